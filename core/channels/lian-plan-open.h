/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What co-operatives plan to make by themselves and no contract covers yet. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianPlanOpen:
 * @plan: the plan
 * @line: its line
 * @cooperative: whose plan it is
 * @product: what is planned
 * @from: the first day of the plan
 * @to: its last day, by which everything is to be made
 * @quantity: what is neither contracted nor sold yet, in smallest units; more than 0
 *
 * A line of a plan that is not covered yet.
 */
typedef struct
{
  gint64 plan;
  gint64 line;
  gint64 cooperative;
  gint64 product;
  LianDate from;
  LianDate to;
  gint64 quantity;
} LianPlanOpen;

GArray *lian_plan_list_open (LianTxn *txn, LianDate day);

G_END_DECLS
