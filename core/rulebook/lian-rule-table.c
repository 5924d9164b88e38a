/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The decisions of a rulebook as people read them. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-rule-table.h"

#include "lian-rulebook-private.h"

static const char *
policy_name (LianDmnHitPolicy policy)
{
  static const char *const names[]
      = { "UNIQUE",       "ANY",     "PRIORITY",    "FIRST",       "RULE ORDER",   "OUTPUT ORDER",
          "COLLECT", "COLLECT SUM", "COLLECT MIN", "COLLECT MAX", "COLLECT COUNT" };

  return names[policy];
}

static void
row_free (LianRuleRow *row)
{
  g_ptr_array_unref (row->cells);
  g_ptr_array_unref (row->outputs);
  g_free (row);
}

static void
table_free (LianRuleTable *table)
{
  g_ptr_array_unref (table->inputs);
  g_ptr_array_unref (table->names);
  g_ptr_array_unref (table->outputs);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static GPtrArray *
list_texts (GArray *texts)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (list, g_array_index (texts, LianDmnText, i).text);
  return list;
}

static LianRuleRow *
row_new (LianDmnTable *table, LianDmnRule *rule)
{
  LianRuleRow *row = g_new0 (LianRuleRow, 1);

  row->id = rule->id;
  row->cells = list_texts (rule->cells);
  row->outputs = list_texts (rule->outputs);
  row->description = rule->description;
  row->en = _lian_rule_annotation (table, rule, "English");
  row->zh = _lian_rule_annotation (table, rule, "中文");
  return row;
}

static void
take_table (LianRuleTable *made, LianDmnTable *table)
{
  made->policy = policy_name (table->hit_policy);
  for (guint i = 0; i < table->inputs->len; i++)
    {
      LianDmnInput *input = &g_array_index (table->inputs, LianDmnInput, i);

      g_ptr_array_add (made->inputs,
                       input->label != NULL ? input->label : input->expression.text);
      g_ptr_array_add (made->names, input->expression.text);
    }
  for (guint i = 0; i < table->outputs->len; i++)
    {
      const char *name = g_array_index (table->outputs, LianDmnOutput, i).name;

      g_ptr_array_add (made->outputs, (gpointer)(name != NULL ? name : made->name));
    }
  for (guint i = 0; i < table->rules->len; i++)
    g_ptr_array_add (made->rows, row_new (table, g_ptr_array_index (table->rules, i)));
}

static LianRuleTable *
table_new (LianDmnItem *item)
{
  LianRuleTable *made = g_new0 (LianRuleTable, 1);
  LianDmnTable *table = _lian_dmn_item_table (item);

  made->id = item->id;
  made->name = item->name;
  made->label = item->label;
  made->description = item->description;
  made->inputs = g_ptr_array_new ();
  made->names = g_ptr_array_new ();
  made->outputs = g_ptr_array_new ();
  made->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  if (table != NULL)
    take_table (made, table);
  else if (item->expression != NULL && item->expression->kind == LIAN_DMN_LITERAL)
    made->text = item->expression->text.text;
  made->constant = made->text != NULL && item->requires->len == 0;
  return made;
}

/**
 * lian_rulebook_list_tables:
 * @rulebook: a rulebook
 *
 * Returns: (transfer full) (element-type LianRuleTable): its decisions in the order of the file
 */
GPtrArray *
lian_rulebook_list_tables (LianRulebook *rulebook)
{
  LianDmnModel *model = _lian_rulebook_get_model (rulebook);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)table_free);

  for (guint i = 0; i < model->items->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (model->items, i);

      if (item->kind == LIAN_DMN_DECISION)
        g_ptr_array_add (list, table_new (item));
    }
  return list;
}
