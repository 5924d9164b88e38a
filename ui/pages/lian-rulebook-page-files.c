/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Editions of the rulebook from and to DMN files. */
#include "lian-dmn-write.h"
#include "lian-i18n.h"
#include "lian-out-file.h"
#include "lian-rulebook-page-private.h"

static GtkFileChooserNative *
make_chooser (LianRulebookPage *self, const char *title, GtkFileChooserAction action,
              const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, accept, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("DMN files"));
  gtk_file_filter_add_pattern (filter, "*.dmn");
  gtk_file_filter_add_pattern (filter, "*.xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/* From a file. */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianRulebookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  char *text = NULL;
  gsize length = 0;
  gboolean read = g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error);
  if (self->list == NULL || self->view == NULL)
    return;
  if (!read)
    {
      lian_trouble_say (self->trouble, error->message);
      return;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  /* Translators: the name of a file */
  g_autofree char *body = g_strdup_printf (_ ("It begins as the DMN file %s."), name);
  _lian_rulebook_page_ask_draft (self, bytes, body);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, LianRulebookPage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_load_contents_async (file, self->cancellable, loaded_cb, g_object_ref (self));
  g_object_unref (chooser);
}

/**
 * _lian_rulebook_page_draft_file:
 * @widget: the page
 * @action: not used
 * @parameter: (nullable): not used
 *
 * Asks for a DMN file and drafts an edition from it.
 */
void
_lian_rulebook_page_draft_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  GtkFileChooserNative *chooser = make_chooser (self, _ ("Draft an Edition from a File"),
                                                GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* To a file. */

typedef struct
{
  LianRulebook *rulebook;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;
  lian_rulebook_unref (export->rulebook);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = lian_rulebook_to_dmn (export->rulebook, &error);
  g_autoptr (LianOutFile) file = bytes != NULL ? lian_out_file_new (export->path, &error) : NULL;
  if (file != NULL
      && lian_out_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error)
      && lian_out_file_commit (file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (source);
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), export->path);
  if (self->list == NULL)
    return;
  if (done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  else
    lian_trouble_say (self->trouble, error->message);
}

/* As a DMN 1.3 file, which other programs open. */
static void
write_edition (LianRulebookPage *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, exported_cb, NULL);
  Export *export = g_new (Export, 1);
  *export = (Export){ lian_rulebook_ref (self->view->rulebook), g_strdup (path) };
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, LianRulebookPage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->view != NULL)
    write_edition (self, path);
  g_object_unref (chooser);
}

/**
 * _lian_rulebook_page_export:
 * @widget: the page
 * @action: not used
 * @parameter: (nullable): not used
 *
 * Asks for a place and writes the edition shown there.
 */
void
_lian_rulebook_page_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianRulebookPage *self = LIAN_RULEBOOK_PAGE (widget);
  g_autofree char *name
      = g_strconcat (lian_rulebook_get_edition (self->view->rulebook), ".dmn", NULL);
  GtkFileChooserNative *chooser = make_chooser (self, _ ("Export the Edition"),
                                                GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
