/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The table of a plan on tasks that were made up: keys, what is typed and what it breaks, pins, the plan
 * turned round, and that a large one makes no more widgets than a screen needs. */
#include <string.h>

#include "display-base.h"
#include "lian-arrange-grid-private.h"

enum
{
  SMITHS = 1,
  FARRIERS = 2,
  CONTRACT = 20,
  LINE = 30,
  HOES = 40,
};

typedef struct
{
  LianArrangeTask *task;
  LianArrangeNames *names;
  LianArrangeSheet *sheet;
  GtkWidget *window;
  LianArrangeGrid *grid;
  guint typed;
  guint pinned;
} Fixture;

static void
add_way (LianArrangeTask *task, guint order, guint maker, guint limit)
{
  LianArrangeUse use = { limit, 1 };
  LianArrangeWay way = { .order = order, .maker = maker, .work = 3600000, .variety = LIAN_ARRANGE_NONE,
                         .first_use = task->uses->len, .n_uses = 1 };
  g_array_append_val (task->uses, use);
  g_array_append_val (task->ways, way);
}

/* Orders of 10 each, due in the second month; each of two shops makes up to 6 a month for every order. */
static LianArrangeTask *
new_task (guint n_orders, guint n_months)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), n_months);
  LianArrangeMaker makers[] = { { SMITHS, 5, 0 }, { FARRIERS, 3, 0 } };
  g_array_append_vals (task->makers, makers, 2);
  for (guint maker = 0; maker < 2; maker++)
    {
      guint limit = lian_arrange_task_add_limit (task, LIAN_LIMIT_PRODUCT, HOES, maker);
      for (guint month = 0; month < n_months; month++)
        g_array_index (task->limits, LianArrangeLimit, limit).amount[month] = 6 * (gint64) n_orders;
    }
  for (guint i = 0; i < n_orders; i++)
    {
      LianArrangeOrder order = { .line = LINE, .contract = CONTRACT, .product = HOES, .step = 1, .value = 100,
                                 .weight = 1, .first_part = i, .n_parts = 1, .first_way = 2 * i, .n_ways = 2 };
      LianArrangePart part = { i, 1, 10 };
      g_array_append_val (task->orders, order);
      g_array_append_val (task->parts, part);
      add_way (task, i, 0, 0);
      add_way (task, i, 1, 1);
    }
  return task;
}

static LianArrangeNames *
new_names (void)
{
  LianArrangeNames *names = lian_arrange_names_new ();
  lian_arrange_names_set (names, SMITHS, "Smiths & <b>Sons</b>");
  lian_arrange_names_set (names, FARRIERS, "Farriers");
  lian_arrange_names_set (names, HOES, "hoes");
  lian_arrange_names_set (names, CONTRACT, "1956/7");
  lian_arrange_names_set_unit (names, LINE, &(LianUnit){ "piece", "pieces", 1, 1 });
  lian_arrange_names_set_unit (names, HOES, &(LianUnit){ "piece", "pieces", 1, 1 });
  return names;
}

static void
typed_cb (Fixture *f)
{
  f->typed++;
}

static void
pinned_cb (Fixture *f)
{
  f->pinned++;
}

static void
show (Fixture *f, LianArrangeRowsFlags flags, gboolean editable)
{
  lian_arrange_grid_show (f->grid, f->task, f->names, f->sheet, flags, editable);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  LianArrangeAmount amounts[] = { { 0, 0, 4 }, { 1, 1, 6 } };
  g_autoptr (GArray) plan = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  g_array_append_vals (plan, amounts, 2);
  f->task = new_task (n, n > 1 ? 12 : 3);
  f->names = new_names ();
  f->sheet = lian_arrange_sheet_new (f->task, plan);
  f->grid = LIAN_ARRANGE_GRID (lian_arrange_grid_new ());
  g_signal_connect_swapped (f->grid, "typed", G_CALLBACK (typed_cb), f);
  g_signal_connect_swapped (f->grid, "pinned", G_CALLBACK (pinned_cb), f);
  f->window = display_show (GTK_WIDGET (f->grid), 900, 500);
  show (f, n > 1 ? LIAN_ARRANGE_ROWS_ABLE : 0, TRUE);
  display_spin (4);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  display_close (f->window, f->grid);
  lian_arrange_sheet_free (f->sheet);
  lian_arrange_names_free (f->names);
  lian_arrange_task_free (f->task);
}

/* As the key does, where a widget has a controller for keys of its own. */
static gboolean
press (gpointer widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean used = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !used; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &used);
    }
  return used;
}

static void
go_to (Fixture *f, guint way)
{
  lian_arrange_grid_select (f->grid, LIAN_ARRANGE_ROW_WAY, way);
  lian_arrange_grid_focus (f->grid);
  display_spin (2);
  g_assert_cmpuint (_lian_grid_get_way (f->grid), ==, way);
}

/* A figure begins to type, the sheet is checked while one types, Enter takes it and goes on. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  go_to (f, 0);
  g_assert_cmpstr (gtk_editable_get_text (f->grid->entry), ==, "4");
  g_assert_true (press (f->grid->view, GDK_KEY_Right));
  g_assert_true (press (f->grid->view, GDK_KEY_3));
  g_assert_cmpint (lian_arrange_sheet_get (f->sheet, 0, 1), ==, 3);
  g_assert_nonnull (strstr (gtk_label_get_text (f->grid->message), "3 pieces more than is left"));
  g_assert_cmpuint (f->typed, ==, 0);
  g_signal_emit_by_name (f->grid->entry, "activate");
  g_assert_cmpuint (f->typed, ==, 1);
  g_assert_cmpuint (f->grid->month, ==, 2);
}

/* More than it can make: which rule, where and by how much. */
static void
test_limit (Fixture *f, gconstpointer data)
{
  go_to (f, 0);
  lian_arrange_sheet_set (f->sheet, 1, 1, 0);
  gtk_editable_set_text (f->grid->entry, "9");
  g_assert_nonnull (strstr (gtk_label_get_text (f->grid->message), "Smiths & <b>Sons</b>"));
  g_assert_nonnull (strstr (gtk_label_get_text (f->grid->message), "1956-04: 3 "));
}

/* Escape puts back what was there; what is no quantity changes nothing and says so. */
static void
test_escape (Fixture *f, gconstpointer data)
{
  go_to (f, 1);
  f->grid->month = 1;
  _lian_grid_show_cursor (f->grid);
  gtk_editable_set_text (f->grid->entry, "2");
  g_assert_cmpint (lian_arrange_sheet_get (f->sheet, 1, 1), ==, 2);
  gtk_editable_set_text (f->grid->entry, "two");
  g_assert_cmpint (lian_arrange_sheet_get (f->sheet, 1, 1), ==, 6);
  g_assert_cmpstr (gtk_label_get_text (f->grid->message), !=, "");
  g_signal_emit_by_name (f->grid->entry, "activate");
  g_assert_cmpuint (f->typed, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (f->grid->entry), ==, "two");
  g_assert_true (press (f->grid->entry, GDK_KEY_Escape));
  g_assert_cmpstr (gtk_editable_get_text (f->grid->entry), ==, "6");
  g_assert_cmpuint (f->typed, ==, 0);
}

/* Down goes on with the next maker, in the same month. */
static void
test_down (Fixture *f, gconstpointer data)
{
  go_to (f, 0);
  gtk_editable_set_text (f->grid->entry, "5");
  g_assert_true (press (f->grid->entry, GDK_KEY_Down));
  g_assert_cmpuint (f->typed, ==, 1);
  g_assert_cmpuint (_lian_grid_get_way (f->grid), ==, 1);
  g_assert_cmpuint (f->grid->month, ==, 0);
}

static void
test_pins (Fixture *f, gconstpointer data)
{
  go_to (f, 0);
  g_assert_true (press (f->grid->view, GDK_KEY_p));
  g_assert_true (lian_arrange_sheet_is_pinned (f->sheet, 0, 0));
  g_assert_true (gtk_toggle_button_get_active (f->grid->pin));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->grid->view), "▣ 4"));
  g_assert_cmpuint (f->pinned, ==, 1);
  gtk_toggle_button_set_active (f->grid->pin, FALSE);
  g_assert_false (lian_arrange_sheet_is_pinned (f->sheet, 0, 0));
  g_assert_cmpuint (f->pinned, ==, 2);
}

/* What can't be changed lets the keys look, not type. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  show (f, 0, FALSE);
  go_to (f, 0);
  g_assert_true (press (f->grid->view, GDK_KEY_Right));
  g_assert_false (press (f->grid->view, GDK_KEY_3));
  g_assert_false (press (f->grid->view, GDK_KEY_p));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (f->grid->entry)));
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->grid->rows));
}

/* Turned round each shop has its own; only what is wrong can be asked for, and who else could. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  LianArrangeRowKind kind;
  guint index;
  g_assert_cmpuint (count (f), ==, 3);
  go_to (f, 1);
  show (f, LIAN_ARRANGE_ROWS_TURNED, TRUE);
  g_assert_cmpuint (count (f), ==, 4);
  g_assert_true (lian_arrange_grid_get_selected (f->grid, &kind, &index));
  g_assert_true (kind == LIAN_ARRANGE_ROW_WAY && index == 1);
  show (f, LIAN_ARRANGE_ROWS_DOUBTFUL, TRUE);
  g_assert_cmpuint (count (f), ==, 0);
  lian_arrange_sheet_set (f->sheet, 1, 1, 0);
  show (f, LIAN_ARRANGE_ROWS_DOUBTFUL, TRUE);
  g_assert_cmpuint (count (f), ==, 2);
  display_spin (2);
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->grid->view), "✗ short 6 · by 1956-05"));
  show (f, LIAN_ARRANGE_ROWS_DOUBTFUL | LIAN_ARRANGE_ROWS_ABLE, TRUE);
  g_assert_cmpuint (count (f), ==, 3);
}

static gboolean
is_narrow (gpointer data)
{
  return ((Fixture *) data)->grid->narrow;
}

static gboolean
is_wide (gpointer data)
{
  return !((Fixture *) data)->grid->narrow;
}

static gboolean
shows_state (Fixture *f)
{
  g_autoptr (GtkColumnViewColumn) state
      = g_list_model_get_item (gtk_column_view_get_columns (f->grid->view), LIAN_GRID_STATE);
  return gtk_column_view_column_get_visible (state);
}

/* In a narrow window the months come before the words, whose sign stands with the quantity. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  g_assert_true (shows_state (f));
  g_assert_null (display_find_text (GTK_WIDGET (f->grid->view), "✓ 10 / 10"));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 520, 400);
  g_assert_true (display_wait (is_narrow, f));
  display_spin (2);
  g_assert_false (shows_state (f));
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->grid->view), "✓ 10 / 10"));
  lian_arrange_sheet_set (f->sheet, 1, 1, 0);
  _lian_grid_show_cells (f->grid);
  g_assert_nonnull (display_find_text (GTK_WIDGET (f->grid->view), "✗ 4 / 10"));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 500);
  g_assert_true (display_wait (is_wide, f));
  g_assert_true (shows_state (f));
}

/* A large plan: all rows are there, and widgets for a screen and what GTK keeps around it. */
static void
test_large (Fixture *f, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_assert_cmpuint (count (f), ==, 3 * n);
  g_assert_cmpuint (g_hash_table_size (f->grid->bound), >, 0);
  g_assert_cmpuint (g_hash_table_size (f->grid->bound), <, 300 * (LIAN_GRID_MONTHS + 12));
  lian_arrange_grid_select (f->grid, LIAN_ARRANGE_ROW_WAY, 2 * n - 1);
  display_spin (4);
  g_assert_cmpuint (_lian_grid_get_way (f->grid), ==, 2 * n - 1);
  g_assert_cmpuint (g_hash_table_size (f->grid->bound), <, 300 * (LIAN_GRID_MONTHS + 12));
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
#define ADD(name, n, test)                                                                                    \
  g_test_add ("/arrange-grid/" name, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)
  ADD ("typing", 1, test_typing);
  ADD ("limit", 1, test_limit);
  ADD ("escape", 1, test_escape);
  ADD ("down", 1, test_down);
  ADD ("pins", 1, test_pins);
  ADD ("read-only", 1, test_read_only);
  ADD ("rows", 1, test_rows);
  ADD ("narrow", 1, test_narrow);
  ADD ("large", 5000, test_large);
#undef ADD
  return g_test_run ();
}
