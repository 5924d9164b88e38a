/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What goes in and out of a list by the clipboard, and what was entered twice. */
#include "lian-block-list.h"
#include "lian-duplicates-window.h"
#include "lian-i18n.h"
#include "lian-import-dialog.h"
#include "lian-plural.h"
#include "lian-records-page-private.h"

/* Copying: put together on the reader thread, for all rows may be selected. */

typedef struct
{
  const LianType *type;
  GArray *ids;
  GArray *fields;
  char *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;
  g_array_unref (copy->ids);
  g_array_unref (copy->fields);
  g_free (copy->text);
  g_free (copy);
}

static gboolean
copy_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  copy->text = lian_block_copy (txn, copy->type, copy->ids, copy->fields, cancellable, error);
  return copy->text != NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autoptr (GError) error = NULL;
  Copy *copy = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (self->table == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (copy == NULL)
    {
      _lian_records_page_say (self, error->message);
      return;
    }
  guint n = copy->ids->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), n);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), copy->text);
  _lian_records_page_say (self, words);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  lian_table_select_focused (self->table);
  g_autoptr (GArray) ids = lian_row_selection_dup_ids (lian_table_get_selection (self->table));
  if (ids->len == 0)
    {
      _lian_records_page_say (self, _ ("Select the rows to copy first."));
      return;
    }
  Copy *copy = g_new0 (Copy, 1);
  copy->type = self->type;
  copy->ids = g_steal_pointer (&ids);
  copy->fields = lian_table_dup_fields (self->table);
  lian_store_read_async (lian_context_get_store (self->context), copy_job, copy, copy_free, self->cancellable,
                         copied_cb, g_object_ref (self));
}

/* Pasting. */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRecordsPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean headed = FALSE;
  if (self->table == NULL || root == NULL)
    return;
  g_autoptr (GArray) fields = lian_table_dup_fields (self->table);
  g_autoptr (GBytes) table = text != NULL ? lian_block_to_table (self->type, text, fields, &headed) : NULL;
  if (table == NULL)
    _lian_records_page_say (self, headed ? _ ("The clipboard has a heading and no rows.") : _ ("The clipboard has no rows to paste."));
  else
    lian_import_dialog_present_block (self->context, GTK_WINDOW (root), self->type, table);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  if (!_lian_records_page_may_type (self))
    _lian_records_page_say (self, self->type->by_acts ? _ ("These records are made and changed by acts of their own, never by hand.")
                                   : _ ("This base can't be changed now."));
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable, pasted_cb,
                                   g_object_ref (self));
}

/* Of this kind where something tells; else of all. */
static void
duplicates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRecordsPage *self = LIAN_RECORDS_PAGE (widget);
  lian_duplicates_window_present (widget, self->context, self->type->n_twins > 0 ? self->type : NULL);
}

void
_lian_records_page_install_exchange (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "page.paste", NULL, paste_cb);
  gtk_widget_class_install_action (klass, "page.duplicates", NULL, duplicates_cb);
}
