/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what material an order takes and what there is of it month by month.
 *
 * Material of the federation and its co-operatives is one common stock, with what is on its way.  What an
 * orderer sends, what is reserved for a contract and what was issued for it is for that contract alone: its
 * orders take of that first and, if it is not enough for all of them, evenly of both, so that what is kept for
 * one never goes to another.  What comes in during a month counts for the whole of it, and what lies in the
 * store of a co-operative counts for all: both are said. */
#include "lian-arrange-reader-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-material-cover-private.h"
#include "lian-material-norm.h"

typedef struct
{
  LianCoverStart start; /* what is reserved was made a stock of its contract */
  gboolean kept; /* whether any movement of it was ever entered */
  GHashTable *left; /* contract, gint64: what is its own and not spoken for yet */
  GHashTable *shares; /* contract line, gint64: what is spoken for */
} Stocks;

void
_lian_stocks_free (gpointer stocks)
{
  Stocks *self = stocks;
  g_array_unref (self->start.pools);
  g_array_unref (self->start.arrivals);
  g_array_unref (self->start.promises);
  g_hash_table_unref (self->left);
  g_hash_table_unref (self->shares);
  g_free (self);
}

/* A stock of a contract alone. */
static guint
find_own (LianCoverStart *start, gint64 contract)
{
  for (guint i = 0; i < start->pools->len; i++)
    if (g_array_index (start->pools, LianCoverPool, i).contract == contract)
      return i;
  LianCoverPool pool = { .contract = contract };
  g_array_append_val (start->pools, pool);
  return start->pools->len - 1;
}

/* Out of what lies in the place, then out of what arrives there. */
static void
set_aside (LianCoverStart *start, const LianCoverPromise *promise)
{
  guint own = find_own (start, promise->contract);
  LianCoverPool *pool = &g_array_index (start->pools, LianCoverPool, promise->pool);
  gint64 left = promise->quantity, taken = MIN (left, MAX (pool->quantity, 0));
  pool->quantity -= taken;
  g_array_index (start->pools, LianCoverPool, own).quantity += taken;
  left -= taken;
  for (guint i = 0, n = start->arrivals->len; i < n && left > 0; i++)
    {
      LianCoverArrival part = g_array_index (start->arrivals, LianCoverArrival, i);
      if (part.pool != promise->pool)
        continue;
      part.pool = own;
      part.quantity = MIN (part.quantity, left);
      left -= part.quantity;
      g_array_index (start->arrivals, LianCoverArrival, i).quantity -= part.quantity;
      g_array_append_val (start->arrivals, part);
    }
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
  stocks->left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  stocks->shares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  _lian_cover_read_stock (self->txn, material, &stocks->start);
  for (guint i = 0; i < stocks->start.promises->len; i++)
    set_aside (&stocks->start, &g_array_index (stocks->start.promises, LianCoverPromise, i));
  g_hash_table_insert (self->stocks, g_memdup2 (&material, sizeof material), stocks);
  return stocks;
}

/* What arrives before the months counts from the first in which anything can be made. */
static int
month_of (const _LianReader *self, const LianCoverArrival *arrival)
{
  return MAX (_lian_months_index (&self->months, arrival->day), (int) self->months.now);
}

/* The common stock, or with a contract what is its own alone. */
static gboolean
counts (const Stocks *stocks, guint pool, gint64 contract)
{
  return g_array_index (stocks->start.pools, LianCoverPool, pool).contract == contract;
}

/* What there is, and comes in by month. */
static void
add_up (_LianReader *self, const Stocks *stocks, gint64 contract, gint64 *amount)
{
  gint64 there = 0;
  for (guint i = 0; i < stocks->start.pools->len; i++)
    if (counts (stocks, i, contract))
      there += g_array_index (stocks->start.pools, LianCoverPool, i).quantity;
  if (self->months.now < self->months.n)
    amount[self->months.now] = MAX (there, 0);
  for (guint i = 0; i < stocks->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (stocks->start.arrivals, LianCoverArrival, i);
      int month = month_of (self, arrival);
      if (month < (int) self->months.n && counts (stocks, arrival->pool, contract))
        amount[month] += arrival->quantity;
    }
}

/* What a contract has of its own and no order has spoken for. */
static gint64 *
left_of (_LianReader *self, Stocks *stocks, gint64 contract)
{
  gint64 *left = g_hash_table_lookup (stocks->left, &contract);
  if (left != NULL)
    return left;
  g_autofree gint64 *amount = g_new0 (gint64, MAX (self->months.n, 1));
  add_up (self, stocks, contract, amount);
  left = g_new0 (gint64, 1);
  for (guint t = 0; t < self->months.n; t++)
    *left += amount[t];
  g_hash_table_insert (stocks->left, g_memdup2 (&contract, sizeof contract), left);
  return left;
}

/* How much of what an order needs its contract has of its own. */
static gint64
share_of (_LianReader *self, Stocks *stocks, const LianArrangeOrder *order, __int128 need)
{
  gint64 *share = g_hash_table_lookup (stocks->shares, &order->line);
  if (share != NULL)
    return *share;
  gint64 *left = left_of (self, stocks, order->contract);
  share = g_new (gint64, 1);
  *share = (gint64) MIN (need, *left);
  *left -= *share;
  g_hash_table_insert (stocks->shares, g_memdup2 (&order->line, sizeof order->line), share);
  return *share;
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

static char *
dup_words (LianArrangeProblemKind kind, const char *name)
{
  return g_strdup_printf (
      kind == LIAN_ARRANGE_NO_STOCK   ? _ ("“%s”: no stock was ever entered; it is taken as enough")
      : kind == LIAN_ARRANGE_NO_NORM  ? _ ("“%s”: how much of it is needed is not known; it is taken as enough")
      : kind == LIAN_ARRANGE_ARRIVING ? _ ("“%s”: what arrives in the course of a month counts for the whole month")
                                      : _ ("“%s”: what lies in stores of co-operatives counts for all; move it to where it is needed"),
      name);
}

/* Says of a material what was taken for granted, once. */
static void
say (_LianReader *self, LianArrangeProblemKind kind, gint64 material)
{
  for (guint i = 0; i < self->book->problems->len; i++)
    {
      const LianArrangeProblem *problem = self->book->problems->pdata[i];
      if (problem->kind == kind && problem->record == material)
        return;
    }
  g_autofree char *name = lian_isolate (lian_arrange_names_get (self->book->names, material));
  _lian_reader_say (self, kind, "material", material, 0, dup_words (kind, name));
}

/* What the figures of a stock take for granted. */
static void
say_granted (_LianReader *self, const Stocks *stocks, gint64 material, gint64 contract)
{
  for (guint i = 0; i < stocks->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (stocks->start.arrivals, LianCoverArrival, i);
      if (counts (stocks, arrival->pool, contract) && arrival->quantity > 0
          && month_of (self, arrival) < (int) self->months.n
          && arrival->day > _lian_months_from (&self->months, (guint) month_of (self, arrival)))
        say (self, LIAN_ARRANGE_ARRIVING, material);
    }
  for (guint i = 0; i < stocks->start.pools->len; i++)
    {
      const LianCoverPool *pool = &g_array_index (stocks->start.pools, LianCoverPool, i);
      if (counts (stocks, i, contract) && pool->keeper != 0 && pool->quantity > 0)
        say (self, LIAN_ARRANGE_OWN_STORE, material);
    }
}

static void
limit_by (_LianReader *self, LianArrangeWay *way, gint64 material, gint64 contract, gint64 amount)
{
  gboolean made;
  if (amount <= 0)
    return;
  guint limit = _lian_reader_limit (self, LIAN_LIMIT_MATERIAL, material, contract, LIAN_ARRANGE_NONE, &made);
  if (made)
    {
      const Stocks *stocks = stocks_of (self, material);
      add_up (self, stocks, contract, g_array_index (self->task->limits, LianArrangeLimit, limit).amount);
      say_granted (self, stocks, material, contract);
    }
  _lian_reader_use (self, limit, amount, &way->first_use, &way->n_uses);
}

static gint64
steps_of (const _LianReader *self, const LianArrangeOrder *order)
{
  gint64 steps = 0;
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    steps += g_array_index (self->task->parts, LianArrangePart, p).quantity;
  return steps;
}

/* Limits a way by what there is of a material, or says why not.  What the orderer sends is all there is; else
 * what the contract has of its own goes first. */
static void
take (_LianReader *self, LianArrangeWay *way, const LianArrangeOrder *order, gint64 material, gboolean sent,
      LianRatio ratio)
{
  name_material (self, material);
  if (ratio.denominator <= 0 || !stocks_of (self, material)->kept)
    {
      say (self, ratio.denominator <= 0 ? LIAN_ARRANGE_NO_NORM : LIAN_ARRANGE_NO_STOCK, material);
      return;
    }
  __int128 exact = ((__int128) ratio.numerator * order->step + ratio.denominator - 1) / ratio.denominator;
  gint64 amount = (gint64) MIN (exact, G_MAXINT64 / 4096), own = amount;
  __int128 need = (__int128) amount * steps_of (self, order);
  if (!sent && need > 0)
    own = (gint64) ((__int128) amount * share_of (self, stocks_of (self, material), order, need) / need);
  limit_by (self, way, material, order->contract, own);
  limit_by (self, way, material, 0, amount - own);
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
        take (self, way, order, material, sent, ratio_of (self, of, wanted->line));
    }
  for (guint i = 0; i < norms->len; i++)
    {
      gint64 material = lian_record_get_number (norms->pdata[i], "material");
      if (lian_material_norm_holds (norms->pdata[i], day) && !names_material (of_contract, order->line, material))
        take (self, way, order, material, FALSE, lian_material_ratio_of_norm (norms->pdata[i]));
    }
}
