/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an import would do, or did. */
#include "lian-import-outcome.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-import-row-window.h"
#include "lian-text-rows.h"

#define MAX_REASONS 2000

struct _LianImportOutcome
{
  AdwBin parent_instance;

  LianImport *import;
  GtkWidget *counts;
  GtkWidget *message;
  GtkWidget *save;
  GListStore *reasons;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (LianImportOutcome, lian_import_outcome, ADW_TYPE_BIN)

static LianTextRow *
make_row (const LianImportReason *reason)
{
  g_autofree char *number = g_strdup_printf ("%u", reason->number);
  g_autofree char *line = g_strdup_printf ("%u", reason->line);
  const char *const cells[LIAN_TEXT_ROW_CELLS] = {
    reason->warning ? _ ("warning") : _ ("refused"), number, line,
    reason->column != NULL ? reason->column : "", reason->message,
  };
  return lian_text_row_new (reason->number, cells);
}

static void
show_reasons (LianImportOutcome *self, const GPtrArray *reasons)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < reasons->len && i < MAX_REASONS; i++)
    g_ptr_array_add (rows, make_row (reasons->pdata[i]));
  g_list_store_splice (self->reasons, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->reasons)), rows->pdata,
                       rows->len);
}

/**
 * lian_import_outcome_show:
 * @self: an outcome
 * @import: an import that was planned or run
 *
 * Shows what it would do, or did.
 */
void
lian_import_outcome_show (LianImportOutcome *self, LianImport *import)
{
  g_return_if_fail (LIAN_IS_IMPORT_OUTCOME (self));
  const LianImportResult *result = lian_import_get_result (import);
  lian_import_ref (import);
  g_clear_pointer (&self->import, lian_import_unref);
  self->import = import;
  g_autofree char *counts = g_strdup_printf (
      _ ("%u new, %u changed, %u the same, %u refused"), result->n_new, result->n_changed,
      result->n_same, result->n_refused);
  g_autofree char *created = g_strdup_printf (
      _ ("%s; %u records made because rows name them"), counts, result->n_created);
  gtk_label_set_text (GTK_LABEL (self->counts), result->n_created > 0 ? created : counts);
  gtk_label_set_text (GTK_LABEL (self->message),
                      result->reasons->len > MAX_REASONS
                          ? _ ("Only the first reasons are shown; the file of refused rows has all.")
                          : "");
  gtk_widget_set_sensitive (self->save, result->n_refused > 0);
  show_reasons (self, result->reasons);
}

/**
 * lian_import_outcome_get_text:
 * @self: an outcome
 *
 * Returns: (transfer none): the counts in words
 */
const char *
lian_import_outcome_get_text (LianImportOutcome *self)
{
  g_return_val_if_fail (LIAN_IS_IMPORT_OUTCOME (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->counts));
}

/**
 * lian_import_outcome_open:
 * @self: an outcome
 * @place: the place of a reason in the list
 *
 * Shows the row that the reason is about, cell by cell.
 *
 * Returns: whether there is such a reason
 */
gboolean
lian_import_outcome_open (LianImportOutcome *self, guint place)
{
  g_return_val_if_fail (LIAN_IS_IMPORT_OUTCOME (self), FALSE);
  const GPtrArray *reasons
      = self->import != NULL ? lian_import_get_result (self->import)->reasons : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (reasons == NULL || place >= reasons->len)
    return FALSE;
  lian_import_row_window_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->import,
                                  reasons->pdata[place]);
  return TRUE;
}

static void
activate_cb (LianImportOutcome *self, guint place)
{
  lian_import_outcome_open (self, place);
}

typedef struct
{
  LianImport *import;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;
  lian_import_unref (save->import);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  if (lian_import_save_refused (save->import, save->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianImportOutcome *self = LIAN_IMPORT_OUTCOME (source);
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  self->saving = FALSE;
  if (self->import == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->message),
                      ok ? _ ("The refused rows were saved.") : error->message);
}

/**
 * lian_import_outcome_save:
 * @self: an outcome that shows an import
 * @path: the file; replaced when it exists
 *
 * Writes the refused rows, in a thread.
 */
void
lian_import_outcome_save (LianImportOutcome *self, const char *path)
{
  g_return_if_fail (LIAN_IS_IMPORT_OUTCOME (self));
  if (self->saving || self->import == NULL)
    return;
  Save *save = g_new0 (Save, 1);
  save->import = lian_import_ref (self->import);
  save->path = g_strdup (path);
  self->saving = TRUE;
  gtk_label_set_text (GTK_LABEL (self->message), _ ("Writing…"));
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, lian_import_outcome_save);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * lian_import_outcome_is_saving:
 * @self: an outcome
 *
 * Returns: whether refused rows are being written, during which the import is not to be touched
 */
gboolean
lian_import_outcome_is_saving (LianImportOutcome *self)
{
  g_return_val_if_fail (LIAN_IS_IMPORT_OUTCOME (self), FALSE);
  return self->saving;
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, LianImportOutcome *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lian_import_outcome_save (self, path);
  g_object_unref (chooser);
}

static void
save_cb (LianImportOutcome *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save the Refused Rows"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("refused.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
make_list (LianImportOutcome *self)
{
  self->reasons = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkSingleSelection *one = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->reasons)));
  GtkColumnView *view
      = lian_text_rows_view_new (GTK_SELECTION_MODEL (one), _ ("Reasons for each row"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (view), _ ("Enter shows the whole row"));
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activate_cb), self);
  lian_text_rows_append_column (view, _ ("What"), 0, 90, FALSE);
  lian_text_rows_append_column (view, _ ("Record"), 1, 80, FALSE);
  lian_text_rows_append_column (view, _ ("Line"), 2, 80, FALSE);
  lian_text_rows_append_column (view, _ ("Column"), 3, 140, FALSE);
  lian_text_rows_append_column (view, _ ("Why"), 4, 260, TRUE);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return lian_tab_bin_new (scroller);
}

static void
lian_import_outcome_dispose (GObject *object)
{
  LianImportOutcome *self = LIAN_IMPORT_OUTCOME (object);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->reasons);
  g_clear_pointer (&self->import, lian_import_unref);
  G_OBJECT_CLASS (lian_import_outcome_parent_class)->dispose (object);
}

static void
lian_import_outcome_class_init (LianImportOutcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_import_outcome_dispose;
}

static GtkWidget *
make_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_STATUS, NULL);
}

static void
lian_import_outcome_init (LianImportOutcome *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->counts = make_label ();
  self->message = make_label ();
  self->save = gtk_button_new_with_label (_ ("Save Refused Rows…"));
  gtk_widget_add_css_class (self->counts, "title-4");
  gtk_widget_set_halign (self->save, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->counts);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), self->message);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lian_import_outcome_new:
 *
 * Returns: (transfer none): an outcome of nothing yet
 */
GtkWidget *
lian_import_outcome_new (void)
{
  return g_object_new (LIAN_TYPE_IMPORT_OUTCOME, NULL);
}
