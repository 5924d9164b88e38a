/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which protected crafts a plan of arrangement touches. */
#pragma once

#include "lian-arrange-task.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianCraftPlan:
 *
 * The places of protected crafts, beside a task.  It needs no base any more and may be read by any thread.
 */
typedef struct _LianCraftPlan LianCraftPlan;

LianCraftPlan *lian_craft_plan_new (LianTxn *txn, const LianArrangeTask *task);
void lian_craft_plan_free (LianCraftPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCraftPlan, lian_craft_plan_free)
GPtrArray *lian_craft_plan_list (const LianCraftPlan *self, const GArray *amounts, const GArray *orders);
GPtrArray *lian_craft_plan_list_of_order (const LianCraftPlan *self, const GArray *amounts, guint order);
GPtrArray *lian_craft_plan_list_of_maker (const LianCraftPlan *self, const GArray *amounts, guint maker);

G_END_DECLS
