/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Of which co-operatives something about quality, price or cost is entered, and of which members something is booked. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianNoted:
 * @cooperative: a co-operative
 * @cost: whether what it cost to make something is entered
 *
 * A co-operative of which something is entered.
 */
typedef struct
{
  gint64 cooperative;
  gboolean cost;
} LianNoted;

GArray *lian_txn_list_noted (LianTxn *txn, GError **error);
GArray *lian_txn_list_booked (LianTxn *txn, guint most, guint *n_all, GError **error);

G_END_DECLS
