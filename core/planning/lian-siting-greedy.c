/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A first answer: the site that brings most, p times. */
#include "lian-siting-private.h"

#include <string.h>

/* @cost is what each place costs with what is open; @gain what each site would bring. */
static void
open_site (const _LianSites *sites, guint site, gint64 *cost, gint64 *gain, _LianEffort *effort)
{
  for (guint n = sites->site_start[site]; n < sites->site_end[site]; n++)
    {
      guint place = sites->site_links[n].who, k = sites->start[place];
      gint64 before = cost[place], after = sites->site_links[n].cost;
      if (after >= before)
        continue;
      for (; k < sites->end[place] && sites->links[k].cost < before; k++)
        gain[sites->links[k].who] -= before - MAX (after, sites->links[k].cost);
      effort->done += k - sites->start[place];
      cost[place] = after;
    }
}

static guint
find_best (const _LianSites *sites, const gboolean *taken, const gint64 *gain, gboolean pinned)
{
  guint best = NOBODY;
  for (guint site = 0; site < sites->n_sites; site++)
    if (!taken[site]
        && (pinned ? sites->state[site] == LIAN_SITE_OPEN : sites->state[site] != LIAN_SITE_SHUT)
        && (best == NOBODY || gain[site] > gain[best]))
      best = site;
  return best;
}

/* Pinned sites first.  There have to be p sites that are not shut. */
void
_lian_sites_greedy (const _LianSites *sites, guint *open, _LianEffort *effort)
{
  g_autofree gint64 *cost = g_new (gint64, MAX (sites->n_places, 1));
  g_autofree gint64 *gain = g_new0 (gint64, MAX (sites->n_sites, 1));
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (sites->n_sites, 1));
  memcpy (cost, sites->none, sites->n_places * sizeof *cost);
  for (guint place = 0; place < sites->n_places; place++)
    for (guint k = sites->start[place]; k < sites->end[place]; k++)
      gain[sites->links[k].who] += cost[place] - sites->links[k].cost;
  for (guint n = 0; n < sites->p; n++)
    {
      guint site = find_best (sites, taken, gain, TRUE);
      if (site == NOBODY)
        site = find_best (sites, taken, gain, FALSE);
      open[n] = site;
      taken[site] = TRUE;
      open_site (sites, site, cost, gain, effort);
    }
}
