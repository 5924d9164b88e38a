/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan takes of each limit and when it delivers: a smithy reckoned by hand, and sums that must
 * hold of any plan. */
#include <string.h>

#include "lian-arrange-check.h"
#include "lian-arrange-load.h"
#include "lian-arrange-names.h"
#include "random-arrange.h"

#define AT(array, type, n) (&g_array_index (array, type, n))

enum
{
  FORGE,
  IRON,
};

static void
add_use (LianArrangeTask *task, guint limit, gint64 amount)
{
  LianArrangeUse use = { limit, amount };
  g_array_append_val (task->uses, use);
}

static void
add_limit (LianArrangeTask *task, LianLimitKind kind, guint maker, gint64 a, gint64 b, gint64 c)
{
  const gint64 amounts[] = { a, b, c };
  guint limit = lian_arrange_task_add_limit (task, kind, 50, maker);
  for (guint t = 0; t < 3; t++)
    AT (task->limits, LianArrangeLimit, limit)->amount[t] = amounts[t];
}

static void
add_order (LianArrangeTask *task, int due, gint64 quantity, int later, gint64 rest, guint variety)
{
  guint number = task->orders->len;
  LianArrangePart first = { number, due, quantity }, second = { number, later, rest };
  LianArrangeOrder order = { .line = 10 + number, .step = 1, .value = 100, .weight = 1, .first_part = task->parts->len,
                             .n_parts = 2, .first_way = number, .n_ways = 1 };
  LianArrangeWay way = { .order = number, .maker = 0, .variety = variety, .first_use = task->uses->len, .n_uses = 2 };
  g_array_append_val (task->parts, first);
  g_array_append_val (task->parts, second);
  add_use (task, FORGE, 3);
  add_use (task, IRON, 2);
  g_array_append_val (task->orders, order);
  g_array_append_val (task->ways, way);
}

/* A smithy with ten hours a month, iron that comes in once, hoes from the second month on, shears that
 * are overdue and have to be set up for, and rakes for after the last month. */
static LianArrangeTask *
new_smithy (void)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 3);
  LianArrangeMaker maker = { 1, 5, 0 };
  g_array_append_val (task->makers, maker);
  add_limit (task, LIAN_LIMIT_PROCESS, 0, 10, 10, 10);
  add_limit (task, LIAN_LIMIT_MATERIAL, LIAN_ARRANGE_NONE, 12, 0, 3);
  add_order (task, 1, 2, 2, 2, LIAN_ARRANGE_NONE);
  add_order (task, -2, 1, 7, 4, 0);
  LianArrangeVariety variety = { 0, 60, task->uses->len, 1 };
  g_array_append_val (task->varieties, variety);
  add_use (task, FORGE, 1);
  return task;
}

static void
add_share (GArray *shares, guint way, guint part, guint month, gint64 quantity)
{
  LianArrangeShare share = { way, part, month, quantity };
  g_array_append_val (shares, share);
}

static GArray *
new_plan (void)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  add_share (shares, 1, 2, 0, 1);
  add_share (shares, 1, 3, 0, 1);
  add_share (shares, 0, 0, 0, 1);
  add_share (shares, 0, 0, 2, 1);
  return shares;
}

static void
assert_piece (const LianArrangeLoad *load, guint n, guint limit, guint order, guint month, gint64 amount, gint64 before)
{
  const LianArrangePiece *piece = AT (load->pieces, LianArrangePiece, n);
  g_assert_cmpuint (piece->limit, ==, limit);
  g_assert_cmpuint (piece->order, ==, order);
  g_assert_cmpuint (piece->month, ==, month);
  g_assert_cmpint (piece->amount, ==, amount);
  g_assert_cmpint (piece->before, ==, before);
}

static void
test_load (void)
{
  g_autoptr (LianArrangeTask) task = new_smithy ();
  g_autoptr (GArray) shares = new_plan ();
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (task, shares);
  const gint64 used[] = { 10, 0, 3, 6, 0, 2 }, there[] = { 10, 10, 10, 12, 6, 9 };
  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_assert_cmpint (load->used[i], ==, used[i]);
      g_assert_cmpint (load->there[i], ==, there[i]);
    }
  /* Setting up comes first, then what is overdue. */
  g_assert_cmpuint (load->pieces->len, ==, 7);
  assert_piece (load, 0, FORGE, LIAN_ARRANGE_NONE, 0, 1, 0);
  assert_piece (load, 1, FORGE, 1, 0, 6, 1);
  assert_piece (load, 2, FORGE, 0, 0, 3, 7);
  assert_piece (load, 3, FORGE, 0, 2, 3, 0);
  assert_piece (load, 4, IRON, 1, 0, 4, 0);
  assert_piece (load, 5, IRON, 0, 0, 2, 4);
  assert_piece (load, 6, IRON, 0, 2, 2, 0);
}

static void
assert_month (const LianArrangeMonth *month, gint64 due, gint64 made, gint64 in_time, gint64 late, gint64 missing)
{
  g_assert_cmpint (month->due, ==, due);
  g_assert_cmpint (month->made, ==, made);
  g_assert_cmpint (month->in_time, ==, in_time);
  g_assert_cmpint (month->late, ==, late);
  g_assert_cmpint (month->missing, ==, missing);
}

static void
test_outlook (void)
{
  g_autoptr (LianArrangeTask) task = new_smithy ();
  g_autoptr (GArray) shares = new_plan ();
  g_autofree LianArrangeMonth *hoes = lian_arrange_outlook_of_order (task, shares, 0);
  g_autofree LianArrangeMonth *all = lian_arrange_outlook (task, shares, NULL);
  assert_month (&hoes[0], 0, 1, 0, 0, 0);
  assert_month (&hoes[1], 2, 0, 1, 1, 0);
  assert_month (&hoes[2], 2, 1, 0, 0, 2);
  /* What is overdue stands in the first month and is late; what is due later than the last is apart. */
  assert_month (&all[0], 100, 300, 0, 100, 0);
  assert_month (&all[1], 200, 0, 100, 100, 0);
  assert_month (&all[2], 200, 100, 0, 0, 200);
  assert_month (&all[3], 400, 0, 100, 0, 300);
}

static void
test_sums (void)
{
  g_autoptr (LianArrangeTask) task = new_smithy ();
  g_autoptr (GArray) shares = new_plan ();
  g_autofree LianArrangeSum *sums = lian_arrange_sum_orders (task, shares);
  g_assert_cmpint (sums[0].wanted, ==, 4);
  g_assert_cmpint (sums[0].late, ==, 1);
  g_assert_cmpint (sums[0].missing, ==, 2);
  g_assert_cmpint (sums[1].wanted, ==, 5);
  g_assert_cmpint (sums[1].late, ==, 1); /* overdue */
  g_assert_cmpint (sums[1].missing, ==, 3);
}

static void
test_some_orders (void)
{
  g_autoptr (LianArrangeTask) task = new_smithy ();
  g_autoptr (GArray) shares = new_plan ();
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint hoes = 0;
  g_array_append_val (orders, hoes);
  g_autofree LianArrangeMonth *months = lian_arrange_outlook (task, shares, orders);
  assert_month (&months[0], 0, 100, 0, 0, 0);
  assert_month (&months[3], 0, 0, 0, 0, 0);
}

/* Anything that belongs to the task, however much: a plan typed by hand. */
static GArray *
type_plan (const LianArrangeTask *task, GRand *random)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  for (guint i = 0; i < 6 && task->ways->len > 0; i++)
    {
      guint way = (guint) g_rand_int_range (random, 0, (gint32) task->ways->len);
      const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, AT (task->ways, LianArrangeWay, way)->order);
      add_share (shares, way, order->first_part + (guint) g_rand_int_range (random, 0, (gint32) order->n_parts),
                 (guint) g_rand_int_range (random, 0, (gint32) task->n_months), g_rand_int_range (random, 1, 5));
    }
  return shares;
}

static void
assert_pieces_add_up (const LianArrangeTask *task, GArray *shares)
{
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (task, shares);
  g_autofree gint64 *sums = g_new0 (gint64, task->limits->len * task->n_months + 1);
  for (guint i = 0; i < load->pieces->len; i++)
    {
      const LianArrangePiece *piece = AT (load->pieces, LianArrangePiece, i);
      gint64 *sum = &sums[piece->limit * task->n_months + piece->month];
      g_assert_cmpint (piece->before, ==, *sum);
      g_assert_cmpint (piece->amount, >, 0);
      *sum += piece->amount;
    }
  for (guint i = 0; i < task->limits->len * task->n_months; i++)
    g_assert_cmpint (sums[i], ==, load->used[i]);
}

static void
assert_months_add_up (const LianArrangeTask *task, GArray *shares)
{
  for (guint o = 0; o < task->orders->len; o++)
    {
      g_autofree LianArrangeMonth *months = lian_arrange_outlook_of_order (task, shares, o);
      gint64 made = 0, placed = 0;
      for (guint t = 0; t <= task->n_months; t++)
        {
          made += months[t].made;
          placed += months[t].in_time + months[t].late;
          g_assert_cmpint (months[t].due, <=, months[t].in_time + months[t].late + months[t].missing);
        }
      g_assert_cmpint (made, ==, placed);
    }
}

static void
test_by_chance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19560329);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (LianArrangeTask) task = random_arrange_new (random, RANDOM_ARRANGE_ALL);
      g_autoptr (GArray) shares = type_plan (task, random);
      assert_pieces_add_up (task, shares);
      assert_months_add_up (task, shares);
    }
}

static void
test_names (void)
{
  g_autoptr (LianArrangeNames) names = lian_arrange_names_new ();
  const gint64 hoe = (gint64) 3 << 40 | 17, iron = 18;
  lian_arrange_names_set (names, hoe, "锄头");
  lian_arrange_names_set_trade (names, hoe, 5);
  lian_arrange_names_set_unit (names, hoe, &(LianUnit){ "piece", "把", 1, 1 });
  lian_arrange_names_set_unit (names, iron, &(LianUnit){ "jin", "jin", 500000, 1 });
  g_assert_cmpstr (lian_arrange_names_get (names, hoe), ==, "锄头");
  g_assert_cmpstr (lian_arrange_names_get (names, iron), ==, "?");
  g_assert_cmpint (lian_arrange_names_get_trade (names, hoe), ==, 5);
  g_assert_cmpint (lian_arrange_names_get_trade (names, 19), ==, 0);
  g_autofree char *hoes = lian_arrange_names_quantity (names, hoe, 40);
  g_autofree char *number = lian_arrange_names_number (names, iron, 250000);
  g_autofree char *unknown = lian_arrange_names_quantity (names, 19, 7);
  g_assert_true (g_str_has_prefix (hoes, "40") && strstr (hoes, "把") != NULL && strchr (hoes, ' ') == NULL);
  g_assert_cmpstr (number, ==, "0.5");
  g_assert_cmpstr (unknown, ==, "7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-load/limits", test_load);
  g_test_add_func ("/arrange-load/outlook", test_outlook);
  g_test_add_func ("/arrange-load/sums", test_sums);
  g_test_add_func ("/arrange-load/some-orders", test_some_orders);
  g_test_add_func ("/arrange-load/by-chance", test_by_chance);
  g_test_add_func ("/arrange-load/names", test_names);
  return g_test_run ();
}
