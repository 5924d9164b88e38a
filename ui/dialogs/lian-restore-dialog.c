/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Restoring from a backup, into a new file.
 *
 * Listing, comparing and copying open files, so each is a task in a thread.  The answer for a
 * backup that is no longer selected is dropped. */
#include "lian-restore-dialog.h"
#include "lian-act.h"
#include "lian-backup.h"
#include "lian-choose-file.h"
#include "lian-gtk48.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-progress-view.h"
#include "lian-text-rows.h"

#define MAX_LOST 200

struct _LianRestoreDialog
{
  AdwWindow parent_instance;

  char *base;
  GPtrArray *backups;
  GCancellable *cancellable;
  guint generation;
  GListStore *rows;
  GListStore *lost;
  GtkSingleSelection *selection;
  LianProgress *progress; /* of a restore that runs */
  GtkWidget *message;
  GtkWidget *view;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (LianRestoreDialog, lian_restore_dialog, ADW_TYPE_WINDOW)

static const LianBackup *
selected_backup (LianRestoreDialog *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  return self->backups != NULL && at < self->backups->len ? g_ptr_array_index (self->backups, at)
                                                          : NULL;
}

static void
say (LianRestoreDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->message), text);
}

/* What would be lost. */

typedef struct
{
  char *base;
  char *backup;
  char *target;
  LianProgress *progress;
  guint generation;
} Files;

static void
files_free (gpointer data)
{
  Files *files = data;
  g_free (files->base);
  g_free (files->backup);
  g_free (files->target);
  g_clear_object (&files->progress);
  g_free (files);
}

static void
lost_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Files *files = data;
  GError *error = NULL;
  GPtrArray *lost = lian_backup_list_lost (files->base, files->backup, &error);
  if (lost != NULL)
    g_task_return_pointer (task, lost, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_lost (LianRestoreDialog *self, GPtrArray *lost)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lost->len && i < MAX_LOST; i++)
    {
      const LianAct *act = g_ptr_array_index (lost, i);
      g_autofree char *time = g_strndup (act->time, MIN (16, strlen (act->time)));
      g_strdelimit (time, "T", ' ');
      g_ptr_array_add (rows, lian_text_row_new (act->seq,
                                                (const char *const[LIAN_TEXT_ROW_CELLS]){
                                                    time, act->author, act->label }));
    }
  g_list_store_splice (self->lost, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lost)),
                       rows->pdata, rows->len);
  g_autofree char *text = g_strdup_printf (
      ngettext ("This backup lacks %u act of the present base:",
                "This backup lacks %u acts of the present base:", lost->len),
      lost->len);
  say (self, lost->len == 0 ? _ ("This backup has all acts of the present base.") : text);
}

static void
lost_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianRestoreDialog *self = LIAN_RESTORE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  Files *files = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) lost = g_task_propagate_pointer (G_TASK (result), &error);
  if (files->generation != self->generation || self->rows == NULL)
    return;
  if (lost != NULL)
    show_lost (self, lost);
  else
    {
      g_list_store_remove_all (self->lost);
      g_autofree char *text = g_strdup_printf (
          _ ("What the backup lacks can't be told, as the present base can't be read: %s"),
          error->message);
      say (self, text);
    }
}

static void
selected_cb (LianRestoreDialog *self)
{
  const LianBackup *backup = selected_backup (self);
  gtk_widget_set_sensitive (self->restore, backup != NULL);
  if (backup == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, lost_cb, NULL);
  Files *files = g_new0 (Files, 1);
  files->base = g_strdup (self->base);
  files->backup = g_strdup (backup->path);
  files->generation = ++self->generation;
  g_task_set_source_tag (task, selected_cb);
  g_task_set_task_data (task, files, files_free);
  g_task_run_in_thread (task, lost_thread);
}

/* The backups. */

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *backups = lian_backup_list (data, &error);
  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static const char *
reason_word (const char *reason)
{
  if (g_strcmp0 (reason, "daily") == 0)
    return _ ("daily");
  if (g_strcmp0 (reason, "migration") == 0)
    return _ ("before a new version");
  if (g_strcmp0 (reason, "restore") == 0)
    return _ ("before a restore");
  if (g_strcmp0 (reason, "manual") == 0)
    return _ ("by hand");
  return reason;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianRestoreDialog *self = LIAN_RESTORE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = g_task_propagate_pointer (G_TASK (result), &error);
  if (backups == NULL)
    {
      say (self, error->message);
      return;
    }
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  self->backups = backups;
  if (backups->len == 0)
    say (self, _ ("There is no backup of this base yet. One is made each day it is "
                 "opened, and by “Back Up Now”."));
  for (guint i = 0; i < backups->len && self->rows != NULL; i++)
    {
      const LianBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *acts = g_strdup_printf ("%" G_GINT64_FORMAT, backup->acts);
      g_autofree char *file = g_path_get_basename (backup->path);
      g_autoptr (LianTextRow) row = lian_text_row_new (
          i, (const char *const[LIAN_TEXT_ROW_CELLS]){ backup->day, reason_word (backup->reason),
                                                       acts, file });
      g_list_store_append (self->rows, row);
    }
  selected_cb (self);
}

/* Restoring. */

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Files *files = data;
  GError *error = NULL;
  if (lian_backup_restore (files->backup, files->target, files->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianRestoreDialog *self = LIAN_RESTORE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  Files *files = g_task_get_task_data (G_TASK (result));
  GApplication *application = g_application_get_default ();
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->progress);
  if (application != NULL)
    g_application_release (application);
  if (self->rows == NULL)
    return;
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), NULL, NULL);
  if (!ok)
    {
      gboolean cancelled = g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
      say (self, cancelled ? _ ("Cancelled. Nothing was restored.") : error->message);
      gtk_widget_set_sensitive (self->restore, TRUE);
      return;
    }
  g_autoptr (GFile) file = g_file_new_for_path (files->target);
  if (application != NULL)
    g_application_open (application, &file, 1, "");
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * lian_restore_dialog_restore_to:
 * @self: a dialog
 * @path: the new file; must not exist
 *
 * Restores the selected backup there, opens it and closes the dialog; or says what is in the way.
 */
void
lian_restore_dialog_restore_to (LianRestoreDialog *self, const char *path)
{
  g_return_if_fail (LIAN_IS_RESTORE_DIALOG (self));
  const LianBackup *backup = selected_backup (self);
  if (backup == NULL || self->progress != NULL)
    return;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      say (self, _ ("That file exists. A restored base goes into a new file."));
      return;
    }
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  Files *files = g_new0 (Files, 1);
  files->backup = g_strdup (backup->path);
  files->target = g_strdup (path);
  self->progress = lian_progress_new ();
  files->progress = g_object_ref (self->progress);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  gtk_widget_set_sensitive (self->restore, FALSE);
  say (self, _ ("Restoring…"));
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), self->progress, NULL);
  g_task_set_source_tag (task, lian_restore_dialog_restore_to);
  g_task_set_task_data (task, files, files_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (LianRestoreDialog) self = data;
  lian_restore_dialog_restore_to (self, path);
}

static void
restore_cb (LianRestoreDialog *self)
{
  const LianBackup *backup = selected_backup (self);
  if (backup == NULL)
    return;
  g_autofree char *file = g_path_get_basename (self->base);
  if (g_str_has_suffix (file, ".lianshe"))
    file[strlen (file) - strlen (".lianshe")] = '\0';
  g_autofree char *name = g_strdup_printf (_ ("%s restored %s.lianshe"), file, backup->day);
  lian_choose_base_to_make (GTK_WINDOW (self), name, chosen_cb, g_object_ref (self));
}

/* Construction. */

static GtkWidget *
in_scroller (GtkColumnView *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  return lian_tab_bin_new (scroller);
}

static GtkWidget *
make_backups (LianRestoreDialog *self)
{
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkColumnView *view = lian_text_rows_view_new (
      GTK_SELECTION_MODEL (g_object_ref (self->selection)), _ ("Backups"));
  lian_text_rows_append_column (view, _ ("Day"), 0, 110, FALSE);
  lian_text_rows_append_column (view, _ ("Made"), 1, 160, FALSE);
  lian_text_rows_append_column (view, _ ("Acts"), 2, 80, FALSE);
  lian_text_rows_append_column (view, _ ("File"), 3, 220, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  return in_scroller (view);
}

static GtkWidget *
make_lost (LianRestoreDialog *self)
{
  self->lost = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  GtkNoSelection *none = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lost)));
  GtkColumnView *view
      = lian_text_rows_view_new (GTK_SELECTION_MODEL (none), _ ("Acts that the backup lacks"));
  lian_text_rows_append_column (view, _ ("Time"), 0, 140, FALSE);
  lian_text_rows_append_column (view, _ ("Who"), 1, 130, FALSE);
  lian_text_rows_append_column (view, _ ("What"), 2, 220, TRUE);
  return in_scroller (view);
}

static GtkWidget *
make_header (LianRestoreDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  self->restore = gtk_button_new_with_label (_ ("Restore into a New File…"));
  gtk_widget_add_css_class (self->restore, "suggested-action");
  gtk_widget_set_sensitive (self->restore, FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->restore);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (restore_cb), self);
  return header;
}

static void
lian_restore_dialog_dispose (GObject *object)
{
  LianRestoreDialog *self = LIAN_RESTORE_DIALOG (object);
  g_cancellable_cancel (self->cancellable);
  if (self->progress != NULL)
    lian_progress_cancel (self->progress);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->lost);
  G_OBJECT_CLASS (lian_restore_dialog_parent_class)->dispose (object);
}

static void
lian_restore_dialog_finalize (GObject *object)
{
  LianRestoreDialog *self = LIAN_RESTORE_DIALOG (object);
  g_free (self->base);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (lian_restore_dialog_parent_class)->finalize (object);
}

static void
lian_restore_dialog_class_init (LianRestoreDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_restore_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_restore_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
lian_restore_dialog_init (LianRestoreDialog *self)
{
  self->cancellable = g_cancellable_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->message, "list-head");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_backups (self));
  gtk_box_append (GTK_BOX (box), self->message);
  self->view = lian_progress_view_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->view, "list-head");
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), make_lost (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Restore from a Backup"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 520);
}

/**
 * lian_restore_dialog_new:
 * @parent: (nullable): the window it stands before
 * @base_path: the base; need not be readable
 *
 * Returns: (transfer none): a dialog that lists the base's backups
 */
GtkWidget *
lian_restore_dialog_new (GtkWindow *parent, const char *base_path)
{
  LianRestoreDialog *self
      = g_object_new (LIAN_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  self->base = g_strdup (base_path);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, lian_restore_dialog_new);
  g_task_set_task_data (task, g_strdup (base_path), g_free);
  g_task_run_in_thread (task, list_thread);
  return GTK_WIDGET (self);
}
