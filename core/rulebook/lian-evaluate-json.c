/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Evaluates any DMN file on JSON facts. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-evaluate-json.h"

#include "lian-explanation.h"
#include "lian-json-value.h"
#include "lian-rulebook.h"

/* What the verb "evaluate" prints; kept here so that tests need no program. */

/**
 * lian_evaluate_json:
 * @dmn_path: (type filename): a DMN file of the supported level
 * @decision: the name of a decision, else its id
 * @input_json: a JSON object with the inputs; texts become dates and numbers
 *   where the input is declared so
 * @max_changes: up to how many changes of facts are proposed; 0 for no explanation
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): `{"result": …, "trace": …}`, with an
 *   explanation also `"explanation"`, see lian_rulebook_explain()
 */
char *
lian_evaluate_json (const char *dmn_path,
                    const char *decision,
                    const char *input_json,
                    guint max_changes,
                    GError **error)
{
  g_autoptr (LianRulebook) rulebook = lian_rulebook_new_from_path (dmn_path, error);
  g_autoptr (LianFacts) facts
      = rulebook != NULL ? lian_facts_new_from_json (input_json, error) : NULL;
  g_autoptr (LianTrace) trace = NULL;
  g_autoptr (LianFeelValue) answer = NULL;
  LianFeelValue *result;

  if (facts == NULL)
    return NULL;
  result = lian_rulebook_evaluate (rulebook, decision, facts, &trace, error);
  if (result == NULL)
    return NULL;
  answer = lian_feel_value_new_context ();
  lian_feel_value_set_member (answer, "result", result);
  lian_feel_value_set_member (answer, "trace", lian_trace_to_value (trace));
  if (max_changes > 0)
    lian_feel_value_set_member (
        answer, "explanation",
        lian_rulebook_explain (rulebook, decision, facts, trace, max_changes, NULL));
  return lian_json_value_write (answer);
}
