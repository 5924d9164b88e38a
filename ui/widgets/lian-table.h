/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table of records: columns from the type, sort by any column, a selection. */
#pragma once

#include <adwaita.h>

#include "lian-context.h"
#include "lian-row-selection.h"

G_BEGIN_DECLS

#define LIAN_TYPE_TABLE (lian_table_get_type ())
/**
 * LianTable:
 *
 * A column view over a #LianTableModel.  Remembers columns, widths and sort in the settings.
 *
 * Signals: `selected (gint64 id)` when exactly one record is selected, by whatever way; `activated
 * (gint64 id)` by Enter or a double click; `changed` when the number of rows, the selection or the
 * loading state changed.
 */
G_DECLARE_FINAL_TYPE (LianTable, lian_table, LIAN, TABLE, AdwBin)

/* GTK keeps 205 rows alive whatever is seen, so every column costs. */
#define LIAN_TABLE_MAX_COLUMNS 10

GtkWidget *lian_table_new (LianContext *context, const LianType *type);
const LianType *lian_table_get_type_info (LianTable *self);
LianTableModel *lian_table_get_model (LianTable *self);
LianRowSelection *lian_table_get_selection (LianTable *self);
GtkColumnView *lian_table_get_view (LianTable *self);
guint lian_table_get_count (LianTable *self);
gboolean lian_table_set_search (LianTable *self, const char *search, GError **error);
void lian_table_set_chip (LianTable *self, const char *chip);
guint lian_table_get_n_fields (LianTable *self);
const LianField *lian_table_get_field (LianTable *self, int place);
void lian_table_set_filters (LianTable *self, const GPtrArray *filters);
gint64 lian_table_get_selected (LianTable *self);
void lian_table_unselect (LianTable *self);
void lian_table_select_id (LianTable *self, gint64 id);
gboolean lian_table_step (LianTable *self, int step);
void lian_table_focus (LianTable *self);
void lian_table_select_focused (LianTable *self);
GArray *lian_table_dup_fields (LianTable *self);
gboolean lian_table_has_column (LianTable *self, int field);
void lian_table_set_columns (LianTable *self, const char *const *ids);
char *lian_table_dup_layout (LianTable *self);
void lian_table_set_layout (LianTable *self, const char *layout);
void lian_table_show_column (LianTable *self, int field, gboolean show);
gboolean lian_table_may_show (const LianField *field);
char *lian_table_dup_title (const LianField *field);
int lian_table_get_sort (LianTable *self, gboolean *descending);
void lian_table_sort_by (LianTable *self, int field, gboolean descending);

G_END_DECLS
