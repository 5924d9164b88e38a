/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A rulebook prepared for many evaluations. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-program.h"

#include <string.h>

#include "lian-constants.h"
#include "lian-feel-value-private.h"
#include "lian-key.h"

/* Batches and searches evaluate one rulebook thousands of times on facts of
 * which each has a few possible values.  So every value is numbered, a table
 * becomes masks of rows (which rows does value 2 in this column leave?), and
 * whatever else has to be computed is computed once for the numbers it depends
 * on.  All results come from the engine itself; this only remembers them.
 *
 * A program is not thread-safe: it learns while it runs. */

/* Requirements of such a table. */
#define MAX_BELOW 60

/* --- building ---------------------------------------------------------------------------- */

static void
column_free (LianColumn *column)
{
  g_array_unref (column->masks);
  g_array_unref (column->valid);
  g_free (column);
}

static void
slot_free (LianSlot *slot)
{
  g_clear_pointer (&slot->domain, _lian_domain_free);
  g_clear_pointer (&slot->values, g_ptr_array_unref);
  g_clear_pointer (&slot->numbers, g_hash_table_unref);
  g_clear_pointer (&slot->below, g_array_unref);
  g_clear_pointer (&slot->columns, g_ptr_array_unref);
  g_clear_pointer (&slot->uncelled, g_array_unref);
  g_clear_pointer (&slot->by_row, g_array_unref);
  g_clear_pointer (&slot->results, g_hash_table_unref);
  g_free (slot);
}

/**
 * _lian_program_new:
 * @rulebook: (transfer none): a rulebook, which must outlive the program
 *
 * Returns: (transfer full): a program without decisions
 */
LianProgram *
_lian_program_new (LianRulebook *rulebook)
{
  LianProgram *program = g_new0 (LianProgram, 1);

  program->rulebook = rulebook;
  program->slots = g_ptr_array_new_with_free_func ((GDestroyNotify)slot_free);
  program->by_item = g_hash_table_new (NULL, NULL);
  return program;
}

void
_lian_program_free (LianProgram *program)
{
  g_ptr_array_unref (program->slots);
  g_hash_table_unref (program->by_item);
  g_free (program);
}

/**
 * _lian_program_find:
 * @program: a program
 * @item: an input or a decision
 *
 * Returns: its slot, or %LIAN_NO_VALUE if nothing in the program depends on it
 */
guint
_lian_program_find (LianProgram *program, LianDmnItem *item)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (program->by_item, item)) - 1;
}

static LianSlot *
slot_new (LianDmnItem *item)
{
  LianSlot *slot = g_new0 (LianSlot, 1);

  slot->item = item;
  slot->below = g_array_new (FALSE, FALSE, sizeof (guint));
  slot->values = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  slot->numbers = g_hash_table_new (_lian_feel_value_hash, _lian_feel_value_same);
  slot->results = _lian_key_table_new ();
  return slot;
}

static LianSlot *
slot_new_input (LianProgram *program, LianDmnItem *item)
{
  LianSlot *slot = slot_new (item);

  g_ptr_array_unref (slot->values);
  slot->domain = _lian_domain_new (program->rulebook, item);
  slot->values = g_ptr_array_ref (slot->domain->values);
  return slot;
}

/* Whether every column tests one name against constants. */
static gboolean
table_is_plain (LianProgram *program, LianDmnItem *item, LianDmnTable *table)
{
  LianDmnModel *model = _lian_rulebook_get_model (program->rulebook);

  if (table == NULL || table->rules->len == 0 || table->rules->len > LIAN_MAX_ROWS
      || item->requires->len > MAX_BELOW)
    return FALSE;
  for (guint i = 0; i < table->outputs->len; i++)
    if (!_lian_tests_are_constant (model,
                             g_array_index (table->outputs, LianDmnOutput, i).fallback.node))
      return FALSE;
  for (guint i = 0; i < table->inputs->len; i++)
    {
      LianDmnInput *input = &g_array_index (table->inputs, LianDmnInput, i);

      if (_lian_dmn_item_find_required (item, input->name) == NULL
          || !_lian_tests_are_constant (model, input->values.node))
        return FALSE;
      for (guint j = 0; j < table->rules->len; j++)
        {
          LianDmnRule *rule = g_ptr_array_index (table->rules, j);

          if (!_lian_tests_are_constant (model, g_array_index (rule->cells, LianDmnText, i).node))
            return FALSE;
        }
    }
  return TRUE;
}

static void
add_column (LianSlot *slot, guint below, gboolean plain)
{
  LianColumn *column = g_new0 (LianColumn, 1);

  column->slot = below;
  column->plain = plain;
  column->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
  column->valid = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_ptr_array_add (slot->columns, column);
}

/* Whether an output of row @index uses the column: a cell's emptiness, or a name. */
static gboolean
row_uses (LianSlot *slot, guint column, guint index)
{
  LianColumn *info = g_ptr_array_index (slot->columns, column);
  LianDmnRule *rule = g_ptr_array_index (slot->table->rules, index);
  LianDmnItem *below;

  if (!info->plain)
    return g_array_index (rule->cells, LianDmnText, column).node->children != NULL;
  below = g_ptr_array_index (slot->item->requires, info->slot);
  for (guint i = 0; i < rule->outputs->len; i++)
    if (_lian_node_mentions (g_array_index (rule->outputs, LianDmnText, i).node, below->name))
      return TRUE;
  return FALSE;
}

static gboolean
outputs_mention (LianDmnTable *table, const char *name)
{
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);

      for (guint j = 0; j < rule->outputs->len; j++)
        if (_lian_node_mentions (g_array_index (rule->outputs, LianDmnText, j).node, name))
          return TRUE;
    }
  for (guint i = 0; i < table->outputs->len; i++)
    {
      LianDmnOutput *output = &g_array_index (table->outputs, LianDmnOutput, i);

      if (_lian_node_mentions (output->fallback.node, name)
          || _lian_node_mentions (output->values.node, name))
        return TRUE;
    }
  return FALSE;
}

static void
find_uncelled (LianSlot *slot)
{
  slot->uncelled = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (slot->uncelled, slot->columns->len * slot->n_words);
  for (guint i = 0; i < slot->columns->len; i++)
    for (guint j = 0; j < slot->table->rules->len; j++)
      if (!row_uses (slot, i, j))
        g_array_index (slot->uncelled, guint64, i * slot->n_words + j / 64)
            |= G_GUINT64_CONSTANT (1) << (j % 64);
}

/* Columns by their place among the requirements at first, which find_uncelled() reads. */
static void
add_columns (LianProgram *program, LianSlot *slot)
{
  LianDmnTable *table = slot->table;

  slot->n_words = (table->rules->len + 63) / 64;
  slot->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  for (guint i = 0; i < table->inputs->len; i++)
    {
      LianDmnItem *below = _lian_dmn_item_find_required (
          slot->item, g_array_index (table->inputs, LianDmnInput, i).name);

      add_column (slot, _lian_program_find (program, below), FALSE);
    }
  for (guint i = 0; i < slot->item->requires->len; i++)
    if (outputs_mention (table, ((LianDmnItem *)slot->item->requires->pdata[i])->name))
      add_column (slot, i, TRUE);
  find_uncelled (slot);
  for (guint i = table->inputs->len; i < slot->columns->len; i++)
    {
      LianColumn *column = g_ptr_array_index (slot->columns, i);

      column->slot = g_array_index (slot->below, guint, column->slot);
    }
}

static gboolean
add_below (LianProgram *program, LianSlot *slot)
{
  for (guint i = 0; i < slot->item->requires->len; i++)
    {
      LianDmnItem *below = g_ptr_array_index (slot->item->requires, i);
      guint number = _lian_program_add (program, below);

      if (number == LIAN_NO_VALUE
          || (slot->item->kind == LIAN_DMN_KNOWLEDGE && below->kind != LIAN_DMN_KNOWLEDGE))
        return FALSE;
      g_array_append_val (slot->below, number);
    }
  return TRUE;
}

static guint
append_slot (LianProgram *program, LianSlot *slot)
{
  g_ptr_array_add (program->slots, slot);
  return program->slots->len - 1;
}

/**
 * _lian_program_add:
 * @program: a program
 * @item: an input, a decision or a knowledge model
 *
 * Adds @item and all that it requires.
 *
 * Returns: its slot, or %LIAN_NO_VALUE if it cannot be prepared
 */
guint
_lian_program_add (LianProgram *program, LianDmnItem *item)
{
  LianSlot *slot;
  guint number;

  if (g_hash_table_contains (program->by_item, item))
    return _lian_program_find (program, item);
  if (item->kind == LIAN_DMN_INPUT_DATA)
    slot = slot_new_input (program, item);
  else
    slot = slot_new (item);
  if (!add_below (program, slot))
    {
      slot_free (slot);
      return LIAN_NO_VALUE;
    }
  if (item->kind == LIAN_DMN_KNOWLEDGE)
    g_ptr_array_add (slot->values, lian_feel_value_new_function (item));
  if (item->kind == LIAN_DMN_DECISION && table_is_plain (program, item, _lian_dmn_item_table (item)))
    {
      slot->table = _lian_dmn_item_table (item);
      add_columns (program, slot);
    }
  number = append_slot (program, slot);
  g_hash_table_insert (program->by_item, item, GUINT_TO_POINTER (number + 1));
  return number;
}

/**
 * _lian_program_add_entry:
 * @program: a program
 * @item: a decision
 * @entry: an entry of the context it gives
 *
 * Adds what one entry of a decision's result needs, where the decision is
 * written as a context; else the whole decision, of which nothing but the
 * entry is wanted.
 *
 * Returns: its slot, or %LIAN_NO_VALUE if it cannot be prepared
 */
guint
_lian_program_add_entry (LianProgram *program, LianDmnItem *item, const char *entry)
{
  LianFeelNode *node = item->expression != NULL ? item->expression->text.node : NULL;
  LianSlot *slot;

  if (node == NULL || node->kind != LIAN_FEEL_NODE_CONTEXT || node->names == NULL)
    return _lian_program_add (program, item);
  for (guint i = 0; i < node->names->len; i++)
    {
      LianFeelNode *part = _lian_feel_node_child (node, i);

      if (!g_str_equal (g_ptr_array_index (node->names, i), entry))
        continue;
      slot = slot_new (item);
      slot->part = part;
      for (guint j = 0; j < item->requires->len; j++)
        {
          LianDmnItem *below = g_ptr_array_index (item->requires, j);
          guint number = _lian_node_mentions (part, below->name) ? _lian_program_add (program, below)
                                                             : LIAN_NO_VALUE - 1;

          if (number == LIAN_NO_VALUE)
            {
              slot_free (slot);
              return LIAN_NO_VALUE;
            }
          g_array_append_val (slot->below, number);
        }
      return append_slot (program, slot);
    }
  return LIAN_NO_VALUE;
}

/* --- running ----------------------------------------------------------------------------- */

/**
 * _lian_program_classify_one:
 * @program: a program
 * @slot: the slot of an input
 * @value: a value of it
 * @number: (out): the number of that value
 *
 * Returns: whether the rulebook admits it
 */
gboolean
_lian_program_classify_one (LianProgram *program, guint slot, LianFeelValue *value, guint *number)
{
  LianSlot *input = _lian_program_slot (program, slot);
  g_autoptr (LianFeelValue) coerced
      = _lian_dmn_coerce (value, input->item->type, LIAN_DMN_STRICT, input->item->name, NULL);

  *number = coerced != NULL ? _lian_domain_classify (input->domain, coerced) : LIAN_NO_PART;
  return *number != LIAN_NO_PART;
}

/**
 * _lian_program_classify:
 * @program: a program
 * @facts: facts
 * @numbers: (out): a value for each slot; those of inputs are set
 *
 * Returns: whether all facts are values the rulebook admits
 */
gboolean
_lian_program_classify (LianProgram *program, LianFacts *facts, guint *numbers)
{
  for (guint i = 0; i < program->slots->len; i++)
    {
      LianSlot *slot = _lian_program_slot (program, i);

      if (slot->domain != NULL
          && !_lian_program_classify_one (program, i, _lian_facts_get_interned (facts, slot->item->name),
                                          &numbers[i]))
        return FALSE;
    }
  return TRUE;
}

static guint
run_table (LianProgram *program, LianSlot *slot, const guint *numbers)
{
  guint64 mask[LIAN_MAX_WORDS];
  guint plain[MAX_BELOW], n_inputs = slot->table->inputs->len;

  if (!_lian_slot_match (program, slot, numbers, mask))
    return _lian_slot_null (slot);
  _lian_slot_reduce (slot, mask);
  for (guint i = n_inputs; i < slot->columns->len; i++)
    plain[i - n_inputs] = numbers[((LianColumn *)slot->columns->pdata[i])->slot];
  return _lian_slot_table_number (program, slot, mask, plain);
}

static guint
run_other (LianProgram *program, LianSlot *slot, const guint *numbers)
{
  g_autofree guint *below = g_new (guint, MAX (slot->below->len, 1));

  for (guint i = 0; i < slot->below->len; i++)
    {
      guint at = g_array_index (slot->below, guint, i);

      below[i] = at < program->slots->len ? numbers[at] : LIAN_NO_VALUE;
    }
  return _lian_slot_number (program, slot, below);
}

/**
 * _lian_program_run_one:
 * @program: a program
 * @slot: a decision of it
 * @numbers: (inout): a value for each slot below it; its own is set
 *
 * Evaluates one decision; %LIAN_NO_VALUE where it cannot be.
 */
void
_lian_program_run_one (LianProgram *program, guint slot, guint *numbers)
{
  LianSlot *one = _lian_program_slot (program, slot);

  numbers[slot] = one->table != NULL ? run_table (program, one, numbers)
                                     : run_other (program, one, numbers);
}

/**
 * _lian_program_run:
 * @program: a program
 * @numbers: (inout): a value for each slot; those of inputs are given
 *
 * Evaluates every decision of the program, but not single entries of them.
 *
 * Returns: whether all could be
 */
gboolean
_lian_program_run (LianProgram *program, guint *numbers)
{
  for (guint i = 0; i < program->slots->len; i++)
    {
      LianSlot *slot = _lian_program_slot (program, i);

      if (slot->domain != NULL || slot->part != NULL)
        continue;
      _lian_program_run_one (program, i, numbers);
      if (numbers[i] == LIAN_NO_VALUE)
        return FALSE;
    }
  return TRUE;
}
