/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The figures that a proposal was decided with, as it keeps them. */
#pragma once

#include "lian-proposal.h"

G_BEGIN_DECLS

/**
 * LianKeptPlace:
 * @id: the record of type "neighbourhood"
 * @title: its name when the figures were worked out
 * @why: what they lose; %LIAN_LOSS_NONE of those who gain
 * @gain: what they gain
 * @residents: how many; -1 when nobody knew
 * @before: their way before; %LIAN_NO_WAY without any
 * @after: their way after; %LIAN_NO_WAY without any
 * @wait: of those who fall back to a round, the most days to wait; 0 when nobody knew
 *
 * Residents who lose or gain the same.
 */
typedef struct
{
  gint64 id;
  char *title;
  LianLoss why;
  LianGain gain;
  gint32 residents;
  gint32 before;
  gint32 after;
  gint32 wait;
} LianKeptPlace;

/**
 * LianKeptTrade:
 * @trade: the trade; 0 where nobody has named one
 * @title: (nullable): its name
 * @before: whom it served
 * @after: whom it was to serve
 * @extra: how much longer all ways were to become, in metres or seconds
 * @lost: residents who were to lose their service
 * @losers: (element-type LianKeptPlace): who loses
 * @gainers: (element-type LianKeptPlace): who gains
 * @impact: whether consumers would suffer
 *
 * What a proposal was to do in one trade.
 */
typedef struct
{
  gint64 trade;
  char *title;
  LianCoverageTotals before;
  LianCoverageTotals after;
  gint64 extra;
  gint64 lost;
  GPtrArray *losers;
  GPtrArray *gainers;
  LianTruth impact;
} LianKeptTrade;

/**
 * LianProposalKept:
 * @whole: whether they are told trade by trade; else an older program kept them, for one trade and
 *   without those who gain
 * @computed_on: the working date on which they were worked out; 0 when it does not say
 * @act: the last act that they know of
 * @measure: what a distance counts
 * @trades: (element-type LianKeptTrade): trade by trade
 * @shares: (element-type LianAdjustShare): how many of the points of each co-operative
 * @percent: the share that was still "individual" (A8)
 * @obstacles: (element-type LianObstacle): what spoke against it
 * @impact: whether consumers would suffer, in whatever trade
 *
 * The figures of a proposal.
 */
typedef struct
{
  gboolean whole;
  LianDate computed_on;
  gint64 act;
  LianMeasure measure;
  GPtrArray *trades;
  GPtrArray *shares;
  guint percent;
  GPtrArray *obstacles;
  LianTruth impact;
} LianProposalKept;

LianProposalKept *lian_proposal_kept_read (const char *figures);
LianProposalKept *lian_proposal_kept_of (LianTxn *txn, const LianAssessment *assessment);
void lian_proposal_kept_free (LianProposalKept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianProposalKept, lian_proposal_kept_free)

G_END_DECLS
