/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The best prices at once, for the two questions about covering, from the linear programme.
 *
 * Moving prices step by step comes near the best bound; CLP finds it, and from where it stood at the
 * last node soon again.  Nothing that it says is trusted but the prices: they are rounded to whole
 * numbers, and the bound reckoned from them is exact as ever. */
#include "lian-siting-private.h"

#include <Clp_C_Interface.h>
#include <float.h>
#include <math.h>
#include <string.h>

struct __LianLinear
{
  Clp_Simplex *model;
  _LianSearch *search;
  guint n_rows; /* one for each different list of sites, then the limit of p */
  guint *row; /* by place, or NOBODY */
  double *weight; /* by row, of all its places */
  double *lower, *upper; /* by column: sites, then what is left uncovered by row */
};

/* Numbers the different lists of sites; the first place of each has the row. */
static guint
hash_links (gconstpointer data)
{
  const _LianLink *const *span = data;
  guint hash = 5381;
  for (const _LianLink *link = span[0]; link < span[1]; link++)
    hash = hash * 33 + link->who;
  return hash;
}

static gboolean
have_same_links (gconstpointer a, gconstpointer b)
{
  const _LianLink *const *first = a, *const *second = b;
  if (first[1] - first[0] != second[1] - second[0])
    return FALSE;
  for (gsize n = 0; n < (gsize) (first[1] - first[0]); n++)
    if (first[0][n].who != second[0][n].who)
      return FALSE;
  return TRUE;
}

static void
number_rows (_LianLinear *self)
{
  const _LianSites *sites = self->search->sites;
  g_autoptr (GHashTable) rows = g_hash_table_new (hash_links, have_same_links);
  const _LianLink **spans = g_new (const _LianLink *, 2 * (gsize) MAX (sites->n_places, 1));
  for (guint i = 0; i < sites->n_places; i++)
    {
      gpointer found;
      spans[2 * i] = sites->links + sites->start[i];
      spans[2 * i + 1] = sites->links + sites->end[i];
      self->row[i] = NOBODY;
      if (sites->none[i] == 0 || sites->start[i] == sites->end[i])
        continue;
      if (!g_hash_table_lookup_extended (rows, spans + 2 * i, NULL, &found))
        {
          found = GUINT_TO_POINTER (self->n_rows++);
          g_hash_table_insert (rows, spans + 2 * i, found);
        }
      self->row[i] = GPOINTER_TO_UINT (found);
      self->weight[self->row[i]] += (double) sites->none[i];
    }
  g_free (spans);
}

/* By column: the rows of each site, and the row of p; then each row's own column. */
static void
load (_LianLinear *self)
{
  const _LianSites *sites = self->search->sites;
  guint m = sites->n_sites, n_columns = m + self->n_rows, limit = self->n_rows, n = 0;
  gsize n_links = (gsize) (sites->start[sites->n_places] + n_columns);
  g_autofree int *start = g_new (int, n_columns + 1), *index = g_new (int, n_links);
  g_autofree double *value = g_new (double, n_links), *cost = g_new0 (double, n_columns);
  g_autofree double *least = g_new (double, limit + 1), *most = g_new (double, limit + 1);
  g_autofree guint *last = g_new (guint, limit + 1);
  for (guint r = 0; r <= limit; r++)
    {
      least[r] = r < limit ? 1 : -DBL_MAX;
      most[r] = r < limit || sites->charge > 0 ? DBL_MAX : sites->p;
      last[r] = NOBODY;
    }
  for (guint column = 0; column < n_columns; column++)
    {
      start[column] = (int) n;
      if (column >= m)
        index[n++] = (int) (column - m);
      else
        {
          for (guint k = sites->site_start[column]; k < sites->site_end[column]; k++)
            {
              guint r = self->row[sites->site_links[k].who];
              if (r == NOBODY || last[r] == column)
                continue;
              last[r] = column;
              index[n++] = (int) r;
            }
          index[n++] = (int) limit;
        }
      cost[column] = column < m ? (double) sites->charge : self->weight[column - m];
      self->lower[column] = 0;
      self->upper[column] = 1;
    }
  start[n_columns] = (int) n;
  for (guint k = 0; k < n; k++)
    value[k] = 1;
  Clp_loadProblem (self->model, (int) n_columns, (int) limit + 1, start, index, value, self->lower,
                   self->upper, cost, least, most);
}

_LianLinear *
_lian_linear_new (_LianSearch *search)
{
  const _LianSites *sites = search->sites;
  _LianLinear *self = g_new0 (_LianLinear, 1);
  self->search = search;
  self->row = g_new (guint, MAX (sites->n_places, 1));
  self->weight = g_new0 (double, MAX (sites->n_places, 1));
  number_rows (self);
  self->lower = g_new (double, sites->n_sites + self->n_rows + 1);
  self->upper = g_new (double, sites->n_sites + self->n_rows + 1);
  self->model = Clp_newModel ();
  Clp_setLogLevel (self->model, 0);
  load (self);
  return self;
}

void
_lian_linear_free (_LianLinear *self)
{
  Clp_deleteModel (self->model);
  g_free (self->row);
  g_free (self->weight);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self);
}

/* The price of a row is that of all its places, each by its weight. */
static void
take_prices (const _LianLinear *self, gint64 *price)
{
  const _LianSites *sites = self->search->sites;
  const double *dual = Clp_dualRowSolution (self->model);
  for (guint i = 0; i < sites->n_places; i++)
    {
      guint r = self->row[i];
      double part = r == NOBODY ? 0 : (double) sites->none[i] / self->weight[r] * dual[r];
      gint64 whole = r == NOBODY ? sites->none[i] : (gint64) rint (part);
      price[i] = CLAMP (whole, 0, sites->none[i]);
    }
}

/* Steps of work for one round of the simplex method. */
static gint64
count_steps (const _LianLinear *self)
{
  return 100 * ((gint64) self->n_rows + 50);
}

/* Whether there is work enough left to get through, as far as can be foreseen. */
gboolean
_lian_linear_is_worth_while (const _LianLinear *self)
{
  const _LianSites *sites = self->search->sites;
  gint64 n = self->n_rows, left = self->search->effort->limit - self->search->effort->done;
  for (guint site = 0; site < sites->n_sites; site++)
    n += sites->state[site] == LIAN_SITE_FREE;
  return 2 * n * count_steps (self) < left / 2;
}

/* Finds the best prices where sites are settled as in @state, and how much of each site is open. */
gboolean
_lian_linear_solve (_LianLinear *self, const guint8 *state, gint64 *price)
{
  _LianSearch *search = self->search;
  const _LianSites *sites = search->sites;
  for (guint site = 0; site < sites->n_sites; site++)
    {
      self->lower[site] = state[site] == LIAN_SITE_OPEN ? 1 : 0;
      self->upper[site] = state[site] == LIAN_SITE_SHUT ? 0 : 1;
    }
  Clp_chgColumnLower (self->model, self->lower);
  Clp_chgColumnUpper (self->model, self->upper);
  gint64 round_steps = count_steps (self);
  gint64 left = (search->effort->limit - search->effort->done) / round_steps;
  Clp_setMaximumIterations (self->model, (int) CLAMP (left, 1, 1000000));
  int before = Clp_numberIterations (self->model);
  if (search->effort->deadline != 0)
    {
      gint64 time = search->effort->deadline - g_get_monotonic_time ();
      Clp_setMaximumSeconds (self->model, (double) MAX (time, 1) / G_USEC_PER_SEC);
    }
  Clp_dual (self->model, 0);
  int rounds = MAX (Clp_numberIterations (self->model) - MAX (before, 0), 1);
  _lian_effort_spend (search->effort, (rounds + 2) * round_steps);
  if (Clp_status (self->model) != 0)
    return FALSE;
  memcpy (search->share, Clp_primalColumnSolution (self->model),
          sites->n_sites * sizeof *search->share);
  take_prices (self, price);
  return TRUE;
}
