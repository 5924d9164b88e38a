/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart as a widget: its name, its table, its figures, and that it goes away. */
#include "display-base.h"
#include "lian-chart-area.h"
#include "lian-chart.h"

static LianChartSpec *
create_spec (void)
{
  LianChartSpec *spec = lian_chart_spec_new (LIAN_CHART_BARS, "Members", "Anlan · 1956-04-15");
  lian_chart_spec_add_series (spec, "members");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("trade %u & <b>", i);
      g_autofree char *text = g_strdup_printf ("%u", i * 10);
      lian_chart_spec_add_category (spec, label);
      lian_chart_spec_set_datum (spec, 0, i, i * 10, text);
      lian_chart_spec_set_link (spec, 0, i, 100 + i, "trade");
    }
  return spec;
}

static gboolean
activated_cb (LianChart *chart, gint64 id, const char *key, gint64 *seen)
{
  g_assert_cmpstr (key, ==, "trade");
  *seen = id;
  return TRUE;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static void
test_chart (void)
{
  g_autoptr (LianChartSpec) spec = create_spec ();
  GtkWidget *window = gtk_window_new (), *chart = lian_chart_new ();
  gint64 seen = 0;
  guint series, category;
  lian_chart_set_spec (LIAN_CHART (chart), spec);
  g_signal_connect (chart, "datum-activated", G_CALLBACK (activated_cb), &seen);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_present (GTK_WINDOW (window));
  GtkWidget *area = display_find_type (chart, LIAN_TYPE_CHART_AREA);
  g_assert_true (display_wait (is_mapped, area));
  gtk_test_accessible_assert_role (area, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL, "Members");
  g_assert_false (lian_chart_area_get_chosen (LIAN_CHART_AREA (area), &series, &category));
  g_signal_emit_by_name (area, "datum-activated", 0, 2);
  g_assert_cmpint (seen, ==, 102);
  gtk_widget_activate_action (area, "chart.table", NULL);
  g_assert_true (lian_picture_get_table_shown (LIAN_PICTURE (chart)));
  GtkWidget *grid = display_find_type (chart, GTK_TYPE_GRID);
  GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (grid), 1, 2);
  g_assert_true (GTK_IS_BUTTON (cell));
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpint (seen, ==, 101);
  gtk_widget_activate_action (area, "chart.table", NULL);
  g_assert_false (lian_picture_get_table_shown (LIAN_PICTURE (chart)));
  gpointer gone = chart;
  g_object_add_weak_pointer (G_OBJECT (chart), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (gone);
}

/* The table is one stop for Tab; arrows go from figure to figure. */
static void
test_keys (void)
{
  g_autoptr (LianChartSpec) spec = create_spec ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *chart = lian_chart_new ();
  GtkWidget *after = gtk_button_new_with_label ("after");
  lian_chart_set_spec (LIAN_CHART (chart), spec);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), after);
  GtkWidget *window = display_show (box, 600, 400);
  gtk_widget_activate_action (display_find_type (chart, LIAN_TYPE_CHART_AREA), "chart.table", NULL);
  display_spin (4);
  GtkGrid *grid = GTK_GRID (display_find_type (chart, GTK_TYPE_GRID));
  gtk_widget_grab_focus (gtk_grid_get_child_at (grid, 1, 1));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_DOWN));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_grid_get_child_at (grid, 1, 2));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (grid)));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (grid)));
  display_close (window, box);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/chart/widget", test_chart);
  g_test_add_func ("/chart/keys", test_keys);
  return g_test_run ();
}
