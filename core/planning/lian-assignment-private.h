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
_LianAssign *_lian_assign_new_part (const _LianAssign *whole, const guint *makers,
                                    const gint64 *room, guint n_makers, const guint *orders,
                                    guint n_orders);
void _lian_assign_free (_LianAssign *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssign, _lian_assign_free)

static inline gsize
_lian_assign_cell (const _LianAssign *self, guint maker, guint order)
{
  return (gsize) maker * self->n_orders + order;
}

/* A price small enough for all of them to be added up exactly. */
static inline double
_lian_assign_keep_exact (const _LianAssign *self, double price)
{
  double most = 0x1p51 / (self->n_orders + 1);
  return CLAMP (price, -most, most);
}

void _lian_assign_price_rooms (const _LianAssign *task, _LianEffort *effort, double *ask,
                               double *price);

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

static inline gsize
_lian_assign_use_of (const _LianAssignDual *self, guint maker, guint item)
{
  return (gsize) self->task->use[_lian_assign_cell (self->task, maker, self->items[item])];
}

/* The first @n items, which pay, for one maker. */
gboolean _lian_assign_is_too_wide (guint n, gint64 left);
double _lian_assign_fill_room (_LianAssignDual *self, guint maker, guint n, gint64 left);
void _lian_assign_fill_layers (_LianAssignDual *self, guint maker, guint n, gsize width);
void _lian_assign_fill_back (_LianAssignDual *self, guint maker, guint n, gsize width);
double _lian_assign_find_loss (const _LianAssignDual *self, guint maker, guint item, guint n, gsize width,
                               gboolean must);

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
  gint64 *own_cost, *own_use; /* by order: with its maker */
  double *fee; /* by maker: for a unit over its room */
  gint64 *to_cost, *to_use; /* space to work in, by maker */
  gint64 value;
  gint64 over; /* by how much all rooms are exceeded */
} _LianAssignAnswer;

_LianAssignAnswer *_lian_assign_answer_new (const _LianAssign *task);
void _lian_assign_answer_free (_LianAssignAnswer *self);
gboolean _lian_assign_answer_make (_LianAssignAnswer *self, const double *share, const guint8 *open,
                                   _LianEffort *effort);
gboolean _lian_assign_answer_lean (_LianAssignAnswer *self, const double *ask, const guint8 *open);
void _lian_assign_answer_improve (_LianAssignAnswer *self, const guint8 *open, const double *ask,
                                  _LianEffort *effort);
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
  double *ask; /* by maker: what a unit of its room is worth */
  double *price; /* by order: of the first bound */
  _LianAssignDual *dual;
  guint32 seed;
  gint64 dearest; /* no answer costs more */
  gint64 nodes_left, end; /* of the tree: how many, and until which step */
  gint64 priced, looked; /* steps that went into bounds and into answers in the tree */
} _LianAssignSearch;

_LianAssignSearch *_lian_assign_search_new (const _LianAssign *task, _LianEffort *effort);
void _lian_assign_search_free (_LianAssignSearch *self);
void _lian_assign_search_look (_LianAssignSearch *self, const guint8 *open);
void _lian_assign_search_offer (_LianAssignSearch *self, const guint *maker, gint64 value);
gboolean _lian_assign_search_is_beaten (const _LianAssignSearch *self, gint64 bound);
gint64 _lian_assign_search_most (const _LianAssignSearch *self);
gboolean _lian_assign_search_prove (_LianAssignSearch *self, gint64 n_nodes, gint64 steps);
void _lian_assign_search_begin (_LianAssignSearch *self, guint rounds);
void _lian_assign_search_run (_LianAssignSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssignSearch, _lian_assign_search_free)

/* Parts of its answer, done anew. */
typedef struct __LianAssignParts _LianAssignParts;
_LianAssignParts *_lian_assign_parts_new (_LianAssignSearch *search);
void _lian_assign_parts_free (_LianAssignParts *self);
void _lian_assign_parts_shake (_LianAssignParts *self, gint64 steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianAssignParts, _lian_assign_parts_free)

/* A number of something, and what it is put in order by: the greatest first. */
typedef struct
{
  guint number;
  double key;
} _LianRanked;

int _lian_assign_compare_ranked (gconstpointer a, gconstpointer b);

G_END_DECLS
