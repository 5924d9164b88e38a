/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of arrangements on the sample: which plan, its faces, corrections as acts that are undone, a new
 * plan, working out that is stopped, plans beside each other, and what it says where there is nothing. */
#include <string.h>

#include "display-base.h"
#include "lian-arrange-compare.h"
#include "lian-arrange-grid-private.h"
#include "lian-arrange-page-private.h"
#include "lian-focus.h"
#include "lian-arrange-measured.h"
#include "lian-sample.h"
#include "lian-test-base.h"

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianArrangePage *page;
  guint n_plans; /* waited for */
} Fixture;

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && !f->page->stale && f->page->job->generation == f->page->generation;
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->base = lian_test_base_new ();
  g_assert_true (!GPOINTER_TO_INT (sample) || lian_sample_load (f->base.store, NULL));
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = LIAN_ARRANGE_PAGE (lian_arrange_page_new (f->context));
  f->window = display_show (GTK_WIDGET (f->page), 1100, 660);
  g_assert_true (display_wait (shows, f));
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

static const char *
state (Fixture *f)
{
  return lian_record_get_text (f->page->job->plan, "state");
}

/* What is pinned is worked out as it stands; so many are. */
static guint
check_pins (Fixture *f)
{
  g_autoptr (LianArrangeTask) task = _lian_arrange_dup_task (f->page);
  const GArray *pins = f->page->job->book->task->pins;
  gint64 read = 0, shown = 0;
  for (guint n = 0; n < pins->len; n++)
    read += g_array_index (pins, LianArrangeAmount, n).quantity;
  for (guint n = 0; n < task->pins->len; n++)
    shown += g_array_index (task->pins, LianArrangeAmount, n).quantity;
  g_assert_cmpint (read, >, 0);
  g_assert_cmpint (shown, ==, read);
  g_assert_cmpuint (task->pins->len, ==, pins->len);
  return pins->len;
}

/* A draft is worked on first; the plan in force can be looked at and not typed into. */
static void
test_plans (Fixture *f, gconstpointer sample)
{
  g_assert_cmpstr (state (f), ==, "DRAFT");
  g_assert_true (f->page->grid->editable);
  g_assert_cmpuint (f->page->job->book->task->orders->len, >, 0);
  check_pins (f);
  gtk_drop_down_set_selected (f->page->plans, 0);
  g_assert_true (display_wait (shows, f));
  g_assert_cmpstr (state (f), ==, "IN_FORCE");
  g_assert_false (f->page->grid->editable);
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->page->grid->rows));
}

/* The table either way round, who else could, and charts of the same plan. */
static void
test_faces (Fixture *f, gconstpointer sample)
{
  guint rows = count (f);
  gtk_check_button_set_active (f->page->able, TRUE);
  g_assert_cmpuint (count (f), >=, rows);
  gtk_drop_down_set_selected (f->page->face_choice, LIAN_ARRANGE_BY_MAKER);
  g_assert_cmpuint (count (f), ==, f->page->job->book->task->makers->len + f->page->job->book->task->ways->len);
  for (guint face = LIAN_ARRANGE_SIGHTS; face < LIAN_ARRANGE_N_FACES; face++)
    {
      gtk_drop_down_set_selected (f->page->face_choice, face);
      display_spin (2);
      g_assert_true (gtk_stack_get_visible_child (f->page->faces) == f->page->sights[face - LIAN_ARRANGE_SIGHTS]);
      g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (f->page->able)));
    }
}

static gboolean
can_undo (gpointer data)
{
  Fixture *f = data;
  return lian_store_get_can_undo (f->base.store) && shows (f);
}

static guint
find_way (Fixture *f)
{
  for (guint i = 0; i < count (f); i++)
    {
      g_autoptr (LianArrangeRow) row = g_list_model_get_item (G_LIST_MODEL (f->page->grid->rows), i);
      if (lian_arrange_row_get_kind (row) == LIAN_ARRANGE_ROW_WAY)
        return lian_arrange_row_get_index (row);
    }
  g_assert_not_reached ();
}

static gint64
kept (Fixture *f, guint way)
{
  return lian_arrange_sheet_get (f->page->sheet, way, 0);
}

/* What is typed is an act: it is in the base, and undo takes it out of the table again. */
static void
test_typing (Fixture *f, gconstpointer sample)
{
  guint way = find_way (f);
  g_autoptr (GError) error = NULL;
  gint64 before = kept (f, way);
  guint n_pins = check_pins (f);
  lian_arrange_grid_select (f->page->grid, LIAN_ARRANGE_ROW_WAY, way);
  gtk_editable_set_text (f->page->grid->entry, "7");
  g_signal_emit_by_name (f->page->grid->entry, "activate");
  g_assert_true (display_wait (can_undo, f));
  g_assert_cmpstr (lian_store_get_undo_label (f->base.store), ==, "plan corrected by hand");
  g_assert_cmpint (kept (f, way), !=, before);
  g_assert_cmpuint (check_pins (f), ==, n_pins);
  g_assert_cmpint (lian_store_undo (f->base.store, 0, NULL, &error), !=, 0);
  g_assert_no_error (error);
  display_spin (2);
  g_assert_true (display_wait (shows, f));
  g_assert_cmpint (kept (f, way), ==, before);
}

static gboolean
has_plans (gpointer data)
{
  Fixture *f = data;
  return shows (f) && f->page->job->plans->len == f->n_plans;
}

static gboolean
is_asked (gpointer data)
{
  return display_find_window ("What it counts with", data) != NULL;
}

/* A new plan has the settings and stages of the one before, can be named, and is shown then. */
static void
test_new (Fixture *f, gconstpointer sample)
{
  f->n_plans = f->page->job->plans->len + 1;
  gtk_widget_activate_action (GTK_WIDGET (f->page), "arrange.new", NULL);
  g_assert_true (display_wait (is_asked, f->window));
  GtkWidget *question = display_find_window ("What it counts with", f->window);
  GtkWidget *make = display_find_button (question, "_Make");
  GtkWidget *name = gtk_window_get_focus (GTK_WINDOW (question));
  g_assert_nonnull (make);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (name, GTK_TYPE_ENTRY)), "May & June");
  g_signal_emit_by_name (make, "clicked");
  g_assert_true (display_wait (has_plans, f));
  g_assert_cmpstr (lian_record_get_text (f->page->job->plan, "name"), ==, "May & June");
  g_assert_cmpuint (f->page->job->stages->len, ==, LIAN_N_AIMS);
  g_assert_cmpint (lian_record_get_number (f->page->job->plan, "month_hours"), ==, 200);
}

static gboolean
is_idle (gpointer data)
{
  return LIAN_ARRANGE_PAGE (data)->progress == NULL;
}

/* Working out can be stopped, and the desk goes on. */
static void
test_stop (Fixture *f, gconstpointer sample)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "arrange.compute", NULL);
  g_assert_nonnull (f->page->progress);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "arrange.stop", NULL);
  g_assert_true (display_wait (is_idle, f->page));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->progress_view)));
}

/* Whoever has no helper installed is told, and by whom plans differ was counted when they were read. */
static void
test_helper (Fixture *f, gconstpointer sample)
{
  const char *missing = "The program “cbc” is not installed here: plans in which much is yes or no come out worse than with it.";
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_assert_cmpuint (f->page->touched, ==, lian_arrange_count_touched (f->page->job->book, f->page->job->book->kept));
  g_assert_cmpuint (f->page->touched, >, 0);
  g_setenv ("PATH", "/nowhere", TRUE);
  _lian_arrange_load (f->page);
  g_assert_true (display_wait (shows, f));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), missing));
  g_setenv ("PATH", path, TRUE);
}

static gboolean
says_not_found (gpointer data)
{
  return display_find_text (data, "What contradicts what was not found in time.") != NULL;
}

/* Where no plan was found without being stopped it is looked for what stands in the way. */
static void
test_lost (Fixture *f, gconstpointer sample)
{
  _lian_arrange_explain_lost (f->page);
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "No plan was found"));
  g_assert_true (display_wait (says_not_found, f->page));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->page), "No plan was found"));
  g_assert_null (display_find_text (GTK_WIDGET (f->page), "There is no such plan"));
}

static gboolean
is_compared (gpointer data)
{
  GtkWidget *window = display_find_window ("All are measured by", data);
  return window != NULL && display_find_text (window, "orders that are short") != NULL;
}

static void
test_compare (Fixture *f, gconstpointer sample)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "arrange.compare", NULL);
  g_assert_true (display_wait (is_compared, f->window));
  gtk_window_destroy (GTK_WINDOW (display_find_window ("All are measured by", f->window)));
}

static void
test_keys (Fixture *f, gconstpointer sample)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.focus-list", NULL);
  g_assert_true (lian_focus_is_within (GTK_WIDGET (f->page->grid)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.next-pane", NULL);
  g_assert_true (lian_focus_is_within (f->page->side));
}

static void
test_nothing (Fixture *f, gconstpointer sample)
{
  display_wait_text (GTK_WIDGET (f->page), "Nothing to Arrange Yet");
  g_assert_null (f->page->sheet);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, sample, test)                                                                              \
  g_test_add ("/arrange-page/" name, Fixture, GINT_TO_POINTER (sample), set_up, test, tear_down)
  ADD ("plans", TRUE, test_plans);
  ADD ("faces", TRUE, test_faces);
  ADD ("typing", TRUE, test_typing);
  ADD ("new", TRUE, test_new);
  ADD ("stop", TRUE, test_stop);
  ADD ("helper", TRUE, test_helper);
  ADD ("lost", TRUE, test_lost);
  ADD ("compare", TRUE, test_compare);
  ADD ("keys", TRUE, test_keys);
  ADD ("nothing", FALSE, test_nothing);
#undef ADD
  return g_test_run ();
}
