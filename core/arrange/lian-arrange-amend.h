/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A correction of an arrangement by hand. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianArrangeAmendment:
 * @arrangement: the arrangement, a draft
 * @line: a line of a contract
 * @cooperative: who makes it
 * @month: the first day of the month
 * @quantity: how much, in smallest units; 0 for nothing
 * @pinned: whether it stays as it is when the rest is worked out
 *
 * What a co-operative makes of a line in a month.
 */
typedef struct
{
  gint64 arrangement;
  gint64 line;
  gint64 cooperative;
  LianDate month;
  gint64 quantity;
  gboolean pinned;
} LianArrangeAmendment;

gboolean lian_arrange_amend (LianTxn *txn, const LianArrangeAmendment *amendment, GError **error);

G_END_DECLS
