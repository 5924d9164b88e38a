/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The search for an assignment: a bound with answers made from it on the way; then in turns the proof
 * and parts of the answer that are done anew. */
#include "lian-assignment-private.h"

#include <string.h>

#define ROOT_ROUNDS 400
#define LOOK_ROUNDS 10 /* between answers */
/* Most tasks that can be proved at all are proved within so many steps. */
#define FIRST_STEPS 250000000
/* What parts get for a step of the proof. */
#define PART_RATE 4

static gint64
find_dearest (const _LianAssign *task)
{
  gint64 sum = 0;
  for (guint j = 0; j < task->n_orders; j++)
    {
      gint64 most = G_MININT64;
      for (guint i = 0; i < task->n_makers; i++)
        if (task->cost[_lian_assign_cell (task, i, j)] != NO_WAY)
          most = MAX (most, task->cost[_lian_assign_cell (task, i, j)]);
      sum += most != G_MININT64 ? most : 0;
    }
  return sum;
}

_LianAssignSearch *
_lian_assign_search_new (const _LianAssign *task, _LianEffort *effort)
{
  _LianAssignSearch *self = g_new0 (_LianAssignSearch, 1);
  gsize n = (gsize) task->n_makers * task->n_orders;
  self->task = task;
  self->effort = effort;
  self->best = g_new0 (guint, MAX (task->n_orders, 1));
  self->ask = g_new0 (double, MAX (task->n_makers, 1));
  self->price = g_new0 (double, MAX (task->n_orders, 1));
  self->value = NO_WAY;
  self->bound = G_MININT64;
  self->open = g_new (guint8, MAX (n, 1));
  for (gsize cell = 0; cell < n; cell++)
    self->open[cell] = task->cost[cell] != NO_WAY;
  self->dual = _lian_assign_dual_new (task, effort);
  self->dearest = find_dearest (task);
  self->seed = 2463534242u;
  return self;
}

void
_lian_assign_search_free (_LianAssignSearch *self)
{
  g_free (self->best);
  g_free (self->open);
  g_free (self->ask);
  g_free (self->price);
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

/* What an answer has to be below. */
gint64
_lian_assign_search_most (const _LianAssignSearch *self)
{
  return self->value != NO_WAY ? self->value : self->dearest + self->task->grain;
}

/* Whether a bound this high leaves nothing of interest. */
gboolean
_lian_assign_search_is_beaten (const _LianAssignSearch *self, gint64 bound)
{
  return bound == NO_WAY || bound > _lian_assign_search_most (self) - self->task->grain;
}

static void
offer_if_kept (_LianAssignSearch *self, const _LianAssignAnswer *answer)
{
  if (answer->over == 0)
    _lian_assign_search_offer (self, answer->maker, answer->value);
}

/* Bettering may end at something worse, by way of rooms that are exceeded. */
static void
improve (_LianAssignSearch *self, _LianAssignAnswer *answer)
{
  offer_if_kept (self, answer);
  _lian_assign_answer_improve (answer, self->open, self->ask, self->effort);
  offer_if_kept (self, answer);
}

/* Makes an answer of what the makers took of late of what is @open, and betters it by what may still go
 * together at all. */
void
_lian_assign_search_look (_LianAssignSearch *self, const guint8 *open)
{
  g_autoptr (_LianAssignAnswer) answer = _lian_assign_answer_new (self->task);
  if (_lian_assign_answer_make (answer, self->dual->share, open, self->effort))
    improve (self, answer);
}

static void
look_at_asks (_LianAssignSearch *self)
{
  g_autoptr (_LianAssignAnswer) answer = _lian_assign_answer_new (self->task);
  if (_lian_assign_answer_lean (answer, self->ask, self->open))
    improve (self, answer);
}

typedef struct
{
  _LianAssignSearch *search;
  guint round;
  gint64 began, looked; /* in steps */
} Look;

/* Answers take no more of the time than prices do. */
static void
look_cb (gpointer data)
{
  Look *look = data;
  gint64 now = look->search->effort->done;
  if (++look->round % LOOK_ROUNDS != 0 || 2 * look->looked > now - look->began)
    return;
  _lian_assign_search_look (look->search, look->search->open);
  look->looked += look->search->effort->done - now;
}

/* The first bound and the first answers. */
void
_lian_assign_search_begin (_LianAssignSearch *self, guint rounds)
{
  Look look = { self, 0, self->effort->done, 0 };
  _lian_assign_dual_raise (self->dual, self->open, rounds, _lian_assign_search_most (self), look_cb, &look);
  self->bound = self->dual->bound;
  memcpy (self->price, self->dual->price, self->task->n_orders * sizeof *self->price);
  if (_lian_assign_search_is_beaten (self, self->bound))
    return;
  _lian_assign_search_look (self, self->open);
  if (!_lian_assign_search_is_beaten (self, self->bound)
      && !_lian_assign_dual_fix (self->dual, self->open, _lian_assign_search_most (self)))
    self->bound = self->value;
}

/* Whether all rooms together hold all orders, each where it uses least. */
static gboolean
can_hold_all (const _LianAssign *task)
{
  gint64 left = 0;
  for (guint i = 0; i < task->n_makers; i++)
    left += task->room[i];
  for (guint j = 0; j < task->n_orders; j++)
    {
      gint64 least = G_MAXINT64;
      for (guint i = 0; i < task->n_makers; i++)
        least = MIN (least, task->use[_lian_assign_cell (task, i, j)]);
      if (least > left)
        return FALSE;
      left -= least;
    }
  return TRUE;
}

/* In turns the proof, which gets twice as much each time, and parts of the answer done anew. */
void
_lian_assign_search_run (_LianAssignSearch *self)
{
  _LianEffort *effort = self->effort;
  if (!can_hold_all (self->task))
    {
      self->bound = NO_WAY;
      return;
    }
  _lian_assign_price_rooms (self->task, effort, self->ask, self->dual->price);
  look_at_asks (self);
  _lian_assign_search_begin (self, ROOT_ROUNDS);
  _lian_effort_say (effort, self->value, self->bound);
  g_autoptr (_LianAssignParts) parts = _lian_assign_parts_new (self);
  for (gint64 steps = FIRST_STEPS;
       !_lian_assign_search_is_beaten (self, self->bound) && !effort->stopped; steps *= 2)
    {
      if (_lian_assign_search_prove (self, G_MAXINT64, steps))
        return;
      _lian_effort_say (effort, self->value, self->bound);
      _lian_assign_parts_shake (parts, PART_RATE * steps);
    }
}
