/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why not: for every other form the rule that came nearest, and the cells that refuse it. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* As in lian-explain.c no rule is known to this code; what keeps a table from
 * giving a row is in lian-refusal.c. */

static gboolean
row_permits (LianExplainer *explainer, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  const char *force = _lian_rule_literal (table, rule, "force") != NULL
                          ? lian_feel_value_get_string (_lian_rule_literal (table, rule, "force"))
                          : NULL;

  return force != NULL && !g_str_equal (force, "SHOULD_NOT") && !g_str_equal (force, "FORBID")
         && _lian_rule_gives (explainer, table, rule, data);
}

/* The guards that stop @outcome. */
static LianFeelValue *
stopped_by (LianExplainer *explainer, const char *outcome)
{
  LianFeelValue *blocked = lian_feel_value_get_member (explainer->result, "blocked");

  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (blocked, i);

      if (g_strcmp0 (lian_feel_value_get_member_string (item, "outcome"), outcome) == 0)
        return lian_feel_value_get_member (item, "by");
    }
  return NULL;
}

/* What every guard in @guards would need; the first one's id in @rule. */
static GPtrArray *
refuse_guards (LianExplainer *explainer, LianFeelValue *guards, const char **rule)
{
  GPtrArray *cells = _lian_refusals_new ();

  for (guint i = 0; i < lian_feel_value_get_length (guards); i++)
    {
      const char *guard = lian_feel_value_get_string (lian_feel_value_get_item (guards, i));
      LianTraceRule *row = _lian_explain_finding_row (explainer, guard, NULL);
      g_autoptr (GPtrArray) of_guard
          = row != NULL ? _lian_refuse_match (explainer, row, 0) : _lian_refusals_new ();

      if (i == 0)
        *rule = guard;
      _lian_refusals_move (cells, of_guard);
    }
  return cells;
}

/* A rule about facts that the order of forms never looks at does not lead to
 * the form: R3 keeps a point, but no answer about points recommends keeping.
 * Nor does a rule of this class of trade where the order asks for another. */
static gboolean
leads_to (LianExplainer *explainer, LianDmnItem *order, gboolean foreign, GPtrArray *cells)
{
  if (foreign && !_lian_refusals_of_choice (explainer, cells))
    return FALSE;
  for (guint i = 0; order != NULL && i < cells->len; i++)
    {
      gboolean looked_at = FALSE;

      for (guint j = 0; j < order->leaves->len; j++)
        looked_at = looked_at
                    || g_str_equal (((LianRefusal *)cells->pdata[i])->fact,
                                    ((LianDmnItem *)order->leaves->pdata[j])->name);
      if (!looked_at)
        return FALSE;
    }
  return TRUE;
}

/* The nearest row of one rule table, if it is nearer than @best. */
static GPtrArray *
nearer_rule (LianExplainer *explainer,
             LianDmnItem *item,
             LianDmnItem *order,
             gboolean foreign,
             const char *outcome,
             GPtrArray *best,
             const char **rule)
{
  LianDmnTable *table = _lian_dmn_item_table (item);
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, item->name);

  for (guint i = 0; trace != NULL && i < trace->rules->len; i++)
    {
      LianDmnRule *row = g_ptr_array_index (table->rules, i);
      g_autoptr (GPtrArray) cells = NULL;

      if (!row_permits (explainer, table, row, outcome))
        continue;
      cells = _lian_refuse_row (explainer, g_ptr_array_index (trace->rules, i), 0);
      if (!leads_to (explainer, order, foreign, cells)
          || (best != NULL
              && _lian_refusals_distance (explainer, cells)
                     >= _lian_refusals_distance (explainer, best)))
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&cells);
      *rule = lian_feel_value_get_string (_lian_rule_literal (table, row, "rule"));
    }
  return best;
}

/* The rule table row nearest to permitting @outcome; its rule id in @rule. */
static GPtrArray *
refuse_rules (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianDmnItem *order = _lian_explain_order (explainer, outcome);
  g_autoptr (GPtrArray) ordered
      = order != NULL
            ? _lian_refuse_table (explainer, order->name, _lian_row_gives, outcome, 0, NULL)
            : _lian_refusals_new ();
  gboolean foreign = _lian_refusals_of_choice (explainer, ordered);
  GPtrArray *best = NULL;

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->findings->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      if (table != NULL && _lian_table_output (table, "force") >= 0)
        best = nearer_rule (explainer, item, order, foreign, outcome, best, rule);
    }
  return best;
}

/* What the table of permitted forms asks for beside the rule: the class of trade of R3. */
static void
add_choices (LianExplainer *explainer, const char *outcome, GPtrArray *cells)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->form->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      if (table != NULL && _lian_table_output (table, "outcome") >= 0)
        {
          g_autoptr (GPtrArray) asked
              = _lian_refuse_table (explainer, item->name, _lian_row_gives, outcome, 0, NULL);

          if (_lian_refusals_of_choice (explainer, asked))
            _lian_refusals_move (cells, asked);
        }
    }
}

/* A row may leave its answer to another table, as "the smaller form" does. */
static void
add_inner_table (LianExplainer *explainer,
                 LianDmnTable *table,
                 const char *row_id,
                 const char *outcome,
                 GPtrArray *cells)
{
  int column = _lian_table_output (table, "outcome");

  for (guint i = 0; column >= 0 && row_id != NULL && i < table->rules->len; i++)
    {
      LianDmnRule *row = g_ptr_array_index (table->rules, i);
      LianFeelNode *node = g_array_index (row->outputs, LianDmnText, column).node;
      g_autoptr (GPtrArray) inner = NULL;

      if (!g_str_equal (row->id, row_id) || node->kind != LIAN_FEEL_NODE_NAME)
        continue;
      inner = _lian_refuse_table (explainer, node->name, _lian_row_gives, outcome, 1, NULL);
      _lian_refusals_move (cells, inner);
    }
}

/* The rule that gave the form which is recommended, if one did. */
static const char *
preferred_rule (LianExplainer *explainer)
{
  LianFeelValue *recommended = lian_feel_value_get_member (explainer->result, "recommended");

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->findings->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);
      const LianTraceTable *trace = lian_trace_find_table (explainer->trace, item->name);

      for (guint j = 0; trace != NULL && j < trace->rules->len; j++)
        {
          LianDmnRule *row = g_ptr_array_index (table->rules, j);
          LianFeelValue *outcome = _lian_rule_literal (table, row, "outcome");
          const char *form = outcome != NULL ? lian_feel_value_get_string (outcome) : NULL;

          if (((LianTraceRule *)trace->rules->pdata[j])->matched && form != NULL
              && _lian_value_names (recommended, form) && row_permits (explainer, table, row, form))
            return lian_feel_value_get_string (_lian_rule_literal (table, row, "rule"));
        }
    }
  return NULL;
}

/* Permitted and not stopped: another form goes before it, by the rule that gave that one. */
static GPtrArray *
refuse_by_order (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianDmnItem *order = _lian_explain_order (explainer, outcome);
  const char *id = NULL;
  GPtrArray *cells;

  if (order == NULL)
    return _lian_refusals_new ();
  cells = _lian_refuse_table (explainer, order->name, _lian_row_gives, outcome, 0, &id);
  if (cells->len == 0)
    add_inner_table (explainer, _lian_dmn_item_table (order), id, outcome, cells);
  if (preferred_rule (explainer) != NULL)
    *rule = preferred_rule (explainer);
  else if (*rule == NULL)
    *rule = id;
  return cells;
}

static void
why_not_free (LianWhyNot *why_not)
{
  g_free (why_not->outcome);
  g_free (why_not->rule);
  g_ptr_array_unref (why_not->cells);
  g_free (why_not);
}

/* Whether a rule can permit the form; "stay as is" only the order gives. */
static gboolean
can_be_permitted (LianExplainer *explainer, const char *outcome)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (explainer->form->requires, i));

      for (guint j = 0;
           table != NULL && table->hit_policy == LIAN_DMN_COLLECT && j < table->rules->len; j++)
        if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, j), outcome))
          return TRUE;
    }
  return FALSE;
}

/**
 * _lian_explain_refusals:
 * @explainer: the case
 * @outcome: a form that is not recommended
 * @rule: (out): the rule that came nearest to it, the guard that stops it, or the rule
 *   that goes before it
 *
 * Looks first at the rules that could permit the form, then at the guards that
 * stop it, then at the order in which forms are preferred; the last alone where
 * no rule permits the form.
 *
 * Returns: (transfer full) (element-type LianRefusal): what refuses it
 */
GPtrArray *
_lian_explain_refusals (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianFeelValue *guards = stopped_by (explainer, outcome);
  GPtrArray *cells = refuse_rules (explainer, outcome, rule);

  if (cells != NULL && _lian_explain_order (explainer, outcome) == NULL)
    add_choices (explainer, outcome, cells);
  if (cells != NULL && cells->len > 0 && can_be_permitted (explainer, outcome))
    return cells;
  g_clear_pointer (&cells, g_ptr_array_unref);
  if (guards != NULL && lian_feel_value_get_length (guards) > 0)
    return refuse_guards (explainer, guards, rule);
  return refuse_by_order (explainer, outcome, rule);
}

static LianWhyNot *
why_not_one (LianExplainer *explainer, const char *outcome)
{
  LianWhyNot *why_not = g_new0 (LianWhyNot, 1);
  const char *rule = NULL;

  why_not->outcome = g_strdup (outcome);
  why_not->cells = _lian_explain_refusals (explainer, outcome, &rule);
  why_not->rule = g_strdup (rule != NULL ? rule : "");
  return why_not;
}

/**
 * _lian_explain_why_not:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianWhyNot): one entry for every form
 *   that is neither recommended nor permitted beside the recommended one
 */
GPtrArray *
_lian_explain_why_not (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)why_not_free);
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);

  for (guint i = 0; i < outcomes->len; i++)
    if (!_lian_explain_gives (explainer, explainer->result, g_ptr_array_index (outcomes, i)))
      g_ptr_array_add (list, why_not_one (explainer, g_ptr_array_index (outcomes, i)));
  return list;
}
