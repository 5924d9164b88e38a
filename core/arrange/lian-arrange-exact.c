/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What columns cost, and what prices prove, all in whole numbers. */
#include "lian-arrange-private.h"

#include <math.h>

static gint64
share_cost (const LianArrangeTask *task, const _LianColumn *column, LianAim aim)
{
  const LianArrangeWay *way = &g_array_index (task->ways, LianArrangeWay, column->way);
  const LianArrangePart *part = &g_array_index (task->parts, LianArrangePart, column->part);
  const LianArrangeOrder *order = &g_array_index (task->orders, LianArrangeOrder, way->order);
  gint64 late = (gint64) column->month - part->due;
  if (aim == LIAN_AIM_LATE)
    return MAX (late, 0) * order->weight * order->value;
  if (aim != LIAN_AIM_COST)
    return 0;
  gint64 held = (gint64) (((_LianWide) order->value * task->holding + 999) / 1000);
  return way->cost + MAX (-late, 0) * held;
}

/* What a step of @column costs in @aim. */
gint64
_lian_model_cost (const _LianModel *self, guint n, LianAim aim)
{
  const LianArrangeTask *task = self->task;
  const _LianColumn *column = self->columns + n;
  guint way = column->way, order;
  switch (column->kind)
    {
    case _LIAN_COLUMN_SHARE:
      return share_cost (task, column, aim);
    case _LIAN_COLUMN_SHORT:
      order = g_array_index (task->parts, LianArrangePart, column->part).order;
      return aim != LIAN_AIM_PROMISE ? 0
                                     : g_array_index (task->orders, LianArrangeOrder, order).value
                                           * g_array_index (task->orders, LianArrangeOrder, order).weight;
    case _LIAN_COLUMN_TAKEN:
      way = g_array_index (task->agreed, LianArrangeAmount, way).way;
      /* fall through */
    case _LIAN_COLUMN_LOST:
      if (aim != (column->kind == _LIAN_COLUMN_LOST ? LIAN_AIM_RELATION : LIAN_AIM_DISTURBANCE))
        return 0;
      order = g_array_index (task->ways, LianArrangeWay, way).order;
      return g_array_index (task->orders, LianArrangeOrder, order).value;
    case _LIAN_COLUMN_IDLE:
      return aim == LIAN_AIM_FAIRNESS;
    default:
      return 0;
    }
}

/* By column: what a step costs in the stage at @place. */
gint64 *
_lian_model_stage_cost (const _LianModel *self, guint place)
{
  gint64 *cost = g_new0 (gint64, MAX (self->n_columns, 1));
  for (guint n = 0; n < self->task->stages->len; n++)
    {
      const LianArrangeStage *stage = &g_array_index (self->task->stages, LianArrangeStage, n);
      for (guint column = 0; stage->place == place && column < self->n_columns; column++)
        cost[column] += stage->weight * _lian_model_cost (self, column, stage->aim);
    }
  return cost;
}

/* By column: the costs of all stages in one, each @rate times as much as the next; for choosing, not for reckoning, if
 * they are too large to be added up. */
gint64 *
_lian_model_weigh (const _LianModel *self, gint64 **cost, guint n_places, guint rate)
{
  gint64 *sum = g_new0 (gint64, MAX (self->n_columns, 1));
  for (guint c = 0; c < self->n_columns; c++)
    {
      _LianWide wide = 0;
      for (guint k = 0; k < n_places; k++)
        wide = wide * rate + cost[k][c];
      sum[c] = (gint64) MIN (wide, G_MAXINT64 / 1024);
    }
  return sum;
}

gint64
_lian_model_sum (const _LianModel *self, const gint64 *cost, const gint64 *x)
{
  _LianWide sum = 0;
  for (guint n = 0; n < self->n_columns; n++)
    sum += (_LianWide) cost[n] * x[n];
  return (gint64) MIN (sum, G_MAXINT64);
}

/* Whether @x keeps every row and the bounds. */
gboolean
_lian_model_is_kept (const _LianModel *self, const gint64 *x, const gint64 *lower, const gint64 *upper)
{
  g_autofree _LianWide *sum = g_new0 (_LianWide, MAX (self->n_rows, 1));
  for (guint n = 0; n < self->n_columns; n++)
    {
      if (x[n] < lower[n] || x[n] > upper[n])
        return FALSE;
      for (guint k = self->start[n]; x[n] != 0 && k < self->start[n + 1]; k++)
        sum[self->row[k]] += (_LianWide) self->value[k] * x[n];
    }
  for (guint r = 0; r < self->n_rows; r++)
    if ((self->row_lower[r] != FREE_LOW && sum[r] < self->row_lower[r])
        || (self->row_upper[r] != FREE_HIGH && sum[r] > self->row_upper[r]))
      return FALSE;
  for (guint n = 0; n < self->ceilings->len; n++)
    {
      const _LianCeiling *ceiling = &g_array_index (self->ceilings, _LianCeiling, n);
      if (_lian_model_sum (self, ceiling->cost, x) > ceiling->most)
        return FALSE;
    }
  return TRUE;
}

/* What all sums of the costs are multiples of; 1 or more. */
gint64
_lian_model_grain (const _LianModel *self, const gint64 *cost)
{
  gint64 grain = 0;
  for (guint n = 0; n < self->n_columns; n++)
    for (gint64 other = self->upper[n] > 0 ? cost[n] : 0; other != 0;)
      {
        gint64 rest = grain % other;
        grain = other;
        other = rest;
      }
  return MAX (grain, 1);
}

/* Whether how much there is of a column is given. */
gboolean
_lian_model_is_pinned (const _LianModel *self, guint column)
{
  for (guint k = self->start[column]; k < self->start[column + 1]; k++)
    if (self->rows[self->row[k]].kind == _LIAN_ROW_PIN)
      return TRUE;
  return FALSE;
}

static _LianWide
to_wide (double price)
{
  double scaled = ldexp (price, _LIAN_PRICE_SCALE);
  return fabs (scaled) < 1e32 ? (_LianWide) scaled : 0;
}

static _LianWide
price_row (double price, gint64 lower, gint64 upper, _LianWide *sum)
{
  _LianWide wide = to_wide (price);
  if ((wide > 0 && lower == FREE_LOW) || (wide < 0 && upper == FREE_HIGH))
    return 0;
  *sum += wide * (wide > 0 ? lower : upper);
  return wide;
}

/* By the weak duality of linear programmes any prices give a bound: the rows at their prices, and of
 * each column that bound at which the rest of its cost is less. */
void
_lian_model_price (const _LianModel *self, _LianPriced *priced)
{
  g_autofree _LianWide *price = g_new (_LianWide, self->n_rows + self->ceilings->len + 1);
  _LianWide sum = 0;
  for (guint r = 0; r < self->n_rows; r++)
    price[r] = price_row (priced->price[r], self->row_lower[r], self->row_upper[r], &sum);
  for (guint n = 0; n < self->ceilings->len; n++)
    price[self->n_rows + n]
        = price_row (priced->price[self->n_rows + n], FREE_LOW,
                     g_array_index (self->ceilings, _LianCeiling, n).limit, &sum);
  for (guint n = 0; n < self->n_columns; n++)
    {
      _LianWide rest = priced->cost == NULL ? 0 : (_LianWide) priced->cost[n] << _LIAN_PRICE_SCALE;
      for (guint k = self->start[n]; k < self->start[n + 1]; k++)
        rest -= price[self->row[k]] * self->value[k];
      for (guint k = 0; k < self->ceilings->len; k++)
        rest -= price[self->n_rows + k] * g_array_index (self->ceilings, _LianCeiling, k).cost[n];
      sum += rest * (rest > 0 ? priced->lower[n] : priced->upper[n]);
      priced->rest[n] = rest;
    }
  priced->bound = sum;
}

/* The least multiple of @grain that is no less than @bound. */
gint64
_lian_price_up (_LianWide bound, gint64 grain)
{
  _LianWide step = (_LianWide) grain << _LIAN_PRICE_SCALE;
  _LianWide whole = bound > 0 ? (bound + step - 1) / step : -(-bound / step);
  return (gint64) CLAMP (whole * grain, -G_MAXINT64, G_MAXINT64);
}

/* What the shares come to by row; ways that make anything and setups are marked. */
static void
sum_shares (const _LianModel *self, const gint64 *x, gint64 *sum, guint8 *makes, guint8 *setup)
{
  for (guint n = 0; n < self->n_columns; n++)
    {
      const _LianColumn *column = self->columns + n;
      if (column->kind != _LIAN_COLUMN_SHARE || x[n] == 0)
        continue;
      guint variety = g_array_index (self->task->ways, LianArrangeWay, column->way).variety;
      makes[column->way] = 1;
      if (variety != LIAN_ARRANGE_NONE)
        setup[variety * self->task->n_months + column->month] = 1;
      for (guint k = self->start[n]; k < self->start[n + 1]; k++)
        sum[self->row[k]] += self->value[k] * x[n];
    }
}

static gint64
complete_one (const _LianModel *self, guint n, const gint64 *sum, const guint8 *makes,
              const guint8 *setup)
{
  const _LianColumn *column = self->columns + n;
  guint row = self->row[self->start[n]];
  switch (column->kind)
    {
    case _LIAN_COLUMN_MAKES:
      return makes[column->way];
    case _LIAN_COLUMN_SETUP:
      return setup[column->way * self->task->n_months + column->month];
    case _LIAN_COLUMN_STOCK:
      return self->row_upper[row] - sum[row];
    default:
      return MAX (self->row_lower[row] - sum[row], 0);
    }
}

/* Fills all other columns in @x from the shares, each as low as it may be. */
void
_lian_model_complete (const _LianModel *self, gint64 *x)
{
  const LianArrangeTask *task = self->task;
  g_autofree gint64 *sum = g_new0 (gint64, MAX (self->n_rows, 1));
  g_autofree guint8 *makes = g_new0 (guint8, task->ways->len + 1);
  g_autofree guint8 *setup = g_new0 (guint8, (gsize) task->varieties->len * task->n_months + 1);
  sum_shares (self, x, sum, makes, setup);
  for (guint n = 0; n < self->n_columns; n++)
    {
      if (self->columns[n].kind == _LIAN_COLUMN_SHARE)
        continue;
      x[n] = complete_one (self, n, sum, makes, setup);
      for (guint k = self->start[n]; k < self->start[n + 1]; k++)
        sum[self->row[k]] += self->value[k] * x[n];
    }
}
