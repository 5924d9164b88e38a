/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan as a table that is corrected by hand. */
#pragma once

#include <gtk/gtk.h>

#include "lian-arrange-names.h"
#include "lian-arrange-rows.h"

G_BEGIN_DECLS

#define LIAN_TYPE_ARRANGE_GRID (lian_arrange_grid_get_type ())
/**
 * LianArrangeGrid:
 *
 * Orders or co-operatives, below each what is made, month by month.  Left and Right choose the month, a
 * figure or Enter begins to type into it, P pins it or lets it go; what is typed is checked at once and
 * the rule that it breaks is said below.
 *
 * Signals: `selected`, when another row is; `typed (guint way, guint month)`, when a quantity was typed and
 * stands in the sheet; `pinned (guint way, guint month)`, the same for a pin; `opened`, for Enter on a row
 * that nothing can be typed into.
 */
G_DECLARE_FINAL_TYPE (LianArrangeGrid, lian_arrange_grid, LIAN, ARRANGE_GRID, GtkWidget)

GtkWidget *lian_arrange_grid_new (void);
void lian_arrange_grid_show (LianArrangeGrid *self, const LianArrangeTask *task, const LianArrangeNames *names,
                             LianArrangeSheet *sheet,
                             LianArrangeRowsFlags flags, gboolean editable);
void lian_arrange_grid_forget (LianArrangeGrid *self);
gboolean lian_arrange_grid_get_selected (LianArrangeGrid *self, LianArrangeRowKind *kind, guint *index);
void lian_arrange_grid_select (LianArrangeGrid *self, LianArrangeRowKind kind, guint index);
void lian_arrange_grid_focus (LianArrangeGrid *self);

G_END_DECLS
