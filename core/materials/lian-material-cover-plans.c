/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What plans of co-operatives need of a material, beyond what contracts need. */
#include "lian-material-cover-private.h"
#include "lian-material-norm.h"
#include "lian-plan-open.h"

/* A plan says no days: all is to be made by its end, as with a contract without a schedule, by the norm
 * of the days that are left.  A product without a norm of the material does not take it. */
static void
add_plan (LianCheck *look, LianMaterialCover *self, const LianPlanOpen *open, LianDate today)
{
  LianRatio norm = lian_material_norm_of_product (look, open->product, self->material,
                                                  MAX (open->from, today));
  gint64 quantity = norm.denominator != 0 ? lian_ratio_scale (open->quantity, norm) : 0;
  LianCoverNeed need = {
    .day = MAX (open->to, today),
    .line = open->line,
    .cooperative = open->cooperative,
    .quantity = quantity,
    .unmet = quantity,
    .plan = open->plan,
    .product = open->product,
    .planned = open->quantity,
  };
  if (quantity > 0)
    g_array_append_val (self->plans, need);
}

/* @open: (element-type LianPlanOpen) */
void
_lian_cover_read_plans (LianTxn *txn, LianMaterialCover *self, const GArray *open)
{
  LianCheck look = lian_material_look (txn);
  LianDate today = lian_txn_get_working_date (txn);
  for (guint i = 0; i < open->len; i++)
    add_plan (&look, self, &g_array_index (open, LianPlanOpen, i), today);
}
