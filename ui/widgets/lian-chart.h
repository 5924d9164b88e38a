/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A chart with its table and its ways out. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-picture.h"

G_BEGIN_DECLS

#define LIAN_TYPE_CHART (lian_chart_get_type ())
/**
 * LianChart:
 *
 * A chart; its table has the figures.  A figure opens the record behind it.
 *
 * Signal: `datum-activated (gint64 id, const char *key)`; without a handler that returns %TRUE the
 * record of type key is opened by win.open-record.
 */
G_DECLARE_FINAL_TYPE (LianChart, lian_chart, LIAN, CHART, LianPicture)

GtkWidget *lian_chart_new (void);
void lian_chart_set_spec (LianChart *self, LianChartSpec *spec);

G_END_DECLS
