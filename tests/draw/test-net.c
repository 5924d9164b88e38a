/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pictures of relations: the numbers, without fonts, and the ink. */

#include "lian-net.h"
#include "test-measure.h"

#include <math.h>

static const char *const KINDS[] = { "supply", "sales", "work" };
static const char *const STATES[] = { "original", "interrupted", "restored", "new" };

static LianNetSpec *
make (void)
{
  LianNetSpec *spec = lian_net_spec_new ("Title", "Scope");

  lian_net_spec_set_words (spec, "Nobody", KINDS, STATES);
  return spec;
}

static void
add (LianNetSpec *spec, guint left, guint right, LianNetKind kind, LianNetState state)
{
  const LianNetLine line = { .left = left, .right = right, .kind = kind, .state = state,
                             .label = "goods", .words = STATES[state], .id = 1, .key = "relation" };

  lian_net_spec_add_line (spec, &line);
}

static guint
count_words (LianNetLayout *layout, const char *text)
{
  guint n, found = 0;
  const LianChartLabel *labels = lian_net_layout_get_labels (layout, &n);

  for (guint i = 0; i < n; i++)
    found += g_str_equal (labels[i].text, text);
  return found;
}

static void
test_none (void)
{
  g_autoptr (LianNetSpec) spec = make ();
  g_autoptr (LianNetLayout) layout = lian_net_layout_new (spec, 600, &test_measurer);
  guint n, placed = 0;

  lian_net_layout_get_placed (layout, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_words (layout, "Nobody"), ==, 1);
  g_assert_false (lian_net_layout_move (layout, LIAN_NET_MOVE_FIRST, &placed));
  g_assert_false (lian_net_layout_hit (layout, 100, 100, &placed));
}

static gboolean
overlap (const LianChartRectangle *a, const LianChartRectangle *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Two hundred can be read one by one: no row and no node lies upon another, all inside. */
static void
test_many (void)
{
  g_autoptr (LianNetSpec) spec = make ();
  double width, height;
  guint n, n_boxes;

  for (int i = 0; i < 60; i++)
    lian_net_spec_add_left (spec, "co-operative");
  for (int i = 0; i < 40; i++)
    lian_net_spec_add_right (spec, "partner");
  for (guint i = 0; i < 200; i++)
    add (spec, i * 7 % 60, i * 11 % 40, (LianNetKind) (i % 3), (LianNetState) (i % 4));
  g_autoptr (LianNetLayout) layout = lian_net_layout_new (spec, 700, &test_measurer);
  lian_net_layout_get_size (layout, &width, &height);
  const LianNetPlaced *placed = lian_net_layout_get_placed (layout, &n);
  const LianChartRectangle *boxes = lian_net_layout_get_boxes (layout, &n_boxes);
  g_assert_cmpuint (n, ==, 200);
  g_assert_cmpuint (n_boxes, ==, 100);
  for (guint i = 0; i < n; i++)
    {
      guint hit = G_MAXUINT;

      g_assert_cmpfloat (placed[i].row.height, >=, 12);
      g_assert_true (i == 0 || placed[i].row.y >= placed[i - 1].row.y + placed[i - 1].row.height);
      g_assert_cmpfloat (placed[i].to.y, <, height);
      g_assert_true (lian_net_layout_hit (layout, placed[i].row.x + 5, placed[i].row.y + 3, &hit));
      g_assert_cmpuint (hit, ==, i);
    }
  for (guint i = 0; i < n_boxes; i++)
    for (guint j = i + 1; j < n_boxes; j++)
      g_assert_false (overlap (&boxes[i], &boxes[j]));
  for (guint i = 0; i < n_boxes; i++)
    g_assert_true (boxes[i].y >= 0 && boxes[i].y + boxes[i].height <= height);
  g_assert_cmpuint (count_words (layout, "interrupted"), ==, 50 + 1); /* and in the legend */
}

/* Each line ends at its own place, so that none is mistaken for another. */
static void
test_ends (void)
{
  g_autoptr (LianNetSpec) spec = make ();
  guint n;

  lian_net_spec_add_right (spec, "partner");
  for (guint i = 0; i < 5; i++)
    add (spec, lian_net_spec_add_left (spec, "co-operative"), 0, LIAN_NET_OUT, LIAN_NET_PLAIN);
  g_autoptr (LianNetLayout) layout = lian_net_layout_new (spec, 600, &test_measurer);
  const LianNetPlaced *placed = lian_net_layout_get_placed (layout, &n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (placed[i].to.y - placed[i - 1].to.y, >=, 4);
}

static void
test_keys (void)
{
  g_autoptr (LianNetSpec) spec = make ();
  guint at = 0;

  lian_net_spec_add_left (spec, "co-operative");
  lian_net_spec_add_right (spec, "partner");
  for (guint i = 0; i < 12; i++)
    add (spec, 0, 0, LIAN_NET_IN, LIAN_NET_PLAIN);
  g_autoptr (LianNetLayout) layout = lian_net_layout_new (spec, 600, &test_measurer);
  g_assert_false (lian_net_layout_move (layout, LIAN_NET_MOVE_UP, &at));
  g_assert_true (lian_net_layout_move (layout, LIAN_NET_MOVE_PAGE_DOWN, &at));
  g_assert_cmpuint (at, ==, 10);
  g_assert_true (lian_net_layout_move (layout, LIAN_NET_MOVE_LAST, &at));
  g_assert_cmpuint (at, ==, 11);
  g_assert_false (lian_net_layout_move (layout, LIAN_NET_MOVE_DOWN, &at));
}

/* Whether there is ink so far from the sign of a line of the state. */
static gboolean
has_ink (LianNetState state, int dx, int dy)
{
  g_autoptr (LianNetSpec) spec = make ();
  guint n;

  lian_net_spec_add_left (spec, "co-operative");
  lian_net_spec_add_right (spec, "partner");
  add (spec, 0, 0, LIAN_NET_OUT, state);
  g_autoptr (LianNetLayout) layout = lian_net_layout_new (spec, 600, &test_measurer);
  const LianNetPlaced *at = lian_net_layout_get_placed (layout, &n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 200);
  cairo_t *cr = cairo_create (surface);
  lian_net_paint (cr, layout, &lian_chart_palette_print, 0, 200);
  cairo_surface_flush (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int x = (int) at->from.x + 18 + dx, y = (int) at->from.y + dy;
  gboolean dark = data[y * stride + x * 4] < 160;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return dark;
}

/* States differ in shape, not in colour: the line of an interrupted one stops beside its cross, a
 * restored one has a full dot, a new one an empty ring; and the paper palette has no colours. */
static void
test_ink (void)
{
  g_assert_true (has_ink (LIAN_NET_PLAIN, 0, 0) && has_ink (LIAN_NET_PLAIN, 6, 0));
  g_assert_false (has_ink (LIAN_NET_PLAIN, 3, 3));
  g_assert_true (has_ink (LIAN_NET_BROKEN, 3, 3) && has_ink (LIAN_NET_BROKEN, -3, 3));
  g_assert_false (has_ink (LIAN_NET_BROKEN, 6, 0) || has_ink (LIAN_NET_BROKEN, -6, 0));
  g_assert_true (has_ink (LIAN_NET_MENDED, 0, 0) && has_ink (LIAN_NET_MENDED, 0, 2));
  g_assert_false (has_ink (LIAN_NET_FRESH, 0, 0));
  g_assert_true (has_ink (LIAN_NET_FRESH, 6, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/none", test_none);
  g_test_add_func ("/net/many", test_many);
  g_test_add_func ("/net/ends", test_ends);
  g_test_add_func ("/net/keys", test_keys);
  g_test_add_func ("/net/ink", test_ink);
  return g_test_run ();
}
