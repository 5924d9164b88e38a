/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Connects a DMN model: types, requirements, expressions. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-model.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-feel-eval.h"
#include "lian-rulebook-error.h"

/* After reading, a model is only text.  Linking resolves type and requirement
 * references, refuses cycles, and parses every expression with exactly the
 * names it may use: those of its requirements, of earlier context entries and
 * of its parameters.  A name that a rule uses without requiring it is an
 * error here, not a null later. */

/* Chains of requirements deeper than this are not made by people. */
#define MAX_REQUIREMENT_DEPTH 300

typedef struct
{
  LianDmnModel *model;
  LianDmnItem *item;
  LianFeelScope scope;
} Linker;

/* --- types ------------------------------------------------------------------ */

static gboolean
base_of_name (const char *name, LianDmnBase *base)
{
  static const struct
  {
    const char *name;
    LianDmnBase base;
  } bases[] = { { "Any", LIAN_DMN_TYPE_ANY },        { "number", LIAN_DMN_TYPE_NUMBER },
                { "string", LIAN_DMN_TYPE_STRING },  { "boolean", LIAN_DMN_TYPE_BOOLEAN },
                { "date", LIAN_DMN_TYPE_DATE },      { "context", LIAN_DMN_TYPE_CONTEXT },
                { "integer", LIAN_DMN_TYPE_NUMBER }, { "double", LIAN_DMN_TYPE_NUMBER },
                { "decimal", LIAN_DMN_TYPE_NUMBER }, { "time", LIAN_DMN_TYPE_TIME },
                { "date and time", LIAN_DMN_TYPE_DATE_TIME },
                { "dateTime", LIAN_DMN_TYPE_DATE_TIME },
                { "days and time duration", LIAN_DMN_TYPE_SECONDS },
                { "dayTimeDuration", LIAN_DMN_TYPE_SECONDS },
                { "years and months duration", LIAN_DMN_TYPE_MONTHS },
                { "yearMonthDuration", LIAN_DMN_TYPE_MONTHS } };

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_str_equal (bases[i].name, name))
      {
        *base = bases[i].base;
        return TRUE;
      }
  return FALSE;
}

static gboolean
resolve_ref (LianDmnModel *model,
             const char *ref,
             int line,
             LianDmnBase *base,
             LianDmnType **target,
             GError **error)
{
  if (ref == NULL || *ref == '\0')
    return TRUE;
  for (guint i = 0; i < model->types->len; i++)
    {
      LianDmnType *type = g_ptr_array_index (model->types, i);

      if (g_str_equal (type->name, ref))
        {
          *target = type;
          return TRUE;
        }
    }
  if (base_of_name (ref, base))
    return TRUE;
  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
               _ ("line %d: the type “%s” is outside the supported level"), line, ref);
  return FALSE;
}

static gboolean
resolve_type (
    LianDmnModel *model, LianDmnType *type, LianFeelScope *scope, guint depth, GError **error)
{
  if (depth > 50)
    {
      g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_LIMIT,
                   _ ("line %d: types are nested too deeply"), type->line);
      return FALSE;
    }
  if (!resolve_ref (model, type->ref, type->line, &type->base, &type->target, error))
    return FALSE;
  if (type->components->len > 0)
    type->base = LIAN_DMN_TYPE_CONTEXT;
  if (type->allowed_text != NULL)
    {
      type->allowed = _lian_feel_parse_tests (type->allowed_text, scope, error);
      if (type->allowed == NULL)
        {
          g_prefix_error (error, _ ("line %d: "), type->line);
          return FALSE;
        }
    }
  for (guint i = 0; i < type->components->len; i++)
    {
      LianDmnType *component = g_ptr_array_index (type->components, i);

      g_ptr_array_add (scope->members, (gpointer)component->name);
      if (!resolve_type (model, component, scope, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* A type that is, through references, itself. */
static gboolean
check_type_chain (LianDmnType *type, GError **error)
{
  guint steps = 0;

  for (LianDmnType *at = type; at != NULL; at = at->target)
    if (++steps > 50)
      {
        g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INVALID,
                     _ ("line %d: the type “%s” refers to itself"), type->line, type->name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
link_types (Linker *linker, GError **error)
{
  GPtrArray *types = linker->model->types;

  for (guint i = 0; i < types->len; i++)
    if (!resolve_type (linker->model, g_ptr_array_index (types, i), &linker->scope, 0, error))
      return FALSE;
  for (guint i = 0; i < types->len; i++)
    if (!check_type_chain (g_ptr_array_index (types, i), error))
      return FALSE;
  return TRUE;
}

/* The type a reference of a variable means; built-in ones are made on demand. */
static gboolean
type_of_ref (LianDmnModel *model, const char *ref, int line, LianDmnType **type, GError **error)
{
  LianDmnBase base = LIAN_DMN_TYPE_ANY;

  if (!resolve_ref (model, ref, line, &base, type, error))
    return FALSE;
  if (*type != NULL || base == LIAN_DMN_TYPE_ANY)
    return TRUE;
  *type = _lian_dmn_type_new ();
  (*type)->name = g_intern_string (ref);
  (*type)->base = base;
  g_ptr_array_add (model->types, *type);
  return TRUE;
}

/* --- requirements ------------------------------------------------------------- */

static gboolean
refuse_target (Linker *linker, const char *href, GError **error)
{
  LianDmnItem *item = linker->item;

  if (g_ptr_array_find_with_equal_func (linker->model->services, href, g_str_equal, NULL))
    g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                 _ ("line %d: “%s” is outside the supported level"), item->line, "decisionService");
  else
    g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INVALID,
                 _ ("line %d: “%s” requires “%s”, which does not exist"), item->line, item->name,
                 href);
  return FALSE;
}

static gboolean
link_requirements (Linker *linker, GError **error)
{
  LianDmnItem *item = linker->item;

  for (guint i = 0; i < item->hrefs->len; i++)
    {
      const char *href = g_ptr_array_index (item->hrefs, i);
      LianDmnItem *target = g_hash_table_lookup (linker->model->by_id, href);

      if (target == NULL)
        return refuse_target (linker, href, error);
      g_ptr_array_add (item->requires, target);
    }
  return TRUE;
}

static gboolean
visit (LianDmnItem *item, guint depth, GError **error)
{
  if (item->mark == 2)
    return TRUE;
  if (item->mark == 1 || depth > MAX_REQUIREMENT_DEPTH)
    {
      g_set_error (error, LIAN_RULEBOOK_ERROR,
                   item->mark == 1 ? LIAN_RULEBOOK_ERROR_INVALID : LIAN_RULEBOOK_ERROR_LIMIT,
                   item->mark == 1 ? _ ("line %d: “%s” requires itself")
                                   : _ ("line %d: “%s”: requirements are nested too deeply"),
                   item->line, item->name);
      return FALSE;
    }
  item->mark = 1;
  for (guint i = 0; i < item->requires->len; i++)
    {
      LianDmnItem *below = g_ptr_array_index (item->requires, i);

      if (!visit (below, depth + 1, error))
        return FALSE;
      item->depth = MAX (item->depth, below->depth + 1);
    }
  item->mark = 2;
  if (item->depth <= MAX_REQUIREMENT_DEPTH)
    return TRUE;
  g_set_error (error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_LIMIT,
               _ ("line %d: “%s”: requirements are nested too deeply"), item->line, item->name);
  return FALSE;
}

static void
mark_leaves (LianDmnItem *item, GHashTable *seen)
{
  if (!g_hash_table_add (seen, item))
    return;
  for (guint i = 0; i < item->requires->len; i++)
    mark_leaves (g_ptr_array_index (item->requires, i), seen);
}

static void
collect_leaves (LianDmnModel *model, LianDmnItem *item)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  mark_leaves (item, seen);
  for (guint i = 0; i < model->items->len; i++)
    {
      LianDmnItem *other = g_ptr_array_index (model->items, i);

      if (other->kind == LIAN_DMN_INPUT_DATA && g_hash_table_contains (seen, other))
        g_ptr_array_add (item->leaves, other);
    }
}

/* --- expressions ---------------------------------------------------------------- */

typedef LianFeelNode *(*ParseFunc) (const char *text, LianFeelScope *scope, GError **error);

static gboolean
compile (Linker *linker, LianDmnText *text, ParseFunc parse, GError **error)
{
  if (text->text == NULL)
    return TRUE;
  text->node = parse (text->text, &linker->scope, error);
  if (text->node != NULL)
    return TRUE;
  g_prefix_error (error, _ ("line %d, “%s”: "), text->line, linker->item->name);
  return FALSE;
}

static void
push_name (Linker *linker, const char *name)
{
  g_ptr_array_add (linker->scope.variables, (gpointer)name);
}

static gboolean
compile_rule (Linker *linker, LianDmnRule *rule, GError **error)
{
  for (guint i = 0; i < rule->cells->len; i++)
    if (!compile (linker, &g_array_index (rule->cells, LianDmnText, i), _lian_feel_parse_tests,
                  error))
      return FALSE;
  for (guint i = 0; i < rule->outputs->len; i++)
    {
      LianDmnText *text = &g_array_index (rule->outputs, LianDmnText, i);

      if (text->text != NULL && (*text->text == '\0' || g_str_equal (text->text, "-")))
        {
          g_free (text->text);
          text->text = g_strdup ("null");
        }
      if (!compile (linker, text, _lian_feel_parse, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compile_output (Linker *linker, LianDmnOutput *output, GError **error)
{
  if (!compile (linker, &output->values, _lian_feel_parse_tests, error)
      || !compile (linker, &output->fallback, _lian_feel_parse, error))
    return FALSE;
  return type_of_ref (linker->model, output->type_ref, linker->item->line, &output->type, error);
}

static gboolean
compile_table (Linker *linker, LianDmnTable *table, GError **error)
{
  for (guint i = 0; i < table->inputs->len; i++)
    {
      LianDmnInput *input = &g_array_index (table->inputs, LianDmnInput, i);

      if (!compile (linker, &input->expression, _lian_feel_parse, error)
          || !compile (linker, &input->values, _lian_feel_parse_tests, error))
        return FALSE;
      if (input->expression.node->kind == LIAN_FEEL_NODE_NAME)
        input->name = input->expression.node->name;
    }
  for (guint i = 0; i < table->outputs->len; i++)
    if (!compile_output (linker, &g_array_index (table->outputs, LianDmnOutput, i), error))
      return FALSE;
  for (guint i = 0; i < table->rules->len; i++)
    if (!compile_rule (linker, g_ptr_array_index (table->rules, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
compile_expression (Linker *linker, LianDmnExpression *expression, GError **error)
{
  guint outer = linker->scope.variables->len;
  gboolean good = TRUE;

  if (expression->kind == LIAN_DMN_LITERAL || expression->kind == LIAN_DMN_INVOCATION)
    good = compile (linker, &expression->text, _lian_feel_parse, error);
  else if (expression->kind == LIAN_DMN_TABLE)
    good = compile_table (linker, expression->table, error);
  for (guint i = 0; good && i < expression->entries->len; i++)
    {
      LianDmnEntry *entry = &g_array_index (expression->entries, LianDmnEntry, i);

      good = compile_expression (linker, entry->expression, error);
      if (expression->kind == LIAN_DMN_CONTEXT && entry->name != NULL)
        {
          push_name (linker, entry->name);
          g_ptr_array_add (linker->scope.members, (gpointer)entry->name);
        }
    }
  g_ptr_array_set_size (linker->scope.variables, (int)outer);
  return good;
}

static gboolean
compile_item (Linker *linker, GError **error)
{
  LianDmnItem *item = linker->item;

  g_ptr_array_set_size (linker->scope.variables, 0);
  for (guint i = 0; i < item->requires->len; i++)
    push_name (linker, ((LianDmnItem *)g_ptr_array_index (item->requires, i))->name);
  for (guint i = 0; i < item->parameters->len; i++)
    {
      LianDmnOutput *parameter = &g_array_index (item->parameters, LianDmnOutput, i);

      push_name (linker, parameter->name);
      if (!type_of_ref (linker->model, parameter->type_ref, item->line, &parameter->type, error))
        return FALSE;
    }
  if (!type_of_ref (linker->model, item->type_ref, item->line, &item->type, error))
    return FALSE;
  return item->expression == NULL || compile_expression (linker, item->expression, error);
}

static void
gather_output_names (Linker *linker)
{
  for (guint i = 0; i < linker->model->items->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (linker->model->items, i));

      for (guint j = 0; table != NULL && j < table->outputs->len; j++)
        {
          LianDmnOutput *output = &g_array_index (table->outputs, LianDmnOutput, j);

          if (output->name != NULL)
            g_ptr_array_add (linker->scope.members, (gpointer)output->name);
        }
    }
}

static gboolean
link_items (Linker *linker, GError **error)
{
  GPtrArray *items = linker->model->items;

  for (guint i = 0; i < items->len; i++)
    {
      linker->item = g_ptr_array_index (items, i);
      if (!link_requirements (linker, error))
        return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    if (!visit (g_ptr_array_index (items, i), 0, error))
      return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      linker->item = g_ptr_array_index (items, i);
      collect_leaves (linker->model, linker->item);
      if (!compile_item (linker, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _lian_dmn_link:
 * @model: a model just read
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Resolves references and parses expressions.
 *
 * Returns: %FALSE with @error set if anything does not fit
 */
gboolean
_lian_dmn_link (LianDmnModel *model, GError **error)
{
  static const char *const parts[] = { "time offset", "start included", "end included" };
  Linker linker = { .model = model };
  gboolean good;

  linker.scope.variables = g_ptr_array_new ();
  linker.scope.members = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_ptr_array_add (linker.scope.members, (gpointer)g_intern_static_string (parts[i]));
  gather_output_names (&linker);
  good = link_types (&linker, error) && link_items (&linker, error);
  g_ptr_array_unref (linker.scope.variables);
  g_ptr_array_unref (linker.scope.members);
  return good;
}
