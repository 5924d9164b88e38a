/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether the material at hand and on its way covers what contracts need, and from when on not.
 *
 * The days are walked: what arrives serves first who was left waiting, then each need takes, on its
 * day, from its contract's workshops and orderer's account, from what is kept for it, from the store
 * of its co-operative, and last from stores that serve all.  What is kept for another contract is
 * never taken, and what a co-operative holds serves no other.
 *
 * Plans are walked after all contracts: what contracts will ever take is off the stock from the first
 * day, so that no plan lives on what is promised. */
#include "lian-material-cover-private.h"
#include "lian-error.h"
#include "lian-plan-open.h"

typedef struct
{
  LianMaterialCover *cover;
  LianCoverStart start;
  GArray *needs; /* those that are walked: of contracts or of plans */
} Walk;

/* The co-operative's own store before those that serve all. */
static int
rank (const LianCoverPool *pool, const LianCoverNeed *need)
{
  if (pool->orderers != need->orderers || (pool->contract != 0 && pool->contract != need->contract))
    return -1;
  if (pool->contract != 0)
    return 0;
  if (pool->keeper != 0)
    return pool->keeper == need->cooperative ? 1 : -1;
  return 2;
}

static gint64
promised (const Walk *self, guint pool)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->start.promises->len; i++)
    if (g_array_index (self->start.promises, LianCoverPromise, i).pool == pool)
      sum += g_array_index (self->start.promises, LianCoverPromise, i).quantity;
  return sum;
}

static void
take (LianCoverPool *pool, LianCoverNeed *need, gint64 quantity)
{
  pool->quantity -= quantity;
  need->unmet -= quantity;
}

static void
take_promised (Walk *self, LianCoverNeed *need, int wanted_rank)
{
  for (guint i = 0; i < self->start.promises->len; i++)
    {
      LianCoverPromise *promise = &g_array_index (self->start.promises, LianCoverPromise, i);
      LianCoverPool *pool = &g_array_index (self->start.pools, LianCoverPool, promise->pool);
      gint64 quantity = MIN (need->unmet, MIN (promise->quantity, MAX (pool->quantity, 0)));
      if (promise->contract != need->contract || rank (pool, need) != wanted_rank)
        continue;
      promise->quantity -= quantity;
      take (pool, need, quantity);
    }
}

static void
take_free (Walk *self, LianCoverNeed *need, int wanted_rank)
{
  for (guint i = 0; i < self->start.pools->len; i++)
    {
      LianCoverPool *pool = &g_array_index (self->start.pools, LianCoverPool, i);
      if (rank (pool, need) == wanted_rank)
        take (pool, need, MIN (need->unmet, MAX (pool->quantity - promised (self, i), 0)));
    }
}

static void
serve (Walk *self, LianCoverNeed *need)
{
  take_free (self, need, 0);
  take_promised (self, need, 1);
  take_promised (self, need, 2);
  take_free (self, need, 1);
  take_free (self, need, 2);
}

static void
note_contract (Walk *self, const LianCoverNeed *need)
{
  LianCoverContract *of = _lian_cover_contract (self->cover, need->contract, need->orderers);
  if (need->unmet == 0)
    return;
  if (of->first_short == 0)
    of->first_short = need->day;
  if (of->first_short == need->day)
    of->first_missing += need->unmet;
  if (self->cover->first_short == 0)
    self->cover->first_short = need->day;
}

static void
note_shortage (Walk *self, LianCoverNeed *need)
{
  need->short_on_day = need->unmet;
  if (need->plan == 0)
    note_contract (self, need);
  else if (need->unmet > 0 && self->cover->plan_first_short == 0)
    self->cover->plan_first_short = need->day;
}

/* Everything of one day: arrivals, who waited, who needs it today. */
static void
walk_day (Walk *self, LianDate day)
{
  for (guint i = 0; i < self->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (self->start.arrivals, LianCoverArrival, i);
      if (arrival->day == day)
        g_array_index (self->start.pools, LianCoverPool, arrival->pool).quantity += arrival->quantity;
    }
  for (guint i = 0; i < self->needs->len; i++)
    {
      LianCoverNeed *need = &g_array_index (self->needs, LianCoverNeed, i);
      if (need->day > day)
        break;
      if (need->unmet > 0)
        serve (self, need);
      if (need->day == day)
        note_shortage (self, need);
    }
}

static LianDate
first_after (const GArray *needs, LianDate day, LianDate next)
{
  for (guint i = 0; i < needs->len; i++)
    {
      LianDate other = g_array_index (needs, LianCoverNeed, i).day;
      if (other > day && (next == 0 || other < next))
        next = other;
    }
  return next;
}

/* The first day after @day on which something arrives or is needed; 0 for none. */
static LianDate
next_day (const Walk *self, LianDate day)
{
  LianDate next = 0;
  for (guint i = 0; i < self->start.arrivals->len; i++)
    {
      LianDate other = g_array_index (self->start.arrivals, LianCoverArrival, i).day;
      if (other > day && (next == 0 || other < next))
        next = other;
    }
  next = first_after (self->cover->needs, day, next);
  return first_after (self->cover->plans, day, next);
}

static gint64
stock_of (const Walk *self)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->start.pools->len; i++)
    sum += g_array_index (self->start.pools, LianCoverPool, i).quantity;
  return sum;
}

/* The first day of the month after. */
static LianDate
next_month (LianDate month)
{
  return lian_date_first_of_month (month + 31);
}

static LianCoverMonth *
find_month (LianMaterialCover *cover, LianDate month)
{
  for (guint i = 0; i < cover->months->len; i++)
    if (g_array_index (cover->months, LianCoverMonth, i).month == month)
      return &g_array_index (cover->months, LianCoverMonth, i);
  LianCoverMonth row = { .month = month };
  g_array_append_val (cover->months, row);
  return &g_array_index (cover->months, LianCoverMonth, cover->months->len - 1);
}

static gint64
arrived_in (const Walk *self, LianDate month)
{
  gint64 sum = 0;
  for (guint i = 0; i < self->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (self->start.arrivals, LianCoverArrival, i);
      if (arrival->day >= MAX (month, self->start.today) && arrival->day < next_month (month))
        sum += arrival->quantity;
    }
  return sum;
}

static void
end_month (Walk *self, LianDate month)
{
  LianCoverMonth *row = find_month (self->cover, month);
  gboolean of_plans = self->needs == self->cover->plans;
  gint64 *needed = of_plans ? &row->planned : &row->needed;
  gint64 *shortage = of_plans ? &row->plan_shortage : &row->shortage;
  LianDate end = next_month (month);
  for (guint i = 0; i < self->needs->len; i++)
    {
      const LianCoverNeed *need = &g_array_index (self->needs, LianCoverNeed, i);
      *needed += need->day >= month && need->day < end ? need->quantity : 0;
      *shortage += need->day < end ? need->unmet : 0;
    }
  if (of_plans)
    return;
  row->stock = stock_of (self);
  row->arrived = arrived_in (self, month);
}

static void
walk (Walk *self, GArray *needs)
{
  LianDate month = lian_date_first_of_month (self->start.today);
  self->needs = needs;
  for (LianDate day = self->start.today; day != 0; day = next_day (self, day))
    {
      for (; day >= next_month (month); month = next_month (month))
        end_month (self, month);
      walk_day (self, day);
    }
  end_month (self, month);
}

/* What contracts leave, before anything more arrives. */
static void
go_back (Walk *self)
{
  for (guint i = 0; i < self->start.arrivals->len; i++)
    {
      const LianCoverArrival *arrival = &g_array_index (self->start.arrivals, LianCoverArrival, i);
      g_array_index (self->start.pools, LianCoverPool, arrival->pool).quantity -= arrival->quantity;
    }
}

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const LianCoverNeed *x = a, *y = b;
  const gint64 keys[][2] = { { x->day, y->day }, { x->contract, y->contract }, { x->line, y->line },
                             { x->cooperative, y->cooperative }, { x->orderers, y->orderers },
                             { x->quantity, y->quantity } };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

static void
sum_up (LianMaterialCover *self)
{
  for (guint i = 0; i < self->needs->len; i++)
    {
      const LianCoverNeed *need = &g_array_index (self->needs, LianCoverNeed, i);
      LianCoverContract *of = _lian_cover_contract (self, need->contract, need->orderers);
      of->needed += need->quantity;
      of->shortage += need->unmet;
      self->needed += need->quantity;
      self->shortage += need->unmet;
    }
  for (guint i = 0; i < self->plans->len; i++)
    {
      const LianCoverNeed *need = &g_array_index (self->plans, LianCoverNeed, i);
      self->planned += need->quantity;
      self->plan_shortage += need->unmet;
    }
}

/**
 * lian_material_cover_free:
 * @self: (nullable) (transfer full): a cover
 */
void
lian_material_cover_free (LianMaterialCover *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->needs);
  g_array_unref (self->plans);
  g_array_unref (self->months);
  g_array_unref (self->contracts);
  g_free (self);
}

static void
start_clear (LianCoverStart *start)
{
  g_array_unref (start->pools);
  g_array_unref (start->arrivals);
  g_array_unref (start->promises);
}

static LianMaterialCover *
new_cover (gint64 material)
{
  LianMaterialCover *self = g_new0 (LianMaterialCover, 1);
  self->material = material;
  self->needs = g_array_new (FALSE, FALSE, sizeof (LianCoverNeed));
  self->plans = g_array_new (FALSE, FALSE, sizeof (LianCoverNeed));
  self->months = g_array_new (FALSE, FALSE, sizeof (LianCoverMonth));
  self->contracts = g_array_new (FALSE, FALSE, sizeof (LianCoverContract));
  return self;
}

/* @open: (element-type LianPlanOpen): which is the same for all materials */
static LianMaterialCover *
cover_one (LianTxn *txn, gint64 material, const GArray *open)
{
  LianMaterialCover *self = new_cover (material);
  Walk state = { self, { .today = lian_txn_get_working_date (txn) }, NULL };
  state.start.pools = g_array_new (FALSE, FALSE, sizeof (LianCoverPool));
  state.start.arrivals = g_array_new (FALSE, FALSE, sizeof (LianCoverArrival));
  state.start.promises = g_array_new (FALSE, FALSE, sizeof (LianCoverPromise));
  _lian_cover_read_stock (txn, material, &state.start);
  _lian_cover_read_needs (txn, self);
  _lian_cover_read_plans (txn, self, open);
  g_array_sort (self->needs, compare_needs);
  g_array_sort (self->plans, compare_needs);
  self->stock = stock_of (&state);
  for (guint i = 0; i < state.start.arrivals->len; i++)
    self->arriving += g_array_index (state.start.arrivals, LianCoverArrival, i).quantity;
  walk (&state, self->needs);
  go_back (&state);
  walk (&state, self->plans);
  sum_up (self);
  start_clear (&state.start);
  return self;
}

/**
 * lian_material_cover_new:
 * @txn: the base
 * @material: a material
 *
 * Walks the days from the working date on.  Contracts in force count; what a line has delivered is
 * taken off its earliest due days.
 *
 * Returns: (transfer full): what is needed and whether it is covered
 */
LianMaterialCover *
lian_material_cover_new (LianTxn *txn, gint64 material)
{
  g_autoptr (GArray) open = lian_plan_list_open (txn, lian_txn_get_working_date (txn));
  return cover_one (txn, material, open);
}

/**
 * lian_material_cover_all:
 * @txn: the base
 * @cancellable: (nullable): tested for each material
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianMaterialCover): the cover of every material of
 *   the catalogue, in its order
 */
GPtrArray *
lian_material_cover_all (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_material_cover_free);
  g_autoptr (GPtrArray) materials = lian_txn_list_all (txn, lian_type_find ("material"));
  g_autoptr (GArray) open = lian_plan_list_open (txn, lian_txn_get_working_date (txn));
  for (guint i = 0; i < materials->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_ptr_array_add (all, cover_one (txn, lian_record_get_id (materials->pdata[i]), open));
    }
  return g_steal_pointer (&all);
}
