/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a trade.
 *
 * It shows what orders ask for in their months before anything is arranged: a month in which more is due
 * than all together can make stays unseen as long as every contract is looked at by itself. */
#include "lian-arrange-trade.h"

#include "lian-arrange-access-private.h"

static gint64
trade_of (const LianArrangeTask *task, const LianArrangeNames *names, guint order)
{
  gint64 trade = lian_arrange_names_get_trade (names, ORDER (task, order)->line);
  return trade != 0 ? trade : lian_arrange_names_get_trade (names, ORDER (task, order)->product);
}

static gboolean
has_number (const GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;
  return FALSE;
}

/**
 * lian_arrange_trades:
 * @task: a task
 * @names: its names
 *
 * Returns: (transfer full) (element-type gint64): the trades of its orders as they come; 0 for orders
 *   whose trade is not known
 */
GArray *
lian_arrange_trades (const LianArrangeTask *task, const LianArrangeNames *names)
{
  GArray *trades = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint o = 0; o < task->orders->len; o++)
    {
      gint64 trade = trade_of (task, names, o);
      if (!has_number (trades, trade))
        g_array_append_val (trades, trade);
    }
  return trades;
}

/**
 * lian_arrange_orders_of_trade:
 * @task: a task
 * @names: its names
 * @trade: a trade; 0 for orders whose trade is not known
 *
 * Returns: (transfer full) (element-type guint): its orders
 */
GArray *
lian_arrange_orders_of_trade (const LianArrangeTask *task, const LianArrangeNames *names, gint64 trade)
{
  GArray *orders = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint o = 0; o < task->orders->len; o++)
    if (trade_of (task, names, o) == trade)
      g_array_append_val (orders, o);
  return orders;
}

/**
 * lian_arrange_makers_of_orders:
 * @task: a task
 * @orders: (element-type guint): orders
 *
 * Returns: (transfer full) (element-type guint): the co-operatives that could make any of them, in the
 *   order of the task
 */
GArray *
lian_arrange_makers_of_orders (const LianArrangeTask *task, const GArray *orders)
{
  GArray *makers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *found = g_new0 (gboolean, task->makers->len + 1);
  for (guint i = 0; i < orders->len; i++)
    {
      const LianArrangeOrder *order = ORDER (task, g_array_index (orders, guint, i));
      for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
        found[WAY (task, w)->maker] = TRUE;
    }
  for (guint m = 0; m < task->makers->len; m++)
    if (found[m])
      g_array_append_val (makers, m);
  return makers;
}

static void
need_free (gpointer data)
{
  LianArrangeNeed *need = data;
  g_free (need->due);
  g_free (need->there);
  g_free (need->used);
  g_free (need);
}

typedef struct
{
  const LianArrangeTask *task;
  const LianArrangeLoad *load;
  GPtrArray *needs;
  guint *of_limit; /* number of a need by limit, NONE where nothing asks for it */
} Sheet;

static void
add (gint64 *sum, __int128 more)
{
  __int128 all = *sum + more;
  *sum = all > G_MAXINT64 ? G_MAXINT64 : (gint64) all;
}

/* Capacities of several co-operatives for a product are one need; so is a material of one source. */
static LianArrangeNeed *
find_need (Sheet *self, guint number)
{
  const LianArrangeLimit *limit = LIMIT (self->task, number);
  guint n = self->task->n_months;
  for (guint i = 0; i < self->needs->len; i++)
    {
      LianArrangeNeed *need = self->needs->pdata[i];
      if (need->kind == limit->kind && need->record == limit->record && need->contract == limit->contract)
        return need;
    }
  LianArrangeNeed *need = g_new0 (LianArrangeNeed, 1);
  *need = (LianArrangeNeed){ limit->kind, limit->record, limit->contract, g_new0 (gint64, n + 1),
                             g_new0 (gint64, n + 1), g_new0 (gint64, n + 1) };
  g_ptr_array_add (self->needs, need);
  return need;
}

/* A limit counts once, however many ways take from it. */
static LianArrangeNeed *
need_of (Sheet *self, guint limit)
{
  if (self->of_limit[limit] != LIAN_ARRANGE_NONE)
    return self->needs->pdata[self->of_limit[limit]];
  LianArrangeNeed *need = find_need (self, limit);
  g_ptr_array_find (self->needs, need, &self->of_limit[limit]);
  for (guint t = 0; t < self->task->n_months; t++)
    {
      add (&need->there[t], LIMIT (self->task, limit)->amount[t]);
      add (&need->used[t], self->load->used[(gsize) limit * self->task->n_months + t]);
    }
  return need;
}

/* What a step takes of the need in a way; 0 if nothing. */
static gint64
use_in_way (Sheet *self, const LianArrangeWay *way, const LianArrangeNeed *need)
{
  gint64 sum = 0;
  for (guint u = way->first_use; u < way->first_use + way->n_uses; u++)
    if (LIMIT (self->task, USE (self->task, u)->limit)->kind != LIAN_LIMIT_PROCESS
        && need_of (self, USE (self->task, u)->limit) == need)
      add (&sum, USE (self->task, u)->amount);
  return sum;
}

/* What a step takes in the way that takes least: so much is needed, whoever makes it. */
static gint64
least_use (Sheet *self, const LianArrangeOrder *order, const LianArrangeNeed *need)
{
  gint64 least = G_MAXINT64;
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    least = MIN (least, use_in_way (self, WAY (self->task, w), need));
  return least;
}

static void
add_due (Sheet *self, const LianArrangeOrder *order, LianArrangeNeed *need)
{
  gint64 each = least_use (self, order, need);
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    {
      const LianArrangePart *part = PART (self->task, p);
      if (part->due < (int) self->task->n_months)
        add (&need->due[MAX (part->due, 0)], (__int128) part->quantity * each);
    }
}

static void
add_order (Sheet *self, const LianArrangeOrder *order)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    {
      const LianArrangeWay *way = WAY (self->task, w);
      for (guint u = way->first_use; u < way->first_use + way->n_uses; u++)
        {
          guint limit = USE (self->task, u)->limit;
          if (LIMIT (self->task, limit)->kind == LIAN_LIMIT_PROCESS)
            continue;
          LianArrangeNeed *need = need_of (self, limit);
          if (!g_ptr_array_find (asked, need, NULL))
            g_ptr_array_add (asked, need);
        }
    }
  for (guint i = 0; i < asked->len; i++)
    add_due (self, order, asked->pdata[i]);
}

/**
 * lian_arrange_needs:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, as in lian_arrange_load_new()
 * @orders: (element-type guint): orders, such as those of a trade
 *
 * Holds what the orders ask for by month against what there is.  Processes are not among it: which one
 * is needed depends on who makes the order.
 *
 * Returns: (transfer full) (element-type LianArrangeNeed): products and materials as they come
 */
GPtrArray *
lian_arrange_needs (const LianArrangeTask *task, GArray *shares, const GArray *orders)
{
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (task, shares);
  g_autofree guint *of_limit = g_new (guint, task->limits->len + 1);
  Sheet self = { task, load, g_ptr_array_new_with_free_func (need_free), of_limit };
  for (guint n = 0; n < task->limits->len; n++)
    of_limit[n] = LIAN_ARRANGE_NONE;
  for (guint i = 0; i < orders->len; i++)
    add_order (&self, ORDER (task, g_array_index (orders, guint, i)));
  return self.needs;
}

/**
 * lian_arrange_need_lack:
 * @self: a need
 * @month: a month
 *
 * Returns: how much more is due by the end of the month than there is by then, working ahead counted;
 *   0 or less if there is enough
 */
gint64
lian_arrange_need_lack (const LianArrangeNeed *self, guint month)
{
  __int128 lack = 0;
  for (guint t = 0; t <= month; t++)
    lack += (__int128) self->due[t] - self->there[t];
  return (gint64) CLAMP (lack, -G_MAXINT64, G_MAXINT64);
}
