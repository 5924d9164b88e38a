/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reasons of any decision. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explanation.h"

#include "lian-constants.h"
#include "lian-explain.h"
#include "lian-json-value.h"

/* lian-explain.c knows the decision that recommends a form; this works on the
 * result of any decision.  Its outcomes are the values it can take, or, where
 * it gives lists, the values that can be in them.  Inputs that cannot be
 * sorted into parts, such as a number in a sum, are left as they are. */

#define MAX_NODES 200000

typedef struct
{
  LianExplainer *explainer;
  LianDmnItem *item;
  LianProgram *program;
  LianDiagram *diagram;
  guint slot, root, given;
  guint *numbers;
  GPtrArray *outcomes; /* LianFeelValue */
  GHashTable *places;  /* canonical text -> place in @outcomes + 1 */
  GArray *sets;        /* guint64: the set of outcomes in each value of the slot */
} Explanation;

/* --- outcomes ------------------------------------------------------------------------------ */

static guint64
outcome_bit (Explanation *self, LianFeelValue *value)
{
  g_autofree char *text = lian_json_value_write_canonical (value);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, text));

  if (place == 0)
    {
      g_ptr_array_add (self->outcomes, lian_feel_value_ref (value));
      place = self->outcomes->len;
      g_hash_table_insert (self->places, g_steal_pointer (&text), GUINT_TO_POINTER (place));
    }
  return place <= 64 ? G_GUINT64_CONSTANT (1) << (place - 1) : 0;
}

static guint64
outcomes_in (Explanation *self, LianFeelValue *value)
{
  LianDmnTable *table = _lian_dmn_item_table (self->item);
  guint64 set = 0;

  if (table == NULL || !_lian_table_gives_list (table) || lian_feel_value_get_kind (value) != LIAN_FEEL_LIST)
    return outcome_bit (self, value);
  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    set |= outcome_bit (self, lian_feel_value_get_item (value, i));
  return set;
}

static void
list_outcomes (Explanation *self)
{
  LianSlot *slot = _lian_program_slot (self->program, self->slot);

  for (guint i = 0; i < slot->values->len; i++)
    {
      guint64 set = outcomes_in (self, g_ptr_array_index (slot->values, i));

      g_array_append_val (self->sets, set);
    }
}

/* --- in JSON -------------------------------------------------------------------------------- */

static LianFeelValue *
cell_to_value (const LianTraceCell *cell)
{
  LianFeelValue *value = lian_feel_value_new_context ();

  lian_feel_value_set_member_string (value, "input", cell->input);
  lian_feel_value_set_member_string (value, "test", cell->test);
  lian_feel_value_set_member (value, "value", lian_feel_value_ref (cell->value));
  return value;
}

static LianFeelValue *
row_to_value (const LianTraceTable *table, const LianTraceRule *row)
{
  LianFeelValue *value = lian_feel_value_new_context ();
  LianFeelValue *cells = lian_feel_value_new_list ();

  for (guint i = 0; i < row->cells->len; i++)
    lian_feel_value_append (cells, cell_to_value (&g_array_index (row->cells, LianTraceCell, i)));
  lian_feel_value_set_member_string (value, "decision", table->decision);
  lian_feel_value_set_member_string (value, "rule", row->rule);
  lian_feel_value_set_member (value, "cells", cells);
  return value;
}

/* Every row that counted, in the order in which the decisions were taken. */
static LianFeelValue *
explain_why (Explanation *self)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; i < lian_trace_get_n_tables (self->explainer->trace); i++)
    {
      const LianTraceTable *trace = lian_trace_get_table (self->explainer->trace, i);
      LianDmnItem *item
          = g_hash_table_lookup (self->explainer->model->by_name, trace->decision);
      LianDmnTable *table = item != NULL ? _lian_dmn_item_table (item) : NULL;
      gboolean first = table != NULL && table->hit_policy == LIAN_DMN_FIRST, done = FALSE;

      for (guint j = 0; j < trace->rules->len && !done; j++)
        {
          LianTraceRule *row = g_ptr_array_index (trace->rules, j);

          if (row->matched)
            lian_feel_value_append (list, row_to_value (trace, row));
          done = first && row->matched;
        }
    }
  return list;
}

/* What a row gives; NULL where that depends on facts. */
static LianFeelValue *
row_outcome (LianRulebook *rulebook, LianDmnTable *table, LianDmnRule *rule)
{
  g_autoptr (LianFeelValue) value = lian_feel_value_new_context ();

  for (guint i = 0; i < rule->outputs->len; i++)
    {
      const char *name = g_array_index (table->outputs, LianDmnOutput, i).name;
      LianFeelNode *node = g_array_index (rule->outputs, LianDmnText, i).node;

      if (!_lian_node_is_constant (_lian_rulebook_get_model (rulebook), node))
        return NULL;
      lian_feel_value_set_member (value, name != NULL ? name : "",
                                  _lian_node_constant (rulebook, node));
    }
  return rule->outputs->len == 1 ? lian_feel_value_ref (lian_feel_value_get_item (value, 0))
                                 : g_steal_pointer (&value);
}

/* A #LianRowFilter: whether the row gives the outcome @data. */
static gboolean
row_is_outcome (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  g_autoptr (LianFeelValue) value = row_outcome (outline->rulebook, table, rule);
  g_autofree char *wanted = lian_json_value_write_canonical ((LianFeelValue *)data);
  g_autofree char *given = value != NULL ? lian_json_value_write_canonical (value) : NULL;

  return g_strcmp0 (given, wanted) == 0;
}

/* The outcomes that the rows name, in their order, before others that may be found. */
static void
list_row_outcomes (Explanation *self)
{
  LianDmnTable *table = _lian_dmn_item_table (self->item);

  for (guint i = 0; table != NULL && i < table->rules->len; i++)
    {
      g_autoptr (LianFeelValue) value
          = row_outcome (self->explainer->rulebook, table, g_ptr_array_index (table->rules, i));

      if (value != NULL)
        outcome_bit (self, value);
    }
}

static void
add_why_not (Explanation *self, LianFeelValue *list, LianFeelValue *outcome)
{
  const char *rule = NULL;
  LianExplainer *explainer = self->explainer;
  guint place = _lian_outline_find_table (explainer->outline, self->item);
  g_autofree guint64 *wanted
      = _lian_outline_rows (explainer->outline, place, row_is_outcome, outcome);
  g_autoptr (GPtrArray) cells = _lian_obstacles_to_refusals (
      explainer, _lian_refuse_table (explainer, place, wanted, LIAN_NEAREST_REST, 0, &rule));
  LianFeelValue *entry, *refusals;

  if (rule == NULL)
    return;
  entry = lian_feel_value_new_context ();
  refusals = lian_feel_value_new_list ();
  for (guint i = 0; i < cells->len; i++)
    lian_feel_value_append (refusals, _lian_refusal_to_value (g_ptr_array_index (cells, i)));
  lian_feel_value_set_member (entry, "outcome", lian_feel_value_ref (outcome));
  lian_feel_value_set_member_string (entry, "rule", rule);
  lian_feel_value_set_member (entry, "cells", refusals);
  lian_feel_value_append (list, entry);
}

static LianFeelValue *
explain_why_not (Explanation *self, guint64 now)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; _lian_dmn_item_table (self->item) != NULL && i < self->outcomes->len; i++)
    if (i >= 64 || !(now >> i & 1))
      add_why_not (self, list, g_ptr_array_index (self->outcomes, i));
  return list;
}

/* --- what would change it -------------------------------------------------------------------- */

/* Neither "unknown" nor "some other text" is advice. */
static gboolean
may_change (LianSlot *slot, guint value, gpointer user_data)
{
  return value != 0 && value != slot->domain->other;
}

static LianFeelValue *
step_to_value (Explanation *self, const LianStep *step)
{
  LianSlot *slot = _lian_program_slot (self->program, step->slot);
  LianFeelValue *value = lian_feel_value_new_context ();

  lian_feel_value_set_member_string (value, "fact", slot->item->name);
  lian_feel_value_set_member (
      value, "from", lian_feel_value_ref (lian_facts_get (self->explainer->facts, slot->item->name)));
  lian_feel_value_set_member (value, "to",
                              lian_feel_value_ref (g_ptr_array_index (slot->values, step->value)));
  return value;
}

static LianFeelValue *
way_to_value (Explanation *self, guint outcome, const LianWay *way)
{
  LianFeelValue *value = lian_feel_value_new_context ();
  LianFeelValue *steps = lian_feel_value_new_list ();

  for (guint i = 0; i < way->n_steps; i++)
    lian_feel_value_append (steps, step_to_value (self, &way->steps[i]));
  lian_feel_value_set_member (value, "outcome",
                              lian_feel_value_ref (g_ptr_array_index (self->outcomes, outcome)));
  lian_feel_value_set_member (value, "facts", steps);
  return value;
}

static LianFeelValue *
explain_change (Explanation *self)
{
  LianFeelValue *list = lian_feel_value_new_list ();
  g_autoptr (GArray) ways = _lian_diagram_find_ways (self->diagram, self->root, self->sets,
                                                     self->numbers, G_MAXUINT64,
                                                     self->explainer->max_changes, may_change, NULL);

  for (guint i = 0; i < MIN (self->outcomes->len, 64); i++)
    for (guint j = 0; j < ways->len; j++)
      if (g_array_index (ways, LianWay, j).outcomes >> i & 1)
        lian_feel_value_append (list, way_to_value (self, i, &g_array_index (ways, LianWay, j)));
  return list;
}

/* --- what to ask first --------------------------------------------------------------------------- */

static guint64
outcomes_with (Explanation *self, guint slot, guint value)
{
  guint now = self->numbers[slot];
  guint64 set;

  self->numbers[slot] = value;
  set = g_array_index (self->sets, guint64,
                       _lian_diagram_follow (self->diagram, self->root, self->numbers));
  self->numbers[slot] = now;
  return set;
}

static guint
separates (Explanation *self, guint slot)
{
  guint64 differ = 0, first = outcomes_with (self, slot, 1);

  for (guint i = 2; i < _lian_program_slot (self->program, slot)->values->len; i++)
    differ |= first ^ outcomes_with (self, slot, i);
  return _lian_outcomes_count (differ);
}

static LianFeelValue *
explain_ask (Explanation *self)
{
  LianFeelValue *list = lian_feel_value_new_list ();
  g_autoptr (GArray) questions = g_array_new (FALSE, FALSE, sizeof (LianStep));

  for (guint i = 0; i < self->program->slots->len; i++)
    {
      LianSlot *slot = _lian_program_slot (self->program, i);
      LianStep question = { i, 0 };
      guint at = 0;

      if (slot->domain == NULL || slot->domain->held || self->numbers[i] != 0)
        continue;
      question.value = slot->values->len > 1 ? separates (self, i) : 0;
      while (at < questions->len && g_array_index (questions, LianStep, at).value >= question.value)
        at++;
      if (question.value > 0)
        g_array_insert_val (questions, at, question);
    }
  for (guint i = 0; i < questions->len; i++)
    {
      LianStep *question = &g_array_index (questions, LianStep, i);
      LianFeelValue *value = lian_feel_value_new_context ();

      lian_feel_value_set_member_string (
          value, "fact", _lian_program_slot (self->program, question->slot)->item->name);
      lian_feel_value_set_member (value, "separates", lian_feel_value_new_int (question->value));
      lian_feel_value_append (list, value);
    }
  return list;
}

/* Facts of which no other values were tried, because what they are used for is reckoned. */
static LianFeelValue *
list_untried (Explanation *self, gboolean whole)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; whole && i < self->program->slots->len; i++)
    {
      LianSlot *slot = _lian_program_slot (self->program, i);

      if (slot->domain != NULL && slot->domain->held)
        lian_feel_value_append (list, lian_feel_value_new_string (slot->item->name));
    }
  return list;
}

/* --- the function ------------------------------------------------------------------------------------ */

/* Whether the decision can be looked at for all facts. */
static gboolean
prepare (Explanation *self)
{
  self->slot = _lian_program_add (self->program, self->item);
  if (self->slot == LIAN_NO_VALUE)
    return FALSE;
  self->numbers = g_new0 (guint, self->program->slots->len);
  if (!_lian_program_classify (self->program, self->explainer->facts, self->numbers))
    return FALSE;
  self->diagram->fixed = self->numbers;
  self->root = _lian_diagram_build (self->diagram, self->slot);
  if (self->root == LIAN_NO_DIAGRAM)
    return FALSE;
  list_outcomes (self);
  return TRUE;
}

static LianFeelValue *
explain (Explanation *self)
{
  LianFeelValue *answer = lian_feel_value_new_context ();
  gboolean whole;
  guint64 now;

  list_row_outcomes (self);
  whole = prepare (self);
  now = whole ? g_array_index (self->sets, guint64,
                               _lian_diagram_follow (self->diagram, self->root, self->numbers))
              : outcomes_in (self, lian_trace_find_table (self->explainer->trace, self->item->name)->value);
  lian_feel_value_set_member (answer, "why", explain_why (self));
  lian_feel_value_set_member (answer, "why_not", explain_why_not (self, now));
  lian_feel_value_set_member (answer, "change",
                              whole ? explain_change (self) : lian_feel_value_new_list ());
  lian_feel_value_set_member (answer, "ask",
                              whole ? explain_ask (self) : lian_feel_value_new_list ());
  lian_feel_value_set_member (answer, "untried", list_untried (self, whole));
  lian_feel_value_set_member (
      answer, "change_up_to",
      lian_feel_value_new_int (whole && self->outcomes->len <= 64 ? self->explainer->max_changes : 0));
  return answer;
}

/**
 * lian_rulebook_explain:
 * @rulebook: a rulebook
 * @decision: a decision of it, by name, else by id
 * @facts: the facts
 * @trace: the trace of its evaluation on @facts
 * @max_changes: how many facts may change at once, at most 4
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Explains the result of any decision: the rows that counted ("why"), for each
 * other outcome the nearest row and what refuses it ("why_not"), all minimal
 * sets of changes of facts that bring it about ("change"), and the unknown facts
 * by how many outcomes they separate ("ask"). "change_up_to" is the size to which
 * "change" is complete; 0 where the decision is too large to be looked at for
 * all facts.  "untried" names the facts that are reckoned with, of which no other
 * values were tried.
 *
 * Returns: (transfer full) (nullable): a context with these entries
 */
LianFeelValue *
lian_rulebook_explain (LianRulebook *rulebook,
                       const char *decision,
                       LianFacts *facts,
                       LianTrace *trace,
                       guint max_changes,
                       GError **error)
{
  Explanation self = { 0 };
  LianFeelValue *answer;

  self.item = _lian_rulebook_find_decision (rulebook, decision, error);
  if (self.item == NULL)
    return NULL;
  self.explainer = _lian_explainer_new (rulebook, &self.item, 1);
  self.explainer->max_changes = MIN (max_changes, LIAN_MAX_STEPS);
  _lian_explainer_begin (self.explainer, facts, trace);
  self.program = _lian_program_new (rulebook);
  self.diagram = _lian_diagram_new (self.program, MAX_NODES);
  self.outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.sets = g_array_new (FALSE, FALSE, sizeof (guint64));
  answer = explain (&self);
  g_array_unref (self.sets);
  g_hash_table_unref (self.places);
  g_ptr_array_unref (self.outcomes);
  g_free (self.numbers);
  _lian_diagram_free (self.diagram);
  _lian_program_free (self.program);
  _lian_explainer_free (self.explainer);
  return answer;
}
