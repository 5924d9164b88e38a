/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Evaluates decision tables: rows, hit policies, defaults. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-rulebook-private.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Follows DMN 8.2.11.  Where the standard calls a table wrong for its input
 * (UNIQUE with two hits, ANY with different outputs, a value that inputValues
 * does not list) the result is null, never one of the candidates.  A list
 * policy without a hit gives an empty list, as engines in use do. */

typedef struct
{
  LianEvaluation *evaluation;
  LianDmnTable *table;
  LianFeelEnv *env;
  GPtrArray *inputs; /* LianFeelValue */
  GPtrArray *hits;   /* LianDmnRule */
  LianTraceTable *trace;
} Run;

static LianDmnOutput *
output_at (Run *run, guint index)
{
  return &g_array_index (run->table->outputs, LianDmnOutput, index);
}

/* --- rows ------------------------------------------------------------------ */

static gboolean
evaluate_inputs (Run *run)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < run->table->inputs->len; i++)
    {
      LianDmnInput *input = &g_array_index (run->table->inputs, LianDmnInput, i);
      LianFeelValue *value
          = _lian_feel_eval (&run->evaluation->machine, input->expression.node, run->env);
      LianTruth state;

      g_ptr_array_add (run->inputs, value);
      if (input->values.node != NULL && !lian_feel_value_is_null (value))
        valid = _lian_feel_test (&run->evaluation->machine, input->values.node, run->env, value,
                                 &state)
                && valid;
    }
  return valid;
}

static gboolean
test_rule (Run *run, LianDmnRule *rule)
{
  LianTraceRule *trace = run->trace != NULL ? _lian_trace_add_rule (run->trace, rule->id) : NULL;
  gboolean matched = TRUE;

  for (guint i = 0; i < rule->cells->len; i++)
    {
      LianDmnText *cell = &g_array_index (rule->cells, LianDmnText, i);
      LianDmnInput *input = &g_array_index (run->table->inputs, LianDmnInput, i);
      LianFeelValue *value = g_ptr_array_index (run->inputs, i);
      LianTruth state;

      if (cell->node->children == NULL)
        continue;
      matched = _lian_feel_test (&run->evaluation->machine, cell->node, run->env, value, &state)
                && matched;
      if (trace != NULL)
        _lian_trace_add_cell (trace, input->expression.text, cell->text, value, state);
      else if (!matched)
        return FALSE;
    }
  if (trace != NULL)
    trace->matched = matched;
  return matched;
}

static void
collect_hits (Run *run)
{
  for (guint i = 0; i < run->table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (run->table->rules, i);

      if (!test_rule (run, rule))
        continue;
      g_ptr_array_add (run->hits, rule);
      if (run->table->hit_policy == LIAN_DMN_FIRST && run->trace == NULL)
        return;
    }
}

/* --- outputs --------------------------------------------------------------- */

static LianFeelValue *
evaluate_output (Run *run, LianDmnText *text, guint column)
{
  g_autoptr (LianFeelValue) value
      = _lian_feel_eval (&run->evaluation->machine, text->node, run->env);

  return _lian_dmn_coerce (value, output_at (run, column)->type, LIAN_DMN_LENIENT, "", NULL);
}

static LianFeelValue *
rule_value (Run *run, LianDmnRule *rule)
{
  LianFeelValue *context;

  if (rule->outputs->len == 1)
    return evaluate_output (run, &g_array_index (rule->outputs, LianDmnText, 0), 0);
  context = lian_feel_value_new_context ();
  for (guint i = 0; i < rule->outputs->len; i++)
    lian_feel_value_set_member (
        context, output_at (run, i)->name,
        evaluate_output (run, &g_array_index (rule->outputs, LianDmnText, i), i));
  return context;
}

/* (nullable) */
static LianFeelValue *
default_value (Run *run)
{
  LianFeelValue *context;
  gboolean any = FALSE;

  for (guint i = 0; i < run->table->outputs->len; i++)
    any = any || output_at (run, i)->fallback.node != NULL;
  if (!any)
    return NULL;
  if (run->table->outputs->len == 1)
    return evaluate_output (run, &output_at (run, 0)->fallback, 0);
  context = lian_feel_value_new_context ();
  for (guint i = 0; i < run->table->outputs->len; i++)
    {
      LianDmnOutput *output = output_at (run, i);

      lian_feel_value_set_member (context, output->name,
                                  output->fallback.node != NULL
                                      ? evaluate_output (run, &output->fallback, i)
                                      : lian_feel_value_new_null ());
    }
  return context;
}

/* --- hit policies ------------------------------------------------------------ */

/* The place of @value in the list of output values: the earlier, the better. */
static guint
priority (Run *run, guint column, LianFeelValue *value)
{
  LianDmnOutput *output = output_at (run, column);
  LianFeelNode *order = output->values.node;

  if (order == NULL && output->type != NULL)
    order = output->type->allowed;
  for (guint i = 0; order != NULL && order->children != NULL && i < order->children->len; i++)
    {
      g_autoptr (LianFeelValue) listed
          = _lian_feel_eval (&run->evaluation->machine,
                             _lian_feel_node_child (_lian_feel_node_child (order, i), 0), run->env);

      if (lian_feel_value_equals (listed, value) == LIAN_YES)
        return i;
    }
  return G_MAXUINT;
}

typedef struct
{
  LianFeelValue *value;
  GArray *priorities;
  guint position;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;

  for (guint i = 0; i < first->priorities->len; i++)
    {
      guint x = g_array_index (first->priorities, guint, i);
      guint y = g_array_index (second->priorities, guint, i);

      if (x != y)
        return x < y ? -1 : 1;
    }
  return first->position < second->position ? -1 : 1;
}

static void
ranked_clear (Ranked *ranked)
{
  lian_feel_value_unref (ranked->value);
  g_array_unref (ranked->priorities);
}

static GArray *
rank_hits (Run *run)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_array_set_clear_func (ranked, (GDestroyNotify)ranked_clear);
  for (guint i = 0; i < run->hits->len; i++)
    {
      Ranked one = { rule_value (run, g_ptr_array_index (run->hits, i)),
                     g_array_new (FALSE, FALSE, sizeof (guint)), i };

      for (guint j = 0; j < run->table->outputs->len; j++)
        {
          LianFeelValue *value
              = run->table->outputs->len == 1 ? one.value : lian_feel_value_get_item (one.value, j);
          guint place = priority (run, j, value);

          g_array_append_val (one.priorities, place);
        }
      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static LianFeelValue *
all_values (Run *run, gboolean by_output)
{
  LianFeelValue *list = lian_feel_value_new_list ();
  g_autoptr (GArray) ranked = by_output ? rank_hits (run) : NULL;

  for (guint i = 0; i < run->hits->len; i++)
    lian_feel_value_append (
        list, by_output ? lian_feel_value_ref (g_array_index (ranked, Ranked, i).value)
                        : rule_value (run, g_ptr_array_index (run->hits, i)));
  return list;
}

static LianFeelValue *
any_value (Run *run)
{
  g_autoptr (LianFeelValue) list = all_values (run, FALSE);
  LianFeelValue *first = lian_feel_value_get_item (list, 0);

  for (guint i = 1; i < lian_feel_value_get_length (list); i++)
    if (lian_feel_value_equals (first, lian_feel_value_get_item (list, i)) != LIAN_YES)
      return lian_feel_value_new_null ();
  return lian_feel_value_ref (first);
}

static LianFeelValue *
priority_value (Run *run)
{
  g_autoptr (GArray) ranked = rank_hits (run);

  return lian_feel_value_ref (g_array_index (ranked, Ranked, 0).value);
}

static LianFeelValue *
aggregate (Run *run)
{
  g_autoptr (LianFeelValue) list = all_values (run, FALSE);
  guint n = lian_feel_value_get_length (list);
  LianDecimal sum = lian_decimal_from_int (0);
  LianFeelValue *best = NULL;

  if (run->table->hit_policy == LIAN_DMN_COUNT)
    return lian_feel_value_new_int (n);
  for (guint i = 0; i < n; i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);
      int order;

      if (!lian_feel_value_compare (item, best != NULL ? best : item, &order))
        return lian_feel_value_new_null ();
      if (best == NULL || (run->table->hit_policy == LIAN_DMN_MIN ? order < 0 : order > 0))
        best = item;
      if (run->table->hit_policy == LIAN_DMN_SUM
          && (lian_feel_value_get_kind (item) != LIAN_FEEL_NUMBER
              || !lian_decimal_add (sum, lian_feel_value_get_number (item), &sum)))
        return lian_feel_value_new_null ();
    }
  if (run->table->hit_policy == LIAN_DMN_SUM)
    return lian_feel_value_new_number (sum);
  return lian_feel_value_ref (best);
}

/**
 * _lian_table_gives_list:
 * @table: a table
 *
 * Returns: whether its hit policy makes a list of what the matching rows give
 */
gboolean
_lian_table_gives_list (LianDmnTable *table)
{
  return table->hit_policy == LIAN_DMN_COLLECT || table->hit_policy == LIAN_DMN_RULE_ORDER
         || table->hit_policy == LIAN_DMN_OUTPUT_ORDER;
}

static LianFeelValue *
no_hit (Run *run)
{
  LianFeelValue *fallback = default_value (run);
  LianFeelValue *list;

  if (run->table->hit_policy == LIAN_DMN_COUNT && fallback == NULL)
    return lian_feel_value_new_int (0);
  if (!_lian_table_gives_list (run->table))
    return fallback != NULL ? fallback : lian_feel_value_new_null ();
  list = lian_feel_value_new_list ();
  if (fallback != NULL)
    lian_feel_value_append (list, fallback);
  return list;
}

static LianFeelValue *
apply_policy (Run *run)
{
  if (run->hits->len == 0)
    return no_hit (run);
  switch (run->table->hit_policy)
    {
    case LIAN_DMN_UNIQUE:
      if (run->hits->len > 1)
        return lian_feel_value_new_null ();
      return rule_value (run, g_ptr_array_index (run->hits, 0));
    case LIAN_DMN_FIRST:
      return rule_value (run, g_ptr_array_index (run->hits, 0));
    case LIAN_DMN_ANY:
      return any_value (run);
    case LIAN_DMN_PRIORITY:
      return priority_value (run);
    case LIAN_DMN_OUTPUT_ORDER:
      return all_values (run, TRUE);
    case LIAN_DMN_RULE_ORDER:
    case LIAN_DMN_COLLECT:
      return all_values (run, FALSE);
    case LIAN_DMN_SUM:
    case LIAN_DMN_MIN:
    case LIAN_DMN_MAX:
    case LIAN_DMN_COUNT:
    default:
      return aggregate (run);
    }
}

/**
 * _lian_table_evaluate:
 * @evaluation: the running evaluation; its trace is filled if it has one
 * @table: a decision table
 * @env: the names its expressions see
 *
 * Returns: (transfer full): the result
 */
LianFeelValue *
_lian_table_evaluate (LianEvaluation *evaluation, LianDmnTable *table, LianFeelEnv *env)
{
  Run run = { evaluation, table, env, NULL, NULL, NULL };
  LianFeelValue *result;

  run.inputs = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  run.hits = g_ptr_array_new ();
  if (evaluation->trace != NULL)
    run.trace = _lian_trace_begin (evaluation->trace, evaluation->table_name);
  if (evaluate_inputs (&run))
    {
      collect_hits (&run);
      result = apply_policy (&run);
    }
  else
    result = lian_feel_value_new_null ();
  if (run.trace != NULL)
    run.trace->value = lian_feel_value_ref (result);
  g_ptr_array_unref (run.inputs);
  g_ptr_array_unref (run.hits);
  return result;
}

/**
 * _lian_table_result:
 * @evaluation: the running evaluation
 * @table: a decision table
 * @env: the names its outputs see
 * @hits: (element-type LianDmnRule): the rows that match, in order
 *
 * Returns: (transfer full): what the hit policy makes of them
 */
LianFeelValue *
_lian_table_result (LianEvaluation *evaluation,
                    LianDmnTable *table,
                    LianFeelEnv *env,
                    GPtrArray *hits)
{
  Run run = { evaluation, table, env, NULL, hits, NULL };

  return apply_policy (&run);
}

/**
 * _lian_table_prefers:
 * @table: a table with the hit policy PRIORITY, its outputs constant
 * @a: a row of it
 * @b: another
 *
 * Returns: whether @a decides when both match
 */
gboolean
_lian_table_prefers (LianDmnTable *table, guint a, guint b)
{
  LianEvaluation evaluation = { .machine = { .budget = LIAN_FEEL_BUDGET } };
  g_autoptr (GPtrArray) hits = g_ptr_array_new ();
  Run run = { &evaluation, table, NULL, NULL, hits, NULL };
  g_autoptr (GArray) ranked = NULL;

  g_ptr_array_add (hits, g_ptr_array_index (table->rules, MIN (a, b)));
  g_ptr_array_add (hits, g_ptr_array_index (table->rules, MAX (a, b)));
  ranked = rank_hits (&run);
  return (g_array_index (ranked, Ranked, 0).position == 0) == (a < b);
}
