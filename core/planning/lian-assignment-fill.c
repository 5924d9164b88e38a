/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How a maker fills its room best at given prices: a knapsack.
 *
 * What is certain is taken beforehand, the rest by a table of all fillings.  Where that would be too
 * large, the room is filled by what pays best per unit, the last order in part: a bound all the same,
 * only a weaker one. */
#include "lian-assignment-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The largest table: orders that pay, times room. */
#define MOST_CELLS 6000000

static double *
reserve (double **layers, gsize *n_layers, gsize n)
{
  if (n > *n_layers)
    {
      g_free (*layers);
      *layers = g_new (double, n);
      *n_layers = n;
    }
  return *layers;
}

/* to[w] = the most that rooms up to w bring with one item more. */
static void
add_item (const double *restrict from, double *restrict to, gsize width, gsize use, double profit)
{
  memcpy (to, from, MIN (use, width) * sizeof *to);
  for (gsize w = use; w < width; w++)
    {
      double with = from[w - use] + profit;
      to[w] = from[w] > with ? from[w] : with;
    }
}

/* A layer for each item, the last one the whole answer. */
void
_lian_assign_fill_layers (_LianAssignDual *self, guint maker, guint n, gsize width)
{
  double *layers = reserve (&self->layers, &self->n_layers, (n + 1) * width);
  memset (layers, 0, width * sizeof *layers);
  for (guint k = 0; k < n; k++)
    add_item (layers + k * width, layers + (k + 1) * width, width, _lian_assign_use_of (self, maker, k),
              self->profit[k]);
  _lian_effort_spend (self->effort, (gint64) (n * width / 8 + width + n));
}

static void
mark_taken (_LianAssignDual *self, guint maker, guint n, gsize width)
{
  gsize w = width - 1;
  for (guint k = n; k-- > 0;)
    {
      const double *before = self->layers + k * width;
      if (before[width + w] == before[w])
        continue;
      self->taken[_lian_assign_cell (self->task, maker, self->items[k])] = 1;
      w -= _lian_assign_use_of (self, maker, k);
    }
}

int
_lian_assign_compare_ranked (gconstpointer a, gconstpointer b)
{
  const _LianRanked *first = a, *second = b;
  if (first->key != second->key)
    return first->key > second->key ? -1 : 1;
  return first->number < second->number ? -1 : 1;
}

/* The orders by what they pay per unit. */
static _LianRanked *
rank_items (_LianAssignDual *self, guint maker, guint n)
{
  _LianRanked *rates = g_new (_LianRanked, MAX (n, 1));
  for (guint k = 0; k < n; k++)
    {
      gsize use = _lian_assign_use_of (self, maker, k);
      rates[k] = (_LianRanked){ k, use > 0 ? self->profit[k] / (double) use : INFINITY };
    }
  qsort (rates, n, sizeof *rates, _lian_assign_compare_ranked);
  _lian_effort_spend (self->effort, 20 * (gint64) n);
  return rates;
}

static double
fill_in_part (_LianAssignDual *self, guint maker, guint n, gint64 left)
{
  g_autofree _LianRanked *rates = rank_items (self, maker, n);
  double sum = 0;
  for (guint r = 0; r < n; r++)
    {
      gint64 use = (gint64) _lian_assign_use_of (self, maker, rates[r].number);
      if (use > left)
        return sum + ceil (self->profit[rates[r].number] * (double) left / (double) use) + 1;
      left -= use;
      sum += self->profit[rates[r].number];
      self->taken[_lian_assign_cell (self->task, maker, self->items[rates[r].number])] = 1;
    }
  return sum;
}

/* The items of a maker that are open to question: by how much less than the best, the last one in part,
 * the plain way of filling brings, says which others are in or out for certain. */
typedef struct
{
  double rate;  /* of the item that is in only in part */
  double spare; /* what may be lost by an item against that rate */
} Doubt;

static gboolean
find_doubt (_LianAssignDual *self, guint maker, guint n, gint64 left, Doubt *doubt)
{
  g_autofree _LianRanked *rates = rank_items (self, maker, n);
  gboolean full = FALSE;
  doubt->spare = 0;
  for (guint r = 0; r < n; r++)
    {
      guint item = rates[r].number;
      gint64 use = (gint64) _lian_assign_use_of (self, maker, item);
      if (use <= left)
        {
          if (full)
            doubt->spare -= self->profit[item];
          left -= use;
          continue;
        }
      if (!full)
        {
          doubt->rate = rates[r].key;
          doubt->spare += doubt->rate * (double) left;
        }
      full = TRUE;
    }
  return full;
}

/* Takes what is certain; how many of the items, which come first then, are left, and how much room. */
static guint
take_certain (_LianAssignDual *self, guint maker, guint n, gint64 *left, double *sum)
{
  Doubt doubt = { 0, 0 };
  gboolean full = find_doubt (self, maker, n, *left, &doubt);
  guint n_left = 0;
  for (guint k = 0; k < n; k++)
    {
      gint64 use = (gint64) _lian_assign_use_of (self, maker, k);
      double beyond = full ? self->profit[k] - doubt.rate * (double) use : INFINITY;
      if (beyond > doubt.spare + 1)
        {
          self->taken[_lian_assign_cell (self->task, maker, self->items[k])] = 1;
          *left -= use;
          *sum += self->profit[k];
          continue;
        }
      if (beyond < -doubt.spare - 1)
        continue;
      self->items[n_left] = self->items[k];
      self->profit[n_left++] = self->profit[k];
    }
  return n_left;
}

gboolean
_lian_assign_is_too_wide (guint n, gint64 left)
{
  return ((double) n + 1) * ((double) left + 1) > MOST_CELLS;
}

double
_lian_assign_fill_room (_LianAssignDual *self, guint maker, guint n, gint64 left)
{
  double sum = 0;
  n = take_certain (self, maker, n, &left, &sum);
  if (n == 0)
    return sum;
  if (_lian_assign_is_too_wide (n, left))
    return sum + fill_in_part (self, maker, n, left);
  gsize width = (gsize) left + 1;
  _lian_assign_fill_layers (self, maker, n, width);
  mark_taken (self, maker, n, width);
  return sum + self->layers[n * width + width - 1];
}

/* What a maker would lose by having an order that it does not take, or by not having one it takes. */
double
_lian_assign_find_loss (const _LianAssignDual *self, guint maker, guint item, guint n, gsize width, gboolean must)
{
  const double *before = self->layers + item * width;
  const double *after = self->back + (n - 1 - item) * width;
  gsize use = must ? _lian_assign_use_of (self, maker, item) : 0;
  double most = 0;
  for (gsize w = 0; w + use < width; w++)
    most = fmax (most, before[w] + after[width - 1 - use - w]);
  return self->best_of[maker] - most - (must ? self->profit[item] : 0);
}

void
_lian_assign_fill_back (_LianAssignDual *self, guint maker, guint n, gsize width)
{
  double *back = reserve (&self->back, &self->n_back, (n + 1) * width);
  memset (back, 0, width * sizeof *back);
  for (guint k = 0; k < n; k++)
    add_item (back + k * width, back + (k + 1) * width, width, _lian_assign_use_of (self, maker, n - 1 - k),
              self->profit[n - 1 - k]);
}
