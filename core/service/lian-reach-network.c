/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The nearest points of every place, along the ways of the base.
 *
 * One walk from all points at once (Dijkstra): every place takes the first so many points that reach
 * it and lets the rest go by.  What a place lets go by is not among the nearest of any place behind
 * it either, so nothing is lost; ties go to the point that comes first, everywhere.
 *
 * lian_graph_measure() won't do: it knows one distance for each node, and would walk through points. */
#include <string.h>

#include "lian-graph.h"
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
  LianGround *ground;
  LianGraph *graph; /* of the places and, behind them, of the outlets, where all ways end */
  guint8 *counts;   /* of each place, how many points it has taken */
  GArray *heap;     /* of Arrival */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->graph, lian_graph_free);
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

/* A repeated way replaces the earlier one, either way round. */
static LianGraph *
lay_ways (const LianGroundParts *parts)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (LianEdge));
  guint n_places = parts->places->len;
  for (guint i = 0; i < parts->ways->len; i++)
    {
      const LianWay *way = &g_array_index (parts->ways, LianWay, i);
      LianEdge edge = { (guint) way->from,
                        way->to >= 0 ? (guint) way->to : n_places + (guint) way->outlet,
                        way->length };
      if (way->length >= 0)
        g_array_append_val (edges, edge);
    }
  return lian_graph_new (n_places + parts->outlets->len, (const LianEdge *) edges->data,
                         edges->len);
}

static void
walk_init (Walk *walk, const LianGround *ground)
{
  *walk = (Walk){ .ground = (LianGround *) ground, .graph = lay_ways (ground->parts) };
  walk->counts = g_new0 (guint8, MAX (ground->parts->places->len, 1));
  walk->heap = g_array_new (FALSE, FALSE, sizeof (Arrival));
}

/* The ways of a point's own: their other ends are places. */
static const LianArc *
ways_of_outlet (const Walk *walk, guint outlet, guint *n)
{
  return lian_graph_get_arcs (walk->graph, walk->ground->parts->places->len + outlet, n);
}

static void
locate_places (Walk *walk)
{
  guint n;
  for (guint i = 0; i < walk->ground->parts->places->len; i++)
    {
      lian_graph_get_arcs (walk->graph, i, &n);
      walk->ground->located[i] = n > 0;
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
hang_outlets (Walk *walk)
{
  const LianGroundParts *parts = walk->ground->parts;
  guint n;
  for (guint i = 0; i < parts->outlets->len; i++)
    {
      const LianOutlet *outlet = &g_array_index (parts->outlets, LianOutlet, i);
      const LianArc *ways = ways_of_outlet (walk, i, &n);
      for (guint k = 0; k < n; k++)
        set_out (walk, (gint32) i, (gint32) ways[k].to, (gint32) ways[k].length);
      if (n == 0 && outlet->place >= 0)
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
  guint n;
  const LianArc *ways = lian_graph_get_arcs (walk->graph, (guint) from->place, &n);
  for (guint i = 0; i < n; i++)
    {
      gint64 distance = from->distance + ways[i].length;
      if (ways[i].to < walk->ground->parts->places->len
          && walk->counts[ways[i].to] < LIAN_REACH_KEPT && distance < LIAN_NO_WAY)
        push (walk->heap, (Arrival){ (gint32) distance, from->outlet, (gint32) ways[i].to });
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
  g_auto (Walk) walk;
  walk_init (&walk, self);
  locate_places (&walk);
  hang_outlets (&walk);
  return walk_all (&walk, cancellable, error);
}

static void
set_out_from (Walk *walk, const LianReach *site)
{
  const LianGroundParts *parts = walk->ground->parts;
  guint n;
  if (site->outlet < 0)
    {
      push (walk->heap, (Arrival){ 0, 0, site->distance });
      return;
    }
  const LianOutlet *outlet = &g_array_index (parts->outlets, LianOutlet, site->outlet);
  const LianArc *ways = ways_of_outlet (walk, (guint) site->outlet, &n);
  for (guint i = 0; i < n; i++)
    push (walk->heap, (Arrival){ (gint32) ways[i].length, 0, (gint32) ways[i].to });
  if (n == 0 && outlet->place >= 0)
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
  g_auto (Walk) walk;
  walk_init (&walk, self);
  for (guint j = 0; j < n_sites; j++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      set_out_from (&walk, &sites[j]);
      walk_one (&walk, n_sites, distances + j);
    }
  return TRUE;
}
