/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a plan one after the other: what a stage has reached is a ceiling for those behind it.
 * The last, that nobody sees, chooses among equal plans by a rule that hangs on records and months
 * alone, so that a change that nothing hangs on changes nothing. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-asked-private.h"
#include "lian-arrange-planner-private.h"

#define PROOF G_GINT64_CONSTANT (1000000000) /* steps after which a proof is not to be hoped for any more */
#define LARGE 100000 /* columns: from which on a round of settling takes seconds */
#define DIVE_ROUNDS 8
#define MOST_TURNS 20
#define PATIENCE 2 /* turns without a gain */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

/* The places of the stages, in order, each once. */
GArray *
_lian_stages_list_places (const LianArrangeTask *task)
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

/* What is behind a stage keeps it, but for what it may give up where it isn't proved. */
static void
add_ceiling (_LianStages *self, const gint64 *cost, const _LianStageSearch *search)
{
  _LianModel *model = self->model;
  gint64 room = search->proved ? 0 : search->value / 1000 * model->task->tolerance;
  _lian_model_add_ceiling (model, cost, search->value, search->value + room);
  self->exact = self->exact && room == 0;
}

/* Looks for the best plan of the stage by the tree.  What it says of the bound holds while no stage before
 * had room. */
static gboolean
run_stage (_LianStages *self, gint64 *cost, guint n_left, LianArrangeFigure *figure)
{
  _LianEffortEnd whole = _lian_effort_begin_share (self->effort, n_left);
  _LianStageSearch search = { .model = self->model, .effort = self->effort, .cost = cost,
                              .best = self->best, .found = self->found, .value = G_MAXINT64 };
  if (self->found)
    search.value = _lian_model_sum (self->model, cost, self->best);
  gboolean known = self->found && search.value == 0;
  if (known)
    search.proved = TRUE;
  else
    _lian_stage_search_run (&search);
  _lian_effort_end_share (self->effort, whole);
  self->found = search.found;
  figure->objective = search.value;
  figure->bound = self->exact ? CLAMP (search.bound, 0, search.value) : 0;
  search.proved = search.proved && self->exact;
  if (search.found)
    add_ceiling (self, cost, &search);
  if (!self->is_piece)
    _lian_effort_say (self->effort, figure->objective, figure->bound);
  return search.proved;
}

/* Where a plan is known already, it is over with the first stage that can't be proved, which may take all the time:
 * there are better ways to go on. */
static void
run_all (_LianStages *self, _LianPlanner *planner)
{
  const GArray *places = planner->places;
  gboolean known = self->found;
  self->proved = self->exact = TRUE;
  for (guint n = 0; n < places->len && (self->proved || !known); n++)
    {
      LianArrangeFigure figure = { .place = g_array_index (places, guint, n) };
      guint n_left = known ? 1 : places->len - n + 2;
      self->proved = run_stage (self, planner->cost[n], n_left, &figure) && self->proved;
      if (!self->found)
        return;
      g_array_append_val (self->figures, figure);
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

/* What branching on what is yes or no proves of a stage beyond @known; those before it are ceilings. */
static gint64
prove_more (_LianStages *self, gint64 *cost, gint64 value, gint64 known, guint n_left)
{
  _LianEffortEnd whole = _lian_effort_begin_share (self->effort, n_left);
  self->effort->limit = MIN (self->effort->limit, self->effort->done + PROOF / 10);
  g_autofree gint64 *best = g_memdup2 (self->best, MAX (self->model->n_columns, 1) * sizeof *best);
  _LianStageSearch search = { .choices = TRUE, .model = self->model, .effort = self->effort, .cost = cost,
                              .best = best, .found = TRUE, .value = value };
  if (known < value)
    _lian_stage_search_run (&search);
  _lian_effort_end_share (self->effort, whole);
  return known < value ? CLAMP (search.bound, known, value) : known;
}

static void
prove_all (_LianStages *self, const _LianPlanner *planner, const gint64 *value, gint64 *bound)
{
  guint n_places = planner->places->len;
  for (guint k = 0; k < n_places && self->model->n_columns <= _LIAN_STAGES_SMALL; k++)
    {
      bound[k] = prove_more (self, planner->cost[k], value[k], bound[k], n_places - k);
      _lian_model_add_ceiling (self->model, planner->cost[k], value[k], value[k]);
    }
}

/* What the plan has in the end, and how good it may be with what it has of the stages before. */
static void
settle_figures (_LianStages *self, const _LianPlanner *planner, _LianLadder *ladder, const _LianAskedStages *asked)
{
  guint n_places = planner->places->len;
  g_autofree gint64 *bound = g_new0 (gint64, n_places + 1), *value = g_new0 (gint64, n_places + 1);
  g_array_set_size (self->model->ceilings, 0);
  for (guint n = 0; n < n_places; n++)
    value[n] = _lian_model_sum (self->model, planner->cost[n], self->best);
  if (ladder != NULL)
    _lian_ladder_bound (ladder, value, bound);
  else
    _lian_bound_stages (self->model, planner->cost, n_places, self->best, self->effort, bound);
  if (asked != NULL)
    _lian_asked_stages_raise (asked, value, bound);
  prove_all (self, planner, value, bound);
  for (guint n = 0; n < n_places; n++)
    {
      LianArrangeFigure *figure = &g_array_index (self->figures, LianArrangeFigure, n);
      figure->objective = value[n];
      figure->bound = CLAMP (figure->bound, bound[n], value[n]);
    }
}

/* A ladder; @climbed takes whether there was time to climb it to the top.  If not, it knows of the stages that it
 * came to; NULL if it came to none. */
static _LianLadder *
make_ladder (_LianStages *self, const GArray *places, gboolean *climbed)
{
  _LianEffortEnd whole = _lian_effort_begin_parts (self->effort, 4, 5);
  _LianLadder *ladder = _lian_ladder_new (self->model, places, self->effort);
  *climbed = _lian_ladder_climb (ladder);
  _lian_effort_end_share (self->effort, whole);
  if (ladder->price[0] == NULL)
    g_clear_pointer (&ladder, _lian_ladder_free);
  return ladder;
}

/* Where there is no time to settle everything, what is settled is near a plan all the same. */
static void
dive (_LianStages *self, _LianLadder *ladder)
{
  _LianEffortEnd whole = _lian_effort_begin_share (self->effort, 2);
  _lian_ladder_dive (ladder, DIVE_ROUNDS);
  _lian_effort_end_share (self->effort, whole);
}

/* Whole plans near what the linear programmes of all stages say, and better ones near the best as long as there
 * are any. */
static void
run_ladder (_LianStages *self, _LianLadder *ladder)
{
  guint without = 0;
  gboolean settled = self->model->n_columns <= LARGE;
  if (settled)
    dive (self, ladder);
  _lian_planner_follow (self, ladder, settled, 0);
  for (guint32 n = 1; n < MOST_TURNS && without < PATIENCE && !self->effort->stopped; n++)
    {
      gboolean better = _lian_ladder_follow (ladder, self->best) && _lian_planner_follow (self, ladder, TRUE, n);
      better = _lian_planner_polish (self, ladder, n) || better;
      without = better ? 0 : without + 1;
    }
}

/* Figures as little is known of them yet: what no plan has less of in the first stage stays known. */
static void
list_figures (_LianStages *self, const GArray *places)
{
  gint64 least = self->figures->len > 0 ? g_array_index (self->figures, LianArrangeFigure, 0).bound : 0;
  g_array_set_size (self->figures, 0);
  for (guint n = 0; n < places->len; n++)
    {
      LianArrangeFigure figure = { .place = g_array_index (places, guint, n), .bound = n == 0 ? least : 0 };
      g_array_append_val (self->figures, figure);
    }
}

/* A plan first, which the rest begins with.  In the largest tasks better ones are only looked for without the simplex
 * method if there is no time for it: what it has is nearer to the best. */
static void
run_planner (_LianStages *self, _LianPlanner *planner)
{
  _LianEffortEnd whole = _lian_effort_begin_share (self->effort, 6);
  _lian_planner_run (planner, self);
  if (self->model->n_columns <= LARGE)
    _lian_planner_refine (planner, self);
  _lian_effort_end_share (self->effort, whole);
}

static void
run_without_ladder (_LianStages *self, _LianPlanner *planner)
{
  _LianEffortEnd whole = _lian_effort_begin_parts (self->effort, 2, 3);
  _lian_planner_go_blind (planner, self);
  _lian_effort_end_share (self->effort, whole);
}

/* Plans on the ground of the ladder, and what the child says of it in tasks of moderate size, which get most of the
 * time then. */
static _LianAskedStages *
run_climbed (_LianStages *self, _LianPlanner *planner, _LianLadder *ladder)
{
  gboolean asks = _lian_stages_can_ask (self, planner->places->len);
  _LianEffortEnd whole = _lian_effort_begin_parts (self->effort, asks ? 9 : 3, asks ? 10 : 4); /* the rest is for the bounds */
  _LianEffortEnd most = _lian_effort_begin_parts (self->effort, asks ? 1 : 2, asks ? 4 : 3);
  run_ladder (self, ladder);
  _lian_effort_end_share (self->effort, most);
  _LianAskedStages *asked = asks ? _lian_stages_ask (self, planner, ladder) : NULL;
  if (asked == NULL)
    _lian_stages_mend (self, planner, ladder);
  _lian_effort_end_share (self->effort, whole);
  return asked;
}

static void
run_large (_LianStages *self, _LianPlanner *planner)
{
  g_array_set_size (self->model->ceilings, 0);
  gboolean climbed;
  _LianEffortEnd whole = _lian_effort_begin_time (self->effort, 7, 8); /* the rest is for the bounds */
  g_autoptr (_LianLadder) ladder = make_ladder (self, planner->places, &climbed);
  g_autoptr (_LianAskedStages) asked = NULL;
  if (climbed)
    asked = run_climbed (self, planner, ladder);
  else
    run_without_ladder (self, planner);
  _lian_effort_end_share (self->effort, whole);
  list_figures (self, planner->places);
  settle_figures (self, planner, ladder, asked);
}

/* TRUE if the best plan is proved, stage by stage, or that there is none. */
static gboolean
run_small (_LianStages *self, _LianPlanner *planner)
{
  _LianEffortEnd whole = _lian_effort_begin_share (self->effort, self->found ? 3 : 1);
  if (self->found)
    self->effort->limit = MIN (self->effort->limit, self->effort->done + PROOF);
  run_all (self, planner);
  _lian_effort_end_share (self->effort, whole);
  if (self->found && self->proved)
    run_last (self);
  return self->proved;
}

/* Only looks for the best plan of a piece of a task, and proves it; FALSE if that takes too long. */
gboolean
_lian_stages_prove (_LianStages *self)
{
  g_autoptr (GArray) places = _lian_stages_list_places (self->model->task);
  g_autoptr (_LianPlanner) planner = _lian_planner_new (self, places);
  self->is_piece = TRUE;
  _lian_planner_run (planner, self);
  run_all (self, planner);
  if (self->found && self->proved)
    run_last (self);
  return self->found && self->proved;
}

void
_lian_stages_run (_LianStages *self)
{
  g_autoptr (GArray) places = _lian_stages_list_places (self->model->task);
  g_autoptr (_LianPlanner) planner = _lian_planner_new (self, places);
  run_planner (self, planner);
  gboolean small = self->model->n_columns <= _LIAN_STAGES_SMALL || !self->found;
  gboolean proved = small && run_small (self, planner);
  if (self->found && !proved)
    run_large (self, planner);
}
