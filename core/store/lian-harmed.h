/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Co-operatives that centralisation did harm to, found by the base. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

GArray *lian_txn_list_harmed (LianTxn *txn, GError **error);

G_END_DECLS
