/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a plan one after the other: what a stage has reached is a ceiling for those behind it.
 * The last, that nobody sees, chooses among equal plans by a rule that hangs on records and months
 * alone, so that a change that nothing hangs on changes nothing. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-planner-private.h"

#define TINY 60 /* columns: up to which the tree needs no help */
#define SMALL 400 /* columns: up to which it may prove the best plan */
#define SLACK 1000 /* of this part of a stage that is not proved those behind it may make it worse */
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

/* Runs the tree with a part of the work. */
static void
search_a_little (_LianStages *self, _LianStageSearch *search, guint part)
{
  gint64 whole = begin_share (self->effort, part);
  _lian_stage_search_run (search);
  end_share (self->effort, whole);
}

/* Where the proof doesn't come soon: about the best plan, then everywhere, quantities rounded. */
static void
search_rounding (_LianStages *self, _LianPlanner *planner, _LianStageSearch *search)
{
  gint64 bound = search->bound;
  search->round = _lian_planner_round;
  search->data = planner;
  gint64 whole = begin_share (self->effort, 2);
  _lian_search_vicinity (search, 2463534242u);
  end_share (self->effort, whole);
  _lian_stage_search_run (search);
  search->round = NULL;
  search->bound = MAX (search->bound, bound);
}

static void
search_stage (_LianStages *self, _LianPlanner *planner, _LianStageSearch *search)
{
  if (self->model->n_columns <= TINY || !self->found)
    _lian_stage_search_run (search);
  else
    {
      if (self->model->n_columns <= SMALL)
        search_a_little (self, search, 8);
      if (!search->proved)
        search_rounding (self, planner, search);
    }
}

/* What is behind a stage keeps it, but for rounding where it isn't proved. */
static void
add_ceiling (_LianStages *self, const gint64 *cost, const _LianStageSearch *search)
{
  _LianModel *model = self->model;
  gint64 room = search->proved || model->n_columns <= TINY ? 0 : search->value / SLACK;
  _LianCeiling ceiling = { g_memdup2 (cost, MAX (model->n_columns, 1) * sizeof *cost), search->value,
                           search->value + room };
  g_array_append_val (model->ceilings, ceiling);
  self->exact = self->exact && room == 0;
}

/* Looks for a better plan of the stage by the tree, where it is not too large for that.  What the tree
 * says of the bound holds while no stage before had room. */
static gboolean
run_stage (_LianStages *self, _LianPlanner *planner, gint64 *cost, guint n_left, LianArrangeFigure *figure)
{
  gint64 whole = begin_share (self->effort, n_left);
  _LianStageSearch search = { .model = self->model, .effort = self->effort, .cost = cost,
                              .best = self->best, .found = self->found, .value = G_MAXINT64 };
  if (self->found)
    search.value = _lian_model_sum (self->model, cost, self->best);
  gboolean known = self->found && search.value == 0;
  if (known || (self->found && self->model->n_columns > LARGE))
    search.proved = known;
  else
    search_stage (self, planner, &search);
  end_share (self->effort, whole);
  self->found = search.found;
  figure->objective = search.value;
  figure->bound = self->exact ? CLAMP (search.bound, 0, search.value) : 0;
  search.proved = search.proved && self->exact;
  add_ceiling (self, cost, &search);
  _lian_effort_say (self->effort, figure->objective, figure->bound);
  return search.proved;
}

static void
run_all (_LianStages *self, _LianPlanner *planner)
{
  const GArray *places = planner->places;
  self->proved = self->exact = TRUE;
  for (guint n = 0; n < places->len; n++)
    {
      LianArrangeFigure figure = { .place = g_array_index (places, guint, n) };
      self->proved = run_stage (self, planner, planner->cost[n], places->len - n + 2, &figure) && self->proved;
      if (!self->found)
        return;
      g_array_append_val (self->figures, figure);
      if (!self->proved && self->model->n_columns > LARGE)
        _lian_planner_improve (planner, self, 1);
    }
}

/* Chooses among plans that are equal in everything. */
static void
run_last (_LianStages *self, _LianPlanner *planner)
{
  LianArrangeFigure none = { 0 };
  g_autofree gint64 *cost = make_tie_cost (self->model);
  run_stage (self, planner, cost, 1, &none);
}

/* What the plan has in the end, and how good it may be with what it has of the stages before. */
static void
settle_figures (_LianStages *self, const _LianPlanner *planner)
{
  guint n_places = planner->places->len;
  g_autofree gint64 *bound = g_new0 (gint64, n_places + 1);
  g_array_set_size (self->model->ceilings, 0);
  _lian_bound_stages (self->model, planner->cost, n_places, self->best, self->effort, bound);
  for (guint n = 0; n < n_places; n++)
    {
      LianArrangeFigure *figure = &g_array_index (self->figures, LianArrangeFigure, n);
      figure->objective = _lian_model_sum (self->model, planner->cost[n], self->best);
      figure->bound = CLAMP (figure->bound, bound[n], figure->objective);
    }
}

void
_lian_stages_run (_LianStages *self)
{
  g_autoptr (GArray) places = list_places (self->model->task);
  g_autoptr (_LianPlanner) planner = _lian_planner_new (self, places);
  gint64 whole = begin_share (self->effort, 1);
  self->effort->limit -= (whole - self->effort->done) / 3 * (self->model->n_columns > LARGE ? 1 : 2);
  _lian_planner_run (planner, self);
  end_share (self->effort, whole);
  run_all (self, planner);
  if (self->found && self->proved)
    run_last (self, planner);
  else if (self->found)
    settle_figures (self, planner);
}
