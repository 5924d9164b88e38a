/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What in a rulebook is the same whatever the facts are. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-constants.h"

#include "lian-feel-value-private.h"

/* @input: the value a test is about counts as constant too. */
static gboolean
is_constant (LianDmnModel *model, const LianFeelNode *node, gboolean input)
{
  LianDmnItem *item;

  if (node->kind == LIAN_FEEL_NODE_INPUT)
    return input;
  if (node->kind == LIAN_FEEL_NODE_NAME)
    {
      item = g_hash_table_lookup (model->by_name, node->name);
      if (item == NULL || item->kind != LIAN_DMN_DECISION || item->leaves->len > 0)
        return FALSE;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (!is_constant (model, _lian_feel_node_child (node, i), input))
      return FALSE;
  return TRUE;
}

/**
 * _lian_node_is_constant:
 * @model: a model
 * @node: an expression
 *
 * Returns: whether @node has the same value whatever the facts are
 */
gboolean
_lian_node_is_constant (LianDmnModel *model, const LianFeelNode *node)
{
  return is_constant (model, node, FALSE);
}

/**
 * _lian_tests_are_constant:
 * @model: a model
 * @tests: (nullable): tests
 *
 * Returns: whether what @tests say depends on nothing but the value they are about
 */
gboolean
_lian_tests_are_constant (LianDmnModel *model, const LianFeelNode *tests)
{
  return tests == NULL || is_constant (model, tests, TRUE);
}

/**
 * _lian_node_mentions:
 * @node: (nullable): an expression
 * @name: an interned name
 *
 * Returns: whether @name occurs in it
 */
gboolean
_lian_node_mentions (const LianFeelNode *node, const char *name)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == LIAN_FEEL_NODE_NAME && node->name == name)
    return TRUE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (_lian_node_mentions (_lian_feel_node_child (node, i), name))
      return TRUE;
  return FALSE;
}

static void
bind_constants (LianRulebook *rulebook,
                const LianFeelNode *node,
                LianFacts *none,
                LianFeelEnv *env)
{
  if (node->kind == LIAN_FEEL_NODE_NAME)
    {
      LianDmnItem *item
          = g_hash_table_lookup (_lian_rulebook_get_model (rulebook)->by_name, node->name);
      LianFeelValue *value = _lian_rulebook_run (rulebook, item, none, NULL, NULL);

      _lian_feel_env_set (env, node->name, value != NULL ? value : lian_feel_value_new_null ());
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    bind_constants (rulebook, _lian_feel_node_child (node, i), none, env);
}

/**
 * _lian_node_constant:
 * @rulebook: a rulebook
 * @node: a constant expression of it
 *
 * Returns: (transfer full): its value
 */
LianFeelValue *
_lian_node_constant (LianRulebook *rulebook, const LianFeelNode *node)
{
  g_autoptr (LianFacts) none = lian_facts_new ();
  LianFeelMachine machine = { .budget = LIAN_FEEL_BUDGET };
  LianFeelEnv env = { 0 };
  LianFeelValue *value;

  bind_constants (rulebook, node, none, &env);
  value = _lian_feel_eval (&machine, node, &env);
  _lian_feel_env_clear (&env);
  return value;
}

static void
add_constant (GPtrArray *constants, LianFeelValue *value)
{
  switch (lian_feel_value_get_kind (value))
    {
    case LIAN_FEEL_LIST:
      for (guint i = 0; i < lian_feel_value_get_length (value); i++)
        add_constant (constants, lian_feel_value_get_item (value, i));
      break;
    case LIAN_FEEL_RANGE:
      add_constant (constants, value->range.low);
      add_constant (constants, value->range.high);
      break;
    case LIAN_FEEL_BOOLEAN:
    case LIAN_FEEL_NUMBER:
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_DATE:
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      g_ptr_array_add (constants, lian_feel_value_ref (value));
      break;
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_CONTEXT:
    case LIAN_FEEL_FUNCTION:
    default:
      break;
    }
}

static gboolean
is_plain_test (LianFeelNodeKind kind)
{
  return kind == LIAN_FEEL_NODE_TESTS || kind == LIAN_FEEL_NODE_NOT_TESTS
         || kind == LIAN_FEEL_NODE_TEST_COMPARE || kind == LIAN_FEEL_NODE_TEST_VALUE
         || kind == LIAN_FEEL_NODE_COMPARE || kind == LIAN_FEEL_NODE_BETWEEN
         || kind == LIAN_FEEL_NODE_IN || kind == LIAN_FEEL_NODE_AND || kind == LIAN_FEEL_NODE_OR
         || kind == LIAN_FEEL_NODE_LIST || kind == LIAN_FEEL_NODE_RANGE;
}

/**
 * _lian_tests_collect:
 * @rulebook: a rulebook
 * @node: a cell
 * @constants: (element-type LianFeelValue): takes what the cell compares its input with
 *
 * Returns: whether the cell does nothing but compare its input with constants
 */
gboolean
_lian_tests_collect (LianRulebook *rulebook, const LianFeelNode *node, GPtrArray *constants)
{
  if (node->kind == LIAN_FEEL_NODE_INPUT)
    return TRUE;
  if (node->kind != LIAN_FEEL_NODE_TESTS && node->kind != LIAN_FEEL_NODE_NOT_TESTS
      && node->kind != LIAN_FEEL_NODE_TEST_COMPARE && node->kind != LIAN_FEEL_NODE_TEST_VALUE
      && _lian_node_is_constant (_lian_rulebook_get_model (rulebook), node))
    {
      g_autoptr (LianFeelValue) value = _lian_node_constant (rulebook, node);

      add_constant (constants, value);
      return TRUE;
    }
  if (!is_plain_test (node->kind))
    return FALSE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (!_lian_tests_collect (rulebook, _lian_feel_node_child (node, i), constants))
      return FALSE;
  return TRUE;
}

/**
 * _lian_tests_run:
 * @rulebook: a rulebook
 * @tests: tests whose names are all constant
 * @value: a value
 *
 * Returns: whether they let @value through
 */
gboolean
_lian_tests_run (LianRulebook *rulebook, const LianFeelNode *tests, LianFeelValue *value)
{
  g_autoptr (LianFacts) none = lian_facts_new ();
  LianFeelMachine machine = { .budget = LIAN_FEEL_BUDGET };
  LianFeelEnv env = { 0 };
  LianTruth state;
  gboolean matches;

  bind_constants (rulebook, tests, none, &env);
  matches = _lian_feel_test (&machine, tests, &env, value, &state);
  _lian_feel_env_clear (&env);
  return matches;
}
