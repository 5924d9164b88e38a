/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What to ask first: the unknown facts, ranked by how many outcomes they separate. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* How a form stands in a result: 3 recommended, 2 permitted, 1 blocked. */
static guint
standing (LianFeelValue *result, const char *outcome)
{
  if (_lian_value_names (lian_feel_value_get_member (result, "recommended"), outcome))
    return 3;
  if (_lian_explain_blocks (result, outcome))
    return 1;
  return _lian_value_names (lian_feel_value_get_member (result, "permitted"), outcome) ? 2 : 0;
}

static LianFeelValue *
suppose (LianExplainer *explainer, const char *fact, LianTruth truth)
{
  g_autoptr (LianFacts) facts = lian_facts_copy (explainer->facts);

  lian_facts_set_truth (facts, fact, truth);
  return _lian_explain_suppose (explainer, facts);
}

static guint
separates (LianExplainer *explainer, GPtrArray *outcomes, const char *fact)
{
  g_autoptr (LianFeelValue) yes = suppose (explainer, fact, LIAN_YES);
  g_autoptr (LianFeelValue) no = suppose (explainer, fact, LIAN_NO);
  guint n = 0;

  for (guint i = 0; yes != NULL && no != NULL && i < outcomes->len; i++)
    {
      const char *outcome = g_ptr_array_index (outcomes, i);

      n += standing (yes, outcome) != standing (no, outcome);
    }
  return n;
}

static void
question_free (LianQuestion *question)
{
  g_free (question->fact);
  g_free (question);
}

/**
 * _lian_explain_ask:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianQuestion): the unknown facts whose
 *   answer matters, the most telling first
 */
GPtrArray *
_lian_explain_ask (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)question_free);
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);

  for (guint i = 0; i < explainer->form->leaves->len; i++)
    {
      const char *fact = ((LianDmnItem *)explainer->form->leaves->pdata[i])->name;
      LianQuestion *question;
      guint n, at;

      if (lian_rulebook_get_fact_type (explainer->rulebook, fact) != LIAN_FACT_TRUTH
          || !lian_feel_value_is_null (lian_facts_get (explainer->facts, fact)))
        continue;
      n = separates (explainer, outcomes, fact);
      if (n == 0)
        continue;
      question = g_new0 (LianQuestion, 1);
      question->fact = g_strdup (fact);
      question->separates = n;
      for (at = 0; at < list->len && ((LianQuestion *)list->pdata[at])->separates >= n; at++)
        ;
      g_ptr_array_insert (list, (int)at, question);
    }
  return list;
}
