/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe evaluate: one decision of any DMN file on facts from a JSON file. */
#include "lian-evaluate-json.h"
#include "lian-facts.h"
#include "lian-i18n.h"
#include "lian-verb.h"

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *input = NULL;
  if (!g_file_get_contents (arguments[2], &input, NULL, &error))
    return lian_verb_fail_at (arguments[2], error);
  /* Looked at alone first, so that a mistake in it is not put down to the rulebook. */
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (input, &error);
  if (facts == NULL)
    return lian_verb_fail_at (arguments[2], error);
  g_autofree char *answer = lian_evaluate_json (arguments[0], arguments[1], input, &error);
  if (answer == NULL)
    return lian_verb_fail_at (arguments[0], error);
  g_print ("%s\n", answer);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_evaluate = {
  .name = "evaluate",
  .synopsis = "RULEBOOK.dmn DECISION INPUT.json",
  .summary = N_ ("Evaluate a decision of a rulebook"),
  .n_min = 3,
  .n_max = 3,
  .run = run,
};
