/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The linear programme with the few columns that matter: begun with likely ones, then those are taken in
 * that its prices make cheap, until there is none or little to be gained. */
#include "lian-arrange-private.h"

#include <math.h>

#define MOST_ROUNDS 40
#define MOST_OF_PART 8 /* columns taken in at a time */
#define NEAR 1e-5 /* what is left to be gained, of the whole */

typedef struct
{
  guint column;
  _LianWide rest;
} Cheap;

static int
compare_cheap (gconstpointer a, gconstpointer b)
{
  const Cheap *first = a, *second = b;
  if (first->rest != second->rest)
    return first->rest < second->rest ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/* Everything but shares; of these what the plan at hand has, and of each way and part the month that
 * costs least. */
static guint8 *
choose_first (const _LianModel *model, const gint64 *cost, const gint64 *plan)
{
  guint8 *in = g_new0 (guint8, model->n_columns + 1);
  guint cheapest = NO_ROW;
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        {
          in[c] = TRUE;
          cheapest = NO_ROW;
          continue;
        }
      in[c] = plan[c] > 0;
      if (cheapest != NO_ROW && model->columns[cheapest].way == column->way)
        {
          if (cost[c] >= cost[cheapest])
            continue;
          in[cheapest] = plan[cheapest] > 0;
        }
      cheapest = c;
      in[c] = TRUE;
    }
  return in;
}

static guint
take_in_part (const _LianModel *model, _LianSimplex *simplex, const _LianWide *rest, guint part)
{
  g_autoptr (GArray) cheap = g_array_new (FALSE, FALSE, sizeof (Cheap));
  guint columns[MOST_OF_PART];
  for (guint c = model->part_start[part]; c < model->part_start[part + 1]; c++)
    {
      Cheap entry = { c, rest[c] };
      if (rest[c] < 0 && model->upper[c] > 0 && !_lian_simplex_has (simplex, c))
        g_array_append_val (cheap, entry);
    }
  g_array_sort (cheap, compare_cheap);
  guint n = MIN (cheap->len, MOST_OF_PART);
  for (guint k = 0; k < n; k++)
    columns[k] = g_array_index (cheap, Cheap, k).column;
  if (n > 0)
    _lian_simplex_add (simplex, columns, n);
  return n;
}

static guint
take_in (const _LianModel *model, _LianSimplex *simplex, const _LianWide *rest)
{
  guint n = 0;
  for (guint p = 0; p < model->task->parts->len; p++)
    n += take_in_part (model, simplex, rest, p);
  return n;
}

static double
sum_cost (const _LianModel *model, const _LianSimplex *simplex, const gint64 *cost)
{
  g_autofree double *x = g_new (double, model->n_columns + 1);
  double sum = 0;
  _lian_simplex_get_x (simplex, x);
  for (guint c = 0; c < model->n_columns; c++)
    sum += x[c] * (double) cost[c];
  return sum;
}

/* Solves the programme for @cost, from where @simplex stands if there is one already; it is freed if it is
 * lost.  Returns a bound, whether it was solved whole or not. */
_LianWide
_lian_sift (const _LianModel *model, const gint64 *cost, const gint64 *plan, _LianSimplex **simplex,
            _LianEffort *effort)
{
  g_autofree guint8 *in = choose_first (model, cost, plan);
  g_autofree _LianWide *rest = g_new (_LianWide, model->n_columns + 1);
  gboolean primal = *simplex != NULL;
  _LianWide bound = 0;
  if (primal)
    _lian_simplex_set_cost (*simplex, cost);
  else
    *simplex = _lian_simplex_new (model, cost, in);
  for (guint n = 0; n < MOST_ROUNDS; n++, primal = TRUE)
    {
      _LianSimplexStatus status
          = _lian_simplex_solve (*simplex, model->lower, model->upper, primal, effort);
      _LianPriced priced = { cost, model->lower, model->upper, _lian_simplex_price (*simplex), rest, 0 };
      if (status != _LIAN_SIMPLEX_EMPTY)
        _lian_model_price (model, &priced);
      bound = MAX (bound, priced.bound);
      if (status != _LIAN_SIMPLEX_SOLVED)
        {
          g_clear_pointer (simplex, _lian_simplex_free);
          return bound;
        }
      double sum = sum_cost (model, *simplex, cost), low = ldexp ((double) bound, -_LIAN_PRICE_SCALE);
      if (sum - low <= NEAR * fabs (sum) || take_in (model, *simplex, rest) == 0)
        break;
    }
  return bound;
}
