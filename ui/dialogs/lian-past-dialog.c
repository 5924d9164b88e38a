/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which earlier day's base is to be looked at.
 *
 * A day is one of entry: what was entered by its end is shown as it was entered by then.  The copy is
 * made in a thread; closing the dialog cancels it, and the application stays until nothing half made
 * is left. */
#include "lian-past-dialog.h"
#include "lian-act.h"
#include "lian-error.h"
#include "lian-field-editor.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-progress-view.h"

struct _LianPastDialog
{
  AdwWindow parent_instance;

  LianContext *context;
  GCancellable *cancellable;
  LianProgress *progress; /* NULL: nothing is being made */
  LianFieldEditor *day;
  GtkWidget *hint;
  GtkWidget *message;
  GtkWidget *view;
  GtkWidget *show;
};

static guint made_signal;

G_DEFINE_FINAL_TYPE (LianPastDialog, lian_past_dialog, ADW_TYPE_WINDOW)

static const LianField day_field = { .id = "day", .kind = LIAN_FIELD_DATE, .label = N_ ("day") };

static const char *
base_of (LianPastDialog *self)
{
  LianPastBase *past = lian_context_get_past (self->context);
  return past != NULL ? lian_past_base_get_origin (past)
                      : lian_store_get_path (lian_context_get_store (self->context));
}

static void
say (LianPastDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
}

static gboolean
read_day (LianPastDialog *self, LianDate *day)
{
  g_autofree char *text = lian_field_editor_dup_text (self->day);
  return lian_date_parse_entry (text, lian_date_today (), day) && *day <= lian_date_today ();
}

static void
update (LianPastDialog *self)
{
  LianDate day;
  g_autofree char *text = lian_field_editor_dup_text (self->day);
  gboolean good = read_day (self, &day);
  gtk_widget_set_sensitive (self->show, good && self->progress == NULL);
  lian_field_editor_set_mark (self->day, good || *text == '\0' ? LIAN_MARK_NONE : LIAN_MARK_ERROR,
                              good ? "" : _ ("a day up to today"));
  say (self, good || *text == '\0' ? NULL : _ ("Enter a day up to today."));
}

/* Making. */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPastDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianPastBase) past = lian_past_base_make_finish (result, &error);
  GApplication *application = g_application_get_default ();
  g_clear_object (&self->progress);
  if (self->view != NULL)
    {
      lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), NULL, NULL);
      update (self);
    }
  if (self->view != NULL && past != NULL)
    {
      g_signal_emit (self, made_signal, 0, past);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (self->view != NULL && !g_error_matches (error, LIAN_ERROR, LIAN_ERROR_CANCELLED))
    say (self, error->message);
  if (application != NULL)
    g_application_release (application);
}

/**
 * lian_past_dialog_show:
 * @self: a dialog
 *
 * Makes the base of the day that was entered.
 */
void
lian_past_dialog_show (LianPastDialog *self)
{
  LianDate day;
  g_return_if_fail (LIAN_IS_PAST_DIALOG (self));
  if (self->progress != NULL || !read_day (self, &day))
    return;
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  self->progress = lian_progress_new ();
  update (self);
  lian_progress_view_set_progress (LIAN_PROGRESS_VIEW (self->view), self->progress, NULL);
  lian_past_base_make_async (base_of (self), day, self->progress, made_cb, g_object_ref (self));
}

/* The day that is offered: the one before the last on which something was entered. */

typedef struct
{
  LianDate last; /* 0: nothing was entered */
} Last;

static gboolean
read_last (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Last *last = data;
  g_autoptr (GPtrArray) acts = lian_txn_list_acts (txn, 0, 1, error);
  if (acts == NULL)
    return FALSE;
  g_autofree char *day
      = acts->len > 0 ? g_strndup (((const LianAct *) acts->pdata[0])->time, 10) : NULL;
  if (day != NULL)
    lian_date_parse (day, &last->last);
  return TRUE;
}

static void
last_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianPastDialog) self = data;
  Last *last = lian_store_read_finish (LIAN_STORE (source), result, NULL);
  if (last == NULL || last->last == 0 || self->view == NULL)
    return;
  g_autofree char *text = lian_field_editor_dup_text (self->day);
  g_autofree char *day = lian_date_format (last->last);
  g_autofree char *hint = g_strdup_printf (_ ("The last act was entered on %s."), day);
  gtk_label_set_text (GTK_LABEL (self->hint), hint);
  if (*text == '\0')
    lian_past_dialog_set_day (self, lian_date_add_days (last->last, -1));
}

/**
 * lian_past_dialog_set_day:
 * @self: a dialog
 * @day: a day
 *
 * Enters a day, for the user to change.
 */
void
lian_past_dialog_set_day (LianPastDialog *self, LianDate day)
{
  g_return_if_fail (LIAN_IS_PAST_DIALOG (self));
  g_autofree char *text = lian_date_to_text (day);
  lian_field_editor_set_text (self->day, text);
  update (self);
}

/* Construction. */

static void
lian_past_dialog_dispose (GObject *object)
{
  LianPastDialog *self = LIAN_PAST_DIALOG (object);
  g_cancellable_cancel (self->cancellable);
  if (self->progress != NULL)
    lian_progress_cancel (self->progress);
  self->view = NULL;
  G_OBJECT_CLASS (lian_past_dialog_parent_class)->dispose (object);
}

static void
lian_past_dialog_finalize (GObject *object)
{
  LianPastDialog *self = LIAN_PAST_DIALOG (object);
  g_object_unref (self->cancellable);
  g_clear_object (&self->progress);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lian_past_dialog_parent_class)->finalize (object);
}

static void
lian_past_dialog_class_init (LianPastDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_past_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lian_past_dialog_finalize;
  made_signal = g_signal_new ("made", LIAN_TYPE_PAST_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
lian_past_dialog_init (LianPastDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_words (const char *text, const char *class)
{
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  if (class != NULL)
    gtk_widget_add_css_class (words, class);
  return words;
}

static GtkWidget *
make_day (LianPastDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Day"));
  self->day = lian_field_editor_new (self->context, &day_field);
  lian_field_editor_set_label (self->day, label);
  g_signal_connect_object (self->day, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day, "next", G_CALLBACK (lian_past_dialog_show), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->day));
  return row;
}

static GtkWidget *
make_show (LianPastDialog *self)
{
  self->show = lian_gtk48_mnemonic_button_new (_ ("_Show"));
  gtk_widget_add_css_class (self->show, "suggested-action");
  gtk_widget_set_halign (self->show, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (lian_past_dialog_show), self);
  return self->show;
}

static GtkWidget *
make_body (LianPastDialog *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                 "margin-start", 24, "margin-end", 24, "margin-top", 12,
                                 "margin-bottom", 24, NULL);
  self->hint = make_words (NULL, "dim-label");
  self->message = make_words (NULL, "error");
  g_object_set (self->message, "visible", FALSE, NULL);
  self->view = lian_progress_view_new (GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (box),
                  make_words (_ ("The base opens in a window of its own, read-only, as it was known at "
                                 "the end of a day: with what had been entered by then."),
                              NULL));
  gtk_box_append (GTK_BOX (box), make_day (self));
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), make_show (self));
  return box;
}

/**
 * lian_past_dialog_new:
 * @parent: (nullable): the window it stands before
 * @context: the base, of today or of an earlier day
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
lian_past_dialog_new (GtkWindow *parent, LianContext *context)
{
  LianPastDialog *self = g_object_new (LIAN_TYPE_PAST_DIALOG, "transient-for", parent, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->context = g_object_ref (context);
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Show as Known on a Day"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  lian_store_read_async (lian_context_get_store (context), read_last, g_new0 (Last, 1), g_free,
                         self->cancellable, last_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
