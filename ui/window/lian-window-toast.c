/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the window says in passing.
 *
 * libadwaita 1.2 ends the program when a toast goes that is still coming: what shows it tells its end to what is
 * freed already.  One that is young therefore gets other words in place of a successor, and Escape leaves it. */
#include "lian-window-private.h"

#define YOUNG G_USEC_PER_SEC /* longer than a toast takes to come, even on a busy machine */

static gboolean
is_young (const LianWindow *self)
{
  return self->toast != NULL && g_get_monotonic_time () - self->toast_since < YOUNG;
}

/* Whoever took it away. */
static void
dismissed_cb (LianWindow *self)
{
  _lian_window_drop_toast (self);
}

/**
 * _lian_window_drop_toast:
 * @self: a window
 *
 * Knows of no toast any more.
 */
void
_lian_window_drop_toast (LianWindow *self)
{
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_func (self->toast, dismissed_cb, self);
  g_clear_object (&self->toast);
}

static void
add_toast (LianWindow *self, const char *escaped)
{
  self->toast = adw_toast_new (escaped);
  self->toast_since = g_get_monotonic_time ();
  g_signal_connect_swapped (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), g_object_ref (self->toast));
}

/**
 * lian_window_toast:
 * @self: a window
 * @text: plain text
 *
 * Says something in passing; it stays readable in the status line.
 */
void
lian_window_toast (LianWindow *self, const char *text)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  gtk_label_set_text (GTK_LABEL (self->status), text);
  if (is_young (self))
    {
      adw_toast_set_title (self->toast, escaped);
      return;
    }
  /* What was said before is out of date; libadwaita would show it to its end first. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  add_toast (self, escaped);
}

static gboolean
keep_young_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  return is_young (self);
}

/**
 * _lian_window_guard_toasts:
 * @self: a window
 * @content: what the toasts are shown over
 *
 * Sees to it that Escape takes no toast away that is still coming.
 */
void
_lian_window_guard_toasts (LianWindow *self, GtkWidget *content)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (keep_young_cb, self, NULL)));
  gtk_widget_add_controller (content, keys);
}
