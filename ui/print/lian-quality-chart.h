/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Price and cost of the products of a co-operative against the year before, as a chart. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianChartSpec *lian_quality_chart_new (LianTxn *txn, gint64 cooperative, const char *scope);

G_END_DECLS
