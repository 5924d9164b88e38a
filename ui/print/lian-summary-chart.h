/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a summary. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-summary.h"

G_BEGIN_DECLS

LianChartSpec *lian_summary_chart_new (LianTxn *txn, const LianSummary *summary, gboolean members, const char *scope);

G_END_DECLS
