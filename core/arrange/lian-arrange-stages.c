/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a plan one after the other: what a stage has reached is a ceiling for those behind it.
 * The last, that nobody sees, chooses among equal plans by a rule that hangs on records and months
 * alone, so that a change that nothing hangs on changes nothing. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-planner-private.h"

#define SMALL 60 /* columns: up to which the tree needs no help */
#define LARGE 5000 /* columns: from which on it is of none */

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

/* How many steps a piece of work may take if @n_left share what is left. */
static gint64
begin_share (_LianEffort *effort, guint n_left)
{
  gint64 whole = effort->limit;
  effort->limit = effort->done + MAX (whole - effort->done, 0) / MAX (n_left, 1);
  effort->look = 0;
  effort->stopped = FALSE;
  return whole;
}

static void
end_share (_LianEffort *effort, gint64 whole)
{
  effort->limit = whole;
  effort->look = 0;
  effort->stopped = FALSE;
  _lian_effort_spend (effort, 0);
}

/* Looks for a better plan of the stage by the tree, where it is not too large for that. */
static gboolean
run_stage (_LianStages *self, gint64 *cost, guint n_left, LianArrangeFigure *figure)
{
  gint64 whole = begin_share (self->effort, n_left);
  _LianStageSearch search = { .model = self->model, .effort = self->effort, .cost = cost,
                              .best = self->best, .found = self->found, .value = G_MAXINT64 };
  if (self->found)
    search.value = _lian_model_sum (self->model, cost, self->best);
  gboolean known = self->found && search.value <= figure->bound;
  if (known || (self->found && self->model->n_columns > LARGE))
    search.proved = known;
  else
    _lian_stage_search_run (&search);
  end_share (self->effort, whole);
  self->found = search.found;
  figure->objective = search.value;
  figure->bound = CLAMP (search.bound, figure->bound, search.value);
  _LianCeiling ceiling = { g_memdup2 (cost, MAX (self->model->n_columns, 1) * sizeof *cost), search.value };
  g_array_append_val (self->model->ceilings, ceiling);
  _lian_effort_say (self->effort, figure->objective, figure->bound);
  return search.proved;
}

static void
run_all (_LianStages *self, _LianPlanner *planner, const gint64 *bound)
{
  const GArray *places = planner->places;
  self->proved = TRUE;
  for (guint n = 0; n < places->len; n++)
    {
      LianArrangeFigure figure = { .place = g_array_index (places, guint, n), .bound = bound[n] };
      self->proved = run_stage (self, planner->cost[n], places->len - n + 1, &figure) && self->proved;
      if (!self->found)
        return;
      g_array_append_val (self->figures, figure);
      if (!self->proved)
        _lian_planner_improve (planner, self, 1);
    }
}

/* Chooses among plans that are equal in everything. */
static void
run_last (_LianStages *self)
{
  LianArrangeFigure none = { 0 };
  g_autofree gint64 *cost = make_tie_cost (self->model);
  run_stage (self, cost, 1, &none);
}

static void
find_bounds (_LianStages *self, const _LianPlanner *planner, gint64 *bound)
{
  if (!self->found || self->model->n_columns <= SMALL)
    return;
  gint64 whole = begin_share (self->effort, 2);
  _lian_bound_stages (self->model, planner->cost, planner->places->len, self->best, self->effort, bound);
  end_share (self->effort, whole);
}

void
_lian_stages_run (_LianStages *self)
{
  g_autoptr (GArray) places = list_places (self->model->task);
  g_autofree gint64 *bound = g_new0 (gint64, places->len + 1);
  g_autoptr (_LianPlanner) planner = _lian_planner_new (self, places);
  gint64 whole = begin_share (self->effort, 1);
  self->effort->limit -= (whole - self->effort->done) / 3;
  _lian_planner_run (planner, self);
  end_share (self->effort, whole);
  find_bounds (self, planner, bound);
  run_all (self, planner, bound);
  if (self->found)
    run_last (self);
}
