/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-chart-spec.h"

G_BEGIN_DECLS

LianChartSpec *sample_chart_new_bars (LianChartKind kind, guint n_categories);
LianChartSpec *sample_chart_new_matrix (void);
LianChartSpec *sample_chart_new_steps (void);
LianChartSpec *sample_chart_new_columns (void);
LianChartSpec *sample_chart_new_lanes (void);

G_END_DECLS
