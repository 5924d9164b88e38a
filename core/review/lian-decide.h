/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an officer does with a case; each function is one act. */
#pragma once

#include "lian-case.h"

G_BEGIN_DECLS

/**
 * LianDemands:
 * @LIAN_DEMAND_NOTHING: nothing but the form
 * @LIAN_DEMAND_REASON: a written reason
 * @LIAN_DEMAND_REVIEW_DATE: the day the decision is looked at again
 * @LIAN_DEMAND_COUNTERSIGNATURE: a second officer
 *
 * What a decision for a form must bring.
 */
typedef enum
{
  LIAN_DEMAND_NOTHING = 0,
  LIAN_DEMAND_REASON = 1 << 0,
  LIAN_DEMAND_REVIEW_DATE = 1 << 1,
  LIAN_DEMAND_COUNTERSIGNATURE = 1 << 2,
} LianDemands;

/**
 * LianDecideRequest:
 * @activity: what is decided on
 * @seen: (nullable): lian_case_dup_seen() of the case that the officer looked at; a case that has
 *   changed or was decided since is refused
 * @outcome: the form; %NULL accepts what is recommended
 * @also: (nullable): a second form beside it
 * @reason: (nullable): why
 * @review_on: when it is looked at again, or 0
 * @decision: (out): the decision made
 *
 * For lian_decide() and lian_decide_return().
 */
typedef struct
{
  gint64 activity;
  char *seen;
  char *outcome;
  char *also;
  char *reason;
  LianDate review_on;
  gint64 decision;
} LianDecideRequest;

/**
 * LianSignRequest:
 * @decision: the decision
 * @way: "ACCOUNT" or "PAPER"
 * @officer: on paper, who signed; under another account the author is taken
 * @signed_on: on paper, the day on the sheet
 * @reason: why, for lian_decide_void()
 *
 * For lian_decide_countersign() and lian_decide_void().
 */
typedef struct
{
  gint64 decision;
  char *way;
  gint64 officer;
  LianDate signed_on;
  char *reason;
} LianSignRequest;

/**
 * LianAnswerRequest:
 * @activity: what the fact is about
 * @fact: the fact
 * @value: the answer
 * @found_on: when it was found, or 0
 * @evidence: (nullable): how one knows
 *
 * For lian_decide_answer().
 */
typedef struct
{
  gint64 activity;
  char *fact;
  LianTruth value;
  LianDate found_on;
  char *evidence;
} LianAnswerRequest;

LianDecideRequest *lian_decide_request_new (gint64 activity);
void lian_decide_request_free (LianDecideRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianDecideRequest, lian_decide_request_free)
LianSignRequest *lian_sign_request_new (gint64 decision);
void lian_sign_request_free (LianSignRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianSignRequest, lian_sign_request_free)
LianAnswerRequest *lian_answer_request_new (gint64 activity, const char *fact);
void lian_answer_request_free (LianAnswerRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAnswerRequest, lian_answer_request_free)

LianDemands lian_decide_get_demands (const LianCase *self, const char *outcome);
gboolean lian_decide_is_entitled (const LianRecord *person, LianDate day);
LianDate lian_decide_suggest_review (LianRulebook *rulebook, LianDate working_date);
gboolean lian_decide_may_answer (const char *fact);

/* LianTxnFunc */
gboolean lian_decide (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error);
gboolean lian_decide_return (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);
gboolean lian_decide_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                  GError **error);
gboolean lian_decide_void (LianTxn *txn, gpointer request, GCancellable *cancellable,
                           GError **error);
gboolean lian_decide_answer (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
