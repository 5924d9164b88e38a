/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is said about an order: who makes it and when, why the others don't, and what would help if it
 * is late or short. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-answers.h"
#include "lian-arrange-check.h"
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

/* A single demand without which a way, alone, could make so much. */
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

static gint64
get_objective (const LianArrangeTask *task, const gint64 *values, guint place)
{
  __extension__ __int128 sum = 0;
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->place == place)
      sum += (__int128) values[STAGE (task, n)->aim] * STAGE (task, n)->weight;
  return sum > G_MAXINT64 ? G_MAXINT64 : (gint64) sum;
}

static guint
find_next_place (const LianArrangeTask *task, guint place)
{
  guint next = G_MAXUINT;
  for (guint n = 0; n < task->stages->len; n++)
    if (STAGE (task, n)->place > place)
      next = MIN (next, STAGE (task, n)->place);
  return next;
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
  lian_arrange_measure (task, self->scope->shares, before);
  lian_arrange_measure (task, shares, after);
  why->kind = LIAN_WHY_NOT_EQUAL;
  for (guint place = find_next_place (task, 0); place != G_MAXUINT; place = find_next_place (task, place))
    {
      gint64 first = get_objective (task, before, place), second = get_objective (task, after, place);
      if (first == second)
        continue;
      why->kind = first < second ? LIAN_WHY_NOT_AIM : LIAN_WHY_NOT_BETTER;
      find_worse (task, before, after, place, why);
      return;
    }
}

/* What a plan is like in which the way has to make so much. */
static gboolean
try_way (const Asking *self, guint way, LianArrangeWhyNot *why, GError **error)
{
  gboolean possible;
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
  gint64 able, value;
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
make_scope (const LianArrangeTask *task, GArray *shares, guint order)
{
  if (_lian_scope_is_small (task))
    return _lian_scope_new (task, shares, NULL);
  g_autofree guint8 *is_free = g_new0 (guint8, MAX (task->ways->len, 1));
  for (guint w = 0; w < task->ways->len; w++)
    is_free[w] = WAY (task, w)->order == order;
  return _lian_scope_new (task, shares, is_free);
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
  g_autoptr (LianArrangeOrderAnswer) answer = answer_new (task, shares, order);
  g_autoptr (_LianScope) scope = make_scope (task, shares, order);
  Asking self = { scope, &run, scope->own != NULL ? 0 : order };
  answer->is_whole = scope->own == NULL;
  if (scope->task->orders->len == 0)
    return g_steal_pointer (&answer);
  if (!_lian_scope_begin (scope, &run, error) || !ask_ways (&self, answer, error)
      || !ask_reliefs (&self, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}
