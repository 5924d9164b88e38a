/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Coverage on paper: the map, and the cost of closing each point. */
#pragma once

#include "lian-coverage.h"
#include "lian-document.h"
#include "lian-print-kind.h"

G_BEGIN_DECLS

GArray *lian_coverage_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error);
LianDocument *lian_coverage_map_paper_new (LianTxn *txn, const GArray *trades, int *done,
                                           GCancellable *cancellable, GError **error);
LianDocument *lian_coverage_table_paper_new (LianTxn *txn, const GArray *trades, int *done,
                                             GCancellable *cancellable, GError **error);

/* For the window, whose scope is more than a trade. */
GArray *lian_coverage_paper_pack (const LianGroundScope *scope, int limit);
extern const LianPrintKind lian_coverage_map_of_window;
extern const LianPrintKind lian_coverage_table_of_window;

G_END_DECLS
