/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A task with some of its demands loosened, which is what all questions "what if" are asked of.
 *
 * Indices stay as they are, except that pins that are given up are taken out. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-demand.h"

__extension__ typedef __int128 Wide;

/* More can't be taken of a limit in all months together, whatever is made. */
static gint64
get_most_used (const LianArrangeTask *task, guint limit)
{
  Wide sum = 0;
  for (guint w = 0; w < task->ways->len; w++)
    for (guint u = 0; u < WAY (task, w)->n_uses; u++)
      {
        const LianArrangeUse *use = USE (task, WAY (task, w)->first_use + u);
        if (use->limit == limit)
          sum += (Wide) use->amount * lian_arrange_get_wanted (task, WAY (task, w)->order);
      }
  for (guint v = 0; v < task->varieties->len; v++)
    for (guint u = 0; u < VARIETY (task, v)->n_uses; u++)
      {
        const LianArrangeUse *use = USE (task, VARIETY (task, v)->first_use + u);
        if (use->limit == limit)
          sum += (Wide) use->amount * task->n_months;
      }
  return (gint64) MIN (sum, G_MAXINT64 / 4);
}

/* What is missing of a limit in a month for all that could be used.  Where a part of a plan was taken off a
 * month may have less than nothing of a material. */
static gint64
get_missing (const LianArrangeTask *task, guint limit, guint month)
{
  const LianArrangeLimit *self = LIMIT (task, limit);
  Wide missing = get_most_used (task, limit) - (Wide) self->amount[month];
  for (guint t = month + 1; self->kind == LIAN_LIMIT_MATERIAL && t < task->n_months; t++)
    missing += MAX (-self->amount[t], 0);
  return (gint64) CLAMP (missing, 0, G_MAXINT64 / 4);
}

/* So much later nothing of an order is late any more, nor too late. */
static gint64
get_months_to_end (const LianArrangeTask *task, guint order)
{
  const LianArrangeOrder *self = ORDER (task, order);
  int first = self->n_parts > 0 ? PART (task, self->first_part)->due : 0;
  return MAX ((gint64) task->n_months - 1 - first, 0);
}

/**
 * lian_arrange_demand_get_whole:
 * @task: a task
 * @demand: one of its demands; what it is loosened by doesn't matter
 *
 * Says by how much a demand has to be loosened so that nothing is left of it.
 *
 * Returns: so much; 0 if nothing is demanded
 */
gint64
lian_arrange_demand_get_whole (const LianArrangeTask *task, const LianArrangeDemand *demand)
{
  switch (demand->kind)
    {
    case LIAN_DEMAND_LIMIT:
      return get_missing (task, demand->index, demand->month);
    case LIAN_DEMAND_DATE:
      return get_months_to_end (task, demand->index);
    case LIAN_DEMAND_OPENS:
      return ORDER (task, demand->index)->opens;
    case LIAN_DEMAND_LOT:
      return lian_arrange_get_lot (task, demand->index) - 1;
    case LIAN_DEMAND_OWN_LOT:
      return MAX (MIN (WAY (task, demand->index)->least_lot,
                       lian_arrange_get_wanted (task, WAY (task, demand->index)->order)) - 1, 0);
    case LIAN_DEMAND_ONE_MAKER:
      return ORDER (task, demand->index)->one_maker;
    case LIAN_DEMAND_RELATION:
      return WAY (task, demand->index)->keep;
    case LIAN_DEMAND_FLOOR:
      return MAKER (task, demand->index)->floor;
    case LIAN_DEMAND_AGREED:
      return AMOUNT (task->agreed, demand->index)->quantity;
    case LIAN_DEMAND_PIN:
    case LIAN_DEMAND_PROMISE:
    case LIAN_DEMAND_COST:
    case LIAN_N_DEMANDS:
    default:
      return 1;
    }
}

static void
give_time (LianArrangeTask *task, guint order, gint64 months)
{
  for (guint p = 0; p < ORDER (task, order)->n_parts; p++)
    {
      LianArrangePart *part = PART (task, ORDER (task, order)->first_part + p);
      part->due = MAX (part->due, (int) MIN (part->due + months, (gint64) task->n_months - 1));
    }
}

static void
drop_stage (LianArrangeTask *task, LianAim aim)
{
  for (guint n = task->stages->len; n > 0; n--)
    if (STAGE (task, n - 1)->aim == aim)
      g_array_remove_index (task->stages, n - 1);
}

static void
lessen (gint64 *amount, gint64 by)
{
  *amount = MAX (*amount - by, 0);
}

static void
loosen (LianArrangeTask *task, const LianArrangeDemand *demand)
{
  gint64 by = demand->by;
  switch (demand->kind)
    {
    case LIAN_DEMAND_LIMIT:
      LIMIT (task, demand->index)->amount[demand->month] += by;
      break;
    case LIAN_DEMAND_DATE:
      give_time (task, demand->index, by);
      break;
    case LIAN_DEMAND_OPENS:
      ORDER (task, demand->index)->opens -= (guint) MIN (by, (gint64) ORDER (task, demand->index)->opens);
      break;
    case LIAN_DEMAND_LOT:
      ORDER (task, demand->index)->least_lot = MAX (lian_arrange_get_lot (task, demand->index) - by, 0);
      break;
    case LIAN_DEMAND_OWN_LOT:
      WAY (task, demand->index)->least_lot = MIN (
          WAY (task, demand->index)->least_lot, lian_arrange_get_wanted (task, WAY (task, demand->index)->order));
      lessen (&WAY (task, demand->index)->least_lot, by);
      break;
    case LIAN_DEMAND_ONE_MAKER:
      ORDER (task, demand->index)->one_maker = FALSE;
      break;
    case LIAN_DEMAND_RELATION:
      lessen (&WAY (task, demand->index)->keep, by);
      break;
    case LIAN_DEMAND_FLOOR:
      lessen (&MAKER (task, demand->index)->floor, by);
      break;
    case LIAN_DEMAND_AGREED:
      lessen (&AMOUNT (task->agreed, demand->index)->quantity, by);
      break;
    case LIAN_DEMAND_PROMISE:
      ORDER (task, demand->index)->weight = 0;
      break;
    case LIAN_DEMAND_COST:
      drop_stage (task, LIAN_AIM_COST);
      break;
    case LIAN_DEMAND_PIN:
    case LIAN_N_DEMANDS:
    default:
      break;
    }
}

static void
drop_pins (LianArrangeTask *task, const LianArrangeDemand *demands, guint n_demands)
{
  g_autofree guint8 *dropped = g_new0 (guint8, MAX (task->pins->len, 1));
  for (guint n = 0; n < n_demands; n++)
    if (demands[n].kind == LIAN_DEMAND_PIN)
      dropped[demands[n].index] = TRUE;
  for (guint n = task->pins->len; n > 0; n--)
    if (dropped[n - 1])
      g_array_remove_index (task->pins, n - 1);
}

/**
 * lian_arrange_loosen:
 * @task: a task
 * @demands: (array length=n_demands): demands of it, each once
 * @n_demands: their number
 *
 * Loosens demands of a task.  An order whose promise is given up weighs nothing any more, and so it
 * may be late as well.
 *
 * Returns: (transfer full): a task like it, but for those
 */
LianArrangeTask *
lian_arrange_loosen (const LianArrangeTask *task, const LianArrangeDemand *demands, guint n_demands)
{
  LianArrangeTask *loose = lian_arrange_task_copy (task);
  for (guint n = 0; n < n_demands; n++)
    loosen (loose, &demands[n]);
  drop_pins (loose, demands, n_demands);
  return loose;
}
