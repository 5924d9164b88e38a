/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what material an order takes and what there is of it month by month.
 *
 * Material of the federation and its co-operatives is one common stock, with what lies in workshops and
 * what is on its way; what an orderer sends is for its contract alone.  What comes in during a month
 * counts for the whole of it. */
#include "lian-arrange-reader-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-material-cover-private.h"
#include "lian-material-norm.h"

typedef struct
{
  LianCoverStart start;
  gboolean kept; /* whether any movement of it was ever entered */
} Stocks;

void
_lian_stocks_free (gpointer stocks)
{
  Stocks *self = stocks;
  g_array_unref (self->start.pools);
  g_array_unref (self->start.arrivals);
  g_array_unref (self->start.promises);
  g_free (self);
}

static Stocks *
stocks_of (_LianReader *self, gint64 material)
{
  Stocks *stocks = g_hash_table_lookup (self->stocks, &material);
  if (stocks != NULL)
    return stocks;
  stocks = g_new0 (Stocks, 1);
  stocks->start.today = self->months.today;
  stocks->start.pools = g_array_new (FALSE, FALSE, sizeof (LianCoverPool));
  stocks->start.arrivals = g_array_new (FALSE, FALSE, sizeof (LianCoverArrival));
  stocks->start.promises = g_array_new (FALSE, FALSE, sizeof (LianCoverPromise));
  stocks->kept = _lian_shelf_list (self->shelf, "material_movement", "material", material)->len > 0;
  _lian_cover_read_stock (self->txn, material, &stocks->start);
  g_hash_table_insert (self->stocks, g_memdup2 (&material, sizeof material), stocks);
  return stocks;
}

/* The common stock, or with a contract what its orderer sent. */
static gboolean
counts (const LianCoverPool *pool, gint64 contract)
{
  return contract != 0 ? pool->orderers && pool->contract == contract : !pool->orderers;
}

static void
fill (_LianReader *self, guint limit, gint64 material, gint64 contract)
{
  const Stocks *stocks = stocks_of (self, material);
  gint64 *amount = g_array_index (self->task->limits, LianArrangeLimit, limit).amount;
  gint64 there = 0;
  for (guint i = 0; i < stocks->start.pools->len; i++)
    if (counts (&g_array_index (stocks->start.pools, LianCoverPool, i), contract))
      there += g_array_index (stocks->start.pools, LianCoverPool, i).quantity;
  if (self->months.now < self->months.n)
    amount[self->months.now] = MAX (there, 0);
  for (guint i = 0; i < stocks->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (stocks->start.arrivals, LianCoverArrival, i);
      int month = MAX (_lian_months_index (&self->months, arrival->day), (int) self->months.now);
      if (month < (int) self->months.n
          && counts (&g_array_index (stocks->start.pools, LianCoverPool, arrival->pool), contract))
        amount[month] += arrival->quantity;
    }
}

static void
name_material (_LianReader *self, gint64 id)
{
  const LianRecord *material = _lian_shelf_get (self->shelf, "material", id);
  LianUnit unit = { NULL, "", 1, 1 };
  if (material == NULL)
    return;
  lian_arrange_names_set (self->book->names, id, lian_record_get_title (material));
  if (lian_format_unit_of_record (
          _lian_shelf_get (self->shelf, "unit", lian_record_get_number (material, "unit")), &unit))
    lian_arrange_names_set_unit (self->book->names, id, &unit);
}

static void
say_unknown (_LianReader *self, LianArrangeProblemKind kind, gint64 material)
{
  for (guint i = 0; i < self->book->problems->len; i++)
    {
      const LianArrangeProblem *problem = self->book->problems->pdata[i];
      if (problem->kind == kind && problem->record == material)
        return;
    }
  g_autofree char *name = lian_isolate (lian_arrange_names_get (self->book->names, material));
  _lian_reader_say (self, kind, "material", material, 0,
                    g_strdup_printf (kind == LIAN_ARRANGE_NO_STOCK
                                         ? _ ("“%s”: no stock was ever entered; it is taken as enough")
                                         : _ ("“%s”: how much of it is needed is not known; it is taken as enough"),
                                     name));
}

/* Limits it, or says why not. */
static void
take (_LianReader *self, LianArrangeWay *way, gint64 material, gint64 contract, LianRatio ratio, gint64 step)
{
  gboolean made;
  name_material (self, material);
  if (ratio.denominator <= 0 || !stocks_of (self, material)->kept)
    {
      say_unknown (self, ratio.denominator <= 0 ? LIAN_ARRANGE_NO_NORM : LIAN_ARRANGE_NO_STOCK, material);
      return;
    }
  __int128 amount = ((__int128) ratio.numerator * step + ratio.denominator - 1) / ratio.denominator;
  guint limit = _lian_reader_limit (self, LIAN_LIMIT_MATERIAL, material, contract, LIAN_ARRANGE_NONE, &made);
  if (made)
    fill (self, limit, material, contract);
  _lian_reader_use (self, limit, (gint64) MIN (amount, G_MAXINT64 / 4096), &way->first_use, &way->n_uses);
}

/* The norm; without one what the contract reserves in all, spread over the goods. */
static LianRatio
ratio_of (_LianReader *self, const LianRecord *of, const LianRecord *line)
{
  LianDate day = MAX (self->months.first, self->months.today);
  LianRatio ratio = lian_material_norm (&self->look, of, line, day);
  gint64 contracted = lian_record_get_number (line, "quantity");
  if (ratio.denominator != 0 || lian_record_is_empty (of, "quantity") || contracted <= 0)
    return ratio;
  return (LianRatio){ lian_record_get_number (of, "quantity"), contracted };
}

static gboolean
names_material (const GPtrArray *of_contract, gint64 line, gint64 material)
{
  for (guint i = 0; i < of_contract->len; i++)
    if (lian_record_get_number (of_contract->pdata[i], "contract_line") == line
        && lian_record_get_number (of_contract->pdata[i], "catalogue_material") == material)
      return TRUE;
  return FALSE;
}

/* What the contract says of its materials goes before the norms of the product. */
void
_lian_reader_add_materials (_LianReader *self, const _LianWanted *wanted, const LianArrangeOrder *order,
                            LianArrangeWay *way)
{
  LianDate day = MAX (self->months.first, self->months.today);
  const GPtrArray *of_contract = _lian_shelf_list (self->shelf, "contract_material", "contract", order->contract);
  const GPtrArray *norms = _lian_shelf_list (self->shelf, "norm", "product", order->product);
  for (guint i = 0; i < of_contract->len; i++)
    {
      const LianRecord *of = of_contract->pdata[i];
      gint64 material = lian_record_get_number (of, "catalogue_material");
      gboolean sent = g_strcmp0 (lian_record_get_text (of, "material_source"), "ORDERER") == 0;
      if (lian_record_get_number (of, "contract_line") == order->line && material != 0)
        take (self, way, material, sent ? order->contract : 0, ratio_of (self, of, wanted->line), order->step);
    }
  for (guint i = 0; i < norms->len; i++)
    {
      gint64 material = lian_record_get_number (norms->pdata[i], "material");
      if (lian_material_norm_holds (norms->pdata[i], day) && !names_material (of_contract, order->line, material))
        take (self, way, material, 0, lian_material_ratio_of_norm (norms->pdata[i]), order->step);
    }
}
