/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Decisions as diagrams over the values of their inputs. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-diagram.h"

#include <string.h>

#include "lian-key.h"

/* A decision diagram (Bryant 1986, with values instead of bits) holds what a
 * decision gives for all facts at once, and is small because most facts do not
 * matter most of the time.  It is built from below: each decision is applied to
 * the diagrams of its requirements, branch by branch.  For a table a branch
 * also knows which rows are still possible, so columns that no such row tests
 * are not asked. */

/* --- nodes ---------------------------------------------------------------------------- */

/**
 * _lian_diagram_new:
 * @program: (transfer none): a program, which must outlive the diagram
 * @limit: how many nodes may be made
 *
 * Returns: (transfer full): a diagram without functions
 */
LianDiagram *
_lian_diagram_new (LianProgram *program, guint limit)
{
  LianDiagram *diagram = g_new0 (LianDiagram, 1);

  diagram->program = program;
  diagram->variables = g_array_new (FALSE, FALSE, sizeof (guint));
  diagram->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  diagram->children = g_array_new (FALSE, FALSE, sizeof (guint));
  diagram->unique = _lian_key_table_new ();
  diagram->built = g_hash_table_new (NULL, NULL);
  diagram->limit = limit;
  return diagram;
}

void
_lian_diagram_free (LianDiagram *diagram)
{
  g_array_unref (diagram->variables);
  g_array_unref (diagram->firsts);
  g_array_unref (diagram->children);
  g_hash_table_unref (diagram->unique);
  g_hash_table_unref (diagram->built);
  g_free (diagram);
}

static guint
n_values (LianDiagram *diagram, guint variable)
{
  return _lian_program_slot (diagram->program, variable)->values->len;
}

guint
_lian_diagram_n_values (LianDiagram *diagram, guint node)
{
  return n_values (diagram, _lian_diagram_variable (diagram, node));
}

/* The node with these children; one that asks for nothing is its only child. */
static guint
make_node (LianDiagram *diagram, guint variable, const guint *children, guint n)
{
  g_autofree guint *key = NULL;
  guint node, first = diagram->children->len;
  gboolean same = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (children[i] == LIAN_NO_DIAGRAM)
        return LIAN_NO_DIAGRAM;
      same = same && children[i] == children[0];
    }
  if (same)
    return children[0];
  key = g_new (guint, n + 1);
  key[0] = variable;
  memcpy (key + 1, children, n * sizeof (guint));
  if (_lian_key_find (diagram->unique, key, n + 1, &node))
    return node;
  if (diagram->limit == 0)
    return LIAN_NO_DIAGRAM;
  diagram->limit--;
  node = diagram->variables->len;
  g_array_append_val (diagram->variables, variable);
  g_array_append_val (diagram->firsts, first);
  g_array_append_vals (diagram->children, children, n);
  _lian_key_insert (diagram->unique, key, n + 1, node);
  return node;
}

/* What is left of @node once @variable has @value. */
static guint
cofactor (LianDiagram *diagram, guint node, guint variable, guint value)
{
  if (node & LIAN_TERMINAL || _lian_diagram_variable (diagram, node) != variable)
    return node;
  return _lian_diagram_child (diagram, node, value);
}

static guint
first_variable (LianDiagram *diagram, const guint *nodes, guint n)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    if (!(nodes[i] & LIAN_TERMINAL))
      first = MIN (first, _lian_diagram_variable (diagram, nodes[i]));
  return first;
}

/* --- decisions applied to diagrams --------------------------------------------------------- */

typedef struct
{
  LianDiagram *diagram;
  LianSlot *slot;
  GHashTable *memo;
  LianRowSets *rows; /* (nullable): the result is the set of rows, not what they give */
} Apply;

static guint apply_nodes (Apply *apply, guint64 *mask, guint *nodes, guint n);

/* Applies to each value of the first input asked for. */
static guint
branch (Apply *apply, const guint64 *mask, const guint *nodes, guint n)
{
  guint variable = first_variable (apply->diagram, nodes, n);
  guint count = n_values (apply->diagram, variable);
  g_autofree guint *children = g_new (guint, count);
  g_autofree guint *inner = g_new (guint, n);
  guint64 rows[LIAN_MAX_WORDS];

  for (guint i = 0; i < count; i++)
    {
      for (guint j = 0; j < n; j++)
        inner[j] = cofactor (apply->diagram, nodes[j], variable, i);
      if (mask != NULL)
        memcpy (rows, mask, apply->slot->n_words * sizeof (guint64));
      children[i] = apply_nodes (apply, mask != NULL ? rows : NULL, inner, n);
      if (children[i] == LIAN_NO_DIAGRAM)
        return LIAN_NO_DIAGRAM;
    }
  return make_node (apply->diagram, variable, children, count);
}

/* Marks a column that has said all it has to say. */
#define DONE (LIAN_TERMINAL | (LIAN_TERMINAL - 2))

static gboolean
rows_need (LianSlot *slot, const guint64 *mask, guint column)
{
  for (guint i = 0; i < slot->n_words; i++)
    if (mask[i] & ~g_array_index (slot->uncelled, guint64, column * slot->n_words + i))
      return TRUE;
  return FALSE;
}

/* Rows of a FIRST table behind one that no open column can stop any more are out. */
static void
drop_hidden_rows (LianSlot *slot, guint64 *mask, const guint *nodes)
{
  for (guint row = 0; slot->table->hit_policy == LIAN_DMN_FIRST && row < slot->table->rules->len;
       row++)
    {
      gboolean certain = mask[row / 64] >> (row % 64) & 1;

      for (guint i = 0; certain && i < slot->table->inputs->len; i++)
        certain = nodes[i] == DONE
                  || g_array_index (slot->uncelled, guint64, i * slot->n_words + row / 64)
                             >> (row % 64)
                         & 1;
      if (!certain)
        continue;
      mask[row / 64] &= ~G_GUINT64_CONSTANT (0) >> (63 - row % 64);
      for (guint i = row / 64 + 1; i < slot->n_words; i++)
        mask[i] = 0;
      return;
    }
}

/* Takes in what is settled; FALSE if a value is one the table does not admit. */
static gboolean
settle (Apply *apply, guint64 *mask, guint *nodes)
{
  LianSlot *slot = apply->slot;
  LianProgram *program = apply->diagram->program;

  for (guint i = 0; i < slot->table->inputs->len; i++)
    {
      const guint64 *rows;

      if (nodes[i] == DONE || !(nodes[i] & LIAN_TERMINAL))
        continue;
      if (!_lian_slot_admits (program, slot, i, nodes[i] & ~LIAN_TERMINAL))
        return FALSE;
      rows = _lian_slot_mask (program, slot, i, nodes[i] & ~LIAN_TERMINAL);
      for (guint j = 0; j < slot->n_words; j++)
        mask[j] &= rows[j];
      nodes[i] = DONE;
    }
  drop_hidden_rows (slot, mask, nodes);
  for (guint i = 0; i < slot->columns->len; i++)
    {
      LianDmnText *listed = i < slot->table->inputs->len
                                ? &g_array_index (slot->table->inputs, LianDmnInput, i).values
                                : NULL;

      if (!rows_need (slot, mask, i) && (listed == NULL || listed->node == NULL))
        nodes[i] = DONE;
    }
  return TRUE;
}

/**
 * _lian_row_sets_new:
 * @n_words: words in the masks of the table
 *
 * Returns: (transfer full): no sets
 */
LianRowSets *
_lian_row_sets_new (guint n_words)
{
  LianRowSets *sets = g_new0 (LianRowSets, 1);

  sets->n_words = n_words;
  sets->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (sets->masks, n_words);
  sets->numbers = _lian_key_table_new ();
  return sets;
}

void
_lian_row_sets_free (LianRowSets *sets)
{
  g_array_unref (sets->masks);
  g_hash_table_unref (sets->numbers);
  g_free (sets);
}

static guint
number_of_rows (LianRowSets *sets, const guint64 *mask)
{
  guint key[2 * LIAN_MAX_WORDS], number;

  memcpy (key, mask, sets->n_words * sizeof (guint64));
  if (_lian_key_find (sets->numbers, key, 2 * sets->n_words, &number))
    return number;
  number = sets->masks->len / sets->n_words;
  g_array_append_vals (sets->masks, mask, sets->n_words);
  _lian_key_insert (sets->numbers, key, 2 * sets->n_words, number);
  return number;
}

static guint
table_result (Apply *apply, guint64 *mask, const guint *nodes)
{
  LianSlot *slot = apply->slot;
  guint n_inputs = slot->table->inputs->len;
  g_autofree guint *plain = g_new (guint, MAX (slot->columns->len - n_inputs, 1));
  guint number;

  for (guint i = n_inputs; i < slot->columns->len; i++)
    plain[i - n_inputs] = nodes[i] == DONE ? LIAN_NO_VALUE : nodes[i] & ~LIAN_TERMINAL;
  _lian_slot_reduce (slot, mask);
  if (apply->rows != NULL)
    return number_of_rows (apply->rows, mask) | LIAN_TERMINAL;
  number = _lian_slot_table_number (apply->diagram->program, slot, mask, plain);
  return number != LIAN_NO_VALUE ? number | LIAN_TERMINAL : LIAN_NO_DIAGRAM;
}

static guint
other_result (Apply *apply, const guint *nodes, guint n)
{
  g_autofree guint *numbers = g_new (guint, MAX (n, 1));
  guint number;

  for (guint i = 0; i < n; i++)
    numbers[i] = nodes[i] == DONE ? LIAN_NO_VALUE : nodes[i] & ~LIAN_TERMINAL;
  number = _lian_slot_number (apply->diagram->program, apply->slot, numbers);
  return number != LIAN_NO_VALUE ? number | LIAN_TERMINAL : LIAN_NO_DIAGRAM;
}

static guint
null_result (Apply *apply)
{
  if (apply->rows != NULL)
    return LIAN_ROWS_NOT_ADMITTED | LIAN_TERMINAL;
  return _lian_slot_null (apply->slot) | LIAN_TERMINAL;
}

/* The memo's key: the rows still possible and the nodes. */
static guint *
memo_key (Apply *apply, const guint64 *mask, const guint *nodes, guint n, guint *length)
{
  guint words = mask != NULL ? apply->slot->n_words * 2 : 0;
  guint *key = g_new (guint, words + n);

  if (mask != NULL)
    memcpy (key, mask, words * sizeof (guint));
  memcpy (key + words, nodes, n * sizeof (guint));
  *length = words + n;
  return key;
}

static guint
apply_nodes (Apply *apply, guint64 *mask, guint *nodes, guint n)
{
  g_autofree guint *key = NULL;
  guint length, result;

  if (mask != NULL && !settle (apply, mask, nodes))
    return null_result (apply);
  if (first_variable (apply->diagram, nodes, n) == G_MAXUINT)
    return mask != NULL ? table_result (apply, mask, nodes) : other_result (apply, nodes, n);
  key = memo_key (apply, mask, nodes, n, &length);
  if (_lian_key_find (apply->memo, key, length, &result))
    return result;
  if (apply->diagram->limit == 0)
    return LIAN_NO_DIAGRAM;
  apply->diagram->limit--;
  result = branch (apply, mask, nodes, n);
  _lian_key_insert (apply->memo, key, length, result);
  return result;
}

static guint
build_input (LianDiagram *diagram, guint slot)
{
  LianSlot *input = _lian_program_slot (diagram->program, slot);
  guint count = input->values->len;
  g_autofree guint *children = NULL;

  if (input->domain->held)
    {
      diagram->uses_fixed = TRUE;
      return diagram->fixed != NULL ? diagram->fixed[slot] | LIAN_TERMINAL : LIAN_NO_DIAGRAM;
    }
  children = g_new (guint, count);
  for (guint i = 0; i < count; i++)
    children[i] = i | LIAN_TERMINAL;
  return make_node (diagram, slot, children, count);
}

static gboolean
build_below (LianDiagram *diagram, LianSlot *slot, guint *nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint below = slot->table != NULL ? ((LianColumn *)slot->columns->pdata[i])->slot
                                        : g_array_index (slot->below, guint, i);

      nodes[i] = below < diagram->program->slots->len ? _lian_diagram_build (diagram, below) : DONE;
      if (nodes[i] == LIAN_NO_DIAGRAM)
        return FALSE;
    }
  return TRUE;
}

static guint
build_decision (LianDiagram *diagram, LianSlot *slot, const guint64 *rows, LianRowSets *sets)
{
  Apply apply = { diagram, slot, NULL, sets };
  guint n = slot->table != NULL ? slot->columns->len : slot->below->len;
  g_autofree guint *nodes = g_new (guint, MAX (n, 1));
  guint64 mask[LIAN_MAX_WORDS];
  guint result;

  if (!build_below (diagram, slot, nodes, n))
    return LIAN_NO_DIAGRAM;
  if (rows != NULL)
    memcpy (mask, rows, slot->n_words * sizeof (guint64));
  apply.memo = _lian_key_table_new ();
  result = apply_nodes (&apply, rows != NULL ? mask : NULL, nodes, n);
  g_hash_table_unref (apply.memo);
  return result;
}

/* All rows of a table, or one. */
static const guint64 *
start_rows (LianSlot *slot, int row, guint64 *mask)
{
  if (slot->table == NULL)
    return NULL;
  memset (mask, 0, slot->n_words * sizeof (guint64));
  for (guint i = 0; i < slot->table->rules->len; i++)
    if (row < 0 || (guint)row == i)
      mask[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
  return mask;
}

/**
 * _lian_diagram_build_rows:
 * @diagram: a diagram
 * @slot: a slot with a table
 * @row: one row of it, or -1 for all
 * @sets: takes the sets of rows
 *
 * Returns: the node of a function whose results are numbers of the sets of rows
 *   that match (of a FIRST table: the first of them)
 */
guint
_lian_diagram_build_rows (LianDiagram *diagram, guint slot, int row, LianRowSets *sets)
{
  LianSlot *built = _lian_program_slot (diagram->program, slot);
  guint64 mask[LIAN_MAX_WORDS];

  return build_decision (diagram, built, start_rows (built, row, mask), sets);
}

/**
 * _lian_diagram_build:
 * @diagram: a diagram
 * @slot: a slot of its program
 *
 * Returns: the node of the slot's function, whose results are numbers of its
 *   values; %LIAN_NO_DIAGRAM if it would be too large
 */
guint
_lian_diagram_build (LianDiagram *diagram, guint slot)
{
  LianSlot *built = _lian_program_slot (diagram->program, slot);
  guint64 mask[LIAN_MAX_WORDS];
  gpointer known;
  guint node;

  if (g_hash_table_lookup_extended (diagram->built, GUINT_TO_POINTER (slot), NULL, &known))
    return GPOINTER_TO_UINT (known);
  node = built->domain != NULL
             ? build_input (diagram, slot)
             : build_decision (diagram, built, start_rows (built, -1, mask), NULL);
  g_hash_table_insert (diagram->built, GUINT_TO_POINTER (slot), GUINT_TO_POINTER (node));
  return node;
}

/* --- functions of functions ----------------------------------------------------------------- */

typedef struct
{
  LianDiagram *diagram;
  LianTerminalMap map;
  LianTerminalJoin join;
  gpointer user_data;
  GHashTable *memo;
} Combine;

static guint combine (Combine *state, guint *nodes, guint n);

static guint
combine_branch (Combine *state, const guint *nodes, guint n)
{
  guint variable = first_variable (state->diagram, nodes, n);
  guint count = n_values (state->diagram, variable);
  g_autofree guint *children = g_new (guint, count);

  for (guint i = 0; i < count; i++)
    {
      guint inner[2];

      for (guint j = 0; j < n; j++)
        inner[j] = cofactor (state->diagram, nodes[j], variable, i);
      children[i] = combine (state, inner, n);
    }
  return make_node (state->diagram, variable, children, count);
}

static guint
combine (Combine *state, guint *nodes, guint n)
{
  guint result;

  if (first_variable (state->diagram, nodes, n) == G_MAXUINT)
    result = n == 1 ? state->map (state->diagram, nodes[0] & ~LIAN_TERMINAL, state->user_data)
                    : state->join (state->diagram, nodes[0] & ~LIAN_TERMINAL,
                                   nodes[1] & ~LIAN_TERMINAL, state->user_data);
  else
    {
      if (_lian_key_find (state->memo, nodes, n, &result))
        return result;
      result = combine_branch (state, nodes, n);
      _lian_key_insert (state->memo, nodes, n, result);
      return result;
    }
  return result | LIAN_TERMINAL;
}

/**
 * _lian_diagram_map:
 * @diagram: a diagram
 * @node: a function of it
 * @map: (scope call): what to make of each result
 * @user_data: for @map
 *
 * Returns: the function whose results are those of @map, or %LIAN_NO_DIAGRAM
 */
guint
_lian_diagram_map (LianDiagram *diagram, guint node, LianTerminalMap map, gpointer user_data)
{
  Combine state = { diagram, map, NULL, user_data, NULL };
  guint result;

  if (node == LIAN_NO_DIAGRAM)
    return node;
  state.memo = _lian_key_table_new ();
  result = combine (&state, &node, 1);
  g_hash_table_unref (state.memo);
  return result;
}

/**
 * _lian_diagram_join:
 * @diagram: a diagram
 * @a: a function of it
 * @b: another
 * @join: (scope call): what to make of two results
 * @user_data: for @join
 *
 * Returns: the function whose results are those of @join, or %LIAN_NO_DIAGRAM
 */
guint
_lian_diagram_join (
    LianDiagram *diagram, guint a, guint b, LianTerminalJoin join, gpointer user_data)
{
  Combine state = { diagram, NULL, join, user_data, NULL };
  guint nodes[] = { a, b };
  guint result;

  if (a == LIAN_NO_DIAGRAM || b == LIAN_NO_DIAGRAM)
    return LIAN_NO_DIAGRAM;
  state.memo = _lian_key_table_new ();
  result = combine (&state, nodes, 2);
  g_hash_table_unref (state.memo);
  return result;
}

/**
 * _lian_diagram_follow:
 * @diagram: a diagram
 * @node: a function of it
 * @numbers: a value for each slot that is an input
 *
 * Returns: the result
 */
guint
_lian_diagram_follow (LianDiagram *diagram, guint node, const guint *numbers)
{
  while (!(node & LIAN_TERMINAL))
    node = _lian_diagram_child (diagram, node,
                                numbers[_lian_diagram_variable (diagram, node)]);
  return node & ~LIAN_TERMINAL;
}
