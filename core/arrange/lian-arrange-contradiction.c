/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why a task is impossible: the smallest set of demands that can't be met together.
 *
 * A proof that the linear programme of it has no solution hangs on a few of the demands: among those a set
 * is looked for of which nothing can be left out, and then among all a smaller one
 * (lian-arrange-least-set.c). */
#include "lian-arrange-access-private.h"
#include "lian-arrange-answers.h"
#include "lian-arrange-blame-private.h"
#include "lian-arrange-least-set-private.h"
#include "lian-arrange-possible-private.h"

#define MOST_TESTS 300 /* of sets of demands */
#define MOST_WORK 100000 /* demands times tests: those of a large task take long */
#define TEST_SECONDS 0.1 /* of work for a test, where the linear programme tells most of it */

typedef struct
{
  const LianArrangeTask *bare;
  GArray *demands;
  const _LianRun *run;
} Search;

/**
 * lian_arrange_contradiction_free:
 * @self: (nullable): a contradiction
 */
void
lian_arrange_contradiction_free (LianArrangeContradiction *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->demands);
  g_free (self);
}

static gboolean
contradict (gpointer data, const guint8 *marks, guint8 *grown, _LianLeastVerdict *verdict, GError **error)
{
  const Search *self = data;
  gboolean is_known;
  g_autoptr (GArray) shares = NULL;
  if (!_lian_arrange_is_possible (self->bare, self->demands, marks, &shares, &is_known, self->run, error))
    return FALSE;
  *verdict = !is_known ? _LIAN_LEAST_OPEN : shares == NULL ? _LIAN_LEAST_YES : _LIAN_LEAST_NO;
  if (shares != NULL)
    _lian_arrange_mark_met (self->bare, self->demands, shares, grown);
  return TRUE;
}

/**
 * lian_arrange_contradiction:
 * @task: a task
 * @limits: how long to look for each plan that is made to find out
 * @progress: (nullable): ends it if no longer wanted
 * @cancellable: (nullable): ends it with %LIAN_ERROR_CANCELLED
 * @error: return location
 *
 * Says why a task is impossible: a set of what is pinned, promised and to be attained and of the limits,
 * dates and lots that stand in the way.  It always is a contradiction; whether it could be smaller is said as far
 * as it was found out.  Called on any thread but the one that shows windows.
 *
 * Returns: (transfer full) (nullable): the contradiction, each demand by as much as it demands; without
 *   any if the task is possible or none was found; %NULL only when cancelled
 */
LianArrangeContradiction *
lian_arrange_contradiction (const LianArrangeTask *task, const LianSolveLimits *limits, LianProgress *progress,
                            GCancellable *cancellable, GError **error)
{
  const LianSolveLimits short_limits = { MIN (limits->seconds, TEST_SECONDS), limits->deadline };
  const _LianRun run = { limits, progress, cancellable }, quick = { &short_limits, progress, cancellable };
  g_autoptr (LianArrangeTask) bare = _lian_arrange_new_bare (task);
  g_autoptr (GArray) demands = _lian_arrange_list_demands (bare);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *blamed = _lian_arrange_blame (bare, demands, &run);
  Search self = { bare, demands, blamed != NULL ? &quick : &run };
  _LianLeastSet least = { .n = demands->len, .test = contradict, .data = &self, .likely = blamed,
                          .most_tests = MIN (MOST_TESTS, MOST_WORK / MAX (demands->len, 1)), .set = found };
  if (!_lian_least_set_find (&least, error))
    return NULL;
  LianArrangeContradiction *contradiction = g_new0 (LianArrangeContradiction, 1);
  contradiction->is_needed = least.is_needed;
  contradiction->is_smallest = least.is_smallest;
  contradiction->demands = g_array_new (FALSE, FALSE, sizeof (LianArrangeDemand));
  for (guint n = 0; n < found->len; n++)
    g_array_append_val (contradiction->demands,
                        g_array_index (demands, LianArrangeDemand, g_array_index (found, guint, n)));
  return contradiction;
}
