/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which protected crafts a recommendation, a contract or an allotment touches. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

GPtrArray *lian_craft_list_touched (LianTxn *txn, const LianType *type, gint64 id);

G_END_DECLS
