/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether the material for a plan is there: what it needs by norm against what lies in store.
 *
 * The orderer sends the material of processing, which is no part of it.  Stock that is reserved for
 * contracts is promised already; what an orderer owns is not the makers'. */
#include "lian-channel-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-material-balance.h"
#include "lian-material-norm.h"
#include "lian-text.h"

/* By norm, the loss allowed included. */
static void
add_need (GHashTable *needs, const LianRecord *norm, gint64 product)
{
  gint64 material = lian_record_get_number (norm, "material");
  LianRatio ratio = lian_material_ratio_of_norm (norm);
  LianRatioSum *sum = g_hash_table_lookup (needs, &material);
  if (ratio.denominator <= 0)
    return;
  if (sum == NULL)
    g_hash_table_insert (needs, g_memdup2 (&material, sizeof material), sum = g_new0 (LianRatioSum, 1));
  lian_ratio_sum_add (sum, product, ratio);
}

static void
add_needs (LianChannelReading *self, GHashTable *needs, const LianChannelRow *row)
{
  gint64 own = lian_channel_row_total (row).planned - row->channels[LIAN_CHANNEL_PROCESSING].planned;
  if (row->product == 0 || own <= 0)
    return;
  g_autoptr (GPtrArray) norms = lian_txn_list (self->txn, lian_type_find ("norm"), "product", row->product);
  for (guint i = 0; i < norms->len; i++)
    if (lian_material_norm_holds (norms->pdata[i], self->account->scope.from))
      add_need (needs, norms->pdata[i], own);
}

/* A co-operative draws on its own stores and on those that are nobody's own. */
static gboolean
may_draw (LianChannelReading *self, gint64 place)
{
  g_autoptr (LianRecord) store = lian_txn_load (self->txn, lian_type_find ("stock_place"), place);
  gint64 owner = store != NULL ? lian_record_get_number (store, "cooperative") : 0;
  return owner == 0 || _lian_channel_is_ours (self, owner, 0);
}

static gint64
in_store (LianChannelReading *self, gint64 material)
{
  LianDate day = MIN (lian_txn_get_working_date (self->txn), self->account->scope.to);
  g_autoptr (GArray) lines = lian_material_balance (self->txn, material, day, day);
  gint64 sum = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const LianStockLine *line = &g_array_index (lines, LianStockLine, i);
      if (line->material == material && line->owner == 0 && may_draw (self, line->place))
        sum += MAX (line->closing - line->reserved, 0);
    }
  return sum;
}

static void
compare (LianChannelReading *self, gint64 material, gint64 need)
{
  LianUnit unit = { NULL, "", 1, 1 };
  gint64 stock = in_store (self, material);
  g_autoptr (LianRecord) record = lian_txn_load (self->txn, lian_type_find ("material"), material);
  if (need <= stock || record == NULL)
    return;
  lian_txn_load_unit (self->txn, lian_record_get_number (record, "unit"), &unit);
  g_autofree char *title = lian_text_shorten_to (lian_record_get_title (record), 40);
  g_autofree char *name = lian_isolate (title), *want = lian_quantity_to_text (need, &unit);
  g_autofree char *have = lian_quantity_to_text (stock, &unit);
  _lian_channel_add_doubt (self, "material-short", "material", material,
                           /* Translators: material; needed, unit; in store, unit */
                           g_strdup_printf (_ ("%s: the plans need %s %s by norm, %s %s are in store and not reserved"),
                                            name, want, unit.name, have, unit.name));
}

/**
 * _lian_channel_compare_materials:
 * @self: a reading whose sums are complete
 *
 * Adds the materials that the plans need more of than there is; the rest has to be bought or got
 * nearby (C3).
 */
void
_lian_channel_compare_materials (LianChannelReading *self)
{
  g_autoptr (GHashTable) needs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) materials = lian_txn_list_all (self->txn, lian_type_find ("material"));
  for (guint i = 0; i < self->account->sums->len; i++)
    add_needs (self, needs, self->account->sums->pdata[i]);
  for (guint i = 0; i < materials->len; i++)
    {
      gint64 material = lian_record_get_id (materials->pdata[i]);
      const LianRatioSum *need = g_hash_table_lookup (needs, &material);
      if (need != NULL)
        compare (self, material, lian_ratio_sum_round (need));
    }
}
