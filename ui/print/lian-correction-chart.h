/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of output and service before and after a centralisation. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-correction.h"

G_BEGIN_DECLS

LianChartSpec *lian_correction_chart_new (const LianCorrection *correction, LianTxn *txn);

G_END_DECLS
