/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The first step of an import: the file, read in a thread. */
#include "lian-i18n.h"
#include "lian-import-dialog-private.h"
#include "lian-import-mapping.h"
#include "lian-plural.h"

static const char *const encodings[] = { "auto", "UTF-8", "GB18030" };

static const LianType *
chosen_type (LianImportDialog *self)
{
  guint n = 0;
  const LianType *const *types = lian_types (&n);
  return types[adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)) % n];
}

typedef struct
{
  LianImport *import;
  char *path;
  GBytes *block; /* in place of a file */
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;
  lian_import_unref (open->import);
  g_clear_pointer (&open->block, g_bytes_unref);
  g_free (open->path);
  g_free (open);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Open *open = data;
  GError *error = NULL;
  /* What an act and messages call it, and how it is read. */
  g_autofree char *name = g_strconcat (_ ("clipboard"), ".csv", NULL);
  gboolean ok = open->block != NULL
                    ? lian_import_open_bytes (open->import, open->block, name, cancellable, &error)
                    : lian_import_open (open->import, open->path, cancellable, &error);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
say_what_was_read (LianImportDialog *self)
{
  guint n = lian_import_get_n_rows (self->import);
  const char *encoding = lian_import_get_encoding (self->import);
  g_autofree char *rows
      = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  /* Translators: number of rows, an encoding as UTF-8 */
  g_autofree char *text = encoding != NULL ? g_strdup_printf (_ ("%s, read as %s"), rows, encoding)
                                           : g_steal_pointer (&rows);
  _lian_import_dialog_say (self, n > 0 ? text : _ ("The file has a header and no rows."));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianImportDialog *self = LIAN_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  Open *open = g_task_get_task_data (G_TASK (result));
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  if (self->stack == NULL)
    return;
  g_clear_pointer (&self->import, lian_import_unref);
  if (ok)
    {
      self->import = lian_import_ref (open->import);
      say_what_was_read (self);
      lian_import_mapping_show (LIAN_IMPORT_MAPPING (self->mapping), self->import,
                                chosen_type (self));
    }
  else
    _lian_import_dialog_say (self, error->message);
  _lian_import_dialog_set_working (self, FALSE);
  if (ok && self->block != NULL && self->step == LIAN_IMPORT_STEP_FILE)
    lian_import_dialog_go_on (self);
}

/* Reads the file chosen, as it is said to be. */
void
_lian_import_dialog_read_file (LianImportDialog *self)
{
  guint encoding = adw_combo_row_get_selected (ADW_COMBO_ROW (self->encoding));
  if ((self->path == NULL && self->block == NULL) || self->working)
    return;
  Open *open = g_new0 (Open, 1);
  open->import = lian_import_new (chosen_type (self));
  open->path = g_strdup (self->path);
  open->block = self->block != NULL ? g_bytes_ref (self->block) : NULL;
  lian_import_set_encoding (open->import, encodings[encoding % G_N_ELEMENTS (encodings)]);
  _lian_import_dialog_say (self, _ ("Reading…"));
  _lian_import_dialog_set_working (self, TRUE);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, opened_cb, NULL);
  g_task_set_source_tag (task, _lian_import_dialog_read_file);
  g_task_set_task_data (task, open, open_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * lian_import_dialog_open:
 * @self: a dialog
 * @path: a file
 *
 * Reads the file, as if it had been chosen.
 */
void
lian_import_dialog_open (LianImportDialog *self, const char *path)
{
  g_return_if_fail (LIAN_IS_IMPORT_DIALOG (self));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_free (self->path);
  g_clear_pointer (&self->block, g_bytes_unref);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file), escaped);
  _lian_import_dialog_read_file (self);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, LianImportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lian_import_dialog_open (self, path);
  g_object_unref (chooser);
}

/* Asks for the file. */
void
_lian_import_dialog_choose (LianImportDialog *self)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Import"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                     _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
