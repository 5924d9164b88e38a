/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A DMN model in memory; private to the rulebook engine. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-dmn-model.h"

/* Plain structures that the reader fills, the linker connects and the
 * evaluation only reads: a loaded model never changes, so threads may share
 * it.  Names are interned so that lookups compare pointers. */

static void
text_clear (LianDmnText *text)
{
  g_free (text->text);
  _lian_feel_node_free (text->node);
}

static void
input_clear (LianDmnInput *input)
{
  g_free (input->label);
  text_clear (&input->expression);
  text_clear (&input->values);
}

static void
output_clear (LianDmnOutput *output)
{
  g_free (output->type_ref);
  text_clear (&output->values);
  text_clear (&output->fallback);
}

static void
entry_clear (LianDmnEntry *entry)
{
  _lian_dmn_expression_free (entry->expression);
}

static GArray *
cleared_array (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

LianDmnRule *
_lian_dmn_rule_new (void)
{
  LianDmnRule *rule = g_new0 (LianDmnRule, 1);

  rule->cells = cleared_array (sizeof (LianDmnText), (GDestroyNotify)text_clear);
  rule->outputs = cleared_array (sizeof (LianDmnText), (GDestroyNotify)text_clear);
  rule->annotations = g_ptr_array_new_with_free_func (g_free);
  return rule;
}

static void
rule_free (LianDmnRule *rule)
{
  g_free (rule->id);
  g_free (rule->description);
  g_array_unref (rule->cells);
  g_array_unref (rule->outputs);
  g_ptr_array_unref (rule->annotations);
  g_free (rule);
}

LianDmnTable *
_lian_dmn_table_new (void)
{
  LianDmnTable *table = g_new0 (LianDmnTable, 1);

  table->inputs = cleared_array (sizeof (LianDmnInput), (GDestroyNotify)input_clear);
  table->outputs = cleared_array (sizeof (LianDmnOutput), (GDestroyNotify)output_clear);
  table->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_free);
  table->annotation_names = g_ptr_array_new_with_free_func (g_free);
  return table;
}

static void
table_free (LianDmnTable *table)
{
  g_array_unref (table->inputs);
  g_array_unref (table->outputs);
  g_ptr_array_unref (table->rules);
  g_ptr_array_unref (table->annotation_names);
  g_free (table);
}

LianDmnExpression *
_lian_dmn_expression_new (LianDmnExpressionKind kind)
{
  LianDmnExpression *expression = g_new0 (LianDmnExpression, 1);

  expression->kind = kind;
  expression->entries = cleared_array (sizeof (LianDmnEntry), (GDestroyNotify)entry_clear);
  if (kind == LIAN_DMN_TABLE)
    expression->table = _lian_dmn_table_new ();
  return expression;
}

void
_lian_dmn_expression_free (LianDmnExpression *expression)
{
  if (expression == NULL)
    return;
  text_clear (&expression->text);
  g_clear_pointer (&expression->table, table_free);
  g_array_unref (expression->entries);
  g_free (expression);
}

static void
type_free (LianDmnType *type)
{
  g_clear_pointer (&type->components, g_ptr_array_unref);
  g_free (type->ref);
  g_free (type->allowed_text);
  _lian_feel_node_free (type->allowed);
  g_free (type);
}

LianDmnType *
_lian_dmn_type_new (void)
{
  LianDmnType *type = g_new0 (LianDmnType, 1);

  type->components = g_ptr_array_new_with_free_func ((GDestroyNotify)type_free);
  return type;
}

LianDmnItem *
_lian_dmn_item_new (LianDmnItemKind kind)
{
  LianDmnItem *item = g_new0 (LianDmnItem, 1);

  item->kind = kind;
  item->hrefs = g_ptr_array_new_with_free_func (g_free);
  item->requires = g_ptr_array_new ();
  item->leaves = g_ptr_array_new ();
  item->parameters = cleared_array (sizeof (LianDmnOutput), (GDestroyNotify)output_clear);
  return item;
}

static void
item_free (LianDmnItem *item)
{
  g_free (item->id);
  g_free (item->label);
  g_free (item->description);
  g_free (item->type_ref);
  g_ptr_array_unref (item->hrefs);
  g_ptr_array_unref (item->requires);
  g_ptr_array_unref (item->leaves);
  g_array_unref (item->parameters);
  _lian_dmn_expression_free (item->expression);
  g_free (item);
}

LianDmnModel *
_lian_dmn_model_new (void)
{
  LianDmnModel *model = g_new0 (LianDmnModel, 1);

  model->types = g_ptr_array_new_with_free_func ((GDestroyNotify)type_free);
  model->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  model->services = g_ptr_array_new_with_free_func (g_free);
  model->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  model->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return model;
}

void
_lian_dmn_model_free (LianDmnModel *model)
{
  g_hash_table_unref (model->by_id);
  g_hash_table_unref (model->by_name);
  g_ptr_array_unref (model->items);
  g_ptr_array_unref (model->types);
  g_ptr_array_unref (model->services);
  g_free (model->name);
  g_free (model->id);
  g_free (model->namespace);
  g_free (model->description);
  g_free (model);
}

/**
 * _lian_dmn_model_find:
 * @model: a model
 * @name: the name of an element, else its id
 *
 * Returns: (transfer none) (nullable): the element
 */
LianDmnItem *
_lian_dmn_model_find (LianDmnModel *model, const char *name)
{
  LianDmnItem *item = g_hash_table_lookup (model->by_name, name);

  return item != NULL ? item : g_hash_table_lookup (model->by_id, name);
}

/**
 * _lian_dmn_item_table:
 * @item: an element
 *
 * Returns: (transfer none) (nullable): its decision table, if it is one
 */
LianDmnTable *
_lian_dmn_item_table (LianDmnItem *item)
{
  if (item->expression == NULL || item->expression->kind != LIAN_DMN_TABLE)
    return NULL;
  return item->expression->table;
}

/**
 * _lian_dmn_item_find_required:
 * @item: an element
 * @name: (nullable): an interned name
 *
 * Returns: (transfer none) (nullable): what it requires by that name
 */
LianDmnItem *
_lian_dmn_item_find_required (LianDmnItem *item, const char *name)
{
  for (guint i = 0; name != NULL && i < item->requires->len; i++)
    if (((LianDmnItem *)item->requires->pdata[i])->name == name)
      return g_ptr_array_index (item->requires, i);
  return NULL;
}

/**
 * _lian_dmn_item_find_parameter:
 * @item: a knowledge model
 * @name: (nullable): an interned name
 *
 * Returns: (transfer none) (nullable): its parameter of that name
 */
LianDmnOutput *
_lian_dmn_item_find_parameter (LianDmnItem *item, const char *name)
{
  for (guint i = 0; name != NULL && i < item->parameters->len; i++)
    if (g_array_index (item->parameters, LianDmnOutput, i).name == name)
      return &g_array_index (item->parameters, LianDmnOutput, i);
  return NULL;
}
