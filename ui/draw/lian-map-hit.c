/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which mark is meant, by the pointer and by the keys. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-map-layout-private.h"

#include <math.h>

#define CELL 32.0
#define NEAR 5.0 /* around a sign that still counts as hit */

static guint
find_cell (LianMapLayout *self, double x, double y)
{
  LianChartRectangle ground = _lian_map_layout_get_ground (self);
  double column = CLAMP (floor ((x - ground.x) / CELL), 0, self->n_columns - 1.0);
  double row = CLAMP (floor ((y - ground.y) / CELL), 0, self->n_rows - 1.0);

  return (guint) row * self->n_columns + (guint) column;
}

/* Sorts the marks into cells by counting. */
void
_lian_map_builder_add_hits (LianMapBuilder *builder)
{
  LianMapLayout *self = builder->layout;
  LianChartRectangle ground = _lian_map_layout_get_ground (self);
  g_autofree guint *next = NULL;
  guint n_cells;

  self->n_columns = (guint) (ground.width / CELL) + 1;
  self->n_rows = (guint) (ground.height / CELL) + 1;
  n_cells = self->n_columns * self->n_rows;
  self->cells = g_new0 (guint, n_cells + 1);
  self->hits = g_new (guint, MAX (self->placed->len, 1));
  for (guint i = 0; i < self->placed->len; i++)
    {
      const LianMapPlaced *at = &g_array_index (self->placed, LianMapPlaced, i);

      self->cells[find_cell (self, at->x, at->y) + 1]++;
    }
  for (guint i = 0; i < n_cells; i++)
    self->cells[i + 1] += self->cells[i];
  next = g_memdup2 (self->cells, n_cells * sizeof (guint));
  for (guint i = 0; i < self->placed->len; i++)
    {
      const LianMapPlaced *at = &g_array_index (self->placed, LianMapPlaced, i);

      self->hits[next[find_cell (self, at->x, at->y)]++] = i;
    }
}

/* The nearest of a cell; the one on top where two are as near. */
static void
look_in_cell (LianMapLayout *self, guint cell, double x, double y, guint *best, double *nearest)
{
  for (guint i = self->cells[cell]; i < self->cells[cell + 1]; i++)
    {
      const LianMapPlaced *at = &g_array_index (self->placed, LianMapPlaced, self->hits[i]);
      double far = hypot (at->x - x, at->y - y);

      if (far > at->radius + NEAR)
        continue;
      if (far < *nearest || (far == *nearest && self->hits[i] > *best))
        {
          *nearest = far;
          *best = self->hits[i];
        }
    }
}

/**
 * lian_map_layout_hit:
 * @self: a layout
 * @x: place in points
 * @y: place in points
 * @mark: (out): number of the mark
 *
 * Finds the mark at a place.
 *
 * Returns: %TRUE if there is one
 */
gboolean
lian_map_layout_hit (LianMapLayout *self, double x, double y, guint *mark)
{
  guint best = LIAN_MAP_NOT_PLACED;
  double nearest = INFINITY;

  g_return_val_if_fail (self != NULL, FALSE);

  for (int row = -1; row <= 1; row++)
    for (int column = -1; column <= 1; column++)
      {
        LianChartRectangle ground = _lian_map_layout_get_ground (self);
        double cx = x + column * CELL, cy = y + row * CELL;

        if (cx >= ground.x && cy >= ground.y && cx <= ground.x + ground.width
            && cy <= ground.y + ground.height)
          look_in_cell (self, find_cell (self, cx, cy), x, y, &best, &nearest);
      }
  if (best == LIAN_MAP_NOT_PLACED)
    return FALSE;
  *mark = g_array_index (self->placed, LianMapPlaced, best).mark;
  return TRUE;
}

/**
 * lian_map_layout_get_focus:
 * @self: a layout
 * @mark: number of a mark
 * @placed: (out): where it is drawn
 *
 * Returns: %TRUE if the mark can be seen
 */
gboolean
lian_map_layout_get_focus (LianMapLayout *self, guint mark, LianMapPlaced *placed)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (mark >= self->spec->marks->len || self->place_of_mark[mark] == LIAN_MAP_NOT_PLACED)
    return FALSE;
  *placed = g_array_index (self->placed, LianMapPlaced, self->place_of_mark[mark]);
  return TRUE;
}

/* Through the order of importance, over what has no position. */
static gboolean
step (LianMapLayout *self, LianMapMove move, guint *mark)
{
  const guint *order = _lian_map_spec_get_order (self->spec);
  const LianMapMark *marks = (gconstpointer) self->spec->marks->data;
  gint64 n = self->spec->marks->len, at = -1;
  gint64 by = move == LIAN_MAP_MOVE_PREVIOUS || move == LIAN_MAP_MOVE_LAST ? -1 : 1;

  if (move == LIAN_MAP_MOVE_LAST)
    at = n;
  for (gint64 i = 0; i < n && move != LIAN_MAP_MOVE_FIRST && move != LIAN_MAP_MOVE_LAST; i++)
    if (order[i] == *mark)
      at = i;
  for (at += by; at >= 0 && at < n; at += by)
    if (_lian_map_mark_is_placed (&marks[order[at]]))
      {
        *mark = order[at];
        return TRUE;
      }
  return FALSE;
}

/* What it costs to go from one mark to another in a direction: the way, and twice what it leads
 * aside.  Less than 0 if the other one does not lie there.  Those at the same position lie one after
 * the other to the right, so that the keys reach each. */
static double
find_cost (const LianMapMark *marks, guint from, guint to, LianMapMove move)
{
  double dx = marks[to].x - marks[from].x, dy = marks[to].y - marks[from].y;
  double ahead = move == LIAN_MAP_MOVE_RIGHT  ? dx
                 : move == LIAN_MAP_MOVE_LEFT ? -dx
                 : move == LIAN_MAP_MOVE_UP   ? dy
                                              : -dy;
  double aside = fabs (move == LIAN_MAP_MOVE_RIGHT || move == LIAN_MAP_MOVE_LEFT ? dy : dx);

  if (dx == 0 && dy == 0)
    return (move == LIAN_MAP_MOVE_RIGHT && to > from) || (move == LIAN_MAP_MOVE_LEFT && to < from)
               ? 0
               : -1;
  if (!(ahead > 0) || aside > 2 * ahead)
    return -1;
  return ahead + 2 * aside;
}

/**
 * lian_map_layout_move:
 * @self: a layout
 * @move: how to move
 * @mark: (inout): number of the mark
 *
 * Finds the mark that a key leads to, be it in sight or not.
 *
 * Returns: %TRUE if there is one; otherwise nothing is changed
 */
gboolean
lian_map_layout_move (LianMapLayout *self, LianMapMove move, guint *mark)
{
  const LianMapMark *marks;
  gboolean back = move == LIAN_MAP_MOVE_LEFT;
  guint best = LIAN_MAP_NOT_PLACED;
  double least = INFINITY;

  g_return_val_if_fail (self != NULL, FALSE);

  if (move >= LIAN_MAP_MOVE_NEXT)
    return step (self, move, mark);
  marks = (gconstpointer) self->spec->marks->data;
  for (guint i = 0; i < self->spec->marks->len; i++)
    {
      double cost = i == *mark ? -1 : find_cost (marks, *mark, i, move);

      if (cost >= 0 && (cost < least || (cost == least && back)))
        {
          least = cost;
          best = i;
        }
    }
  if (best == LIAN_MAP_NOT_PLACED)
    return FALSE;
  *mark = best;
  return TRUE;
}
