/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Making a plan better by parts: a few orders that meet at a co-operative are taken out and shared out
 * anew in another order; what is no worse, stage by stage, stays.  Where all stages are one, what is somewhat worse
 * stays too at first, and less and less of it later: set-ups and lots can't be had elsewhere before they are given up
 * where they are. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-build-private.h"

#include <string.h>

#define MOST_ORDERS 5
#define FORCED 3 /* one of so many tries gives the first order to where they meet */
#define PATIENCE 40 /* tries for each order without a gain, until it ends */
#define STEPS 40 /* of a try, for each column of its orders */
#define GRAIN 1000 /* of chance */
#define LOOKS 40 /* times that what stands is kept if it is the best so far */

typedef struct
{
  _LianBuild *build;
  guint *ways; /* by maker, one after the other */
  guint *start; /* by maker, and the end */
  guint *wanting; /* orders that cost something before the last stage */
  guint n_wanting;
  guint32 seed;
  double heat; /* how much worse what stays may be, on the average */
} Shake;

static guint
draw (Shake *self, guint below)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 17;
  self->seed ^= self->seed << 5;
  return below == 0 ? 0 : self->seed % below;
}

static void
list_ways (Shake *self)
{
  const LianArrangeTask *task = self->build->task;
  guint n = task->makers->len;
  self->ways = g_new (guint, task->ways->len + 1);
  self->start = g_new0 (guint, n + 2);
  for (guint w = 0; w < task->ways->len; w++)
    self->start[WAY (task, w)->maker + 2]++;
  for (guint m = 2; m < n + 2; m++)
    self->start[m] += self->start[m - 1];
  for (guint w = 0; w < task->ways->len; w++)
    self->ways[self->start[WAY (task, w)->maker + 1]++] = w;
}

/* Adds an order of @maker that has something there. */
static void
add_neighbour (Shake *self, guint maker, guint *orders, guint *n_orders)
{
  const LianArrangeTask *task = self->build->task;
  guint n = self->start[maker + 1] - self->start[maker], from = draw (self, n);
  for (guint k = 0; k < n; k++)
    {
      guint w = self->ways[self->start[maker] + (from + k) % n], o = WAY (task, w)->order;
      gboolean known = self->build->made[w] == 0;
      for (guint i = 0; i < *n_orders && !known; i++)
        known = orders[i] == o;
      if (known)
        continue;
      orders[(*n_orders)++] = o;
      return;
    }
}

/* @way takes the way of the first of them where they meet; NO_ROW for none. */
static guint
choose_orders (Shake *self, guint *orders, guint *way)
{
  const LianArrangeTask *task = self->build->task;
  guint n = 1, wanted = 1 + draw (self, MOST_ORDERS);
  gboolean any = self->n_wanting == 0 || draw (self, 3) == 0;
  orders[0] = any ? draw (self, task->orders->len) : self->wanting[draw (self, self->n_wanting)];
  const LianArrangeOrder *first = ORDER (task, orders[0]);
  *way = NO_ROW;
  if (first->n_ways == 0)
    return 1;
  *way = first->first_way + draw (self, first->n_ways);
  guint maker = WAY (task, *way)->maker;
  while (n < wanted)
    {
      guint before = n;
      if (draw (self, 4) == 0)
        maker = WAY (task, first->first_way + draw (self, first->n_ways))->maker;
      add_neighbour (self, maker, orders, &n);
      if (n == before)
        break;
    }
  return n;
}

/* Below 0 if what stands is better than @before. */
static int
compare_totals (const _LianBuild *build, const _LianWide *before)
{
  for (guint k = 0; k < build->n_places; k++)
    {
      _LianWide least = build->ceiling != NULL ? build->ceiling[k] : 0;
      _LianWide own = MAX (build->total[k], least), other = MAX (before[k], least);
      if (own != other)
        return own < other ? -1 : 1;
    }
  return 0;
}

/* Whether what stands may stay though it is worse than @before. */
static gboolean
may_stay (Shake *self, const _LianWide *before)
{
  double worse = (double) (self->build->total[0] - before[0]);
  return self->heat > 0 && worse <= self->heat * draw (self, GRAIN) * 2 / GRAIN;
}

/* Returns how many steps it took; @better tells whether it helped. */
static gint64
try_once (Shake *self, gboolean *better)
{
  _LianBuild *build = self->build;
  guint orders[MOST_ORDERS + 1], way, n = choose_orders (self, orders, &way);
  g_autofree _LianWide *before = g_memdup2 (build->total, (build->n_places + 1) * sizeof *before);
  gint64 steps = 0;
  g_array_set_size (build->moves, 0);
  for (guint k = 0; k < n; k++)
    _lian_build_clear_order (build, orders[k]);
  for (guint k = 0; k < n; k++)
    {
      const LianArrangeOrder *order = ORDER (build->task, orders[k]);
      if (k == 0 && way != NO_ROW && draw (self, FORCED) == 0)
        _lian_build_fill_way (build, orders[k], way);
      else
        _lian_build_fill (build, orders[k]);
      steps += STEPS * (gint64) (build->model->part_start[order->first_part + order->n_parts]
                              - build->model->part_start[order->first_part]);
    }
  int change = compare_totals (build, before);
  *better = change < 0;
  if (change > 0 && !may_stay (self, before))
    _lian_build_go_back (build, 0);
  return steps + 1000;
}

static gboolean
is_wanting (const _LianBuild *build, guint o)
{
  const LianArrangeOrder *order = ORDER (build->task, o);
  guint first = build->model->part_start[order->first_part];
  guint end = build->model->part_start[order->first_part + order->n_parts];
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    if (build->sum[p] < PART (build->task, p)->quantity)
      return TRUE;
  for (guint c = first; c < end; c++)
    for (guint k = 0; k + 1 < build->n_places && build->x[c] > 0; k++)
      if (build->cost[k][c] > 0)
        return TRUE;
  for (guint c = first; c < end; c++)
    for (guint n = build->model->start[c]; n < build->model->start[c + 1]; n++)
      {
        guint row = build->model->row[n];
        if (build->model->rows[row].kind == _LIAN_ROW_WISH && build->sum[row] < build->model->row_lower[row])
          return TRUE;
      }
  return FALSE;
}

static void
list_wanting (Shake *self)
{
  self->n_wanting = 0;
  for (guint o = 0; o < self->build->task->orders->len; o++)
    if (is_wanting (self->build, o))
      self->wanting[self->n_wanting++] = o;
}

static void
begin (Shake *self, _LianBuild *build, guint32 seed)
{
  *self = (Shake) { .build = build, .seed = seed };
  self->wanting = g_new (guint, build->task->orders->len);
  list_ways (self);
}

static void
end (Shake *self)
{
  g_free (self->wanting);
  g_free (self->ways);
  g_free (self->start);
}

/* A try; which orders are wanting is looked at now and then. */
static gboolean
try_next (Shake *self, guint n, _LianEffort *effort)
{
  gboolean better;
  if (n % 2000 == 0)
    list_wanting (self);
  _lian_effort_spend (effort, try_once (self, &better));
  return better;
}

void
_lian_build_shake (_LianBuild *self, _LianEffort *effort, gint64 steps, guint32 seed)
{
  Shake shake;
  gint64 last_step = effort->done + steps;
  if (self->task->orders->len == 0)
    return;
  begin (&shake, self, seed);
  guint patience = 500 + PATIENCE * self->task->orders->len, last = 0;
  for (guint n = 0; effort->done < last_step && n - last < patience && !effort->stopped; n++)
    last = try_next (&shake, n, effort) ? n : last;
  end (&shake);
}

/* As many steps as there is time for, of @steps; what the clock takes away is said. */
static gint64
find_steps (_LianEffort *effort, gint64 steps)
{
  gint64 left = MAX (MIN (steps, effort->limit - effort->done), 0);
  double time = _lian_effort_work_seconds (effort) * _LIAN_STEPS_PER_SECOND;
  if (time >= (double) left)
    return left;
  effort->cut = TRUE;
  return (gint64) time;
}

/* Keeps what stands if it is the best so far. */
static void
keep_best (const _LianBuild *self, gint64 *best, _LianWide *least)
{
  if (self->total[0] >= *least)
    return;
  *least = self->total[0];
  memcpy (best, self->x, self->model->n_columns * sizeof *best);
}

/* For one stage alone: what is worse by @heat stays at first, nothing that is worse in the end.  What stands then is the
 * best that was seen now and then, and no worse than it was. */
void
_lian_build_anneal (_LianBuild *self, _LianEffort *effort, gint64 steps, guint32 seed, double heat)
{
  Shake shake;
  _LianWide least = self->total[0];
  gint64 from = effort->done, look = 0;
  if (self->task->orders->len == 0)
    return;
  steps = find_steps (effort, steps);
  g_autofree gint64 *best = g_memdup2 (self->x, (self->model->n_columns + 1) * sizeof *best);
  begin (&shake, self, seed);
  for (guint n = 0; effort->done - from < steps && !effort->stopped; n++)
    {
      double left = 1 - (double) (effort->done - from) / (double) steps;
      shake.heat = heat * left * left;
      try_next (&shake, n, effort);
      if (effort->done - from < look)
        continue;
      look += steps / LOOKS;
      keep_best (self, best, &least);
    }
  keep_best (self, best, &least);
  _lian_build_load (self, best);
  end (&shake);
}
