/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A bound that no answer is below, from prices.
 *
 * That every place is served once is not demanded but paid for: a place offers a price, and every site
 * is worth what the places near it offer above their cost.  The p sites worth most and the prices
 * together are a bound, whatever the prices (the Lagrangian one).  They are moved so that the bound
 * rises: up where nobody serves a place, down where several do.
 *
 * A site whose opening, or closing, lifts the bound to what is known already betters nothing and is
 * settled.  Prices are whole numbers, so that the bound is exact. */
#include "lian-siting-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  _LianSearch *search;
  const _LianSites *sites;
  guint8 *state;
  gint64 *price; /* the best so far */
  gint64 *trial;
  gint64 *worth; /* by site, negative */
  guint *order; /* free sites, the chosen ones first */
  guint n_free, n_chosen; /* of @order */
  gboolean *chosen; /* pinned ones as well */
  double *drift; /* by place: the direction of late */
  gint64 value, best;
  gint64 last, next; /* worth of the last free site chosen and of the first that was not */
} Bound;

static void
weigh (Bound *self)
{
  const _LianSites *sites = self->sites;
  gint64 sum = 0, steps = 0;
  memset (self->worth, 0, sites->n_sites * sizeof *self->worth);
  for (guint i = 0; i < sites->n_places; i++)
    {
      gint64 price = self->trial[i];
      guint k = sites->start[i], end = sites->end[i];
      sum += price;
      for (; k < end && sites->links[k].cost < price; k++)
        self->worth[sites->links[k].who] += sites->links[k].cost - price;
      steps += k - sites->start[i];
    }
  self->value = sum;
  self->search->effort->done += 2 * steps + 2 * sites->n_sites + 4 * sites->n_places;
}

/* Whether a goes before b. */
static gboolean
before (const Bound *self, guint a, guint b)
{
  return self->worth[a] < self->worth[b] || (self->worth[a] == self->worth[b] && a < b);
}

static void
exchange (guint *order, guint a, guint b)
{
  guint kept = order[a];
  order[a] = order[b];
  order[b] = kept;
}

/* Puts the n that are worth most in front. */
static void
select_first (Bound *self, guint n)
{
  guint low = 0, high = self->n_free;
  while (high - low > 1)
    {
      guint at = low;
      exchange (self->order, low + (high - low) / 2, high - 1);
      for (guint i = low; i + 1 < high; i++)
        if (before (self, self->order[i], self->order[high - 1]))
          exchange (self->order, i, at++);
      exchange (self->order, at, high - 1);
      if (n < at)
        high = at;
      else if (n > at + 1)
        low = at + 1;
      else
        return;
    }
}

static void
choose_best (Bound *self, guint n)
{
  self->n_chosen = MIN (n, self->n_free);
  if (self->n_chosen > 0 && self->n_chosen < self->n_free)
    select_first (self, self->n_chosen);
  for (guint at = 0; at < self->n_free; at++)
    if (at < self->n_chosen)
      self->last = MAX (self->last, self->worth[self->order[at]]);
    else
      self->next = MIN (self->next, self->worth[self->order[at]]);
}

/* Where sites are charged for: those that are worth more than that. */
static void
choose_what_pays (Bound *self)
{
  self->n_chosen = 0;
  self->last = self->next = -self->sites->charge;
  for (guint at = 0; at < self->n_free; at++)
    if (self->worth[self->order[at]] < -self->sites->charge)
      exchange (self->order, at, self->n_chosen++);
}

static void
choose (Bound *self)
{
  const _LianSites *sites = self->sites;
  guint n_open = 0;
  self->n_free = 0;
  for (guint site = 0; site < sites->n_sites; site++)
    {
      self->chosen[site] = self->state[site] == LIAN_SITE_OPEN;
      if (self->chosen[site])
        {
          n_open++;
          self->value += self->worth[site];
        }
      else if (self->state[site] == LIAN_SITE_FREE)
        self->order[self->n_free++] = site;
    }
  self->value += n_open * sites->charge;
  self->last = G_MININT64;
  self->next = G_MAXINT64;
  if (sites->charge > 0)
    choose_what_pays (self);
  else
    choose_best (self, sites->p - MIN (n_open, sites->p));
  for (guint n = 0; n < self->n_chosen; n++)
    {
      self->chosen[self->order[n]] = TRUE;
      self->value += self->worth[self->order[n]] + sites->charge;
    }
}

/* Settles what can be; returns how many sites. */
static guint
settle (Bound *self)
{
  gint64 better = MIN (self->search->value - self->sites->grain, self->search->hopeless - 1);
  guint n_settled = 0;
  for (guint n = 0; n < self->n_free; n++)
    {
      guint site = self->order[n];
      gint64 worth = self->worth[site];
      if (n >= self->n_chosen && (self->last == G_MININT64 || self->value - self->last + worth > better))
        self->state[site] = LIAN_SITE_SHUT;
      else if (n < self->n_chosen && self->next < G_MAXINT64
               && self->value - worth + self->next > better)
        self->state[site] = LIAN_SITE_OPEN;
      n_settled += self->state[site] != LIAN_SITE_FREE;
    }
  return n_settled;
}

/* How often a place is served too little; the sum of squares in @length. */
static void
find_direction (Bound *self, double keep, double *length)
{
  const _LianSites *sites = self->sites;
  *length = 0;
  for (guint i = 0; i < sites->n_places; i++)
    {
      gint64 price = self->trial[i];
      double lack = 1;
      for (guint k = sites->start[i]; k < sites->end[i] && sites->links[k].cost < price; k++)
        lack -= self->chosen[sites->links[k].who] ? 1 : 0;
      if (price >= sites->none[i] && lack > 0)
        lack = 0;
      self->drift[i] = keep * self->drift[i] + (1 - keep) * lack;
      *length += self->drift[i] * self->drift[i];
    }
}

static void
step (Bound *self, double size)
{
  const _LianSites *sites = self->sites;
  for (guint i = 0; i < sites->n_places; i++)
    {
      gint64 least = sites->end[i] > sites->start[i] ? sites->links[sites->start[i]].cost
                                                     : sites->none[i];
      gint64 moved = self->price[i] + (gint64) rint (size * self->drift[i]);
      self->trial[i] = CLAMP (moved, least, MAX (sites->none[i], least));
    }
}

static void
remember_shares (Bound *self, double keep)
{
  for (guint site = 0; site < self->sites->n_sites; site++)
    self->search->share[site]
        = keep * self->search->share[site] + (self->chosen[site] ? 1 - keep : 0);
}

/* The chosen sites are an answer, too. */
static void
offer_chosen (Bound *self, _LianSwap *swap)
{
  const _LianSites *sites = self->sites;
  g_autofree guint *open = g_new (guint, MAX (sites->p, 1));
  guint n = 0;
  for (guint site = 0; site < sites->n_sites && n < sites->p; site++)
    if (self->chosen[site])
      open[n++] = site;
  n = _lian_sites_fill_up (sites, open, n);
  gint64 value = _lian_sites_value (sites, open, n);
  self->search->effort->done += (gint64) n * sites->n_places / 2;
  _lian_search_offer (self->search, open, n, value);
  if (swap != NULL && value < self->search->value + self->search->value / 100)
    {
      _lian_swap_set (swap, open, self->search->effort);
      _lian_swap_improve (swap, self->search->effort);
      _lian_search_offer (self->search, swap->open, n, swap->value);
    }
}

static void
clear (Bound *self)
{
  g_free (self->trial);
  g_free (self->worth);
  g_free (self->order);
  g_free (self->chosen);
  g_free (self->drift);
}

/* Moves @price for so many rounds and settles sites in @state.  Returns the best bound under
 * @state; with @swap answers are looked for on the way. */
gint64
_lian_search_bound (_LianSearch *search, guint8 *state, gint64 *price, guint rounds,
                    _LianSwap *swap)
{
  const _LianSites *sites = search->sites;
  guint n = MAX (sites->n_places, 1), m = MAX (sites->n_sites, 1);
  Bound self = { .search = search, .sites = sites, .state = state, .price = price,
                 .trial = g_memdup2 (price, n * sizeof *price), .worth = g_new (gint64, m),
                 .order = g_new (guint, m), .chosen = g_new (gboolean, m),
                 .drift = g_new0 (double, n), .best = G_MININT64 };
  double pace = 1.0, length;
  guint idle = 0;
  for (guint round = 0; round < rounds && _lian_effort_spend (search->effort, 0); round++)
    {
      double keep = round == 0 ? 0 : 0.7;
      weigh (&self);
      choose (&self);
      if (self.value > self.best)
        {
          if (self.best != G_MININT64 && self.value - self.best > (search->value - self.best) / 500)
            idle = 0;
          self.best = self.value;
          memcpy (price, self.trial, n * sizeof *price);
        }
      else if (++idle % 20 == 0)
        pace *= 0.6;
      if (_lian_search_is_beaten (search, self.best))
        break;
      settle (&self);
      remember_shares (&self, 0.9);
      if (sites->charge == 0 && (round % 25 == 24 || round + 1 == rounds))
        offer_chosen (&self, swap);
      find_direction (&self, keep, &length);
      if (length < 1e-9)
        break;
      /* From where it stands, not from the best: the drift has to go on. */
      gint64 *from = self.price;
      self.price = self.trial;
      step (&self, pace * (double) (search->value - self.value) / length);
      self.price = from;
    }
  clear (&self);
  return self.best;
}
