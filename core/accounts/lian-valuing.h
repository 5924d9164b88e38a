/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What means of production are worth. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

extern const LianChoice lian_choices_item_kind[];
extern const LianChoice lian_choices_price_basis[];

gint64 lian_value_by_newness (gint64 reference, gint64 years_used, gint64 years_remaining);
int lian_price_basis_rank (const char *kind, const char *basis);
gboolean lian_item_wears (const char *kind);
gboolean lian_item_value (const LianRecord *item, gint64 *value);

G_END_DECLS
