/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans of arrangement, against all plans there are. */
#include "big-arrange.h"
#include "lian-arrange-check.h"
#include "lian-arrange-solve.h"
#include "lian-effort-private.h"
#include "lian-error.h"
#include "random-arrange.h"

#define SECONDS 4.0
#define AT(array, type, n) g_array_index (array, type, n)

static LianArrangePlan *
solve (const LianArrangeTask *task)
{
  LianSolveLimits limits = { SECONDS, 0 };
  LianArrangePlan *plan = lian_arrange_solve (task, &limits, NULL, NULL, NULL);
  g_assert_nonnull (plan);
  return plan;
}

/* The plan keeps every rule, and its figures are those of its shares. */
static void
check_plan (const LianArrangeTask *task, const LianArrangePlan *plan)
{
  gint64 values[LIAN_N_AIMS];
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, plan->shares);
  g_assert_cmpuint (faults->len, ==, 0);
  lian_arrange_measure (task, plan->shares, values);
  g_assert_cmpmem (values, sizeof values, plan->values, sizeof values);
  for (guint n = 0; n < plan->figures->len; n++)
    {
      const LianArrangeFigure *figure = &g_array_index (plan->figures, LianArrangeFigure, n);
      g_assert_cmpint (figure->objective, ==,
                       random_arrange_get_objective (task, values, figure->place));
      g_assert_cmpint (figure->bound, <=, figure->objective);
    }
}

static void
check_best (const LianArrangeTask *task, const LianArrangePlan *plan)
{
  g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) best = random_arrange_best (task, objectives);
  if (best == NULL)
    {
      g_assert_cmpint (plan->status, ==, LIAN_SOLVE_INFEASIBLE);
      g_assert_cmpuint (plan->shares->len, ==, 0);
      return;
    }
  g_assert_cmpint (plan->status, ==, LIAN_SOLVE_OPTIMAL);
  check_plan (task, plan);
  g_assert_cmpuint (plan->figures->len, ==, objectives->len);
  for (guint n = 0; n < objectives->len; n++)
    {
      const LianArrangeFigure *figure = &g_array_index (plan->figures, LianArrangeFigure, n);
      g_assert_cmpuint (figure->place, ==, n + 1);
      g_assert_cmpint (figure->objective, ==, g_array_index (objectives, gint64, n));
    }
}

static void
test_best (gconstpointer data)
{
  RandomArrange with = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (601 + with);
  for (int n = 0; n < 60; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, with);
      g_autoptr (LianArrangePlan) plan = solve (task);
      check_best (task, plan);
    }
}

/* Turns makers and limits round and adds limits that nothing hangs on. */
static LianArrangeTask *
turn_round (const LianArrangeTask *task)
{
  LianArrangeTask *other = lian_arrange_task_copy (task);
  guint n_makers = task->makers->len, n_limits = task->limits->len;
  for (guint n = 0; n < n_makers; n++)
    AT (other->makers, LianArrangeMaker, n_makers - 1 - n) = AT (task->makers, LianArrangeMaker, n);
  for (guint n = 0; n < n_limits; n++)
    {
      LianArrangeLimit limit = AT (other->limits, LianArrangeLimit, n);
      if (n < n_limits - 1 - n)
        {
          AT (other->limits, LianArrangeLimit, n) = AT (other->limits, LianArrangeLimit, n_limits - 1 - n);
          AT (other->limits, LianArrangeLimit, n_limits - 1 - n) = limit;
        }
    }
  for (guint n = 0; n < n_limits; n++)
    if (AT (other->limits, LianArrangeLimit, n).maker != LIAN_ARRANGE_NONE)
      AT (other->limits, LianArrangeLimit, n).maker = n_makers - 1 - AT (other->limits, LianArrangeLimit, n).maker;
  for (guint n = 0; n < task->uses->len; n++)
    AT (other->uses, LianArrangeUse, n).limit = n_limits - 1 - AT (task->uses, LianArrangeUse, n).limit;
  for (guint n = 0; n < task->ways->len; n++)
    AT (other->ways, LianArrangeWay, n).maker = n_makers - 1 - AT (task->ways, LianArrangeWay, n).maker;
  for (guint n = 0; n < task->varieties->len; n++)
    AT (other->varieties, LianArrangeVariety, n).maker
        = n_makers - 1 - AT (task->varieties, LianArrangeVariety, n).maker;
  lian_arrange_task_add_limit (other, LIAN_LIMIT_PROCESS, 999, 0);
  lian_arrange_task_add_limit (other, LIAN_LIMIT_MATERIAL, 998, LIAN_ARRANGE_NONE);
  return other;
}

static void
assert_same_shares (const GArray *first, const GArray *second)
{
  g_assert_cmpuint (first->len, ==, second->len);
  for (guint n = 0; n < first->len; n++)
    {
      const LianArrangeShare *one = &AT (first, LianArrangeShare, n), *other = &AT (second, LianArrangeShare, n);
      g_assert_cmpuint (one->way, ==, other->way);
      g_assert_cmpuint (one->part, ==, other->part);
      g_assert_cmpuint (one->month, ==, other->month);
      g_assert_cmpint (one->quantity, ==, other->quantity);
    }
}

/* What does not matter changes nothing, not even which of several best plans is made. */
static void
test_same_turned_round (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (603);
  for (int n = 0; n < 100; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (LianArrangeTask) other = turn_round (task);
      g_autoptr (LianArrangePlan) plan = solve (task);
      g_autoptr (LianArrangePlan) same = solve (other);
      g_assert_cmpint (plan->status, ==, same->status);
      assert_same_shares (plan->shares, same->shares);
    }
}

static LianArrangeTask *
make_large (void)
{
  BigArrange size = { 604, 20, 60, 6, 105, 0 };
  return big_arrange_new (&size);
}

/* A task that is not gone through whole has the same plan all the same, and true bounds: what a longer
 * search finds is never below them as long as the stages before are no worse. */
static void
test_large (void)
{
  g_autoptr (LianArrangeTask) task = make_large ();
  LianSolveLimits shorter = { 0.4, 0 }, longer = { 1.2, 0 };
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (task, &shorter, NULL, NULL, NULL);
  g_autoptr (LianArrangePlan) same = lian_arrange_solve (task, &shorter, NULL, NULL, NULL);
  g_autoptr (LianArrangePlan) better = lian_arrange_solve (task, &longer, NULL, NULL, NULL);
  check_plan (task, plan);
  check_plan (task, better);
  g_assert_cmpuint (plan->shares->len, >, task->orders->len / 2);
  g_assert_false (plan->cut_by_clock);
  assert_same_shares (plan->shares, same->shares);
  for (guint n = 0; n < plan->figures->len; n++)
    {
      const LianArrangeFigure *one = &AT (plan->figures, LianArrangeFigure, n);
      const LianArrangeFigure *other = &AT (better->figures, LianArrangeFigure, n);
      g_assert_cmpint (one->bound, ==, AT (same->figures, LianArrangeFigure, n).bound);
      g_assert_cmpint (other->objective, >=, one->bound);
      if (other->objective != one->objective)
        break;
    }
}

static void
test_cancelled (void)
{
  g_autoptr (LianArrangeTask) task = make_large ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LianSolveLimits limits = { SECONDS, 0 };
  g_cancellable_cancel (cancellable);
  g_assert_null (lian_arrange_solve (task, &limits, NULL, cancellable, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
}

/* The clock ends it with what there is, which is a plan, and it says so. */
static void
test_clock (void)
{
  g_autoptr (LianArrangeTask) task = make_large ();
  LianSolveLimits limits = { 1000, g_get_monotonic_time () + 1000 };
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (task, &limits, NULL, NULL, NULL);
  g_assert_true (plan->cut_by_clock);
  g_assert_cmpint (plan->status, ==, LIAN_SOLVE_FEASIBLE);
  check_plan (task, plan);
}

/* A piece of work may take its part of the steps and of the time; what the clock ends of it counts as cut. */
static void
test_parts (void)
{
  gint64 far = g_get_monotonic_time () + 1000 * G_USEC_PER_SEC;
  const LianSolveLimits limits = { 1, far }, over = { 1, 1 };
  _LianEffort effort;
  _lian_effort_begin (&effort, &limits, NULL, NULL);
  gint64 steps = effort.limit;
  _LianEffortEnd whole = _lian_effort_begin_parts (&effort, 1, 4);
  g_assert_cmpint (effort.limit, ==, steps / 4);
  g_assert_cmpint (effort.deadline, ==, far);
  g_assert_false (_lian_effort_spend (&effort, steps / 4));
  g_assert_false (effort.cut);
  _lian_effort_end_share (&effort, whole);
  whole = _lian_effort_begin_time (&effort, 1, 4);
  g_assert_cmpint (effort.limit, ==, steps);
  g_assert_cmpint (effort.deadline, <, far - 700 * G_USEC_PER_SEC);
  _lian_effort_end_share (&effort, whole);
  g_assert_cmpint (effort.deadline, ==, far);
  g_assert_true (_lian_effort_spend (&effort, 1));
  _lian_effort_begin (&effort, &over, NULL, NULL);
  g_assert_false (_lian_effort_spend (&effort, 1));
  g_assert_true (effort.cut);
}

/* A task without anything, and one that nobody can make anything of. */
static void
test_nothing (void)
{
  g_autoptr (LianArrangeTask) task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 2);
  g_autoptr (LianArrangePlan) none = solve (task);
  g_assert_cmpint (none->status, ==, LIAN_SOLVE_OPTIMAL);
  LianArrangeOrder order = { .line = 1, .step = 1, .value = 5, .weight = 2, .n_parts = 1 };
  LianArrangePart part = { 0, 1, 7 };
  LianArrangeStage stage = { LIAN_AIM_PROMISE, 1, 1, FALSE };
  g_array_append_val (task->orders, order);
  g_array_append_val (task->parts, part);
  g_array_append_val (task->stages, stage);
  g_autoptr (LianArrangePlan) plan = solve (task);
  g_assert_cmpint (plan->status, ==, LIAN_SOLVE_OPTIMAL);
  g_assert_cmpint (plan->values[LIAN_AIM_PROMISE], ==, 70);
  AT (task->stages, LianArrangeStage, 0).must = TRUE;
  g_autoptr (LianArrangePlan) impossible = solve (task);
  g_assert_cmpint (impossible->status, ==, LIAN_SOLVE_INFEASIBLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  const struct
  {
    const char *path;
    RandomArrange with;
  } kinds[] = {
    { "/arrange/best/plain", 0 },
    { "/arrange/best/limits", RANDOM_ARRANGE_LIMITS },
    { "/arrange/best/lots", RANDOM_ARRANGE_LIMITS | RANDOM_ARRANGE_LOTS },
    { "/arrange/best/set-ups", RANDOM_ARRANGE_LIMITS | RANDOM_ARRANGE_SET_UPS },
    { "/arrange/best/wishes", RANDOM_ARRANGE_LIMITS | RANDOM_ARRANGE_AGREED | RANDOM_ARRANGE_KEEPS },
    { "/arrange/best/musts", RANDOM_ARRANGE_ALL & ~RANDOM_ARRANGE_TIES },
    { "/arrange/best/all", RANDOM_ARRANGE_ALL },
  };
  for (guint n = 0; n < G_N_ELEMENTS (kinds); n++)
    g_test_add_data_func (kinds[n].path, GUINT_TO_POINTER (kinds[n].with), test_best);
  g_test_add_func ("/arrange/same-turned-round", test_same_turned_round);
  g_test_add_func ("/arrange/large", test_large);
  g_test_add_func ("/arrange/cancelled", test_cancelled);
  g_test_add_func ("/arrange/clock", test_clock);
  g_test_add_func ("/arrange/parts", test_parts);
  g_test_add_func ("/arrange/nothing", test_nothing);
  return g_test_run ();
}
