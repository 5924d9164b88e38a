/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Changes of service points and rounds, weighed in each trade that they are about (P2). */
#pragma once

#include "lian-scenario.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianWeighing:
 * @trade: the trade; 0 where nobody has named one
 * @title: its name
 * @comparison: those whom the points and rounds of that trade alone serve, before and after
 * @impact: whether consumers would suffer in that trade (A13)
 *
 * Changes as far as they are about one trade.
 */
typedef struct
{
  gint64 trade;
  char *title;
  LianComparison *comparison;
  LianTruth impact;
} LianWeighing;

/**
 * LianAdjustShare:
 * @cooperative: the co-operative
 * @trade: the trade; 0 where nobody has named one
 * @title: their names
 * @adjusted: its points of that trade that the changes close, merge or move, and those that it closed
 *   within a year
 * @points: of how many
 * @too_many: whether these are more than the edition in force calls individual
 *
 * How many of the points of a co-operative changes are about (A8).
 */
typedef struct
{
  gint64 cooperative;
  gint64 trade;
  char *title;
  guint adjusted;
  guint points;
  gboolean too_many;
} LianAdjustShare;

LianTruth lian_comparison_get_impact (const LianComparison *self);
GPtrArray *lian_weigh_changes (LianTxn *txn, LianGround *ground, const LianStandard *given,
                               const GArray *changes, GCancellable *cancellable, GError **error);
LianComparison *lian_weighings_compare (const GPtrArray *weighings, LianGround *ground,
                                        const GArray *changes, GCancellable *cancellable,
                                        GError **error);
GPtrArray *lian_adjust_shares (LianTxn *txn, const GArray *changes, guint *percent);
char *lian_adjust_share_dup_text (const LianAdjustShare *self, guint percent);

G_END_DECLS
