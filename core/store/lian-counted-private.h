/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Some ids of many, and how many there are.  Private to core/store. */
#pragma once

#include "lian-txn-private.h"

GArray *_lian_counted_ids (LianTxn *txn, sqlite3_stmt *select, guint *n_all, GError **error);
