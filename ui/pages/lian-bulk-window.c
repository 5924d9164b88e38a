/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Many records changed at once.
 *
 * Fields and values are chosen, then what would become of each record is found out by a thread of the core and
 * shown: what changes, from what to what, and what is refused and why.  Only what was looked at can be written,
 * as one act; a change of what was chosen asks for another look. */
#include "lian-bulk-window-private.h"
#include "lian-i18n.h"
#include "lian-plural.h"

static void
window_free (gpointer data)
{
  LianBulkWindow *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->page);
  lian_bulk_unref (self->bulk);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
is_complete (LianBulkWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  gboolean complete = row != NULL;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    complete = complete && lian_bulk_row_is_complete (LIAN_BULK_ROW (row));
  return complete;
}

static void
update_buttons (LianBulkWindow *self)
{
  guint n = self->planned ? lian_bulk_get_count (self->bulk, LIAN_BULK_CHANGES) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("Change %u Record", "Change %u Records", n), n);
  gtk_button_set_label (GTK_BUTTON (self->ok), n > 0 ? words : _ ("Change"));
  gtk_widget_set_sensitive (self->ok, n > 0 && !self->working);
  gtk_widget_set_sensitive (self->look, !self->planned && !self->working && is_complete (self));
  gtk_widget_set_sensitive (self->rows, !self->working);
  gtk_widget_set_sensitive (self->another, !self->working);
}

static void
say_refusal (LianBulkWindow *self, const char *words)
{
  gtk_label_set_text (self->refusal, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), words != NULL);
}

/* Other fields or values: what was looked at no longer holds. */
void
_lian_bulk_window_changed (LianBulkWindow *self)
{
  if (self->look == NULL || self->working)
    return;
  self->planned = FALSE;
  say_refusal (self, NULL);
  _lian_bulk_window_clear_plan (self);
  update_buttons (self);
}

static void
set_working (LianBulkWindow *self, const char *what)
{
  g_autoptr (LianProgress) progress = what != NULL ? lian_progress_new () : NULL;
  self->working = what != NULL;
  lian_bulk_set_progress (self->bulk, progress);
  lian_progress_view_set_progress (self->progress, progress, what);
  update_buttons (self);
}

/* Returns: whether the window is still there for the answer */
static LianBulkWindow *
answered (GtkWidget *window)
{
  LianBulkWindow *self = g_object_get_data (G_OBJECT (window), "lian-bulk");
  if (gtk_widget_in_destruction (window) || self == NULL)
    return NULL;
  set_working (self, NULL);
  return self;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lian_bulk_plan_finish (result, &error);
  LianBulkWindow *self = answered (window);
  if (self == NULL)
    return;
  self->planned = done;
  say_refusal (self, done ? NULL : error->message);
  if (done)
    _lian_bulk_window_show_plan (self);
  update_buttons (self);
  if (gtk_widget_get_sensitive (self->ok))
    gtk_widget_grab_focus (self->ok);
  else
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

/* Finds out what would become of each record. */
void
_lian_bulk_window_look (LianBulkWindow *self)
{
  if (!gtk_widget_get_sensitive (self->look))
    return;
  lian_bulk_clear_edits (self->bulk);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    lian_bulk_row_add_to (LIAN_BULK_ROW (row), self->bulk);
  set_working (self, _ ("Preview"));
  lian_bulk_plan_async (self->bulk, lian_context_get_store (self->context), self->cancellable, planned_cb,
                        g_object_ref (self->window));
}

static void
tell (LianBulkWindow *self, guint n)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u record changed. Undo takes it back.", "%u records changed. Undo takes all of it back.", n), n);
  if (page != NULL)
    gtk_widget_activate_action (page, "win.toast", "s", words);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lian_store_write_finish (LIAN_STORE (source), result, NULL, &error) != NULL;
  LianBulkWindow *self = answered (window);
  if (self == NULL)
    return;
  if (done)
    {
      tell (self, lian_bulk_get_count (self->bulk, LIAN_BULK_CHANGES));
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  self->planned = FALSE;
  say_refusal (self, error->message);
  update_buttons (self);
  gtk_widget_grab_focus (self->look);
}

/* Writes what was looked at. */
void
_lian_bulk_window_write (LianBulkWindow *self)
{
  if (!gtk_widget_get_sensitive (self->ok))
    return;
  g_autofree char *label = lian_bulk_dup_label (self->bulk);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  say_refusal (self, NULL);
  set_working (self, _ ("Change"));
  lian_store_write_async (lian_context_get_store (self->context), label, *reason != '\0' ? reason : NULL,
                          lian_bulk_write, lian_bulk_ref (self->bulk), (GDestroyNotify) lian_bulk_unref,
                          self->cancellable, written_cb, g_object_ref (self->window));
}

/* What comes next: the look, or after it the act. */
void
_lian_bulk_window_go_on (LianBulkWindow *self)
{
  if (self->planned)
    _lian_bulk_window_write (self);
  else
    _lian_bulk_window_look (self);
}

static void
removed_cb (LianBulkWindow *self, GtkWidget *row)
{
  if (gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->rows)) == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->rows), row);
  _lian_bulk_window_changed (self);
  gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

/* One more field. */
void
_lian_bulk_window_add_row (LianBulkWindow *self)
{
  GtkWidget *row = lian_bulk_row_new (self->context, self->type);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (_lian_bulk_window_changed), self);
  g_signal_connect_swapped (row, "done", G_CALLBACK (_lian_bulk_window_look), self);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (removed_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);
  _lian_bulk_window_changed (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * lian_bulk_window_present:
 * @page: the page where they were chosen; it says how it went
 * @context: what pages share
 * @type: a record type that has fields which lian_bulk_may_change()
 * @ids: (element-type gint64): the records
 *
 * Asks what shall become of them.
 */
void
lian_bulk_window_present (GtkWidget *page, LianContext *context, const LianType *type, const GArray *ids)
{
  LianBulkWindow *self = g_new0 (LianBulkWindow, 1);
  self->context = g_object_ref (context);
  self->type = type;
  self->n_ids = ids->len;
  self->bulk = lian_bulk_new (type, ids);
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&self->page, page);
  _lian_bulk_window_build (self, GTK_WINDOW (gtk_widget_get_root (page)));
  g_object_set_data_full (G_OBJECT (self->window), "lian-bulk", self, window_free);
  _lian_bulk_window_add_row (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
