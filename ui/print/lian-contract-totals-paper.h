/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Totals of contracts on paper. */
#pragma once

#include "lian-contract-totals.h"
#include "lian-print-kind.h"

G_BEGIN_DECLS

LianDocument *lian_contract_totals_paper_new (LianTxn *txn, const GArray *contracts, int *done,
                                              GCancellable *cancellable, GError **error);
GArray *lian_contract_totals_paper_pack (const LianTotalsScope *scope);
extern const LianPrintKind lian_contract_totals_of_window;

G_END_DECLS
