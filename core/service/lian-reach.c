/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The nearest points of every place, in a straight line.
 *
 * The points lie in the squares of a grid; a place looks through the squares around its own, ring by
 * ring, until nothing that is left can be nearer than what it has. */
#include <math.h>

#include "lian-error.h"
#include "lian-ground-private.h"
#include "lian-i18n.h"

/* About so many points in a square of the grid. */
#define POINTS_IN_SQUARE 2

typedef struct
{
  const LianGroundParts *parts;
  const LianOutlet *outlets;
  gint64 left, bottom; /* of the grid */
  gint64 side;         /* of a square */
  int columns, rows;
  guint32 *starts;  /* of each square, where its outlets begin; one more at the end */
  gint32 *contents; /* the outlets, square by square */
} Grid;

static void
grid_clear (Grid *grid)
{
  g_free (grid->starts);
  g_free (grid->contents);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static gint64
root (guint64 square)
{
  guint64 r = (guint64) sqrt ((double) square);
  while (r * r > square)
    r--;
  while ((r + 1) * (r + 1) <= square)
    r++;
  return (gint64) (square - r * r > r ? r + 1 : r);
}

/**
 * lian_ground_straight:
 * @x1: metres east
 * @y1: metres north
 * @x2: metres east
 * @y2: metres north
 *
 * Returns: the straight line between the two, rounded to the metre
 */
gint32
lian_ground_straight (gint32 x1, gint32 y1, gint32 x2, gint32 y2)
{
  gint64 dx = MIN (ABS ((gint64) x1 - x2), G_MAXINT32);
  gint64 dy = MIN (ABS ((gint64) y1 - y2), G_MAXINT32);
  return (gint32) MIN (root ((guint64) (dx * dx) + (guint64) (dy * dy)), LIAN_NO_WAY - 1);
}

/**
 * _lian_ground_measure:
 * @parts: the parts of a ground
 * @metres: a straight line
 *
 * Returns: the same as the scope measures: metres, or seconds of walking; 0 seconds when nobody has
 *   said how fast people walk
 */
gint32
_lian_ground_measure (const LianGroundParts *parts, gint32 metres)
{
  gint64 speed = parts->standard.metres_per_minute;
  if (parts->scope.measure == LIAN_MEASURE_METRES)
    return metres;
  if (speed <= 0)
    return 0;
  return (gint32) MIN (((gint64) metres * 60 + speed / 2) / speed, LIAN_NO_WAY - 1);
}

static int
column_of (const Grid *grid, gint32 x)
{
  return (int) CLAMP ((x - grid->left) / grid->side, 0, grid->columns - 1);
}

static int
row_of (const Grid *grid, gint32 y)
{
  return (int) CLAMP ((y - grid->bottom) / grid->side, 0, grid->rows - 1);
}

static guint
square_of (const Grid *grid, const LianOutlet *outlet)
{
  return (guint) (row_of (grid, outlet->y) * grid->columns + column_of (grid, outlet->x));
}

static void
size_grid (Grid *grid, guint n_outlets)
{
  gint64 right = G_MININT64, top = G_MININT64;
  guint placed = 0;
  grid->left = grid->bottom = G_MAXINT64;
  for (guint i = 0; i < n_outlets; i++)
    if (grid->outlets[i].placed)
      {
        grid->left = MIN (grid->left, grid->outlets[i].x);
        grid->bottom = MIN (grid->bottom, grid->outlets[i].y);
        right = MAX (right, grid->outlets[i].x);
        top = MAX (top, grid->outlets[i].y);
        placed++;
      }
  if (placed == 0)
    right = top = grid->left = grid->bottom = 0;
  gint64 squares = root (placed / POINTS_IN_SQUARE + 1) + 1;
  grid->side = MAX (right - grid->left, top - grid->bottom) / squares + 1;
  grid->columns = (int) ((right - grid->left) / grid->side) + 1;
  grid->rows = (int) ((top - grid->bottom) / grid->side) + 1;
}

/* A counting sort keeps the outlets of a square in their order. */
static void
fill_grid (Grid *grid, guint n_outlets)
{
  guint squares = (guint) (grid->columns * grid->rows);
  grid->starts = g_new0 (guint32, squares + 1);
  grid->contents = g_new (gint32, MAX (n_outlets, 1));
  for (guint i = 0; i < n_outlets; i++)
    if (grid->outlets[i].placed)
      grid->starts[square_of (grid, &grid->outlets[i]) + 1]++;
  for (guint s = 0; s < squares; s++)
    grid->starts[s + 1] += grid->starts[s];
  g_autofree guint32 *next = g_memdup2 (grid->starts, squares * sizeof *next);
  for (guint i = 0; i < n_outlets; i++)
    if (grid->outlets[i].placed)
      grid->contents[next[square_of (grid, &grid->outlets[i])]++] = (gint32) i;
}

/* Puts one more point among the nearest ones, which stay sorted by way, then by outlet. */
static void
take (LianReach *reach, gint32 distance, gint32 outlet)
{
  int at = LIAN_REACH_KEPT - 1;
  if (distance > reach[at].distance || (distance == reach[at].distance && outlet > reach[at].outlet))
    return;
  for (; at > 0; at--)
    {
      const LianReach *before = &reach[at - 1];
      if (before->distance < distance || (before->distance == distance && before->outlet < outlet))
        break;
      reach[at] = *before;
    }
  reach[at] = (LianReach){ distance, outlet };
}

static void
look_into (const Grid *grid, const LianPlace *place, int column, int row, LianReach *reach)
{
  if (column < 0 || row < 0 || column >= grid->columns || row >= grid->rows)
    return;
  guint square = (guint) (row * grid->columns + column);
  for (guint32 i = grid->starts[square]; i < grid->starts[square + 1]; i++)
    {
      const LianOutlet *outlet = &grid->outlets[grid->contents[i]];
      gint32 line = lian_ground_straight (place->x, place->y, outlet->x, outlet->y);
      take (reach, _lian_ground_measure (grid->parts, line), grid->contents[i]);
    }
}

static void
look_around (const Grid *grid, const LianPlace *place, int ring, LianReach *reach)
{
  int column = column_of (grid, place->x), row = row_of (grid, place->y);
  if (ring == 0)
    {
      look_into (grid, place, column, row, reach);
      return;
    }
  for (int c = column - ring; c <= column + ring; c++)
    {
      look_into (grid, place, c, row - ring, reach);
      look_into (grid, place, c, row + ring, reach);
    }
  for (int r = row - ring + 1; r < row + ring; r++)
    {
      look_into (grid, place, column - ring, r, reach);
      look_into (grid, place, column + ring, r, reach);
    }
}

/* No point outside the rings up to @ring is nearer than this; where the grid ends, there is none. */
static gint32
nothing_nearer (const Grid *grid, const LianPlace *place, int ring)
{
  gint64 x = place->x - grid->left, y = place->y - grid->bottom, nearest = LIAN_NO_WAY - 1;
  int column = column_of (grid, place->x), row = row_of (grid, place->y);
  if (column - ring > 0)
    nearest = MIN (nearest, x - (column - ring) * grid->side);
  if (column + ring + 1 < grid->columns)
    nearest = MIN (nearest, (column + ring + 1) * grid->side - x);
  if (row - ring > 0)
    nearest = MIN (nearest, y - (row - ring) * grid->side);
  if (row + ring + 1 < grid->rows)
    nearest = MIN (nearest, (row + ring + 1) * grid->side - y);
  return (gint32) MAX (nearest, 0);
}

static void
reach_place (const Grid *grid, const LianPlace *place, LianReach *reach)
{
  const LianReach *worst = &reach[LIAN_REACH_KEPT - 1];
  int last = MAX (grid->columns, grid->rows);
  for (int ring = 0; ring <= last; ring++)
    {
      look_around (grid, place, ring, reach);
      if (worst->distance < _lian_ground_measure (grid->parts, nothing_nearer (grid, place, ring)))
        return;
    }
}

static gboolean
reach_all (LianGround *self, const Grid *grid, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->parts->places->len; i++)
    {
      const LianPlace *place = &g_array_index (self->parts->places, LianPlace, i);
      LianReach *reach = self->reach + (gsize) i * LIAN_REACH_KEPT;
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!place->placed)
        continue;
      self->located[i] = TRUE;
      reach_place (grid, place, reach);
    }
  return TRUE;
}

/**
 * _lian_reach_straight:
 * @self: a ground without distances
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: whether the straight lines could be measured
 */
gboolean
_lian_reach_straight (LianGround *self, GCancellable *cancellable, GError **error)
{
  const LianGroundParts *parts = self->parts;
  if (parts->scope.measure == LIAN_MEASURE_MINUTES && parts->standard.metres_per_minute <= 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                           _ ("Minutes along straight lines need the walking speed: enter it in the "
                              "service standard."));
      return FALSE;
    }
  g_auto (Grid) grid = { .parts = parts, .outlets = (const LianOutlet *) parts->outlets->data };
  size_grid (&grid, parts->outlets->len);
  fill_grid (&grid, parts->outlets->len);
  for (guint i = 0; i < parts->outlets->len; i++)
    self->found[i] = grid.outlets[i].placed;
  return reach_all (self, &grid, cancellable, error);
}
