/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Sites with room for so much: the best answer without limits, mended until everybody has room.
 *
 * A place goes whole to one site; those that would lose most by their second choice choose first, and
 * then move and change places as long as it helps.  The sites themselves move to where their own
 * places have the least way, and are shaken like without limits.  The bound without limits stays a
 * bound, so that the gap that is stated is true, if not always small. */
#include "lian-siting-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint place;
  gint64 regret;
} Turn;

typedef struct
{
  const LianSitingTask *task;
  _LianSearch *search;
  guint n, p;
  gint64 failing; /* more than any answer costs */
  guint *open, *slot; /* by slot; by place, or NOBODY */
  gint64 *left; /* by slot: room */
  gint64 value;
  Turn *turns;
} Room;

static gint64
load_of (const LianSitingTask *task, guint place)
{
  if (task->load != NULL)
    return task->load[place];
  return task->weight != NULL ? task->weight[place] : 1;
}

static gint64
room_of (const LianSitingTask *task, guint site)
{
  return task->capacity[site] < 0 ? G_MAXINT64 / 2 : task->capacity[site];
}

/* What it costs that @site serves @place, whether there is room or not. */
static gint64
cost_at (const Room *self, guint place, guint site)
{
  gint64 weight = self->task->weight != NULL ? self->task->weight[place] : 1;
  gint64 distance = _lian_siting_distance (self->task, place, site);
  return distance == G_MAXINT64 ? self->failing : weight * distance;
}

static gint64
cost_of (const Room *self, guint place, guint slot)
{
  return slot == NOBODY ? self->failing : cost_at (self, place, self->open[slot]);
}

static void
move (Room *self, guint place, guint slot)
{
  gint64 load = load_of (self->task, place);
  if (self->slot[place] != NOBODY)
    self->left[self->slot[place]] += load;
  if (slot != NOBODY)
    self->left[slot] -= load;
  self->value += cost_of (self, place, slot) - cost_of (self, place, self->slot[place]);
  self->slot[place] = slot;
}

/* The cheapest slot but one with room for so much, or NOBODY. */
static guint
find_slot (const Room *self, guint place, guint but, gint64 load)
{
  guint found = NOBODY;
  gint64 least = self->failing;
  for (guint slot = 0; slot < self->p; slot++)
    if (slot != but && self->left[slot] >= load && cost_of (self, place, slot) < least)
      {
        least = cost_of (self, place, slot);
        found = slot;
      }
  return found;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *first = a, *second = b;
  if (first->regret != second->regret)
    return first->regret > second->regret ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

/* Gives every place a site, as far as there is room. */
static void
assign (Room *self)
{
  self->value = self->failing * self->n;
  for (guint slot = 0; slot < self->p; slot++)
    self->left[slot] = room_of (self->task, self->open[slot]);
  for (guint place = 0; place < self->n; place++)
    {
      gint64 least = self->failing, next = self->failing;
      for (guint slot = 0; slot < self->p; slot++)
        {
          gint64 cost = cost_of (self, place, slot);
          next = MIN (next, MAX (cost, least));
          least = MIN (least, cost);
        }
      self->slot[place] = NOBODY;
      self->turns[place] = (Turn) { place, next - least };
    }
  qsort (self->turns, self->n, sizeof *self->turns, compare_turns);
  for (guint n = 0; n < self->n; n++)
    {
      guint place = self->turns[n].place;
      move (self, place, find_slot (self, place, NOBODY, load_of (self->task, place)));
    }
  self->search->effort->done += 4 * (gint64) self->n * self->p;
}

/* To a cheaper site with room. */
static gboolean
shift (Room *self, guint place)
{
  guint slot = find_slot (self, place, self->slot[place], load_of (self->task, place));
  if (slot == NOBODY || cost_of (self, place, slot) >= cost_of (self, place, self->slot[place]))
    return FALSE;
  move (self, place, slot);
  return TRUE;
}

/* Two places change sites; or one without takes the site of the other, which goes elsewhere. */
static gboolean
change (Room *self, guint place, guint other)
{
  guint here = self->slot[place], there = self->slot[other];
  gint64 load = load_of (self->task, place), other_load = load_of (self->task, other);
  if (here == there || there == NOBODY || self->left[there] + other_load < load)
    return FALSE;
  guint to = here == NOBODY ? find_slot (self, other, there, other_load) : here;
  if (to == NOBODY || (to == here && self->left[here] + load < other_load))
    return FALSE;
  if (cost_of (self, place, there) + cost_of (self, other, to)
      >= cost_of (self, place, here) + cost_of (self, other, there))
    return FALSE;
  move (self, place, there);
  move (self, other, to);
  return TRUE;
}

static void
settle_in (Room *self)
{
  gboolean moved = TRUE;
  while (moved && _lian_effort_spend (self->search->effort, 2 * (gint64) self->n * self->p))
    {
      moved = FALSE;
      for (guint place = 0; place < self->n; place++)
        moved = shift (self, place) || moved;
      for (guint place = 0; place < self->n; place++)
        for (guint other = 0; other < self->n; other++)
          moved = change (self, place, other) || moved;
      self->search->effort->done += 2 * (gint64) self->n * self->n;
    }
}

static gboolean
is_open (const Room *self, guint site)
{
  for (guint slot = 0; slot < self->p; slot++)
    if (self->open[slot] == site)
      return TRUE;
  return FALSE;
}

/* Where the places of a slot have the least way together. */
static guint
find_middle (const Room *self, guint slot)
{
  const LianSitingTask *task = self->task;
  gint64 used = room_of (task, self->open[slot]) - self->left[slot], least = G_MAXINT64;
  guint found = self->open[slot];
  for (guint site = 0; site < task->n_sites; site++)
    {
      gint64 sum = 0;
      if (room_of (task, site) < used || self->search->sites->asked[site] == LIAN_SITE_SHUT
          || (site != self->open[slot] && is_open (self, site)))
        continue;
      for (guint place = 0; place < self->n; place++)
        if (self->slot[place] == slot)
          sum += cost_at (self, place, site);
      if (sum >= least)
        continue;
      least = sum;
      found = site;
    }
  self->search->effort->done += (gint64) task->n_sites * (self->n + self->p);
  return found;
}

/* Assigns, and moves the sites into the middle of what they serve, as long as it helps. */
static void
mend (Room *self)
{
  gint64 before;
  assign (self);
  settle_in (self);
  do
    {
      gboolean moved = FALSE;
      before = self->value;
      for (guint slot = 0; slot < self->p; slot++)
        {
          guint site = self->search->sites->asked[self->open[slot]] == LIAN_SITE_OPEN
                           ? self->open[slot]
                           : find_middle (self, slot);
          moved = moved || site != self->open[slot];
          self->open[slot] = site;
        }
      if (!moved)
        return;
      assign (self);
      settle_in (self);
    }
  while (self->value < before && !self->search->effort->stopped);
}

static void
shake (Room *self, guint n)
{
  const guint8 *asked = self->search->sites->asked;
  for (guint k = 0; k < n; k++)
    {
      guint slot = _lian_search_random (self->search, self->p);
      guint site = _lian_search_random (self->search, self->task->n_sites);
      if (asked[self->open[slot]] != LIAN_SITE_OPEN && asked[site] == LIAN_SITE_FREE
          && !is_open (self, site))
        self->open[slot] = site;
    }
}

static void
keep (const Room *self, guint *open, guint *serves)
{
  memcpy (open, self->open, self->p * sizeof *open);
  for (guint place = 0; place < self->n; place++)
    serves[place] = self->slot[place] == NOBODY ? LIAN_SITING_NOBODY
                                                : self->open[self->slot[place]];
}

static gint64
look (Room *self, gint64 bound, guint *open, guint *serves)
{
  guint n_shakes = 0, most = MIN (self->p, 6);
  mend (self);
  gint64 best = self->value;
  keep (self, open, serves);
  while (best > bound && self->p > 0 && _lian_effort_spend (self->search->effort, 100))
    {
      memcpy (self->open, open, self->p * sizeof *open);
      n_shakes = n_shakes % most + 1;
      shake (self, n_shakes);
      mend (self);
      if (self->value >= best)
        continue;
      best = self->value;
      keep (self, open, serves);
      n_shakes = 0;
    }
  return best;
}

static int
compare_rooms (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;
  return first > second ? -1 : first < second;
}

/* Whether the largest p sites together, or all for one place, have too little room. */
gboolean
_lian_room_is_short (const LianSitingTask *task)
{
  g_autofree gint64 *rooms = g_new0 (gint64, MAX (task->n_sites, 1));
  gint64 wanted = 0, largest;
  for (guint site = 0; site < task->n_sites; site++)
    if (task->state == NULL || task->state[site] != LIAN_SITE_SHUT)
      rooms[site] = room_of (task, site);
  qsort (rooms, task->n_sites, sizeof *rooms, compare_rooms);
  largest = task->n_sites > 0 ? rooms[0] : 0;
  for (guint place = 0; place < task->n_places; place++)
    {
      wanted += load_of (task, place);
      if (load_of (task, place) > largest)
        return TRUE;
    }
  for (guint n = 0; n < MIN (task->p, task->n_sites) && wanted > 0; n++)
    wanted -= MIN (wanted, rooms[n]);
  return wanted > 0;
}

/* Starts from the best of @search; @open and @serves are filled.  Returns what the answer costs, or
 * -1 where not everybody found room.  @bound: an answer this good ends it. */
gint64
_lian_room_run (const LianSitingTask *task, _LianSearch *search, gint64 bound, guint *open,
                guint *serves)
{
  guint n = MAX (task->n_places, 1), p = MAX (search->n_best, 1);
  Room self = { .task = task, .search = search, .n = task->n_places, .p = search->n_best,
                .failing = 1, .open = g_memdup2 (search->best, p * sizeof (guint)),
                .slot = g_new (guint, n), .left = g_new (gint64, p), .turns = g_new (Turn, n) };
  gint64 failing = 1;
  for (guint place = 0; place < task->n_places; place++)
    {
      gint64 most = 0;
      for (guint site = 0; site < task->n_sites; site++)
        if (_lian_siting_distance (task, place, site) != G_MAXINT64)
          most = MAX (most, cost_at (&self, place, site));
      failing += most;
    }
  self.failing = failing;
  gint64 best = look (&self, bound, open, serves);
  g_free (self.open);
  g_free (self.slot);
  g_free (self.left);
  g_free (self.turns);
  return best < failing ? best : -1;
}
