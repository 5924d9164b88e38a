/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A map as a widget: its name, its marks by the keys, its view, its table, and that it goes away. */
#include "display-base.h"
#include "lian-map-area-private.h"
#include "lian-map.h"

#include <math.h>

static LianMapSpec *
create_spec (guint n)
{
  LianMapSpec *spec = lian_map_spec_new ("Coverage", "Anlan · 1956-04-15");
  lian_map_spec_set_summary (spec, "three in a row");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("place %u & <b>", i);
      const LianMapMark mark = { i == 0 ? LIAN_MAP_SIGN_POINT : LIAN_MAP_SIGN_BY_POINT,
                                 LIAN_MAP_EFFECT_NONE, i * 1000.0, 0, 10.0 * i, label,
                                 "40 residents", 100 + i, i == 0 ? "service_point"
                                                                  : "neighbourhood" };
      lian_map_spec_add_mark (spec, &mark);
    }
  return spec;
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *map;
  LianMapArea *area;
} Desk;

static gboolean
is_painted (gpointer data)
{
  return LIAN_MAP_AREA (data)->tile != NULL;
}

static Desk
desk_new (LianMapSpec *spec)
{
  Desk desk = { gtk_window_new (), lian_map_new (), NULL };
  desk.area = lian_map_get_area (LIAN_MAP (desk.map));
  lian_map_set_spec (LIAN_MAP (desk.map), spec);
  gtk_window_set_default_size (GTK_WINDOW (desk.window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (desk.window), desk.map);
  gtk_window_present (GTK_WINDOW (desk.window));
  g_assert_true (display_wait (is_painted, desk.area));
  return desk;
}

static void
desk_clear (Desk *desk)
{
  gpointer gone = desk->map;
  g_object_add_weak_pointer (G_OBJECT (desk->map), &gone);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_null (gone);
}

static gboolean
press (LianMapArea *area, guint key, GdkModifierType modifiers)
{
  return display_press (GTK_WIDGET (area), key, modifiers);
}

static gboolean
activated_cb (LianMap *map, gint64 id, const char *key, gint64 *seen)
{
  g_assert_cmpstr (key, ==, id == 100 ? "service_point" : "neighbourhood");
  *seen = id;
  return TRUE;
}

static void
test_keys (void)
{
  g_autoptr (LianMapSpec) spec = create_spec (3);
  Desk desk = desk_new (spec);
  gint64 seen = 0;
  g_signal_connect (desk.map, "activated", G_CALLBACK (activated_cb), &seen);
  gtk_test_accessible_assert_role (GTK_WIDGET (desk.area), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_WIDGET (desk.area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Coverage. Anlan · 1956-04-15");
  gtk_test_accessible_assert_property (GTK_WIDGET (desk.area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "three in a row");
  /* Who only passes by with Tab is not kept. */
  g_assert_false (press (desk.area, GDK_KEY_Tab, 0));
  g_assert_false (press (desk.area, GDK_KEY_Return, 0));
  g_assert_true (press (desk.area, GDK_KEY_Right, 0));
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, 0);
  g_assert_true (press (desk.area, GDK_KEY_Right, 0));
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, 1);
  gtk_test_accessible_assert_property (GTK_WIDGET (desk.area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "place 1 & <b>: 40 residents\nthree in a row");
  g_assert_true (press (desk.area, GDK_KEY_Return, 0));
  g_assert_cmpint (seen, ==, 101);
  g_assert_true (press (desk.area, GDK_KEY_Home, 0));
  g_assert_true (press (desk.area, GDK_KEY_Tab, 0));
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, 2); /* the heavier one */
  g_assert_true (press (desk.area, GDK_KEY_Tab, 0));
  g_assert_false (press (desk.area, GDK_KEY_Tab, 0)); /* the last one lets the focus go on */
  g_assert_true (press (desk.area, GDK_KEY_Escape, 0));
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, LIAN_MAP_NOTHING);
  g_assert_false (press (desk.area, GDK_KEY_Escape, 0));
  g_assert_false (press (desk.area, GDK_KEY_Tab, 0));
  desk_clear (&desk);
}

static LianMapTile *old_tile;

static gboolean
is_painted_anew (gpointer data)
{
  return LIAN_MAP_AREA (data)->tile != old_tile;
}

static gboolean
is_sharp (gpointer data)
{
  return lian_map_area_is_sharp (data);
}

static void
test_view (void)
{
  g_autoptr (LianMapSpec) spec = create_spec (40);
  Desk desk = desk_new (spec);
  LianMapTile *tile = desk.area->tile;
  LianMapView whole = _lian_map_area_resolve (desk.area), view;
  g_assert_true (press (desk.area, GDK_KEY_plus, 0));
  view = lian_map_area_get_view (desk.area);
  g_assert_cmpfloat_with_epsilon (view.scale, whole.scale * G_SQRT2, 1e-9);
  g_assert_true (desk.area->tile == tile); /* stretched for now */
  old_tile = tile;
  g_assert_true (display_wait (is_painted_anew, desk.area));
  g_assert_true (display_wait (is_sharp, desk.area));
  tile = old_tile = desk.area->tile;
  g_assert_true (press (desk.area, GDK_KEY_Left, GDK_CONTROL_MASK));
  display_spin (2);
  g_assert_true (desk.area->tile == tile); /* moved, not painted */
  g_assert_cmpfloat (lian_map_area_get_view (desk.area).x, <, view.x);
  for (guint i = 0; i < 12; i++)
    g_assert_true (press (desk.area, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_true (display_wait (is_painted_anew, desk.area)); /* left its margin */
  /* A mark out of sight is brought into it. */
  lian_map_area_set_selected (desk.area, 39);
  view = lian_map_area_get_view (desk.area);
  g_assert_cmpfloat (fabs (39000 - view.x) * view.scale, <, 300);
  g_assert_true (press (desk.area, GDK_KEY_0, 0));
  g_assert_cmpfloat (lian_map_area_get_view (desk.area).scale, ==, 0);
  /* What lies below the pointer stays there. */
  LianMapTile *now = _lian_map_area_ensure_tile (desk.area);
  LianMapView before = _lian_map_area_resolve (desk.area);
  LianChartPoint at = lian_map_tile_from_widget (now, &before, 120, 90);
  _lian_map_area_zoom_at (desk.area, 3, 120, 90);
  view = lian_map_area_get_view (desk.area);
  LianChartPoint seen = lian_map_tile_to_widget (now, &view, at.x, at.y);
  g_assert_cmpfloat_with_epsilon (seen.x, 120, 0.01);
  g_assert_cmpfloat_with_epsilon (seen.y, 90, 0.01);
  desk_clear (&desk);
}

static void
test_table (void)
{
  g_autoptr (LianMapSpec) spec = create_spec (3);
  Desk desk = desk_new (spec);
  gint64 seen = 0;
  g_signal_connect (desk.map, "activated", G_CALLBACK (activated_cb), &seen);
  gtk_widget_activate_action (GTK_WIDGET (desk.area), "map.table", NULL);
  g_assert_true (lian_picture_get_table_shown (LIAN_PICTURE (desk.map)));
  GtkWidget *view = display_find_type (desk.map, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (view);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpint (seen, ==, 102);
  gtk_widget_activate_action (view, "map.table", NULL);
  g_assert_false (lian_picture_get_table_shown (LIAN_PICTURE (desk.map)));
  desk_clear (&desk);
}

/* A new map keeps what was looked at and chosen, where it still has it. */
static void
test_renewed (void)
{
  g_autoptr (LianMapSpec) spec = create_spec (3), fewer = create_spec (2);
  g_autoptr (LianMapSpec) empty = lian_map_spec_new ("Nothing", "");
  Desk desk = desk_new (spec);
  lian_map_area_set_selected (desk.area, 1);
  lian_map_set_spec (LIAN_MAP (desk.map), fewer);
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, 1);
  lian_map_set_spec (LIAN_MAP (desk.map), spec);
  lian_map_area_set_selected (desk.area, 2);
  lian_map_set_spec (LIAN_MAP (desk.map), fewer);
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, LIAN_MAP_NOTHING);
  lian_map_set_spec (LIAN_MAP (desk.map), empty);
  display_spin (2);
  g_assert_true (press (desk.area, GDK_KEY_Right, 0));
  g_assert_cmpuint (lian_map_area_get_selected (desk.area), ==, LIAN_MAP_NOTHING);
  desk_clear (&desk);
}

/* The words above wrap, so that two maps have room side by side; a city's name without end must not
 * make them higher than a screen. */
static void
test_long_words (void)
{
  g_autofree char *word = g_strnfill (10000, 'W');
  g_autoptr (LianMapSpec) spec = lian_map_spec_new (word, word);
  GtkWidget *map = g_object_ref_sink (lian_map_new ());
  int width, height;
  lian_map_set_spec (LIAN_MAP (map), spec);
  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (map, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_test_message ("%d × %d", width, height);
  g_assert_cmpint (width, <, 600);
  g_assert_cmpint (height, <, 600);
  g_object_unref (map);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/map/keys", test_keys);
  g_test_add_func ("/map/view", test_view);
  g_test_add_func ("/map/table", test_table);
  g_test_add_func ("/map/renewed", test_renewed);
  g_test_add_func ("/map/long-words", test_long_words);
  return g_test_run ();
}
