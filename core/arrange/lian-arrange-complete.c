/* SPDX-License-Identifier: LGPL-2.1-or-later
 * From how much each co-operative makes in each month to what it is made for.
 *
 * What is kept in records, and what a planner types, says nothing of the dates of an order.  It is shared
 * out so that least is late, as a plan does, so that a plan that was kept comes back as good as it was.
 * What finds no part that may be made then is given to one all the same, so that the check can say what
 * is wrong with it. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-assign-private.h"
#include "lian-arrange-check.h"

typedef struct
{
  const LianArrangeTask *task;
  GArray *amounts; /* those of one order, by month and way; what has no month is last */
  gint64 *flow; /* by month and part */
  gint64 *left; /* by part of the order */
  GArray *shares;
} Completion;

static int
compare_amounts (gconstpointer a, gconstpointer b, gpointer data)
{
  const LianArrangeTask *task = data;
  const LianArrangeAmount *first = a, *second = b;
  guint order = WAY (task, first->way)->order, other = WAY (task, second->way)->order;
  if (order != other)
    return order < other ? -1 : 1;
  if (first->month != second->month)
    return first->month < second->month ? -1 : 1;
  return first->way < second->way ? -1 : first->way > second->way;
}

static void
give (Completion *self, LianArrangeAmount *amount, guint part, guint month, gint64 quantity)
{
  if (quantity <= 0)
    return;
  LianArrangeShare share = { amount->way, part, month, quantity };
  g_array_append_val (self->shares, share);
  amount->quantity -= quantity;
  self->left[part - ORDER (self->task, WAY (self->task, amount->way)->order)->first_part] -= quantity;
}

/* Out of what its month has for each part. */
static void
give_flow (Completion *self, LianArrangeAmount *amount)
{
  const LianArrangeOrder *order = ORDER (self->task, WAY (self->task, amount->way)->order);
  for (guint p = 0; p < order->n_parts; p++)
    {
      gint64 *flow = &self->flow[(gsize) amount->month * order->n_parts + p];
      gint64 quantity = MIN (*flow, amount->quantity);
      give (self, amount, order->first_part + p, amount->month, quantity);
      *flow -= quantity;
    }
}

/* What has no month is made in the one by which a part is due. */
static guint
get_month (const Completion *self, const LianArrangeAmount *amount, guint part)
{
  if (amount->month < self->task->n_months)
    return amount->month;
  int first = (int) ORDER (self->task, PART (self->task, part)->order)->opens;
  return (guint) MIN (MAX (PART (self->task, part)->due, first), (int) self->task->n_months - 1);
}

/* To parts that want something, and at last to the last. */
static void
give_rest (Completion *self, LianArrangeAmount *amount)
{
  const LianArrangeOrder *order = ORDER (self->task, WAY (self->task, amount->way)->order);
  guint end = order->first_part + order->n_parts;
  for (guint p = order->first_part; p < end; p++)
    give (self, amount, p, get_month (self, amount, p), MIN (self->left[p - order->first_part], amount->quantity));
  if (order->n_parts > 0)
    give (self, amount, end - 1, get_month (self, amount, end - 1), amount->quantity);
}

static void
complete_order (Completion *self, guint number)
{
  const LianArrangeOrder *order = ORDER (self->task, number);
  g_autofree gint64 *supply = g_new0 (gint64, self->task->n_months);
  g_autofree gint64 *flow = g_new0 (gint64, MAX ((gsize) self->task->n_months * order->n_parts, 1));
  g_autofree gint64 *left = g_new0 (gint64, MAX (order->n_parts, 1));
  self->flow = flow;
  self->left = left;
  for (guint p = 0; p < order->n_parts; p++)
    left[p] = PART (self->task, order->first_part + p)->quantity;
  for (guint n = 0; n < self->amounts->len; n++)
    if (AMOUNT (self->amounts, n)->month < self->task->n_months)
      supply[AMOUNT (self->amounts, n)->month] += MAX (AMOUNT (self->amounts, n)->quantity, 0);
  _lian_arrange_assign (self->task, number, supply, flow);
  for (guint n = 0; n < self->amounts->len; n++)
    if (AMOUNT (self->amounts, n)->month < self->task->n_months)
      give_flow (self, AMOUNT (self->amounts, n));
  for (guint n = 0; n < self->amounts->len; n++)
    give_rest (self, AMOUNT (self->amounts, n));
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const LianArrangeShare *first = a, *second = b;
  if (first->way != second->way)
    return first->way < second->way ? -1 : 1;
  if (first->part != second->part)
    return first->part < second->part ? -1 : 1;
  return first->month < second->month ? -1 : first->month > second->month;
}

/* In the order of ways, parts and months; shares of the same become one. */
void
_lian_arrange_add_up (GArray *shares)
{
  guint n_kept = 0;
  g_array_sort (shares, compare_shares);
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare share = *SHARE (shares, n);
      if (n_kept > 0 && compare_shares (SHARE (shares, n_kept - 1), &share) == 0)
        SHARE (shares, n_kept - 1)->quantity += share.quantity;
      else
        *SHARE (shares, n_kept++) = share;
    }
  g_array_set_size (shares, n_kept);
}

/**
 * lian_arrange_complete:
 * @task: a task
 * @amounts: (element-type LianArrangeAmount): how much is made in each way and month; what has no month
 *   counts for the months in which the parts are due
 *
 * Says of what parts the amounts are, so that least of them is late.
 *
 * Returns: (transfer full) (element-type LianArrangeShare): the plan, in the order of ways, parts and
 *   months; everything of @amounts is in it, and what is too much or too late as well
 */
GArray *
lian_arrange_complete (const LianArrangeTask *task, GArray *amounts)
{
  Completion self = { .task = task, .shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare)) };
  g_autoptr (GArray) sorted = g_array_copy (amounts);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  g_array_sort_with_data (sorted, compare_amounts, (gpointer) task);
  self.amounts = own;
  for (guint n = 0; n < sorted->len; n++)
    {
      guint order = WAY (task, AMOUNT (sorted, n)->way)->order;
      g_array_append_val (own, *AMOUNT (sorted, n));
      if (n + 1 < sorted->len && WAY (task, AMOUNT (sorted, n + 1)->way)->order == order)
        continue;
      complete_order (&self, order);
      g_array_set_size (own, 0);
    }
  _lian_arrange_add_up (self.shares);
  return self.shares;
}
