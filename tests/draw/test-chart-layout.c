/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The numbers of a chart, without fonts and without cairo. */

#include "lian-chart-layout.h"
#include "lian-chart-scale.h"
#include "sample-chart.h"
#include "test-measure.h"

#include <math.h>
#include <string.h>

static const LianChartKind KINDS[] = { LIAN_CHART_BARS, LIAN_CHART_PANELS, LIAN_CHART_STACKED,
                                       LIAN_CHART_MATRIX, LIAN_CHART_STEPS,
                                       LIAN_CHART_COLUMNS, LIAN_CHART_LANES };

/* One series with the given values. */
static LianChartSpec *
new_spec (LianChartKind kind, const double *values, guint n)
{
  LianChartSpec *spec = lian_chart_spec_new (kind, "Title", "Scope");

  lian_chart_spec_set_empty_text (spec, "Nothing yet");
  lian_chart_spec_add_series (spec, "S");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%g", values[i]);

      lian_chart_spec_add_category (spec, "cat");
      lian_chart_spec_set_datum (spec, 0, i, values[i], text);
    }
  return spec;
}

static const LianChartMark *
find (LianChartLayout *layout, guint series, guint category)
{
  guint n;
  const LianChartMark *marks = lian_chart_layout_get_marks (layout, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].series == series && marks[i].category == category)
      return &marks[i];
  return NULL;
}

static guint
count_labels (LianChartLayout *layout, const char *text)
{
  guint n, found = 0;
  const LianChartLabel *labels = lian_chart_layout_get_labels (layout, &n);

  for (guint i = 0; i < n; i++)
    found += g_str_equal (labels[i].text, text);
  return found;
}

static void
test_scale (void)
{
  static const struct
  {
    double low, high;
    guint max_ticks;
    double expect_low, expect_high, expect_step;
  } cases[] = {
    { 0, 0, 5, 0, 1, 1 },            { 0, 100, 6, 0, 100, 20 },
    { 0, 7387, 5, 0, 8000, 2000 },   { -30, 70, 6, -50, 100, 50 },
    { 3, 7, 5, 0, 8, 2 },            { -5, -1, 6, -5, 0, 1 },
    { 0, 0.003, 4, 0, 0.003, 0.001 }, { 0, 1e18, 3, 0, 1e18, 5e17 },
    { NAN, INFINITY, 4, 0, 1, 1 },   { 0, 1, 8, 0, 1, 1 },
    { 0, 1.5, 5, 0, 1.5, 0.5 },      { -1, 2, 8, -1, 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LianChartScale scale;

      _lian_chart_scale_init (&scale, cases[i].low, cases[i].high, cases[i].max_ticks);
      g_assert_cmpfloat_with_epsilon (scale.low, cases[i].expect_low, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.high, cases[i].expect_high, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].expect_step, 1e-9);
      g_assert_cmpuint (scale.n_ticks, <=, cases[i].max_ticks);
      g_assert_cmpuint (scale.n_ticks, >=, 2);
    }
}

static void
test_bars (void)
{
  static const double values[] = { 100, 50, 0, -0.0 };
  g_autoptr (LianChartSpec) spec = new_spec (LIAN_CHART_BARS, values, G_N_ELEMENTS (values));
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 400, 200, &test_measurer);
  const LianChartMark *full = find (layout, 0, 0);
  const LianChartMark *half = find (layout, 0, 1);
  const LianChartMark *zero = find (layout, 0, 2);

  g_assert_cmpfloat_with_epsilon (half->place.width, full->place.width / 2, 1);
  g_assert_cmpfloat (full->place.x, ==, half->place.x);
  g_assert_cmpfloat (zero->place.width, ==, 0);
  g_assert_cmpfloat (zero->hit.width, >, 100);
  g_assert_cmpfloat (full->place.height, ==, half->place.height);
  g_assert_cmpfloat (full->place.y, <, half->place.y);
  g_assert_cmpuint (count_labels (layout, "100"), ==, 2); /* the figure and a tick */
  g_assert_cmpuint (count_labels (layout, "cat"), ==, 4);
  g_assert_cmpuint (count_labels (layout, "Title"), ==, 1);
}

static void
test_negative (void)
{
  static const double values[] = { 60, -40 };
  g_autoptr (LianChartSpec) spec = new_spec (LIAN_CHART_BARS, values, 2);
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 400, 200, &test_measurer);
  const LianChartMark *plus = find (layout, 0, 0);
  const LianChartMark *minus = find (layout, 0, 1);

  g_assert_cmpfloat (minus->place.x + minus->place.width, ==, plus->place.x);
  g_assert_cmpfloat_with_epsilon (minus->place.width * 1.5, plus->place.width, 2);
}

static void
test_unknown_is_not_zero (void)
{
  static const double values[] = { 60, NAN, INFINITY };
  g_autoptr (LianChartSpec) spec = new_spec (LIAN_CHART_BARS, values, 3);
  g_autoptr (LianChartLayout) layout = NULL;

  lian_chart_spec_set_datum (spec, 0, 1, NAN, "not asked");
  lian_chart_spec_set_datum (spec, 0, 2, INFINITY, NULL);
  layout = lian_chart_layout_new (spec, 400, 200, &test_measurer);
  g_assert_false (find (layout, 0, 1)->shown);
  g_assert_cmpuint (count_labels (layout, "not asked"), ==, 1);
  g_assert_null (find (layout, 0, 2));
}

static void
test_panels (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_bars (LIAN_CHART_PANELS, 24);
  double height = lian_chart_layout_get_natural_height (spec, 500, &test_measurer);
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 500, height, &test_measurer);
  const LianChartMark *members = find (layout, 0, 0);
  const LianChartMark *coops = find (layout, 1, 0);

  /* Each panel has a scale of its own, so 48 co-operatives are seen beside 3,200 members. */
  g_assert_cmpfloat (coops->place.width, >, 60);
  g_assert_cmpfloat (coops->place.x, >, members->place.x + members->place.width);
  g_assert_cmpuint (count_labels (layout, "铁器"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "其他"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "未报"), ==, 1);
}

static void
test_stacked (void)
{
  static const double values[] = { 30, -10 };
  g_autoptr (LianChartSpec) spec = new_spec (LIAN_CHART_STACKED, values, 2);
  g_autoptr (LianChartLayout) layout = NULL;
  const LianChartMark *first, *second, *below;

  lian_chart_spec_add_series (spec, "T");
  lian_chart_spec_set_datum (spec, 1, 0, 60, "60");
  lian_chart_spec_set_datum (spec, 1, 1, 20, "20");
  layout = lian_chart_layout_new (spec, 400, 200, &test_measurer);
  first = find (layout, 0, 0);
  second = find (layout, 1, 0);
  below = find (layout, 0, 1);
  g_assert_cmpfloat_with_epsilon (first->place.x + first->place.width, second->place.x, 1);
  g_assert_cmpfloat_with_epsilon (second->place.width, 2 * first->place.width, 2);
  g_assert_cmpfloat (below->place.x + below->place.width, ==, find (layout, 1, 1)->place.x);
}

static void
test_matrix (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_matrix ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 600, 400, &test_measurer);
  const LianChartMark *largest = find (layout, 4, 4);
  const LianChartMark *quarter = find (layout, 0, 0); /* 31 of 128 */
  const LianChartMark *none = find (layout, 2, 0);
  guint n;

  lian_chart_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, ==, 25);
  g_assert_cmpfloat_with_epsilon (quarter->place.width, largest->place.width / 2, 2);
  g_assert_cmpfloat (none->place.width, ==, 0);
  g_assert_true (largest->emphasis);
  g_assert_cmpuint (count_labels (layout, "128"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "Recommended"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "Decided"), ==, 1);
}

static void
test_steps (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_steps ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 600, 300, &test_measurer);
  const LianChartPoint *points;
  guint n;

  g_assert_cmpuint (lian_chart_layout_get_n_paths (layout), ==, 2);
  points = lian_chart_layout_get_path (layout, 0, &n);
  g_assert_cmpuint (n, ==, 7); /* four figures: the first point and two to each later one */
  for (guint i = 1; i < n; i++)
    {
      g_assert_true (points[i].x == points[i - 1].x || points[i].y == points[i - 1].y);
      g_assert_cmpfloat (points[i].x, >=, points[i - 1].x);
      g_assert_cmpfloat (points[i].y, <=, points[i - 1].y);
    }
  g_assert_cmpuint (count_labels (layout, "应交  2400"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "已交  760"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "今日 06-15"), ==, 1);
}

static gboolean
find_marker_x (LianChartLayout *layout, double *x)
{
  guint n;
  const LianChartRule *rules = lian_chart_layout_get_rules (layout, &n);

  for (guint i = 0; i < n; i++)
    if (rules[i].kind == LIAN_CHART_RULE_MARKER)
      {
        *x = rules[i].from.x;
        return TRUE;
      }
  return FALSE;
}

/* Each series has its own scale under one axis of months. */
static void
test_columns (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_columns ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 900, 300, &test_measurer);
  const LianChartMark *november = find (layout, 0, 1), *march = find (layout, 0, 5);
  const LianChartMark *few = find (layout, 1, 1), *many = find (layout, 1, 5);
  const LianChartMark *january = find (layout, 0, 3), *unknown = find (layout, 1, 3);
  double x = 0;

  g_assert_cmpfloat_with_epsilon (march->place.height, november->place.height / 2, 1);
  g_assert_cmpfloat (march->place.x, >, november->place.x);
  g_assert_cmpfloat (march->place.y + march->place.height, ==,
                     november->place.y + november->place.height);
  g_assert_cmpfloat (many->place.height, >, 3 * few->place.height);
  g_assert_cmpfloat (many->place.x, ==, march->place.x);
  g_assert_cmpfloat (many->place.y, >, march->place.y + march->place.height);
  /* What is not known has its word and no bar, and can be chosen. */
  g_assert_false (unknown->shown);
  g_assert_cmpuint (count_labels (layout, "不明"), ==, 1);
  /* The sixteenth of January is in the middle of the band of January. */
  g_assert_true (find_marker_x (layout, &x));
  g_assert_cmpfloat_with_epsilon (x, january->place.x + january->place.width / 2, 3);
  g_assert_cmpuint (count_labels (layout, "1956-01-16 集中"), ==, 1);
}

/* A day outside the periods is not marked at their edge. */
static void
test_marker_outside (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_columns ();
  g_autoptr (LianChartLayout) layout = NULL;
  double x;

  lian_chart_spec_set_marker (spec, 9e6, "later");
  layout = lian_chart_layout_new (spec, 900, 300, &test_measurer);
  g_assert_false (find_marker_x (layout, &x));
  g_assert_cmpuint (count_labels (layout, "later"), ==, 0);
}

/* The keys go along the months and down to the next panel. */
static void
test_column_keys (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_columns ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 900, 300, &test_measurer);
  g_autofree char *words = lian_chart_spec_describe (spec);
  guint series = 0, category = 0;

  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_RIGHT, &series, &category));
  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_DOWN, &series, &category));
  g_assert_cmpuint (series, ==, 1);
  g_assert_cmpuint (category, ==, 1);
  g_assert_nonnull (strstr (words, "1956-01-16 集中"));
}

static void
test_lanes (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_lanes ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 900, 300, &test_measurer);
  const LianChartMark *full = find (layout, 0, 0), *over = find (layout, 1, 0);
  const LianChartMark *hoes = find (layout, 0, 1), *shears = find (layout, 0, 2);
  const LianChartMark *idle = find (layout, 3, 0), *little = find (layout, 0, 3);

  /* Parts follow each other below the whole, and end where it ends. */
  g_assert_cmpfloat (hoes->place.x, ==, full->place.x);
  g_assert_cmpfloat_with_epsilon (hoes->place.width, 0.7 * full->place.width, 1);
  g_assert_cmpfloat (shears->place.x, ==, hoes->place.x + hoes->place.width);
  g_assert_cmpfloat_with_epsilon (shears->place.x + shears->place.width,
                                  full->place.x + full->place.width, 1);
  g_assert_cmpfloat (hoes->place.y, >, full->place.y + full->place.height);
  /* What is too much stays in its month, and stands out. */
  g_assert_cmpfloat (over->place.width, <=, over->hit.width);
  g_assert_true (over->emphasis);
  g_assert_cmpfloat_with_epsilon (find (layout, 1, 2)->place.x + find (layout, 1, 2)->place.width,
                                  over->place.x + over->place.width, 1);
  g_assert_cmpfloat (idle->place.width, ==, 0);
  g_assert_cmpfloat (little->place.width, >=, 1);
  g_assert_false (find (layout, 5, 3)->shown);
  g_assert_null (find (layout, 4, 0));
  g_assert_cmpuint (count_labels (layout, "超 12 %"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "不明"), ==, 1);
  g_assert_cmpuint (count_labels (layout, "已占用"), ==, 1);
}

/* The keys go along the months and down the lanes; words tell each lane, and not its parts. */
static void
test_lane_keys (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_lanes ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 900, 300, &test_measurer);
  g_autofree char *words = lian_chart_spec_describe (spec);
  guint series = 0, category = 0;

  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_RIGHT, &series, &category));
  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_DOWN, &series, &category));
  g_assert_cmpuint (series, ==, 1);
  g_assert_cmpuint (category, ==, 1);
  g_assert_nonnull (strstr (words, "锻打: most 超 12 % (5 月), least 闲 (7 月)."));
  g_assert_nonnull (strstr (words, "开刃: 1 % (4 月)."));
  g_assert_null (strstr (words, "锄头"));
}

/* A line with far more figures than points of width keeps its extremes. */
static void
test_many_points (void)
{
  g_autoptr (LianChartSpec) spec = lian_chart_spec_new (LIAN_CHART_STEPS, "T", NULL);
  g_autoptr (LianChartLayout) layout = NULL;
  const LianChartPoint *points;
  double top = G_MAXDOUBLE, bottom = 0;
  guint n;

  lian_chart_spec_add_series (spec, "S");
  for (guint i = 0; i < 100000; i++)
    {
      lian_chart_spec_add_category (spec, NULL);
      lian_chart_spec_set_datum (spec, 0, i, i == 50001 ? 1000 : i == 50003 ? 0 : 500, NULL);
    }
  layout = lian_chart_layout_new (spec, 600, 300, &test_measurer);
  points = lian_chart_layout_get_path (layout, 0, &n);
  g_assert_cmpuint (n, <, 4 * 600);
  for (guint i = 0; i < n; i++)
    {
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  g_assert_cmpfloat (bottom - top, >, 150);
}

static void
test_hit_and_focus (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (KINDS); k++)
    {
      g_autoptr (LianChartSpec) spec
          = KINDS[k] == LIAN_CHART_MATRIX  ? sample_chart_new_matrix ()
            : KINDS[k] == LIAN_CHART_STEPS ? sample_chart_new_steps ()
            : KINDS[k] == LIAN_CHART_COLUMNS ? sample_chart_new_columns ()
            : KINDS[k] == LIAN_CHART_LANES ? sample_chart_new_lanes ()
                                           : sample_chart_new_bars (KINDS[k], 6);
      g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 600, 400, &test_measurer);
      guint n, series, category;
      const LianChartMark *marks = lian_chart_layout_get_marks (layout, &n);
      LianChartRectangle focus;

      for (guint i = 0; i < n; i++)
        {
          double x = marks[i].place.x + marks[i].place.width / 2;
          double y = marks[i].place.y + marks[i].place.height / 2;

          g_assert_true (lian_chart_layout_hit (layout, x, y, &series, &category));
          g_assert_true (lian_chart_layout_get_focus (layout, marks[i].series, marks[i].category,
                                                      &focus));
          g_assert_cmpfloat (focus.width, >=, 10);
          g_assert_cmpfloat (focus.height, >=, 10);
          if (KINDS[k] != LIAN_CHART_STEPS && marks[i].place.width > 0)
            {
              g_assert_cmpuint (series, ==, marks[i].series);
              g_assert_cmpuint (category, ==, marks[i].category);
            }
        }
      g_assert_false (lian_chart_layout_hit (layout, -5, -5, &series, &category));
      g_assert_false (lian_chart_layout_get_focus (layout, 99, 99, &focus));
    }
}

static void
test_keys (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_steps ();
  g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 600, 400, &test_measurer);
  guint series = 0, category = 0;

  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_FIRST, &series, &category));
  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_RIGHT, &series, &category));
  g_assert_cmpuint (category, ==, 1);
  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_RIGHT, &series, &category));
  g_assert_cmpuint (category, ==, 3); /* nothing was delivered on the day between */
  g_assert_false (lian_chart_layout_move (layout, LIAN_CHART_MOVE_UP, &series, &category));
  g_assert_cmpuint (category, ==, 3);
  g_assert_true (lian_chart_layout_move (layout, LIAN_CHART_MOVE_LAST, &series, &category));
  g_assert_cmpuint (series, ==, 1);
  g_assert_cmpuint (category, ==, 9);
  g_assert_false (lian_chart_layout_move (layout, LIAN_CHART_MOVE_RIGHT, &series, &category));
}

static void
assert_sound (LianChartLayout *layout)
{
  guint n;
  const LianChartMark *marks = lian_chart_layout_get_marks (layout, &n);
  const LianChartLabel *labels;

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (marks[i].place.x) && isfinite (marks[i].place.y));
      g_assert_cmpfloat (marks[i].place.width, >=, 0);
      g_assert_cmpfloat (marks[i].place.height, >=, 0);
      g_assert_cmpfloat (marks[i].place.width, <, 2000);
    }
  labels = lian_chart_layout_get_labels (layout, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (labels[i].place.x) && isfinite (labels[i].place.y));
      g_assert_cmpfloat (labels[i].place.width, >=, 1);
      g_assert_cmpfloat (labels[i].place.height, >=, 1);
    }
}

static void
test_degenerate (void)
{
  static const double values[][3] = {
    { 0, 0, 0 }, { NAN, NAN, NAN }, { 1e308, -1e308, 1 }, { 1e-300, 2e-300, 0 },
    { INFINITY, -INFINITY, 3 }, { -1, -2, -3 }, { 4e17, 1, 2 },
  };
  static const double sizes[] = { 0, 1, 30, 100, 1000 };

  for (guint k = 0; k < G_N_ELEMENTS (KINDS); k++)
    for (guint v = 0; v < G_N_ELEMENTS (values); v++)
      for (guint n = 0; n <= 3; n++)
        for (guint s = 0; s < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (sizes); s++)
          {
            g_autoptr (LianChartSpec) spec = new_spec (KINDS[k], values[v], n);
            g_autoptr (LianChartLayout) layout
                = lian_chart_layout_new (spec, sizes[s / G_N_ELEMENTS (sizes)],
                                         sizes[s % G_N_ELEMENTS (sizes)], &test_measurer);

            assert_sound (layout);
          }
}

static void
test_empty (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (KINDS); k++)
    {
      g_autoptr (LianChartSpec) spec = new_spec (KINDS[k], NULL, 0);
      g_autoptr (LianChartLayout) layout = lian_chart_layout_new (spec, 400, 300, &test_measurer);
      g_autofree char *words = lian_chart_spec_describe (spec);
      guint n, series = 0, category = 0;

      g_assert_cmpuint (count_labels (layout, "Nothing yet"), ==, 1);
      lian_chart_layout_get_marks (layout, &n);
      g_assert_cmpuint (n, ==, 0);
      g_assert_false (lian_chart_layout_move (layout, LIAN_CHART_MOVE_FIRST, &series, &category));
      g_assert_nonnull (strstr (words, "S: no figures."));
    }
}

static void
test_describe (void)
{
  static const double values[] = { 7, 31, 2 };
  g_autoptr (LianChartSpec) spec = lian_chart_spec_new (LIAN_CHART_BARS, "Members", "15 April");
  g_autofree char *words = NULL;

  lian_chart_spec_add_series (spec, "Members");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *label = g_strdup_printf ("trade %u", i);
      g_autofree char *text = g_strdup_printf ("%g people", values[i]);

      lian_chart_spec_add_category (spec, label);
      lian_chart_spec_set_datum (spec, 0, i, values[i], text);
    }
  words = lian_chart_spec_describe (spec);
  g_assert_cmpstr (words, ==,
                   "Members, 15 April\n"
                   "Members: 3 figures, highest 31 people (trade 1), lowest 2 people (trade 2).");
}

static void
test_link (void)
{
  g_autoptr (LianChartSpec) spec = sample_chart_new_bars (LIAN_CHART_BARS, 3);
  LianChartDatum datum = lian_chart_spec_get_datum (spec, 1, 2);

  g_assert_cmpint (datum.id, ==, 1002);
  g_assert_cmpstr (datum.key, ==, "trade");
  g_assert_cmpstr (datum.text, ==, "19");
  g_assert_true (isnan (lian_chart_spec_get_datum (spec, 9, 0).value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/scale", test_scale);
  g_test_add_func ("/chart-layout/bars", test_bars);
  g_test_add_func ("/chart-layout/negative", test_negative);
  g_test_add_func ("/chart-layout/unknown-is-not-zero", test_unknown_is_not_zero);
  g_test_add_func ("/chart-layout/panels", test_panels);
  g_test_add_func ("/chart-layout/stacked", test_stacked);
  g_test_add_func ("/chart-layout/matrix", test_matrix);
  g_test_add_func ("/chart-layout/steps", test_steps);
  g_test_add_func ("/chart-layout/columns", test_columns);
  g_test_add_func ("/chart-layout/marker-outside", test_marker_outside);
  g_test_add_func ("/chart-layout/column-keys", test_column_keys);
  g_test_add_func ("/chart-layout/lanes", test_lanes);
  g_test_add_func ("/chart-layout/lane-keys", test_lane_keys);
  g_test_add_func ("/chart-layout/many-points", test_many_points);
  g_test_add_func ("/chart-layout/hit-and-focus", test_hit_and_focus);
  g_test_add_func ("/chart-layout/keys", test_keys);
  g_test_add_func ("/chart-layout/degenerate", test_degenerate);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/describe", test_describe);
  g_test_add_func ("/chart-layout/link", test_link);

  return g_test_run ();
}
