/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the group window writes: one act with all cases that are taken. */
#include "lian-group-window-private.h"

#define REASON "lian-group-reason"

static void
tell_done (LianGroupWindow *self, guint n)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *text = _lian_group_dup_done (self->deed, n);
  if (page == NULL)
    return;
  g_object_set_data (G_OBJECT (page), REASON, NULL);
  self->done = TRUE;
  gtk_widget_activate_action (page, "win.toast", "s", text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  LianGroupRequest *done
      = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error);
  LianGroupWindow *self = g_object_get_data (G_OBJECT (window), "lian-group");
  self->writing = FALSE;
  if (done != NULL)
    tell_done (self, done->made->len);
  if (gtk_widget_in_destruction (window))
    return;
  if (done != NULL)
    {
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  gtk_label_set_text (self->refusal, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  _lian_group_read_again (self);
}

static LianGroupRequest *
create_request (LianGroupWindow *self)
{
  LianGroupRequest *request = lian_group_request_new (self->deed);
  request->wish = _lian_group_get_wish (self);
  request->wish.reason = _lian_group_dup_reason (self);
  request->wish.way = g_strdup (_lian_group_is_on_paper (self) ? "PAPER" : "ACCOUNT");
  for (guint i = 0; i < self->read->cases->len; i++)
    {
      const LianGroupCase *one = self->read->cases->pdata[i];
      g_auto (LianGroupOutlook) outlook = { 0 };
      lian_group_foresee (one, &request->wish, &outlook);
      if (one->taken && outlook.refusal == NULL)
        lian_group_request_add (request, one);
    }
  return request;
}

/**
 * _lian_group_save:
 * @self: the window
 *
 * Writes it as one act, if everything that is needed is there.
 */
void
_lian_group_save (LianGroupWindow *self)
{
  if (self->read == NULL || !gtk_widget_get_sensitive (self->ok))
    return;
  LianGroupRequest *request = create_request (self);
  g_autofree char *label = _lian_group_dup_label (request);
  g_autofree char *reason = _lian_group_dup_reason (self);
  self->writing = TRUE;
  gtk_widget_set_sensitive (self->ok, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  lian_store_write_async (lian_context_get_store (self->context), label,
                          *reason != '\0' ? reason : NULL, lian_decide_group, request,
                          (GDestroyNotify) lian_group_request_free, NULL, written_cb,
                          g_object_ref (self->window));
}

/**
 * _lian_group_keep_reason:
 * @self: a window that goes
 *
 * A reason that was typed and not written comes back when the window is opened again.
 */
void
_lian_group_keep_reason (LianGroupWindow *self)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  if (page != NULL && self->reason != NULL && !self->done)
    g_object_set_data_full (G_OBJECT (page), REASON, _lian_group_dup_reason (self), g_free);
}

/**
 * _lian_group_recall_reason:
 * @self: a new window
 *
 * Puts the reason there that was typed before.
 */
void
_lian_group_recall_reason (LianGroupWindow *self)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  const char *reason = page != NULL ? g_object_get_data (G_OBJECT (page), REASON) : NULL;
  if (self->reason != NULL && reason != NULL)
    gtk_text_buffer_set_text (self->reason, reason, -1);
}
