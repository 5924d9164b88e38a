/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for what the rules speak about.
 *
 * Screen and paper show the same case, perhaps in two languages; so each function takes the language,
 * %NULL for the program's own. */
#include "lian-words.h"
#include "lian-choices.h"
#include "lian-i18n.h"

#include <string.h>

static const LianChoice forces[] = {
  { "MAY", N_ ("may") },
  { "DEFAULT", N_ ("by default") },
  { "SHOULD", N_ ("should") },
  { "MUST", N_ ("must") },
  { "SHOULD_NOT", N_ ("should not") },
  { "FORBID", N_ ("must not") },
  { NULL, NULL },
};

static const LianChoice facts[] = {
  { "trade_class", N_ ("trade class") },
  { "other_conditions_ok", N_ ("other conditions") },
  { "months_since_joining", N_ ("months since joining") },
  { "major_link", N_ ("major repair link") },
  { "link_consumer_impact", N_ ("consumers would suffer (link)") },
  { "unreasonable", N_ ("unreasonable point") },
  { "investigated", N_ ("investigated") },
  { "adjustment_prepared", N_ ("adjustment prepared") },
  { "relation_state", N_ ("state of the relation") },
  { "size_class", N_ ("city size class") },
  { "handicrafts_concentrated", N_ ("handicrafts are concentrated here") },
  { "basically_cooperativised", N_ ("basically co-operativised") },
  { "conditions_ok", N_ ("conditions are in place") },
  { "ready", N_ ("readiness") },
  { "C", N_ ("conditions are in place") },
  { "P", N_ ("readiness") },
  { "B", N_ ("many auxiliary labourers who can't be placed") },
  { "S", N_ ("scattered products with little co-operation") },
  { "rulebook", N_ ("rulebook") },
  { "receipt", N_ ("receipt") },
  { "service_point", N_ ("service point") },
  { "process", N_ ("process step") },
  { "relation", N_ ("relation") },
  { NULL, NULL },
};

/* The values of the engine and of the base; the labels are the words of lian_truth_label(). */
static const LianChoice truths[] = {
  { "yes", "yes" },     { "no", "no" },     { "unknown", "unknown" }, { "YES", "yes" },
  { "NO", "no" },       { "UNKNOWN", "unknown" }, { "true", "yes" },  { "false", "no" },
  { "null", "unknown" }, { NULL, NULL },
};

static const LianChoice steps[] = {
  { "plan", N_ ("plan carefully") },
  { "prepare", N_ ("prepare thoroughly") },
  { "assess_again", N_ ("assess again") },
  { "place_auxiliaries", N_ ("place the auxiliary labourers") },
  { "group_varieties", N_ ("group the varieties") },
  { "investigate", N_ ("investigate first") },
  { "split_activity", N_ ("split the activity by class of trade") },
  { "X1", N_ ("look up the proposals on pricing, shares and special crafts (X1)") },
  { NULL, NULL },
};

static const char *translate (const char *language, const char *message) G_GNUC_FORMAT (2);

static const char *
translate (const char *language, const char *message)
{
  return language != NULL ? lian_i18n_translate_in (language, message) : _ (message);
}

static const char *
find (const LianChoice *choices, const char *value)
{
  for (; choices->value != NULL; choices++)
    if (g_str_equal (choices->value, value))
      return choices->label;
  return NULL;
}

/**
 * lian_words_outcome:
 * @language: (nullable): "zh_CN", "en", or %NULL for the program's
 * @outcome: an outcome of the rules
 *
 * Returns: (transfer none): it in words
 */
const char *
lian_words_outcome (const char *language, const char *outcome)
{
  const char *label = find (lian_choices_outcome, outcome);
  return label != NULL ? translate (language, label) : outcome;
}

/**
 * lian_words_dup_outcomes:
 * @language: (nullable): a language
 * @outcomes: (array zero-terminated=1): outcomes
 *
 * Returns: (transfer full): them in words with commas
 */
char *
lian_words_dup_outcomes (const char *language, char *const *list)
{
  GString *text = g_string_new (NULL);
  for (; *list != NULL; list++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? translate (language, N_ (", ")) : "",
                            lian_words_outcome (language, *list));
  return g_string_free (text, FALSE);
}

/**
 * lian_words_force:
 * @language: (nullable): a language
 * @force: a force
 *
 * Returns: (transfer none): it in words
 */
const char *
lian_words_force (const char *language, const char *force)
{
  const char *label = force != NULL ? find (forces, force) : NULL;
  return label != NULL ? translate (language, label) : "";
}

/**
 * lian_words_fact:
 * @language: (nullable): a language
 * @fact: a fact
 *
 * Returns: (transfer none): it in words
 */
const char *
lian_words_fact (const char *language, const char *fact)
{
  const char *label = find (lian_choices_fact, fact);
  if (label == NULL)
    label = find (facts, fact);
  return label != NULL ? translate (language, label) : fact;
}

/* Truth words have a context in the catalogue: "no" is not always the answer to a question. */
static const char *
translate_truth (const char *language, const char *word)
{
  if (language == NULL)
    return lian_truth_label (lian_truth_from_text (word));
  g_autofree char *key = g_strconcat ("truth\004", word, NULL);
  const char *found = lian_i18n_translate_in (language, key);
  return found != key ? found : word;
}

/**
 * lian_words_value:
 * @language: (nullable): a language
 * @value: (nullable): the value of a fact; %NULL was never asked
 *
 * Returns: (transfer none): it in words
 */
const char *
lian_words_value (const char *language, const char *value)
{
  static const LianChoice *const lists[]
      = { lian_choices_trade_class, lian_choices_relation_state, lian_choices_size_class };
  const char *truth = value != NULL ? find (truths, value) : NULL;
  if (value == NULL || *value == '\0')
    return translate_truth (language, "not asked yet");
  if (truth != NULL)
    return translate_truth (language, truth);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *label = find (lists[i], value);
      if (label != NULL)
        return translate (language, label);
    }
  return value;
}

/**
 * lian_words_dup_fact_value:
 * @language: (nullable): a language
 * @fact: a fact
 * @value: (nullable): its value
 *
 * Returns: (transfer full): both in words
 */
char *
lian_words_dup_fact_value (const char *language, const char *fact, const char *value)
{
  return g_strdup_printf (translate (language, N_ ("%s: %s")), lian_words_fact (language, fact),
                          lian_words_value (language, value));
}

/**
 * lian_words_dup_blocked:
 * @language: (nullable): a language; %NULL for the program's
 * @self: a case
 * @separator: what stands between two forms
 *
 * Returns: (transfer full): the forms that are stopped, each with the rules that stop it; "" if none
 */
char *
lian_words_dup_blocked (const char *language, const LianCase *self, const char *separator)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->blocked->len; i++)
    {
      const LianOpinionBlock *block = self->blocked->pdata[i];
      g_autofree char *by = g_strjoinv (", ", block->by);
      g_string_append_printf (text, "%s%s (%s)", i > 0 ? separator : "",
                              lian_words_outcome (language, block->outcome), by);
    }
  return g_string_free (text, FALSE);
}

/**
 * lian_words_dup_step:
 * @language: (nullable): a language
 * @step: a step, such as "plan" or "find:premises_ok"
 *
 * Returns: (transfer full): it in words
 */
char *
lian_words_dup_step (const char *language, const char *step)
{
  const char *label = find (steps, step);
  if (label != NULL)
    return g_strdup (translate (language, label));
  if (g_str_has_prefix (step, "find:"))
    /* Translators: a fact */
    return g_strdup_printf (translate (language, N_ ("find out: %s")),
                            lian_words_fact (language, step + strlen ("find:")));
  if (g_str_has_prefix (step, "missing:"))
    /* Translators: a condition that is not in place */
    return g_strdup_printf (translate (language, N_ ("missing: %s")),
                            lian_words_fact (language, step + strlen ("missing:")));
  return g_strdup (step);
}

/**
 * lian_words_section:
 * @language: (nullable): a language
 * @section: a section of the queue
 *
 * Returns: (transfer none): its heading
 */
const char *
lian_words_section (const char *language, LianCaseSection section)
{
  switch (section)
    {
    case LIAN_CASE_CHANGED:
      return translate (language, N_ ("Changed since the decision"));
    case LIAN_CASE_NEVER:
      return translate (language, N_ ("Never decided"));
    case LIAN_CASE_OVERDUE:
      return translate (language, N_ ("Overdue for review"));
    case LIAN_CASE_WAITING:
      return translate (language, N_ ("Waiting for the countersignature"));
    case LIAN_CASE_RETURNED:
      return translate (language, N_ ("Returned to the clerk"));
    case LIAN_CASE_SETTLED:
    default:
      return translate (language, N_ ("Decided"));
    }
}

/**
 * lian_words_dup_because:
 * @language: (nullable): a language
 * @facts: (element-type LianOpinionFact): facts of a finding
 *
 * Returns: (transfer full): the facts with their values, separated by semicolons
 */
char *
lian_words_dup_because (const char *language, const GPtrArray *list)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const LianOpinionFact *fact = list->pdata[i];
      g_autofree char *part = lian_words_dup_fact_value (language, fact->fact, fact->value);
      g_string_append_printf (text, "%s%s", i > 0 ? translate (language, N_ ("; ")) : "", part);
    }
  return g_string_free (text, FALSE);
}
