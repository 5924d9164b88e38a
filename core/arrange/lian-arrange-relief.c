/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would help an order that is late or short: every single demand that cures it when it is
 * loosened, and the least by which it does. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-scope-private.h"

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

/* Whether it is cured with a demand loosened by so much. */
static gboolean
try_relief (_LianScope *scope, const _LianCure *cure, const LianArrangeDemand *demand, gboolean *cured,
            const _LianRun *run, GError **error)
{
  g_autoptr (GArray) shares = _lian_scope_loosen (scope, demand, run, error);
  if (shares == NULL)
    return FALSE;
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (scope->task, demand, 1);
  *cured = is_cured (loose, shares, cure);
  return TRUE;
}

/* The least that cures; by one less it doesn't.  @demand has to cure as it is. */
gboolean
_lian_scope_relieve (_LianScope *scope, const _LianCure *cure, LianArrangeDemand *demand, gboolean *cured,
                     const _LianRun *run, GError **error)
{
  gint64 low = 0, high = demand->by;
  if (!try_relief (scope, cure, demand, cured, run, error))
    return FALSE;
  while (*cured && high - low > 1)
    {
      gboolean enough;
      demand->by = low + (high - low) / 2;
      if (!try_relief (scope, cure, demand, &enough, run, error))
        return FALSE;
      *(enough ? &high : &low) = demand->by;
    }
  demand->by = high;
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

/* All single demands that cure an order of the scope, with the least by which they do; those that weigh
 * least first.  They are demands of the scope. */
GArray *
_lian_scope_list_reliefs (_LianScope *scope, guint order, const _LianRun *run, GError **error)
{
  g_autoptr (GArray) reliefs = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  g_autoptr (GArray) binding = _lian_scope_list_binding (scope, run, error);
  const _LianCure cure = { order, lian_arrange_get_wanted (scope->task, order), TRUE };
  for (guint n = 0; binding != NULL && n < binding->len; n++)
    {
      LianArrangeDemand demand = g_array_index (binding, LianArrangeDemand, n);
      gboolean cured;
      if (!_lian_scope_relieve (scope, &cure, &demand, &cured, run, error))
        return NULL;
      if (cured)
        g_array_append_val (reliefs, demand);
    }
  g_array_sort_with_data (reliefs, compare_reliefs, (gpointer) scope->task);
  return binding != NULL ? g_steal_pointer (&reliefs) : NULL;
}
