/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-paint.h"

G_BEGIN_DECLS

/* What lies below words so that they can be read. */
typedef struct
{
  const LianChartColor *color; /* NULL for nothing */
  double strength; /* 1 hides what is below */
  double margin; /* how much wider than the words, on either side */
} LianChartGround;

void _lian_chart_ink_set_color (cairo_t *cr, const LianChartColor *color);
void _lian_chart_ink_add_rectangle (cairo_t *cr, const LianChartRectangle *place);
void _lian_chart_ink_paint_label (cairo_t *cr,
                                  PangoLayout *pango,
                                  const LianChartLabel *label,
                                  double text_scale,
                                  const LianChartColor *color,
                                  const LianChartGround *ground);

G_END_DECLS
