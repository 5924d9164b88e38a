/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is said about an order: who makes it and when, why the others don't, and what would help if it
 * is late or short. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-answers.h"
#include "lian-arrange-check.h"
#include "lian-arrange-room-private.h"
#include "lian-arrange-scope-private.h"

/**
 * lian_arrange_order_answer_free:
 * @self: (nullable): an answer
 */
void
lian_arrange_order_answer_free (LianArrangeOrderAnswer *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shares);
  g_array_unref (self->why_not);
  g_array_unref (self->reliefs);
  g_free (self);
}

static LianArrangeOrderAnswer *
answer_new (const LianArrangeTask *task, GArray *shares, guint order)
{
  LianArrangeOrderAnswer *self = g_new0 (LianArrangeOrderAnswer, 1);
  self->order = order;
  self->wanted = lian_arrange_get_wanted (task, order);
  self->shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  self->why_not = g_array_new (FALSE, FALSE, sizeof (LianArrangeWhyNot));
  self->reliefs = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      if (PART (task, share->part)->order != order)
        continue;
      g_array_append_val (self->shares, *share);
      self->placed += share->quantity;
      self->late += (int) share->month > PART (task, share->part)->due ? share->quantity : 0;
    }
  return self;
}

typedef struct
{
  _LianScope *scope;
  const _LianRun *run;
  guint order; /* of the scope */
} Asking;

/* A single demand without which a way could make so much, by itself. */
static gboolean
find_bound (const Asking *self, guint way, LianArrangeWhyNot *why, GError **error)
{
  g_autofree guint8 *is_free = g_new0 (guint8, self->scope->task->ways->len);
  is_free[way] = TRUE;
  g_autoptr (_LianScope) alone = _lian_scope_new_alone (self->scope->task, is_free);
  g_autoptr (GArray) binding = NULL;
  const _LianCure cure = { 0, why->quantity, FALSE };
  if (!_lian_scope_begin (alone, self->run, error)
      || (binding = _lian_scope_list_binding (alone, self->run, error)) == NULL)
    return FALSE;
  for (guint n = 0; n < binding->len; n++)
    {
      LianArrangeDemand demand = g_array_index (binding, LianArrangeDemand, n);
      gboolean cured;
      if (!_lian_scope_relieve (alone, &cure, &demand, &cured, self->run, error))
        return FALSE;
      if (!cured)
        continue;
      demand = _lian_scope_lead_back (alone, &demand);
      why->demand = _lian_scope_lead_back (self->scope, &demand);
      break;
    }
  return TRUE;
}

/* The aim of a place that a plan misses by most more, by weight. */
static void
find_worse (const LianArrangeTask *task, const gint64 *before, const gint64 *after, guint place,
            LianArrangeWhyNot *why)
{
  gint64 most = 0;
  for (guint n = 0; n < task->stages->len; n++)
    {
      const LianArrangeStage *stage = STAGE (task, n);
      gint64 worse = after[stage->aim] - before[stage->aim];
      if (stage->place != place || worse <= most / stage->weight)
        continue;
      most = worse * stage->weight;
      why->aim = stage->aim;
      why->worse = worse;
    }
}

static void
compare_plans (const Asking *self, GArray *shares, LianArrangeWhyNot *why)
{
  const LianArrangeTask *task = self->scope->task;
  gint64 before[LIAN_N_AIMS], after[LIAN_N_AIMS];
  guint place;
  lian_arrange_measure (task, self->scope->shares, before);
  lian_arrange_measure (task, shares, after);
  int better = _lian_plans_compare (task, before, after, &place);
  why->kind = better == 0 ? LIAN_WHY_NOT_EQUAL : better < 0 ? LIAN_WHY_NOT_AIM : LIAN_WHY_NOT_BETTER;
  if (better < 0)
    find_worse (task, before, after, place, why);
}

/* What others keep of an order when a way takes something over: as much as is left of each part. */
static void
keep_others (_LianRoom *room, const LianArrangeTask *task, GArray *shares, GArray *taken)
{
  g_autofree gint64 *left = g_new0 (gint64, MAX (task->parts->len, 1));
  for (guint p = 0; p < task->parts->len; p++)
    left[p] = PART (task, p)->quantity;
  for (guint n = 0; n < taken->len; n++)
    left[SHARE (taken, n)->part] -= SHARE (taken, n)->quantity;
  for (guint n = 0; n < shares->len; n++)
    {
      LianArrangeShare share = *SHARE (shares, n);
      share.quantity = MIN (share.quantity, left[share.part]);
      left[share.part] -= share.quantity;
      if (share.quantity > 0)
        _lian_room_put (room, share);
    }
}

static gboolean
fits_with (const Asking *self, guint way, gint64 quantity, const LianArrangeDemand *demand)
{
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (self->scope->task, demand, 1);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autoptr (_LianRoom) room = _lian_room_new (loose, none);
  return _lian_room_give (room, way, quantity) >= quantity;
}

/* The least by which a limit has to grow so that a way can make so much beside what else is made; FALSE if
 * it doesn't hang on that limit alone. */
static gboolean
find_least (const Asking *self, guint way, gint64 quantity, LianArrangeDemand *demand)
{
  gint64 low = 0, high = lian_arrange_demand_get_whole (self->scope->task, demand);
  demand->by = high;
  if (high == 0 || !fits_with (self, way, quantity, demand))
    return FALSE;
  while (high - low > 1)
    {
      demand->by = low + (high - low) / 2;
      *(fits_with (self, way, quantity, demand) ? &high : &low) = demand->by;
    }
  demand->by = high;
  return TRUE;
}

static void
find_full (const Asking *self, guint way, LianArrangeWhyNot *why)
{
  for (guint l = 0; l < self->scope->task->limits->len; l++)
    for (guint t = 0; t < self->scope->task->n_months; t++)
      {
        LianArrangeDemand demand = { LIAN_DEMAND_LIMIT, l, t, 0 };
        if (!find_least (self, way, why->quantity, &demand))
          continue;
        why->demand = _lian_scope_lead_back (self->scope, &demand);
        return;
      }
}

/* What the plan is like if the way takes so much over while all other orders stay. */
static void
try_beside (const Asking *self, guint way, LianArrangeWhyNot *why)
{
  const LianArrangeTask *task = self->scope->task;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autoptr (_LianRoom) room = _lian_room_new (task, none);
  why->kind = LIAN_WHY_NOT_FULL;
  if (_lian_room_give (room, way, why->quantity) < why->quantity)
    {
      find_full (self, way, why);
      return;
    }
  g_autoptr (GArray) taken = _lian_room_list (room);
  if (!ORDER (task, self->order)->one_maker)
    keep_others (room, task, self->scope->shares, taken);
  g_autoptr (GArray) shares = _lian_room_list (room);
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, shares);
  why->kind = LIAN_WHY_NOT_POSSIBLE;
  if (faults->len == 0)
    compare_plans (self, shares, why);
}

/* What a plan is like in which the way has to make so much. */
static gboolean
try_way (const Asking *self, guint way, LianArrangeWhyNot *why, GError **error)
{
  gboolean possible;
  if (self->scope->plan != NULL)
    {
      try_beside (self, way, why);
      return TRUE;
    }
  LianArrangeAmount pin = { way, LIAN_ARRANGE_NONE, why->quantity };
  g_autoptr (LianArrangeTask) pinned = lian_arrange_task_copy (self->scope->task);
  g_array_append_val (pinned->pins, pin);
  g_autoptr (GArray) shares = _lian_scope_solve (self->scope, pinned, &possible, self->run, error);
  if (shares == NULL)
    return FALSE;
  why->kind = LIAN_WHY_NOT_POSSIBLE;
  if (possible)
    compare_plans (self, shares, why);
  return TRUE;
}

static gboolean
ask_way (const Asking *self, guint way, LianArrangeOrderAnswer *answer, GError **error)
{
  const LianArrangeTask *task = self->scope->task;
  LianArrangeWhyNot why = { .kind = LIAN_WHY_NOT_UNABLE, .aim = LIAN_N_AIMS };
  gint64 able = 0, value = 0;
  g_autofree guint8 *is_free = g_new0 (guint8, task->ways->len);
  is_free[way] = TRUE;
  why.way = self->scope->way != NULL ? self->scope->way[way] : way;
  why.demand = (LianArrangeDemand) { LIAN_N_DEMANDS, LIAN_ARRANGE_NONE, LIAN_ARRANGE_NONE, 0 };
  why.quantity = ORDER (task, self->order)->one_maker ? lian_arrange_get_wanted (task, self->order)
                                                      : lian_arrange_get_lot (task, self->order);
  if (!_lian_scope_find_able (task, is_free, self->run, &able, &value, error)
      || !(able < why.quantity ? find_bound (self, way, &why, error) : try_way (self, way, &why, error)))
    return FALSE;
  g_array_append_val (answer->why_not, why);
  return TRUE;
}

static gboolean
has_share (const LianArrangeOrderAnswer *answer, guint way)
{
  for (guint n = 0; n < answer->shares->len; n++)
    if (SHARE (answer->shares, n)->way == way)
      return TRUE;
  return FALSE;
}

static gboolean
ask_ways (const Asking *self, LianArrangeOrderAnswer *answer, GError **error)
{
  const LianArrangeOrder *order = ORDER (self->scope->task, self->order);
  for (guint w = order->first_way; w < order->first_way + order->n_ways; w++)
    if (!has_share (answer, self->scope->way != NULL ? self->scope->way[w] : w)
        && !ask_way (self, w, answer, error))
      return FALSE;
  return TRUE;
}

static gboolean
ask_reliefs (const Asking *self, LianArrangeOrderAnswer *answer, GError **error)
{
  if (answer->late == 0 && answer->placed >= answer->wanted)
    return TRUE;
  g_autoptr (GArray) reliefs = _lian_scope_list_reliefs (self->scope, self->order, self->run, error);
  for (guint n = 0; reliefs != NULL && n < reliefs->len; n++)
    {
      LianArrangeDemand relief
          = _lian_scope_lead_back (self->scope, &g_array_index (reliefs, LianArrangeDemand, n));
      g_array_append_val (answer->reliefs, relief);
    }
  return reliefs != NULL;
}

static _LianScope *
make_narrow (const LianArrangeTask *task, GArray *shares, guint order)
{
  g_autofree guint8 *is_free = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < task->ways->len; w++)
    is_free[w] = WAY (task, w)->order == order;
  return _lian_scope_new (task, shares, is_free);
}

static LianArrangeOrderAnswer *
make_answer (const LianArrangeTask *task, GArray *shares, guint order, _LianScope *scope, const _LianRun *run,
             GError **error)
{
  g_autoptr (LianArrangeOrderAnswer) answer = answer_new (task, shares, order);
  Asking self = { scope, run, scope->plan != NULL ? 0 : order };
  answer->is_whole = scope->plan == NULL;
  if (scope->task->orders->len == 0)
    return g_steal_pointer (&answer);
  if (!_lian_scope_begin (scope, run, error) || !ask_ways (&self, answer, error)
      || !ask_reliefs (&self, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/**
 * lian_arrange_order_answer:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan that keeps to it
 * @order: an order
 * @limits: how long to look for each plan that is made to find out; the same as for the plan
 * @progress: (nullable): ends it if no longer wanted
 * @cancellable: (nullable): ends it with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says who makes an order and why not the others, and what would help if it is late or short.  Called on
 * any thread but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL only when cancelled
 */
LianArrangeOrderAnswer *
lian_arrange_order_answer (const LianArrangeTask *task, GArray *shares, guint order, const LianSolveLimits *limits,
                           LianProgress *progress, GCancellable *cancellable, GError **error)
{
  const _LianRun run = { limits, progress, cancellable };
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (LianArrangeOrderAnswer) answer = NULL;
  g_autoptr (_LianScope) whole = _lian_scope_new_proved (task, &run, &cancelled);
  if (whole != NULL)
    answer = make_answer (task, shares, order, whole, &run, &cancelled);
  if (cancelled != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cancelled));
      return NULL;
    }
  if (answer != NULL && !whole->lost)
    return g_steal_pointer (&answer);
  g_autoptr (_LianScope) narrow = make_narrow (task, shares, order);
  return make_answer (task, shares, order, narrow, &run, error);
}
