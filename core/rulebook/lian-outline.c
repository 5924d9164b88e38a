/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What explanations need of a rulebook, worked out once. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-outline.h"

#include <string.h>

#include "lian-constants.h"

/* Which rows could give what, and what a cell leads to, is the same for all
 * facts.  Explaining a hundred thousand cases must not find it out again for
 * each: so names become places here and conditions on rows become sets of
 * them, one bit for each. */

/* --- what a row says ------------------------------------------------------------------- */

/**
 * _lian_rule_literal:
 * @table: a table
 * @rule: a row of it
 * @output: (nullable): the name of an output
 *
 * Returns: (transfer none) (nullable): the output, where it is written out
 */
LianFeelValue *
_lian_rule_literal (LianDmnTable *table, LianDmnRule *rule, const char *output)
{
  for (guint i = 0; i < table->outputs->len; i++)
    {
      LianFeelNode *node = g_array_index (rule->outputs, LianDmnText, i).node;

      if (node->kind == LIAN_FEEL_NODE_LITERAL
          && (output == NULL
              || g_strcmp0 (g_array_index (table->outputs, LianDmnOutput, i).name, output) == 0))
        return node->value;
    }
  return NULL;
}

/**
 * _lian_value_names:
 * @value: (nullable): a text or a list of texts
 * @outcome: an outcome
 *
 * Returns: whether @value is or holds @outcome
 */
gboolean
_lian_value_names (LianFeelValue *value, const char *outcome)
{
  if (value == NULL)
    return FALSE;
  if (lian_feel_value_get_kind (value) == LIAN_FEEL_STRING)
    return g_str_equal (lian_feel_value_get_string (value), outcome);
  for (guint i = 0;
       lian_feel_value_get_kind (value) == LIAN_FEEL_LIST && i < lian_feel_value_get_length (value);
       i++)
    if (_lian_value_names (lian_feel_value_get_item (value, i), outcome))
      return TRUE;
  return FALSE;
}

/**
 * _lian_table_output:
 * @table: a table
 * @name: the name of an output
 *
 * Returns: its column, or -1
 */
int
_lian_table_output (LianDmnTable *table, const char *name)
{
  for (guint i = 0; i < table->outputs->len; i++)
    if (g_strcmp0 (g_array_index (table->outputs, LianDmnOutput, i).name, name) == 0)
      return (int)i;
  return -1;
}

static LianDmnItem *
find_item (LianOutline *outline, const char *name)
{
  return name != NULL
             ? g_hash_table_lookup (_lian_rulebook_get_model (outline->rulebook)->by_name, name)
             : NULL;
}

static gboolean
node_gives (LianOutline *outline, LianFeelNode *node, const char *outcome)
{
  LianDmnItem *item;
  LianDmnTable *table;

  if (node->kind == LIAN_FEEL_NODE_LITERAL)
    return _lian_value_names (node->value, outcome);
  if (node->kind == LIAN_FEEL_NODE_LIST)
    {
      for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        if (node_gives (outline, _lian_feel_node_child (node, i), outcome))
          return TRUE;
      return FALSE;
    }
  item = node->kind == LIAN_FEEL_NODE_NAME ? find_item (outline, node->name) : NULL;
  table = item != NULL ? _lian_dmn_item_table (item) : NULL;
  for (guint i = 0; table != NULL && i < table->rules->len; i++)
    if (_lian_row_gives (outline, table, g_ptr_array_index (table->rules, i), outcome))
      return TRUE;
  return FALSE;
}

/**
 * _lian_row_gives:
 * @outline: an outline
 * @table: a table
 * @rule: a row of it
 * @data: an outcome, a text
 *
 * A #LianRowFilter.
 *
 * Returns: whether the row, or a table that it refers to, can give the outcome
 */
gboolean
_lian_row_gives (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  int column = _lian_table_output (table, "outcome");

  return column >= 0
         && node_gives (outline, g_array_index (rule->outputs, LianDmnText, column).node, data);
}

/* Would the row's output satisfy the cell that asked for it? */
static gboolean
output_satisfies (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  const LianFeelNode *tests = data;
  LianFeelValue *value = _lian_rule_literal (table, rule, NULL);

  return value != NULL
         && _lian_tests_are_constant (_lian_rulebook_get_model (outline->rulebook), tests)
         && _lian_tests_run (outline->rulebook, tests, value);
}

static gboolean
output_differs (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule, gconstpointer data)
{
  return _lian_rule_literal (table, rule, NULL) != NULL
         && !output_satisfies (outline, table, rule, data);
}

/* --- looking up ------------------------------------------------------------------------ */

static guint
find_place (GHashTable *places, LianDmnItem *item)
{
  return item != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, item)) - 1 : LIAN_NO_PLACE;
}

/**
 * _lian_outline_find_table:
 * @outline: an outline
 * @item: (nullable): a decision
 *
 * Returns: the place of its table, or %LIAN_NO_PLACE
 */
guint
_lian_outline_find_table (LianOutline *outline, LianDmnItem *item)
{
  return find_place (outline->table_places, item);
}

/**
 * _lian_outline_find_fact:
 * @outline: an outline
 * @item: (nullable): an input
 *
 * Returns: its place, or %LIAN_NO_PLACE
 */
guint
_lian_outline_find_fact (LianOutline *outline, LianDmnItem *item)
{
  return find_place (outline->fact_places, item);
}

/**
 * _lian_outline_rows:
 * @outline: an outline
 * @place: a table of it
 * @filter: (scope call): tells the rows that are wanted
 * @data: for @filter
 *
 * Returns: (transfer full): the set of these rows
 */
guint64 *
_lian_outline_rows (LianOutline *outline, guint place, LianRowFilter filter, gconstpointer data)
{
  LianOutlineTable *table = _lian_outline_table (outline, place);
  guint64 *rows = g_new0 (guint64, table->n_words);

  for (guint i = 0; i < table->rows->len; i++)
    if (filter (outline, table->table, _lian_outline_row (table, i)->rule, data))
      rows[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
  return rows;
}

/* --- building ---------------------------------------------------------------------------- */

static void
cell_clear (LianOutlineCell *cell)
{
  g_free (cell->negated);
}

static void
row_clear (LianOutlineRow *row)
{
  g_array_unref (row->cells);
}

static void
table_clear (LianOutlineTable *table)
{
  g_array_unref (table->rows);
  g_array_unref (table->inputs);
}

/* What a column of the table that comes next reckons, as a fact. */
static guint
find_reckoned (LianOutline *outline, const char *expression)
{
  LianOutlineFact fact = { .name = g_intern_string (expression), .table = outline->tables->len };

  for (guint i = 0; i < outline->facts->len; i++)
    {
      LianOutlineFact *other = _lian_outline_fact (outline, i);

      if (other->item == NULL && other->name == fact.name && other->table == fact.table)
        return i;
    }
  outline->reckons = TRUE;
  g_array_append_val (outline->facts, fact);
  return outline->facts->len - 1;
}

static LianOutlineCell
describe_input (LianOutline *outline, guint column, const char *name)
{
  LianDmnItem *item = find_item (outline, name);
  LianOutlineCell cell = { .column = column,
                           .fact = _lian_outline_find_fact (outline, item),
                           .table = _lian_outline_find_table (outline, item) };

  if (cell.fact == LIAN_NO_PLACE && cell.table == LIAN_NO_PLACE)
    cell.fact = find_reckoned (outline, name);
  return cell;
}

static void
wish_free (gpointer data)
{
  LianWish *wish = data;

  g_free (wish->rows);
  g_clear_pointer (&wish->obstacles, g_array_unref);
  g_free (wish);
}

/* The wish for these rows of the table; takes @rows. */
static LianWish *
share_wish (LianOutline *outline, GPtrArray *wishes, guint table, guint64 *rows)
{
  gsize size = _lian_outline_table (outline, table)->n_words * sizeof (guint64);
  LianWish *wish;

  for (guint i = 0; i < wishes->len; i++)
    {
      wish = g_ptr_array_index (wishes, i);
      if (wish->table == table && memcmp (wish->rows, rows, size) == 0)
        {
          g_free (rows);
          return wish;
        }
    }
  wish = g_new0 (LianWish, 1);
  wish->table = table;
  wish->rows = rows;
  g_ptr_array_add (wishes, wish);
  return wish;
}

static void
add_cell (LianOutline *outline, LianOutlineRow *row, const LianDmnInput *input, guint column)
{
  LianDmnText *text = &g_array_index (row->rule->cells, LianDmnText, column);
  LianOutlineCell cell = describe_input (outline, column, input->expression.text);

  if (text->node->children == NULL)
    return;
  cell.test = text->text;
  cell.negated = g_strdup_printf ("not(%s)", text->text);
  if (cell.table != LIAN_NO_PLACE)
    {
      cell.satisfying = share_wish (
          outline, outline->satisfying, cell.table,
          _lian_outline_rows (outline, cell.table, output_satisfies, text->node));
      cell.differing = share_wish (
          outline, outline->differing, cell.table,
          _lian_outline_rows (outline, cell.table, output_differs, text->node));
    }
  g_array_append_val (row->cells, cell);
}

static const char *
literal_text (LianDmnTable *table, LianDmnRule *rule, const char *output)
{
  LianFeelValue *value = _lian_rule_literal (table, rule, output);

  return value != NULL ? lian_feel_value_get_string (value) : NULL;
}

static LianOutlineRow
describe_row (LianOutline *outline, LianDmnTable *table, LianDmnRule *rule)
{
  LianOutlineRow row = { .rule = rule,
                         .id = literal_text (table, rule, "rule"),
                         .force = literal_text (table, rule, "force"),
                         .outcome = literal_text (table, rule, "outcome"),
                         .cells = g_array_new (FALSE, FALSE, sizeof (LianOutlineCell)) };

  g_array_set_clear_func (row.cells, (GDestroyNotify)cell_clear);
  for (guint i = 0; i < table->inputs->len; i++)
    add_cell (outline, &row, &g_array_index (table->inputs, LianDmnInput, i), i);
  return row;
}

static void
add_table (LianOutline *outline, LianDmnItem *item, LianDmnTable *table)
{
  LianOutlineTable entry = { .item = item,
                             .table = table,
                             .n_words = (table->rules->len + 63) / 64,
                             .rows = g_array_new (FALSE, FALSE, sizeof (LianOutlineRow)),
                             .inputs = g_array_new (FALSE, FALSE, sizeof (LianOutlineCell)),
                             .ordered = table->hit_policy == LIAN_DMN_FIRST,
                             .rules = _lian_table_output (table, "force") >= 0,
                             .forms = _lian_table_output (table, "outcome") >= 0 };

  g_array_set_clear_func (entry.rows, (GDestroyNotify)row_clear);
  for (guint i = 0; i < table->inputs->len; i++)
    {
      LianOutlineCell input = describe_input (
          outline, i, g_array_index (table->inputs, LianDmnInput, i).expression.text);

      g_array_append_val (entry.inputs, input);
    }
  for (guint i = 0; i < table->rules->len; i++)
    {
      LianOutlineRow row = describe_row (outline, table, g_ptr_array_index (table->rules, i));

      g_array_append_val (entry.rows, row);
    }
  g_array_append_val (outline->tables, entry);
  g_hash_table_insert (outline->table_places, item, GUINT_TO_POINTER (outline->tables->len));
}

/* What @item requires goes before it, as in an evaluation. */
static void
add_item (LianOutline *outline, LianDmnItem *item, GHashTable *seen)
{
  LianDmnTable *table = _lian_dmn_item_table (item);

  if (!g_hash_table_add (seen, item))
    return;
  for (guint i = 0; i < item->requires->len; i++)
    add_item (outline, g_ptr_array_index (item->requires, i), seen);
  if (table != NULL)
    add_table (outline, item, table);
}

static void
add_facts (LianOutline *outline)
{
  GPtrArray *items = _lian_rulebook_get_model (outline->rulebook)->items;

  for (guint i = 0; i < items->len; i++)
    {
      LianOutlineFact fact = { .item = g_ptr_array_index (items, i) };

      if (fact.item->kind != LIAN_DMN_INPUT_DATA)
        continue;
      fact.name = fact.item->name;
      fact.choice
          = lian_rulebook_get_fact_type (outline->rulebook, fact.item->name) == LIAN_FACT_CHOICE;
      g_array_append_val (outline->facts, fact);
      g_hash_table_insert (outline->fact_places, fact.item, GUINT_TO_POINTER (outline->facts->len));
    }
}

/**
 * _lian_outline_new:
 * @rulebook: (transfer none): a rulebook, which must outlive the outline
 * @roots: (array length=n_roots): decisions
 * @n_roots: how many
 *
 * Returns: (transfer full): an outline of all that they require
 */
LianOutline *
_lian_outline_new (LianRulebook *rulebook, LianDmnItem **roots, guint n_roots)
{
  LianOutline *outline = g_new0 (LianOutline, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  outline->rulebook = rulebook;
  outline->facts = g_array_new (FALSE, FALSE, sizeof (LianOutlineFact));
  outline->tables = g_array_new (FALSE, FALSE, sizeof (LianOutlineTable));
  g_array_set_clear_func (outline->tables, (GDestroyNotify)table_clear);
  outline->satisfying = g_ptr_array_new_with_free_func (wish_free);
  outline->differing = g_ptr_array_new_with_free_func (wish_free);
  outline->fact_places = g_hash_table_new (NULL, NULL);
  outline->table_places = g_hash_table_new (NULL, NULL);
  add_facts (outline);
  for (guint i = 0; i < n_roots; i++)
    add_item (outline, roots[i], seen);
  return outline;
}

void
_lian_outline_free (LianOutline *outline)
{
  g_array_unref (outline->facts);
  g_array_unref (outline->tables);
  g_ptr_array_unref (outline->satisfying);
  g_ptr_array_unref (outline->differing);
  g_hash_table_unref (outline->fact_places);
  g_hash_table_unref (outline->table_places);
  g_free (outline);
}
