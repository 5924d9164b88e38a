/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan put in force from its page, with all that can come of it; a plan that there is not, with what
 * contradicts what; and a base that takes nothing. */
#include <string.h>

#include "arrange-world.h"
#include "display-base.h"
#include "lian-arrange-grid-private.h"
#include "lian-arrange-page-private.h"
#include "lian-past-base.h"

typedef struct
{
  ArrangeWorld *world;
  LianContext *context;
  GtkWidget *window;
  LianArrangePage *page;
  const char *awaited;
} Fixture;

static LianStore *
get_store (Fixture *f)
{
  return f->world->trade.base.store;
}

static gint64
put_line (Fixture *f, gint64 cooperative, const char *month, const char *quantity, const char *pinned)
{
  g_autofree char *plan = lian_test_dup_id (f->world->arrangement), *line = lian_test_dup_id (f->world->line);
  g_autofree char *maker = lian_test_dup_id (cooperative);
  return LIAN_TEST_INSERT (get_store (f), "arrangement_line", "arrangement", plan, "contract_line", line, "cooperative",
                           maker, "month", month, "quantity", quantity, "pinned", pinned);
}

/* Of what is open, 500 go to the first and 400 to the other; until now 600 and 400 were allotted. */
/* Returns: the last of its lines. */
static gint64
put_plan (Fixture *f)
{
  put_line (f, f->world->maker, "1956-04-01", "300", "no");
  put_line (f, f->world->maker, "1956-05-01", "100", "no");
  put_line (f, f->world->other, "1956-04-01", "200", "no");
  put_line (f, f->world->other, "1956-05-01", "200", "no");
  return put_line (f, f->world->other, "1956-06-01", "100", "no");
}

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !f->page->stale && f->page->job->generation == f->page->generation;
}

static void
open_page (Fixture *f)
{
  f->context = lian_context_new (get_store (f), NULL, NULL);
  f->page = LIAN_ARRANGE_PAGE (lian_arrange_page_new (f->context));
  f->window = display_show (GTK_WIDGET (f->page), 1100, 660);
  g_assert_true (display_wait (shows, f));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->world = arrange_world_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  arrange_world_free (f->world);
}

static void
act (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL);
}

static gboolean
is_asked (gpointer data)
{
  return display_find_window ("Put the Plan in Force?", data) != NULL;
}

static GtkWidget *
ask (Fixture *f)
{
  act (f, "arrange.force");
  g_assert_true (display_wait (is_asked, f->window));
  return display_find_window ("Put the Plan in Force?", f->window);
}

static void
answer (GtkWidget *question)
{
  GtkWidget *text = display_find_type (question, GTK_TYPE_TEXT_VIEW);
  GtkWidget *button = display_find_button (question, "_Put in Force");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "so resolved", -1);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_in_state (gpointer data)
{
  Fixture *f = data;
  return shows (f) && g_str_equal (lian_record_get_text (f->page->job->plan, "state"), f->awaited);
}

static void
wait_state (Fixture *f, const char *state)
{
  f->awaited = state;
  g_assert_true (display_wait (is_in_state, f));
}

static char *
dup_state (Fixture *f)
{
  g_autoptr (LianRecord) plan = lian_test_load (get_store (f), "arrangement", f->world->arrangement);
  return g_strdup (lian_record_get_text (plan, "state"));
}

/* What it comes to stands in the question; it is one act, and taking that back gives the draft again. */
static void
test_done (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  put_plan (f);
  open_page (f);
  g_autofree char *before = lian_test_base_dump (&f->world->trade.base);
  GtkWidget *question = ask (f);
  g_assert_nonnull (display_find_text (question, "2 allotments change."));
  g_assert_nonnull (display_find_text (question, "✓ No relation is cut."));
  answer (question);
  wait_state (f, "IN_FORCE");
  g_assert_false (f->page->grid->editable);
  g_assert_cmpstr (lian_store_get_undo_label (get_store (f)), ==, "plan of arrangement put in force");
  g_assert_cmpint (lian_store_undo (get_store (f), 0, NULL, &error), !=, 0);
  g_assert_no_error (error);
  wait_state (f, "DRAFT");
  g_assert_true (f->page->grid->editable);
  g_autofree char *after = lian_test_base_dump (&f->world->trade.base);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
is_refused (gpointer data)
{
  Fixture *f = data;
  return strstr (gtk_label_get_text (f->page->refusal), f->awaited) != NULL;
}

/* What stands in the way is said on the page, and nothing is asked. */
static void
assert_refused (Fixture *f, const char *words)
{
  act (f, "arrange.force");
  f->awaited = words;
  g_assert_true (display_wait (is_refused, f));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->page->refusal)));
  g_assert_null (display_find_window ("Put the Plan in Force?", f->window));
}

/* Without quantities, with a maker who is able no more, in a period that is locked. */
static void
test_blocked (Fixture *f, gconstpointer data)
{
  g_autofree char *officer = lian_test_dup_id (f->world->trade.test.decider);
  open_page (f);
  assert_refused (f, "compute it first");
  put_plan (f);
  lian_test_set (get_store (f), "cooperative", f->world->other, "status", "DORMANT");
  g_assert_true (display_wait (shows, f));
  assert_refused (f, "no longer able");
  lian_test_set (get_store (f), "cooperative", f->world->other, "status", "LIVE");
  LIAN_TEST_INSERT (get_store (f), "period_lock", "from_date", "1956-04-01", "to_date", "1956-04-30", "locked_on",
                    "1956-04-15", "locked_by", officer, "reason", "April is closed");
  g_assert_true (display_wait (shows, f));
  assert_refused (f, "April is closed");
}

static void
wait_in (Fixture *f, GtkWidget *question, const char *words)
{
  display_wait_text (question, words);
  g_autofree char *state = dup_state (f);
  g_assert_cmpstr (state, ==, "DRAFT");
  gtk_window_destroy (GTK_WINDOW (question));
}

/* The base changed while the question stood: nobody puts in force what he was not told. */
static void
test_meanwhile (Fixture *f, gconstpointer data)
{
  gint64 last = put_plan (f);
  open_page (f);
  GtkWidget *question = ask (f);
  lian_test_set (get_store (f), "arrangement_line", last, "quantity", "90");
  answer (question);
  wait_in (f, question, "The records have changed since this was asked");
}

/* Dropped meanwhile, it is no draft any more. */
static void
test_dropped (Fixture *f, gconstpointer data)
{
  put_plan (f);
  open_page (f);
  GtkWidget *question = ask (f);
  lian_test_set (get_store (f), "arrangement", f->world->arrangement, "state", "DROPPED");
  answer (question);
  display_wait_text (question, "is no draft any more");
  gtk_window_destroy (GTK_WINDOW (question));
}

/* A clerk prepares; an officer puts in force. */
static void
test_clerk (Fixture *f, gconstpointer data)
{
  gint64 clerk = LIAN_TEST_INSERT (get_store (f), "officer", "name", "Wei", "role", "CLERK");
  put_plan (f);
  lian_store_set_author (get_store (f), clerk);
  open_page (f);
  GtkWidget *question = ask (f);
  answer (question);
  wait_in (f, question, "Only an officer can do this");
}

static gint64
sum_made (Fixture *f)
{
  return lian_arrange_sheet_sum_order (f->page->sheet, 0);
}

static gboolean
is_explained (gpointer data)
{
  Fixture *f = data;
  return display_find_text (f->page->impossible, "and no fewer contradict each other:") != NULL;
}

/* More is pinned than the co-operative can make: both are named, with the way to them. */
static void
test_contradiction (Fixture *f, gconstpointer data)
{
  put_line (f, f->world->maker, "1956-05-01", "450", "yes");
  open_page (f);
  act (f, "arrange.compute");
  g_assert_true (display_wait (is_explained, f));
  g_assert_nonnull (display_find_type (f->page->impossible, GTK_TYPE_BUTTON));
  g_assert_cmpint (sum_made (f), ==, 450);
}

static gboolean
is_worked_out (gpointer data)
{
  Fixture *f = data;
  return f->page->progress == NULL && f->page->unkept != NULL;
}

static gboolean
is_previewed (gpointer data)
{
  return display_find_window ("Page 1 of", ((Fixture *) data)->window) != NULL;
}

/* The page says what a base that takes nothing can't do; a plan is worked out to look at, and printed. */
static void
look_at_read_only (Fixture *f)
{
  open_page (f);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->page->standing)));
  g_assert_false (f->page->grid->editable);
  g_assert_cmpint (sum_made (f), ==, 0);
  act (f, "arrange.force");
  act (f, "arrange.new");
  act (f, "arrange.compute");
  g_assert_true (display_wait (is_worked_out, f));
  g_assert_cmpint (sum_made (f), >, 0);
  g_assert_nonnull (display_find_text (f->page->figures, "proven best"));
  g_assert_false (f->page->grid->editable);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->refusal)));
  g_assert_null (display_find_window ("New Plan", f->window));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "arrange.print", "s", "arrangement");
  g_assert_true (display_wait (is_previewed, f));
  gtk_window_destroy (GTK_WINDOW (display_find_window ("Page 1 of", f->window)));
}

static void
reopen (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;
  LianTestBase *base = &f->world->trade.base;
  g_clear_object (&base->store);
  base->store = lian_store_open (path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  reopen (f, f->world->trade.base.path);
  look_at_read_only (f);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static LianDate
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return lian_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

/* As it was known on a day. */
static void
test_past (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  lian_past_base_make_async (f->world->trade.base.path, get_today (), NULL, made_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  LianPastBase *past = lian_past_base_make_finish (result, &error);
  g_assert_no_error (error);
  reopen (f, lian_past_base_get_path (past));
  lian_store_keep (get_store (f), past, (GDestroyNotify) lian_past_base_unref);
  look_at_read_only (f);
}

static void
test_writable (Fixture *f, gconstpointer data)
{
  open_page (f);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->standing)));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/arrange-force/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("done", test_done);
  ADD ("blocked", test_blocked);
  ADD ("meanwhile", test_meanwhile);
  ADD ("dropped", test_dropped);
  ADD ("clerk", test_clerk);
  ADD ("contradiction", test_contradiction);
  ADD ("read-only", test_read_only);
  ADD ("past", test_past);
  ADD ("writable", test_writable);
#undef ADD
  return g_test_run ();
}
