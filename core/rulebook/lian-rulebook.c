/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook: decision tables in the DMN format. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-rulebook.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-rulebook-private.h"

/* The public face of the engine.  Evaluating a decision computes what it
 * requires first, each decision once; an input that was not given is null.
 * Searching for "what would change it" evaluates the same graph hundreds of
 * times, so a caller may share a cache: a decision is known by the values of
 * the facts below it. */

struct _LianRulebook
{
  gatomicrefcount refs;
  LianDmnModel *model;
  GBytes *bytes;
  char *hash;
};

/* Calls of knowledge models within calls. */
#define MAX_CALLS 60

G_DEFINE_BOXED_TYPE (LianRulebook, lian_rulebook, lian_rulebook_ref, lian_rulebook_unref)
/**
 * lian_rulebook_error_quark:
 *
 * Returns: the error domain %LIAN_RULEBOOK_ERROR
 */
G_DEFINE_QUARK (lian-rulebook-error-quark, lian_rulebook_error)

static LianFeelValue *evaluate_item (LianEvaluation *evaluation, LianDmnItem *item);
static LianFeelValue *
evaluate_expression (LianEvaluation *evaluation, LianDmnExpression *expression, LianFeelEnv *env);

/* --- evaluation ---------------------------------------------------------------- */

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

/* --- the rulebook ------------------------------------------------------------------ */

LianDmnModel *
_lian_rulebook_get_model (LianRulebook *rulebook)
{
  return rulebook->model;
}

/**
 * lian_rulebook_new_from_bytes:
 * @bytes: a DMN file
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Loads a rulebook. What lies outside the supported level is refused here,
 * naming the line and the construct.
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  LianDmnModel *model = _lian_dmn_read (data != NULL ? data : "", length, error);
  LianRulebook *rulebook;

  if (model == NULL)
    return NULL;
  rulebook = g_new0 (LianRulebook, 1);
  g_atomic_ref_count_init (&rulebook->refs);
  rulebook->model = model;
  rulebook->bytes = g_bytes_ref (bytes);
  rulebook->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return rulebook;
}

/**
 * lian_rulebook_new_from_path:
 * @path: (type filename): the name of a DMN file
 * @error: return location for an error
 *
 * Loads a rulebook; see lian_rulebook_new_from_bytes().
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_from_path (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LianRulebook *rulebook;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  rulebook = lian_rulebook_new_from_bytes (bytes, error);
  if (rulebook == NULL)
    g_prefix_error (error, "%s: ", path);
  return rulebook;
}

/**
 * lian_rulebook_new_shipped:
 * @error: return location for an error
 *
 * Loads the rulebook that comes with the program.
 *
 * Returns: (transfer full) (nullable): the rulebook
 */
LianRulebook *
lian_rulebook_new_shipped (GError **error)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (LIAN_RULEBOOK_SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? lian_rulebook_new_from_bytes (bytes, error) : NULL;
}

/**
 * lian_rulebook_ref:
 * @rulebook: a rulebook
 *
 * Returns: (transfer full): @rulebook
 */
LianRulebook *
lian_rulebook_ref (LianRulebook *rulebook)
{
  g_atomic_ref_count_inc (&rulebook->refs);
  return rulebook;
}

/**
 * lian_rulebook_unref:
 * @rulebook: (transfer full): a rulebook
 *
 * Gives up a reference.
 */
void
lian_rulebook_unref (LianRulebook *rulebook)
{
  if (!g_atomic_ref_count_dec (&rulebook->refs))
    return;
  _lian_dmn_model_free (rulebook->model);
  g_bytes_unref (rulebook->bytes);
  g_free (rulebook->hash);
  g_free (rulebook);
}

/**
 * lian_rulebook_get_hash:
 * @rulebook: a rulebook
 *
 * Returns: SHA-256 of the file, in hexadecimal
 */
const char *
lian_rulebook_get_hash (LianRulebook *rulebook)
{
  return rulebook->hash;
}

/**
 * lian_rulebook_get_edition:
 * @rulebook: a rulebook
 *
 * Returns: the name of the edition: the id of the definitions, else their name
 */
const char *
lian_rulebook_get_edition (LianRulebook *rulebook)
{
  if (rulebook->model->id != NULL)
    return rulebook->model->id;
  return rulebook->model->name != NULL ? rulebook->model->name : rulebook->hash;
}

/**
 * lian_rulebook_get_bytes:
 * @rulebook: a rulebook
 *
 * Returns: (transfer none): the file, to keep the edition with a decision
 */
GBytes *
lian_rulebook_get_bytes (LianRulebook *rulebook)
{
  return rulebook->bytes;
}

static LianDmnItem *
find_decision (LianRulebook *rulebook, const char *decision, GError **error)
{
  LianDmnItem *item = _lian_dmn_model_find (rulebook->model, decision);

  if (item != NULL && item->kind == LIAN_DMN_DECISION)
    return item;
  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_NOT_FOUND,
               _ ("the rulebook has no decision “%s”"), decision);
  return NULL;
}

static char **
take_names (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

/**
 * lian_rulebook_list_decisions:
 * @rulebook: a rulebook
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of its decisions
 */
char **
lian_rulebook_list_decisions (LianRulebook *rulebook)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < rulebook->model->items->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (rulebook->model->items, i);

      if (item->kind == LIAN_DMN_DECISION)
        g_ptr_array_add (names, g_strdup (item->name));
    }
  return take_names (names);
}

/**
 * lian_rulebook_list_inputs:
 * @rulebook: a rulebook
 * @decision: its name or id
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the facts
 *   the decision depends on
 */
char **
lian_rulebook_list_inputs (LianRulebook *rulebook, const char *decision, GError **error)
{
  LianDmnItem *item = find_decision (rulebook, decision, error);
  GPtrArray *names;

  if (item == NULL)
    return NULL;
  names = g_ptr_array_new ();
  for (guint i = 0; i < item->leaves->len; i++)
    g_ptr_array_add (names, g_strdup (((LianDmnItem *)item->leaves->pdata[i])->name));
  return take_names (names);
}

/**
 * lian_rulebook_get_fact_type:
 * @rulebook: a rulebook
 * @fact: a fact identifier
 *
 * Returns: the declared type of the input
 */
LianFactType
lian_rulebook_get_fact_type (LianRulebook *rulebook, const char *fact)
{
  static const LianFactType types[] = { LIAN_FACT_OTHER, LIAN_FACT_NUMBER, LIAN_FACT_CHOICE,
                                        LIAN_FACT_TRUTH, LIAN_FACT_DATE,   LIAN_FACT_OTHER };
  LianDmnItem *item = _lian_dmn_model_find (rulebook->model, fact);
  LianDmnType *type = item != NULL ? item->type : NULL;

  if (type == NULL || type->collection)
    return LIAN_FACT_OTHER;
  while (type->target != NULL)
    type = type->target;
  return types[type->base];
}

/**
 * lian_rulebook_evaluate:
 * @rulebook: a rulebook
 * @decision: the name of a decision, else its id
 * @facts: the facts; what is missing is unknown
 * @trace: (out) (optional) (transfer full): how the result came about
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Evaluates a decision as the standard has it.
 *
 * Returns: (transfer full) (nullable): the result
 */
LianFeelValue *
lian_rulebook_evaluate (LianRulebook *rulebook,
                        const char *decision,
                        LianFacts *facts,
                        LianTrace **trace,
                        GError **error)
{
  LianDmnItem *item;
  g_autoptr (LianTrace) log = NULL;
  LianFeelValue *value;

  g_return_val_if_fail (rulebook != NULL && decision != NULL && facts != NULL, NULL);

  item = find_decision (rulebook, decision, error);
  if (item == NULL)
    return NULL;
  if (trace != NULL)
    log = _lian_trace_new (rulebook);
  value = _lian_rulebook_run (rulebook, item, facts, NULL, log, error);
  if (value != NULL && trace != NULL)
    *trace = g_steal_pointer (&log);
  return value;
}

/* --- rules and citations ------------------------------------------------------------ */

static const char *
literal_output (LianDmnTable *table, LianDmnRule *rule, const char *name)
{
  for (guint i = 0; i < table->outputs->len; i++)
    {
      LianFeelNode *node = g_array_index (rule->outputs, LianDmnText, i).node;

      if (g_strcmp0 (g_array_index (table->outputs, LianDmnOutput, i).name, name) == 0
          && node->kind == LIAN_FEEL_NODE_LITERAL)
        return lian_feel_value_get_string (node->value);
    }
  return NULL;
}

static const char *
annotation (LianDmnTable *table, LianDmnRule *rule, const char *name)
{
  for (guint i = 0; i < table->annotation_names->len && i < rule->annotations->len; i++)
    if (g_str_equal (g_ptr_array_index (table->annotation_names, i), name))
      {
        const char *text = g_ptr_array_index (rule->annotations, i);

        return *text != '\0' ? text : NULL;
      }
  return NULL;
}

static gboolean
has_rule (GArray *rules, const char *id)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, LianRuleInfo, i).rule, id))
      return TRUE;
  return FALSE;
}

static void
add_rules (GArray *rules, LianDmnTable *table)
{
  /* A lone column "rule" only names rules of other tables. */
  if (table->outputs->len < 2)
    return;
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);
      LianRuleInfo info = { .rule = literal_output (table, rule, "rule") };

      if (info.rule == NULL || has_rule (rules, info.rule))
        continue;
      info.force = literal_output (table, rule, "force");
      info.description = rule->description;
      info.en = annotation (table, rule, "English");
      info.zh = annotation (table, rule, "中文");
      g_array_append_val (rules, info);
    }
}

/**
 * lian_rulebook_list_rules:
 * @rulebook: a rulebook
 *
 * Every row with outputs "rule" and "outcome" is a rule; its citations stand in the
 * annotation columns "English" and "中文". Texts belong to @rulebook.
 *
 * Returns: (transfer full) (element-type LianRuleInfo): the rules, each once
 */
GArray *
lian_rulebook_list_rules (LianRulebook *rulebook)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (LianRuleInfo));

  for (guint i = 0; i < rulebook->model->items->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (rulebook->model->items, i));

      if (table != NULL)
        add_rules (rules, table);
    }
  return rules;
}

/**
 * lian_rulebook_citation:
 * @rulebook: a rulebook
 * @rule_id: a rule id as printed
 * @en: (out) (transfer none) (nullable): the English quotation
 * @zh: (out) (transfer none) (nullable): the Chinese quotation, which governs
 *
 * Returns: whether there is such a rule
 */
gboolean
lian_rulebook_citation (LianRulebook *rulebook,
                        const char *rule_id,
                        const char **en,
                        const char **zh)
{
  g_autoptr (GArray) rules = lian_rulebook_list_rules (rulebook);

  *en = *zh = NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      LianRuleInfo *info = &g_array_index (rules, LianRuleInfo, i);

      if (!g_str_equal (info->rule, rule_id))
        continue;
      *en = info->en;
      *zh = info->zh;
      return TRUE;
    }
  return FALSE;
}
