/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Totals of contracts: whatever they are grouped by, rows add up to their group, groups to the same
 * total, periods to the whole, and what is not known is counted and never nothing. */
#include "config.h"

#include "lian-contract-state.h"
#include "lian-contract-totals.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"

#include <sqlite3.h>

#define CONTRACTS 40

typedef struct
{
  LianTestTrade *trade;
  GRand *rand;
  gint64 buyers[2];
  gint64 makers[3];
  gint64 federation;
  gint64 old_yuan;
} Fair;

static int
among (Fair *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static LianDate
some_day (Fair *self)
{
  return lian_date_new (1956, 1 + among (self, 4), 1 + among (self, 28));
}

static gint64
add_named (LianStore *store, const char *type, const char *name, const char *field, const char *value)
{
  return LIAN_TEST_INSERT (store, type, "name_en", name, field, value);
}

static Fair
fair_new (LianTestTrade *trade, guint32 seed)
{
  LianStore *store = trade->base.store;
  Fair self = { .trade = trade, .rand = g_rand_new_with_seed (seed) };
  g_autofree char *iron = lian_test_dup_id (LIAN_TEST_INSERT (store, "trade", "name_en", "Ironware"));
  g_autofree char *shoes = lian_test_dup_id (LIAN_TEST_INSERT (store, "trade", "name_en", "Shoes"));
  self.buyers[0] = g_ascii_strtoll (trade->buyer, NULL, 10);
  self.buyers[1] = add_named (store, "partner", "Hospital", "partner_kind", "OTHER");
  self.makers[0] = add_named (store, "cooperative", "Forge", "trade", iron);
  self.makers[1] = add_named (store, "cooperative", "Last", "trade", shoes);
  self.makers[2] = g_ascii_strtoll (trade->other, NULL, 10);
  self.federation = add_named (store, "federation", "City", "level", "LOCAL");
  self.old_yuan = LIAN_TEST_INSERT (store, "currency", "code", "OLD", "name_en", "old yuan", "numerator", "1",
                                    "denominator", "100", "places", "0", "from_date", "1949-01-01", "to_date",
                                    "1955-02-28");
  return self;
}

static LianRecord *
part_of (const char *type, const LianRecord *owner)
{
  LianRecord *record = lian_record_new (lian_type_find (type));
  lian_record_set_number (record, lian_record_get_type_info (owner)->id, lian_record_get_id (owner));
  return record;
}

static gboolean
allot (Fair *self, LianTxn *txn, const LianRecord *line, gint64 quantity, GError **error)
{
  for (guint i = 0; i < 3; i++)
    {
      gint64 part = i == 2 ? quantity : among (self, (int) quantity + 1);
      g_autoptr (LianRecord) allotment = part_of ("allotment", line);
      lian_record_set_number (allotment, "cooperative", self->makers[i]);
      lian_record_set_number (allotment, "quantity", part);
      quantity -= part;
      if (!lian_txn_insert (txn, allotment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
deliver (Fair *self, LianTxn *txn, const LianRecord *line, GError **error)
{
  static const char *const verdicts[] = { "ACCEPTED", "REPRICED", "REFUSED", "REPAIR" };
  g_autoptr (LianRecord) delivery = part_of ("delivery", line);
  gint64 quantity = 2 + among (self, 40);
  lian_record_set_date (delivery, "delivered_on", some_day (self));
  lian_record_set_number (delivery, "quantity", quantity);
  if (among (self, 3))
    lian_record_set_number (delivery, "cooperative", self->makers[among (self, 3)]);
  lian_record_set_text (delivery, "excess_accepted", "yes");
  if (among (self, 2))
    lian_record_set_text (delivery, "accepted", among (self, 3) ? "yes" : "no");
  if (!lian_txn_insert (txn, delivery, error))
    return FALSE;
  g_autoptr (LianRecord) grade = part_of ("delivery_grade", delivery);
  const char *verdict = verdicts[among (self, 4)];
  lian_record_set_number (grade, "quantity", 1 + among (self, (int) quantity));
  lian_record_set_text (grade, "verdict", verdict);
  lian_record_set_text (grade, "reason", "seen");
  if (g_str_equal (verdict, "REPRICED"))
    lian_record_set_number (grade, "unit_price", among (self, 97));
  return among (self, 2) || lian_txn_insert (txn, grade, error);
}

/* One line in five has lost its quantity, one in five its price. */
static gboolean
add_line (Fair *self, LianTxn *txn, const LianRecord *contract, GError **error)
{
  gint64 quantity = 1 + among (self, 99);
  g_autoptr (LianRecord) line = part_of ("contract_line", contract);
  gboolean known = among (self, 5) != 0;
  lian_record_set_text (line, "product", "spade");
  lian_record_set_number (line, "unit", g_ascii_strtoll (self->trade->piece, NULL, 10));
  if (known)
    lian_record_set_number (line, "quantity", quantity);
  if (among (self, 5))
    lian_record_set_number (line, "unit_price", 1 + among (self, 333));
  if (!lian_txn_insert (txn, line, error) || (known && !allot (self, txn, line, quantity, error)))
    return FALSE;
  g_autoptr (LianRecord) due = part_of ("schedule", line);
  lian_record_set_date (due, "due_on", lian_date_new (1956, 4, 30));
  lian_record_set_number (due, "quantity", quantity);
  if (known && !lian_txn_insert (txn, due, error))
    return FALSE;
  return deliver (self, txn, line, error) && deliver (self, txn, line, error);
}

static gboolean
add_money (Fair *self, LianTxn *txn, const LianRecord *contract, GError **error)
{
  g_autoptr (LianRecord) payment = part_of ("payment", contract), penalty = part_of ("penalty", contract);
  lian_record_set_text (payment, "kind", "PRICE");
  lian_record_set_text (payment, "paid_by", among (self, 4) ? "ORDERER" : "MAKERS");
  lian_record_set_date (payment, "paid_on", some_day (self));
  lian_record_set_number (payment, "amount", 1 + among (self, 9999));
  if (among (self, 2))
    lian_record_set_number (payment, "cooperative", self->makers[among (self, 3)]);
  lian_record_set_text (penalty, "kind", "LATE");
  lian_record_set_text (penalty, "borne_by", among (self, 3) ? "MAKERS" : "ORDERER");
  lian_record_set_text (penalty, "basis", "late");
  lian_record_set_text (penalty, "state", among (self, 3) ? "CONFIRMED" : "PROPOSED");
  lian_record_set_number (penalty, "officer", self->trade->test.decider);
  lian_record_set_date (penalty, "decided_on", lian_date_new (1956, 4, 30));
  lian_record_set_date (penalty, "assessed_on", some_day (self));
  lian_record_set_number (penalty, "amount", among (self, 999));
  return lian_txn_insert (txn, payment, error) && lian_txn_insert (txn, penalty, error);
}

static gboolean
add_contract (Fair *self, LianTxn *txn, GError **error)
{
  g_autoptr (LianRecord) contract = lian_record_new (lian_type_find ("contract"));
  gboolean federation = among (self, 2);
  lian_record_set_text (contract, "contract_type", "ORDER");
  lian_record_set_text (contract, "state", "DRAFT");
  lian_record_set_number (contract, "orderer", self->buyers[among (self, 2)]);
  lian_record_set_text (contract, "signatory", federation ? "FEDERATION" : "COOPERATIVE");
  lian_record_set_number (contract, federation ? "signing_federation" : "signing_cooperative",
                          federation ? self->federation : self->makers[among (self, 3)]);
  lian_record_set_truth (contract, "is_framework", among (self, 6) ? LIAN_NO : LIAN_YES);
  if (among (self, 4) == 0)
    lian_record_set_number (contract, "currency", self->old_yuan);
  if (!lian_txn_insert (txn, contract, error) || !add_line (self, txn, contract, error)
      || !add_line (self, txn, contract, error) || !add_money (self, txn, contract, error)
      || !add_money (self, txn, contract, error))
    return FALSE;
  return among (self, 5) == 0
         || lian_contract_sign (txn, lian_record_get_id (contract), some_day (self), error);
}

static gboolean
add_contracts (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < CONTRACTS; i++)
    if (!add_contract (data, txn, error))
      return FALSE;
  return TRUE;
}

static void
assert_amount (const LianTotalsAmount *a, const LianTotalsAmount *b)
{
  g_assert_cmpint (a->fen, ==, b->fen);
  g_assert_cmpuint (a->unknown, ==, b->unknown);
}

static void
assert_figures (const LianTotalsFigures *a, const LianTotalsFigures *b)
{
  assert_amount (&a->contracted, &b->contracted);
  assert_amount (&a->delivered, &b->delivered);
  assert_amount (&a->accepted, &b->accepted);
  assert_amount (&a->penalties, &b->penalties);
  assert_amount (&a->paid, &b->paid);
  assert_amount (&a->brought, &b->brought);
  assert_amount (&a->owed, &b->owed);
}

static void
add_amount (LianTotalsAmount *to, const LianTotalsAmount *more)
{
  to->fen += more->fen;
  to->unknown += more->unknown;
}

static void
add_up (LianTotalsFigures *to, const LianTotalsFigures *more)
{
  add_amount (&to->contracted, &more->contracted);
  add_amount (&to->delivered, &more->delivered);
  add_amount (&to->accepted, &more->accepted);
  add_amount (&to->penalties, &more->penalties);
  add_amount (&to->paid, &more->paid);
  add_amount (&to->brought, &more->brought);
  add_amount (&to->owed, &more->owed);
}

/* Across a row: what was owed, and what the period did to it. */
static void
assert_across (const LianTotalsFigures *f)
{
  g_assert_cmpint (f->brought.fen + f->accepted.fen - f->penalties.fen - f->paid.fen, ==, f->owed.fen);
}

static void
assert_adds_up (const LianContractTotals *totals)
{
  LianTotalsFigures sum = { 0 };
  for (guint i = 0; i < totals->groups->len; i++)
    {
      const LianTotalsGroup *group = totals->groups->pdata[i];
      LianTotalsFigures part = { 0 };
      g_assert_cmpuint (group->rows->len, >, 0);
      for (guint j = 0; j < group->rows->len; j++)
        {
          const LianTotalsRow *row = group->rows->pdata[j];
          assert_across (&row->figures);
          if (totals->scope.from == 0)
            g_assert_cmpint (row->figures.accepted.fen, <=, row->figures.delivered.fen);
          add_up (&part, &row->figures);
        }
      assert_figures (&part, &group->figures);
      add_up (&sum, &group->figures);
    }
  assert_figures (&sum, &totals->sum);
}

static LianContractTotals *
read_totals (LianTxn *txn, LianTotalsGrouping by, LianDate from, LianDate to)
{
  g_autoptr (GError) error = NULL;
  const LianTotalsScope scope = { by, from, to, NULL };
  LianContractTotals *totals = lian_contract_totals_read (txn, &scope, NULL, &error);
  g_assert_no_error (error);
  return totals;
}

static void
assert_period (LianTxn *txn, LianDate from, LianDate to)
{
  g_autoptr (LianContractTotals) first = read_totals (txn, LIAN_TOTALS_BUYER, from, to);
  for (int by = 0; by < LIAN_N_TOTALS; by++)
    {
      g_autoptr (LianContractTotals) totals = read_totals (txn, (LianTotalsGrouping) by, from, to);
      assert_adds_up (totals);
      assert_figures (&totals->sum, &first->sum);
    }
}

/* Months that follow each other make the whole, and what is owed is handed on. */
static void
assert_months (LianTxn *txn)
{
  g_autoptr (LianContractTotals) all = read_totals (txn, LIAN_TOTALS_COOPERATIVE, 0, lian_date_new (1956, 4, 30));
  LianTotalsFigures sum = { 0 };
  LianTotalsAmount owed = { 0, 0 };
  for (int month = 1; month <= 4; month++)
    {
      LianDate from = lian_date_new (1956, month, 1), to = lian_date_add_days (lian_date_add_months (from, 1), -1);
      g_autoptr (LianContractTotals) one = read_totals (txn, LIAN_TOTALS_COOPERATIVE, from, to);
      assert_amount (&one->sum.brought, &owed);
      owed = one->sum.owed;
      add_up (&sum, &one->sum);
    }
  assert_amount (&sum.contracted, &all->sum.contracted);
  assert_amount (&sum.delivered, &all->sum.delivered);
  assert_amount (&sum.accepted, &all->sum.accepted);
  assert_amount (&sum.penalties, &all->sum.penalties);
  assert_amount (&sum.paid, &all->sum.paid);
  assert_amount (&owed, &all->sum.owed);
}

static const LianTotalsGroup *
find_group (const LianContractTotals *totals, gint64 id)
{
  for (guint i = 0; i < totals->groups->len; i++)
    if (((LianTotalsGroup *) totals->groups->pdata[i])->id == id)
      return totals->groups->pdata[i];
  return NULL;
}

/* A contract in yuan comes to what its own figures say; where they know nothing, that is counted. */
static void
assert_contract (LianTxn *txn, const LianContractTotals *totals, const LianRecord *contract)
{
  gint64 id = lian_record_get_id (contract);
  const LianTotalsGroup *group = find_group (totals, id);
  g_autoptr (LianContractFigures) figures = lian_contract_figures_new (txn, id, totals->scope.to);
  gboolean binds = lian_contract_binds (contract)
                   && lian_record_get_truth (contract, "is_framework") != LIAN_YES;
  g_assert_nonnull (group);
  g_assert_cmpint (group->figures.accepted.unknown > 0, ==, figures->amount == LIAN_UNKNOWN);
  g_assert_cmpint (group->figures.contracted.unknown > 0, ==,
                   binds && figures->contract_amount == LIAN_UNKNOWN);
  if (!lian_record_is_empty (contract, "currency"))
    return;
  g_assert_cmpint (group->figures.paid.fen, ==, figures->paid);
  g_assert_cmpint (group->figures.penalties.fen, ==, figures->penalties_makers - figures->penalties_orderer);
  if (figures->amount != LIAN_UNKNOWN)
    g_assert_cmpint (group->figures.accepted.fen, ==, figures->amount);
  if (figures->amount != LIAN_UNKNOWN)
    g_assert_cmpint (group->figures.owed.fen, ==, figures->balance);
  if (figures->contract_amount != LIAN_UNKNOWN)
    g_assert_cmpint (group->figures.contracted.fen, ==, binds ? figures->contract_amount : 0);
}

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) contracts = lian_txn_list_all (txn, lian_type_find ("contract"));
  g_autoptr (LianContractTotals) totals
      = read_totals (txn, LIAN_TOTALS_CONTRACT, 0, lian_date_new (1956, 4, 30));
  g_assert_cmpuint (contracts->len, ==, CONTRACTS);
  for (guint i = 0; i < contracts->len; i++)
    assert_contract (txn, totals, contracts->pdata[i]);
  assert_period (txn, 0, 0);
  assert_period (txn, lian_date_new (1956, 2, 7), lian_date_new (1956, 3, 20));
  assert_months (txn);
  return TRUE;
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LianTestTrade) trade = lian_test_trade_new ();
      lian_store_override_working_date (trade.base.store, lian_date_new (1956, 4, 30));
      Fair fair = fair_new (&trade, seed + i);
      lian_store_write (trade.base.store, "contracts", NULL, add_contracts, &fair, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (lian_store_read (trade.base.store, look, NULL, NULL));
      g_rand_free (fair.rand);
    }
}

/* Three makers of 10.00: 3.34, 3.33 and 3.33; old yuan at ten thousand for one.  Whom the payment is for
 * nobody said. */
static gboolean
look_at_shares (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianContractTotals) totals = read_totals (txn, LIAN_TOTALS_COOPERATIVE, 0, 0);
  static const gint64 shares[] = { 333, 333, 334 };
  gint64 seen[3];
  g_assert_cmpuint (totals->groups->len, ==, 4);
  const LianTotalsGroup *nobody = totals->groups->pdata[3];
  g_assert_cmpint (nobody->id, ==, 0);
  g_assert_null (nobody->name);
  g_assert_cmpint (nobody->figures.paid.fen, ==, 1000);
  g_assert_cmpint (nobody->figures.owed.fen, ==, -1000);
  g_assert_cmpint (nobody->figures.contracted.fen, ==, 0);
  for (guint i = 0; i < 3; i++)
    seen[i] = ((LianTotalsGroup *) totals->groups->pdata[i])->figures.contracted.fen;
  g_assert_cmpint (seen[0] + seen[1] + seen[2], ==, 1000);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (ABS (seen[i] - shares[0]), <=, 1);
  return TRUE;
}

static void
add_allotments (LianStore *store, const char *line, const char *const *makers, const char *quantity)
{
  for (guint i = 0; makers[i] != NULL; i++)
    LIAN_TEST_INSERT (store, "allotment", "contract_line", line, "cooperative", makers[i], "quantity",
                      quantity);
}

static void
test_shares (void)
{
  g_auto (LianTestTrade) trade = lian_test_trade_new ();
  LianStore *store = trade.base.store;
  g_autofree char *third = lian_test_dup_id (LIAN_TEST_INSERT (store, "cooperative", "name_en", "Third"));
  g_autofree char *old = lian_test_dup_id (
      LIAN_TEST_INSERT (store, "currency", "code", "OLD", "name_en", "old yuan", "numerator", "1",
                        "denominator", "100", "places", "0", "from_date", "1949-01-01", "to_date", "1955-02-28"));
  gint64 contract = lian_test_trade_contract (&trade, "currency", old);
  g_autofree char *of = lian_test_dup_id (contract);
  /* 3 pieces at 33,333⅓ old yuan can't be: 6 at 16,667 are 100,002, which are 1,000 fen. */
  g_autofree char *line = lian_test_dup_id (
      LIAN_TEST_INSERT (store, "contract_line", "contract", of, "product", "spade", "quantity", "6",
                        "unit_price", "16667", "unit", trade.piece));
  add_allotments (store, line, (const char *const[]){ trade.maker, trade.other, third, NULL }, "2");
  LIAN_TEST_INSERT (store, "schedule", "contract_line", line, "due_on", "1955-03-01", "quantity", "6");
  LIAN_TEST_INSERT (store, "payment", "contract", of, "kind", "PRICE", "paid_by", "ORDERER", "paid_on",
                    "1955-02-05", "amount", "100002");
  lian_test_set (store, "contract", contract, "signed_on", "1955-01-05");
  lian_test_set (store, "contract", contract, "state", "SIGNED");
  g_assert_true (lian_store_read (store, look_at_shares, NULL, NULL));
}

/* The contract of 1985: five lines whose quantities are lost, and what was paid for all of them. */
static gboolean
look_at_lost (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int by = 0; by < LIAN_N_TOTALS; by++)
    {
      g_autoptr (LianContractTotals) totals = read_totals (txn, (LianTotalsGrouping) by, 0, 0);
      g_assert_cmpint (totals->sum.contracted.fen, ==, 0);
      g_assert_cmpuint (totals->sum.contracted.unknown, ==, 5);
      g_assert_cmpint (totals->sum.paid.fen, ==, 2500000);
      g_assert_cmpint (totals->sum.owed.fen, ==, -2500000);
      assert_adds_up (totals);
    }
  return TRUE;
}

static void
test_lost (void)
{
  static const char *const sizes[] = { "130x40x90", "180x100x95", "180x40x200", "180x80x200", "180x50x200" };
  g_auto (LianTestTrade) trade = lian_test_trade_new ();
  LianStore *store = trade.base.store;
  gint64 contract = lian_test_trade_contract (&trade, "settlement", "25,000 yuan in all");
  g_autofree char *of = lian_test_dup_id (contract);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    LIAN_TEST_INSERT (store, "contract_line", "contract", of, "product", "ash counter", "spec", sizes[i], "unit",
                      trade.piece);
  LIAN_TEST_INSERT (store, "payment", "contract", of, "kind", "PRICE", "paid_by", "ORDERER", "paid_on",
                    "1956-01-05", "amount", "2500000");
  lian_test_set (store, "contract", contract, "signed_on", "1956-01-05");
  lian_test_set (store, "contract", contract, "state", "SIGNED");
  g_assert_true (lian_store_read (store, look_at_lost, NULL, NULL));
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
  g_autoptr (LianContractTotals) totals = read_totals (txn, LIAN_TOTALS_BUYER, 0, 0);
  *(guint *) data = (guint) g_atomic_int_get (&n_statements);
  return TRUE;
}

/* Twice as many contracts are read with as many statements. */
static void
test_statements (void)
{
  guint once = 0, twice = 0;
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) trace_readings), ==, SQLITE_OK);
  g_auto (LianTestTrade) trade = lian_test_trade_new ();
  Fair fair = fair_new (&trade, g_test_rand_int ());
  lian_store_write (trade.base.store, "contracts", NULL, add_contracts, &fair, NULL, NULL);
  g_assert_true (lian_store_read (trade.base.store, count_job, &once, NULL));
  lian_store_write (trade.base.store, "contracts", NULL, add_contracts, &fair, NULL, NULL);
  g_assert_true (lian_store_read (trade.base.store, count_job, &twice, NULL));
  g_assert_cmpuint (once, >, 0);
  g_assert_cmpuint (once, ==, twice);
  sqlite3_cancel_auto_extension ((void (*) (void)) trace_readings);
  g_rand_free (fair.rand);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-totals/shares", test_shares);
  g_test_add_func ("/contract-totals/lost", test_lost);
  g_test_add_func ("/contract-totals/random", test_random);
  g_test_add_func ("/contract-totals/statements", test_statements);
  return g_test_run ();
}
