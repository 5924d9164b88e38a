/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How many are organised on a day, counted by the base. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianOrganised:
 * @trade: the trade of the co-operatives; 0 where none is entered
 * @stage: (nullable): their stage on that day, see #lian_choices_stage; interned; %NULL where none is entered
 * @cooperatives: how many there are
 * @persons: members in them, of those co-operatives that know
 * @households: households in them, of those that have a register of members
 * @unknown: co-operatives that do not know how many members they had
 * @undated: co-operatives of which nobody knows since when they are there
 *
 * Co-operatives of one trade and stage, counted.
 */
typedef struct
{
  gint64 trade;
  const char *stage;
  gint64 cooperatives;
  gint64 persons;
  gint64 households;
  gint64 unknown;
  gint64 undated;
} LianOrganised;

GArray *lian_txn_count_organised (LianTxn *txn, gint64 city, LianDate day, GError **error);
gboolean lian_txn_count_alone (LianTxn *txn, gint64 city, gint64 *n_trades, GError **error);
gboolean lian_txn_first_organised (LianTxn *txn, gint64 city, LianDate *day, GError **error);

G_END_DECLS
