/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The nearest points of every place, along the ways of the base.
 *
 * One walk from all points at once (Dijkstra): every place takes the first so many points that reach
 * it and lets the rest go by.  What a place lets go by is not among the nearest of any place behind
 * it either, so nothing is lost; ties go to the point that comes first, everywhere. */
#include <string.h>

#include "lian-ground-private.h"

/* A point that arrives at a place. */
typedef struct
{
  gint32 distance;
  gint32 outlet;
  gint32 place;
} Arrival;

typedef struct
{
  gint32 place;
  gint32 length;
} Step;

typedef struct
{
  LianGround *ground;
  guint32 *starts; /* of each place, where its steps begin; one more at the end */
  Step *steps;
  guint8 *counts; /* of each place, how many points it has taken */
  GArray *heap;   /* of Arrival */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_free (walk->starts);
  g_free (walk->steps);
  g_free (walk->counts);
  g_clear_pointer (&walk->heap, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
comes_before (const Arrival *a, const Arrival *b)
{
  if (a->distance != b->distance)
    return a->distance < b->distance;
  if (a->outlet != b->outlet)
    return a->outlet < b->outlet;
  return a->place < b->place;
}

static void
push (GArray *heap, Arrival arrival)
{
  g_array_append_val (heap, arrival);
  Arrival *all = (Arrival *) heap->data;
  guint at = heap->len - 1;
  for (; at > 0 && comes_before (&arrival, &all[(at - 1) / 2]); at = (at - 1) / 2)
    all[at] = all[(at - 1) / 2];
  all[at] = arrival;
}

static Arrival
pop (GArray *heap)
{
  Arrival *all = (Arrival *) heap->data;
  Arrival first = all[0], last = all[heap->len - 1];
  guint at = 0, n = heap->len - 1;
  g_array_set_size (heap, n);
  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && comes_before (&all[child + 1], &all[child]))
        child++;
      if (!comes_before (&all[child], &last))
        break;
      all[at] = all[child];
      at = child;
    }
  if (n > 0)
    all[at] = last;
  return first;
}

static guint
hash_ends (gconstpointer key)
{
  const LianWay *way = key;
  guint low = (guint) MIN (way->from, way->to), high = (guint) MAX (way->from, way->to);
  return low * 2654435761u ^ high * 40503u ^ (guint) way->outlet;
}

static gboolean
same_ends (gconstpointer a, gconstpointer b)
{
  const LianWay *one = a, *other = b;
  return MIN (one->from, one->to) == MIN (other->from, other->to)
         && MAX (one->from, one->to) == MAX (other->from, other->to)
         && one->outlet == other->outlet;
}

/* A repeated way replaces the earlier one, either way round. */
static GPtrArray *
last_ways (const GArray *ways)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_ends, same_ends);
  GPtrArray *kept = g_ptr_array_new ();
  for (guint i = ways->len; i-- > 0;)
    {
      LianWay *way = &g_array_index (ways, LianWay, i);
      if (way->length >= 0 && g_hash_table_add (seen, way))
        g_ptr_array_add (kept, way);
    }
  return kept;
}

static void
lay_ways (Walk *walk, const GPtrArray *ways)
{
  guint n = walk->ground->parts->places->len;
  walk->starts = g_new0 (guint32, n + 1);
  walk->steps = g_new (Step, MAX (2 * ways->len, 1));
  for (guint i = 0; i < ways->len; i++)
    {
      const LianWay *way = ways->pdata[i];
      if (way->to < 0)
        continue;
      walk->starts[way->from + 1]++;
      walk->starts[way->to + 1]++;
    }
  for (guint i = 0; i < n; i++)
    walk->starts[i + 1] += walk->starts[i];
  g_autofree guint32 *next = g_memdup2 (walk->starts, (n + 1) * sizeof *next);
  for (guint i = 0; i < ways->len; i++)
    {
      const LianWay *way = ways->pdata[i];
      if (way->to < 0)
        continue;
      walk->steps[next[way->from]++] = (Step){ way->to, way->length };
      walk->steps[next[way->to]++] = (Step){ way->from, way->length };
    }
}

static void
locate_places (LianGround *ground, const GPtrArray *ways)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const LianWay *way = ways->pdata[i];
      ground->located[way->from] = TRUE;
      if (way->to >= 0)
        ground->located[way->to] = TRUE;
    }
}

static void
set_out (Walk *walk, gint32 outlet, gint32 place, gint32 length)
{
  walk->ground->found[outlet] = TRUE;
  walk->ground->located[place] = TRUE;
  push (walk->heap, (Arrival){ length, outlet, place });
}

/* From a point without ways of its own to its neighbourhood. */
static gint32
way_home (const LianGroundParts *parts, const LianOutlet *outlet)
{
  const LianPlace *place = &g_array_index (parts->places, LianPlace, outlet->place);
  return outlet->placed && place->placed
             ? _lian_ground_measure (
                 parts, lian_ground_straight (outlet->x, outlet->y, place->x, place->y))
             : 0;
}

/* A point hangs on its own ways; without any, on its neighbourhood. */
static void
hang_outlets (Walk *walk, const GPtrArray *ways)
{
  const LianGroundParts *parts = walk->ground->parts;
  for (guint i = 0; i < ways->len; i++)
    {
      const LianWay *way = ways->pdata[i];
      if (way->to < 0)
        set_out (walk, way->outlet, way->from, way->length);
    }
  for (guint i = 0; i < parts->outlets->len; i++)
    {
      const LianOutlet *outlet = &g_array_index (parts->outlets, LianOutlet, i);
      if (!walk->ground->found[i] && outlet->place >= 0)
        set_out (walk, (gint32) i, outlet->place, way_home (parts, outlet));
    }
}

static gboolean
has_taken (const LianReach *reach, guint count, gint32 outlet)
{
  for (guint i = 0; i < count; i++)
    if (reach[i].outlet == outlet)
      return TRUE;
  return FALSE;
}

static void
go_on (Walk *walk, const Arrival *from)
{
  for (guint32 i = walk->starts[from->place]; i < walk->starts[from->place + 1]; i++)
    {
      gint64 distance = (gint64) from->distance + walk->steps[i].length;
      if (walk->counts[walk->steps[i].place] < LIAN_REACH_KEPT && distance < LIAN_NO_WAY)
        push (walk->heap, (Arrival){ (gint32) distance, from->outlet, walk->steps[i].place });
    }
}

static gboolean
walk_all (Walk *walk, GCancellable *cancellable, GError **error)
{
  for (guint n = 0; walk->heap->len > 0; n++)
    {
      Arrival arrival = pop (walk->heap);
      LianReach *reach = walk->ground->reach + (gsize) arrival.place * LIAN_REACH_KEPT;
      guint8 *count = &walk->counts[arrival.place];
      if (n % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (*count == LIAN_REACH_KEPT || has_taken (reach, *count, arrival.outlet))
        continue;
      reach[(*count)++] = (LianReach){ arrival.distance, arrival.outlet };
      go_on (walk, &arrival);
    }
  return TRUE;
}

/**
 * _lian_reach_network:
 * @self: a ground without distances
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: whether the ways could be walked
 */
gboolean
_lian_reach_network (LianGround *self, GCancellable *cancellable, GError **error)
{
  g_auto (Walk) walk = { .ground = self };
  g_autoptr (GPtrArray) ways = last_ways (self->parts->ways);
  walk.counts = g_new0 (guint8, MAX (self->parts->places->len, 1));
  walk.heap = g_array_new (FALSE, FALSE, sizeof (Arrival));
  lay_ways (&walk, ways);
  locate_places (self, ways);
  hang_outlets (&walk, ways);
  return walk_all (&walk, cancellable, error);
}

static void
set_out_from (Walk *walk, const GPtrArray *ways, const LianReach *site)
{
  const LianGroundParts *parts = walk->ground->parts;
  if (site->outlet < 0)
    {
      push (walk->heap, (Arrival){ 0, 0, site->distance });
      return;
    }
  const LianOutlet *outlet = &g_array_index (parts->outlets, LianOutlet, site->outlet);
  for (guint i = 0; i < ways->len; i++)
    {
      const LianWay *way = ways->pdata[i];
      if (way->to < 0 && way->outlet == site->outlet)
        push (walk->heap, (Arrival){ way->length, 0, way->from });
    }
  if (walk->heap->len == 0 && outlet->place >= 0)
    push (walk->heap, (Arrival){ way_home (parts, outlet), 0, outlet->place });
}

static void
walk_one (Walk *walk, guint n_sites, gint32 *column)
{
  memset (walk->counts, 0, walk->ground->parts->places->len);
  while (walk->heap->len > 0)
    {
      Arrival arrival = pop (walk->heap);
      if (walk->counts[arrival.place] > 0)
        continue;
      walk->counts[arrival.place] = LIAN_REACH_KEPT;
      column[(gsize) arrival.place * n_sites] = arrival.distance;
      go_on (walk, &arrival);
    }
}

/**
 * _lian_reach_from:
 * @self: a ground whose distances follow ways
 * @sites: (array length=n_sites): an outlet each; or -1 and, as distance, the index of a place
 * @n_sites: how many
 * @distances: (out): from place i to site j at i x @n_sites + j; %LIAN_NO_WAY beforehand
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: whether all ways could be walked
 */
gboolean
_lian_reach_from (const LianGround *self, const LianReach *sites, guint n_sites, gint32 *distances,
                  GCancellable *cancellable, GError **error)
{
  g_auto (Walk) walk = { .ground = (LianGround *) self };
  g_autoptr (GPtrArray) ways = last_ways (self->parts->ways);
  walk.counts = g_new0 (guint8, MAX (self->parts->places->len, 1));
  walk.heap = g_array_new (FALSE, FALSE, sizeof (Arrival));
  lay_ways (&walk, ways);
  for (guint j = 0; j < n_sites; j++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      set_out_from (&walk, ways, &sites[j]);
      walk_one (&walk, n_sites, distances + j);
    }
  return TRUE;
}
