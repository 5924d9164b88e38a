/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-layout.h"
#include "lian-output.h"

G_BEGIN_DECLS

#define LIAN_N_CHART_STYLES 4

typedef struct
{
  double red;
  double green;
  double blue;
} LianChartColor;

/**
 * LianChartPalette:
 * @background: the ground
 * @text: words
 * @muted: quieter words
 * @grid: lines of the grid
 * @axis: line of zero, and the outline of marks
 * @focus: the frame around the chosen figure
 * @fills: marks of the series
 * @hatches: the pattern on a mark
 * @on_fills: words on a mark
 * @lines: lines of the series
 *
 * The colours of a chart: one ink and its tints.
 */
typedef struct
{
  LianChartColor background;
  LianChartColor text;
  LianChartColor muted;
  LianChartColor grid;
  LianChartColor axis;
  LianChartColor focus;
  LianChartColor fills[LIAN_N_CHART_STYLES];
  LianChartColor hatches[LIAN_N_CHART_STYLES];
  LianChartColor on_fills[LIAN_N_CHART_STYLES];
  LianChartColor lines[LIAN_N_CHART_STYLES];
} LianChartPalette;

extern const LianChartPalette lian_chart_palette_light;
extern const LianChartPalette lian_chart_palette_dark;
extern const LianChartPalette lian_chart_palette_print;

void lian_chart_paint_background (cairo_t *cr,
                                  LianChartLayout *layout,
                                  const LianChartPalette *palette);
void lian_chart_paint (cairo_t *cr, LianChartLayout *layout, const LianChartPalette *palette);
void lian_chart_paint_focus (cairo_t *cr,
                             LianChartLayout *layout,
                             const LianChartPalette *palette,
                             guint series,
                             guint category);

LianChartLayout *lian_chart_layout_new_for_text (LianChartSpec *spec,
                                                 double width,
                                                 double height,
                                                 double text_scale);
double lian_chart_get_natural_height (LianChartSpec *spec, double width, double text_scale);
gboolean lian_chart_save (LianChartSpec *spec,
                          const char *path,
                          LianOutputFormat format,
                          double width,
                          double height,
                          GError **error);

G_END_DECLS
