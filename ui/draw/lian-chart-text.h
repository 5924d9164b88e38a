/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"

G_BEGIN_DECLS

/* Measures with the fonts that are painted with; for the calling thread. */
typedef struct
{
  PangoLayout *layout;
  double text_scale;
} LianChartRuler;

LianChartMeasurer _lian_chart_ruler_init (LianChartRuler *self,
                                          const char *language,
                                          double text_scale);
void _lian_chart_ruler_clear (LianChartRuler *self);
void _lian_chart_text_set_layout (PangoLayout *layout,
                                  LianChartFont font,
                                  double text_scale,
                                  const char *text,
                                  double width,
                                  int max_lines);

G_END_DECLS
