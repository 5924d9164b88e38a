/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The best plan of one stage: branch and bound, each node with the simplex method's word for where to
 * look and with an exact bound from its prices. */
#include "lian-arrange-private.h"
#include "lian-arrange-tighten-private.h"

#include <math.h>
#include <string.h>

#define DEEPEST 20000
#define WHOLE 1e-6

typedef struct
{
  guint column;
  gint64 lower, upper;
} Change;

typedef struct
{
  _LianStageSearch *search;
  const _LianModel *model; /* of the stage, with totals unless only choices are split */
  const gint64 *cost; /* of the stage, by its columns */
  _LianSimplex *simplex;
  _LianTightener *tightener;
  gint64 *low, *high; /* scratch */
  gint64 *lower, *upper; /* of the node */
  gint64 *x; /* scratch */
  double *point; /* by column: what the simplex method found last */
  _LianWide *rest;
  GArray *trail; /* of Change: how to get back */
  _LianWide lowest; /* of what was left open */
} Tree;

static void
set_bounds (Tree *self, guint column, gint64 lower, gint64 upper)
{
  Change change = { column, self->lower[column], self->upper[column] };
  g_array_append_val (self->trail, change);
  self->lower[column] = lower;
  self->upper[column] = upper;
}

static void
go_back (Tree *self, guint to)
{
  while (self->trail->len > to)
    {
      Change *last = &g_array_index (self->trail, Change, self->trail->len - 1);
      self->lower[last->column] = last->lower;
      self->upper[last->column] = last->upper;
      g_array_set_size (self->trail, self->trail->len - 1);
    }
}

/* What a better plan may cost at most. */
static _LianWide
find_aim (const _LianStageSearch *search)
{
  if (!search->found)
    return (_LianWide) (G_MAXINT64 - 1) << _LIAN_PRICE_SCALE;
  return (_LianWide) (search->value - search->grain) * ((_LianWide) 1 << _LIAN_PRICE_SCALE);
}

static void
offer (Tree *self, gint64 *x)
{
  _LianStageSearch *search = self->search;
  _lian_model_complete (self->model, x);
  _lian_effort_spend (search->effort, 2 * (gint64) self->model->start[self->model->n_columns]);
  gint64 value = _lian_model_sum (self->model, self->cost, x);
  if ((search->found && value >= search->value)
      || !_lian_model_is_kept (self->model, x, self->model->lower, self->model->upper))
    return;
  search->found = TRUE;
  search->value = value;
  memcpy (search->best, x, search->model->n_columns * sizeof *x);
}

/* Offers what the simplex method found, if its shares are whole. */
static void
offer_whole (Tree *self)
{
  const double *x = self->point;
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      self->x[c] = (gint64) rint (x[c]);
      if (self->model->columns[c].kind == _LIAN_COLUMN_SHARE && fabs (x[c] - rint (x[c])) > WHOLE)
        return;
    }
  offer (self, self->x);
}

/* Narrows the bounds by what the rows leave of them; FALSE if nothing is between them. */
static gboolean
narrow (Tree *self)
{
  guint n = self->model->n_columns;
  memcpy (self->low, self->lower, n * sizeof *self->low);
  memcpy (self->high, self->upper, n * sizeof *self->high);
  if (!_lian_tightener_run (self->tightener, self->low, self->high, self->search->effort))
    return FALSE;
  for (guint c = 0; c < n; c++)
    if (self->low[c] != self->lower[c] || self->high[c] != self->upper[c])
      set_bounds (self, c, self->low[c], self->high[c]);
  return TRUE;
}

/* Narrows the bounds to where a better plan may be by what prices say. */
static void
tighten (Tree *self, _LianWide bound)
{
  _LianWide left = find_aim (self->search) - bound;
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      _LianWide rest = self->rest[c], span = self->upper[c] - self->lower[c];
      if (rest > 0 && span > 0 && left / rest < span)
        set_bounds (self, c, self->lower[c], self->lower[c] + (gint64) (left / rest));
      else if (rest < 0 && span > 0 && left / -rest < span)
        set_bounds (self, c, self->upper[c] - (gint64) (left / -rest), self->upper[c]);
    }
}

static double
branch_worth (const _LianColumn *column, double x)
{
  double part = x - floor (x), whole = MIN (part, 1 - part);
  if (whole <= WHOLE)
    return 0;
  switch ((_LianColumnKind) column->kind)
    {
    case _LIAN_COLUMN_MAKES:
      return 6 + whole;
    case _LIAN_COLUMN_SETUP:
      return 5 + whole;
    case _LIAN_COLUMN_TOTAL:
      return column->month + whole;
    case _LIAN_COLUMN_SHORT:
      return 1 + whole;
    case _LIAN_COLUMN_SHARE:
      return whole;
    case _LIAN_COLUMN_STOCK:
    case _LIAN_COLUMN_LOST:
    case _LIAN_COLUMN_TAKEN:
    case _LIAN_COLUMN_IDLE:
    default:
      return whole / 1e6;
    }
}

/* The column to split: the least whole one of those that most hangs on, or else any that is not settled; none if that
 * is left open.  Where the simplex method found nothing, none is whole. */
static guint
find_branch (const Tree *self, const double *x)
{
  guint found = NO_ROW;
  double best = 0;
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      if (self->lower[c] == self->upper[c]
          || (self->search->choices && !_lian_column_is_choice (self->model->columns + c)))
        continue;
      double worth = branch_worth (self->model->columns + c, x == NULL ? 0.5 : x[c]);
      if (found == NO_ROW || worth > best)
        {
          best = worth;
          found = c;
        }
    }
  return self->search->choices && x != NULL && best <= 0 ? NO_ROW : found;
}

static gboolean
leave_open (Tree *self, _LianWide bound)
{
  self->lowest = MIN (self->lowest, bound);
  return FALSE;
}

static gboolean explore (Tree *self, _LianWide bound, guint depth);

static gboolean
branch (Tree *self, guint c, double x, _LianWide bound, guint depth)
{
  gint64 low = self->lower[c], high = self->upper[c];
  gint64 split = CLAMP ((gint64) floor (x + WHOLE), low, high - 1);
  gboolean up = x - (double) split > 0.5, whole = TRUE;
  for (int n = 0; n < 2; n++, up = !up)
    {
      guint mark = self->trail->len;
      set_bounds (self, c, up ? split + 1 : low, up ? high : split);
      whole = explore (self, bound, depth + 1) && whole;
      go_back (self, mark);
    }
  return whole;
}

/* What prices prove of the node; or, without a solution, whether they prove that it is empty. */
static _LianWide
find_bound (Tree *self, _LianSimplexStatus status, _LianWide bound)
{
  _LianPriced priced = { .cost = status == _LIAN_SIMPLEX_EMPTY ? NULL : self->cost,
                         .lower = self->lower, .upper = self->upper,
                         .price = _lian_simplex_price (self->simplex), .rest = self->rest };
  _lian_model_price (self->model, &priced);
  _lian_effort_spend (self->search->effort, 4 * (gint64) self->model->start[self->model->n_columns]);
  if (status != _LIAN_SIMPLEX_EMPTY)
    return priced.bound;
  if (priced.bound <= 0)
    {
      _lian_simplex_turn (self->simplex);
      _lian_model_price (self->model, &priced);
    }
  return priced.bound > 0 ? (_LianWide) G_MAXINT64 << _LIAN_PRICE_SCALE : bound;
}

static gboolean
is_settled (const Tree *self)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    if (self->lower[c] != self->upper[c])
      return FALSE;
  return TRUE;
}

static _LianSimplexStatus
solve_node (Tree *self)
{
  _LianSimplexStatus status = _lian_simplex_solve (self->simplex, self->lower, self->upper, FALSE,
                                                   self->search->effort);
  if (status == _LIAN_SIMPLEX_SOLVED)
    _lian_simplex_get_x (self->simplex, self->point);
  return status;
}

/* Whether everything in the node was looked at. */
static gboolean
explore (Tree *self, _LianWide bound, guint depth)
{
  _LianEffort *effort = self->search->effort;
  if (bound > find_aim (self->search))
    return TRUE;
  if (effort->stopped || depth > DEEPEST)
    return leave_open (self, bound);
  if (!narrow (self))
    return TRUE;
  if (is_settled (self))
    {
      memcpy (self->x, self->lower, self->model->n_columns * sizeof *self->x);
      offer (self, self->x);
      return TRUE;
    }
  _LianSimplexStatus status = solve_node (self);
  _LianWide own = find_bound (self, status, bound);
  if (own > find_aim (self->search))
    return TRUE;
  if (status == _LIAN_SIMPLEX_SOLVED)
    offer_whole (self);
  bound = MAX (own, bound);
  if (bound > find_aim (self->search))
    return TRUE;
  if (effort->stopped)
    return leave_open (self, bound);
  if (status == _LIAN_SIMPLEX_SOLVED && self->search->found)
    tighten (self, own);
  const double *x = status == _LIAN_SIMPLEX_SOLVED ? self->point : NULL;
  guint c = find_branch (self, x);
  if (c == NO_ROW)
    return self->search->choices ? leave_open (self, bound) : explore (self, bound, depth + 1);
  double where = x == NULL ? ((double) self->lower[c] + (double) self->upper[c]) / 2 : x[c];
  return branch (self, c, CLAMP (where, (double) self->lower[c], (double) self->upper[c]), bound, depth);
}

/* Without any prices: every column where it costs least. */
static _LianWide
find_least (const _LianModel *model, const gint64 *cost)
{
  _LianWide sum = 0;
  for (guint c = 0; c < model->n_columns; c++)
    sum += (_LianWide) cost[c] * model->lower[c];
  return sum << _LIAN_PRICE_SCALE;
}

static void
tree_begin (Tree *self)
{
  const _LianModel *model = self->model;
  gsize n = MAX (model->n_columns, 1);
  self->lowest = (_LianWide) G_MAXINT64 << _LIAN_PRICE_SCALE;
  self->simplex = _lian_simplex_new (model, self->cost);
  self->tightener = _lian_tightener_new (model);
  self->low = g_new0 (gint64, n);
  self->high = g_new0 (gint64, n);
  self->lower = g_memdup2 (model->lower, n * sizeof *self->lower);
  self->upper = g_memdup2 (model->upper, n * sizeof *self->upper);
  self->x = g_new0 (gint64, n);
  self->point = g_new0 (double, n);
  self->rest = g_new0 (_LianWide, n);
  self->trail = g_array_new (FALSE, FALSE, sizeof (Change));
}

static void
tree_clear (Tree *self)
{
  _lian_simplex_free (self->simplex);
  _lian_tightener_free (self->tightener);
  g_free (self->low);
  g_free (self->high);
  g_array_unref (self->trail);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->x);
  g_free (self->point);
  g_free (self->rest);
}

/* Looks for the best plan of the stage until it is proved or the effort ends. */
void
_lian_stage_search_run (_LianStageSearch *self)
{
  g_autoptr (_LianModel) wide = self->choices ? NULL : _lian_totals_new (self->model);
  const _LianModel *model = wide != NULL ? wide : self->model;
  g_autofree gint64 *cost = _lian_totals_widen (self->model, model, self->cost);
  Tree tree = { .search = self, .model = model, .cost = cost };
  self->grain = _lian_model_grain (self->model, self->cost);
  tree_begin (&tree);
  self->proved = explore (&tree, find_least (model, cost), 0);
  gint64 open = _lian_price_up (tree.lowest, self->grain);
  self->bound = self->proved && self->found ? self->value : MIN (open, self->value);
  tree_clear (&tree);
}
