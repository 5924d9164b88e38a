/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The year's plan against what the returns say was done. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPlanDone:
 * @trade: the trade of the plan, or of the co-operative; 0 where none is entered
 * @cooperative: whose plan it is; 0 for a trade's
 * @name: of the co-operative or the trade, in the program's language
 * @unit: a record of type "unit"
 * @planned: smallest units planned in the year, over all channels
 * @done: smallest units that returns of the year report until the working date
 * @n_returns: how many returns that is; of none, nothing is known to be done
 * @until: the last day that they cover; 0 without any
 * @plan: the first plan
 *
 * What one of those that plan was to make in a year, in one unit.
 */
typedef struct
{
  gint64 trade;
  gint64 cooperative;
  char *name;
  gint64 unit;
  gint64 planned;
  gint64 done;
  guint n_returns;
  LianDate until;
  gint64 plan;
} LianPlanDone;

GPtrArray *lian_plan_done_list (LianTxn *txn, gint64 city, int year, GCancellable *cancellable, GError **error);
gint64 lian_plan_done_thousandths (const LianPlanDone *one);

G_END_DECLS
