/* SPDX-License-Identifier: LGPL-2.1-or-later
 * For which part of an order what is made in a month is: so that least is late, and then least is early.
 *
 * It is a small transport from months to parts, filled along shortest paths.  Between equal ones the part
 * due first is filled first. */
#include "lian-arrange-assign-private.h"

#include "lian-arrange-access-private.h"

#define FAR (G_MAXINT64 / 4)

typedef struct
{
  const LianArrangeTask *task;
  const LianArrangeOrder *order;
  gint64 late, early; /* what a month costs */
  gint64 *supply, *flow; /* by month; by month and part */
  gint64 *want; /* by part */
  gint64 *month_cost, *part_cost; /* of the shortest path so far */
  guint *month_from, *part_from;
} Transport;

static const LianArrangeStage *
find_stage (const LianArrangeTask *task, LianAim aim)
{
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->aim == aim)
      return STAGE (task, n);
  return NULL;
}

/* A month late is worse than any number early, unless the stages say otherwise. */
static void
set_costs (Transport *self)
{
  const LianArrangeStage *late = find_stage (self->task, LIAN_AIM_LATE), *cost = find_stage (self->task, LIAN_AIM_COST);
  self->late = 1000000;
  self->early = 1;
  if (cost == NULL || (late != NULL && late->place < cost->place))
    return;
  if (late == NULL || cost->place < late->place)
    {
      self->late = 1;
      self->early = 1000000;
      return;
    }
  double value = (double) self->order->value;
  self->late = (gint64) MIN (value * self->order->weight * late->weight, 1e12);
  self->early = (gint64) MIN (value * self->task->holding / 1000 * cost->weight, 1e12);
}

static gint64
get_cost (const Transport *self, guint month, guint part)
{
  guint first, last, number = self->order->first_part + part;
  if (!lian_arrange_task_span (self->task, number, &first, &last) || month < first || month > last)
    return FAR;
  int late = (int) month - PART (self->task, number)->due;
  return late > 0 ? late * self->late : -late * self->early;
}

static gboolean
reach (gint64 *cost, guint *from, gint64 new_cost, guint node)
{
  if (new_cost >= *cost)
    return FALSE;
  *cost = new_cost;
  *from = node;
  return TRUE;
}

static gboolean
relax (Transport *self)
{
  gboolean any = FALSE;
  guint n_parts = self->order->n_parts;
  for (guint t = 0; t < self->task->n_months; t++)
    for (guint p = 0; p < n_parts; p++)
      {
        gint64 cost = get_cost (self, t, p);
        if (cost < FAR && self->month_cost[t] < FAR)
          any |= reach (&self->part_cost[p], &self->part_from[p], self->month_cost[t] + cost, t);
        if (self->flow[t * n_parts + p] > 0 && self->part_cost[p] < FAR)
          any |= reach (&self->month_cost[t], &self->month_from[t], self->part_cost[p] - cost, p);
      }
  return any;
}

/* The part that wants something and is reached at least cost. */
static guint
find_path (Transport *self)
{
  guint best = LIAN_ARRANGE_NONE;
  for (guint t = 0; t < self->task->n_months; t++)
    {
      self->month_cost[t] = self->supply[t] > 0 ? 0 : FAR;
      self->month_from[t] = LIAN_ARRANGE_NONE;
    }
  for (guint p = 0; p < self->order->n_parts; p++)
    self->part_cost[p] = FAR;
  while (relax (self))
    continue;
  for (guint p = 0; p < self->order->n_parts; p++)
    if (self->want[p] > 0 && self->part_cost[p] < FAR
        && (best == LIAN_ARRANGE_NONE || self->part_cost[p] < self->part_cost[best]))
      best = p;
  return best;
}

/* Sends as much as the path bears. */
static void
send (Transport *self, guint target)
{
  guint n_parts = self->order->n_parts, part = target, month = self->part_from[part];
  gint64 amount = self->want[target];
  for (; self->month_from[month] != LIAN_ARRANGE_NONE; month = self->part_from[part])
    {
      part = self->month_from[month];
      amount = MIN (amount, self->flow[month * n_parts + part]);
    }
  amount = MIN (amount, self->supply[month]);
  self->supply[month] -= amount;
  self->want[target] -= amount;
  part = target;
  month = self->part_from[part];
  self->flow[month * n_parts + part] += amount;
  while (self->month_from[month] != LIAN_ARRANGE_NONE)
    {
      part = self->month_from[month];
      self->flow[month * n_parts + part] -= amount;
      month = self->part_from[part];
      self->flow[month * n_parts + part] += amount;
    }
}

/* Shares what is made in each month out among the parts: @supply, by month, is left with what finds no
 * part; @flow is by month and part of the order, and has to be 0 before. */
void
_lian_arrange_assign (const LianArrangeTask *task, guint order, gint64 *supply, gint64 *flow)
{
  const LianArrangeOrder *of = ORDER (task, order);
  g_autofree gint64 *want = g_new (gint64, MAX (of->n_parts, 1));
  g_autofree gint64 *month_cost = g_new (gint64, task->n_months), *part_cost = g_new (gint64, MAX (of->n_parts, 1));
  g_autofree guint *month_from = g_new (guint, task->n_months), *part_from = g_new (guint, MAX (of->n_parts, 1));
  Transport self = { task, of, 0, 0, supply, flow, want, month_cost, part_cost, month_from, part_from };
  set_costs (&self);
  for (guint p = 0; p < of->n_parts; p++)
    want[p] = PART (task, of->first_part + p)->quantity;
  for (guint part = find_path (&self); part != LIAN_ARRANGE_NONE; part = find_path (&self))
    send (&self, part);
}
