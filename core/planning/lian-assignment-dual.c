/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The bound of an assignment: prices of the orders (the volume algorithm), knapsacks of the makers.
 *
 * An order that only one maker may still have is given to it beforehand. */
#include "lian-assignment-private.h"

#include <math.h>
#include <string.h>

/* Below this step the prices stand still. */
#define LEAST_STEP 0.002

_LianAssignDual *
_lian_assign_dual_new (const _LianAssign *task, _LianEffort *effort)
{
  _LianAssignDual *self = g_new0 (_LianAssignDual, 1);
  gsize n = (gsize) task->n_makers * task->n_orders;
  self->task = task;
  self->effort = effort;
  self->price = g_new0 (double, MAX (task->n_orders, 1));
  self->trial = g_new0 (double, MAX (task->n_orders, 1));
  self->profit = g_new0 (double, MAX (task->n_orders, 1));
  self->items = g_new (guint, MAX (task->n_orders, 1));
  self->taken = g_new0 (guint8, MAX (n, 1));
  self->share = g_new0 (double, MAX (n, 1));
  self->best_of = g_new0 (double, MAX (task->n_makers, 1));
  self->bound = G_MININT64;
  return self;
}

void
_lian_assign_dual_free (_LianAssignDual *self)
{
  g_free (self->price);
  g_free (self->trial);
  g_free (self->profit);
  g_free (self->items);
  g_free (self->taken);
  g_free (self->share);
  g_free (self->best_of);
  g_free (self->layers);
  g_free (self->back);
  g_free (self);
}

/* Who alone may still have the order: NOBODY where several may, n_makers where none. */
static guint
find_only (const _LianAssign *task, const guint8 *open, guint order)
{
  guint only = task->n_makers;
  for (guint i = 0; i < task->n_makers; i++)
    if (open[_lian_assign_cell (task, i, order)])
      {
        if (only != task->n_makers)
          return NOBODY;
        only = i;
      }
  return only;
}

/* What is settled: the rooms that are left, and what it costs. */
typedef struct
{
  guint *only; /* by order */
  gint64 *left;
  double cost;
} Settled;

static void
settled_clear (Settled *self)
{
  g_free (self->only);
  g_free (self->left);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settled, settled_clear)

static gboolean
settle (Settled *self, const _LianAssign *task, const guint8 *open)
{
  self->only = g_new (guint, MAX (task->n_orders, 1));
  self->left = g_memdup2 (task->room, task->n_makers * sizeof *task->room);
  self->cost = 0;
  for (guint j = 0; j < task->n_orders; j++)
    {
      guint i = self->only[j] = find_only (task, open, j);
      if (i == task->n_makers)
        return FALSE;
      if (i == NOBODY)
        continue;
      self->left[i] -= task->use[_lian_assign_cell (task, i, j)];
      self->cost += (double) task->cost[_lian_assign_cell (task, i, j)];
      if (self->left[i] < 0)
        return FALSE;
    }
  return TRUE;
}

/* The orders that pay for a maker at these prices. */
static guint
find_items (_LianAssignDual *self, const Settled *settled, const guint8 *open, guint maker,
            const double *price)
{
  const _LianAssign *task = self->task;
  guint n = 0;
  for (guint j = 0; j < task->n_orders; j++)
    {
      gsize cell = _lian_assign_cell (task, maker, j);
      if (settled->only[j] != NOBODY || !open[cell] || task->use[cell] > settled->left[maker])
        continue;
      double profit = price[j] - (double) task->cost[cell];
      if (profit <= 0)
        continue;
      self->items[n] = j;
      self->profit[n++] = profit;
    }
  return n;
}

/* The bound at these prices. */
static double
value_at (_LianAssignDual *self, const Settled *settled, const guint8 *open, const double *price)
{
  const _LianAssign *task = self->task;
  double value = settled->cost;
  memset (self->taken, 0, (gsize) task->n_makers * task->n_orders);
  for (guint j = 0; j < task->n_orders; j++)
    if (settled->only[j] == NOBODY)
      value += price[j];
    else
      self->taken[_lian_assign_cell (task, settled->only[j], j)] = 1;
  for (guint i = 0; i < task->n_makers; i++)
    {
      guint n = find_items (self, settled, open, i, price);
      self->best_of[i] = _lian_assign_fill_room (self, i, n, settled->left[i]);
      value -= self->best_of[i];
    }
  _lian_effort_spend (self->effort, (gint64) task->n_makers * task->n_orders);
  return value;
}

/* How far the orders are from being made once, of late; 0 where there is nothing to mend. */
static double
find_slope (const _LianAssignDual *self, const Settled *settled, double *slope)
{
  const _LianAssign *task = self->task;
  double square = 0;
  for (guint j = 0; j < task->n_orders; j++)
    {
      slope[j] = 0;
      if (settled->only[j] != NOBODY)
        continue;
      slope[j] = 1;
      for (guint i = 0; i < task->n_makers; i++)
        slope[j] -= self->share[_lian_assign_cell (task, i, j)];
      square += slope[j] * slope[j];
    }
  return square;
}

static void
blend_shares (_LianAssignDual *self, double part)
{
  gsize n = (gsize) self->task->n_makers * self->task->n_orders;
  for (gsize cell = 0; cell < n; cell++)
    self->share[cell] += part * (self->taken[cell] - self->share[cell]);
}

/* The progress of the volume algorithm. */
typedef struct
{
  double step; /* of the distance to the value aimed at */
  guint n_idle;
} Pace;

static void
adapt (Pace *pace, gboolean better)
{
  if (better)
    {
      pace->n_idle = 0;
      pace->step = MIN (pace->step * 1.1, 1.5);
    }
  else if (++pace->n_idle >= 8)
    {
      pace->n_idle = 0;
      pace->step *= 0.66;
    }
}

static void
move_prices (_LianAssignDual *self, const double *slope, double length)
{
  for (guint j = 0; j < self->task->n_orders; j++)
    self->trial[j] = _lian_assign_keep_exact (self->task, rint (self->price[j] + length * slope[j]));
}

/* Not too far, as long as no answer near the bound is known. */
static double
aim_at (double bound, gint64 value)
{
  double near = bound + MAX (fabs (bound) * 0.05, 1);
  return MAX (MIN (near, (double) value), bound + 1);
}

/* Raises the bound in so many rounds, from the prices as they are; @look sees what the makers took.
 * No more than @value is of interest. */
void
_lian_assign_dual_raise (_LianAssignDual *self, const guint8 *open, guint rounds, gint64 value,
                         void (*look) (gpointer data), gpointer data)
{
  const _LianAssign *task = self->task;
  g_auto (Settled) settled = { 0 };
  g_autofree double *slope = g_new (double, MAX (task->n_orders, 1));
  Pace pace = { 0.6, 0 };
  self->bound = NO_WAY;
  if (!settle (&settled, task, open))
    return;
  double bound = value_at (self, &settled, open, self->price);
  blend_shares (self, 1);
  for (guint round = 0; round < rounds && pace.step > LEAST_STEP; round++)
    {
      double square = find_slope (self, &settled, slope);
      if (square < 1e-6 || bound > (double) (value - task->grain)
          || !_lian_effort_spend (self->effort, 0))
        break;
      move_prices (self, slope, pace.step * (aim_at (bound, value) - bound) / square);
      double now = value_at (self, &settled, open, self->trial);
      blend_shares (self, round < 20 ? 0.3 : 0.12);
      adapt (&pace, now > bound);
      if (now > bound)
        {
          bound = now;
          memcpy (self->price, self->trial, task->n_orders * sizeof *self->price);
        }
      if (look != NULL)
        look (data);
    }
  self->bound = (gint64) bound;
}

static void
give_alone (const _LianAssign *task, guint8 *open, guint maker, guint order)
{
  for (guint i = 0; i < task->n_makers; i++)
    if (i != maker)
      open[_lian_assign_cell (task, i, order)] = 0;
}

/* Strikes out what would lift the bound to where nothing is of interest; the orders that pay. */
static void
fix_items (_LianAssignDual *self, const guint8 *before, guint8 *open, guint maker, guint n, gsize width,
           double spare)
{
  _lian_assign_fill_back (self, maker, n, width);
  for (guint k = 0; k < n; k++)
    {
      gsize cell = _lian_assign_cell (self->task, maker, self->items[k]);
      gboolean taken = self->taken[cell];
      if (_lian_assign_find_loss (self, maker, k, n, width, !taken) <= spare || !before[cell])
        continue;
      if (taken)
        give_alone (self->task, open, maker, self->items[k]);
      else
        open[cell] = 0;
    }
  _lian_effort_spend (self->effort, (gint64) (n * width / 4));
}

/* The others, which are not among the items. */
static void
fix_rest (_LianAssignDual *self, const Settled *settled, guint8 *open, guint maker, guint n, gsize width,
          double spare)
{
  const _LianAssign *task = self->task;
  const double *whole = self->layers + n * width;
  for (guint j = 0; j < task->n_orders; j++)
    {
      gsize cell = _lian_assign_cell (task, maker, j);
      if (settled->only[j] != NOBODY || !open[cell])
        continue;
      if (task->use[cell] > settled->left[maker])
        {
          open[cell] = 0;
          continue;
        }
      double profit = self->price[j] - (double) task->cost[cell];
      if (profit > 0)
        continue;
      double left = whole[width - 1 - (gsize) task->use[cell]];
      if (self->best_of[maker] - left - profit > spare)
        open[cell] = 0;
    }
}

/* Strikes out of @open what no answer below @value has; FALSE where none is left. */
gboolean
_lian_assign_dual_fix (_LianAssignDual *self, guint8 *open, gint64 value)
{
  const _LianAssign *task = self->task;
  g_auto (Settled) settled = { 0 };
  if (self->bound == NO_WAY || !settle (&settled, task, open))
    return FALSE;
  gsize n_cells = (gsize) task->n_makers * task->n_orders;
  g_autofree guint8 *before = g_memdup2 (open, n_cells);
  double bound = value_at (self, &settled, before, self->price);
  double spare = (double) (value - task->grain) - bound;
  if (spare < 0)
    return FALSE;
  for (guint i = 0; i < task->n_makers; i++)
    {
      guint n = find_items (self, &settled, before, i, self->price);
      if (_lian_assign_is_too_wide (n, settled.left[i]))
        continue;
      gsize width = (gsize) settled.left[i] + 1;
      _lian_assign_fill_layers (self, i, n, width);
      fix_items (self, before, open, i, n, width, spare);
      fix_rest (self, &settled, open, i, n, width, spare);
    }
  return TRUE;
}
