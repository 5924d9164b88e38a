/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan while it is built: what is made, what is left of everything, what each stage has of it. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint column;
  gint64 quantity;
} _LianMove;

/* What stands is exact; the guide is not. */
typedef struct
{
  const _LianModel *model;
  const LianArrangeTask *task;
  guint n_places;
  gint64 **cost; /* (not owned) by stage and column */
  double *guide; /* by column: its cost in all stages, the first counting most, and its use of what is scarce */
  double *set_up_guide; /* by variety and month: what setting up uses of what is scarce */
  gint64 *x; /* by column; shares alone */
  _LianWide *total; /* by stage */
  gint64 *sum; /* by row, of shares: parts, wishes, pins */
  gint64 *left; /* by limit and month; of a material, what its months up to this one leave */
  gint64 *set_up; /* by variety and month: steps made */
  gint64 *made; /* by way */
  const gint64 *ceiling; /* (not owned) by stage: what is below it is as good as it is; NULL for 0 everywhere */
  guint *watch_start; /* by column, and the end: its entries of which a sum is kept; those of limits are not */
  guint *watch; /* place of the entry in the programme */
  guint *wish_start; /* by column, and the end: its entries of wishes */
  guint *wish; /* the same */
  GArray *moves; /* of _LianMove: all since the last mark */
} _LianBuild;

_LianBuild *_lian_build_new (const _LianModel *model, gint64 **cost, guint n_places);
void _lian_build_free (_LianBuild *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianBuild, _lian_build_free)
void _lian_build_set_guide (_LianBuild *self, const gint64 *cost, const double *unit_price);
void _lian_build_add (_LianBuild *self, guint column, gint64 quantity);
void _lian_build_go_back (_LianBuild *self, guint n_moves);
gint64 _lian_build_room (const _LianBuild *self, guint column, gint64 most);
double _lian_build_set_up_worth (const _LianBuild *self, guint column);
double _lian_build_worth (const _LianBuild *self, guint column, gint64 *segment);
void _lian_build_load (_LianBuild *self, const gint64 *x);

/* Shares out an order anew; what it has was taken away before. */
void _lian_build_fill (_LianBuild *self, guint order);
void _lian_build_fill_way (_LianBuild *self, guint order, guint way);
void _lian_build_fill_rest (_LianBuild *self, guint order);
guint _lian_build_find_small (const _LianBuild *self, guint order);
void _lian_build_clear_order (_LianBuild *self, guint order);
void _lian_build_pin (_LianBuild *self);

/* Shares out everything as near as may be to @x, shares that need not be whole. */
void _lian_build_follow (_LianBuild *self, const double *x);

/* The same where lots and single makers are settled in @x. */
void _lian_build_round (_LianBuild *self, const double *x);

/* Shares out a few orders anew, again and again, and keeps what is better. */
void _lian_build_shake (_LianBuild *self, _LianEffort *effort, gint64 steps, guint32 seed);
void _lian_build_anneal (_LianBuild *self, _LianEffort *effort, gint64 steps, guint32 seed, double heat);

G_END_DECLS
