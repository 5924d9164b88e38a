/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What closing a point would cost those who need its trade, and where its points would serve best. */
#pragma once

#include "lian-site.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianOwnHarm:
 * @trade: the trade; 0 of points whose trade nobody has named
 * @title: its name
 * @coverage: whom the points and rounds of that trade alone serve
 * @closing: what closing one of them would cost
 *
 * A point within one of its trades.
 */
typedef struct
{
  gint64 trade;
  char *title;
  LianCoverage *coverage;
  LianClosing *closing;
} LianOwnHarm;

GPtrArray *lian_own_trade_harms (LianTxn *txn, const LianGroundScope *scope, const LianStandard *given,
                                 GCancellable *cancellable, GError **error);
/**
 * LianOwnPlan:
 * @trade: the trade; 0 of points whose trade nobody has named
 * @title: its name
 * @ground: the ground of that trade alone
 * @plan: where its points would serve best
 *
 * Where to put the points of one trade.
 */
typedef struct
{
  gint64 trade;
  char *title;
  LianGround *ground;
  LianSitePlan *plan;
} LianOwnPlan;

GPtrArray *lian_own_trade_plans (LianTxn *txn, const LianGroundScope *scope,
                                 const LianStandard *given, const LianSiteWish *wish,
                                 GCancellable *cancellable, GError **error);
const LianOutlet *lian_own_harm_get_outlet (const LianOwnHarm *self);

G_END_DECLS
