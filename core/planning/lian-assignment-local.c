/* SPDX-License-Identifier: LGPL-2.1-or-later
 * An answer made from the shares of the bound, and mended by moving one order or exchanging two.
 *
 * What counts first is by how much rooms are exceeded, then what it costs. */
#include "lian-assignment-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_LianAssignAnswer *
_lian_assign_answer_new (const _LianAssign *task)
{
  _LianAssignAnswer *self = g_new0 (_LianAssignAnswer, 1);
  self->task = task;
  self->maker = g_new (guint, MAX (task->n_orders, 1));
  self->left = g_new (gint64, MAX (task->n_makers, 1));
  return self;
}

void
_lian_assign_answer_free (_LianAssignAnswer *self)
{
  g_free (self->maker);
  g_free (self->left);
  g_free (self);
}

static inline gint64
excess (gint64 left)
{
  return left < 0 ? -left : 0;
}

typedef struct
{
  guint order;
  double key;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;
  if (first->key != second->key)
    return first->key > second->key ? -1 : 1;
  return first->order < second->order ? -1 : 1;
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
  self->over -= excess (self->left[maker]);
  self->left[maker] -= self->task->use[cell];
  self->over += excess (self->left[maker]);
  self->value += self->task->cost[cell];
}

static void
take_away (_LianAssignAnswer *self, guint order)
{
  guint maker = self->maker[order];
  gsize cell = _lian_assign_cell (self->task, maker, order);
  self->over -= excess (self->left[maker]);
  self->left[maker] += self->task->use[cell];
  self->over += excess (self->left[maker]);
  self->value -= self->task->cost[cell];
}

/* Makes an answer of what the makers took of late; FALSE where an order can go to none. */
gboolean
_lian_assign_answer_make (_LianAssignAnswer *self, const double *share, const guint8 *open,
                          _LianEffort *effort)
{
  const _LianAssign *task = self->task;
  g_autofree Ranked *ranked = g_new (Ranked, MAX (task->n_orders, 1));
  memcpy (self->left, task->room, task->n_makers * sizeof *self->left);
  self->value = self->over = 0;
  for (guint j = 0; j < task->n_orders; j++)
    ranked[j] = (Ranked){ j, greatest_share (task, share, open, j) };
  qsort (ranked, task->n_orders, sizeof *ranked, compare_ranked);
  for (guint n = 0; n < task->n_orders; n++)
    {
      guint order = ranked[n].order;
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

/* Whether the second is the better of two changes. */
static gboolean
is_better (gint64 over, gint64 cost, gint64 least_over, gint64 least_cost)
{
  return over < least_over || (over == least_over && cost < least_cost);
}

static gboolean
move_one (_LianAssignAnswer *self, const guint8 *open, guint order)
{
  const _LianAssign *task = self->task;
  guint from = self->maker[order], best = from;
  gsize own = _lian_assign_cell (task, from, order);
  gint64 rid = excess (self->left[from] + task->use[own]) - excess (self->left[from]);
  gint64 least_over = 0, least_cost = 0;
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      if (i == from || !open[cell])
        continue;
      gint64 over = rid + excess (self->left[i] - task->use[cell]) - excess (self->left[i]);
      gint64 cost = task->cost[cell] - task->cost[own];
      if (!is_better (over, cost, least_over, least_cost))
        continue;
      least_over = over;
      least_cost = cost;
      best = i;
    }
  if (best == from)
    return FALSE;
  take_away (self, order);
  give (self, order, best);
  return TRUE;
}

static gboolean
exchange_pays (const _LianAssignAnswer *self, const guint8 *open, guint a, guint b)
{
  const _LianAssign *task = self->task;
  guint i = self->maker[a], k = self->maker[b];
  if (i == k)
    return FALSE;
  gsize ia = _lian_assign_cell (task, i, a), ib = _lian_assign_cell (task, i, b);
  gsize ka = _lian_assign_cell (task, k, a), kb = _lian_assign_cell (task, k, b);
  if (!open[ib] || !open[ka])
    return FALSE;
  gint64 cost = task->cost[ib] + task->cost[ka] - task->cost[ia] - task->cost[kb];
  if (cost >= 0 && self->over == 0)
    return FALSE;
  gint64 over = excess (self->left[i] + task->use[ia] - task->use[ib]) - excess (self->left[i])
                + excess (self->left[k] + task->use[kb] - task->use[ka]) - excess (self->left[k]);
  return is_better (over, cost, 0, 0);
}

static gboolean
exchange_one (_LianAssignAnswer *self, const guint8 *open, guint order)
{
  for (guint other = order + 1; other < self->task->n_orders; other++)
    if (exchange_pays (self, open, order, other))
      {
        guint to = self->maker[other], back = self->maker[order];
        take_away (self, order);
        take_away (self, other);
        give (self, order, to);
        give (self, other, back);
        return TRUE;
      }
  return FALSE;
}

/* Until neither moving one nor exchanging two betters it. */
void
_lian_assign_answer_improve (_LianAssignAnswer *self, const guint8 *open, _LianEffort *effort)
{
  const _LianAssign *task = self->task;
  gboolean better = TRUE;
  while (better && _lian_effort_spend (effort, (gint64) task->n_orders * task->n_makers))
    {
      better = FALSE;
      for (guint j = 0; j < task->n_orders; j++)
        better |= move_one (self, open, j);
      for (guint j = 0; j < task->n_orders; j++)
        better |= exchange_one (self, open, j);
      _lian_effort_spend (effort, (gint64) task->n_orders * task->n_orders);
    }
}
