/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which maker gets which order, when orders are not to be split. */
#pragma once

#include "lian-solve.h"

G_BEGIN_DECLS

/**
 * LianAssignmentTask:
 * @n_makers: how many makers there are
 * @n_orders: how many orders there are; each goes to exactly one maker
 * @cost: what maker i costs for order j, at i × @n_orders + j, of either sign; %G_MAXINT64 where the
 *   two are not to be put together
 * @use: how much of its room maker i needs for order j, not negative, at the same place
 * @room: what each maker has room for, not negative
 *
 * A task, as plain arrays that are only read; the sum of the costs is to be least.  The sizes of the
 * costs, the greatest of each order added up, and all rooms and uses are below 2^50.
 */
typedef struct
{
  guint n_makers;
  guint n_orders;
  const gint64 *cost;
  const gint64 *use;
  const gint64 *room;
} LianAssignmentTask;

/**
 * LianAssignmentAnswer:
 * @status: what is known
 * @objective: the sum of the costs; only where there is an answer
 * @bound: no answer costs less; only where there is an answer
 * @maker: (nullable): of each order; only where there is an answer
 *
 * Who makes what.
 */
typedef struct
{
  LianSolveStatus status;
  gint64 objective;
  gint64 bound;
  guint *maker;
} LianAssignmentAnswer;

LianAssignmentAnswer *lian_assignment_solve (const LianAssignmentTask *task,
                                             const LianSolveLimits *limits, LianProgress *progress,
                                             GCancellable *cancellable, GError **error);
void lian_assignment_answer_free (LianAssignmentAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianAssignmentAnswer, lian_assignment_answer_free)

G_END_DECLS
