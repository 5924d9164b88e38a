/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan has of an aim, as people read it. */
#pragma once

#include "lian-arrange-book.h"
#include "lian-arrange-sheet.h"

G_BEGIN_DECLS

char *lian_arrange_figures_value (LianAim aim, gint64 value);
char *lian_arrange_figures_gap (gint64 objective, gint64 bound);
guint lian_arrange_count_touched (const LianArrangeBook *book, const LianArrangeSheet *sheet);

G_END_DECLS
