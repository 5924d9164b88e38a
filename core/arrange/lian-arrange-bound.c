/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How good a plan can be, stage by stage, where the tree is too large to be gone through: by the linear
 * programme with the stages before as ceilings; and where that is too large as well, by prices that are
 * moved in steps, with the stages before added at a few rates.  At any rate what is then the least of
 * the sum, less what the plan has of the stages before, is no more than the least under their ceilings. */
#include "lian-arrange-private.h"

#define LARGE 40000 /* columns: from which on prices are moved in steps */
#define ROUNDS 250

static _LianWide
price_steps (const _LianModel *model, const gint64 *cost, double aim, _LianEffort *effort)
{
  g_autofree double *price = g_new0 (double, model->n_rows + 1);
  g_autofree double *x = g_new (double, model->n_columns + 1);
  g_autofree _LianWide *rest = g_new (_LianWide, model->n_columns + 1);
  _LianPriced priced = { cost, model->lower, model->upper, price, rest, 0 };
  _lian_volume (model, cost, aim, ROUNDS, effort, price, x);
  for (guint r = 0; r < model->n_rows; r++)
    price[r] = -price[r];
  _lian_model_price (model, &priced);
  return priced.bound;
}

static _LianWide
bound_at_rate (const _LianModel *model, gint64 **cost, guint k, const gint64 *best, guint rate,
               _LianEffort *effort)
{
  g_autofree gint64 *sum = _lian_model_weigh (model, cost, k + 1, rate);
  _LianWide before = 0;
  for (guint j = 0; j < k; j++)
    before = (before + _lian_model_sum (model, cost[j], best)) * rate;
  double aim = (double) before + (double) _lian_model_sum (model, cost[k], best);
  return price_steps (model, sum, aim, effort) - (before << _LIAN_PRICE_SCALE);
}

static _LianWide
bound_by_steps (const _LianModel *model, gint64 **cost, guint k, const gint64 *best, _LianEffort *effort)
{
  const guint rates[] = { 1, 4, 20 };
  _LianWide bound = 0;
  for (guint n = 0; n < (k == 0 ? 1 : G_N_ELEMENTS (rates)) && !effort->stopped; n++)
    bound = MAX (bound, bound_at_rate (model, cost, k, best, rates[n], effort));
  return bound;
}

static void
add_ceilings (_LianModel *model, gint64 **cost, guint n_places)
{
  for (guint k = 0; k < n_places; k++)
    {
      _LianCeiling ceiling = { g_memdup2 (cost[k], MAX (model->n_columns, 1) * sizeof **cost), FREE_HIGH, FREE_HIGH };
      g_array_append_val (model->ceilings, ceiling);
    }
}

/* @bound takes, by stage, what no plan has less of that is as good as @best in the stages before. */
void
_lian_bound_stages (_LianModel *model, gint64 **cost, guint n_places, const gint64 *best,
                    _LianEffort *effort, gint64 *bound)
{
  g_autoptr (_LianSimplex) simplex = NULL;
  gboolean large = model->n_columns > LARGE;
  guint others = model->ceilings->len;
  if (!large)
    add_ceilings (model, cost, n_places);
  for (guint k = 0; k < n_places; k++)
    {
      gint64 own = _lian_model_sum (model, cost[k], best);
      _LianWide least = 0;
      if (own > 0 && !effort->stopped)
        least = large ? bound_by_steps (model, cost, k, best, effort)
                      : _lian_sift (model, cost[k], best, &simplex, effort);
      bound[k] = CLAMP (_lian_price_up (least, _lian_model_grain (model, cost[k])), 0, own);
      if (!large)
        g_array_index (model->ceilings, _LianCeiling, others + k).limit = own;
      _lian_effort_say (effort, own, bound[k]);
    }
  g_array_set_size (model->ceilings, others);
}
