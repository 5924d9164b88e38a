/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages as linear programmes one above the other: each is as good as those below it let it be.
 *
 * The prices of the ceilings tell what a stage gains from a little more in one below it.  With them all
 * stages are added up to one objective that the same point is best for, and in which what a plan has
 * more than that point is no less than its gaps in all stages together: the gap of stage k is at most
 *
 *   (v[k] - z[k] + sum of price[k][j] * (v[j] - z[j]) for j < k) / z[k]
 *
 * where v is what the plan has and z what the point has.  So whole plans can be looked for near the point
 * with one objective and without ceilings, which leave no room for whole numbers. */
#include "lian-arrange-ladder-private.h"
#include "lian-arrange-access-private.h"

#include <math.h>

#define WIDE 20000 /* columns: what is many */
#define KEPT 8 /* of each part then, besides those in use */
#define ROOM 1e-6 /* of a stage, for what the simplex method rounds */
#define LEAST 1e-5 /* of all there could be of a stage: a gap is measured against no less */
#define MOST_RATE 1e9 /* what a stage counts more than another at most */
#define MOST_COST 1e14
#define MOST_SUM 1e18 /* of all that a plan may cost, so that it can be added up */

/* @whole has to stay. */
_LianLadder *
_lian_ladder_new (const _LianModel *whole, const GArray *places, _LianEffort *effort)
{
  _LianLadder *self = g_new0 (_LianLadder, 1);
  self->condensed = _lian_condensed_new (whole);
  self->model = self->condensed->model;
  self->effort = effort;
  self->n_places = places->len;
  self->cost = g_new0 (gint64 *, places->len + 1);
  self->least = g_new0 (double, places->len + 1);
  self->bound = g_new0 (gint64, places->len + 1);
  self->price = g_new0 (double *, places->len + 1);
  self->limit = g_new0 (gint64, places->len + 1);
  self->mix = g_new0 (gint64, self->model->n_columns + 1);
  self->whole_mix = g_new0 (gint64, whole->n_columns + 1);
  self->point = g_new0 (double, self->model->n_columns + 1);
  for (guint k = 0; k < places->len; k++)
    {
      self->cost[k] = _lian_model_stage_cost (self->model, g_array_index (places, guint, k));
      _lian_model_add_ceiling (self->model, self->cost[k], FREE_HIGH, FREE_HIGH);
    }
  return self;
}

void
_lian_ladder_free (_LianLadder *self)
{
  g_clear_pointer (&self->simplex, _lian_simplex_free);
  for (guint k = 0; k < self->n_places; k++)
    {
      g_free (self->cost[k]);
      g_free (self->price[k]);
    }
  g_free (self->cost);
  g_free (self->price);
  g_free (self->rated);
  g_free (self->bound);
  g_free (self->limit);
  g_free (self->least);
  g_free (self->mix);
  g_free (self->whole_mix);
  g_free (self->point);
  _lian_condensed_free (self->condensed);
  g_free (self);
}

static double
sum_point (const _LianLadder *self, const gint64 *cost)
{
  double sum = 0;
  for (guint c = 0; c < self->model->n_columns; c++)
    sum += self->point[c] * (double) cost[c];
  return sum;
}

/* What there could be of a stage if each part and wish were as bad as may be. */
static double
find_all (const _LianLadder *self, guint k)
{
  const _LianModel *model = self->model;
  double all = 0;
  for (guint p = 0; p < model->task->parts->len; p++)
    {
      gint64 worst = 0;
      for (guint c = model->part_start[p]; c < model->part_start[p + 1]; c++)
        worst = MAX (worst, self->cost[k][c]);
      all += (double) worst * (double) PART (model->task, p)->quantity;
    }
  for (guint c = model->part_start[model->task->parts->len]; c < model->n_columns; c++)
    if (model->columns[c].kind >= _LIAN_COLUMN_LOST)
      all += (double) self->cost[k][c] * (double) model->upper[c];
  return all;
}

static void
set_ceiling (_LianLadder *self, guint k, gint64 limit)
{
  g_array_index (self->model->ceilings, _LianCeiling, k).limit = limit;
}

/* How many times a stage counts in all: by itself, and for those behind it.  @all is what there could be of each. */
static void
find_rates (const _LianLadder *self, const double *price, const double *all, double *rate)
{
  guint n = self->n_places;
  double least = INFINITY;
  for (guint j = 0; j < n; j++)
    {
      rate[j] = 0;
      for (guint k = j; k < n; k++)
        rate[j] += (k == j ? 1 : price[k * n + j]) / MAX (self->least[k], MAX (LEAST * all[k], 1));
      least = MIN (least, rate[j]);
    }
  for (guint j = 0; j < n; j++)
    rate[j] = MIN (rate[j] / least, MOST_RATE);
}

static double
weigh_column (const _LianLadder *self, const double *rate, guint c)
{
  double sum = 0;
  for (guint k = 0; k < self->n_places; k++)
    sum += rate[k] * (double) self->cost[k][c];
  return sum;
}

static void
mix (_LianLadder *self, const double *price)
{
  g_autofree double *all = g_new (double, self->n_places + 1), *rate = g_new (double, self->n_places + 1);
  double most = 1, sum = 1;
  for (guint k = 0; k < self->n_places; k++)
    all[k] = find_all (self, k);
  find_rates (self, price, all, rate);
  for (guint c = 0; c < self->model->n_columns; c++)
    most = MAX (most, weigh_column (self, rate, c));
  for (guint k = 0; k < self->n_places; k++)
    sum += rate[k] * all[k];
  double scale = MIN (MIN (MOST_COST / most, MOST_SUM / sum), 1000);
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      self->mix[c] = (gint64) rint (weigh_column (self, rate, c) * scale);
      self->whole_mix[g_array_index (self->condensed->of, guint, c)] = self->mix[c];
    }
}

/* All stages at fixed rates first: from there it is not far to where each of them is least.  Where there are
 * many columns, those that are far from any use at these rates are looked at again only at the end of a stage.  What
 * isn't there after half of the steps or most of the time doesn't come in time for the others: plans without it are
 * better. */
static gboolean
begin (_LianLadder *self)
{
  self->rated = _lian_model_weigh (self->model, self->cost, self->n_places, _LIAN_STAGE_RATIO);
  self->simplex = _lian_simplex_new (self->model, self->rated);
  _LianEffortEnd whole = _lian_effort_begin_time (self->effort, 3, 4);
  _lian_effort_begin_share (self->effort, 2);
  _LianSimplexStatus status
      = _lian_simplex_solve (self->simplex, self->model->lower, self->model->upper, FALSE, self->effort);
  _lian_effort_end_share (self->effort, whole);
  if (status != _LIAN_SIMPLEX_SOLVED)
    return FALSE;
  if (self->model->n_columns > WIDE)
    _lian_simplex_narrow (self->simplex, KEPT);
  return TRUE;
}

static gboolean
turn_to (_LianLadder *self, const gint64 *cost)
{
  _lian_simplex_set_cost (self->simplex, cost);
  if (_lian_simplex_solve (self->simplex, self->model->lower, self->model->upper, TRUE, self->effort)
      != _LIAN_SIMPLEX_SOLVED)
    return FALSE;
  _lian_simplex_get_x (self->simplex, self->point);
  return TRUE;
}

/* What @price proves of the stage under the ceilings as they are. */
static gint64
find_bound (const _LianLadder *self, guint k, const double *price)
{
  const _LianModel *model = self->model;
  g_autofree _LianWide *rest = g_new (_LianWide, model->n_columns + 1);
  _LianPriced priced = { self->cost[k], model->lower, model->upper, price, rest, 0 };
  _lian_model_price (model, &priced);
  return MAX (_lian_price_up (priced.bound, _lian_model_grain (model, self->cost[k])), 0);
}

static gboolean
climb_stage (_LianLadder *self, guint k, double *price)
{
  if (!turn_to (self, self->cost[k]))
    return FALSE;
  self->least[k] = MAX (sum_point (self, self->cost[k]), 0);
  for (guint j = 0; j < k; j++)
    price[j] = MAX (-_lian_simplex_price (self->simplex)[self->model->n_rows + j], 0);
  double tolerance = MAX (self->model->task->tolerance / 1000.0, ROOM);
  self->price[k] = g_memdup2 (_lian_simplex_price (self->simplex),
                              (self->model->n_rows + self->n_places) * sizeof (double));
  self->bound[k] = find_bound (self, k, self->price[k]);
  self->limit[k] = (gint64) ceil (self->least[k] * (1 + tolerance));
  set_ceiling (self, k, self->limit[k]);
  return TRUE;
}

/* The simplex method anew for the bounds of the model as they are now. */
_LianSimplexStatus
_lian_ladder_solve (_LianLadder *self)
{
  _LianSimplexStatus status
      = _lian_simplex_solve (self->simplex, self->model->lower, self->model->upper, FALSE, self->effort);
  if (status == _LIAN_SIMPLEX_SOLVED)
    _lian_simplex_get_x (self->simplex, self->point);
  return status;
}

/* Climbs from stage to stage and ends at the point that is best in the mix.  FALSE if the simplex method was
 * lost or stopped. */
gboolean
_lian_ladder_climb (_LianLadder *self)
{
  guint n = self->n_places;
  g_autofree double *price = g_new0 (double, n * n + 1);
  gboolean climbed = begin (self);
  for (guint k = 0; climbed && k < n; k++)
    climbed = climb_stage (self, k, price + k * n);
  for (guint k = 0; k < n; k++)
    set_ceiling (self, k, FREE_HIGH);
  if (!climbed)
    return FALSE;
  mix (self, price);
  _lian_simplex_set_cost (self->simplex, self->mix);
  _lian_simplex_forget (self->simplex);
  climbed = _lian_ladder_solve (self) == _LIAN_SIMPLEX_SOLVED;
  self->mix_least = climbed ? sum_point (self, self->mix) : 0;
  return climbed;
}

/* The prices of the way up prove something under any ceilings, and most under those of then; other prices are looked
 * for if it isn't enough. */
static gint64
find_stage_bound (_LianLadder *self, guint k, gint64 value)
{
  gint64 bound = self->price[k] != NULL ? MIN (find_bound (self, k, self->price[k]), value) : 0;
  if (bound < value && !self->effort->stopped && turn_to (self, self->cost[k]))
    bound = CLAMP (find_bound (self, k, _lian_simplex_price (self->simplex)), bound, value);
  return bound;
}

/* @bound takes, by stage, what no plan has less of that has no more than @value in the stages before.  What
 * was found on the way up holds as long as the plan has no more than the ceilings were then. */
void
_lian_ladder_bound (_LianLadder *self, const gint64 *value, gint64 *bound)
{
  gboolean below = TRUE;
  for (guint k = 0; k < self->n_places; k++)
    {
      bound[k] = below ? MIN (self->bound[k], value[k]) : 0;
      if (bound[k] < value[k])
        bound[k] = MAX (bound[k], find_stage_bound (self, k, value[k]));
      below = below && value[k] <= self->limit[k];
      set_ceiling (self, k, value[k]);
      _lian_effort_say (self->effort, value[k], bound[k]);
    }
}
