/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CLP for the programme of an arrangement: loaded once, then solved again and again from where it stood.
 *
 * Rows and costs are scaled by powers of two, so that nothing is rounded on the way; prices are scaled
 * back.  Iterations are counted and given out in slices, so that a search can be stopped. */
#include "lian-arrange-columns-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define LEAST_SECONDS 0.05 /* of a slice */
#define SLOWER 4 /* times that a busy machine may take of what an idle one does */
#define SLICE 5000 /* iterations, and more if there are many rows: CLP begins each slice anew */
#define EQUAL 1 /* how CLP scales: three to ten times quicker for many columns than what it takes by itself */
#define BASIC 1 /* what CLP calls a row of the basis, */
#define AT_LOWER 3 /* and a column at its lower bound */
#define MANY 2000 /* columns, from which on it is worth while to perturb and scale them */

#define COLUMN(self, n) g_array_index ((self)->columns, guint, n)

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
  g_autofree double *least = g_new (double, self->n_rows + 1), *most = g_new (double, self->n_rows + 1);
  fill_rows (self, self->of, least, most);
  _lian_simplex_load (self, least, most);
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
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->in = g_new0 (guint8, model->n_columns + 1);
  find_row_scales (self, model);
  find_cost_scale (self);
  self->model = Clp_newModel ();
  Clp_setLogLevel (self->model, 0);
  load (self);
  if (model->n_columns > MANY)
    {
      Clp_setPerturbation (self->model, 50);
      Clp_scaling (self->model, EQUAL);
    }
  return self;
}

/* While it is @closed, columns that were taken from it don't come back. */
void
_lian_simplex_close (_LianSimplex *self, gboolean closed)
{
  self->closed = closed;
}

/* Other costs for the same columns. */
void
_lian_simplex_set_cost (_LianSimplex *self, const gint64 *cost)
{
  g_autofree double *scaled = g_new (double, self->of->n_columns + 1);
  self->cost = cost;
  find_cost_scale (self);
  for (guint n = 0; n < self->columns->len; n++)
    scaled[n] = ldexp ((double) cost[COLUMN (self, n)], -self->cost_scale);
  Clp_chgObjCoefficients (self->model, scaled);
}

/* Begins anew, not from where it stood: for other costs the dual method is quicker from nothing than either from
 * what is best for those before. */
void
_lian_simplex_forget (_LianSimplex *self)
{
  guint n = self->columns->len;
  g_autofree guchar *status = g_new (guchar, n + self->n_rows + 1);
  memset (status, AT_LOWER, n);
  memset (status + n, BASIC, self->n_rows);
  Clp_copyinStatus (self->model, status);
}

void
_lian_simplex_free (_LianSimplex *self)
{
  Clp_deleteModel (self->model);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->price);
  g_array_unref (self->columns);
  g_free (self->in);
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

/* Steps are only roughly what they take here; so that nobody waits far too long, the clock ends what takes longer than
 * a busy machine may. */
static void
limit_time (_LianSimplex *self, const _LianEffort *effort)
{
  double seconds = MIN (SLOWER * _lian_effort_seconds (effort) + 2, _lian_effort_work_seconds (effort));
  Clp_setMaximumSeconds (self->model, MAX (seconds, LEAST_SECONDS));
}

/* Steps that an iteration takes, roughly: the primal method looks at all columns, the other one at few. */
static gint64
find_price_of_iteration (const _LianSimplex *self, gboolean primal)
{
  gint64 rows = self->n_rows, columns = self->columns->len;
  if (columns <= MANY)
    return 10 * rows + columns + 500;
  return primal ? 2 * (rows + columns) : rows * 3 / 4 + columns / 16;
}

/* Runs for so many iterations at most; returns how many there were. */
static gint64
run_slice (_LianSimplex *self, gboolean primal, gint64 most, const _LianEffort *effort)
{
  Clp_setMaximumIterations (self->model, (int) MIN (most, G_MAXINT / 2));
  limit_time (self, effort);
  if (primal)
    Clp_primal (self->model, 0);
  else
    Clp_dual (self->model, 0);
  return MAX (Clp_numberIterations (self->model), 0);
}

static int
run (_LianSimplex *self, gboolean primal, _LianEffort *effort)
{
  gint64 each = find_price_of_iteration (self, primal), slice = MAX (SLICE, 4 * (gint64) self->n_rows);
  for (int status = 3; status == 3; slice *= 2)
    {
      gint64 most = MIN (slice, MAX (effort->limit - effort->done, 0) / each + 1);
      gint64 rounds = run_slice (self, primal, most, effort);
      status = Clp_status (self->model);
      _lian_effort_spend (effort, (rounds + 30) * each);
      effort->cut = effort->cut || (status == 3 && rounds < most);
      if (status != 3 || rounds < most || effort->stopped)
        return status;
    }
  return 3;
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
  for (guint n = 0; n < self->columns->len; n++)
    {
      self->lower[n] = (double) lower[COLUMN (self, n)];
      self->upper[n] = (double) upper[COLUMN (self, n)];
    }
  Clp_chgColumnLower (self->model, self->lower);
  Clp_chgColumnUpper (self->model, self->upper);
}

/* Solves for the columns that CLP has, until none that it hasn't would make it better. */
static int
run_widening (_LianSimplex *self, gboolean primal, _LianEffort *effort)
{
  int status = run (self, primal, effort);
  take_prices (self, Clp_dualRowSolution (self->model), self->cost_scale);
  while (status == 0 && !self->closed && _lian_simplex_widen (self))
    {
      status = run (self, TRUE, effort);
      take_prices (self, Clp_dualRowSolution (self->model), self->cost_scale);
    }
  return status;
}

/* Goes on from where it stood; @primal is for new columns, the other way for new bounds. */
_LianSimplexStatus
_lian_simplex_solve (_LianSimplex *self, const gint64 *lower, const gint64 *upper, gboolean primal,
                     _LianEffort *effort)
{
  set_bounds (self, lower, upper);
  set_rows (self);
  int status = run_widening (self, primal, effort);
  if (status == 1)
    return take_ray (self);
  return status == 0 ? _LIAN_SIMPLEX_SOLVED : _LIAN_SIMPLEX_LOST;
}

void
_lian_simplex_get_x (const _LianSimplex *self, double *x)
{
  const double *found = Clp_primalColumnSolution (self->model);
  memset (x, 0, self->of->n_columns * sizeof *x);
  for (guint n = 0; n < self->columns->len; n++)
    x[COLUMN (self, n)] = found[n];
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
