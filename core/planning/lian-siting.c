/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where to put points: the task as it is asked, and the answer as it is given.
 *
 * The median and the greatest cover are one search for p sites (lian-siting-run.c); the least cover
 * has a first answer of its own (lian-siting-cover.c) and shares bound and proof. */
#include "lian-siting-private.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <string.h>

/**
 * lian_siting_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer.
 */
void
lian_siting_answer_free (LianSitingAnswer *self)
{
  g_free (self->open);
  g_free (self->serves);
  g_free (self);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  return first < second ? -1 : first > second;
}

static gboolean
is_near (const LianSitingTask *task, gint64 distance)
{
  return distance != G_MAXINT64 && (task->kind == LIAN_SITING_MEDIAN || distance <= task->radius);
}

static void
find_servers (const LianSitingTask *task, LianSitingAnswer *answer)
{
  for (guint place = 0; place < task->n_places; place++)
    {
      gint64 least = G_MAXINT64;
      for (guint n = 0; n < answer->n_open; n++)
        {
          gint64 distance = _lian_siting_distance (task, place, answer->open[n]);
          if (!is_near (task, distance) || distance >= least)
            continue;
          least = distance;
          answer->serves[place] = answer->open[n];
        }
    }
}

static LianSitingAnswer *
new_answer (const LianSitingTask *task, LianSolveStatus status)
{
  LianSitingAnswer *self = g_new0 (LianSitingAnswer, 1);
  self->status = status;
  self->serves = g_new (guint, MAX (task->n_places, 1));
  for (guint place = 0; place < task->n_places; place++)
    self->serves[place] = LIAN_SITING_NOBODY;
  return self;
}

static void
set_open (const LianSitingTask *task, LianSitingAnswer *self, const guint *open, guint n_open)
{
  self->n_open = n_open;
  self->open = g_memdup2 (open, MAX (n_open, 1) * sizeof *open);
  qsort (self->open, n_open, sizeof *open, compare_numbers);
  find_servers (task, self);
}

static guint
count_states (const LianSitingTask *task, LianSiteState state)
{
  guint n = 0;
  for (guint site = 0; site < task->n_sites; site++)
    n += (task->state != NULL ? task->state[site] : LIAN_SITE_FREE) == state;
  return n;
}

static gint64
round_up (gint64 cost, gint64 grain)
{
  return cost / grain + (cost > 0 && cost % grain != 0);
}

static LianSitingAnswer *
make_answer (const LianSitingTask *task, const _LianSearch *search)
{
  gboolean proved = _lian_search_is_over (search);
  if (search->value >= search->hopeless)
    return new_answer (task, proved ? LIAN_SOLVE_INFEASIBLE : LIAN_SOLVE_UNKNOWN);
  LianSitingAnswer *self
      = new_answer (task, proved ? LIAN_SOLVE_OPTIMAL : LIAN_SOLVE_FEASIBLE);
  self->objective = search->value / search->sites->grain;
  self->bound = proved ? self->objective : round_up (MAX (search->bound, 0), search->sites->grain);
  set_open (task, self, search->best, search->n_best);
  return self;
}

static gint64
sum_weights (const LianSitingTask *task)
{
  gint64 sum = 0;
  for (guint place = 0; place < task->n_places; place++)
    sum += task->weight != NULL ? task->weight[place] : 1;
  return sum;
}

static LianSitingAnswer *
solve_one (const LianSitingTask *task, _LianEffort *effort)
{
  g_autoptr (_LianSearch) search = _lian_search_new (task, task->p, effort);
  _lian_search_run (search);
  LianSitingAnswer *self = make_answer (task, search);
  if (task->kind == LIAN_SITING_MAX_COVER)
    {
      gint64 all = sum_weights (task);
      self->objective = all - self->objective;
      self->bound = all - self->bound;
    }
  return self;
}

static LianSitingAnswer *
solve_cover (const LianSitingTask *task, _LianEffort *effort)
{
  g_autoptr (_LianSearch) search = _lian_search_new (task, task->n_sites, effort);
  if (!_lian_cover_run (search))
    return new_answer (task, LIAN_SOLVE_INFEASIBLE);
  return make_answer (task, search);
}

/* The bound without limits of room holds with them. */
static LianSitingAnswer *
solve_with_room (const LianSitingTask *task, _LianEffort *effort)
{
  gint64 limit = effort->limit;
  if (_lian_room_is_short (task))
    return new_answer (task, LIAN_SOLVE_INFEASIBLE);
  g_autoptr (_LianSearch) search = _lian_search_new (task, task->p, effort);
  effort->limit = limit / 3;
  _lian_search_run (search);
  effort->limit = limit;
  effort->stopped = FALSE;
  g_autoptr (LianSitingAnswer) easier = make_answer (task, search);
  if (easier->status == LIAN_SOLVE_INFEASIBLE)
    return g_steal_pointer (&easier);
  LianSitingAnswer *self = new_answer (task, LIAN_SOLVE_UNKNOWN);
  g_autofree guint *open = g_new (guint, MAX (search->n_best, 1));
  gint64 value = _lian_room_run (task, search, easier->bound, open, self->serves);
  if (value < 0)
    for (guint place = 0; place < task->n_places; place++)
      self->serves[place] = LIAN_SITING_NOBODY;
  if (value < 0)
    return self;
  self->status = value <= easier->bound ? LIAN_SOLVE_OPTIMAL : LIAN_SOLVE_FEASIBLE;
  self->objective = value;
  self->bound = easier->bound;
  self->n_open = search->n_best;
  self->open = g_steal_pointer (&open);
  qsort (self->open, self->n_open, sizeof *self->open, compare_numbers);
  return self;
}

/**
 * lian_siting_solve:
 * @task: what is asked for
 * @limits: how long to look
 * @progress: (nullable): is told how far the answer may be from the best
 * @cancellable: (nullable): ends the search with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says which sites to open.  The same task and seconds have the same answer, unless the deadline
 * comes first.  Called on any thread but the one that shows windows; it needs some 30 bytes for each
 * place and site that may go together.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL only when cancelled
 */
LianSitingAnswer *
lian_siting_solve (const LianSitingTask *task, const LianSolveLimits *limits,
                   LianProgress *progress, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (task != NULL && limits != NULL, NULL);
  g_return_val_if_fail (task->distance != NULL || task->wide != NULL || task->n_places == 0
                            || task->n_sites == 0,
                        NULL);

  _LianEffort effort;
  _lian_effort_begin (&effort, limits, progress, cancellable);
  LianSitingAnswer *answer;
  if (task->kind == LIAN_SITING_COVER)
    answer = solve_cover (task, &effort);
  else if (count_states (task, LIAN_SITE_OPEN) > task->p)
    answer = new_answer (task, LIAN_SOLVE_INFEASIBLE);
  else if (task->kind == LIAN_SITING_MEDIAN && task->capacity != NULL)
    answer = solve_with_room (task, &effort);
  else
    answer = solve_one (task, &effort);
  if (_lian_effort_end (&effort, error))
    return answer;
  lian_siting_answer_free (answer);
  return NULL;
}
