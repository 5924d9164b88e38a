/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Deriving decisions again from their receipts.
 *
 * The facts in the receipt are put to the edition of the rulebook that it names: the findings must
 * be the same, or somebody has touched the receipt.  Where another edition is in force now, it is
 * asked about the same facts, so that one reads whether the decision would still follow.  For
 * decisions in force the facts of today are compared too. */
#include "lian-review-check.h"
#include "lian-case-private.h"
#include "lian-edition.h"
#include "lian-i18n.h"
#include "lian-words.h"

#include <json-glib/json-glib.h>

/**
 * lian_review_check_free:
 * @check: (nullable) (transfer full): a result
 */
void
lian_review_check_free (LianReviewCheck *check)
{
  if (check == NULL)
    return;
  g_free (check->number);
  g_free (check->detail);
  g_free (check);
}

/**
 * lian_review_verdict_label:
 * @verdict: a verdict
 *
 * Returns: (transfer none): it in words
 */
const char *
lian_review_verdict_label (LianReviewVerdict verdict)
{
  switch (verdict)
    {
    case LIAN_REVIEW_SAME:
      return _ ("same");
    case LIAN_REVIEW_FACT_CHANGED:
      return _ ("fact changed");
    case LIAN_REVIEW_RULE_CHANGED:
      return _ ("rule changed");
    case LIAN_REVIEW_UNSIGNED:
      return _ ("against a guard, without a second officer and a reason");
    case LIAN_REVIEW_BROKEN:
    default:
      return _ ("does not follow from its receipt");
    }
}

static gboolean
same_strings (JsonObject *receipt, const char *name, char *const *texts)
{
  JsonNode *node = json_object_get_member (receipt, name);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  JsonArray *array = json_node_get_array (node);
  guint n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (item) ? json_node_get_string (item) : NULL;
      if (texts[i] == NULL || g_strcmp0 (text, texts[i]) != 0)
        return FALSE;
    }
  return texts[n] == NULL;
}

static gboolean
same_findings (JsonObject *receipt, const GPtrArray *findings)
{
  JsonNode *node = json_object_get_member (receipt, "findings");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) != findings->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const LianOpinionFinding *finding = findings->pdata[i];
      JsonNode *item = json_array_get_element (json_node_get_array (node), i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
      if (object == NULL
          || g_strcmp0 (json_object_get_string_member_with_default (object, "rule", ""),
                        finding->rule) != 0
          || g_strcmp0 (json_object_get_string_member_with_default (object, "outcome", ""),
                        finding->outcome) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_answer (JsonObject *receipt, const LianOpinion *opinion)
{
  return same_strings (receipt, "recommended", opinion->recommended)
         && same_strings (receipt, "permitted", opinion->permitted)
         && same_findings (receipt, opinion->findings);
}

/* What the edition in force says about the facts of a decision under another one. */
static void
compare_editions (LianReviewCheck *check, JsonObject *receipt, const LianOpinion *now)
{
  check->verdict = LIAN_REVIEW_RULE_CHANGED;
  if (same_answer (receipt, now))
    /* Translators: the name of an edition of the rulebook */
    check->detail = g_strdup_printf (_ ("edition %s says the same"), now->edition);
  else
    {
      g_autofree char *forms = lian_words_dup_outcomes (NULL, now->recommended);
      /* Translators: the name of an edition of the rulebook, and what it recommends */
      check->detail = g_strdup_printf (_ ("edition %s recommends %s"), now->edition, forms);
    }
}

static LianOpinion *
ask_again (LianRulebook *rulebook, JsonNode *facts)
{
  g_autofree char *json = json_to_string (facts, FALSE);
  return lian_opinion_new (rulebook, json, LIAN_OPINION_BRIEF, NULL);
}

static void
derive_by (LianReviewCheck *check, JsonObject *receipt, LianRulebook *named, LianRulebook *in_force)
{
  JsonNode *facts = json_object_get_member (receipt, "facts");
  g_autoptr (LianOpinion) then = named != NULL ? ask_again (named, facts) : NULL;
  g_autoptr (LianOpinion) now = ask_again (in_force, facts);
  check->verdict = LIAN_REVIEW_BROKEN;
  if (now == NULL || (named != NULL && (then == NULL || !same_answer (receipt, then))))
    return;
  if (named == NULL || !g_str_equal (then->hash, now->hash))
    compare_editions (check, receipt, now);
  else
    check->verdict = LIAN_REVIEW_SAME;
  if (named != NULL || check->detail == NULL)
    return;
  g_autofree char *detail = g_steal_pointer (&check->detail);
  check->detail = g_strdup_printf (_ ("its edition is not kept in this base; %s"), detail);
}

static gboolean
derive (LianTxn *txn, LianReviewCheck *check, const char *text, GError **error)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *receipt
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  check->verdict = LIAN_REVIEW_BROKEN;
  if (receipt == NULL || !json_object_has_member (receipt, "facts"))
    return TRUE;
  g_autofree char *hash = lian_receipt_dup_rulebook (text);
  g_autoptr (LianRulebook) named = NULL;
  LianRulebook *in_force = lian_edition_get_in_force (txn, error);
  if (in_force == NULL || !lian_edition_find (txn, hash, &named, error))
    return FALSE;
  derive_by (check, receipt, named, in_force);
  return TRUE;
}

/* An edition in force that answers otherwise is no fact. */
static void
note_facts (LianReviewCheck *check, GPtrArray *changes)
{
  if (changes->len == 0 || g_str_equal (changes->pdata[0], "rulebook"))
    return;
  g_ptr_array_add (changes, NULL);
  g_autofree char *facts = g_strjoinv (", ", (char **) changes->pdata);
  g_autofree char *before = g_steal_pointer (&check->detail);
  if (check->verdict == LIAN_REVIEW_SAME)
    check->detail = g_steal_pointer (&facts);
  else
    /* Translators: what a new edition of the rulebook says, and a list of facts */
    check->detail = g_strdup_printf (_ ("%s; facts changed: %s"), before, facts);
  if (check->verdict == LIAN_REVIEW_SAME)
    check->verdict = LIAN_REVIEW_FACT_CHANGED;
}

static gboolean
compare_now (LianTxn *txn, const LianRecord *decision, LianReviewCheck *check, GError **error)
{
  g_autoptr (LianCase) now
      = _lian_case_load (txn, lian_record_get_number (decision, "activity"), LIAN_OPINION_BRIEF, error);
  if (now == NULL)
    return FALSE;
  g_autoptr (GPtrArray) changes
      = lian_receipt_list_changes (lian_record_get_text (decision, "receipt"), now->receipt);
  note_facts (check, changes);
  return TRUE;
}

/* Receipts from before the register of crafts do not say so, and ask for no second signature. */
static gboolean
is_protected (JsonObject *receipt, const char *outcome)
{
  return g_str_equal (outcome, LIAN_PROTECTION_STOPS)
         && json_object_get_boolean_member_with_default (receipt, "protected", FALSE);
}

/* The rules of the receipt that stop what was decided. */
static char *
find_guards (JsonObject *receipt, const char *outcome)
{
  JsonNode *node = json_object_get_member (receipt, "blocked");
  JsonArray *blocked = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; blocked != NULL && i < json_array_get_length (blocked); i++)
    {
      JsonNode *item = json_array_get_element (blocked, i);
      JsonObject *block = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
      JsonNode *by = block != NULL ? json_object_get_member (block, "by") : NULL;
      if (by != NULL
          && g_strcmp0 (json_object_get_string_member_with_default (block, "outcome", ""), outcome) == 0)
        return json_to_string (by, FALSE);
    }
  return is_protected (receipt, outcome) ? g_strdup ("[\"" LIAN_PROTECTION_RULE "\"]") : NULL;
}

/* The brake holds for the record too, however it came into the base. */
static void
look_for_signature (LianReviewCheck *check, const LianRecord *decision)
{
  static const char *const forms[] = { "outcome", "outcome_also" };
  gboolean signed_twice = !lian_record_is_empty (decision, "countersigned_by")
                          && !lian_record_is_empty (decision, "reason");
  if (signed_twice || check->verdict == LIAN_REVIEW_BROKEN)
    return;
  g_autoptr (JsonNode) root
      = json_from_string (lian_record_get_text (decision, "receipt"), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *form = lian_record_get_text (decision, forms[i]);
      char *guards = form != NULL ? find_guards (json_node_get_object (root), form) : NULL;
      if (guards == NULL)
        continue;
      check->verdict = LIAN_REVIEW_UNSIGNED;
      g_free (check->detail);
      check->detail = guards;
      return;
    }
}

/**
 * lian_review_check_decisions:
 * @txn: the base
 * @out: (element-type LianReviewCheck): a result is added for each decision with a receipt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Derives every decision again.
 *
 * Returns: whether all could be looked at
 */
gboolean
lian_review_check_decisions (LianTxn *txn, GPtrArray *out, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) decisions = lian_txn_list_all (txn, lian_type_find ("decision"));
  for (guint i = 0; i < decisions->len; i++)
    {
      const LianRecord *decision = decisions->pdata[i];
      const char *state = lian_record_get_text (decision, "state");
      const char *number = lian_record_get_text (decision, "number");
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (lian_record_is_empty (decision, "receipt") || g_strcmp0 (state, "VOID") == 0)
        continue;
      LianReviewCheck *check = g_new0 (LianReviewCheck, 1);
      g_ptr_array_add (out, check);
      check->decision = lian_record_get_id (decision);
      check->number = g_strdup (number != NULL ? number : "");
      if (!derive (txn, check, lian_record_get_text (decision, "receipt"), error)
          || (check->verdict != LIAN_REVIEW_BROKEN && g_strcmp0 (state, "IN_FORCE") == 0
              && !compare_now (txn, decision, check, error)))
        return FALSE;
      if (g_strcmp0 (state, "IN_FORCE") == 0)
        look_for_signature (check, decision);
    }
  return TRUE;
}
