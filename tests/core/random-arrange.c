/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Small tasks of arrangement made by chance, and their best plans by trying all.
 *
 * The tasks are so small that all ways to share out the parts can be tried; numbers are chosen so that
 * limits, lots and dates often bind. */
#include "random-arrange.h"

#include "lian-arrange-check.h"

#define MOST_PLANS 10000 /* to be tried for a task */

#define AT(array, type, n) (&g_array_index (array, type, n))

static gint64
pick (GRand *random, gint64 least, gint64 most)
{
  return g_rand_int_range (random, (gint32) least, (gint32) most + 1);
}

static guint
add_use (LianArrangeTask *task, guint limit, gint64 amount)
{
  LianArrangeUse use = { limit, amount };
  g_array_append_val (task->uses, use);
  return task->uses->len - 1;
}

static void
add_makers (LianArrangeTask *task, GRand *random, RandomArrange with)
{
  gint64 n_makers = pick (random, 1, 3);
  for (gint64 m = 0; m < n_makers; m++)
    {
      LianArrangeMaker maker = { 100 + m, pick (random, 1, 9), 0 };
      if (with & RANDOM_ARRANGE_KEEPS && g_rand_boolean (random))
        maker.floor = pick (random, 1, 8);
      g_array_append_val (task->makers, maker);
    }
}

static void
add_limits (LianArrangeTask *task, GRand *random)
{
  for (guint m = 0; m < task->makers->len; m++)
    {
      guint limit = lian_arrange_task_add_limit (task, m % 2 ? LIAN_LIMIT_PRODUCT : LIAN_LIMIT_PROCESS,
                                                 200 + m, m);
      for (guint t = 0; t < task->n_months; t++)
        AT (task->limits, LianArrangeLimit, limit)->amount[t] = pick (random, 0, 6);
    }
  guint limit = lian_arrange_task_add_limit (task, LIAN_LIMIT_MATERIAL, 300, LIAN_ARRANGE_NONE);
  for (guint t = 0; t < task->n_months; t++)
    AT (task->limits, LianArrangeLimit, limit)->amount[t] = pick (random, 0, 8);
}

static void
add_varieties (LianArrangeTask *task, GRand *random)
{
  for (guint m = 0; m < task->makers->len; m++)
    {
      LianArrangeVariety variety = { m, 400 + m, task->uses->len, 0 };
      if (task->limits->len > m && g_rand_boolean (random))
        {
          add_use (task, m, pick (random, 1, 2));
          variety.n_uses = 1;
        }
      g_array_append_val (task->varieties, variety);
    }
}

static void
add_way (LianArrangeTask *task, GRand *random, RandomArrange with, guint order, guint maker)
{
  LianArrangeWay way = { .order = order, .maker = maker, .variety = LIAN_ARRANGE_NONE };
  way.cost = pick (random, 0, 5);
  way.work = pick (random, 0, 3);
  if (with & RANDOM_ARRANGE_KEEPS && pick (random, 0, 2) == 0)
    {
      way.keep = pick (random, 1, 2);
      way.relation = 500 + task->ways->len;
    }
  if (with & RANDOM_ARRANGE_LOTS && pick (random, 0, 4) == 0)
    way.least_lot = pick (random, 2, 3);
  if (with & RANDOM_ARRANGE_SET_UPS && g_rand_boolean (random))
    way.variety = maker;
  way.first_use = task->uses->len;
  if (task->limits->len > 0)
    {
      add_use (task, maker, pick (random, 1, 3));
      if (g_rand_boolean (random))
        add_use (task, task->limits->len - 1, pick (random, 1, 3));
    }
  way.n_uses = task->uses->len - way.first_use;
  g_array_append_val (task->ways, way);
}

static void
add_order (LianArrangeTask *task, GRand *random, RandomArrange with)
{
  guint number = task->orders->len;
  LianArrangeOrder order = { .line = 600 + number, .contract = 700 + number, .product = 800,
                             .orderer = 900, .step = 1 };
  order.value = pick (random, 1, 9);
  order.weight = (guint) pick (random, 1, 3);
  order.opens = pick (random, 0, 3) == 0 ? (guint) pick (random, 0, task->n_months - 1) : 0;
  order.one_maker = with & RANDOM_ARRANGE_LOTS && pick (random, 0, 2) == 0;
  order.least_lot = with & RANDOM_ARRANGE_LOTS ? pick (random, 0, 3) : 0;
  order.first_part = task->parts->len;
  order.n_parts = (guint) pick (random, 1, 2);
  int due = (int) pick (random, -1, (gint64) task->n_months - 1);
  for (guint p = 0; p < order.n_parts; p++, due++)
    {
      LianArrangePart part = { number, due, pick (random, 1, 3) };
      g_array_append_val (task->parts, part);
    }
  order.first_way = task->ways->len;
  for (guint m = 0; m < task->makers->len; m++)
    if (pick (random, 0, 3) != 0)
      add_way (task, random, with, number, m);
  order.n_ways = task->ways->len - order.first_way;
  g_array_append_val (task->orders, order);
}

static void
add_amounts (LianArrangeTask *task, GRand *random, GArray *amounts, gint64 one_in)
{
  for (guint w = 0; w < task->ways->len; w++)
    {
      if (pick (random, 1, one_in) != 1)
        continue;
      LianArrangeAmount amount = { w, LIAN_ARRANGE_NONE, pick (random, 0, 2) };
      if (g_rand_boolean (random))
        amount.month = (guint) pick (random, 0, (gint64) task->n_months - 1);
      g_array_append_val (amounts, amount);
    }
}

static void
add_stages (LianArrangeTask *task, GRand *random, RandomArrange with)
{
  guint place = 1, aims[LIAN_N_AIMS];
  for (guint n = 0; n < LIAN_N_AIMS; n++)
    aims[n] = n;
  for (guint n = LIAN_N_AIMS - 1; n > 0; n--)
    {
      guint other = (guint) pick (random, 0, n), aim = aims[n];
      aims[n] = aims[other];
      aims[other] = aim;
    }
  guint n_stages = (guint) pick (random, 1, LIAN_N_AIMS);
  for (guint n = 0; n < n_stages; n++)
    {
      LianArrangeStage stage = { aims[n], place, (guint) pick (random, 1, 3), FALSE };
      stage.must = with & RANDOM_ARRANGE_MUSTS && aims[n] != LIAN_AIM_COST && pick (random, 0, 3) == 0;
      place += !(with & RANDOM_ARRANGE_TIES) || pick (random, 0, 2) != 0;
      g_array_append_val (task->stages, stage);
    }
}

/* In how many ways a part can be shared out: its steps among cells, some of them to nobody. */
static gint64
count_plans (const LianArrangeTask *task)
{
  double plans = 1;
  for (guint p = 0; p < task->parts->len; p++)
    {
      const LianArrangePart *part = AT (task->parts, LianArrangePart, p);
      const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, part->order);
      guint last = lian_arrange_get_last_month (task, p);
      gint64 cells = last == LIAN_ARRANGE_NONE ? 0 : (gint64) order->n_ways * (last - order->opens + 1);
      for (gint64 n = 1; n <= part->quantity; n++)
        plans = plans * (double) (cells + n) / (double) n;
    }
  return (gint64) MIN (plans, 1e15);
}

static LianArrangeTask *
make (GRand *random, RandomArrange with)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), (guint) pick (random, 1, 3));
  task->late_months = (guint) pick (random, 0, 2);
  task->holding = (guint) pick (random, 0, 300);
  add_makers (task, random, with);
  if (with & RANDOM_ARRANGE_LIMITS)
    add_limits (task, random);
  if (with & RANDOM_ARRANGE_SET_UPS)
    add_varieties (task, random);
  gint64 n_orders = pick (random, 1, 3);
  for (gint64 n = 0; n < n_orders; n++)
    add_order (task, random, with);
  if (with & RANDOM_ARRANGE_PINS)
    add_amounts (task, random, task->pins, 8);
  if (with & RANDOM_ARRANGE_AGREED)
    add_amounts (task, random, task->agreed, 2);
  add_stages (task, random, with);
  return task;
}

/* A task that can be tried out; impossible ones are among them if there are pins or musts. */
LianArrangeTask *
random_arrange_new (GRand *random, RandomArrange with)
{
  for (;;)
    {
      LianArrangeTask *task = make (random, with);
      gint64 n_plans = count_plans (task);
      if (n_plans > 1 && n_plans <= MOST_PLANS)
        return task;
      lian_arrange_task_free (task);
    }
}

/* How many different places the stages of a task have, numbered from the first. */
guint
random_arrange_get_places (const LianArrangeTask *task)
{
  guint most = 0;
  for (guint n = 0; n < task->stages->len; n++)
    most = MAX (most, AT (task->stages, LianArrangeStage, n)->place);
  return most;
}

/* What a plan with these values has of a place. */
gint64
random_arrange_get_objective (const LianArrangeTask *task, const gint64 values[LIAN_N_AIMS], guint place)
{
  gint64 sum = 0;
  for (guint n = 0; n < task->stages->len; n++)
    {
      const LianArrangeStage *stage = AT (task->stages, LianArrangeStage, n);
      if (stage->place == place)
        sum += values[stage->aim] * stage->weight;
    }
  return sum;
}

typedef struct
{
  const LianArrangeTask *task;
  GArray *shares, *best; /* best is NULL as long as no plan was found */
  gint64 *objectives; /* by place, from 1 */
} Search;

static void
judge (Search *self)
{
  gint64 values[LIAN_N_AIMS];
  guint n_places = random_arrange_get_places (self->task);
  lian_arrange_measure (self->task, self->shares, values);
  gboolean better = self->best == NULL;
  for (guint place = 1; place <= n_places && !better; place++)
    {
      gint64 objective = random_arrange_get_objective (self->task, values, place);
      if (objective > self->objectives[place])
        return;
      better = objective < self->objectives[place];
    }
  g_autoptr (GPtrArray) faults = better ? lian_arrange_check (self->task, self->shares) : NULL;
  if (!better || faults->len > 0)
    return;
  g_clear_pointer (&self->best, g_array_unref);
  self->best = g_array_copy (self->shares);
  for (guint place = 1; place <= n_places; place++)
    self->objectives[place] = random_arrange_get_objective (self->task, values, place);
}

static void
try_cell (Search *self, guint part, guint cell, gint64 left)
{
  if (part == self->task->parts->len)
    {
      judge (self);
      return;
    }
  guint order = AT (self->task->parts, LianArrangePart, part)->order;
  const LianArrangeOrder *of = AT (self->task->orders, LianArrangeOrder, order);
  if (left < 0)
    left = AT (self->task->parts, LianArrangePart, part)->quantity;
  if (cell == of->n_ways * self->task->n_months)
    {
      try_cell (self, part + 1, 0, -1);
      return;
    }
  guint month = cell % self->task->n_months, last = lian_arrange_get_last_month (self->task, part);
  gboolean may = last != LIAN_ARRANGE_NONE && month >= of->opens && month <= last;
  for (gint64 quantity = 0; quantity <= (may ? left : 0); quantity++)
    {
      LianArrangeShare share = { of->first_way + cell / self->task->n_months, part, month, quantity };
      guint len = self->shares->len;
      if (quantity > 0)
        g_array_append_val (self->shares, share);
      try_cell (self, part, cell + 1, left - quantity);
      g_array_set_size (self->shares, len);
    }
}

/* The best plan; NULL if there is none.  Its objectives by place are appended, place 1 first. */
GArray *
random_arrange_best (const LianArrangeTask *task, GArray *objectives)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  guint n_places = random_arrange_get_places (task);
  Search self = { task, shares, NULL, g_new0 (gint64, n_places + 1) };
  try_cell (&self, 0, 0, -1);
  if (objectives != NULL && self.best != NULL)
    g_array_append_vals (objectives, self.objectives + 1, n_places);
  g_free (self.objectives);
  return self.best;
}
