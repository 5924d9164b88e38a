/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what there is of a material, what is on its way, and what contracts still need of it. */
#include "lian-material-balance.h"
#include "lian-material-cover-private.h"
#include "lian-material-norm.h"
#include "lian-material-use.h"

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static gint64
keeper_of (LianTxn *txn, gint64 place)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("stock_place"), place);
  return record != NULL ? lian_record_get_number (record, "cooperative") : 0;
}

/* The orderer's material is one pool for each contract, wherever it lies. */
static guint
find_pool (LianTxn *txn, LianCoverStart *start, gint64 place, gint64 owner)
{
  for (guint i = 0; i < start->pools->len; i++)
    {
      const LianCoverPool *pool = &g_array_index (start->pools, LianCoverPool, i);
      if (owner != 0 ? pool->orderers && pool->contract == owner
                     : !pool->orderers && pool->contract == 0 && pool->place == place)
        return i;
    }
  LianCoverPool pool = { .place = owner != 0 ? 0 : place, .contract = owner, .orderers = owner != 0 };
  pool.keeper = owner != 0 ? 0 : keeper_of (txn, place);
  g_array_append_val (start->pools, pool);
  return start->pools->len - 1;
}

static void
read_stores (LianTxn *txn, gint64 material, LianCoverStart *start)
{
  g_autoptr (GArray) lines = lian_material_balance (txn, material, start->today, start->today);
  for (guint i = 0; i < lines->len; i++)
    {
      const LianStockLine *line = &g_array_index (lines, LianStockLine, i);
      guint pool = find_pool (txn, start, line->place, line->owner);
      g_array_index (start->pools, LianCoverPool, pool).quantity += line->closing;
    }
}

/* What was issued to a contract and not yet used serves that contract. */
static void
read_workshops (LianTxn *txn, gint64 material, LianCoverStart *start)
{
  g_autoptr (GArray) uses = lian_material_use_all (txn, material, start->today);
  for (guint i = 0; i < uses->len; i++)
    {
      const LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, i);
      LianCoverPool pool = { .contract = use->contract, .orderers = use->orderers, .quantity = use->in_work };
      /* Finding it may move all pools. */
      guint account = use->orderers ? find_pool (txn, start, 0, use->contract) : 0;
      if (use->orderers)
        g_array_index (start->pools, LianCoverPool, account).quantity += use->in_work;
      else if (use->in_work > 0)
        g_array_append_val (start->pools, pool);
    }
}

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const LianCoverArrival *one = a, *other = b;
  return one->day < other->day ? -1 : one->day > other->day;
}

static void
read_arrivals (LianTxn *txn, gint64 material, LianCoverStart *start)
{
  g_autoptr (GPtrArray) movements
      = lian_txn_list (txn, lian_type_find ("material_movement"), "material", material);
  for (guint i = 0; i < movements->len; i++)
    {
      const LianRecord *movement = movements->pdata[i];
      gint64 owner = is (movement, "material_source", "ORDERER")
                         ? lian_record_get_number (movement, "contract")
                         : 0;
      if (!is (movement, "movement_kind", "IN")
          || lian_record_get_date (movement, "moved_on") <= start->today)
        continue;
      LianCoverArrival arrival = { lian_record_get_date (movement, "moved_on"),
                                   find_pool (txn, start, lian_record_get_number (movement, "place"), owner),
                                   lian_record_get_number (movement, "quantity") };
      g_array_append_val (start->arrivals, arrival);
    }
  g_array_sort (start->arrivals, compare_arrivals);
}

static void
read_promises (LianTxn *txn, gint64 material, LianCoverStart *start)
{
  g_autoptr (GArray) reserved = lian_material_reserved (txn, material, start->today);
  for (guint i = 0; i < reserved->len; i++)
    {
      const LianReserved *one = &g_array_index (reserved, LianReserved, i);
      LianCoverPromise promise
          = { find_pool (txn, start, one->place, 0), one->contract, one->quantity };
      g_array_append_val (start->promises, promise);
    }
}

void
_lian_cover_read_stock (LianTxn *txn, gint64 material, LianCoverStart *start)
{
  read_stores (txn, material, start);
  read_workshops (txn, material, start);
  read_arrivals (txn, material, start);
  read_promises (txn, material, start);
}

LianCoverContract *
_lian_cover_contract (LianMaterialCover *self, gint64 contract, gboolean orderers)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      LianCoverContract *one = &g_array_index (self->contracts, LianCoverContract, i);
      if (one->contract == contract && one->orderers == orderers)
        return one;
    }
  LianCoverContract one = { .contract = contract, .orderers = orderers };
  g_array_append_val (self->contracts, one);
  return &g_array_index (self->contracts, LianCoverContract, self->contracts->len - 1);
}

/* What is left to make: one line of a contract with what it takes of the material. */
typedef struct
{
  LianTxn *txn;
  LianCheck *look;
  LianMaterialCover *cover;
  const LianRecord *contract;
  const LianRecord *wanted;
  const LianRecord *line;
  LianDate today;
  GArray *makers; /* gint64 */
  GArray *weights; /* __int128 */
} Line;

static void
add_need (const Line *self, LianDate day, gint64 cooperative, gint64 quantity)
{
  LianCoverNeed need = {
    .day = MAX (day, self->today),
    .contract = lian_record_get_id (self->contract),
    .line = self->line != NULL ? lian_record_get_id (self->line) : 0,
    .cooperative = cooperative,
    .orderers = is (self->wanted, "material_source", "ORDERER"),
    .quantity = quantity,
    .unmet = quantity,
  };
  if (quantity > 0)
    g_array_append_val (self->cover->needs, need);
}

/* What each co-operative still has to make: its allotment less what it delivered. */
static void
read_makers (Line *self)
{
  g_autoptr (GPtrArray) allotments = lian_txn_list (self->txn, lian_type_find ("allotment"),
                                                    "contract_line", lian_record_get_id (self->line));
  g_autoptr (GPtrArray) deliveries = lian_txn_list (self->txn, lian_type_find ("delivery"),
                                                    "contract_line", lian_record_get_id (self->line));
  for (guint i = 0; i < allotments->len; i++)
    {
      gint64 maker = lian_record_get_number (allotments->pdata[i], "cooperative");
      __int128 left = lian_record_get_number (allotments->pdata[i], "quantity");
      for (guint j = 0; j < deliveries->len; j++)
        if (lian_record_get_number (deliveries->pdata[j], "cooperative") == maker
            && lian_record_get_date (deliveries->pdata[j], "delivered_on") <= self->today)
          left -= lian_material_accepted (self->look, deliveries->pdata[j]);
      left = MAX (left, 0);
      g_array_append_val (self->makers, maker);
      g_array_append_val (self->weights, left);
    }
}

static void
share_need (const Line *self, LianDate day, gint64 quantity)
{
  __int128 sum = 0;
  for (guint i = 0; i < self->weights->len; i++)
    sum += g_array_index (self->weights, __int128, i);
  if (sum == 0)
    {
      add_need (self, day, 0, quantity);
      return;
    }
  g_autofree gint64 *shares = g_new (gint64, self->weights->len);
  lian_share_out (quantity, (const __int128 *) (gpointer) self->weights->data, shares, self->weights->len);
  for (guint i = 0; i < self->weights->len; i++)
    add_need (self, day, g_array_index (self->makers, gint64, i), shares[i]);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  LianDate x = lian_record_get_date (one, "due_on"), y = lian_record_get_date (other, "due_on");
  if (x != y)
    return x < y ? -1 : 1;
  return lian_record_get_id (one) < lian_record_get_id (other) ? -1 : 1;
}

/* The norm of the day; without one, what the contract reserves in all, spread over the goods. */
static LianRatio
ratio_on (const Line *self, LianDate day)
{
  LianRatio norm = lian_material_norm (self->look, self->wanted, self->line, day);
  gint64 contracted = lian_record_get_number (self->line, "quantity");
  if (norm.denominator != 0 || lian_record_is_empty (self->wanted, "quantity") || contracted <= 0)
    return norm;
  return (LianRatio){ lian_record_get_number (self->wanted, "quantity"), contracted };
}

/* Goods delivered are those that were due first. */
static gboolean
add_scheduled (const Line *self, gint64 made)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("schedule"),
                                              "contract_line", lian_record_get_id (self->line));
  g_ptr_array_sort (rows, compare_due);
  for (guint i = 0; i < rows->len; i++)
    {
      LianDate day = lian_record_get_date (rows->pdata[i], "due_on");
      gint64 due = lian_record_get_number (rows->pdata[i], "quantity");
      gint64 covered = MIN (due, made);
      LianRatio ratio = ratio_on (self, MAX (day, self->today));
      made -= covered;
      if (due > covered && ratio.denominator == 0)
        return FALSE;
      if (due > covered)
        share_need (self, day, lian_ratio_scale (due - covered, ratio));
    }
  return rows->len > 0;
}

/* Without a schedule everything is due at the end of the term. */
static gboolean
add_unscheduled (const Line *self, gint64 made)
{
  LianDate day = lian_record_get_date (self->contract, "term_to");
  gint64 left = lian_record_get_number (self->line, "quantity") - made;
  LianRatio ratio = ratio_on (self, MAX (day, self->today));
  if (lian_record_is_empty (self->line, "quantity") || day == 0 || (left > 0 && ratio.denominator == 0))
    return FALSE;
  if (left > 0)
    share_need (self, day, lian_ratio_scale (left, ratio));
  return TRUE;
}

static gboolean
has_schedule (const Line *self)
{
  g_autoptr (GPtrArray) rows = lian_txn_list (self->txn, lian_type_find ("schedule"),
                                              "contract_line", lian_record_get_id (self->line));
  return rows->len > 0;
}

static void
add_line (Line *self)
{
  gboolean known = FALSE;
  self->makers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->weights = g_array_new (FALSE, FALSE, sizeof (__int128));
  if (self->line != NULL)
    {
      gint64 made = lian_material_made (self->look, lian_record_get_id (self->line), G_MININT32, self->today);
      read_makers (self);
      known = has_schedule (self) ? add_scheduled (self, made) : add_unscheduled (self, made);
    }
  LianCoverContract *of = _lian_cover_contract (self->cover, lian_record_get_id (self->contract),
                                                is (self->wanted, "material_source", "ORDERER"));
  of->n_unknown += !known;
  self->cover->n_unknown += !known;
  g_array_unref (self->makers);
  g_array_unref (self->weights);
}

static gboolean
needs_material (const LianRecord *contract)
{
  return contract != NULL
         && (is (contract, "state", "SIGNED") || is (contract, "state", "EXECUTING"));
}

void
_lian_cover_read_needs (LianTxn *txn, LianMaterialCover *self)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("contract_material"),
                                             "catalogue_material", self->material);
  LianCheck look = lian_material_look (txn);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (LianRecord) contract = lian_txn_load (
          txn, lian_type_find ("contract"), lian_record_get_number (all->pdata[i], "contract"));
      g_autoptr (LianRecord) line
          = lian_txn_load (txn, lian_type_find ("contract_line"),
                           lian_record_get_number (all->pdata[i], "contract_line"));
      Line one = { .txn = txn, .look = &look, .cover = self, .contract = contract, .wanted = all->pdata[i],
                   .line = line, .today = lian_txn_get_working_date (txn) };
      if (needs_material (contract))
        add_line (&one);
    }
}
