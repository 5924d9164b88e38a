/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reports on paper: returns due, the register summed up, printed figures beside reckoned ones, what
 * quality and management lack, shares, the register itself. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_returns_due_paper_new (LianTxn *txn, const GArray *returns, int *done, GCancellable *cancellable,
                                          GError **error);
GArray *lian_returns_due_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error);
LianDocument *lian_quality_persons_paper_new (LianTxn *txn, const GArray *cooperatives, int *done,
                                              GCancellable *cancellable, GError **error);
LianDocument *lian_management_checks_paper_new (LianTxn *txn, const GArray *cooperatives, int *done,
                                                GCancellable *cancellable, GError **error);
LianDocument *lian_share_arrears_paper_new (LianTxn *txn, const GArray *cooperatives, int *done,
                                            GCancellable *cancellable, GError **error);
LianDocument *lian_register_paper_new (LianTxn *txn, const GArray *cooperatives, int *done, GCancellable *cancellable,
                                       GError **error);
GArray *lian_quality_persons_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error);
LianDocument *lian_federation_summary_new (LianTxn *txn, const GArray *federations, int *done,
                                           GCancellable *cancellable, GError **error);
GArray *lian_federation_summary_choose (LianTxn *txn, GCancellable *cancellable, GError **error);
LianDocument *lian_printed_figures_new (LianTxn *txn, gint64 table, GError **error);

G_END_DECLS
