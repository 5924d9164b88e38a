/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why not: for every other form the rule that came nearest, and the cells that refuse it. */
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

static GPtrArray *
new_cells (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)refusal_free);
}

typedef gboolean (*RowFilter) (LianExplainer *explainer,
                               LianDmnTable *table,
                               LianDmnRule *rule,
                               gconstpointer data);

static GPtrArray *refuse_table (LianExplainer *explainer,
                                const char *name,
                                RowFilter wanted,
                                gconstpointer data,
                                guint depth,
                                const char **row_id);

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

static void
move_cells (GPtrArray *to, GPtrArray *from)
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

/* A row matched that should not have: its facts would have to be otherwise. */
static GPtrArray *
refuse_match (LianExplainer *explainer, LianTraceRule *row, guint depth)
{
  GPtrArray *cells = new_cells ();

  for (guint i = 0; i < row->cells->len && depth < LIAN_EXPLAIN_DEPTH; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (!_lian_explain_is_fact (explainer, cell->input))
        {
          g_autoptr (GPtrArray) below
              = refuse_table (explainer, cell->input, output_differs, cell, depth + 1, NULL);

          move_cells (cells, below);
        }
      else if (lian_rulebook_get_fact_type (explainer->rulebook, cell->input) != LIAN_FACT_CHOICE)
        add_refusal (explainer, cells, cell->input, g_strdup_printf ("not(%s)", cell->test));
    }
  return cells;
}

static GPtrArray *
refuse_row (LianExplainer *explainer, LianTraceRule *row, guint depth)
{
  GPtrArray *cells = new_cells ();

  for (guint i = 0; i < row->cells->len; i++)
    {
      LianTraceCell *cell = &g_array_index (row->cells, LianTraceCell, i);

      if (cell->state == LIAN_YES)
        continue;
      if (_lian_explain_is_fact (explainer, cell->input))
        add_refusal (explainer, cells, cell->input, g_strdup (cell->test));
      else
        {
          g_autoptr (GPtrArray) below
              = refuse_table (explainer, cell->input, output_satisfies, cell, depth + 1, NULL);

          move_cells (cells, below);
        }
    }
  return cells;
}

static gboolean
refuses_choice (LianExplainer *explainer, GPtrArray *cells)
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

/* Fewer cells are nearer; another class of trade is farthest. */
static guint
distance (LianExplainer *explainer, GPtrArray *cells)
{
  return cells->len + (refuses_choice (explainer, cells) ? 1000 : 0);
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
          = row->matched ? refuse_match (explainer, row, depth + 1) : new_cells ();

      if (!shares_fact (above, cells))
        move_cells (cells, above);
    }
}

/* What keeps table @name from giving a wanted row: of the nearest one. */
static GPtrArray *
refuse_table (LianExplainer *explainer,
              const char *name,
              RowFilter wanted,
              gconstpointer data,
              guint depth,
              const char **row_id)
{
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, name);
  LianDmnTable *table = _lian_explain_table (explainer, name);
  GPtrArray *best = NULL;

  if (trace == NULL || table == NULL || depth >= LIAN_EXPLAIN_DEPTH)
    return new_cells ();
  for (guint i = 0; i < trace->rules->len; i++)
    {
      LianDmnRule *rule = g_ptr_array_index (table->rules, i);
      GPtrArray *cells;

      if (!wanted (explainer, table, rule, data))
        continue;
      cells = refuse_row (explainer, g_ptr_array_index (trace->rules, i), depth);
      add_rows_above (explainer, table, trace, i, cells, depth);
      if (best == NULL || distance (explainer, cells) < distance (explainer, best))
        {
          GPtrArray *old = best;

          best = cells;
          cells = old;
          if (row_id != NULL)
            *row_id = rule->id;
        }
      g_clear_pointer (&cells, g_ptr_array_unref);
    }
  return best != NULL ? best : new_cells ();
}

static gboolean
row_permits (LianExplainer *explainer, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  const char *force = _lian_rule_literal (table, rule, "force") != NULL
                          ? lian_feel_value_get_string (_lian_rule_literal (table, rule, "force"))
                          : NULL;

  return force != NULL && !g_str_equal (force, "SHOULD_NOT") && !g_str_equal (force, "FORBID")
         && _lian_rule_gives (explainer, table, rule, data);
}

static gboolean
row_gives (LianExplainer *explainer, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  return _lian_rule_gives (explainer, table, rule, data);
}

/* The guards that stop @outcome. */
static LianFeelValue *
stopped_by (LianExplainer *explainer, const char *outcome)
{
  LianFeelValue *blocked = lian_feel_value_get_member (explainer->result, "blocked");

  for (guint i = 0; blocked != NULL && i < lian_feel_value_get_length (blocked); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (blocked, i);

      if (g_strcmp0 (lian_feel_value_get_member_string (item, "outcome"), outcome) == 0)
        return lian_feel_value_get_member (item, "by");
    }
  return NULL;
}

/* What every guard in @guards would need; the first one's id in @rule. */
static GPtrArray *
refuse_guards (LianExplainer *explainer, LianFeelValue *guards, const char **rule)
{
  GPtrArray *cells = new_cells ();

  for (guint i = 0; i < lian_feel_value_get_length (guards); i++)
    {
      const char *guard = lian_feel_value_get_string (lian_feel_value_get_item (guards, i));
      LianTraceRule *row = _lian_explain_finding_row (explainer, guard, NULL);
      g_autoptr (GPtrArray) of_guard
          = row != NULL ? refuse_match (explainer, row, 0) : new_cells ();

      if (i == 0)
        *rule = guard;
      move_cells (cells, of_guard);
    }
  return cells;
}

/* A rule about facts that the order of forms never looks at does not lead to
 * the form: R3 keeps a point, but no answer about points recommends keeping.
 * Nor does a rule of this class of trade where the order asks for another. */
static gboolean
leads_to (LianExplainer *explainer, LianDmnItem *order, gboolean foreign, GPtrArray *cells)
{
  if (foreign && !refuses_choice (explainer, cells))
    return FALSE;
  for (guint i = 0; order != NULL && i < cells->len; i++)
    {
      gboolean looked_at = FALSE;

      for (guint j = 0; j < order->leaves->len; j++)
        looked_at = looked_at
                    || g_str_equal (((LianRefusal *)cells->pdata[i])->fact,
                                    ((LianDmnItem *)order->leaves->pdata[j])->name);
      if (!looked_at)
        return FALSE;
    }
  return TRUE;
}

/* The nearest row of one rule table, if it is nearer than @best. */
static GPtrArray *
nearer_rule (LianExplainer *explainer,
             LianDmnItem *item,
             LianDmnItem *order,
             gboolean foreign,
             const char *outcome,
             GPtrArray *best,
             const char **rule)
{
  LianDmnTable *table = _lian_dmn_item_table (item);
  const LianTraceTable *trace = lian_trace_find_table (explainer->trace, item->name);

  for (guint i = 0; trace != NULL && i < trace->rules->len; i++)
    {
      LianDmnRule *row = g_ptr_array_index (table->rules, i);
      g_autoptr (GPtrArray) cells = NULL;

      if (!row_permits (explainer, table, row, outcome))
        continue;
      cells = refuse_row (explainer, g_ptr_array_index (trace->rules, i), 0);
      if (!leads_to (explainer, order, foreign, cells)
          || (best != NULL && distance (explainer, cells) >= distance (explainer, best)))
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&cells);
      *rule = lian_feel_value_get_string (_lian_rule_literal (table, row, "rule"));
    }
  return best;
}

/* The rule table row nearest to permitting @outcome; its rule id in @rule. */
static GPtrArray *
refuse_rules (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianDmnItem *order = _lian_explain_order (explainer, outcome);
  g_autoptr (GPtrArray) ordered
      = order != NULL ? refuse_table (explainer, order->name, row_gives, outcome, 0, NULL)
                      : new_cells ();
  gboolean foreign = refuses_choice (explainer, ordered);
  GPtrArray *best = NULL;

  for (guint i = 0; i < explainer->findings->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->findings->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      if (table != NULL && _lian_table_output (table, "force") >= 0)
        best = nearer_rule (explainer, item, order, foreign, outcome, best, rule);
    }
  return best;
}

/* What the table of permitted forms asks for beside the rule: the class of trade of R3. */
static void
add_choices (LianExplainer *explainer, const char *outcome, GPtrArray *cells)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnItem *item = g_ptr_array_index (explainer->form->requires, i);
      LianDmnTable *table = _lian_dmn_item_table (item);

      if (table != NULL && _lian_table_output (table, "outcome") >= 0)
        {
          g_autoptr (GPtrArray) asked
              = refuse_table (explainer, item->name, row_gives, outcome, 0, NULL);

          if (refuses_choice (explainer, asked))
            move_cells (cells, asked);
        }
    }
}

/* A row may leave its answer to another table, as "the smaller form" does. */
static void
add_inner_table (LianExplainer *explainer,
                 LianDmnTable *table,
                 const char *row_id,
                 const char *outcome,
                 GPtrArray *cells)
{
  int column = _lian_table_output (table, "outcome");

  for (guint i = 0; column >= 0 && row_id != NULL && i < table->rules->len; i++)
    {
      LianDmnRule *row = g_ptr_array_index (table->rules, i);
      LianFeelNode *node = g_array_index (row->outputs, LianDmnText, column).node;
      g_autoptr (GPtrArray) inner = NULL;

      if (!g_str_equal (row->id, row_id) || node->kind != LIAN_FEEL_NODE_NAME)
        continue;
      inner = refuse_table (explainer, node->name, row_gives, outcome, 1, NULL);
      move_cells (cells, inner);
    }
}

/* Permitted and not stopped: another form goes before it. */
static GPtrArray *
refuse_by_order (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianDmnItem *order = _lian_explain_order (explainer, outcome);
  const char *id = NULL;
  GPtrArray *cells;

  if (order == NULL)
    return new_cells ();
  cells = refuse_table (explainer, order->name, row_gives, outcome, 0, &id);
  if (cells->len == 0)
    add_inner_table (explainer, _lian_dmn_item_table (order), id, outcome, cells);
  if (*rule == NULL)
    *rule = id;
  return cells;
}

static void
why_not_free (LianWhyNot *why_not)
{
  g_free (why_not->outcome);
  g_free (why_not->rule);
  g_ptr_array_unref (why_not->cells);
  g_free (why_not);
}

/* Whether a rule can permit the form; "stay as is" only the order gives. */
static gboolean
can_be_permitted (LianExplainer *explainer, const char *outcome)
{
  for (guint i = 0; i < explainer->form->requires->len; i++)
    {
      LianDmnTable *table = _lian_dmn_item_table (g_ptr_array_index (explainer->form->requires, i));

      for (guint j = 0;
           table != NULL && table->hit_policy == LIAN_DMN_COLLECT && j < table->rules->len; j++)
        if (_lian_rule_gives (explainer, table, g_ptr_array_index (table->rules, j), outcome))
          return TRUE;
    }
  return FALSE;
}

/**
 * _lian_explain_refusals:
 * @explainer: the case
 * @outcome: a form that is not recommended
 * @rule: (out): the rule that came nearest to it, or the guard or row that goes before it
 *
 * Looks first at the rules that could permit the form, then at the guards that
 * stop it, then at the order in which forms are preferred; the last alone where
 * no rule permits the form.
 *
 * Returns: (transfer full) (element-type LianRefusal): what refuses it
 */
GPtrArray *
_lian_explain_refusals (LianExplainer *explainer, const char *outcome, const char **rule)
{
  LianFeelValue *guards = stopped_by (explainer, outcome);
  GPtrArray *cells = refuse_rules (explainer, outcome, rule);

  if (cells != NULL && _lian_explain_order (explainer, outcome) == NULL)
    add_choices (explainer, outcome, cells);
  if (cells != NULL && cells->len > 0 && can_be_permitted (explainer, outcome))
    return cells;
  g_clear_pointer (&cells, g_ptr_array_unref);
  if (guards != NULL && lian_feel_value_get_length (guards) > 0)
    return refuse_guards (explainer, guards, rule);
  return refuse_by_order (explainer, outcome, rule);
}

static LianWhyNot *
why_not_one (LianExplainer *explainer, const char *outcome)
{
  LianWhyNot *why_not = g_new0 (LianWhyNot, 1);
  const char *rule = NULL;

  why_not->outcome = g_strdup (outcome);
  why_not->cells = _lian_explain_refusals (explainer, outcome, &rule);
  why_not->rule = g_strdup (rule != NULL ? rule : "");
  return why_not;
}

/**
 * _lian_explain_why_not:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianWhyNot): one entry for every form
 *   that is neither recommended nor permitted beside the recommended one
 */
GPtrArray *
_lian_explain_why_not (LianExplainer *explainer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)why_not_free);
  g_autoptr (GPtrArray) outcomes = _lian_explain_outcomes (explainer);

  for (guint i = 0; i < outcomes->len; i++)
    if (!_lian_explain_gives (explainer, explainer->result, g_ptr_array_index (outcomes, i)))
      g_ptr_array_add (list, why_not_one (explainer, g_ptr_array_index (outcomes, i)));
  return list;
}
