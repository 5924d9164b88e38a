/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of the overview, made from the base. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianChartSpec *lian_overview_chart_trades (LianTxn *txn);
LianChartSpec *lian_overview_chart_forms (LianTxn *txn, GCancellable *cancellable,
                                          GError **error);
LianChartSpec *lian_overview_chart_deliveries (LianTxn *txn);

G_END_DECLS
