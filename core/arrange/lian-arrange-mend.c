/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Each stage of a plan made less in turn, after all of them were looked at as one. */
#include "lian-arrange-planner-private.h"

#include <math.h>

#define SEED 20 /* of the first; plans that were looked for before have smaller ones */

/* As much as a stage may have: what the linear programme has of it, and what it may give up. */
static gint64
find_aim (const _LianStages *self, const _LianLadder *ladder, guint k)
{
  return (gint64) ceil (ladder->least[k] * (1 + self->model->task->tolerance / 1000.0));
}

/* All stages in one objective leave some with more than they need for the sake of those behind: stage by stage that is
 * made less, whatever those behind lose by it, and nothing is lost of those before. */
void
_lian_stages_mend (_LianStages *self, const _LianPlanner *planner, const _LianLadder *ladder)
{
  guint n_places = planner->places->len;
  g_autofree gint64 *ceiling = g_new0 (gint64, n_places + 1);
  g_autofree gint64 **cost = g_new0 (gint64 *, n_places + 1);
  for (guint k = 0; k < n_places && !self->effort->stopped; k++)
    {
      const _LianGoal goal = { cost, ceiling, k + 2 };
      cost[k] = planner->cost[k];
      cost[k + 1] = ladder->whole_mix;
      ceiling[k] = find_aim (self, ladder, k);
      if (_lian_model_sum (self->model, cost[k], self->best) <= ceiling[k])
        continue;
      _LianEffortEnd whole = _lian_effort_begin_share (self->effort, n_places - k);
      _lian_planner_mend (self, ladder, &goal, NULL, SEED + k);
      _lian_effort_end_share (self->effort, whole);
      ceiling[k] = MAX (_lian_model_sum (self->model, cost[k], self->best), ceiling[k]);
    }
}
