/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CLP for the programme of an arrangement: loaded once, then solved again and again from where it stood.
 *
 * Rows and costs are scaled by powers of two, so that nothing is rounded on the way; prices are scaled
 * back.  Iterations are counted and given out in slices, so that a search can be stopped. */
#include "lian-arrange-private.h"

#include <Clp_C_Interface.h>
#include <float.h>
#include <math.h>

#define SLICE 2000

struct __LianSimplex
{
  Clp_Simplex *model;
  guint n_columns, n_rows; /* with ceilings */
  double *lower, *upper; /* by column */
  double *price; /* by row */
  int *row_scale; /* by row: its numbers are divided by 2 to this */
  int cost_scale;
};

static int
find_scale (gint64 value)
{
  int scale;
  frexp ((double) value, &scale);
  return value == 0 ? 0 : scale;
}

static void
find_row_scales (_LianSimplex *self, const _LianModel *model)
{
  self->row_scale = g_new (int, self->n_rows + 1);
  for (guint r = 0; r < self->n_rows; r++)
    self->row_scale[r] = 0;
  for (guint k = 0; k < model->start[model->n_columns]; k++)
    {
      int *scale = self->row_scale + model->row[k];
      *scale = MAX (*scale, find_scale (model->value[k]));
    }
  for (guint n = 0; n < model->ceilings->len; n++)
    for (guint c = 0; c < model->n_columns; c++)
      {
        int *scale = self->row_scale + model->n_rows + n;
        *scale = MAX (*scale,
                      find_scale (g_array_index (model->ceilings, _LianCeiling, n).cost[c]));
      }
}

static gsize
count_entries (const _LianModel *model)
{
  gsize n = model->start[model->n_columns];
  for (guint k = 0; k < model->ceilings->len; k++)
    for (guint c = 0; c < model->n_columns; c++)
      n += g_array_index (model->ceilings, _LianCeiling, k).cost[c] != 0;
  return n;
}

typedef struct
{
  int *start, *index;
  double *value, *cost, *least, *most;
} Matrix;

static void
fill_columns (const _LianSimplex *self, const _LianModel *model, Matrix *matrix)
{
  int n = 0;
  for (guint c = 0; c < model->n_columns; c++)
    {
      matrix->start[c] = n;
      for (guint k = model->start[c]; k < model->start[c + 1]; k++, n++)
        {
          matrix->index[n] = (int) model->row[k];
          matrix->value[n] = ldexp ((double) model->value[k], -self->row_scale[model->row[k]]);
        }
      for (guint k = 0; k < model->ceilings->len; k++)
        {
          gint64 value = g_array_index (model->ceilings, _LianCeiling, k).cost[c];
          if (value == 0)
            continue;
          matrix->index[n] = (int) (model->n_rows + k);
          matrix->value[n++] = ldexp ((double) value, -self->row_scale[model->n_rows + k]);
        }
    }
  matrix->start[model->n_columns] = n;
}

static void
fill_rows (const _LianSimplex *self, const _LianModel *model, Matrix *matrix)
{
  for (guint r = 0; r < self->n_rows; r++)
    {
      gint64 lower = r < model->n_rows ? model->row_lower[r] : FREE_LOW;
      gint64 upper = r < model->n_rows
                         ? model->row_upper[r]
                         : g_array_index (model->ceilings, _LianCeiling, r - model->n_rows).limit;
      matrix->least[r] = lower == FREE_LOW ? -DBL_MAX : ldexp ((double) lower, -self->row_scale[r]);
      matrix->most[r] = upper == FREE_HIGH ? DBL_MAX : ldexp ((double) upper, -self->row_scale[r]);
    }
}

static void
fill_cost (_LianSimplex *self, const gint64 *cost, double *scaled)
{
  gint64 most = 0;
  for (guint c = 0; c < self->n_columns; c++)
    most = MAX (most, cost[c]);
  self->cost_scale = find_scale (most) - 10;
  for (guint c = 0; c < self->n_columns; c++)
    scaled[c] = ldexp ((double) cost[c], -self->cost_scale);
}

static void
load (_LianSimplex *self, const _LianModel *model, const gint64 *cost)
{
  gsize n = count_entries (model) + 1;
  Matrix matrix = { g_new (int, self->n_columns + 1), g_new (int, n), g_new (double, n),
                    g_new (double, self->n_columns + 1), g_new (double, self->n_rows + 1),
                    g_new (double, self->n_rows + 1) };
  fill_columns (self, model, &matrix);
  fill_rows (self, model, &matrix);
  fill_cost (self, cost, matrix.cost);
  for (guint c = 0; c < self->n_columns; c++)
    {
      self->lower[c] = (double) model->lower[c];
      self->upper[c] = (double) model->upper[c];
    }
  Clp_loadProblem (self->model, (int) self->n_columns, (int) self->n_rows, matrix.start, matrix.index,
                   matrix.value, self->lower, self->upper, matrix.cost, matrix.least, matrix.most);
  gpointer all[] = { matrix.start, matrix.index, matrix.value, matrix.cost, matrix.least, matrix.most };
  for (guint k = 0; k < G_N_ELEMENTS (all); k++)
    g_free (all[k]);
}

_LianSimplex *
_lian_simplex_new (const _LianModel *model, const gint64 *cost)
{
  _LianSimplex *self = g_new0 (_LianSimplex, 1);
  self->n_columns = model->n_columns;
  self->n_rows = model->n_rows + model->ceilings->len;
  self->lower = g_new (double, self->n_columns + 1);
  self->upper = g_new (double, self->n_columns + 1);
  self->price = g_new0 (double, self->n_rows + 1);
  find_row_scales (self, model);
  self->model = Clp_newModel ();
  Clp_setLogLevel (self->model, 0);
  load (self, model, cost);
  return self;
}

void
_lian_simplex_free (_LianSimplex *self)
{
  Clp_deleteModel (self->model);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->price);
  g_free (self->row_scale);
  g_free (self);
}

static void
take_prices (_LianSimplex *self, const double *price, int scale)
{
  for (guint r = 0; r < self->n_rows; r++)
    self->price[r] = ldexp (price[r], scale - self->row_scale[r]);
}

/* Prices at which what the rows want can't be had; the sign is for the caller to find. */
static _LianSimplexStatus
take_ray (_LianSimplex *self)
{
  double *ray = Clp_infeasibilityRay (self->model);
  if (ray == NULL)
    return _LIAN_SIMPLEX_LOST;
  take_prices (self, ray, 0);
  Clp_freeRay (self->model, ray);
  return _LIAN_SIMPLEX_EMPTY;
}

static void
limit_time (_LianSimplex *self, const _LianEffort *effort)
{
  if (effort->deadline == 0)
    return;
  gint64 time = effort->deadline - g_get_monotonic_time ();
  Clp_setMaximumSeconds (self->model, (double) MAX (time, 1) / G_USEC_PER_SEC);
}

static int
run (_LianSimplex *self, _LianEffort *effort)
{
  int status;
  do
    {
      int before = MAX (Clp_numberIterations (self->model), 0);
      Clp_setMaximumIterations (self->model, before + SLICE);
      limit_time (self, effort);
      Clp_dual (self->model, 0);
      status = Clp_status (self->model);
      gint64 rounds = MAX (Clp_numberIterations (self->model) - before, 0) + 5;
      _lian_effort_spend (effort, rounds * (10 * (gint64) self->n_rows + self->n_columns + 500));
    }
  while (status == 3 && !effort->stopped);
  return status;
}

_LianSimplexStatus
_lian_simplex_solve (_LianSimplex *self, const gint64 *lower, const gint64 *upper, _LianEffort *effort)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      self->lower[c] = (double) lower[c];
      self->upper[c] = (double) upper[c];
    }
  Clp_chgColumnLower (self->model, self->lower);
  Clp_chgColumnUpper (self->model, self->upper);
  int status = run (self, effort);
  if (status == 1)
    return take_ray (self);
  if (status != 0)
    return _LIAN_SIMPLEX_LOST;
  take_prices (self, Clp_dualRowSolution (self->model), self->cost_scale);
  return _LIAN_SIMPLEX_SOLVED;
}

const double *
_lian_simplex_x (const _LianSimplex *self)
{
  return Clp_primalColumnSolution (self->model);
}

const double *
_lian_simplex_price (const _LianSimplex *self)
{
  return self->price;
}

/* Turns the prices round. */
void
_lian_simplex_turn (_LianSimplex *self)
{
  for (guint r = 0; r < self->n_rows; r++)
    self->price[r] = -self->price[r];
}
