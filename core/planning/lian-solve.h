/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What all solvers of planning problems say about an answer, and how long they may look for one. */
#pragma once

#include "lian-progress.h"

G_BEGIN_DECLS

/**
 * LianSolveStatus:
 * @LIAN_SOLVE_OPTIMAL: proved: nothing is better
 * @LIAN_SOLVE_FEASIBLE: nothing better was found; the bound says how much better there may be
 * @LIAN_SOLVE_INFEASIBLE: proved: there is no answer
 * @LIAN_SOLVE_UNKNOWN: neither an answer nor a proof that there is none was found
 *
 * What is known about an answer.
 */
typedef enum
{
  LIAN_SOLVE_OPTIMAL,
  LIAN_SOLVE_FEASIBLE,
  LIAN_SOLVE_INFEASIBLE,
  LIAN_SOLVE_UNKNOWN,
} LianSolveStatus;

/**
 * LianSolveLimits:
 * @seconds: how much work to do at most, in seconds of an ordinary machine; it is counted in steps
 *   and not by the clock, so that the same task has the same answer everywhere
 * @deadline: (optional): when to stop all the same, by g_get_monotonic_time(); 0 for never
 *
 * How long to look.
 */
typedef struct
{
  double seconds;
  gint64 deadline;
} LianSolveLimits;

G_END_DECLS
