/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Unary tests of FEEL: whether a value passes a cell. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-eval.h"

/* A unary test has two results.  Whether the cell matches follows the
 * standard, where a test on null does not match unless it asks for null.  Its
 * state keeps the third value: a test on null is unknown, not no, which is
 * what "why not" and "what to ask" are made of. */

/**
 * _lian_feel_test_compare:
 * @op: an operator that compares
 * @a: a value
 * @b: another
 *
 * Returns: yes, no, or unknown where FEEL gives null
 */
LianTruth
_lian_feel_test_compare (LianFeelOp op, LianFeelValue *a, LianFeelValue *b)
{
  int order;
  gboolean truth;

  if (op == LIAN_FEEL_OP_EQUAL)
    return lian_feel_value_equals (a, b);
  if (op == LIAN_FEEL_OP_UNEQUAL)
    return lian_truth_not (lian_feel_value_equals (a, b));
  if (!lian_feel_value_compare (a, b, &order))
    return LIAN_UNKNOWN;
  truth = op == LIAN_FEEL_OP_LESS      ? order < 0
          : op == LIAN_FEEL_OP_AT_MOST ? order <= 0
          : op == LIAN_FEEL_OP_GREATER ? order > 0
                                       : order >= 0;
  return truth ? LIAN_YES : LIAN_NO;
}

static LianTruth
value_matches (LianFeelValue *input, LianFeelValue *value)
{
  LianTruth result;

  if (lian_feel_value_range_contains (value, input, &result))
    return result;
  result = lian_feel_value_equals (input, value);
  if (lian_feel_value_get_kind (value) != LIAN_FEEL_LIST || result == LIAN_YES)
    return result;
  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    if (value_matches (input, lian_feel_value_get_item (value, i)) == LIAN_YES)
      return LIAN_YES;
  return LIAN_NO;
}

static LianTruth
run_test (LianFeelMachine *machine,
          const LianFeelNode *test,
          LianFeelEnv *env,
          LianFeelValue *input)
{
  LianFeelEnv inner = { .parent = env, .input = input };
  g_autoptr (LianFeelValue) value
      = _lian_feel_eval (machine, _lian_feel_node_child (test, 0), &inner);

  if (test->kind == LIAN_FEEL_NODE_TEST_COMPARE)
    return _lian_feel_test_compare (test->op, input, value);
  if (test->uses_input)
    return lian_feel_value_get_truth (value);
  return value_matches (input, value);
}

/**
 * _lian_feel_test_any:
 * @machine: the running evaluation
 * @node: tests, at least one
 * @env: the names they see
 * @input: the value to test
 *
 * Returns: whether one of them holds, as FEEL's "in" has it; unknown where that gives null
 */
LianTruth
_lian_feel_test_any (LianFeelMachine *machine,
                     const LianFeelNode *node,
                     LianFeelEnv *env,
                     LianFeelValue *input)
{
  LianTruth any = LIAN_NO;

  for (guint i = 0; i < node->children->len && any != LIAN_YES; i++)
    {
      LianTruth truth = run_test (machine, _lian_feel_node_child (node, i), env, input);

      if (truth != LIAN_NO)
        any = truth;
    }
  return any;
}

/**
 * _lian_feel_test:
 * @machine: the running evaluation
 * @node: unary tests
 * @env: the names they see
 * @input: the value to test
 * @state: (out): yes, no, or unknown because something is null
 *
 * Returns: whether the cell matches, as the standard has it
 */
gboolean
_lian_feel_test (LianFeelMachine *machine,
                 const LianFeelNode *node,
                 LianFeelEnv *env,
                 LianFeelValue *input,
                 LianTruth *state)
{
  LianTruth any;

  if (node->children == NULL)
    {
      *state = LIAN_YES;
      return TRUE;
    }
  any = _lian_feel_test_any (machine, node, env, input);
  if (lian_feel_value_is_null (input) && any == LIAN_NO)
    any = LIAN_UNKNOWN;
  *state = node->kind == LIAN_FEEL_NODE_NOT_TESTS ? lian_truth_not (any) : any;
  return *state == LIAN_YES;
}
