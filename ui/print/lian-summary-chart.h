/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of a summary. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianChartSpec *lian_summary_chart_new (LianTxn *txn, gint64 federation, const char *scope, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
