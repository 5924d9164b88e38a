/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Evaluates the decisions of a rulebook. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-rulebook-private.h"

/* Evaluating a decision computes what it requires first, each decision once; an
 * input that was not given is null. */

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

/* Whether a call names parameters that there are, or gives as many arguments as there are. */
static gboolean
call_fits (LianDmnItem *item, GPtrArray *names, GPtrArray *arguments)
{
  if (names == NULL)
    return arguments->len == item->parameters->len;
  for (guint i = 0; i < names->len; i++)
    if (_lian_dmn_item_find_parameter (item, g_ptr_array_index (names, i)) == NULL)
      return FALSE;
  return TRUE;
}

static LianFeelValue *
call_knowledge (LianFeelMachine *machine, gpointer callee, GPtrArray *names, GPtrArray *arguments)
{
  LianEvaluation *evaluation = machine->user_data;
  LianDmnItem *item = callee;
  LianFeelEnv env = { 0 };
  const char *outer = evaluation->table_name;
  g_autoptr (LianFeelValue) value = NULL;

  if (item->expression == NULL || machine->depth >= MAX_CALLS
      || !call_fits (item, names, arguments))
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
  LianFeelValue *value = _lian_dmn_coerce (_lian_facts_get_interned (evaluation->facts, item->name),
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

static LianFeelValue *
evaluate_item (LianEvaluation *evaluation, LianDmnItem *item)
{
  LianFeelValue *value
      = evaluation->values != NULL ? g_hash_table_lookup (evaluation->values, item) : NULL;

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
      value = evaluate_decision (evaluation, item);
      break;
    }
  if (evaluation->values == NULL)
    evaluation->values
        = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)lian_feel_value_unref);
  g_hash_table_insert (evaluation->values, item, lian_feel_value_ref (value));
  return value;
}

static void
begin (LianEvaluation *evaluation)
{
  evaluation->machine.budget = LIAN_FEEL_BUDGET;
  evaluation->machine.call = call_knowledge;
  evaluation->machine.user_data = evaluation;
}

/* Ends the evaluation; its value, or NULL with an error. */
static LianFeelValue *
finish (LianEvaluation *evaluation, LianDmnItem *item, LianFeelValue *value, GError **error)
{
  g_clear_pointer (&evaluation->values, g_hash_table_unref);
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
 * @trace: (nullable): where to note rules and cells
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the value
 */
LianFeelValue *
_lian_rulebook_run (LianRulebook *rulebook,
                    LianDmnItem *item,
                    LianFacts *facts,
                    LianTrace *trace,
                    GError **error)
{
  LianEvaluation evaluation = { .rulebook = rulebook, .facts = facts, .trace = trace };

  begin (&evaluation);
  return finish (&evaluation, item, evaluate_item (&evaluation, item), error);
}

/* Evaluates @item, a part of its expression, or its table for given hits. */
static LianFeelValue *
evaluate_above (LianEvaluation *evaluation,
                LianDmnItem *item,
                LianFeelEnv *env,
                const LianFeelNode *part,
                GPtrArray *hits)
{
  g_autoptr (LianFeelValue) value = NULL;

  if (part != NULL)
    return _lian_feel_eval (&evaluation->machine, part, env);
  if (hits != NULL)
    value = _lian_table_result (evaluation, _lian_dmn_item_table (item), env, hits);
  else if (item->expression != NULL)
    value = evaluate_expression (evaluation, item->expression, env);
  else
    value = lian_feel_value_new_null ();
  return _lian_dmn_coerce (value, item->type, LIAN_DMN_LENIENT, "", NULL);
}

/**
 * _lian_rulebook_run_above:
 * @rulebook: a rulebook
 * @item: a decision of it
 * @below: (nullable) (element-type LianFeelValue): a value for each requirement of @item; %NULL
 *   where none of them is looked at
 * @part: (nullable): a part of its expression that alone is wanted
 * @hits: (nullable) (element-type LianDmnRule): the rows of its table that match, if known
 *
 * Evaluates one decision, without those below it.
 *
 * Returns: (transfer full) (nullable): the value; %NULL if it takes too many steps
 */
LianFeelValue *
_lian_rulebook_run_above (LianRulebook *rulebook,
                          LianDmnItem *item,
                          GPtrArray *below,
                          const LianFeelNode *part,
                          GPtrArray *hits)
{
  LianEvaluation evaluation = { .rulebook = rulebook };
  LianFeelEnv env = { 0 };
  LianFeelValue *value;

  begin (&evaluation);
  for (guint i = 0; below != NULL && i < item->requires->len; i++)
    _lian_feel_env_set (&env, ((LianDmnItem *)item->requires->pdata[i])->name,
                        lian_feel_value_ref (g_ptr_array_index (below, i)));
  value = evaluate_above (&evaluation, item, &env, part, hits);
  _lian_feel_env_clear (&env);
  return finish (&evaluation, item, value, NULL);
}
