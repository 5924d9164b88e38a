/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The proof: an order is given to the maker that took it most often, or kept from it, and so on, as
 * long as the bound leaves anything better. */
#include "lian-assignment-private.h"

#include <math.h>
#include <string.h>

#define NODE_ROUNDS 25

/* Which order to decide upon, and for whom; FALSE where all are settled. */
static gboolean
choose (const _LianAssign *task, const double *share, const guint8 *open, guint *order, guint *maker)
{
  double least = 2;
  for (guint j = 0; j < task->n_orders; j++)
    {
      guint n = 0, who = 0;
      double most = -1;
      for (guint i = 0; i < task->n_makers; i++)
        {
          gsize cell = _lian_assign_cell (task, i, j);
          if (!open[cell])
            continue;
          n++;
          if (share[cell] <= most)
            continue;
          most = share[cell];
          who = i;
        }
      if (n < 2 || most >= least)
        continue;
      least = most;
      *order = j;
      *maker = who;
    }
  return least < 2;
}

/* Answers take no more of the time than prices do. */
static void
look_at_times (_LianAssignSearch *self, const guint8 *open)
{
  gint64 before = self->effort->done;
  if (self->looked > self->priced)
    return;
  _lian_assign_search_look (self, open);
  self->looked += self->effort->done - before;
}

/* Raises the bound of what is open and strikes out what is of no interest; FALSE where nothing is. */
static gboolean
narrow (_LianAssignSearch *self, guint8 *open, const double *price)
{
  _LianAssignDual *dual = self->dual;
  gint64 before = self->effort->done;
  memcpy (dual->price, price, self->task->n_orders * sizeof *price);
  _lian_assign_dual_raise (dual, open, NODE_ROUNDS, _lian_assign_search_most (self), NULL, NULL);
  if (dual->bound == NO_WAY || _lian_assign_search_is_beaten (self, dual->bound))
    return FALSE;
  self->priced += self->effort->done - before;
  look_at_times (self, open);
  return !_lian_assign_search_is_beaten (self, dual->bound)
         && _lian_assign_dual_fix (dual, open, _lian_assign_search_most (self));
}

/* Looks at all that is open, which it changes; FALSE where it had to stop. */
static gboolean
search_all (_LianAssignSearch *self, guint8 *open, const double *first_price)
{
  const _LianAssign *task = self->task;
  gsize n = (gsize) task->n_makers * task->n_orders;
  g_autofree double *price = g_memdup2 (first_price, MAX (task->n_orders, 1) * sizeof *price);
  guint order, maker;
  while (narrow (self, open, price))
    {
      if (self->nodes_left-- <= 0 || self->effort->done >= self->end || self->effort->stopped)
        return FALSE;
      memcpy (price, self->dual->price, task->n_orders * sizeof *price);
      if (!choose (task, self->dual->share, open, &order, &maker))
        {
          _lian_assign_search_look (self, open);
          return TRUE;
        }
      g_autofree guint8 *given = g_memdup2 (open, n);
      for (guint i = 0; i < task->n_makers; i++)
        given[_lian_assign_cell (task, i, order)] = i == maker;
      if (!search_all (self, given, price))
        return FALSE;
      open[_lian_assign_cell (task, maker, order)] = 0;
    }
  return !self->effort->stopped;
}

/* Looks at everything in at most so many nodes and about so many steps; whether it came to the end, so that nothing is better
 * than what was found. */
gboolean
_lian_assign_search_prove (_LianAssignSearch *self, gint64 n_nodes, gint64 steps)
{
  gsize n = (gsize) self->task->n_makers * self->task->n_orders;
  g_autofree guint8 *open = g_memdup2 (self->open, MAX (n, 1));
  g_autofree double *price
      = g_memdup2 (self->price, MAX (self->task->n_orders, 1) * sizeof *price);
  self->nodes_left = n_nodes;
  self->end = self->effort->done + MIN (steps, G_MAXINT64 / 2);
  if (!search_all (self, open, price))
    return FALSE;
  self->bound = self->value;
  return TRUE;
}
