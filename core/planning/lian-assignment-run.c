/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The search for an assignment: a bound with answers made from it on the way; then the proof, where
 * the task is small; then parts of the answer, some makers with all their orders, are done anew
 * (large neighbourhoods, each of them a task of its own). */
#include "lian-assignment-private.h"

#include <string.h>

#define ROOT_ROUNDS 400
#define LOOK_ROUNDS 10 /* between answers */
#define PART_ROUNDS 30
#define PART_NODES 150
#define PART_STEPS 20000 /* what it takes to set one up */
/* Most small tasks are proved within so many nodes. */
#define FIRST_NODES 500
#define MOST_PART_ORDERS 70
/* Above so many makers times orders a proof is not to be hoped for at once. */
#define SMALL_TASK 1300

_LianAssignSearch *
_lian_assign_search_new (const _LianAssign *task, _LianEffort *effort)
{
  _LianAssignSearch *self = g_new0 (_LianAssignSearch, 1);
  gsize n = (gsize) task->n_makers * task->n_orders;
  self->task = task;
  self->effort = effort;
  self->best = g_new0 (guint, MAX (task->n_orders, 1));
  self->value = NO_WAY;
  self->bound = G_MININT64;
  self->open = g_new (guint8, MAX (n, 1));
  for (gsize cell = 0; cell < n; cell++)
    self->open[cell] = task->cost[cell] != NO_WAY;
  self->dual = _lian_assign_dual_new (task, effort);
  self->seed = 2463534242u;
  return self;
}

void
_lian_assign_search_free (_LianAssignSearch *self)
{
  g_free (self->best);
  g_free (self->open);
  _lian_assign_dual_free (self->dual);
  g_free (self);
}

void
_lian_assign_search_offer (_LianAssignSearch *self, const guint *maker, gint64 value)
{
  if (value >= self->value)
    return;
  self->value = value;
  memcpy (self->best, maker, self->task->n_orders * sizeof *maker);
}

/* Whether a bound this high leaves nothing of interest. */
gboolean
_lian_assign_search_is_beaten (const _LianAssignSearch *self, gint64 bound)
{
  return bound == NO_WAY || (self->value != NO_WAY && bound > self->value - self->task->grain);
}

static guint
pick (_LianAssignSearch *self, guint n)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 17;
  self->seed ^= self->seed << 5;
  return self->seed % n;
}

/* Makes an answer of what the makers took of late of what is @open, and betters it by what may still go
 * together at all. */
void
_lian_assign_search_look (_LianAssignSearch *self, const guint8 *open)
{
  g_autoptr (_LianAssignAnswer) answer = _lian_assign_answer_new (self->task);
  if (!_lian_assign_answer_make (answer, self->dual->share, open, self->effort))
    return;
  _lian_assign_answer_improve (answer, self->open, self->effort);
  if (answer->over == 0)
    _lian_assign_search_offer (self, answer->maker, answer->value);
}

typedef struct
{
  _LianAssignSearch *search;
  guint round;
} Look;

static void
look_cb (gpointer data)
{
  Look *look = data;
  if (++look->round % LOOK_ROUNDS == 0)
    _lian_assign_search_look (look->search, look->search->open);
}

/* At first an order is worth what its second cheapest maker asks. */
static void
set_first_prices (_LianAssignSearch *self)
{
  const _LianAssign *task = self->task;
  for (guint j = 0; j < task->n_orders; j++)
    {
      gint64 first = NO_WAY, second = NO_WAY;
      for (guint i = 0; i < task->n_makers; i++)
        {
          gint64 cost = task->cost[_lian_assign_cell (task, i, j)];
          second = MIN (second, MAX (first, cost));
          first = MIN (first, cost);
        }
      gint64 price = second != NO_WAY ? second : first;
      self->dual->price[j] = price != NO_WAY ? (double) price : 0;
    }
}

/* The first bound and the first answers. */
void
_lian_assign_search_begin (_LianAssignSearch *self, guint rounds)
{
  Look look = { self, 0 };
  _lian_assign_dual_raise (self->dual, self->open, rounds, self->value, look_cb, &look);
  self->bound = self->dual->bound;
  if (_lian_assign_search_is_beaten (self, self->bound))
    return;
  _lian_assign_search_look (self, self->open);
  if (!_lian_assign_search_is_beaten (self, self->bound)
      && !_lian_assign_dual_fix (self->dual, self->open, self->value))
    self->bound = self->value;
}

/* Some makers at random, and the orders that they have. */
typedef struct
{
  guint makers[8], n_makers;
  guint *orders, n_orders;
} Part;

static gboolean
has_maker (const Part *part, guint maker)
{
  for (guint n = 0; n < part->n_makers; n++)
    if (part->makers[n] == maker)
      return TRUE;
  return FALSE;
}

static void
gather_orders (const _LianAssignSearch *self, Part *part)
{
  part->n_orders = 0;
  for (guint j = 0; j < self->task->n_orders; j++)
    if (has_maker (part, self->best[j]))
      part->orders[part->n_orders++] = j;
}

static void
pick_part (_LianAssignSearch *self, Part *part)
{
  guint wanted = MIN (2 + pick (self, 4), self->task->n_makers);
  part->n_makers = 0;
  while (part->n_makers < wanted)
    {
      guint maker = pick (self, self->task->n_makers);
      if (!has_maker (part, maker))
        part->makers[part->n_makers++] = maker;
    }
  gather_orders (self, part);
  while (part->n_orders > MOST_PART_ORDERS && part->n_makers > 2)
    {
      part->n_makers--;
      gather_orders (self, part);
    }
}

static void
enter_part (_LianAssignSearch *self, const Part *part, _LianAssignSearch *inner)
{
  g_autofree guint *maker = g_new (guint, MAX (part->n_orders, 1));
  gint64 value = 0;
  for (guint n = 0; n < part->n_orders; n++)
    {
      for (maker[n] = 0; part->makers[maker[n]] != self->best[part->orders[n]];)
        maker[n]++;
      value += inner->task->cost[_lian_assign_cell (inner->task, maker[n], n)];
      inner->dual->price[n] = self->dual->price[part->orders[n]];
    }
  _lian_assign_search_offer (inner, maker, value);
}

static void
leave_part (_LianAssignSearch *self, const Part *part, const _LianAssignSearch *inner, gint64 gain)
{
  for (guint n = 0; n < part->n_orders; n++)
    self->best[part->orders[n]] = part->makers[inner->best[n]];
  self->value -= gain;
}

static gboolean
better_part (_LianAssignSearch *self, const Part *part)
{
  g_autoptr (_LianAssign) task = _lian_assign_new_part (self->task, part->makers, part->n_makers,
                                                        part->orders, part->n_orders);
  g_autoptr (_LianAssignSearch) inner = _lian_assign_search_new (task, self->effort);
  enter_part (self, part, inner);
  gint64 before = inner->value;
  _lian_assign_search_begin (inner, PART_ROUNDS);
  if (!_lian_assign_search_is_beaten (inner, inner->bound))
    _lian_assign_search_prove (inner, PART_NODES);
  if (inner->value >= before)
    return FALSE;
  leave_part (self, part, inner, before - inner->value);
  return TRUE;
}

/* Does parts of the answer anew for so many steps. */
void
_lian_assign_search_shake (_LianAssignSearch *self, gint64 steps)
{
  gint64 end = self->effort->done + steps;
  g_autofree guint *orders = g_new (guint, MAX (self->task->n_orders, 1));
  Part part = { .orders = orders };
  if (self->value == NO_WAY || self->task->n_makers < 2)
    return;
  while (self->effort->done < end && !_lian_assign_search_is_beaten (self, self->bound)
         && _lian_effort_spend (self->effort, PART_STEPS))
    {
      pick_part (self, &part);
      if (better_part (self, &part))
        _lian_effort_say (self->effort, self->value, self->bound);
    }
}

void
_lian_assign_search_run (_LianAssignSearch *self)
{
  gsize size = (gsize) self->task->n_makers * self->task->n_orders;
  _LianEffort *effort = self->effort;
  set_first_prices (self);
  _lian_assign_search_begin (self, ROOT_ROUNDS);
  _lian_effort_say (effort, self->value, self->bound);
  if (_lian_assign_search_is_beaten (self, self->bound))
    return;
  gboolean small = size <= SMALL_TASK;
  if (_lian_assign_search_prove (self, small ? FIRST_NODES : 4 * (gint64) self->task->n_orders))
    return;
  _lian_effort_say (effort, self->value, self->bound);
  gint64 left = effort->limit - effort->done;
  _lian_assign_search_shake (self, small ? left / 20 : left / 2);
  while (!_lian_assign_search_is_beaten (self, self->bound) && !effort->stopped)
    if (!_lian_assign_search_prove (self, small ? G_MAXINT64 : 2000))
      _lian_assign_search_shake (self, left / 4);
}
