/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The fewest sites that cover all.
 *
 * An answer with one site fewer covers all but a few places; sites are traded until it covers those as
 * well.  Places that stay uncovered weigh more with every step, and a site that has just moved rests,
 * so that the search does not turn in a circle (after C. Gao et al., 2015). */
#include "lian-siting-private.h"

#include <string.h>

#define TURNS 3
#define BOUND_ROUNDS 400
#define TRADE_STEPS 60000000

typedef struct
{
  _LianSearch *search;
  const _LianSites *sites;
  guint *n_covering; /* by place: how many open sites */
  gint64 *heavy; /* by place: how much it counts */
  gint64 *worth; /* by site: what it covers alone, or would cover */
  guint *since; /* by site: the step it moved last */
  gboolean *open;
  guint *uncovered; /* places */
  guint *at; /* by place: where in @uncovered */
  guint n_uncovered, n_open, step, resting;
} Trade;

static void
set_uncovered (Trade *self, guint place, gboolean uncovered)
{
  if (uncovered)
    {
      self->at[place] = self->n_uncovered;
      self->uncovered[self->n_uncovered++] = place;
      return;
    }
  guint moved = self->uncovered[--self->n_uncovered];
  self->uncovered[self->at[place]] = moved;
  self->at[moved] = self->at[place];
}

/* Adds to the worth of all sites that cover a place but @site, or of those that are open. */
static void
change_worths (Trade *self, guint place, guint site, gboolean open, gint64 by)
{
  const _LianSites *sites = self->sites;
  for (guint k = sites->start[place]; k < sites->end[place]; k++)
    if (sites->links[k].who != site && self->open[sites->links[k].who] == open)
      self->worth[sites->links[k].who] += by;
  self->search->effort->done += sites->end[place] - sites->start[place];
}

static void
open_site (Trade *self, guint site)
{
  const _LianSites *sites = self->sites;
  self->open[site] = TRUE;
  self->n_open++;
  self->since[site] = self->step;
  for (guint k = sites->site_start[site]; k < sites->site_end[site]; k++)
    {
      guint place = sites->site_links[k].who, before = self->n_covering[place]++;
      if (before == 0)
        {
          set_uncovered (self, place, FALSE);
          change_worths (self, place, site, FALSE, -self->heavy[place]);
        }
      else if (before == 1)
        change_worths (self, place, site, TRUE, -self->heavy[place]);
    }
}

static void
close_site (Trade *self, guint site)
{
  const _LianSites *sites = self->sites;
  self->open[site] = FALSE;
  self->n_open--;
  self->since[site] = self->step;
  for (guint k = sites->site_start[site]; k < sites->site_end[site]; k++)
    {
      guint place = sites->site_links[k].who, after = --self->n_covering[place];
      if (after == 0)
        {
          set_uncovered (self, place, TRUE);
          change_worths (self, place, site, FALSE, self->heavy[place]);
        }
      else if (after == 1)
        change_worths (self, place, site, TRUE, self->heavy[place]);
    }
}

/* The open site that covers least alone; of several the one that rested longest. */
static guint
find_least (const Trade *self, gboolean rested)
{
  guint found = NOBODY;
  for (guint site = 0; site < self->sites->n_sites; site++)
    {
      if (!self->open[site] || self->sites->asked[site] == LIAN_SITE_OPEN
          || (rested && site == self->resting))
        continue;
      if (found == NOBODY || self->worth[site] < self->worth[found]
          || (self->worth[site] == self->worth[found] && self->since[site] < self->since[found]))
        found = site;
    }
  self->search->effort->done += self->sites->n_sites / 4;
  return found;
}

/* The site that covers most of what is uncovered, this place among it. */
static guint
find_most (const Trade *self, guint place)
{
  const _LianSites *sites = self->sites;
  guint found = NOBODY;
  for (guint k = sites->start[place]; k < sites->end[place]; k++)
    {
      guint site = sites->links[k].who;
      if (found == NOBODY || self->worth[site] > self->worth[found]
          || (self->worth[site] == self->worth[found] && self->since[site] < self->since[found]))
        found = site;
    }
  return found;
}

static void
keep_answer (Trade *self)
{
  g_autofree guint *open = g_new (guint, MAX (self->n_open, 1));
  guint n = 0;
  for (guint site = 0; site < self->sites->n_sites; site++)
    if (self->open[site])
      open[n++] = site;
  _lian_search_offer (self->search, open, n, n * self->sites->charge);
}

static void
weigh_uncovered (Trade *self)
{
  for (guint n = 0; n < self->n_uncovered; n++)
    {
      self->heavy[self->uncovered[n]]++;
      change_worths (self, self->uncovered[n], NOBODY, FALSE, 1);
    }
}

/* One site closed and one opened; FALSE when there is nothing to trade. */
static gboolean
trade_once (Trade *self)
{
  self->step++;
  guint site = find_least (self, TRUE);
  if (site == NOBODY)
    return FALSE;
  close_site (self, site);
  guint place = self->uncovered[_lian_search_random (self->search, MAX (self->n_uncovered, 1))];
  if (self->n_uncovered == 0)
    return TRUE;
  self->resting = find_most (self, place);
  open_site (self, self->resting);
  weigh_uncovered (self);
  return TRUE;
}

static void
begin_trade (Trade *self)
{
  const _LianSites *sites = self->sites;
  for (guint place = 0; place < sites->n_places; place++)
    {
      self->heavy[place] = 1;
      if (sites->none[place] > 0)
        set_uncovered (self, place, TRUE);
      for (guint k = sites->start[place]; k < sites->end[place]; k++)
        self->worth[sites->links[k].who]++;
    }
  for (guint n = 0; n < self->search->n_best; n++)
    open_site (self, self->search->best[n]);
}

static void
trade (Trade *self, gint64 until)
{
  _LianSearch *search = self->search;
  begin_trade (self);
  while (search->effort->done < until && !_lian_search_is_over (search)
         && _lian_effort_spend (search->effort, 20))
    {
      while (self->n_uncovered == 0)
        {
          keep_answer (self);
          guint site = find_least (self, FALSE);
          if (site == NOBODY)
            return;
          close_site (self, site);
        }
      if (!trade_once (self))
        return;
    }
}

/* Looks for covers with fewer sites than the best, for so many steps of work. */
void
_lian_cover_trade (_LianSearch *search, gint64 steps)
{
  const _LianSites *sites = search->sites;
  guint n = MAX (sites->n_places, 1), m = MAX (sites->n_sites, 1);
  Trade self = { .search = search, .sites = sites, .n_covering = g_new0 (guint, n),
                 .heavy = g_new0 (gint64, n), .worth = g_new0 (gint64, m),
                 .since = g_new0 (guint, m), .open = g_new0 (gboolean, m),
                 .uncovered = g_new0 (guint, n), .at = g_new0 (guint, n), .resting = NOBODY };
  trade (&self, search->effort->done + steps);
  g_free (self.n_covering);
  g_free (self.heavy);
  g_free (self.worth);
  g_free (self.since);
  g_free (self.open);
  g_free (self.uncovered);
  g_free (self.at);
}

static gboolean
all_can_be_covered (const _LianSites *sites)
{
  for (guint i = 0; i < sites->n_places; i++)
    if (sites->none[i] > 0 && sites->end[i] == sites->start[i])
      return FALSE;
  return TRUE;
}

/* As many of the greedy ones as are needed, pinned ones in any case. */
static void
find_first_cover (_LianSearch *search)
{
  const _LianSites *sites = search->sites;
  g_autofree guint *open = g_new (guint, MAX (sites->p, 1));
  _lian_sites_greedy (sites, open, search->effort);
  guint low = 0, high = sites->p;
  while (low < sites->p && sites->asked[open[low]] == LIAN_SITE_OPEN)
    low++;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (_lian_sites_value (sites, open, middle) == 0)
        high = middle;
      else
        low = middle + 1;
    }
  _lian_search_offer (search, open, low, low * sites->charge);
}

/* A place's price to begin with: its share of the greatest site that covers it. */
static void
set_first_prices (_LianSearch *search)
{
  const _LianSites *sites = search->sites;
  for (guint i = 0; i < sites->n_places; i++)
    {
      guint most = 1;
      for (guint k = sites->start[i]; k < sites->end[i]; k++)
        {
          guint site = sites->links[k].who;
          most = MAX (most, sites->site_end[site] - sites->site_start[site]);
        }
      search->price[i] = sites->none[i] > 0 ? sites->charge / most : 0;
    }
}

/* FALSE when some place can't be covered at all. */
gboolean
_lian_cover_run (_LianSearch *search)
{
  _LianSites *sites = search->sites;
  if (!all_can_be_covered (sites))
    return FALSE;
  find_first_cover (search);
  set_first_prices (search);
  for (int n = 0; n < TURNS && !_lian_search_is_over (search) && !search->effort->stopped; n++)
    {
      _lian_cover_trade (search, n == 0 ? TRADE_STEPS / 10 : TRADE_STEPS);
      gint64 bound
          = _lian_search_bound (search, sites->state, search->price, BOUND_ROUNDS, NULL);
      search->bound = MAX (search->bound, bound);
      if (!_lian_search_is_over (search))
        _lian_sites_drop (sites, search->best, search->n_best);
      _lian_effort_say (search->effort, search->value, search->bound);
    }
  if (!_lian_search_is_over (search) && !search->effort->stopped)
    _lian_search_prove (search);
  return TRUE;
}
