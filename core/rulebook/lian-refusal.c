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
 * nearest to giving another one.
 *
 * Most rows are looked at only to find another one nearer, so while looking
 * they are lists of facts and tests, and only what is kept becomes a refusal. */

/* --- lists of obstacles ---------------------------------------------------------------- */

/**
 * _lian_obstacles_new:
 * @explainer: the case
 *
 * Returns: (transfer full) (element-type LianObstacle): none yet; to be given back by
 *   _lian_obstacles_free()
 */
GArray *
_lian_obstacles_new (LianExplainer *explainer)
{
  GArray *obstacles;

  if (explainer->spare->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (LianObstacle));
  obstacles = g_ptr_array_steal_index_fast (explainer->spare, explainer->spare->len - 1);
  g_array_set_size (obstacles, 0);
  return obstacles;
}

void
_lian_obstacles_free (LianExplainer *explainer, GArray *obstacles)
{
  g_ptr_array_add (explainer->spare, obstacles);
}

static gboolean
has_fact (GArray *obstacles, guint fact)
{
  for (guint i = 0; i < obstacles->len; i++)
    if (g_array_index (obstacles, LianObstacle, i).fact == fact)
      return TRUE;
  return FALSE;
}

static void
add_obstacle (GArray *obstacles, guint fact, const char *test)
{
  LianObstacle obstacle = { fact, test };

  if (!has_fact (obstacles, fact))
    g_array_append_val (obstacles, obstacle);
}

static void
add_all (GArray *to, GArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      LianObstacle *obstacle = &g_array_index (from, LianObstacle, i);

      add_obstacle (to, obstacle->fact, obstacle->test);
    }
}

/**
 * _lian_obstacles_move:
 * @explainer: the case
 * @to: obstacles
 * @from: (transfer full): others
 *
 * Adds those about facts that @to does not name yet.
 */
void
_lian_obstacles_move (LianExplainer *explainer, GArray *to, GArray *from)
{
  add_all (to, from);
  _lian_obstacles_free (explainer, from);
}

/**
 * _lian_obstacles_of_choice:
 * @explainer: the case
 * @obstacles: obstacles
 *
 * Returns: whether one asks for another choice, such as another class of trade
 */
gboolean
_lian_obstacles_of_choice (LianExplainer *explainer, GArray *obstacles)
{
  for (guint i = 0; i < obstacles->len; i++)
    {
      guint fact = g_array_index (obstacles, LianObstacle, i).fact;

      if (_lian_outline_fact (explainer->outline, fact)->choice
          && !lian_feel_value_is_null (explainer->values[fact]))
        return TRUE;
    }
  return FALSE;
}

/**
 * _lian_obstacles_distance:
 * @explainer: the case
 * @obstacles: obstacles
 *
 * Fewer are nearer; another class of trade is farthest.
 *
 * Returns: how far the facts are from matching
 */
guint
_lian_obstacles_distance (LianExplainer *explainer, GArray *obstacles)
{
  return obstacles->len + (_lian_obstacles_of_choice (explainer, obstacles) ? 1000 : 0);
}

static void
refusal_free (gpointer data)
{
  LianRefusal *refusal = data;

  lian_feel_value_unref (refusal->value);
  g_free (refusal);
}

/**
 * _lian_obstacles_to_refusals:
 * @explainer: the case
 * @obstacles: (transfer full): obstacles
 *
 * Returns: (transfer full) (element-type LianRefusal): them with the values they stand against
 */
GPtrArray *
_lian_obstacles_to_refusals (LianExplainer *explainer, GArray *obstacles)
{
  GPtrArray *refusals = g_ptr_array_new_full (obstacles->len, refusal_free);

  for (guint i = 0; i < obstacles->len; i++)
    {
      LianObstacle *obstacle = &g_array_index (obstacles, LianObstacle, i);
      LianFeelValue *value = explainer->values[obstacle->fact];
      LianRefusal *refusal = g_new (LianRefusal, 1);

      refusal->fact = _lian_outline_fact (explainer->outline, obstacle->fact)->name;
      refusal->value = lian_feel_value_ref (value);
      refusal->test = obstacle->test;
      refusal->state = lian_feel_value_is_null (value) ? LIAN_UNKNOWN : LIAN_NO;
      g_ptr_array_add (refusals, refusal);
    }
  _lian_obstacles_free (explainer, obstacles);
  return refusals;
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

/* --- rows ------------------------------------------------------------------------------ */

static GArray *
cells_of (LianExplainer *explainer, guint table, guint row)
{
  return _lian_outline_row (_lian_outline_table (explainer->outline, table), row)->cells;
}

/* (transfer none) (nullable): the same is asked of the same table by many cells */
static GArray *
refuse_wish (LianExplainer *explainer, LianWish *wish, LianNearest nearest, guint depth)
{
  if (wish == NULL)
    return NULL;
  if (wish->obstacles != NULL && wish->case_number == explainer->case_number)
    return wish->obstacles;
  if (wish->obstacles != NULL)
    _lian_obstacles_free (explainer, wish->obstacles);
  wish->obstacles
      = _lian_refuse_table (explainer, wish->table, wish->rows, nearest, depth, NULL);
  wish->case_number = explainer->case_number;
  return wish->obstacles;
}

/**
 * _lian_refuse_match:
 * @explainer: the case
 * @table: a table
 * @row: a row of it that matched and should not have
 * @depth: how many tables have been followed
 *
 * Returns: (transfer full) (element-type LianObstacle): its cells, each of which would have to be
 *   otherwise
 */
GArray *
_lian_refuse_match (LianExplainer *explainer, guint table, guint row, guint depth)
{
  GArray *obstacles = _lian_obstacles_new (explainer);
  GArray *cells = cells_of (explainer, table, row);

  for (guint i = 0; i < cells->len && depth < LIAN_EXPLAIN_DEPTH; i++)
    {
      LianOutlineCell *cell = &g_array_index (cells, LianOutlineCell, i);

      if (cell->fact == LIAN_NO_PLACE)
        add_all (obstacles,
                 refuse_wish (explainer, cell->differing, LIAN_NEAREST_REST, depth + 1));
      else if (!_lian_outline_fact (explainer->outline, cell->fact)->choice)
        add_obstacle (obstacles, cell->fact, cell->negated);
    }
  return obstacles;
}

/**
 * _lian_refuse_row:
 * @explainer: the case
 * @table: a table that was evaluated
 * @row: a row of it
 * @depth: how many tables have been followed
 *
 * Returns: (transfer full) (element-type LianObstacle): the cells that keep it from matching
 */
GArray *
_lian_refuse_row (LianExplainer *explainer, guint table, guint row, guint depth)
{
  GArray *obstacles = _lian_obstacles_new (explainer);
  GArray *cells = cells_of (explainer, table, row);
  const guint64 **yes = _lian_explainer_see (explainer, table)->yes;

  for (guint i = 0; i < cells->len; i++)
    {
      LianOutlineCell *cell = &g_array_index (cells, LianOutlineCell, i);

      if (_lian_rows_have (yes[cell->column], row))
        continue;
      if (cell->fact != LIAN_NO_PLACE)
        add_obstacle (obstacles, cell->fact, cell->test);
      else
        add_all (obstacles,
                 refuse_wish (explainer, cell->satisfying, LIAN_NEAREST_FIRST, depth + 1));
    }
  return obstacles;
}

/* --- tables ---------------------------------------------------------------------------- */

static gboolean
shares_fact (GArray *obstacles, GArray *others)
{
  for (guint i = 0; i < obstacles->len; i++)
    if (has_fact (others, g_array_index (obstacles, LianObstacle, i).fact))
      return TRUE;
  return FALSE;
}

/* In a FIRST table each row above that matches would win, unless what the
 * wanted row asks for unmatches it too. */
static void
add_rows_above (
    LianExplainer *explainer, guint table, guint index, GArray *obstacles, guint depth)
{
  const guint64 *matched = _lian_explainer_see (explainer, table)->matched;

  for (guint i = 0; i < index; i++)
    {
      GArray *above;

      if (!_lian_rows_have (matched, i))
        continue;
      above = _lian_refuse_match (explainer, table, i, depth + 1);
      if (shares_fact (above, obstacles))
        _lian_obstacles_free (explainer, above);
      else
        _lian_obstacles_move (explainer, obstacles, above);
    }
}

/* How far the row is, and what keeps it from deciding. */
static GArray *
weigh_row (LianExplainer *explainer, guint place, guint row, guint depth, guint *distance)
{
  GArray *obstacles = _lian_refuse_row (explainer, place, row, depth);

  if (_lian_outline_table (explainer->outline, place)->ordered)
    add_rows_above (explainer, place, row, obstacles, depth);
  *distance = _lian_obstacles_distance (explainer, obstacles);
  return obstacles;
}

/**
 * _lian_refuse_table:
 * @explainer: the case
 * @place: a table, or %LIAN_NO_PLACE
 * @wanted: the rows that would do
 * @nearest: which of two rows equally near is taken
 * @depth: how many tables have been followed
 * @row_id: (out) (optional): the id of the nearest row
 *
 * Returns: (transfer full) (element-type LianObstacle): what keeps the table from giving the
 *   nearest of the wanted rows
 */
GArray *
_lian_refuse_table (LianExplainer *explainer,
                    guint place,
                    const guint64 *wanted,
                    LianNearest nearest,
                    guint depth,
                    const char **row_id)
{
  LianOutlineTable *table;
  GArray *best = NULL;
  guint best_distance = G_MAXUINT;

  if (place == LIAN_NO_PLACE || depth >= LIAN_EXPLAIN_DEPTH
      || !_lian_explainer_see (explainer, place)->there)
    return _lian_obstacles_new (explainer);
  table = _lian_outline_table (explainer->outline, place);
  for (guint i = 0; i < table->rows->len; i++)
    {
      LianOutlineRow *row = _lian_outline_row (table, i);
      GArray *obstacles;
      guint distance;

      if (!_lian_rows_have (wanted, i))
        continue;
      obstacles = weigh_row (explainer, place, i, depth, &distance);
      if (distance < best_distance
          || (nearest == LIAN_NEAREST_REST && row->cells->len == 0 && distance == best_distance))
        {
          GArray *old = best;

          best = obstacles;
          best_distance = distance;
          obstacles = old;
          if (row_id != NULL)
            *row_id = row->rule->id;
        }
      if (obstacles != NULL)
        _lian_obstacles_free (explainer, obstacles);
    }
  return best != NULL ? best : _lian_obstacles_new (explainer);
}
