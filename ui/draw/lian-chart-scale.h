/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A straight scale whose ends and ticks are round numbers. */
typedef struct
{
  double low;
  double high;
  double step;
  guint n_ticks;
} LianChartScale;

void _lian_chart_scale_init (LianChartScale *self, double low, double high, guint max_ticks);
double _lian_chart_scale_get_tick (const LianChartScale *self, guint i);
double _lian_chart_scale_get_share (const LianChartScale *self, double value);

G_END_DECLS
