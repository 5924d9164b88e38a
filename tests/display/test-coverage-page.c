/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of coverage on a street of three neighbourhoods: what each closing costs, who loses, what
 * is tried out, what it says when there is nothing to measure. */
#include "display-base.h"
#include "lian-coverage-page-private.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-text-rows.h"

typedef struct
{
  LianTestBase base;
  LianContext *context;
  GtkWidget *window;
  LianCoveragePage *page;
  guint n;
  gint64 cooperative;
  gint64 trade;
  gint64 points[3]; /* from west to east */
} Fixture;

/* Waiting. */

static void
wait_for (Fixture *f, const char *text)
{
  display_wait_text (GTK_WIDGET (f->page), text);
}

static gboolean
tries (gpointer data)
{
  Fixture *f = data;
  return f->page->job != NULL && f->page->job->changes->len == f->n
         && f->page->job->generation == f->page->generation;
}

static void
wait_tried (Fixture *f, guint n)
{
  f->n = n;
  g_assert_true (display_wait (tries, f));
}

static guint
get_mark (Fixture *f)
{
  LianMapArea *area = lian_map_get_area (f->page->map);
  guint mark = LIAN_MAP_NOTHING;
  LianMapSpec *spec = lian_map_area_get_spec (area);
  if (spec == NULL || !lian_map_spec_find (spec, "service_point", f->page->point, &mark))
    return LIAN_MAP_NOTHING;
  return lian_map_area_get_selected (area) == mark ? mark : LIAN_MAP_NOTHING;
}

static gboolean
map_points (gpointer data)
{
  return get_mark (data) != LIAN_MAP_NOTHING;
}

static gboolean
shows_one_map (gpointer data)
{
  Fixture *f = data;
  return !gtk_widget_get_visible (GTK_WIDGET (f->page->later_map));
}

/* The street. */

static gint64
insert_place (Fixture *f, const char *name, const char *residents, const char *x)
{
  return display_base_insert (f->base.store, "neighbourhood",
                              (const char *const[]){ "name_en", name, "residents", residents, "x", x,
                                                     "y", "0", NULL });
}

static gint64
insert_point (Fixture *f, const char *name, const char *x)
{
  g_autofree char *owner = lian_test_dup_id (f->cooperative), *trade = lian_test_dup_id (f->trade);
  return display_base_insert (f->base.store, "service_point",
                              (const char *const[]){ "name_en", name, "cooperative", owner, "trade",
                                                     trade, "x", x, "y", "0", NULL });
}

static void
insert_owner (Fixture *f)
{
  f->trade = display_base_insert (
      f->base.store, "trade",
      (const char *const[]){ "name_en", "Shoes", "trade_class", "REPAIR_SERVICE", NULL });
  f->cooperative = display_base_insert (
      f->base.store, "cooperative", (const char *const[]){ "name_en", "Menders", "stage",
                                                           "PRODUCER_COOP", "status", "LIVE", NULL });
}

static void
insert_street (Fixture *f)
{
  static const char *const names[] = { "West", "Middle", "East" };
  static const char *const residents[] = { "1000", "500", "2000" };
  static const char *const places[] = { "0", "400", "3000" };
  insert_owner (f);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *point = g_strdup_printf ("%s Mender", names[i]);
      insert_place (f, names[i], residents[i], places[i]);
      f->points[i] = insert_point (f, point, places[i]);
    }
}

static void
show_page (Fixture *f)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  f->context = lian_context_new (f->base.store, NULL, NULL);
  f->page = LIAN_COVERAGE_PAGE (lian_coverage_page_new (f->context));
  /* As in the window of the program, nobody asks how wide the page is at a given height: the side of a
   * GtkPaned is as wide as it was left, and GTK complains of what wraps there. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (f->page));
  f->window = display_show (scrolled, 1100, 750);
}

static void
set_limit (Fixture *f, const char *limit)
{
  gtk_editable_set_text (f->page->limit_entry, limit);
  g_signal_emit_by_name (f->page->limit_entry, "activate");
}

/* @street: whether there is one, with a limit typed */
static void
set_up (Fixture *f, gconstpointer street)
{
  f->base = lian_test_base_new ();
  if (street == NULL)
    return;
  insert_street (f);
  show_page (f);
  wait_for (f, "How far may residents have to go?");
  set_limit (f, "600");
  wait_for (f, "If this point closes");
  wait_tried (f, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->page);
  g_clear_object (&f->context);
  lian_test_base_clear (&f->base);
}

/* Looking. */

static void
assert_row (GListStore *store, guint at, const char *const *cells)
{
  g_autoptr (LianTextRow) row = g_list_model_get_item (G_LIST_MODEL (store), at);
  g_assert_nonnull (row);
  for (guint i = 0; cells[i] != NULL; i++)
    g_assert_cmpstr (lian_text_row_get_cell (row, i), ==, cells[i]);
}

static guint
count_rows (GListStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

/* Who loses most comes first; the same harm is ordered by the longer ways. */
static void
test_order (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (count_rows (f->page->closing_rows), ==, 3);
  assert_row (f->page->closing_rows, 0,
              (const char *const[]){ "East Mender", "2,000", "0", "5,200.0", "1", NULL });
  assert_row (f->page->closing_rows, 1,
              (const char *const[]){ "West Mender", "0", "0", "400.0", "1", NULL });
  assert_row (f->page->closing_rows, 2,
              (const char *const[]){ "Middle Mender", "0", "0", "200.0", "1", NULL });
  wait_for (f, "Of 3,500 residents 3,500 have a point, 0 a round, 0 neither");
  g_assert_cmpint (f->page->point, ==, f->points[2]);
}

static void
assert_named (gpointer widget, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Lists and maps are told apart by name; the limit has its name from the label beside it alone, as
 * two names would be said one after the other. */
static void
test_names (Fixture *f, gconstpointer data)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (f->page->limit_entry);
  assert_named (f->page->closings, "Cost of closing, worst first");
  assert_named (f->page->losers, "Who loses");
  assert_named (f->page->change_list, "Changes that are tried out");
  gtk_test_accessible_assert_role (lian_map_get_area (f->page->map), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* Another row has other losers, and the map points at it. */
static void
test_select (Fixture *f, gconstpointer data)
{
  wait_for (f, "East Mender");
  assert_row (f->page->loser_rows, 0,
              (const char *const[]){ "East", "2,000", "0 m → 2,600 m", "no point within the limit",
                                     NULL });
  g_assert_true (display_wait (map_points, f));
  guint before = get_mark (f);
  gtk_single_selection_set_selected (f->page->closing_selection, 1);
  g_assert_cmpint (f->page->point, ==, f->points[0]);
  g_assert_cmpuint (count_rows (f->page->loser_rows), ==, 1);
  assert_row (f->page->loser_rows, 0,
              (const char *const[]){ "West", "1,000", "0 m → 400 m", "a longer way", NULL });
  g_assert_true (display_wait (map_points, f));
  g_assert_cmpuint (get_mark (f), !=, before);
}

static void
press_delete (Fixture *f)
{
  gtk_widget_grab_focus (GTK_WIDGET (f->page->closings));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "coverage.close", NULL));
}

/* A closing is marked and its totals are said; the row stays selected; taken back, all is as before. */
static void
test_close (Fixture *f, gconstpointer data)
{
  press_delete (f);
  wait_tried (f, 1);
  assert_row (f->page->closing_rows, 0, (const char *const[]){ "✕ East Mender", "2,000", NULL });
  g_assert_cmpint (f->page->point, ==, f->points[2]);
  g_assert_cmpuint (gtk_single_selection_get_selected (f->page->closing_selection), ==, 0);
  wait_for (f, "2,000 residents lose their point, 0 wait for a round instead, 0 gain one; all ways "
               "together become longer by 5,200.0 km");
  wait_for (f, "After the changes");
  g_assert_true (display_wait (map_points, f));
  press_delete (f);
  wait_tried (f, 0);
  assert_row (f->page->closing_rows, 0, (const char *const[]){ "East Mender", "2,000", NULL });
  wait_for (f, "Close, move or merge points");
  g_assert_true (display_wait (shows_one_map, f));
}

static gboolean
is_asked (gpointer text)
{
  return display_find_window (text, NULL) != NULL;
}

/* A relation that is kept at a point is named before the trial is kept as a proposal, and before that
 * is put to decision. */
static void
test_cuts (Fixture *f, gconstpointer data)
{
  char cut[] = "it is kept at the point";
  display_base_insert_relation (f->base.store, f->cooperative, "ORIGINAL", f->points[2]);
  press_delete (f);
  wait_tried (f, 1);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "coverage.keep", NULL);
  g_assert_true (display_wait (is_asked, cut));
  GtkWidget *question = display_find_window (cut, NULL);
  g_assert_nonnull (display_find_text (question, "East Gate"));
  g_assert_nonnull (display_find_text (question, "would cut"));
  gtk_window_destroy (GTK_WINDOW (question));
}

static void
choose_kind (Fixture *f, const char *label)
{
  GListModel *kinds = gtk_drop_down_get_model (f->page->kind_choice);
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (GtkStringObject) kind = g_list_model_get_item (kinds, i);
      if (g_str_equal (gtk_string_object_get_string (kind), label))
        gtk_drop_down_set_selected (f->page->kind_choice, i);
    }
}

static void
try_it (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "coverage.add", NULL);
}

/* A round is begun on the days that are pressed; without any there is nothing to try. */
static void
test_round (Fixture *f, gconstpointer data)
{
  choose_kind (f, "Begin a round in");
  g_assert_true (gtk_widget_get_visible (f->page->days_line));
  g_assert_false (gtk_widget_get_visible (f->page->place_line));
  try_it (f);
  g_assert_cmpuint (f->page->changes->len, ==, 0);
  gtk_toggle_button_set_active (f->page->day_buttons[0], TRUE);
  gtk_toggle_button_set_active (f->page->day_buttons[3], TRUE);
  try_it (f);
  wait_tried (f, 1);
  wait_for (f, "a new round comes to West on Mon Thu");
}

/* A spot on the map, or typed, is where a point opens; what is no number is not taken. */
static void
test_position (Fixture *f, gconstpointer data)
{
  choose_kind (f, "Open a point in");
  gtk_editable_set_text (f->page->east_entry, "far");
  try_it (f);
  g_assert_cmpuint (f->page->changes->len, ==, 0);
  g_signal_emit_by_name (lian_map_get_area (f->page->map), "pointed", 700, 10);
  g_assert_cmpstr (gtk_editable_get_text (f->page->east_entry), ==, "700");
  g_assert_cmpstr (gtk_editable_get_text (f->page->north_entry), ==, "10");
  gtk_editable_set_text (f->page->room_entry, "9");
  try_it (f);
  wait_tried (f, 1);
  wait_for (f, "a point opens in Middle (700 m east, 10 m north), with room for 9 customers a day");
  g_assert_cmpstr (gtk_editable_get_text (f->page->east_entry), ==, "");
  const LianServiceChange *change = &g_array_index (f->page->changes, LianServiceChange, 0);
  g_assert_true (change->placed);
  g_assert_cmpint (change->cooperative, ==, f->cooperative);
}

/* Nothing but the changes is new: the ground is not read again, until somebody alters the base. */
static void
test_same_ground (Fixture *f, gconstpointer data)
{
  g_autoptr (LianGround) before = lian_ground_ref (f->page->job->ground);
  press_delete (f);
  wait_tried (f, 1);
  g_assert_true (f->page->job->ground == before);
  insert_place (f, "North", "10", "100");
  wait_for (f, "Of 3,510 residents");
  g_assert_true (f->page->job->ground != before);
}

/* A barber beside the mender does not make up for him, nor he for the barber. */
static void
test_all_trades (Fixture *f, gconstpointer data)
{
  gint64 hair = display_base_insert (
      f->base.store, "trade",
      (const char *const[]){ "name_en", "Hair", "trade_class", "REPAIR_SERVICE", NULL });
  g_autofree char *owner = lian_test_dup_id (f->cooperative), *trade = lian_test_dup_id (hair);
  display_base_insert (f->base.store, "service_point",
                       (const char *const[]){ "name_en", "Barber", "cooperative", owner, "trade",
                                              trade, "x", "3000", "y", "0", NULL });
  f->page->trade = 0;
  _lian_coverage_load (f->page);
  wait_for (f, "East Mender · Shoes");
  g_assert_cmpuint (count_rows (f->page->closing_rows), ==, 4);
  assert_row (f->page->closing_rows, 0, (const char *const[]){ "Barber · Hair", "2,000", NULL });
  assert_row (f->page->closing_rows, 1, (const char *const[]){ "East Mender · Shoes", "2,000", NULL });
  gtk_single_selection_set_selected (f->page->closing_selection, 1);
  press_delete (f);
  wait_tried (f, 1);
  wait_for (f, "Shoes: 2,000 residents lose their point");
}

static gboolean
asks_sites (gpointer data)
{
  GtkWidget *window = display_find_window ("Number of points", NULL);
  *(GtkWidget **) data = window;
  return window != NULL;
}

static gboolean
answers (gpointer data)
{
  return display_find_text (data, "which is proven") != NULL;
}

static gboolean
shows_closing (gpointer data)
{
  return display_find_text (data, "closes") != NULL;
}

static GtkCheckButton *
find_pin (GtkWidget *widget, const char *point)
{
  LianTextRow *row = g_object_get_data (G_OBJECT (widget), "lian-row");
  if (GTK_IS_CHECK_BUTTON (widget) && row != NULL
      && g_str_has_prefix (lian_text_row_get_cell (row, 0), point))
    return GTK_CHECK_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = find_pin (child, point);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Two points: the one in the middle closes, until somebody pins it. */
static void
test_pin (Fixture *f, gconstpointer data)
{
  GtkWidget *window = NULL;
  gtk_widget_activate_action (GTK_WIDGET (f->page), "coverage.sites", NULL);
  g_assert_true (display_wait (asks_sites, &window));
  GtkWidget *number = display_find_type (window, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (number), "2");
  g_signal_emit_by_name (number, "activate");
  g_assert_true (display_wait (answers, window));
  g_assert_true (display_wait (shows_closing, window));
  g_assert_nonnull (display_find_text (window, "Middle Mender · closes"));
  gtk_check_button_set_active (find_pin (window, "Middle Mender"), TRUE);
  g_signal_emit_by_name (number, "activate");
  g_assert_true (display_wait (answers, window));
  g_assert_nonnull (display_find_text (window, "Middle Mender · as today"));
  g_assert_nonnull (display_find_text (window, "West Mender · closes"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What there is nothing of is named, one after the other. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  show_page (f);
  wait_for (f, "Nothing to measure yet");
  wait_for (f, "There are no neighbourhoods here yet.");
  insert_owner (f);
  insert_place (f, "West", "1000", "0");
  wait_for (f, "No service point of this trade is open here.");
  insert_point (f, "West Mender", "0");
  wait_for (f, "How far may residents have to go?");
  set_limit (f, "600");
  wait_for (f, "If this point closes");
  /* What is no number leaves it to the standard, of which there is none. */
  set_limit (f, "far");
  wait_for (f, "How far may residents have to go?");
}

static void
assert_short (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1), <, 600);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_short (child);
}

/* Names of ten thousand letters, with markup and a line's end, are shown in short. */
static void
test_hostile (Fixture *f, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (10000, 'W');
  g_autofree char *name = g_strdup_printf ("<b>&%s", letters);
  insert_owner (f);
  insert_place (f, name, "1000", "0");
  gint64 point = insert_point (f, name, "0");
  insert_point (f, "Second", "900");
  show_page (f);
  set_limit (f, "600");
  wait_for (f, "If this point closes");
  wait_for (f, "Who loses if");
  wait_for (f, "<b>&WWW");
  g_assert_cmpint (f->page->point, ==, point);
  press_delete (f);
  wait_tried (f, 1);
  wait_for (f, "After the changes");
  assert_short (GTK_WIDGET (f->page));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->page)), <=, 1400);
}

static void
add (const char *path, gboolean street, void (*test) (Fixture *f, gconstpointer data))
{
  g_test_add (path, Fixture, street ? GINT_TO_POINTER (TRUE) : NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  display_init (&argc, &argv);
  add ("/coverage-page/order", TRUE, test_order);
  add ("/coverage-page/names", TRUE, test_names);
  add ("/coverage-page/select", TRUE, test_select);
  add ("/coverage-page/close", TRUE, test_close);
  add ("/coverage-page/cuts", TRUE, test_cuts);
  add ("/coverage-page/round", TRUE, test_round);
  add ("/coverage-page/position", TRUE, test_position);
  add ("/coverage-page/same-ground", TRUE, test_same_ground);
  add ("/coverage-page/all-trades", TRUE, test_all_trades);
  add ("/coverage-page/pin", TRUE, test_pin);
  add ("/coverage-page/empty", FALSE, test_empty);
  add ("/coverage-page/hostile", FALSE, test_hostile);
  return g_test_run ();
}
