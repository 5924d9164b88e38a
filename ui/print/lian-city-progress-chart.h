/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rate of organisation of a city over time, as a chart. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-city-progress.h"

G_BEGIN_DECLS

LianChartSpec *lian_city_progress_chart_new (LianTxn *txn, const LianCityProgress *progress);

G_END_DECLS
