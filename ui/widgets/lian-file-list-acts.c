/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is done with the files of a record: adding, looking at, taking out, removing.
 *
 * The disk is read and written on other threads.  A file is opened only as a copy in a place of this
 * person's own: another program never touches the base. */
#include "lian-attach.h"
#include "lian-choices.h"
#include "lian-error.h"
#include "lian-file-list-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"

#include <glib/gstdio.h>

static GtkWindow *
window_of (LianFileList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
say (LianFileList *self, const char *format, const char *name)
{
  g_autofree char *shown = lian_isolate (name);
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", shown, 1);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text->str);
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
}

/* Adding. */

typedef struct
{
  gint64 owner;
  LianAttachFile *file;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  lian_attach_file_free (adding->file);
  g_free (adding);
}

static gboolean
add_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Adding *adding = data;
  return lian_attach_add (txn, adding->owner, adding->file, error) != 0;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GError) error = NULL;
  Adding *adding = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (error != NULL)
    _lian_file_list_notice (self, error->message);
  else if (adding != NULL)
    say (self, _ ("Added: %s"), adding->file->name);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GError) error = NULL;
  LianAttachFile *file = lian_attach_file_read_finish (result, &error);
  if (file == NULL)
    {
      if (!was_cancelled (error))
        _lian_file_list_notice (self, error->message);
      return;
    }
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){ self->owner, file };
  if (self->kind != NULL)
    file->kind = lian_choices_attachment_kind[gtk_drop_down_get_selected (
                                                  GTK_DROP_DOWN (self->kind))]
                     .value;
  /* Translators: label of an act; name of a file */
  g_autofree char *label = g_strdup_printf (_ ("file attached: %s"), file->name);
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, add_job, adding,
                          adding_free, NULL, added_cb, g_object_ref (self));
}

static void
chosen_to_add_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->context != NULL)
    {
      _lian_file_list_notice (self, NULL);
      lian_attach_file_read_async (file, self->cancellable, read_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LianFileList *self = LIAN_FILE_LIST (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Add a File"), window_of (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_to_add_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Taking out: to @path, or to a private place where it is NULL. */

typedef struct
{
  gint64 id;
  char *path;
  char *private;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;
  g_free (taking->path);
  g_free (taking->private);
  g_free (taking);
}

static gboolean
take_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  g_autoptr (LianAttachFile) file = lian_attach_take (txn, taking->id, error);
  if (file == NULL)
    return FALSE;
  if (taking->path != NULL)
    return lian_attach_file_save (file, taking->path, error);
  taking->private = lian_attach_file_save_private (file, error);
  return taking->private != NULL;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GError) error = NULL;
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !was_cancelled (error))
    _lian_file_list_notice (self, error->message);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GError) error = NULL;
  Taking *taking = lian_store_read_finish (LIAN_STORE (source), result, &error);
  if (taking == NULL)
    {
      if (!was_cancelled (error))
        _lian_file_list_notice (self, error->message);
      return;
    }
  if (taking->path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (taking->path);
      say (self, _ ("Saved: %s"), name);
      return;
    }
  g_autofree char *uri = g_filename_to_uri (taking->private, NULL, NULL);
  if (uri != NULL && window_of (self) != NULL)
    gtk_show_uri_full (window_of (self), uri, GDK_CURRENT_TIME, self->cancellable, shown_cb,
                       g_object_ref (self));
}

static void
take (LianFileList *self, gint64 id, const char *path)
{
  Taking *taking = g_new0 (Taking, 1);
  *taking = (Taking){ id, g_strdup (path), NULL };
  _lian_file_list_notice (self, NULL);
  lian_store_read_async (lian_context_get_store (self->context), take_job, taking, taking_free,
                         self->cancellable, taken_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianFileList *self = LIAN_FILE_LIST (widget);
  gint64 id = _lian_file_list_get_selected (self, NULL);
  if (id != 0)
    take (self, id, NULL);
}

static void
chosen_to_save_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "lian-file");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->context != NULL)
    take (self, *id, path);
  g_object_unref (dialog);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianFileList *self = LIAN_FILE_LIST (widget);
  const char *name;
  gint64 id = _lian_file_list_get_selected (self, &name);
  if (id == 0)
    return;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the File"), window_of (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "lian-file", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_to_save_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Removing. */

static gboolean
remove_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Taking *taking = data;
  return lian_txn_delete (txn, lian_type_find ("attachment"), taking->id, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianFileList) self = data;
  g_autoptr (GError) error = NULL;
  Taking *taking = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  if (error != NULL)
    _lian_file_list_notice (self, error->message);
  else if (taking != NULL)
    say (self, _ ("Removed: %s. Undo brings it back."), taking->path);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianFileList *self = LIAN_FILE_LIST (widget);
  const char *name;
  gint64 id = _lian_file_list_get_selected (self, &name);
  if (id == 0)
    return;
  Taking *taking = g_new0 (Taking, 1);
  *taking = (Taking){ id, g_strdup (name), NULL };
  /* Translators: label of an act; name of a file */
  g_autofree char *label = g_strdup_printf (_ ("attached file removed: %s"), name);
  lian_store_write_async (lian_context_get_store (self->context), label, NULL, remove_job, taking,
                          taking_free, NULL, removed_cb, g_object_ref (self));
}

/* Installs files.add, files.open, files.save and files.remove, and the keys. */
void
_lian_file_list_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "files.add", NULL, add_action);
  gtk_widget_class_install_action (klass, "files.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "files.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "files.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "files.remove", NULL);
}
