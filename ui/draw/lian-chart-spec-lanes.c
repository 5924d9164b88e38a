/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What only a chart of lanes shows: parts of a lane, where a bar starts, and its key. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-chart-spec-private.h"

/**
 * lian_chart_spec_add_part:
 * @self: a chart of lanes
 * @label: (nullable): its name
 *
 * Adds a category that is a part of the one before it that is none.
 *
 * Returns: number of the category, from 0
 */
guint
lian_chart_spec_add_part (LianChartSpec *self, const char *label)
{
  guint category;

  g_return_val_if_fail (self != NULL, 0);

  category = lian_chart_spec_add_category (self, label);
  g_array_index (self->parts, gboolean, category) = TRUE;
  return category;
}

/**
 * lian_chart_spec_set_start:
 * @self: a chart of lanes
 * @series: number of the series, the period
 * @category: number of the category, the lane
 * @start: where the bar starts: 0 at the beginning of the period, 1 at its end
 *
 * Lets a bar start where others end; the figure is set by lian_chart_spec_set_datum().
 */
void
lian_chart_spec_set_start (LianChartSpec *self, guint series, guint category, double start)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len && category < self->categories->len);

  _lian_chart_spec_get_place (self, series, category)->start = start;
}

/**
 * lian_chart_spec_add_key:
 * @self: a chart of lanes
 * @looks: which bars
 * @text: what they mean
 *
 * Says above the chart what bars that look so mean.
 */
void
lian_chart_spec_add_key (LianChartSpec *self, LianChartLane looks, const char *text)
{
  g_return_if_fail (self != NULL && looks < LIAN_N_CHART_LANES);

  g_free (self->keys[looks]);
  self->keys[looks] = g_strdup (text);
}

gboolean
_lian_chart_spec_is_part (LianChartSpec *self, guint category)
{
  return g_array_index (self->parts, gboolean, category);
}

/* The looks are numbers of styles. */
guint
_lian_chart_spec_get_lane_style (LianChartSpec *self, guint category, gboolean emphasis)
{
  return emphasis                                   ? LIAN_CHART_LANE_EMPHASIS
         : _lian_chart_spec_is_part (self, category) ? LIAN_CHART_LANE_PART
                                                     : LIAN_CHART_LANE_WHOLE;
}
