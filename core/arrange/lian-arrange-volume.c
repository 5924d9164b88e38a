/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Prices of what is scarce for programmes too large for the simplex method: the volume algorithm of
 * Barahona and Anbil.  Limits and wishes are taken into the objective at prices, each order then goes
 * where it is cheapest by itself; prices move against what is overdrawn on the average.  The average is
 * near a solution, the prices give a bound; the exact one is reckoned elsewhere. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-private.h"

#include <math.h>
#include <string.h>

#define SHARE_OF_NEW 0.1 /* of an iteration in the average, at first */
#define PATIENCE 15 /* iterations without progress until steps are shortened */

typedef struct
{
  const _LianModel *model;
  const gint64 *cost;
  double *scale; /* by row: what the row is measured in; 0 for rows without a price */
  double *price, *best_price; /* by row, of a whole scale; 0 or more */
  double *step_price; /* by row: of a unit, as columns pay it; materials for all months to come */
  double *drift, *mean_drift; /* by row: by how much it is overdrawn */
  double *new_x, *x; /* by column */
  guint *touched, n_touched; /* columns of new_x */
  double bound, best;
  double reach; /* how long steps are */
  double aim;
} Volume;

/* Limits are measured by what there is, wishes by what is wanted. */
static void
find_scales (Volume *self)
{
  const _LianModel *model = self->model;
  guint months = model->task->n_months;
  for (guint r = 0; r < model->n_rows; r++)
    {
      const _LianRow *row = model->rows + r;
      double amount = (double) model->row_upper[r];
      if (row->kind == _LIAN_ROW_WISH)
        amount = (double) model->row_lower[r];
      else if (row->kind == _LIAN_ROW_MATERIAL && row->of % months > 0)
        amount += self->scale[r - 1];
      else if (row->kind != _LIAN_ROW_LIMIT && row->kind != _LIAN_ROW_MATERIAL)
        amount = 0;
      self->scale[r] = amount;
    }
}

/* A set-up is paid by what needs it, in proportion. */
static void
find_set_up_prices (Volume *self)
{
  const _LianModel *model = self->model;
  for (guint c = 0; c < model->n_columns; c++)
    {
      double sum = 0;
      if (model->columns[c].kind != _LIAN_COLUMN_SETUP)
        continue;
      guint own = model->start[c];
      for (guint k = own + 1; k < model->start[c + 1]; k++)
        sum += self->step_price[model->row[k]] * (double) model->value[k];
      self->step_price[model->row[own]] = sum / -(double) model->value[own];
    }
}

static void
find_step_prices (Volume *self)
{
  const _LianModel *model = self->model;
  guint months = model->task->n_months;
  for (guint r = model->n_rows; r-- > 0;)
    {
      const _LianRow *row = model->rows + r;
      double own = self->scale[r] > 0 ? self->price[r] / self->scale[r] : 0;
      if (row->kind == _LIAN_ROW_WISH)
        own = -own;
      else if (row->kind == _LIAN_ROW_MATERIAL && row->of % months + 1 < months)
        own += self->step_price[r + 1];
      self->step_price[r] = own;
    }
  find_set_up_prices (self);
}

static double
find_rest (const Volume *self, guint c)
{
  const _LianModel *model = self->model;
  double rest = (double) self->cost[c];
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    rest += self->step_price[model->row[k]] * (double) model->value[k];
  return rest;
}

static void
make (Volume *self, guint c, double quantity)
{
  const _LianModel *model = self->model;
  if (self->new_x[c] == 0)
    self->touched[self->n_touched++] = c;
  self->new_x[c] += quantity;
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    self->drift[model->row[k]] += (double) model->value[k] * quantity;
}

/* Puts a part where it is cheapest, and what is dearer than leaving it stays away. */
static void
place_part (Volume *self, guint p, double *rest)
{
  const _LianModel *model = self->model;
  guint missing = model->part_start[p], end = model->part_start[p + 1];
  self->step_price[model->row[model->start[missing]]] = 0;
  double left = (double) PART (model->task, p)->quantity, worst = (double) self->cost[missing];
  for (guint c = missing + 1; c < end; c++)
    rest[c - missing] = find_rest (self, c);
  while (left > 0)
    {
      guint best = missing;
      double least = worst;
      for (guint c = missing + 1; c < end; c++)
        if (rest[c - missing] < least)
          {
            least = rest[c - missing];
            best = c;
          }
      double quantity = best == missing ? left : MIN (left, (double) model->upper[best]);
      make (self, best, quantity);
      self->bound += least * quantity;
      self->step_price[self->model->row[self->model->start[missing]]] = -least;
      rest[best - missing] = INFINITY;
      left -= quantity;
    }
}

static void
place_all (Volume *self)
{
  const _LianModel *model = self->model;
  guint most = 1;
  for (guint p = 0; p < model->task->parts->len; p++)
    most = MAX (most, model->part_start[p + 1] - model->part_start[p]);
  g_autofree double *rest = g_new (double, most);
  while (self->n_touched > 0)
    self->new_x[self->touched[--self->n_touched]] = 0;
  memset (self->drift, 0, model->n_rows * sizeof *self->drift);
  self->bound = 0;
  for (guint p = 0; p < model->task->parts->len; p++)
    place_part (self, p, rest);
}

/* By how much of its scale each row is overdrawn; what prices are worth in all. */
static void
find_drifts (Volume *self)
{
  const _LianModel *model = self->model;
  guint months = model->task->n_months;
  for (guint r = 0; r < model->n_rows; r++)
    {
      const _LianRow *row = model->rows + r;
      if (self->scale[r] <= 0)
        {
          if (row->kind != _LIAN_ROW_MATERIAL)
            self->drift[r] = 0;
          continue;
        }
      if (row->kind == _LIAN_ROW_MATERIAL && row->of % months > 0)
        self->drift[r] += (self->drift[r - 1] + 1) * self->scale[r - 1];
      self->drift[r] = self->drift[r] / self->scale[r] - 1;
      if (row->kind == _LIAN_ROW_WISH)
        self->drift[r] = -self->drift[r];
      self->bound += self->price[r] * (row->kind == _LIAN_ROW_WISH ? 1 : -1);
    }
}

/* Prices of wishes are not above what it costs to leave them. */
static double
find_dearest (const Volume *self, guint r)
{
  const _LianRow *row = self->model->rows + r;
  return row->kind == _LIAN_ROW_WISH ? (double) self->cost[row->of] * self->scale[r] : INFINITY;
}

static void
move_prices (Volume *self)
{
  double size = 0;
  for (guint r = 0; r < self->model->n_rows; r++)
    if (self->best_price[r] > 0 || self->mean_drift[r] > 0)
      size += self->mean_drift[r] * self->mean_drift[r];
  double aim = MIN (self->aim, 1.1 * MAX (self->best, 0) + 0.001 * self->aim);
  double step = size > 0 ? self->reach * MAX (aim - self->best, 1) / size : 0;
  for (guint r = 0; r < self->model->n_rows; r++)
    if (self->scale[r] > 0)
      self->price[r] = CLAMP (self->best_price[r] + step * self->mean_drift[r], 0, find_dearest (self, r));
}

static void
mix_in (Volume *self, double share)
{
  const _LianModel *model = self->model;
  for (guint c = 0; c < model->n_columns; c++)
    self->x[c] *= 1 - share;
  for (guint k = 0; k < self->n_touched; k++)
    self->x[self->touched[k]] += share * self->new_x[self->touched[k]];
  for (guint r = 0; r < model->n_rows; r++)
    self->mean_drift[r] += share * (self->drift[r] - self->mean_drift[r]);
}

static void
iterate (Volume *self, guint n, guint *without)
{
  find_step_prices (self);
  place_all (self);
  find_drifts (self);
  double share = n == 0 ? 1 : MAX (SHARE_OF_NEW * exp (-(double) n / 200), 0.01);
  mix_in (self, share);
  if (n == 0 || self->bound > self->best)
    {
      *without = 0;
      self->reach = MIN (self->reach * 1.1, 2);
      self->best = self->bound;
      memcpy (self->best_price, self->price, self->model->n_rows * sizeof *self->price);
    }
  else if (++*without >= PATIENCE)
    {
      *without = 0;
      self->reach = MAX (self->reach * 0.66, 1e-4);
    }
  move_prices (self);
}

/* Goes on for @rounds; @aim is what a known plan costs.  @price is, by row, what it begins with and takes what it ends
 * with, of what the row is measured in; NULL to begin with nothing.  @unit_price takes, by row, what
 * columns pay for a unit; the prices of the dual programme are these turned round. @x takes the average. */
void
_lian_volume (const _LianModel *model, const gint64 *cost, double aim, guint rounds, _LianEffort *effort,
              double *price, double *unit_price, double *x)
{
  gsize rows = model->n_rows + 1, columns = model->n_columns + 1;
  Volume self = { .model = model, .cost = cost, .x = x, .aim = aim, .reach = 0.5, .step_price = unit_price };
  double **by_row[] = { &self.scale, &self.price, &self.best_price, &self.drift, &self.mean_drift };
  guint without = 0;
  for (guint n = 0; n < G_N_ELEMENTS (by_row); n++)
    *by_row[n] = g_new0 (double, rows);
  self.new_x = g_new0 (double, columns);
  self.touched = g_new (guint, columns);
  memset (x, 0, columns * sizeof *x);
  find_scales (&self);
  for (guint r = 0; price != NULL && r < model->n_rows; r++)
    self.price[r] = self.scale[r] > 0 ? CLAMP (price[r], 0, find_dearest (&self, r)) : 0;
  for (guint n = 0; n < rounds && !effort->stopped; n++)
    {
      iterate (&self, n, &without);
      _lian_effort_spend (effort, (gint64) model->start[model->n_columns]);
    }
  memcpy (self.price, self.best_price, rows * sizeof *self.price);
  if (price != NULL)
    memcpy (price, self.price, rows * sizeof *price);
  find_step_prices (&self);
  place_all (&self);
  for (guint n = 0; n < G_N_ELEMENTS (by_row); n++)
    g_free (*by_row[n]);
  g_free (self.new_x);
  g_free (self.touched);
}
