/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The search for p sites: a first answer, then in turns a better bound, which leaves fewer sites to
 * look at, and a better answer, which settles more of them; at last the proof. */
#include "lian-siting-private.h"

#include <math.h>

#define TURNS 4
#define BOUND_ROUNDS 300
#define SHAKE_STEPS 20000000

/* From there on a bound says that nothing of interest is left. */
static gint64
find_hopeless (const LianSitingTask *task, const _LianSites *sites)
{
  gint64 most = G_MAXINT64;
  if (task->kind == LIAN_SITING_MEDIAN)
    for (guint i = 0; i < sites->n_places; i++)
      if (sites->none[i] > 0)
        most = sites->none[i];
  return most;
}

_LianSearch *
_lian_search_new (const LianSitingTask *task, guint p, _LianEffort *effort)
{
  _LianSearch *self = g_new0 (_LianSearch, 1);
  self->sites = _lian_sites_new (task, p);
  self->effort = effort;
  effort->done += 20 * (gint64) self->sites->start[self->sites->n_places];
  self->best = g_new (guint, MAX (self->sites->n_sites, 1));
  self->price = g_new0 (gint64, MAX (self->sites->n_places, 1));
  self->share = g_new0 (double, MAX (self->sites->n_sites, 1));
  self->value = G_MAXINT64;
  self->hopeless = find_hopeless (task, self->sites);
  self->seed[0] = 2463534242u;
  return self;
}

void
_lian_search_free (_LianSearch *self)
{
  _lian_sites_free (self->sites);
  g_free (self->best);
  g_free (self->price);
  g_free (self->share);
  g_free (self);
}

/* Whether a bound this high leaves nothing of interest. */
gboolean
_lian_search_is_beaten (const _LianSearch *self, gint64 bound)
{
  return bound > self->value - self->sites->grain || bound >= self->hopeless;
}

gboolean
_lian_search_is_over (const _LianSearch *self)
{
  return self->value == 0 || _lian_search_is_beaten (self, self->bound);
}

static _LianSwap *
begin_swapping (_LianSearch *self, const guint *open)
{
  _LianSwap *swap = _lian_swap_new (self->sites);
  _lian_swap_set (swap, open, self->effort);
  return swap;
}

static void
find_first_answer (_LianSearch *self)
{
  g_autofree guint *open = g_new (guint, MAX (self->sites->p, 1));
  _lian_sites_greedy (self->sites, open, self->effort);
  g_autoptr (_LianSwap) swap = begin_swapping (self, open);
  _lian_swap_improve (swap, self->effort);
  _lian_search_offer (self, swap->open, swap->p, swap->value);
  for (guint i = 0; i < self->sites->n_places; i++)
    self->price[i] = (swap->cost1[i] + swap->cost2[i]) / 2;
}

static void
take_a_turn (_LianSearch *self)
{
  _LianSites *sites = self->sites;
  g_autoptr (_LianSwap) swap = begin_swapping (self, self->best);
  gint64 bound = _lian_search_bound (self, sites->state, self->price, BOUND_ROUNDS, swap);
  self->bound = MAX (self->bound, bound);
  if (_lian_search_is_over (self))
    return;
  self->effort->done += 10 * (gint64) sites->start[sites->n_places];
  _lian_sites_drop (sites, self->best, self->n_best);
  g_autoptr (_LianSwap) less = begin_swapping (self, self->best);
  _lian_search_shake (self, less, MAX (SHAKE_STEPS, self->effort->limit / 20));
}

void
_lian_search_run (_LianSearch *self)
{
  find_first_answer (self);
  for (int n = 0; n < TURNS && !_lian_search_is_over (self) && !self->effort->stopped; n++)
    {
      take_a_turn (self);
      _lian_effort_say (self->effort, self->value, self->bound);
    }
  if (!_lian_search_is_over (self) && !self->effort->stopped)
    _lian_search_prove (self);
}
