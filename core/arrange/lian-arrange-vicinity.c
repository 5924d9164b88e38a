/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Better plans of a stage near the best one: what is yes or no stays, but for a few co-operatives or for
 * a few months; the tree is small then, and all quantities are free. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-private.h"

#include <string.h>

#define MOST_TRIALS 300
#define TRIAL_SHARE 120 /* of this part of the work a trial may take */
#define FEW_MAKERS 2
#define FEW_MONTHS 2

typedef struct
{
  const _LianModel *model;
  guint32 state; /* of the numbers that are drawn */
  guint makers[FEW_MAKERS];
  guint month; /* the first of a few; NO_ROW where makers are chosen */
  gint64 *lower, *upper; /* as they were */
} Vicinity;

static guint
draw (Vicinity *self, guint n)
{
  self->state ^= self->state << 13;
  self->state ^= self->state >> 17;
  self->state ^= self->state << 5;
  return self->state % MAX (n, 1);
}

static guint
find_maker (const LianArrangeTask *task, const _LianColumn *column)
{
  return column->kind == _LIAN_COLUMN_SETUP
             ? g_array_index (task->varieties, LianArrangeVariety, column->way).maker
             : WAY (task, column->way)->maker;
}

static gboolean
is_free (const Vicinity *self, const _LianColumn *column)
{
  if (self->month != NO_ROW)
    return column->kind == _LIAN_COLUMN_SETUP && column->month - self->month < FEW_MONTHS;
  guint maker = find_maker (self->model->task, column);
  for (guint n = 0; n < FEW_MAKERS; n++)
    if (self->makers[n] == maker)
      return TRUE;
  return FALSE;
}

static void
choose (Vicinity *self, guint trial)
{
  const LianArrangeTask *task = self->model->task;
  for (guint n = 0; n < FEW_MAKERS; n++)
    self->makers[n] = draw (self, task->makers->len);
  self->month = trial % 3 == 2 ? draw (self, task->n_months) : NO_ROW;
}

/* All else that is yes or no is as it is in @best. */
static void
hold (const Vicinity *self, const gint64 *best)
{
  const _LianModel *model = self->model;
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      gboolean yes_or_no = column->kind == _LIAN_COLUMN_MAKES || column->kind == _LIAN_COLUMN_SETUP;
      gboolean held = yes_or_no && !is_free (self, column);
      model->lower[c] = held ? best[c] : self->lower[c];
      model->upper[c] = held ? best[c] : self->upper[c];
    }
}

/* Looks about the best plan of @search, which has to be found; its bound means nothing after it. */
void
_lian_search_vicinity (_LianStageSearch *search, guint32 seed)
{
  const _LianModel *model = search->model;
  _LianEffort *effort = search->effort;
  gsize size = MAX (model->n_columns, 1) * sizeof (gint64);
  g_autofree gint64 *lower = g_memdup2 (model->lower, size), *upper = g_memdup2 (model->upper, size);
  Vicinity self = { .model = model, .state = seed, .lower = lower, .upper = upper };
  gint64 whole = effort->limit, share = (whole - effort->done) / TRIAL_SHARE;
  for (guint trial = 0; trial < MOST_TRIALS && effort->done < whole; trial++)
    {
      effort->limit = MIN (effort->done + share, whole);
      effort->stopped = FALSE;
      effort->look = 0;
      choose (&self, trial);
      hold (&self, search->best);
      _lian_stage_search_run (search);
      if (effort->stopped && effort->done < effort->limit)
        break; /* by the clock, or from outside */
    }
  memcpy (model->lower, lower, size);
  memcpy (model->upper, upper, size);
  effort->limit = whole;
  effort->stopped = FALSE;
  effort->look = 0;
  _lian_effort_spend (effort, 0);
}
