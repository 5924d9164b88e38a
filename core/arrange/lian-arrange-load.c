/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan takes of each limit, month by month and order by order.
 *
 * A plan that was typed by hand may take more than there is; nothing here minds that, so that it can be
 * shown. */
#include "lian-arrange-load.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"

static gint64
add (gint64 sum, __int128 more)
{
  __int128 all = sum + more;
  return all > G_MAXINT64 ? G_MAXINT64 : (gint64) all;
}

static void
add_uses (GArray *pieces, const LianArrangeTask *task, guint first, guint n, guint order, guint month,
          gint64 times)
{
  for (guint u = first; u < first + n; u++)
    {
      LianArrangePiece piece = { USE (task, u)->limit, order, month,
                                 add (0, (__int128) USE (task, u)->amount * times), 0 };
      g_array_append_val (pieces, piece);
    }
}

/* A variety is set up once in each month in which anything of it is made. */
static void
add_setups (GArray *pieces, const LianArrangeTask *task, GArray *shares)
{
  g_autofree gboolean *made = g_new0 (gboolean, (gsize) task->varieties->len * task->n_months + 1);
  for (guint i = 0; i < shares->len; i++)
    {
      const LianArrangeShare *share = SHARE (shares, i);
      guint number = WAY (task, share->way)->variety;
      if (number == LIAN_ARRANGE_NONE || made[(gsize) number * task->n_months + share->month])
        continue;
      const LianArrangeVariety *variety = VARIETY (task, number);
      made[(gsize) number * task->n_months + share->month] = TRUE;
      add_uses (pieces, task, variety->first_use, variety->n_uses, LIAN_ARRANGE_NONE, share->month, 1);
    }
}

static int
compare_orders (const LianArrangeTask *task, guint a, guint b)
{
  if (a == b || a == LIAN_ARRANGE_NONE || b == LIAN_ARRANGE_NONE)
    return (a != LIAN_ARRANGE_NONE) - (b != LIAN_ARRANGE_NONE);
  int one = PART (task, ORDER (task, a)->first_part)->due, other = PART (task, ORDER (task, b)->first_part)->due;
  return one != other ? (one > other) - (one < other) : (a > b) - (a < b);
}

static int
compare_pieces (gconstpointer a, gconstpointer b, gpointer task)
{
  const LianArrangePiece *x = a, *y = b;
  if (x->limit != y->limit)
    return x->limit < y->limit ? -1 : 1;
  int order = compare_orders (task, x->order, y->order);
  return order != 0 ? order : (x->month > y->month) - (x->month < y->month);
}

/* Adds up what is of one order, limit and month, and says what comes before each. */
static void
merge (GArray *pieces, gint64 *taken, guint n_months)
{
  guint n = 0;
  for (guint i = 0; i < pieces->len; i++)
    {
      LianArrangePiece piece = g_array_index (pieces, LianArrangePiece, i);
      LianArrangePiece *last = n > 0 ? &g_array_index (pieces, LianArrangePiece, n - 1) : NULL;
      gint64 *sum = &taken[(gsize) piece.limit * n_months + piece.month];
      piece.before = *sum;
      *sum = add (*sum, piece.amount);
      if (last != NULL && last->limit == piece.limit && last->order == piece.order && last->month == piece.month)
        last->amount = add (last->amount, piece.amount);
      else
        g_array_index (pieces, LianArrangePiece, n++) = piece;
    }
  g_array_set_size (pieces, n);
}

static void
find_pieces (LianArrangeLoad *self, const LianArrangeTask *task, GArray *shares)
{
  g_autofree gint64 *taken = g_new0 (gint64, (gsize) task->limits->len * task->n_months + 1);
  for (guint i = 0; i < shares->len; i++)
    {
      const LianArrangeShare *share = SHARE (shares, i);
      const LianArrangeWay *way = WAY (task, share->way);
      add_uses (self->pieces, task, way->first_use, way->n_uses, way->order, share->month, share->quantity);
    }
  add_setups (self->pieces, task, shares);
  g_array_sort_with_data (self->pieces, compare_pieces, (gpointer) task);
  merge (self->pieces, taken, task->n_months);
}

/* What a month leaves of material stays for the next; of a month's work nothing does. */
static void
find_there (LianArrangeLoad *self, const LianArrangeTask *task, guint limit)
{
  const gint64 *used = self->used + (gsize) limit * self->n_months;
  gint64 *there = self->there + (gsize) limit * self->n_months;
  gint64 left = 0;
  for (guint t = 0; t < self->n_months; t++)
    {
      there[t] = add (left, LIMIT (task, limit)->amount[t]);
      left = LIMIT (task, limit)->kind == LIAN_LIMIT_MATERIAL && there[t] > used[t] ? there[t] - used[t] : 0;
    }
}

/**
 * lian_arrange_load_new:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, which may break its rules; shares of ways,
 *   parts and months that are not in the task are not allowed
 *
 * Returns: (transfer full): what the plan takes of the limits; free it with lian_arrange_load_free()
 */
LianArrangeLoad *
lian_arrange_load_new (const LianArrangeTask *task, GArray *shares)
{
  LianArrangeLoad *self = g_new0 (LianArrangeLoad, 1);
  self->n_months = task->n_months;
  self->used = lian_arrange_get_used (task, shares);
  self->there = g_new0 (gint64, (gsize) task->limits->len * task->n_months + 1);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (LianArrangePiece));
  find_pieces (self, task, shares);
  for (guint n = 0; n < task->limits->len; n++)
    find_there (self, task, n);
  return self;
}

/**
 * lian_arrange_load_free:
 * @self: (nullable) (transfer full): what a plan takes
 */
void
lian_arrange_load_free (LianArrangeLoad *self)
{
  if (self == NULL)
    return;
  g_free (self->used);
  g_free (self->there);
  g_array_unref (self->pieces);
  g_free (self);
}

static void
count_parts (LianArrangeMonth *months, const LianArrangeTask *task, guint number, gint64 each, const gint64 *placed)
{
  const LianArrangeOrder *order = ORDER (task, number);
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    {
      const LianArrangePart *part = PART (task, p);
      LianArrangeMonth *month = &months[CLAMP (part->due, 0, (int) task->n_months)];
      month->due = add (month->due, (__int128) part->quantity * each);
      month->missing = add (month->missing, (__int128) MAX (part->quantity - placed[p], 0) * each);
    }
}

static void
count_share (LianArrangeMonth *months, const LianArrangeTask *task, const LianArrangeShare *share, gint64 each)
{
  int due = PART (task, share->part)->due;
  LianArrangeMonth *month = &months[CLAMP (due, 0, (int) task->n_months)];
  __int128 amount = (__int128) share->quantity * each;
  months[share->month].made = add (months[share->month].made, amount);
  if ((int) share->month > due)
    month->late = add (month->late, amount);
  else
    month->in_time = add (month->in_time, amount);
}

static gint64 *
find_placed (const LianArrangeTask *task, GArray *shares)
{
  gint64 *placed = g_new0 (gint64, task->parts->len + 1);
  for (guint i = 0; i < shares->len; i++)
    placed[SHARE (shares, i)->part] = add (placed[SHARE (shares, i)->part], SHARE (shares, i)->quantity);
  return placed;
}

/**
 * lian_arrange_outlook:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, as in lian_arrange_load_new()
 * @orders: (nullable) (element-type guint): orders, each once; %NULL for all
 *
 * Says what of the orders is due and made by month, in thousandths of a fen.  What is overdue counts in
 * the first month, and what is due after the last month in one more.
 *
 * Returns: (transfer full) (array): n_months + 1 months
 */
LianArrangeMonth *
lian_arrange_outlook (const LianArrangeTask *task, GArray *shares, const GArray *orders)
{
  LianArrangeMonth *months = g_new0 (LianArrangeMonth, task->n_months + 1);
  g_autofree gboolean *counted = g_new0 (gboolean, task->orders->len + 1);
  g_autofree gint64 *placed = find_placed (task, shares);
  for (guint i = 0; i < (orders != NULL ? orders->len : task->orders->len); i++)
    {
      guint number = orders != NULL ? g_array_index (orders, guint, i) : i;
      counted[number] = TRUE;
      count_parts (months, task, number, ORDER (task, number)->value, placed);
    }
  for (guint i = 0; i < shares->len; i++)
    {
      guint number = PART (task, SHARE (shares, i)->part)->order;
      if (counted[number])
        count_share (months, task, SHARE (shares, i), ORDER (task, number)->value);
    }
  return months;
}

/**
 * lian_arrange_outlook_of_order:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, as in lian_arrange_load_new()
 * @order: an order
 *
 * Says the same of one order, in steps.
 *
 * Returns: (transfer full) (array): n_months + 1 months
 */
LianArrangeMonth *
lian_arrange_outlook_of_order (const LianArrangeTask *task, GArray *shares, guint order)
{
  LianArrangeMonth *months = g_new0 (LianArrangeMonth, task->n_months + 1);
  g_autofree gint64 *placed = find_placed (task, shares);
  count_parts (months, task, order, 1, placed);
  for (guint i = 0; i < shares->len; i++)
    if (PART (task, SHARE (shares, i)->part)->order == order)
      count_share (months, task, SHARE (shares, i), 1);
  return months;
}

/**
 * lian_arrange_sum_orders:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, as in lian_arrange_load_new()
 *
 * Returns: (transfer full) (array): how each order of the task fares
 */
LianArrangeSum *
lian_arrange_sum_orders (const LianArrangeTask *task, GArray *shares)
{
  LianArrangeSum *sums = g_new0 (LianArrangeSum, task->orders->len + 1);
  g_autofree gint64 *placed = find_placed (task, shares);
  for (guint p = 0; p < task->parts->len; p++)
    {
      LianArrangeSum *sum = &sums[PART (task, p)->order];
      sum->wanted = add (sum->wanted, PART (task, p)->quantity);
      sum->missing = add (sum->missing, MAX (PART (task, p)->quantity - placed[p], 0));
    }
  for (guint i = 0; i < shares->len; i++)
    {
      const LianArrangePart *part = PART (task, SHARE (shares, i)->part);
      if ((int) SHARE (shares, i)->month > part->due)
        sums[part->order].late = add (sums[part->order].late, SHARE (shares, i)->quantity);
    }
  return sums;
}
