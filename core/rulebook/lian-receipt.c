/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The receipt of a recommendation: what can be derived again years later. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-receipt.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-json-value.h"

/* A receipt is canonical JSON of the rulebook's hash, the facts and the
 * findings; its code is the SHA-256 of these bytes and is printed on the
 * decision sheet.  Checking computes the findings again from the facts in the
 * receipt, so it also finds a receipt that was altered. */

static LianFeelValue *
plain_findings (LianRecommendation *recommendation)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; i < recommendation->findings->len; i++)
    {
      LianFinding *finding = g_ptr_array_index (recommendation->findings, i);
      LianFeelValue *item = lian_feel_value_new_context ();

      lian_feel_value_set_member_string (item, "rule", finding->rule);
      lian_feel_value_set_member_string (item, "force", finding->force);
      lian_feel_value_set_member_string (item, "outcome", finding->outcome);
      lian_feel_value_append (list, item);
    }
  return list;
}

/**
 * lian_receipt_new:
 * @recommendation: a recommendation
 * @facts: the facts it was made from
 *
 * Returns: (transfer full): the receipt, canonical JSON
 */
char *
lian_receipt_new (LianRecommendation *recommendation, LianFacts *facts)
{
  g_autoptr (LianFeelValue) receipt = lian_feel_value_new_context ();

  lian_feel_value_set_member_string (receipt, "rulebook", recommendation->rulebook_hash);
  lian_feel_value_set_member (receipt, "facts", lian_facts_to_value (facts));
  lian_feel_value_set_member (receipt, "findings", plain_findings (recommendation));
  return lian_json_value_write_canonical (receipt);
}

/**
 * lian_receipt_code:
 * @receipt: a receipt
 *
 * Returns: (transfer full): its code, SHA-256 in hexadecimal
 */
char *
lian_receipt_code (const char *receipt)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, receipt, -1);
}

static LianFeelValue *
read_receipt (const char *receipt, GError **error)
{
  g_autoptr (LianFeelValue) value = lian_json_value_read (receipt, -1, error);

  if (value == NULL)
    return NULL;
  if (lian_feel_value_get_member_string (value, "rulebook") != NULL
      && lian_feel_value_get_member (value, "facts") != NULL
      && lian_feel_value_get_member (value, "findings") != NULL)
    return g_steal_pointer (&value);
  g_set_error_literal (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INVALID,
                       _ ("this is no receipt"));
  return NULL;
}

/**
 * lian_receipt_get_facts:
 * @receipt: a receipt
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the facts it was made from
 */
LianFacts *
lian_receipt_get_facts (const char *receipt, GError **error)
{
  g_autoptr (LianFeelValue) value = read_receipt (receipt, error);
  LianFeelValue *members = value != NULL ? lian_feel_value_get_member (value, "facts") : NULL;
  LianFacts *facts;

  if (members == NULL)
    return NULL;
  facts = lian_facts_new ();
  for (guint i = 0; lian_feel_value_get_kind (members) == LIAN_FEEL_CONTEXT
                    && i < lian_feel_value_get_length (members);
       i++)
    lian_facts_set (facts, lian_feel_value_get_key (members, i),
                    lian_feel_value_get_item (members, i));
  return facts;
}

/**
 * lian_receipt_get_rulebook_hash:
 * @receipt: a receipt
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the hash of the edition it was made with
 */
char *
lian_receipt_get_rulebook_hash (const char *receipt, GError **error)
{
  g_autoptr (LianFeelValue) value = read_receipt (receipt, error);

  return value != NULL ? g_strdup (lian_feel_value_get_member_string (value, "rulebook")) : NULL;
}

static gboolean
facts_differ (LianFacts *a, LianFacts *b)
{
  g_autofree char *first = lian_facts_to_json (a);
  g_autofree char *second = lian_facts_to_json (b);

  return !g_str_equal (first, second);
}

/**
 * lian_receipt_check:
 * @receipt: a receipt
 * @rulebook: the rulebook to derive it with
 * @facts: (nullable): the facts of today, to compare with
 * @state: (out): what was found; a change of the rules goes before one of the facts
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Derives the findings again from the facts in the receipt.
 *
 * Returns: %FALSE with @error set if that was not possible
 */
gboolean
lian_receipt_check (const char *receipt,
                    LianRulebook *rulebook,
                    LianFacts *facts,
                    LianReceiptState *state,
                    GError **error)
{
  g_autoptr (LianFeelValue) old = read_receipt (receipt, error);
  g_autoptr (LianFacts) old_facts = old != NULL ? lian_receipt_get_facts (receipt, error) : NULL;
  g_autoptr (LianFeelValue) findings = NULL;
  LianTruth same;

  if (old_facts == NULL)
    return FALSE;
  findings = lian_rulebook_evaluate (rulebook, "production_form", old_facts, NULL, error);
  if (findings == NULL)
    return FALSE;
  same = lian_feel_value_equals (findings, lian_feel_value_get_member (old, "findings"));
  if (!g_str_equal (lian_feel_value_get_member_string (old, "rulebook"),
                    lian_rulebook_get_hash (rulebook)))
    *state = LIAN_RECEIPT_RULE_CHANGED;
  else if (same != LIAN_YES)
    *state = LIAN_RECEIPT_FINDINGS_CHANGED;
  else if (facts != NULL && facts_differ (facts, old_facts))
    *state = LIAN_RECEIPT_FACT_CHANGED;
  else
    *state = LIAN_RECEIPT_SAME;
  return TRUE;
}
