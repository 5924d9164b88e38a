/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values of one decision of a program, computed once each. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-program.h"

#include <string.h>

#include "lian-constants.h"
#include "lian-feel-value-private.h"
#include "lian-key.h"

static guint
intern (LianSlot *slot, LianFeelValue *value)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (slot->numbers, value));

  if (number > 0)
    {
      lian_feel_value_unref (value);
      return number - 1;
    }
  g_ptr_array_add (slot->values, value);
  g_hash_table_insert (slot->numbers, value, GUINT_TO_POINTER (slot->values->len));
  return slot->values->len - 1;
}

/**
 * _lian_slot_null:
 * @slot: a decision
 *
 * Returns: the number of null among its results
 */
guint
_lian_slot_null (LianSlot *slot)
{
  return intern (slot, lian_feel_value_new_null ());
}

/**
 * _lian_program_value:
 * @program: a program
 * @slot: a slot of it
 * @number: a value of the slot
 *
 * Returns: (transfer none): the value
 */
LianFeelValue *
_lian_program_value (LianProgram *program, guint slot, guint number)
{
  return g_ptr_array_index (_lian_program_slot (program, slot)->values, number);
}

static void
fill_column (LianProgram *program, LianSlot *slot, guint index, guint number)
{
  LianColumn *column = g_ptr_array_index (slot->columns, index);
  LianDmnInput *input = &g_array_index (slot->table->inputs, LianDmnInput, index);
  LianFeelValue *value = _lian_program_value (program, column->slot, number);
  guint first = column->masks->len;
  gboolean valid = input->values.node == NULL || lian_feel_value_is_null (value)
                   || _lian_tests_run (program->rulebook, input->values.node, value);

  g_array_append_val (column->valid, valid);
  g_array_set_size (column->masks, first + slot->n_words);
  for (guint i = 0; i < slot->table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (slot->table->rules, i);
      LianFeelNode *cell = g_array_index (rule->cells, LianDmnText, index).node;

      if (cell->children == NULL || _lian_tests_run (program->rulebook, cell, value))
        g_array_index (column->masks, guint64, first + i / 64) |= G_GUINT64_CONSTANT (1)
                                                                  << (i % 64);
    }
}

/**
 * _lian_slot_mask:
 * @program: a program
 * @slot: a table of it
 * @column: an input column
 * @number: a value in it
 *
 * Returns: (transfer none): the rows that the value leaves, one bit each
 */
const guint64 *
_lian_slot_mask (LianProgram *program, LianSlot *slot, guint column, guint number)
{
  LianColumn *info = g_ptr_array_index (slot->columns, column);

  while (info->valid->len <= number)
    fill_column (program, slot, column, info->valid->len);
  return &g_array_index (info->masks, guint64, number * slot->n_words);
}

/**
 * _lian_slot_admits:
 * @program: a program
 * @slot: a table of it
 * @column: an input column
 * @number: a value in it
 *
 * Returns: whether the table's list of values for the column admits it
 */
gboolean
_lian_slot_admits (LianProgram *program, LianSlot *slot, guint column, guint number)
{
  LianColumn *info = g_ptr_array_index (slot->columns, column);

  _lian_slot_mask (program, slot, column, number);
  return g_array_index (info->valid, gboolean, number);
}

/**
 * _lian_slot_match:
 * @program: a program
 * @slot: a table of it
 * @numbers: a value for each slot
 * @rows: (out): the rows that match, one bit each
 *
 * Returns: whether the table admits the values in its columns
 */
gboolean
_lian_slot_match (LianProgram *program, LianSlot *slot, const guint *numbers, guint64 *rows)
{
  guint n_rows = slot->table->rules->len;

  memset (rows, 0xff, slot->n_words * sizeof (guint64));
  rows[slot->n_words - 1] >>= (64 - n_rows % 64) % 64;
  for (guint i = 0; i < slot->table->inputs->len; i++)
    {
      LianColumn *column = g_ptr_array_index (slot->columns, i);
      guint number = numbers[column->slot];
      const guint64 *left = _lian_slot_mask (program, slot, i, number);

      if (!g_array_index (column->valid, gboolean, number))
        return FALSE;
      for (guint j = 0; j < slot->n_words; j++)
        rows[j] &= left[j];
    }
  return TRUE;
}

/**
 * _lian_slot_reduce:
 * @slot: a table
 * @mask: (inout): its matching rows
 *
 * Leaves only the rows that the hit policy looks at.
 */
void
_lian_slot_reduce (LianSlot *slot, guint64 *mask)
{
  gboolean found = FALSE;

  for (guint i = 0; slot->table->hit_policy == LIAN_DMN_FIRST && i < slot->n_words; i++)
    {
      mask[i] = found ? 0 : mask[i] & -mask[i];
      found = found || mask[i] != 0;
    }
}

/* The values of the requirements; null for those without a number. */
static GPtrArray *
below_values (LianProgram *program, LianSlot *slot, const guint *numbers)
{
  GPtrArray *below = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);

  for (guint i = 0; i < slot->below->len; i++)
    {
      guint at = g_array_index (slot->below, guint, i);
      gboolean known = at < program->slots->len && numbers[i] != LIAN_NO_VALUE;

      g_ptr_array_add (below, known ? lian_feel_value_ref (
                                          _lian_program_value (program, at, numbers[i]))
                                    : lian_feel_value_new_null ());
    }
  return below;
}

static guint
compute (LianProgram *program, LianSlot *slot, const guint *numbers, GPtrArray *hits)
{
  g_autoptr (GPtrArray) below = numbers != NULL ? below_values (program, slot, numbers) : NULL;
  LianFeelValue *value
      = _lian_rulebook_run_above (program->rulebook, slot->item, below, slot->part, hits);

  return value != NULL ? intern (slot, value) : LIAN_NO_VALUE;
}

static GPtrArray *
rows_of (LianSlot *slot, const guint64 *mask)
{
  GPtrArray *hits = g_ptr_array_new ();

  for (guint i = 0; i < slot->table->rules->len; i++)
    if (mask[i / 64] >> (i % 64) & 1)
      g_ptr_array_add (hits, g_ptr_array_index (slot->table->rules, i));
  return hits;
}

/* Where a FIRST table whose outputs are constant keeps its result for the rows; NULL of others. */
static guint *
result_by_row (LianSlot *slot, const guint64 *mask)
{
  const guint none = LIAN_NO_VALUE;
  guint row = slot->table->rules->len;

  if (slot->table->hit_policy != LIAN_DMN_FIRST || slot->columns->len > slot->table->inputs->len)
    return NULL;
  if (slot->by_row == NULL)
    {
      slot->by_row = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint i = 0; i <= row; i++)
        g_array_append_val (slot->by_row, none);
    }
  for (guint i = 0; i < slot->n_words; i++)
    if (mask[i] != 0)
      row = i * 64 + (guint)g_bit_nth_lsf ((gulong)mask[i], -1);
  return &g_array_index (slot->by_row, guint, row);
}

/* A value for each requirement, of those that outputs mention; NULL where they mention none. */
static guint *
mentioned (LianSlot *slot, const guint *numbers, guint n_inputs)
{
  guint *below;

  if (slot->columns->len == n_inputs)
    return NULL;
  below = g_new (guint, slot->below->len);
  for (guint i = 0; i < slot->below->len; i++)
    {
      below[i] = LIAN_NO_VALUE;
      for (guint j = n_inputs; j < slot->columns->len; j++)
        if (((LianColumn *)slot->columns->pdata[j])->slot == g_array_index (slot->below, guint, i))
          below[i] = numbers[j - n_inputs];
    }
  return below;
}

static guint
compute_rows (LianProgram *program, LianSlot *slot, const guint64 *mask, const guint *numbers)
{
  g_autofree guint *below = mentioned (slot, numbers, slot->table->inputs->len);
  g_autoptr (GPtrArray) hits = rows_of (slot, mask);

  program->n_results++;
  return compute (program, slot, below, hits);
}

/* By the rows that match and the values that outputs mention. */
static guint
find_result (LianProgram *program, LianSlot *slot, const guint64 *mask, const guint *numbers)
{
  guint n_plain = slot->columns->len - slot->table->inputs->len;
  guint length = slot->n_words * 2 + n_plain;
  g_autofree guint *heap = length > 64 ? g_new (guint, length) : NULL;
  guint stack[64];
  guint *key = heap != NULL ? heap : stack;
  guint number;

  memcpy (key, mask, slot->n_words * sizeof (guint64));
  for (guint i = 0; i < n_plain; i++)
    key[slot->n_words * 2 + i] = numbers[i];
  if (_lian_key_find (slot->results, key, length, &number))
    return number;
  number = compute_rows (program, slot, mask, numbers);
  _lian_key_insert (slot->results, key, length, number);
  return number;
}

/**
 * _lian_slot_table_number:
 * @program: a program
 * @slot: a table of it
 * @mask: the rows that match, reduced
 * @numbers: a value for each requirement that an output of theirs mentions
 *
 * Returns: the number of the table's result, or %LIAN_NO_VALUE
 */
guint
_lian_slot_table_number (LianProgram *program,
                         LianSlot *slot,
                         const guint64 *mask,
                         const guint *numbers)
{
  guint *direct = result_by_row (slot, mask);

  if (direct == NULL)
    return find_result (program, slot, mask, numbers);
  if (*direct == LIAN_NO_VALUE)
    *direct = compute_rows (program, slot, mask, numbers);
  return *direct;
}

/**
 * _lian_slot_number:
 * @program: a program
 * @slot: a decision of it that is not evaluated by masks
 * @numbers: a value for each requirement
 *
 * Returns: the number of the decision's result, or %LIAN_NO_VALUE
 */
guint
_lian_slot_number (LianProgram *program, LianSlot *slot, const guint *numbers)
{
  guint number;

  if (slot->item->kind == LIAN_DMN_KNOWLEDGE)
    return 0;
  if (_lian_key_find (slot->results, numbers, slot->below->len, &number))
    return number;
  number = compute (program, slot, numbers, NULL);
  _lian_key_insert (slot->results, numbers, slot->below->len, number);
  program->n_results++;
  return number;
}
