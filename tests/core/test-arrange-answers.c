/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Why a plan of arrangement is as it is, and what changes from one to another. */
#include "arrange-recheck.h"
#include "big-arrange.h"
#include "lian-arrange-blame-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-differences.h"
#include "lian-arrange-possible-private.h"
#include "lian-arrange-solve.h"
#include "random-arrange.h"
#include "sample-arrange.h"

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

/* A slip keeps its word: more of what it names brings what it says, more of anything else nothing. */
static void
test_slips (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (64);
  guint n_slips = 0, n_reasons = 0;
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) shares = arrange (task);
      if (shares == NULL)
        continue;
      g_auto (Recheck) recheck = { .task = task, .shares = shares };
      g_autoptr (GPtrArray) slips = lian_arrange_slips (task, shares, &ample, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (slips->len, ==, task->makers->len);
      for (guint m = 0; m < slips->len; m++, n_slips++)
        {
          const LianArrangeSlip *slip = slips->pdata[m];
          g_assert_true (slip->is_whole);
          g_assert_true (slip->is_best);
          recheck_figures (&recheck, slip);
          recheck_slip (&recheck, slip);
        }
      n_reasons += recheck.n_reasons;
      g_assert_cmpuint (recheck.n_open, ==, 0);
      g_assert_cmpuint (recheck.n_broken, ==, 0);
    }
  g_test_message ("%u slips, %u reasons", n_slips, n_reasons);
  g_assert_cmpuint (n_reasons, >, 30);
}

static guint n_reliefs, n_together, why_nots[LIAN_WHY_NOT_BETTER + 1];

static void
check_why_not (const LianArrangeTask *task, GArray *shares, const LianArrangeWhyNot *why)
{
  gint64 before[LIAN_N_AIMS], after[LIAN_N_AIMS];
  LianArrangeAmount pin = { why->way, LIAN_ARRANGE_NONE, why->quantity };
  why_nots[why->kind]++;
  g_assert_cmpint (recheck_count (shares, why->way), ==, 0);
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
    n_used += recheck_count (shares, order->first_way + w) > 0;
  g_assert_cmpuint (answer->why_not->len, ==, order->n_ways - n_used);
  for (guint n = 0; n < answer->why_not->len; n++)
    check_why_not (task, shares, AT (answer->why_not, LianArrangeWhyNot, n));
  g_auto (Recheck) recheck = { .task = task, .shares = shares };
  recheck_answer (&recheck, answer);
  n_reliefs += recheck.n_reliefs;
  n_together += recheck.n_together;
}

/* A relief cures as it says and by one less doesn't; who is said to be unable is. */
static void
test_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (66);
  for (guint n = 0; n < 50; n++)
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
  g_test_message ("%u reliefs, %u together; why not: %u %u %u %u", n_reliefs, n_together, why_nots[LIAN_WHY_NOT_UNABLE],
                  why_nots[LIAN_WHY_NOT_POSSIBLE], why_nots[LIAN_WHY_NOT_AIM], why_nots[LIAN_WHY_NOT_EQUAL]);
  g_assert_cmpuint (n_reliefs, >, 8);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_UNABLE], >, 5);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_AIM], >, 5);
  g_assert_cmpuint (why_nots[LIAN_WHY_NOT_BETTER], ==, 0);
}

/* Whether there is a plan in which all others keep what they have and a maker gets changes. */
static gboolean
can_get (const LianArrangeTask *task, GArray *shares, guint maker, const LianArrangeReason *reason)
{
  g_autoptr (LianArrangeTask) loose = lian_arrange_loosen (task, &reason->demand, 1);
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, shares);
  g_array_set_size (loose->pins, 0);
  for (guint n = 0; n < amounts->len; n++)
    if (AT (task->ways, LianArrangeWay, AT (amounts, LianArrangeAmount, n)->way)->maker != maker)
      g_array_append_vals (loose->pins, AT (amounts, LianArrangeAmount, n), 1);
  for (guint w = 0; w < task->ways->len; w++)
    {
      LianArrangeAmount pin = { w, LIAN_ARRANGE_NONE, recheck_count (shares, w) };
      for (guint n = 0; n < reason->changes->len; n++)
        if (AT (reason->changes, LianArrangeAmount, n)->way == w)
          pin.quantity += AT (reason->changes, LianArrangeAmount, n)->quantity;
      if (AT (task->ways, LianArrangeWay, w)->maker == maker)
        g_array_append_val (loose->pins, pin);
    }
  g_autoptr (GArray) found = random_arrange_best (loose, NULL);
  return found != NULL;
}

/* A plan that somebody made by hand, in time only and leaving things unplaced. */
static GArray *
plan_by_hand (const LianArrangeTask *task, GArray *shares)
{
  GArray *half = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  for (guint n = 0; n < shares->len; n += 2)
    g_array_append_vals (half, AT (shares, LianArrangeShare, n), 1);
  g_autoptr (GPtrArray) faults = lian_arrange_check (task, half);
  if (faults->len > 0)
    g_array_set_size (half, 0);
  return half;
}

/* Where the best plan isn't proved, a slip says what could be taken over as all others stay: it could. */
static void
test_local (void)
{
  const LianSolveLimits none = { .seconds = 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (70);
  guint n_said = 0;
  for (guint n = 0; n < 300; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_LIMITS | RANDOM_ARRANGE_LOTS
                                                                         | RANDOM_ARRANGE_SET_UPS);
      g_autoptr (GArray) best = arrange (task);
      g_autoptr (GArray) shares = plan_by_hand (task, best);
      g_autoptr (GPtrArray) slips = lian_arrange_slips (task, shares, &none, NULL, NULL, &error);
      g_assert_no_error (error);
      g_auto (Recheck) recheck = { .task = task, .shares = shares };
      for (guint m = 0; m < slips->len; m++)
        {
          const LianArrangeSlip *slip = slips->pdata[m];
          for (guint r = 0; r < slip->reasons->len && !slip->is_whole && slip->is_best; r++, n_said++)
            g_assert_true (can_get (task, shares, m, slip->reasons->pdata[r]));
          g_assert_cmpint (slip->given, <=, slip->able);
          if (!slip->is_whole)
            recheck_slip (&recheck, slip);
        }
      g_assert_cmpuint (recheck.n_broken, ==, 0);
    }
  g_test_message ("%u reasons", n_said);
  g_assert_cmpuint (n_said, >, 20);
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
  gboolean is_known;
  g_assert_true (_lian_arrange_is_possible (self->bare, self->demands, self->kept, &shares, &is_known, &run, &error));
  g_assert_true (is_known);
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

/* What is asked for beside that 50 pieces, five steps, are made by two co-operatives. */
typedef struct
{
  const char *name;
  LianArrangeAmount pins[2];
  guint n_pins;
  gboolean one_maker;
  gint64 lot, own_lot;
  guint opens;
  int due;
  LianAim must; /* beside the promise */
  gint64 keep, floor, agreed, cost;
  LianLimitKind kind;
  gint64 amount; /* of what limits both; 0 for no limit */
  const char *demands;
} Impossible;

static LianArrangeTask *
make_impossible (const Impossible *self)
{
  LianArrangeTask *task = sample_arrange_small (lian_date_new (1956, 4, 1));
  const LianArrangeStage stages[] = { { LIAN_AIM_PROMISE, 1, 1, TRUE }, { self->must, 2, 1, TRUE } };
  const LianArrangePart part = { 0, self->due, 5 };
  const LianArrangeAmount agreed = { 0, LIAN_ARRANGE_NONE, self->agreed };
  g_array_append_vals (task->stages, stages, self->must != LIAN_AIM_PROMISE ? 2 : 1);
  g_array_append_vals (task->pins, self->pins, self->n_pins);
  g_array_append_val (task->parts, part);
  g_array_append_vals (task->agreed, &agreed, self->agreed > 0);
  AT (task->orders, LianArrangeOrder, 0)->n_parts = 1;
  AT (task->orders, LianArrangeOrder, 0)->one_maker = self->one_maker;
  AT (task->orders, LianArrangeOrder, 0)->least_lot = self->lot;
  AT (task->orders, LianArrangeOrder, 0)->opens = self->opens;
  AT (task->makers, LianArrangeMaker, 0)->floor = self->floor;
  AT (task->ways, LianArrangeWay, 0)->keep = self->keep;
  AT (task->ways, LianArrangeWay, 0)->least_lot = self->own_lot;
  for (guint w = 0; w < 2; w++)
    {
      gboolean shared = self->kind == LIAN_LIMIT_MATERIAL;
      guint limit = self->amount == 0   ? 0
                    : shared && w == 1 ? 0
                                       : lian_arrange_task_add_limit (task, self->kind, 30 + w, shared ? LIAN_ARRANGE_NONE : w);
      const LianArrangeUse use = { limit, 1 };
      LianArrangeWay *way = AT (task->ways, LianArrangeWay, w);
      way->work = 10;
      way->cost = self->cost;
      way->first_use = w;
      way->n_uses = self->amount > 0;
      g_array_append_val (task->uses, use);
      if (self->amount > 0)
        AT (task->limits, LianArrangeLimit, limit)->amount[0] = self->amount;
    }
  return task;
}

static char *
describe_kinds (const LianArrangeContradiction *found)
{
  static const char *const kinds[]
      = { "limit", "date", "opens", "lot", "one", "pin", "relation", "floor", "agreed", "promise", "cost", "own-lot" };
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < found->demands->len; n++)
    g_string_append_printf (text, "%s%s", n > 0 ? " " : "", kinds[AT (found->demands, LianArrangeDemand, n)->kind]);
  return g_string_free (text, FALSE);
}

/* A contradiction of every kind of demand is found, and known to be the smallest. */
static void
test_kinds (void)
{
  const guint all = LIAN_ARRANGE_NONE;
  const Impossible cases[] = {
    { .name = "nothing", .due = 2, .demands = "" },
    { .name = "two pins", .pins = { { 0, all, 3 }, { 1, all, 3 } }, .n_pins = 2, .due = 2, .demands = "pin pin" },
    { .name = "one maker", .pins = { { 0, all, 2 } }, .n_pins = 1, .one_maker = TRUE, .due = 2,
      .demands = "promise pin one" },
    { .name = "lot", .pins = { { 0, all, 1 } }, .n_pins = 1, .lot = 2, .due = 2, .demands = "pin lot" },
    { .name = "own lot", .pins = { { 0, all, 1 } }, .n_pins = 1, .own_lot = 2, .due = 2, .demands = "pin own-lot" },
    { .name = "opens", .pins = { { 0, 0, 1 } }, .n_pins = 1, .opens = 1, .due = 2, .demands = "pin opens" },
    { .name = "date", .pins = { { 0, 2, 1 } }, .n_pins = 1, .due = 0, .demands = "pin date" },
    { .name = "relation", .pins = { { 1, all, 2 } }, .n_pins = 1, .due = 2, .must = LIAN_AIM_RELATION, .keep = 4,
      .demands = "pin relation" },
    { .name = "floor", .due = 2, .must = LIAN_AIM_FAIRNESS, .floor = 60, .demands = "floor" },
    { .name = "agreed", .pins = { { 1, all, 2 } }, .n_pins = 1, .due = 2, .must = LIAN_AIM_DISTURBANCE, .agreed = 4,
      .demands = "pin agreed" },
    { .name = "cost", .due = 2, .must = LIAN_AIM_COST, .cost = 1, .demands = "cost promise" },
    { .name = "material", .due = 0, .kind = LIAN_LIMIT_MATERIAL, .amount = 4, .demands = "promise date limit" },
    { .name = "hours", .due = 0, .kind = LIAN_LIMIT_PROCESS, .amount = 2, .demands = "promise date limit limit" },
    { .name = "capacity", .due = 0, .kind = LIAN_LIMIT_PRODUCT, .amount = 2, .demands = "promise date limit limit" },
    { .name = "late", .pins = { { 0, 1, 1 } }, .n_pins = 1, .due = 0, .must = LIAN_AIM_LATE, .demands = "pin date" },
  };
  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LianArrangeTask) task = make_impossible (&cases[n]);
      g_autoptr (LianArrangeContradiction) found = lian_arrange_contradiction (task, &ample, NULL, NULL, &error);
      g_autofree char *kinds = describe_kinds (found);
      g_test_message ("%s", cases[n].name);
      g_assert_no_error (error);
      g_assert_cmpstr (kinds, ==, cases[n].demands);
      g_assert_true (found->is_needed);
      g_assert_true (found->is_smallest);
    }
}

/* Far more is promised in a city than can be made: the proof is soon found, small, and no plan is made of it. */
static void
test_overloaded (void)
{
  const BigArrange size = { 8, 20, 60, 6, 140, 0 };
  const LianSolveLimits little = { .seconds = 0.2 };
  const _LianRun run = { &ample, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LianArrangeTask) task = big_arrange_new (&size);
  AT (task->stages, LianArrangeStage, LIAN_AIM_PROMISE)->must = TRUE;
  g_autoptr (LianArrangeContradiction) found = lian_arrange_contradiction (task, &little, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->demands->len, >, 0);
  g_assert_cmpuint (found->demands->len, <, 20);
  g_autoptr (LianArrangeTask) bare = _lian_arrange_new_bare (task);
  g_autoptr (GArray) demands = _lian_arrange_list_demands (bare);
  g_autofree guint8 *kept = g_new0 (guint8, demands->len);
  Demands self = { bare, demands, kept };
  for (guint n = 0; n < found->demands->len; n++)
    kept[find_demand (&self, AT (found->demands, LianArrangeDemand, n))] = TRUE;
  g_assert_false (is_possible (&self));
  g_autofree guint8 *blamed = _lian_arrange_blame (bare, demands, &run);
  guint n_blamed = 0;
  for (guint n = 0; n < demands->len; n++)
    n_blamed += blamed[n];
  g_assert_cmpuint (n_blamed, <, demands->len / 4);
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
          g_autoptr (GPtrArray) faults = lian_arrange_check (task, both);
          g_assert_cmpuint (faults->len, ==, 0);
        }
    }
  g_assert_cmpuint (n_narrow, >, 100);
}

static char *
describe_differences (const LianArrangeDifferences *differences)
{
  GString *text = g_string_new (NULL);
  for (guint n = 0; n < differences->changes->len; n++)
    {
      const LianArrangeChange *change = AT (differences->changes, LianArrangeChange, n);
      g_autofree char *month = change->month != 0 ? lian_date_to_text (change->month) : g_strdup ("all");
      g_string_append_printf (text, "%s%d/%d/%s:%d>%d", n > 0 ? " " : "", (int) change->line,
                              (int) change->cooperative, month, (int) change->before, (int) change->after);
    }
  return g_string_free (text, FALSE);
}

static void
test_differences (void)
{
  g_autoptr (LianArrangeTask) task = sample_arrange_small (lian_date_new (1956, 4, 1));
  g_autoptr (LianArrangeTask) earlier = sample_arrange_small (lian_date_new (1956, 3, 1));
  LianArrangeAmount pins[] = { { 0, 1, 4 }, { 1, 2, 3 } };
  g_array_append_vals (task->pins, pins, 2);
  const LianArrangeAmount old[] = { { 0, 1, 3 }, { 0, 2, 4 }, { 1, 1, 2 } };
  const LianArrangeAmount new[] = { { 0, 0, 3 }, { 0, 1, 2 }, { 0, 1, 2 }, { 1, 1, 1 } };
  const LianArrangeAmount whole[] = { { 0, LIAN_ARRANGE_NONE, 6 }, { 1, LIAN_ARRANGE_NONE, 1 } };
  g_autoptr (GArray) before = sample_arrange_amounts (old, 3), after = sample_arrange_amounts (new, 4), sums = sample_arrange_amounts (whole, 2);
  g_autoptr (LianArrangeDifferences) months = lian_arrange_differences (earlier, before, task, after);
  g_autofree char *found = describe_differences (months);
  g_assert_cmpstr (found, ==, "21/12/1956-04-01:20>0 21/12/1956-05-01:0>10");
  g_assert_cmpuint (months->touched->len, ==, 1);
  g_assert_cmpint (AT (months->touched, gint64, 0)[0], ==, 12);
  g_assert_cmpuint (months->n_pins, ==, 2);
  g_assert_cmpuint (months->n_pins_kept, ==, 1);
  g_autoptr (LianArrangeDifferences) all = lian_arrange_differences (NULL, sums, task, after);
  g_autofree char *summed = describe_differences (all);
  g_assert_cmpstr (summed, ==, "21/11/all:60>70");
}

/* Arranging anew after a breakdown: pins stay, and no less is taken away than has to be. */
static void
check_breakdown (LianArrangeTask *task, GArray *shares, GRand *random)
{
  const LianArrangeStage stages[] = { { LIAN_AIM_DISTURBANCE, 1, 1, FALSE }, { LIAN_AIM_PROMISE, 2, 1, FALSE } };
  g_autoptr (GArray) before = lian_arrange_get_amounts (task, shares);
  guint broken = (guint) g_rand_int_range (random, 0, (gint32) task->makers->len);
  g_array_set_size (task->pins, 0);
  g_array_set_size (task->agreed, 0);
  g_array_set_size (task->stages, 0);
  g_array_append_vals (task->stages, stages, 2);
  for (guint n = 0; n < before->len; n++)
    {
      const LianArrangeAmount *amount = AT (before, LianArrangeAmount, n);
      gboolean own = AT (task->ways, LianArrangeWay, amount->way)->maker == broken;
      g_array_append_vals (!own && g_rand_boolean (random) ? task->pins : task->agreed, amount, 1);
    }
  AT (task->limits, LianArrangeLimit, broken)->amount[0] = 0;
  g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) best = random_arrange_best (task, objectives), after = arrange (task);
  g_assert_true ((best == NULL) == (after == NULL));
  if (best == NULL)
    return;
  g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, after);
  g_autoptr (LianArrangeDifferences) changes = lian_arrange_differences (NULL, before, task, amounts);
  g_assert_cmpuint (changes->n_pins_kept, ==, task->pins->len);
  gint64 taken = 0;
  for (guint n = 0; n < task->agreed->len; n++)
    {
      const LianArrangeAmount *agreed = AT (task->agreed, LianArrangeAmount, n);
      gint64 made = 0;
      for (guint a = 0; a < amounts->len; a++)
        if (AT (amounts, LianArrangeAmount, a)->way == agreed->way
            && AT (amounts, LianArrangeAmount, a)->month == agreed->month)
          made = AT (amounts, LianArrangeAmount, a)->quantity;
      taken += MAX (agreed->quantity - made, 0)
               * AT (task->orders, LianArrangeOrder, AT (task->ways, LianArrangeWay, agreed->way)->order)->value;
    }
  g_assert_cmpint (taken, ==, AT (objectives, gint64, 0)[0]);
}

/* The sums of what changes are the difference of the sums. */
static void
check_sums (const LianArrangeTask *task, GArray *before, GArray *after)
{
  gint64 sum = 0;
  g_autoptr (GArray) old = lian_arrange_get_amounts (task, before), new = lian_arrange_get_amounts (task, after);
  g_autoptr (LianArrangeDifferences) changes = lian_arrange_differences (NULL, old, task, new);
  for (guint n = 0; n < changes->changes->len; n++)
    sum += AT (changes->changes, LianArrangeChange, n)->after - AT (changes->changes, LianArrangeChange, n)->before;
  for (guint n = 0; n < new->len; n++)
    sum -= AT (new, LianArrangeAmount, n)->quantity;
  for (guint n = 0; n < old->len; n++)
    sum += AT (old, LianArrangeAmount, n)->quantity;
  g_assert_cmpint (sum, ==, 0);
}

static void
test_anew (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (68);
  guint n_anew = 0;
  for (guint n = 0; n < 150; n++)
    {
      g_autoptr (LianArrangeTask) task
          = random_arrange_new (random, RANDOM_ARRANGE_ALL & ~(RANDOM_ARRANGE_MUSTS | RANDOM_ARRANGE_PINS));
      g_autoptr (GArray) shares = arrange (task), again = arrange (task);
      g_assert_true (_lian_shares_are_same (shares, again));
      g_autoptr (LianArrangeTask) after = lian_arrange_task_copy (task);
      check_breakdown (after, shares, random);
      g_autoptr (GArray) broken = arrange (after);
      if (broken == NULL)
        continue;
      check_sums (task, shares, broken);
      n_anew++;
    }
  g_assert_cmpuint (n_anew, >, 50);
}

/* What was arranged is agreed, and nothing has changed: the plan stays as it is. */
static void
test_stable (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (69);
  for (guint n = 0; n < 150; n++)
    {
      const LianArrangeStage stages[] = { { LIAN_AIM_PROMISE, 1, 1, FALSE }, { LIAN_AIM_LATE, 2, 1, FALSE },
                                          { LIAN_AIM_DISTURBANCE, 3, 1, FALSE }, { LIAN_AIM_COST, 4, 1, FALSE } };
      g_autoptr (LianArrangeTask) task
          = random_arrange_new (random, RANDOM_ARRANGE_LIMITS | RANDOM_ARRANGE_LOTS | RANDOM_ARRANGE_SET_UPS);
      g_array_set_size (task->stages, 0);
      g_array_append_vals (task->stages, stages, 4);
      g_autoptr (GArray) shares = arrange (task);
      g_autoptr (GArray) amounts = lian_arrange_get_amounts (task, shares);
      g_array_append_vals (task->agreed, amounts->data, amounts->len);
      g_autoptr (GArray) again = arrange (task);
      g_autoptr (GArray) anew = lian_arrange_get_amounts (task, again);
      g_autoptr (LianArrangeDifferences) changes = lian_arrange_differences (NULL, amounts, task, anew);
      g_assert_cmpuint (changes->changes->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-answers/slips", test_slips);
  g_test_add_func ("/arrange-answers/orders", test_orders);
  g_test_add_func ("/arrange-answers/local", test_local);
  g_test_add_func ("/arrange-answers/contradictions", test_contradictions);
  g_test_add_func ("/arrange-answers/kinds", test_kinds);
  g_test_add_func ("/arrange-answers/overloaded", test_overloaded);
  g_test_add_func ("/arrange-answers/narrow", test_narrow);
  g_test_add_func ("/arrange-answers/differences", test_differences);
  g_test_add_func ("/arrange-answers/anew", test_anew);
  g_test_add_func ("/arrange-answers/stable", test_stable);
  return g_test_run ();
}
