/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Long work, seen.
 *
 * The words say what is done and only change when that does: a screen reader that was told every
 * percent would say nothing else.  Once pressed the button says that it was heard, as the work may
 * take a moment to end. */
#include "lian-progress-view.h"
#include "lian-time-left.h"
#include "lian-i18n.h"

struct _LianProgressView
{
  GtkBox parent_instance;

  LianProgress *progress;
  LianTimeLeft left;
  char *title;
  GtkWidget *words;
  GtkWidget *bar;
  GtkWidget *cancel;
  gboolean stops;
};

G_DEFINE_FINAL_TYPE (LianProgressView, lian_progress_view, GTK_TYPE_BOX)

static void
show_words (LianProgressView *self)
{
  g_autofree char *what = lian_progress_dup_what (self->progress);
  g_autofree char *text = NULL;
  if (what == NULL || self->title == NULL)
    text = g_strdup (what != NULL ? what : self->title);
  else
    /* Translators: what is being made, and what is done for it at the moment */
    text = g_strdup_printf (_ ("%s: %s"), self->title, what);
  g_autofree char *left
      = lian_time_left_dup (&self->left, lian_progress_get_fraction (self->progress), g_get_monotonic_time ());
  if (left != NULL)
    {
      g_autofree char *what_only = g_steal_pointer (&text);
      text = what_only != NULL ? g_strdup_printf ("%s · %s", what_only, left) : g_strdup (left);
    }
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->words)), text) != 0)
    gtk_label_set_text (GTK_LABEL (self->words), text != NULL ? text : "");
}

static void
moved_cb (LianProgressView *self)
{
  double fraction = lian_progress_get_fraction (self->progress);
  if (lian_progress_is_cancelled (self->progress))
    return;
  show_words (self);
  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (fraction, 0, 1));
}

static void
cancel_cb (LianProgressView *self)
{
  if (self->progress == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->words), self->stops ? _ ("Stopping…") : _ ("Cancelling…"));
  gtk_widget_set_sensitive (self->cancel, FALSE);
  lian_progress_cancel (self->progress);
}

static void
lian_progress_view_dispose (GObject *object)
{
  LianProgressView *self = LIAN_PROGRESS_VIEW (object);
  lian_progress_view_set_progress (self, NULL, NULL);
  G_OBJECT_CLASS (lian_progress_view_parent_class)->dispose (object);
}

static void
lian_progress_view_class_init (LianProgressViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lian_progress_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "progress.cancel", NULL,
                                   (GtkWidgetActionActivateFunc) cancel_cb);
}

static void
lian_progress_view_init (LianProgressView *self)
{
  self->words = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_CENTER, NULL);
  self->cancel = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Cancel"), "action-name",
                               "progress.cancel", "halign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_widget_set_size_request (self->bar, 120, -1);
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), self->cancel);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lian_progress_view_new:
 * @orientation: one beside the other, or one below the other
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
lian_progress_view_new (GtkOrientation orientation)
{
  return g_object_new (LIAN_TYPE_PROGRESS_VIEW, "orientation", orientation, "spacing",
                       orientation == GTK_ORIENTATION_HORIZONTAL ? 8 : 12, NULL);
}

/**
 * lian_progress_view_set_stop:
 * @self: a view
 * @tooltip: what is left when the work is stopped
 *
 * The work is of use when it is ended early: its button says Stop and not Cancel.
 */
void
lian_progress_view_set_stop (LianProgressView *self, const char *tooltip)
{
  g_return_if_fail (LIAN_IS_PROGRESS_VIEW (self));
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("Stop"));
  gtk_widget_set_tooltip_text (self->cancel, tooltip);
  self->stops = TRUE;
}

/**
 * lian_progress_view_set_progress:
 * @self: a view
 * @progress: (nullable): work to show; %NULL when it has ended
 * @title: (nullable): what the work is, before what is being done
 *
 * Shows the work, or hides the view.
 */
void
lian_progress_view_set_progress (LianProgressView *self, LianProgress *progress, const char *title)
{
  g_return_if_fail (LIAN_IS_PROGRESS_VIEW (self));
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_set_object (&self->progress, progress);
  g_clear_pointer (&self->title, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), progress != NULL);
  if (progress == NULL)
    return;
  self->title = g_strdup (title);
  self->left = (LianTimeLeft){ 0 };
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  show_words (self);
  g_signal_connect_object (progress, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}
