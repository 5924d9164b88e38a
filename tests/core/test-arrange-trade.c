/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a trade: what is due against what all together can make, and what stands out in words. */
#include "lian-arrange-trade.h"

#include <string.h>

#define AT(array, type, n) (&g_array_index (array, type, n))

enum
{
  HOES = 70,
  IRON = 80,
  SMITHS = 1,
  FARRIERS = 2,
  SMITHERY = 5,
  LINE = 10,
};

static guint
add_limit (LianArrangeTask *task, LianLimitKind kind, gint64 record, guint maker, gint64 a, gint64 b)
{
  guint limit = lian_arrange_task_add_limit (task, kind, record, maker);
  AT (task->limits, LianArrangeLimit, limit)->amount[0] = a;
  AT (task->limits, LianArrangeLimit, limit)->amount[1] = b;
  return limit;
}

static void
add_way (LianArrangeTask *task, guint maker, guint limit, guint iron, gint64 of_iron)
{
  LianArrangeWay way = { .maker = maker, .variety = LIAN_ARRANGE_NONE, .first_use = task->uses->len, .n_uses = 2 };
  LianArrangeUse uses[] = { { limit, 1 }, { iron, of_iron } };
  g_array_append_vals (task->uses, uses, 2);
  g_array_append_val (task->ways, way);
}

/* Two shops that make hoes, seven in the first month, and iron for no more than twelve of them. */
static LianArrangeTask *
new_trade (void)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 2);
  LianArrangeMaker makers[] = { { SMITHS, 5, 0 }, { FARRIERS, 3, 0 } };
  g_array_append_vals (task->makers, makers, 2);
  guint smiths = add_limit (task, LIAN_LIMIT_PRODUCT, HOES, 0, 4, 4);
  guint farriers = add_limit (task, LIAN_LIMIT_PRODUCT, HOES, 1, 3, 9);
  guint iron = add_limit (task, LIAN_LIMIT_MATERIAL, IRON, LIAN_ARRANGE_NONE, 20, 4);
  LianArrangeOrder order = { .line = LINE, .contract = 20, .product = HOES, .step = 1, .value = 100, .weight = 1, .n_parts = 3,
                             .n_ways = 2 };
  LianArrangePart parts[] = { { 0, -1, 2 }, { 0, 0, 8 }, { 0, 1, 3 } };
  g_array_append_val (task->orders, order);
  g_array_append_vals (task->parts, parts, 3);
  add_way (task, 0, smiths, iron, 3);
  add_way (task, 1, farriers, iron, 2);
  return task;
}

static LianArrangeNames *
new_names (void)
{
  LianArrangeNames *names = lian_arrange_names_new ();
  lian_arrange_names_set (names, SMITHS, "Smiths");
  lian_arrange_names_set (names, FARRIERS, "Farriers");
  lian_arrange_names_set (names, HOES, "hoes");
  lian_arrange_names_set (names, IRON, "iron");
  lian_arrange_names_set (names, LINE, "hoes");
  lian_arrange_names_set (names, 20, "1956/7");
  lian_arrange_names_set_trade (names, LINE, SMITHERY);
  lian_arrange_names_set_unit (names, IRON, &(LianUnit){ "jin", "jin", 1, 1 });
  return names;
}

static GArray *
new_shares (const LianArrangeShare *shares, guint n)
{
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  return g_array_append_vals (plan, shares, n);
}

static void
test_needs (void)
{
  g_autoptr (LianArrangeTask) task = new_trade ();
  g_autoptr (LianArrangeNames) names = new_names ();
  g_autoptr (GArray) orders = lian_arrange_orders_of_trade (task, names, SMITHERY);
  const LianArrangeShare plan[] = { { 0, 0, 0, 2 }, { 1, 2, 1, 3 } };
  g_autoptr (GArray) shares = new_shares (plan, 2);
  g_assert_cmpuint (orders->len, ==, 1);
  g_autoptr (GPtrArray) needs = lian_arrange_needs (task, shares, orders);
  g_assert_cmpuint (needs->len, ==, 2);
  const LianArrangeNeed *hoes = needs->pdata[0], *iron = needs->pdata[1];
  g_assert_cmpint (hoes->record, ==, HOES);
  g_assert_cmpint (hoes->due[0], ==, 10); /* what is overdue counts in the first month */
  g_assert_cmpint (hoes->due[1], ==, 3);
  g_assert_cmpint (hoes->there[0], ==, 7); /* both shops, each once */
  g_assert_cmpint (hoes->there[1], ==, 13);
  g_assert_cmpint (hoes->used[0], ==, 2);
  g_assert_cmpint (lian_arrange_need_lack (hoes, 0), ==, 3);
  g_assert_cmpint (lian_arrange_need_lack (hoes, 1), ==, -7);
  g_assert_cmpint (iron->due[0], ==, 20); /* as the farriers need it, who take least */
  g_assert_cmpint (lian_arrange_need_lack (iron, 1), ==, 2);
}

static guint
count_remark (GPtrArray *remarks, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < remarks->len; i++)
    n += g_str_equal (remarks->pdata[i], text);
  return n;
}

static void
test_remarks (void)
{
  g_autoptr (LianArrangeTask) task = new_trade ();
  g_autoptr (LianArrangeNames) names = new_names ();
  g_autoptr (GArray) orders = lian_arrange_orders_of_trade (task, names, SMITHERY);
  const LianArrangeShare plan[] = { { 0, 0, 0, 2 }, { 0, 1, 0, 3 }, { 0, 1, 1, 1 } };
  g_autoptr (GArray) shares = new_shares (plan, 3);
  g_autoptr (GPtrArray) remarks = lian_arrange_trade_remarks (task, shares, names, orders);
  g_assert_cmpuint (count_remark (remarks, "▲ hoes: in 1956-04 10 is due, and all together can make 7."), ==, 1);
  g_assert_cmpuint (
      count_remark (remarks, "▲ hoes: by the end of 1956-04 3 more is due than can be made, working ahead counted."), ==, 1);
  g_assert_cmpuint (count_remark (remarks, "▲ iron: by the end of 1956-05 2 jin more is needed than there is."), ==, 1);
  g_assert_cmpuint (count_remark (remarks, "▲ Smiths, hoes: in 1956-04 the plan takes 5, and there is 4."), ==, 1);
  g_assert_cmpuint (count_remark (remarks, "✕ hoes (1956/7): 7 is not placed."), ==, 1);
  g_assert_cmpuint (count_remark (remarks, "! hoes (1956/7): 3 comes late."), ==, 1);
  g_assert_cmpuint (count_remark (remarks, "○ Farriers: idle in all months."), ==, 1);
  g_assert_cmpuint (remarks->len, ==, 7);
}

/* The same goods for the same orderer and month by two contracts, and by none of another orderer. */
static void
test_twice (void)
{
  g_autoptr (LianArrangeTask) task = new_trade ();
  g_autoptr (LianArrangeNames) names = new_names ();
  const LianArrangePart part = { 1, 0, 4 };
  AT (task->orders, LianArrangeOrder, 0)->orderer = 90;
  LianArrangeOrder other = *AT (task->orders, LianArrangeOrder, 0);
  other.contract = 91;
  other.n_ways = 0;
  other.first_part = task->parts->len;
  other.n_parts = 1;
  g_array_append_val (task->parts, part);
  g_array_append_val (task->orders, other);
  lian_arrange_names_set (names, 90, "Traders");
  lian_arrange_names_set (names, 91, "1956/9");
  g_autoptr (GArray) orders = lian_arrange_orders_of_trade (task, names, SMITHERY);
  g_autoptr (GArray) shares = new_shares (NULL, 0);
  const char *said = "≈ hoes: Traders wants it for 1956-04 by 1956/7 and by 1956/9; it may be one need ordered twice.";
  g_autoptr (GPtrArray) remarks = lian_arrange_trade_remarks (task, shares, names, orders);
  g_assert_cmpuint (count_remark (remarks, said), ==, 1);
  AT (task->orders, LianArrangeOrder, 1)->orderer = 92;
  g_autoptr (GPtrArray) others = lian_arrange_trade_remarks (task, shares, names, orders);
  g_assert_cmpuint (count_remark (others, said), ==, 0);
}

/* With enough of everything and all made in time nothing stands out. */
static void
test_nothing_to_say (void)
{
  g_autoptr (LianArrangeTask) task = new_trade ();
  g_autoptr (LianArrangeNames) names = new_names ();
  g_autoptr (GArray) orders = lian_arrange_orders_of_trade (task, names, SMITHERY);
  const LianArrangeShare plan[] = { { 0, 0, 0, 4 }, { 1, 0, 0, 3 }, { 0, 1, 1, 2 }, { 1, 1, 1, 1 } };
  g_autoptr (GArray) shares = new_shares (plan, 4);
  g_array_remove_index (task->parts, 0);
  AT (task->parts, LianArrangePart, 0)->quantity = 7;
  AT (task->orders, LianArrangeOrder, 0)->n_parts = 2;
  g_autoptr (GPtrArray) remarks = lian_arrange_trade_remarks (task, shares, names, orders);
  g_assert_cmpuint (remarks->len, ==, 0);
}

static void
test_trades (void)
{
  g_autoptr (LianArrangeTask) task = new_trade ();
  g_autoptr (LianArrangeNames) names = new_names ();
  LianArrangeOrder other = { .line = 11, .product = 71, .step = 1, .value = 1, .weight = 1, .n_ways = 1, .first_way = 1 };
  g_array_append_val (task->orders, other);
  g_autoptr (GArray) trades = lian_arrange_trades (task, names);
  g_assert_cmpuint (trades->len, ==, 2);
  g_assert_cmpint (g_array_index (trades, gint64, 0), ==, SMITHERY);
  g_assert_cmpint (g_array_index (trades, gint64, 1), ==, 0);
  g_autoptr (GArray) unknown = lian_arrange_orders_of_trade (task, names, 0);
  g_assert_cmpuint (unknown->len, ==, 1);
  g_autoptr (GArray) makers = lian_arrange_makers_of_orders (task, unknown);
  g_assert_cmpuint (makers->len, ==, 1);
  g_assert_cmpuint (g_array_index (makers, guint, 0), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-trade/needs", test_needs);
  g_test_add_func ("/arrange-trade/remarks", test_remarks);
  g_test_add_func ("/arrange-trade/twice", test_twice);
  g_test_add_func ("/arrange-trade/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/arrange-trade/trades", test_trades);
  return g_test_run ();
}
