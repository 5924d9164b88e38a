/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts: each is found with its figures, what only looks like it is not, and twice as
 * many contracts are read with as many statements. */
#include "config.h"

#include "lian-contract-doubts.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"

#include <sqlite3.h>

typedef struct
{
  LianTestTrade trade;
  char *city;
  char *store;    /* state commerce in the city */
  char *hospital; /* in the city, no state commerce */
  char *federation;
  char *rake; /* a product */
} Market;

static char *
add (Market *self, const char *type, const char *const *fields)
{
  return lian_test_dup_id (lian_test_insert (self->trade.base.store, type, fields));
}
#define ADD(self, type, ...) add (self, type, (const char *const[]){ __VA_ARGS__, NULL })

static Market
market_new (void)
{
  Market self = { .trade = lian_test_trade_new () };
  lian_store_override_working_date (self.trade.base.store, lian_date_new (1956, 4, 15));
  self.city = ADD (&self, "city", "name_en", "Anlan");
  self.store = ADD (&self, "partner", "name_en", "Store", "partner_kind", "STATE_COMMERCE", "city", self.city);
  self.hospital = ADD (&self, "partner", "name_en", "Hospital", "partner_kind", "OTHER", "city", self.city);
  self.federation = ADD (&self, "federation", "name_en", "City Federation", "level", "LOCAL", "city", self.city);
  self.rake = ADD (&self, "product", "name_en", "rakes", "unit", self.trade.piece);
  return self;
}

static void
market_clear (Market *self)
{
  g_free (self->city);
  g_free (self->store);
  g_free (self->hospital);
  g_free (self->federation);
  g_free (self->rake);
  lian_test_trade_clear (&self->trade);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Market, market_clear)

typedef struct
{
  const char *number;
  const char *orderer;
  gboolean by_maker;
  const char *maker;
  const char *from;
  const char *to;
  const char *due; /* NULL: the term's last day */
  const char *product;
  const char *catalogue;
  const char *spec;
  const char *quantity;
} Order;

/* A draft: doubts are said of it as of what is signed. */
static gint64
order (Market *self, Order o)
{
  g_autofree char *contract
      = ADD (self, "contract", "number", o.number, "contract_type", "ORDER", "state", "DRAFT", "orderer", o.orderer,
             "signatory", o.by_maker ? "COOPERATIVE" : "FEDERATION",
             o.by_maker ? "signing_cooperative" : "signing_federation", o.by_maker ? o.maker : self->federation,
             "term_from", o.from, "term_to", o.to);
  g_autofree char *line
      = ADD (self, "contract_line", "contract", contract, "product", o.product, "spec", o.spec, "quantity",
             o.quantity, "unit", self->trade.piece, "catalogue_product", o.catalogue);
  g_autofree char *allotment
      = ADD (self, "allotment", "contract_line", line, "cooperative", o.maker, "quantity", o.quantity);
  g_autofree char *due = ADD (self, "schedule", "contract_line", line, "due_on", o.due != NULL ? o.due : o.to,
                              "quantity", o.quantity);
  return g_ascii_strtoll (contract, NULL, 10);
}

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **doubts = data;
  *doubts = lian_contract_doubts (txn, cancellable, error);
  return *doubts != NULL;
}

static GPtrArray *
read_doubts (Market *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *doubts = NULL;
  lian_store_read (self->trade.base.store, read_job, &doubts, &error);
  g_assert_no_error (error);
  return doubts;
}

static void
assert_none (Market *self)
{
  g_autoptr (GPtrArray) doubts = read_doubts (self);
  if (doubts->len > 0)
    g_test_message ("%s", ((LianContractDoubt *) doubts->pdata[0])->message);
  g_assert_cmpuint (doubts->len, ==, 0);
}

/* Without the marks that keep a name in its own direction. */
static char *
plain (const char *text)
{
  GString *out = g_string_new (text);
  g_string_replace (out, "\u2068", "", 0);
  g_string_replace (out, "\u2069", "", 0);
  return g_string_free (out, FALSE);
}

static void
assert_one (Market *self, LianContractDoubtKind kind, gint64 contract, gint64 other, const char *contracts,
            const char *message)
{
  g_autoptr (GPtrArray) doubts = read_doubts (self);
  g_assert_cmpuint (doubts->len, ==, 1);
  const LianContractDoubt *doubt = doubts->pdata[0];
  g_autofree char *numbers = plain (doubt->contracts), *words = plain (doubt->message);
  g_assert_cmpint (doubt->kind, ==, kind);
  g_assert_cmpint (doubt->contract, ==, contract);
  g_assert_cmpint (doubt->other, ==, other);
  g_assert_cmpstr (numbers, ==, contracts);
  g_assert_cmpstr (words, ==, message);
  g_assert_cmpuint (strlen (doubt->advice), >, 20);
}

static void
test_bypass (void)
{
  g_auto (Market) self = market_new ();
  Order o = { "1", self.store, TRUE, self.trade.other, "1956-04-01", "1956-05-31", NULL, "rakes", NULL, NULL, "10" };
  gint64 contract = order (&self, o);
  assert_one (&self, LIAN_DOUBT_BYPASS, contract, 0, "1",
              "“Store” orders and “Iron” signs by itself, where the federation should sign (C1); "
              "no reason is given");
  lian_test_set (self.trade.base.store, "contract", contract, "bypass_reason", "in haste");
  assert_one (&self, LIAN_DOUBT_BYPASS, contract, 0, "1",
              "“Store” orders and “Iron” signs by itself, where the federation should sign (C1); "
              "the reason given: in haste");
  /* Selective purchase is not covered (A17), nor is an orderer that is neither. */
  lian_test_set (self.trade.base.store, "contract", contract, "contract_type", "SELECTIVE");
  assert_none (&self);
  lian_test_set (self.trade.base.store, "contract", contract, "contract_type", "ORDER");
  lian_test_set (self.trade.base.store, "contract", contract, "orderer", self.hospital);
  assert_none (&self);
}

static void
test_federation (void)
{
  g_auto (Market) self = market_new ();
  LianStore *store = self.trade.base.store;
  g_autofree char *trade = ADD (&self, "trade", "name_en", "Ironware");
  g_autofree char *own = ADD (&self, "federation", "name_en", "Ironware Federation", "level", "SPECIALISED", "city",
                              self.city, "trade", trade);
  Order o = { "1", self.store, FALSE, self.trade.other, "1956-04-01", "1956-05-31", NULL, "rakes", NULL, NULL, "10" };
  gint64 contract = order (&self, o);
  assert_none (&self);
  lian_test_set (store, "cooperative", g_ascii_strtoll (self.trade.other, NULL, 10), "trade", trade);
  assert_one (&self, LIAN_DOUBT_FEDERATION, contract, 0, "1",
              "“City Federation” signs, though the trade has a federation of its own, “Ironware Federation” (A18); "
              "no reason is given");
  lian_test_set (store, "contract", contract, "signing_federation", own);
  assert_none (&self);
}

/* Past the rules: here only the state counts. */
static void
fulfil (Market *self, gint64 contract)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE contract SET state = 'FULFILLED' WHERE id = %" G_GINT64_FORMAT, contract);
  lian_test_run_sql (self->trade.base.path, sql);
}

static void
back_to_draft (Market *self)
{
  lian_test_run_sql (self->trade.base.path, "UPDATE contract SET state = 'DRAFT'");
}

static void
test_signed_twice (void)
{
  g_auto (Market) self = market_new ();
  LianStore *store = self.trade.base.store;
  Order o = { "1", self.store, FALSE, self.trade.other, "1956-01-01", "1956-02-20", NULL, "钉耙 / rakes", NULL, NULL,
              "100" };
  gint64 first = order (&self, o);
  o.number = "2";
  o.from = "1956-02-10";
  o.to = "1956-03-31";
  o.product = "Rakes";
  o.quantity = "40";
  gint64 second = order (&self, o);
  assert_one (&self, LIAN_DOUBT_SIGNED_TWICE, second, first, "1 · 2",
              "“Store” orders “Rakes” in both, 100 pieces and 40 pieces, from the same maker or federation; "
              "both run from 1956-02-10 to 1956-02-20");
  /* Of what is fulfilled on both sides nothing is asked any more. */
  fulfil (&self, first);
  g_autoptr (GPtrArray) half = read_doubts (&self);
  g_assert_cmpuint (half->len, ==, 1);
  fulfil (&self, second);
  assert_none (&self);
  back_to_draft (&self);
  /* One term after the other, another size, another orderer, or void: no doubt. */
  lian_test_set (store, "contract", second, "term_from", "1956-02-21");
  assert_none (&self);
  lian_test_set (store, "contract", second, "term_from", "1956-02-10");
  lian_test_set (store, "contract", second, "orderer", self.hospital);
  assert_none (&self);
  lian_test_set (store, "contract", second, "orderer", self.store);
  lian_test_set (store, "contract", second, "void_reason", "twice");
  lian_test_set (store, "contract", second, "voided_on", "1956-02-11");
  lian_test_set (store, "contract", second, "state", "VOID");
  assert_none (&self);
}

static void
test_sizes (void)
{
  g_auto (Market) self = market_new ();
  Order o = { "1", self.store, FALSE, self.trade.other, "1956-01-01", "1956-02-20", NULL, "rakes", NULL, "4 teeth",
              "100" };
  order (&self, o);
  o.number = "2";
  o.spec = "6 teeth";
  order (&self, o);
  assert_none (&self);
}

static void
test_needed_twice (void)
{
  g_auto (Market) self = market_new ();
  LianStore *store = self.trade.base.store;
  Order o = { "1", self.store, FALSE, self.trade.other, "1956-04-01", "1956-06-30", "1956-05-10", "rakes", NULL, NULL,
              "100" };
  gint64 first = order (&self, o);
  Order p = { "2", self.hospital, TRUE, self.trade.maker, "1956-05-01", "1956-05-31", "1956-05-31", "rakes", NULL, NULL,
              "80" };
  gint64 second = order (&self, p);
  assert_one (&self, LIAN_DOUBT_NEEDED_TWICE, second, first, "1 · 2",
              "“rakes” due in 1956-05 for the same place: “Store” orders 100 pieces, “Hospital” orders 80 pieces");
  /* What was due before today is not asked about any more. */
  lian_store_override_working_date (store, lian_date_new (1956, 6, 1));
  assert_none (&self);
  lian_store_override_working_date (store, lian_date_new (1956, 4, 15));
  g_autofree char *far = ADD (&self, "city", "name_en", "Far");
  lian_test_set (store, "partner", g_ascii_strtoll (self.hospital, NULL, 10), "city", far);
  assert_none (&self);
}

/* 1,300 a month; 1,250 for one and 51 for another are one too many, 50 are not. */
static void
test_capacity (void)
{
  g_auto (Market) self = market_new ();
  LianStore *store = self.trade.base.store;
  g_autofree char *capacity = ADD (&self, "capacity", "cooperative", self.trade.other, "product", self.rake, "monthly",
                                   "1300", "unit", self.trade.piece, "from_date", "1956-01-01");
  g_autofree char *far = ADD (&self, "city", "name_en", "Far");
  g_autofree char *shop = ADD (&self, "partner", "name_en", "Shop", "partner_kind", "OTHER", "city", far);
  Order o = { "1", self.store, FALSE, self.trade.other, "1956-04-01", "1956-06-30", "1956-05-10", "rakes", self.rake,
              NULL, "1250" };
  gint64 first = order (&self, o);
  Order p = { "2", shop, TRUE, self.trade.other, "1956-05-01", "1956-05-31", "1956-05-31", "rakes", self.rake, NULL,
              "50" };
  order (&self, p);
  assert_none (&self);
  p.number = "3";
  p.quantity = "1";
  p.from = "1956-05-31";
  p.orderer = self.hospital;
  p.spec = "sample";
  gint64 third = order (&self, p);
  g_autoptr (GPtrArray) doubts = read_doubts (&self);
  const LianContractDoubt *doubt = doubts->pdata[doubts->len - 1];
  g_autofree char *words = plain (doubt->message);
  g_assert_cmpint (doubt->kind, ==, LIAN_DOUBT_CAPACITY);
  g_assert_cmpint (doubt->contract, ==, third);
  g_assert_cmpint (doubt->other, ==, first);
  g_assert_cmpstr (words, ==,
                   "“Iron”, “rakes” in 1956-05: 1250 pieces for “Store” (1) · 50 pieces for “Shop” (2) · "
                   "1 pieces for “Hospital” (3); together 1301 pieces, but it can make 1300 pieces");
  /* A capacity that nobody knows is not nothing. */
  lian_test_set (store, "capacity", g_ascii_strtoll (capacity, NULL, 10), "to_date", "1956-05-30");
  g_autoptr (GPtrArray) fewer = read_doubts (&self);
  g_assert_cmpuint (fewer->len, ==, doubts->len - 1);
}

static guint n_statements;

static int
trace_cb (unsigned kind, void *data, void *statement, void *text)
{
  g_atomic_int_inc (&n_statements);
  return 0;
}

static int
trace_readings (sqlite3 *handle, char **message, const void *routines)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

static gboolean
count_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  lian_txn_get_working_date (txn);
  g_atomic_int_set (&n_statements, 0);
  g_autoptr (GPtrArray) doubts = lian_contract_doubts (txn, NULL, NULL);
  *(guint *) data = (guint) g_atomic_int_get (&n_statements);
  g_assert_cmpuint (doubts->len, >, 0);
  return TRUE;
}

static guint
count (Market *self)
{
  guint n = 0;
  g_assert_true (lian_store_read (self->trade.base.store, count_job, &n, NULL));
  return n;
}

/* Every order is doubtful with every other; they are not compared each with each. */
static void
test_statements (void)
{
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) trace_readings), ==, SQLITE_OK);
  g_auto (Market) self = market_new ();
  Order o = { NULL, self.store, FALSE, self.trade.other, "1956-04-01", "1956-06-30", NULL, "rakes", NULL, NULL, "10" };
  for (guint i = 0; i < 5; i++)
    order (&self, o);
  guint few = count (&self);
  for (guint i = 0; i < 15; i++)
    order (&self, o);
  g_autoptr (GPtrArray) doubts = read_doubts (&self);
  g_assert_cmpuint (count (&self), ==, few);
  g_assert_cmpuint (doubts->len, ==, 19);
  sqlite3_cancel_auto_extension ((void (*) (void)) trace_readings);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-doubts/bypass", test_bypass);
  g_test_add_func ("/contract-doubts/federation", test_federation);
  g_test_add_func ("/contract-doubts/signed-twice", test_signed_twice);
  g_test_add_func ("/contract-doubts/sizes", test_sizes);
  g_test_add_func ("/contract-doubts/needed-twice", test_needed_twice);
  g_test_add_func ("/contract-doubts/capacity", test_capacity);
  g_test_add_func ("/contract-doubts/statements", test_statements);
  return g_test_run ();
}
