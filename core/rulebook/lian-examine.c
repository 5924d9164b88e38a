/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looks through one decision table for gaps, overlaps and rows without effect. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-examine.h"

#include <string.h>

#include "lian-dmn-alone.h"
#include "lian-explain.h"

/* A diagram of "which rows match" over all facts answers everything at once:
 * a gap is a path to no row, an overlap a path to two, a masked row one that
 * matches somewhere but decides nowhere.  Because the diagram reaches down to
 * the facts, a combination of derived values that no facts can bring about is
 * no false alarm. */

/* Nodes for one table. */
#define MAX_NODES 200000

/* Overlaps reported for one table. */
#define MAX_OVERLAPS 20

typedef struct
{
  LianExamined *what;
  LianDmnTable *table;
  LianProgram *program;
  LianDiagram *diagram;
  guint slot;
  LianRowSets *sets;
  guint rows;       /* the function: which rows match */
  GHashTable *seen; /* pairs of rows already reported */
} Examine;

static LianFlaw *
add_flaw (Examine *examine, LianFlawKind kind)
{
  LianFlaw *flaw = _lian_flaw_add (examine->what->flaws, kind, examine->what->label);

  flaw->alone = examine->what->alone;
  return flaw;
}

static void
add_row (LianFlaw *flaw, guint index)
{
  guint row = index + 1;

  g_array_append_val (flaw->rows, row);
}

static gboolean
set_has (Examine *examine, guint number, guint row)
{
  guint64 word
      = g_array_index (examine->sets->masks, guint64, number * examine->sets->n_words + row / 64);

  return word >> (row % 64) & 1;
}

static guint
set_size (Examine *examine, guint number)
{
  guint n = 0;

  for (guint i = 0; i < examine->table->rules->len; i++)
    n += set_has (examine, number, i);
  return n;
}

/* --- an example ------------------------------------------------------------------------- */

/* A step on the way from the top; those of an example are what it says of the facts. */
typedef struct
{
  GHashTable *dead; /* nodes that do not lead there */
  GArray *steps;    /* LianStep */
  guint goal;       /* the set of rows */
  gboolean unknown; /* facts may be unknown */
} Trail;

static gboolean
find_trail (Examine *examine, Trail *trail, guint node)
{
  guint slot;

  if (node & LIAN_TERMINAL)
    return (node & ~LIAN_TERMINAL) == trail->goal;
  if (g_hash_table_contains (trail->dead, GUINT_TO_POINTER (node)))
    return FALSE;
  slot = _lian_diagram_variable (examine->diagram, node);
  for (guint i = trail->unknown ? 0 : 1; i < _lian_diagram_n_values (examine->diagram, node); i++)
    {
      LianStep step = { slot, i };

      g_array_append_val (trail->steps, step);
      if (find_trail (examine, trail, _lian_diagram_child (examine->diagram, node, i)))
        return TRUE;
      g_array_set_size (trail->steps, trail->steps->len - 1);
    }
  g_hash_table_add (trail->dead, GUINT_TO_POINTER (node));
  return FALSE;
}

/* What a column that stands for a fact is in truth. */
static const char *
fact_of (Examine *examine, const char *name)
{
  guint64 number = 0;

  if (examine->what->expressions == NULL || !g_str_has_prefix (name, LIAN_ALONE_COLUMN))
    return name;
  number = g_ascii_strtoull (name + strlen (LIAN_ALONE_COLUMN), NULL, 10);
  return g_intern_string (g_ptr_array_index (examine->what->expressions, number));
}

static void
take_trail (Examine *examine, LianFlaw *flaw, GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      LianStep *step = &g_array_index (steps, LianStep, i);
      LianSlot *slot = _lian_program_slot (examine->program, step->slot);
      LianReason *reason = g_new0 (LianReason, 1);

      reason->fact = fact_of (examine, slot->item->name);
      reason->value = lian_feel_value_ref (g_ptr_array_index (slot->values, step->value));
      g_ptr_array_add (flaw->example, reason);
    }
}

/* Facts that lead to the set of rows: known ones if there are such. */
static gboolean
add_example (Examine *examine, LianFlaw *flaw, guint goal, gboolean unknown)
{
  Trail trail = { g_hash_table_new (NULL, NULL), g_array_new (FALSE, FALSE, sizeof (LianStep)),
                  goal, unknown };
  gboolean found = find_trail (examine, &trail, examine->rows);

  if (found)
    take_trail (examine, flaw, trail.steps);
  g_hash_table_unref (trail.dead);
  g_array_unref (trail.steps);
  return found;
}

/* --- one table --------------------------------------------------------------------------- */

static gboolean
has_default (LianDmnTable *table)
{
  for (guint i = 0; i < table->outputs->len; i++)
    if (g_array_index (table->outputs, LianDmnOutput, i).fallback.node != NULL)
      return TRUE;
  return FALSE;
}

static void
check_gap (Examine *examine, guint number)
{
  LianFlaw *flaw;

  if (set_size (examine, number) > 0 || has_default (examine->table))
    return;
  flaw = add_flaw (examine, LIAN_FLAW_GAP);
  flaw->only_unknown = !add_example (examine, flaw, number, FALSE);
  if (flaw->only_unknown)
    add_example (examine, flaw, number, TRUE);
}

static gboolean
rows_agree (Examine *examine, guint a, guint b)
{
  LianDmnRule *first = g_ptr_array_index (examine->table->rules, a);
  LianDmnRule *second = g_ptr_array_index (examine->table->rules, b);

  for (guint i = 0; i < first->outputs->len; i++)
    if (g_strcmp0 (g_array_index (first->outputs, LianDmnText, i).text,
                   g_array_index (second->outputs, LianDmnText, i).text)
        != 0)
      return FALSE;
  return TRUE;
}

static void
check_pair (Examine *examine, guint number, guint a, guint b)
{
  guint pair = a * examine->table->rules->len + b;
  LianFlaw *flaw;

  if (!set_has (examine, number, b) || g_hash_table_size (examine->seen) >= MAX_OVERLAPS
      || (examine->table->hit_policy == LIAN_DMN_ANY && rows_agree (examine, a, b))
      || !g_hash_table_add (examine->seen, GUINT_TO_POINTER (pair + 1)))
    return;
  flaw = add_flaw (examine, LIAN_FLAW_OVERLAP);
  add_row (flaw, a);
  add_row (flaw, b);
  if (!add_example (examine, flaw, number, FALSE))
    add_example (examine, flaw, number, TRUE);
}

static void
check_overlap (Examine *examine, guint number)
{
  LianDmnHitPolicy policy = examine->table->hit_policy;

  if (policy != LIAN_DMN_UNIQUE && policy != LIAN_DMN_ANY)
    return;
  for (guint i = 0; i < examine->table->rules->len; i++)
    for (guint j = i + 1; set_has (examine, number, i) && j < examine->table->rules->len; j++)
      check_pair (examine, number, i, j);
}

/* The row whose output a single-hit table takes of a set of rows. */
static gboolean
row_decides (Examine *examine, guint number, guint row)
{
  if (!set_has (examine, number, row))
    return FALSE;
  if (examine->table->hit_policy != LIAN_DMN_PRIORITY)
    return TRUE;
  for (guint i = 0; i < examine->table->rules->len; i++)
    if (i != row && set_has (examine, number, i)
        && _lian_table_prefers (examine->table, i, row))
      return FALSE;
  return TRUE;
}

static gboolean
row_ever_matches (Examine *examine, guint row)
{
  g_autoptr (LianRowSets) sets = _lian_row_sets_new (examine->sets->n_words);
  guint node = _lian_diagram_build_rows (examine->diagram, examine->slot, (int)row, sets);

  if (node == LIAN_NO_DIAGRAM)
    return TRUE;
  for (guint i = 1; i < sets->masks->len / sets->n_words; i++)
    if (g_array_index (sets->masks, guint64, i * sets->n_words + row / 64) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
row_ever_decides (Examine *examine, guint row)
{
  guint n = examine->sets->masks->len / examine->sets->n_words;

  for (guint i = 1; i < n; i++)
    if (row_decides (examine, i, row))
      return TRUE;
  return FALSE;
}

static gboolean
is_list (LianDmnTable *table)
{
  return table->hit_policy != LIAN_DMN_UNIQUE && table->hit_policy != LIAN_DMN_ANY
         && table->hit_policy != LIAN_DMN_PRIORITY && table->hit_policy != LIAN_DMN_FIRST;
}

static void
check_rows (Examine *examine)
{
  gboolean decides = !is_list (examine->table)
                     && (examine->table->hit_policy != LIAN_DMN_PRIORITY
                         || !examine->what->reckoned);

  for (guint i = 0; i < examine->table->rules->len; i++)
    {
      gboolean matches = row_ever_matches (examine, i);

      if (!matches)
        add_row (add_flaw (examine, LIAN_FLAW_IDLE), i);
      else if (decides && !row_ever_decides (examine, i))
        add_row (add_flaw (examine, LIAN_FLAW_MASKED), i);
    }
}

/* Sets of rows that some facts bring about; a list table has too many and needs none. */
static gboolean
find_sets (Examine *examine)
{
  if (is_list (examine->table))
    return TRUE;
  examine->rows
      = _lian_diagram_build_rows (examine->diagram, examine->slot, -1, examine->sets);
  if (examine->rows == LIAN_NO_DIAGRAM)
    return FALSE;
  for (guint i = 1; i < examine->sets->masks->len / examine->sets->n_words; i++)
    {
      check_gap (examine, i);
      check_overlap (examine, i);
    }
  return TRUE;
}

/**
 * _lian_examine:
 * @examined: a decision with a table
 *
 * Adds what is wrong with the table to its flaws.
 *
 * Returns: %FALSE, and nothing is added, where it cannot be looked at for all facts
 */
gboolean
_lian_examine (LianExamined *examined)
{
  guint slot = _lian_program_add (examined->program, examined->item);
  Examine examine = { .what = examined, .program = examined->program, .slot = slot };
  gboolean whole;

  if (slot == LIAN_NO_VALUE || _lian_program_slot (examined->program, slot)->table == NULL)
    return FALSE;
  examine.table = _lian_program_slot (examined->program, slot)->table;
  examine.diagram = _lian_diagram_new (examined->program, MAX_NODES);
  examine.sets = _lian_row_sets_new (_lian_program_slot (examined->program, slot)->n_words);
  examine.seen = g_hash_table_new (NULL, NULL);
  whole = find_sets (&examine);
  if (whole)
    check_rows (&examine);
  g_hash_table_unref (examine.seen);
  _lian_row_sets_free (examine.sets);
  _lian_diagram_free (examine.diagram);
  return whole;
}
