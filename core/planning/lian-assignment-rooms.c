/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The first prices of an assignment: makers ask for their room, and each order goes where it is cheapest
 * then.  There are as many prices as makers, so this comes near the linear bound long before prices of
 * orders would. */
#include "lian-assignment-private.h"

#include <math.h>
#include <string.h>

#define ROUNDS 600
#define LEAST_STEP 0.001
#define PATIENCE 10 /* rounds without gain before steps get shorter */
#define OLD 0.6     /* of the direction so far, kept against zigzag */

typedef struct
{
  const _LianAssign *task;
  double *ask, *best_ask; /* by maker, for a unit of room */
  double *slope;          /* by maker: by how much its room is exceeded */
  double *direction;
} Rooms;

/* What the order costs where it is cheapest, its room included; INFINITY where none can have it. */
static double
find_cheapest (const Rooms *self, const double *ask, guint order, guint *maker)
{
  const _LianAssign *task = self->task;
  double least = INFINITY;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      if (task->cost[cell] == NO_WAY)
        continue;
      double cost = (double) task->cost[cell] + ask[i] * (double) task->use[cell];
      if (cost >= least)
        continue;
      least = cost;
      *maker = i;
    }
  return least;
}

/* The bound at what is asked now. */
static double
value_at (Rooms *self)
{
  const _LianAssign *task = self->task;
  double value = 0;
  for (guint i = 0; i < task->n_makers; i++)
    {
      self->slope[i] = -(double) task->room[i];
      value -= self->ask[i] * (double) task->room[i];
    }
  for (guint j = 0; j < task->n_orders; j++)
    {
      guint maker = 0;
      double least = find_cheapest (self, self->ask, j, &maker);
      if (!isfinite (least))
        continue;
      value += least;
      self->slope[maker] += (double) task->use[_lian_assign_cell (task, maker, j)];
    }
  return value;
}

/* Along a mean of the directions so far; a room that is free and not full stays free. */
static double
find_direction (Rooms *self)
{
  double square = 0;
  for (guint i = 0; i < self->task->n_makers; i++)
    {
      self->direction[i] = OLD * self->direction[i] + (1 - OLD) * self->slope[i];
      if (self->ask[i] <= 0 && self->direction[i] < 0)
        self->direction[i] = 0;
      square += self->direction[i] * self->direction[i];
    }
  return square;
}

static void
raise_asks (Rooms *self, _LianEffort *effort)
{
  guint n = self->task->n_makers, idle = 0;
  double best = -INFINITY, step = 1;
  for (guint round = 0; round < ROUNDS && step > LEAST_STEP; round++)
    {
      double value = value_at (self);
      if (value > best)
        memcpy (self->best_ask, self->ask, n * sizeof *self->ask);
      idle = value > best ? 0 : idle + 1;
      best = MAX (best, value);
      if (idle >= PATIENCE)
        {
          idle = 0;
          step /= 2;
          memcpy (self->ask, self->best_ask, n * sizeof *self->ask);
        }
      double square = find_direction (self);
      if (square < 1e-9
          || !_lian_effort_spend (effort, (gint64) n * self->task->n_orders / 2))
        return;
      double length = step * MAX (fabs (best) * 0.02, 1) / square;
      for (guint i = 0; i < n; i++)
        self->ask[i] = MAX (self->ask[i] + length * self->direction[i], 0);
    }
}

/* Sets what the makers ask, and the prices of the orders, whole and small enough to be added up
 * exactly. */
void
_lian_assign_price_rooms (const _LianAssign *task, _LianEffort *effort, double *ask, double *price)
{
  guint n = MAX (task->n_makers, 1), maker;
  g_autofree double *trial = g_new0 (double, n);
  g_autofree double *slope = g_new0 (double, n), *direction = g_new0 (double, n);
  Rooms self = { task, trial, ask, slope, direction };
  raise_asks (&self, effort);
  for (guint j = 0; j < task->n_orders; j++)
    {
      double least = find_cheapest (&self, ask, j, &maker);
      price[j] = isfinite (least) ? _lian_assign_keep_exact (task, rint (least)) : 0;
    }
}
