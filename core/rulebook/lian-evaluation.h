/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an evaluation went through: rules and cells, three-valued. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

/**
 * LianTraceCell:
 * @input: what the column tests, as written
 * @test: the cell, as written
 * @value: the value that was tested
 * @state: yes, no, or unknown because @value is
 */
typedef struct
{
  const char *input;
  const char *test;
  LianFeelValue *value;
  LianTruth state;
} LianTraceCell;

/**
 * LianTraceRule:
 * @rule: the id of the row
 * @matched: whether the row matches, as the standard has it
 * @state: yes if all cells are yes, no if one is no, else unknown
 * @cells: (element-type LianTraceCell): the cells that are not "-"
 *
 * One row of a decision table.
 */
typedef struct
{
  const char *rule;
  gboolean matched;
  LianTruth state;
  GArray *cells;
} LianTraceRule;

/**
 * LianTraceTable:
 * @decision: the name of the decision (or knowledge model)
 * @rules: (element-type LianTraceRule): its rows in order
 * @value: (nullable): its result
 *
 * One evaluated decision; @rules is empty if it is not a table.
 */
typedef struct
{
  const char *decision;
  GPtrArray *rules;
  LianFeelValue *value;
} LianTraceTable;

/**
 * LianTrace:
 *
 * The decisions of one evaluation in the order they were computed. Texts
 * belong to the rulebook, which the trace keeps alive.
 */
typedef struct _LianTrace LianTrace;

void lian_trace_free (LianTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTrace, lian_trace_free)

guint lian_trace_get_n_tables (LianTrace *trace);
const LianTraceTable *lian_trace_get_table (LianTrace *trace, guint index);
const LianTraceTable *lian_trace_find_table (LianTrace *trace, const char *decision);
LianFeelValue *lian_trace_to_value (LianTrace *trace);

G_END_DECLS
