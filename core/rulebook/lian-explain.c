/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why: the facts behind a finding. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-explain.h"

/* Everything here is read off the tables and the case; no rule is known to
 * this code, so an edited rulebook explains itself too.  A derived value such
 * as "C is NO" is no reason an officer can act on, so it is followed down to
 * the facts: through the row that gave it, or, for a value that was wanted and
 * not had, through the row that came nearest to giving it. */

void
_lian_reason_free (gpointer data)
{
  LianReason *reason = data;

  lian_feel_value_unref (reason->value);
  g_free (reason);
}

static void
add_reason (LianExplainer *explainer, GPtrArray *reasons, guint fact)
{
  const char *name = _lian_outline_fact (explainer->outline, fact)->name;
  LianReason *reason;

  for (guint i = 0; i < reasons->len; i++)
    if (((LianReason *)reasons->pdata[i])->fact == name)
      return;
  reason = g_new (LianReason, 1);
  reason->fact = name;
  reason->value = lian_feel_value_ref (explainer->values[fact]);
  g_ptr_array_add (reasons, reason);
}

static void
explain_table (LianExplainer *explainer, GPtrArray *reasons, guint table, guint depth);

/* A row of dashes: what counts is what the rows above did not find. */
static void
explain_last_row (LianExplainer *explainer, GPtrArray *reasons, guint place, guint depth)
{
  GArray *inputs = _lian_outline_table (explainer->outline, place)->inputs;
  guint before = reasons->len;

  for (guint pass = 0; pass < 2 && reasons->len == before; pass++)
    for (guint i = 0; i < inputs->len; i++)
      {
        LianOutlineCell *input = &g_array_index (inputs, LianOutlineCell, i);

        if (input->fact == LIAN_NO_PLACE)
          explain_table (explainer, reasons, input->table, depth + 1);
        else if (pass == 1 || lian_feel_value_is_null (explainer->values[input->fact]))
          add_reason (explainer, reasons, input->fact);
      }
}

static void
explain_row (LianExplainer *explainer, GPtrArray *reasons, GArray *cells, guint depth)
{
  for (guint i = 0; i < cells->len; i++)
    {
      LianOutlineCell *cell = &g_array_index (cells, LianOutlineCell, i);

      if (cell->fact != LIAN_NO_PLACE)
        add_reason (explainer, reasons, cell->fact);
      else
        explain_table (explainer, reasons, cell->table, depth);
    }
}

static void
explain_table (LianExplainer *explainer, GPtrArray *reasons, guint place, guint depth)
{
  LianOutlineTable *table;
  LianSight *sight;

  if (place == LIAN_NO_PLACE || depth > LIAN_EXPLAIN_DEPTH)
    return;
  table = _lian_outline_table (explainer->outline, place);
  sight = _lian_explainer_see (explainer, place);
  for (guint i = 0; sight->there && i < table->rows->len; i++)
    {
      GArray *cells = _lian_outline_row (table, i)->cells;

      if (!_lian_rows_have (sight->matched, i))
        continue;
      if (cells->len == 0)
        explain_last_row (explainer, reasons, place, depth);
      else
        explain_row (explainer, reasons, cells, depth + 1);
      if (table->ordered)
        return;
    }
}

/**
 * _lian_explain_because:
 * @explainer: the case
 * @table: a table
 * @row: a row of it that matched
 *
 * Returns: (transfer full) (element-type LianReason): the facts that made it match
 */
GPtrArray *
_lian_explain_because (LianExplainer *explainer, guint table, guint row)
{
  GPtrArray *reasons = g_ptr_array_new_full (4, _lian_reason_free);

  explain_row (explainer, reasons,
               _lian_outline_row (_lian_outline_table (explainer->outline, table), row)->cells, 0);
  return reasons;
}

/**
 * _lian_explain_find_row:
 * @explainer: the case
 * @rule: a rule id
 * @outcome: (nullable): its outcome, or any
 * @table: (out): the table
 * @row: (out): the row
 *
 * Returns: whether a row of a rule table matched that gives them
 */
gboolean
_lian_explain_find_row (LianExplainer *explainer,
                        const char *rule,
                        const char *outcome,
                        guint *table,
                        guint *row)
{
  for (guint i = 0; i < explainer->outline->tables->len; i++)
    {
      LianOutlineTable *place = _lian_outline_table (explainer->outline, i);

      for (guint j = 0; place->rules && j < place->rows->len; j++)
        {
          LianOutlineRow *one = _lian_outline_row (place, j);
          LianSight *sight;

          if (g_strcmp0 (one->id, rule) != 0
              || (outcome != NULL && g_strcmp0 (one->outcome, outcome) != 0))
            continue;
          sight = _lian_explainer_see (explainer, i);
          if (!sight->there || !_lian_rows_have (sight->matched, j))
            continue;
          *table = i;
          *row = j;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- findings -------------------------------------------------------------------------- */

/* A row of a table. */
typedef struct
{
  guint table, row;
} LianPlace;

/* A finding as the decision gives it, with its citation and the rows that can give it. */
typedef struct
{
  const char *rule, *force, *outcome, *zh, *en;
  GArray *rows; /* LianPlace */
} LianSaying;

/* Values of the decision remembered. */
#define MOST_SAYINGS 20000

static void
saying_clear (LianSaying *saying)
{
  g_clear_pointer (&saying->rows, g_array_unref);
}

static GArray *
rows_that_say (LianExplainer *explainer, const char *rule, const char *outcome)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (LianPlace));

  for (guint i = 0; i < explainer->outline->tables->len; i++)
    {
      LianOutlineTable *table = _lian_outline_table (explainer->outline, i);

      for (guint j = 0; table->rules && j < table->rows->len; j++)
        {
          LianOutlineRow *row = _lian_outline_row (table, j);
          LianPlace place = { i, j };

          if (g_strcmp0 (row->id, rule) == 0 && g_strcmp0 (row->outcome, outcome) == 0)
            g_array_append_val (rows, place);
        }
    }
  return rows;
}

static LianSaying
describe_finding (LianExplainer *explainer, LianFeelValue *item)
{
  LianSaying saying = { .rule = lian_feel_value_get_member_string (item, "rule"),
                        .force = lian_feel_value_get_member_string (item, "force"),
                        .outcome = lian_feel_value_get_member_string (item, "outcome") };

  if (saying.rule == NULL || saying.outcome == NULL)
    return saying;
  lian_rulebook_citation (explainer->rulebook, saying.rule, &saying.en, &saying.zh);
  saying.rows = rows_that_say (explainer, saying.rule, saying.outcome);
  return saying;
}

/* What the decision's value says; texts belong to the value or to the rulebook. */
static GArray *
find_sayings (LianExplainer *explainer, LianFeelValue *findings)
{
  GArray *sayings = g_hash_table_lookup (explainer->sayings, findings);

  if (sayings != NULL)
    return sayings;
  sayings = g_array_new (FALSE, FALSE, sizeof (LianSaying));
  g_array_set_clear_func (sayings, (GDestroyNotify)saying_clear);
  for (guint i = 0; i < lian_feel_value_get_length (findings); i++)
    {
      LianSaying saying
          = describe_finding (explainer, lian_feel_value_get_item (findings, i));

      g_array_append_val (sayings, saying);
    }
  if (g_hash_table_size (explainer->sayings) >= MOST_SAYINGS)
    g_hash_table_remove_all (explainer->sayings);
  g_hash_table_insert (explainer->sayings, lian_feel_value_ref (findings), sayings);
  return sayings;
}

static GPtrArray *
because_of (LianExplainer *explainer, LianSaying *saying)
{
  for (guint i = 0; i < saying->rows->len; i++)
    {
      LianPlace *place = &g_array_index (saying->rows, LianPlace, i);
      LianSight *sight = _lian_explainer_see (explainer, place->table);

      if (sight->there && _lian_rows_have (sight->matched, place->row))
        return _lian_explain_because (explainer, place->table, place->row);
    }
  return g_ptr_array_new_with_free_func (_lian_reason_free);
}

static void
finding_free (gpointer data)
{
  LianFinding *finding = data;

  g_clear_pointer (&finding->because, g_ptr_array_unref);
  g_free (finding);
}

/**
 * _lian_explain_findings:
 * @explainer: the case
 * @findings: the value of production_form
 *
 * Returns: (transfer full) (element-type LianFinding): the findings with the facts behind them;
 *   texts belong to @findings and to the rulebook
 */
GPtrArray *
_lian_explain_findings (LianExplainer *explainer, LianFeelValue *findings)
{
  GArray *sayings = find_sayings (explainer, findings);
  GPtrArray *list = g_ptr_array_new_full (sayings->len, finding_free);

  for (guint i = 0; i < sayings->len; i++)
    {
      LianSaying *saying = &g_array_index (sayings, LianSaying, i);
      LianFinding *finding = g_new0 (LianFinding, 1);

      finding->rule = saying->rule;
      finding->force = saying->force;
      finding->outcome = saying->outcome;
      finding->zh = saying->zh;
      finding->en = saying->en;
      if (saying->rows != NULL)
        finding->because = because_of (explainer, saying);
      g_ptr_array_add (list, finding);
    }
  if (explainer->trace != NULL)
    g_hash_table_remove (explainer->sayings, findings);
  return list;
}
