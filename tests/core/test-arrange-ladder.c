/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The linear programmes of all stages, and the child that is asked for what is yes or no. */
#include "big-arrange.h"
#include "lian-arrange-asked-private.h"
#include "lian-arrange-build-private.h"
#include "lian-arrange-child-private.h"
#include "lian-arrange-ladder-private.h"
#include "lian-arrange-solve.h"
#include "random-arrange.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TASKS 200
#define ASKED 20
#define BLIND_STEPS 300000000
#define AT(array, type, n) g_array_index (array, type, n)

static void
begin (_LianEffort *effort, GCancellable *cancellable)
{
  const LianSolveLimits limits = { 20, 0 };
  _lian_effort_begin (effort, &limits, NULL, cancellable);
}

static GArray *
list_places (guint n)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint place = 1; place <= n; place++)
    g_array_append_val (places, place);
  return places;
}

/* By stage: somewhat more than the best plan has, so that a bound that is too high isn't cut off at what it has. */
static gint64 *
add_some (const GArray *best)
{
  gint64 *value = g_new0 (gint64, best->len + 1);
  for (guint n = 0; n < best->len; n++)
    value[n] = AT (best, gint64, n) + AT (best, gint64, n) / 50 + 1;
  return value;
}

/* No stage of the best plan is below what the ladder says of plans that are no worse than somewhat worse ones. */
static void
check_bounds (const LianArrangeTask *task, const GArray *best)
{
  _LianEffort effort;
  g_autoptr (_LianModel) model = _lian_model_new (task);
  g_autoptr (GArray) places = list_places (best->len);
  g_autofree gint64 *bound = g_new0 (gint64, best->len + 1), *value = add_some (best);
  begin (&effort, NULL);
  g_autoptr (_LianLadder) ladder = _lian_ladder_new (model, places, &effort);
  g_assert_true (_lian_ladder_climb (ladder));
  _lian_ladder_bound (ladder, value, bound);
  for (guint n = 0; n < best->len; n++)
    g_assert_cmpint (bound[n], <=, AT (best, gint64, n));
  if (best->len > 0)
    g_assert_cmpfloat (ladder->least[0], <=, (double) AT (best, gint64, 0) * (1 + 1e-6) + 1e-3);
}

static void
test_bounds (void)
{
  guint n_known = 0;
  for (guint32 seed = 1; seed <= TASKS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL & ~RANDOM_ARRANGE_MUSTS & ~RANDOM_ARRANGE_PINS);
      g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) best = random_arrange_best (task, objectives);
      if (best == NULL)
        continue;
      check_bounds (task, objectives);
      n_known++;
    }
  g_assert_cmpuint (n_known, >, TASKS / 2);
}

/* By column: the plan of @shares, with all that hangs on it, but without a piece of the first of them. */
static gint64 *
spread (const _LianModel *model, const GArray *shares)
{
  gint64 *x = g_new0 (gint64, model->n_columns + 1);
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = &AT (shares, LianArrangeShare, n);
      for (guint c = model->part_start[share->part]; c < model->part_start[share->part + 1]; c++)
        if (model->columns[c].kind == _LIAN_COLUMN_SHARE && model->columns[c].way == share->way
            && model->columns[c].month == share->month)
          x[c] = share->quantity - (n == 0);
    }
  _lian_model_complete (model, x);
  return x;
}

/* Nor is it below what prices say that are moved in steps, as long as no stage before is better in the plan they are
 * asked about; returns how many stages they say something of. */
static guint
check_steps (const LianArrangeTask *task, const GArray *shares, const GArray *best)
{
  _LianEffort effort;
  guint n_said = 0;
  gboolean holds = TRUE;
  g_autoptr (_LianModel) model = _lian_model_new (task);
  g_autofree gint64 *bound = g_new0 (gint64, best->len + 1);
  g_autofree gint64 *x = spread (model, shares);
  g_autofree gint64 **cost = g_new0 (gint64 *, best->len + 1);
  begin (&effort, NULL);
  for (guint k = 0; k < best->len; k++)
    cost[k] = _lian_model_stage_cost (model, k + 1);
  _lian_bound_stages (model, cost, best->len, x, &effort, bound);
  for (guint k = 0; k < best->len; k++)
    {
      if (holds)
        g_assert_cmpint (bound[k], <=, AT (best, gint64, k));
      n_said += holds && k > 0 && bound[k] > 0;
      holds = holds && _lian_model_sum (model, cost[k], x) >= AT (best, gint64, k);
      g_free (cost[k]);
    }
  return n_said;
}

/* Holds bounds against the best plans of random tasks.
 * @check: returns of how many stages a bound says something */
static void
check_random (guint (*check) (const LianArrangeTask *task, const GArray *plan, const GArray *best))
{
  guint n_said = 0;
  for (guint32 seed = 1; seed <= TASKS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL & ~RANDOM_ARRANGE_MUSTS & ~RANDOM_ARRANGE_PINS);
      g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) best = random_arrange_best (task, objectives);
      n_said += best != NULL ? check (task, best, objectives) : 0;
    }
  g_assert_cmpuint (n_said, >, TASKS / 10);
}

static void
test_steps (void)
{
  check_random (check_steps);
}

/* What the prices of the way up prove, without any others, holds under ceilings that a plan has pushed up: the best
 * plan of all is still below them.  Returns how many stages it says something of. */
static guint
check_kept_prices (const LianArrangeTask *task, const GArray *plan, const GArray *best)
{
  _LianEffort effort;
  guint n_said = 0;
  g_autoptr (_LianModel) model = _lian_model_new (task);
  g_autoptr (GArray) places = list_places (best->len);
  g_autofree gint64 *bound = g_new0 (gint64, best->len + 1), *value = add_some (best);
  begin (&effort, NULL);
  g_autoptr (_LianLadder) ladder = _lian_ladder_new (model, places, &effort);
  g_assert_true (_lian_ladder_climb (ladder));
  effort.stopped = TRUE;
  _lian_ladder_bound (ladder, value, bound);
  for (guint n = 0; n < best->len; n++)
    {
      g_assert_cmpint (bound[n], <=, AT (best, gint64, n));
      n_said += n > 0 && bound[n] > 0 && value[0] > ladder->limit[0];
    }
  return n_said;
}

static void
test_kept_prices (void)
{
  check_random (check_kept_prices);
}

/* A task of moderate size, its programme and its ladder. */
typedef struct
{
  LianArrangeTask *task;
  _LianModel *model;
  _LianLadder *ladder;
  _LianEffort effort;
  const gint64 *mix; /* (not owned): of the ladder, by column of the model */
  gint64 *nothing; /* by column of the model: all is short */
  double *point;
} Moderate;

static void
moderate_set_up_sized (Moderate *self, const BigArrange *size, GCancellable *cancellable)
{
  self->task = big_arrange_new (size);
  self->model = _lian_model_new (self->task);
  begin (&self->effort, NULL);
  g_autoptr (GArray) places = list_places (LIAN_N_AIMS);
  self->ladder = _lian_ladder_new (self->model, places, &self->effort);
  g_assert_true (_lian_ladder_climb (self->ladder));
  self->mix = self->ladder->whole_mix;
  self->nothing = g_new0 (gint64, self->model->n_columns + 1);
  self->point = g_new0 (double, self->model->n_columns + 1);
  _lian_model_complete (self->model, self->nothing);
  begin (&self->effort, cancellable);
}

static void
moderate_set_up (Moderate *self, GCancellable *cancellable)
{
  const BigArrange size = { 1957, 6, 14, 3, 90, 0 };
  moderate_set_up_sized (self, &size, cancellable);
}

static void
moderate_clear (Moderate *self)
{
  _lian_ladder_free (self->ladder);
  _lian_model_free (self->model);
  lian_arrange_task_free (self->task);
  g_free (self->nothing);
  g_free (self->point);
}

static gboolean
ask_child (Moderate *self)
{
  _LianAsked asked = { self->model, self->mix, self->point, 200, FALSE, self->point, 0 };
  return _lian_arrange_ask_child (&asked, &self->effort);
}

static double
sum (const _LianModel *model, const gint64 *cost, const double *x)
{
  double all = 0;
  for (guint c = 0; c < model->n_columns; c++)
    all += (double) cost[c] * x[c];
  return all;
}

static double
solve_at (_LianSimplex *simplex, const _LianModel *model, const gint64 *cost, double *x, _LianEffort *effort)
{
  _lian_simplex_set_cost (simplex, cost);
  g_assert_cmpint (_lian_simplex_solve (simplex, model->lower, model->upper, TRUE, effort), ==, _LIAN_SIMPLEX_SOLVED);
  _lian_simplex_get_x (simplex, x);
  return sum (model, cost, x);
}

/* With few columns at first the best is found all the same, because those that are worth something come back; while
 * it is closed they don't, and it isn't. */
static void
test_narrow (void)
{
  Moderate self;
  moderate_set_up (&self, NULL);
  const _LianModel *model = self.ladder->model;
  g_autofree double *x = g_new0 (double, model->n_columns + 1);
  g_autofree gint64 *even = _lian_model_weigh (model, self.ladder->cost, LIAN_N_AIMS, 1);
  g_autoptr (_LianSimplex) whole = _lian_simplex_new (model, self.ladder->rated);
  g_autoptr (_LianSimplex) narrow = _lian_simplex_new (model, self.ladder->rated);
  double rated = solve_at (whole, model, self.ladder->rated, x, &self.effort);
  solve_at (narrow, model, self.ladder->rated, x, &self.effort);
  _lian_simplex_narrow (narrow, 0);
  g_assert_cmpfloat (fabs (solve_at (narrow, model, self.ladder->rated, x, &self.effort) - rated), <=, rated * 1e-6);
  double least = solve_at (whole, model, even, x, &self.effort);
  _lian_simplex_close (narrow, TRUE);
  g_assert_cmpfloat (solve_at (narrow, model, even, x, &self.effort), >, least * (1 + 1e-6));
  _lian_simplex_close (narrow, FALSE);
  g_assert_cmpfloat (fabs (solve_at (narrow, model, even, x, &self.effort) - least), <=, least * 1e-6);
  _lian_simplex_forget (narrow);
  g_assert_cmpfloat (fabs (solve_at (narrow, model, even, x, &self.effort) - least), <=, least * 1e-6);
  moderate_clear (&self);
}

/* What is yes or no is whole at the end of a dive for what can't be shared out, and the mix is no less than the least. */
static void
test_dive (void)
{
  Moderate self;
  moderate_set_up (&self, NULL);
  double least = sum (self.ladder->model, self.ladder->mix, self.ladder->point);
  g_assert_true (_lian_ladder_dive (self.ladder, 8));
  g_assert_cmpfloat (sum (self.ladder->model, self.ladder->mix, self.ladder->point), >=, least * (1 - 1e-6));
  for (guint o = 0; o < self.task->orders->len; o++)
    {
      const LianArrangeOrder *order = &AT (self.task->orders, LianArrangeOrder, o);
      guint makers = 0;
      for (guint w = order->first_way; order->one_maker && w < order->first_way + order->n_ways; w++)
        {
          double made = 0;
          for (guint c = 0; c < self.ladder->model->n_columns; c++)
            if (self.ladder->model->columns[c].kind == _LIAN_COLUMN_SHARE && self.ladder->model->columns[c].way == w)
              made += self.ladder->point[c];
          makers += made > 1e-6;
        }
      g_assert_cmpuint (makers, <=, 1);
    }
  moderate_clear (&self);
}

/* What the child proves of each stage, under what the best plan has of those before, holds for that plan; returns how
 * many stages it says something of. */
static guint
check_asked (const LianArrangeTask *task, const GArray *best)
{
  _LianEffort effort;
  guint n_said = 0;
  g_autoptr (_LianModel) model = _lian_model_new (task);
  g_autofree double *point = g_new0 (double, model->n_columns + 1);
  begin (&effort, NULL);
  for (guint k = 0; k < best->len; k++)
    {
      g_autofree gint64 *cost = _lian_model_stage_cost (model, k + 1);
      _LianAsked asked = { model, cost, NULL, 10, k % 2 == 0, point, 0 };
      if (AT (best, gint64, k) > 0)
        g_assert_true (_lian_arrange_ask_child (&asked, &effort));
      g_assert_cmpint (asked.bound, <=, AT (best, gint64, k));
      n_said += asked.bound > 0;
      _lian_model_add_ceiling (model, cost, AT (best, gint64, k), AT (best, gint64, k));
    }
  return n_said;
}

static void
test_asked (void)
{
  guint n_said = 0;
  g_autofree char *program = g_find_program_in_path ("cbc");
  for (guint32 seed = 1; program != NULL && seed <= ASKED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL & ~RANDOM_ARRANGE_MUSTS & ~RANDOM_ARRANGE_PINS);
      g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) best = random_arrange_best (task, objectives);
      n_said += best != NULL ? check_asked (task, objectives) : 0;
    }
  if (program == NULL)
    g_test_skip ("no cbc here");
  else
    g_assert_cmpuint (n_said, >, ASKED / 2);
}

/* Whatever the child finds under the ceilings of the stages before, even if it need not be whole, has no less than
 * what was proved.  The plan keeps to all ceilings, and is better in the first stage than nothing. */
static void
check_stages (Moderate *self, const _LianStages *stages, const _LianPlanner *planner, const _LianAskedStages *asked)
{
  GArray *ceilings = self->model->ceilings;
  gint64 nothing = _lian_model_sum (self->model, planner->cost[0], self->nothing);
  guint n_places = asked->n_places;
  g_assert_cmpuint (ceilings->len, ==, n_places);
  g_assert_cmpint (_lian_model_sum (self->model, planner->cost[0], stages->best), <, nothing / 2);
  for (guint k = n_places; k-- > 0;)
    {
      gint64 value = _lian_model_sum (self->model, planner->cost[k], stages->best);
      g_array_set_size (ceilings, k);
      _LianAsked again = { self->model, planner->cost[k], NULL, 30, TRUE, self->point, 0 };
      begin (&self->effort, NULL);
      g_assert_cmpint (value, <=, asked->limit[k]);
      g_assert_cmpint (asked->bound[k], <=, value);
      if (value > 0 && _lian_arrange_ask_child (&again, &self->effort))
        g_assert_cmpfloat ((double) (asked->bound[k] - _lian_model_grain (self->model, planner->cost[k])), <=,
                           sum (self->model, planner->cost[k], self->point) * (1 + 1e-6));
    }
}

static void
test_asked_stages (void)
{
  Moderate self;
  g_autofree char *program = g_find_program_in_path ("cbc");
  if (program == NULL)
    {
      g_test_skip ("no cbc here");
      return;
    }
  moderate_set_up (&self, NULL);
  g_autoptr (GArray) places = list_places (LIAN_N_AIMS);
  g_autofree gint64 *best = g_memdup2 (self.nothing, (self.model->n_columns + 1) * sizeof *best);
  _LianStages stages = { .model = self.model, .effort = &self.effort, .best = best, .found = TRUE };
  g_autoptr (_LianPlanner) planner = _lian_planner_new (&stages, places);
  g_autoptr (_LianAskedStages) asked = _lian_stages_ask (&stages, planner, self.ladder);
  check_stages (&self, &stages, planner, asked);
  moderate_clear (&self);
}

/* The first stage that two plans differ in: below 0 if @own has less of it. */
static gint64
compare_plans (const _LianPlanner *planner, const _LianModel *model, const gint64 *own, const gint64 *other)
{
  for (guint k = 0; k < planner->places->len; k++)
    {
      gint64 difference = _lian_model_sum (model, planner->cost[k], own) - _lian_model_sum (model, planner->cost[k], other);
      if (difference != 0)
        return difference;
    }
  return 0;
}

/* A plan that was looked for at the rates of the mix has more of some stage than it needs: that becomes less, and
 * no stage before more. */
static void
test_mend (void)
{
  Moderate self;
  const BigArrange size = { 1957, 12, 40, 4, 110, 0 };
  moderate_set_up_sized (&self, &size, NULL);
  g_autoptr (GArray) places = list_places (LIAN_N_AIMS);
  g_autofree gint64 *best = g_memdup2 (self.nothing, (self.model->n_columns + 1) * sizeof *best);
  _LianStages stages = { .model = self.model, .effort = &self.effort, .best = best, .found = TRUE };
  g_autoptr (_LianPlanner) planner = _lian_planner_new (&stages, places);
  _lian_planner_follow (&stages, self.ladder, FALSE, 0);
  g_autofree gint64 *before = g_memdup2 (best, (self.model->n_columns + 1) * sizeof *best);
  _lian_stages_mend (&stages, planner, self.ladder);
  g_assert_cmpint (compare_plans (planner, self.model, best, before), <, 0);
  g_assert_true (_lian_model_is_kept (self.model, best, self.model->lower, self.model->upper));
  moderate_clear (&self);
}

/* Without the linear programmes, with all stages at fixed rates and some heat, plans are better than without heat in as
 * many steps. */
static void
test_blind (void)
{
  Moderate self;
  const BigArrange size = { 1957, 20, 60, 6, 85, 0 };
  gint64 *plan[2];
  moderate_set_up_sized (&self, &size, NULL);
  g_autoptr (GArray) places = list_places (LIAN_N_AIMS);
  g_autoptr (_LianPlanner) planner = NULL;
  for (guint how = 0; how < 2; how++)
    {
      plan[how] = g_memdup2 (self.nothing, (self.model->n_columns + 1) * sizeof *plan[how]);
      _LianStages stages = { .model = self.model, .effort = &self.effort, .best = plan[how], .found = TRUE };
      g_clear_pointer (&planner, _lian_planner_free);
      planner = _lian_planner_new (&stages, places);
      begin (&self.effort, NULL);
      self.effort.limit = BLIND_STEPS;
      _lian_planner_run (planner, &stages);
      if (how == 0)
        _lian_planner_refine (planner, &stages);
      else
        _lian_planner_go_blind (planner, &stages);
      g_assert_true (_lian_model_is_kept (self.model, plan[how], self.model->lower, self.model->upper));
    }
  g_assert_cmpint (compare_plans (planner, self.model, plan[1], plan[0]), <, 0);
  g_free (plan[0]);
  g_free (plan[1]);
  moderate_clear (&self);
}

typedef struct
{
  gint64 *mix;
  _LianBuild *build;
} Heated;

/* A plan of the mix that was shared out order by order. */
static void
heated_set_up (Heated *self, const Moderate *moderate)
{
  g_autofree double *price = g_new0 (double, moderate->model->n_rows + 1);
  self->mix = g_memdup2 (moderate->mix, (moderate->model->n_columns + 1) * sizeof *self->mix);
  self->build = _lian_build_new (moderate->model, &self->mix, 1);
  _lian_build_set_guide (self->build, self->mix, price);
  for (guint o = 0; o < moderate->task->orders->len; o++)
    _lian_build_fill (self->build, o);
}

static void
heated_clear (Heated *self)
{
  _lian_build_free (self->build);
  g_free (self->mix);
}

/* What stands in @build is a plan, and costs what the build says. */
static gint64
check_heated (const Heated *self, const _LianModel *model)
{
  g_autofree gint64 *x = g_memdup2 (self->build->x, (model->n_columns + 1) * sizeof *x);
  _lian_model_complete (model, x);
  g_assert_true (_lian_model_is_kept (model, x, model->lower, model->upper));
  g_assert_cmpint (_lian_model_sum (model, self->mix, x), ==, (gint64) self->build->total[0]);
  return (gint64) self->build->total[0];
}

/* With some heat at first a plan becomes better than without in as many steps; with far too much of it, or cut off by
 * the clock, it is no worse than it was. */
static void
test_anneal (void)
{
  const gint64 steps = 240000000;
  const BigArrange size = { 1957, 20, 60, 6, 85, 60 };
  gint64 cold, warm, hot;
  Moderate self;
  Heated heated;
  moderate_set_up_sized (&self, &size, NULL);
  heated_set_up (&heated, &self);
  _lian_build_shake (heated.build, &self.effort, steps, 1);
  cold = check_heated (&heated, self.model);
  heated_clear (&heated);

  heated_set_up (&heated, &self);
  _lian_build_anneal (heated.build, &self.effort, steps, 1, 0.02 * (double) cold / 60);
  warm = check_heated (&heated, self.model);
  g_assert_cmpint (warm, <, cold);
  g_assert_false (self.effort.cut);
  _lian_build_anneal (heated.build, &self.effort, steps / 20, 1, 1e30);
  hot = check_heated (&heated, self.model);
  g_assert_cmpint (hot, <=, warm);
  self.effort.deadline = 1;
  _lian_build_anneal (heated.build, &self.effort, steps, 1, 1e30);
  g_assert_true (self.effort.cut);
  g_assert_cmpint (check_heated (&heated, self.model), <=, hot);
  heated_clear (&heated);
  moderate_clear (&self);
}

/* A step that needs a set-up costs what that takes of what is scarce; the next one doesn't. */
static void
test_set_up_worth (void)
{
  Moderate self;
  guint n_dear = 0;
  moderate_set_up (&self, NULL);
  g_autofree double *price = g_new (double, self.model->n_rows + 1);
  for (guint r = 0; r < self.model->n_rows; r++)
    price[r] = 2;
  Heated heated;
  heated_set_up (&heated, &self);
  _lian_build_set_guide (heated.build, heated.mix, price);
  for (guint c = 0; c < self.model->n_columns; c++)
    {
      const _LianColumn *column = self.model->columns + c;
      guint v = column->kind == _LIAN_COLUMN_SHARE ? AT (self.task->ways, LianArrangeWay, column->way).variety : LIAN_ARRANGE_NONE;
      if (v == LIAN_ARRANGE_NONE)
        continue;
      const LianArrangeVariety *variety = &AT (self.task->varieties, LianArrangeVariety, v);
      gint64 use = AT (self.task->uses, LianArrangeUse, variety->first_use).amount;
      gboolean done = heated.build->set_up[(gsize) v * self.task->n_months + column->month] > 0;
      g_assert_cmpfloat (_lian_build_set_up_worth (heated.build, c), ==, done ? 0 : 2.0 * (double) use);
      n_dear += !done;
    }
  g_assert_cmpuint (n_dear, >, 0);
  heated_clear (&heated);
  moderate_clear (&self);
}

static void
test_child (void)
{
  Moderate self;
  g_autofree char *program = g_find_program_in_path ("cbc");
  if (program == NULL)
    {
      g_test_skip ("no cbc here");
      return;
    }
  moderate_set_up (&self, NULL);
  double least = sum (self.ladder->model, self.ladder->mix, self.ladder->point);
  g_assert_true (ask_child (&self));
  double found = sum (self.model, self.mix, self.point);
  g_assert_cmpfloat (found, >=, least * (1 - 1e-6));
  g_assert_cmpfloat (found, <, (double) _lian_model_sum (self.model, self.mix, self.nothing) / 2);
  for (guint c = 0; c < self.model->n_columns; c++)
    if (_lian_column_is_choice (self.model->columns + c))
      g_assert_cmpfloat (fabs (self.point[c] - rint (self.point[c])), <, 1e-6);
  g_assert_false (self.effort.cut);
  moderate_clear (&self);
}

/* Whoever doesn't want an answer any more need not wait for it. */
static void
test_child_ended (void)
{
  Moderate self;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  moderate_set_up (&self, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (ask_child (&self));
  moderate_clear (&self);
}

/* An order in lots of @lot steps, for two makers that are able to make @most of it each. */
static LianArrangeTask *
new_order_in_lots (gint64 quantity, gint64 lot, const gint64 *most)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1957, 1, 1), 1);
  LianArrangeStage stage = { LIAN_AIM_PROMISE, 1, 1, FALSE };
  LianArrangePart part = { 0, 0, quantity };
  LianArrangeOrder order = { .line = 1, .step = 1, .value = 1, .weight = 1, .least_lot = lot, .n_parts = 1, .n_ways = 2 };
  g_array_append_val (task->stages, stage);
  g_array_append_val (task->parts, part);
  g_array_append_val (task->orders, order);
  for (guint m = 0; m < 2; m++)
    {
      LianArrangeMaker maker = { 10 + m, 1, 0 };
      LianArrangeUse use = { lian_arrange_task_add_limit (task, LIAN_LIMIT_PRODUCT, 20, m), 1 };
      LianArrangeWay way = { .order = 0, .maker = m, .variety = LIAN_ARRANGE_NONE, .first_use = m, .n_uses = 1 };
      g_array_index (task->limits, LianArrangeLimit, use.limit).amount[0] = most[m];
      g_array_append_val (task->makers, maker);
      g_array_append_val (task->uses, use);
      g_array_append_val (task->ways, way);
    }
  return task;
}

/* Where the first maker could take so much that less than a lot is left for the other, it takes less; where even that
 * leaves no lot, it takes all it can. */
static void
test_even_lots (void)
{
  const gint64 most[] = { 557, 500 };
  const struct { gint64 quantity, lot, first, second; } cases[] = {
    { 783, 391, 392, 391 }, { 783, 200, 557, 226 }, { 600, 400, 557, 0 }, { 900, 420, 480, 420 },
  };
  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr (LianArrangeTask) task = new_order_in_lots (cases[n].quantity, cases[n].lot, most);
      g_autoptr (_LianModel) model = _lian_model_new (task);
      g_autofree gint64 *cost = _lian_model_stage_cost (model, 1);
      g_autoptr (_LianBuild) build = _lian_build_new (model, &cost, 1);
      _lian_build_set_guide (build, cost, NULL);
      _lian_build_fill (build, 0);
      g_assert_cmpint (build->made[0], ==, cases[n].first);
      g_assert_cmpint (build->made[1], ==, cases[n].second);
    }
}

/* Whether a process of the number @pid runs still. */
static gboolean
runs (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid), *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, ") Z") == NULL;
}

/* A program named as the helper that writes its number down and would run for a long time. */
static void
write_sleeper (const char *folder, const char *note)
{
  g_autofree char *path = g_build_filename (folder, "cbc", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\necho $$ > '%s.new'\nmv '%s.new' '%s'\nexec sleep 600\n", note, note, note);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

static void
ask_until_killed (const char *folder)
{
  Moderate self;
  g_autofree char *path = g_strdup_printf ("%s:%s", folder, g_getenv ("PATH"));
  g_setenv ("PATH", path, TRUE);
  moderate_set_up (&self, NULL);
  ask_child (&self);
}

/* Who kills the program that asks ends the one that is asked as well. */
static void
test_child_follows (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lian-follows-XXXXXX", NULL);
  g_autofree char *note = g_build_filename (folder, "number", NULL), *program = g_build_filename (folder, "cbc", NULL);
  g_autofree char *text = NULL;
  write_sleeper (folder, note);
  pid_t parent = fork ();
  if (parent == 0)
    {
      ask_until_killed (folder);
      _exit (0);
    }
  while (!g_file_get_contents (note, &text, NULL, NULL))
    g_usleep (1000);
  GPid child = (GPid) g_ascii_strtoll (text, NULL, 10);
  g_assert_true (runs (child));
  g_assert_cmpint (kill (parent, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (parent, NULL, 0), ==, parent);
  for (guint n = 0; n < 10000 && runs (child); n++)
    g_usleep (1000);
  g_assert_false (runs (child));
  g_unlink (note);
  g_unlink (program);
  g_rmdir (folder);
}

/* Without the program there is a plan all the same, and it is known that it is missing. */
static void
test_childless (void)
{
  Moderate self;
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  const LianSolveLimits limits = { 4, 0 };
  moderate_set_up (&self, NULL);
  g_setenv ("PATH", "/nowhere", TRUE);
  g_assert_false (lian_arrange_has_helper ());
  g_assert_false (ask_child (&self));
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (self.task, &limits, NULL, NULL, NULL);
  g_assert_cmpint (plan->status, !=, LIAN_SOLVE_UNKNOWN);
  g_assert_false (plan->cut_by_clock);
  g_setenv ("PATH", path, TRUE);
  moderate_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("MALLOC_PERTURB_"); /* for the child, which takes ten times as long with it; here it stays */
  g_test_add_func ("/arrange-ladder/bounds", test_bounds);
  g_test_add_func ("/arrange-ladder/kept-prices", test_kept_prices);
  g_test_add_func ("/arrange-ladder/steps", test_steps);
  g_test_add_func ("/arrange-ladder/narrow", test_narrow);
  g_test_add_func ("/arrange-ladder/dive", test_dive);
  g_test_add_func ("/arrange-ladder/even-lots", test_even_lots);
  g_test_add_func ("/arrange-ladder/mend", test_mend);
  g_test_add_func ("/arrange-ladder/blind", test_blind);
  g_test_add_func ("/arrange-ladder/anneal", test_anneal);
  g_test_add_func ("/arrange-ladder/set-up-worth", test_set_up_worth);
  g_test_add_func ("/arrange-ladder/asked", test_asked);
  g_test_add_func ("/arrange-ladder/asked-stages", test_asked_stages);
  g_test_add_func ("/arrange-ladder/child", test_child);
  g_test_add_func ("/arrange-ladder/child-ended", test_child_ended);
  g_test_add_func ("/arrange-ladder/child-follows", test_child_follows);
  g_test_add_func ("/arrange-ladder/childless", test_childless);
  return g_test_run ();
}
