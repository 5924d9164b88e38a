/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Faults in decision tables that show before any case does. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-flaws.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-dmn-alone.h"
#include "lian-explain.h"
#include "lian-truth.h"

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
  LianRulebook *rulebook;
  GPtrArray *flaws;
  LianDmnItem *item;
  LianDmnTable *table;
  LianProgram *program;
  LianDiagram *diagram;
  guint slot;
  LianRowSets *sets;
  guint rows;       /* the function: which rows match */
  GHashTable *seen; /* pairs of rows already reported */
} Examine;

static void
flaw_free (LianFlaw *flaw)
{
  g_free (flaw->decision);
  g_array_unref (flaw->rows);
  g_ptr_array_unref (flaw->example);
  g_free (flaw);
}

static LianFlaw *
add_flaw (Examine *examine, LianFlawKind kind)
{
  LianFlaw *flaw = g_new0 (LianFlaw, 1);

  flaw->kind = kind;
  flaw->decision = g_strdup (examine->item->name);
  flaw->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  flaw->example = g_ptr_array_new_with_free_func (_lian_reason_free);
  g_ptr_array_add (examine->flaws, flaw);
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

static void
take_trail (Examine *examine, LianFlaw *flaw, GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      LianStep *step = &g_array_index (steps, LianStep, i);
      LianSlot *slot = _lian_program_slot (examine->program, step->slot);
      LianReason *reason = g_new0 (LianReason, 1);

      reason->fact = slot->item->name;
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
  for (guint i = 0; i < examine->table->rules->len; i++)
    {
      gboolean matches = row_ever_matches (examine, i);

      if (!matches)
        add_row (add_flaw (examine, LIAN_FLAW_IDLE), i);
      else if (!is_list (examine->table) && !row_ever_decides (examine, i))
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

static void
examine_table (Examine *examine)
{
  guint slot = _lian_program_add (examine->program, examine->item);

  if (slot == LIAN_NO_VALUE || _lian_program_slot (examine->program, slot)->table == NULL)
    {
      add_flaw (examine, LIAN_FLAW_UNEXAMINED);
      return;
    }
  examine->slot = slot;
  examine->diagram = _lian_diagram_new (examine->program, MAX_NODES);
  examine->sets = _lian_row_sets_new (_lian_program_slot (examine->program, slot)->n_words);
  examine->seen = g_hash_table_new (NULL, NULL);
  if (find_sets (examine))
    check_rows (examine);
  else
    add_flaw (examine, LIAN_FLAW_UNEXAMINED);
  g_hash_table_unref (examine->seen);
  _lian_row_sets_free (examine->sets);
  _lian_diagram_free (examine->diagram);
}

static void
examine_decisions (Examine *examine)
{
  LianDmnModel *model = _lian_rulebook_get_model (examine->rulebook);

  examine->program = _lian_program_new (examine->rulebook);
  for (guint i = 0; i < model->items->len; i++)
    {
      examine->item = g_ptr_array_index (model->items, i);
      examine->table = _lian_dmn_item_table (examine->item);
      if (examine->item->kind == LIAN_DMN_DECISION && examine->table != NULL)
        examine_table (examine);
    }
  _lian_program_free (examine->program);
}

/* With its parameters as facts, a knowledge model is examined like a decision. */
static void
examine_knowledge (Examine *examine, LianDmnItem *item)
{
  g_autoptr (LianRulebook) alone = _lian_dmn_stand_alone (examine->rulebook, item, NULL);
  Examine other = { .rulebook = alone, .flaws = examine->flaws };

  if (alone != NULL)
    {
      examine_decisions (&other);
      return;
    }
  examine->item = item;
  add_flaw (examine, LIAN_FLAW_UNEXAMINED);
}

/**
 * lian_rulebook_find_flaws:
 * @rulebook: a rulebook
 *
 * Looks through every decision table, those in knowledge models too, for gaps,
 * for rows that contradict each other, and for rows that never decide anything.
 *
 * Returns: (transfer full) (element-type LianFlaw): what was found; decisions
 *   come first, each kind in the order of the file
 */
GPtrArray *
lian_rulebook_find_flaws (LianRulebook *rulebook)
{
  LianDmnModel *model = _lian_rulebook_get_model (rulebook);
  Examine examine = { .rulebook = rulebook };

  examine.flaws = g_ptr_array_new_with_free_func ((GDestroyNotify)flaw_free);
  examine_decisions (&examine);
  for (guint i = 0; i < model->items->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (model->items, i);

      if (item->kind == LIAN_DMN_KNOWLEDGE && _lian_dmn_item_table (item) != NULL)
        examine_knowledge (&examine, item);
    }
  return examine.flaws;
}

/* --- in words ------------------------------------------------------------------------------ */

static char *
example_text (const LianFlaw *flaw)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < flaw->example->len; i++)
    {
      LianReason *reason = g_ptr_array_index (flaw->example, i);
      g_autofree char *value = lian_feel_value_is_null (reason->value)
                                   ? g_strdup (lian_truth_label (LIAN_UNKNOWN))
                                   : lian_feel_value_to_text (reason->value);

      g_string_append_printf (text, "%s%s = %s", i > 0 ? ", " : "", reason->fact, value);
    }
  return g_string_free (text, FALSE);
}

/**
 * lian_flaw_to_text:
 * @flaw: a flaw
 *
 * Returns: (transfer full): a sentence about it in the reader's language
 */
char *
lian_flaw_to_text (const LianFlaw *flaw)
{
  g_autofree char *example = example_text (flaw);
  guint row = flaw->rows->len > 0 ? g_array_index (flaw->rows, guint, 0) : 0;

  switch (flaw->kind)
    {
    case LIAN_FLAW_GAP:
      if (flaw->only_unknown)
        return g_strdup_printf (_ ("%s: no row for unknown facts, as with %s"), flaw->decision,
                                example);
      return g_strdup_printf (_ ("%s: a gap, no row for %s"), flaw->decision, example);
    case LIAN_FLAW_OVERLAP:
      return g_strdup_printf (_ ("%s: rows %u and %u both match %s"), flaw->decision, row,
                              g_array_index (flaw->rows, guint, 1), example);
    case LIAN_FLAW_MASKED:
      return g_strdup_printf (_ ("%s: row %u never decides, other rows come before it"),
                              flaw->decision, row);
    case LIAN_FLAW_IDLE:
      return g_strdup_printf (_ ("%s: row %u can never match"), flaw->decision, row);
    case LIAN_FLAW_UNEXAMINED:
    default:
      return g_strdup_printf (_ ("%s: could not be examined for gaps"), flaw->decision);
    }
}
