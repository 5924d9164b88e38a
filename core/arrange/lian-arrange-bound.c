/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How good a plan can be, stage by stage, where the simplex method takes too long: by prices that are
 * moved in steps, with the stages before added at a few rates.  At any rate what is then the least of
 * the sum, less what the plan has of the stages before, is no more than the least under their ceilings.  A stage
 * begins with the prices of the one before it at the same rate. */
#include "lian-arrange-private.h"

#include <string.h>

#define ROUNDS 250
#define N_RATES 3

static const guint rates[N_RATES] = { 4, 1, 20 };

static _LianWide
price_steps (const _LianModel *model, const gint64 *cost, double aim, double *start, _LianEffort *effort)
{
  g_autofree double *price = g_new0 (double, model->n_rows + 1);
  g_autofree double *x = g_new (double, model->n_columns + 1);
  g_autofree _LianWide *rest = g_new (_LianWide, model->n_columns + 1);
  _LianPriced priced = { cost, model->lower, model->upper, price, rest, 0 };
  _lian_volume (model, cost, aim, ROUNDS, effort, start, price, x);
  for (guint r = 0; r < model->n_rows; r++)
    price[r] = -price[r];
  _lian_model_price (model, &priced);
  return priced.bound;
}

/* @start is, by row, the prices at which the stage before was looked at, and takes those of this one. */
static _LianWide
bound_at_rate (const _LianModel *model, gint64 **cost, guint k, const gint64 *best, guint rate, double *start,
               _LianEffort *effort)
{
  g_autofree gint64 *sum = _lian_model_weigh (model, cost, k + 1, rate);
  _LianWide before = 0;
  for (guint j = 0; j < k; j++)
    before = (before + _lian_model_sum (model, cost[j], best)) * rate;
  for (guint r = 0; r < model->n_rows; r++)
    start[r] *= rate;
  double aim = (double) before + (double) _lian_model_sum (model, cost[k], best);
  return price_steps (model, sum, aim, start, effort) - (before << _LIAN_PRICE_SCALE);
}

/* For the first stage there is nothing to rate: its prices are what all rates begin with. */
static _LianWide
bound_by_steps (const _LianModel *model, gint64 **cost, guint k, const gint64 *best, double **start,
                _LianEffort *effort)
{
  _LianWide bound = 0;
  for (guint n = 0; n < (k == 0 ? 1 : N_RATES) && !effort->stopped; n++)
    bound = MAX (bound, bound_at_rate (model, cost, k, best, rates[n], start[n], effort));
  for (guint n = 1; k == 0 && n < N_RATES; n++)
    memcpy (start[n], start[0], model->n_rows * sizeof **start);
  return bound;
}

/* @bound takes, by stage, what no plan has less of that is as good as @best in the stages before. */
void
_lian_bound_stages (_LianModel *model, gint64 **cost, guint n_places, const gint64 *best,
                    _LianEffort *effort, gint64 *bound)
{
  double *start[N_RATES];
  for (guint n = 0; n < N_RATES; n++)
    start[n] = g_new0 (double, model->n_rows + 1);
  for (guint k = 0; k < n_places; k++)
    {
      _LianEffortEnd whole = _lian_effort_begin_share (effort, n_places - k);
      gint64 own = _lian_model_sum (model, cost[k], best);
      _LianWide least = own > 0 ? bound_by_steps (model, cost, k, best, start, effort) : 0;
      _lian_effort_end_share (effort, whole);
      bound[k] = CLAMP (_lian_price_up (least, _lian_model_grain (model, cost[k])), 0, own);
      _lian_effort_say (effort, own, bound[k]);
    }
  for (guint n = 0; n < N_RATES; n++)
    g_free (start[n]);
}
