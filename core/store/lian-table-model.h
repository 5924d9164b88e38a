/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A list of records for views: an id vector, and pages of rows that fill in later. */
#pragma once

#include "lian-derived.h"
#include "lian-store.h"

G_BEGIN_DECLS

#define LIAN_TYPE_ROW (lian_row_get_type ())
/**
 * LianRow:
 *
 * One row.  Emits `loaded` when its cells came or changed.  The same object stands for the same
 * record while it lives.
 */
G_DECLARE_FINAL_TYPE (LianRow, lian_row, LIAN, ROW, GObject)

gint64 lian_row_get_id (LianRow *self);
gboolean lian_row_is_loaded (LianRow *self);
gboolean lian_row_has_failed (LianRow *self);
const char *lian_row_get_cell (LianRow *self, guint column);
const char *lian_row_get_title (LianRow *self);

#define LIAN_TYPE_TABLE_MODEL (lian_table_model_get_type ())
/**
 * LianTableModel:
 *
 * A #GListModel of #LianRow over a query.  `get_item` is O(1) and never blocks.  Membership and
 * order change by (0, N, 0) then (0, 0, M); of another slice with more than 256 records the first 256
 * come so, and the others behind them by (256, 0, M) while "loading" is still set.  Fields of a row change
 * by its `loaded` signal.
 *
 * What can't be read is never left out in silence: "problem" says what is missing and why until it
 * has been read, and lian_table_model_retry() tries again.
 *
 * Properties: "loading", "problem".  Signal: `rebuilt`, after the ids were replaced.
 */
G_DECLARE_FINAL_TYPE (LianTableModel, lian_table_model, LIAN, TABLE_MODEL, GObject)

LianTableModel *lian_table_model_new (LianStore *store, const LianType *type, const int *columns,
                                      guint n_columns);
void lian_table_model_set_derived (LianTableModel *self, const LianDerived *derived);
void lian_table_model_set_chip (LianTableModel *self, const char *chip);
gboolean lian_table_model_set_search (LianTableModel *self, const char *search, GError **error);
void lian_table_model_set_filters (LianTableModel *self, const GPtrArray *filters);
void lian_table_model_set_sort (LianTableModel *self, const char *field, gboolean descending);
void lian_table_model_refresh (LianTableModel *self);
void lian_table_model_retry (LianTableModel *self);
gboolean lian_table_model_is_loading (LianTableModel *self);
gboolean lian_table_model_is_complete (LianTableModel *self);
const char *lian_table_model_get_problem (LianTableModel *self);
guint lian_table_model_find (LianTableModel *self, gint64 id);
GArray *lian_table_model_dup_ids (LianTableModel *self);
gint64 lian_table_model_get_id (LianTableModel *self, guint position);

G_END_DECLS
