/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where a rulebook uses an input, and how. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-uses.h"

#include "lian-constants.h"

static gboolean
orders (const LianFeelNode *node)
{
  if (node->kind == LIAN_FEEL_NODE_RANGE || node->kind == LIAN_FEEL_NODE_BETWEEN)
    return TRUE;
  if ((node->kind == LIAN_FEEL_NODE_TEST_COMPARE || node->kind == LIAN_FEEL_NODE_COMPARE)
      && node->op != LIAN_FEEL_OP_EQUAL && node->op != LIAN_FEEL_OP_UNEQUAL)
    return TRUE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (orders (_lian_feel_node_child (node, i)))
      return TRUE;
  return FALSE;
}

static void
use_text (LianUses *uses, LianDmnText *text)
{
  if (_lian_node_mentions (text->node, uses->name))
    uses->plain = FALSE;
}

static void
use_tests (LianUses *uses, LianDmnText *tests)
{
  if (tests->node == NULL)
    return;
  g_ptr_array_add (uses->cells, tests->node);
  if (!_lian_tests_collect (uses->rulebook, tests->node, uses->constants))
    uses->plain = FALSE;
  uses->ordered = uses->ordered || orders (tests->node);
}

static void
use_column (LianUses *uses, LianDmnTable *table, guint column)
{
  LianDmnInput *input = &g_array_index (table->inputs, LianDmnInput, column);
  gboolean ours = input->name == uses->name;

  if (ours)
    use_tests (uses, &input->values);
  else
    use_text (uses, &input->expression);
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);
      LianDmnText *cell = &g_array_index (rule->cells, LianDmnText, column);

      if (ours)
        use_tests (uses, cell);
      use_text (uses, cell);
    }
}

static void
use_table (LianUses *uses, LianDmnTable *table)
{
  for (guint i = 0; i < table->inputs->len; i++)
    use_column (uses, table, i);
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);

      for (guint j = 0; j < rule->outputs->len; j++)
        use_text (uses, &g_array_index (rule->outputs, LianDmnText, j));
    }
}

static void
use_expression (LianUses *uses, LianDmnExpression *expression)
{
  if (expression == NULL)
    return;
  use_text (uses, &expression->text);
  if (expression->table != NULL)
    use_table (uses, expression->table);
  for (guint i = 0; expression->entries != NULL && i < expression->entries->len; i++)
    use_expression (uses, g_array_index (expression->entries, LianDmnEntry, i).expression);
}

/**
 * _lian_uses_find:
 * @uses: (inout): with the rulebook, the name and empty arrays
 *
 * Looks through the whole rulebook for the input.
 */
void
_lian_uses_find (LianUses *uses)
{
  LianDmnModel *model = _lian_rulebook_get_model (uses->rulebook);

  for (guint i = 0; i < model->items->len; i++)
    use_expression (uses, ((LianDmnItem *)model->items->pdata[i])->expression);
}
