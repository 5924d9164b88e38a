/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records that a pasted block names, found by code or name as an import finds them.
 *
 * All are asked for at once on the reader thread; until then, and where there is none, their words
 * stand behind a question mark, as when they are typed. */
#include "lian-lookup.h"
#include "lian-part-table-private.h"

/* What the reader thread is asked about one reference. */
typedef struct
{
  const LianType *type;
  char *text;
  gint64 id;
  char *title;
} Sought;

typedef struct
{
  LianPartTable *self;
  guint serial;
  GPtrArray *cells; /* LianPastedCell, of the paste with that serial number */
  GArray *sought;   /* Sought, in the same order */
} Resolving;

static void
sought_clear (gpointer data)
{
  g_free (((Sought *) data)->text);
  g_free (((Sought *) data)->title);
}

static gboolean
find_one (LianTxn *txn, GHashTable *lookups, Sought *sought, GCancellable *cancellable,
          GError **error)
{
  LianLookup *lookup = g_hash_table_lookup (lookups, sought->type);
  if (lookup == NULL)
    {
      lookup = lian_lookup_new (txn, sought->type, cancellable, error);
      if (lookup == NULL)
        return FALSE;
      g_hash_table_insert (lookups, (gpointer) sought->type, lookup);
    }
  gint64 id = 0;
  if (lian_lookup_find (lookup, sought->text, &id) != LIAN_FOUND_ONE)
    return TRUE;
  sought->id = id;
  sought->title = lian_txn_title (txn, sought->type, id);
  return TRUE;
}

static gboolean
resolve_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *sought = data;
  g_autoptr (GHashTable) lookups
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) lian_lookup_free);
  for (guint i = 0; i < sought->len; i++)
    if (!find_one (txn, lookups, &g_array_index (sought, Sought, i), cancellable, error))
      return FALSE;
  return TRUE;
}

static void
take_found (LianPartTable *self, LianPastedCell *cell, const Sought *sought)
{
  g_autofree char *text = lian_form_sheet_dup_text (cell->sheet, cell->field);
  if (sought->id == 0 || !g_str_equal (text, cell->put))
    return;
  g_hash_table_insert (self->titles, g_memdup2 (&sought->id, sizeof sought->id),
                       g_strdup (sought->title));
  g_free (cell->put);
  cell->put = g_strdup_printf ("%" G_GINT64_FORMAT, sought->id);
  _lian_part_paste_put (self, cell->sheet, cell->field, cell->put);
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Resolving *resolving = data;
  LianPartTable *self = resolving->self;
  g_autoptr (GError) error = NULL;
  lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->paste != NULL && self->paste->serial == resolving->serial)
    {
      for (guint i = 0; error == NULL && i < resolving->cells->len; i++)
        take_found (self, resolving->cells->pdata[i],
                    &g_array_index (resolving->sought, Sought, i));
      self->paste->resolving = FALSE;
      _lian_part_paste_say (self);
      g_signal_emit (self, _lian_part_table_signals[LIAN_PART_TABLE_EDITED], 0);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  g_ptr_array_unref (resolving->cells);
  g_array_unref (resolving->sought);
  g_object_unref (resolving->self);
  g_free (resolving);
}

/* Asks for all references of the paste at once. */
void
_lian_part_paste_find (LianPartTable *self)
{
  Resolving *resolving = g_new0 (Resolving, 1);
  resolving->self = g_object_ref (self);
  resolving->serial = self->paste->serial;
  resolving->cells = g_ptr_array_new ();
  resolving->sought = g_array_new (FALSE, TRUE, sizeof (Sought));
  g_array_set_clear_func (resolving->sought, sought_clear);
  for (guint i = 0; i < self->paste->cells->len; i++)
    {
      LianPastedCell *cell = self->paste->cells->pdata[i];
      if (_lian_part_paste_field (cell)->kind != LIAN_FIELD_REFERENCE)
        continue;
      Sought sought = { lian_type_find (_lian_part_paste_field (cell)->reference), g_strdup (cell->put + 1), 0,
                        NULL };
      g_array_append_val (resolving->sought, sought);
      g_ptr_array_add (resolving->cells, cell);
    }
  self->paste->resolving = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  lian_store_read_async (lian_context_get_store (self->context), resolve_job,
                         g_array_ref (resolving->sought), (GDestroyNotify) g_array_unref,
                         self->cancellable, resolved_cb, resolving);
}
