/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Activities that were never decided, counted by the base. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

gboolean lian_txn_count_undecided (LianTxn *txn, guint *n, GError **error);
GArray *lian_txn_list_decided (LianTxn *txn, GError **error);

G_END_DECLS
