/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What binds a co-operative: every demand that may matter is loosened, everything is arranged anew, and
 * what the co-operative is given then is compared with what it is given now. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-reasons-private.h"

void
_lian_asking_reason_free (gpointer data)
{
  g_array_unref (((LianArrangeReason *) data)->changes);
  g_free (data);
}

void
_lian_asking_clear (_LianAsking *self)
{
  g_clear_pointer (&self->scope, _lian_scope_free);
  g_clear_pointer (&self->binding, g_array_unref);
  g_clear_pointer (&self->used, g_free);
  g_clear_pointer (&self->by_way, g_free);
}

/* Takes a scope, arranges it anew and finds what binds in it. */
gboolean
_lian_asking_begin (_LianAsking *self, _LianScope *scope, const _LianRun *run, GError **error)
{
  *self = (_LianAsking) { .scope = scope, .run = run };
  scope->may_be_open = TRUE;
  if (!_lian_scope_begin (scope, run, error))
    return FALSE;
  self->used = lian_arrange_get_used (scope->task, scope->shares);
  self->by_way = _lian_shares_by_way (scope->task, scope->shares);
  self->binding = _lian_scope_list_binding (scope, run, error);
  return self->binding != NULL;
}

guint
_lian_asking_lead_way (const _LianScope *scope, guint way)
{
  return scope->way != NULL ? scope->way[way] : way;
}

static gint64
get_value (const LianArrangeTask *task, guint way)
{
  return ORDER (task, WAY (task, way)->order)->value;
}

/* What a maker would be given more or less by a plan. */
static LianArrangeReason *
compare (const _LianAsking *self, guint maker, GArray *shares)
{
  const LianArrangeTask *task = self->scope->task;
  LianArrangeReason *reason = g_new0 (LianArrangeReason, 1);
  g_autofree gint64 *by_way = _lian_shares_by_way (task, shares);
  reason->changes = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  for (guint w = 0; w < task->ways->len; w++)
    if (WAY (task, w)->maker == maker && by_way[w] != self->by_way[w])
      {
        LianArrangeAmount change = { _lian_asking_lead_way (self->scope, w), LIAN_ARRANGE_NONE, by_way[w] - self->by_way[w] };
        g_array_append_val (reason->changes, change);
        reason->more += change.quantity * get_value (task, w);
      }
  return reason;
}

/* What is left of a limit in a month; of a material what neither it nor a later month needs. */
static gint64
get_left (const _LianAsking *self, guint limit, guint month)
{
  const LianArrangeLimit *of = LIMIT (self->scope->task, limit);
  const gint64 *used = self->used + (gsize) limit * self->scope->task->n_months;
  if (of->kind != LIAN_LIMIT_MATERIAL)
    return of->amount[month] - used[month];
  gint64 left = 0, least = G_MAXINT64;
  for (guint t = 0; t < self->scope->task->n_months; t++)
    {
      left += of->amount[t] - used[t];
      if (t >= month)
        least = MIN (least, left);
    }
  return least;
}

/* What a limit lacks for the next steps of a way: one, or the lot with which it begins. */
static void
add_needs (const _LianAsking *self, guint way, const LianArrangeDemand *demand, GArray *needs)
{
  const LianArrangeTask *task = self->scope->task;
  const LianArrangeWay *of = WAY (task, way);
  gint64 use = _lian_arrange_get_use (task, of->first_use, of->n_uses, demand->index);
  gint64 set_up = of->variety == LIAN_ARRANGE_NONE
                      ? 0
                      : _lian_arrange_get_use (task, VARIETY (task, of->variety)->first_use,
                                 VARIETY (task, of->variety)->n_uses, demand->index);
  gint64 left = get_left (self, demand->index, demand->month);
  gint64 steps[] = { 1, self->by_way[way] > 0 ? 1 : lian_arrange_get_way_lot (task, way) };
  for (guint n = 0; n < G_N_ELEMENTS (steps); n++)
    {
      gint64 plain = use * steps[n] - left, with = plain + set_up;
      if (use > 0 && plain > 0)
        g_array_append_val (needs, plain);
      if (set_up > 0 && with > 0)
        g_array_append_val (needs, with);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;
  return first < second ? -1 : first > second;
}

static void
sort_numbers (GArray *numbers)
{
  guint kept = 0;
  g_array_sort (numbers, compare_numbers);
  for (guint n = 0; n < numbers->len; n++)
    if (kept == 0 || g_array_index (numbers, gint64, n) != g_array_index (numbers, gint64, kept - 1))
      g_array_index (numbers, gint64, kept++) = g_array_index (numbers, gint64, n);
  g_array_set_size (numbers, kept);
}

/* By how much to loosen a limit to see what it does: for each next step of the co-operative's own ways,
 * and once for the largest next step of anyone's. */
static GArray *
list_limit_raises (const _LianAsking *self, guint maker, const LianArrangeDemand *demand)
{
  const LianArrangeTask *task = self->scope->task;
  GArray *own = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint w = 0; w < task->ways->len; w++)
    {
      add_needs (self, w, demand, all);
      if (WAY (task, w)->maker == maker)
        add_needs (self, w, demand, own);
    }
  sort_numbers (all);
  sort_numbers (own);
  if (all->len > 0)
    g_array_append_val (own, g_array_index (all, gint64, all->len - 1));
  return own;
}

static GArray *
list_raises (const _LianAsking *self, guint maker, const LianArrangeDemand *demand)
{
  if (demand->kind == LIAN_DEMAND_LIMIT)
    return list_limit_raises (self, maker, demand);
  GArray *raises = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean by_month = demand->kind == LIAN_DEMAND_DATE || demand->kind == LIAN_DEMAND_OPENS;
  for (gint64 by = by_month ? 1 : demand->by; by <= demand->by; by++)
    g_array_append_val (raises, by);
  return raises;
}

/* Whether the plan that was asked for last is the best; if that could not be proved the slip says so. */
static gboolean
is_known (const _LianAsking *self)
{
  *self->is_complete = *self->is_complete && !self->scope->is_open;
  return !self->scope->is_open;
}

/* Loosens more and more, until it brings something; as long as whole it would bring something. */
static gboolean
look_further (const _LianAsking *self, guint maker, LianArrangeDemand demand, gint64 by, LianArrangeReason **found,
              GError **error)
{
  g_autoptr (GArray) whole = _lian_scope_loosen (self->scope, &demand, self->run, error);
  if (whole == NULL)
    return FALSE;
  LianArrangeReason *most = compare (self, maker, whole);
  gint64 more = is_known (self) ? most->more : 0, limit = demand.by;
  _lian_asking_reason_free (most);
  for (gint64 next = by; more > 0 && *found == NULL && next < limit;)
    {
      next = MIN (2 * next, limit);
      demand.by = next;
      g_autoptr (GArray) shares = _lian_scope_loosen (self->scope, &demand, self->run, error);
      if (shares == NULL)
        return FALSE;
      if (!is_known (self))
        return TRUE;
      LianArrangeReason *reason = compare (self, maker, shares);
      reason->demand = demand;
      if (reason->more > 0)
        *found = reason;
      else
        _lian_asking_reason_free (reason);
    }
  return TRUE;
}

/* Asks for the largest raise first: if that changes nothing, neither do the others. */
static gboolean
ask_largest (const _LianAsking *self, GArray *raises, LianArrangeDemand demand, GError **error)
{
  if (raises->len == 0 || demand.kind != LIAN_DEMAND_LIMIT)
    return TRUE;
  for (guint n = 0; n < raises->len; n++)
    demand.by = MAX (n == 0 ? 0 : demand.by, g_array_index (raises, gint64, n));
  g_autoptr (GArray) shares = _lian_scope_loosen (self->scope, &demand, self->run, error);
  return shares != NULL;
}

/* The least raise that brings the co-operative more; without one the first that changes anything. */
static gboolean
ask_demand (const _LianAsking *self, guint maker, const LianArrangeDemand *whole, LianArrangeReason **found,
            GError **error)
{
  g_autoptr (GArray) raises = list_raises (self, maker, whole);
  LianArrangeReason *less = NULL, *more = NULL;
  LianArrangeDemand demand = *whole;
  if (!ask_largest (self, raises, demand, error))
    return FALSE;
  for (guint n = 0; n < raises->len && more == NULL; n++)
    {
      demand.by = g_array_index (raises, gint64, n);
      g_autoptr (GArray) shares = _lian_scope_loosen (self->scope, &demand, self->run, error);
      if (shares == NULL)
        {
          g_clear_pointer (&less, _lian_asking_reason_free);
          return FALSE;
        }
      if (!is_known (self))
        continue;
      LianArrangeReason *reason = compare (self, maker, shares);
      reason->demand = demand;
      if (reason->more > 0)
        more = reason;
      else if (reason->changes->len > 0 && less == NULL)
        less = reason;
      else
        _lian_asking_reason_free (reason);
    }
  gboolean done = more != NULL || raises->len == 0
                  || look_further (self, maker, *whole, MAX (demand.by, 1), &more, error);
  *found = more != NULL ? more : g_steal_pointer (&less);
  g_clear_pointer (&less, _lian_asking_reason_free);
  return done;
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const LianArrangeReason *first = *(gpointer *) a, *second = *(gpointer *) b;
  if (first->more != second->more)
    return first->more > second->more ? -1 : 1;
  if (first->demand.kind != second->demand.kind)
    return first->demand.kind < second->demand.kind ? -1 : 1;
  if (first->demand.index != second->demand.index)
    return first->demand.index < second->demand.index ? -1 : 1;
  return first->demand.month < second->demand.month ? -1 : first->demand.month > second->demand.month;
}

static gboolean
is_named (const LianArrangeSlip *slip, const LianArrangeDemand *demand)
{
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeDemand *named = &((LianArrangeReason *) slip->reasons->pdata[n])->demand;
      if (named->kind == demand->kind && named->index == demand->index && named->month == demand->month)
        return TRUE;
    }
  return FALSE;
}

/* Loosens a limit that isn't named yet by as much as one of the same kind that is. */
static gboolean
try_same (const _LianAsking *self, guint maker, LianArrangeSlip *slip, const LianArrangeReason *named, GError **error)
{
  const LianArrangeTask *task = self->scope->task;
  for (guint n = 0; n < self->binding->len; n++)
    {
      LianArrangeDemand demand = g_array_index (self->binding, LianArrangeDemand, n);
      if (demand.kind != LIAN_DEMAND_LIMIT || is_named (slip, &demand)
          || LIMIT (task, demand.index)->kind != LIMIT (task, named->demand.index)->kind)
        continue;
      demand.by = named->demand.by;
      g_autoptr (GArray) shares = _lian_scope_loosen (self->scope, &demand, self->run, error);
      if (shares == NULL)
        return FALSE;
      if (!is_known (self))
        continue;
      LianArrangeReason *reason = compare (self, maker, shares);
      reason->demand = demand;
      if (reason->changes->len > 0)
        g_ptr_array_add (slip->reasons, reason);
      else
        _lian_asking_reason_free (reason);
    }
  return TRUE;
}

/* Small steps hide what larger ones do; so what one limit is said to need is asked of the others as well,
 * until nothing new is named.  Then "raising anything else by as much changes nothing" is true. */
static gboolean
try_others (const _LianAsking *self, guint maker, LianArrangeSlip *slip, GError **error)
{
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeReason *reason = slip->reasons->pdata[n];
      if (reason->demand.kind == LIAN_DEMAND_LIMIT && !try_same (self, maker, slip, reason, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_lian_asking_add_reasons (_LianAsking *self, guint maker, LianArrangeSlip *slip, GError **error)
{
  self->is_complete = &slip->is_complete;
  for (guint n = 0; n < self->binding->len; n++)
    {
      LianArrangeReason *reason = NULL;
      const LianArrangeDemand *demand = &g_array_index (self->binding, LianArrangeDemand, n);
      if (!ask_demand (self, maker, demand, &reason, error))
        {
          g_clear_pointer (&reason, _lian_asking_reason_free);
          return FALSE;
        }
      if (reason != NULL)
        g_ptr_array_add (slip->reasons, reason);
    }
  if (!try_others (self, maker, slip, error))
    return FALSE;
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      LianArrangeReason *reason = slip->reasons->pdata[n];
      reason->demand = _lian_scope_lead_back (self->scope, &reason->demand);
    }
  g_ptr_array_sort (slip->reasons, compare_reasons);
  return TRUE;
}

static int
compare_next (gconstpointer a, gconstpointer b, gpointer task)
{
  const LianArrangeAmount *first = a, *second = b;
  double more = (double) first->quantity * (double) get_value (task, first->way);
  double other = (double) second->quantity * (double) get_value (task, second->way);
  return more > other ? -1 : more < other ? 1 : first->way < second->way ? -1 : first->way > second->way;
}

/* What it would get with one more step's worth of each limit that it works against. */
gboolean
_lian_asking_add_next (_LianAsking *self, guint maker, LianArrangeSlip *slip, const LianArrangeTask *task, GError **error)
{
  self->is_complete = &slip->is_complete;
  _LianScope *scope = self->scope;
  g_autoptr (GArray) demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint l = 0; l < scope->task->limits->len; l++)
    for (guint t = 0; t < scope->task->n_months; t++)
      {
        LianArrangeDemand demand = { LIAN_DEMAND_LIMIT, l, t, 0 };
        g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (gint64));
        for (guint w = 0; w < scope->task->ways->len; w++)
          if (WAY (scope->task, w)->maker == maker)
            add_needs (self, w, &demand, needs);
        sort_numbers (needs);
        if (needs->len == 0)
          continue;
        demand.by = g_array_index (needs, gint64, needs->len - 1);
        g_array_append_val (demands, demand);
      }
  g_autoptr (LianArrangeTask) loose
      = lian_arrange_loosen (scope->task, (LianArrangeDemand *) (gpointer) demands->data, demands->len);
  g_autoptr (GArray) shares = _lian_scope_solve (scope, loose, NULL, self->run, error);
  if (shares == NULL)
    return FALSE;
  if (!is_known (self))
    return TRUE;
  LianArrangeReason *reason = compare (self, maker, shares);
  for (guint n = 0; n < reason->changes->len; n++)
    if (AMOUNT (reason->changes, n)->quantity > 0)
      g_array_append_val (slip->next, *AMOUNT (reason->changes, n));
  _lian_asking_reason_free (reason);
  g_array_sort_with_data (slip->next, compare_next, (gpointer) task);
  return TRUE;
}

