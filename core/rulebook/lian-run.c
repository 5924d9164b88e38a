/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Evaluates the decisions of a rulebook. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-rulebook-private.h"

/* Evaluating a decision computes what it requires first, each decision once; an
 * input that was not given is null.  Searching for "what would change it"
 * evaluates the same graph hundreds of times, so a caller may share a cache: a
 * decision is known by the values of the facts below it. */

/* Calls of knowledge models within calls. */
#define MAX_CALLS 60

static LianFeelValue *evaluate_item (LianEvaluation *evaluation, LianDmnItem *item);
static LianFeelValue *
evaluate_expression (LianEvaluation *evaluation, LianDmnExpression *expression, LianFeelEnv *env);

static LianFeelValue *
evaluate_context (LianEvaluation *evaluation, LianDmnExpression *expression, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) context = lian_feel_value_new_context ();
  LianFeelValue *result = NULL;
  LianFeelEnv inner = { .parent = env };

  for (guint i = 0; i < expression->entries->len && result == NULL; i++)
    {
      LianDmnEntry *entry = &g_array_index (expression->entries, LianDmnEntry, i);
      LianFeelValue *value = evaluate_expression (evaluation, entry->expression, &inner);

      if (entry->name == NULL)
        {
          result = value;
          continue;
        }
      lian_feel_value_set_member (context, entry->name, lian_feel_value_ref (value));
      _lian_feel_env_set (&inner, entry->name, value);
    }
  _lian_feel_env_clear (&inner);
  return result != NULL ? result : g_steal_pointer (&context);
}

static LianFeelValue *
evaluate_invocation (LianEvaluation *evaluation, LianDmnExpression *expression, LianFeelEnv *env)
{
  g_autoptr (LianFeelValue) callee
      = _lian_feel_eval (&evaluation->machine, expression->text.node, env);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) arguments
      = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);

  if (lian_feel_value_get_kind (callee) != LIAN_FEEL_FUNCTION)
    return lian_feel_value_new_null ();
  for (guint i = 0; i < expression->entries->len; i++)
    {
      LianDmnEntry *entry = &g_array_index (expression->entries, LianDmnEntry, i);

      g_ptr_array_add (names, (gpointer)entry->name);
      g_ptr_array_add (arguments, evaluate_expression (evaluation, entry->expression, env));
    }
  return evaluation->machine.call (&evaluation->machine, lian_feel_value_get_function (callee),
                                   names, arguments);
}

static LianFeelValue *
evaluate_expression (LianEvaluation *evaluation, LianDmnExpression *expression, LianFeelEnv *env)
{
  switch (expression->kind)
    {
    case LIAN_DMN_TABLE:
      return _lian_table_evaluate (evaluation, expression->table, env);
    case LIAN_DMN_CONTEXT:
      return evaluate_context (evaluation, expression, env);
    case LIAN_DMN_INVOCATION:
      return evaluate_invocation (evaluation, expression, env);
    case LIAN_DMN_LITERAL:
    default:
      return _lian_feel_eval (&evaluation->machine, expression->text.node, env);
    }
}

static void
bind_requirements (LianEvaluation *evaluation, LianDmnItem *item, LianFeelEnv *env)
{
  for (guint i = 0; i < item->requires->len; i++)
    {
      LianDmnItem *below = g_ptr_array_index (item->requires, i);

      _lian_feel_env_set (env, below->name, evaluate_item (evaluation, below));
    }
}

/* Argument of a call: by name if named, else by place. */
static LianFeelValue *
find_argument (LianDmnOutput *parameter, guint place, GPtrArray *names, GPtrArray *arguments)
{
  LianFeelValue *argument = NULL;

  if (names == NULL)
    argument = place < arguments->len ? g_ptr_array_index (arguments, place) : NULL;
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (g_ptr_array_index (names, i) == parameter->name)
      argument = g_ptr_array_index (arguments, i);
  if (argument == NULL)
    return lian_feel_value_new_null ();
  return _lian_dmn_coerce (argument, parameter->type, LIAN_DMN_LENIENT, "", NULL);
}

static LianFeelValue *
call_knowledge (LianFeelMachine *machine, gpointer callee, GPtrArray *names, GPtrArray *arguments)
{
  LianEvaluation *evaluation = machine->user_data;
  LianDmnItem *item = callee;
  LianFeelEnv env = { 0 };
  const char *outer = evaluation->table_name;
  g_autoptr (LianFeelValue) value = NULL;

  if (item->expression == NULL || machine->depth >= MAX_CALLS)
    return lian_feel_value_new_null ();
  machine->depth++;
  bind_requirements (evaluation, item, &env);
  for (guint i = 0; i < item->parameters->len; i++)
    {
      LianDmnOutput *parameter = &g_array_index (item->parameters, LianDmnOutput, i);

      _lian_feel_env_set (&env, parameter->name, find_argument (parameter, i, names, arguments));
    }
  evaluation->table_name = item->name;
  value = evaluate_expression (evaluation, item->expression, &env);
  evaluation->table_name = outer;
  _lian_feel_env_clear (&env);
  machine->depth--;
  return _lian_dmn_coerce (value, item->type, LIAN_DMN_LENIENT, "", NULL);
}

static LianFeelValue *
evaluate_input (LianEvaluation *evaluation, LianDmnItem *item)
{
  LianFeelValue *value = _lian_dmn_coerce (lian_facts_get (evaluation->facts, item->name),
                                           item->type, LIAN_DMN_STRICT, item->name,
                                           evaluation->error == NULL ? &evaluation->error : NULL);

  return value != NULL ? value : lian_feel_value_new_null ();
}

static void
note_plain_decision (LianEvaluation *evaluation, LianDmnItem *item, LianFeelValue *value)
{
  LianTraceTable *trace;

  if (evaluation->trace == NULL || _lian_dmn_item_table (item) != NULL)
    return;
  trace = _lian_trace_begin (evaluation->trace, item->name);
  trace->value = lian_feel_value_ref (value);
}

static LianFeelValue *
evaluate_decision (LianEvaluation *evaluation, LianDmnItem *item)
{
  LianFeelEnv env = { 0 };
  const char *outer = evaluation->table_name;
  g_autoptr (LianFeelValue) value = NULL;
  LianFeelValue *result;

  if (item->expression == NULL)
    return lian_feel_value_new_null ();
  bind_requirements (evaluation, item, &env);
  evaluation->table_name = item->name;
  value = evaluate_expression (evaluation, item->expression, &env);
  evaluation->table_name = outer;
  _lian_feel_env_clear (&env);
  result = _lian_dmn_coerce (value, item->type, LIAN_DMN_LENIENT, "", NULL);
  note_plain_decision (evaluation, item, result);
  return result;
}

/* The decision and the facts below it, as a key of the shared cache. */
static char *
cache_key (LianEvaluation *evaluation, LianDmnItem *item)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%p", (void *)item);
  for (guint i = 0; i < item->leaves->len; i++)
    {
      LianDmnItem *leaf = g_ptr_array_index (item->leaves, i);
      LianFeelValue *value = lian_facts_get (evaluation->facts, leaf->name);
      g_autofree char *text = NULL;

      if (lian_feel_value_get_kind (value) <= LIAN_FEEL_BOOLEAN)
        {
          g_string_append_c (key, *lian_truth_to_text (lian_feel_value_get_truth (value)));
          continue;
        }
      text = lian_feel_value_to_text (value);
      g_string_append_printf (key, "%s,", text);
    }
  return g_string_free (key, FALSE);
}

static LianFeelValue *
evaluate_cached (LianEvaluation *evaluation, LianDmnItem *item)
{
  char *key;
  LianFeelValue *value;

  if (evaluation->cache == NULL)
    return evaluate_decision (evaluation, item);
  key = cache_key (evaluation, item);
  value = g_hash_table_lookup (evaluation->cache, key);
  if (value != NULL)
    {
      g_free (key);
      return lian_feel_value_ref (value);
    }
  value = evaluate_decision (evaluation, item);
  g_hash_table_insert (evaluation->cache, key, lian_feel_value_ref (value));
  return value;
}

static LianFeelValue *
evaluate_item (LianEvaluation *evaluation, LianDmnItem *item)
{
  LianFeelValue *value = g_hash_table_lookup (evaluation->values, item);

  if (value != NULL)
    return lian_feel_value_ref (value);
  switch (item->kind)
    {
    case LIAN_DMN_INPUT_DATA:
      value = evaluate_input (evaluation, item);
      break;
    case LIAN_DMN_KNOWLEDGE:
      value = lian_feel_value_new_function (item);
      break;
    case LIAN_DMN_DECISION:
    default:
      value = evaluate_cached (evaluation, item);
      break;
    }
  g_hash_table_insert (evaluation->values, item, lian_feel_value_ref (value));
  return value;
}

static void
begin (LianEvaluation *evaluation)
{
  evaluation->machine.budget = LIAN_FEEL_BUDGET;
  evaluation->machine.call = call_knowledge;
  evaluation->machine.user_data = evaluation;
  evaluation->values
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)lian_feel_value_unref);
}

/* Ends the evaluation; its value, or NULL with an error. */
static LianFeelValue *
finish (LianEvaluation *evaluation, LianDmnItem *item, LianFeelValue *value, GError **error)
{
  g_hash_table_unref (evaluation->values);
  if (evaluation->error == NULL && evaluation->machine.budget < 0)
    g_set_error (&evaluation->error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_LIMIT,
                 _ ("“%s” takes too many steps to compute"), item->name);
  if (evaluation->error == NULL)
    return value;
  g_propagate_error (error, evaluation->error);
  lian_feel_value_unref (value);
  return NULL;
}

/**
 * _lian_rulebook_run:
 * @rulebook: a rulebook
 * @item: a decision of it
 * @facts: the facts
 * @cache: (nullable): values of earlier runs with other facts
 * @trace: (nullable): where to note rules and cells
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the value
 */
LianFeelValue *
_lian_rulebook_run (LianRulebook *rulebook,
                    LianDmnItem *item,
                    LianFacts *facts,
                    GHashTable *cache,
                    LianTrace *trace,
                    GError **error)
{
  LianEvaluation evaluation
      = { .rulebook = rulebook, .facts = facts, .cache = cache, .trace = trace };

  begin (&evaluation);
  return finish (&evaluation, item, evaluate_item (&evaluation, item), error);
}

/* Binds only the requirements that an expression names. */
static void
bind_used (LianEvaluation *evaluation,
           LianDmnItem *item,
           const LianFeelNode *node,
           LianFeelEnv *env)
{
  for (guint i = 0; node->kind == LIAN_FEEL_NODE_NAME && i < item->requires->len; i++)
    {
      LianDmnItem *below = g_ptr_array_index (item->requires, i);

      if (below->name == node->name)
        _lian_feel_env_set (env, below->name, evaluate_item (evaluation, below));
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    bind_used (evaluation, item, _lian_feel_node_child (node, i), env);
}

/**
 * _lian_rulebook_run_members:
 * @rulebook: a rulebook
 * @item: a decision of it
 * @facts: the facts
 * @members: (array zero-terminated=1): the entries of its result that are wanted
 * @cache: values of earlier runs with other facts
 *
 * As _lian_rulebook_run(), but spares what the wanted entries do not need,
 * where the decision is written as one context.
 *
 * Returns: (transfer full) (nullable): the value, perhaps with more entries
 */
LianFeelValue *
_lian_rulebook_run_members (LianRulebook *rulebook,
                            LianDmnItem *item,
                            LianFacts *facts,
                            const char *const *members,
                            GHashTable *cache)
{
  LianEvaluation evaluation = { .rulebook = rulebook, .facts = facts, .cache = cache };
  LianFeelNode *node = item->expression != NULL ? item->expression->text.node : NULL;
  LianFeelValue *value;

  if (node == NULL || node->kind != LIAN_FEEL_NODE_CONTEXT || node->names == NULL)
    return _lian_rulebook_run (rulebook, item, facts, cache, NULL, NULL);
  begin (&evaluation);
  value = lian_feel_value_new_context ();
  for (guint i = 0; i < node->names->len; i++)
    {
      const char *name = g_ptr_array_index (node->names, i);
      LianFeelNode *child = _lian_feel_node_child (node, i);
      LianFeelEnv env = { 0 };

      if (!g_strv_contains (members, name))
        continue;
      bind_used (&evaluation, item, child, &env);
      lian_feel_value_set_member (value, name, _lian_feel_eval (&evaluation.machine, child, &env));
      _lian_feel_env_clear (&env);
    }
  return finish (&evaluation, item, value, NULL);
}

GHashTable *
_lian_evaluation_cache_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify)lian_feel_value_unref);
}
