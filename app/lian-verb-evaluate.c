/* SPDX-License-Identifier: LGPL-2.1-or-later
 * lianshe evaluate: one decision of any DMN file on facts from a JSON file. */
#include "lian-evaluate-json.h"
#include "lian-i18n.h"
#include "lian-rulebook-error.h"
#include "lian-verb.h"

/* Broken JSON and a fact of the wrong type are faults of the facts; all else is the rulebook's. */
static const char *
faulty_file (char **arguments, const GError *error)
{
  gboolean input = g_error_matches (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT);
  return arguments[input ? 2 : 0];
}

static int explain;

static const GOptionEntry options[] = {
  { "explain", 0, 0, G_OPTION_ARG_INT, &explain,
    N_ ("Also say why, why not otherwise, what to ask, and what up to N changed facts would do"),
    "N" },
  { NULL },
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *input = NULL;
  if (!g_file_get_contents (arguments[2], &input, NULL, &error))
    return lian_verb_fail_at (arguments[2], error);
  g_autofree char *answer = lian_evaluate_json (arguments[0], arguments[1], input,
                                                (guint) CLAMP (explain, 0, 4), &error);
  if (answer == NULL)
    return lian_verb_fail_at (faulty_file (arguments, error), error);
  g_print ("%s\n", answer);
  return LIAN_EXIT_DONE;
}

const LianVerb lian_verb_evaluate = {
  .name = "evaluate",
  .synopsis = "RULEBOOK.dmn DECISION INPUT.json",
  .summary = N_ ("Evaluate a decision of a rulebook"),
  .n_min = 3,
  .n_max = 3,
  .options = options,
  .run = run,
};
