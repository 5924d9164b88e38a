/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading what an act changed: some hundred records at a time, and the fields of one when it is
 * opened. */
#include "lian-i18n.h"
#include "lian-log-tree-private.h"
#include "lian-plural.h"

#define RECORDS_AT_ONCE 500
#define FEW 3 /* so many records are opened at once */

/* The fields of one record. */

typedef struct
{
  gint64 act;
  gint64 id;
  GPtrArray *changes;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;
  g_clear_pointer (&fields->changes, g_ptr_array_unref);
  g_free (fields);
}

static gboolean
read_fields (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Fields *fields = data;
  fields->changes = lian_txn_list_changes (txn, fields->act, fields->id, error);
  return fields->changes != NULL;
}

/* A question under way, for its answer. */
typedef struct
{
  LianLogTree *self;
  LianLogRow *row;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->self);
  g_object_unref (asked->row);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
fields_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  LianLogTree *self = asked->self;
  g_autoptr (GError) error = NULL;
  Fields *fields = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->tree == NULL)
    return;
  if (fields == NULL)
    {
      lian_log_row_disclaim (asked->row);
      lian_trouble_take (self->trouble, error);
      return;
    }
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < fields->changes->len; i++)
    g_ptr_array_add (rows, lian_log_row_new_field (fields->changes->pdata[i]));
  g_list_store_splice (lian_log_row_get_fields (asked->row), 0, 0, rows->pdata, rows->len);
}

/* Reads the fields of a record, once. */
void
_lian_log_tree_fill (LianLogTree *self, LianLogRow *row)
{
  if (lian_log_row_get_record (row) == NULL || !lian_log_row_claim (row))
    return;
  Fields *fields = g_new0 (Fields, 1);
  fields->act = self->act;
  fields->id = lian_log_row_get_record (row)->id;
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), g_object_ref (row) };
  lian_store_read_async (lian_context_get_store (self->context), read_fields, fields, fields_free,
                         self->cancellable, fields_cb, asked);
}

void
_lian_log_tree_set_expanded (LianLogTree *self, GtkTreeListRow *row, gboolean expanded)
{
  g_autoptr (LianLogRow) line = gtk_tree_list_row_get_item (row);
  if (expanded)
    _lian_log_tree_fill (self, line);
  gtk_tree_list_row_set_expanded (row, expanded);
}

/* The records of the act. */

typedef struct
{
  LianActCursor *cursor;
  guint generation;
  guint n_records;
  GPtrArray *records;
} Records;

static void
records_free (gpointer data)
{
  Records *records = data;
  lian_act_cursor_unref (records->cursor);
  g_clear_pointer (&records->records, g_ptr_array_unref);
  g_free (records);
}

static gboolean
read_records (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Records *records = data;
  records->records = lian_txn_read_act_records (txn, records->cursor, RECORDS_AT_ONCE, error);
  records->n_records = lian_act_cursor_get_total (records->cursor);
  return records->records != NULL;
}

void
_lian_log_tree_show_total (LianLogTree *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint n = self->n_records;
  g_autofree char *all
      = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  /* Translators: of the records that an act changed; "500 shown" */
  g_autofree char *part = g_strdup_printf (_ ("%s, %u shown"), all, shown);
  gtk_label_set_text (GTK_LABEL (self->total), shown < n ? part : all);
  gtk_widget_set_visible (self->more, shown < n);
}

static void
open_few (LianLogTree *self)
{
  for (guint i = self->n_records; i > 0 && self->n_records <= FEW; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i - 1);
      if (row != NULL)
        _lian_log_tree_set_expanded (self, row, TRUE);
    }
}

static void
records_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianLogTree) self = data;
  g_autoptr (GError) error = NULL;
  Records *records = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->tree == NULL || (records != NULL && records->generation != self->generation))
    return;
  gtk_widget_set_sensitive (self->more, TRUE);
  self->unread = records == NULL;
  if (!lian_trouble_take (self->trouble, error))
    return;
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint offset = self->fresh ? 0 : before;
  self->fresh = FALSE;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->records->len; i++)
    g_ptr_array_add (rows, lian_log_row_new_record (records->records->pdata[i]));
  self->n_records = records->n_records;
  g_list_store_splice (self->records, offset, before - offset, rows->pdata, rows->len);
  _lian_log_tree_show_total (self);
  open_few (self);
}

/* The next ones; they are asked for once at a time. */
void
_lian_log_tree_load (LianLogTree *self)
{
  Records *records = g_new0 (Records, 1);
  records->cursor = lian_act_cursor_ref (self->cursor);
  records->generation = ++self->generation;
  gtk_widget_set_sensitive (self->more, FALSE);
  lian_store_read_async (lian_context_get_store (self->context), read_records, records,
                         records_free, self->cancellable, records_cb, g_object_ref (self));
}
