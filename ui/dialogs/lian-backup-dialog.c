/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backing up the base now.
 *
 * The work is a task in a thread.  Closing the window while it runs cancels it, and the application
 * stays until the half-made file is removed. */
#include "lian-backup-dialog.h"
#include "lian-backup.h"
#include "lian-error.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-progress-view.h"

struct _LianBackupDialog
{
  AdwWindow parent_instance;

  LianProgress *progress; /* NULL: the work has ended */
  char *made;
  GtkWidget *message;
  GtkWidget *view;
  GtkWidget *show;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (LianBackupDialog, lian_backup_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *base;
  char *to; /* (nullable) */
  LianProgress *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_free (work->base);
  g_free (work->to);
  g_object_unref (work->progress);
  g_free (work);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  char *made = NULL;
  if (work->to == NULL)
    made = lian_backup_make (work->base, "manual", work->progress, &error);
  else if (lian_backup_copy (work->base, work->to, work->progress, &error))
    made = g_strdup (work->to);
  if (made != NULL)
    g_task_return_pointer (task, made, g_free);
  else
    g_task_return_error (task, error);
}

static void
say_result (LianBackupDialog *self, const GError *error)
{
  g_autofree char *text = NULL;
  if (self->made != NULL)
    text = g_strdup_printf (_ ("The backup was made and checked:\n%s"), self->made);
  else if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    text = g_strdup (_ ("Cancelled. No backup was made."));
  else
    text = g_strdup_printf (_ ("No backup was made: %s"), error->message);
  gtk_label_set_text (GTK_LABEL (self->message), text);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianBackupDialog *self = LIAN_BACKUP_DIALOG (source);
  g_autoptr (GError) error = NULL;
  self->made = g_task_propagate_pointer (G_TASK (result), &error);
  g_clear_object (&self->progress);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  if (self->view == NULL)
    return;
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), NULL, NULL);
  say_result (self, error);
  gtk_widget_set_visible (self->message, TRUE);
  gtk_widget_set_visible (self->show, self->made != NULL);
  gtk_widget_set_visible (self->close, TRUE);
  gtk_widget_grab_focus (self->close);
}

static void
start (LianBackupDialog *self, const char *base, const char *to)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, done_cb, NULL);
  Work *work = g_new0 (Work, 1);
  work->base = g_strdup (base);
  work->to = g_strdup (to);
  work->progress = g_object_ref (self->progress);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), self->progress, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
}

static void
show_cb (LianBackupDialog *self)
{
  g_autofree char *folder = self->made != NULL ? g_path_get_dirname (self->made) : NULL;
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;
  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
lian_backup_dialog_dispose (GObject *object)
{
  LianBackupDialog *self = LIAN_BACKUP_DIALOG (object);
  if (self->progress != NULL)
    lian_progress_cancel (self->progress);
  self->view = NULL;
  G_OBJECT_CLASS (lian_backup_dialog_parent_class)->dispose (object);
}

static void
lian_backup_dialog_finalize (GObject *object)
{
  LianBackupDialog *self = LIAN_BACKUP_DIALOG (object);
  g_clear_object (&self->progress);
  g_free (self->made);
  G_OBJECT_CLASS (lian_backup_dialog_parent_class)->finalize (object);
}

static void
lian_backup_dialog_class_init (LianBackupDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_backup_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_backup_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = lian_gtk48_mnemonic_button_new (label);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static GtkWidget *
make_buttons (LianBackupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->show = make_button (_ ("Show the _Folder"));
  self->close = make_button (_ ("_Close"));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->show);
  gtk_box_append (GTK_BOX (box), self->close);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (gtk_window_close), self);
  return box;
}

static void
lian_backup_dialog_init (LianBackupDialog *self)
{
  self->progress = lian_progress_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                 "margin-start", 24, "margin-end", 24, "margin-top", 18,
                                 "margin-bottom", 24, "valign", GTK_ALIGN_CENTER, "vexpand", TRUE,
                                 NULL);
  self->message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "selectable", TRUE, "visible", FALSE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->view = lian_progress_view_new (GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), box);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Backup"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 240);
}

/**
 * lian_backup_dialog_new:
 * @parent: (nullable): the window it stands before
 * @base_path: the base
 * @to: (nullable): the file to make; %NULL for one beside the base
 *
 * Begins at once.
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_backup_dialog_new (GtkWindow *parent, const char *base_path, const char *to)
{
  LianBackupDialog *self = g_object_new (LIAN_TYPE_BACKUP_DIALOG, "transient-for", parent, NULL);
  start (self, base_path, to);
  return GTK_WIDGET (self);
}

/**
 * lian_backup_dialog_is_working:
 * @self: a dialog
 *
 * Returns: whether the backup is still being made
 */
gboolean
lian_backup_dialog_is_working (LianBackupDialog *self)
{
  g_return_val_if_fail (LIAN_IS_BACKUP_DIALOG (self), FALSE);
  return self->progress != NULL;
}

/**
 * lian_backup_dialog_get_message:
 * @self: a dialog
 *
 * Returns: (transfer none): what came of it, for people
 */
const char *
lian_backup_dialog_get_message (LianBackupDialog *self)
{
  g_return_val_if_fail (LIAN_IS_BACKUP_DIALOG (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->message));
}
