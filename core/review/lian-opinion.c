/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rulebook says about one set of facts.
 *
 * The one place of this folder that speaks to the engine.  Values leave it as plain text: cases,
 * receipts, screen and paper need no FEEL. */
#include "lian-opinion-private.h"
#include "lian-recommend.h"

#include <string.h>

static void
fact_free (gpointer data)
{
  LianOpinionFact *fact = data;
  g_free (fact->fact);
  g_free (fact->value);
  g_free (fact->test);
  g_free (fact->state);
  g_free (fact->to);
  g_free (fact);
}

static void
finding_free (gpointer data)
{
  LianOpinionFinding *finding = data;
  g_free (finding->rule);
  g_free (finding->force);
  g_free (finding->outcome);
  g_free (finding->zh);
  g_free (finding->en);
  g_ptr_array_unref (finding->because);
  g_free (finding);
}

static void
block_free (gpointer data)
{
  LianOpinionBlock *block = data;
  g_free (block->outcome);
  g_strfreev (block->by);
  g_free (block);
}

static void
path_free (gpointer data)
{
  LianOpinionPath *path = data;
  g_free (path->outcome);
  g_free (path->rule);
  g_ptr_array_unref (path->facts);
  g_free (path);
}

static void
question_free (gpointer data)
{
  LianOpinionQuestion *question = data;
  g_free (question->fact);
  g_free (question);
}

/**
 * lian_opinion_unref:
 * @self: (nullable) (transfer full): an opinion
 */
void
lian_opinion_unref (LianOpinion *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->edition);
  g_free (self->hash);
  g_clear_pointer (&self->answer, lian_recommendation_unref);
  g_strfreev (self->recommended);
  g_strfreev (self->permitted);
  g_strfreev (self->steps);
  g_ptr_array_unref (self->blocked);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->why_not);
  g_ptr_array_unref (self->change);
  g_ptr_array_unref (self->ask);
  g_free (self);
}

static LianOpinion *
opinion_new (LianRulebook *rulebook)
{
  LianOpinion *self = g_new0 (LianOpinion, 1);
  g_atomic_ref_count_init (&self->refs);
  self->edition = g_strdup (lian_rulebook_get_edition (rulebook));
  self->hash = g_strdup (lian_rulebook_get_hash (rulebook));
  self->blocked = g_ptr_array_new_with_free_func (block_free);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->why_not = g_ptr_array_new_with_free_func (path_free);
  self->change = g_ptr_array_new_with_free_func (path_free);
  self->ask = g_ptr_array_new_with_free_func (question_free);
  return self;
}

static gboolean
scaled (LianFeelValue *value, gint64 scale, gint64 *number)
{
  LianDecimal product;
  return lian_feel_value_get_kind (value) == LIAN_FEEL_NUMBER
         && lian_decimal_multiply (lian_feel_value_get_number (value),
                                   lian_decimal_from_int (scale), &product)
         && lian_decimal_to_int (lian_decimal_floor (product), number) && *number >= 0
         && *number <= G_MAXINT;
}

/**
 * lian_opinion_get_number:
 * @rulebook: an edition of the rulebook
 * @constant: a figure that the edition sets, such as "review_months" (A23)
 * @scale: what it is multiplied with: 100 makes per cent of a share
 * @otherwise: where the edition sets none: older ones did not have it
 *
 * Returns: the figure, rounded down
 */
guint
lian_opinion_get_number (LianRulebook *rulebook, const char *constant, guint scale, guint otherwise)
{
  gint64 number = 0;
  g_autoptr (LianFacts) none = lian_facts_new ();
  g_autoptr (LianFeelValue) value = lian_rulebook_evaluate (rulebook, constant, none, NULL, NULL);
  return value != NULL && scaled (value, scale, &number) ? (guint) number : otherwise;
}

/**
 * lian_opinion_get_percent:
 * @rulebook: an edition of the rulebook
 * @constant: a share that the edition of the rulebook sets, such as "adjust_share" (A8)
 *
 * Returns: the share in whole per cent, rounded down; 100, which nothing exceeds, where the
 *   rulebook sets none
 */
guint
lian_opinion_get_percent (LianRulebook *rulebook, const char *constant)
{
  return MIN (lian_opinion_get_number (rulebook, constant, 100, 100), 100);
}

static char *
text_of (LianFeelValue *value)
{
  LianFeelKind kind = value != NULL ? lian_feel_value_get_kind (value) : LIAN_FEEL_NULL;
  if (kind == LIAN_FEEL_NULL)
    return g_strdup ("unknown");
  if (kind == LIAN_FEEL_BOOLEAN)
    return g_strdup (lian_feel_value_is_true (value) ? "yes" : "no");
  if (kind == LIAN_FEEL_STRING)
    return g_strdup (lian_feel_value_get_string (value));
  return lian_feel_value_to_text (value);
}

static LianOpinionFact *
add_fact (GPtrArray *facts, const char *name, LianFeelValue *value)
{
  LianOpinionFact *fact = g_new0 (LianOpinionFact, 1);
  fact->fact = g_strdup (name);
  fact->value = text_of (value);
  g_ptr_array_add (facts, fact);
  return fact;
}

static LianOpinionFinding *
add_finding (GPtrArray *findings, const char *rule, const char *force, const char *outcome)
{
  LianOpinionFinding *finding = g_new0 (LianOpinionFinding, 1);
  finding->rule = g_strdup (rule != NULL ? rule : "");
  finding->force = g_strdup (force != NULL ? force : "");
  finding->outcome = g_strdup (outcome != NULL ? outcome : "");
  finding->because = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (findings, finding);
  return finding;
}

static LianOpinionPath *
add_path (GPtrArray *paths, const char *outcome, const char *rule)
{
  LianOpinionPath *path = g_new0 (LianOpinionPath, 1);
  path->outcome = g_strdup (outcome);
  path->rule = g_strdup (rule);
  path->facts = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (paths, path);
  return path;
}

static void
copy_findings (LianOpinion *self, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LianFinding *from = findings->pdata[i];
      LianOpinionFinding *to = add_finding (self->findings, from->rule, from->force, from->outcome);
      to->zh = g_strdup (from->zh);
      to->en = g_strdup (from->en);
      for (guint f = 0; f < from->because->len; f++)
        {
          const LianReason *reason = from->because->pdata[f];
          add_fact (to->because, reason->fact, reason->value);
        }
    }
}

static void
copy_blocked (LianOpinion *self, const GPtrArray *blocked)
{
  for (guint i = 0; i < blocked->len; i++)
    {
      const LianBlocked *from = blocked->pdata[i];
      LianOpinionBlock *to = g_new0 (LianOpinionBlock, 1);
      to->outcome = g_strdup (from->outcome);
      to->by = g_strdupv (from->by);
      g_ptr_array_add (self->blocked, to);
    }
}

/* A rule that permits the form does not refuse it, though it came nearest. */
static gboolean
permits_it (const LianRecommendation *answer, const LianWhyNot *why_not)
{
  for (guint i = 0; i < answer->findings->len; i++)
    {
      const LianFinding *finding = answer->findings->pdata[i];
      if (g_str_equal (finding->rule, why_not->rule) && g_strcmp0 (finding->force, "MAY") == 0
          && g_str_equal (finding->outcome, why_not->outcome))
        return TRUE;
    }
  return FALSE;
}

static void
copy_why_not (LianOpinion *self, const LianRecommendation *answer)
{
  for (guint i = 0; i < answer->why_not->len; i++)
    {
      const LianWhyNot *from = answer->why_not->pdata[i];
      LianOpinionPath *to = add_path (self->why_not, from->outcome,
                                      permits_it (answer, from) ? NULL : from->rule);
      for (guint c = 0; c < from->cells->len; c++)
        {
          const LianRefusal *cell = from->cells->pdata[c];
          LianOpinionFact *fact = add_fact (to->facts, cell->fact, cell->value);
          fact->test = g_strdup (cell->test);
          fact->state = g_strdup (lian_truth_to_text (cell->state));
        }
    }
}

static void
copy_change (LianOpinion *self, const GPtrArray *change)
{
  for (guint i = 0; i < change->len; i++)
    {
      const LianChange *from = change->pdata[i];
      LianOpinionPath *to = add_path (self->change, from->outcome, NULL);
      for (guint f = 0; f < from->facts->len; f++)
        {
          const LianFactChange *step = from->facts->pdata[f];
          add_fact (to->facts, step->fact, step->from)->to = text_of (step->to);
        }
    }
}

static void
copy_ask (LianOpinion *self, const GPtrArray *ask)
{
  for (guint i = 0; i < ask->len; i++)
    {
      const LianQuestion *from = ask->pdata[i];
      LianOpinionQuestion *to = g_new0 (LianOpinionQuestion, 1);
      to->fact = g_strdup (from->fact);
      to->separates = from->separates;
      g_ptr_array_add (self->ask, to);
    }
}

static gboolean
explain_facts (LianOpinion *self, LianRulebook *rulebook, LianFacts *facts, guint max_changes,
               GError **error)
{
  LianRecommendation *answer = lian_recommend (rulebook, facts, max_changes, error);
  if (answer == NULL)
    return FALSE;
  self->answer = answer;
  self->recommended = g_strdupv (answer->recommended);
  self->permitted = g_strdupv (answer->permitted);
  self->steps = g_strdupv (answer->steps);
  copy_blocked (self, answer->blocked);
  copy_findings (self, answer->findings);
  copy_why_not (self, answer);
  copy_change (self, answer->change);
  copy_ask (self, answer->ask);
  return TRUE;
}

static LianFeelValue *
member (LianFeelValue *context, const char *key)
{
  if (context == NULL || lian_feel_value_get_kind (context) != LIAN_FEEL_CONTEXT)
    return NULL;
  return lian_feel_value_get_member (context, key);
}

static guint
length_of (LianFeelValue *list)
{
  gboolean is_list = list != NULL && lian_feel_value_get_kind (list) == LIAN_FEEL_LIST;
  return is_list ? lian_feel_value_get_length (list) : 0;
}

/* One recommended form is a text, two are a list. */
static char **
strings_of (LianFeelValue *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  if (list != NULL && lian_feel_value_get_kind (list) == LIAN_FEEL_STRING)
    g_strv_builder_add (builder, lian_feel_value_get_string (list));
  for (guint i = 0; i < length_of (list); i++)
    {
      const char *text = lian_feel_value_get_string (lian_feel_value_get_item (list, i));
      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void
read_findings (GPtrArray *findings, LianRulebook *rulebook, LianFeelValue *list)
{
  for (guint i = 0; i < length_of (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);
      const char *rule = lian_feel_value_get_member_string (item, "rule");
      const char *en = NULL, *zh = NULL;
      LianOpinionFinding *finding
          = add_finding (findings, rule, lian_feel_value_get_member_string (item, "force"),
                         lian_feel_value_get_member_string (item, "outcome"));
      if (rule != NULL && lian_rulebook_citation (rulebook, rule, &en, &zh))
        {
          finding->en = g_strdup (en);
          finding->zh = g_strdup (zh);
        }
    }
}

static void
read_blocked (LianOpinion *self, LianFeelValue *list)
{
  for (guint i = 0; i < length_of (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);
      LianOpinionBlock *block = g_new0 (LianOpinionBlock, 1);
      block->outcome = g_strdup (lian_feel_value_get_member_string (item, "outcome"));
      block->by = strings_of (member (item, "by"));
      g_ptr_array_add (self->blocked, block);
    }
}

/* The answer without its explanations, for lists of cases. */
static gboolean
answer_facts (LianOpinion *self, LianRulebook *rulebook, LianFacts *facts, GError **error)
{
  g_autoptr (LianFeelValue) form
      = lian_rulebook_evaluate (rulebook, "recommended_form", facts, NULL, error);
  g_autoptr (LianFeelValue) findings
      = form != NULL ? lian_rulebook_evaluate (rulebook, "production_form", facts, NULL, error)
                     : NULL;
  if (findings == NULL)
    return FALSE;
  self->recommended = strings_of (member (form, "recommended"));
  self->permitted = strings_of (member (form, "permitted"));
  self->steps = strings_of (member (form, "steps"));
  read_blocked (self, member (form, "blocked"));
  read_findings (self->findings, rulebook, findings);
  return TRUE;
}

/**
 * _lian_opinion_ask:
 * @rulebook: an edition of the rulebook
 * @facts_json: the facts as the rulebook takes them
 * @detail: how much is worked out
 * @error: return location
 *
 * Asks the rulebook, whatever was asked before.
 *
 * Returns: (transfer full) (nullable): what it says
 */
LianOpinion *
_lian_opinion_ask (LianRulebook *rulebook, const char *facts_json, LianOpinionDetail detail,
                   GError **error)
{
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (facts_json, error);
  if (facts == NULL)
    return NULL;
  g_autoptr (LianOpinion) self = opinion_new (rulebook);
  guint max_changes = detail == LIAN_OPINION_LISTED ? LIAN_CHANGES_OF_MANY : LIAN_CHANGES_OF_ONE;
  gboolean answered = detail != LIAN_OPINION_BRIEF
                          ? explain_facts (self, rulebook, facts, max_changes, error)
                          : answer_facts (self, rulebook, facts, error);
  return answered ? g_steal_pointer (&self) : NULL;
}

/**
 * lian_opinion_dup_json:
 * @self: an opinion
 *
 * Returns: (transfer full) (nullable): the whole answer as scripts get it; %NULL where it was not
 *   explained
 */
char *
lian_opinion_dup_json (const LianOpinion *self)
{
  return self->answer != NULL ? lian_recommendation_to_json (self->answer) : NULL;
}

/**
 * lian_opinion_path_is_foreign:
 * @path: a refusal
 *
 * Returns: whether the form belongs to another class of trade, so that nobody would ask for it
 */
gboolean
lian_opinion_path_is_foreign (const LianOpinionPath *path)
{
  for (guint i = 0; i < path->facts->len; i++)
    {
      const LianOpinionFact *fact = path->facts->pdata[i];
      if (g_str_equal (fact->fact, "trade_class") && g_strcmp0 (fact->value, "UNKNOWN") != 0
          && g_strcmp0 (fact->value, "unknown") != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * lian_opinion_list_findings:
 * @rulebook: an edition of the rulebook
 * @decision: a decision of the rulebook whose result is a list of findings
 * @facts_json: its facts
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianOpinionFinding) (nullable): the findings
 */
GPtrArray *
lian_opinion_list_findings (LianRulebook *rulebook, const char *decision, const char *facts_json,
                            GError **error)
{
  g_autoptr (LianFacts) facts = lian_facts_new_from_json (facts_json, error);
  g_autoptr (LianFeelValue) result
      = facts != NULL ? lian_rulebook_evaluate (rulebook, decision, facts, NULL, error) : NULL;
  if (result == NULL)
    return NULL;
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);
  read_findings (findings, rulebook, result);
  return findings;
}
