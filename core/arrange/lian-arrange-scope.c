/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Arranges anew with one demand or other loosened, and remembers what came of it.
 *
 * A demand binds if the plan is another one without it.  Plans are the best by a fixed rule, so of a
 * group of demands that only narrow what is possible none binds if the plan stays the same without all
 * of them: halving the group finds those that do. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-pieces-private.h"
#include "lian-arrange-private.h"
#include "lian-arrange-room-private.h"
#include "lian-arrange-scope-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#define MOST_CELLS 1500 /* ways by months, of a task for which the best plan is looked for */
#define FEW_CELLS 150 /* the same where others stay as they are, which is asked for one by one */
#define MOST_SECONDS 0.2 /* of work for each of its plans */

guint
_lian_demand_hash (gconstpointer data)
{
  const LianArrangeDemand *demand = data;
  return (guint) demand->kind * 31 + demand->index * 1009 + demand->month * 65537 + (guint) demand->by;
}

gboolean
_lian_demand_equal (gconstpointer a, gconstpointer b)
{
  const LianArrangeDemand *first = a, *second = b;
  return first->kind == second->kind && first->index == second->index && first->month == second->month
         && first->by == second->by;
}

/* The plan with a demand loosened. */
typedef struct
{
  GArray *shares;
  gboolean is_open;
} Loosened;

static void
free_loosened (gpointer data)
{
  g_array_unref (((Loosened *) data)->shares);
  g_free (data);
}

/* The ways that are free; NULL: all of them, and the whole task. */
_LianScope *
_lian_scope_new (const LianArrangeTask *task, GArray *shares, const guint8 *is_free)
{
  _LianScope *self = g_new0 (_LianScope, 1);
  self->task = task;
  self->is_exact = self->is_whole = is_free == NULL;
  self->loosened = g_hash_table_new_full (_lian_demand_hash, _lian_demand_equal, g_free, free_loosened);
  if (is_free != NULL)
    _lian_scope_narrow (self, task, shares, is_free);
  return self;
}

void
_lian_scope_free (_LianScope *self)
{
  if (self == NULL)
    return;
  gpointer freed[] = { self->way, self->part, self->order, self->maker, self->limit, self->pin, self->agreed };
  for (guint n = 0; n < G_N_ELEMENTS (freed); n++)
    g_free (freed[n]);
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->binding, g_array_unref);
  g_clear_pointer (&self->plan, g_array_unref);
  g_hash_table_unref (self->loosened);
  lian_arrange_task_free (self->own);
  g_free (self);
}

static GArray *
prove (_LianScope *self, const LianArrangeTask *task, gboolean *possible, const _LianRun *run, GError **error)
{
  g_autoptr (LianArrangePlan) plan
      = _lian_arrange_prove (task, self->shares, MIN (run->limits->seconds, MOST_SECONDS), run->cancellable, error);
  if (plan == NULL)
    return NULL;
  *possible = plan->status == LIAN_SOLVE_OPTIMAL;
  self->is_open = plan->status == LIAN_SOLVE_UNKNOWN;
  self->lost |= self->is_open && !self->may_be_open;
  return g_array_ref (plan->shares);
}

/* Makes a plan; @possible is whether there is one, and without one nothing is made. */
GArray *
_lian_scope_solve (_LianScope *self, const LianArrangeTask *task, gboolean *possible, const _LianRun *run,
                   GError **error)
{
  gboolean any;
  self->is_open = FALSE;
  if (self->lost)
    return g_array_ref (self->shares);
  if (self->is_exact)
    return prove (self, task, possible != NULL ? possible : &any, run, error);
  if (g_cancellable_is_cancelled (run->cancellable))
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CANCELLED, _ ("cancelled"));
      return NULL;
    }
  if (possible != NULL)
    *possible = TRUE;
  return _lian_room_improve (task, self->plan);
}

static _LianScope *
take_if_proved (_LianScope *taken, guint most_cells, const _LianRun *run, GError **error)
{
  g_autoptr (_LianScope) scope = taken;
  gboolean possible;
  if ((guint64) scope->task->ways->len * scope->task->n_months > most_cells)
    return NULL;
  scope->is_exact = TRUE;
  scope->shares = prove (scope, scope->task, &possible, run, error);
  return scope->shares != NULL && possible ? g_steal_pointer (&scope) : NULL;
}

/* All that has to do with an order, if the best plan for it can be proved; else NULL without an error. */
_LianScope *
_lian_scope_new_proved (const LianArrangeTask *task, guint order, const _LianRun *run, GError **error)
{
  guint n_pieces;
  g_autofree guint *piece_of = _lian_pieces_find (task, &n_pieces);
  if (n_pieces < 2 || piece_of[order] == LIAN_ARRANGE_NONE)
    return take_if_proved (_lian_scope_new (task, NULL, NULL), MOST_CELLS, run, error);
  g_autofree guint8 *is_free = _lian_pieces_list_ways (task, piece_of, piece_of[order]);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  _LianScope *scope = _lian_scope_new (task, none, is_free);
  scope->is_whole = TRUE;
  return take_if_proved (scope, MOST_CELLS, run, error);
}

/* The order's number in the scope; LIAN_ARRANGE_NONE if nothing of it is free. */
guint
_lian_scope_find_order (const _LianScope *self, guint order)
{
  if (self->order == NULL)
    return order;
  for (guint o = 0; o < self->task->orders->len; o++)
    if (self->order[o] == order)
      return o;
  return LIAN_ARRANGE_NONE;
}

/* A few ways while all others stay, if the best plan of them can be proved; else NULL without an error. */
_LianScope *
_lian_scope_new_near (const LianArrangeTask *task, GArray *shares, const guint8 *is_free, const _LianRun *run,
                      GError **error)
{
  return take_if_proved (_lian_scope_new (task, shares, is_free), FEW_CELLS, run, error);
}

/* Arranges anew with nothing loosened. */
gboolean
_lian_scope_begin (_LianScope *self, const _LianRun *run, GError **error)
{
  if (self->shares == NULL)
    self->shares = _lian_scope_solve (self, self->task, NULL, run, error);
  return self->shares != NULL;
}

/* The plan with some demands loosened; the plan as it is if that makes none possible.  Begin first. */
GArray *
_lian_scope_loosen_all (_LianScope *self, const LianArrangeDemand *demands, guint n, const _LianRun *run,
                        GError **error)
{
  gboolean possible;
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (self->task, demands, n);
  if (run->progress != NULL && !lian_progress_fail_if_cancelled (run->progress, error))
    return NULL;
  GArray *shares = _lian_scope_solve (self, loose, &possible, run, error);
  if (shares == NULL || possible)
    return shares;
  g_array_unref (shares);
  return g_array_ref (self->shares);
}

/* Whether more of the same limit is known to change nothing: then what is possible with less of it has that plan as
 * well, and no better one. */
static gboolean
is_of_no_use (const _LianScope *self, const LianArrangeDemand *demand)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->loosened);
  while (self->is_exact && demand->kind == LIAN_DEMAND_LIMIT && g_hash_table_iter_next (&iter, &key, &value))
    {
      const LianArrangeDemand *more = key;
      const Loosened *loosened = value;
      if (more->kind == demand->kind && more->index == demand->index && more->month == demand->month
          && more->by >= demand->by && !loosened->is_open && _lian_shares_are_same (loosened->shares, self->shares))
        return TRUE;
    }
  return FALSE;
}

/* The plan with one demand loosened; kept for the next who asks.  Begin first. */
GArray *
_lian_scope_loosen (_LianScope *self, const LianArrangeDemand *demand, const _LianRun *run, GError **error)
{
  Loosened *loosened = g_hash_table_lookup (self->loosened, demand);
  if (loosened == NULL)
    {
      GArray *shares = is_of_no_use (self, demand) ? g_array_ref (self->shares)
                                                   : _lian_scope_loosen_all (self, demand, 1, run, error);
      if (shares == NULL)
        return NULL;
      loosened = g_new0 (Loosened, 1);
      *loosened = (Loosened) { shares, shares != self->shares && self->is_open };
      g_hash_table_insert (self->loosened, g_memdup2 (demand, sizeof *demand), loosened);
    }
  self->is_open = loosened->is_open;
  return g_array_ref (loosened->shares);
}

static void
add_demand (const _LianScope *self, GArray *demands, LianDemandKind kind, guint index, guint month)
{
  LianArrangeDemand demand = { kind, index, month, 0 };
  demand.by = lian_arrange_demand_get_whole (self->task, &demand);
  if (demand.by > 0)
    g_array_append_val (demands, demand);
}

static GArray *
list_limits (const _LianScope *self)
{
  GArray *demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < self->task->limits->len; n++)
    for (guint t = 0; t < self->task->n_months; t++)
      add_demand (self, demands, LIAN_DEMAND_LIMIT, n, t);
  for (guint n = 0; n < self->task->orders->len; n++)
    {
      add_demand (self, demands, LIAN_DEMAND_OPENS, n, LIAN_ARRANGE_NONE);
      add_demand (self, demands, LIAN_DEMAND_LOT, n, LIAN_ARRANGE_NONE);
      add_demand (self, demands, LIAN_DEMAND_ONE_MAKER, n, LIAN_ARRANGE_NONE);
    }
  for (guint n = 0; n < self->task->ways->len; n++)
    add_demand (self, demands, LIAN_DEMAND_OWN_LOT, n, LIAN_ARRANGE_NONE);
  for (guint n = 0; n < self->task->pins->len; n++)
    add_demand (self, demands, LIAN_DEMAND_PIN, n, LIAN_ARRANGE_NONE);
  return demands;
}

/* Those that say what is wanted: without one, plans are compared otherwise, so each is looked at alone. */
static GArray *
list_wishes (const _LianScope *self)
{
  GArray *demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < self->task->orders->len; n++)
    add_demand (self, demands, LIAN_DEMAND_DATE, n, LIAN_ARRANGE_NONE);
  for (guint n = 0; n < self->task->ways->len; n++)
    add_demand (self, demands, LIAN_DEMAND_RELATION, n, LIAN_ARRANGE_NONE);
  for (guint n = 0; n < self->task->makers->len; n++)
    add_demand (self, demands, LIAN_DEMAND_FLOOR, n, LIAN_ARRANGE_NONE);
  for (guint n = 0; n < self->task->agreed->len; n++)
    add_demand (self, demands, LIAN_DEMAND_AGREED, n, LIAN_ARRANGE_NONE);
  return demands;
}

static gboolean
halve (_LianScope *self, const LianArrangeDemand *demands, guint n, GArray *binding, const _LianRun *run,
       GError **error)
{
  if (n == 0)
    return TRUE;
  g_autoptr (GArray) shares = n == 1 ? _lian_scope_loosen (self, demands, run, error)
                                     : _lian_scope_loosen_all (self, demands, n, run, error);
  if (shares == NULL)
    return FALSE;
  if (!self->is_open && _lian_shares_are_same (shares, self->shares))
    return TRUE;
  if (n == 1)
    {
      g_array_append_val (binding, *demands);
      return TRUE;
    }
  return halve (self, demands, n / 2, binding, run, error)
         && halve (self, demands + n / 2, n - n / 2, binding, run, error);
}

static GArray *
find_binding (_LianScope *self, const _LianRun *run, GError **error)
{
  g_autoptr (GArray) binding = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  g_autoptr (GArray) limits = list_limits (self);
  g_autoptr (GArray) wishes = list_wishes (self);
  if (!self->is_exact)
    g_array_append_vals (binding, limits->data, limits->len);
  else if (!halve (self, (LianArrangeDemand *) (gpointer) limits->data, limits->len, binding, run, error))
    return NULL;
  for (guint n = 0; n < wishes->len; n++)
    if (!halve (self, &g_array_index (wishes, LianArrangeDemand, n), 1, binding, run, error))
      return NULL;
  return g_steal_pointer (&binding);
}

/* All demands, each loosened whole. */
GArray *
_lian_scope_list_demands (const _LianScope *self)
{
  GArray *demands = list_limits (self);
  g_autoptr (GArray) wishes = list_wishes (self);
  g_array_append_vals (demands, wishes->data, wishes->len);
  return demands;
}

/* All demands without which the plan is another one, or may be, each loosened whole.  Begin first. */
GArray *
_lian_scope_list_binding (_LianScope *self, const _LianRun *run, GError **error)
{
  if (self->binding == NULL)
    self->binding = find_binding (self, run, error);
  return self->binding != NULL ? g_array_ref (self->binding) : NULL;
}

/* A small task in which some ways are alone: everything is theirs, and only how much they make counts. */
_LianScope *
_lian_scope_new_alone (const LianArrangeTask *task, const guint8 *is_free)
{
  const LianArrangeStage stage = { LIAN_AIM_PROMISE, 1, 1, FALSE };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  _LianScope *scope = _lian_scope_new (task, none, is_free);
  g_array_set_size (scope->own->stages, 0);
  g_array_append_val (scope->own->stages, stage);
  g_array_set_size (scope->own->pins, 0);
  for (guint n = 0; n < scope->own->orders->len; n++)
    ORDER (scope->own, n)->weight = 1;
  return scope;
}

static void
count (const LianArrangeTask *task, GArray *shares, gint64 *steps, gint64 *value)
{
  gint64 all_steps = 0, all_value = 0;
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      all_steps += share->quantity;
      all_value += share->quantity * ORDER (task, WAY (task, share->way)->order)->value;
    }
  *steps = MAX (*steps, all_steps);
  *value = MAX (*value, all_value);
}

/* What some ways could make by themselves.  A single one is filled as far as it goes; for several the best
 * mixture is looked for as well. */
gboolean
_lian_scope_find_able (const LianArrangeTask *task, const guint8 *is_free, const _LianRun *run, gint64 *steps,
                       gint64 *value, GError **error)
{
  gboolean possible;
  g_autoptr (_LianScope) scope = _lian_scope_new_alone (task, is_free);
  if (!_lian_scope_begin (scope, run, error))
    return FALSE;
  count (scope->task, scope->shares, steps, value);
  if (scope->task->ways->len < 2)
    return TRUE;
  g_autoptr (GArray) mixed = prove (scope, scope->task, &possible, run, error);
  if (mixed == NULL)
    return FALSE;
  count (scope->task, mixed, steps, value);
  return TRUE;
}

/* The demand of the whole task. */
LianArrangeDemand
_lian_scope_lead_back (const _LianScope *self, const LianArrangeDemand *demand)
{
  const guint *const by_kind[LIAN_N_DEMANDS] = {
    [LIAN_DEMAND_LIMIT] = self->limit, [LIAN_DEMAND_DATE] = self->order, [LIAN_DEMAND_OPENS] = self->order,
    [LIAN_DEMAND_LOT] = self->order, [LIAN_DEMAND_ONE_MAKER] = self->order, [LIAN_DEMAND_PIN] = self->pin,
    [LIAN_DEMAND_RELATION] = self->way, [LIAN_DEMAND_FLOOR] = self->maker,
    [LIAN_DEMAND_AGREED] = self->agreed, [LIAN_DEMAND_PROMISE] = self->order,
    [LIAN_DEMAND_OWN_LOT] = self->way,
  };
  LianArrangeDemand back = *demand;
  if (by_kind[demand->kind] != NULL)
    back.index = by_kind[demand->kind][demand->index];
  return back;
}

/* Steps by way. */
gint64 *
_lian_shares_by_way (const LianArrangeTask *task, GArray *shares)
{
  gint64 *by_way = g_new0 (gint64, MAX (task->ways->len, 1));
  for (guint n = 0; n < shares->len; n++)
    by_way[SHARE (shares, n)->way] += SHARE (shares, n)->quantity;
  return by_way;
}

gboolean
_lian_shares_are_same (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint n = 0; n < a->len; n++)
    {
      const LianArrangeShare *first = SHARE (a, n), *second = SHARE (b, n);
      if (first->way != second->way || first->part != second->part || first->month != second->month
          || first->quantity != second->quantity)
        return FALSE;
    }
  return TRUE;
}
