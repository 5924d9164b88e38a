/* SPDX-License-Identifier: LGPL-2.1-or-later
 * From how much each co-operative makes in each month to what it is made for.
 *
 * What is kept in records, and what a planner types, says nothing of the dates of an order: the earliest
 * month is for the part that is due first, as goods are taken in.  What finds no part that may be made
 * then is given to one all the same, so that the check can say what is wrong with it. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"

typedef struct
{
  const LianArrangeTask *task;
  gint64 *left; /* by part */
  GArray *shares;
} Completion;

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const LianArrangeAmount *first = a, *second = b;
  if (first->month != second->month)
    return first->month < second->month ? -1 : 1;
  return first->way < second->way ? -1 : first->way > second->way;
}

/* What has no month is made in the one by which the part is due. */
static guint
get_month (Completion *self, const LianArrangeAmount *amount, guint part)
{
  if (amount->month != LIAN_ARRANGE_NONE)
    return amount->month;
  int first = (int) ORDER (self->task, PART (self->task, part)->order)->opens;
  return (guint) MIN (MAX (PART (self->task, part)->due, first), (int) self->task->n_months - 1);
}

static void
give (Completion *self, LianArrangeAmount *amount, guint part, gint64 quantity)
{
  if (quantity <= 0)
    return;
  LianArrangeShare share = { amount->way, part, get_month (self, amount, part), quantity };
  g_array_append_val (self->shares, share);
  amount->quantity -= quantity;
  self->left[part] -= quantity;
}

/* First to parts that may be made then, next to those that want something, at last to the last. */
static void
place (Completion *self, LianArrangeAmount *amount)
{
  const LianArrangeOrder *order = ORDER (self->task, WAY (self->task, amount->way)->order);
  guint end = order->first_part + order->n_parts;
  for (guint p = order->first_part; p < end; p++)
    {
      guint last = lian_arrange_get_last_month (self->task, p);
      if (last != LIAN_ARRANGE_NONE && get_month (self, amount, p) <= last)
        give (self, amount, p, MIN (self->left[p], amount->quantity));
    }
  for (guint p = order->first_part; p < end; p++)
    give (self, amount, p, MIN (self->left[p], amount->quantity));
  if (order->n_parts > 0)
    give (self, amount, end - 1, amount->quantity);
}

/* Shares of the same way, part and month become one. */
static void
add_up (GArray *shares)
{
  guint n_kept = 0;
  for (guint n = 0; n < shares->len; n++)
    {
      LianArrangeShare *last = SHARE (shares, n_kept - (n_kept > 0)), *share = SHARE (shares, n);
      if (n_kept > 0 && last->way == share->way && last->part == share->part
          && last->month == share->month)
        last->quantity += share->quantity;
      else
        *SHARE (shares, n_kept++) = *share;
    }
  g_array_set_size (shares, n_kept);
}

/**
 * lian_arrange_complete:
 * @task: a task
 * @amounts: (element-type LianArrangeAmount): how much is made in each way and month; what has no month
 *   counts for the months in which the parts are due
 *
 * Says of what parts the amounts are: the first month for the part due first.
 *
 * Returns: (transfer full) (element-type LianArrangeShare): the plan, in the order of months and ways;
 *   everything of @amounts is in it, and what is too much or too late as well
 */
GArray *
lian_arrange_complete (const LianArrangeTask *task, GArray *amounts)
{
  Completion self = { .task = task, .shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare)) };
  g_autofree gint64 *left = g_new (gint64, MAX (task->parts->len, 1));
  g_autoptr (GArray) sorted = g_array_copy (amounts);
  self.left = left;
  for (guint p = 0; p < task->parts->len; p++)
    left[p] = PART (task, p)->quantity;
  g_array_sort (sorted, compare_amounts);
  for (guint n = 0; n < sorted->len; n++)
    place (&self, AMOUNT (sorted, n));
  add_up (self.shares);
  return self.shares;
}
