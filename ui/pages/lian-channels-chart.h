/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Done against plan, as a chart. */
#pragma once

#include "lian-channel-account.h"
#include "lian-chart-spec.h"

G_BEGIN_DECLS

LianChartSpec *lian_channels_chart_new (LianTxn *txn, const LianChannelAccount *account,
                                        const char *scope);

G_END_DECLS
