/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The numbers of a map, without fonts and without cairo. */

#include "lian-map-layout.h"
#include "sample-map.h"
#include "test-measure.h"

#include <math.h>

#define PARTS (LIAN_MAP_WITH_TITLE | LIAN_MAP_WITH_LEGEND)

static guint
add (LianMapSpec *spec, LianMapSign sign, double x, double y, double weight)
{
  const LianMapMark mark = { .sign = sign, .x = x, .y = y, .weight = weight, .label = "name",
                             .id = 1, .key = "neighbourhood" };

  return lian_map_spec_add_mark (spec, &mark);
}

static LianMapLayout *
lay_out (LianMapSpec *spec, const LianMapView *view)
{
  return lian_map_layout_new (spec, 400, 300, view, PARTS, 0, &test_measurer);
}

static guint
count_words (LianMapLayout *layout, const char *text)
{
  guint n, found = 0;
  const LianChartLabel *words = lian_map_layout_get_words (layout, &n);

  for (guint i = 0; i < n; i++)
    found += g_str_equal (words[i].text, text);
  return found;
}

static guint
count_placed (LianMapLayout *layout)
{
  guint n;

  lian_map_layout_get_placed (layout, &n);
  return n;
}

static void
test_none (void)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new ("Title", "Scope");
  g_autoptr (LianMapLayout) layout = NULL;
  LianChartRectangle bar;
  double metres;
  guint mark = 0;

  lian_map_spec_set_empty_text (spec, "No positions yet");
  lian_map_spec_set_note (spec, "without position: 1");
  add (spec, LIAN_MAP_SIGN_UNKNOWN, NAN, NAN, 10);
  layout = lay_out (spec, NULL);
  g_assert_cmpuint (count_placed (layout), ==, 0);
  g_assert_cmpuint (count_words (layout, "No positions yet"), ==, 1);
  g_assert_cmpuint (count_words (layout, "without position: 1"), ==, 1);
  g_assert_cmpuint (count_words (layout, "Title"), ==, 1);
  g_assert_false (lian_map_layout_get_scale_bar (layout, &bar, &metres));
  g_assert_false (lian_map_layout_hit (layout, 200, 150, &mark));
  g_assert_false (lian_map_layout_move (layout, LIAN_MAP_MOVE_FIRST, &mark));
  g_assert_false (lian_map_layout_move (layout, LIAN_MAP_MOVE_RIGHT, &mark));
}

/* A single point stands in the middle of a kilometre, not of a metre. */
static void
test_one (void)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new ("Title", "Scope");
  g_autoptr (LianMapLayout) layout = NULL;
  LianChartRectangle frame, bar;
  LianMapPlaced at;
  double metres;
  guint mark = 9;

  add (spec, LIAN_MAP_SIGN_POINT, -700, -900, 0);
  layout = lay_out (spec, NULL);
  frame = lian_map_layout_get_frame (layout);
  g_assert_true (lian_map_layout_get_focus (layout, 0, &at));
  g_assert_cmpfloat_with_epsilon (at.x, frame.x + frame.width / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (at.y, frame.y + frame.height / 2, 0.01);
  g_assert_true (lian_map_layout_get_scale_bar (layout, &bar, &metres));
  g_assert_cmpfloat (metres, >=, 100);
  g_assert_cmpfloat_with_epsilon (bar.width, metres * lian_map_layout_get_view (layout).scale,
                                  0.01);
  g_assert_true (lian_map_layout_hit (layout, at.x + 4, at.y - 4, &mark));
  g_assert_cmpuint (mark, ==, 0);
  g_assert_false (lian_map_layout_hit (layout, at.x + 40, at.y, &mark));
}

/* North is up, and a metre is as long to the east as to the north. */
static void
test_directions (void)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new ("Title", "Scope");
  g_autoptr (LianMapLayout) layout = NULL;
  LianMapPlaced origin, east, north;
  LianChartPoint ground;

  add (spec, LIAN_MAP_SIGN_POINT, 0, 0, 0);
  add (spec, LIAN_MAP_SIGN_POINT, 2000, 0, 0);
  add (spec, LIAN_MAP_SIGN_POINT, 0, 2000, 0);
  layout = lay_out (spec, NULL);
  g_assert_true (lian_map_layout_get_focus (layout, 0, &origin));
  g_assert_true (lian_map_layout_get_focus (layout, 1, &east));
  g_assert_true (lian_map_layout_get_focus (layout, 2, &north));
  g_assert_cmpfloat (east.x, >, origin.x);
  g_assert_cmpfloat (north.y, <, origin.y);
  g_assert_cmpfloat_with_epsilon (east.x - origin.x, origin.y - north.y, 0.01);
  ground = lian_map_layout_to_ground (layout, east.x, north.y);
  g_assert_cmpfloat_with_epsilon (ground.x, 2000, 0.01);
  g_assert_cmpfloat_with_epsilon (ground.y, 2000, 0.01);
}

static void
test_view (void)
{
  g_autoptr (LianMapSpec) spec = sample_map_new_many (1000);
  g_autoptr (LianMapLayout) whole = lay_out (spec, NULL);
  LianMapView view = lian_map_layout_get_view (whole);
  g_autoptr (LianMapLayout) near = NULL;
  guint n, n_marks;
  const LianMapPlaced *placed;

  g_assert_cmpuint (count_placed (whole), ==, 1000);
  view.scale *= 8;
  near = lay_out (spec, &view);
  g_assert_cmpuint (count_placed (near), >, 4);
  g_assert_cmpuint (count_placed (near), <, 60);
  g_assert_cmpfloat (lian_map_layout_get_whole (near).scale * 8, ==, view.scale);
  /* Marks have room there, and are larger. */
  placed = lian_map_layout_get_placed (near, &n);
  for (guint i = 0; i < n; i++)
    {
      const LianMapMark *mark = &lian_map_spec_get_marks (spec, &n_marks)[placed[i].mark];
      LianMapPlaced small;

      g_assert_true (lian_map_layout_get_focus (whole, placed[i].mark, &small));
      g_assert_cmpfloat (small.radius, <=, placed[i].radius);
      g_assert_cmpfloat (fabs (mark->x - view.x), <, 3000);
    }
}

/* The overscan lays out what a short move will bring into sight. */
static void
test_overscan (void)
{
  g_autoptr (LianMapSpec) spec = sample_map_new_many (1000);
  g_autoptr (LianMapLayout) whole = lay_out (spec, NULL);
  LianMapView view = lian_map_layout_get_view (whole);
  g_autoptr (LianMapLayout) bare = NULL, wide = NULL;

  view.scale *= 8;
  bare = lay_out (spec, &view);
  wide = lian_map_layout_new (spec, 400, 300, &view, PARTS, 200, &test_measurer);
  g_assert_cmpuint (count_placed (wide), >, 2 * count_placed (bare));
}

/* Numbers that no town has are neither drawn nor in the way. */
static void
test_far_away (void)
{
  static const LianChartPoint line[] = { { -1e18, 0 }, { 1e18, 10 }, { NAN, 3 } };
  g_autoptr (LianMapSpec) spec = lian_map_spec_new ("Title", "Scope");
  const LianMapView view = { 0, 0, 0.1 };
  g_autoptr (LianMapLayout) layout = NULL, whole = NULL;
  LianChartRectangle frame;
  const LianMapStroke *strokes;
  guint n;

  add (spec, LIAN_MAP_SIGN_POINT, 0, 0, 0);
  add (spec, LIAN_MAP_SIGN_BY_POINT, 9.2e18, -9.2e18, G_MAXINT32);
  add (spec, LIAN_MAP_SIGN_BY_POINT, INFINITY, 0, 5);
  lian_map_spec_add_line (spec, LIAN_MAP_LINE_ROUND, line, G_N_ELEMENTS (line));
  layout = lay_out (spec, &view);
  g_assert_cmpuint (count_placed (layout), ==, 1);
  frame = lian_map_layout_get_frame (layout);
  strokes = lian_map_layout_get_strokes (layout, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (strokes[0].from.x, >=, frame.x - 1);
  g_assert_cmpfloat (strokes[0].to.x, <=, frame.x + frame.width + 1);
  whole = lay_out (spec, NULL);
  g_assert_true (isfinite (lian_map_layout_get_view (whole).scale));
  g_assert_cmpuint (count_placed (whole), ==, 2);
}

static void
test_size (void)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new ("Title", "Scope");
  g_autoptr (LianMapLayout) layout = NULL;
  LianMapPlaced large, small, unknown;

  add (spec, LIAN_MAP_SIGN_BY_POINT, 0, 0, 4000);
  add (spec, LIAN_MAP_SIGN_BY_POINT, 1000, 0, 1000);
  add (spec, LIAN_MAP_SIGN_UNKNOWN, 2000, 0, -1);
  layout = lay_out (spec, NULL);
  g_assert_true (lian_map_layout_get_focus (layout, 0, &large));
  g_assert_true (lian_map_layout_get_focus (layout, 1, &small));
  g_assert_true (lian_map_layout_get_focus (layout, 2, &unknown));
  g_assert_cmpfloat (large.radius, >, small.radius);
  g_assert_cmpfloat (unknown.radius, >, 0);
}

static gboolean
overlap (const LianChartRectangle *a, const LianChartRectangle *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Names never stand on each other; a point is named before a place. */
static void
test_names (void)
{
  g_autoptr (LianMapSpec) spec = sample_map_new (TRUE);
  g_autoptr (LianMapSpec) many = sample_map_new_many (5000);
  LianMapSpec *specs[] = { spec, many };

  for (guint s = 0; s < G_N_ELEMENTS (specs); s++)
    {
      g_autoptr (LianMapLayout) layout = lay_out (specs[s], NULL);
      LianChartRectangle frame = lian_map_layout_get_frame (layout);
      guint n;
      const LianChartLabel *names = lian_map_layout_get_names (layout, &n);

      g_assert_cmpuint (n, >, 4);
      g_assert_cmpuint (n, <=, 80);
      for (guint a = 0; a < n; a++)
        {
          g_assert_cmpfloat (names[a].place.x, >=, frame.x);
          g_assert_cmpfloat (names[a].place.x + names[a].place.width, <=, frame.x + frame.width);
          for (guint b = 0; b < a; b++)
            g_assert_false (overlap (&names[a].place, &names[b].place));
        }
      g_assert_cmpint (names[0].ink, ==, LIAN_CHART_INK_TEXT);
    }
}

static void
test_legend (void)
{
  g_autoptr (LianMapSpec) spec = sample_map_new (TRUE);

  for (double width = 120; width <= 700; width += 145)
    {
      g_autoptr (LianMapLayout) layout
          = lian_map_layout_new (spec, width, 400, NULL, PARTS, 0, &test_measurer);
      LianChartRectangle frame = lian_map_layout_get_frame (layout);
      guint n;
      const LianMapSwatch *swatches = lian_map_layout_get_swatches (layout, &n);

      g_assert_cmpuint (n, ==, 11);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (swatches[i].place.x + swatches[i].place.width, <=, width);
          g_assert_cmpfloat (swatches[i].place.y, >=, frame.y + frame.height);
          g_assert_cmpfloat (swatches[i].place.y + swatches[i].place.height, <=, 400);
          for (guint j = 0; j < i; j++)
            g_assert_false (overlap (&swatches[i].place, &swatches[j].place));
        }
      g_assert_cmpuint (count_words (layout, "没有位置：2"), ==, 1);
      g_assert_cmpuint (count_words (layout, "北"), ==, 1);
    }
}

/* Hit testing finds what a search through all marks finds. */
static void
test_hit (void)
{
  g_autoptr (LianMapSpec) spec = sample_map_new_many (2000);
  g_autoptr (LianMapLayout) layout = lay_out (spec, NULL);
  guint n, found = 0;
  const LianMapPlaced *placed = lian_map_layout_get_placed (layout, &n);

  for (double x = 0; x < 400; x += 7)
    for (double y = 0; y < 300; y += 7)
      {
        guint mark = G_MAXUINT, expected = G_MAXUINT;
        double nearest = INFINITY;

        for (guint i = 0; i < n; i++)
          {
            double far = hypot (placed[i].x - x, placed[i].y - y);

            if (far <= placed[i].radius + 5 && far <= nearest)
              {
                nearest = far;
                expected = placed[i].mark;
              }
          }
        g_assert_cmpint (lian_map_layout_hit (layout, x, y, &mark), ==, expected != G_MAXUINT);
        g_assert_cmpuint (mark, ==, expected);
        found += mark != G_MAXUINT;
      }
  g_assert_cmpuint (found, >, 100);
}

/* Whatever the pointer can reach, the arrows reach; so does the order of importance. */
static void
test_keys (void)
{
  static const LianMapMove moves[] = { LIAN_MAP_MOVE_LEFT, LIAN_MAP_MOVE_RIGHT, LIAN_MAP_MOVE_UP,
                                       LIAN_MAP_MOVE_DOWN };
  g_autoptr (LianMapSpec) spec = sample_map_new (TRUE);
  g_autoptr (LianMapLayout) layout = NULL;
  guint n, mark = 0, steps = 0;
  g_autofree gboolean *seen = NULL;
  g_autoptr (GQueue) queue = g_queue_new ();

  add (spec, LIAN_MAP_SIGN_POINT, 1000, 1000, 0); /* at the very position of a place */
  layout = lay_out (spec, NULL);
  lian_map_spec_get_marks (spec, &n);
  seen = g_new0 (gboolean, n);
  seen[0] = TRUE;
  g_queue_push_tail (queue, GUINT_TO_POINTER (0));
  while (!g_queue_is_empty (queue))
    {
      guint from = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
        {
          guint to = from;

          if (!lian_map_layout_move (layout, moves[i], &to) || seen[to])
            continue;
          seen[to] = TRUE;
          g_queue_push_tail (queue, GUINT_TO_POINTER (to));
        }
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (seen[i], ==, isfinite (lian_map_spec_get_marks (spec, &n)[i].x));
  g_assert_true (lian_map_layout_move (layout, LIAN_MAP_MOVE_FIRST, &mark));
  g_assert_true (lian_map_sign_is_point (lian_map_spec_get_marks (spec, &n)[mark].sign));
  do
    steps++;
  while (lian_map_layout_move (layout, LIAN_MAP_MOVE_NEXT, &mark));
  g_assert_cmpuint (steps, ==, lian_map_spec_get_n_placed (spec));
  g_assert_true (lian_map_layout_move (layout, LIAN_MAP_MOVE_PREVIOUS, &mark));
}

static void
test_find (void)
{
  g_autoptr (LianMapSpec) spec = lian_map_spec_new (NULL, NULL);
  guint mark = 7;

  add (spec, LIAN_MAP_SIGN_BY_POINT, 0, 0, 1);
  g_assert_true (lian_map_spec_find (spec, "neighbourhood", 1, &mark));
  g_assert_cmpuint (mark, ==, 0);
  g_assert_false (lian_map_spec_find (spec, "service_point", 1, &mark));
  g_assert_false (lian_map_spec_find (spec, "neighbourhood", 2, &mark));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/none", test_none);
  g_test_add_func ("/map/one", test_one);
  g_test_add_func ("/map/directions", test_directions);
  g_test_add_func ("/map/view", test_view);
  g_test_add_func ("/map/overscan", test_overscan);
  g_test_add_func ("/map/far-away", test_far_away);
  g_test_add_func ("/map/size", test_size);
  g_test_add_func ("/map/names", test_names);
  g_test_add_func ("/map/legend", test_legend);
  g_test_add_func ("/map/hit", test_hit);
  g_test_add_func ("/map/keys", test_keys);
  g_test_add_func ("/map/find", test_find);
  return g_test_run ();
}
