/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tasks of arrangement as large as a city's, made by chance.
 *
 * Sixty products; a co-operative makes three to eight of them in two or three processes, a line has at
 * most twelve makers.  What there is of hours, products and materials follows from what the orders would
 * take if each were shared out evenly, so that the load is what was asked for. */
#include "big-arrange.h"

#include <string.h>

#define AT(array, type, n) (&g_array_index (array, type, n))
#define N_PRODUCTS 60
#define N_MATERIALS 10
#define N_PROCESSES 3 /* of a co-operative */
#define MOST_WAYS 12

typedef struct
{
  LianArrangeTask *task;
  const BigArrange *size;
  GRand *random;
  gint64 minutes[N_PRODUCTS][N_PROCESSES]; /* of a piece, in milliseconds */
  gint64 material[N_PRODUCTS]; /* of a piece */
  gint64 value[N_PRODUCTS];
  guint *makers_of[N_PRODUCTS], n_makers_of[N_PRODUCTS];
  guint *process; /* by maker and process: the limit */
  guint *limit; /* by maker and product: the limit, or none */
  guint *variety; /* the same: the variety */
  double *used; /* by limit and month */
} Maker;

static gint64
pick (Maker *self, gint64 least, gint64 most)
{
  return g_rand_int_range (self->random, (gint32) least, (gint32) most + 1);
}

static gsize
at (guint maker, guint product)
{
  return (gsize) maker * N_PRODUCTS + product;
}

static void
make_products (Maker *self)
{
  for (guint k = 0; k < N_PRODUCTS; k++)
    {
      for (guint p = 0; p < N_PROCESSES; p++)
        self->minutes[k][p] = p == 2 && pick (self, 0, 1) ? 0 : pick (self, 5, 90) * 60000;
      self->material[k] = pick (self, 100, 5000);
      self->value[k] = pick (self, 100, 2000) * 1000;
    }
  for (guint m = 0; m < N_MATERIALS; m++)
    lian_arrange_task_add_limit (self->task, LIAN_LIMIT_MATERIAL, 9000 + m, LIAN_ARRANGE_NONE);
}

static void
add_product (Maker *self, guint maker, guint k)
{
  LianArrangeUse use = { self->process[maker * N_PROCESSES], pick (self, 5, 20) * 3600000 };
  LianArrangeVariety variety = { maker, 8000 + k, self->task->uses->len, 1 };
  if (self->limit[at (maker, k)] != LIAN_ARRANGE_NONE)
    return;
  self->limit[at (maker, k)]
      = lian_arrange_task_add_limit (self->task, LIAN_LIMIT_PRODUCT, 8000 + k, maker);
  self->variety[at (maker, k)] = self->task->varieties->len;
  g_array_append_val (self->task->uses, use);
  g_array_append_val (self->task->varieties, variety);
  self->makers_of[k][self->n_makers_of[k]++] = maker;
}

static void
make_makers (Maker *self)
{
  guint n = self->size->n_makers;
  for (guint k = 0; k < N_PRODUCTS; k++)
    self->makers_of[k] = g_new (guint, n);
  for (guint m = 0; m < n; m++)
    {
      LianArrangeMaker maker = { 1000 + m, pick (self, 20, 120), 0 };
      g_array_append_val (self->task->makers, maker);
      for (guint p = 0; p < N_PROCESSES; p++)
        self->process[m * N_PROCESSES + p]
            = lian_arrange_task_add_limit (self->task, LIAN_LIMIT_PROCESS, 7000 + p, m);
      for (gint64 left = pick (self, 3, 8); left > 0; left--)
        add_product (self, m, (guint) pick (self, 0, N_PRODUCTS - 1));
    }
}

static void
add_use (Maker *self, guint limit, gint64 amount)
{
  LianArrangeUse use = { limit, amount };
  if (amount > 0)
    g_array_append_val (self->task->uses, use);
}

static void
add_way (Maker *self, LianArrangeOrder *order, guint maker, guint k, gint64 quantity)
{
  LianArrangeWay way = { .order = self->task->orders->len, .maker = maker };
  double skill = g_rand_double_range (self->random, 0.8, 1.3);
  way.cost = (gint64) ((double) order->value * g_rand_double_range (self->random, 0.5, 0.9));
  way.variety = self->variety[at (maker, k)];
  way.first_use = self->task->uses->len;
  add_use (self, self->limit[at (maker, k)], 1);
  for (guint p = 0; p < N_PROCESSES; p++)
    {
      gint64 work = (gint64) ((double) self->minutes[k][p] * skill);
      add_use (self, self->process[maker * N_PROCESSES + p], work);
      way.work += work;
    }
  add_use (self, k % N_MATERIALS, self->material[k]);
  way.n_uses = self->task->uses->len - way.first_use;
  if (order->n_ways == 0 && pick (self, 0, 4) == 0)
    {
      way.keep = MAX (quantity * pick (self, 20, 50) / 100, order->least_lot);
      way.relation = 6000 + self->task->ways->len;
    }
  g_array_append_val (self->task->ways, way);
  order->n_ways++;
}

static void
add_parts (Maker *self, LianArrangeOrder *order, gint64 quantity)
{
  gint64 last = (gint64) self->size->n_months - 1, due = pick (self, 0, 30) ? pick (self, 1, last) : -1;
  guint n_parts = order->one_maker ? 1 : (guint) MAX (pick (self, -2, 3), 1);
  order->opens = due < 4 ? 0 : (guint) pick (self, due - 4, due);
  for (guint n = 0; n < n_parts && due <= last; n++, due++)
    {
      LianArrangePart part = { self->task->orders->len, (int) due, MAX (quantity / n_parts, 1) };
      g_array_append_val (self->task->parts, part);
      order->n_parts++;
    }
}

static void
add_order (Maker *self)
{
  guint number = self->task->orders->len, k = (guint) pick (self, 0, N_PRODUCTS - 1);
  gint64 quantity = pick (self, 1, 60) * pick (self, 5, 60);
  LianArrangeOrder order = { .line = 10000 + number, .contract = 30000 + number / 3, .product = 8000 + k,
                             .orderer = 40000 + pick (self, 0, 99), .step = 1, .value = self->value[k] };
  while (self->n_makers_of[k] == 0)
    k = (k + 1) % N_PRODUCTS;
  order.weight = pick (self, 0, 9) ? 1 : (guint) pick (self, 2, 5);
  order.one_maker = quantity < 400 && pick (self, 0, 3) == 0;
  order.least_lot = pick (self, 0, 3) == 0 ? MAX (MIN (quantity, 50), quantity / 4) : 0;
  order.first_part = self->task->parts->len;
  order.first_way = self->task->ways->len;
  add_parts (self, &order, quantity);
  guint n = MIN (self->n_makers_of[k], MOST_WAYS), from = (guint) pick (self, 0, self->n_makers_of[k] - 1);
  for (guint w = 0; w < n; w++)
    add_way (self, &order, self->makers_of[k][(from + w) % self->n_makers_of[k]], k, quantity);
  g_array_append_val (self->task->orders, order);
}

/* What the orders would take of each limit if they were shared out evenly. */
static void
share_out (Maker *self)
{
  guint months = self->size->n_months;
  self->used = g_new0 (double, (gsize) self->task->limits->len * months);
  for (guint p = 0; p < self->task->parts->len; p++)
    {
      const LianArrangePart *part = AT (self->task->parts, LianArrangePart, p);
      const LianArrangeOrder *order = AT (self->task->orders, LianArrangeOrder, part->order);
      guint first = order->opens, last = MAX (part->due, (int) first) < (int) months ? (guint) MAX (part->due, (int) first) : months - 1;
      double each = (double) part->quantity / order->n_ways / (last - first + 1);
      for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
        for (guint u = 0; u < AT (self->task->ways, LianArrangeWay, w)->n_uses; u++)
          {
            const LianArrangeUse *use
                = AT (self->task->uses, LianArrangeUse, AT (self->task->ways, LianArrangeWay, w)->first_use + u);
            for (guint t = first; t <= last; t++)
              self->used[use->limit * months + t] += each * (double) use->amount;
          }
    }
}

static double
find_more (const Maker *self, const LianArrangeLimit *limit)
{
  double spare = 1 + (double) self->size->spare / 100;
  if (limit->kind == LIAN_LIMIT_PROCESS)
    return limit->record == 7000 ? 1 : spare;
  return limit->kind == LIAN_LIMIT_PRODUCT ? 2 * spare : 1.2;
}

/* Hours are even over the months; of products and materials there is somewhat more. */
static void
set_limits (Maker *self)
{
  guint months = self->size->n_months;
  for (guint n = 0; n < self->task->limits->len; n++)
    {
      LianArrangeLimit *limit = AT (self->task->limits, LianArrangeLimit, n);
      double sum = 0, more = find_more (self, limit);
      more *= g_rand_double_range (self->random, 0.9, 1.1) * 100 / self->size->load;
      for (guint t = 0; t < months; t++)
        sum += self->used[n * months + t];
      for (guint t = 0; t < months; t++)
        limit->amount[t] = (gint64) (sum / months * more * g_rand_double_range (self->random, 0.8, 1.2));
      if (limit->kind == LIAN_LIMIT_PROCESS && limit->record == 7000)
        AT (self->task->makers, LianArrangeMaker, limit->maker)->floor
            = pick (self, 0, 1) ? (gint64) (sum * 0.6) : 0;
    }
}

static void
add_amounts (Maker *self)
{
  for (guint n = 0; n < self->task->orders->len; n++)
    {
      const LianArrangeOrder *order = AT (self->task->orders, LianArrangeOrder, n);
      const LianArrangePart *part = AT (self->task->parts, LianArrangePart, order->first_part);
      LianArrangeAmount amount = { order->first_way + (guint) pick (self, 0, order->n_ways - 1),
                                   pick (self, 0, 1) ? (guint) MAX (part->due, (int) order->opens) : LIAN_ARRANGE_NONE,
                                   part->quantity };
      if (pick (self, 0, 2) == 0)
        g_array_append_val (self->task->agreed, amount);
    }
}

LianArrangeTask *
big_arrange_new (const BigArrange *size)
{
  Maker self = { .task = lian_arrange_task_new (lian_date_new (1957, 1, 1), size->n_months),
                 .size = size,
                 .random = g_rand_new_with_seed (size->seed) };
  gsize n = (gsize) size->n_makers * N_PRODUCTS;
  self.task->late_months = 2;
  self.task->holding = 5;
  self.task->tolerance = 4;
  self.process = g_new (guint, (gsize) size->n_makers * N_PROCESSES);
  self.limit = g_new (guint, n);
  self.variety = g_new (guint, n);
  memset (self.limit, 0xff, n * sizeof *self.limit);
  make_products (&self);
  make_makers (&self);
  for (guint k = 0; k < size->n_orders; k++)
    add_order (&self);
  share_out (&self);
  set_limits (&self);
  add_amounts (&self);
  for (guint aim = 0; aim < LIAN_N_AIMS; aim++)
    {
      LianArrangeStage stage = { aim, aim + 1, 1, FALSE };
      g_array_append_val (self.task->stages, stage);
    }
  for (guint k = 0; k < N_PRODUCTS; k++)
    g_free (self.makers_of[k]);
  g_rand_free (self.random);
  g_free (self.process);
  g_free (self.limit);
  g_free (self.variety);
  g_free (self.used);
  return self.task;
}
