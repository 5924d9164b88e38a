/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stages of a task of moderate size as integer programmes, one after the other.
 *
 * The child gets a stage under what it reached itself of those before, with what a stage may give up for the sake of
 * those behind it; what it finds is made whole.  A whole plan has a little more of each stage: that is its ceiling for
 * those behind it.  So the child is asked a second time, under the ceilings, for a bound that holds for every plan
 * that keeps to them. */
#include "lian-arrange-asked-private.h"
#include "lian-arrange-child-private.h"
#include "lian-arrange-solve.h"

#include <math.h>
#include <string.h>

#define MIDDLE 6000 /* columns: up to which the child is asked; its cuts take a minute at that size */
#define WHOLE 800 /* columns: up to which it is asked for shares in whole numbers; of more it finds no plans */
#define MOST_NODES 300
#define LEAST_SECONDS 0.5 /* of work that has to be left, so that it is worth while to ask */
#define NEAR 2000 /* part of a stage that is nothing */
#define TURN 100 /* seeds of its own */

typedef struct
{
  _LianStages *stages;
  const _LianPlanner *planner;
  const _LianLadder *ladder;
  _LianAskedStages *asked;
  gint64 **cost; /* by stage, and the mix of all behind the one that is looked at */
  gint64 *ceiling; /* the same */
  gint64 *reached; /* by stage: its ceiling for what the child finds, which need not be whole */
  double *point, *start; /* by column: what the child found, and what it begins with */
  gboolean begins; /* whether @start is known */
} Asking;

/* Whether the task is neither too large nor the time too short: with time for less than half of what there is to ask,
 * other ways find better plans. */
gboolean
_lian_stages_can_ask (const _LianStages *stages, guint n_places)
{
  const _LianEffort *effort = stages->effort;
  gint64 least = _lian_arrange_child_steps (stages->model, 0) * n_places;
  return stages->model->n_columns <= MIDDLE && effort->limit - effort->done >= least
         && _lian_effort_seconds (effort) >= LEAST_SECONDS && lian_arrange_has_helper ();
}

void
_lian_asked_stages_free (_LianAskedStages *self)
{
  g_free (self->limit);
  g_free (self->bound);
  g_free (self);
}

/* How many nodes the child may look at in two thirds of what may be done after the bound was asked for; the rest is
 * for making whole what it finds. */
static guint
find_nodes (const _LianModel *model, const _LianEffort *effort)
{
  gint64 root = _lian_arrange_child_steps (model, 0), first = _lian_arrange_child_steps (model, 1);
  gint64 node = _lian_arrange_child_steps (model, 2) - first;
  return (guint) CLAMP (((effort->limit - effort->done - root) / 3 * 2 - first) / node, 0, MOST_NODES);
}

static gint64
get_value (const Asking *self, guint k)
{
  return _lian_model_sum (self->stages->model, self->cost[k], self->stages->best);
}

static void
set_ceilings (const Asking *self, const gint64 *limit)
{
  GArray *ceilings = self->stages->model->ceilings;
  for (guint n = 0; n < ceilings->len; n++)
    g_array_index (ceilings, _LianCeiling, n).limit = limit[n];
}

/* What the child has of a stage in the point that it found. */
static gint64
sum_point (const Asking *self, guint k)
{
  double sum = 0;
  for (guint c = 0; c < self->stages->model->n_columns; c++)
    sum += self->point[c] * (double) self->cost[k][c];
  return (gint64) ceil (sum);
}

/* With what a stage may give up for the sake of those behind it. */
static gint64
add_room (const Asking *self, gint64 value)
{
  return value + value / 1000 * self->stages->model->task->tolerance;
}

/* What was proved of the stage is never more than what a whole plan has. */
static void
take_bound (Asking *self, guint k, gint64 bound)
{
  gint64 grain = _lian_model_grain (self->stages->model, self->cost[k]);
  bound = _lian_price_up ((_LianWide) bound << _LIAN_PRICE_SCALE, grain);
  self->asked->bound[k] = MAX (self->asked->bound[k], bound);
}

/* Asks the child for a plan of the stage that is good in those before it as well; without any there is a bound too. */
static gboolean
ask_for_plan (Asking *self, guint k)
{
  _LianModel *model = self->stages->model;
  _LianAsked asked = { model, self->cost[k], self->begins ? self->start : NULL, find_nodes (model, self->stages->effort),
                       model->n_columns <= WHOLE, self->point, 0 };
  set_ceilings (self, self->reached);
  gboolean found = _lian_arrange_ask_child (&asked, self->stages->effort);
  set_ceilings (self, self->asked->limit);
  if (k == 0)
    take_bound (self, k, asked.bound);
  if (!found)
    return FALSE;
  self->reached[k] = add_room (self, sum_point (self, k));
  self->begins = TRUE;
  memcpy (self->start, self->point, model->n_columns * sizeof *self->start);
  return TRUE;
}

/* Asks the child for what no plan under the ceilings has less of. */
static void
ask_for_bound (Asking *self, guint k)
{
  const _LianModel *model = self->stages->model;
  _LianAsked asked = { model, self->cost[k], self->begins ? self->start : NULL, 0, model->n_columns <= WHOLE, self->point, 0 };
  _lian_arrange_ask_child (&asked, self->stages->effort);
  take_bound (self, k, asked.bound);
}

/* Brings the plan nearer to the best of a stage: near what the child found, and from where it stands. */
static void
look_for_plans (Asking *self, guint k, gboolean found)
{
  const _LianGoal goal = { self->cost, self->ceiling, k + 2 };
  self->ceiling[k] = self->asked->bound[k];
  self->cost[k + 1] = self->ladder->whole_mix;
  if (found)
    {
      _lian_planner_take (self->stages, &goal, self->point);
      _lian_planner_mend (self->stages, self->ladder, &goal, self->point, TURN + k);
    }
  if (get_value (self, k) > self->ceiling[k])
    _lian_planner_mend (self->stages, self->ladder, &goal, NULL, TURN + k);
}

/* Whether there is time to ask once more. */
static gboolean
has_time (const Asking *self)
{
  const _LianEffort *effort = self->stages->effort;
  return effort->limit - effort->done > _lian_arrange_child_steps (self->stages->model, 0) && !effort->stopped;
}

/* What the ladder proved of a stage, as long as none of those before may have more than they had there. */
static gint64
find_ladder_bound (const Asking *self, guint k)
{
  for (guint j = 0; j < k; j++)
    if (self->asked->limit[j] > self->ladder->limit[j])
      return 0;
  return self->ladder->bound[k];
}

/* Whether the plan is so near to the best of a stage that there is nothing to ask. */
static gboolean
is_near (const Asking *self, guint k, gint64 value)
{
  return value - self->asked->bound[k] <= value / NEAR;
}

/* A stage, and the ceiling that it is for those behind it. */
static void
ask_stage (Asking *self, guint k)
{
  _LianStages *stages = self->stages;
  gboolean time = has_time (self);
  _LianEffortEnd whole = _lian_effort_begin_share (stages->effort, self->asked->n_places - k);
  self->cost[k] = self->planner->cost[k];
  self->asked->bound[k] = find_ladder_bound (self, k);
  if (!is_near (self, k, get_value (self, k)))
    look_for_plans (self, k, time && ask_for_plan (self, k));
  _lian_effort_end_share (stages->effort, whole);
  gint64 value = get_value (self, k);
  if (k > 0 && !is_near (self, k, value) && has_time (self))
    ask_for_bound (self, k);
  gint64 bound = MIN (self->asked->bound[k], value);
  self->asked->bound[k] = bound;
  self->asked->limit[k] = self->ceiling[k] = bound == value ? value : add_room (self, value);
  self->reached[k] = self->reached[k] > 0 ? MIN (self->reached[k], self->ceiling[k]) : self->ceiling[k];
  _lian_model_add_ceiling (stages->model, self->cost[k], self->ceiling[k], self->ceiling[k]);
  _lian_effort_say (stages->effort, value, bound);
}

/* All stages; the plan keeps to their ceilings in the end. */
_LianAskedStages *
_lian_stages_ask (_LianStages *stages, const _LianPlanner *planner, const _LianLadder *ladder)
{
  guint n_places = planner->places->len, n_columns = stages->model->n_columns;
  g_autofree gint64 **cost = g_new0 (gint64 *, n_places + 1);
  g_autofree gint64 *ceiling = g_new0 (gint64, n_places + 1), *reached = g_new0 (gint64, n_places + 1);
  g_autofree double *point = g_new0 (double, n_columns + 1), *start = g_new0 (double, n_columns + 1);
  _LianAskedStages *asked = g_new0 (_LianAskedStages, 1);
  asked->n_places = n_places;
  asked->limit = g_new0 (gint64, n_places + 1);
  asked->bound = g_new0 (gint64, n_places + 1);
  Asking asking = { stages, planner, ladder, asked, cost, ceiling, reached, point, start, FALSE };
  for (guint k = 0; k < n_places; k++)
    ask_stage (&asking, k);
  return asked;
}

/* @bound by stage becomes what the child proved where that is more; it holds as long as the plan has no more than
 * the ceilings in the stages before. */
void
_lian_asked_stages_raise (const _LianAskedStages *self, const gint64 *value, gint64 *bound)
{
  for (guint k = 0; k < self->n_places; k++)
    {
      bound[k] = MAX (bound[k], MIN (self->bound[k], value[k]));
      if (value[k] > self->limit[k])
        return;
    }
}
