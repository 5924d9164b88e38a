/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of a list of records.
 *
 * They are made when asked for, in pages of 256 (a GTK 4.8 view keeps 205 alive), and fill in when
 * the reader has loaded their page.  Sixteen pages are kept.  A weak table keeps the identity of rows
 * that a view still holds. */
#include "lian-error.h"
#include "lian-kept.h"
#include "lian-table-model-private.h"

#define PAGES_KEPT 16

typedef struct
{
  guint number;
  guint n;
  LianRow *rows[LIAN_TABLE_PAGE];
} Page;

void
_lian_table_page_free (gpointer data)
{
  Page *page = data;
  for (guint i = 0; i < page->n; i++)
    g_clear_object (&page->rows[i]);
  g_free (page);
}

/* What the reader loads: some ids, and the cells it finds. */
typedef struct
{
  const LianType *type;
  int *columns;
  guint n_columns;
  const LianDerived *derived;
  GArray *ids;
  GPtrArray *cells; /* char **, NULL where the record is gone */
  GPtrArray *titles;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;
  g_free (load->columns);
  g_array_unref (load->ids);
  g_ptr_array_unref (load->cells);
  g_ptr_array_unref (load->titles);
  g_free (load);
}

/* A kept warning is read in the language of who looks, not of who kept it. */
static char *
cell_text (LianTxn *txn, const LianType *type, const LianRecord *record, int field)
{
  if (record == NULL)
    return g_strdup ("");
  if (g_str_equal (type->id, "kept_warning") && g_str_equal (type->fields[field].id, "message"))
    return lian_kept_dup_message (txn, record, NULL);
  return lian_txn_display (txn, record, field);
}

static gboolean
wants_derived (const Load *load)
{
  for (guint c = 0; c < load->n_columns; c++)
    if (load->columns[c] >= (int) load->type->n_fields)
      return load->derived != NULL;
  return FALSE;
}

static char **
read_cells (LianTxn *txn, const Load *load, const LianRecord *record)
{
  char **cells = g_new0 (char *, load->n_columns + 1);
  g_auto (GStrv) derived
      = record != NULL && wants_derived (load) ? load->derived->read (txn, record) : NULL;
  for (guint c = 0; c < load->n_columns; c++)
    {
      int place = load->columns[c] - (int) load->type->n_fields;
      if (place < 0)
        cells[c] = cell_text (txn, load->type, record, load->columns[c]);
      else
        cells[c] = g_strdup (derived != NULL ? derived[place] : "");
    }
  return cells;
}

static gboolean
load_rows (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  for (guint i = 0; i < load->ids->len; i++)
    {
      g_autoptr (LianRecord) record
          = lian_txn_load (txn, load->type, g_array_index (load->ids, gint64, i));
      g_ptr_array_add (load->cells, read_cells (txn, load, record));
      g_ptr_array_add (load->titles,
                       record != NULL ? lian_txn_record_title (txn, record) : g_strdup (""));
    }
  return TRUE;
}

static void load_ids (LianTableModel *self, GArray *ids);

static void
load_slice (LianTableModel *self, const GArray *ids, guint from, guint to)
{
  GArray *slice = g_array_sized_new (FALSE, FALSE, sizeof (gint64), to - from);
  g_array_append_vals (slice, &g_array_index (ids, gint64, from), to - from);
  load_ids (self, slice);
}

/* A damaged page of the file holds a few rows only: the others are found by halves. */
static void
rows_failed (LianTableModel *self, const GArray *ids, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_DAMAGED) && ids->len > 1)
    {
      load_slice (self, ids, 0, ids->len / 2);
      load_slice (self, ids, ids->len / 2, ids->len);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      LianRow *row = g_hash_table_lookup (self->live, &g_array_index (ids, gint64, i));
      if (row != NULL)
        _lian_row_fail (row);
    }
  _lian_table_rows_read (self, error);
}

/* A question under way, for its answer. */
typedef struct
{
  LianTableModel *self;
  GArray *ids;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->self);
  g_array_unref (asked->ids);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
rows_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  LianTableModel *self = asked->self;
  g_autoptr (GError) error = NULL;
  Load *load = lian_store_read_finish (LIAN_STORE (object), result, &error);
  if (load == NULL)
    {
      rows_failed (self, asked->ids, error);
      return;
    }
  /* Whatever the query has become meanwhile, these are still the cells of these records. */
  for (guint i = 0; i < load->ids->len; i++)
    {
      LianRow *row = g_hash_table_lookup (self->live, &g_array_index (load->ids, gint64, i));
      if (row == NULL)
        continue;
      char **cells = g_steal_pointer (&load->cells->pdata[i]);
      _lian_row_fill (row, cells, g_steal_pointer (&load->titles->pdata[i]));
    }
  _lian_table_rows_read (self, NULL);
}

static void
strv_free (gpointer data)
{
  g_strfreev (data);
}

static void
load_ids (LianTableModel *self, GArray *ids)
{
  Load *load = g_new0 (Load, 1);
  load->type = self->type;
  load->columns = g_memdup2 (self->columns, sizeof (int) * self->n_columns);
  load->n_columns = self->n_columns;
  load->derived = self->derived;
  load->ids = ids;
  load->cells = g_ptr_array_new_with_free_func (strv_free);
  load->titles = g_ptr_array_new_with_free_func (g_free);
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), g_array_ref (ids) };
  lian_store_read_async (self->store, load_rows, load, load_free, self->closing, rows_loaded_cb,
                         asked);
}

typedef struct
{
  GHashTable *live;
  gint64 id;
} LiveEntry;

static void
row_gone (gpointer data, GObject *where)
{
  LiveEntry *entry = data;
  g_hash_table_remove (entry->live, &entry->id);
  g_hash_table_unref (entry->live);
  g_free (entry);
}

static LianRow *
get_row (LianTableModel *self, gint64 id)
{
  LianRow *row = g_hash_table_lookup (self->live, &id);
  if (row != NULL)
    return g_object_ref (row);
  row = g_object_new (LIAN_TYPE_ROW, NULL);
  row->id = id;
  gint64 *key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (self->live, key, row);
  LiveEntry *entry = g_new (LiveEntry, 1);
  *entry = (LiveEntry){ g_hash_table_ref (self->live), id };
  g_object_weak_ref (G_OBJECT (row), row_gone, entry);
  return row;
}

static Page *
make_page (LianTableModel *self, guint number)
{
  Page *page = g_new0 (Page, 1);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = number * LIAN_TABLE_PAGE;
  page->number = number;
  page->n = MIN (LIAN_TABLE_PAGE, self->ids->len - start);
  for (guint i = 0; i < page->n; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, start + i);
      page->rows[i] = get_row (self, id);
      if (!lian_row_is_loaded (page->rows[i]))
        g_array_append_val (missing, id);
    }
  if (missing->len > 0)
    load_ids (self, missing);
  else
    g_array_unref (missing);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number + 1), page);
  g_queue_push_tail (&self->recent, GUINT_TO_POINTER (number));
  while (self->recent.length > PAGES_KEPT)
    g_hash_table_remove (self->pages,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_queue_pop_head (&self->recent)) + 1));
  return page;
}

/* The pages from that row on, its own included, don't hold what the ids say any more. */
void
_lian_table_drop_pages (LianTableModel *self, guint from)
{
  for (GList *l = self->recent.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (GPOINTER_TO_UINT (l->data) < from / LIAN_TABLE_PAGE)
        continue;
      g_hash_table_remove (self->pages, GUINT_TO_POINTER (GPOINTER_TO_UINT (l->data) + 1));
      g_queue_delete_link (&self->recent, l);
    }
}

static void
touch_page (LianTableModel *self, guint number)
{
  gpointer value = GUINT_TO_POINTER (number);
  if (g_queue_peek_tail (&self->recent) == value)
    return;
  g_queue_remove (&self->recent, value);
  g_queue_push_tail (&self->recent, value);
}

/* Reads again the rows that a view holds: those of @set or all, or of them those that failed. */
static void
reload (LianTableModel *self, const LianChangeSet *set, gboolean failed)
{
  GHashTableIter iter;
  gpointer key, row;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if ((set == NULL || lian_change_set_find (set, *(gint64 *) key) != NULL)
        && (!failed || lian_row_has_failed (row)))
      g_array_append_vals (ids, key, 1);
  if (ids->len > 0)
    load_ids (self, ids);
  else
    g_array_unref (ids);
}

void
_lian_table_reload (LianTableModel *self, const LianChangeSet *set)
{
  reload (self, set, FALSE);
}

void
_lian_table_reload_failed (LianTableModel *self)
{
  reload (self, NULL, TRUE);
}

/* Returns: (transfer full): the row there, which may fill in later */
LianRow *
_lian_table_get_row (LianTableModel *self, guint position)
{
  guint number = position / LIAN_TABLE_PAGE;
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number + 1));
  if (page == NULL)
    page = make_page (self, number);
  else
    touch_page (self, number);
  return g_object_ref (page->rows[position % LIAN_TABLE_PAGE]);
}
