/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans that are built, not searched for. */
#pragma once

#include "lian-arrange-build-private.h"
#include "lian-arrange-ladder-private.h"

G_BEGIN_DECLS

typedef struct
{
  const GArray *places; /* (not owned): of guint, the stages in order */
  gint64 **cost; /* by stage and column */
  gint64 *sum; /* by column: all stages in one */
  _LianBuild *build;
} _LianPlanner;

/* What is to become less, what comes first counting most; below its ceiling a stage is as good as there. */
typedef struct
{
  gint64 **cost; /* by place and column of the whole programme */
  gint64 *ceiling; /* by place; 0 for none */
  guint n_places;
} _LianGoal;

_LianPlanner *_lian_planner_new (const _LianStages *stages, const GArray *places);
void _lian_planner_free (_LianPlanner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianPlanner, _lian_planner_free)
void _lian_planner_run (_LianPlanner *self, _LianStages *stages);
void _lian_planner_refine (_LianPlanner *self, _LianStages *stages);
void _lian_planner_go_blind (_LianPlanner *self, _LianStages *stages);
gboolean _lian_planner_follow (_LianStages *stages, const _LianLadder *ladder, gboolean settled, guint32 turn);
gboolean _lian_planner_polish (_LianStages *stages, const _LianLadder *ladder, guint32 turn);
void _lian_stages_mend (_LianStages *stages, const _LianPlanner *planner, const _LianLadder *ladder);
void _lian_planner_take (_LianStages *stages, const _LianGoal *goal, const double *point);
void _lian_planner_mend (_LianStages *stages, const _LianLadder *ladder, const _LianGoal *goal, const double *point,
                         guint32 turn);

G_END_DECLS
