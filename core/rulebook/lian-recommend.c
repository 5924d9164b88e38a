/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A recommendation with its reasons. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-recommend.h"

#include "lian-explain.h"

/* One pure function: a rulebook and facts in, a recommendation out; no
 * database, no clock.  What any DMN engine would give comes from the two
 * decisions production_form and recommended_form; the reasons are added from
 * the same tables (lian-explain.c, lian-why-not.c, lian-change.c, lian-ask.c).
 *
 * Lists of activities ask this a hundred thousand times, so nothing is written
 * out that the rulebook holds already: texts belong to it or to the result. */

G_DEFINE_BOXED_TYPE (LianRecommendation,
                     lian_recommendation,
                     lian_recommendation_ref,
                     lian_recommendation_unref)

/* --- from values -------------------------------------------------------------------- */

/* A text or a list of texts. */
static char **
take_texts (LianFeelValue *value)
{
  GPtrArray *texts = g_ptr_array_new ();

  if (value != NULL && lian_feel_value_get_string (value) != NULL)
    g_ptr_array_add (texts, g_strdup (lian_feel_value_get_string (value)));
  for (guint i = 0; value != NULL && lian_feel_value_get_kind (value) == LIAN_FEEL_LIST
                    && i < lian_feel_value_get_length (value);
       i++)
    {
      const char *text = lian_feel_value_get_string (lian_feel_value_get_item (value, i));

      if (text != NULL)
        g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

static void
blocked_free (gpointer data)
{
  LianBlocked *blocked = data;

  g_strfreev (blocked->by);
  g_free (blocked);
}

static GPtrArray *
take_blocked (LianFeelValue *value)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (blocked_free);

  for (guint i = 0; value != NULL && i < lian_feel_value_get_length (value); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (value, i);
      LianBlocked *blocked = g_new (LianBlocked, 1);

      blocked->outcome = lian_feel_value_get_member_string (item, "outcome");
      blocked->by = take_texts (lian_feel_value_get_member (item, "by"));
      g_ptr_array_add (list, blocked);
    }
  return list;
}

/* --- the function ---------------------------------------------------------------------- */

static LianRecommendation *
assemble (LianExplainer *explainer, LianFeelValue *findings)
{
  LianRecommendation *made = g_new (LianRecommendation, 1);
  LianFeelValue *result = explainer->result;

  g_atomic_ref_count_init (&made->refs);
  made->rulebook = lian_rulebook_ref (explainer->rulebook);
  made->result = lian_feel_value_ref (result);
  made->found = lian_feel_value_ref (findings);
  made->recommended = take_texts (lian_feel_value_get_member (result, "recommended"));
  made->permitted = take_texts (lian_feel_value_get_member (result, "permitted"));
  made->blocked = take_blocked (lian_feel_value_get_member (result, "blocked"));
  made->prohibitions = take_texts (lian_feel_value_get_member (result, "prohibitions"));
  made->warnings = take_texts (lian_feel_value_get_member (result, "warnings"));
  made->steps = take_texts (lian_feel_value_get_member (result, "steps"));
  made->findings = _lian_explain_findings (explainer, findings);
  made->why_not = _lian_explain_why_not (explainer);
  made->change = _lian_explain_change (explainer);
  made->change_up_to = explainer->classified ? explainer->max_changes : 0;
  made->ask = _lian_explain_ask (explainer);
  made->rulebook_hash = lian_rulebook_get_hash (explainer->rulebook);
  made->edition = lian_rulebook_get_edition (explainer->rulebook);
  return made;
}

/* By what the rulebook gives for all facts; NULL where that is not known. */
static LianRecommendation *
recommend_prepared (LianExplainer *explainer, LianFacts *facts)
{
  LianRecommendation *made = NULL;

  if (explainer->form_slot == LIAN_NO_VALUE)
    return NULL;
  _lian_explainer_begin (explainer, facts, NULL);
  if (explainer->classified && _lian_program_run (explainer->reasoner->program, explainer->numbers))
    {
      LianProgram *program = explainer->reasoner->program;
      guint form = explainer->form_slot, findings = explainer->findings_slot;

      explainer->result
          = lian_feel_value_ref (_lian_program_value (program, form, explainer->numbers[form]));
      made = assemble (explainer,
                       _lian_program_value (program, findings, explainer->numbers[findings]));
    }
  _lian_explainer_end (explainer);
  return made;
}

/* By evaluating every table and noting all its rows. */
static LianRecommendation *
recommend_traced (LianExplainer *explainer, LianFacts *facts, GError **error)
{
  LianRulebook *rulebook = explainer->rulebook;
  g_autoptr (LianTrace) trace = _lian_trace_new (rulebook);
  g_autoptr (LianFeelValue) findings
      = _lian_rulebook_run (rulebook, explainer->findings, facts, trace, error);
  LianFeelValue *result
      = findings != NULL ? _lian_rulebook_run (rulebook, explainer->form, facts, trace, error)
                         : NULL;
  LianRecommendation *made;

  if (result == NULL)
    return NULL;
  _lian_explainer_begin (explainer, facts, trace);
  explainer->result = result;
  made = assemble (explainer, findings);
  _lian_explainer_end (explainer);
  return made;
}

/**
 * lian_recommend:
 * @rulebook: a rulebook with the decisions production_form and recommended_form
 * @facts: the facts of one activity, its process, point and co-operative
 * @max_changes: how many facts may change at once in what would change the answer,
 *   at most %LIAN_CHANGES_OF_ONE
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Applies the rules (domain rules 3.4 and 3.5) and explains the answer.
 *
 * Returns: (transfer full) (nullable): the recommendation
 */
LianRecommendation *
lian_recommend (LianRulebook *rulebook, LianFacts *facts, guint max_changes, GError **error)
{
  LianExplainer *explainer;
  LianRecommendation *made = NULL;

  g_return_val_if_fail (rulebook != NULL && facts != NULL, NULL);

  explainer = _lian_rulebook_lock_explainer (rulebook, error);
  if (explainer != NULL)
    {
      explainer->max_changes = MIN (max_changes, LIAN_CHANGES_OF_ONE);
      made = recommend_prepared (explainer, facts);
      if (made == NULL)
        made = recommend_traced (explainer, facts, error);
    }
  _lian_rulebook_unlock_explainer (rulebook);
  return made;
}

/**
 * _lian_recommend_traced:
 * @rulebook: a rulebook
 * @facts: facts
 * @max_changes: how many facts may change at once
 * @error: return location for an error
 *
 * What lian_recommend() does where a rulebook can't be prepared, for comparison.
 *
 * Returns: (transfer full) (nullable): the recommendation
 */
LianRecommendation *
_lian_recommend_traced (LianRulebook *rulebook, LianFacts *facts, guint max_changes, GError **error)
{
  LianExplainer *explainer = _lian_rulebook_lock_explainer (rulebook, error);
  LianRecommendation *made = NULL;

  if (explainer != NULL)
    {
      explainer->max_changes = max_changes;
      made = recommend_traced (explainer, facts, error);
    }
  _lian_rulebook_unlock_explainer (rulebook);
  return made;
}

/**
 * lian_recommendation_ref:
 * @recommendation: a recommendation
 *
 * Returns: (transfer full): @recommendation
 */
LianRecommendation *
lian_recommendation_ref (LianRecommendation *recommendation)
{
  g_atomic_ref_count_inc (&recommendation->refs);
  return recommendation;
}

/**
 * lian_recommendation_unref:
 * @recommendation: (transfer full): a recommendation
 *
 * Gives up a reference.
 */
void
lian_recommendation_unref (LianRecommendation *recommendation)
{
  if (!g_atomic_ref_count_dec (&recommendation->refs))
    return;
  g_strfreev (recommendation->recommended);
  g_strfreev (recommendation->permitted);
  g_ptr_array_unref (recommendation->blocked);
  g_strfreev (recommendation->prohibitions);
  g_strfreev (recommendation->warnings);
  g_strfreev (recommendation->steps);
  g_ptr_array_unref (recommendation->findings);
  g_ptr_array_unref (recommendation->why_not);
  g_ptr_array_unref (recommendation->change);
  g_ptr_array_unref (recommendation->ask);
  lian_feel_value_unref (recommendation->result);
  lian_feel_value_unref (recommendation->found);
  lian_rulebook_unref (recommendation->rulebook);
  g_free (recommendation);
}
