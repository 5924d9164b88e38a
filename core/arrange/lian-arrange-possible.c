/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether some of the demands of a task can be met together, and which of them a plan meets.
 *
 * Only what has to be attained counts, so no plan is sought that is good.  What must not be late may not
 * be made after its month: so dates are demands like others, and an order whose promise is given up may
 * still have to be in time. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-blame-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-possible-private.h"
#include "lian-arrange-room-private.h"

static gboolean
is_must (const LianArrangeTask *task, LianAim aim)
{
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->aim == aim && STAGE (task, n)->must)
      return TRUE;
  return FALSE;
}

/* The task without what only should be. */
LianArrangeTask *
_lian_arrange_new_bare (const LianArrangeTask *task)
{
  LianArrangeTask *bare = lian_arrange_task_copy (task);
  if (is_must (task, LIAN_AIM_LATE))
    bare->late_months = 0;
  for (guint n = bare->stages->len; n > 0; n--)
    if (!STAGE (bare, n - 1)->must || STAGE (bare, n - 1)->aim == LIAN_AIM_LATE)
      g_array_remove_index (bare->stages, n - 1);
  return bare;
}

static void
add (const LianArrangeTask *bare, GArray *demands, LianDemandKind kind, guint index, guint month)
{
  LianArrangeDemand demand = { kind, index, month, 0 };
  demand.by = lian_arrange_demand_get_whole (bare, &demand);
  if (demand.by > 0)
    g_array_append_val (demands, demand);
}

static void
add_all (const LianArrangeTask *bare, GArray *demands, LianDemandKind kind, guint n)
{
  for (guint index = 0; index < n; index++)
    add (bare, demands, kind, index, LIAN_ARRANGE_NONE);
}

/* All demands of a bare task.  What a planner asks for stands before what there is. */
GArray *
_lian_arrange_list_demands (const LianArrangeTask *bare)
{
  GArray *demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  if (is_must (bare, LIAN_AIM_COST))
    add (bare, demands, LIAN_DEMAND_COST, 0, LIAN_ARRANGE_NONE);
  if (is_must (bare, LIAN_AIM_PROMISE))
    add_all (bare, demands, LIAN_DEMAND_PROMISE, bare->orders->len);
  add_all (bare, demands, LIAN_DEMAND_PIN, bare->pins->len);
  if (is_must (bare, LIAN_AIM_RELATION))
    add_all (bare, demands, LIAN_DEMAND_RELATION, bare->ways->len);
  if (is_must (bare, LIAN_AIM_FAIRNESS))
    add_all (bare, demands, LIAN_DEMAND_FLOOR, bare->makers->len);
  if (is_must (bare, LIAN_AIM_DISTURBANCE))
    add_all (bare, demands, LIAN_DEMAND_AGREED, bare->agreed->len);
  add_all (bare, demands, LIAN_DEMAND_ONE_MAKER, bare->orders->len);
  add_all (bare, demands, LIAN_DEMAND_LOT, bare->orders->len);
  add_all (bare, demands, LIAN_DEMAND_OWN_LOT, bare->ways->len);
  add_all (bare, demands, LIAN_DEMAND_OPENS, bare->orders->len);
  add_all (bare, demands, LIAN_DEMAND_DATE, bare->orders->len);
  for (guint l = 0; l < bare->limits->len; l++)
    for (guint t = 0; t < bare->n_months; t++)
      add (bare, demands, LIAN_DEMAND_LIMIT, l, t);
  return demands;
}

/* A plan that is soon made, if it meets everything: most sets of demands need no search. */
static GArray *
try_filling (const LianArrangeTask *loose)
{
  g_autoptr (GArray) pinned = lian_arrange_complete (loose, loose->pins);
  g_autoptr (_LianRoom) room = _lian_room_new (loose, pinned);
  _lian_room_fill (room);
  g_autoptr (GArray) shares = _lian_room_list (room);
  g_autoptr (GPtrArray) faults = lian_arrange_check (loose, shares);
  return faults->len == 0 ? g_steal_pointer (&shares) : NULL;
}

/* Orders of which nothing is demanded are left out, so that what is to be looked at gets small. */
static void
leave_out (LianArrangeTask *loose, const GArray *demands, const guint8 *kept)
{
  g_autofree guint8 *wanted = g_new0 (guint8, MAX (loose->orders->len, 1));
  gboolean floors = FALSE;
  for (guint n = 0; n < loose->pins->len; n++)
    wanted[WAY (loose, AMOUNT (loose->pins, n)->way)->order] = TRUE;
  for (guint n = 0; n < demands->len; n++)
    {
      const LianArrangeDemand *demand = &g_array_index (demands, LianArrangeDemand, n);
      if (!kept[n])
        continue;
      floors |= demand->kind == LIAN_DEMAND_FLOOR;
      if (demand->kind == LIAN_DEMAND_PROMISE)
        wanted[demand->index] = TRUE;
      else if (demand->kind == LIAN_DEMAND_RELATION)
        wanted[WAY (loose, demand->index)->order] = TRUE;
      else if (demand->kind == LIAN_DEMAND_AGREED)
        wanted[WAY (loose, AMOUNT (loose->agreed, demand->index)->way)->order] = TRUE;
    }
  for (guint p = 0; !floors && p < loose->parts->len; p++)
    if (!wanted[PART (loose, p)->order])
      PART (loose, p)->quantity = 0;
}

/* Whether the demands that are kept can be met together; @shares is a plan then, and NULL if not or if
 * that could not be found out. */
gboolean
_lian_arrange_is_possible (const LianArrangeTask *bare, const GArray *demands, const guint8 *kept, GArray **shares,
                           gboolean *is_known, const _LianRun *run, GError **error)
{
  g_autoptr (GArray) dropped = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < demands->len; n++)
    if (!kept[n])
      g_array_append_val (dropped, g_array_index (demands, LianArrangeDemand, n));
  g_autoptr (LianArrangeTask) loose
      = lian_arrange_loosen (bare, (LianArrangeDemand *) (gpointer) dropped->data, dropped->len);
  if (run->progress != NULL && !lian_progress_fail_if_cancelled (run->progress, error))
    return FALSE;
  leave_out (loose, demands, kept);
  *is_known = TRUE;
  *shares = try_filling (loose);
  if (*shares != NULL || _lian_arrange_is_refuted (loose, run))
    return TRUE;
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (loose, run->limits, NULL, run->cancellable, error);
  if (plan == NULL)
    return FALSE;
  *is_known = plan->status != LIAN_SOLVE_UNKNOWN;
  *shares = *is_known && plan->status != LIAN_SOLVE_INFEASIBLE ? g_array_ref (plan->shares) : NULL;
  return TRUE;
}

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares;
  gint64 *used, *by_way, *by_cell;
} Met;

static gint64
count_order (const Met *self, guint order)
{
  gint64 sum = 0;
  const LianArrangeOrder *of = ORDER (self->task, order);
  for (guint w = of->first_way; w < of->first_way + of->n_ways; w++)
    sum += self->by_way[w];
  return sum;
}

static gboolean
keeps_months (const Met *self, guint order, gboolean early)
{
  for (guint n = 0; n < self->shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (self->shares, n);
      guint last = lian_arrange_get_last_month (self->task, share->part);
      if (PART (self->task, share->part)->order == order
          && (early ? share->month < ORDER (self->task, order)->opens
                    : last == LIAN_ARRANGE_NONE || share->month > last))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keeps_makers (const Met *self, guint order, gint64 lot)
{
  const LianArrangeOrder *of = ORDER (self->task, order);
  guint n_makers = 0;
  for (guint w = of->first_way; w < of->first_way + of->n_ways; w++)
    {
      n_makers += self->by_way[w] > 0;
      if (self->by_way[w] > 0 && self->by_way[w] < lot)
        return FALSE;
    }
  return lot > 0 || n_makers < 2;
}

/* Of a material the first month that lacks it: were there enough of it then, there were later. */
static gboolean
keeps_limit (const Met *self, guint limit, guint month)
{
  const LianArrangeLimit *of = LIMIT (self->task, limit);
  const gint64 *used = self->used + (gsize) limit * self->task->n_months;
  if (of->kind != LIAN_LIMIT_MATERIAL)
    return used[month] <= of->amount[month];
  gint64 left = 0;
  for (guint t = 0; t <= month; t++)
    {
      left += of->amount[t] - used[t];
      if (left < 0)
        return t < month;
    }
  return TRUE;
}

static gint64
get_made (const Met *self, const LianArrangeAmount *amount)
{
  return amount->month == LIAN_ARRANGE_NONE
             ? self->by_way[amount->way]
             : self->by_cell[(gsize) amount->way * self->task->n_months + amount->month];
}

static gboolean
keeps_floor (const Met *self, guint maker)
{
  __extension__ __int128 work = 0;
  for (guint w = 0; w < self->task->ways->len; w++)
    if (WAY (self->task, w)->maker == maker)
      work += (__int128) WAY (self->task, w)->work * self->by_way[w];
  return work >= MAKER (self->task, maker)->floor;
}

static gboolean
costs_nothing (const Met *self)
{
  gint64 values[LIAN_N_AIMS];
  lian_arrange_measure (self->task, self->shares, values);
  return values[LIAN_AIM_COST] == 0;
}

static gboolean
meets (const Met *self, const LianArrangeDemand *demand)
{
  const LianArrangeTask *task = self->task;
  guint index = demand->index;
  switch (demand->kind)
    {
    case LIAN_DEMAND_LIMIT:
      return keeps_limit (self, index, demand->month);
    case LIAN_DEMAND_DATE:
      return keeps_months (self, index, FALSE);
    case LIAN_DEMAND_OPENS:
      return keeps_months (self, index, TRUE);
    case LIAN_DEMAND_LOT:
      return keeps_makers (self, index, lian_arrange_get_lot (task, index));
    case LIAN_DEMAND_OWN_LOT:
      return self->by_way[index] == 0
             || self->by_way[index] >= MIN (WAY (task, index)->least_lot,
                                            lian_arrange_get_wanted (task, WAY (task, index)->order));
    case LIAN_DEMAND_ONE_MAKER:
      return keeps_makers (self, index, 0);
    case LIAN_DEMAND_PIN:
      return get_made (self, AMOUNT (task->pins, index)) == AMOUNT (task->pins, index)->quantity;
    case LIAN_DEMAND_RELATION:
      return self->by_way[index] >= WAY (task, index)->keep;
    case LIAN_DEMAND_FLOOR:
      return keeps_floor (self, index);
    case LIAN_DEMAND_AGREED:
      return get_made (self, AMOUNT (task->agreed, index)) >= AMOUNT (task->agreed, index)->quantity;
    case LIAN_DEMAND_PROMISE:
      return count_order (self, index) >= lian_arrange_get_wanted (task, index);
    case LIAN_DEMAND_COST:
      return costs_nothing (self);
    case LIAN_N_DEMANDS:
    default:
      return FALSE;
    }
}

/* Marks the demands that a plan meets; those that are marked stay so. */
void
_lian_arrange_mark_met (const LianArrangeTask *bare, const GArray *demands, GArray *shares, guint8 *marks)
{
  Met self = { .task = bare, .shares = shares };
  self.used = lian_arrange_get_used (bare, shares);
  self.by_way = _lian_shares_by_way (bare, shares);
  self.by_cell = g_new0 (gint64, MAX ((gsize) bare->ways->len * bare->n_months, 1));
  for (guint n = 0; n < shares->len; n++)
    self.by_cell[(gsize) SHARE (shares, n)->way * bare->n_months + SHARE (shares, n)->month]
        += SHARE (shares, n)->quantity;
  for (guint n = 0; n < demands->len; n++)
    marks[n] |= meets (&self, &g_array_index (demands, LianArrangeDemand, n));
  g_free (self.used);
  g_free (self.by_way);
  g_free (self.by_cell);
}
