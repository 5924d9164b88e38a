/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Refusals: the cells that keep a table from giving what is wanted. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* As in lian-explain.c no rule is known to this code.  A table refuses a wanted
 * row by the cells of that row that are not yes, and, where its hit policy is
 * FIRST, by the row above that won.  A row that matched and should not have is
 * refused by its own cells, each of which would have to be otherwise; a derived
 * value that would have to be otherwise is followed to the row that came
 * nearest to giving another one. */

static void
refusal_free (LianRefusal *refusal)
{
  g_free (refusal->fact);
  lian_feel_value_unref (refusal->value);
  g_free (refusal->test);
  g_free (refusal);
}

static void
add_refusal (LianExplainer *explainer, GPtrArray *cells, const char *fact, char *test)
{
  LianFeelValue *value = lian_facts_get (explainer->facts, fact);
  LianRefusal *refusal;

  for (guint i = 0; i < cells->len; i++)
    if (g_str_equal (((LianRefusal *)cells->pdata[i])->fact, fact))
      {
        g_free (test);
        return;
      }
  refusal = g_new0 (LianRefusal, 1);
  refusal->fact = g_strdup (fact);
  refusal->value = lian_feel_value_ref (value);
  refusal->test = test;
  refusal->state = lian_feel_value_is_null (value) ? LIAN_UNKNOWN : LIAN_NO;
  g_ptr_array_add (cells, refusal);
}

/**
 * _lian_refusals_new:
 * Returns: (transfer full) (element-type LianRefusal): no cells yet
 */
GPtrArray *
_lian_refusals_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)refusal_free);
}

/* Would the row's output satisfy the cell that asked for it? */
static gboolean
output_satisfies (LianExplainer *explainer,
                  LianDmnTable *table,
                  LianDmnRule *rule,
                  gconstpointer data)
{
  const LianTraceCell *cell = data;
  LianFeelValue *value = _lian_rule_literal (table, rule, NULL);
  g_autofree char *text = value != NULL ? lian_feel_value_to_text (value) : NULL;
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return FALSE;
  parts = g_strsplit (cell->test, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (g_strstrip (parts[i]), text))
      return TRUE;
  return FALSE;
}

static gboolean
output_differs (LianExplainer *explainer,
                LianDmnTable *table,
                LianDmnRule *rule,
                gconstpointer data)
{
  return _lian_rule_literal (table, rule, NULL) != NULL
         && !output_satisfies (explainer, table, rule, data);
}

/**
 * _lian_refusals_move:
 * @to: cells
 * @from: cells, empty afterwards
 *
 * Adds the cells about facts that @to does not name yet.
 */
void
_lian_refusals_move (GPtrArray *to, GPtrArray *from)
{
  while (from->len > 0)
    {
      LianRefusal *refusal = g_ptr_array_steal_index (from, 0);
      gboolean known = FALSE;

      for (guint i = 0; i < to->len; i++)
        known = known || g_str_equal (((LianRefusal *)to->pdata[i])->fact, refusal->fact);
      if (known)
        refusal_free (refusal);
      else
        g_ptr_array_add (to, refusal);
    }
}

/**
 * _lian_refuse_match:
 * @explainer: the case
 * @row: a row that matched and should not have
 * @depth: how many tables have been followed
 *
 * Returns: (transfer full) (element-type LianRefusal): its cells, each of which would have to be
 *   otherwise
 */
GPtrArray *
_lian_refuse_match (LianExplainer *explainer, LianTraceRule *row, guint depth)
{
  GPtrArray *cells = _lian_refusals_new ();

  for (guint i = 0; i < row->cells->len && depth < LIAN_EXPLAIN_DEPTH; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (!_lian_explain_is_fact (explainer, cell->input))
        {
          g_autoptr (GPtrArray) below
              = _lian_refuse_table (explainer, cell->input, output_differs, cell, depth + 1, NULL);

          _lian_refusals_move (cells, below);
        }
      else if (lian_rulebook_get_fact_type (explainer->rulebook, cell->input) != LIAN_FACT_CHOICE)
        add_refusal (explainer, cells, cell->input, g_strdup_printf ("not(%s)", cell->test));
    }
  return cells;
}

/**
 * _lian_refuse_row:
 * @explainer: the case
 * @row: a row that was evaluated
 * @depth: how many tables have been followed
 *
 * Returns: (transfer full) (element-type LianRefusal): the cells that keep it from matching
 */
GPtrArray *
_lian_refuse_row (LianExplainer *explainer, LianTraceRule *row, guint depth)
{
  GPtrArray *cells = _lian_refusals_new ();

  for (guint i = 0; i < row->cells->len; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (cell->state == LIAN_YES)
        continue;
      if (_lian_explain_is_fact (explainer, cell->input))
        add_refusal (explainer, cells, cell->input, g_strdup (cell->test));
      else
        {
          g_autoptr (GPtrArray) below = _lian_refuse_table (
              explainer, cell->input, output_satisfies, cell, depth + 1, NULL);

          _lian_refusals_move (cells, below);
        }
    }
  return cells;
}

/**
 * _lian_refusals_of_choice:
 * @explainer: the case
 * @cells: cells
 *
 * Returns: whether one asks for another choice, such as another class of trade
 */
gboolean
_lian_refusals_of_choice (LianExplainer *explainer, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      LianRefusal *refusal = g_ptr_array_index (cells, i);

      if (refusal->state == LIAN_NO
          && lian_rulebook_get_fact_type (explainer->rulebook, refusal->fact) == LIAN_FACT_CHOICE)
        return TRUE;
    }
  return FALSE;
}

/**
 * _lian_refusals_distance:
 * @explainer: the case
 * @cells: cells
 *
 * Fewer cells are nearer; another class of trade is farthest.
 *
 * Returns: how far the facts are from matching
 */
guint
_lian_refusals_distance (LianExplainer *explainer, GPtrArray *cells)
{
  return cells->len + (_lian_refusals_of_choice (explainer, cells) ? 1000 : 0);
}

static gboolean
shares_fact (GPtrArray *cells, GPtrArray *others)
{
  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (g_str_equal (((LianRefusal *)cells->pdata[i])->fact,
                       ((LianRefusal *)others->pdata[j])->fact))
        return TRUE;
  return FALSE;
}

/* In a FIRST table each row above that matches would win, unless what the
 * wanted row asks for unmatches it too. */
static void
add_rows_above (LianExplainer *explainer,
                LianDmnTable *table,
                const LianTraceTable *trace,
                guint index,
                GPtrArray *cells,
                guint depth)
{
  for (guint i = 0; table->hit_policy == LIAN_DMN_FIRST && i < index; i++)
    {
      LianTraceRule *row = g_ptr_array_index (trace->rules, i);
      g_autoptr (GPtrArray) above
          = row->matched ? _lian_refuse_match (explainer, row, depth + 1) : _lian_refusals_new ();

      if (!shares_fact (above, cells))
        _lian_refusals_move (cells, above);
    }
}

/**
 * _lian_row_gives:
 * @explainer: the case
 * @table: a table
 * @rule: a row of it
 * @data: an outcome
 *
 * A #LianRowFilter.
 *
 * Returns: whether the row can give the outcome
 */
gboolean
_lian_row_gives (LianExplainer *explainer,
                 LianDmnTable *table,
                 LianDmnRule *rule,
                 gconstpointer data)
{
  return _lian_rule_gives (explainer, table, rule, data);
}

/* A row of dashes: of two reasons equally near, that nothing else applies is the plainer. */
static gboolean
is_rest (const LianTraceTable *trace, guint row)
{
  return ((LianTraceRule *)trace->rules->pdata[row])->cells->len == 0;
}

/**
 * _lian_refuse_table:
 * @explainer: the case
 * @name: a decision with a table
 * @wanted: tells the rows that would do
 * @data: for @wanted
 * @depth: how many tables have been followed
 * @row_id: (out) (optional): the id of the nearest row
 *
 * Returns: (transfer full) (element-type LianRefusal): what keeps the table from giving the nearest
 *   of the wanted rows
 */
GPtrArray *
_lian_refuse_table (LianExplainer *explainer,
                    const char *name,
                    LianRowFilter wanted,
                    gconstpointer data,
                    guint depth,
                    const char **row_id)
{
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, name);
  LianDmnTable *table = _lian_explain_table (explainer, name);
  GPtrArray *best = NULL;

  if (trace == NULL || table == NULL || depth >= LIAN_EXPLAIN_DEPTH)
    return _lian_refusals_new ();
  for (guint i = 0; i < trace->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);
      GPtrArray *cells;

      if (!wanted (explainer, table, rule, data))
        continue;
      cells = _lian_refuse_row (explainer, g_ptr_array_index (trace->rules, i), depth);
      add_rows_above (explainer, table, trace, i, cells, depth);
      if (best == NULL
          || _lian_refusals_distance (explainer, cells) < _lian_refusals_distance (explainer, best)
          || (wanted != output_satisfies && is_rest (trace, i)
              && _lian_refusals_distance (explainer, cells)
                     == _lian_refusals_distance (explainer, best)))
        {
          GPtrArray *old = best;

          best = cells;
          cells = old;
          if (row_id != NULL)
            *row_id = rule->id;
        }
      g_clear_pointer (&cells, g_ptr_array_unref);
    }
  return best != NULL ? best : _lian_refusals_new ();
}

/**
 * _lian_refusal_to_value:
 * @item: a #LianRefusal
 *
 * Returns: (transfer full): it as scripts get it
 */
LianFeelValue *
_lian_refusal_to_value (gconstpointer item)
{
  const LianRefusal *refusal = item;
  LianFeelValue *value = lian_feel_value_new_context ();

  lian_feel_value_set_member_string (value, "fact", refusal->fact);
  lian_feel_value_set_member (value, "value", lian_feel_value_ref (refusal->value));
  lian_feel_value_set_member_string (value, "test", refusal->test);
  lian_feel_value_set_member_string (value, "state", lian_truth_to_text (refusal->state));
  return value;
}
