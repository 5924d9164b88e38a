/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The whole history of a case in a window: one time line, each line opens its record or its act.
 *
 * The moment of entry and the day of effect are two columns and are never mixed. */
#include "lian-history-window.h"
#include "lian-case-history.h"
#include "lian-case.h"
#include "lian-gtk48.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-label.h"
#include "lian-lines.h"
#include "lian-plain-window.h"
#include "lian-print-operation.h"
#include "lian-text-rows.h"
#include "lian-trouble.h"

typedef struct
{
  gint64 activity;
  guint generation;
  char *title;
  GPtrArray *events; /* LianEvent */
} History;

typedef struct
{
  GWeakRef page; /* where records and acts are opened */
  LianContext *context;
  gint64 activity;
  guint generation;
  History *history; /* (nullable): not read yet */
  GCancellable *cancellable;
  GtkWidget *window;
  LianTrouble *trouble;
  GtkLabel *title;
  GtkWidget *oldest; /* check button: the oldest first */
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkColumnView *view;
  GtkLabel *detail;
  GtkWidget *open, *act;
} Window;

static void
history_free (gpointer data)
{
  History *history = data;
  g_free (history->title);
  g_clear_pointer (&history->events, g_ptr_array_unref);
  g_free (history);
}

static void
window_free (gpointer data)
{
  Window *self = data;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->history, history_free);
  g_weak_ref_clear (&self->page);
  g_object_unref (self->context);
  g_free (self);
}

/* The lines. */

static const LianEvent *
get_selected (const Window *self)
{
  LianTextRow *row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL && self->history != NULL
             ? self->history->events->pdata[lian_text_row_get_number (row)]
             : NULL;
}

static LianTextRow *
create_row (const History *history, guint i)
{
  const LianEvent *event = history->events->pdata[i];
  g_autofree char *moment = lian_event_dup_moment (event);
  g_autofree char *effect = lian_date_to_text (event->effect);
  g_autofree char *act = event->act != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, event->act)
                                         : g_strdup ("–");
  const char *cells[LIAN_TEXT_ROW_CELLS]
      = { *moment != '\0' ? moment : "–", effect != NULL ? effect : "–", event->who != NULL ? event->who : "–",
          event->what, event->detail,                 act };
  return lian_text_row_new ((gint64) i, cells);
}

static void
show_detail (Window *self)
{
  const LianEvent *event = get_selected (self);
  g_autoptr (GString) text = g_string_new (event != NULL ? event->what : "");
  if (event != NULL && *event->detail != '\0')
    g_string_append_printf (text, "\n%s", event->detail);
  if (event != NULL && event->why != NULL && *event->why != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: why something was done */
      g_string_append_printf (text, _ ("Reason: %s"), event->why);
    }
  gtk_label_set_text (self->detail, text->str);
  gtk_widget_set_sensitive (self->open, event != NULL);
  gtk_widget_set_sensitive (self->act, event != NULL && event->act != 0);
}

static void
show_rows (Window *self)
{
  guint n = self->history->events->len;
  gboolean oldest = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->oldest));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, create_row (self->history, oldest ? i : n - 1 - i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_label_set_text (self->title, self->history->title);
  show_detail (self);
}

static void
order_cb (GtkCheckButton *button, Window *self)
{
  if (self->history != NULL)
    show_rows (self);
}

/* Opening what stands behind a line. */

static void
leave_to (Window *self, const char *action, GVariant *parameter)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autoptr (GVariant) taken = g_variant_ref_sink (parameter);
  if (page != NULL)
    gtk_widget_activate_action_variant (page, action, taken);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
open_cb (Window *self)
{
  const LianEvent *event = get_selected (self);
  if (event != NULL)
    leave_to (self, "win.open-record", g_variant_new ("(sx)", event->type->id, event->id));
}

static void
act_cb (Window *self)
{
  const LianEvent *event = get_selected (self);
  if (event != NULL)
    leave_to (self, "win.show-act", g_variant_new_int64 (event->act));
}

static void
print_cb (Window *self)
{
  lian_print_preview (GTK_WINDOW (self->window), self->context, "case-history", &self->activity, 1);
}

/* Reading. */

static gboolean
read_history (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;
  history->events = lian_case_list_history (txn, history->activity, cancellable, error);
  g_autoptr (LianCase) facts
      = history->events != NULL ? lian_case_load_brief (txn, history->activity, error) : NULL;
  if (facts == NULL)
    return FALSE;
  history->title = lian_isolate_join (" · ", facts->cooperative_name, facts->activity_name, NULL);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  History *history = lian_store_read_finish (LIAN_STORE (source), result, &error);
  Window *self = g_object_get_data (G_OBJECT (window), "lian-history");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_in_destruction (window)
      || (history != NULL && history->generation != self->generation)
      || !lian_trouble_take (self->trouble, error))
    return;
  gboolean first = self->history == NULL;
  g_clear_pointer (&self->history, history_free);
  self->history = g_new0 (History, 1);
  *self->history = *history;
  *history = (History){ 0 };
  show_rows (self);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
read_again (Window *self)
{
  History *history = g_new0 (History, 1);
  history->activity = self->activity;
  history->generation = ++self->generation;
  lian_store_read_async (lian_context_get_store (self->context), read_history, history,
                         history_free, self->cancellable, read_cb, g_object_ref (self->window));
}

static void
changed_cb (GtkWidget *window)
{
  Window *self = g_object_get_data (G_OBJECT (window), "lian-history");
  if (self != NULL && !gtk_widget_in_destruction (window))
    read_again (self);
}

/* Construction. */

static GtkWidget *
create_list (Window *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->rows = g_list_store_new (LIAN_TYPE_TEXT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  self->view = lian_text_rows_view_new (GTK_SELECTION_MODEL (self->selection), _ ("History"));
  lian_text_rows_append_column (self->view, _ ("Entered"), 0, 130, FALSE);
  lian_text_rows_append_column (self->view, _ ("In effect from"), 1, 100, FALSE);
  lian_text_rows_append_column (self->view, _ ("Who"), 2, 110, FALSE);
  lian_text_rows_append_column (self->view, _ ("What"), 3, 280, FALSE);
  lian_text_rows_append_column (self->view, _ ("Details"), 4, 220, TRUE);
  lian_text_rows_append_column (self->view, _ ("Act"), 5, 50, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_detail),
                            self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (open_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return lian_tab_bin_new (scrolled);
}

static GtkWidget *
create_bar (Window *self)
{
  GtkWidget *bar = lian_lines_new ();
  gtk_widget_add_css_class (bar, "toolbar");
  self->open = lian_lines_add_callback_button (LIAN_LINES (bar), _ ("Open the _record"), _ ("Return in the list"),
                                  G_CALLBACK (open_cb), self);
  self->act = lian_lines_add_callback_button (LIAN_LINES (bar), _ ("Show the _act"), NULL,
                                  G_CALLBACK (act_cb), self);
  lian_lines_add_callback_button (LIAN_LINES (bar), _ ("_Print…"), _ ("Ctrl+P"),
                                  G_CALLBACK (print_cb), self);
  self->oldest = gtk_check_button_new_with_label (_ ("The oldest first"));
  g_signal_connect (self->oldest, "toggled", G_CALLBACK (order_cb), self);
  lian_lines_append (LIAN_LINES (bar), self->oldest);
  return bar;
}

/* A detail as long as a note stays readable and leaves room for the lines. */
static GtkWidget *
create_detail (Window *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->detail = GTK_LABEL (lian_label_new ("", NULL));
  gtk_label_set_yalign (self->detail, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->detail), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->detail), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->detail));
  gtk_widget_set_size_request (scrolled, -1, 96);
  return scrolled;
}

static GtkWidget *
create_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->trouble = LIAN_TROUBLE (lian_trouble_new ());
  g_signal_connect_swapped (self->trouble, "retry", G_CALLBACK (read_again), self);
  self->title = GTK_LABEL (lian_label_new ("", "heading"));
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), create_detail (self));
  gtk_box_append (GTK_BOX (box), create_bar (self));
  return box;
}

/**
 * lian_history_window_present:
 * @page: where it is asked for; records and acts are opened from there
 * @context: what pages share
 * @activity: an activity
 *
 * Shows what happened to the case, the newest first. Escape closes it.
 */
void
lian_history_window_present (GtkWidget *page, LianContext *context, gint64 activity)
{
  Window *self = g_new0 (Window, 1);
  g_weak_ref_init (&self->page, page);
  self->context = g_object_ref (context);
  self->activity = activity;
  self->cancellable = g_cancellable_new ();
  self->window = lian_plain_window_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                        _ ("History of the Case"), create_content (self), 1080, 620);
  g_object_set_data_full (G_OBJECT (self->window), "lian-history", self, window_free);
  g_signal_connect_object (lian_context_get_store (context), "changed", G_CALLBACK (changed_cb),
                           self->window, G_CONNECT_SWAPPED);
  lian_plain_window_on_print (self->window, (LianPlainWindowFunc) print_cb, self);
  show_detail (self);
  read_again (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
