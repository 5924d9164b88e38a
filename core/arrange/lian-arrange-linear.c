/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CLP for the programme of an arrangement: loaded once, then solved again and again from where it stood.
 *
 * Rows and costs are scaled by powers of two, so that nothing is rounded on the way; prices are scaled
 * back.  Iterations are counted and given out in slices, so that a search can be stopped. */
#include "lian-arrange-private.h"

#include <Clp_C_Interface.h>
#include <float.h>
#include <math.h>
#include <string.h>

#define SLICE 5000
#define MANY 2000 /* columns, from which on it is worth while to perturb them */

struct __LianSimplex
{
  Clp_Simplex *model;
  const _LianModel *of;
  guint n_rows; /* with ceilings */
  double *lower, *upper; /* by column */
  double *price; /* by row */
  int *row_scale; /* by row: its numbers are divided by 2 to this */
  const gint64 *cost; /* by column */
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

/* Columns for CLP, one after the other. */
typedef struct
{
  GArray *start, *index, *value, *lower, *upper, *cost;
} Matrix;

static void
begin_matrix (Matrix *matrix)
{
  GArray **wide[] = { &matrix->value, &matrix->lower, &matrix->upper, &matrix->cost };
  matrix->start = g_array_new (FALSE, FALSE, sizeof (int));
  matrix->index = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint n = 0; n < G_N_ELEMENTS (wide); n++)
    *wide[n] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
end_matrix (Matrix *matrix)
{
  GArray *all[] = { matrix->start, matrix->index, matrix->value,
                    matrix->lower, matrix->upper, matrix->cost };
  for (guint n = 0; n < G_N_ELEMENTS (all); n++)
    g_array_unref (all[n]);
}

static void
add_number (GArray *array, double number)
{
  g_array_append_val (array, number);
}

static void
add_entry (const _LianSimplex *self, Matrix *matrix, guint row, gint64 value)
{
  int index = (int) row;
  if (value == 0)
    return;
  g_array_append_val (matrix->index, index);
  add_number (matrix->value, ldexp ((double) value, -self->row_scale[row]));
}

static void
add_column (_LianSimplex *self, Matrix *matrix, guint c)
{
  const _LianModel *model = self->of;
  int start = (int) matrix->index->len;
  g_array_append_val (matrix->start, start);
  for (guint k = model->start[c]; k < model->start[c + 1]; k++)
    add_entry (self, matrix, model->row[k], model->value[k]);
  for (guint k = 0; k < model->ceilings->len; k++)
    add_entry (self, matrix, model->n_rows + k,
               g_array_index (model->ceilings, _LianCeiling, k).cost[c]);
  add_number (matrix->lower, (double) model->lower[c]);
  add_number (matrix->upper, (double) model->upper[c]);
  add_number (matrix->cost, ldexp ((double) self->cost[c], -self->cost_scale));
}

static void
fill_rows (const _LianSimplex *self, const _LianModel *model, double *least, double *most)
{
  for (guint r = 0; r < self->n_rows; r++)
    {
      gint64 lower = r < model->n_rows ? model->row_lower[r] : FREE_LOW;
      gint64 upper = r < model->n_rows
                         ? model->row_upper[r]
                         : g_array_index (model->ceilings, _LianCeiling, r - model->n_rows).limit;
      least[r] = lower == FREE_LOW ? -DBL_MAX : ldexp ((double) lower, -self->row_scale[r]);
      most[r] = upper == FREE_HIGH ? DBL_MAX : ldexp ((double) upper, -self->row_scale[r]);
    }
}

static void
find_cost_scale (_LianSimplex *self)
{
  gint64 most = 0;
  for (guint c = 0; c < self->of->n_columns; c++)
    most = MAX (most, self->cost[c]);
  self->cost_scale = find_scale (most) - 10;
}

static void
load (_LianSimplex *self)
{
  Matrix matrix;
  g_autofree double *least = g_new (double, self->n_rows + 1), *most = g_new (double, self->n_rows + 1);
  begin_matrix (&matrix);
  for (guint c = 0; c < self->of->n_columns; c++)
    add_column (self, &matrix, c);
  int end = (int) matrix.index->len;
  g_array_append_val (matrix.start, end);
  fill_rows (self, self->of, least, most);
  Clp_loadProblem (self->model, (int) self->of->n_columns, (int) self->n_rows, (int *) matrix.start->data,
                   (int *) matrix.index->data, (double *) matrix.value->data,
                   (double *) matrix.lower->data, (double *) matrix.upper->data,
                   (double *) matrix.cost->data, least, most);
  end_matrix (&matrix);
}

_LianSimplex *
_lian_simplex_new (const _LianModel *model, const gint64 *cost)
{
  _LianSimplex *self = g_new0 (_LianSimplex, 1);
  self->of = model;
  self->cost = cost;
  self->n_rows = model->n_rows + model->ceilings->len;
  self->lower = g_new (double, model->n_columns + 1);
  self->upper = g_new (double, model->n_columns + 1);
  self->price = g_new0 (double, self->n_rows + 1);
  find_row_scales (self, model);
  find_cost_scale (self);
  self->model = Clp_newModel ();
  Clp_setLogLevel (self->model, 0);
  load (self);
  if (model->n_columns > MANY)
    Clp_setPerturbation (self->model, 50);
  return self;
}

/* Other costs for the same columns. */
void
_lian_simplex_set_cost (_LianSimplex *self, const gint64 *cost)
{
  g_autofree double *scaled = g_new (double, self->of->n_columns + 1);
  self->cost = cost;
  find_cost_scale (self);
  for (guint c = 0; c < self->of->n_columns; c++)
    scaled[c] = ldexp ((double) cost[c], -self->cost_scale);
  Clp_chgObjCoefficients (self->model, scaled);
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

/* Prices at which what the rows want can't be had, or none if they were not found; the sign is for the
 * caller to find. */
static _LianSimplexStatus
take_ray (_LianSimplex *self)
{
  double *ray = Clp_infeasibilityRay (self->model);
  memset (self->price, 0, self->n_rows * sizeof *self->price);
  if (ray == NULL)
    return _LIAN_SIMPLEX_EMPTY;
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
run (_LianSimplex *self, gboolean primal, _LianEffort *effort)
{
  int status;
  do
    {
      Clp_setMaximumIterations (self->model, SLICE);
      limit_time (self, effort);
      if (primal)
        Clp_primal (self->model, 0);
      else
        Clp_dual (self->model, 0);
      status = Clp_status (self->model);
      gint64 rounds = MAX (Clp_numberIterations (self->model), 0) + 30;
      _lian_effort_spend (effort, rounds * (10 * (gint64) self->n_rows + self->of->n_columns + 500));
    }
  while (status == 3 && !effort->stopped);
  return status;
}

/* Ceilings may have come down since, and rows of the programme may have changed. */
static void
set_rows (_LianSimplex *self)
{
  g_autofree double *least = g_new (double, self->n_rows + 1), *most = g_new (double, self->n_rows + 1);
  fill_rows (self, self->of, least, most);
  Clp_chgRowLower (self->model, least);
  Clp_chgRowUpper (self->model, most);
}

static void
set_bounds (_LianSimplex *self, const gint64 *lower, const gint64 *upper)
{
  for (guint c = 0; c < self->of->n_columns; c++)
    {
      self->lower[c] = (double) lower[c];
      self->upper[c] = (double) upper[c];
    }
  Clp_chgColumnLower (self->model, self->lower);
  Clp_chgColumnUpper (self->model, self->upper);
}

/* Goes on from where it stood; @primal is for new columns, the other way for new bounds. */
_LianSimplexStatus
_lian_simplex_solve (_LianSimplex *self, const gint64 *lower, const gint64 *upper, gboolean primal,
                     _LianEffort *effort)
{
  set_bounds (self, lower, upper);
  set_rows (self);
  int status = run (self, primal, effort);
  if (status == 1)
    return take_ray (self);
  take_prices (self, Clp_dualRowSolution (self->model), self->cost_scale);
  return status == 0 ? _LIAN_SIMPLEX_SOLVED : _LIAN_SIMPLEX_LOST;
}

void
_lian_simplex_get_x (const _LianSimplex *self, double *x)
{
  memcpy (x, Clp_primalColumnSolution (self->model), self->of->n_columns * sizeof *x);
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
