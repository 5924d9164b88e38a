/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Special crafts: what the register protects is not centralised without a second officer and is named
 * first; what quality and management lack. */
#include "config.h"

#include "lian-carried.h"
#include "lian-case.h"
#include "lian-craft-plan.h"
#include "lian-craft-test.h"
#include "lian-craft-touch.h"
#include "lian-craft-words.h"
#include "lian-decide.h"
#include "lian-improvement-doubts.h"
#include "lian-product-quality.h"
#include "lian-quality-lines.h"
#include "lian-test-base.h"
#include "lian-test-case.h"
#include "lian-variety-lost.h"

#include <string.h>

typedef struct
{
  LianTestBase base;
  LianTestCase test;
  gint64 craft;
  gint64 product;
} World;

static gboolean
put_craft (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  w->product = lian_test_put (txn, "product", "name_zh=漆盘|name_en=Trays");
  w->craft = lian_test_put (txn, "special_craft", "name_zh=漆器|name_en=Lacquer|protected_from=1950-01-01|resolution=r");
  lian_test_put (txn, "craft_place", "special_craft=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|activity=%" G_GINT64_FORMAT, w->craft, w->test.cooperative, w->test.activity);
  return TRUE;
}

static World
world_new (gboolean protected)
{
  World w = { .base = lian_test_base_new () };
  w.test = lian_test_case_new (w.base.store);
  lian_test_set (w.base.store, "activity", w.test.activity, "special_craft", "no");
  if (protected)
    lian_test_write (&w.base, put_craft, &w);
  return w;
}

static gint64
decide (World *w, const char *outcome, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianDecideRequest) request = lian_decide_request_new (w->test.activity);
  request->outcome = g_strdup (outcome);
  request->reason = g_strdup (reason);
  lian_store_write (w->base.store, "decision", reason, lian_decide, request, NULL, &error);
  return error == NULL ? request->decision : 0;
}

static void
assert_field (World *w, gint64 decision, const char *field, const char *value)
{
  g_autoptr (LianRecord) record = lian_test_load (w->base.store, "decision", decision);
  g_assert_cmpstr (lian_record_get_text (record, field), ==, value);
}

/* The case of the test may be centralised; nothing but the protection speaks against it. */
static void
test_free (void)
{
  World w = world_new (FALSE);
  gint64 decision = decide (&w, "CENTRALISE", NULL);
  g_assert_cmpint (decision, !=, 0);
  assert_field (&w, decision, "state", "IN_FORCE");
  assert_field (&w, decision, "blocked_by", NULL);
  lian_test_base_clear (&w.base);
}

static void
sign (World *w, gint64 decision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianSignRequest) request = lian_sign_request_new (decision);
  request->way = g_strdup ("PAPER");
  request->officer = w->test.second;
  request->signed_on = lian_date_new (1956, 4, 15);
  lian_store_write (w->base.store, "countersignature", NULL, lian_decide_countersign, request, NULL, &error);
  g_assert_no_error (error);
}

/* Without a reason it is refused, with one it waits, and only the second officer puts it in force. */
static void
test_protected (void)
{
  World w = world_new (TRUE);
  g_assert_cmpint (decide (&w, "CENTRALISE", NULL), ==, 0);
  gint64 decision = decide (&w, "CENTRALISE", "the board asked for it");
  g_assert_cmpint (decision, !=, 0);
  assert_field (&w, decision, "state", "WAITING");
  assert_field (&w, decision, "blocked_by", "S1-6c");
  sign (&w, decision);
  assert_field (&w, decision, "state", "IN_FORCE");
  lian_test_base_clear (&w.base);
}

/* Another form needs no second signature for the sake of the craft. */
static void
test_other_form (void)
{
  World w = world_new (TRUE);
  gint64 decision = decide (&w, "STAY_AS_IS", "craft");
  g_assert_cmpint (decision, !=, 0);
  assert_field (&w, decision, "state", "IN_FORCE");
  lian_test_base_clear (&w.base);
}

static gboolean
read_case (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianCase) one = lian_case_load (txn, w->test.activity, error);
  g_assert_cmpuint (one->crafts->len, ==, 1);
  g_assert_cmpstr (lian_case_find_fact (one, "special_craft")->value, ==, "yes");
  g_assert_true (lian_case_has_rule (one, "S1-6c"));
  return TRUE;
}

/* The register goes before what the activity says of itself. */
static void
test_register (void)
{
  World w = world_new (TRUE);
  lian_test_read (&w.base, read_case, &w);
  lian_test_set (w.base.store, "special_craft", w.craft, "protected_until", "1956-04-14");
  g_assert_cmpint (decide (&w, "CENTRALISE", NULL), !=, 0);
  lian_test_base_clear (&w.base);
}



static guint
count (LianTxn *txn, const char *type, gint64 id)
{
  g_autoptr (GPtrArray) crafts = lian_craft_list_touched (txn, lian_type_find (type), id);
  g_autofree char *notice = lian_craft_dup_notice ("en", crafts);
  g_assert_true ((crafts->len > 0) == (notice != NULL && strstr (notice, "Lacquer") != NULL));
  return crafts->len;
}

static gboolean
touch_goods (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 unit = lian_test_put (txn, "unit", "code=件|name_zh=件|measure=COUNT|numerator=1|denominator=1");
  gint64 partner = lian_test_put (txn, "partner", "name_zh=公司|partner_kind=OTHER");
  gint64 contract = lian_test_put (txn, "contract", "contract_type=ORDER|state=DRAFT|orderer=%" G_GINT64_FORMAT, partner);
  gint64 line = lian_test_put (txn, "contract_line", "contract=%" G_GINT64_FORMAT "|product=漆盘|quantity=10|unit=%"
                               G_GINT64_FORMAT, contract, unit);
  gint64 other = lian_test_put (txn, "cooperative", "name_zh=别社");
  gint64 theirs = lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                                 "|quantity=10", line, other);
  g_assert_cmpuint (count (txn, "contract", contract), ==, 0);
  g_assert_cmpuint (count (txn, "allotment", theirs), ==, 0);
  gint64 ours = lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                               "|quantity=0", line, w->test.cooperative);
  g_assert_cmpuint (count (txn, "allotment", ours), ==, 1);
  g_assert_cmpuint (count (txn, "contract_line", line), ==, 1);
  g_assert_cmpuint (count (txn, "contract", contract), ==, 1);
  g_assert_cmpuint (count (txn, "allotment", theirs), ==, 0);
  g_assert_cmpuint (count (txn, "cooperative", other), ==, 0);
  g_assert_cmpuint (count (txn, "cooperative", w->test.cooperative), ==, 1);
  return TRUE;
}

/* Goods touch a craft by who makes them where the register names no product. */
static void
test_touched (void)
{
  World w = world_new (TRUE);
  lian_test_write (&w.base, touch_goods, &w);
  lian_test_base_clear (&w.base);
}

enum
{
  OTHER_PRODUCT = 7,
  OTHER_COOP = 8,
  MAKERS = 2,
};

/* Of each product an order, which either of two co-operatives can make. */
static LianArrangeTask *
new_task (const World *w)
{
  LianArrangeTask *task = lian_arrange_task_new (lian_date_new (1956, 4, 1), 1);
  const gint64 makers[MAKERS] = { w->test.cooperative, OTHER_COOP }, products[] = { w->product, OTHER_PRODUCT };
  for (guint i = 0; i < MAKERS; i++)
    g_array_append_val (task->makers, ((LianArrangeMaker){ .cooperative = makers[i] }));
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      LianArrangeOrder order = { .product = products[i], .first_way = task->ways->len, .n_ways = MAKERS };
      g_array_append_val (task->orders, order);
      for (guint m = 0; m < MAKERS; m++)
        g_array_append_val (task->ways, ((LianArrangeWay){ .order = i, .maker = m }));
    }
  return task;
}

static guint
n_crafts (GPtrArray *crafts)
{
  guint n = crafts->len;
  g_ptr_array_unref (crafts);
  return n;
}

static gboolean
touch_plan (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  g_autoptr (LianArrangeTask) task = new_task (w);
  g_autoptr (LianCraftPlan) plan = lian_craft_plan_new (txn, task);
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  g_assert_cmpuint (n_crafts (lian_craft_plan_list (plan, amounts, NULL)), ==, 0);
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_maker (plan, amounts, 0)), ==, 1);
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_maker (plan, amounts, 1)), ==, 0);
  g_array_append_val (amounts, ((LianArrangeAmount){ .way = 3, .quantity = 5 }));
  g_array_append_val (amounts, ((LianArrangeAmount){ .way = 2, .quantity = 0 }));
  g_assert_cmpuint (n_crafts (lian_craft_plan_list (plan, amounts, NULL)), ==, 0);
  g_array_append_val (amounts, ((LianArrangeAmount){ .way = 2, .quantity = 5 }));
  g_assert_cmpuint (n_crafts (lian_craft_plan_list (plan, amounts, NULL)), ==, 1);
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_order (plan, amounts, 0)), ==, 0);
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_order (plan, amounts, 1)), ==, 1);
  lian_test_put (txn, "craft_place", "special_craft=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|product=%" G_GINT64_FORMAT, w->craft, w->test.cooperative, w->product);
  g_autoptr (LianCraftPlan) named = lian_craft_plan_new (txn, task);
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_order (named, amounts, 0)), ==, 1);
  g_array_set_size (amounts, 0);
  g_array_append_val (amounts, ((LianArrangeAmount){ .way = 1, .quantity = 5 }));
  g_assert_cmpuint (n_crafts (lian_craft_plan_list_of_maker (named, amounts, 1)), ==, 1);
  return TRUE;
}

/* A plan touches a craft as its allotments would: by the maker who is given something, or by the product. */
static void
test_plan (void)
{
  World w = world_new (TRUE);
  lian_test_write (&w.base, touch_plan, &w);
  lian_test_base_clear (&w.base);
}

static LianCraftTest
answer (const char *first, const char *last)
{
  const char *const *questions = lian_craft_questions ();
  g_autoptr (LianRecord) craft = lian_record_new (lian_type_find ("special_craft"));
  for (guint i = 0; i < LIAN_CRAFT_QUESTIONS; i++)
    lian_record_set_text (craft, questions[i], i == 0 ? first : i == 6 ? last : "yes");
  return lian_craft_test (craft);
}

/* A proposal, never a verdict: unknown asks, no is weighed. */
static void
test_questions (void)
{
  g_assert_cmpint (answer ("yes", "yes").proposal, ==, LIAN_CRAFT_PROPOSE);
  g_assert_cmpint (answer ("yes", "unknown").proposal, ==, LIAN_CRAFT_ASK);
  g_assert_cmpint (answer ("no", "unknown").proposal, ==, LIAN_CRAFT_WEIGH);
  g_assert_cmpuint (answer ("no", NULL).open, ==, 1);
  g_assert_cmpuint (answer ("no", "no").no, ==, 2);
}

static gboolean
lose (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  gint64 one = lian_test_put (txn, "product_variety", "product=%" G_GINT64_FORMAT "|name_en=Round|name_zh=圆", w->product);
  gint64 two = lian_test_put (txn, "product_variety", "product=%" G_GINT64_FORMAT "|name_en=Square|name_zh=方", w->product);
  const gint64 coop = w->test.cooperative;
  lian_test_put (txn, "variety_event", "product_variety=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|event=LOST|on_date=1956-01-20", one, coop);
  lian_test_put (txn, "variety_event", "product_variety=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|event=LOST|on_date=1956-01-20", two, coop);
  lian_test_put (txn, "variety_event", "product_variety=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|event=RESTORED|on_date=1956-02-20", two, coop);
  g_autofree char *lost = lian_variety_dup_lost (txn, "en", coop, 0);
  g_assert_nonnull (strstr (lost, "Round"));
  g_assert_null (strstr (lost, "Square"));
  g_assert_null (lian_variety_dup_lost (txn, "en", coop, lian_date_new (1956, 1, 21)));
  return TRUE;
}

static gboolean
doubt (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  const gint64 coop = w->test.cooperative;
  g_autoptr (GPtrArray) before = lian_improvement_list_doubts (txn, coop);
  lian_test_put (txn, "quality_person", "cooperative=%" G_GINT64_FORMAT "|name=郭|from_date=1950-01-01", coop);
  g_autoptr (GPtrArray) named = lian_improvement_list_doubts (txn, coop);
  lian_test_put (txn, "improvement", "cooperative=%" G_GINT64_FORMAT "|name=锤|improvement_kind=MACHINE|state=DONE"
                 "|done_on=1956-01-01|measure_on=1956-02-01", coop);
  g_autoptr (GPtrArray) unmeasured = lian_improvement_list_doubts (txn, coop);
  g_assert_cmpuint (named->len, ==, before->len - 1);
  g_assert_cmpuint (unmeasured->len, ==, named->len + 1);
  return TRUE;
}

static void
test_lost (void)
{
  World w = world_new (TRUE);
  lian_test_write (&w.base, lose, &w);
  lian_test_write (&w.base, doubt, &w);
  lian_test_base_clear (&w.base);
}

/* One of each kind of entry, and one co-operative without any; the first by name with a cost is told. */
static gboolean
note (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const entries[] = { "sale|from_date=1956-03-01|to_date=1956-03-31|quantity=3|channel=SELF_SALE",
                                         "product_cost|from_date=1956-01-01|to_date=1956-01-31|quantity=1|cost=5",
                                         "product_cost|from_date=1956-01-01|to_date=1956-01-31|quantity=1|cost=6",
                                         "management_check|month=1956-01-01", "quality_person|name=郭|from_date=1950-01-01",
                                         "improvement|name=锤|improvement_kind=MACHINE|state=PLANNED" };
  gint64 ids[G_N_ELEMENTS (entries)], with_cost;
  gint64 piece = lian_test_put (txn, "unit", "code=件|name_zh=件|measure=COUNT|numerator=1|denominator=1");
  gint64 product = lian_test_put (txn, "product", "name_en=Rakes");
  lian_test_put (txn, "cooperative", "name_en=None|status=LIVE");
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_auto (GStrv) parts = g_strsplit (entries[i], "|", 2);
      g_autofree char *goods = i < 3 ? g_strdup_printf ("|product=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT, product, piece) : g_strdup ("");
      ids[i] = lian_test_put (txn, "cooperative", "name_en=%c|status=LIVE", (int) ('Z' - i));
      lian_test_put (txn, parts[0], "cooperative=%" G_GINT64_FORMAT "|%s%s", ids[i], parts[1], goods);
    }
  gint64 worker = lian_test_put (txn, "cooperative", "name_en=A|status=LIVE");
  gint64 activity = lian_test_put (txn, "activity", "name_en=work|trade_class=MANUFACTURE|cooperative=%" G_GINT64_FORMAT, worker);
  lian_test_put (txn, "production_return", "activity=%" G_GINT64_FORMAT "|from_date=1956-01-01|to_date=1956-01-31", activity);
  g_autoptr (GPtrArray) list = lian_quality_list_cooperatives (txn, &with_cost, error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (entries) + 1);
  g_assert_cmpint (lian_record_get_id (list->pdata[0]), ==, worker);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_assert_cmpint (lian_record_get_id (list->pdata[G_N_ELEMENTS (entries) - i]), ==, ids[i]);
  g_assert_cmpint (with_cost, ==, ids[2]);
  return TRUE;
}

static void
test_noted (void)
{
  World w = world_new (FALSE);
  lian_test_write (&w.base, note, NULL);
  lian_test_base_clear (&w.base);
}

static gboolean
sell (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  LianUnit unit;
  gint64 price, piece = lian_test_put (txn, "unit", "code=件|name_zh=件|measure=COUNT|numerator=1|denominator=1");
#define SALE "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|channel=SELF_SALE"
  lian_test_put (txn, "sale", SALE "|grade=A|from_date=1956-03-01|to_date=1956-03-31|quantity=10|amount=2000",
                 w->test.cooperative, w->product, piece);
  lian_test_put (txn, "sale", SALE "|grade=B|from_date=1956-03-01|to_date=1956-03-31|quantity=30",
                 w->test.cooperative, w->product, piece);
  lian_test_put (txn, "sale", SALE "|grade=A|from_date=1955-03-01|to_date=1955-03-31|quantity=4|amount=1000",
                 w->test.cooperative, w->product, piece);
  lian_test_put (txn, "sale", SALE "|grade=A|from_date=1954-03-01|to_date=1954-03-31|quantity=9|amount=9",
                 w->test.cooperative, w->product, piece);
  lian_txn_load_unit (txn, piece, &unit);
  g_autoptr (GPtrArray) list = lian_product_quality_list (txn, w->test.cooperative);
  g_assert_cmpuint (list->len, ==, 1);
  const LianProductQuality *one = list->pdata[0];
  const LianQualityGrade *a = one->grades->pdata[0];
  g_assert_cmpuint (one->grades->len, ==, 2);
  g_assert_cmpint (a->quantity[LIAN_YEAR_NOW], ==, 10);
  g_assert_cmpint (a->quantity[LIAN_YEAR_BEFORE], ==, 4);
  g_assert_true (lian_product_quality_get_price (one, LIAN_YEAR_NOW, &unit, &price));
  g_assert_cmpint (price, ==, 200);
  g_assert_cmpint (one->unpriced[LIAN_YEAR_NOW], ==, 30);
  g_assert_true (lian_product_quality_get_price (one, LIAN_YEAR_BEFORE, &unit, &price));
  g_assert_cmpint (price, ==, 250);
  g_assert_false (lian_product_quality_get_cost (one, LIAN_YEAR_NOW, &unit, &price));
  return TRUE;
}

static void
assert_line (const GPtrArray *lines, guint at, const char *what, const char *before, const char *now, const char *change)
{
  const LianQualityLine *line = lines->pdata[at];
  g_assert_cmpstr (line->what, ==, what);
  g_assert_cmpstr (line->before, ==, before);
  g_assert_cmpstr (line->now, ==, now);
  g_assert_cmpstr (line->change, ==, change);
}

/* In words: what is not known stays so, and nothing is compared with it. */
static gboolean
read_lines (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
#define RETURN "activity=%" G_GINT64_FORMAT
  lian_test_put (txn, "production_return", RETURN "|from_date=1955-03-01|to_date=1955-03-31|examined=8|passed=6|output_value=800",
                 w->test.activity);
  lian_test_put (txn, "production_return", RETURN "|from_date=1956-02-01|to_date=1956-02-28|examined=8|passed=8|output_value=1000",
                 w->test.activity);
  lian_test_put (txn, "production_return", RETURN "|from_date=1956-03-01|to_date=1956-03-31|complaints=2", w->test.activity);
  g_autoptr (GPtrArray) lines = lian_quality_lines_new (txn, w->test.cooperative);
  g_assert_cmpuint (lines->len, ==, 8);
  assert_line (lines, 0, "grade A", "4 (100.0 %)", "10 (25.0 %)", "−75.0 points");
  assert_line (lines, 1, "grade B", "–", "30 (75.0 %)", "+75.0 points");
  assert_line (lines, 2, "average price", "2.50 yuan", "2.00 yuan", "−20.0 %");
  assert_line (lines, 3, "price not known of", "–", "30", "–");
  assert_line (lines, 4, "cost of one", "not known", "not known", "–");
  assert_line (lines, 5, "passed of those examined", "6 of 8 (75.0 %)", "8 of 8 (100.0 %) (1 of 2 returns)", "+25.0 points");
  assert_line (lines, 6, "public complaints", "not known", "2 (1 of 2 returns)", "–");
  assert_line (lines, 7, "output value", "8.00 yuan", "10.00 yuan (1 of 2 returns)", "+25.0 %");
  return TRUE;
}

/* A cost is of the year in which its period ends; two periods are weighed by what was made. */
static gboolean
reckon_cost (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *w = data;
  LianUnit unit;
  gint64 cost, piece = lian_test_put (txn, "unit", "code=打|name_zh=打|measure=COUNT|numerator=12|denominator=1");
#define COST "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT
  lian_test_put (txn, "product_cost", COST "|from_date=1955-04-01|to_date=1955-04-16|quantity=120|cost=2000",
                 w->test.cooperative, w->product, piece);
  lian_test_put (txn, "product_cost", COST "|from_date=1956-01-01|to_date=1956-03-31|quantity=360|cost=3001",
                 w->test.cooperative, w->product, piece);
  lian_txn_load_unit (txn, piece, &unit);
  g_autoptr (GPtrArray) list = lian_product_quality_list (txn, w->test.cooperative);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (lian_product_quality_get_cost (list->pdata[0], LIAN_YEAR_NOW, &unit, &cost));
  g_assert_cmpint (cost, ==, 125);
  g_assert_false (lian_product_quality_get_cost (list->pdata[0], LIAN_YEAR_BEFORE, &unit, &cost));
  lian_test_put (txn, "product_cost", COST "|from_date=1955-03-01|to_date=1955-03-31|quantity=12|cost=70",
                 w->test.cooperative, w->product, piece);
  g_autoptr (GPtrArray) more = lian_product_quality_list (txn, w->test.cooperative);
  g_assert_true (lian_product_quality_get_cost (more->pdata[0], LIAN_YEAR_BEFORE, &unit, &cost));
  g_assert_cmpint (cost, ==, 70);
  return TRUE;
}

static void
test_cost (void)
{
  World w = world_new (TRUE);
  lian_test_write (&w.base, reckon_cost, &w);
  lian_test_base_clear (&w.base);
}

/* A merger carries the protection on; a place that ended stays with the co-operative that had it. */
static void
test_carried (void)
{
  guint n_carried;
  const LianCarried *carried = lian_carried (&n_carried), *found = NULL;
  g_autoptr (LianRecord) place = lian_record_new (lian_type_find ("craft_place"));
  for (guint i = 0; i < n_carried; i++)
    if (g_str_equal (carried[i].type, "craft_place"))
      found = &carried[i];
  g_assert_nonnull (found);
  g_assert_true (lian_carried_goes (found, place));
  lian_record_set_text (place, "to_date", "1956-01-01");
  g_assert_false (lian_carried_goes (found, place));
}

static void
test_quality (void)
{
  World w = world_new (TRUE);
  lian_test_write (&w.base, sell, &w);
  lian_test_write (&w.base, read_lines, &w);
  lian_test_base_clear (&w.base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crafts/free", test_free);
  g_test_add_func ("/crafts/protected", test_protected);
  g_test_add_func ("/crafts/other-form", test_other_form);
  g_test_add_func ("/crafts/register", test_register);
  g_test_add_func ("/crafts/touched", test_touched);
  g_test_add_func ("/crafts/plan", test_plan);
  g_test_add_func ("/crafts/questions", test_questions);
  g_test_add_func ("/crafts/noted", test_noted);
  g_test_add_func ("/crafts/lost", test_lost);
  g_test_add_func ("/crafts/quality", test_quality);
  g_test_add_func ("/crafts/cost", test_cost);
  g_test_add_func ("/crafts/carried", test_carried);
  return g_test_run ();
}
