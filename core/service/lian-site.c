/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where to put points: the ground as a task of core/planning, and its answer as points.
 *
 * Sites are the points of today and the middle of every neighbourhood. */
#include <string.h>

#include "lian-coverage-private.h"
#include "lian-site-private.h"

/* More distances than this are not worked out: about 400 megabytes. */
#define MOST_DISTANCES (100 * 1000 * 1000)

typedef LianSiteTask Task;

static void
task_clear (Task *task)
{
  g_clear_pointer (&task->places, g_array_unref);
  g_clear_pointer (&task->sites, g_array_unref);
  g_free (task->distances);
  g_free (task->weights);
  g_free (task->rooms);
  g_free (task->states);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, task_clear)

static const LianPlace *
place_at (const Task *task, guint i)
{
  return &g_array_index (task->ground->parts->places, LianPlace, i);
}

static const LianOutlet *
outlet_at (const Task *task, guint i)
{
  return &g_array_index (task->ground->parts->outlets, LianOutlet, i);
}

static void
choose_places (Task *task)
{
  g_autofree LianRoundService *rounds = _lian_round_service (task->ground);
  task->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < task->ground->parts->places->len; i++)
    if (task->ground->located[i] && place_at (task, i)->residents > 0
        && !(task->wish->rounds && rounds[i].rounds == LIAN_ROUNDS_GOOD))
      g_array_append_val (task->places, i);
}

/* Returns whether all neighbourhoods could be taken. */
static gboolean
choose_sites (Task *task)
{
  const LianGroundParts *parts = task->ground->parts;
  task->sites = g_array_new (FALSE, FALSE, sizeof (LianReach));
  for (guint i = 0; i < parts->outlets->len; i++)
    if (task->ground->found[i])
      g_array_append_val (task->sites, ((LianReach){ -1, (gint32) i }));
  gsize all = (gsize) parts->places->len * (task->sites->len + parts->places->len);
  if (all > MOST_DISTANCES)
    return FALSE;
  for (guint i = 0; i < parts->places->len; i++)
    if (task->ground->located[i])
      g_array_append_val (task->sites, ((LianReach){ (gint32) i, -1 }));
  return TRUE;
}

static gint32
straight_to (const Task *task, const LianPlace *from, const LianReach *site)
{
  const LianPlace *place = site->outlet < 0 ? place_at (task, (guint) site->distance) : NULL;
  const LianOutlet *outlet = site->outlet >= 0 ? outlet_at (task, (guint) site->outlet) : NULL;
  gint32 x = place != NULL ? place->x : outlet->x, y = place != NULL ? place->y : outlet->y;
  return _lian_ground_measure (task->ground->parts, lian_ground_straight (from->x, from->y, x, y));
}

/* Of the network, for all places, and then only the rows of those who need a point. */
static gboolean
walk_distances (Task *task, GCancellable *cancellable, GError **error)
{
  guint n_sites = task->sites->len;
  gsize all = (gsize) task->ground->parts->places->len * n_sites;
  task->distances = g_new (gint32, MAX (all, 1));
  for (gsize i = 0; i < all; i++)
    task->distances[i] = LIAN_NO_WAY;
  if (!_lian_reach_from (task->ground, (const LianReach *) task->sites->data, n_sites,
                         task->distances, cancellable, error))
    return FALSE;
  for (guint i = 0; i < task->places->len; i++)
    memmove (task->distances + (gsize) i * n_sites,
             task->distances + (gsize) g_array_index (task->places, guint, i) * n_sites,
             n_sites * sizeof (gint32));
  return TRUE;
}

static gboolean
measure_distances (Task *task, GCancellable *cancellable, GError **error)
{
  guint n_sites = task->sites->len;
  if (task->ground->parts->scope.network)
    return walk_distances (task, cancellable, error);
  task->distances = g_new (gint32, MAX ((gsize) task->places->len * n_sites, 1));
  for (guint i = 0; i < task->places->len; i++)
    {
      const LianPlace *from = place_at (task, g_array_index (task->places, guint, i));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < n_sites; j++)
        task->distances[(gsize) i * n_sites + j]
            = straight_to (task, from, &g_array_index (task->sites, LianReach, j));
    }
  return TRUE;
}

static gboolean
is_pinned (const Task *task, const LianReach *site)
{
  if (site->outlet < 0)
    return FALSE;
  for (guint i = 0; task->wish->pins != NULL && i < task->wish->pins->len; i++)
    if (g_array_index (task->wish->pins, gint64, i) == outlet_at (task, (guint) site->outlet)->id)
      return TRUE;
  return task->wish->keep;
}

static void
settle_sites (Task *task)
{
  gint32 need = task->ground->parts->standard.need;
  task->states = g_new0 (guint8, MAX (task->sites->len, 1));
  task->rooms = g_new (gint64, MAX (task->sites->len, 1));
  for (guint j = 0; j < task->sites->len; j++)
    {
      const LianReach *site = &g_array_index (task->sites, LianReach, j);
      gint32 capacity = site->outlet >= 0 ? outlet_at (task, (guint) site->outlet)->capacity
                                          : task->wish->new_room;
      task->states[j] = is_pinned (task, site) ? LIAN_SITE_OPEN : LIAN_SITE_FREE;
      task->rooms[j] = need > 0 && capacity >= 0 ? (gint64) capacity * 1000 / need : -1;
    }
}

/* Drops those who can get nowhere: no plan helps them, and none would be possible with them. */
static gint64
drop_unreached (Task *task)
{
  guint n_sites = task->sites->len, kept = 0;
  gint64 unreached = 0;
  task->weights = g_new (gint64, MAX (task->places->len, 1));
  for (guint i = 0; i < task->places->len; i++)
    {
      guint place = g_array_index (task->places, guint, i);
      gint32 *row = task->distances + (gsize) i * n_sites, nearest = LIAN_NO_WAY;
      for (guint j = 0; j < n_sites; j++)
        nearest = MIN (nearest, row[j]);
      if (nearest == LIAN_NO_WAY)
        {
          unreached += place_at (task, place)->residents;
          continue;
        }
      memmove (task->distances + (gsize) kept * n_sites, row, n_sites * sizeof *row);
      task->weights[kept] = place_at (task, place)->residents;
      g_array_index (task->places, guint, kept++) = place;
    }
  g_array_set_size (task->places, kept);
  return unreached;
}

static gint32
nearest_today (const Task *task, guint row)
{
  gint32 nearest = LIAN_NO_WAY;
  for (guint j = 0; j < task->sites->len; j++)
    if (g_array_index (task->sites, LianReach, j).outlet >= 0)
      nearest = MIN (nearest, task->distances[(gsize) row * task->sites->len + j]);
  return nearest;
}

static gint64
count_today (const Task *task)
{
  gint64 ways = 0, reached = 0, points = 0;
  gint32 limit = task->ground->parts->standard.limit;
  gboolean all = TRUE;
  for (guint i = 0; i < task->places->len; i++)
    {
      gint32 nearest = nearest_today (task, i);
      gboolean within = nearest <= limit;
      all = all && (task->wish->kind == LIAN_SITING_MEDIAN ? nearest != LIAN_NO_WAY : within);
      ways += nearest != LIAN_NO_WAY ? task->weights[i] * nearest : 0;
      reached += within ? task->weights[i] : 0;
    }
  for (guint j = 0; j < task->sites->len; j++)
    points += g_array_index (task->sites, LianReach, j).outlet >= 0;
  if (task->wish->kind == LIAN_SITING_MAX_COVER)
    return reached;
  return !all ? -1 : task->wish->kind == LIAN_SITING_MEDIAN ? ways : points;
}

static void
take_answer (const Task *task, const LianSitingAnswer *answer, LianSitePlan *plan)
{
  g_autofree gint64 *residents = g_new0 (gint64, MAX (task->sites->len, 1));
  plan->status = answer->status;
  plan->objective = answer->objective;
  plan->bound = answer->bound;
  for (guint i = 0; answer->n_open > 0 && i < task->places->len; i++)
    if (answer->serves[i] != LIAN_SITING_NOBODY)
      residents[answer->serves[i]] += task->weights[i];
  for (guint k = 0; k < answer->n_open; k++)
    {
      const LianReach *reach = &g_array_index (task->sites, LianReach, answer->open[k]);
      LianSite site = { reach->outlet, reach->outlet < 0 ? reach->distance : -1,
                        residents[answer->open[k]] };
      g_array_append_val (plan->sites, site);
    }
}

static gboolean
solve (const Task *task, LianSitePlan *plan, LianProgress *progress, GCancellable *cancellable,
       GError **error)
{
  guint today = 0;
  for (guint j = 0; j < task->sites->len; j++)
    today += g_array_index (task->sites, LianReach, j).outlet >= 0;
  LianSitingTask asked = { .kind = task->wish->kind, .n_places = task->places->len,
                           .n_sites = task->sites->len, .distance = task->distances,
                           .weight = task->weights, .state = task->states,
                           .p = MIN (task->wish->p != 0 ? task->wish->p : today, task->sites->len),
                           .radius = task->ground->parts->standard.limit };
  if (task->places->len == 0 || (asked.p == 0 && asked.kind != LIAN_SITING_COVER))
    {
      plan->status = task->places->len == 0 ? LIAN_SOLVE_OPTIMAL : LIAN_SOLVE_INFEASIBLE;
      return TRUE;
    }
  LianSolveLimits limits = { .seconds = task->wish->seconds };
  g_autoptr (LianSitingAnswer) answer
      = lian_siting_solve (&asked, &limits, progress, cancellable, error);
  if (answer == NULL)
    return FALSE;
  take_answer (task, answer, plan);
  if (task->wish->rooms && task->wish->kind == LIAN_SITING_MEDIAN && plan->sites->len > 0)
    _lian_site_fit_rooms (task, plan);
  return TRUE;
}

/**
 * lian_site_plan:
 * @ground: a ground; with a limit, unless the best p points are asked for
 * @wish: what is asked for
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Finds places for points.  Not for the main thread.
 *
 * Returns: (transfer full) (nullable): where to put them, with what is known about it
 */
LianSitePlan *
lian_site_plan (LianGround *ground, const LianSiteWish *wish, LianProgress *progress,
                GCancellable *cancellable, GError **error)
{
  g_auto (Task) task = { .ground = ground, .wish = wish };
  g_autoptr (LianSitePlan) plan = g_new0 (LianSitePlan, 1);
  plan->sites = g_array_new (FALSE, FALSE, sizeof (LianSite));
  choose_places (&task);
  plan->only_today = !choose_sites (&task);
  if (!measure_distances (&task, cancellable, error))
    return NULL;
  plan->unreached = drop_unreached (&task);
  settle_sites (&task);
  for (guint i = 0; i < task.places->len; i++)
    plan->residents += task.weights[i];
  plan->residents += plan->unreached;
  plan->today = count_today (&task);
  return solve (&task, plan, progress, cancellable, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * lian_site_plan_free:
 * @plan: (nullable) (transfer full): a plan
 */
void
lian_site_plan_free (LianSitePlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->sites);
  g_free (plan);
}
