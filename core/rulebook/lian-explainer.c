/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What all explanations of a case share: its facts, and how the rows stand on them. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include <string.h>

#include "lian-explain.h"

/* The rows of a case are seen in one of two ways.  Where the rulebook could be
 * prepared for all facts, a table is looked at only when an explanation asks
 * for it, by masks of rows; else all rows were noted while the case was
 * evaluated.  Explanations can't tell the difference, and a test holds the two
 * against each other. */

static void
sight_init (LianSight *sight, const LianOutlineTable *table)
{
  sight->matched = g_new0 (guint64, MAX (table->n_words, 1));
  sight->yes = g_new0 (const guint64 *, MAX (table->inputs->len, 1));
}

/**
 * _lian_explainer_new:
 * @rulebook: (transfer none): a rulebook, which must outlive the explainer
 * @roots: (array length=n_roots): decisions
 * @n_roots: how many
 *
 * Returns: (transfer full): an explainer of their results, without a case
 */
LianExplainer *
_lian_explainer_new (LianRulebook *rulebook, LianDmnItem **roots, guint n_roots)
{
  LianExplainer *self = g_new0 (LianExplainer, 1);

  self->rulebook = rulebook;
  self->model = _lian_rulebook_get_model (rulebook);
  self->outline = _lian_outline_new (rulebook, roots, n_roots);
  self->values = g_new0 (LianFeelValue *, MAX (self->outline->facts->len, 1));
  self->sights = g_new0 (LianSight, MAX (self->outline->tables->len, 1));
  for (guint i = 0; i < self->outline->tables->len; i++)
    sight_init (&self->sights[i], _lian_outline_table (self->outline, i));
  self->spare = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

static guint64
ordered_forms (LianExplainer *self)
{
  guint64 ordered = 0;

  for (guint i = 0; i < MIN (self->forms->len, 64); i++)
    if (g_array_index (self->forms, LianForm, i).order != LIAN_NO_PLACE)
      ordered |= G_GUINT64_CONSTANT (1) << i;
  return ordered;
}

static LianReasoner *
make_reasoner (LianExplainer *self)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new ();

  for (guint i = 0; i < self->forms->len; i++)
    g_ptr_array_add (outcomes, (gpointer)g_array_index (self->forms, LianForm, i).name);
  return _lian_reasoner_new (self->rulebook, self->form, outcomes, ordered_forms (self));
}

/* Whether the rows of every table can be seen by the numbers of the facts. */
static gboolean
add_slots (LianExplainer *self)
{
  LianProgram *program = self->reasoner->program;

  if (self->outline->reckons)
    return FALSE;
  self->form_slot = _lian_program_add (program, self->form);
  self->findings_slot = _lian_program_add (program, self->findings);
  if (self->form_slot == LIAN_NO_VALUE || self->findings_slot == LIAN_NO_VALUE)
    return FALSE;
  for (guint i = 0; i < self->outline->tables->len; i++)
    {
      guint slot = _lian_program_find (program, _lian_outline_table (self->outline, i)->item);

      if (slot == LIAN_NO_VALUE || _lian_program_slot (program, slot)->table == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
prepare (LianExplainer *self)
{
  self->reasoner = make_reasoner (self);
  if (self->reasoner == NULL || !add_slots (self))
    self->form_slot = self->findings_slot = LIAN_NO_VALUE;
  if (self->reasoner != NULL)
    self->numbers = g_new0 (guint, self->reasoner->program->slots->len);
}

/* Results of decisions remembered. */
#define MOST_REMEMBERED 50000

/* A rulebook learns from every case; what it learnt from too many is let go. */
static void
forget (LianExplainer *self)
{
  if (self->reasoner == NULL || self->reasoner->program->n_results <= self->most_remembered)
    return;
  g_hash_table_remove_all (self->sayings);
  g_clear_pointer (&self->reasoner, _lian_reasoner_free);
  g_clear_pointer (&self->numbers, g_free);
  prepare (self);
}

/**
 * _lian_explainer_new_for_forms:
 * @rulebook: (transfer none): a rulebook, which must outlive the explainer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an explainer of what a rulebook recommends; %NULL if it
 *   has no such decisions
 */
LianExplainer *
_lian_explainer_new_for_forms (LianRulebook *rulebook, GError **error)
{
  LianDmnItem *roots[2];
  LianExplainer *self;

  roots[0] = _lian_rulebook_find_decision (rulebook, "production_form", error);
  roots[1] = roots[0] != NULL ? _lian_rulebook_find_decision (rulebook, "recommended_form", error)
                              : NULL;
  if (roots[1] == NULL)
    return NULL;
  self = _lian_explainer_new (rulebook, roots, G_N_ELEMENTS (roots));
  self->findings = roots[0];
  self->form = roots[1];
  self->forms = _lian_forms_new (self);
  self->sayings = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)lian_feel_value_unref,
                                         (GDestroyNotify)g_array_unref);
  self->most_remembered = MOST_REMEMBERED;
  prepare (self);
  return self;
}

void
_lian_explainer_free (LianExplainer *self)
{
  for (guint i = 0; i < self->outline->tables->len; i++)
    {
      g_free (self->sights[i].matched);
      g_free (self->sights[i].yes);
      g_free (self->sights[i].own);
    }
  g_free (self->sights);
  g_free (self->values);
  g_free (self->numbers);
  if (self->forms != NULL)
    _lian_forms_free (self, self->forms);
  g_clear_pointer (&self->sayings, g_hash_table_unref);
  g_clear_pointer (&self->reasoner, _lian_reasoner_free);
  g_ptr_array_unref (self->spare);
  _lian_outline_free (self->outline);
  g_free (self);
}

/* What a column reckoned, as the trace has it; null of a column without a cell. */
static LianFeelValue *
traced_value (LianExplainer *self, const LianOutlineFact *fact)
{
  const char *name = _lian_outline_table (self->outline, fact->table)->item->name;
  const LianTraceTable *table
      = self->trace != NULL ? lian_trace_find_table (self->trace, name) : NULL;

  for (guint i = 0; table != NULL && i < table->rules->len; i++)
    {
      LianTraceRule *rule = g_ptr_array_index (table->rules, i);

      for (guint j = 0; j < rule->cells->len; j++)
        if (g_str_equal (g_array_index (rule->cells, LianTraceCell, j).input, fact->name))
          return g_array_index (rule->cells, LianTraceCell, j).value;
    }
  return lian_feel_value_new_null ();
}

/**
 * _lian_explainer_begin:
 * @self: an explainer
 * @facts: (transfer none): the facts of a case
 * @trace: (transfer none) (nullable): how its rows stand; %NULL to see that by the facts
 *
 * Takes up a case, until _lian_explainer_end().
 */
void
_lian_explainer_begin (LianExplainer *self, LianFacts *facts, LianTrace *trace)
{
  self->case_number++;
  self->facts = facts;
  self->trace = trace;
  self->classified = self->reasoner != NULL;
  for (guint i = 0; i < self->outline->facts->len; i++)
    {
      const LianOutlineFact *fact = _lian_outline_fact (self->outline, i);
      guint slot = self->reasoner != NULL && fact->item != NULL
                       ? _lian_program_find (self->reasoner->program, fact->item)
                       : LIAN_NO_VALUE;

      self->values[i] = fact->item != NULL ? _lian_facts_get_interned (facts, fact->name)
                                           : traced_value (self, fact);
      if (slot != LIAN_NO_VALUE)
        self->classified = _lian_program_classify_one (self->reasoner->program, slot,
                                                       self->values[i], &self->numbers[slot])
                           && self->classified;
    }
  for (guint i = 0; i < self->outline->tables->len; i++)
    self->sights[i].seen = FALSE;
}

void
_lian_explainer_end (LianExplainer *self)
{
  self->facts = NULL;
  self->trace = NULL;
  g_clear_pointer (&self->result, lian_feel_value_unref);
  forget (self);
}

static void
set_row (guint64 *rows, guint row)
{
  rows[row / 64] |= G_GUINT64_CONSTANT (1) << (row % 64);
}

static void
see_traced_row (LianSight *sight, const LianOutlineTable *table, guint row, LianTraceRule *traced)
{
  GArray *cells = g_array_index (table->rows, LianOutlineRow, row).cells;

  if (traced->matched)
    set_row (sight->matched, row);
  for (guint i = 0; i < cells->len; i++)
    if (g_array_index (traced->cells, LianTraceCell, i).state == LIAN_YES)
      set_row (sight->own + g_array_index (cells, LianOutlineCell, i).column * table->n_words, row);
}

static void
see_by_trace (LianExplainer *self, LianSight *sight, const LianOutlineTable *table)
{
  const LianTraceTable *trace = lian_trace_find_table (self->trace, table->item->name);

  sight->there = trace != NULL && trace->rules->len > 0;
  if (!sight->there)
    return;
  g_free (sight->own);
  sight->own = g_new0 (guint64, MAX (table->inputs->len, 1) * table->n_words);
  memset (sight->matched, 0, table->n_words * sizeof (guint64));
  for (guint i = 0; i < table->inputs->len; i++)
    sight->yes[i] = sight->own + i * table->n_words;
  for (guint i = 0; i < table->rows->len; i++)
    see_traced_row (sight, table, i, g_ptr_array_index (trace->rules, i));
}

static void
see_by_numbers (LianExplainer *self, LianSight *sight, const LianOutlineTable *table)
{
  LianProgram *program = self->reasoner->program;
  LianSlot *slot = _lian_program_slot (program, _lian_program_find (program, table->item));

  sight->there = _lian_slot_match (program, slot, self->numbers, sight->matched);
  for (guint i = 0; sight->there && i < table->inputs->len; i++)
    {
      LianColumn *column = g_ptr_array_index (slot->columns, i);

      sight->yes[i] = _lian_slot_mask (program, slot, i, self->numbers[column->slot]);
    }
}

/**
 * _lian_explainer_see:
 * @self: an explainer with a case
 * @table: a table of its outline
 *
 * Returns: (transfer none): how the rows of the table stand
 */
LianSight *
_lian_explainer_see (LianExplainer *self, guint table)
{
  LianSight *sight = &self->sights[table];

  if (sight->seen)
    return sight;
  sight->seen = TRUE;
  if (self->trace != NULL)
    see_by_trace (self, sight, _lian_outline_table (self->outline, table));
  else
    see_by_numbers (self, sight, _lian_outline_table (self->outline, table));
  return sight;
}
