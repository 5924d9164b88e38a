/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Makes plans for tasks of arrangement. */
#pragma once

#include "lian-arrange-plan.h"

G_BEGIN_DECLS

LianArrangePlan *lian_arrange_plan_new (void);
void lian_arrange_plan_free (LianArrangePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangePlan, lian_arrange_plan_free)
gboolean lian_arrange_has_helper (void);
LianArrangePlan *lian_arrange_solve (const LianArrangeTask *task, const LianSolveLimits *limits,
                                     LianProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
