/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Orders that are not to be split, against all answers there are. */
#include "lian-assignment.h"
#include "lian-error.h"

#define MOST_MAKERS 4
#define MOST_ORDERS 7
#define MOST_CELLS (MOST_MAKERS * MOST_ORDERS)

typedef struct
{
  LianAssignmentTask task;
  gint64 cost[MOST_CELLS], use[MOST_CELLS], room[MOST_MAKERS];
} Case;

static void
make_case (Case *self, GRand *random, gint64 scale)
{
  guint m = (guint) g_rand_int_range (random, 1, MOST_MAKERS + 1);
  guint n = (guint) g_rand_int_range (random, 0, MOST_ORDERS + 1);
  gboolean gaps = g_rand_boolean (random), gains = g_rand_boolean (random);
  gint32 most_room = g_rand_int_range (random, 2, 40);
  for (guint cell = 0; cell < m * n; cell++)
    {
      self->cost[cell] = g_rand_int_range (random, gains ? -20 : 0, 20);
      if (gaps && g_rand_int_range (random, 0, 4) == 0)
        self->cost[cell] = G_MAXINT64;
      self->use[cell] = scale * g_rand_int_range (random, 0, 12);
    }
  for (guint i = 0; i < m; i++)
    self->room[i] = scale * g_rand_int_range (random, 0, most_room);
  self->task = (LianAssignmentTask){ m, n, self->cost, self->use, self->room };
}

/* What an answer costs; G_MAXINT64 where it is none. */
static gint64
value_of (const LianAssignmentTask *task, const guint *maker)
{
  gint64 left[MOST_MAKERS], sum = 0;
  for (guint i = 0; i < task->n_makers; i++)
    left[i] = task->room[i];
  for (guint j = 0; j < task->n_orders; j++)
    {
      guint cell = maker[j] * task->n_orders + j;
      left[maker[j]] -= task->use[cell];
      if (task->cost[cell] == G_MAXINT64 || left[maker[j]] < 0)
        return G_MAXINT64;
      sum += task->cost[cell];
    }
  return sum;
}

static gint64
find_best (const LianAssignmentTask *task, guint *maker, guint order)
{
  gint64 best = G_MAXINT64;
  if (order == task->n_orders)
    return value_of (task, maker);
  for (maker[order] = 0; maker[order] < task->n_makers; maker[order]++)
    best = MIN (best, find_best (task, maker, order + 1));
  return best;
}

static LianAssignmentAnswer *
solve (const LianAssignmentTask *task, double seconds)
{
  g_autoptr (GError) error = NULL;
  LianSolveLimits limits = { seconds, 0 };
  LianAssignmentAnswer *answer = lian_assignment_solve (task, &limits, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static void
check_against_all (const LianAssignmentTask *task)
{
  guint maker[MOST_ORDERS + 1];
  gint64 best = find_best (task, maker, 0);
  g_autoptr (LianAssignmentAnswer) answer = solve (task, 10);
  if (best == G_MAXINT64)
    {
      g_assert_cmpint (answer->status, ==, LIAN_SOLVE_INFEASIBLE);
      g_assert_null (answer->maker);
      return;
    }
  g_assert_cmpint (answer->status, ==, LIAN_SOLVE_OPTIMAL);
  g_assert_cmpint (answer->objective, ==, best);
  g_assert_cmpint (answer->bound, ==, best);
  g_assert_cmpint (value_of (task, answer->maker), ==, best);
}

static void
test_all_answers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);
  for (int n = 0; n < 1500; n++)
    {
      Case one;
      make_case (&one, random, 1);
      check_against_all (&one.task);
    }
}

/* Rooms too wide for a table of all fillings: the bound is weaker, the answer as right. */
static void
test_wide_rooms (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  for (int n = 0; n < 300; n++)
    {
      Case one;
      make_case (&one, random, G_GINT64_CONSTANT (1000003) << 20);
      check_against_all (&one.task);
    }
}

#define LARGE_MAKERS 12
#define LARGE_ORDERS 150

/* The skilled maker is the dearer one and rooms are tight: no proof within the limit. */
static void
make_large (gint64 *cost, gint64 *use, gint64 *room)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (guint i = 0; i < LARGE_MAKERS; i++)
    {
      gint64 sum = 0;
      for (guint j = 0; j < LARGE_ORDERS; j++)
        {
          guint cell = i * LARGE_ORDERS + j;
          use[cell] = g_rand_int_range (random, 1, 101);
          cost[cell] = 111 - use[cell] + g_rand_int_range (random, -10, 11);
          sum += use[cell];
        }
      room[i] = sum * 8 / 10 / LARGE_MAKERS;
    }
}

static void
test_large (void)
{
  g_autofree gint64 *cost = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  g_autofree gint64 *use = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  gint64 room[LARGE_MAKERS], sum = 0;
  make_large (cost, use, room);
  LianAssignmentTask task = { LARGE_MAKERS, LARGE_ORDERS, cost, use, room };
  g_autoptr (LianAssignmentAnswer) answer = solve (&task, 1.5), again = solve (&task, 1.5);
  g_assert_cmpint (answer->status, ==, LIAN_SOLVE_FEASIBLE);
  for (guint j = 0; j < LARGE_ORDERS; j++)
    {
      guint cell = answer->maker[j] * LARGE_ORDERS + j;
      room[answer->maker[j]] -= use[cell];
      sum += cost[cell];
      g_assert_cmpint (room[answer->maker[j]], >=, 0);
      g_assert_cmpuint (answer->maker[j], ==, again->maker[j]);
    }
  g_assert_cmpint (sum, ==, answer->objective);
  g_assert_cmpint (answer->bound, <=, answer->objective);
  g_assert_cmpint (answer->bound, ==, again->bound);
  /* Near the bound: 1 % is told, not known. */
  g_assert_cmpint (answer->objective - answer->bound, <, answer->objective / 100);
}

/* All rooms together are too small by one: the bound says so, where a search would not end. */
static void
test_no_room (void)
{
  g_autofree gint64 *cost = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  g_autofree gint64 *use = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  gint64 room[LARGE_MAKERS];
  make_large (cost, use, room);
  for (guint cell = 0; cell < LARGE_MAKERS * LARGE_ORDERS; cell++)
    use[cell] = 4;
  for (guint i = 0; i < LARGE_MAKERS; i++)
    room[i] = LARGE_ORDERS * 4 / LARGE_MAKERS - (i == 0);
  LianAssignmentTask task = { LARGE_MAKERS, LARGE_ORDERS, cost, use, room };
  g_autoptr (LianAssignmentAnswer) answer = solve (&task, 10);
  g_assert_cmpint (answer->status, ==, LIAN_SOLVE_INFEASIBLE);
}

static void
test_cancelled (void)
{
  g_autofree gint64 *cost = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  g_autofree gint64 *use = g_new (gint64, LARGE_MAKERS * LARGE_ORDERS);
  gint64 room[LARGE_MAKERS];
  make_large (cost, use, room);
  LianAssignmentTask task = { LARGE_MAKERS, LARGE_ORDERS, cost, use, room };
  LianSolveLimits limits = { 100, 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_null (lian_assignment_solve (&task, &limits, NULL, cancellable, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/all-answers", test_all_answers);
  g_test_add_func ("/assignment/wide-rooms", test_wide_rooms);
  g_test_add_func ("/assignment/large", test_large);
  g_test_add_func ("/assignment/no-room", test_no_room);
  g_test_add_func ("/assignment/cancelled", test_cancelled);
  return g_test_run ();
}
