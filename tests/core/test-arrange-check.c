/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a plan of arrangement keeps to its task, and what it comes to. */
#include "lian-arrange-check.h"
#include "lian-arrange-differences.h"
#include "random-arrange.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

/* Two months, two co-operatives; an order of 3 and 4 steps that both can make from a common material. */
static LianArrangeTask *
make_task (void)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 3);
  LianArrangeMaker makers[] = { { 11, 5, 20 }, { 12, 5, 0 } };
  LianArrangeOrder order = { .line = 21, .contract = 22, .product = 23, .orderer = 24, .step = 1, .value = 10,
                             .weight = 2, .n_parts = 2, .n_ways = 2 };
  LianArrangePart parts[] = { { 0, 0, 3 }, { 0, 1, 4 } };
  guint hours = lian_arrange_task_add_limit (task, LIAN_LIMIT_PROCESS, 31, 0);
  guint iron = lian_arrange_task_add_limit (task, LIAN_LIMIT_MATERIAL, 32, LIAN_ARRANGE_NONE);
  LianArrangeUse uses[] = { { hours, 5 }, { iron, 2 }, { iron, 3 }, { hours, 4 } };
  LianArrangeWay ways[] = { { 0, 0, 7, 6, 4, 41, 0, 0, 0, 2 }, { 0, 1, 3, 0, 0, 0, 0, LIAN_ARRANGE_NONE, 2, 1 } };
  LianArrangeVariety variety = { 0, 23, 3, 1 };
  task->holding = 150;
  task->late_months = 1;
  for (guint t = 0; t < 3; t++)
    {
      AT (task->limits, LianArrangeLimit, hours)->amount[t] = 19;
      AT (task->limits, LianArrangeLimit, iron)->amount[t] = t < 2 ? 8 : 0;
    }
  g_array_append_vals (task->makers, makers, 2);
  g_array_append_val (task->orders, order);
  g_array_append_vals (task->parts, parts, 2);
  g_array_append_vals (task->uses, uses, 4);
  g_array_append_vals (task->ways, ways, 2);
  g_array_append_val (task->varieties, variety);
  return task;
}

static GArray *
make_shares (const LianArrangeShare *shares, guint n_shares)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof *shares);
  g_array_append_vals (array, shares, n_shares);
  return array;
}

/* Faults as "kind:order.way.part.month.limit.maker=amount", an index that is none as "-". */
static char *
describe (GPtrArray *faults)
{
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < faults->len; n++)
    {
      const LianArrangeFault *fault = faults->pdata[n];
      guint at[] = { fault->order, fault->way, fault->part, fault->month, fault->limit, fault->maker };
      g_string_append_printf (text, "%s%u:", n > 0 ? " " : "", fault->kind);
      for (guint a = 0; a < G_N_ELEMENTS (at); a++)
        if (at[a] == LIAN_ARRANGE_NONE)
          g_string_append_c (text, '-');
        else
          g_string_append_printf (text, "%u", at[a]);
      g_string_append_printf (text, "=%" G_GINT64_FORMAT, fault->amount);
    }
  return g_string_free (text, FALSE);
}

static void
expect_faults (const LianArrangeTask *task, GArray *shares, const char *expected)
{
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, shares);
  g_autofree char *found = describe (faults);
  g_assert_cmpstr (found, ==, expected);
  g_array_unref (shares);
}

#define SHARES(...) make_shares ((LianArrangeShare[]) { __VA_ARGS__ }, \
                                 sizeof ((LianArrangeShare[]) { __VA_ARGS__ }) / sizeof (LianArrangeShare))

static void
test_check_places (void)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, 0);
  /* Hours: 4 + 5 × 3 = 19; iron: 6, then 3 × 3 of the 10 that there are. */
  expect_faults (task, SHARES ({ 0, 0, 0, 3 }, { 1, 1, 1, 3 }), "");
  expect_faults (task, SHARES ({ 0, 0, 0, 3 }, { 0, 1, 0, 1 }), "4:---000=5");
  expect_faults (task, SHARES ({ 0, 0, 0, 3 }, { 1, 1, 1, 4 }), "4:---11-=2");
  expect_faults (task, SHARES ({ 1, 1, 0, 3 }, { 1, 1, 1, 1 }, { 1, 0, 1, 2 }), "4:---01-=1 4:---11-=2");
  expect_faults (task, SHARES ({ 0, 0, 2, 1 }), "2:0002--=1");
  expect_faults (task, SHARES ({ 0, 1, 2, 1 }), "");
  expect_faults (task, SHARES ({ 0, 0, 0, 2 }, { 0, 0, 1, 2 }), "3:0-0---=1");
  expect_faults (task, SHARES ({ 2, 0, 0, 1 }, { 0, 0, 3, 1 }, { 0, 0, 0, 0 }), "0:--0---=1 0:--1---=1 0:--2---=0");
  order->opens = 1;
  expect_faults (task, SHARES ({ 0, 0, 0, 1 }), "1:0000--=1");
}

static void
test_check_makers (void)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, 0);
  order->one_maker = TRUE;
  expect_faults (task, SHARES ({ 0, 0, 0, 1 }, { 1, 1, 1, 2 }), "5:00----=1");
  order->one_maker = FALSE;
  order->least_lot = 3;
  expect_faults (task, SHARES ({ 0, 0, 0, 1 }, { 0, 1, 1, 1 }, { 1, 1, 1, 3 }), "6:00----=1");
  order->least_lot = 100; /* is the whole order then */
  expect_faults (task, SHARES ({ 0, 0, 0, 3 }, { 0, 1, 1, 3 }), "6:00----=1");
  order->least_lot = 0;
  AT (task->ways, LianArrangeWay, 1)->least_lot = 3; /* of the second alone */
  expect_faults (task, SHARES ({ 0, 0, 0, 1 }, { 1, 1, 1, 2 }), "6:01----=1");
  expect_faults (task, SHARES ({ 0, 0, 0, 1 }, { 1, 1, 1, 3 }), "");
  AT (task->ways, LianArrangeWay, 1)->least_lot = 0;
  LianArrangeAmount pins[] = { { 0, 1, 2 }, { 1, LIAN_ARRANGE_NONE, 1 } };
  g_array_append_vals (task->pins, pins, 2);
  expect_faults (task, SHARES ({ 0, 1, 1, 2 }, { 1, 0, 0, 1 }), "");
  expect_faults (task, SHARES ({ 0, 1, 0, 1 }, { 0, 1, 1, 1 }), "7:00-1--=-1 7:01----=-1");
  expect_faults (task, SHARES ({ 0, 1, 1, 3 }, { 1, 0, 0, 1 }, { 1, 0, 1, 1 }), "7:00-1--=1 7:01----=1");
}

static void
expect_must (LianAim aim, GArray *shares, const char *expected)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  LianArrangeStage stage = { aim, 1, 1, TRUE };
  LianArrangeAmount agreed[] = { { 0, 1, 2 }, { 1, LIAN_ARRANGE_NONE, 1 } };
  g_array_append_val (task->stages, stage);
  g_array_append_vals (task->agreed, agreed, 2);
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, shares);
  for (guint n = 0; n < faults->len; n++)
    g_assert_cmpint (((LianArrangeFault *) faults->pdata[n])->aim, ==, aim);
  expect_faults (task, shares, expected);
}

static void
test_check_musts (void)
{
  expect_must (LIAN_AIM_PROMISE, SHARES ({ 0, 0, 0, 3 }, { 0, 1, 1, 1 }), "8:0-1---=3");
  expect_must (LIAN_AIM_RELATION, SHARES ({ 0, 0, 0, 3 }), "8:00----=1");
  expect_must (LIAN_AIM_RELATION, SHARES ({ 0, 0, 0, 3 }, { 0, 1, 1, 1 }), "");
  expect_must (LIAN_AIM_LATE, SHARES ({ 0, 0, 1, 2 }, { 1, 1, 1, 1 }), "8:0001--=2");
  expect_must (LIAN_AIM_DISTURBANCE, SHARES ({ 0, 1, 1, 1 }), "8:00-1--=1 8:01----=1");
  expect_must (LIAN_AIM_DISTURBANCE, SHARES ({ 0, 1, 1, 3 }, { 1, 0, 0, 2 }), "");
  expect_must (LIAN_AIM_FAIRNESS, SHARES ({ 0, 0, 0, 3 }), "8:-----0=2");
  expect_must (LIAN_AIM_COST, SHARES ({ 1, 0, 0, 2 }), "8:------=6");
}

static void
test_measure (void)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  LianArrangeAmount agreed[] = { { 0, 1, 2 }, { 1, LIAN_ARRANGE_NONE, 1 } };
  gint64 values[LIAN_N_AIMS];
  g_array_append_vals (task->agreed, agreed, 2);
  /* Part 0: one in time, one a month late; part 1: two early, one in time; two steps are nobody's. */
  g_autoptr (GArray) shares = SHARES ({ 0, 0, 0, 1 }, { 0, 0, 1, 1 }, { 1, 1, 0, 2 }, { 0, 1, 1, 1 });
  lian_arrange_measure (task, shares, values);
  g_assert_cmpint (values[LIAN_AIM_PROMISE], ==, 2 * 10 * 2);
  g_assert_cmpint (values[LIAN_AIM_RELATION], ==, 10 * 1);
  g_assert_cmpint (values[LIAN_AIM_LATE], ==, 10 * 2 * 1);
  g_assert_cmpint (values[LIAN_AIM_DISTURBANCE], ==, 0);
  g_assert_cmpint (values[LIAN_AIM_FAIRNESS], ==, 20 - 3 * 6);
  /* Holding is 1.5 for a step and month, so 2. */
  g_assert_cmpint (values[LIAN_AIM_COST], ==, 3 * 7 + 2 * 3 + 2 * 2);
  g_autofree gint64 *used = lian_arrange_get_used (task, shares);
  g_assert_cmpint (used[0], ==, 4 + 5);
  g_assert_cmpint (used[1], ==, 4 + 10);
  g_assert_cmpint (used[3], ==, 2 + 6);
  g_assert_cmpint (used[4], ==, 4);
  g_array_set_size (shares, 0);
  lian_arrange_measure (task, shares, values);
  g_assert_cmpint (values[LIAN_AIM_DISTURBANCE], ==, 30);
  AT (task->orders, LianArrangeOrder, 0)->value = G_MAXINT64;
  lian_arrange_measure (task, shares, values);
  g_assert_cmpint (values[LIAN_AIM_PROMISE], ==, G_MAXINT64);
}

static char *
describe_shares (GArray *shares)
{
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = AT (shares, LianArrangeShare, n);
      g_string_append_printf (text, "%s%u.%u.%u=%" G_GINT64_FORMAT, n > 0 ? " " : "", share->way, share->part,
                              share->month, share->quantity);
    }
  return g_string_free (text, FALSE);
}

static void
expect_completed (const LianArrangeAmount *amounts, guint n_amounts, const char *expected)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof *amounts);
  g_array_append_vals (array, amounts, n_amounts);
  g_autoptr (GArray) shares = lian_arrange_complete (task, array);
  g_autofree char *found = describe_shares (shares);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_complete (void)
{
  const LianArrangeAmount some[] = { { 1, 1, 2 }, { 0, 0, 2 }, { 0, 1, 2 } };
  /* The fourth step that is made in the second month would be late for the first part. */
  expect_completed (some, 3, "0.0.0=2 0.1.1=2 1.1.1=2");
  const LianArrangeAmount more[] = { { 1, 1, 3 }, { 0, 0, 2 }, { 0, 1, 2 } };
  expect_completed (more, 3, "0.0.0=2 0.0.1=1 0.1.1=1 1.1.1=3");
  /* The last month is too late for the first part, and nothing wants the eighth step. */
  const LianArrangeAmount late[] = { { 0, 2, 8 } };
  expect_completed (late, 1, "0.0.2=3 0.1.2=5");
  const LianArrangeAmount whenever[] = { { 1, LIAN_ARRANGE_NONE, 5 } };
  expect_completed (whenever, 1, "1.0.0=3 1.1.1=2");
}

/* Windows of what is overdue, and of what has none. */
static void
test_months (void)
{
  g_autoptr (LianArrangeTask) task = make_task ();
  g_assert_cmpuint (lian_arrange_get_last_month (task, 0), ==, 1);
  g_assert_cmpuint (lian_arrange_get_last_month (task, 1), ==, 2);
  AT (task->parts, LianArrangePart, 0)->due = -5;
  g_assert_cmpuint (lian_arrange_get_last_month (task, 0), ==, 0);
  task->late_months = 9;
  g_assert_cmpuint (lian_arrange_get_last_month (task, 0), ==, 2);
  task->late_months = 0;
  g_assert_cmpuint (lian_arrange_get_last_month (task, 0), ==, LIAN_ARRANGE_NONE);
  g_assert_cmpuint (lian_arrange_get_last_month (task, 1), ==, 1);
}

/* What a plan makes in each way and month, completed, is as good as the plan: no less in time, no earlier. */
static void
check_completed (const LianArrangeTask *task, GArray *shares)
{
  gint64 before[LIAN_N_AIMS], after[LIAN_N_AIMS];
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, shares);
  g_autoptr (GArray) completed = lian_arrange_complete (task, amounts);
  lian_arrange_measure (task, shares, before);
  lian_arrange_measure (task, completed, after);
  for (guint place = 1; place <= random_arrange_get_places (task); place++)
    g_assert_cmpint (random_arrange_get_objective (task, after, place), ==,
                     random_arrange_get_objective (task, before, place));
  expect_faults (task, g_steal_pointer (&completed), "");
}

/* What is found by trying all keeps to the task, and completing its amounts loses nothing of it. */
static void
test_tried (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n_found = 0;
  for (guint n = 0; n < 300; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) best = random_arrange_best (task, objectives);
      if (best == NULL)
        continue;
      g_assert_cmpuint (objectives->len, ==, random_arrange_get_places (task));
      expect_faults (task, g_array_ref (best), "");
      check_completed (task, best);
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-check/places", test_check_places);
  g_test_add_func ("/arrange-check/makers", test_check_makers);
  g_test_add_func ("/arrange-check/musts", test_check_musts);
  g_test_add_func ("/arrange-check/measure", test_measure);
  g_test_add_func ("/arrange-check/complete", test_complete);
  g_test_add_func ("/arrange-check/months", test_months);
  g_test_add_func ("/arrange-check/tried", test_tried);
  return g_test_run ();
}
