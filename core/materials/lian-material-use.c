/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a contract used of a material, against the norm; the account with the orderer.
 *
 * Four numbers: by the norm, issued, used, returned.  The orderer's account is closed when nothing of
 * its material is left in stores and workshops and what was used beyond the norm is settled. */
#include "lian-material-use.h"
#include "lian-i18n.h"
#include "lian-material-norm.h"
#include "lian-material-stock.h"
#include "lian-types-private.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static LianMaterialUse *
find_use (GArray *uses, gint64 contract, gint64 material, gboolean orderers)
{
  for (guint i = 0; i < uses->len; i++)
    {
      LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, i);
      if (use->material == material && use->orderers == orderers)
        return use;
    }
  LianMaterialUse use = { .contract = contract, .material = material, .orderers = orderers };
  g_array_append_val (uses, use);
  return &g_array_index (uses, LianMaterialUse, uses->len - 1);
}

/* Deliveries count by the norm of their day, so that a norm that changed midway is fair to both. */
static gboolean
add_made (LianCheck *c, const LianRecord *wanted, const LianRecord *line, LianDate to,
          LianRatioSum *sum)
{
  g_autoptr (GPtrArray) deliveries = c->list (c->data, "delivery", "contract_line", lian_record_get_id (line));
  for (guint i = 0; i < deliveries->len; i++)
    {
      LianDate day = lian_record_get_date (deliveries->pdata[i], "delivered_on");
      LianRatio norm = lian_material_norm (c, wanted, line, day);
      gint64 accepted = lian_material_accepted (c, deliveries->pdata[i]);
      if (day > to || accepted == 0)
        continue;
      if (norm.denominator == 0)
        return FALSE;
      lian_ratio_sum_add (sum, accepted, norm);
    }
  return TRUE;
}

/* The norm of the day on which the contract was signed speaks for all that is contracted. */
static void
add_wanted (LianCheck *c, GArray *uses, const LianRecord *contract, const LianRecord *wanted,
            LianDate to)
{
  g_autoptr (LianRecord) line = c->load (c->data, "contract_line", lian_record_get_number (wanted, "contract_line"));
  gint64 before = (gint64) uses->len;
  LianMaterialUse *use = find_use (uses, lian_record_get_id (contract),
                                   lian_record_get_number (wanted, "catalogue_material"),
                                   is (wanted, "material_source", "ORDERER"));
  LianDate signed_on = lian_record_get_date (contract, "signed_on");
  LianRatio norm = lian_material_norm (c, wanted, line, signed_on != 0 ? signed_on : to);
  LianRatioSum made = { 0, 0 };
  gboolean known = norm.denominator != 0 && !lian_record_is_empty (line, "quantity")
                   && add_made (c, wanted, line, to, &made);
  use->norm_known = known && (uses->len > before || use->norm_known);
  if (!known)
    return;
  use->needed += lian_ratio_scale (lian_record_get_number (line, "quantity"), norm);
  use->by_norm += lian_ratio_sum_round (&made);
}

static void
add_in_workshop (LianMaterialUse *use, const LianRecord *movement, gint64 quantity)
{
  if (is (movement, "movement_kind", "ISSUED"))
    {
      use->issued += quantity;
      use->in_work += quantity;
    }
  else if (is (movement, "movement_kind", "RETURNED"))
    {
      use->returned += quantity;
      use->in_work -= quantity;
    }
  else if (lian_record_is_empty (movement, "place") && !is (movement, "movement_kind", "SETTLED"))
    use->in_work -= quantity;
}

static void
add_movement (LianMaterialUse *use, const LianRecord *movement)
{
  gint64 quantity = lian_record_get_number (movement, "quantity");
  gboolean in_store = !lian_record_is_empty (movement, "place");
  add_in_workshop (use, movement, quantity);
  if (is (movement, "movement_kind", "USED"))
    {
      use->use_known = TRUE;
      use->used += quantity;
      use->issued += in_store ? quantity : 0;
    }
  else if (is (movement, "movement_kind", "IN") || is (movement, "movement_kind", "OPENING"))
    use->received += quantity;
  else if (is (movement, "movement_kind", "LOSS"))
    use->lost += in_store && !use->orderers ? 0 : quantity;
  else if (is (movement, "movement_kind", "BACK_TO_ORDERER"))
    use->back += quantity;
  else if (is (movement, "movement_kind", "SETTLED"))
    *(in_store ? &use->kept : &use->paid) += quantity;
}

/* What lies in stores of the orderer's material, place by place, since counts set it. */
static void
add_stores (GArray *uses, GArray *steps)
{
  g_array_sort (steps, lian_stock_step_compare);
  for (guint i = 0; i < steps->len; i++)
    {
      LianStockStep *step = &g_array_index (steps, LianStockStep, i);
      LianMaterialUse *use = find_use (uses, step->owner, step->material, TRUE);
      gint64 book = 0;
      for (guint j = 0; step->counted && j < i; j++)
        {
          const LianStockStep *earlier = &g_array_index (steps, LianStockStep, j);
          if (earlier->place == step->place && earlier->material == step->material)
            book += earlier->quantity;
        }
      use->counted += step->counted ? step->quantity - book : 0;
      /* From here on the count is a change like any other. */
      step->quantity -= book;
      use->rest += step->quantity;
    }
}

static void
add_movements (LianCheck *c, GArray *uses, gint64 contract, LianDate to)
{
  g_autoptr (GPtrArray) movements
      = c->list (c->data, "material_movement", "contract", contract);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LianStockStep));
  for (guint i = 0; i < movements->len; i++)
    {
      const LianRecord *movement = movements->pdata[i];
      LianStockStep own[2];
      gboolean orderers = is (movement, "material_source", "ORDERER");
      if (lian_record_get_date (movement, "moved_on") > to)
        continue;
      add_movement (find_use (uses, contract, lian_record_get_number (movement, "material"), orderers),
                    movement);
      guint n = orderers ? lian_movement_steps (movement, own) : 0;
      g_array_append_vals (steps, own, n);
    }
  add_stores (uses, steps);
}

static GArray *
use_of (LianCheck *c, gint64 contract, LianDate to)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (LianMaterialUse));
  g_autoptr (LianRecord) record = c->load (c->data, "contract", contract);
  g_autoptr (GPtrArray) wanted
      = c->list (c->data, "contract_material", "contract", contract);
  for (guint i = 0; record != NULL && i < wanted->len; i++)
    if (!lian_record_is_empty (wanted->pdata[i], "catalogue_material"))
      add_wanted (c, uses, record, wanted->pdata[i], to);
  add_movements (c, uses, contract, to);
  for (guint i = 0; i < uses->len; i++)
    {
      LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, i);
      use->rest += use->in_work;
    }
  return uses;
}

/**
 * lian_material_use:
 * @txn: the base
 * @contract: a contract
 * @to: the last day that counts
 *
 * Returns: (transfer full) (element-type LianMaterialUse): what it used of each material, the
 *   orderer's apart; materials that are not in the catalogue are left out
 */
GArray *
lian_material_use (LianTxn *txn, gint64 contract, LianDate to)
{
  LianCheck c = lian_material_look (txn);
  return use_of (&c, contract, to);
}

/* Of a contract as the rules see it: what is open of the orderer's material; NULL where nothing is. */
char *
_lian_material_describe_open (LianCheck *c, gint64 contract)
{
  g_autoptr (GArray) uses = use_of (c, contract, c->working_date);
  for (guint i = 0; i < uses->len; i++)
    {
      const LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, i);
      g_autoptr (LianRecord) material = c->load (c->data, "material", use->material);
      if (!lian_material_use_is_open (use) || material == NULL)
        continue;
      gint64 overrun = MAX (lian_material_use_beyond (use) - use->paid, 0);
      g_autofree char *rest = lian_check_quantity (c, material, use->rest);
      g_autofree char *beyond = lian_check_quantity (c, material, overrun);
      /* Translators: material, quantity, quantity */
      return g_strdup_printf (_ ("%s: %s of the orderer's material are left, %s of overrun not settled"),
                              lian_record_get_title (material), rest, beyond);
    }
  return NULL;
}

/**
 * lian_material_use_beyond:
 * @use: what a contract used of a material
 *
 * Returns: what was used and lost beyond the norm; less than 0 where material was saved; 0 while norm
 *   or use are not known
 */
gint64
lian_material_use_beyond (const LianMaterialUse *use)
{
  return use->norm_known && use->use_known ? use->used + use->lost - use->by_norm : 0;
}

/**
 * lian_material_use_is_open:
 * @use: what a contract used of a material
 *
 * Returns: whether it is the orderer's material and some of it is neither used, given back nor settled,
 *   or overrun is not settled
 */
gboolean
lian_material_use_is_open (const LianMaterialUse *use)
{
  return use->orderers
         && (use->rest != 0 || lian_material_use_beyond (use) > use->paid);
}

/* The contracts that ask for the material or moved it; all for a material of 0. */
static GHashTable *
collect_contracts (LianTxn *txn, gint64 material)
{
  const char *const sources[][2]
      = { { "contract_material", "catalogue_material" }, { "material_movement", "material" } };
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; material != 0 && i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GPtrArray) rows
          = lian_txn_list (txn, lian_type_find (sources[i][0]), sources[i][1], material);
      for (guint j = 0; j < rows->len; j++)
        {
          gint64 contract = lian_record_get_number (rows->pdata[j], "contract");
          g_hash_table_add (ids, g_memdup2 (&contract, sizeof contract));
        }
    }
  return ids;
}

/**
 * lian_material_use_all:
 * @txn: the base
 * @material: a material, or 0 for all
 * @to: the last day that counts
 *
 * Returns: (transfer full) (element-type LianMaterialUse): the use of every contract that asks for the
 *   material or moved it, void ones left out
 */
GArray *
lian_material_use_all (LianTxn *txn, gint64 material, LianDate to)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (LianMaterialUse));
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  g_autoptr (GHashTable) ids = collect_contracts (txn, material);
  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = lian_record_get_id (contracts->pdata[i]);
      if (is (contracts->pdata[i], "state", "VOID")
          || (material != 0 && !g_hash_table_contains (ids, &id)))
        continue;
      g_autoptr (GArray) uses = lian_material_use (txn, id, to);
      for (guint j = 0; j < uses->len; j++)
        if (material == 0 || g_array_index (uses, LianMaterialUse, j).material == material)
          g_array_append_val (all, g_array_index (uses, LianMaterialUse, j));
    }
  return all;
}
