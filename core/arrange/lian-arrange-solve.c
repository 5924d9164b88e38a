/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A task of arrangement is given, a plan comes back. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-pieces-private.h"
#include "lian-arrange-private.h"
#include "lian-arrange-solve.h"

/**
 * lian_arrange_plan_new:
 *
 * Returns: (transfer full): a plan in which nothing is made
 */
LianArrangePlan *
lian_arrange_plan_new (void)
{
  LianArrangePlan *self = g_new0 (LianArrangePlan, 1);
  self->status = LIAN_SOLVE_UNKNOWN;
  self->shares = g_array_new (FALSE, TRUE, sizeof (LianArrangeShare));
  self->figures = g_array_new (FALSE, TRUE, sizeof (LianArrangeFigure));
  return self;
}

/**
 * lian_arrange_plan_free:
 * @self: (nullable): a plan
 *
 * Frees a plan.
 */
void
lian_arrange_plan_free (LianArrangePlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shares);
  g_array_unref (self->figures);
  g_free (self);
}

static void
take_shares (LianArrangePlan *self, const _LianStages *stages)
{
  for (guint c = 0; c < stages->model->n_columns; c++)
    {
      const _LianColumn *column = stages->model->columns + c;
      LianArrangeShare share = { column->way, column->part, column->month, stages->best[c] };
      if (column->kind == _LIAN_COLUMN_SHARE && share.quantity > 0)
        g_array_append_val (self->shares, share);
    }
  _lian_arrange_add_up (self->shares);
}

static LianSolveStatus
find_status (const LianArrangePlan *self, const _LianStages *stages)
{
  if (!stages->found)
    return stages->proved ? LIAN_SOLVE_INFEASIBLE : LIAN_SOLVE_UNKNOWN;
  for (guint n = 0; n < self->figures->len; n++)
    {
      const LianArrangeFigure *figure = &g_array_index (self->figures, LianArrangeFigure, n);
      if (figure->objective != figure->bound)
        return LIAN_SOLVE_FEASIBLE;
    }
  return LIAN_SOLVE_OPTIMAL;
}

static gint64
find_quantity (GArray *shares, const _LianColumn *column)
{
  for (guint n = 0; n < shares->len; n++)
    if (SHARE (shares, n)->way == column->way && SHARE (shares, n)->part == column->part
        && SHARE (shares, n)->month == column->month)
      return SHARE (shares, n)->quantity;
  return 0;
}

/* Begins with a plan that is known, if it is one. */
static void
take_known (_LianStages *stages, GArray *shares)
{
  const _LianModel *model = stages->model;
  g_autofree gint64 *x = g_new0 (gint64, MAX (model->n_columns, 1));
  for (guint c = 0; c < model->n_columns; c++)
    if (model->columns[c].kind == _LIAN_COLUMN_SHARE)
      x[c] = find_quantity (shares, model->columns + c);
  _lian_model_complete (model, x);
  stages->found = _lian_model_is_kept (model, x, model->lower, model->upper);
  if (stages->found)
    memcpy (stages->best, x, model->n_columns * sizeof *x);
}

static LianArrangePlan *
make_plan (const LianArrangeTask *task, GArray *known, gboolean only_proof, _LianEffort *effort, GError **error)
{
  g_autoptr (LianArrangePlan) plan = lian_arrange_plan_new ();
  g_autoptr (_LianModel) model = _lian_model_new (task);
  g_autofree gint64 *best = g_new0 (gint64, MAX (model->n_columns, 1));
  _LianStages stages = { .model = model, .effort = effort, .best = best, .figures = plan->figures };
  if (known != NULL)
    take_known (&stages, known);
  if (!_lian_pieces_prove (&stages) && only_proof)
    _lian_stages_prove (&stages);
  else if (!stages.proved)
    _lian_stages_run (&stages);
  gboolean stopped = lian_progress_is_cancelled (effort->progress);
  effort->progress = NULL; /* whoever stops it wants what there is */
  if (!_lian_effort_end (effort, error))
    return NULL;
  plan->cut_by_clock = stopped || effort->cut;
  if (stages.found)
    take_shares (plan, &stages);
  lian_arrange_measure (task, plan->shares, plan->values);
  plan->status = !stages.proved && only_proof ? LIAN_SOLVE_UNKNOWN : find_status (plan, &stages);
  return g_steal_pointer (&plan);
}

/* The best plan if it is soon proved, or that there is none; else nothing counts but that it is not known.  @known, if
 * not NULL, is a plan to begin with. */
LianArrangePlan *
_lian_arrange_prove (const LianArrangeTask *task, GArray *known, double seconds, GCancellable *cancellable,
                     GError **error)
{
  const LianSolveLimits limits = { seconds, 0 };
  _LianEffort effort;
  _lian_effort_begin (&effort, &limits, NULL, cancellable);
  return make_plan (task, known, TRUE, &effort, error);
}

/**
 * lian_arrange_solve:
 * @task: what is asked for
 * @limits: how long to look
 * @progress: (nullable): is told how far the plan may be from the best, stage by stage; cancelling it ends
 *   the search with the best plan found so far, as if the clock had
 * @cancellable: (nullable): ends the search with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Makes the best plan (domain.md §5): the aims in order of their places, each as good as those before
 * it let it be.  The same task and seconds have the same plan, unless the deadline comes first.  Called
 * on any thread but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the plan; %NULL only when cancelled
 */
LianArrangePlan *
lian_arrange_solve (const LianArrangeTask *task, const LianSolveLimits *limits, LianProgress *progress,
                    GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (task != NULL && limits != NULL, NULL);

  _LianEffort effort;
  _lian_effort_begin (&effort, limits, progress, cancellable);
  return make_plan (task, NULL, FALSE, &effort, error);
}
