/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_contract_doubts_paper_new (LianTxn *txn, const GArray *contracts, int *done,
                                              GCancellable *cancellable, GError **error);

G_END_DECLS
