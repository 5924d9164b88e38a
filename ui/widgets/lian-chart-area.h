/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The drawing of a chart. */
#pragma once

#include <gtk/gtk.h>

#include "lian-chart-paint.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CHART_AREA (lian_chart_area_get_type ())
/**
 * LianChartArea:
 *
 * Draws a chart.  Arrows, Home and End choose a figure, Enter opens what is behind it.
 *
 * Signal: `datum-activated (guint series, guint category)`.
 */
G_DECLARE_FINAL_TYPE (LianChartArea, lian_chart_area, LIAN, CHART_AREA, GtkWidget)

GtkWidget *lian_chart_area_new (void);
void lian_chart_area_set_spec (LianChartArea *self, LianChartSpec *spec);
gboolean lian_chart_area_get_chosen (LianChartArea *self, guint *series, guint *category);

G_END_DECLS
