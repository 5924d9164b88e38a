/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an evaluation went through: rules and cells, three-valued. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-evaluation.h"

#include "lian-rulebook-private.h"

/* A standard engine tells the result; officers ask why.  The trace keeps, for
 * every table, every row with the state of each cell, unknown included.  All
 * texts point into the rulebook. */

struct _LianTrace
{
  LianRulebook *rulebook;
  GPtrArray *tables;
};

static void
cell_clear (LianTraceCell *cell)
{
  lian_feel_value_unref (cell->value);
}

static void
rule_free (LianTraceRule *rule)
{
  g_array_unref (rule->cells);
  g_free (rule);
}

static void
table_free (LianTraceTable *table)
{
  g_ptr_array_unref (table->rules);
  g_clear_pointer (&table->value, lian_feel_value_unref);
  g_free (table);
}

LianTrace *
_lian_trace_new (LianRulebook *rulebook)
{
  LianTrace *trace = g_new0 (LianTrace, 1);

  trace->rulebook = lian_rulebook_ref (rulebook);
  trace->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)table_free);
  return trace;
}

LianTraceTable *
_lian_trace_begin (LianTrace *trace, const char *decision)
{
  LianTraceTable *table = g_new0 (LianTraceTable, 1);

  table->decision = decision;
  table->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_free);
  g_ptr_array_add (trace->tables, table);
  return table;
}

LianTraceRule *
_lian_trace_add_rule (LianTraceTable *table, const char *rule)
{
  LianTraceRule *row = g_new0 (LianTraceRule, 1);

  row->rule = rule;
  row->matched = TRUE;
  row->state = LIAN_YES;
  row->cells = g_array_new (FALSE, FALSE, sizeof (LianTraceCell));
  g_array_set_clear_func (row->cells, (GDestroyNotify)cell_clear);
  g_ptr_array_add (table->rules, row);
  return row;
}

void
_lian_trace_add_cell (
    LianTraceRule *rule, const char *input, const char *test, LianFeelValue *value, LianTruth state)
{
  LianTraceCell cell = { input, test, lian_feel_value_ref (value), state };

  g_array_append_val (rule->cells, cell);
  if (state == LIAN_NO)
    rule->state = LIAN_NO;
  else if (state == LIAN_UNKNOWN && rule->state == LIAN_YES)
    rule->state = LIAN_UNKNOWN;
}

/**
 * lian_trace_free:
 * @trace: (nullable) (transfer full): a trace
 */
void
lian_trace_free (LianTrace *trace)
{
  if (trace == NULL)
    return;
  g_ptr_array_unref (trace->tables);
  lian_rulebook_unref (trace->rulebook);
  g_free (trace);
}

/**
 * lian_trace_get_n_tables:
 * @trace: a trace
 *
 * Returns: the number of decisions evaluated
 */
guint
lian_trace_get_n_tables (LianTrace *trace)
{
  return trace->tables->len;
}

/**
 * lian_trace_get_table:
 * @trace: a trace
 * @index: counted from 0
 *
 * Returns: (transfer none): one evaluated decision
 */
const LianTraceTable *
lian_trace_get_table (LianTrace *trace, guint index)
{
  g_return_val_if_fail (index < trace->tables->len, NULL);
  return g_ptr_array_index (trace->tables, index);
}

/**
 * lian_trace_find_table:
 * @trace: a trace
 * @decision: the name of a decision
 *
 * Returns: (transfer none) (nullable): its evaluation, if it took part
 */
const LianTraceTable *
lian_trace_find_table (LianTrace *trace, const char *decision)
{
  for (guint i = 0; i < trace->tables->len; i++)
    {
      LianTraceTable *table = g_ptr_array_index (trace->tables, i);

      if (g_str_equal (table->decision, decision))
        return table;
    }
  return NULL;
}

static LianFeelValue *
rule_to_value (LianTraceRule *rule)
{
  LianFeelValue *value = lian_feel_value_new_context ();
  LianFeelValue *cells = lian_feel_value_new_list ();

  lian_feel_value_set_member_string (value, "rule", rule->rule);
  lian_feel_value_set_member (value, "matched", lian_feel_value_new_boolean (rule->matched));
  lian_feel_value_set_member_string (value, "state", lian_truth_to_text (rule->state));
  for (guint i = 0; i < rule->cells->len; i++)
    {
      LianTraceCell *cell = &g_array_index (rule->cells, LianTraceCell, i);
      LianFeelValue *item = lian_feel_value_new_context ();

      lian_feel_value_set_member_string (item, "input", cell->input);
      lian_feel_value_set_member_string (item, "test", cell->test);
      lian_feel_value_set_member (item, "value", lian_feel_value_ref (cell->value));
      lian_feel_value_set_member_string (item, "state", lian_truth_to_text (cell->state));
      lian_feel_value_append (cells, item);
    }
  lian_feel_value_set_member (value, "cells", cells);
  return value;
}

/**
 * lian_trace_to_value:
 * @trace: a trace
 *
 * Returns: (transfer full): the trace as a list of contexts, ready to be written as JSON
 */
LianFeelValue *
lian_trace_to_value (LianTrace *trace)
{
  LianFeelValue *list = lian_feel_value_new_list ();

  for (guint i = 0; i < trace->tables->len; i++)
    {
      LianTraceTable *table = g_ptr_array_index (trace->tables, i);
      LianFeelValue *item = lian_feel_value_new_context ();
      LianFeelValue *rules = lian_feel_value_new_list ();

      lian_feel_value_set_member_string (item, "decision", table->decision);
      for (guint j = 0; j < table->rules->len; j++)
        lian_feel_value_append (rules, rule_to_value (g_ptr_array_index (table->rules, j)));
      lian_feel_value_set_member (item, "rules", rules);
      lian_feel_value_set_member (item, "value",
                                  table->value != NULL ? lian_feel_value_ref (table->value)
                                                       : lian_feel_value_new_null ());
      lian_feel_value_append (list, item);
    }
  return list;
}
