/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the parts of the assignment solver share. */
#pragma once

#include "lian-assignment.h"
#include "lian-effort-private.h"

G_BEGIN_DECLS

#define NO_WAY G_MAXINT64
#define NOBODY G_MAXUINT32

/* The task in whole numbers: costs are kept in grains, so that the prices of the bound are whole
 * numbers as well and every bound is exact; all of it added up is exact in a double. */
typedef struct
{
  guint n_makers, n_orders;
  gint64 grain;
  gint64 *cost; /* by maker and order; NO_WAY where the two do not go together */
  gint64 *use;  /* by maker and order */
  gint64 *room; /* by maker */
} _LianAssign;

_LianAssign *_lian_assign_new (const LianAssignmentTask *task);
_LianAssign *_lian_assign_new_part (const _LianAssign *whole, const guint *makers, guint n_makers,
                                    const guint *orders, guint n_orders);
void _lian_assign_free (_LianAssign *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssign, _lian_assign_free)

static inline gsize
_lian_assign_cell (const _LianAssign *self, guint maker, guint order)
{
  return (gsize) maker * self->n_orders + order;
}

/* The bound: every maker fills its room as pays best at the prices of the orders, whoever else takes
 * the same order (Lagrangian relaxation; each maker is a knapsack). */
typedef struct
{
  const _LianAssign *task;
  _LianEffort *effort;
  double *price;  /* by order: the best found */
  gint64 bound;   /* at these prices; NO_WAY where there is no answer */
  guint8 *taken;  /* by maker and order: what the makers took at the last prices */
  double *share;  /* by maker and order: how often they took it of late */
  /* Room to work in. */
  double *trial, *layers, *back, *profit;
  gsize n_layers, n_back;
  guint *items;
  double *best_of; /* by maker: what filling its room pays at the last prices */
} _LianAssignDual;

_LianAssignDual *_lian_assign_dual_new (const _LianAssign *task, _LianEffort *effort);
void _lian_assign_dual_free (_LianAssignDual *self);
void _lian_assign_dual_raise (_LianAssignDual *self, const guint8 *open, guint rounds, gint64 value,
                              void (*look) (gpointer data), gpointer data);
gboolean _lian_assign_dual_fix (_LianAssignDual *self, guint8 *open, gint64 value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssignDual, _lian_assign_dual_free)

/* An answer that may be over the rooms. */
typedef struct
{
  const _LianAssign *task;
  guint *maker; /* by order */
  gint64 *left; /* by maker: below 0 where it has too much */
  gint64 value;
  gint64 over; /* by how much all rooms are exceeded */
} _LianAssignAnswer;

_LianAssignAnswer *_lian_assign_answer_new (const _LianAssign *task);
void _lian_assign_answer_free (_LianAssignAnswer *self);
gboolean _lian_assign_answer_make (_LianAssignAnswer *self, const double *share, const guint8 *open,
                                   _LianEffort *effort);
void _lian_assign_answer_improve (_LianAssignAnswer *self, const guint8 *open, _LianEffort *effort);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssignAnswer, _lian_assign_answer_free)

/* The search: what is best so far and what is proved. */
typedef struct
{
  const _LianAssign *task;
  _LianEffort *effort;
  guint *best;  /* by order: its maker */
  gint64 value; /* of it; NO_WAY while there is none */
  gint64 bound; /* no answer is below */
  guint8 *open; /* by maker and order: whether the two may still go together */
  _LianAssignDual *dual;
  guint32 seed;
  gint64 nodes_left; /* of the tree */
} _LianAssignSearch;

_LianAssignSearch *_lian_assign_search_new (const _LianAssign *task, _LianEffort *effort);
void _lian_assign_search_free (_LianAssignSearch *self);
void _lian_assign_search_look (_LianAssignSearch *self, const guint8 *open);
void _lian_assign_search_offer (_LianAssignSearch *self, const guint *maker, gint64 value);
gboolean _lian_assign_search_is_beaten (const _LianAssignSearch *self, gint64 bound);
gboolean _lian_assign_search_prove (_LianAssignSearch *self, gint64 n_nodes);
void _lian_assign_search_begin (_LianAssignSearch *self, guint rounds);
void _lian_assign_search_shake (_LianAssignSearch *self, gint64 steps);
void _lian_assign_search_run (_LianAssignSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssignSearch, _lian_assign_search_free)

G_END_DECLS
