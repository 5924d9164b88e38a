/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a plan keeps to what its task asks: every rule that it breaks, where, and by how much.
 *
 * It knows nothing of how plans are found, so that it checks the engine as well as a planner's hand. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares; /* those that belong to the task */
  GPtrArray *faults;
  gint64 *by_way, *by_part, *by_cell; /* steps; cells are ways by month */
} Check;

static LianArrangeFault *
add (Check *self, LianFaultKind kind, guint order, gint64 amount)
{
  LianArrangeFault *fault = g_new (LianArrangeFault, 1);
  *fault = (LianArrangeFault) { kind, LIAN_N_AIMS, order, LIAN_ARRANGE_NONE, LIAN_ARRANGE_NONE,
                                LIAN_ARRANGE_NONE, LIAN_ARRANGE_NONE, LIAN_ARRANGE_NONE, amount };
  g_ptr_array_add (self->faults, fault);
  return fault;
}

static void
add_at (Check *self, LianFaultKind kind, LianAim aim, const LianArrangeShare *share)
{
  LianArrangeFault *fault = add (self, kind, WAY (self->task, share->way)->order, share->quantity);
  fault->aim = aim;
  fault->way = share->way;
  fault->part = share->part;
  fault->month = share->month;
}

static gboolean
is_must (const LianArrangeTask *task, LianAim aim)
{
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->aim == aim && STAGE (task, n)->must)
      return TRUE;
  return FALSE;
}

static gboolean
belongs (const LianArrangeTask *task, const LianArrangeShare *share)
{
  return share->way < task->ways->len && share->part < task->parts->len && share->month < task->n_months
         && share->quantity > 0 && PART (task, share->part)->order == WAY (task, share->way)->order;
}

static void
take_shares (Check *self, GArray *shares)
{
  for (guint n = 0; n < shares->len; n++)
    {
      LianArrangeShare share = *SHARE (shares, n);
      if (!belongs (self->task, &share))
        {
          add (self, LIAN_FAULT_SHARE, LIAN_ARRANGE_NONE, share.quantity)->part = n;
          continue;
        }
      g_array_append_val (self->shares, share);
      self->by_way[share.way] += share.quantity;
      self->by_part[share.part] += share.quantity;
      self->by_cell[(gsize) share.way * self->task->n_months + share.month] += share.quantity;
    }
}

static void
check_months (Check *self)
{
  gboolean in_time = is_must (self->task, LIAN_AIM_LATE);
  for (guint n = 0; n < self->shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (self->shares, n);
      const LianArrangePart *part = PART (self->task, share->part);
      guint last = lian_arrange_get_last_month (self->task, share->part);
      if (share->month < ORDER (self->task, part->order)->opens)
        add_at (self, LIAN_FAULT_EARLY, LIAN_N_AIMS, share);
      else if (last == LIAN_ARRANGE_NONE || share->month > last)
        add_at (self, LIAN_FAULT_LATE, LIAN_N_AIMS, share);
      else if (in_time && (int) share->month > part->due)
        add_at (self, LIAN_FAULT_MUST, LIAN_AIM_LATE, share);
    }
}

static void
check_parts (Check *self)
{
  gboolean whole = is_must (self->task, LIAN_AIM_PROMISE);
  for (guint p = 0; p < self->task->parts->len; p++)
    {
      const LianArrangePart *part = PART (self->task, p);
      gint64 more = self->by_part[p] - part->quantity;
      LianArrangeFault *fault = NULL;
      if (more > 0)
        fault = add (self, LIAN_FAULT_OVER, part->order, more);
      else if (more < 0 && whole)
        fault = add (self, LIAN_FAULT_MUST, part->order, -more);
      if (fault == NULL)
        continue;
      fault->part = p;
      fault->aim = more < 0 ? LIAN_AIM_PROMISE : LIAN_N_AIMS;
    }
}

/* What is missing of a material goes on missing: a month is named only if more is missing by its end
 * than ever before. */
static void
check_limit (Check *self, guint limit, const gint64 *used)
{
  const LianArrangeLimit *of = LIMIT (self->task, limit);
  gint64 left = 0, worst = 0;
  for (guint t = 0; t < self->task->n_months; t++)
    {
      left = of->kind == LIAN_LIMIT_MATERIAL ? left + of->amount[t] - used[t] : of->amount[t] - used[t];
      if (left >= (of->kind == LIAN_LIMIT_MATERIAL ? worst : 0))
        continue;
      worst = left;
      LianArrangeFault *fault = add (self, LIAN_FAULT_LIMIT, LIAN_ARRANGE_NONE, -left);
      fault->limit = limit;
      fault->month = t;
      fault->maker = of->maker;
    }
}

static void
check_limits (Check *self)
{
  g_autofree gint64 *used = lian_arrange_get_used (self->task, self->shares);
  for (guint n = 0; n < self->task->limits->len; n++)
    check_limit (self, n, used + (gsize) n * self->task->n_months);
}

/* The way that has most of an order, the first of them if several have. */
static guint
find_main_way (Check *self, const LianArrangeOrder *order)
{
  guint main_way = order->first_way;
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (self->by_way[w] > self->by_way[main_way])
      main_way = w;
  return main_way;
}

static void
check_makers (Check *self, guint number)
{
  const LianArrangeOrder *order = ORDER (self->task, number);
  guint main_way = find_main_way (self, order);
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    {
      gint64 has = self->by_way[w], lot = lian_arrange_get_way_lot (self->task, w);
      if (has > 0 && has < lot)
        add (self, LIAN_FAULT_LOT, number, lot - has)->way = w;
      if (has > 0 && order->one_maker && w != main_way)
        add (self, LIAN_FAULT_ONE_MAKER, number, has)->way = w;
    }
}

static gint64
get_made (Check *self, const LianArrangeAmount *amount)
{
  return amount->month == LIAN_ARRANGE_NONE
             ? self->by_way[amount->way]
             : self->by_cell[(gsize) amount->way * self->task->n_months + amount->month];
}

static void
check_amounts (Check *self, GArray *amounts, LianFaultKind kind)
{
  for (guint n = 0; n < amounts->len; n++)
    {
      const LianArrangeAmount *amount = AMOUNT (amounts, n);
      gint64 more = get_made (self, amount) - amount->quantity;
      if (more == 0 || (kind == LIAN_FAULT_MUST && more > 0))
        continue;
      LianArrangeFault *fault = add (self, kind, WAY (self->task, amount->way)->order,
                                     kind == LIAN_FAULT_MUST ? -more : more);
      fault->aim = kind == LIAN_FAULT_MUST ? LIAN_AIM_DISTURBANCE : LIAN_N_AIMS;
      fault->way = amount->way;
      fault->month = amount->month;
    }
}

static void
check_relations (Check *self)
{
  for (guint w = 0; w < self->task->ways->len; w++)
    if (self->by_way[w] < WAY (self->task, w)->keep)
      {
        LianArrangeFault *fault = add (self, LIAN_FAULT_MUST, WAY (self->task, w)->order,
                                       WAY (self->task, w)->keep - self->by_way[w]);
        fault->aim = LIAN_AIM_RELATION;
        fault->way = w;
      }
}

static void
check_floors (Check *self)
{
  __extension__ typedef __int128 Wide;
  g_autofree Wide *work = g_new0 (Wide, MAX (self->task->makers->len, 1));
  for (guint w = 0; w < self->task->ways->len; w++)
    work[WAY (self->task, w)->maker] += (Wide) WAY (self->task, w)->work * self->by_way[w];
  for (guint m = 0; m < self->task->makers->len; m++)
    if (work[m] < MAKER (self->task, m)->floor)
      {
        LianArrangeFault *fault = add (self, LIAN_FAULT_MUST, LIAN_ARRANGE_NONE,
                                       (gint64) (MAKER (self->task, m)->floor - work[m]));
        fault->aim = LIAN_AIM_FAIRNESS;
        fault->maker = m;
      }
}

static void
check_cost (Check *self)
{
  gint64 values[LIAN_N_AIMS];
  lian_arrange_measure (self->task, self->shares, values);
  if (values[LIAN_AIM_COST] > 0)
    add (self, LIAN_FAULT_MUST, LIAN_ARRANGE_NONE, values[LIAN_AIM_COST])->aim = LIAN_AIM_COST;
}

static void
check_musts (Check *self)
{
  if (is_must (self->task, LIAN_AIM_RELATION))
    check_relations (self);
  if (is_must (self->task, LIAN_AIM_DISTURBANCE))
    check_amounts (self, self->task->agreed, LIAN_FAULT_MUST);
  if (is_must (self->task, LIAN_AIM_FAIRNESS))
    check_floors (self);
  if (is_must (self->task, LIAN_AIM_COST))
    check_cost (self);
}

/**
 * lian_arrange_check:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan
 *
 * Looks at every rule of a task.
 *
 * Returns: (transfer full) (element-type LianArrangeFault): every place where the plan breaks one; a
 *   share that doesn't belong to the task is named and then left out
 */
GPtrArray *
lian_arrange_check (const LianArrangeTask *task, GArray *shares)
{
  Check self = { .task = task, .faults = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autofree gint64 *by_way = g_new0 (gint64, MAX (task->ways->len, 1));
  g_autofree gint64 *by_part = g_new0 (gint64, MAX (task->parts->len, 1));
  g_autofree gint64 *by_cell = g_new0 (gint64, MAX ((gsize) task->ways->len * task->n_months, 1));
  self.shares = good;
  self.by_way = by_way;
  self.by_part = by_part;
  self.by_cell = by_cell;
  take_shares (&self, shares);
  check_months (&self);
  check_parts (&self);
  check_limits (&self);
  for (guint n = 0; n < task->orders->len; n++)
    if (ORDER (task, n)->n_ways > 0)
      check_makers (&self, n);
  check_amounts (&self, task->pins, LIAN_FAULT_PIN);
  check_musts (&self);
  return self.faults;
}
