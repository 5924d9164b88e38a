/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is said about a plan of arrangement: what is wrong with it, what it comes to, and why. */
#include "lian-arrange-answers.h"
#include "lian-arrange-check.h"
#include "lian-arrange-possible-private.h"
#include "lian-arrange-solve.h"
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
  LianArrangeWay ways[] = { { 0, 0, 7, 6, 4, 41, 0, 0, 2 }, { 0, 1, 3, 0, 0, 0, LIAN_ARRANGE_NONE, 2, 1 } };
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
  expect_completed (some, 3, "0.0.0=2 0.0.1=1 0.1.1=1 1.1.1=2");
  /* The last month is too late for the first part, and nothing wants the eighth step. */
  const LianArrangeAmount late[] = { { 0, 2, 8 } };
  expect_completed (late, 1, "0.1.2=4 0.0.2=3 0.1.2=1");
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

/* What is found by trying all keeps to the task, and completing its amounts loses nothing of it. */
static void
test_tried (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n_found = 0;
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) best = random_arrange_best (task, objectives);
      if (best == NULL)
        continue;
      g_assert_cmpuint (objectives->len, ==, random_arrange_get_places (task));
      expect_faults (task, g_array_ref (best), "");
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 20);
}

static const LianSolveLimits ample = { .seconds = 5 };

static GArray *
arrange (const LianArrangeTask *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (task, &ample, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan->status == LIAN_SOLVE_OPTIMAL ? g_array_ref (plan->shares) : NULL;
}

static gint64
count_steps (GArray *shares, guint way)
{
  gint64 sum = 0;
  for (guint n = 0; n < shares->len; n++)
    if (AT (shares, LianArrangeShare, n)->way == way)
      sum += AT (shares, LianArrangeShare, n)->quantity;
  return sum;
}

/* What a maker has more or less in a plan than in another, as "way+steps". */
static char *
describe_changes (const LianArrangeTask *task, guint maker, GArray *before, GArray *after)
{
  GString *text = g_string_new (NULL);
  for (guint w = 0; w < task->ways->len; w++)
    {
      gint64 more = count_steps (after, w) - count_steps (before, w);
      if (AT (task->ways, LianArrangeWay, w)->maker == maker && more != 0)
        g_string_append_printf (text, " %u%+" G_GINT64_FORMAT, w, more);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_amounts (GArray *amounts)
{
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < amounts->len; n++)
    g_string_append_printf (text, " %u%+" G_GINT64_FORMAT, AT (amounts, LianArrangeAmount, n)->way,
                            AT (amounts, LianArrangeAmount, n)->quantity);
  return g_string_free (text, FALSE);
}

static char *
try_demand (const LianArrangeTask *task, guint maker, GArray *shares, const LianArrangeDemand *demand)
{
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (task, demand, 1);
  g_autoptr (GArray) after = arrange (loose);
  g_assert_nonnull (after);
  return describe_changes (task, maker, shares, after);
}

static gboolean
is_named (const LianArrangeSlip *slip, guint limit, guint month)
{
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeDemand *demand = &((LianArrangeReason *) slip->reasons->pdata[n])->demand;
      if (demand->kind == LIAN_DEMAND_LIMIT && demand->index == limit && demand->month == month)
        return TRUE;
    }
  return FALSE;
}

/* So much more of any limit of the kind that isn't named changes nothing for the co-operative. */
static guint
try_others (const LianArrangeTask *task, const LianArrangeSlip *slip, GArray *shares, guint limit, gint64 by)
{
  guint n_broken = 0;
  LianLimitKind kind = AT (task->limits, LianArrangeLimit, limit)->kind;
  for (guint l = 0; l < task->limits->len; l++)
    for (guint t = 0; t < task->n_months; t++)
      {
        const LianArrangeDemand demand = { LIAN_DEMAND_LIMIT, l, t, by };
        gboolean other = AT (task->limits, LianArrangeLimit, l)->kind == kind && !is_named (slip, l, t);
        g_autofree char *found = other ? try_demand (task, slip->maker, shares, &demand) : NULL;
        if (found != NULL && *found != '\0')
          {
            n_broken++;
            g_test_message ("limit %u month %u by %d: maker %u gets%s", l, t, (int) by, slip->maker, found);
          }
      }
  return n_broken;
}

static guint n_reasons, n_others_broken;

static void
check_slip (const LianArrangeTask *task, const LianArrangeSlip *slip, GArray *shares)
{
  gint64 given = 0, most = 0;
  g_assert_true (slip->is_whole);
  g_assert_true (slip->is_best);
  for (guint n = 0; n < slip->lines->len; n++)
    {
      const LianArrangeSlipLine *line = AT (slip->lines, LianArrangeSlipLine, n);
      guint order = AT (task->ways, LianArrangeWay, line->way)->order;
      g_assert_cmpint (line->given, ==, count_steps (shares, line->way));
      g_assert_cmpint (line->given, <=, line->able);
      g_assert_cmpint (line->able, <=, line->asked);
      given += line->given * AT (task->orders, LianArrangeOrder, order)->value;
      most += line->able * AT (task->orders, LianArrangeOrder, order)->value;
    }
  g_assert_cmpint (slip->given, ==, given);
  g_assert_cmpint (slip->given, <=, slip->able);
  g_assert_cmpint (slip->able, <=, most);
  for (guint n = 0; n < slip->reasons->len; n++)
    {
      const LianArrangeReason *reason = slip->reasons->pdata[n];
      g_autofree char *said = describe_amounts (reason->changes);
      g_autofree char *found = try_demand (task, slip->maker, shares, &reason->demand);
      g_assert_cmpstr (said, ==, found);
      g_assert_cmpstr (said, !=, "");
      n_reasons++;
      if (reason->demand.kind == LIAN_DEMAND_LIMIT)
        n_others_broken += try_others (task, slip, shares, reason->demand.index, reason->demand.by);
    }
}

/* A slip keeps its word: more of what it names brings what it says, more of anything else nothing. */
static void
test_slips (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (64);
  guint n_slips = 0;
  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) shares = arrange (task);
      if (shares == NULL)
        continue;
      g_autoptr (GPtrArray) slips = lian_arrange_slips (task, shares, &ample, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (slips->len, ==, task->makers->len);
      for (guint m = 0; m < slips->len; m++, n_slips++)
        check_slip (task, slips->pdata[m], shares);
    }
  g_test_message ("%u slips, %u reasons, %u others", n_slips, n_reasons, n_others_broken);
  g_assert_cmpuint (n_others_broken, ==, 0);
}

static gboolean
is_in_time (const LianArrangeTask *task, const LianArrangeDemand *demand, guint order)
{
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (task, demand, demand->by > 0);
  g_autoptr (GArray) shares = arrange (loose);
  gint64 made = 0;
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = AT (shares, LianArrangeShare, n);
      const LianArrangePart *part = AT (loose->parts, LianArrangePart, share->part);
      made += part->order == order && (int) share->month <= part->due ? share->quantity : 0;
    }
  return made == lian_arrange_get_wanted (loose, order);
}

static guint n_reliefs, why_nots[5];

static void
check_why_not (const LianArrangeTask *task, GArray *shares, const LianArrangeWhyNot *why)
{
  gint64 before[LIAN_N_AIMS], after[LIAN_N_AIMS];
  LianArrangeAmount pin = { why->way, LIAN_ARRANGE_NONE, why->quantity };
  why_nots[why->kind]++;
  g_assert_cmpint (count_steps (shares, why->way), ==, 0);
  g_autoptr (LianArrangeTask) pinned = lian_arrange_task_copy (task);
  g_array_append_val (pinned->pins, pin);
  g_autoptr (GArray) found = random_arrange_best (pinned, NULL);
  g_assert_true ((found == NULL) == (why->kind <= LIAN_WHY_NOT_POSSIBLE));
  if (why->kind != LIAN_WHY_NOT_AIM)
    return;
  lian_arrange_measure (task, shares, before);
  lian_arrange_measure (task, found, after);
  g_assert_cmpint (why->worse, >, 0);
  for (guint place = 1; place <= random_arrange_get_places (task); place++)
    {
      gint64 more = random_arrange_get_objective (task, after, place)
                    - random_arrange_get_objective (task, before, place);
      if (more == 0)
        continue;
      gint64 values[LIAN_N_AIMS] = { 0 };
      values[why->aim] = 1;
      g_assert_cmpint (more, >, 0);
      g_assert_cmpint (random_arrange_get_objective (task, values, place), >, 0);
      return;
    }
  g_assert_not_reached ();
}

static void
check_answer (const LianArrangeTask *task, const LianArrangeOrderAnswer *answer, GArray *shares)
{
  const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, answer->order);
  guint n_used = 0;
  for (guint w = 0; w < order->n_ways; w++)
    n_used += count_steps (shares, order->first_way + w) > 0;
  g_assert_cmpuint (answer->why_not->len, ==, order->n_ways - n_used);
  for (guint n = 0; n < answer->why_not->len; n++)
    check_why_not (task, shares, AT (answer->why_not, LianArrangeWhyNot, n));
  for (guint n = 0; n < answer->reliefs->len; n++)
    {
      LianArrangeDemand relief = *AT (answer->reliefs, LianArrangeDemand, n);
      g_assert_true (is_in_time (task, &relief, answer->order));
      relief.by--;
      g_assert_false (is_in_time (task, &relief, answer->order));
      n_reliefs++;
    }
}

/* A relief cures as it says and by one less doesn't; who is said to be unable is. */
static void
test_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (66);
  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) shares = arrange (task);
      for (guint o = 0; shares != NULL && o < task->orders->len; o++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (LianArrangeOrderAnswer) answer
              = lian_arrange_order_answer (task, shares, o, &ample, NULL, NULL, &error);
          g_assert_no_error (error);
          check_answer (task, answer, shares);
        }
    }
  g_test_message ("%u reliefs; why not: %u %u %u %u %u", n_reliefs, why_nots[0], why_nots[1], why_nots[2],
                  why_nots[3], why_nots[4]);
  g_assert_cmpuint (n_reliefs, >, 20);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_UNABLE], >, 5);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_AIM], >, 5);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_BETTER], ==, 0);
}

typedef struct
{
  LianArrangeTask *bare;
  GArray *demands;
  guint8 *kept;
} Demands;

static gboolean
is_possible (const Demands *self)
{
  const _LianRun run = { &ample, NULL, NULL };
  g_autoptr (GArray) shares = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (_lian_arrange_is_possible (self->bare, self->demands, self->kept, &shares, &run, &error));
  return shares != NULL;
}

/* Whether some set of just so many demands, from one on, can't be met. */
static gboolean
has_contradiction (Demands *self, guint first, guint n)
{
  if (n == 0)
    return !is_possible (self);
  for (guint d = first; d < self->demands->len; d++)
    {
      self->kept[d] = TRUE;
      gboolean found = has_contradiction (self, d + 1, n - 1);
      self->kept[d] = FALSE;
      if (found)
        return TRUE;
    }
  return FALSE;
}

static guint
find_demand (const Demands *self, const LianArrangeDemand *demand)
{
  for (guint d = 0; d < self->demands->len; d++)
    {
      const LianArrangeDemand *other = AT (self->demands, LianArrangeDemand, d);
      if (other->kind == demand->kind && other->index == demand->index && other->month == demand->month)
        return d;
    }
  g_assert_not_reached ();
}

static void
check_contradiction (Demands *self, const LianArrangeContradiction *found)
{
  for (guint n = 0; n < found->demands->len; n++)
    self->kept[find_demand (self, AT (found->demands, LianArrangeDemand, n))] = TRUE;
  g_assert_false (is_possible (self));
  for (guint n = 0; n < found->demands->len; n++)
    {
      guint demand = find_demand (self, AT (found->demands, LianArrangeDemand, n));
      self->kept[demand] = FALSE;
      g_assert_true (is_possible (self));
      self->kept[demand] = TRUE;
    }
  memset (self->kept, 0, self->demands->len);
  for (guint n = 0; n < MIN (found->demands->len, 4); n++)
    g_assert_false (has_contradiction (self, 0, n));
}

static void
test_contradictions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (67);
  guint sizes[8] = { 0 };
  for (guint n = 0; n < 150; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) best = random_arrange_best (task, NULL);
      g_autoptr (LianArrangeContradiction) found = lian_arrange_contradiction (task, &ample, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true ((best == NULL) == (found->demands->len > 0));
      sizes[MIN (found->demands->len, 7)]++;
      if (best != NULL)
        continue;
      g_autoptr (LianArrangeTask) bare = _lian_arrange_new_bare (task);
      g_autoptr (GArray) demands = _lian_arrange_list_demands (bare);
      g_autofree guint8 *kept = g_new0 (guint8, demands->len);
      Demands self = { bare, demands, kept };
      check_contradiction (&self, found);
    }
  g_test_message ("of 0 to 7 members: %u %u %u %u %u %u %u %u", sizes[0], sizes[1], sizes[2], sizes[3], sizes[4],
                  sizes[5], sizes[6], sizes[7]);
  for (guint n = 0; n < 5; n++)
    g_assert_cmpuint (sizes[n], >, 0);
}

/* A plan of the small task and what stays of the whole plan, together. */
static GArray *
put_together (const _LianScope *scope, GArray *small, GArray *whole, const guint8 *is_free)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  for (guint n = 0; n < whole->len; n++)
    if (!is_free[AT (whole, LianArrangeShare, n)->way])
      g_array_append_val (both, *AT (whole, LianArrangeShare, n));
  for (guint n = 0; n < small->len; n++)
    {
      LianArrangeShare share = *AT (small, LianArrangeShare, n);
      share.way = scope->way[share.way];
      share.part = scope->part[share.part];
      g_array_append_val (both, share);
    }
  return both;
}

static gint64
sum_places (const LianArrangeTask *task, GArray *shares, guint place)
{
  gint64 values[LIAN_N_AIMS];
  lian_arrange_measure (task, shares, values);
  return random_arrange_get_objective (task, values, place);
}

/* A plan arranged anew in a few ways only is one of the whole task, and as good as it was. */
static void
test_narrow (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (65);
  const _LianRun run = { &ample, NULL, NULL };
  guint n_narrow = 0;
  for (guint n = 0; n < 150; n++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL & ~RANDOM_ARRANGE_MUSTS);
      g_autoptr (GArray) shares = arrange (task);
      for (guint m = 0; shares != NULL && m < task->makers->len; m++, n_narrow++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree guint8 *is_free = g_new0 (guint8, task->ways->len + 1);
          for (guint w = 0; w < task->ways->len; w++)
            is_free[w] = AT (task->ways, LianArrangeWay, w)->maker == m;
          g_autoptr (_LianScope) scope = _lian_scope_new (task, shares, is_free);
          g_assert_true (_lian_scope_begin (scope, &run, &error));
          g_autoptr (GArray) both = put_together (scope, scope->shares, shares, is_free);
          for (guint place = 1; place <= random_arrange_get_places (task); place++)
            g_assert_cmpint (sum_places (task, both, place), ==, sum_places (task, shares, place));
          expect_faults (task, g_steal_pointer (&both), "");
        }
    }
  g_assert_cmpuint (n_narrow, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-answers/check-places", test_check_places);
  g_test_add_func ("/arrange-answers/check-makers", test_check_makers);
  g_test_add_func ("/arrange-answers/check-musts", test_check_musts);
  g_test_add_func ("/arrange-answers/measure", test_measure);
  g_test_add_func ("/arrange-answers/complete", test_complete);
  g_test_add_func ("/arrange-answers/months", test_months);
  g_test_add_func ("/arrange-answers/tried", test_tried);
  g_test_add_func ("/arrange-answers/slips", test_slips);
  g_test_add_func ("/arrange-answers/orders", test_orders);
  g_test_add_func ("/arrange-answers/contradictions", test_contradictions);
  g_test_add_func ("/arrange-answers/narrow", test_narrow);
  return g_test_run ();
}
