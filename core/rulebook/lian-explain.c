/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why, and why not. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* Everything here is read off the tables and the trace; no rule is known to
 * this code, so an edited rulebook explains itself too.  A derived value such
 * as "C is NO" is no reason an officer can act on, so it is followed down to
 * the facts: through the row that gave it, or, for a value that was wanted and
 * not had, through the row that came nearest to giving it. */

#define MAX_DEPTH 20

static LianDmnTable *
table_named (LianExplainer *explainer, const char *name)
{
  LianDmnItem *item = name != NULL ? g_hash_table_lookup (explainer->model->by_name, name) : NULL;

  return item != NULL ? _lian_dmn_item_table (item) : NULL;
}

static gboolean
is_fact (LianExplainer *explainer, const char *name)
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

static int
output_column (LianDmnTable *table, const char *name)
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
  table = node->kind == LIAN_FEEL_NODE_NAME ? table_named (explainer, node->name) : NULL;
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
  int column = output_column (table, "outcome");

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
      int column = table != NULL ? output_column (table, "outcome") : -1;

      for (guint j = 0; column >= 0 && j < table->rules->len; j++)
        {
          LianDmnRule *rule = g_ptr_array_index (table->rules, j);

          add_outcome (outcomes, g_array_index (rule->outputs, LianDmnText, column).node);
        }
    }
  return outcomes;
}

/* --- because ----------------------------------------------------------------------- */

static void
reason_free (LianReason *reason)
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
        if (!is_fact (explainer, name))
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
  LianDmnTable *table = table_named (explainer, name);
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, name);

  if (is_fact (explainer, name))
    add_reason (explainer, reasons, name);
  if (table == NULL || trace == NULL || depth > MAX_DEPTH)
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

/* The traced row of a rule table that gives @rule and @outcome. */
static LianTraceRule *
find_finding_row (LianExplainer *explainer, const char *rule, const char *outcome, gboolean matched)
{
  for (guint i = 0; i < lian_trace_get_n_tables (explainer->trace); i++)
    {
      const LianTraceTable *trace = lian_trace_get_table (explainer->trace, i);
      LianDmnTable *table = table_named (explainer, trace->decision);

      for (guint j = 0;
           table != NULL && output_column (table, "force") >= 0 && j < trace->rules->len; j++)
        {
          LianDmnRule *row = g_ptr_array_index (table->rules, j);
          LianTraceRule *traced = g_ptr_array_index (trace->rules, j);

          if (traced->matched == matched
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
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)reason_free);
  LianTraceRule *row = find_finding_row (explainer, rule, outcome, TRUE);

  if (row != NULL)
    explain_row (explainer, reasons, row, 0);
  return reasons;
}

/* --- why not ------------------------------------------------------------------------- */

static void
refusal_free (LianRefusal *refusal)
{
  g_free (refusal->fact);
  lian_feel_value_unref (refusal->value);
  g_free (refusal->test);
  g_free (refusal);
}

static void
add_refusal (LianExplainer *explainer, GPtrArray *cells, const char *fact, char *test)
{
  LianFeelValue *value = lian_facts_get (explainer->facts, fact);
  LianRefusal *refusal;

  for (guint i = 0; i < cells->len; i++)
    if (g_str_equal (((LianRefusal *)cells->pdata[i])->fact, fact))
      {
        g_free (test);
        return;
      }
  refusal = g_new0 (LianRefusal, 1);
  refusal->fact = g_strdup (fact);
  refusal->value = lian_feel_value_ref (value);
  refusal->test = test;
  refusal->state = lian_feel_value_is_null (value) ? LIAN_UNKNOWN : LIAN_NO;
  g_ptr_array_add (cells, refusal);
}

static GPtrArray *
new_cells (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)refusal_free);
}

/* A row matched that should not have: its facts would have to be otherwise. */
static void
refuse_match (LianExplainer *explainer, GPtrArray *cells, LianTraceRule *row, guint depth)
{
  for (guint i = 0; i < row->cells->len && depth < MAX_DEPTH; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);
      const LianTraceTable *below = lian_trace_find_table (explainer->trace, cell->input);
      LianDmnTable *table = table_named (explainer, cell->input);

      if (is_fact (explainer, cell->input)
          && lian_rulebook_get_fact_type (explainer->rulebook, cell->input) != LIAN_FACT_CHOICE)
        add_refusal (explainer, cells, cell->input, g_strdup_printf ("not(%s)", cell->test));
      for (guint j = 0; table != NULL && below != NULL && j < below->rules->len; j++)
        {
          LianTraceRule *inner = g_ptr_array_index (below->rules, j);

          if (!inner->matched)
            continue;
          refuse_match (explainer, cells, inner, depth + 1);
          if (table->hit_policy == LIAN_DMN_FIRST)
            break;
        }
    }
}

typedef gboolean (*RowFilter) (LianExplainer *explainer,
                               LianDmnTable *table,
                               LianDmnRule *rule,
                               gconstpointer data);

static GPtrArray *refuse_table (LianExplainer *explainer,
                                const char *name,
                                RowFilter wanted,
                                gconstpointer data,
                                guint depth,
                                const char **row_id);

/* Would the row's output satisfy the cell that asked for it? */
static gboolean
output_satisfies (LianExplainer *explainer,
                  LianDmnTable *table,
                  LianDmnRule *rule,
                  gconstpointer data)
{
  const LianTraceCell *cell = data;
  LianFeelValue *value = _lian_rule_literal (table, rule, NULL);
  g_autofree char *text = value != NULL ? lian_feel_value_to_text (value) : NULL;
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return FALSE;
  parts = g_strsplit (cell->test, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (g_strstrip (parts[i]), text))
      return TRUE;
  return FALSE;
}

static void
move_cells (GPtrArray *to, GPtrArray *from)
{
  while (from->len > 0)
    {
      LianRefusal *refusal = g_ptr_array_steal_index (from, 0);
      gboolean known = FALSE;

      for (guint i = 0; i < to->len; i++)
        known = known || g_str_equal (((LianRefusal *)to->pdata[i])->fact, refusal->fact);
      if (known)
        refusal_free (refusal);
      else
        g_ptr_array_add (to, refusal);
    }
}

static GPtrArray *
refuse_row (LianExplainer *explainer, LianTraceRule *row, guint depth)
{
  GPtrArray *cells = new_cells ();

  for (guint i = 0; i < row->cells->len; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (cell->state == LIAN_YES)
        continue;
      if (is_fact (explainer, cell->input))
        add_refusal (explainer, cells, cell->input, g_strdup (cell->test));
      else
        {
          g_autoptr (GPtrArray) below
              = refuse_table (explainer, cell->input, output_satisfies, cell, depth + 1, NULL);

          move_cells (cells, below);
        }
    }
  return cells;
}

static gboolean
refuses_choice (LianExplainer *explainer, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      LianRefusal *refusal = g_ptr_array_index (cells, i);

      if (refusal->state == LIAN_NO
          && lian_rulebook_get_fact_type (explainer->rulebook, refusal->fact) == LIAN_FACT_CHOICE)
        return TRUE;
    }
  return FALSE;
}

/* Fewer cells are nearer; another class of trade is farthest. */
static guint
distance (LianExplainer *explainer, GPtrArray *cells)
{
  return cells->len + (refuses_choice (explainer, cells) ? 1000 : 0);
}

/* In a FIRST table a row above may win. */
static void
add_row_above (LianExplainer *explainer,
               LianDmnTable *table,
               const LianTraceTable *trace,
               guint index,
               GPtrArray *cells,
               guint depth)
{
  if (table->hit_policy != LIAN_DMN_FIRST)
    return;
  for (guint i = 0; i < index; i++)
    {
      LianTraceRule *row = g_ptr_array_index (trace->rules, i);

      if (row->matched)
        {
          refuse_match (explainer, cells, row, depth + 1);
          return;
        }
    }
}

/* What keeps table @name from giving a wanted row: of the nearest one. */
static GPtrArray *
refuse_table (LianExplainer *explainer,
              const char *name,
              RowFilter wanted,
              gconstpointer data,
              guint depth,
              const char **row_id)
{
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, name);
  LianDmnTable *table = table_named (explainer, name);
  GPtrArray *best = NULL;

  for (guint i = 0; trace != NULL && table != NULL && depth < MAX_DEPTH && i < trace->rules->len;
       i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);
      GPtrArray *cells;

      if (!wanted (explainer, table, rule, data))
        continue;
      cells = refuse_row (explainer, g_ptr_array_index (trace->rules, i), depth);
      add_row_above (explainer, table, trace, i, cells, depth);
      if (best == NULL || distance (explainer, cells) < distance (explainer, best))
        {
          GPtrArray *old = best;

          best = cells;
          cells = old;
          if (row_id != NULL)
            *row_id = rule->id;
        }
      g_clear_pointer (&cells, g_ptr_array_unref);
    }
  return best != NULL ? best : new_cells ();
}

static gboolean
row_permits (LianExplainer *explainer, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  const char *force = _lian_rule_literal (table, rule, "force") != NULL
                          ? lian_feel_value_get_string (_lian_rule_literal (table, rule, "force"))
                          : NULL;

  return force != NULL && !g_str_equal (force, "SHOULD_NOT") && !g_str_equal (force, "FORBID")
         && _lian_rule_gives (explainer, table, rule, data);
}

static gboolean
row_gives (LianExplainer *explainer, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  return _lian_rule_gives (explainer, table, rule, data);
}

/* The guard that stops @outcome, if one does. */
static const char *
stopped_by (LianExplainer *explainer, const char *outcome)
{
  LianFeelValue *blocked = lian_feel_value_get_member (explainer->result, "blocked");

  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (blocked, i);
      LianFeelValue *by = lian_feel_value_get_member (item, "by");

      if (g_strcmp0 (lian_feel_value_get_member_string (item, "outcome"), outcome) == 0
          && by != NULL && lian_feel_value_get_length (by) > 0)
        return lian_feel_value_get_string (lian_feel_value_get_item (by, 0));
    }
  return NULL;
}

/* The rule table row nearest to permitting @outcome; its rule id in @rule. */
static GPtrArray *
refuse_rules (LianExplainer *explainer, const char *outcome, const char **rule)
{
  GPtrArray *best = NULL;

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->findings->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);
      const char *id = NULL;
      GPtrArray *cells;

      if (table == NULL || output_column (table, "force") < 0)
        continue;
      cells = refuse_table (explainer, item->name, row_permits, outcome, 0, &id);
      for (guint j = 0; id != NULL && j < table->rules->len; j++)
        {
          LianDmnRule *row = g_ptr_array_index (table->rules, j);

          if (g_strcmp0 (row->id, id) == 0
              && (best == NULL || distance (explainer, cells) < distance (explainer, best)))
            {
              g_clear_pointer (&best, g_ptr_array_unref);
              best = g_ptr_array_ref (cells);
              *rule = lian_feel_value_get_string (_lian_rule_literal (table, row, "rule"));
            }
        }
      g_ptr_array_unref (cells);
    }
  return best;
}

/* Permitted and not stopped: another form goes before it. */
static GPtrArray *
refuse_choice_table (LianExplainer *explainer, const char *outcome, const char **row)
{
  GPtrArray *best = NULL;

  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->form->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);
      const char *id = NULL;

      if (table == NULL || table->hit_policy != LIAN_DMN_FIRST || best != NULL)
        continue;
      best = refuse_table (explainer, item->name, row_gives, outcome, 0, &id);
      if (*row == NULL)
        *row = id;
    }
  return best;
}

static void
why_not_free (LianWhyNot *why_not)
{
  g_free (why_not->outcome);
  g_free (why_not->rule);
  g_ptr_array_unref (why_not->cells);
  g_free (why_not);
}

static LianWhyNot *
why_not_one (LianExplainer *explainer, const char *outcome)
{
  const char *guard = stopped_by (explainer, outcome);
  LianWhyNot *why_not = g_new0 (LianWhyNot, 1);
  const char *rule = NULL;
  GPtrArray *cells = refuse_rules (explainer, outcome, &rule);

  why_not->outcome = g_strdup (outcome);
  if ((cells == NULL || cells->len == 0) && guard != NULL)
    {
      LianTraceRule *row = find_finding_row (explainer, guard, NULL, TRUE);

      g_clear_pointer (&cells, g_ptr_array_unref);
      cells = new_cells ();
      rule = guard;
      if (row != NULL)
        refuse_match (explainer, cells, row, 0);
    }
  else if (cells == NULL || cells->len == 0)
    {
      g_clear_pointer (&cells, g_ptr_array_unref);
      cells = refuse_choice_table (explainer, outcome, &rule);
    }
  why_not->rule = g_strdup (rule != NULL ? rule : "");
  why_not->cells = cells != NULL ? cells : new_cells ();
  return why_not;
}

/**
 * _lian_explain_why_not:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianWhyNot): one entry for every form
 *   that is not recommended
 */
GPtrArray *
_lian_explain_why_not (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)why_not_free);
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);
  LianFeelValue *recommended = lian_feel_value_get_member (explainer->result, "recommended");

  for (guint i = 0; i < outcomes->len; i++)
    if (!_lian_value_names (recommended, g_ptr_array_index (outcomes, i)))
      g_ptr_array_add (list, why_not_one (explainer, g_ptr_array_index (outcomes, i)));
  return list;
}
