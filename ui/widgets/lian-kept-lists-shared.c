/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that are kept for everybody: read from the base when the popover opens, kept and removed as acts. */
#include "lian-kept-lists-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-shared-lists.h"

typedef struct
{
  const LianType *type;
  GPtrArray *lists;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;
  g_clear_pointer (&asked->lists, g_ptr_array_unref);
  g_free (asked);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  asked->lists = lian_txn_list_shared (txn, asked->type);
  return TRUE;
}

/* The button may be gone when the answer comes. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) button = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;
  const Asked *asked = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (button != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _lian_kept_lists_show_shared (_lian_kept_lists_get (button), asked != NULL ? asked->lists : NULL,
                                  error != NULL ? error->message : NULL);
  g_weak_ref_clear (data);
  g_free (data);
}

static GWeakRef *
weak_new (GtkWidget *button)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, button);
  return weak;
}

/* Reads the lists that are kept for everybody. */
void
_lian_kept_lists_read_shared (LianKeptLists *self)
{
  Asked *asked = g_new0 (Asked, 1);
  asked->type = lian_table_get_type_info (self->look.table);
  lian_store_read_async (lian_context_get_store (self->context), read_job, asked, asked_free,
                         self->cancellable, read_cb, weak_new (self->button));
}

typedef struct
{
  GWeakRef button;
  char *said;
} Told;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Told *told = data;
  g_autoptr (GtkWidget) button = g_weak_ref_get (&told->button);
  g_autoptr (GError) error = NULL;
  if (lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) == NULL)
    {
      g_free (told->said);
      told->said = g_strdup_printf (_ ("The list was not kept for everybody: %s"), error->message);
    }
  if (button != NULL)
    gtk_widget_activate_action (button, "win.toast", "s", told->said);
  g_weak_ref_clear (&told->button);
  g_free (told->said);
  g_free (told);
}

/* @list: (transfer full) */
static void
write_list (LianKeptLists *self, LianRecord *list, LianTxnFunc func, const char *label, const char *said)
{
  Told *told = g_new0 (Told, 1);
  g_weak_ref_init (&told->button, self->button);
  told->said = g_strdup (said);
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, func, list,
                          (GDestroyNotify) lian_record_free, NULL, written_cb, told);
}

/* Keeps what is on show for everybody. */
void
_lian_kept_lists_keep_shared (LianKeptLists *self, const char *name)
{
  g_autofree char *shown = lian_isolate (name);
  g_autofree char *label = g_strdup_printf (_ ("list “%s” kept for everybody"), name);
  g_autofree char *said = g_strdup_printf (_ ("“%s” is kept for everybody. Undo takes it away again."), shown);
  write_list (self, lian_list_look_describe (&self->look, name), lian_shared_list_keep, label, said);
}

/* Removes a list that is kept for everybody. */
void
_lian_kept_lists_forget_shared (LianKeptLists *self, const LianRecord *list)
{
  const char *name = lian_record_get_text (list, "name");
  g_autofree char *shown = lian_isolate (name);
  g_autofree char *label = g_strdup_printf (_ ("removal of the shared list “%s”"), name);
  g_autofree char *said = g_strdup_printf (_ ("“%s” was removed for everybody. Undo brings it back."), shown);
  write_list (self, lian_record_copy (list), lian_shared_list_forget, label, said);
}
