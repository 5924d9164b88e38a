/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which protected crafts a recommendation, a contract or an allotment touches. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

GPtrArray *lian_craft_list_touched (LianTxn *txn, const LianType *type, gint64 id);
gboolean lian_craft_place_touches (const LianRecord *place, gint64 product, gint64 cooperative);
GPtrArray *lian_craft_list_places (LianTxn *txn);

G_END_DECLS
