/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records as a task of arrangement, and the acts on arrangements, in bases made by hand. */
#include "lian-arrange-book.h"
#include "lian-arrange-keep.h"
#include "lian-arrange-solve.h"
#include "lian-error.h"
#include "lian-relation-cut.h"
#include "lian-test-contract.h"

#define AT(array, type, n) (&g_array_index (array, type, n))
#define HOUR G_GINT64_CONSTANT (3600000)

/* One order of 1,000 rakes at 1.50 yuan, 200 by the end of March, 300 by that of April and 500 by that of
 * May, 600 of them allotted to one co-operative and 400 to another; on the 15th of April 100 are there. */
typedef struct
{
  LianTestTrade trade;
  gint64 federation, kind, product, contract, line, arrangement, maker, other, buyer, piece;
  gint64 able, able_other, forging, iron;
} World;

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  self->federation = lian_record_get_number (settings->pdata[0], "federation");
  self->kind = lian_test_put (txn, "trade", "name_zh=农具业|trade_class=MANUFACTURE");
  self->product = lian_test_put (txn, "product", "name_zh=钉耙|unit=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                                 self->piece, self->kind);
  self->contract = lian_test_put (txn, "contract",
                                  "contract_type=ORDER|state=SIGNED|orderer=%" G_GINT64_FORMAT
                                  "|signatory=FEDERATION|signing_federation=%" G_GINT64_FORMAT
                                  "|signed_on=1956-03-01|term_from=1956-03-01|term_to=1956-06-30",
                                  self->buyer, self->federation);
  self->line = lian_test_put (txn, "contract_line",
                              "contract=%" G_GINT64_FORMAT "|product=钉耙|quantity=1000|unit=%" G_GINT64_FORMAT
                              "|unit_price=150|grade=甲 / A|catalogue_product=%" G_GINT64_FORMAT,
                              self->contract, self->piece, self->product);
  static const char *const dues[] = { "due_on=1956-03-31|quantity=200", "due_on=1956-04-30|quantity=300",
                                      "due_on=1956-05-31|quantity=500" };
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    lian_test_put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|%s", self->line, dues[i]);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=600",
                 self->line, self->maker);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=400",
                 self->line, self->other);
  lian_test_put (txn, "delivery",
                 "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|delivered_on=1956-03-20|quantity=100|accepted=yes",
                 self->line, self->maker);
  self->able = lian_test_put (txn, "capacity",
                              "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT
                              "|monthly=300|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|cost=100",
                              self->maker, self->product, self->piece);
  self->able_other = lian_test_put (txn, "capacity",
                                    "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT
                                    "|monthly=200|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|grade=甲乙 / A, B",
                                    self->other, self->product, self->piece);
  self->arrangement = lian_test_put (txn, "arrangement",
                                     "name=春季|federation=%" G_GINT64_FORMAT
                                     "|from_month=1956-04-01|months=3|state=DRAFT|late_months=2|month_hours=200",
                                     self->federation);
  return TRUE;
}

static void
join (World *self, gint64 cooperative)
{
  g_autofree char *federation = lian_test_dup_id (self->federation);
  lian_test_set (self->trade.base.store, "cooperative", cooperative, "federation", federation);
  lian_test_set (self->trade.base.store, "cooperative", cooperative, "members_male", "10");
}

static World *
world_new (void)
{
  World *self = g_new0 (World, 1);
  self->trade = lian_test_trade_new ();
  self->maker = g_ascii_strtoll (self->trade.maker, NULL, 10);
  self->other = g_ascii_strtoll (self->trade.other, NULL, 10);
  self->buyer = g_ascii_strtoll (self->trade.buyer, NULL, 10);
  self->piece = g_ascii_strtoll (self->trade.piece, NULL, 10);
  lian_test_write (&self->trade.base, put_world, self);
  join (self, self->maker);
  join (self, self->other);
  return self;
}

static void
world_free (World *self)
{
  lian_test_trade_clear (&self->trade);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

typedef struct
{
  gint64 arrangement;
  LianArrangeBook *book;
} Asked;

static gboolean
read_book (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), asked->arrangement);
  asked->book = lian_arrange_read (txn, record, cancellable, error);
  return asked->book != NULL;
}

static LianArrangeBook *
read_it (World *self, gint64 arrangement)
{
  Asked asked = { arrangement, NULL };
  lian_test_read (&self->trade.base, read_book, &asked);
  return asked.book;
}

static LianArrangeBook *
read_world (World *self)
{
  return read_it (self, self->arrangement);
}

/* --- reading ---------------------------------------------------------------------------- */

static void
assert_part (const LianArrangeTask *task, guint n, int due, gint64 quantity)
{
  g_assert_cmpint (AT (task->parts, LianArrangePart, n)->due, ==, due);
  g_assert_cmpint (AT (task->parts, LianArrangePart, n)->quantity, ==, quantity);
}

/* What came is taken from what was due first; April counts from its 15th. */
static void
test_order (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (LianArrangeBook) book = read_world (self);
  const LianArrangeTask *task = book->task;
  g_assert_cmpuint (task->orders->len, ==, 1);
  g_assert_cmpuint (task->parts->len, ==, 3);
  assert_part (task, 0, -1, 100);
  assert_part (task, 1, 0, 300);
  assert_part (task, 2, 1, 500);
  const LianArrangeOrder *order = AT (task->orders, LianArrangeOrder, 0);
  g_assert_cmpint (order->line, ==, self->line);
  g_assert_cmpint (order->orderer, ==, self->buyer);
  g_assert_cmpint (order->step, ==, 1);
  g_assert_cmpint (order->value, ==, 150000);
  g_assert_cmpuint (order->weight, ==, 1);
  g_assert_cmpuint (order->opens, ==, 0);
  g_assert_false (order->one_maker);
  g_assert_cmpuint (task->ways->len, ==, 2);
  g_assert_cmpuint (task->late_months, ==, 2);
  const LianArrangeWay *way = AT (task->ways, LianArrangeWay, 0);
  g_assert_cmpint (way->cost, ==, 100000);
  const LianArrangeLimit *limit = AT (task->limits, LianArrangeLimit, AT (task->uses, LianArrangeUse, way->first_use)->limit);
  const gint64 amounts[] = { 160, 300, 300 };
  g_assert_cmpint (limit->kind, ==, LIAN_LIMIT_PRODUCT);
  g_assert_cmpmem (limit->amount, sizeof amounts, amounts, sizeof amounts);
  /* 10 members, 200 hours, 300 rakes. */
  g_assert_cmpint (way->work, ==, 10 * 200 * HOUR / 300);
  g_assert_cmpstr (lian_arrange_names_get (book->names, self->line), ==, "钉耙");
  g_assert_cmpuint (book->problems->len, ==, 0);
  /* All aims in their order where no stage is kept. */
  g_assert_cmpuint (task->stages->len, ==, LIAN_N_AIMS);
}

/* One change of a record, and what it makes of the task. */
typedef struct
{
  const char *type;
  const char *field;
  const char *value;
  guint n_orders, n_ways, n_refused, n_problems;
} Effect;

static gint64
record_of (World *self, const char *type)
{
  return g_str_equal (type, "cooperative") ? self->other
         : g_str_equal (type, "capacity")  ? self->able_other
         : g_str_equal (type, "contract")  ? self->contract
         : g_str_equal (type, "contract_line") ? self->line
                                               : self->arrangement;
}

static void
test_effects (void)
{
  static const Effect effects[] = {
    { "cooperative", "status", "LIVE", 1, 2, 0, 0 },
    { "cooperative", "status", "DORMANT", 1, 1, 0, 0 },
    { "cooperative", "federation", NULL, 1, 1, 0, 0 },
    { "capacity", "grade", "甲 / A", 1, 2, 0, 0 },
    { "capacity", "grade", "乙 / B", 1, 1, 1, 0 },
    { "capacity", "grade", "不详 / not settled", 1, 2, 0, 0 },
    { "capacity", "least_lot", "900", 1, 2, 0, 0 },
    { "capacity", "least_lot", "901", 1, 1, 1, 0 },
    { "capacity", "to_date", "1956-04-15", 1, 2, 0, 0 },
    { "capacity", "to_date", "1956-04-14", 1, 1, 0, 0 },
    { "capacity", "from_date", "1956-06-30", 1, 2, 0, 0 },
    { "capacity", "from_date", "1956-07-01", 1, 1, 0, 0 },
    { "contract", "state", "EXECUTING", 1, 2, 0, 0 },
    { "contract_line", "catalogue_product", NULL, 0, 0, 0, 1 },
    { "arrangement", "months", "1", 1, 2, 0, 1 },
    { "arrangement", "from_month", "1956-01-01", 0, 0, 0, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      const Effect *one = &effects[i];
      g_autoptr (World) self = world_new ();
      g_test_message ("%s.%s = %s", one->type, one->field, one->value);
      if (g_strcmp0 (one->value, "EXECUTING") == 0)
        lian_test_set (self->trade.base.store, "contract", self->contract, "begun_on", "1956-03-02");
      lian_test_set (self->trade.base.store, one->type, record_of (self, one->type), one->field, one->value);
      g_autoptr (LianArrangeBook) book = read_world (self);
      g_assert_cmpuint (book->task->orders->len, ==, one->n_orders);
      g_assert_cmpuint (book->task->ways->len, ==, one->n_ways);
      g_assert_cmpuint (book->refused->len, ==, one->n_refused);
      g_assert_cmpuint (book->problems->len, ==, one->n_problems);
    }
}

/* What can't be arranged is counted; what is due later isn't lost either. */
static void
test_problems (void)
{
  g_autoptr (World) self = world_new ();
  LianStore *store = self->trade.base.store;
  lian_test_set (store, "arrangement", self->arrangement, "months", "1");
  g_autoptr (LianArrangeBook) later = read_world (self);
  const LianArrangeProblem *problem = later->problems->pdata[0];
  g_assert_cmpint (problem->kind, ==, LIAN_ARRANGE_TERM_LATER);
  g_assert_nonnull (strstr (problem->words, "500"));
  g_assert_cmpint (later->unplaced, ==, 0);
  lian_test_set (store, "contract_line", self->line, "catalogue_product", NULL);
  g_autoptr (LianArrangeBook) unknown = read_world (self);
  problem = unknown->problems->pdata[0];
  g_assert_cmpint (problem->kind, ==, LIAN_ARRANGE_NO_PRODUCT);
  g_assert_cmpint (problem->record, ==, self->line);
  g_assert_cmpint (unknown->unplaced, ==, 900 * 150000);
}

static void
test_nobody_able (void)
{
  g_autoptr (World) self = world_new ();
  LianStore *store = self->trade.base.store;
  lian_test_set (store, "capacity", self->able, "to_date", "1956-02-01");
  lian_test_set (store, "capacity", self->able_other, "to_date", "1956-02-01");
  g_autoptr (LianArrangeBook) book = read_world (self);
  const LianArrangeProblem *problem = book->problems->pdata[0];
  g_assert_cmpuint (book->task->orders->len, ==, 1);
  g_assert_cmpuint (AT (book->task->orders, LianArrangeOrder, 0)->n_ways, ==, 0);
  g_assert_cmpint (problem->kind, ==, LIAN_ARRANGE_NO_MAKER);
  g_assert_cmpint (book->unplaced, ==, 900 * 150000);
}

/* Only what is of the trade is arranged. */
static void
test_trade (void)
{
  g_autoptr (World) self = world_new ();
  LianStore *store = self->trade.base.store;
  g_autofree char *kind = lian_test_dup_id (self->kind);
  g_autofree char *other = lian_test_dup_id (
      LIAN_TEST_INSERT (store, "trade", "name_zh", "竹器业", "trade_class", "MANUFACTURE"));
  lian_test_set (store, "arrangement", self->arrangement, "trade", kind);
  g_autoptr (LianArrangeBook) own = read_world (self);
  g_assert_cmpuint (own->task->orders->len, ==, 1);
  lian_test_set (store, "arrangement", self->arrangement, "trade", other);
  g_autoptr (LianArrangeBook) none = read_world (self);
  g_assert_cmpuint (none->task->orders->len, ==, 0);
}

static gboolean
put_processes (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  gint64 activity = lian_test_put (txn, "activity", "cooperative=%" G_GINT64_FORMAT "|name_zh=农具|trade_class=MANUFACTURE",
                                   self->maker);
  gint64 fitting = lian_test_put (txn, "process", "activity=%" G_GINT64_FORMAT "|name_zh=装柄", activity);
  self->forging = lian_test_put (txn, "process", "activity=%" G_GINT64_FORMAT "|name_zh=锻打", activity);
  lian_test_put (txn, "process_capacity",
                 "process=%" G_GINT64_FORMAT "|monthly_hours=300|from_date=1956-01-01|to_date=1956-04-30", self->forging);
  lian_test_put (txn, "process_capacity",
                 "process=%" G_GINT64_FORMAT "|monthly_hours=100|from_date=1956-05-01", self->forging);
  lian_test_put (txn, "work_norm",
                 "process=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|minutes=100|per=3|per_unit=%" G_GINT64_FORMAT
                 "|setup_minutes=60|from_date=1956-01-01|resolution=定额会议",
                 self->forging, self->product, self->piece);
  lian_test_put (txn, "work_norm",
                 "process=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT "|minutes=5|per=1|per_unit=%" G_GINT64_FORMAT
                 "|from_date=1956-01-01|resolution=定额会议",
                 fitting, self->product, self->piece);
  return TRUE;
}

/* Hours limit a process that has them; work in one without hours counts as work only. */
static void
test_processes (void)
{
  g_autoptr (World) self = world_new ();
  lian_test_write (&self->trade.base, put_processes, self);
  g_autoptr (LianArrangeBook) book = read_world (self);
  const LianArrangeTask *task = book->task;
  const LianArrangeWay *way = AT (task->ways, LianArrangeWay, 0);
  g_assert_cmpuint (way->n_uses, ==, 2);
  const LianArrangeUse *use = AT (task->uses, LianArrangeUse, way->first_use + 1);
  const LianArrangeLimit *limit = AT (task->limits, LianArrangeLimit, use->limit);
  const gint64 hours[] = { 160 * HOUR, 100 * HOUR, 100 * HOUR };
  g_assert_cmpint (limit->kind, ==, LIAN_LIMIT_PROCESS);
  g_assert_cmpint (limit->record, ==, self->forging);
  g_assert_cmpmem (limit->amount, sizeof hours, hours, sizeof hours);
  /* 100 minutes for 3, rounded up in a limit; the work itself is not. */
  g_assert_cmpint (use->amount, ==, 2000000);
  g_assert_cmpint (way->work, ==, 2000000 + 300000);
  g_assert_cmpuint (way->variety, ==, 0);
  const LianArrangeVariety *variety = AT (task->varieties, LianArrangeVariety, 0);
  g_assert_cmpuint (variety->n_uses, ==, 1);
  g_assert_cmpint (AT (task->uses, LianArrangeUse, variety->first_use)->amount, ==, HOUR);
  g_assert_cmpuint (AT (task->ways, LianArrangeWay, 1)->variety, ==, LIAN_ARRANGE_NONE);
}

static gboolean
put_material (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  gint64 jin = lian_test_put (txn, "unit", "code=jin|name_zh=斤|measure=MASS|numerator=500000|denominator=1");
  gint64 place = lian_test_put (txn, "stock_place", "name_zh=仓库|kept_by=FEDERATION|federation=%" G_GINT64_FORMAT,
                                self->federation);
  self->iron = lian_test_put (txn, "material", "name_zh=熟铁|unit=%" G_GINT64_FORMAT, jin);
  lian_test_put (txn, "norm",
                 "product=%" G_GINT64_FORMAT "|material=%" G_GINT64_FORMAT "|quantity=1000000|unit=%" G_GINT64_FORMAT
                 "|per=1|per_unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|resolution=定额会议",
                 self->product, self->iron, jin, self->piece);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const moves[] = { "moved_on=1956-01-01|movement_kind=OPENING|quantity=100000000",
                                           "moved_on=1956-05-20|movement_kind=IN|quantity=50000000",
                                           "moved_on=1956-07-01|movement_kind=IN|quantity=70000000" };
      lian_test_put (txn, "material_movement",
                     "%s|material=%" G_GINT64_FORMAT "|material_source=ALLOCATION|unit=%" G_GINT64_FORMAT
                     "|place=%" G_GINT64_FORMAT, moves[i], self->iron, jin, place);
    }
  return TRUE;
}

static gboolean
put_orderers (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (LianRecord) iron = lian_txn_load (txn, lian_type_find ("material"), self->iron);
  const LianAmend words = { 0, "Xu", "iron comes from the orderer" };
  lian_test_put (txn, "contract_material",
                 "contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|material=熟铁|unit=%" G_GINT64_FORMAT
                 "|norm=1500000|material_source=ORDERER|catalogue_material=%" G_GINT64_FORMAT,
                 self->contract, self->line, lian_record_get_number (iron, "unit"), self->iron);
  return lian_contract_amend (txn, self->contract, &words, error);
}

static const LianArrangeLimit *
find_material (const LianArrangeTask *task, gint64 contract)
{
  for (guint i = 0; i < task->limits->len; i++)
    if (AT (task->limits, LianArrangeLimit, i)->kind == LIAN_LIMIT_MATERIAL
        && AT (task->limits, LianArrangeLimit, i)->contract == contract)
      return AT (task->limits, LianArrangeLimit, i);
  return NULL;
}

/* The common stock with what is on its way; what an orderer sends is another account, empty so far. */
static void
test_materials (void)
{
  g_autoptr (World) self = world_new ();
  lian_test_write (&self->trade.base, put_material, self);
  g_autoptr (LianArrangeBook) common = read_world (self);
  const LianArrangeLimit *limit = find_material (common->task, 0);
  const gint64 iron[] = { 100000000, 50000000, 0 }, none[] = { 0, 0, 0 };
  g_assert_nonnull (limit);
  g_assert_cmpuint (limit->maker, ==, LIAN_ARRANGE_NONE);
  g_assert_cmpmem (limit->amount, sizeof iron, iron, sizeof iron);
  const LianArrangeWay *way = AT (common->task->ways, LianArrangeWay, 1);
  g_assert_cmpint (AT (common->task->uses, LianArrangeUse, way->first_use + way->n_uses - 1)->amount, ==, 1000000);
  lian_test_write (&self->trade.base, put_orderers, self);
  g_autoptr (LianArrangeBook) sent = read_world (self);
  g_assert_null (find_material (sent->task, 0));
  limit = find_material (sent->task, self->contract);
  g_assert_nonnull (limit);
  g_assert_cmpmem (limit->amount, sizeof none, none, sizeof none);
  way = AT (sent->task->ways, LianArrangeWay, 1);
  g_assert_cmpint (AT (sent->task->uses, LianArrangeUse, way->first_use + way->n_uses - 1)->amount, ==, 1500000);
}

static gboolean
put_material_alone (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  self->iron = lian_test_put (txn, "material", "name_zh=熟铁|unit=%" G_GINT64_FORMAT, self->piece);
  lian_test_put (txn, "norm",
                 "product=%" G_GINT64_FORMAT "|material=%" G_GINT64_FORMAT "|quantity=2|unit=%" G_GINT64_FORMAT
                 "|per=1|per_unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|resolution=定额会议",
                 self->product, self->iron, self->piece, self->piece);
  return TRUE;
}

/* No stock was ever entered: that is unknown, not nothing. */
static void
test_unknown_stock (void)
{
  g_autoptr (World) self = world_new ();
  lian_test_write (&self->trade.base, put_material_alone, self);
  g_autoptr (LianArrangeBook) book = read_world (self);
  g_assert_null (find_material (book->task, 0));
  g_assert_cmpuint (book->problems->len, ==, 1);
  g_assert_cmpint (((LianArrangeProblem *) book->problems->pdata[0])->kind, ==, LIAN_ARRANGE_NO_STOCK);
  g_assert_cmpint (((LianArrangeProblem *) book->problems->pdata[0])->record, ==, self->iron);
}

/* A live sales relation keeps what is allotted and not delivered; another's, a cut one and other goods don't. */
static void
test_relations (void)
{
  static const struct { const char *kind, *state, *goods; gint64 keep; } cases[] = {
    { "SALES", "ORIGINAL", "钉耙", 500 },
    { "SALES", "RESTORED", "钉耙", 500 },
    { "SUPPLY", "ORIGINAL", "钉耙", 0 },
    { "SALES", "ORIGINAL", "箩筐", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) self = world_new ();
      LIAN_TEST_INSERT (self->trade.base.store, "relation", "cooperative", self->trade.maker, "partner",
                        self->trade.buyer, "relation_kind", cases[i].kind, "state", cases[i].state, "goods",
                        cases[i].goods, "since", "1953-01-01", "restored_on", i == 1 ? "1956-02-01" : NULL,
                        "interrupted_on", i == 1 ? "1956-01-01" : NULL);
      g_autoptr (LianArrangeBook) book = read_world (self);
      const LianArrangeWay *way = AT (book->task->ways, LianArrangeWay, 0);
      g_assert_cmpint (way->keep, ==, cases[i].keep);
      g_assert_cmpint (way->relation != 0, ==, cases[i].keep != 0);
      g_assert_cmpint (AT (book->task->ways, LianArrangeWay, 1)->keep, ==, 0);
    }
}

/* Without any arrangement the allotments are what was agreed. */
static void
test_agreed_by_allotment (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (LianArrangeBook) book = read_world (self);
  g_assert_cmpint (book->base, ==, 0);
  g_assert_cmpuint (book->task->agreed->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const LianArrangeAmount *amount = AT (book->task->agreed, LianArrangeAmount, i);
      g_assert_cmpuint (amount->month, ==, LIAN_ARRANGE_NONE);
      g_assert_cmpint (amount->quantity, ==, amount->way == 0 ? 500 : 400);
    }
}

/* --- acts ------------------------------------------------------------------------------- */

typedef struct
{
  World *world;
  gint64 arrangement;
  const LianArrangeShare *shares;
  guint n_shares;
  const LianArrangeAmount *pins;
  guint n_pins;
  const char *reason;
  LianArrangeForce *force;
} Deed;

static gboolean
keep_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), deed->arrangement);
  g_autoptr (LianArrangeBook) book = lian_arrange_read (txn, record, NULL, error);
  g_autoptr (LianArrangePlan) plan = lian_arrange_plan_new ();
  const LianArrangeFigure figure = { 1, 7, 5 };
  plan->status = LIAN_SOLVE_FEASIBLE;
  g_array_append_vals (plan->shares, deed->shares, deed->n_shares);
  g_array_append_val (plan->figures, figure);
  g_array_set_size (book->task->pins, 0);
  g_array_append_vals (book->task->pins, deed->pins, deed->n_pins);
  return lian_arrange_keep (txn, deed->arrangement, book->task, plan, error);
}

static gboolean
force_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_arrange_put_in_force (txn, deed->arrangement, deed->reason, error);
}

static gboolean
drop_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_arrange_drop (txn, deed->arrangement, deed->reason, error);
}

static gboolean
foresee_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  deed->force = lian_arrange_foresee (txn, deed->arrangement, error);
  return deed->force != NULL;
}

static void
keep_shares (World *self, gint64 arrangement, const LianArrangeShare *shares, guint n)
{
  Deed deed = { .world = self, .arrangement = arrangement, .shares = shares, .n_shares = n };
  lian_test_write (&self->trade.base, keep_job, &deed);
}

static void
assert_refused (World *self, LianTxnFunc job, gint64 arrangement, const char *reason, const char *words)
{
  g_autoptr (GError) error = NULL;
  Deed deed = { .world = self, .arrangement = arrangement, .reason = reason };
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  g_assert_false (lian_store_write (self->trade.base.store, "test", NULL, job, &deed, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_autofree char *after = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_amount (const GArray *amounts, guint n, guint way, guint month, gint64 quantity)
{
  const LianArrangeAmount *amount = AT (amounts, LianArrangeAmount, n);
  g_assert_cmpuint (amount->way, ==, way);
  g_assert_cmpuint (amount->month, ==, month);
  g_assert_cmpint (amount->quantity, ==, quantity);
}

/* April 360 of 900, May 500, and 40 nobody makes. */
static const LianArrangeShare plan_of_all[] = {
  { 0, 0, 0, 100 }, { 0, 1, 0, 60 }, { 1, 1, 0, 100 }, { 1, 1, 1, 100 }, { 0, 2, 1, 300 }, { 1, 2, 1, 100 }, { 1, 2, 2, 100 },
};

typedef struct
{
  gint64 arrangement;
  LianArrangeTask *task;
  GArray *amounts;
} Amounts;

static gboolean
amounts_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Amounts *asked = data;
  asked->amounts = lian_arrange_amounts (txn, asked->arrangement, asked->task);
  return TRUE;
}

/* What is kept is read again; kept once more, nothing is written. */
static void
test_keep (void)
{
  g_autoptr (World) self = world_new ();
  const LianArrangeAmount pins[] = { { 1, 1, 200 } };
  Deed deed = { self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all), pins, 1, NULL, NULL };
  g_autofree char *id = lian_test_dup_id (self->arrangement);
  gint64 stage = LIAN_TEST_INSERT (self->trade.base.store, "arrangement_stage", "arrangement", id, "aim", "PROMISE",
                                   "place", "1", "weight", "1", "must", "no");
  lian_test_write (&self->trade.base, keep_job, &deed);
  g_autoptr (LianArrangeBook) book = read_world (self);
  g_assert_cmpuint (book->kept->len, ==, 5);
  assert_amount (book->kept, 0, 0, 0, 160);
  assert_amount (book->kept, 1, 0, 1, 300);
  assert_amount (book->kept, 2, 1, 0, 100);
  assert_amount (book->kept, 3, 1, 1, 200);
  assert_amount (book->kept, 4, 1, 2, 100);
  g_assert_cmpuint (book->task->pins->len, ==, 1);
  assert_amount (book->task->pins, 0, 1, 1, 200);
  g_autoptr (LianRecord) kept = lian_test_load (self->trade.base.store, "arrangement_stage", stage);
  g_assert_cmpint (lian_record_get_number (kept, "objective"), ==, 7);
  g_assert_cmpint (lian_record_get_number (kept, "bound"), ==, 5);
  Amounts asked = { self->arrangement, book->task, NULL };
  lian_test_read (&self->trade.base, amounts_job, &asked);
  g_assert_cmpmem (asked.amounts->data, asked.amounts->len * sizeof (LianArrangeAmount), book->kept->data,
                   book->kept->len * sizeof (LianArrangeAmount));
  g_array_unref (asked.amounts);
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  lian_test_write (&self->trade.base, keep_job, &deed);
  g_autofree char *after = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (before, ==, after);
}

/* A month later 130 of the 160 came, so 30 are carried into May. */
static void
test_carry (void)
{
  g_autoptr (World) self = world_new ();
  g_autofree char *line = lian_test_dup_id (self->line);
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  LIAN_TEST_INSERT (self->trade.base.store, "delivery", "contract_line", line, "cooperative", self->trade.maker,
                    "delivered_on", "1956-04-28", "quantity", "130", "accepted", "yes");
  lian_store_override_working_date (self->trade.base.store, lian_date_new (1956, 5, 2));
  g_autoptr (LianArrangeBook) book = read_world (self);
  g_assert_cmpuint (AT (book->task->orders, LianArrangeOrder, 0)->opens, ==, 1);
  assert_amount (book->kept, 0, 0, 1, 330);
  assert_amount (book->kept, 1, 1, 1, 300);
  assert_amount (book->kept, 2, 1, 2, 100);
}

typedef struct
{
  gint64 line;
  gint64 sum;
  gint64 of_maker;
  gint64 maker;
} Sum;

static gboolean
sum_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Sum *sum = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("allotment"), "contract_line", sum->line);
  for (guint i = 0; i < all->len; i++)
    {
      sum->sum += lian_record_get_number (all->pdata[i], "quantity");
      if (lian_record_get_number (all->pdata[i], "cooperative") == sum->maker)
        sum->of_maker += lian_record_get_number (all->pdata[i], "quantity");
    }
  return TRUE;
}

static void
assert_allotted (World *self, gint64 of_maker)
{
  Sum sum = { .line = self->line, .maker = self->maker };
  lian_test_read (&self->trade.base, sum_job, &sum);
  g_assert_cmpint (sum.sum, ==, 1000);
  g_assert_cmpint (sum.of_maker, ==, of_maker);
}

/* 100 delivered and 460 to make are 560 of the first; the 40 that nobody makes stay with whom they were
 * allotted to: 600 were.  Taken back, all is as it was. */
static void
test_force (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (GError) error = NULL;
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed with all" };
  static const LianArrangeShare shares[] = { { 0, 0, 0, 100 }, { 0, 1, 0, 60 }, { 1, 1, 1, 200 }, { 0, 2, 1, 100 },
                                             { 1, 2, 2, 200 } };
  keep_shares (self, self->arrangement, shares, G_N_ELEMENTS (shares));
  g_autofree char *before = lian_test_base_dump (&self->trade.base);
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->shifts->len, ==, 0);
  lian_arrange_force_free (deed.force);
  static const LianArrangeShare more[] = { { 1, 0, 0, 100 }, { 1, 1, 1, 200 }, { 1, 2, 2, 200 }, { 0, 1, 0, 100 } };
  keep_shares (self, self->arrangement, more, G_N_ELEMENTS (more));
  g_autofree char *kept = lian_test_base_dump (&self->trade.base);
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->shifts->len, ==, 2);
  g_assert_cmpint (AT (deed.force->shifts, LianArrangeShift, 0)->before, ==, 600);
  g_assert_cmpint (AT (deed.force->shifts, LianArrangeShift, 0)->after, ==, 500);
  lian_arrange_force_free (deed.force);
  lian_test_write (&self->trade.base, force_job, &deed);
  assert_allotted (self, 500);
  g_autoptr (LianRecord) record = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_autoptr (LianRecord) contract = lian_test_load (self->trade.base.store, "contract", self->contract);
  g_assert_cmpstr (lian_record_get_text (record, "state"), ==, "IN_FORCE");
  g_assert_cmpstr (lian_record_get_text (record, "reason"), ==, "agreed with all");
  g_assert_cmpstr (lian_record_get_text (record, "number"), ==, "1956/000/0001");
  g_assert_cmpint (lian_record_get_number (contract, "version"), ==, 2);
  lian_store_undo (self->trade.base.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *undone = lian_test_base_dump (&self->trade.base);
  g_assert_cmpstr (undone, ==, kept);
  g_assert_cmpstr (undone, !=, before);
  lian_store_redo (self->trade.base.store, NULL, &error);
  g_assert_no_error (error);
  assert_allotted (self, 500);
}

static gboolean
edit_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (GPtrArray) rows = lian_txn_list (txn, lian_type_find ("arrangement_line"), "arrangement", deed->arrangement);
  g_autoptr (LianRecord) row = lian_record_copy (rows->pdata[0]);
  lian_record_set_number (row, "quantity", 1);
  return lian_txn_update (txn, row, error);
}

static gboolean
rename_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), deed->arrangement);
  lian_record_set_text (record, "name", "another");
  return lian_txn_update (txn, record, error);
}

static gboolean
delete_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;
  return lian_txn_delete (txn, lian_type_find ("arrangement"), deed->arrangement, error);
}

/* What is in force stays as it is; the next one takes its place. */
static void
test_stays (void)
{
  g_autoptr (World) self = world_new ();
  LianStore *store = self->trade.base.store;
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed" };
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  lian_test_write (&self->trade.base, force_job, &deed);
  assert_refused (self, edit_job, self->arrangement, NULL, "based on it");
  assert_refused (self, rename_job, self->arrangement, NULL, "based on it");
  assert_refused (self, delete_job, self->arrangement, NULL, "1956/000/0001");
  assert_refused (self, keep_job, self->arrangement, NULL, "no draft");
  assert_refused (self, drop_job, self->arrangement, "no use", "no draft");
  assert_refused (self, force_job, self->arrangement, "again", "no draft");
  g_autofree char *federation = lian_test_dup_id (self->federation), *base = lian_test_dup_id (self->arrangement);
  gint64 next = LIAN_TEST_INSERT (store, "arrangement", "name", "next", "federation", federation, "from_month",
                                  "1956-04-01", "months", "3", "state", "DRAFT", "based_on", base);
  g_autoptr (LianArrangeBook) book = read_it (self, next);
  g_assert_cmpint (book->base, ==, self->arrangement);
  g_assert_cmpuint (book->before->len, ==, 5);
  assert_amount (book->before, 1, 0, 1, 300);
  assert_refused (self, force_job, next, "agreed", "compute it first");
  keep_shares (self, next, plan_of_all, 3);
  deed.arrangement = next;
  lian_test_write (&self->trade.base, force_job, &deed);
  g_autoptr (LianRecord) old = lian_test_load (store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (old, "state"), ==, "REPLACED");
  assert_refused (self, edit_job, self->arrangement, NULL, "based on it");
}

/* What an act needs: a reason, a period that is open, quantities that fit. */
static void
test_refused (void)
{
  g_autoptr (World) self = world_new ();
  LianStore *store = self->trade.base.store;
  static const LianArrangeShare much[] = { { 0, 0, 0, 100 }, { 0, 1, 0, 300 }, { 0, 2, 1, 501 } };
  g_autofree char *officer = lian_test_dup_id (self->trade.test.decider);
  assert_refused (self, force_job, self->arrangement, "agreed", "compute it first");
  keep_shares (self, self->arrangement, much, 3);
  assert_refused (self, force_job, self->arrangement, "agreed", "more of");
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  assert_refused (self, force_job, self->arrangement, "  ", "Why");
  assert_refused (self, drop_job, self->arrangement, "", "Why");
  lian_test_set (store, "cooperative", self->other, "status", "DORMANT");
  assert_refused (self, force_job, self->arrangement, "agreed", "no longer able");
  lian_test_set (store, "cooperative", self->other, "status", "LIVE");
  gint64 lock = LIAN_TEST_INSERT (store, "period_lock", "from_date", "1956-04-01", "to_date", "1956-04-30", "locked_on",
                                  "1956-04-15", "locked_by", officer, "reason", "April is closed");
  assert_refused (self, force_job, self->arrangement, "agreed", "April is closed");
  lian_test_set (store, "period_lock", lock, "reopened_by", officer);
  lian_test_set (store, "period_lock", lock, "reopen_reason", "late papers");
  lian_test_set (store, "period_lock", lock, "reopened_on", "1956-04-15");
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "agreed" };
  lian_test_write (&self->trade.base, force_job, &deed);
}

/* Whom the plan passes over though it has sold these goods to the orderer is named before. */
static void
test_cuts (void)
{
  g_autoptr (World) self = world_new ();
  static const LianArrangeShare without[] = { { 0, 0, 0, 100 }, { 0, 1, 1, 300 }, { 0, 2, 2, 500 } };
  Deed deed = { .world = self, .arrangement = self->arrangement };
  gint64 relation = LIAN_TEST_INSERT (self->trade.base.store, "relation", "cooperative", self->trade.other, "partner",
                                      self->trade.buyer, "relation_kind", "SALES", "state", "ORIGINAL", "goods", "钉耙",
                                      "since", "1953-01-01");
  keep_shares (self, self->arrangement, plan_of_all, G_N_ELEMENTS (plan_of_all));
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->cuts->len, ==, 0);
  lian_arrange_force_free (deed.force);
  keep_shares (self, self->arrangement, without, G_N_ELEMENTS (without));
  lian_test_read (&self->trade.base, foresee_job, &deed);
  g_assert_cmpuint (deed.force->cuts->len, ==, 1);
  g_assert_cmpint (((LianRelationCut *) deed.force->cuts->pdata[0])->relation, ==, relation);
  lian_arrange_force_free (deed.force);
}

static gboolean
begin_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autoptr (GPtrArray) stages = NULL, again = NULL;
  g_autoptr (LianRecord) draft = lian_arrange_propose (txn, 0, &stages);
  g_assert_cmpuint (stages->len, ==, 0);
  g_autoptr (LianRecord) based = lian_arrange_propose (txn, self->arrangement, &again);
  g_assert_cmpint (lian_record_get_number (based, "based_on"), ==, self->arrangement);
  g_assert_cmpint (lian_record_get_number (based, "late_months"), ==, 2);
  g_assert_true (lian_record_is_empty (based, "name"));
  g_assert_cmpstr (lian_record_get_text (based, "from_month"), ==, "1956-04-01");
  lian_record_set_text (based, "name", "anew");
  g_ptr_array_add (again, lian_record_new (lian_type_find ("arrangement_stage")));
  lian_record_set_text (again->pdata[0], "aim", "COST");
  lian_record_set_number (again->pdata[0], "place", 1);
  lian_record_set_number (again->pdata[0], "weight", 3);
  if (!lian_arrange_begin (txn, based, again, error))
    return FALSE;
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (LianRecord) third = lian_arrange_propose (txn, 0, &copied);
  g_assert_cmpuint (copied->len, ==, 1);
  g_assert_cmpint (lian_record_get_number (copied->pdata[0], "weight"), ==, 3);
  return TRUE;
}

/* A new one takes over the settings and stages of the one before. */
static void
test_begin (void)
{
  g_autoptr (World) self = world_new ();
  Deed deed = { .world = self, .arrangement = self->arrangement, .reason = "no use" };
  lian_test_write (&self->trade.base, begin_job, self);
  lian_test_write (&self->trade.base, drop_job, &deed);
  g_autoptr (LianRecord) dropped = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (dropped, "state"), ==, "DROPPED");
}

/* What the engine plans for it fits, and put in force allotments add up. */
static gboolean
solve_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  const LianSolveLimits limits = { 5, 0 };
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), self->arrangement);
  g_autoptr (LianArrangeBook) book = lian_arrange_read (txn, record, NULL, error);
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (book->task, &limits, NULL, NULL, error);
  return plan != NULL && lian_arrange_keep (txn, self->arrangement, book->task, plan, error)
         && lian_arrange_put_in_force (txn, self->arrangement, "computed", error);
}

static void
test_solved (void)
{
  g_autoptr (World) self = world_new ();
  lian_test_write (&self->trade.base, solve_job, self);
  /* 266 in April, 500 in May and the rest in June: all is placed; 160 + 300 + 40 or more are the first's. */
  Sum sum = { .line = self->line, .maker = self->maker };
  lian_test_read (&self->trade.base, sum_job, &sum);
  g_assert_cmpint (sum.sum, ==, 1000);
  g_autoptr (LianRecord) record = lian_test_load (self->trade.base.store, "arrangement", self->arrangement);
  g_assert_cmpstr (lian_record_get_text (record, "outcome"), ==, "OPTIMAL");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-book/order", test_order);
  g_test_add_func ("/arrange-book/effects", test_effects);
  g_test_add_func ("/arrange-book/problems", test_problems);
  g_test_add_func ("/arrange-book/nobody-able", test_nobody_able);
  g_test_add_func ("/arrange-book/trade", test_trade);
  g_test_add_func ("/arrange-book/processes", test_processes);
  g_test_add_func ("/arrange-book/materials", test_materials);
  g_test_add_func ("/arrange-book/unknown-stock", test_unknown_stock);
  g_test_add_func ("/arrange-book/relations", test_relations);
  g_test_add_func ("/arrange-book/agreed", test_agreed_by_allotment);
  g_test_add_func ("/arrange-book/keep", test_keep);
  g_test_add_func ("/arrange-book/carry", test_carry);
  g_test_add_func ("/arrange-book/force", test_force);
  g_test_add_func ("/arrange-book/stays", test_stays);
  g_test_add_func ("/arrange-book/refused", test_refused);
  g_test_add_func ("/arrange-book/cuts", test_cuts);
  g_test_add_func ("/arrange-book/begin", test_begin);
  g_test_add_func ("/arrange-book/solved", test_solved);
  return g_test_run ();
}
