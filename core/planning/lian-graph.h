/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Shortest ways over a network. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LIAN_GRAPH_NO_WAY:
 *
 * The distance of a node that can't be reached.
 */
#define LIAN_GRAPH_NO_WAY G_MAXINT64

/**
 * LianGraph:
 *
 * Nodes, numbered from 0, and edges between them that are walked both ways.  It is read by any
 * number of threads at a time once it is made.
 */
typedef struct _LianGraph LianGraph;

/**
 * LianEdge:
 * @from: one end
 * @to: the other
 * @length: not negative, below 2^40
 *
 * A stretch of the way.
 */
typedef struct
{
  guint from;
  guint to;
  gint64 length;
} LianEdge;

/**
 * LianArc:
 * @length: how long it is
 * @to: the other end
 *
 * A stretch of the way, seen from one end.
 */
typedef struct
{
  gint64 length;
  guint to;
} LianArc;

LianGraph *lian_graph_new (guint n_nodes, const LianEdge *edges, guint n_edges);
void lian_graph_free (LianGraph *self);
const LianArc *lian_graph_get_arcs (const LianGraph *self, guint node, guint *n_arcs);
void lian_graph_measure (const LianGraph *self, guint from, gint64 *distance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianGraph, lian_graph_free)

G_END_DECLS
