/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backups from the window: the one of the day, made while people work, and those asked for.
 *
 * The day's backup is made in a thread and shown in the status line.  A window that closes stops it;
 * the application stays until nothing half made is left. */
#include "lian-backup-dialog.h"
#include "lian-backup.h"
#include "lian-choose-file.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-progress-view.h"
#include "lian-window-private.h"

typedef struct
{
  char *base;
  gboolean check; /* it was not looked through when it was opened */
  LianProgress *progress;
  GApplication *application; /* (nullable) */
} Daily;

static void
daily_free (gpointer data)
{
  Daily *daily = data;
  g_free (daily->base);
  g_object_unref (daily->progress);
  g_free (daily);
}

static void
daily_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Daily *daily = data;
  GError *error = NULL;
  if ((!daily->check || lian_store_check_file (daily->base, daily->progress, &error))
      && lian_backup_daily (daily->base, daily->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
daily_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LianWindow *self = LIAN_WINDOW (source);
  g_autoptr (GError) error = NULL;
  Daily *daily = g_task_get_task_data (G_TASK (result));
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->backup);
  if (self->context != NULL)
    {
      lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->backup_view), NULL, NULL);
      g_autofree char *text
          = ok ? NULL
            : g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED)
                ? g_strdup (_ ("Today's backup was cancelled. It is made the next time the base is "
                               "opened."))
                : g_strdup_printf (_ ("No backup was made today: %s"), error->message);
      if (g_error_matches (error, LIAN_ERROR, LIAN_ERROR_DAMAGED))
        lian_store_tell_damage (lian_context_get_store (self->context), error->message);
      if (text != NULL)
        lian_window_toast (self, text);
    }
  if (daily->application != NULL)
    g_application_release (daily->application);
}

/**
 * lian_window_back_up_daily:
 * @self: a window
 *
 * Makes the backup of the day unless there is one, while people work.
 */
void
lian_window_back_up_daily (LianWindow *self)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  LianStore *store = lian_context_get_store (self->context);
  if (lian_store_is_read_only (store) || self->backup != NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, daily_cb, NULL);
  Daily *daily = g_new0 (Daily, 1);
  self->backup = lian_progress_new ();
  self->backup_day = lian_date_today ();
  daily->base = g_strdup (lian_store_get_path (store));
  daily->check = !lian_store_is_checked (store);
  daily->progress = g_object_ref (self->backup);
  daily->application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  if (daily->application != NULL)
    g_application_hold (daily->application);
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->backup_view), self->backup,
                                   _ ("Today's backup"));
  g_task_set_source_tag (task, lian_window_back_up_daily);
  g_task_set_task_data (task, daily, daily_free);
  g_task_run_in_thread (task, daily_thread);
}

static void
changed_cb (LianWindow *self)
{
  if (self->backup_day != 0 && self->backup_day != lian_date_today ())
    lian_window_back_up_daily (self);
}

/* A window that stays open over midnight makes the backup of each day on which it is worked with, at
 * the first act. */
void
_lian_window_follow_days (LianWindow *self)
{
  g_signal_connect_object (lian_context_get_store (self->context), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* The window closes: what is being made is not worth waiting for. */
void
_lian_window_stop_backup (LianWindow *self)
{
  if (self->backup != NULL)
    lian_progress_cancel (self->backup);
}

/* Backs up now, beside the base. */
void
_lian_window_back_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianStore *store = lian_context_get_store (LIAN_WINDOW (widget)->context);
  gtk_window_present (GTK_WINDOW (
      lian_backup_dialog_new (GTK_WINDOW (widget), lian_store_get_path (store), NULL)));
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  if (self->context == NULL)
    return;
  LianStore *store = lian_context_get_store (self->context);
  gtk_window_present (GTK_WINDOW (
      lian_backup_dialog_new (GTK_WINDOW (self), lian_store_get_path (store), path)));
}

/* Backs up now, to a place that is asked for: a memory stick, a folder of another computer. */
void
_lian_window_back_up_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LianStore *store = lian_context_get_store (LIAN_WINDOW (widget)->context);
  g_autofree char *file = g_path_get_basename (lian_store_get_path (store));
  g_autofree char *day = lian_date_to_text (lian_date_today ());
  if (g_str_has_suffix (file, ".lianshe"))
    file[strlen (file) - strlen (".lianshe")] = '\0';
  /* Translators: a file name: the base's name and a day */
  g_autofree char *name = g_strdup_printf (_ ("%s backup %s.lianshe"), file, day);
  lian_choose_backup_to_make (GTK_WINDOW (widget), name, chosen_cb, g_object_ref (widget));
}
