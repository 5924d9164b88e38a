/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The task of arrangement as an integer programme, and the search for its best plans. */
#pragma once

#include "lian-arrange-plan.h"
#include "../planning/lian-effort-private.h"

G_BEGIN_DECLS

#define NO_ROW G_MAXUINT
#define FREE_LOW G_MININT64
#define FREE_HIGH G_MAXINT64

__extension__ typedef __int128 _LianWide;

/* What a column counts; all count whole things. */
typedef enum
{
  _LIAN_COLUMN_SHARE, /* steps made: by way, part and month */
  _LIAN_COLUMN_SHORT, /* steps left unplaced: by part */
  _LIAN_COLUMN_MAKES, /* 1 if a way makes anything, where it matters */
  _LIAN_COLUMN_SETUP, /* 1 if a variety (way) is set up in a month */
  _LIAN_COLUMN_STOCK, /* what a month leaves of a material (way) for the next */
  _LIAN_COLUMN_LOST, /* steps less than a way is to keep */
  _LIAN_COLUMN_TAKEN, /* steps less than agreed (way: its index) */
  _LIAN_COLUMN_IDLE, /* work less than the floor of a maker (way) */
  _LIAN_COLUMN_TOTAL, /* steps of a group of shares that are not made (month: its rank) */
} _LianColumnKind;

typedef struct
{
  guint kind;
  guint way;
  guint part;
  guint month;
} _LianColumn;

typedef enum
{
  _LIAN_ROW_PART,
  _LIAN_ROW_LIMIT, /* not of a material */
  _LIAN_ROW_MATERIAL,
  _LIAN_ROW_LOT,
  _LIAN_ROW_SETUP,
  _LIAN_ROW_WISH, /* to be had from somewhere, or else from its own column */
  _LIAN_ROW_PIN,
  _LIAN_ROW_TOTAL, /* of: the column */
} _LianRowKind;

/* @of: limit or variety and month as one number (limit * months + month), or the column of a wish. */
typedef struct
{
  _LianRowKind kind;
  guint of;
} _LianRow;

/* An objective of a stage that is behind: no more than @limit is aimed at, no more than @most is taken,
 * so that there is room for rounding. */
typedef struct
{
  gint64 *cost;
  gint64 limit, most;
} _LianCeiling;

/* The programme: columns with bounds, rows with bounds, and what each column has in which row. */
typedef struct
{
  const LianArrangeTask *task;
  guint n_columns, n_rows;
  _LianColumn *columns;
  _LianRow *rows;
  guint *part_start; /* by part, and the end: its columns, the shortage first */
  gint64 *lower, *upper; /* by column */
  gint64 *row_lower, *row_upper;
  guint *start; /* by column, and the end */
  guint *row; /* by entry */
  gint64 *value;
  GArray *ceilings; /* of _LianCeiling: rows beyond n_rows */
} _LianModel;

_LianModel *_lian_model_new_empty (const LianArrangeTask *task);
_LianModel *_lian_model_new (const LianArrangeTask *task);
void _lian_model_free (_LianModel *self);
void _lian_model_add_ceiling (_LianModel *self, const gint64 *cost, gint64 limit, gint64 most);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianModel, _lian_model_free)
_LianModel *_lian_totals_new (const _LianModel *model);
gint64 *_lian_totals_widen (const _LianModel *model, const _LianModel *wide, const gint64 *cost);
void _lian_set_up_narrow (const LianArrangeTask *task, const gint64 *room, gint64 *most);
gint64 _lian_model_cost (const _LianModel *self, guint column, LianAim aim);
gint64 *_lian_model_stage_cost (const _LianModel *self, guint place);

/* Exact figures of the programme. */
gint64 _lian_model_sum (const _LianModel *self, const gint64 *cost, const gint64 *x);
gboolean _lian_model_is_kept (const _LianModel *self, const gint64 *x, const gint64 *lower,
                              const gint64 *upper);
void _lian_model_complete (const _LianModel *self, gint64 *x);
gboolean _lian_column_is_choice (const _LianColumn *column);
gboolean _lian_model_is_pinned (const _LianModel *self, guint column);
double _lian_model_unit (const _LianModel *self, const gint64 *cost);
char *_lian_model_write (const _LianModel *self, const gint64 *cost, double unit, gboolean whole);
gint64 _lian_model_grain (const _LianModel *self, const gint64 *cost);

/* What prices say of a box of bounds. */
typedef struct
{
  const gint64 *cost; /* NULL for none: then a bound above 0 says that nothing is in the box */
  const gint64 *lower, *upper; /* by column */
  const double *price; /* by row, ceilings after the others */
  _LianWide *rest; /* (out): by column, what a step of it costs beyond the prices */
  _LianWide bound; /* (out): no plan in the box costs less */
} _LianPriced;

#define _LIAN_PRICE_SCALE 40
void _lian_model_price (const _LianModel *self, _LianPriced *priced);
gint64 _lian_price_up (_LianWide bound, gint64 grain);

/* CLP behind a door of whole numbers: what it says guides and is never believed. */
typedef struct __LianSimplex _LianSimplex;
typedef enum
{
  _LIAN_SIMPLEX_SOLVED, /* x and price are the best */
  _LIAN_SIMPLEX_EMPTY, /* price tells why nothing fits */
  _LIAN_SIMPLEX_LOST, /* prices of half-way, if anything */
} _LianSimplexStatus;
_LianSimplex *_lian_simplex_new (const _LianModel *model, const gint64 *cost);
void _lian_simplex_free (_LianSimplex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianSimplex, _lian_simplex_free)
_LianSimplexStatus _lian_simplex_solve (_LianSimplex *self, const gint64 *lower,
                                        const gint64 *upper, gboolean primal, _LianEffort *effort);
void _lian_simplex_set_cost (_LianSimplex *self, const gint64 *cost);
void _lian_simplex_turn (_LianSimplex *self);
void _lian_simplex_forget (_LianSimplex *self);
void _lian_simplex_close (_LianSimplex *self, gboolean closed);
void _lian_simplex_narrow (_LianSimplex *self, guint most);
void _lian_simplex_get_x (const _LianSimplex *self, double *x);
const double *_lian_simplex_price (const _LianSimplex *self);

/* How much more a stage counts than the next where they are looked at together. */
#define _LIAN_STAGE_RATIO 10

void _lian_volume (const _LianModel *model, const gint64 *cost, double aim, guint rounds,
                   _LianEffort *effort, double *price, double *unit_price, double *x);
gint64 *_lian_model_weigh (const _LianModel *self, gint64 **cost, guint n_places, guint rate);
void _lian_bound_stages (_LianModel *model, gint64 **cost, guint n_places, const gint64 *best,
                         _LianEffort *effort, gint64 *bound);

/* A stage: the best plan known, and the bound.  With @choices only what is yes or no is branched on, for the
 * bound. */
typedef struct
{
  gboolean choices;
  const _LianModel *model;
  _LianEffort *effort;
  gint64 *cost;
  gint64 grain;
  gint64 *best; /* by column; only if found */
  gboolean found;
  gint64 value; /* of best */
  gint64 bound;
  gboolean proved;
} _LianStageSearch;

void _lian_stage_search_run (_LianStageSearch *self);

/* All stages one after the other; FALSE if nothing was found. */
typedef struct
{
  _LianModel *model;
  _LianEffort *effort;
  gint64 *best;
  gboolean found, proved;
  gboolean exact; /* no stage so far left room for rounding */
  gboolean is_piece; /* of a task: what it comes to says nothing of the whole */
  GArray *figures;
} _LianStages;

#define _LIAN_STAGES_SMALL 400 /* columns: up to which the tree may prove the best plan */
GArray *_lian_stages_list_places (const LianArrangeTask *task);
gboolean _lian_stages_prove (_LianStages *self);
void _lian_stages_run (_LianStages *self);
LianArrangePlan *_lian_arrange_prove (const LianArrangeTask *task, GArray *known, double seconds,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
