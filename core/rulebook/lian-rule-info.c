/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rules of a rulebook and their citations. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-rulebook-private.h"

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

/**
 * _lian_rule_annotation:
 * @table: a table
 * @rule: a row of it
 * @name: the name of an annotation column
 *
 * Returns: (nullable): what stands there
 */
const char *
_lian_rule_annotation (LianDmnTable *table, LianDmnRule *rule, const char *name)
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
      info.en = _lian_rule_annotation (table, rule, "English");
      info.zh = _lian_rule_annotation (table, rule, "中文");
      g_array_append_val (rules, info);
    }
}

/**
 * _lian_rules_new:
 * @model: a model
 *
 * Returns: (transfer full) (element-type LianRuleInfo): the rules it states, each once
 */
GArray *
_lian_rules_new (LianDmnModel *model)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (LianRuleInfo));

  for (guint i = 0; i < model->items->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (model->items, i));

      if (table != NULL)
        add_rules (rules, table);
    }
  return rules;
}

/**
 * lian_rulebook_list_rules:
 * @rulebook: a rulebook
 *
 * Every row with outputs "rule" and "outcome" is a rule; its citations stand in the
 * annotation columns "English" and "中文". Texts belong to @rulebook.
 *
 * Returns: (transfer full) (element-type LianRuleInfo): the rules, each once; not to be changed
 */
GArray *
lian_rulebook_list_rules (LianRulebook *rulebook)
{
  return g_array_ref (_lian_rulebook_get_rules (rulebook));
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
  GArray *rules = _lian_rulebook_get_rules (rulebook);

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
