/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What-if sheets: closings, moves and rounds weighed together, put to decision, decided, carried
 * out.  Each function that changes something is one act. */
#pragma once

#include "lian-weighing.h"

G_BEGIN_DECLS

/**
 * LianProposalRequest:
 * @proposal: the proposal; made by lian_proposal_create()
 * @scope: for a new one: trade, city and how distances are measured; the day is always the working
 *   date
 * @given: for a new one: figures in place of those of the standard
 * @title: (nullable): for a new one, what it is called
 * @note: (nullable): for a new one
 * @changes: (nullable) (element-type LianServiceChange): for a new one and for lian_proposal_add()
 * @change: for lian_proposal_remove(), the record of the change
 * @accept: for lian_proposal_decide(), whether it is accepted
 * @override: for lian_proposal_decide(), whether it is accepted although R3 or R4 speaks against it
 * @reason: (nullable): why; demanded of a rejection and of an override
 * @way: (nullable): for lian_proposal_countersign(), "ACCOUNT" or "PAPER"
 * @officer: on paper, who signed; under another account the author is taken
 * @signed_on: on paper, the day on the sheet
 *
 * For the acts of this header.
 */
typedef struct
{
  gint64 proposal;
  LianGroundScope scope;
  LianStandard given;
  char *title;
  char *note;
  GArray *changes;
  gint64 change;
  gboolean accept;
  gboolean override;
  char *reason;
  char *way;
  gint64 officer;
  LianDate signed_on;
} LianProposalRequest;

LianProposalRequest *lian_proposal_request_new (gint64 proposal);
void lian_proposal_request_add (LianProposalRequest *request, const LianServiceChange *change);
void lian_proposal_request_free (LianProposalRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianProposalRequest, lian_proposal_request_free)

/* LianTxnFunc */
gboolean lian_proposal_create (LianTxn *txn, gpointer request, GCancellable *cancellable,
                               GError **error);
gboolean lian_proposal_add (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error);
gboolean lian_proposal_remove (LianTxn *txn, gpointer request, GCancellable *cancellable,
                               GError **error);
gboolean lian_proposal_put (LianTxn *txn, gpointer request, GCancellable *cancellable,
                            GError **error);
gboolean lian_proposal_take_back (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                  GError **error);
gboolean lian_proposal_decide (LianTxn *txn, gpointer request, GCancellable *cancellable,
                               GError **error);
gboolean lian_proposal_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                    GError **error);
gboolean lian_proposal_carry_out (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                  GError **error);

/**
 * LianObstacle:
 * @rule: "R3" for a point that may not be adjusted yet, "R4" for a round that ends
 * @point: the point, or 0
 * @round: the round, or 0
 * @title: its name
 * @unreasonable: fact of the point
 * @investigated: fact of the point
 * @prepared: "adjustment_prepared" of the point
 *
 * What speaks against a proposal.
 */
typedef struct
{
  const char *rule;
  gint64 point;
  gint64 round;
  char *title;
  LianTruth unreasonable;
  LianTruth investigated;
  LianTruth prepared;
} LianObstacle;

/**
 * LianAssessment:
 * @proposal: the record of type "service_proposal"
 * @records: (element-type LianRecord): its changes
 * @comparison: the ground today and as it would be: of the trade that the proposal is about; where it
 *   is about several, of all of them together, which is good for a map only
 * @weighings: (element-type LianWeighing): the same in each trade that it is about (P2)
 * @obstacles: (element-type LianObstacle): what speaks against it
 * @shares: (element-type LianAdjustShare): how many of the points of each co-operative it adjusts
 * @percent: the share that is still "individual", in per cent (A8)
 * @too_many: whether it adjusts more
 * @countersign: whether a second officer must countersign: it takes service away, or goes against R3
 *   or R4
 * @impact: whether consumers would suffer by it, in whatever trade (A13)
 * @cuts: (element-type LianRelationCut): the relations that it would cut, or may (L1)
 *
 * A proposal, as the base stands now.
 */
typedef struct
{
  LianRecord *proposal;
  GPtrArray *records;
  LianComparison *comparison;
  GPtrArray *weighings;
  GPtrArray *obstacles;
  GPtrArray *shares;
  guint percent;
  gboolean too_many;
  gboolean countersign;
  LianTruth impact;
  GPtrArray *cuts;
} LianAssessment;

LianAssessment *lian_proposal_assess (LianTxn *txn, gint64 proposal, GCancellable *cancellable,
                                      GError **error);
GPtrArray *lian_proposal_find_cuts (LianTxn *txn, const GArray *changes);
void lian_assessment_free (LianAssessment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAssessment, lian_assessment_free)
void lian_obstacle_free (LianObstacle *obstacle);
char *lian_obstacle_dup_text (const LianObstacle *obstacle);
char *lian_comparison_dup_evidence (const LianComparison *self, LianTxn *txn);
void lian_proposal_read_scope (const LianRecord *proposal, LianGroundScope *scope, LianStandard *given);
void lian_service_change_read (const LianRecord *record, LianServiceChange *change);
void lian_service_change_write (const LianServiceChange *change, LianRecord *record);

G_END_DECLS
