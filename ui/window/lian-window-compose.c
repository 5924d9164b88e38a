/* SPDX-License-Identifier: LGPL-2.1-or-later
 * While an input method composes.
 *
 * Every key is its own then: not even Ctrl+S acts.  That holds in every text of the window, in those of
 * the form as in a search. */
#include "lian-window-private.h"

static void
preedit_cb (LianWindow *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static GSignalGroup *
new_group (LianWindow *self, GType type)
{
  GSignalGroup *group = g_signal_group_new (type);
  g_signal_group_connect_swapped (group, "preedit-changed", G_CALLBACK (preedit_cb), self);
  return group;
}

/* A composition ends with the focus. */
static void
focus_cb (LianWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  self->composing = FALSE;
  g_signal_group_set_target (self->composed_line, GTK_IS_TEXT (focus) ? focus : NULL);
  g_signal_group_set_target (self->composed_text, GTK_IS_TEXT_VIEW (focus) ? focus : NULL);
}

static gboolean
key_cb (GtkEventController *keys, guint keyval, guint code, GdkModifierType state, LianWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (!self->composing || focus == NULL)
    return FALSE;
  if (gtk_event_controller_get_current_event (keys) != NULL)
    gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys), focus);
  return TRUE;
}

/* Keeps the window's keys from acting while an input method composes; to be called after all others
 * that add keys, since the controller that was added last is asked first. */
void
_lian_window_guard_composing (LianWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  self->composed_line = new_group (self, GTK_TYPE_TEXT);
  self->composed_text = new_group (self, GTK_TYPE_TEXT_VIEW);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  gtk_event_controller_set_name (keys, "lian-composing");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
