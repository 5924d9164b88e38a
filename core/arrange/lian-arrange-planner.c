/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans that are built: order by order at first; then near an average of cheapest answers at prices of
 * what is scarce; each made better by parts.  The better one stays. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-planner-private.h"

#include <math.h>
#include <string.h>

#define SMALL 60 /* columns: up to which prices are not worth while */
#define ROUNDS 200 /* of prices */
#define TURN 100000 /* steps for each order in a turn of making better */
#define MIX_TURNS 20
#define HEAT 0.4 /* of what an order has on the average above the linear programme */
#define MOST_HEAT 0.03 /* of what it has in all */
#define BLIND_HEAT 0.01 /* the same where it is not known what could be best */
#define SEED 2463534242u

_LianPlanner *
_lian_planner_new (const _LianStages *stages, const GArray *places)
{
  _LianPlanner *self = g_new0 (_LianPlanner, 1);
  self->places = places;
  self->cost = g_new0 (gint64 *, places->len + 1);
  for (guint n = 0; n < places->len; n++)
    self->cost[n] = _lian_model_stage_cost (stages->model, g_array_index (places, guint, n));
  self->sum = _lian_model_weigh (stages->model, self->cost, places->len, _LIAN_STAGE_RATIO);
  self->build = _lian_build_new (stages->model, self->cost, places->len);
  _lian_build_set_guide (self->build, self->sum, NULL);
  return self;
}

void
_lian_planner_free (_LianPlanner *self)
{
  for (guint n = 0; n < self->places->len; n++)
    g_free (self->cost[n]);
  g_free (self->cost);
  g_free (self->sum);
  _lian_build_free (self->build);
  g_free (self);
}

/* Whether @x is better than what is known, stage by stage. */
static gboolean
is_better (const _LianPlanner *self, const _LianStages *stages, const gint64 *x)
{
  for (guint n = 0; stages->found && n < self->places->len; n++)
    {
      gint64 own = _lian_model_sum (stages->model, self->cost[n], x);
      gint64 known = _lian_model_sum (stages->model, self->cost[n], stages->best);
      if (own != known)
        return own < known;
    }
  return !stages->found;
}

/* What was built is a plan, unless it misses what is pinned or has to be attained. */
static void
offer (const _LianPlanner *self, _LianStages *stages, const _LianBuild *build)
{
  const _LianModel *model = stages->model;
  g_autofree gint64 *x = g_memdup2 (build->x, (model->n_columns + 1) * sizeof *x);
  _lian_model_complete (model, x);
  if (!_lian_model_is_kept (model, x, model->lower, model->upper) || !is_better (self, stages, x))
    return;
  stages->found = TRUE;
  memcpy (stages->best, x, model->n_columns * sizeof *x);
}

static int
compare_orders (gconstpointer a, gconstpointer b, gpointer data)
{
  const LianArrangeTask *task = data;
  const LianArrangeOrder *first = ORDER (task, *(const guint *) a);
  const LianArrangeOrder *second = ORDER (task, *(const guint *) b);
  int due = first->n_parts > 0 ? PART (task, first->first_part)->due : 0;
  int other = second->n_parts > 0 ? PART (task, second->first_part)->due : 0;
  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  if (due != other)
    return due < other ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* What counts most and is due first comes first. */
static void
build_first (_LianPlanner *self)
{
  const LianArrangeTask *task = self->build->task;
  g_autofree guint *orders = g_new (guint, task->orders->len + 1);
  for (guint o = 0; o < task->orders->len; o++)
    orders[o] = o;
  g_qsort_with_data (orders, (int) task->orders->len, sizeof *orders, compare_orders, (gpointer) task);
  _lian_build_pin (self->build);
  for (guint n = 0; n < task->orders->len; n++)
    _lian_build_fill (self->build, orders[n]);
}

/* Follows the average at the prices that were found; the bounds are reckoned later, on better grounds. */
static void
build_by_prices (_LianPlanner *self, _LianStages *stages)
{
  const _LianModel *model = stages->model;
  g_autofree double *price = g_new0 (double, model->n_rows + 1);
  g_autofree double *x = g_new (double, model->n_columns + 1);
  g_autofree gint64 *nothing = g_new0 (gint64, model->n_columns + 1);
  double aim = 0;
  for (guint n = 0; n < self->places->len; n++)
    aim = aim * _LIAN_STAGE_RATIO + (double) self->build->total[n];
  _lian_volume (model, self->sum, aim, ROUNDS, stages->effort, NULL, price, x);
  _lian_build_load (self->build, nothing);
  _lian_build_set_guide (self->build, self->sum, price);
  _lian_build_follow (self->build, x);
}

static double *
spread_point (const _LianModel *whole, const _LianLadder *ladder)
{
  double *point = g_new0 (double, whole->n_columns + 1);
  for (guint c = 0; c < ladder->model->n_columns; c++)
    point[g_array_index (ladder->condensed->of, guint, c)] = ladder->point[c];
  return point;
}

/* Guides by what is left of costs at the prices of the simplex method. */
static void
guide_by_simplex (_LianBuild *build, const _LianLadder *ladder)
{
  const _LianModel *whole = build->model;
  g_autofree double *price = g_new0 (double, whole->n_rows + 1);
  for (guint r = 0; r < whole->n_rows; r++)
    if (whole->rows[r].kind == _LIAN_ROW_LIMIT || whole->rows[r].kind == _LIAN_ROW_MATERIAL)
      price[r] = -_lian_simplex_price (ladder->simplex)[ladder->condensed->limit_row[whole->rows[r].of]];
  _lian_build_set_guide (build, ladder->whole_mix, price);
}

static gboolean
is_nearer (const _LianModel *whole, const _LianGoal *goal, const gint64 *x, const gint64 *known)
{
  for (guint k = 0; k < goal->n_places; k++)
    {
      gint64 own = MAX (_lian_model_sum (whole, goal->cost[k], x), goal->ceiling[k]);
      gint64 other = MAX (_lian_model_sum (whole, goal->cost[k], known), goal->ceiling[k]);
      if (own != other)
        return own < other;
    }
  return FALSE;
}

/* Takes @x if it is a plan and nearer to the goal; what isn't shares is filled in. */
static gboolean
take_if_nearer (_LianStages *stages, gint64 *x, const _LianGoal *goal)
{
  const _LianModel *whole = stages->model;
  _lian_model_complete (whole, x);
  if (!_lian_model_is_kept (whole, x, whole->lower, whole->upper)
      || (stages->found && !is_nearer (whole, goal, x, stages->best)))
    return FALSE;
  stages->found = TRUE;
  memcpy (stages->best, x, whole->n_columns * sizeof *x);
  return TRUE;
}

/* Makes what stands in @build better by parts, with some @heat at first or stage by stage without; returns whether the
 * plan is nearer to the goal then. */
static gboolean
build_on (_LianStages *stages, _LianBuild *build, const _LianGoal *goal, guint32 turn, double heat)
{
  gint64 steps = MIX_TURNS * TURN * (gint64) build->task->orders->len;
  build->ceiling = goal->ceiling;
  if (heat > 0)
    _lian_build_anneal (build, stages->effort, steps, SEED + turn, heat);
  else
    _lian_build_shake (build, stages->effort, steps, SEED + turn);
  g_autofree gint64 *x = g_memdup2 (build->x, (build->model->n_columns + 1) * sizeof *x);
  return take_if_nearer (stages, x, goal);
}

/* How much worse a try may be at first: little where the plan is near to the best already. */
static double
find_heat (const _LianBuild *build, const _LianLadder *ladder)
{
  double all = (double) build->total[0];
  return CLAMP (HEAT * (all - ladder->mix_least), 0, MOST_HEAT * all) / MAX (build->task->orders->len, 1);
}

/* Builds near @point, by column of the whole programme, or goes on from the best plan if there is none; all stages
 * in one. */
static gboolean
build_near (_LianStages *stages, const _LianLadder *ladder, const double *point, gboolean settled, guint32 turn)
{
  gint64 *mix = ladder->whole_mix, none = 0;
  const _LianGoal goal = { &mix, &none, 1 };
  g_autoptr (_LianBuild) build = _lian_build_new (stages->model, &mix, 1);
  guide_by_simplex (build, ladder);
  if (point != NULL && settled)
    _lian_build_round (build, point);
  else if (point != NULL)
    _lian_build_follow (build, point);
  else
    _lian_build_load (build, stages->best);
  return build_on (stages, build, &goal, turn, find_heat (build, ladder));
}

/* Makes the point of the ladder whole; @settled if it is so in what is yes or no. */
gboolean
_lian_planner_follow (_LianStages *stages, const _LianLadder *ladder, gboolean settled, guint32 turn)
{
  g_autofree double *point = spread_point (stages->model, ladder);
  return build_near (stages, ladder, point, settled, turn);
}

/* Goes on from the best plan. */
gboolean
_lian_planner_polish (_LianStages *stages, const _LianLadder *ladder, guint32 turn)
{
  return build_near (stages, ladder, NULL, TRUE, turn);
}

/* Takes @point as it is if its shares are whole, but for what a solver rounds. */
void
_lian_planner_take (_LianStages *stages, const _LianGoal *goal, const double *point)
{
  const _LianModel *model = stages->model;
  g_autofree gint64 *x = g_new0 (gint64, model->n_columns + 1);
  for (guint c = 0; c < model->n_columns; c++)
    if (model->columns[c].kind == _LIAN_COLUMN_SHARE)
      x[c] = (gint64) rint (point[c]);
  take_if_nearer (stages, x, goal);
}

/* Brings the best plan nearer to @goal, by itself or by what is near @point, in which what is yes or no is settled. */
void
_lian_planner_mend (_LianStages *stages, const _LianLadder *ladder, const _LianGoal *goal, const double *point,
                    guint32 turn)
{
  g_autoptr (_LianBuild) build = _lian_build_new (stages->model, goal->cost, goal->n_places);
  guide_by_simplex (build, ladder);
  if (point != NULL)
    _lian_build_round (build, point);
  else
    _lian_build_load (build, stages->best);
  build_on (stages, build, goal, turn, 0);
}

/* Makes the best plan better by parts, stage by stage. */
static void
improve (_LianPlanner *self, _LianStages *stages, guint turns)
{
  gint64 left = MAX (stages->effort->limit - stages->effort->done, 0);
  gint64 steps = MIN (left, turns * TURN * (gint64) self->build->task->orders->len);
  if (!stages->found)
    return;
  _lian_build_load (self->build, stages->best);
  _lian_build_shake (self->build, stages->effort, steps, SEED + turns);
  offer (self, stages, self->build);
}

/* A plan at once. */
void
_lian_planner_run (_LianPlanner *self, _LianStages *stages)
{
  build_first (self);
  _lian_effort_spend (stages->effort, 200 * (gint64) stages->model->n_columns);
  offer (self, stages, self->build);
}

/* Better ones without the simplex method. */
void
_lian_planner_refine (_LianPlanner *self, _LianStages *stages)
{
  if (stages->model->n_columns <= SMALL)
    return;
  build_by_prices (self, stages);
  offer (self, stages, self->build);
  improve (self, stages, 20);
}

/* All stages at fixed rates, with some heat and the prices of what is scarce; @part of @parts of the steps and of the time. */
static void
anneal_by_prices (const _LianPlanner *self, _LianStages *stages, _LianBuild *build, guint part, guint parts)
{
  const _LianModel *model = stages->model;
  g_autofree double *price = g_new0 (double, model->n_rows + 1);
  g_autofree double *x = g_new (double, model->n_columns + 1);
  _LianEffortEnd whole = _lian_effort_begin_time (stages->effort, part, parts);
  _lian_effort_begin_parts (stages->effort, part, parts);
  gboolean begins = build->total[0] >= _lian_model_sum (model, self->sum, stages->best);
  double aim = begins ? (double) _lian_model_sum (model, self->sum, stages->best) : (double) build->total[0];
  _lian_volume (model, self->sum, aim, ROUNDS, stages->effort, NULL, price, x);
  _lian_build_set_guide (build, self->sum, price);
  if (begins)
    _lian_build_follow (build, x);
  double heat = BLIND_HEAT * (double) build->total[0] / MAX (build->task->orders->len, 1);
  _lian_build_anneal (build, stages->effort, MIX_TURNS * TURN * (gint64) build->task->orders->len, SEED + part, heat);
  _lian_effort_end_share (stages->effort, whole);
}

/* Plans where the simplex method takes too long: near what the prices say at first; then at prices that are found
 * anew, because they are nearer to the truth with a better plan to aim at; each stage by itself in the end. */
void
_lian_planner_go_blind (_LianPlanner *self, _LianStages *stages)
{
  g_autoptr (_LianBuild) build = _lian_build_new (stages->model, &self->sum, 1);
  anneal_by_prices (self, stages, build, 1, 3);
  anneal_by_prices (self, stages, build, 3, 4);
  offer (self, stages, build);
  improve (self, stages, MIX_TURNS);
}
