/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of progress on the sample: the trades of the office's city, another city, and the task that a trade
 * asks for. */
#include "display-base.h"
#include "lian-focus.h"
#include "lian-progress-page-private.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-text-rows.h"

#define ID(serial) (((gint64) LIAN_SAMPLE_OFFICE << 40) | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianProgressPage *page;
  gint64 city;
} Fixture;

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !lian_read_page_is_reading (LIAN_READ_PAGE (f->page)) && f->page->job->city == f->city;
}

static void
begin (Fixture *f, gboolean sample)
{
  f->base = lian_test_base_new ();
  g_assert_true (!sample || lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  f->page = LIAN_PROGRESS_PAGE (lian_progress_page_new (f->context));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (f->page));
  f->window = display_show (scrolled, 1200, 700);
  f->city = sample ? ID (201) : 0;
  g_assert_true (display_wait (shows, f));
}

static void
end (Fixture *f)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static const char *
cell (Fixture *f, guint row, guint column)
{
  g_autoptr (LianTextRow) line = g_list_model_get_item (G_LIST_MODEL (f->page->rows), row);
  g_assert_nonnull (line);
  return lian_text_row_get_cell (line, column);
}

static void
choose (Fixture *f, gint64 city)
{
  guint at = 0;
  while (at < f->page->job->cities->len && lian_record_get_id (f->page->job->cities->pdata[at]) != city)
    at++;
  f->city = city;
  gtk_drop_down_set_selected (f->page->whose, at);
  g_assert_true (display_wait (shows, f));
}

/* The city of the office first; what nobody counted is unknown and not nothing. */
static void
test_cities (void)
{
  Fixture f = { 0 };
  begin (&f, TRUE);
  g_assert_cmpstr (cell (&f, 0, 0), ==, "Ironware");
  g_assert_cmpstr (cell (&f, 0, 4), ==, "96.8 %");
  g_assert_cmpstr (cell (&f, 1, 6), ==, "▲ none, task");
  g_assert_cmpstr (cell (&f, 2, 6), ==, "▲ none (F1)");
  g_assert_cmpstr (cell (&f, 10, 2), ==, "unknown");
  display_wait_text (GTK_WIDGET (f.page), "Confirmed on 1956-03-31");
  choose (&f, ID (202));
  g_assert_cmpstr (cell (&f, 0, 6), ==, "–");
  display_wait_text (GTK_WIDGET (f.page), "Confirmation withdrawn on 1956-03-25");
  end (&f);
}

static gboolean
has_task (gpointer data)
{
  Fixture *f = data;
  return shows (f) && g_strcmp0 (cell (f, 2, 6), "▲ none, task") == 0;
}

/* The gap that is selected gets a task, once. */
static void
test_task (void)
{
  Fixture f = { 0 };
  g_autoptr (GError) error = NULL;
  begin (&f, TRUE);
  guint before = f.page->job->tasks->len;
  GtkSelectionModel *model = gtk_column_view_get_model (f.page->view);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 2);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "progress.task", NULL);
  g_assert_true (display_wait (has_task, &f));
  g_assert_cmpuint (f.page->job->tasks->len, ==, before + 1);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (f.page->view)), 2);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "progress.task", NULL);
  lian_store_undo (f.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  choose (&f, ID (202));
  choose (&f, ID (201));
  g_assert_cmpuint (f.page->job->tasks->len, ==, before);
  end (&f);
}

static gboolean
is_withdrawn (gpointer data)
{
  Fixture *f = data;
  return shows (f) && f->page->job->progress->basically == LIAN_NO;
}

static gboolean
is_confirmed (gpointer data)
{
  Fixture *f = data;
  return shows (f) && f->page->job->progress->basically == LIAN_YES;
}

/* The officer's word (A21): W1 becomes W2 and, undone, W1 again; without a reason nothing is said. */
static void
test_word (void)
{
  Fixture f = { 0 };
  g_autoptr (GError) error = NULL;
  begin (&f, TRUE);
  lian_store_set_author (f.base.store, ID (1));
  g_assert_true (is_confirmed (&f));
  gtk_widget_activate_action (GTK_WIDGET (f.page), "progress.confirm", NULL);
  GtkWidget *question = display_find_window ("Withdraw Confirmation?", NULL);
  g_assert_nonnull (question);
  GtkWidget *reason = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (question));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "counted twice", -1);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate (button);
  g_assert_true (display_wait (is_withdrawn, &f));
  display_wait_text (GTK_WIDGET (f.page), "go on completing organisation (W2)");
  lian_store_undo (f.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (display_wait (is_confirmed, &f));
  end (&f);
}

static void
test_keys (void)
{
  Fixture f = { 0 };
  begin (&f, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "page.focus-list", NULL);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f.page->view)));
  gtk_widget_activate_action (GTK_WIDGET (f.page), "page.next-pane", NULL);
  g_assert_true (lian_focus_is_within (gtk_widget_get_ancestor (f.page->words, GTK_TYPE_SCROLLED_WINDOW)));
  end (&f);
}

static void
test_empty (void)
{
  Fixture f = { 0 };
  begin (&f, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f.page->stack), ==, "none");
  end (&f);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/progress-page/cities", test_cities);
  g_test_add_func ("/progress-page/task", test_task);
  g_test_add_func ("/progress-page/word", test_word);
  g_test_add_func ("/progress-page/keys", test_keys);
  g_test_add_func ("/progress-page/empty", test_empty);
  return g_test_run ();
}
