/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is said about a plan of arrangement, in words. */
#include "sample-arrange.h"
#include "lian-arrange-check.h"
#include "lian-arrange-solve.h"
#include "lian-arrange-words.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

static const LianSolveLimits ample = { .seconds = 5 };

static GArray *
arrange (const LianArrangeTask *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (task, &ample, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan->status == LIAN_SOLVE_OPTIMAL ? g_array_ref (plan->shares) : NULL;
}

static LianArrangeNames *
make_names (void)
{
  const struct { gint64 id; const char *name; } of[] = {
    { 11, "First Iron" }, { 12, "Second Iron" }, { 21, "pots" }, { 22, "No. 7" }, { 31, "forging" },
    { 32, "pot" }, { 33, "iron" },
  };
  LianArrangeNames *names = lian_arrange_names_new ();
  for (guint n = 0; n < G_N_ELEMENTS (of); n++)
    lian_arrange_names_set (names, of[n].id, of[n].name);
  return names;
}

static LianArrangeTask *
make_spoken (void)
{
  LianArrangeTask *task = sample_arrange_small (lian_date_new (1956, 4, 1));
  LianArrangePart part = { 0, 1, 5 };
  LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, 0);
  LianArrangeAmount agreed[] = { { 0, LIAN_ARRANGE_NONE, 2 }, { 1, 2, 3 } };
  const guint limits[] = { lian_arrange_task_add_limit (task, LIAN_LIMIT_PROCESS, 31, 0),
                           lian_arrange_task_add_limit (task, LIAN_LIMIT_PRODUCT, 32, 1),
                           lian_arrange_task_add_limit (task, LIAN_LIMIT_MATERIAL, 33, LIAN_ARRANGE_NONE) };
  AT (task->limits, LianArrangeLimit, limits[0])->amount[0] = 7200000;
  AT (task->limits, LianArrangeLimit, limits[1])->amount[0] = 40;
  AT (task->limits, LianArrangeLimit, limits[2])->amount[0] = 9;
  AT (task->limits, LianArrangeLimit, limits[2])->contract = 22;
  order->contract = 22;
  order->n_parts = 1;
  order->opens = 1;
  order->least_lot = 3;
  order->one_maker = TRUE;
  AT (task->ways, LianArrangeWay, 0)->keep = 4;
  AT (task->makers, LianArrangeMaker, 1)->floor = 1800000;
  g_array_append_val (task->parts, part);
  g_array_append_vals (task->agreed, agreed, 2);
  g_array_append_vals (task->pins, agreed, 2);
  return task;
}

static void
test_demand_words (void)
{
  const struct { LianArrangeDemand demand; const char *demanded, *loosened; } cases[] = {
    { { LIAN_DEMAND_LIMIT, 0, 0, 5400000 }, "First Iron, forging: in 1956-04 there is no more than 2 h",
      "1.5 h more of forging at First Iron in 1956-04" },
    { { LIAN_DEMAND_LIMIT, 1, 0, 2 }, "Second Iron, pot: in 1956-04 it can make no more than 40",
      "capacity for 2 more of pot at Second Iron in 1956-04" },
    { { LIAN_DEMAND_LIMIT, 2, 0, 3 }, "iron (No. 7): in 1956-04 no more than 9 becomes available",
      "3 more of iron (No. 7) by 1956-04" },
    { { LIAN_DEMAND_DATE, 0, LIAN_ARRANGE_NONE, 2 }, "pots (No. 7): it may not be later than its dates allow",
      "pots (No. 7) due later (months: 2)" },
    { { LIAN_DEMAND_OPENS, 0, LIAN_ARRANGE_NONE, 1 }, "pots (No. 7): it may not be made before 1956-05",
      "pots (No. 7) begun earlier (months: 1)" },
    { { LIAN_DEMAND_LOT, 0, LIAN_ARRANGE_NONE, 1 }, "pots (No. 7): a co-operative makes at least 30 of it, or nothing",
      "pots (No. 7) with a least lot smaller by 10" },
    { { LIAN_DEMAND_LOT, 0, LIAN_ARRANGE_NONE, 2 }, "pots (No. 7): a co-operative makes at least 30 of it, or nothing",
      "pots (No. 7) without a least lot" },
    { { LIAN_DEMAND_ONE_MAKER, 0, LIAN_ARRANGE_NONE, 1 }, "pots (No. 7): a single co-operative has to make all of it",
      "pots (No. 7) made by several co-operatives" },
    { { LIAN_DEMAND_PIN, 0, LIAN_ARRANGE_NONE, 1 }, "First Iron, pots (No. 7): 20 in all is pinned",
      "pots (No. 7) no longer pinned to First Iron" },
    { { LIAN_DEMAND_PIN, 1, LIAN_ARRANGE_NONE, 1 }, "Second Iron, pots (No. 7): in 1956-06 30 is pinned",
      "pots (No. 7) no longer pinned to Second Iron" },
    { { LIAN_DEMAND_RELATION, 0, LIAN_ARRANGE_NONE, 1 },
      "First Iron, pots (No. 7): at least 40, so that the relation is kept",
      "10 less of pots (No. 7) kept for the relation of First Iron" },
    { { LIAN_DEMAND_FLOOR, 1, LIAN_ARRANGE_NONE, 1800000 }, "Second Iron: at least 0.5 h of work",
      "the floor of work of Second Iron lower by 0.5 h" },
    { { LIAN_DEMAND_AGREED, 1, LIAN_ARRANGE_NONE, 1 }, "Second Iron, pots (No. 7): in 1956-06 30 was agreed",
      "10 less of pots (No. 7) agreed with Second Iron" },
    { { LIAN_DEMAND_PROMISE, 0, LIAN_ARRANGE_NONE, 1 }, "pots (No. 7): all 50 is to be placed",
      "pots (No. 7) not placed" },
    { { LIAN_DEMAND_OWN_LOT, 1, LIAN_ARRANGE_NONE, 1 }, "Second Iron, pots (No. 7): it takes on at least 20, or nothing",
      "the smallest lot of Second Iron for pots (No. 7) less by 10" },
    { { LIAN_DEMAND_COST, 0, LIAN_ARRANGE_NONE, 1 }, "nothing may cost anything", "costs borne" },
  };
  g_autoptr (LianArrangeTask) task = make_spoken ();
  g_autoptr (LianArrangeNames) names = make_names ();
  AT (task->ways, LianArrangeWay, 1)->least_lot = 2;
  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autofree char *demanded = lian_arrange_demand_to_text (task, names, &cases[n].demand);
      g_autofree char *loosened = lian_arrange_loosened_to_text (task, names, &cases[n].demand);
      g_assert_cmpstr (demanded, ==, cases[n].demanded);
      g_assert_cmpstr (loosened, ==, cases[n].loosened);
    }
}

static char *
join (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  char *text = g_strjoinv ("|", (char **) texts->pdata);
  g_ptr_array_unref (texts);
  return text;
}

/* A month of forging that is full, with all words about it. */
static void
test_answer_words (void)
{
  const LianArrangeStage stages[] = { { LIAN_AIM_PROMISE, 1, 1, FALSE }, { LIAN_AIM_COST, 2, 1, FALSE } };
  const LianArrangeUse use = { 0, 3600000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangeTask) task = make_spoken ();
  g_autoptr (LianArrangeNames) names = make_names ();
  LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, 0);
  order->opens = 0;
  order->least_lot = 0;
  order->one_maker = FALSE;
  task->n_months = 1;
  AT (task->parts, LianArrangePart, 0)->due = 0;
  g_array_append_val (task->uses, use);
  AT (task->ways, LianArrangeWay, 0)->n_uses = 1;
  AT (task->ways, LianArrangeWay, 1)->cost = 2500;
  g_array_set_size (task->pins, 0);
  g_array_set_size (task->agreed, 0);
  g_array_append_vals (task->stages, stages, 2);
  g_autoptr (GArray) shares = arrange (task);
  g_autoptr (LianArrangeSlip) slip = lian_arrange_slip (task, shares, 0, &ample, NULL, NULL, &error);
  g_autofree char *slip_text = join (lian_arrange_slip_to_texts (task, names, slip));
  g_assert_cmpstr (slip_text, ==, "1 h more of forging at First Iron in 1956-04 → 10 of pots (No. 7) more|"
                                  "Next it would get 10 of pots (No. 7).");
  AT (task->limits, LianArrangeLimit, 0)->amount[0] = 3600000 * 5;
  g_autoptr (GArray) all = arrange (task);
  g_autoptr (LianArrangeOrderAnswer) answer = lian_arrange_order_answer (task, all, 0, &ample, NULL, NULL, &error);
  g_autofree char *answer_text = join (lian_arrange_order_answer_to_texts (task, names, answer));
  g_assert_cmpstr (answer_text, ==,
                   "All 50 is placed in time.|If Second Iron made 10, “least cost” would be worse by 0.03 yuan");
  g_array_set_size (all, 0);
  g_autoptr (LianArrangeOrderAnswer) empty = lian_arrange_order_answer (task, all, 0, &ample, NULL, NULL, &error);
  g_autofree char *empty_text = join (lian_arrange_order_answer_to_texts (task, names, empty));
  g_assert_true (g_str_has_prefix (
      empty_text, "0 of 50 is placed.|It could all be placed in time as things are: put it there by hand, or give the search more time.|"));
}

/* An order for one maker from which both are shut out by more than one thing. */
static void
test_together_words (void)
{
  const LianArrangeStage stage = { LIAN_AIM_PROMISE, 1, 1, FALSE };
  const LianArrangeUse uses[] = { { 0, 3600000 }, { 2, 10 }, { 1, 10 }, { 2, 10 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangeTask) task = make_spoken ();
  g_autoptr (LianArrangeNames) names = make_names ();
  g_array_append_vals (task->uses, uses, 4);
  g_array_append_val (task->stages, stage);
  g_array_set_size (task->pins, 0);
  g_array_set_size (task->agreed, 0);
  task->n_months = 1;
  AT (task->orders, LianArrangeOrder, 0)->opens = 0;
  AT (task->orders, LianArrangeOrder, 0)->least_lot = 0;
  AT (task->parts, LianArrangePart, 0)->due = 0;
  AT (task->ways, LianArrangeWay, 0)->n_uses = AT (task->ways, LianArrangeWay, 1)->n_uses = 2;
  AT (task->ways, LianArrangeWay, 1)->first_use = 2;
  AT (task->limits, LianArrangeLimit, 2)->amount[0] = 20;
  g_autoptr (GArray) shares = arrange (task);
  g_autoptr (LianArrangeOrderAnswer) answer = lian_arrange_order_answer (task, shares, 0, &ample, NULL, NULL, &error);
  g_autofree char *text = join (lian_arrange_order_answer_to_texts (task, names, answer));
  g_assert_cmpstr (text, ==,
                   "20 of 50 is placed.|It would all be placed in time only with several things together: "
                   "3 h more of forging at First Iron in 1956-04 + 30 more of iron (No. 7) by 1956-04.|"
                   "Second Iron could make 50 only with capacity for 10 more of pot at Second Iron in 1956-04 + "
                   "30 more of iron (No. 7) by 1956-04");
  LianArrangeOrderAnswer open = *answer;
  open.is_exact = FALSE;
  open.together = open.reliefs;
  g_autofree char *unknown = join (lian_arrange_order_answer_to_texts (task, names, &open));
  g_assert_nonnull (strstr (unknown, "|What would place it all in time was not found out.|"));
  open.is_exact = TRUE;
  g_autofree char *never = join (lian_arrange_order_answer_to_texts (task, names, &open));
  g_assert_nonnull (strstr (never, "|Even with more of everything it would not all be placed in time.|"));
  g_array_set_size (shares, 0);
  g_array_set_size (task->ways, 0);
  AT (task->orders, LianArrangeOrder, 0)->n_ways = 0;
  g_autoptr (LianArrangeOrderAnswer) nobody = lian_arrange_order_answer (task, shares, 0, &ample, NULL, NULL, &error);
  g_autofree char *none = join (lian_arrange_order_answer_to_texts (task, names, nobody));
  g_assert_cmpstr (none, ==, "0 of 50 is placed.|No co-operative is known to be able to make it.");
}

/* What any one of several months would bring is said once. */
static void
test_months_words (void)
{
  g_autoptr (LianArrangeTask) task = make_spoken ();
  g_autoptr (LianArrangeNames) names = make_names ();
  const LianArrangeAmount one = { 0, LIAN_ARRANGE_NONE, 1 }, two = { 0, LIAN_ARRANGE_NONE, 2 };
  g_autoptr (GArray) more = sample_arrange_amounts (&one, 1), most = sample_arrange_amounts (&two, 1), nothing = sample_arrange_amounts (NULL, 0);
  LianArrangeReason reasons[] = { { { LIAN_DEMAND_LIMIT, 2, 0, 4 }, more, 1 },
                                  { { LIAN_DEMAND_LIMIT, 2, 1, 4 }, most, 2 },
                                  { { LIAN_DEMAND_LIMIT, 2, 2, 4 }, more, 1 } };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (guint n = 0; n < G_N_ELEMENTS (reasons); n++)
    g_ptr_array_add (list, &reasons[n]);
  const LianArrangeSlip slip = { .is_whole = TRUE, .is_exact = TRUE, .is_complete = TRUE, .is_best = TRUE, .reasons = list, .next = nothing };
  g_autofree char *text = join (lian_arrange_slip_to_texts (task, names, &slip));
  g_assert_cmpstr (text, ==,
                   "4 more of iron (No. 7) by 1956-04 or 1956-06 → 10 of pots (No. 7) more|"
                   "4 more of iron (No. 7) by 1956-05 → 20 of pots (No. 7) more");
}

/* Two promises that a pin and the quantity of the order can't keep. */
static void
test_contradiction_words (void)
{
  const LianArrangeStage stage = { LIAN_AIM_PROMISE, 1, 1, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangeTask) task = make_spoken ();
  g_autoptr (LianArrangeNames) names = make_names ();
  g_array_append_val (task->stages, stage);
  AT (task->orders, LianArrangeOrder, 0)->one_maker = FALSE;
  AT (task->pins, LianArrangeAmount, 1)->month = 1;
  AT (task->pins, LianArrangeAmount, 0)->quantity = 3;
  g_autoptr (LianArrangeContradiction) found = lian_arrange_contradiction (task, &ample, NULL, NULL, &error);
  g_autofree char *text = join (lian_arrange_contradiction_to_texts (task, names, found));
  g_assert_cmpstr (text, ==, "First Iron, pots (No. 7): 30 in all is pinned|Second Iron, pots (No. 7): in 1956-05 30 is pinned");
  const LianArrangeRefused refused = { 21, 12, LIAN_ARRANGE_OTHER_GRADE };
  g_autofree char *grade = lian_arrange_refused_to_text (names, &refused);
  g_assert_cmpstr (grade, ==, "Second Iron makes pots in none of the grades that are wanted");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-words/demands", test_demand_words);
  g_test_add_func ("/arrange-words/answers", test_answer_words);
  g_test_add_func ("/arrange-words/together", test_together_words);
  g_test_add_func ("/arrange-words/months", test_months_words);
  g_test_add_func ("/arrange-words/contradictions", test_contradiction_words);
  return g_test_run ();
}
