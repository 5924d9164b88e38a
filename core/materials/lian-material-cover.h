/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether the material at hand and on its way covers what contracts need, and from when on not. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCoverNeed:
 * @day: the day it is needed by: that of the schedule; the working date where that is past
 * @contract: the contract
 * @line: the line of the contract
 * @cooperative: whose allotment needs it; 0 for what is not allotted
 * @orderers: whether the orderer is to send it
 * @quantity: how much, in smallest units
 * @unmet: what is not covered after everything that is on its way
 * @short_on_day: what was not covered on @day
 * @plan: the plan of @cooperative that needs it; 0 for a contract
 * @product: what is planned; 0 for a contract
 * @planned: how much of it no contract covers, in smallest units; 0 for a contract
 *
 * A need of material on a day: of a contract, or of a plan, whose @line is a line of it.
 */
typedef struct
{
  LianDate day;
  gint64 contract;
  gint64 line;
  gint64 cooperative;
  gboolean orderers;
  gint64 quantity;
  gint64 unmet;
  gint64 short_on_day;
  gint64 plan;
  gint64 product;
  gint64 planned;
} LianCoverNeed;

/**
 * LianCoverMonth:
 * @month: the first day of the month
 * @arrived: what comes in
 * @needed: what contracts need in the month
 * @stock: what contracts leave at its end, workshops included
 * @shortage: what contracts need by its end and is not covered; never less than 0
 * @planned: what plans need in the month besides
 * @plan_shortage: what plans need by its end and contracts don't leave
 *
 * A month from the working date on.
 */
typedef struct
{
  LianDate month;
  gint64 arrived;
  gint64 needed;
  gint64 stock;
  gint64 shortage;
  gint64 planned;
  gint64 plan_shortage;
} LianCoverMonth;

/**
 * LianCoverContract:
 * @contract: the contract
 * @orderers: whether the orderer is to send the material
 * @needed: what it still needs, in smallest units
 * @shortage: what is not covered after everything that is on its way
 * @first_short: the first day on which it has less than it needs; 0 where it always has enough
 * @first_missing: what is missing on that day
 * @n_unknown: lines whose need is not known: no norm, or no quantity
 *
 * What one contract needs of the material.
 */
typedef struct
{
  gint64 contract;
  gboolean orderers;
  gint64 needed;
  gint64 shortage;
  LianDate first_short;
  gint64 first_missing;
  guint n_unknown;
} LianCoverContract;

/**
 * LianMaterialCover:
 * @material: the material
 * @stock: what is there on the working date, workshops included
 * @arriving: what is on its way
 * @needed: what contracts still need
 * @shortage: what of that is not covered
 * @first_short: the first day on which any contract has less than it needs; 0 for none
 * @n_unknown: lines whose need is not known
 * @planned: what plans of co-operatives need for goods that no contract covers
 * @plan_shortage: what of that contracts don't leave
 * @plan_first_short: the first day on which a plan has less than it needs; 0 for none
 * @needs: (element-type LianCoverNeed): of contracts, in the order in which they are served
 * @plans: (element-type LianCoverNeed): of plans, in the order in which they are served
 * @months: (element-type LianCoverMonth): from the working date to the last need or arrival
 * @contracts: (element-type LianCoverContract): by contract
 *
 * Whether there is enough of a material.  Contracts are promises and come first; a plan gets what all
 * of them leave, and stands apart from them in every figure.
 */
typedef struct
{
  gint64 material;
  gint64 stock;
  gint64 arriving;
  gint64 needed;
  gint64 shortage;
  LianDate first_short;
  guint n_unknown;
  gint64 planned;
  gint64 plan_shortage;
  LianDate plan_first_short;
  GArray *needs;
  GArray *plans;
  GArray *months;
  GArray *contracts;
} LianMaterialCover;

LianMaterialCover *lian_material_cover_new (LianTxn *txn, gint64 material);
void lian_material_cover_free (LianMaterialCover *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMaterialCover, lian_material_cover_free)
GPtrArray *lian_material_cover_all (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
