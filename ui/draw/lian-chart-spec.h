/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LIAN_TYPE_CHART_SPEC (lian_chart_spec_get_type ())

typedef struct _LianChartSpec LianChartSpec;

/**
 * LianChartKind:
 * @LIAN_CHART_BARS: lying bars, those of one category side by side on one scale
 * @LIAN_CHART_PANELS: lying bars, a panel with its own scale for each series
 * @LIAN_CHART_STACKED: lying bars, the series one after the other
 * @LIAN_CHART_MATRIX: a count where a row (category) meets a column (series)
 * @LIAN_CHART_STEPS: lines in steps over a position, such as sums over days
 * @LIAN_CHART_COLUMNS: standing bars over periods, a panel with its own scale for each series, one
 *   under the other
 * @LIAN_CHART_LANES: lying bars in the cells of a table: how much of a period (series) a lane (category)
 *   takes, from where; parts of a lane below it
 *
 * What a chart looks like.
 */
typedef enum
{
  LIAN_CHART_BARS,
  LIAN_CHART_PANELS,
  LIAN_CHART_STACKED,
  LIAN_CHART_MATRIX,
  LIAN_CHART_STEPS,
  LIAN_CHART_COLUMNS,
  LIAN_CHART_LANES,
} LianChartKind;

/**
 * LianChartLane:
 * @LIAN_CHART_LANE_WHOLE: of a lane
 * @LIAN_CHART_LANE_PART: of a part of a lane
 * @LIAN_CHART_LANE_EMPHASIS: of either, where it stands out
 * @LIAN_N_CHART_LANES: their number
 *
 * The bars of a chart of lanes that look alike.
 */
typedef enum
{
  LIAN_CHART_LANE_WHOLE,
  LIAN_CHART_LANE_PART,
  LIAN_CHART_LANE_EMPHASIS,
  LIAN_N_CHART_LANES,
} LianChartLane;

/**
 * LianChartDatum:
 * @value: the figure; one that is not finite means that there is none; in lanes the part of the period
 *   that is taken, 1 for all of it
 * @text: the figure as shown, never %NULL
 * @id: what the figure leads to
 * @key: (nullable): what the figure leads to, in words of the caller's
 * @emphasis: whether it stands out
 * @start: in lanes, where its bar starts
 *
 * A figure of a chart.
 */
typedef struct
{
  double value;
  const char *text;
  gint64 id;
  const char *key;
  gboolean emphasis;
  double start;
} LianChartDatum;

GType lian_chart_spec_get_type (void) G_GNUC_CONST;
LianChartSpec *lian_chart_spec_new (LianChartKind kind, const char *title, const char *scope);
LianChartSpec *lian_chart_spec_ref (LianChartSpec *self);
void lian_chart_spec_unref (LianChartSpec *self);

void lian_chart_spec_set_language (LianChartSpec *self, const char *language);
void lian_chart_spec_set_date (LianChartSpec *self, const char *date);
void lian_chart_spec_set_empty_text (LianChartSpec *self, const char *text);
void lian_chart_spec_set_axis_titles (LianChartSpec *self,
                                      const char *categories,
                                      const char *values);
void lian_chart_spec_set_marker (LianChartSpec *self, double position, const char *label);

guint lian_chart_spec_add_series (LianChartSpec *self, const char *name);
guint lian_chart_spec_add_category (LianChartSpec *self, const char *label);
guint lian_chart_spec_add_category_at (LianChartSpec *self, const char *label, double position);
void lian_chart_spec_set_datum (LianChartSpec *self,
                                guint series,
                                guint category,
                                double value,
                                const char *text);
void lian_chart_spec_set_link (LianChartSpec *self,
                               guint series,
                               guint category,
                               gint64 id,
                               const char *key);
void lian_chart_spec_set_emphasis (LianChartSpec *self, guint series, guint category);
guint lian_chart_spec_add_part (LianChartSpec *self, const char *label);
void lian_chart_spec_set_start (LianChartSpec *self, guint series, guint category, double start);
void lian_chart_spec_add_key (LianChartSpec *self, LianChartLane looks, const char *text);

LianChartKind lian_chart_spec_get_kind (LianChartSpec *self);
const char *lian_chart_spec_get_title (LianChartSpec *self);
const char *lian_chart_spec_get_category_title (LianChartSpec *self);
guint lian_chart_spec_get_n_series (LianChartSpec *self);
guint lian_chart_spec_get_n_categories (LianChartSpec *self);
const char *lian_chart_spec_get_series_name (LianChartSpec *self, guint series);
const char *lian_chart_spec_get_category_label (LianChartSpec *self, guint category);
LianChartDatum lian_chart_spec_get_datum (LianChartSpec *self, guint series, guint category);
char *lian_chart_spec_describe (LianChartSpec *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianChartSpec, lian_chart_spec_unref)

G_END_DECLS
