/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would help an order that is late or short: every single demand that cures it when it is
 * loosened, and the least by which it does; without one the fewest that cure it together. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-least-set-private.h"
#include "lian-arrange-scope-private.h"

#define MOST_TESTS 400 /* of sets of demands */

/* Whether a plan makes as many steps of an order as are wanted, in time by the dates of this task. */
static gboolean
is_cured (const LianArrangeTask *task, GArray *shares, const _LianCure *cure)
{
  gint64 made = 0;
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      const LianArrangePart *part = PART (task, share->part);
      if (part->order == cure->order && (!cure->in_time || (int) share->month <= part->due))
        made += share->quantity;
    }
  return made >= cure->wanted;
}

/* Whether it is cured with nothing loosened, only by arranging anew.  Begin first. */
gboolean
_lian_scope_is_cured (const _LianScope *scope, const _LianCure *cure)
{
  return is_cured (scope->task, scope->shares, cure);
}

/* Whether it is cured with demands loosened by so much. */
static gboolean
try_relief (_LianScope *scope, const _LianCure *cure, GArray *demands, gboolean *cured, const _LianRun *run,
            GError **error)
{
  const LianArrangeDemand *all = (LianArrangeDemand *) (gpointer) demands->data;
  g_autoptr (GArray) shares = demands->len == 1 ? _lian_scope_loosen (scope, all, run, error)
                                                : _lian_scope_loosen_all (scope, all, demands->len, run, error);
  if (shares == NULL)
    return FALSE;
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (scope->task, all, demands->len);
  *cured = is_cured (loose, shares, cure);
  return TRUE;
}

/* Loosens one of some demands that cure together by no more than has to be. */
static gboolean
lessen (_LianScope *scope, const _LianCure *cure, GArray *demands, guint n, const _LianRun *run, GError **error)
{
  LianArrangeDemand *demand = &g_array_index (demands, LianArrangeDemand, n);
  gint64 low = 0, high = demand->by;
  while (high - low > 1)
    {
      gboolean enough;
      demand->by = low + (high - low) / 2;
      if (!try_relief (scope, cure, demands, &enough, run, error))
        return FALSE;
      *(enough ? &high : &low) = demand->by;
    }
  demand->by = high;
  return TRUE;
}

/* The least that cures; by one less it doesn't.  @cured is whether @demand cures as it is. */
gboolean
_lian_scope_relieve (_LianScope *scope, const _LianCure *cure, LianArrangeDemand *demand, gboolean *cured,
                     const _LianRun *run, GError **error)
{
  g_autoptr (GArray) demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  g_array_append_val (demands, *demand);
  if (!try_relief (scope, cure, demands, cured, run, error)
      || (*cured && !lessen (scope, cure, demands, 0, run, error)))
    return FALSE;
  *demand = g_array_index (demands, LianArrangeDemand, 0);
  return TRUE;
}

/* How large a relief is beside what there is. */
static double
get_weight (const LianArrangeTask *task, const LianArrangeDemand *demand)
{
  double whole = 1;
  if (demand->kind == LIAN_DEMAND_LIMIT)
    for (guint t = 0; t < task->n_months; t++)
      whole += (double) LIMIT (task, demand->index)->amount[t];
  else if (demand->kind == LIAN_DEMAND_DATE || demand->kind == LIAN_DEMAND_OPENS)
    whole = task->n_months;
  else if (demand->kind != LIAN_DEMAND_ONE_MAKER && demand->kind != LIAN_DEMAND_PIN)
    whole = (double) MAX (lian_arrange_demand_get_whole (task, demand), 1);
  return (double) demand->by / whole;
}

static int
compare_reliefs (gconstpointer a, gconstpointer b, gpointer task)
{
  double first = get_weight (task, a), second = get_weight (task, b);
  return first < second ? -1 : first > second;
}

/* What binds, and the dates of the order itself: with later ones the same plan is in time. */
static GArray *
list_candidates (_LianScope *scope, guint order, const _LianRun *run, GError **error)
{
  LianArrangeDemand own = { LIAN_DEMAND_DATE, order, LIAN_ARRANGE_NONE, 0 };
  g_autoptr (GArray) binding = _lian_scope_list_binding (scope, run, error);
  if (binding == NULL)
    return NULL;
  GArray *candidates = g_array_copy (binding);
  own.by = lian_arrange_demand_get_whole (scope->task, &own);
  for (guint n = 0; n < binding->len; n++)
    {
      const LianArrangeDemand *demand = &g_array_index (binding, LianArrangeDemand, n);
      if (demand->kind == LIAN_DEMAND_DATE && demand->index == order)
        return candidates;
    }
  if (own.by > 0)
    g_array_append_val (candidates, own);
  return candidates;
}

/* All single demands that cure an order of the scope, with the least by which they do; those that weigh
 * least first.  They are demands of the scope. */
GArray *
_lian_scope_list_reliefs (_LianScope *scope, const _LianCure *cure, const _LianRun *run, GError **error)
{
  g_autoptr (GArray) reliefs = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  g_autoptr (GArray) candidates = list_candidates (scope, cure->order, run, error);
  for (guint n = 0; candidates != NULL && n < candidates->len; n++)
    {
      LianArrangeDemand demand = g_array_index (candidates, LianArrangeDemand, n);
      gboolean cured;
      if (!_lian_scope_relieve (scope, cure, &demand, &cured, run, error))
        return NULL;
      if (cured)
        g_array_append_val (reliefs, demand);
    }
  g_array_sort_with_data (reliefs, compare_reliefs, (gpointer) scope->task);
  return candidates != NULL ? g_steal_pointer (&reliefs) : NULL;
}

typedef struct
{
  _LianScope *scope;
  const _LianCure *cure;
  const _LianRun *run;
  GArray *demands;
} Together;

static GArray *
list_marked (const Together *self, const guint8 *marks)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < self->demands->len; n++)
    if (marks[n])
      g_array_append_val (marked, g_array_index (self->demands, LianArrangeDemand, n));
  return marked;
}

static gboolean
cures (gpointer data, const guint8 *marks, guint8 *grown, _LianLeastVerdict *verdict, GError **error)
{
  const Together *self = data;
  gboolean cured = FALSE;
  g_autoptr (GArray) marked = list_marked (self, marks);
  gboolean done = try_relief (self->scope, self->cure, marked, &cured, self->run, error);
  *verdict = cured ? _LIAN_LEAST_YES : _LIAN_LEAST_NO;
  return done;
}

/* The fewest demands that cure an order of the scope together, each loosened by no more than the others
 * make necessary; none if nothing cures it.  They are demands of the scope. */
GArray *
_lian_scope_list_together (_LianScope *scope, const _LianCure *cure, gboolean *is_smallest, const _LianRun *run,
                           GError **error)
{
  g_autoptr (GArray) all = _lian_scope_list_demands (scope);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  Together self = { scope, cure, run, all };
  _LianLeastSet least = { .n = all->len, .test = cures, .data = &self, .most_tests = MOST_TESTS, .set = numbers };
  if (!_lian_least_set_find (&least, error))
    return NULL;
  *is_smallest = least.is_smallest;
  for (guint n = 0; n < numbers->len; n++)
    g_array_append_val (few, g_array_index (all, LianArrangeDemand, g_array_index (numbers, guint, n)));
  for (guint n = 0; n < few->len; n++)
    if (!lessen (scope, cure, few, n, run, error))
      return NULL;
  return g_steal_pointer (&few);
}
