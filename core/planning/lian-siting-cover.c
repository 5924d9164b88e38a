/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The fewest sites that cover all: a first answer, and a bound on their number. */
#include "lian-siting-private.h"

static gboolean
all_can_be_covered (const _LianSites *sites)
{
  for (guint i = 0; i < sites->n_places; i++)
    if (sites->none[i] > 0 && sites->end[i] == sites->start[i])
      return FALSE;
  return TRUE;
}

/* (nullable): sites that cover all, pinned ones first; %NULL when there are none such. */
guint *
_lian_cover_begin (const LianSitingTask *task, guint *n_open, _LianEffort *effort)
{
  g_autoptr (_LianSites) sites = _lian_sites_new (task, task->n_sites);
  if (!all_can_be_covered (sites))
    return NULL;
  guint *open = g_new (guint, MAX (sites->p, 1));
  _lian_sites_greedy (sites, open, effort);
  guint n_pinned = 0, low, high = sites->p;
  while (n_pinned < sites->p && sites->state[open[n_pinned]] == LIAN_SITE_OPEN)
    n_pinned++;
  for (low = n_pinned; low < high;)
    {
      guint middle = low + (high - low) / 2;
      if (_lian_sites_value (sites, open, middle) == 0)
        high = middle;
      else
        low = middle + 1;
    }
  *n_open = low;
  return open;
}

static gboolean
is_pinned (const LianSitingTask *task, guint site)
{
  return task->state != NULL && task->state[site] == LIAN_SITE_OPEN;
}

/* Prices that no site is worth more than one of add up to no more than the number of sites; all
 * prices are made as small as that. */
gint64
_lian_cover_bound (const LianSitingTask *task, const _LianSearch *search)
{
  const _LianSites *sites = search->sites;
  g_autofree gint64 *worth = g_new0 (gint64, MAX (sites->n_sites, 1));
  gint64 sum = 0, most = 1, n_pinned = 0;
  for (guint i = 0; i < sites->n_places; i++)
    {
      gboolean pinned = FALSE;
      for (guint k = sites->start[i]; k < sites->end[i]; k++)
        pinned = pinned || is_pinned (task, sites->links[k].who);
      if (pinned)
        continue;
      sum += search->price[i];
      for (guint k = sites->start[i]; k < sites->end[i]; k++)
        worth[sites->links[k].who] += search->price[i];
    }
  for (guint site = 0; site < sites->n_sites; site++)
    {
      n_pinned += is_pinned (task, site);
      most = MAX (most, worth[site]);
    }
  return n_pinned + (sum + most - 1) / most;
}
