/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plans of arrangement, against all plans there are. */
#include "lian-arrange-check.h"
#include "lian-arrange-solve.h"
#include "lian-error.h"
#include "random-arrange.h"

#define SECONDS 4.0

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
      g_test_message ("task %d", n);
      check_best (task, plan);
    }
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
  return g_test_run ();
}
