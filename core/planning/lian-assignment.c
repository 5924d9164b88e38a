/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Orders that are not to be split (the generalised assignment problem): the task as it is asked, and
 * the answer as it is given. */
#include "lian-assignment-private.h"

#include <math.h>

/* Below this, whole numbers are exact in a double, with room for sums of a few thousand. */
#define EXACT 0x1p50
#define FINEST_GRAIN 1024

static gboolean
fits (const LianAssignmentTask *task, guint maker, guint order)
{
  gsize cell = (gsize) maker * task->n_orders + order;
  return task->cost[cell] != NO_WAY && task->use[cell] <= task->room[maker];
}

static double
greatest_sum (const LianAssignmentTask *task)
{
  double sum = 0;
  for (guint j = 0; j < task->n_orders; j++)
    {
      double most = 0;
      for (guint i = 0; i < task->n_makers; i++)
        if (fits (task, i, j))
          most = fmax (most, fabs ((double) task->cost[(gsize) i * task->n_orders + j]));
      sum += most;
    }
  return sum;
}

_LianAssign *
_lian_assign_new (const LianAssignmentTask *task)
{
  _LianAssign *self = g_new0 (_LianAssign, 1);
  gsize n = (gsize) task->n_makers * task->n_orders;
  double sum = greatest_sum (task);
  self->n_makers = task->n_makers;
  self->n_orders = task->n_orders;
  for (self->grain = FINEST_GRAIN; self->grain > 1 && sum * (double) self->grain >= EXACT;)
    self->grain /= 2;
  self->cost = g_new (gint64, MAX (n, 1));
  self->use = g_memdup2 (task->use, n * sizeof *task->use);
  self->room = g_memdup2 (task->room, task->n_makers * sizeof *task->room);
  for (guint i = 0; i < task->n_makers; i++)
    for (guint j = 0; j < task->n_orders; j++)
      {
        gsize cell = _lian_assign_cell (self, i, j);
        self->cost[cell] = fits (task, i, j) ? task->cost[cell] * self->grain : NO_WAY;
      }
  return self;
}

/* Some of the orders among some of the makers, which have so much room for them. */
_LianAssign *
_lian_assign_new_part (const _LianAssign *whole, const guint *makers, const gint64 *room,
                       guint n_makers, const guint *orders, guint n_orders)
{
  _LianAssign *self = g_new0 (_LianAssign, 1);
  gsize n = (gsize) n_makers * n_orders;
  self->n_makers = n_makers;
  self->n_orders = n_orders;
  self->grain = whole->grain;
  self->cost = g_new (gint64, MAX (n, 1));
  self->use = g_new (gint64, MAX (n, 1));
  self->room = g_memdup2 (room, n_makers * sizeof *room);
  for (guint i = 0; i < n_makers; i++)
    {
      for (guint j = 0; j < n_orders; j++)
        {
          gsize cell = _lian_assign_cell (self, i, j);
          gsize from = _lian_assign_cell (whole, makers[i], orders[j]);
          self->use[cell] = whole->use[from];
          self->cost[cell] = whole->use[from] <= room[i] ? whole->cost[from] : NO_WAY;
        }
    }
  return self;
}

void
_lian_assign_free (_LianAssign *self)
{
  g_free (self->cost);
  g_free (self->use);
  g_free (self->room);
  g_free (self);
}

/**
 * lian_assignment_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer.
 */
void
lian_assignment_answer_free (LianAssignmentAnswer *self)
{
  g_free (self->maker);
  g_free (self);
}

/* The least whole number not below so many grains. */
static gint64
round_up (gint64 grains, gint64 grain)
{
  return grains / grain + (grains > 0 && grains % grain != 0);
}

static LianAssignmentAnswer *
make_answer (const _LianAssign *assign, _LianAssignSearch *search)
{
  LianAssignmentAnswer *self = g_new0 (LianAssignmentAnswer, 1);
  gboolean proved = _lian_assign_search_is_beaten (search, search->bound);
  if (search->value == NO_WAY)
    {
      self->status = proved ? LIAN_SOLVE_INFEASIBLE : LIAN_SOLVE_UNKNOWN;
      return self;
    }
  self->status = proved ? LIAN_SOLVE_OPTIMAL : LIAN_SOLVE_FEASIBLE;
  self->objective = search->value / assign->grain;
  self->bound = proved ? self->objective : round_up (search->bound, assign->grain);
  self->maker = g_steal_pointer (&search->best);
  return self;
}

/**
 * lian_assignment_solve:
 * @task: what is asked for
 * @limits: how long to look
 * @progress: (nullable): is told how far the answer may be from the best
 * @cancellable: (nullable): ends the search with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says which maker gets which order.  The same task and seconds have the same answer, unless the
 * deadline comes first.  Called on any thread but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL only when cancelled
 */
LianAssignmentAnswer *
lian_assignment_solve (const LianAssignmentTask *task, const LianSolveLimits *limits,
                       LianProgress *progress, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (task != NULL && limits != NULL, NULL);
  _LianEffort effort;
  _lian_effort_begin (&effort, limits, progress, cancellable);
  g_autoptr (_LianAssign) assign = _lian_assign_new (task);
  g_autoptr (_LianAssignSearch) search = _lian_assign_search_new (assign, &effort);
  _lian_assign_search_run (search);
  return _lian_effort_end (&effort, error) ? make_answer (assign, search) : NULL;
}
