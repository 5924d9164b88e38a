/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether decisions still follow from their receipts. */
#pragma once

#include "lian-case.h"

G_BEGIN_DECLS

/**
 * LianReviewVerdict:
 * @LIAN_REVIEW_SAME: the receipt gives the same findings, and the facts still hold
 * @LIAN_REVIEW_FACT_CHANGED: facts have changed since
 * @LIAN_REVIEW_RULE_CHANGED: another edition of the rulebook is in force
 * @LIAN_REVIEW_BROKEN: the receipt can't be read or does not give its own findings
 * @LIAN_REVIEW_UNSIGNED: in force against a guard, and no second officer or no reason is there
 */
typedef enum
{
  LIAN_REVIEW_SAME,
  LIAN_REVIEW_FACT_CHANGED,
  LIAN_REVIEW_RULE_CHANGED,
  LIAN_REVIEW_BROKEN,
  LIAN_REVIEW_UNSIGNED,
} LianReviewVerdict;

/**
 * LianReviewCheck:
 * @decision: the decision
 * @number: its number, or ""
 * @verdict: what was found
 * @detail: (nullable): the facts that changed, with commas, or what the edition in force says
 */
typedef struct
{
  gint64 decision;
  char *number;
  LianReviewVerdict verdict;
  char *detail;
} LianReviewCheck;

void lian_review_check_free (LianReviewCheck *check);
const char *lian_review_verdict_label (LianReviewVerdict verdict);
gboolean lian_review_check_decisions (LianTxn *txn, GPtrArray *out, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
