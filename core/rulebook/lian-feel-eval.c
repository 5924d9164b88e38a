/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Computes FEEL syntax trees; private to the rulebook engine. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-eval.h"

#include "lian-feel-builtin.h"
#include "lian-feel-temporal.h"

/* FEEL has no exceptions: what cannot be computed is null, and null spreads.
 * A budget of steps ends models that would run for ever; the caller sees it
 * is used up and reports that instead of a value. */

static LianFeelValue *
null_value (void)
{
  return lian_feel_value_new_null ();
}

void
_lian_feel_env_set (LianFeelEnv *env, const char *name, LianFeelValue *value)
{
  if (env->names == NULL)
    {
      env->names = g_ptr_array_new ();
      env->values = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
    }
  g_ptr_array_add (env->names, (gpointer)name);
  g_ptr_array_add (env->values, value);
}

void
_lian_feel_env_clear (LianFeelEnv *env)
{
  g_clear_pointer (&env->names, g_ptr_array_unref);
  g_clear_pointer (&env->values, g_ptr_array_unref);
}

static LianFeelValue *
lookup (LianFeelEnv *env, const char *name)
{
  for (; env != NULL; env = env->parent)
    {
      LianFeelValue *member
          = env->members != NULL ? lian_feel_value_get_member (env->members, name) : NULL;

      for (guint i = env->names != NULL ? env->names->len : 0; i > 0; i--)
        if (g_ptr_array_index (env->names, i - 1) == name)
          return lian_feel_value_ref (g_ptr_array_index (env->values, i - 1));
      if (member != NULL)
        return lian_feel_value_ref (member);
    }
  return null_value ();
}

static LianFeelValue *
eval_child (LianFeelMachine *machine, const LianFeelNode *node, guint index, LianFeelEnv *env)
{
  return _lian_feel_eval (machine, _lian_feel_node_child (node, index), env);
}

static LianFeelValue *
eval_input (LianFeelEnv *env)
{
  for (; env != NULL; env = env->parent)
    if (env->input != NULL)
      return lian_feel_value_ref (env->input);
  return null_value ();
}

static LianFeelValue *
concatenate_strings (LianFeelValue *a, LianFeelValue *b)
{
  g_autofree char *text
      = g_strconcat (lian_feel_value_get_string (a), lian_feel_value_get_string (b), NULL);

  return lian_feel_value_new_string (text);
}

static gboolean
calculate (LianFeelOp op, LianDecimal x, LianDecimal y, LianDecimal *result)
{
  switch (op)
    {
    case LIAN_FEEL_OP_ADD:
      return lian_decimal_add (x, y, result);
    case LIAN_FEEL_OP_SUBTRACT:
      return lian_decimal_subtract (x, y, result);
    case LIAN_FEEL_OP_MULTIPLY:
      return lian_decimal_multiply (x, y, result);
    case LIAN_FEEL_OP_DIVIDE:
      return lian_decimal_divide (x, y, result);
    case LIAN_FEEL_OP_POWER:
      return lian_decimal_power (x, y, result);
    case LIAN_FEEL_OP_NONE:
    case LIAN_FEEL_OP_EQUAL:
    case LIAN_FEEL_OP_UNEQUAL:
    case LIAN_FEEL_OP_LESS:
    case LIAN_FEEL_OP_AT_MOST:
    case LIAN_FEEL_OP_GREATER:
    case LIAN_FEEL_OP_AT_LEAST:
    default:
      return FALSE;
    }
}

static gboolean
is_temporal (LianFeelValue *value)
{
  LianFeelKind kind = lian_feel_value_get_kind (value);

  return kind == LIAN_FEEL_DATE || _lian_feel_kind_is_temporal (kind);
}

static LianFeelValue *
eval_arithmetic (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) a = eval_child (machine, node, 0, env);
  g_autoptr (LianFeelValue) b = eval_child (machine, node, 1, env);
  LianFeelKind kind = lian_feel_value_get_kind (a);
  LianDecimal result;

  if (is_temporal (a) || is_temporal (b))
    return _lian_feel_temporal_calculate (node->op, a, b);
  if (kind != lian_feel_value_get_kind (b))
    return null_value ();
  if (kind == LIAN_FEEL_STRING && node->op == LIAN_FEEL_OP_ADD)
    return concatenate_strings (a, b);
  if (kind != LIAN_FEEL_NUMBER
      || !calculate (node->op, lian_feel_value_get_number (a), lian_feel_value_get_number (b),
                     &result))
    return null_value ();
  return lian_feel_value_new_number (result);
}

static LianFeelValue *
eval_negate (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) value = eval_child (machine, node, 0, env);

  if (lian_feel_value_get_kind (value) != LIAN_FEEL_NUMBER)
    return _lian_feel_temporal_negate (value);
  return lian_feel_value_new_number (lian_decimal_negate (lian_feel_value_get_number (value)));
}

static LianFeelValue *
eval_compare (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) a = eval_child (machine, node, 0, env);
  g_autoptr (LianFeelValue) b = eval_child (machine, node, 1, env);

  return lian_feel_value_new_truth (_lian_feel_test_compare (node->op, a, b));
}

static LianFeelValue *
eval_between (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) value = eval_child (machine, node, 0, env);
  g_autoptr (LianFeelValue) low = eval_child (machine, node, 1, env);
  g_autoptr (LianFeelValue) high = eval_child (machine, node, 2, env);
  int above, below;

  if (!lian_feel_value_compare (value, low, &above)
      || !lian_feel_value_compare (value, high, &below))
    return null_value ();
  return lian_feel_value_new_boolean (above >= 0 && below <= 0);
}

/* and, or: @decisive (no for and, yes for or) settles it, null leaves it open. */
static LianFeelValue *
eval_logic (LianFeelMachine *machine,
            const LianFeelNode *node,
            LianFeelEnv *env,
            LianTruth decisive)
{
  gboolean open = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autoptr (LianFeelValue) value = eval_child (machine, node, i, env);
      LianTruth truth = lian_feel_value_get_truth (value);

      if (truth == decisive)
        return lian_feel_value_new_truth (decisive);
      open = open || truth == LIAN_UNKNOWN;
    }
  return lian_feel_value_new_truth (open ? LIAN_UNKNOWN : lian_truth_not (decisive));
}

static LianFeelValue *
eval_if (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) condition = eval_child (machine, node, 0, env);

  return eval_child (machine, node, lian_feel_value_is_true (condition) ? 1 : 2, env);
}

static LianFeelValue *
eval_in (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) value = eval_child (machine, node, 0, env);

  return lian_feel_value_new_truth (
      _lian_feel_test_any (machine, _lian_feel_node_child (node, 1), env, value));
}

static LianFeelValue *
eval_list (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    lian_feel_value_append (list, eval_child (machine, node, i, env));
  return list;
}

static LianFeelValue *
eval_context (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  LianFeelValue *context = lian_feel_value_new_context ();
  LianFeelEnv inner = { .parent = env };

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      const char *key = g_ptr_array_index (node->names, i);
      LianFeelValue *value = eval_child (machine, node, i, &inner);

      lian_feel_value_set_member (context, key, lian_feel_value_ref (value));
      _lian_feel_env_set (&inner, key, value);
    }
  _lian_feel_env_clear (&inner);
  return context;
}

static LianFeelValue *
eval_path (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) object = eval_child (machine, node, 0, env);

  return _lian_feel_path (object, node->name);
}

static LianFeelValue *
eval_range (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) low = eval_child (machine, node, 0, env);
  g_autoptr (LianFeelValue) high = eval_child (machine, node, 1, env);

  return lian_feel_value_new_range (node->low_closed, low, high, node->high_closed);
}

static GPtrArray *
eval_arguments (LianFeelMachine *machine, const LianFeelNode *node, guint first, LianFeelEnv *env)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);

  for (guint i = first; node->children != NULL && i < node->children->len; i++)
    g_ptr_array_add (arguments, eval_child (machine, node, i, env));
  return arguments;
}

static LianFeelValue *
eval_builtin (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (GPtrArray) arguments = eval_arguments (machine, node, 0, env);

  return _lian_feel_builtin_call (node->builtin, (LianFeelValue **)arguments->pdata,
                                  arguments->len);
}

static LianFeelValue *
eval_call (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) callee = eval_child (machine, node, 0, env);
  g_autoptr (GPtrArray) arguments = NULL;

  if (lian_feel_value_get_kind (callee) != LIAN_FEEL_FUNCTION || machine->call == NULL)
    return null_value ();
  arguments = eval_arguments (machine, node, 1, env);
  return machine->call (machine, lian_feel_value_get_function (callee), node->names, arguments);
}

/**
 * _lian_feel_eval:
 * @machine: the running evaluation
 * @node: a syntax tree
 * @env: the names it sees
 *
 * Returns: (transfer full): the value, null where FEEL gives none
 */
LianFeelValue *
_lian_feel_eval (LianFeelMachine *machine, const LianFeelNode *node, LianFeelEnv *env)
{
  if (--machine->budget < 0)
    return null_value ();
  switch (node->kind)
    {
    case LIAN_FEEL_NODE_LITERAL:
      return lian_feel_value_ref (node->value);
    case LIAN_FEEL_NODE_NAME:
      return lookup (env, node->name);
    case LIAN_FEEL_NODE_INPUT:
      return eval_input (env);
    case LIAN_FEEL_NODE_NEGATE:
      return eval_negate (machine, node, env);
    case LIAN_FEEL_NODE_ARITHMETIC:
      return eval_arithmetic (machine, node, env);
    case LIAN_FEEL_NODE_COMPARE:
      return eval_compare (machine, node, env);
    case LIAN_FEEL_NODE_BETWEEN:
      return eval_between (machine, node, env);
    case LIAN_FEEL_NODE_IN:
      return eval_in (machine, node, env);
    case LIAN_FEEL_NODE_AND:
      return eval_logic (machine, node, env, LIAN_NO);
    case LIAN_FEEL_NODE_OR:
      return eval_logic (machine, node, env, LIAN_YES);
    case LIAN_FEEL_NODE_IF:
      return eval_if (machine, node, env);
    case LIAN_FEEL_NODE_FOR:
    case LIAN_FEEL_NODE_SOME:
    case LIAN_FEEL_NODE_EVERY:
      return _lian_feel_eval_loop (machine, node, env);
    case LIAN_FEEL_NODE_LIST:
      return eval_list (machine, node, env);
    case LIAN_FEEL_NODE_CONTEXT:
      return eval_context (machine, node, env);
    case LIAN_FEEL_NODE_PATH:
      return eval_path (machine, node, env);
    case LIAN_FEEL_NODE_FILTER:
      return _lian_feel_eval_filter (machine, node, env);
    case LIAN_FEEL_NODE_BUILTIN:
      return eval_builtin (machine, node, env);
    case LIAN_FEEL_NODE_CALL:
      return eval_call (machine, node, env);
    case LIAN_FEEL_NODE_RANGE:
      return eval_range (machine, node, env);
    case LIAN_FEEL_NODE_TESTS:
    case LIAN_FEEL_NODE_NOT_TESTS:
    case LIAN_FEEL_NODE_TEST_COMPARE:
    case LIAN_FEEL_NODE_TEST_VALUE:
    default:
      return null_value ();
    }
}
