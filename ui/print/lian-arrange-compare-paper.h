/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_arrange_compare_paper_new (LianTxn *txn, const GArray *records, int *done,
                                              GCancellable *cancellable, GError **error);

G_END_DECLS
