/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a list of records and its rows.  Private to core/store. */
#pragma once

#include "lian-query-text.h"
#include "lian-table-model.h"

G_BEGIN_DECLS

/* Rows of a page: GTK 4.8's views keep 205 alive. */
#define LIAN_TABLE_PAGE 256

/* Rows of the first answer to a query: what a high window shows.  A view of GTK 4.8 makes widgets for 205 rows
 * at once, which takes longer than a frame may. */
#define LIAN_TABLE_FIRST 48

struct _LianRow
{
  GObject parent_instance;

  gint64 id;
  char **cells;
  guint n_cells;
  char *title;
  gboolean failed; /* it could not be read, or not again after a change */
};

struct _LianTableModel
{
  GObject parent_instance;

  LianStore *store;
  const LianType *type;
  int *columns;
  guint n_columns;
  const LianDerived *derived; /* the columns beyond the fields; %NULL for none */
  const char *chip;           /* the condition of @derived that is set */

  char *search; /* as it was typed */
  LianQueryText *query;
  GPtrArray *filters; /* LianFilter */
  char *sort;
  gboolean descending;

  GArray *ids;
  GHashTable *pages; /* number + 1 to Page */
  GQueue recent;     /* numbers, oldest first */
  GHashTable *live;  /* id to LianRow, weak */
  guint generation;
  gboolean loading;
  GArray *rest;   /* (nullable): all the ids, of which @ids are the first so far */
  guint growing;  /* the source that adds more of them */
  gboolean ids_failed; /* the last query; the ids are those of an earlier one */
  char *problem;       /* what is missing, and why */
  GCancellable *cancellable; /* of the query under way */
  GCancellable *closing;
};

void _lian_table_swap_ids (LianTableModel *self, GArray *ids);
void _lian_table_show_ids (LianTableModel *self, GArray *ids);
void _lian_table_stop_growing (LianTableModel *self);
void _lian_table_ids_shown (LianTableModel *self);
void _lian_table_tell_n_items (LianTableModel *self);
void _lian_table_drop_pages (LianTableModel *self, guint from);
void _lian_table_page_free (gpointer page);
LianRow *_lian_table_get_row (LianTableModel *self, guint position);
void _lian_table_reload (LianTableModel *self, const LianChangeSet *set);
void _lian_table_reload_failed (LianTableModel *self);
void _lian_table_ids_read (LianTableModel *self, const GError *error);
void _lian_table_ids_salvaged (LianTableModel *self, const GError *error);
void _lian_table_rows_read (LianTableModel *self, const GError *error);
void _lian_table_tell_problem (LianTableModel *self, const char *problem);
void _lian_row_fill (LianRow *self, char **cells, char *title);
void _lian_row_fail (LianRow *self);

G_END_DECLS
