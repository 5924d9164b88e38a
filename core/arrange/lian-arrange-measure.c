/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan comes to: how much it has of each aim, and what it takes from each limit.
 *
 * Everything is whole numbers, added up in 128 bits; what does not fit into 64 is the largest number
 * that does. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"

#include <string.h>

__extension__ typedef __int128 Wide;

static gint64
narrow (Wide wide)
{
  return wide > G_MAXINT64 ? G_MAXINT64 : (gint64) wide;
}

/**
 * lian_arrange_get_last_month:
 * @task: a task
 * @part: one of its parts
 *
 * Returns: the last month in which the part may be made (lian_arrange_task_span()); %LIAN_ARRANGE_NONE
 *   if there is none
 */
guint
lian_arrange_get_last_month (const LianArrangeTask *task, guint part)
{
  guint first, last;
  return lian_arrange_task_span (task, part, &first, &last) ? last : LIAN_ARRANGE_NONE;
}

/**
 * lian_arrange_get_wanted:
 * @task: a task
 * @order: one of its orders
 *
 * Returns: the steps of all its parts
 */
gint64
lian_arrange_get_wanted (const LianArrangeTask *task, guint order)
{
  gint64 sum = 0;
  const LianArrangeOrder *self = ORDER (task, order);
  for (guint p = 0; p < self->n_parts; p++)
    sum += PART (task, self->first_part + p)->quantity;
  return sum;
}

/**
 * lian_arrange_get_lot:
 * @task: a task
 * @order: one of its orders
 *
 * Returns: how many steps of it a co-operative gets at least if it gets any: the least lot, but not
 *   more than the whole order
 */
gint64
lian_arrange_get_lot (const LianArrangeTask *task, guint order)
{
  return MAX (MIN (ORDER (task, order)->least_lot, lian_arrange_get_wanted (task, order)), 1);
}

/**
 * lian_arrange_get_way_lot:
 * @task: a task
 * @way: one of its ways
 *
 * Returns: how many steps of its order are made in a way at least if any are: the least lot of the order or of
 *   the co-operative, but not more than the whole order
 */
gint64
lian_arrange_get_way_lot (const LianArrangeTask *task, guint way)
{
  guint order = WAY (task, way)->order;
  gint64 own = MIN (WAY (task, way)->least_lot, lian_arrange_get_wanted (task, order));
  return MAX (own, lian_arrange_get_lot (task, order));
}

/**
 * lian_arrange_comes_in_lots:
 * @task: a task
 * @order: one of its orders
 *
 * Returns: whether the order can't be shared out freely: it is for one maker, or somebody has a least lot
 */
gboolean
lian_arrange_comes_in_lots (const LianArrangeTask *task, guint order)
{
  const LianArrangeOrder *self = ORDER (task, order);
  gboolean lots = self->one_maker || self->least_lot > 1;
  for (guint w = self->first_way; !lots && w < self->first_way + self->n_ways; w++)
    lots = WAY (task, w)->least_lot > 1;
  return lots;
}

static void
add_use (const LianArrangeTask *task, gint64 *used, guint use, guint month, gint64 times)
{
  gint64 *sum = used + (gsize) USE (task, use)->limit * task->n_months + month;
  *sum = narrow (*sum + (Wide) USE (task, use)->amount * times);
}

static void
add_set_up (const LianArrangeTask *task, gint64 *used, guint variety, guint month)
{
  const LianArrangeVariety *self = VARIETY (task, variety);
  for (guint u = 0; u < self->n_uses; u++)
    add_use (task, used, self->first_use + u, month, 1);
}

/* How much of @limit a step of a way takes, or a set-up. */
gint64
_lian_arrange_get_use (const LianArrangeTask *task, guint first_use, guint n_uses, guint limit)
{
  gint64 sum = 0;
  for (guint u = first_use; u < first_use + n_uses; u++)
    if (USE (task, u)->limit == limit)
      sum += USE (task, u)->amount;
  return sum;
}

/**
 * lian_arrange_get_used:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan
 *
 * Adds up what a plan takes from each limit in each month, setting up for varieties included.
 *
 * Returns: (transfer full): (array): by limit, then by month
 */
gint64 *
lian_arrange_get_used (const LianArrangeTask *task, GArray *shares)
{
  gsize months = task->n_months;
  gint64 *used = g_new0 (gint64, MAX (task->limits->len * months, 1));
  g_autofree guint8 *set_up = g_new0 (guint8, MAX (task->varieties->len * months, 1));
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      const LianArrangeWay *way = WAY (task, share->way);
      for (guint u = 0; u < way->n_uses; u++)
        add_use (task, used, way->first_use + u, share->month, share->quantity);
      guint8 *done = way->variety == LIAN_ARRANGE_NONE
                         ? NULL
                         : set_up + way->variety * months + share->month;
      if (done != NULL && !*done)
        {
          *done = TRUE;
          add_set_up (task, used, way->variety, share->month);
        }
    }
  return used;
}

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares;
  gint64 *by_way, *by_cell; /* steps; cells are ways by month */
  Wide sum[LIAN_N_AIMS];
} Measure;

static void
measure_promise (Measure *self)
{
  const LianArrangeTask *task = self->task;
  g_autofree gint64 *made = g_new0 (gint64, MAX (task->parts->len, 1));
  for (guint n = 0; n < self->shares->len; n++)
    made[SHARE (self->shares, n)->part] += SHARE (self->shares, n)->quantity;
  for (guint p = 0; p < task->parts->len; p++)
    {
      const LianArrangePart *part = PART (task, p);
      const LianArrangeOrder *order = ORDER (task, part->order);
      self->sum[LIAN_AIM_PROMISE] += (Wide) order->value * order->weight * MAX (part->quantity - made[p], 0);
    }
}

static void
measure_time (Measure *self, const LianArrangeShare *share)
{
  const LianArrangePart *part = PART (self->task, share->part);
  const LianArrangeOrder *order = ORDER (self->task, part->order);
  int late = (int) share->month - part->due;
  Wide holding = ((Wide) order->value * self->task->holding + 999) / 1000;
  if (late > 0)
    self->sum[LIAN_AIM_LATE] += (Wide) order->value * order->weight * late * share->quantity;
  else
    self->sum[LIAN_AIM_COST] += holding * -late * share->quantity;
  self->sum[LIAN_AIM_COST] += (Wide) WAY (self->task, share->way)->cost * share->quantity;
}

static void
measure_relations (Measure *self)
{
  for (guint w = 0; w < self->task->ways->len; w++)
    {
      const LianArrangeWay *way = WAY (self->task, w);
      self->sum[LIAN_AIM_RELATION]
          += (Wide) ORDER (self->task, way->order)->value * MAX (way->keep - self->by_way[w], 0);
    }
}

static void
measure_disturbance (Measure *self)
{
  for (guint n = 0; n < self->task->agreed->len; n++)
    {
      const LianArrangeAmount *agreed = AMOUNT (self->task->agreed, n);
      gint64 has = agreed->month == LIAN_ARRANGE_NONE
                       ? self->by_way[agreed->way]
                       : self->by_cell[(gsize) agreed->way * self->task->n_months + agreed->month];
      gint64 value = ORDER (self->task, WAY (self->task, agreed->way)->order)->value;
      self->sum[LIAN_AIM_DISTURBANCE] += (Wide) value * MAX (agreed->quantity - has, 0);
    }
}

static void
measure_fairness (Measure *self)
{
  g_autofree Wide *work = g_new0 (Wide, MAX (self->task->makers->len, 1));
  for (guint w = 0; w < self->task->ways->len; w++)
    work[WAY (self->task, w)->maker] += (Wide) WAY (self->task, w)->work * self->by_way[w];
  for (guint m = 0; m < self->task->makers->len; m++)
    self->sum[LIAN_AIM_FAIRNESS] += MAX (MAKER (self->task, m)->floor - work[m], 0);
}

/**
 * lian_arrange_measure:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan, whether it keeps to the task or not
 * @values: (out caller-allocates): how much it has of each aim
 *
 * Reckons what a plan comes to.
 */
void
lian_arrange_measure (const LianArrangeTask *task, GArray *shares, gint64 values[LIAN_N_AIMS])
{
  Measure self = { .task = task, .shares = shares };
  self.by_way = g_new0 (gint64, MAX (task->ways->len, 1));
  self.by_cell = g_new0 (gint64, MAX ((gsize) task->ways->len * task->n_months, 1));
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      self.by_way[share->way] += share->quantity;
      self.by_cell[(gsize) share->way * task->n_months + share->month] += share->quantity;
      measure_time (&self, share);
    }
  measure_promise (&self);
  measure_relations (&self);
  measure_disturbance (&self);
  measure_fairness (&self);
  for (guint aim = 0; aim < LIAN_N_AIMS; aim++)
    values[aim] = narrow (self.sum[aim]);
  g_free (self.by_way);
  g_free (self.by_cell);
}
