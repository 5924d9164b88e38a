/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the steps of an import share: words, buttons, and how far the work is. */
#include "lian-focus.h"
#include "lian-i18n.h"
#include "lian-import-dialog-private.h"

const char *const _lian_import_dialog_pages[] = { "file", "columns", "outcome", "outcome" };

/* Says where it stands. */
void
_lian_import_dialog_say (LianImportDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->message), text);
}

/* How far it is. */

void
_lian_import_dialog_progress (guint done, guint total, gpointer data)
{
  LianImportDialog *self = data;
  g_atomic_int_set (&self->total, (gint) total);
  g_atomic_int_set (&self->done, (gint) done);
}

static gboolean
poll_cb (gpointer data)
{
  LianImportDialog *self = data;
  int total = g_atomic_int_get (&self->total), done = g_atomic_int_get (&self->done);
  /* Reading, and putting into the index what was written, have no rows to count. */
  gboolean counted = done != 0 && done != total;
  double fraction = counted ? (double) done / total : -1.0;
  g_autofree char *left = lian_time_left_dup (&self->left, fraction, g_get_monotonic_time ());
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), left != NULL ? left : "");
  if (counted)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
update_buttons (LianImportDialog *self)
{
  const char *const labels[] = { _ ("Next"), _ ("Check"), _ ("Import"), _ ("Close") };
  const LianImportResult *result
      = self->import != NULL ? lian_import_get_result (self->import) : NULL;
  gboolean ready = self->import != NULL || self->step == LIAN_IMPORT_STEP_DONE;
  if (self->step == LIAN_IMPORT_STEP_OUTCOME && result != NULL)
    ready = result->n_new + result->n_changed > 0;
  gtk_button_set_label (GTK_BUTTON (self->next), labels[self->step]);
  gtk_widget_set_sensitive (self->next, ready && !self->working);
  gtk_widget_set_sensitive (self->back, !self->working);
  gtk_widget_set_visible (self->back, self->step == LIAN_IMPORT_STEP_COLUMNS
                                          || self->step == LIAN_IMPORT_STEP_OUTCOME);
}

/* While it works nothing can be used, so nothing keeps the focus. */
static void
keep_focus (LianImportDialog *self, gboolean working)
{
  if (working)
    self->before = lian_focus_is_within (self->kind)       ? self->kind
                   : lian_focus_is_within (self->encoding) ? self->encoding
                                                      : NULL;
  else if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->before != NULL ? self->before : self->next);
}

/* Begins or ends a piece of work. */
void
_lian_import_dialog_set_working (LianImportDialog *self, gboolean working)
{
  self->working = working;
  if (working)
    keep_focus (self, TRUE);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_atomic_int_set (&self->done, 0);
  self->left = (LianTimeLeft){ 0 };
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), "");
  gtk_widget_set_sensitive (self->stack, !working);
  gtk_widget_set_visible (self->bar, working);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  if (working)
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      self->poll = g_timeout_add (100, poll_cb, self);
    }
  update_buttons (self);
  if (!working)
    keep_focus (self, FALSE);
}

void
_lian_import_dialog_show_step (LianImportDialog *self, LianImportStep step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), _lian_import_dialog_pages[step]);
  update_buttons (self);
  gtk_widget_grab_focus (self->next);
}
