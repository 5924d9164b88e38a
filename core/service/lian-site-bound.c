/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What no plan can fall below when points have only so much room.
 *
 * Each place is given a price for being served.  A site earns the price of those it takes, less their
 * ways, and takes those who earn most until it is full; what all places pay, less what the best sites
 * earn, is a bound whatever the prices are (Lagrange).  The prices are raised where somebody is left
 * and lowered where somebody is served twice, as long as the work allows. */
#include <math.h>
#include <stdlib.h>

#include "lian-site-private.h"

/* Rounds of prices at most; after so many without a better bound the step is halved. */
#define MOST_ROUNDS 400
#define PATIENCE 12

typedef struct
{
  double gain; /* for one resident */
  guint place;
} Offer;

typedef struct
{
  const LianSiteTask *task;
  guint p;
  double *prices;  /* of each place */
  double *left;    /* of each place, who is not served; less than 0 who is served too often */
  double *earned;  /* of each site */
  guint *order;    /* sites, the best first */
  Offer *offers;
} Bounding;

static void
bounding_clear (Bounding *self)
{
  g_free (self->prices);
  g_free (self->left);
  g_free (self->earned);
  g_free (self->order);
  g_free (self->offers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bounding, bounding_clear)

static int
compare_offers (const void *a, const void *b)
{
  const Offer *one = a, *other = b;
  if (one->gain != other->gain)
    return one->gain > other->gain ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

/* Those who earn the site something; sorted only where not all may fit. */
static guint
list_offers (Bounding *self, guint site, gboolean sorted)
{
  guint n = 0, n_sites = self->task->sites->len;
  for (guint i = 0; i < self->task->places->len; i++)
    {
      gint32 distance = self->task->distances[(gsize) i * n_sites + site];
      if (distance != LIAN_NO_WAY && self->prices[i] > distance)
        self->offers[n++] = (Offer){ self->prices[i] - distance, i };
    }
  if (sorted)
    qsort (self->offers, n, sizeof *self->offers, compare_offers);
  return n;
}

/* What a site earns; @take: whether those it takes are counted as served. */
static double
earn (Bounding *self, guint site, gboolean take)
{
  gint64 room = self->task->rooms[site];
  guint n = list_offers (self, site, room >= 0);
  double earned = 0;
  for (guint k = 0; k < n && room != 0; k++)
    {
      gint64 weight = self->task->weights[self->offers[k].place];
      gint64 go = room >= 0 ? MIN (room, weight) : weight;
      earned += (double) go * self->offers[k].gain;
      room -= room >= 0 ? go : 0;
      if (take)
        self->left[self->offers[k].place] -= (double) go;
    }
  return earned;
}

static int
compare_sites (gconstpointer a, gconstpointer b, gpointer data)
{
  const Bounding *self = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  gboolean stays = self->task->states[one] == LIAN_SITE_OPEN;
  if (stays != (self->task->states[other] == LIAN_SITE_OPEN))
    return stays ? -1 : 1;
  if (self->earned[one] != self->earned[other])
    return self->earned[one] > self->earned[other] ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* The bound of the prices; leaves who is served too seldom or too often. */
static double
evaluate (Bounding *self)
{
  guint n_sites = self->task->sites->len;
  double bound = 0;
  for (guint i = 0; i < self->task->places->len; i++)
    {
      self->left[i] = (double) self->task->weights[i];
      bound += self->left[i] * self->prices[i];
    }
  for (guint j = 0; j < n_sites; j++)
    {
      self->order[j] = j;
      self->earned[j] = earn (self, j, FALSE);
    }
  g_qsort_with_data (self->order, (int) n_sites, sizeof *self->order, compare_sites, self);
  for (guint k = 0; k < MIN (self->p, n_sites); k++)
    bound -= earn (self, self->order[k], TRUE);
  return bound;
}

static double
square_left (const Bounding *self)
{
  double sum = 0;
  for (guint i = 0; i < self->task->places->len; i++)
    sum += self->left[i] * self->left[i];
  return sum;
}

static void
change_prices (Bounding *self, double step)
{
  for (guint i = 0; i < self->task->places->len; i++)
    self->prices[i] = MAX (self->prices[i] + step * self->left[i], 0);
}

static double
ascend (Bounding *self, double objective, guint rounds)
{
  double best = 0, scale = 1;
  guint without = 0;
  for (guint round = 0; round < rounds && scale > 1e-3; round++)
    {
      double bound = evaluate (self), square = square_left (self);
      without = bound > best ? 0 : without + 1;
      best = MAX (best, bound);
      if (square < 0.5 || best >= objective)
        break;
      if (without >= PATIENCE)
        {
          scale /= 2;
          without = 0;
        }
      change_prices (self, scale * MAX (objective - bound, 1) / square);
    }
  return best;
}

static gint32
nearest (const LianSiteTask *task, guint place)
{
  gint32 found = LIAN_NO_WAY;
  for (guint j = 0; j < task->sites->len; j++)
    if (task->rooms[j] != 0)
      found = MIN (found, task->distances[(gsize) place * task->sites->len + j]);
  return found;
}

/**
 * _lian_site_bound_rooms:
 * @task: what is asked for
 * @p: how many points
 * @objective: of a plan in which rooms count
 * @bound: of points with room for all
 * @steps: how many steps of work there are for it
 *
 * Returns: a bound for points with their rooms, not less than @bound
 */
gint64
_lian_site_bound_rooms (const LianSiteTask *task, guint p, gint64 objective, gint64 bound,
                        gint64 steps)
{
  g_auto (Bounding) self = { .task = task, .p = p };
  guint n_places = task->places->len, n_sites = task->sites->len;
  gint64 round = 2 * (gint64) n_places * n_sites;
  guint rounds = (guint) CLAMP (steps / MAX (round, 1), 0, MOST_ROUNDS);
  if (bound >= objective || rounds == 0)
    return bound;
  self.prices = g_new (double, MAX (n_places, 1));
  self.left = g_new (double, MAX (n_places, 1));
  self.offers = g_new (Offer, MAX (n_places, 1));
  self.earned = g_new (double, n_sites);
  self.order = g_new (guint, n_sites);
  double mean = (double) objective;
  gint64 residents = 0;
  for (guint i = 0; i < n_places; i++)
    residents += task->weights[i];
  for (guint i = 0; i < n_places; i++)
    self.prices[i] = (double) nearest (task, i) + mean / (double) MAX (residents, 1);
  double found = ascend (&self, (double) objective, rounds);
  /* A price may be off by the last digit: what is rounded down is a bound all the same. */
  gint64 whole = (gint64) ceil (found * (1 - 1e-9) - 1e-3);
  return CLAMP (whole, bound, objective);
}
