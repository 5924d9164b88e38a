/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan for a task of arrangement, and how good it is known to be. */
#pragma once

#include "lian-arrange-task.h"
#include "lian-solve.h"

G_BEGIN_DECLS

/**
 * LianArrangeFigure:
 * @place: the place of the stage
 * @objective: what the plan has of it: its aims added up, each times its weight
 * @bound: no plan has less that is as good in the places before
 *
 * How well a plan does in a stage.
 */
typedef struct
{
  guint place;
  gint64 objective;
  gint64 bound;
} LianArrangeFigure;

/**
 * LianArrangePlan:
 * @status: %LIAN_SOLVE_OPTIMAL if every objective equals its bound, %LIAN_SOLVE_INFEASIBLE if the task
 *   is impossible
 * @cut_by_clock: whether the clock ended the search, so that another machine may find another plan
 * @shares: (element-type LianArrangeShare): by way, part and month
 * @figures: (element-type LianArrangeFigure): by place
 * @values: what it has of each aim, whether there is a stage for it or not
 *
 * A plan.
 */
typedef struct
{
  LianSolveStatus status;
  gboolean cut_by_clock;
  GArray *shares;
  GArray *figures;
  gint64 values[LIAN_N_AIMS];
} LianArrangePlan;

G_END_DECLS
