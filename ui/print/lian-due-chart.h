/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of returns due. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-report.h"

G_BEGIN_DECLS

LianChartSpec *lian_due_chart_new (LianTxn *txn, const LianReport *report, const char *scope);

G_END_DECLS
