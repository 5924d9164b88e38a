/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart with its table and its ways out. */
#pragma once

#include <gtk/gtk.h>

#include "lian-chart-spec.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CHART (lian_chart_get_type ())
/**
 * LianChart:
 *
 * A chart.  T shows the figures as a table and back; a figure opens the record behind it; it can be
 * saved as PNG, SVG or PDF and copied.
 *
 * Signal: `datum-activated (gint64 id, const char *key)`; without a handler that returns %TRUE the
 * record of type key is opened by win.open-record.
 */
G_DECLARE_FINAL_TYPE (LianChart, lian_chart, LIAN, CHART, GtkWidget)

GtkWidget *lian_chart_new (void);
void lian_chart_set_spec (LianChart *self, LianChartSpec *spec);
gboolean lian_chart_get_table_shown (LianChart *self);
void lian_chart_set_table_shown (LianChart *self, gboolean shown);

G_END_DECLS
