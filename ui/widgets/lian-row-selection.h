/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The selected rows of a table, as a set of positions. */
#pragma once

#include <gtk/gtk.h>

#include "lian-table-model.h"

G_BEGIN_DECLS

#define LIAN_TYPE_ROW_SELECTION (lian_row_selection_get_type ())
/**
 * LianRowSelection:
 *
 * A #GtkSelectionModel around a #GtkBitset.  Selecting all touches no item.  A rebuild of the model
 * keeps the selected records, by id, unless there are more than %LIAN_ROW_SELECTION_KEPT of them.
 */
G_DECLARE_FINAL_TYPE (LianRowSelection, lian_row_selection, LIAN, ROW_SELECTION, GObject)

#define LIAN_ROW_SELECTION_KEPT 10000

LianRowSelection *lian_row_selection_new (LianTableModel *model);
guint lian_row_selection_get_size (LianRowSelection *self);
guint lian_row_selection_get_first (LianRowSelection *self);
GArray *lian_row_selection_dup_ids (LianRowSelection *self);
void lian_row_selection_select_only (LianRowSelection *self, guint position);

G_END_DECLS
