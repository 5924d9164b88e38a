/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What FEEL does with each item of a list: filters, "for", "some", "every". */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-eval.h"
#include "lian-feel-value-private.h"

static LianFeelValue *
null_value (void)
{
  return lian_feel_value_new_null ();
}

static LianFeelValue *
eval_child (LianFeelMachine *machine, const LianFeelNode *node, guint index, LianFeelEnv *env)
{
  return _lian_feel_eval (machine, _lian_feel_node_child (node, index), env);
}

/* --- filters ---------------------------------------------------------------------------- */

/* list[2], list[-1] */
static LianFeelValue *
pick (LianFeelValue *list, LianFeelValue *position)
{
  gint64 n = lian_feel_value_get_length (list);
  gint64 index;

  if (!lian_decimal_to_int (lian_feel_value_get_number (position), &index))
    return null_value ();
  index = index < 0 ? n + index : index - 1;
  if (index < 0 || index >= n)
    return null_value ();
  return lian_feel_value_ref (lian_feel_value_get_item (list, (guint)index));
}

static LianFeelValue *
as_list (LianFeelValue *value)
{
  LianFeelValue *list;

  if (lian_feel_value_get_kind (value) == LIAN_FEEL_LIST)
    return lian_feel_value_ref (value);
  list = lian_feel_value_new_list ();
  if (!lian_feel_value_is_null (value))
    lian_feel_value_append (list, lian_feel_value_ref (value));
  return list;
}

/**
 * _lian_feel_eval_filter:
 * @machine: the running evaluation
 * @node: a filter
 * @env: the names it sees
 *
 * Returns: (transfer full): the items that pass, or the one at a place; null beyond the list
 */
LianFeelValue *
_lian_feel_eval_filter (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) whole = eval_child (machine, node, 0, env);
  g_autoptr (LianFeelValue) list = as_list (whole);
  LianFeelNode *test = _lian_feel_node_child (node, 1);
  LianFeelValue *kept;

  if (test->kind == LIAN_FEEL_NODE_LITERAL || test->kind == LIAN_FEEL_NODE_NEGATE)
    {
      g_autoptr (LianFeelValue) position = _lian_feel_eval (machine, test, env);

      if (lian_feel_value_get_kind (position) == LIAN_FEEL_NUMBER)
        return pick (list, position);
    }
  kept = lian_feel_value_new_list ();
  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);
      LianFeelEnv inner = { .parent = env, .members = item };
      g_autoptr (LianFeelValue) result = NULL;

      _lian_feel_env_set (&inner, g_intern_static_string ("item"), lian_feel_value_ref (item));
      result = _lian_feel_eval (machine, test, &inner);
      _lian_feel_env_clear (&inner);
      if (lian_feel_value_get_kind (result) == LIAN_FEEL_NUMBER)
        {
          lian_feel_value_unref (kept);
          return pick (list, result);
        }
      if (lian_feel_value_is_true (result))
        lian_feel_value_append (kept, lian_feel_value_ref (item));
    }
  return kept;
}

/* --- loops ------------------------------------------------------------------------------ */

static gboolean
whole_number (LianFeelValue *value, gint64 *number)
{
  return lian_feel_value_get_kind (value) == LIAN_FEEL_NUMBER
         && lian_decimal_to_int (lian_feel_value_get_number (value), number);
}

/* "1..3" counts, also downwards; an open end is left out. */
static LianFeelValue *
count_range (LianFeelMachine *machine, LianFeelValue *range)
{
  LianFeelValue *list = lian_feel_value_new_list ();
  gint64 from, to, by;

  if (!whole_number (range->range.low, &from) || !whole_number (range->range.high, &to))
    return list;
  by = from <= to ? 1 : -1;
  for (gint64 i = from; i * by <= to * by && --machine->budget >= 0; i += by)
    if ((i != from || range->range.low_closed) && (i != to || range->range.high_closed))
      lian_feel_value_append (list, lian_feel_value_new_int (i));
  return list;
}

/* The elements a loop runs over. */
static LianFeelValue *
loop_list (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) value = _lian_feel_eval (machine, node, env);

  if (lian_feel_value_get_kind (value) == LIAN_FEEL_RANGE)
    return count_range (machine, value);
  return as_list (value);
}

/* Runs the body for every combination; collects for "for", folds else. */
static void
run_loop (LianFeelMachine *machine,
          const LianFeelNode *node,
          guint variable,
          LianFeelEnv *env,
          LianFeelValue *results,
          LianTruth *fold)
{
  guint n_variables = node->names->len;
  LianTruth decisive = node->kind == LIAN_FEEL_NODE_SOME ? LIAN_YES : LIAN_NO;
  g_autoptr (LianFeelValue) list = NULL;

  if (variable == n_variables)
    {
      LianFeelValue *value = eval_child (machine, node, n_variables, env);
      LianTruth truth = lian_feel_value_get_truth (value);

      if (*fold != decisive && (truth == decisive || truth == LIAN_UNKNOWN))
        *fold = truth;
      if (results != NULL)
        lian_feel_value_append (results, value);
      else
        lian_feel_value_unref (value);
      return;
    }
  list = loop_list (machine, _lian_feel_node_child (node, variable), env);
  for (guint i = 0; i < lian_feel_value_get_length (list) && machine->budget >= 0; i++)
    {
      LianFeelEnv inner = { .parent = env };

      _lian_feel_env_set (&inner, g_ptr_array_index (node->names, variable),
                          lian_feel_value_ref (lian_feel_value_get_item (list, i)));
      run_loop (machine, node, variable + 1, &inner, results, fold);
      _lian_feel_env_clear (&inner);
    }
}

/**
 * _lian_feel_eval_loop:
 * @machine: the running evaluation
 * @node: "for", "some" or "every"
 * @env: the names it sees
 *
 * Returns: (transfer full): the list of what the body gives, or whether it holds for one or all
 */
LianFeelValue *
_lian_feel_eval_loop (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  LianTruth fold = node->kind == LIAN_FEEL_NODE_SOME ? LIAN_NO : LIAN_YES;
  LianFeelValue *results = node->kind == LIAN_FEEL_NODE_FOR ? lian_feel_value_new_list () : NULL;

  run_loop (machine, node, 0, env, results, &fold);
  return results != NULL ? results : lian_feel_value_new_truth (fold);
}
