/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a proof that a task is impossible hangs on.
 *
 * The linear programme of the task has no solution if some prices of its rows prove it (Farkas), which is
 * reckoned in whole numbers.  Only rows with a price and columns whose bounds count in it matter, and so only
 * the demands that these come from.  Rather too many are named than too few: whoever uses them tries
 * whether they are enough. */
#include "lian-arrange-blame-private.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-private.h"

#define SECONDS 10.0 /* of work for a proof at least, which is one linear programme and no search */

typedef struct
{
  _LianModel *model;
  _LianSimplex *simplex;
  _LianWide *rest; /* by column: below 0 where the upper bound counts */
} Proof;

static void
proof_clear (Proof *self)
{
  g_clear_pointer (&self->simplex, _lian_simplex_free);
  g_clear_pointer (&self->model, _lian_model_free);
  g_clear_pointer (&self->rest, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

/* Looks for prices that prove that nothing fits; an error in them is no proof. */
static gboolean
find_proof (Proof *self, const LianArrangeTask *task, const _LianRun *run)
{
  _LianEffort effort;
  self->model = _lian_model_new (task);
  guint n = MAX (self->model->n_columns, 1);
  g_autofree gint64 *cost = g_new0 (gint64, n);
  self->rest = g_new0 (_LianWide, n);
  self->simplex = _lian_simplex_new (self->model, cost);
  const LianSolveLimits enough = { MAX (run->limits->seconds, SECONDS), run->limits->deadline };
  _lian_effort_begin (&effort, &enough, run->progress, run->cancellable);
  if (_lian_simplex_solve (self->simplex, self->model->lower, self->model->upper, FALSE, &effort)
      != _LIAN_SIMPLEX_EMPTY)
    return FALSE;
  _LianPriced priced = { .lower = self->model->lower, .upper = self->model->upper,
                         .price = _lian_simplex_price (self->simplex), .rest = self->rest };
  _lian_model_price (self->model, &priced);
  if (priced.bound <= 0)
    {
      _lian_simplex_turn (self->simplex);
      _lian_model_price (self->model, &priced);
    }
  return priced.bound > 0;
}

/* Whether the linear programme of a task proves that it is impossible. */
gboolean
_lian_arrange_is_refuted (const LianArrangeTask *task, const _LianRun *run)
{
  g_auto (Proof) proof = { NULL };
  return find_proof (&proof, task, run);
}

typedef struct
{
  const LianArrangeTask *task;
  const GArray *demands;
  guint8 *marks;
  guint8 *orders, *limits; /* whose demands are all blamed; limits by month */
  gboolean cost;
} Blame;

static void
blame_limit (Blame *self, guint limit, guint month)
{
  gboolean material = LIMIT (self->task, limit)->kind == LIAN_LIMIT_MATERIAL;
  for (guint t = material ? 0 : month; t <= month; t++)
    self->limits[(gsize) limit * self->task->n_months + t] = TRUE;
}

static void
blame_uses (Blame *self, guint first, guint n, guint month)
{
  for (guint u = first; u < first + n; u++)
    blame_limit (self, USE (self->task, u)->limit, month);
}

/* What keeps a way from being used, or lets little of it be made, in a month. */
static void
blame_way (Blame *self, guint number, guint month)
{
  const LianArrangeWay *way = WAY (self->task, number);
  blame_uses (self, way->first_use, way->n_uses, month);
  if (way->variety != LIAN_ARRANGE_NONE)
    blame_uses (self, VARIETY (self->task, way->variety)->first_use, VARIETY (self->task, way->variety)->n_uses, month);
}

static void
blame_way_always (Blame *self, guint way)
{
  self->orders[WAY (self->task, way)->order] = TRUE;
  for (guint t = 0; t < self->task->n_months; t++)
    blame_way (self, way, t);
}

/* Months in which a part has no column for a way are shut by limits. */
static void
blame_part (Blame *self, const _LianModel *model, guint part)
{
  const LianArrangeOrder *order = ORDER (self->task, PART (self->task, part)->order);
  gsize months = self->task->n_months;
  g_autofree guint8 *open = g_new0 (guint8, MAX (order->n_ways * months, 1));
  self->orders[PART (self->task, part)->order] = TRUE;
  for (guint c = model->part_start[part]; c < model->part_start[part + 1]; c++)
    if (model->columns[c].kind == _LIAN_COLUMN_SHARE)
      open[(model->columns[c].way - order->first_way) * months + model->columns[c].month] = TRUE;
  for (guint w = 0; w < order->n_ways; w++)
    for (guint t = 0; t < months; t++)
      if (!open[w * months + t])
        blame_way (self, order->first_way + w, t);
}

static void
blame_maker (Blame *self, guint maker)
{
  for (guint w = 0; w < self->task->ways->len; w++)
    if (WAY (self->task, w)->maker == maker)
      blame_way_always (self, w);
}

static void
blame_demand (Blame *self, LianDemandKind kind, guint index)
{
  for (guint n = 0; n < self->demands->len; n++)
    {
      const LianArrangeDemand *demand = &g_array_index (self->demands, LianArrangeDemand, n);
      self->marks[n] |= demand->kind == kind && demand->index == index;
    }
}

/* A wish, and what stands in its way. */
static void
blame_wish (Blame *self, const _LianColumn *column)
{
  guint n = column->way;
  if (column->kind == _LIAN_COLUMN_IDLE)
    {
      blame_demand (self, LIAN_DEMAND_FLOOR, n);
      blame_maker (self, n);
      return;
    }
  gboolean lost = column->kind == _LIAN_COLUMN_LOST;
  blame_demand (self, lost ? LIAN_DEMAND_RELATION : LIAN_DEMAND_AGREED, n);
  blame_way_always (self, lost ? n : AMOUNT (self->task->agreed, n)->way);
}

static void
blame_variety (Blame *self, guint variety)
{
  for (guint w = 0; w < self->task->ways->len; w++)
    if (WAY (self->task, w)->variety == variety)
      blame_way_always (self, w);
}

static void
blame_row (Blame *self, const _LianModel *model, guint r)
{
  const _LianRow *row = model->rows + r;
  switch (row->kind)
    {
    case _LIAN_ROW_PART:
      blame_part (self, model, row->of);
      break;
    case _LIAN_ROW_LIMIT:
    case _LIAN_ROW_MATERIAL:
      blame_limit (self, row->of / self->task->n_months, row->of % self->task->n_months);
      break;
    case _LIAN_ROW_LOT:
      for (guint w = 0; w < ORDER (self->task, row->of)->n_ways; w++)
        blame_way_always (self, ORDER (self->task, row->of)->first_way + w);
      break;
    case _LIAN_ROW_SETUP:
      blame_variety (self, row->of / self->task->n_months);
      break;
    case _LIAN_ROW_WISH:
      blame_wish (self, model->columns + row->of);
      break;
    case _LIAN_ROW_TOTAL: /* only in programmes that are searched */
      break;
    case _LIAN_ROW_PIN:
    default:
      blame_demand (self, LIAN_DEMAND_PIN, row->of);
      blame_way_always (self, AMOUNT (self->task->pins, row->of)->way);
      break;
    }
}

/* A column that may not have more. */
static void
blame_column (Blame *self, const _LianModel *model, guint c)
{
  const _LianColumn *column = model->columns + c;
  switch (column->kind)
    {
    case _LIAN_COLUMN_SHARE:
      blame_way (self, column->way, column->month);
      self->cost |= model->upper[c] == 0;
      break;
    case _LIAN_COLUMN_SHORT:
      self->orders[PART (self->task, column->part)->order] = TRUE;
      break;
    case _LIAN_COLUMN_MAKES:
      blame_way_always (self, column->way);
      break;
    case _LIAN_COLUMN_SETUP:
      blame_variety (self, column->way);
      break;
    case _LIAN_COLUMN_STOCK:
      blame_limit (self, column->way, column->month);
      break;
    default:
      blame_wish (self, column);
      break;
    }
}

static gboolean
is_of_order (LianDemandKind kind)
{
  return kind == LIAN_DEMAND_DATE || kind == LIAN_DEMAND_OPENS || kind == LIAN_DEMAND_LOT
         || kind == LIAN_DEMAND_ONE_MAKER || kind == LIAN_DEMAND_PROMISE;
}

static void
mark_demands (Blame *self)
{
  for (guint n = 0; n < self->demands->len; n++)
    {
      const LianArrangeDemand *demand = &g_array_index (self->demands, LianArrangeDemand, n);
      if (demand->kind == LIAN_DEMAND_LIMIT)
        self->marks[n] |= self->limits[(gsize) demand->index * self->task->n_months + demand->month];
      else if (demand->kind == LIAN_DEMAND_OWN_LOT)
        self->marks[n] |= self->orders[WAY (self->task, demand->index)->order];
      else if (is_of_order (demand->kind))
        self->marks[n] |= self->orders[demand->index];
      else
        self->marks[n] |= demand->kind == LIAN_DEMAND_COST && self->cost;
    }
}

/* The demands on which a proof hangs that a task is impossible, by number; %NULL if the linear programme
 * has none. */
guint8 *
_lian_arrange_blame (const LianArrangeTask *bare, const GArray *demands, const _LianRun *run)
{
  g_auto (Proof) proof = { NULL };
  if (!find_proof (&proof, bare, run))
    return NULL;
  const _LianModel *model = proof.model;
  const double *price = _lian_simplex_price (proof.simplex);
  g_autofree guint8 *orders = g_new0 (guint8, MAX (bare->orders->len, 1));
  g_autofree guint8 *limits = g_new0 (guint8, MAX ((gsize) bare->limits->len * bare->n_months, 1));
  Blame self = { bare, demands, g_new0 (guint8, MAX (demands->len, 1)), orders, limits, FALSE };
  for (guint r = 0; r < model->n_rows; r++)
    if (price[r] != 0)
      blame_row (&self, model, r);
  for (guint c = 0; c < model->n_columns; c++)
    if (proof.rest[c] < 0)
      blame_column (&self, model, c);
  mark_demands (&self);
  return self.marks;
}
