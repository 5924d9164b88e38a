/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records as a task of arrangement, in bases made by hand. */
#include "arrange-world.h"

#include "lian-arrange-solve.h"

#define AT(array, type, n) (&g_array_index (array, type, n))
#define HOUR G_GINT64_CONSTANT (3600000)

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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
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
record_of (ArrangeWorld *self, const char *type)
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
      g_autoptr (ArrangeWorld) self = arrange_world_new ();
      g_test_message ("%s.%s = %s", one->type, one->field, one->value);
      if (g_strcmp0 (one->value, "EXECUTING") == 0)
        lian_test_set (self->trade.base.store, "contract", self->contract, "begun_on", "1956-03-02");
      lian_test_set (self->trade.base.store, one->type, record_of (self, one->type), one->field, one->value);
      g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
      g_assert_cmpuint (book->task->orders->len, ==, one->n_orders);
      g_assert_cmpuint (book->task->ways->len, ==, one->n_ways);
      g_assert_cmpuint (book->refused->len, ==, one->n_refused);
      g_assert_cmpuint (book->problems->len, ==, one->n_problems);
    }
}

/* What a co-operative takes on at least binds the plan too, in whole steps. */
static void
test_own_lot (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_set (self->trade.base.store, "capacity", self->able_other, "least_lot", "301");
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  const LianArrangeTask *task = book->task;
  gint64 step = AT (task->orders, LianArrangeOrder, 0)->step;
  g_assert_cmpint (AT (task->ways, LianArrangeWay, 0)->least_lot, ==, 0);
  g_assert_cmpint (AT (task->ways, LianArrangeWay, 1)->least_lot, ==, (301 + step - 1) / step);
}

/* What can't be arranged is counted; what is due later isn't lost either. */
static void
test_problems (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  LianStore *store = self->trade.base.store;
  lian_test_set (store, "arrangement", self->arrangement, "months", "1");
  g_autoptr (LianArrangeBook) later = arrange_world_read (self, self->arrangement);
  const LianArrangeProblem *problem = later->problems->pdata[0];
  g_assert_cmpint (problem->kind, ==, LIAN_ARRANGE_TERM_LATER);
  g_assert_nonnull (strstr (problem->words, "500"));
  g_assert_cmpint (later->unplaced, ==, 0);
  lian_test_set (store, "contract_line", self->line, "catalogue_product", NULL);
  g_autoptr (LianArrangeBook) unknown = arrange_world_read (self, self->arrangement);
  problem = unknown->problems->pdata[0];
  g_assert_cmpint (problem->kind, ==, LIAN_ARRANGE_NO_PRODUCT);
  g_assert_cmpint (problem->record, ==, self->line);
  g_assert_cmpint (unknown->unplaced, ==, 900 * 150000);
}

static void
test_nobody_able (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  LianStore *store = self->trade.base.store;
  lian_test_set (store, "capacity", self->able, "to_date", "1956-02-01");
  lian_test_set (store, "capacity", self->able_other, "to_date", "1956-02-01");
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  LianStore *store = self->trade.base.store;
  g_autofree char *kind = lian_test_dup_id (self->kind);
  g_autofree char *other = lian_test_dup_id (
      LIAN_TEST_INSERT (store, "trade", "name_zh", "竹器业", "trade_class", "MANUFACTURE"));
  lian_test_set (store, "arrangement", self->arrangement, "trade", kind);
  g_autoptr (LianArrangeBook) own = arrange_world_read (self, self->arrangement);
  g_assert_cmpuint (own->task->orders->len, ==, 1);
  lian_test_set (store, "arrangement", self->arrangement, "trade", other);
  g_autoptr (LianArrangeBook) none = arrange_world_read (self, self->arrangement);
  g_assert_cmpuint (none->task->orders->len, ==, 0);
}

static gboolean
put_processes (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, put_processes, self);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
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
  ArrangeWorld *self = data;
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
  ArrangeWorld *self = data;
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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, put_material, self);
  g_autoptr (LianArrangeBook) common = arrange_world_read (self, self->arrangement);
  const LianArrangeLimit *limit = find_material (common->task, 0);
  const gint64 iron[] = { 100000000, 50000000, 0 }, none[] = { 0, 0, 0 };
  g_assert_nonnull (limit);
  g_assert_cmpuint (limit->maker, ==, LIAN_ARRANGE_NONE);
  g_assert_cmpmem (limit->amount, sizeof iron, iron, sizeof iron);
  const LianArrangeWay *way = AT (common->task->ways, LianArrangeWay, 1);
  g_assert_cmpint (AT (common->task->uses, LianArrangeUse, way->first_use + way->n_uses - 1)->amount, ==, 1000000);
  g_assert_cmpuint (common->problems->len, ==, 1);
  g_assert_cmpint (((LianArrangeProblem *) common->problems->pdata[0])->kind, ==, LIAN_ARRANGE_ARRIVING);
  lian_test_write (&self->trade.base, put_orderers, self);
  g_autoptr (LianArrangeBook) sent = arrange_world_read (self, self->arrangement);
  g_assert_null (find_material (sent->task, 0));
  limit = find_material (sent->task, self->contract);
  g_assert_nonnull (limit);
  g_assert_cmpmem (limit->amount, sizeof none, none, sizeof none);
  way = AT (sent->task->ways, LianArrangeWay, 1);
  g_assert_cmpint (AT (sent->task->uses, LianArrangeUse, way->first_use + way->n_uses - 1)->amount, ==, 1500000);
}

static gboolean
reserve (ArrangeWorld *self, LianTxn *txn, gint64 contract, gint64 line, const char *quantity, GError **error)
{
  const LianAmend words = { 0, "Xu", "iron is kept for it" };
  g_autoptr (LianRecord) iron = lian_txn_load (txn, lian_type_find ("material"), self->iron);
  gint64 jin = lian_record_get_number (iron, "unit");
  gint64 wanted = lian_test_put (
      txn, "contract_material",
      "contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|material=熟铁|unit=%" G_GINT64_FORMAT
      "|norm=1000000|material_source=ALLOCATION|catalogue_material=%" G_GINT64_FORMAT, contract, line, jin, self->iron);
  g_autoptr (GPtrArray) places = lian_txn_list (txn, lian_type_find ("stock_place"), "federation", self->federation);
  lian_test_put (txn, "reservation",
                 "contract_material=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT
                 "|from_date=1956-03-01|%s", wanted, lian_record_get_id (places->pdata[0]), jin, quantity);
  return lian_contract_amend (txn, contract, &words, error);
}

static gboolean
reserve_some (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  return reserve (self, txn, self->contract, self->line, "quantity=90000000", error);
}

static gint64
sum_of_uses (const LianArrangeTask *task, const LianArrangeLimit *limit)
{
  const LianArrangeWay *way = AT (task->ways, LianArrangeWay, 1);
  gint64 sum = 0;
  for (guint u = way->first_use; u < way->first_use + way->n_uses; u++)
    if (AT (task->limits, LianArrangeLimit, AT (task->uses, LianArrangeUse, u)->limit) == limit)
      sum += AT (task->uses, LianArrangeUse, u)->amount;
  return sum;
}

/* What is reserved for a contract is its own, and no longer there for others. */
static void
test_reserved (void)
{
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, put_material, self);
  lian_test_write (&self->trade.base, reserve_some, self);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  const LianArrangeLimit *own = find_material (book->task, self->contract), *common = find_material (book->task, 0);
  const gint64 kept[] = { 90000000, 0, 0 }, rest[] = { 10000000, 50000000, 0 };
  g_assert_cmpmem (own->amount, sizeof kept, kept, sizeof kept);
  g_assert_cmpmem (common->amount, sizeof rest, rest, sizeof rest);
  /* 900 pieces are left, which need ten times what is kept. */
  g_assert_cmpint (sum_of_uses (book->task, own), ==, 100000);
  g_assert_cmpint (sum_of_uses (book->task, common), ==, 900000);
}

static gboolean
reserve_for_another (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  gint64 contract = lian_test_put (txn, "contract",
                                   "contract_type=ORDER|state=SIGNED|orderer=%" G_GINT64_FORMAT
                                   "|signatory=FEDERATION|signing_federation=%" G_GINT64_FORMAT
                                   "|signed_on=1956-03-01|term_from=1956-03-01|term_to=1956-06-30",
                                   self->buyer, self->federation);
  gint64 line = lian_test_put (txn, "contract_line",
                               "contract=%" G_GINT64_FORMAT "|product=铁链|quantity=1000|unit=%" G_GINT64_FORMAT,
                               contract, self->piece);
  lian_test_put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|due_on=1956-05-31|quantity=1000", line);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=1000",
                 line, self->maker);
  return reserve (self, txn, contract, line, "quantity=90000000", error);
}

/* What is reserved for another contract is not there: the plan makes do with the rest. */
static void
test_reserved_for_another (void)
{
  const LianSolveLimits limits = { .seconds = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, put_material, self);
  lian_test_write (&self->trade.base, reserve_for_another, self);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  const gint64 rest[] = { 10000000, 50000000, 0 };
  g_assert_null (find_material (book->task, self->contract));
  g_assert_cmpmem (find_material (book->task, 0)->amount, sizeof rest, rest, sizeof rest);
  g_autoptr (LianArrangePlan) plan = lian_arrange_solve (book->task, &limits, NULL, NULL, &error);
  gint64 placed = 0;
  for (guint i = 0; i < plan->shares->len; i++)
    placed += AT (plan->shares, LianArrangeShare, i)->quantity * AT (book->task->orders, LianArrangeOrder, 0)->step;
  g_assert_cmpint (placed, ==, 60);
}

static gboolean
put_material_alone (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  lian_test_write (&self->trade.base, put_material_alone, self);
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
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
      g_autoptr (ArrangeWorld) self = arrange_world_new ();
      LIAN_TEST_INSERT (self->trade.base.store, "relation", "cooperative", self->trade.maker, "partner",
                        self->trade.buyer, "relation_kind", cases[i].kind, "state", cases[i].state, "goods",
                        cases[i].goods, "since", "1953-01-01", "restored_on", i == 1 ? "1956-02-01" : NULL,
                        "interrupted_on", i == 1 ? "1956-01-01" : NULL);
      g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
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
  g_autoptr (ArrangeWorld) self = arrange_world_new ();
  g_autoptr (LianArrangeBook) book = arrange_world_read (self, self->arrangement);
  g_assert_cmpint (book->base, ==, 0);
  g_assert_cmpuint (book->task->agreed->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const LianArrangeAmount *amount = AT (book->task->agreed, LianArrangeAmount, i);
      g_assert_cmpuint (amount->month, ==, LIAN_ARRANGE_NONE);
      g_assert_cmpint (amount->quantity, ==, amount->way == 0 ? 500 : 400);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrange-book/order", test_order);
  g_test_add_func ("/arrange-book/effects", test_effects);
  g_test_add_func ("/arrange-book/own-lot", test_own_lot);
  g_test_add_func ("/arrange-book/problems", test_problems);
  g_test_add_func ("/arrange-book/nobody-able", test_nobody_able);
  g_test_add_func ("/arrange-book/trade", test_trade);
  g_test_add_func ("/arrange-book/processes", test_processes);
  g_test_add_func ("/arrange-book/materials", test_materials);
  g_test_add_func ("/arrange-book/reserved", test_reserved);
  g_test_add_func ("/arrange-book/reserved-for-another", test_reserved_for_another);
  g_test_add_func ("/arrange-book/unknown-stock", test_unknown_stock);
  g_test_add_func ("/arrange-book/relations", test_relations);
  g_test_add_func ("/arrange-book/agreed", test_agreed_by_allotment);
  return g_test_run ();
}
