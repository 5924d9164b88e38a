/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Money as an integer of fen, and exact decimals with a fixed number of places. */
#pragma once

#include "lian-quantity.h"

G_BEGIN_DECLS

gboolean lian_money_parse (const char *text, gint64 *fen);
char *lian_money_to_text (gint64 fen);
char *lian_money_format (gint64 fen);
char *lian_money_capitals (gint64 fen);
char *lian_money_to_text_in (gint64 amount, const LianUnit *currency);
char *lian_money_format_in (gint64 amount, const LianUnit *currency);
char *lian_money_capitals_in (gint64 amount, const LianUnit *currency);
gboolean lian_decimal_scale (const char *text, gint64 scale, gint64 divisor, gint64 *out);

G_END_DECLS
