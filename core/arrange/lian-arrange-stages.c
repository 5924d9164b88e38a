/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a plan one after the other: what a stage has reached is a ceiling for those behind it.
 * The last, that nobody sees, chooses among equal plans by a rule that hangs on records and months
 * alone, so that a change that nothing hangs on changes nothing. */
#include "lian-arrange-private.h"

#include <string.h>

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

/* The places of the stages, in order, each once. */
static GArray *
list_places (const LianArrangeTask *task)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < task->stages->len; n++)
    g_array_append_val (places, g_array_index (task->stages, LianArrangeStage, n).place);
  g_array_sort (places, compare_places);
  guint kept = 0;
  for (guint n = 0; n < places->len; n++)
    if (n == 0 || g_array_index (places, guint, n) != g_array_index (places, guint, kept - 1))
      g_array_index (places, guint, kept++) = g_array_index (places, guint, n);
  g_array_set_size (places, kept);
  return places;
}

static guint64
mix (guint64 value)
{
  value = (value ^ value >> 31) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ value >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return value ^ value >> 32;
}

/* Early months first; then by a number drawn from line, co-operative, date and month. */
static gint64 *
make_tie_cost (const _LianModel *model)
{
  const LianArrangeTask *task = model->task;
  gint64 *cost = g_new0 (gint64, MAX (model->n_columns, 1));
  for (guint c = 0; c < model->n_columns; c++)
    {
      const _LianColumn *column = model->columns + c;
      if (column->kind != _LIAN_COLUMN_SHARE)
        continue;
      const LianArrangeWay *way = &g_array_index (task->ways, LianArrangeWay, column->way);
      int due = g_array_index (task->parts, LianArrangePart, column->part).due;
      gint64 line = g_array_index (task->orders, LianArrangeOrder, way->order).line;
      gint64 maker = g_array_index (task->makers, LianArrangeMaker, way->maker).cooperative;
      guint64 drawn = mix (mix (mix ((guint64) line) + (guint64) maker) + (guint64) (due + 1000) * 4096
                           + column->month);
      cost[c] = (gint64) column->month * 65536 + (gint64) (drawn % 65536) + 1;
    }
  return cost;
}

/* How many steps a stage may take if @n_left share what is left. */
static gint64
begin_share (_LianEffort *effort, guint n_left)
{
  gint64 whole = effort->limit;
  effort->limit = effort->done + MAX (whole - effort->done, 0) / MAX (n_left, 1);
  effort->look = 0;
  effort->stopped = FALSE;
  return whole;
}

static gboolean
run_stage (_LianStages *self, gint64 *cost, guint n_left, LianArrangeFigure *figure)
{
  gint64 whole = begin_share (self->effort, n_left);
  _LianStageSearch search = { .model = self->model, .effort = self->effort, .cost = cost,
                              .best = self->best, .found = self->found, .value = G_MAXINT64 };
  if (self->found)
    search.value = _lian_model_sum (self->model, cost, self->best);
  _lian_stage_search_run (&search);
  self->effort->limit = whole;
  self->found = search.found;
  figure->objective = search.value;
  figure->bound = search.bound;
  _LianCeiling ceiling = { cost, search.value };
  g_array_append_val (self->model->ceilings, ceiling);
  _lian_effort_say (self->effort, search.value, search.bound);
  return search.proved;
}

/* The plan without anything is one, unless something is pinned or has to be attained. */
static void
offer_nothing (_LianStages *self)
{
  _lian_model_complete (self->model, self->best);
  self->found = _lian_model_is_kept (self->model, self->best, self->model->lower, self->model->upper);
}

void
_lian_stages_run (_LianStages *self)
{
  g_autoptr (GArray) places = list_places (self->model->task);
  LianArrangeFigure none;
  offer_nothing (self);
  self->proved = TRUE;
  for (guint n = 0; n < places->len; n++)
    {
      LianArrangeFigure figure = { .place = g_array_index (places, guint, n) };
      gint64 *cost = _lian_model_stage_cost (self->model, figure.place);
      self->proved = run_stage (self, cost, places->len - n + 1, &figure) && self->proved;
      if (!self->found)
        return;
      g_array_append_val (self->figures, figure);
    }
  run_stage (self, make_tie_cost (self->model), 1, &none);
}
