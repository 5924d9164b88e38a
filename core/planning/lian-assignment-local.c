/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An answer made from the shares of the bound, and mended by moving one order or exchanging two.
 *
 * Rooms may be exceeded on the way, for a fee: from there it comes to answers that it would not reach
 * otherwise. */
#include "lian-assignment-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_GAIN -0.5 /* costs are whole */
#define FEE_RATE 1.25
#define MOST_FEES 40
#define MOST_PASSES 4 /* before fees rise */

_LianAssignAnswer *
_lian_assign_answer_new (const _LianAssign *task)
{
  _LianAssignAnswer *self = g_new0 (_LianAssignAnswer, 1);
  self->task = task;
  self->maker = g_new (guint, MAX (task->n_orders, 1));
  self->left = g_new (gint64, MAX (task->n_makers, 1));
  self->own_cost = g_new (gint64, MAX (task->n_orders, 1));
  self->own_use = g_new (gint64, MAX (task->n_orders, 1));
  self->to_cost = g_new (gint64, MAX (task->n_makers, 1));
  self->to_use = g_new (gint64, MAX (task->n_makers, 1));
  self->fee = g_new (double, MAX (task->n_makers, 1));
  return self;
}

void
_lian_assign_answer_free (_LianAssignAnswer *self)
{
  g_free (self->maker);
  g_free (self->left);
  g_free (self->own_cost);
  g_free (self->own_use);
  g_free (self->to_cost);
  g_free (self->to_use);
  g_free (self->fee);
  g_free (self);
}

static inline gint64
excess (gint64 left)
{
  return left < 0 ? -left : 0;
}

static double
greatest_share (const _LianAssign *task, const double *share, const guint8 *open, guint order)
{
  double most = 0;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      if (open[cell])
        most = fmax (most, share[cell]);
    }
  return most;
}

/* Who has room and took the order most often, then who is cheapest; NOBODY where none has room. */
static guint
find_maker (const _LianAssignAnswer *self, const double *share, const guint8 *open, guint order)
{
  const _LianAssign *task = self->task;
  guint best = NOBODY;
  double most = 0;
  gint64 least = 0;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      if (!open[cell] || task->use[cell] > self->left[i])
        continue;
      double own = share[cell] < 0.02 ? 0 : share[cell];
      if (best != NOBODY && (own < most || (own == most && task->cost[cell] >= least)))
        continue;
      best = i;
      most = own;
      least = task->cost[cell];
    }
  return best;
}

static guint
find_least_over (const _LianAssignAnswer *self, const guint8 *open, guint order)
{
  const _LianAssign *task = self->task;
  guint best = NOBODY;
  gint64 least = 0;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      gint64 over = excess (self->left[i] - task->use[cell]) - excess (self->left[i]);
      if (!open[cell] || (best != NOBODY && over >= least))
        continue;
      best = i;
      least = over;
    }
  return best;
}

static void
give (_LianAssignAnswer *self, guint order, guint maker)
{
  gsize cell = _lian_assign_cell (self->task, maker, order);
  self->maker[order] = maker;
  self->own_cost[order] = self->task->cost[cell];
  self->own_use[order] = self->task->use[cell];
  self->over -= excess (self->left[maker]);
  self->left[maker] -= self->task->use[cell];
  self->over += excess (self->left[maker]);
  self->value += self->task->cost[cell];
}

static void
take_away (_LianAssignAnswer *self, guint order)
{
  guint maker = self->maker[order];
  self->over -= excess (self->left[maker]);
  self->left[maker] += self->own_use[order];
  self->over += excess (self->left[maker]);
  self->value -= self->own_cost[order];
}

static void
clear (_LianAssignAnswer *self)
{
  memcpy (self->left, self->task->room, self->task->n_makers * sizeof *self->left);
  self->value = self->over = 0;
}

/* Gives each order to whom it costs least with what the makers ask for their room; FALSE where an order
 * can go to none. */
gboolean
_lian_assign_answer_lean (_LianAssignAnswer *self, const double *ask, const guint8 *open)
{
  const _LianAssign *task = self->task;
  clear (self);
  for (guint j = 0; j < task->n_orders; j++)
    {
      guint best = NOBODY;
      double least = INFINITY;
      for (guint i = 0; i < task->n_makers; i++)
        {
          gsize cell = _lian_assign_cell (task, i, j);
          double cost = (double) task->cost[cell] + ask[i] * (double) task->use[cell];
          if (!open[cell] || cost >= least)
            continue;
          least = cost;
          best = i;
        }
      if (best == NOBODY)
        return FALSE;
      give (self, j, best);
    }
  return TRUE;
}

/* Makes an answer of what the makers took of late; FALSE where an order can go to none. */
gboolean
_lian_assign_answer_make (_LianAssignAnswer *self, const double *share, const guint8 *open,
                          _LianEffort *effort)
{
  const _LianAssign *task = self->task;
  g_autofree _LianRanked *ranked = g_new (_LianRanked, MAX (task->n_orders, 1));
  clear (self);
  for (guint j = 0; j < task->n_orders; j++)
    ranked[j] = (_LianRanked){ j, greatest_share (task, share, open, j) };
  qsort (ranked, task->n_orders, sizeof *ranked, _lian_assign_compare_ranked);
  for (guint n = 0; n < task->n_orders; n++)
    {
      guint order = ranked[n].number;
      guint maker = find_maker (self, share, open, order);
      if (maker == NOBODY)
        maker = find_least_over (self, open, order);
      if (maker == NOBODY)
        return FALSE;
      give (self, order, maker);
    }
  _lian_effort_spend (effort, 2 * (gint64) task->n_makers * task->n_orders);
  return TRUE;
}

/* What a maker that has so much left costs beyond its orders. */
static inline double
fee (const _LianAssignAnswer *self, guint maker, gint64 left)
{
  return left < 0 ? self->fee[maker] * -(double) left : 0;
}

static inline double
fee_more (const _LianAssignAnswer *self, guint maker, gint64 use)
{
  return fee (self, maker, self->left[maker] - use) - fee (self, maker, self->left[maker]);
}

static gboolean
move_one (_LianAssignAnswer *self, const guint8 *open, guint order)
{
  const _LianAssign *task = self->task;
  guint from = self->maker[order], best = from;
  double rid = fee_more (self, from, -self->own_use[order]) - (double) self->own_cost[order], least = LEAST_GAIN;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      if (i == from || !open[cell])
        continue;
      double change = rid + (double) task->cost[cell] + fee_more (self, i, task->use[cell]);
      if (change >= least)
        continue;
      least = change;
      best = i;
    }
  if (best == from)
    return FALSE;
  take_away (self, order);
  give (self, order, best);
  return TRUE;
}

/* What the order costs and uses with each maker, close together. */
static void
gather_column (_LianAssignAnswer *self, const guint8 *open, guint order)
{
  for (guint i = 0; i < self->task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (self->task, i, order);
      self->to_cost[i] = open[cell] ? self->task->cost[cell] : NO_WAY;
      self->to_use[i] = self->task->use[cell];
    }
}

/* Of @a, which the column is gathered for. */
static gboolean
exchange_pays (const _LianAssignAnswer *self, guint a, guint b, gint64 cost, gint64 use)
{
  guint i = self->maker[a], k = self->maker[b];
  cost += self->to_cost[k] - self->own_cost[a] - self->own_cost[b];
  if (cost >= 0 && self->left[i] >= 0 && self->left[k] >= 0)
    return FALSE;
  return (double) cost + fee_more (self, i, use - self->own_use[a])
             + fee_more (self, k, self->to_use[k] - self->own_use[b])
         < LEAST_GAIN;
}

static void
exchange (_LianAssignAnswer *self, guint a, guint b)
{
  guint to = self->maker[b], back = self->maker[a];
  take_away (self, a);
  take_away (self, b);
  give (self, a, to);
  give (self, b, back);
}

static gboolean
exchange_one (_LianAssignAnswer *self, const guint8 *open, guint order)
{
  const _LianAssign *task = self->task;
  guint from = self->maker[order];
  gsize row = _lian_assign_cell (task, from, 0);
  gather_column (self, open, order);
  for (guint other = order + 1; other < task->n_orders; other++)
    {
      guint to = self->maker[other];
      if (to == from || !open[row + other] || self->to_cost[to] == NO_WAY
          || !exchange_pays (self, order, other, task->cost[row + other], task->use[row + other]))
        continue;
      exchange (self, order, other);
      return TRUE;
    }
  return FALSE;
}

static gboolean
pass_through (_LianAssignAnswer *self, const guint8 *open, _LianEffort *effort)
{
  const _LianAssign *task = self->task;
  gboolean better = FALSE;
  for (guint j = 0; j < task->n_orders; j++)
    better |= move_one (self, open, j);
  for (guint j = 0; j < task->n_orders; j++)
    better |= exchange_one (self, open, j);
  return _lian_effort_spend (effort, (gint64) task->n_orders * (2 * task->n_makers + task->n_orders)) && better;
}

/* The first fees are what a unit of room is worth, and a little. */
static void
set_fees (_LianAssignAnswer *self, const double *ask)
{
  const _LianAssign *task = self->task;
  double mean = fabs ((double) self->value) / MAX (task->n_orders, 1) + (double) task->grain;
  for (guint i = 0; i < task->n_makers; i++)
    self->fee[i] = ask[i] + 0.1 * mean / ((double) task->room[i] + 1);
}

static void
raise_fees (_LianAssignAnswer *self)
{
  for (guint i = 0; i < self->task->n_makers; i++)
    if (self->left[i] < 0)
      self->fee[i] *= FEE_RATE;
}

/* Until neither moving one nor exchanging two betters it; what is over a room costs a fee, which rises
 * until nothing is. */
void
_lian_assign_answer_improve (_LianAssignAnswer *self, const guint8 *open, const double *ask,
                             _LianEffort *effort)
{
  set_fees (self, ask);
  for (guint n = 0; n < MOST_FEES && !effort->stopped; n++)
    {
      for (guint pass = 0; pass < MOST_PASSES && pass_through (self, open, effort); pass++)
        continue;
      if (self->over == 0)
        return;
      raise_fees (self);
    }
}
