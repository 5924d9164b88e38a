/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which federation a co-operative or a contract belongs to on a day (domain.md §8, A18). */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianBelongs:
 * @federation: the federation; 0 where there is none, or none is known
 * @dated: whether a dated membership says so; %FALSE where only the record of the co-operative names it,
 *   and since when is not known
 *
 * Which federation one belongs to.
 */
typedef struct
{
  gint64 federation;
  gboolean dated;
} LianBelongs;

LianBelongs lian_federation_of_cooperative (LianTxn *txn, gint64 cooperative, const char *level, LianDate day);
LianBelongs lian_federation_of_contract (LianTxn *txn, gint64 contract, LianDate day);
GArray *lian_federation_list_days (LianTxn *txn, const LianType *type, gint64 id);
gint64 lian_federation_of_trade (LianTxn *txn, gint64 city, gint64 trade, LianDate day);

G_END_DECLS
