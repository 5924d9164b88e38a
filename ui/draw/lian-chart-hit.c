/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which figure is meant, by the pointer and by the keys. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-layout-private.h"

#include <math.h>

static const LianChartMark *
get_mark (LianChartLayout *self, guint i)
{
  return &g_array_index (self->marks, LianChartMark, i);
}

static gboolean
contains (const LianChartRectangle *place, double x, double y)
{
  return x >= place->x && x < place->x + place->width && y >= place->y
         && y < place->y + place->height;
}

static double
distance (const LianChartMark *mark, double x, double y)
{
  return hypot (mark->place.x + mark->place.width / 2 - x,
                mark->place.y + mark->place.height / 2 - y);
}

/**
 * lian_chart_layout_hit:
 * @self: a layout
 * @x: place in points
 * @y: place in points
 * @series: (out): number of the series
 * @category: (out): number of the category
 *
 * Finds the figure at a place.  A bar has the width of its panel, so that a small one or a zero can
 * be hit; of points that are close the nearest counts.
 *
 * Returns: %TRUE if there is a figure
 */
gboolean
lian_chart_layout_hit (LianChartLayout *self, double x, double y, guint *series, guint *category)
{
  const LianChartMark *found = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const LianChartMark *mark = get_mark (self, i);

      if (contains (&mark->hit, x, y)
          && (found == NULL || distance (mark, x, y) < distance (found, x, y)))
        found = mark;
    }
  if (found == NULL)
    return FALSE;

  *series = found->series;
  *category = found->category;
  return TRUE;
}

static const LianChartMark *
find_mark (LianChartLayout *self, guint series, guint category)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const LianChartMark *mark = get_mark (self, i);

      if (mark->series == series && mark->category == category)
        return mark;
    }
  return NULL;
}

/**
 * lian_chart_layout_get_focus:
 * @self: a layout
 * @series: number of the series
 * @category: number of the category
 * @place: (out): where to draw the focus
 *
 * Returns: %TRUE if the figure is in the chart
 */
gboolean
lian_chart_layout_get_focus (LianChartLayout *self,
                             guint series,
                             guint category,
                             LianChartRectangle *place)
{
  const LianChartMark *mark;
  double grow_x, grow_y;

  g_return_val_if_fail (self != NULL, FALSE);

  mark = find_mark (self, series, category);
  if (mark == NULL)
    return FALSE;

  grow_x = MAX (2, (10 - mark->place.width) / 2);
  grow_y = MAX (2, (10 - mark->place.height) / 2);
  *place = (LianChartRectangle){ mark->place.x - grow_x, mark->place.y - grow_y,
                                 mark->place.width + 2 * grow_x,
                                 mark->place.height + 2 * grow_y };
  return TRUE;
}

/* Steps through series and categories; over days and periods the categories go to the right. */
static void
get_step (LianChartKind kind, LianChartMove move, int *series, int *category)
{
  int along = move == LIAN_CHART_MOVE_RIGHT ? 1 : move == LIAN_CHART_MOVE_LEFT ? -1 : 0;
  int down = move == LIAN_CHART_MOVE_DOWN ? 1 : move == LIAN_CHART_MOVE_UP ? -1 : 0;

  gboolean across = kind == LIAN_CHART_STEPS || kind == LIAN_CHART_COLUMNS;

  *series = across ? down : along;
  *category = across ? along : down;
}

static gboolean
take_mark (const LianChartMark *mark, guint *series, guint *category)
{
  if (mark == NULL)
    return FALSE;

  *series = mark->series;
  *category = mark->category;
  return TRUE;
}

/**
 * lian_chart_layout_move:
 * @self: a layout
 * @move: how to move
 * @series: (inout): number of the series
 * @category: (inout): number of the category
 *
 * Finds the figure that a key leads to, passing over places without a figure.
 *
 * Returns: %TRUE if there is one; otherwise nothing is changed
 */
gboolean
lian_chart_layout_move (LianChartLayout *self,
                        LianChartMove move,
                        guint *series,
                        guint *category)
{
  gint64 s, c;
  int ds, dc;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->marks->len == 0)
    return FALSE;
  if (move == LIAN_CHART_MOVE_FIRST)
    return take_mark (get_mark (self, 0), series, category);
  if (move == LIAN_CHART_MOVE_LAST)
    return take_mark (get_mark (self, self->marks->len - 1), series, category);

  get_step (self->spec->kind, move, &ds, &dc);
  for (s = (gint64) *series + ds, c = (gint64) *category + dc;
       s >= 0 && c >= 0 && s < self->spec->series->len && c < self->spec->categories->len;
       s += ds, c += dc)
    {
      const LianChartMark *mark = find_mark (self, (guint) s, (guint) c);

      if (mark != NULL)
        return take_mark (mark, series, category);
    }
  return FALSE;
}
