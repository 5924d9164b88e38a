/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Faults in decision tables that show before any case does. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-examine.h"

#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-constants.h"
#include "lian-dmn-alone.h"
#include "lian-explain.h"
#include "lian-truth.h"

/* A table is looked through down to the facts, where that can be.  Where it
 * cannot, because a column is reckoned or a fact is also used in a sum, each
 * column is taken for a fact by itself: then a gap or an overlap may be one that
 * no facts bring about, and is said so.  Where not even that can be, the reason
 * is given. */

static void
flaw_free (LianFlaw *flaw)
{
  g_free (flaw->decision);
  g_free (flaw->reason);
  g_array_unref (flaw->rows);
  g_ptr_array_unref (flaw->example);
  g_free (flaw);
}

LianFlaw *
_lian_flaw_add (GPtrArray *flaws, LianFlawKind kind, const char *label)
{
  LianFlaw *flaw = g_new0 (LianFlaw, 1);

  flaw->kind = kind;
  flaw->decision = g_strdup (label);
  flaw->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  flaw->example = g_ptr_array_new_with_free_func (_lian_reason_free);
  g_ptr_array_add (flaws, flaw);
  return flaw;
}

typedef struct
{
  LianRulebook *rulebook;
  LianProgram *program;
  GPtrArray *flaws;
  LianDmnItem *item;
  guint n_tables; /* of the item, so far */
} Search;

/* --- why not ------------------------------------------------------------------------------ */

static char *
odd_cell (Search *search, LianDmnTable *table)
{
  LianDmnModel *model = _lian_rulebook_get_model (search->rulebook);

  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);

      for (guint j = 0; j < rule->cells->len; j++)
        if (!_lian_tests_are_constant (model, g_array_index (rule->cells, LianDmnText, j).node))
          return g_strdup_printf (_ ("row %u tests against other facts: “%s”"), i + 1,
                                  g_array_index (rule->cells, LianDmnText, j).text);
    }
  return NULL;
}

/* Whether no parts of the column can be known beforehand. */
static gboolean
is_odd_column (Search *search, LianDmnTable *table, guint column)
{
  g_autoptr (GPtrArray) constants
      = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);

  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);

      if (!_lian_tests_collect (search->rulebook,
                                g_array_index (rule->cells, LianDmnText, column).node, constants))
        return TRUE;
    }
  return FALSE;
}

static char *
odd_column (Search *search, LianDmnTable *table)
{
  for (guint i = 0; i < table->inputs->len; i++)
    if (is_odd_column (search, table, i))
      return g_strdup_printf (_ ("the column “%s” has cells that reckon with its value"),
                              g_array_index (table->inputs, LianDmnInput, i).expression.text);
  return NULL;
}

static char *
reason_for (Search *search, LianDmnTable *table)
{
  char *reason = NULL;

  if (table->rules->len == 0)
    return g_strdup (_ ("it has no rows"));
  if (table->rules->len > LIAN_MAX_ROWS)
    return g_strdup_printf (_ ("it has more than %d rows"), LIAN_MAX_ROWS);
  reason = odd_cell (search, table);
  if (reason == NULL)
    reason = odd_column (search, table);
  return reason != NULL ? reason
                        : g_strdup (_ ("its columns have values of several kinds, or too many"));
}

/* --- tables -------------------------------------------------------------------------------- */

static gboolean
outputs_reckon (Search *search, LianDmnTable *table)
{
  LianDmnModel *model = _lian_rulebook_get_model (search->rulebook);

  for (guint i = 0; i < table->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);

      for (guint j = 0; j < rule->outputs->len; j++)
        if (!_lian_node_is_constant (model, g_array_index (rule->outputs, LianDmnText, j).node))
          return TRUE;
    }
  return FALSE;
}

static GPtrArray *
expressions_of (LianDmnTable *table)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < table->inputs->len; i++)
    g_ptr_array_add (texts, g_array_index (table->inputs, LianDmnInput, i).expression.text);
  return texts;
}

/* Whether any call may give the columns any values. */
static gboolean
only_parameters (LianDmnItem *item, LianDmnTable *table)
{
  for (guint i = 0; i < table->inputs->len; i++)
    if (_lian_dmn_item_find_parameter (item, g_array_index (table->inputs, LianDmnInput, i).name)
        == NULL)
      return FALSE;
  return TRUE;
}

/* With each column for a fact. */
static gboolean
examine_columns (Search *search, LianDmnTable *table, guint number, LianExamined examined)
{
  g_autoptr (LianRulebook) alone
      = _lian_dmn_table_alone (search->rulebook, search->item, table, number, NULL);
  g_autoptr (GPtrArray) expressions = expressions_of (table);
  gboolean whole;

  if (alone == NULL)
    return FALSE;
  examined.program = _lian_program_new (alone);
  examined.item = _lian_dmn_model_find (_lian_rulebook_get_model (alone), search->item->name);
  examined.alone = !only_parameters (search->item, table);
  examined.expressions = expressions;
  whole = _lian_examine (&examined);
  _lian_program_free (examined.program);
  return whole;
}

static void
examine_table (Search *search, LianDmnTable *table, const char *label)
{
  LianExamined examined = { .program = search->program, .item = search->item, .label = label,
                            .reckoned = outputs_reckon (search, table), .flaws = search->flaws };
  guint number = search->n_tables++;

  if (table == _lian_dmn_item_table (search->item) && search->item->kind == LIAN_DMN_DECISION
      && _lian_examine (&examined))
    return;
  if (!examine_columns (search, table, number, examined))
    _lian_flaw_add (search->flaws, LIAN_FLAW_UNEXAMINED, label)->reason
        = reason_for (search, table);
}

static void
examine_expression (Search *search, LianDmnExpression *expression, const char *label)
{
  if (expression->table != NULL)
    examine_table (search, expression->table, label);
  for (guint i = 0; i < expression->entries->len; i++)
    {
      LianDmnEntry *entry = &g_array_index (expression->entries, LianDmnEntry, i);
      g_autofree char *inner
          = entry->name != NULL ? g_strconcat (label, ".", entry->name, NULL) : g_strdup (label);

      examine_expression (search, entry->expression, inner);
    }
}

static void
examine_items (Search *search, LianDmnItemKind kind)
{
  LianDmnModel *model = _lian_rulebook_get_model (search->rulebook);

  for (guint i = 0; i < model->items->len; i++)
    {
      search->item = g_ptr_array_index (model->items, i);
      search->n_tables = 0;
      if (search->item->kind == kind && search->item->expression != NULL)
        examine_expression (search, search->item->expression, search->item->name);
    }
}

/**
 * lian_rulebook_find_flaws:
 * @rulebook: a rulebook
 *
 * Looks through every decision table, those inside contexts and knowledge models
 * too, for gaps, for rows that contradict each other, and for rows that never
 * decide anything.
 *
 * Returns: (transfer full) (element-type LianFlaw): what was found; decisions
 *   come first, each kind in the order of the file
 */
GPtrArray *
lian_rulebook_find_flaws (LianRulebook *rulebook)
{
  Search search = { .rulebook = rulebook };

  search.flaws = g_ptr_array_new_with_free_func ((GDestroyNotify)flaw_free);
  search.program = _lian_program_new (rulebook);
  examine_items (&search, LIAN_DMN_DECISION);
  examine_items (&search, LIAN_DMN_KNOWLEDGE);
  _lian_program_free (search.program);
  return search.flaws;
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

static char *
fault_text (const LianFlaw *flaw)
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
      return g_strdup_printf (_ ("%s: could not be examined for gaps: %s"), flaw->decision,
                              flaw->reason);
    }
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
  g_autofree char *text = fault_text (flaw);

  if (!flaw->alone || flaw->example->len == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (_ ("%s (each column taken by itself)"), text);
}
