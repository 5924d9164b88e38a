/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Looking farther: the best answer is shaken a little, then more, and mended each time.
 *
 * After P. Hansen and N. Mladenović (1997). */
#include "lian-siting-private.h"

#include <string.h>

/* The same numbers on every machine and in every run. */
guint
_lian_search_random (_LianSearch *self, guint n)
{
  guint32 t = self->seed[0] ^ self->seed[0] << 13;
  t ^= t >> 17;
  t ^= t << 5;
  self->seed[0] = t;
  self->seed[1] += 0x9e3779b9u;
  return (guint) (((guint64) (t + self->seed[1]) & 0xffffffffu) * n >> 32);
}

void
_lian_search_offer (_LianSearch *self, const guint *open, guint n_open, gint64 value)
{
  if (value >= self->value)
    return;
  self->value = value;
  self->n_best = n_open;
  memcpy (self->best, open, n_open * sizeof *open);
}

/* Back to the best answer, by swapping what differs. */
static void
restore (_LianSearch *self, _LianSwap *swap)
{
  guint p = swap->p, slot = 0;
  g_autofree gboolean *wanted = g_new0 (gboolean, self->sites->n_sites);
  for (guint n = 0; n < p; n++)
    wanted[self->best[n]] = TRUE;
  for (guint n = 0; n < p; n++)
    {
      if (swap->slot[self->best[n]] != NOBODY)
        continue;
      while (wanted[swap->open[slot]])
        slot++;
      _lian_swap_do (swap, slot, self->best[n], self->effort);
    }
}

static void
shake_once (_LianSearch *self, _LianSwap *swap, const guint *free_sites, guint n_free)
{
  for (guint tries = 0; tries < 50; tries++)
    {
      guint site = free_sites[_lian_search_random (self, n_free)];
      if (swap->slot[site] != NOBODY)
        continue;
      guint slot = _lian_swap_best_slot (swap, site);
      if (slot != NOBODY)
        _lian_swap_do (swap, slot, site, self->effort);
      return;
    }
}

/* For so many steps of work. */
void
_lian_search_shake (_LianSearch *self, _LianSwap *swap, gint64 steps)
{
  const _LianSites *sites = self->sites;
  gint64 until = self->effort->done + steps;
  guint n_free = 0, most = MIN (swap->p, 20), n_shakes = 0;
  g_autofree guint *free_sites = g_new (guint, MAX (sites->n_sites, 1));
  for (guint site = 0; site < sites->n_sites; site++)
    if (sites->state[site] == LIAN_SITE_FREE)
      free_sites[n_free++] = site;
  restore (self, swap);
  while (n_free > 0 && most > 0 && self->effort->done < until && !_lian_search_is_over (self)
         && _lian_effort_spend (self->effort, 100))
    {
      n_shakes = n_shakes % most + 1;
      for (guint n = 0; n < n_shakes; n++)
        shake_once (self, swap, free_sites, n_free);
      _lian_swap_improve (swap, self->effort);
      if (swap->value < self->value)
        n_shakes = 0;
      _lian_search_offer (self, swap->open, swap->p, swap->value);
      restore (self, swap);
    }
}
