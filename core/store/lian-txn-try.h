/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Trying out what acts would do, without keeping any of it. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

gboolean lian_store_try (LianStore *self, LianTxnFunc func, gpointer data, GError **error);
gboolean lian_txn_try (LianTxn *txn, LianTxnFunc func, gpointer data, GCancellable *cancellable,
                       GError **error);
gboolean lian_txn_may_try (LianTxn *txn);
void lian_txn_try_as (LianTxn *txn, gint64 officer);

gboolean lian_txn_may_commit (LianTxn *txn, GError **error);

G_END_DECLS
