/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists that are kept for everybody who opens the base. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

GPtrArray *lian_txn_list_shared (LianTxn *txn, const LianType *type);
gboolean lian_shared_list_keep (LianTxn *txn, gpointer list, GCancellable *cancellable, GError **error);
gboolean lian_shared_list_forget (LianTxn *txn, gpointer list, GCancellable *cancellable, GError **error);

G_END_DECLS
