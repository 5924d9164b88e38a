/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where material came from: the four sources, and self-purchase against its approvals. */
#include "lian-material-supply.h"
#include "lian-choices.h"
#include "lian-ratio.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static LianMaterialSupply *
find_supply (GArray *all, gint64 material)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, LianMaterialSupply, i).material == material)
      return &g_array_index (all, LianMaterialSupply, i);
  LianMaterialSupply supply = { .material = material };
  g_array_append_val (all, supply);
  return &g_array_index (all, LianMaterialSupply, all->len - 1);
}

static int
compare_supplies (gconstpointer a, gconstpointer b)
{
  const LianMaterialSupply *one = a, *other = b;
  return one->material < other->material ? -1 : one->material > other->material;
}

/**
 * lian_material_supply:
 * @txn: the base
 * @from: the first day of the period
 * @to: its last day
 *
 * Returns: (transfer full) (element-type LianMaterialSupply): what came in of each material, by source;
 *   opening stock did not come in
 */
GArray *
lian_material_supply (LianTxn *txn, LianDate from, LianDate to)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LianMaterialSupply));
  g_autoptr (GPtrArray) movements = lian_txn_list_all (txn, lian_type_find ("material_movement"));
  for (guint i = 0; i < movements->len; i++)
    {
      const LianRecord *movement = movements->pdata[i];
      LianDate day = lian_record_get_date (movement, "moved_on");
      guint source = lian_choice_index (lian_choices_material_source,
                                        lian_record_get_text (movement, "material_source"));
      if (is (movement, "movement_kind", "IN") && day >= from && day <= to
          && source < LIAN_N_MATERIAL_SOURCES)
        find_supply (all, lian_record_get_number (movement, "material"))->in[source]
            += lian_record_get_number (movement, "quantity");
    }
  g_array_sort (all, compare_supplies);
  return all;
}

/**
 * lian_material_supply_share:
 * @supply: what came in of a material
 * @source: a source; see lian_choices_material_source
 *
 * Returns: (transfer full) (nullable): its share in per cent with one place, rounded half up; %NULL
 *   where nothing came in
 */
char *
lian_material_supply_share (const LianMaterialSupply *supply, guint source)
{
  gint64 sum = 0;
  for (guint i = 0; i < LIAN_N_MATERIAL_SOURCES; i++)
    sum += supply->in[i];
  if (sum <= 0 || source >= LIAN_N_MATERIAL_SOURCES)
    return NULL;
  gint64 share = lian_ratio_scale (1000, (LianRatio){ supply->in[source], sum });
  return g_strdup_printf ("%d.%d %%", (int) (share / 10), (int) (share % 10));
}

static void
add_bought (GArray *all, const LianRecord *movement)
{
  gint64 approval = lian_record_get_number (movement, "approval");
  gint64 material = lian_record_get_number (movement, "material");
  gint64 quantity = lian_record_get_number (movement, "quantity");
  for (guint i = 0; i < all->len; i++)
    {
      LianApprovalUse *use = &g_array_index (all, LianApprovalUse, i);
      if (use->approval != approval || (approval == 0 && use->material != material))
        continue;
      use->bought += quantity;
      return;
    }
  LianApprovalUse use = { approval, material, 0, quantity };
  g_array_append_val (all, use);
}

/**
 * lian_material_approvals:
 * @txn: the base
 * @to: the last day that counts
 *
 * Returns: (transfer full) (element-type LianApprovalUse): every approval with what was bought under it,
 *   then what was bought without, material by material
 */
GArray *
lian_material_approvals (LianTxn *txn, LianDate to)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LianApprovalUse));
  g_autoptr (GPtrArray) approvals = lian_txn_list_all (txn, lian_type_find ("purchase_approval"));
  g_autoptr (GPtrArray) movements = lian_txn_list_all (txn, lian_type_find ("material_movement"));
  for (guint i = 0; i < approvals->len; i++)
    {
      const LianRecord *approval = approvals->pdata[i];
      LianApprovalUse use = { lian_record_get_id (approval),
                              lian_record_get_number (approval, "material"),
                              lian_record_get_number (approval, "quantity"), 0 };
      g_array_append_val (all, use);
    }
  for (guint i = 0; i < movements->len; i++)
    if (is (movements->pdata[i], "movement_kind", "IN") && is (movements->pdata[i], "material_source", "SELF")
        && lian_record_get_date (movements->pdata[i], "moved_on") <= to)
      add_bought (all, movements->pdata[i]);
  return all;
}
