/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a report, the same on screen and on paper. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-report.h"

G_BEGIN_DECLS

GPtrArray *lian_report_charts_new (LianTxn *txn, const LianReport *report, gint64 about, const char *scope,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
