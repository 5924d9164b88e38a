/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Parts of an answer done anew (large neighbourhoods): some makers are to share out some of the orders
 * that they have, a task of its own with a proof of its own.
 *
 * Makers that have something to exchange are put together: one has an order that is cheap for the
 * next as well, or any makers at all.  Few makers with all their orders and many makers with a few each
 * find different things, so there are kinds of parts, by the number of makers and how they are picked.
 * Each learns how many orders it may take on: more while the proofs succeed, fewer where they don't; and
 * the turn is of the kind that has cost least for what it found. */
#include "lian-assignment-private.h"

#include <math.h>

#define PART_ROUNDS 30
#define MOST_STEPS 3000000 /* of one proof */
#define PART_STEPS 20000   /* what it takes to set one up */
#define N_SIZES 6          /* from 2 or 3 makers to 64 and more */
#define N_KINDS (2 * N_SIZES)
#define FIRST_ORDERS 16
#define LEAST_ORDERS 4
#define GROW 1.02
#define SHRINK 0.9
#define N_NEAR 5      /* makers for which an order is cheapest */
#define MOST_DRAWS 20 /* before any maker will do */

typedef struct
{
  double most; /* how many orders */
  gint64 steps;
  guint n_found;
} Kind;

struct __LianAssignParts
{
  _LianAssignSearch *search;
  guint *near; /* by order: N_NEAR makers, what they ask for their room included */
  guint n_near;
  guint *makers, n_makers; /* of the part */
  guint *orders, n_orders;
  gint64 *room; /* by maker of the part */
  guint *place; /* by maker of the whole: which of the part, or NOBODY */
  Kind kinds[N_KINDS];  /* an even one: related makers; an odd one: any */
  guint n_kinds;
};

static guint
pick (_LianAssignSearch *self, guint n)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 17;
  self->seed ^= self->seed << 5;
  return self->seed % n;
}

static void
swap (guint *a, guint *b)
{
  guint kept = *a;
  *a = *b;
  *b = kept;
}

/* Cheap ones first; those that can't have it come last, at no harm. */
static void
find_near (_LianAssignParts *self, guint order)
{
  const _LianAssign *task = self->search->task;
  guint *near = self->near + (gsize) order * N_NEAR, n = 0;
  double cost[N_NEAR];
  for (guint i = 0; i < task->n_makers; i++)
    {
      gsize cell = _lian_assign_cell (task, i, order);
      double own = (double) task->cost[cell] + self->search->ask[i] * (double) task->use[cell];
      guint k = n;
      for (; k > 0 && cost[k - 1] > own; k--)
        if (k < self->n_near)
          {
            cost[k] = cost[k - 1];
            near[k] = near[k - 1];
          }
      if (k >= self->n_near)
        continue;
      cost[k] = own;
      near[k] = i;
      n = MIN (n + 1, self->n_near);
    }
}

_LianAssignParts *
_lian_assign_parts_new (_LianAssignSearch *search)
{
  const _LianAssign *task = search->task;
  _LianAssignParts *self = g_new0 (_LianAssignParts, 1);
  self->search = search;
  self->n_near = MIN (N_NEAR, task->n_makers);
  self->near = g_new (guint, MAX (task->n_orders, 1) * N_NEAR);
  self->orders = g_new (guint, MAX (task->n_orders, 1));
  self->makers = g_new (guint, MAX (task->n_makers, 1));
  self->place = g_new (guint, MAX (task->n_makers, 1));
  self->room = g_new (gint64, MAX (task->n_makers, 1));
  for (guint j = 0; j < task->n_orders; j++)
    find_near (self, j);
  for (guint kind = 0; kind < N_KINDS; kind++)
    self->kinds[kind].most = FIRST_ORDERS;
  for (self->n_kinds = 2; self->n_kinds < N_KINDS && (2u << self->n_kinds / 2) < task->n_makers;)
    self->n_kinds += 2;
  return self;
}

void
_lian_assign_parts_free (_LianAssignParts *self)
{
  g_free (self->near);
  g_free (self->orders);
  g_free (self->makers);
  g_free (self->place);
  g_free (self->room);
  g_free (self);
}

static void
add_maker (_LianAssignParts *self, guint maker)
{
  if (self->place[maker] != NOBODY)
    return;
  self->place[maker] = self->n_makers;
  self->makers[self->n_makers++] = maker;
}

/* For whom an order of the makers so far is cheap as well; anybody where none is found. */
static guint
find_next (_LianAssignParts *self)
{
  _LianAssignSearch *search = self->search;
  for (guint draw = 0; draw < MOST_DRAWS; draw++)
    {
      guint order = pick (search, search->task->n_orders);
      guint maker = self->near[(gsize) order * N_NEAR + pick (search, self->n_near)];
      if (self->place[search->best[order]] != NOBODY && self->place[maker] == NOBODY)
        return maker;
    }
  return pick (search, search->task->n_makers);
}

static void
pick_makers (_LianAssignParts *self, guint size, gboolean any)
{
  guint n = self->search->task->n_makers;
  guint wanted = (2u << size) + pick (self->search, 2u << size);
  self->n_makers = 0;
  for (guint i = 0; i < n; i++)
    self->place[i] = NOBODY;
  while (self->n_makers < MIN (wanted, n))
    add_maker (self, any || self->n_makers == 0 ? pick (self->search, n) : find_next (self));
}

/* Whether a maker of the part is near that has it not. */
static gboolean
may_move (const _LianAssignParts *self, guint order)
{
  const guint *near = self->near + (gsize) order * N_NEAR;
  for (guint k = 0; k < self->n_near; k++)
    if (near[k] != self->search->best[order] && self->place[near[k]] != NOBODY)
      return TRUE;
  return FALSE;
}

static void
pick_orders (_LianAssignParts *self, guint most, gboolean any)
{
  const _LianAssignSearch *search = self->search;
  guint n = 0;
  for (guint j = 0; j < search->task->n_orders; j++)
    if (self->place[search->best[j]] != NOBODY && (any || may_move (self, j)))
      self->orders[n++] = j;
  self->n_orders = MIN (n, most);
  for (guint k = 0; self->n_orders < n && k < self->n_orders; k++)
    swap (self->orders + k, self->orders + k + pick (self->search, n - k));
}

/* What the other orders leave. */
static void
find_room (_LianAssignParts *part)
{
  const _LianAssignSearch *self = part->search;
  const _LianAssign *task = self->task;
  for (guint k = 0; k < part->n_makers; k++)
    part->room[k] = task->room[part->makers[k]];
  for (guint j = 0; j < task->n_orders; j++)
    if (part->place[self->best[j]] != NOBODY)
      part->room[part->place[self->best[j]]] -= task->use[_lian_assign_cell (task, self->best[j], j)];
  for (guint n = 0; n < part->n_orders; n++)
    {
      guint maker = self->best[part->orders[n]];
      part->room[part->place[maker]] += task->use[_lian_assign_cell (task, maker, part->orders[n])];
    }
}

static void
enter_part (const _LianAssignParts *part, _LianAssignSearch *inner)
{
  const _LianAssignSearch *self = part->search;
  g_autofree guint *maker = g_new (guint, MAX (part->n_orders, 1));
  gint64 value = 0;
  for (guint n = 0; n < part->n_orders; n++)
    {
      maker[n] = part->place[self->best[part->orders[n]]];
      value += inner->task->cost[_lian_assign_cell (inner->task, maker[n], n)];
      inner->dual->price[n] = self->price[part->orders[n]];
    }
  for (guint k = 0; k < part->n_makers; k++)
    inner->ask[k] = self->ask[part->makers[k]];
  _lian_assign_search_offer (inner, maker, value);
}

static void
leave_part (const _LianAssignParts *part, const _LianAssignSearch *inner, gint64 gain)
{
  _LianAssignSearch *self = part->search;
  for (guint n = 0; n < part->n_orders; n++)
    self->best[part->orders[n]] = part->makers[inner->best[n]];
  self->value -= gain;
}

/* Whether it is settled; @gain: what it brought. */
static gboolean
do_part (const _LianAssignParts *part, gint64 *gain)
{
  _LianAssignSearch *self = part->search;
  g_autoptr (_LianAssign) task = _lian_assign_new_part (self->task, part->makers, part->room,
                                                        part->n_makers, part->orders, part->n_orders);
  g_autoptr (_LianAssignSearch) inner = _lian_assign_search_new (task, self->effort);
  enter_part (part, inner);
  gint64 before = inner->value;
  _lian_assign_search_begin (inner, PART_ROUNDS);
  if (!_lian_assign_search_is_beaten (inner, inner->bound))
    _lian_assign_search_prove (inner, G_MAXINT64, MOST_STEPS);
  *gain = before - inner->value;
  if (*gain > 0)
    leave_part (part, inner, *gain);
  return _lian_assign_search_is_beaten (inner, inner->bound);
}

static guint
pick_kind (const _LianAssignParts *self)
{
  guint best = 0;
  double least = INFINITY;
  for (guint k = 0; k < self->n_kinds; k++)
    {
      double cost = (double) self->kinds[k].steps / (1 + self->kinds[k].n_found);
      if (cost >= least)
        continue;
      least = cost;
      best = k;
    }
  return best;
}

static void
take_part (_LianAssignParts *self)
{
  _LianEffort *effort = self->search->effort;
  guint number = pick_kind (self);
  Kind *kind = self->kinds + number;
  gint64 gain, before = effort->done;
  pick_makers (self, number / 2, number % 2);
  pick_orders (self, (guint) kind->most, number % 2);
  find_room (self);
  gboolean settled = do_part (self, &gain);
  kind->steps += effort->done - before + PART_STEPS;
  kind->n_found += gain > 0;
  kind->most = MAX (kind->most * (settled ? GROW : SHRINK), LEAST_ORDERS);
  kind->most = MIN (kind->most, self->search->task->n_orders);
  if (gain > 0)
    _lian_effort_say (effort, self->search->value, self->search->bound);
}

/* Does parts of the answer anew for so many steps. */
void
_lian_assign_parts_shake (_LianAssignParts *self, gint64 steps)
{
  const _LianAssignSearch *search = self->search;
  gint64 end = search->effort->done + steps;
  gint64 each = PART_STEPS + (gint64) search->task->n_orders * N_NEAR;
  while (search->value != NO_WAY && search->task->n_makers > 1 && search->effort->done < end
         && !_lian_assign_search_is_beaten (search, search->bound)
         && _lian_effort_spend (search->effort, each))
    take_part (self);
}
