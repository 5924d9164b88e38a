/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Shortest ways over a network.
 *
 * Dijkstra's algorithm from one node at a time; the nearest arcs first, so that distances are seldom
 * corrected. */
#include "lian-graph.h"

#include <stdlib.h>
#include <string.h>

struct _LianGraph
{
  guint n_nodes;
  guint *start; /* n_nodes + 1: where a node's arcs begin */
  LianArc *arcs;
};

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const LianArc *first = a, *second = b;
  if (first->length != second->length)
    return first->length < second->length ? -1 : 1;
  return first->to < second->to ? -1 : first->to > second->to;
}

/* The last of the edges between the same two nodes counts. */
static gboolean *
find_replaced (const LianEdge *edges, guint n_edges)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean *replaced = g_new0 (gboolean, MAX (n_edges, 1));
  for (guint n = n_edges; n-- > 0;)
    {
      gint64 pair = (gint64) MIN (edges[n].from, edges[n].to) << 32
                    | MAX (edges[n].from, edges[n].to);
      replaced[n] = !g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair));
    }
  return replaced;
}

/**
 * lian_graph_new:
 * @n_nodes: how many nodes
 * @edges: (array length=n_edges): edges; of several between the same two nodes the last counts
 * @n_edges: how many
 *
 * Returns: (transfer full): the network
 */
LianGraph *
lian_graph_new (guint n_nodes, const LianEdge *edges, guint n_edges)
{
  LianGraph *self = g_new0 (LianGraph, 1);
  g_autofree gboolean *replaced = find_replaced (edges, n_edges);
  g_autofree guint *end = g_new (guint, (gsize) n_nodes + 1);
  self->n_nodes = n_nodes;
  self->start = g_new0 (guint, (gsize) n_nodes + 1);
  for (guint n = 0; n < n_edges; n++)
    if (!replaced[n])
      {
        self->start[edges[n].from + 1]++;
        self->start[edges[n].to + 1]++;
      }
  for (guint node = 0; node < n_nodes; node++)
    self->start[node + 1] += self->start[node];
  memcpy (end, self->start, ((gsize) n_nodes + 1) * sizeof *end);
  self->arcs = g_new (LianArc, MAX (self->start[n_nodes], 1));
  for (guint n = 0; n < n_edges; n++)
    if (!replaced[n])
      {
        self->arcs[end[edges[n].from]++] = (LianArc) { edges[n].length, edges[n].to };
        self->arcs[end[edges[n].to]++] = (LianArc) { edges[n].length, edges[n].from };
      }
  for (guint node = 0; node < n_nodes; node++)
    qsort (self->arcs + self->start[node], self->start[node + 1] - self->start[node], sizeof (LianArc),
           compare_arcs);
  return self;
}

/**
 * lian_graph_free:
 * @self: (transfer full): a network
 *
 * Frees a network.
 */
void
lian_graph_free (LianGraph *self)
{
  g_free (self->start);
  g_free (self->arcs);
  g_free (self);
}

/**
 * lian_graph_get_arcs:
 * @self: a network
 * @node: a node
 * @n_arcs: (out): how many
 *
 * Returns: (array length=n_arcs) (transfer none): where one gets from @node, the nearest first
 */
const LianArc *
lian_graph_get_arcs (const LianGraph *self, guint node, guint *n_arcs)
{
  *n_arcs = self->start[node + 1] - self->start[node];
  return self->arcs + self->start[node];
}

/* Nodes by distance, each in its place once. */
typedef struct
{
  guint *heap;
  guint *place; /* of a node in the heap, from 1; 0 when it is not there */
  guint n;
  gint64 *distance;
} Queue;

static void
put (Queue *queue, guint at, guint node)
{
  queue->heap[at] = node;
  queue->place[node] = at;
}

static void
rise (Queue *queue, guint at, guint node)
{
  while (at > 1 && queue->distance[node] < queue->distance[queue->heap[at / 2]])
    {
      put (queue, at, queue->heap[at / 2]);
      at /= 2;
    }
  put (queue, at, node);
}

static guint
take_nearest (Queue *queue)
{
  guint nearest = queue->heap[1], node = queue->heap[queue->n--], at = 1;
  queue->place[nearest] = 0;
  if (queue->n == 0)
    return nearest;
  for (guint child = 2; child <= queue->n; child = 2 * at)
    {
      if (child < queue->n
          && queue->distance[queue->heap[child + 1]] < queue->distance[queue->heap[child]])
        child++;
      if (queue->distance[queue->heap[child]] >= queue->distance[node])
        break;
      put (queue, at, queue->heap[child]);
      at = child;
    }
  put (queue, at, node);
  return nearest;
}

static void
reach (Queue *queue, guint node, gint64 distance)
{
  if (distance >= queue->distance[node])
    return;
  queue->distance[node] = distance;
  rise (queue, queue->place[node] != 0 ? queue->place[node] : ++queue->n, node);
}

/**
 * lian_graph_measure:
 * @self: a network
 * @from: a node
 * @distance: (out caller-allocates) (array): where to put the distance of each node from it, or
 *   %LIAN_GRAPH_NO_WAY
 *
 * Measures the shortest ways from a node to all others.
 */
void
lian_graph_measure (const LianGraph *self, guint from, gint64 *distance)
{
  g_autofree guint *heap = g_new (guint, (gsize) self->n_nodes + 1);
  g_autofree guint *place = g_new0 (guint, MAX (self->n_nodes, 1));
  Queue queue = { heap, place, 0, distance };
  for (guint node = 0; node < self->n_nodes; node++)
    distance[node] = LIAN_GRAPH_NO_WAY;
  for (reach (&queue, from, 0); queue.n > 0;)
    {
      guint node = take_nearest (&queue);
      for (guint k = self->start[node]; k < self->start[node + 1]; k++)
        reach (&queue, self->arcs[k].to, distance[node] + self->arcs[k].length);
    }
}
