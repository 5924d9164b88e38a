/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The best p points when points have only so much room.
 *
 * Begins with the best points for which room does not count, whose bound holds here too and is
 * raised by what the rooms demand, and exchanges one point for another as long as that makes room for more residents, or shortens their
 * ways. */
#include <stdlib.h>

#include "lian-site-private.h"

/* With more pairs than this only the points of today and of the plan are looked at, and nothing is
 * exchanged. */
#define MOST_PAIRS (20 * 1000 * 1000)

/* Steps of work in one second of an ordinary machine, taken low. */
#define STEPS_PER_SECOND 100e6

typedef struct
{
  gint32 distance;
  guint32 place;
  guint32 site;
} Pair;

typedef struct
{
  gint64 homeless;
  gint64 ways;
} Value;

typedef struct
{
  const LianSiteTask *task;
  Pair *pairs; /* nearest first */
  gsize n_pairs;
  guint8 *open;
  gint64 *rooms;
  gint64 *left;      /* of each place, residents who look for a point */
  gint64 *residents; /* of each site, who go there */
  gint64 steps;      /* that are left */
} Fit;

static void
fit_clear (Fit *fit)
{
  g_free (fit->pairs);
  g_free (fit->open);
  g_free (fit->rooms);
  g_free (fit->left);
  g_free (fit->residents);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fit, fit_clear)

static int
compare_pairs (const void *a, const void *b)
{
  const Pair *one = a, *other = b;
  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->site < other->site ? -1 : one->site > other->site;
}

static gboolean
is_of_today (const Fit *fit, guint site)
{
  return g_array_index (fit->task->sites, LianReach, site).outlet >= 0;
}

static void
sort_pairs (Fit *fit)
{
  guint n_places = fit->task->places->len, n_sites = fit->task->sites->len, n = 0;
  gboolean all = (gsize) n_places * n_sites <= MOST_PAIRS;
  g_autofree guint *looked_at = g_new (guint, n_sites);
  for (guint j = 0; j < n_sites; j++)
    if (all || fit->open[j] || is_of_today (fit, j))
      looked_at[n++] = j;
  if (!all)
    fit->steps = 0;
  fit->pairs = g_new (Pair, MAX ((gsize) n_places * n, 1));
  for (guint i = 0; i < n_places; i++)
    for (guint k = 0; k < n; k++)
      {
        gint32 distance = fit->task->distances[(gsize) i * n_sites + looked_at[k]];
        if (distance != LIAN_NO_WAY)
          fit->pairs[fit->n_pairs++] = (Pair){ distance, i, looked_at[k] };
      }
  qsort (fit->pairs, fit->n_pairs, sizeof *fit->pairs, compare_pairs);
}

/* Everybody goes to the nearest open point with room. */
static Value
evaluate (Fit *fit)
{
  const LianSiteTask *task = fit->task;
  Value value = { 0, 0 };
  for (guint j = 0; j < task->sites->len; j++)
    {
      fit->rooms[j] = !fit->open[j] ? 0 : task->rooms[j] < 0 ? G_MAXINT64 : task->rooms[j];
      fit->residents[j] = 0;
    }
  for (guint i = 0; i < task->places->len; i++)
    {
      fit->left[i] = task->weights[i];
      value.homeless += task->weights[i];
    }
  for (gsize k = 0; k < fit->n_pairs && value.homeless > 0; k++)
    {
      const Pair *pair = &fit->pairs[k];
      gint64 go = MIN (fit->rooms[pair->site], fit->left[pair->place]);
      fit->rooms[pair->site] -= go;
      fit->left[pair->place] -= go;
      fit->residents[pair->site] += go;
      value.homeless -= go;
      value.ways += go * pair->distance;
    }
  fit->steps -= (gint64) fit->n_pairs;
  return value;
}

static gboolean
is_better (Value one, Value other)
{
  return one.homeless != other.homeless ? one.homeless < other.homeless : one.ways < other.ways;
}

/* Exchanges one open point for a closed one, if that is better. */
static gboolean
exchange (Fit *fit, guint out, Value *best)
{
  for (guint in = 0; in < fit->task->sites->len && fit->steps > 0; in++)
    {
      if (fit->open[in])
        continue;
      fit->open[out] = FALSE;
      fit->open[in] = TRUE;
      Value value = evaluate (fit);
      if (is_better (value, *best))
        {
          *best = value;
          return TRUE;
        }
      fit->open[in] = FALSE;
      fit->open[out] = TRUE;
    }
  return FALSE;
}

static Value
improve (Fit *fit)
{
  Value best = evaluate (fit);
  gboolean better = TRUE;
  while (better && fit->steps > 0)
    {
      better = FALSE;
      for (guint out = 0; out < fit->task->sites->len && fit->steps > 0; out++)
        if (fit->open[out] && fit->task->states[out] != LIAN_SITE_OPEN)
          better |= exchange (fit, out, &best);
    }
  evaluate (fit);
  return best;
}

static void
set_open (Fit *fit, const LianSitePlan *plan)
{
  for (guint j = 0; j < fit->task->sites->len; j++)
    {
      const LianReach *reach = &g_array_index (fit->task->sites, LianReach, j);
      gint32 place = reach->outlet < 0 ? reach->distance : -1;
      fit->open[j] = FALSE;
      for (guint k = 0; k < plan->sites->len; k++)
        {
          const LianSite *site = &g_array_index (plan->sites, LianSite, k);
          fit->open[j] |= site->outlet == reach->outlet && site->place == place;
        }
    }
}

static gint64
value_of_today (Fit *fit)
{
  for (guint j = 0; j < fit->task->sites->len; j++)
    fit->open[j] = is_of_today (fit, j);
  Value value = evaluate (fit);
  return value.homeless > 0 ? -1 : value.ways;
}

static void
take_sites (const Fit *fit, LianSitePlan *plan)
{
  g_array_set_size (plan->sites, 0);
  for (guint j = 0; j < fit->task->sites->len; j++)
    {
      const LianReach *reach = &g_array_index (fit->task->sites, LianReach, j);
      LianSite site = { reach->outlet, reach->outlet < 0 ? reach->distance : -1, fit->residents[j] };
      if (fit->open[j])
        g_array_append_val (plan->sites, site);
    }
}

/**
 * _lian_site_fit_rooms:
 * @task: what is asked for
 * @plan: the best points if all had room for all; becomes one in which rooms count
 */
void
_lian_site_fit_rooms (const LianSiteTask *task, LianSitePlan *plan)
{
  g_auto (Fit) fit = { .task = task };
  gint64 budget = (gint64) (task->wish->seconds * STEPS_PER_SECOND / 2);
  fit.steps = budget;
  fit.open = g_new0 (guint8, task->sites->len);
  fit.rooms = g_new (gint64, task->sites->len);
  fit.residents = g_new (gint64, task->sites->len);
  fit.left = g_new (gint64, MAX (task->places->len, 1));
  set_open (&fit, plan);
  sort_pairs (&fit);
  plan->today = value_of_today (&fit);
  set_open (&fit, plan);
  Value value = improve (&fit);
  take_sites (&fit, plan);
  plan->objective = value.ways;
  plan->without_room = value.homeless;
  plan->bound = value.homeless > 0
                    ? 0
                    : _lian_site_bound_rooms (task, plan->sites->len, value.ways, plan->bound, budget);
  plan->status = value.homeless == 0 && plan->objective == plan->bound ? LIAN_SOLVE_OPTIMAL
                                                                      : LIAN_SOLVE_FEASIBLE;
}
