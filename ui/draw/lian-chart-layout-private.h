/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"
#include "lian-chart-scale.h"
#include "lian-chart-spec-private.h"

G_BEGIN_DECLS

struct _LianChartLayout
{
  LianChartSpec *spec;
  double width;
  double height;
  double text_scale;
  GArray *marks;
  GArray *swatches;
  GArray *labels;
  GArray *rules;
  GPtrArray *paths; /* of GArray of LianChartPoint, one to the series of a chart of steps */
};

/* A layout in the making. */
typedef struct
{
  LianChartLayout *layout;
  LianChartSpec *spec;
  const LianChartMeasurer *measurer;
  LianChartRectangle plot; /* what is left for the figures */
} LianChartBuilder;

void _lian_chart_builder_measure (LianChartBuilder *self,
                                  LianChartFont font,
                                  const char *text,
                                  double width,
                                  int max_lines,
                                  double *text_width,
                                  double *text_height);
double _lian_chart_builder_get_line (LianChartBuilder *self, LianChartFont font);
double _lian_chart_builder_get_label_width (LianChartBuilder *self, double share);
void _lian_chart_builder_add_label (LianChartBuilder *self, const LianChartLabel *label);
void _lian_chart_builder_add_mark (LianChartBuilder *self, const LianChartMark *mark);
void _lian_chart_builder_add_swatch (LianChartBuilder *self, guint series, double x, double y);
void _lian_chart_builder_add_rule (LianChartBuilder *self,
                                   LianChartRuleKind kind,
                                   double x0,
                                   double y0,
                                   double x1,
                                   double y1);
LianChartRectangle _lian_chart_snap (double x0, double y0, double x1, double y1);

void _lian_chart_builder_add_bars (LianChartBuilder *self);
void _lian_chart_builder_add_matrix (LianChartBuilder *self);
void _lian_chart_builder_add_steps (LianChartBuilder *self);
void _lian_chart_builder_add_columns (LianChartBuilder *self);
void _lian_chart_builder_add_lanes (LianChartBuilder *self);

G_END_DECLS
