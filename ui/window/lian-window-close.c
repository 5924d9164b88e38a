/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Closing a window.
 *
 * It is hidden at once and goes when what was typed is on the disk and no act is being written; the
 * main thread waits for neither, so that other windows stay alive.  The application lives as long as
 * the window does.  What can't be kept is never lost without a question. */
#include "lian-form.h"
#include "lian-i18n.h"
#include "lian-window-private.h"

static void
keep_drafts (GtkWidget *widget)
{
  if (LIAN_IS_FORM (widget))
    {
      lian_form_keep (LIAN_FORM (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_drafts (child);
}

static void
close_now (LianWindow *self)
{
  self->may_close = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
written_cb (gpointer data)
{
  g_autoptr (LianWindow) self = data;
  if (self->closing && !self->may_close)
    close_now (self);
  return G_SOURCE_REMOVE;
}

/* Whoever asked for the act is told of its end first. */
static void
busy_cb (LianWindow *self)
{
  if (!lian_store_get_busy (lian_context_get_store (self->context)))
    g_idle_add (written_cb, g_object_ref (self));
}

static void
close_when_written (LianWindow *self)
{
  LianStore *store = lian_context_get_store (self->context);
  if (!lian_store_get_busy (store))
    close_now (self);
  else
    g_signal_connect_object (store, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
given_up_cb (gpointer data)
{
  g_autoptr (LianWindow) self = data;
  if (!self->may_close)
    close_when_written (self);
  return G_SOURCE_REMOVE;
}

/* The dialog, which speaks here, ends before its window does. */
static void
answered_cb (LianWindow *self, const char *response)
{
  if (!g_str_equal (response, "lose"))
    return;
  self->closing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_idle_add (given_up_cb, g_object_ref (self));
}

/* The window comes back, and with it what was typed. */
static void
ask (LianWindow *self, const GError *error)
{
  self->closing = FALSE;
  gtk_window_present (GTK_WINDOW (self));
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("What You Typed Can't Be Kept"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_format_body (
      question, _ ("%s\n\nWhat was typed and not saved is lost when the window is closed now."),
      error->message);
  adw_message_dialog_add_responses (question, "stay", _ ("_Keep the Window"), "lose",
                                    _ ("_Close and Lose It"), NULL);
  adw_message_dialog_set_response_appearance (question, "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "stay");
  adw_message_dialog_set_close_response (question, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LianWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = lian_drafts_flush_finish (LIAN_DRAFTS (source), result, &error);
  if (self->context == NULL)
    return;
  if (kept)
    close_when_written (self);
  else
    ask (self, error);
}

/* Closes the window when nothing can be lost by it any more. */
void
_lian_window_begin_to_close (LianWindow *self)
{
  LianDrafts *drafts = lian_context_get_drafts (self->context);
  if (self->closing)
    return;
  self->closing = TRUE;
  _lian_window_save_state (self);
  keep_drafts (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (drafts != NULL)
    lian_drafts_flush_async (drafts, flushed_cb, g_object_ref (self));
  else
    close_when_written (self);
}

/**
 * lian_window_replace:
 * @self: a window
 *
 * Takes the window away at once, for another with the same context: that goes on to keep what was
 * typed here.
 */
void
lian_window_replace (LianWindow *self)
{
  g_return_if_fail (LIAN_IS_WINDOW (self));
  _lian_window_save_state (self);
  keep_drafts (GTK_WIDGET (self));
  close_now (self);
}
