/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of corrections: the list by state, a correction, what an officer may do with it. */
#include "display-base.h"
#include "lian-chart.h"
#include "lian-corrections-page.h"
#include "lian-sample-decisions.h"
#include "lian-sample.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define SAMPLE(serial) ((gint64) LIAN_SAMPLE_OFFICE << 40 | (serial))

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianCorrectionsPage *page;
} Fixture;

static void
wait_for (Fixture *f, const char *text)
{
  display_wait_text (GTK_WIDGET (f->page), text);
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  if (sample != NULL)
    {
      g_assert_true (lian_sample_load (f->base.store, NULL));
      g_assert_true (lian_sample_decide (f->base.store, NULL));
      lian_store_set_author (f->base.store, SAMPLE (2));
    }
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = LIAN_CORRECTIONS_PAGE (lian_corrections_page_new (f->context));
  f->window = display_show (GTK_WIDGET (f->page), 1000, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

/* An empty base says what would appear here, and no act is offered. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  guint waiting = 7;
  wait_for (f, "Nothing to correct");
  g_object_get (f->page, "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 0);
  g_assert_null (display_find_text (GTK_WIDGET (f->page), "Open a case…"));
  g_assert_null (display_find_text (GTK_WIDGET (f->page), "Print correction sheet…"));
}

/* Every state has its heading with its number; the overdue one is shown first, with its figures,
 * chart, threshold and measures. */
static void
test_states (Fixture *f, gconstpointer data)
{
  guint waiting = 0;
  wait_for (f, "Overdue (1)");
  wait_for (f, "Found, no case yet (5)");
  wait_for (f, "Under correction (1)");
  wait_for (f, "Closed (1)");
  wait_for (f, "1956/001/0002");
  wait_for (f, "Before: 1955-11-01 to 1955-12-31. After: 1956-02-01 to 1956-03-31.");
  wait_for (f, "worse");
  wait_for (f, "The source gives no figure");
  wait_for (f, "overdue since 1956-04-05");
  g_assert_nonnull (display_find_type (GTK_WIDGET (f->page), LIAN_TYPE_CHART));
  g_object_get (f->page, "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 7);
}

static gboolean
may (Fixture *f, const char *button)
{
  GtkWidget *label = display_find_text (GTK_WIDGET (f->page), button);
  return label != NULL && gtk_widget_is_sensitive (label);
}

static gboolean
may_open (gpointer data)
{
  return may (data, "Open a case…");
}

static GtkWidget *
find_dialog (void)
{
  return display_find_window ("Person responsible", NULL);
}

static gboolean
is_asked (gpointer data)
{
  GtkWidget *dialog = find_dialog ();
  GtkWidget *answer = dialog != NULL ? gtk_window_get_default_widget (GTK_WINDOW (dialog)) : NULL;
  return answer != NULL && gtk_widget_is_sensitive (answer);
}

static gboolean
is_opened (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "Found, no case yet (4)") != NULL
         && display_find_text (GTK_WIDGET (f->page), "1956/001/0004") != NULL;
}

/* What was found becomes a case by one answer; it follows into the list of those under correction. */
static void
test_open (Fixture *f, gconstpointer data)
{
  lian_corrections_page_open (f->page, SAMPLE (2014), 0);
  wait_for (f, "G2, G3 would not have permitted it, going by what is recorded as known on 1956-01-08.");
  g_assert_true (display_wait (may_open, f));
  g_assert_false (may (f, "Close the case…"));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "corrections.open", NULL);
  g_assert_true (display_wait (is_asked, f));
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (find_dialog ())));
  g_assert_true (display_wait (is_opened, f));
}

static gboolean
is_cut_said (gpointer data)
{
  GtkWidget *dialog = find_dialog ();
  return dialog != NULL && display_find_text (dialog, "it has grown since centralising") != NULL;
}

/* A relation that grew since the merger hangs on what is taken apart: it is named before the case is
 * opened. */
static void
test_cuts (Fixture *f, gconstpointer data)
{
  g_autoptr (LianRecord) activity = lian_test_load (f->base.store, "activity", SAMPLE (2014));
  display_base_insert_relation (f->base.store, lian_record_get_number (activity, "cooperative"),
                                "NEW", 0);
  lian_corrections_page_open (f->page, SAMPLE (2014), 0);
  wait_for (f, "G2, G3 would not have permitted it, going by what is recorded as known on 1956-01-08.");
  g_assert_true (display_wait (may_open, f));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "corrections.open", NULL);
  g_assert_true (display_wait (is_cut_said, f));
  g_assert_nonnull (display_find_text (find_dialog (), "East Gate"));
  g_assert_nonnull (display_find_text (find_dialog (), "(L1)"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

static gboolean
may_nothing (gpointer data)
{
  Fixture *f = data;
  return display_find_text (GTK_WIDGET (f->page), "Only an officer opens and closes cases.") != NULL
         && !may (f, "Add a measure…") && !may (f, "Close the case…") && may (f, "Print correction sheet…");
}

/* A clerk looks and prints. */
static void
test_clerk (Fixture *f, gconstpointer data)
{
  wait_for (f, "overdue since 1956-04-05");
  g_assert_true (may (f, "Add a measure…"));
  lian_store_set_author (f->base.store, SAMPLE (4));
  g_assert_true (display_wait (may_nothing, f));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/display/corrections/empty", NULL, test_empty);
  ADD ("/display/corrections/states", "sample", test_states);
  ADD ("/display/corrections/open", "sample", test_open);
  ADD ("/display/corrections/cuts", "sample", test_cuts);
  ADD ("/display/corrections/clerk", "sample", test_clerk);
  return g_test_run ();
}
