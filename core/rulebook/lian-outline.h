/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What explanations need of a rulebook, worked out once; private to the engine. */
#pragma once

#include "lian-rulebook-private.h"

G_BEGIN_DECLS

/* No table, or no fact, among those of an outline. */
#define LIAN_NO_PLACE G_MAXUINT

/**
 * LianWish:
 * @table: a table
 * @rows: its rows that would do
 * @case_number: the case that @obstacles are of
 * @obstacles: (nullable): what keeps the table from giving one of the rows, found for that case
 *
 * What a cell asks of another table. Cells that ask the same share one.
 */
typedef struct
{
  guint table;
  guint64 *rows;
  guint case_number;
  GArray *obstacles;
} LianWish;

/**
 * LianOutlineCell:
 * @column: its column
 * @fact: the fact it tests, or %LIAN_NO_PLACE
 * @table: the table whose result it tests, or %LIAN_NO_PLACE
 * @test: the cell as written
 * @negated: the same in "not()"
 * @satisfying: (nullable): the rows of @table whose result is one the cell asks for
 * @differing: (nullable): the rows of @table that give another result
 *
 * A cell that is not "-".
 */
typedef struct
{
  guint column, fact, table;
  const char *test;
  char *negated;
  LianWish *satisfying, *differing;
} LianOutlineCell;

/**
 * LianOutlineRow:
 * @rule: the row
 * @id: (nullable): the id of the rule it states, where it does
 * @force: (nullable): the force of that rule
 * @outcome: (nullable): its outcome
 * @cells: (element-type LianOutlineCell): its cells
 */
typedef struct
{
  LianDmnRule *rule;
  const char *id, *force, *outcome;
  GArray *cells;
} LianOutlineRow;

/**
 * LianOutlineTable:
 * @item: the decision
 * @table: its table
 * @n_words: words in a set of its rows
 * @rows: (element-type LianOutlineRow): its rows
 * @inputs: (element-type LianOutlineCell): column, fact and table of each input
 * @ordered: whether the first row that matches decides
 * @rules: whether its rows state rules with a force
 * @forms: whether its rows give outcomes
 */
typedef struct
{
  LianDmnItem *item;
  LianDmnTable *table;
  guint n_words;
  GArray *rows;
  GArray *inputs;
  gboolean ordered, rules, forms;
} LianOutlineTable;

/**
 * LianOutlineFact:
 * @item: (nullable): the input; %NULL for what a column reckons, which goes for a fact where
 *   nothing simpler can be named
 * @name: its name, or the column's expression
 * @table: the table of such a column
 * @choice: whether it is what the activity is, and not something to be found out
 */
typedef struct
{
  LianDmnItem *item;
  const char *name;
  guint table;
  gboolean choice;
} LianOutlineFact;

/**
 * LianOutline:
 * @rulebook: the rulebook, which owns it
 * @facts: (element-type LianOutlineFact): the inputs, then what columns reckon
 * @tables: (element-type LianOutlineTable): the tables, in the order of evaluation
 *
 * The tables below some decisions as explanations walk them.
 */
typedef struct
{
  LianRulebook *rulebook;
  GArray *facts;
  GArray *tables;
  gboolean reckons; /* some of @facts are no inputs */
  GPtrArray *satisfying;    /*< private >*/
  GPtrArray *differing;     /*< private >*/
  GHashTable *table_places; /*< private >*/
  GHashTable *fact_places;  /*< private >*/
} LianOutline;

LianOutline *_lian_outline_new (LianRulebook *rulebook, LianDmnItem **roots, guint n_roots);
void _lian_outline_free (LianOutline *outline);

guint _lian_outline_find_table (LianOutline *outline, LianDmnItem *item);
guint _lian_outline_find_fact (LianOutline *outline, LianDmnItem *item);

static inline LianOutlineTable *
_lian_outline_table (LianOutline *outline, guint place)
{
  return &g_array_index (outline->tables, LianOutlineTable, place);
}

static inline LianOutlineFact *
_lian_outline_fact (LianOutline *outline, guint place)
{
  return &g_array_index (outline->facts, LianOutlineFact, place);
}

static inline LianOutlineRow *
_lian_outline_row (LianOutlineTable *table, guint row)
{
  return &g_array_index (table->rows, LianOutlineRow, row);
}

/* Whether a row would do. */
typedef gboolean (*LianRowFilter) (LianOutline *outline,
                                   LianDmnTable *table,
                                   LianDmnRule *rule,
                                   gconstpointer data);
guint64 *_lian_outline_rows (LianOutline *outline,
                             guint place,
                             LianRowFilter filter,
                             gconstpointer data);
gboolean _lian_row_gives (LianOutline *outline,
                          LianDmnTable *table,
                          LianDmnRule *rule,
                          gconstpointer data);

LianFeelValue *_lian_rule_literal (LianDmnTable *table, LianDmnRule *rule, const char *output);
int _lian_table_output (LianDmnTable *table, const char *name);
gboolean _lian_value_names (LianFeelValue *value, const char *outcome);

static inline gboolean
_lian_rows_have (const guint64 *rows, guint row)
{
  return rows[row / 64] >> (row % 64) & 1;
}

G_END_DECLS
