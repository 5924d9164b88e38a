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
  g_array_unref (self->together);
  g_free (self);
}

static void
clear_why (gpointer why)
{
  g_array_unref (((LianArrangeWhyNot *) why)->demands);
}

static LianArrangeOrderAnswer *
answer_new (const LianArrangeTask *task, GArray *shares, guint order)
{
  LianArrangeOrderAnswer *self = g_new0 (LianArrangeOrderAnswer, 1);
  self->order = order;
  self->wanted = lian_arrange_get_wanted (task, order);
  self->shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  self->why_not = g_array_new (FALSE, FALSE, sizeof (LianArrangeWhyNot));
  g_array_set_clear_func (self->why_not, clear_why);
  self->reliefs = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  self->together = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
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

static void
add_demand (const Asking *self, const _LianScope *alone, LianArrangeDemand demand, GArray *demands)
{
  demand = _lian_scope_lead_back (alone, &demand);
  demand = _lian_scope_lead_back (self->scope, &demand);
  g_array_append_val (demands, demand);
}

/* The demands without which a way could make so much, by itself: one, or the fewest that do it together. */
static gboolean
find_bound (const Asking *self, guint way, LianArrangeWhyNot *why, GError **error)
{
  g_autofree guint8 *is_free = g_new0 (guint8, self->scope->task->ways->len);
  is_free[way] = TRUE;
  g_autoptr (_LianScope) alone = _lian_scope_new_alone (self->scope->task, is_free);
  g_autoptr (GArray) binding = NULL, together = NULL;
  const _LianCure cure = { 0, why->quantity, FALSE };
  gboolean is_smallest;
  if (!_lian_scope_begin (alone, self->run, error)
      || (binding = _lian_scope_list_binding (alone, self->run, error)) == NULL)
    return FALSE;
  for (guint n = 0; why->demands->len == 0 && n < binding->len; n++)
    {
      LianArrangeDemand demand = g_array_index (binding, LianArrangeDemand, n);
      gboolean cured;
      if (!_lian_scope_relieve (alone, &cure, &demand, &cured, self->run, error))
        return FALSE;
      if (cured)
        add_demand (self, alone, demand, why->demands);
    }
  if (why->demands->len > 0)
    return TRUE;
  together = _lian_scope_list_together (alone, &cure, &is_smallest, self->run, error);
  for (guint n = 0; together != NULL && n < together->len; n++)
    add_demand (self, alone, g_array_index (together, LianArrangeDemand, n), why->demands);
  return together != NULL;
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

/* What others keep of an order when a way takes something over: as much as is left of each part, and fits. */
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
      share.quantity = MIN (MIN (share.quantity, left[share.part]), _lian_room_find_fit (room, share.way, share.month));
      left[share.part] -= MAX (share.quantity, 0);
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
        demand = _lian_scope_lead_back (self->scope, &demand);
        g_array_append_val (why->demands, demand);
        return;
      }
}

/* Whether a way could make so much if others made nothing of the order and kept everything else; if not
 * it is said. */
static gboolean
has_room (const Asking *self, guint way, LianArrangeWhyNot *why)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autoptr (_LianRoom) room = _lian_room_new (self->scope->task, none);
  if (_lian_room_give (room, way, why->quantity) >= why->quantity)
    return TRUE;
  why->kind = LIAN_WHY_NOT_FULL;
  find_full (self, way, why);
  return FALSE;
}

/* What the plan is like if the way takes so much over while all other orders stay. */
static void
try_beside (const Asking *self, guint way, LianArrangeWhyNot *why)
{
  const LianArrangeTask *task = self->scope->task;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autoptr (_LianRoom) room = _lian_room_new (task, none);
  if (!has_room (self, way, why))
    return;
  _lian_room_give (room, way, why->quantity);
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
  if (!self->scope->is_exact)
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
  else if (!self->scope->is_whole)
    has_room (self, way, why);
  return TRUE;
}

static gboolean
ask_way (const Asking *self, guint way, LianArrangeOrderAnswer *answer, GError **error)
{
  const LianArrangeTask *task = self->scope->task;
  gint64 able = 0, value = 0;
  g_autofree guint8 *is_free = g_new0 (guint8, task->ways->len);
  is_free[way] = TRUE;
  gint64 quantity = ORDER (task, self->order)->one_maker ? lian_arrange_get_wanted (task, self->order)
                                                         : lian_arrange_get_way_lot (task, way);
  LianArrangeWhyNot why = { .kind = LIAN_WHY_NOT_UNABLE, .aim = LIAN_N_AIMS, .quantity = quantity,
                            .way = self->scope->way != NULL ? self->scope->way[way] : way,
                            .demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand)) };
  gboolean done = _lian_scope_find_able (task, is_free, self->run, &able, &value, error)
                  && (able < quantity ? find_bound (self, way, &why, error) : try_way (self, way, &why, error));
  g_array_append_val (answer->why_not, why);
  return done;
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

static void
add_demands (const Asking *self, GArray *demands, GArray *to)
{
  for (guint n = 0; n < demands->len; n++)
    {
      LianArrangeDemand demand
          = _lian_scope_lead_back (self->scope, &g_array_index (demands, LianArrangeDemand, n));
      g_array_append_val (to, demand);
    }
}

static gboolean
ask_reliefs (const Asking *self, LianArrangeOrderAnswer *answer, GError **error)
{
  const LianArrangeTask *task = self->scope->task;
  const _LianCure cure = { self->order, lian_arrange_get_wanted (task, self->order), TRUE };
  if ((answer->late == 0 && answer->placed >= answer->wanted) || ORDER (task, self->order)->n_ways == 0)
    return TRUE;
  answer->is_best = !_lian_scope_is_cured (self->scope, &cure);
  if (!answer->is_best)
    return TRUE;
  g_autoptr (GArray) reliefs = _lian_scope_list_reliefs (self->scope, &cure, self->run, error);
  if (reliefs == NULL)
    return FALSE;
  add_demands (self, reliefs, answer->reliefs);
  if (reliefs->len > 0)
    return TRUE;
  g_autoptr (GArray) together
      = _lian_scope_list_together (self->scope, &cure, &answer->is_smallest, self->run, error);
  if (together == NULL)
    return FALSE;
  answer->is_smallest = answer->is_smallest && self->scope->is_exact;
  add_demands (self, together, answer->together);
  return TRUE;
}

static LianArrangeOrderAnswer *
make_answer (const LianArrangeTask *task, GArray *shares, guint order, _LianScope *scope, const _LianRun *run,
             GError **error)
{
  g_autoptr (LianArrangeOrderAnswer) answer = answer_new (task, shares, order);
  Asking self = { scope, run, _lian_scope_find_order (scope, order) };
  answer->is_whole = scope->is_whole;
  answer->is_exact = scope->is_exact;
  answer->is_best = TRUE;
  if (self.order == LIAN_ARRANGE_NONE)
    return g_steal_pointer (&answer);
  if (!_lian_scope_begin (scope, run, error) || !ask_ways (&self, answer, error)
      || !ask_reliefs (&self, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* The answer, if it can be proved; takes the scope, which may be NULL. */
static LianArrangeOrderAnswer *
make_proved (const LianArrangeTask *task, GArray *shares, guint order, _LianScope *taken, const _LianRun *run,
             GError **error)
{
  g_autoptr (_LianScope) scope = taken;
  g_autoptr (LianArrangeOrderAnswer) answer
      = scope != NULL ? make_answer (task, shares, order, scope, run, error) : NULL;
  return answer != NULL && !scope->lost ? g_steal_pointer (&answer) : NULL;
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
  g_autofree guint8 *is_free = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < task->ways->len; w++)
    is_free[w] = WAY (task, w)->order == order;
  LianArrangeOrderAnswer *answer
      = make_proved (task, shares, order, _lian_scope_new_proved (task, order, &run, &cancelled), &run, &cancelled);
  if (answer == NULL && cancelled == NULL)
    answer = make_proved (task, shares, order, _lian_scope_new_near (task, shares, is_free, &run, &cancelled), &run,
                          &cancelled);
  g_autoptr (_LianScope) narrow = _lian_scope_new (task, shares, is_free);
  if (answer == NULL && cancelled == NULL)
    answer = make_answer (task, shares, order, narrow, &run, &cancelled);
  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  return answer;
}
