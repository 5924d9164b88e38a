/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The receipt of a recommendation: what can be derived again years later. */
#pragma once

#include "lian-recommend.h"

G_BEGIN_DECLS

/**
 * LianReceiptState:
 * @LIAN_RECEIPT_SAME: rulebook, facts and findings are those of the receipt
 * @LIAN_RECEIPT_RULE_CHANGED: the rulebook is another edition
 * @LIAN_RECEIPT_FACT_CHANGED: the facts are others today
 * @LIAN_RECEIPT_FINDINGS_CHANGED: the rulebook gives other findings for these facts
 *
 * What re-deriving a receipt shows.
 */
typedef enum
{
  LIAN_RECEIPT_SAME,
  LIAN_RECEIPT_RULE_CHANGED,
  LIAN_RECEIPT_FACT_CHANGED,
  LIAN_RECEIPT_FINDINGS_CHANGED,
} LianReceiptState;

char *lian_receipt_new (LianRecommendation *recommendation, LianFacts *facts);
char *lian_receipt_code (const char *receipt);
gboolean lian_receipt_check (const char *receipt,
                             LianRulebook *rulebook,
                             LianFacts *facts,
                             LianReceiptState *state,
                             GError **error);
LianFacts *lian_receipt_get_facts (const char *receipt, GError **error);
char *lian_receipt_get_rulebook_hash (const char *receipt, GError **error);

G_END_DECLS
