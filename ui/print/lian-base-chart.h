/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Charts of what stands in the base. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianChartSpec *lian_base_chart_new (LianTxn *txn, LianChartKind kind, const char *title,
                                    const char *scope);

G_END_DECLS
