/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why: the facts behind a finding, and the forms there are. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

#include "lian-reasoner.h"

/* Everything here is read off the tables and the trace; no rule is known to
 * this code, so an edited rulebook explains itself too.  A derived value such
 * as "C is NO" is no reason an officer can act on, so it is followed down to
 * the facts: through the row that gave it, or, for a value that was wanted and
 * not had, through the row that came nearest to giving it. */

/**
 * _lian_explain_table:
 * @explainer: the case
 * @name: (nullable): the name of a decision
 *
 * Returns: (transfer none) (nullable): its table
 */
LianDmnTable *
_lian_explain_table (LianExplainer *explainer, const char *name)
{
  LianDmnItem *item = name != NULL ? g_hash_table_lookup (explainer->model->by_name, name) : NULL;

  return item != NULL ? _lian_dmn_item_table (item) : NULL;
}

/**
 * _lian_explain_is_fact:
 * @explainer: the case
 * @name: the name of an input or a decision
 *
 * Returns: whether @name is an input, which somebody can find out
 */
gboolean
_lian_explain_is_fact (LianExplainer *explainer, const char *name)
{
  LianDmnItem *item = g_hash_table_lookup (explainer->model->by_name, name);

  return item != NULL && item->kind == LIAN_DMN_INPUT_DATA;
}

/**
 * _lian_rule_literal:
 * @table: a table
 * @rule: a row of it
 * @output: (nullable): the name of an output
 *
 * Returns: (transfer none) (nullable): the output, where it is written out
 */
LianFeelValue *
_lian_rule_literal (LianDmnTable *table, LianDmnRule *rule, const char *output)
{
  for (guint i = 0; i < table->outputs->len; i++)
    {
      LianFeelNode *node = g_array_index (rule->outputs, LianDmnText, i).node;

      if (node->kind == LIAN_FEEL_NODE_LITERAL
          && (output == NULL
              || g_strcmp0 (g_array_index (table->outputs, LianDmnOutput, i).name, output) == 0))
        return node->value;
    }
  return NULL;
}

/**
 * _lian_value_names:
 * @value: (nullable): a text or a list of texts
 * @outcome: an outcome
 *
 * Returns: whether @value is or holds @outcome
 */
gboolean
_lian_value_names (LianFeelValue *value, const char *outcome)
{
  if (value == NULL)
    return FALSE;
  if (lian_feel_value_get_kind (value) == LIAN_FEEL_STRING)
    return g_str_equal (lian_feel_value_get_string (value), outcome);
  for (guint i = 0;
       lian_feel_value_get_kind (value) == LIAN_FEEL_LIST && i < lian_feel_value_get_length (value);
       i++)
    if (_lian_value_names (lian_feel_value_get_item (value, i), outcome))
      return TRUE;
  return FALSE;
}

/**
 * _lian_table_output:
 * @table: a table
 * @name: the name of an output
 *
 * Returns: its column, or -1
 */
int
_lian_table_output (LianDmnTable *table, const char *name)
{
  for (guint i = 0; i < table->outputs->len; i++)
    if (g_strcmp0 (g_array_index (table->outputs, LianDmnOutput, i).name, name) == 0)
      return (int)i;
  return -1;
}

static gboolean
node_gives (LianExplainer *explainer, LianFeelNode *node, const char *outcome)
{
  LianDmnTable *table;

  if (node->kind == LIAN_FEEL_NODE_LITERAL)
    return _lian_value_names (node->value, outcome);
  if (node->kind == LIAN_FEEL_NODE_LIST)
    {
      for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        if (node_gives (explainer, _lian_feel_node_child (node, i), outcome))
          return TRUE;
      return FALSE;
    }
  table = node->kind == LIAN_FEEL_NODE_NAME ? _lian_explain_table (explainer, node->name) : NULL;
  for (guint i = 0; table != NULL && i < table->rules->len; i++)
    if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, i), outcome))
      return TRUE;
  return FALSE;
}

/**
 * _lian_rule_gives:
 * @explainer: the case
 * @table: a table
 * @rule: a row of it
 * @outcome: an outcome
 *
 * Returns: whether the row, or a table that it refers to, can give @outcome
 */
gboolean
_lian_rule_gives (LianExplainer *explainer,
                  LianDmnTable *table,
                  LianDmnRule *rule,
                  const char *outcome)
{
  int column = _lian_table_output (table, "outcome");

  return column >= 0
         && node_gives (explainer, g_array_index (rule->outputs, LianDmnText, column).node,
                        outcome);
}

/* --- outcomes -------------------------------------------------------------------- */

static void
add_outcome (GPtrArray *outcomes, LianFeelNode *node)
{
  const char *text;

  for (guint i = 0;
       node->kind == LIAN_FEEL_NODE_LIST && node->children != NULL && i < node->children->len; i++)
    add_outcome (outcomes, _lian_feel_node_child (node, i));
  text = node->kind == LIAN_FEEL_NODE_LITERAL ? lian_feel_value_get_string (node->value) : NULL;
  if (text != NULL && !g_str_equal (text, LIAN_OUTCOME_DEFER)
      && !g_ptr_array_find_with_equal_func (outcomes, text, g_str_equal, NULL))
    g_ptr_array_add (outcomes, (gpointer)text);
}

/**
 * _lian_explain_outcomes:
 * @explainer: the case
 *
 * Returns: (transfer container): the forms a recommendation can name, texts of the rulebook
 */
GPtrArray *
_lian_explain_outcomes (LianExplainer *explainer)
{
  GPtrArray *outcomes = g_ptr_array_new ();

  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (explainer->form->requires, i));
      int column = table != NULL ? _lian_table_output (table, "outcome") : -1;

      for (guint j = 0; column >= 0 && j < table->rules->len; j++)
        {
          LianDmnRule *rule = g_ptr_array_index (table->rules, j);

          add_outcome (outcomes, g_array_index (rule->outputs, LianDmnText, column).node);
        }
    }
  return outcomes;
}

/**
 * _lian_explain_order:
 * @explainer: the case
 * @outcome: a form
 *
 * Returns: (transfer none) (nullable): the FIRST table that orders the forms and can name
 *   @outcome; %NULL for additional permissions (R3, R5), which are never the recommended form
 */
LianDmnItem *
_lian_explain_order (LianExplainer *explainer, const char *outcome)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->form->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      for (guint j = 0;
           table != NULL && table->hit_policy == LIAN_DMN_FIRST && j < table->rules->len; j++)
        if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, j), outcome))
          return item;
    }
  return NULL;
}

/**
 * _lian_explain_blocks:
 * @result: a result of recommended_form
 * @outcome: a form
 *
 * Returns: whether a guard stops @outcome
 */
gboolean
_lian_explain_blocks (LianFeelValue *result, const char *outcome)
{
  LianFeelValue *blocked = lian_feel_value_get_member (result, "blocked");

  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    if (g_strcmp0 (
            lian_feel_value_get_member_string (lian_feel_value_get_item (blocked, i), "outcome"),
            outcome)
        == 0)
      return TRUE;
  return FALSE;
}

/**
 * _lian_explain_gives:
 * @explainer: the case
 * @result: a result of recommended_form, which need not be that of the case
 * @outcome: a form
 *
 * Returns: whether @outcome is recommended; for an additional permission,
 *   whether it is permitted and not stopped
 */
gboolean
_lian_explain_gives (LianExplainer *explainer, LianFeelValue *result, const char *outcome)
{
  if (_lian_explain_order (explainer, outcome) != NULL)
    return _lian_value_names (lian_feel_value_get_member (result, "recommended"), outcome);
  return _lian_value_names (lian_feel_value_get_member (result, "permitted"), outcome)
         && !_lian_explain_blocks (result, outcome);
}

/* --- all cases at once ------------------------------------------------------------------ */

static LianReasoner *
make_reasoner (LianExplainer *explainer)
{
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);
  guint64 ordered = 0;

  for (guint i = 0; i < MIN (outcomes->len, 64); i++)
    if (_lian_explain_order (explainer, g_ptr_array_index (outcomes, i)) != NULL)
      ordered |= G_GUINT64_CONSTANT (1) << i;
  return _lian_reasoner_new (explainer->rulebook, explainer->form, outcomes, ordered);
}

/**
 * _lian_explain_lock_reasoner:
 * @explainer: the case
 *
 * Takes hold of what the rulebook gives for all facts, for one thread. Made at
 * the first call.
 *
 * Returns: (transfer none) (nullable): the reasoner
 */
LianReasoner *
_lian_explain_lock_reasoner (LianExplainer *explainer)
{
  gboolean *made;
  LianReasoner **reasoner = _lian_rulebook_lock_reasoner (explainer->rulebook, &made);

  if (!*made)
    *reasoner = make_reasoner (explainer);
  *made = TRUE;
  return *reasoner;
}

/**
 * _lian_explain_unlock_reasoner:
 * @explainer: the case
 *
 * Ends _lian_explain_lock_reasoner(), whatever that gave.
 */
void
_lian_explain_unlock_reasoner (LianExplainer *explainer)
{
  _lian_rulebook_unlock_reasoner (explainer->rulebook);
}

/**
 * _lian_explain_reason:
 * @explainer: the case
 * @func: (scope call): what to find out
 * @found: takes what was found; nothing where the rulebook or a fact allows no reasoning
 *
 * Reasons about the case with what the rulebook gives for all facts.
 */
void
_lian_explain_reason (LianExplainer *explainer, LianReasonFunc func, GPtrArray *found)
{
  LianReasoner *reasoner = _lian_explain_lock_reasoner (explainer);
  g_autofree guint *numbers = NULL;

  if (reasoner != NULL)
    {
      numbers = g_new0 (guint, reasoner->program->slots->len);
      if (_lian_program_classify (reasoner->program, explainer->facts, numbers))
        func (explainer, reasoner, numbers, found);
    }
  _lian_explain_unlock_reasoner (explainer);
}

/* --- because ----------------------------------------------------------------------- */

void
_lian_reason_free (LianReason *reason)
{
  g_free (reason->fact);
  lian_feel_value_unref (reason->value);
  g_free (reason);
}

static void
add_reason (LianExplainer *explainer, GPtrArray *reasons, const char *fact)
{
  LianReason *reason;

  for (guint i = 0; i < reasons->len; i++)
    if (g_str_equal (((LianReason *)reasons->pdata[i])->fact, fact))
      return;
  reason = g_new0 (LianReason, 1);
  reason->fact = g_strdup (fact);
  reason->value = lian_feel_value_ref (lian_facts_get (explainer->facts, fact));
  g_ptr_array_add (reasons, reason);
}

static void
explain_name (LianExplainer *explainer, GPtrArray *reasons, const char *name, guint depth);

/* A row of dashes: what counts is what the rows above did not find. */
static void
explain_last_row (LianExplainer *explainer, GPtrArray *reasons, LianDmnTable *table, guint depth)
{
  guint before = reasons->len;

  for (guint pass = 0; pass < 2 && reasons->len == before; pass++)
    for (guint i = 0; i < table->inputs->len; i++)
      {
        const char *name = g_array_index (table->inputs, LianDmnInput, i).name;

        if (name == NULL)
          continue;
        if (!_lian_explain_is_fact (explainer, name))
          explain_name (explainer, reasons, name, depth + 1);
        else if (pass == 1 || lian_feel_value_is_null (lian_facts_get (explainer->facts, name)))
          add_reason (explainer, reasons, name);
      }
}

static void
explain_row (LianExplainer *explainer, GPtrArray *reasons, LianTraceRule *row, guint depth)
{
  for (guint i = 0; i < row->cells->len; i++)
    explain_name (explainer, reasons, g_array_index (row->cells, LianTraceCell, i).input, depth);
}

static void
explain_name (LianExplainer *explainer, GPtrArray *reasons, const char *name, guint depth)
{
  LianDmnTable *table = _lian_explain_table (explainer, name);
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, name);

  if (_lian_explain_is_fact (explainer, name))
    add_reason (explainer, reasons, name);
  if (table == NULL || trace == NULL || depth > LIAN_EXPLAIN_DEPTH)
    return;
  for (guint i = 0; i < trace->rules->len; i++)
    {
      LianTraceRule *row = g_ptr_array_index (trace->rules, i);

      if (!row->matched)
        continue;
      if (row->cells->len == 0)
        explain_last_row (explainer, reasons, table, depth);
      else
        explain_row (explainer, reasons, row, depth + 1);
      if (table->hit_policy == LIAN_DMN_FIRST)
        return;
    }
}

/**
 * _lian_explain_finding_row:
 * @explainer: the case
 * @rule: a rule id
 * @outcome: (nullable): its outcome, or any
 *
 * Returns: (transfer none) (nullable): the row of a rule table that matched and gives them
 */
LianTraceRule *
_lian_explain_finding_row (LianExplainer *explainer, const char *rule, const char *outcome)
{
  for (guint i = 0; i < lian_trace_get_n_tables (explainer->trace); i++)
    {
      const LianTraceTable *trace = lian_trace_get_table (explainer->trace, i);
      LianDmnTable *table = _lian_explain_table (explainer, trace->decision);

      for (guint j = 0;
           table != NULL && _lian_table_output (table, "force") >= 0 && j < trace->rules->len; j++)
        {
          LianDmnRule *row = g_ptr_array_index (table->rules, j);
          LianTraceRule *traced = g_ptr_array_index (trace->rules, j);

          if (traced->matched
              && _lian_value_names (_lian_rule_literal (table, row, "rule"), rule)
              && (outcome == NULL
                  || _lian_value_names (_lian_rule_literal (table, row, "outcome"), outcome)))
            return traced;
        }
    }
  return NULL;
}

/**
 * _lian_explain_because:
 * @explainer: the case
 * @rule: the rule of a finding
 * @outcome: its outcome
 *
 * Returns: (transfer full) (element-type LianReason): the facts that made the rule fire
 */
GPtrArray *
_lian_explain_because (LianExplainer *explainer, const char *rule, const char *outcome)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)_lian_reason_free);
  LianTraceRule *row = _lian_explain_finding_row (explainer, rule, outcome);

  if (row != NULL)
    explain_row (explainer, reasons, row, 0);
  return reasons;
}
