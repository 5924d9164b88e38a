/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The task of siting as lists: of each place its sites, the cheapest first, and of each site its
 * places.
 *
 * All three questions become one: open p sites so that the sum of what the places cost is least,
 * where a place that no site serves has a cost of its own.  For the greatest cover a site within the
 * radius costs nothing and having none costs the weight; for the median having none costs more than
 * any answer, so that only tasks without an answer have it. */
#include "lian-siting-private.h"

#include <string.h>

/* %G_MAXINT64 for no way. */
gint64
_lian_siting_distance (const LianSitingTask *task, guint place, guint site)
{
  gsize at = (gsize) place * task->n_sites + site;
  if (task->wide != NULL)
    return task->wide[at];
  return task->distance[at] == LIAN_SITING_NO_WAY ? G_MAXINT64 : task->distance[at];
}

static gint64
weight_of (const LianSitingTask *task, guint place)
{
  return task->weight != NULL ? task->weight[place] : 1;
}

static gboolean
is_linked (const LianSitingTask *task, guint place, guint site)
{
  gint64 distance = _lian_siting_distance (task, place, site);
  if (distance == G_MAXINT64 || (task->state != NULL && task->state[site] == LIAN_SITE_SHUT))
    return FALSE;
  return task->kind == LIAN_SITING_MEDIAN || distance <= task->radius;
}

static guint
count_links (const LianSitingTask *task, guint place)
{
  guint n = 0;
  if (weight_of (task, place) == 0)
    return 0;
  for (guint site = 0; site < task->n_sites; site++)
    n += is_linked (task, place, site);
  return n;
}

/* Sorted by one byte of the cost, ties kept in order. */
static void
sort_by_byte (const _LianLink *from, _LianLink *to, guint n, guint shift)
{
  guint at[257] = { 0 };
  for (guint i = 0; i < n; i++)
    at[((guint64) from[i].cost >> shift & 0xff) + 1]++;
  for (guint i = 0; i < 256; i++)
    at[i + 1] += at[i];
  for (guint i = 0; i < n; i++)
    to[at[(guint64) from[i].cost >> shift & 0xff]++] = from[i];
}

static void
sort_links (_LianLink *links, _LianLink *spare, guint n)
{
  gint64 greatest = 0;
  for (guint i = 0; i < n; i++)
    greatest = MAX (greatest, links[i].cost);
  _LianLink *from = links, *to = spare;
  for (guint shift = 0; shift < 64 && (guint64) greatest >> shift != 0; shift += 8)
    {
      sort_by_byte (from, to, n, shift);
      _LianLink *swapped = from;
      from = to;
      to = swapped;
    }
  if (from != links)
    memcpy (links, from, n * sizeof *links);
}

static void
fill_links (const LianSitingTask *task, guint place, _LianLink *links)
{
  if (weight_of (task, place) == 0)
    return;
  for (guint site = 0; site < task->n_sites; site++)
    if (is_linked (task, place, site))
      {
        links->who = site;
        links->cost = task->kind == LIAN_SITING_MEDIAN
                          ? _lian_siting_distance (task, place, site)
                          : 0;
        links++;
      }
}

static void
build_links (_LianSites *self, const LianSitingTask *task)
{
  self->start = g_new (guint, (gsize) self->n_places + 1);
  self->end = g_new (guint, MAX (self->n_places, 1));
  self->start[0] = 0;
  for (guint i = 0; i < self->n_places; i++)
    self->end[i] = self->start[i + 1] = self->start[i] + count_links (task, i);
  self->links = g_new (_LianLink, MAX (self->start[self->n_places], 1));
  g_autofree _LianLink *spare = g_new (_LianLink, MAX (self->n_sites, 1));
  for (guint i = 0; i < self->n_places; i++)
    {
      _LianLink *links = self->links + self->start[i];
      guint n = self->start[i + 1] - self->start[i];
      fill_links (task, i, links);
      sort_links (links, spare, n);
      for (guint k = 0; k < n; k++)
        links[k].cost *= weight_of (task, i);
    }
}

/* More than any answer costs: the dearest link of every place, and one. */
static gint64
cost_of_failing (const _LianSites *self)
{
  gint64 sum = 1;
  for (guint i = 0; i < self->n_places; i++)
    if (self->end[i] > self->start[i])
      sum += self->links[self->end[i] - 1].cost;
  return sum;
}

static void
set_costs (_LianSites *self, const LianSitingTask *task)
{
  gint64 failing = task->kind == LIAN_SITING_MEDIAN ? cost_of_failing (self) : 0;
  gint64 most = task->kind == LIAN_SITING_MEDIAN ? failing * MAX (self->n_places, 1)
                                                 : G_MAXINT64 / 2 / FINEST_GRAIN;
  for (self->grain = FINEST_GRAIN; self->grain > 1 && most > G_MAXINT64 / 2 / self->grain;)
    self->grain /= 2;
  self->covers = task->kind != LIAN_SITING_MEDIAN;
  if (task->kind == LIAN_SITING_COVER)
    self->charge = self->grain = 0x10000;
  self->none = g_new (gint64, MAX (self->n_places, 1));
  for (guint i = 0; i < self->n_places; i++)
    if (task->kind == LIAN_SITING_MEDIAN)
      self->none[i] = weight_of (task, i) == 0 ? 0 : failing * self->grain;
    else if (task->kind == LIAN_SITING_COVER)
      self->none[i] = weight_of (task, i) == 0 ? 0 : 2 * self->charge;
    else
      self->none[i] = weight_of (task, i) * self->grain;
  for (guint k = 0; k < self->start[self->n_places]; k++)
    self->links[k].cost *= self->grain;
}

/* The same links by site. */
static void
turn_links (_LianSites *self)
{
  memset (self->site_start, 0, ((gsize) self->n_sites + 1) * sizeof *self->site_start);
  for (guint i = 0; i < self->n_places; i++)
    for (guint k = self->start[i]; k < self->end[i]; k++)
      self->site_start[self->links[k].who + 1]++;
  for (guint site = 0; site < self->n_sites; site++)
    {
      self->site_start[site + 1] += self->site_start[site];
      self->site_end[site] = self->site_start[site];
    }
  for (guint i = 0; i < self->n_places; i++)
    for (guint k = self->start[i]; k < self->end[i]; k++)
      {
        guint at = self->site_end[self->links[k].who]++;
        self->site_links[at] = (_LianLink) { i, self->links[k].cost };
      }
}

_LianSites *
_lian_sites_new (const LianSitingTask *task, guint p)
{
  _LianSites *self = g_new0 (_LianSites, 1);
  self->n_places = task->n_places;
  self->n_sites = task->n_sites;
  self->asked = g_new0 (guint8, MAX (self->n_sites, 1));
  if (task->state != NULL)
    memcpy (self->asked, task->state, self->n_sites);
  self->state = g_memdup2 (self->asked, MAX (self->n_sites, 1));
  for (guint site = 0; site < self->n_sites; site++)
    self->p += self->state[site] != LIAN_SITE_SHUT;
  self->p = MIN (self->p, p);
  build_links (self, task);
  set_costs (self, task);
  self->site_start = g_new0 (guint, (gsize) self->n_sites + 1);
  self->site_end = g_new0 (guint, MAX (self->n_sites, 1));
  self->site_links = g_new (_LianLink, MAX (self->start[self->n_places], 1));
  turn_links (self);
  return self;
}

void
_lian_sites_free (_LianSites *self)
{
  g_free (self->start);
  g_free (self->links);
  g_free (self->end);
  g_free (self->site_start);
  g_free (self->site_links);
  g_free (self->site_end);
  g_free (self->none);
  g_free (self->asked);
  g_free (self->state);
  g_free (self);
}

/* Takes sites that are shut out of the lists, but not those to keep; what is left moves together. */
void
_lian_sites_drop (_LianSites *self, const guint *keep, guint n_keep)
{
  guint to = 0;
  g_autofree gboolean *kept = g_new0 (gboolean, MAX (self->n_sites, 1));
  for (guint n = 0; n < n_keep; n++)
    kept[keep[n]] = TRUE;
  for (guint i = 0; i < self->n_places; i++)
    {
      guint from = self->start[i];
      self->start[i] = to;
      for (guint k = from; k < self->end[i]; k++)
        if (self->state[self->links[k].who] != LIAN_SITE_SHUT || kept[self->links[k].who])
          self->links[to++] = self->links[k];
      self->end[i] = to;
    }
  self->start[self->n_places] = to;
  turn_links (self);
}

/* Opens any others until p are open: more sites never harm. */
guint
_lian_sites_fill_up (const _LianSites *self, guint *open, guint n_open)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (self->n_sites, 1));
  for (guint n = 0; n < n_open; n++)
    taken[open[n]] = TRUE;
  for (guint site = 0; site < self->n_sites && n_open < self->p; site++)
    if (!taken[site] && self->asked[site] != LIAN_SITE_SHUT)
      open[n_open++] = site;
  return n_open;
}

/* What the places cost when these sites are open. */
gint64
_lian_sites_value (const _LianSites *self, const guint *open, guint n_open)
{
  g_autofree gint64 *cost = g_new (gint64, MAX (self->n_places, 1));
  gint64 sum = 0;
  memcpy (cost, self->none, self->n_places * sizeof *cost);
  for (guint n = 0; n < n_open; n++)
    for (guint k = self->site_start[open[n]]; k < self->site_end[open[n]]; k++)
      {
        const _LianLink *link = &self->site_links[k];
        cost[link->who] = MIN (cost[link->who], link->cost);
      }
  for (guint i = 0; i < self->n_places; i++)
    sum += cost[i];
  return sum;
}
