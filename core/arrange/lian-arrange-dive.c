/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Settling what is yes or no at the word of the linear programme, round by round: the way that has least of an
 * order for one maker is left out, then the next; less than a lot becomes none or a lot; a variety of which
 * little is made in a month is not set up.  What set-ups take beyond the part that shares pay for is held
 * back from the limits. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-ladder-private.h"

#include <string.h>

#define ANY 1e-6
#define FAR 0.6 /* of a whole: what is below it in the end is none */
#define MORE 4 /* rounds, if something is open still */

typedef struct
{
  _LianLadder *ladder;
  _LianModel *model;
  const LianArrangeTask *task;
  double *made; /* by way */
  double *set_up; /* by variety and month: what is made of it */
  guint8 *out; /* by way: has to make none */
  guint8 *unset; /* by variety and month: has to make none */
  double least; /* of a whole, below which it is none in this round */
  gboolean closing; /* nothing new is begun any more */
  guint open; /* ways that were left out in this round though they had something */
  gint64 *upper, *row_upper; /* as they were, by column and row */
} Dive;

static gsize
at (const Dive *self, guint n, guint month)
{
  return (gsize) n * self->task->n_months + month;
}

static void
add_up (Dive *self)
{
  memset (self->made, 0, self->task->ways->len * sizeof *self->made);
  memset (self->set_up, 0, at (self, self->task->varieties->len, 0) * sizeof *self->set_up);
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      const _LianColumn *column = self->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        continue;
      guint v = WAY (self->task, column->way)->variety;
      self->made[column->way] += self->ladder->point[c];
      if (v != LIAN_ARRANGE_NONE)
        self->set_up[at (self, v, column->month)] += self->ladder->point[c];
    }
}

/* Leaves out ways that have little of an order for one maker; never the one that has most. */
static guint
settle_one_maker (Dive *self, const LianArrangeOrder *order)
{
  double all = 0, most = 0;
  guint first = order->first_way, end = first + order->n_ways, n = 0, best = first;
  for (guint w = first; w < end; w++)
    {
      all += self->made[w];
      best = self->made[w] > most ? w : best;
      most = MAX (most, self->made[w]);
    }
  for (guint w = first; w < end; w++)
    if (w != best && self->made[w] > ANY)
      {
        self->out[w] = self->made[w] < self->least * all || self->closing;
        n++;
      }
    else if (w != best && self->closing && all > ANY)
      self->out[w] = TRUE;
  return n;
}

/* Leaves out the way that has least, if it is far from a lot; what is near one is for rounding. */
static guint
settle_lots (Dive *self, const LianArrangeOrder *order)
{
  guint small = NO_ROW, first = order->first_way;
  double least = self->least;
  for (guint w = first; w < first + order->n_ways; w++)
    {
      double part = self->made[w] / (double) lian_arrange_get_way_lot (self->task, w);
      if (self->made[w] > ANY && part < least)
        {
          least = part;
          small = w;
        }
      if (self->closing && self->made[w] <= ANY)
        self->out[w] = TRUE;
    }
  if (small == NO_ROW)
    return 0;
  self->out[small] = TRUE;
  return 1;
}

static void
settle_orders (Dive *self)
{
  for (guint o = 0; o < self->task->orders->len; o++)
    {
      const LianArrangeOrder *order = ORDER (self->task, o);
      if (order->one_maker)
        self->open += settle_one_maker (self, order);
      else if (lian_arrange_comes_in_lots (self->task, o))
        self->open += settle_lots (self, order);
    }
}

/* By row of the model: what is held back for set-ups. */
static gint64 *
hold_back (Dive *self)
{
  gint64 *held = g_new0 (gint64, self->model->n_rows + 1);
  for (guint v = 0; v < self->task->varieties->len; v++)
    for (guint t = 0; t < self->task->n_months; t++)
      {
        gint64 most = self->ladder->condensed->set_up_most[at (self, v, t)];
        double part = most > 0 ? self->set_up[at (self, v, t)] / (double) most : 0;
        if (most == 0 || part >= 1 || (part <= ANY && !self->closing))
          continue;
        if (part <= ANY || part < self->least / 4)
          {
            self->unset[at (self, v, t)] = TRUE;
            continue;
          }
        const LianArrangeVariety *variety = VARIETY (self->task, v);
        for (guint u = variety->first_use; u < variety->first_use + variety->n_uses; u++)
          held[self->ladder->condensed->limit_row[at (self, USE (self->task, u)->limit, t)]]
              += (gint64) ((1 - part) * (double) USE (self->task, u)->amount);
      }
  return held;
}

static void
set_columns (Dive *self)
{
  for (guint c = 0; c < self->model->n_columns; c++)
    {
      const _LianColumn *column = self->model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        continue;
      guint v = WAY (self->task, column->way)->variety;
      gboolean none = self->out[column->way]
                      || (v != LIAN_ARRANGE_NONE && self->unset[at (self, v, column->month)]);
      self->model->upper[c] = none && !_lian_model_is_pinned (self->model, c) ? 0 : self->upper[c];
    }
}

static void
set_rows (Dive *self, const gint64 *held)
{
  for (guint r = 0; r < self->model->n_rows; r++)
    if (self->model->rows[r].kind == _LIAN_ROW_LIMIT)
      self->model->row_upper[r] = MAX (self->row_upper[r] - held[r], 0);
}

/* Settles a round.  Where that doesn't fit nothing is held back. */
static gboolean
go_on (Dive *self)
{
  add_up (self);
  settle_orders (self);
  g_autofree gint64 *held = hold_back (self);
  set_columns (self);
  set_rows (self, held);
  _LianSimplexStatus status = _lian_ladder_solve (self->ladder);
  if (status == _LIAN_SIMPLEX_EMPTY)
    {
      memset (held, 0, self->model->n_rows * sizeof *held);
      set_rows (self, held);
      status = _lian_ladder_solve (self->ladder);
    }
  return status == _LIAN_SIMPLEX_SOLVED;
}

static gboolean
run (Dive *self, guint rounds)
{
  gboolean solved = TRUE;
  for (guint n = 1; solved && n <= rounds + MORE && !self->ladder->effort->stopped; n++)
    {
      self->least = MIN (FAR * n / rounds, FAR);
      self->closing = 2 * n > rounds;
      self->open = 0;
      solved = go_on (self);
      if (self->open == 0 && self->closing)
        break;
    }
  return solved;
}

static void
begin (Dive *self, _LianLadder *ladder)
{
  _lian_simplex_close (ladder->simplex, TRUE);
  self->ladder = ladder;
  self->model = ladder->model;
  self->task = ladder->model->task;
  self->made = g_new0 (double, self->task->ways->len + 1);
  self->set_up = g_new0 (double, at (self, self->task->varieties->len, 0) + 1);
  self->out = g_new0 (guint8, self->task->ways->len + 1);
  self->unset = g_new0 (guint8, at (self, self->task->varieties->len, 0) + 1);
  self->upper = g_memdup2 (self->model->upper, MAX (self->model->n_columns, 1) * sizeof *self->upper);
  self->row_upper = g_memdup2 (self->model->row_upper, MAX (self->model->n_rows, 1) * sizeof *self->row_upper);
}

/* Leaves the model as it was. */
static void
end (Dive *self)
{
  _lian_simplex_close (self->ladder->simplex, FALSE);
  memcpy (self->model->upper, self->upper, self->model->n_columns * sizeof *self->upper);
  memcpy (self->model->row_upper, self->row_upper, self->model->n_rows * sizeof *self->row_upper);
  g_free (self->made);
  g_free (self->set_up);
  g_free (self->out);
  g_free (self->unset);
  g_free (self->upper);
  g_free (self->row_upper);
}

/* The point is whole, or nearly so, in what is yes or no when it is done. */
gboolean
_lian_ladder_dive (_LianLadder *ladder, guint rounds)
{
  Dive self = { 0 };
  begin (&self, ladder);
  gboolean done = run (&self, rounds);
  end (&self);
  return done;
}

/* The point is the best with what is yes or no as it is in @plan, by column of the whole programme. */
gboolean
_lian_ladder_follow (_LianLadder *ladder, const gint64 *plan)
{
  Dive self = { .least = ANY };
  begin (&self, ladder);
  for (guint c = 0; c < self.model->n_columns; c++)
    ladder->point[c] = (double) plan[g_array_index (ladder->condensed->of, guint, c)];
  self.closing = TRUE;
  gboolean done = go_on (&self);
  end (&self);
  return done;
}
