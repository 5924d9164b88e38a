/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Swapping one open site for another, as long as it helps.
 *
 * After R. Whitaker (1983) and M. Resende and R. Werneck (2004): what opening a site brings, what
 * closing one costs, and what the two together cost less, are kept up to date.  A swap changes them
 * only where a place's nearest or second nearest changes, and only for the sites nearer than that. */
#include "lian-siting-private.h"

_LianSwap *
_lian_swap_new (const _LianSites *sites)
{
  _LianSwap *self = g_new0 (_LianSwap, 1);
  guint n = MAX (sites->n_places, 1), m = MAX (sites->n_sites, 1);
  self->sites = sites;
  self->p = sites->p;
  self->open = g_new (guint, MAX (self->p, 1));
  self->slot = g_new (guint, m);
  self->first = g_new (guint, n);
  self->second = g_new (guint, n);
  self->cost1 = g_new (gint64, n);
  self->cost2 = g_new (gint64, n);
  self->loss = g_new0 (gint64, MAX (self->p, 1));
  self->gain = g_new0 (gint64, m);
  self->extra = g_new0 (gint64, (gsize) m * MAX (self->p, 1));
  return self;
}

void
_lian_swap_free (_LianSwap *self)
{
  g_free (self->open);
  g_free (self->slot);
  g_free (self->first);
  g_free (self->second);
  g_free (self->cost1);
  g_free (self->cost2);
  g_free (self->loss);
  g_free (self->gain);
  g_free (self->extra);
  g_free (self);
}

static void
find_two (_LianSwap *self, guint place, _LianEffort *effort)
{
  const _LianSites *sites = self->sites;
  guint first = NOBODY, k;
  self->second[place] = NOBODY;
  self->cost1[place] = self->cost2[place] = sites->none[place];
  for (k = sites->start[place]; k < sites->end[place]; k++)
    {
      guint slot = self->slot[sites->links[k].who];
      if (slot == NOBODY)
        continue;
      if (first != NOBODY)
        {
          self->second[place] = slot;
          self->cost2[place] = sites->links[k].cost;
          break;
        }
      first = slot;
      self->cost1[place] = sites->links[k].cost;
    }
  self->first[place] = first;
  effort->done += k - sites->start[place];
}

/* Adds a place's part of loss, gain and extra, or takes it away. */
static void
count (_LianSwap *self, guint place, int sign, _LianEffort *effort)
{
  const _LianSites *sites = self->sites;
  gint64 cost1 = self->cost1[place], cost2 = self->cost2[place];
  guint first = self->first[place], k = sites->start[place], end = sites->end[place];
  if (first != NOBODY)
    self->loss[first] += sign * (cost2 - cost1);
  for (; k < end && sites->links[k].cost < cost1; k++)
    {
      guint site = sites->links[k].who;
      self->gain[site] += sign * (cost1 - sites->links[k].cost);
      if (first != NOBODY)
        self->extra[(gsize) site * self->p + first] += sign * (cost2 - cost1);
    }
  if (first != NOBODY)
    for (; k < end && sites->links[k].cost < cost2; k++)
      self->extra[(gsize) sites->links[k].who * self->p + first]
          += sign * (cost2 - sites->links[k].cost);
  effort->done += k - sites->start[place];
}

/* Opens these p sites. */
void
_lian_swap_set (_LianSwap *self, const guint *open, _LianEffort *effort)
{
  const _LianSites *sites = self->sites;
  for (guint site = 0; site < sites->n_sites; site++)
    {
      self->slot[site] = NOBODY;
      self->gain[site] = 0;
    }
  for (gsize at = 0; at < (gsize) sites->n_sites * self->p; at++)
    self->extra[at] = 0;
  for (guint slot = 0; slot < self->p; slot++)
    {
      self->open[slot] = open[slot];
      self->slot[open[slot]] = slot;
      self->loss[slot] = 0;
    }
  self->value = 0;
  for (guint place = 0; place < sites->n_places; place++)
    {
      find_two (self, place, effort);
      count (self, place, 1, effort);
      self->value += self->cost1[place];
    }
}

static void
recount (_LianSwap *self, guint place, _LianEffort *effort)
{
  count (self, place, -1, effort);
  self->value -= self->cost1[place];
  find_two (self, place, effort);
  self->value += self->cost1[place];
  count (self, place, 1, effort);
}

/* Closes the site of @slot and opens @site there. */
void
_lian_swap_do (_LianSwap *self, guint slot, guint site, _LianEffort *effort)
{
  const _LianSites *sites = self->sites;
  self->slot[self->open[slot]] = NOBODY;
  self->slot[site] = slot;
  self->open[slot] = site;
  for (guint place = 0; place < sites->n_places; place++)
    if (self->first[place] == slot || self->second[place] == slot)
      recount (self, place, effort);
  for (guint k = sites->site_start[site]; k < sites->site_end[site]; k++)
    {
      const _LianLink *link = &sites->site_links[k];
      if (link->cost < self->cost2[link->who] && self->first[link->who] != slot
          && self->second[link->who] != slot)
        recount (self, link->who, effort);
    }
  effort->done += sites->n_places / 4 + sites->site_end[site] - sites->site_start[site];
}

/* The slot whose site to close when @site is opened. */
guint
_lian_swap_best_slot (const _LianSwap *self, guint site)
{
  const gint64 *extra = self->extra + (gsize) site * self->p;
  gint64 best = G_MININT64;
  guint found = NOBODY;
  for (guint slot = 0; slot < self->p; slot++)
    if (extra[slot] - self->loss[slot] > best
        && self->sites->state[self->open[slot]] != LIAN_SITE_OPEN)
      {
        best = extra[slot] - self->loss[slot];
        found = slot;
      }
  return found;
}

static gint64
worth (const _LianSwap *self, guint slot, guint site)
{
  return self->gain[site] + self->extra[(gsize) site * self->p + slot] - self->loss[slot];
}

/* Makes the best swap as long as there is one that helps. */
void
_lian_swap_improve (_LianSwap *self, _LianEffort *effort)
{
  const _LianSites *sites = self->sites;
  gint64 best;
  do
    {
      guint best_slot = NOBODY, best_site = NOBODY;
      best = 0;
      for (guint site = 0; site < sites->n_sites; site++)
        {
          if (self->slot[site] != NOBODY || sites->state[site] == LIAN_SITE_SHUT
              || self->gain[site] <= 0)
            continue;
          guint slot = _lian_swap_best_slot (self, site);
          effort->done += self->p / 2;
          if (slot != NOBODY && worth (self, slot, site) > best)
            {
              best = worth (self, slot, site);
              best_slot = slot;
              best_site = site;
            }
        }
      if (best > 0)
        _lian_swap_do (self, best_slot, best_site, effort);
    }
  while (best > 0 && _lian_effort_spend (effort, 0));
}
