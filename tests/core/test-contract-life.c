/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The life of a contract in a base: signed, amended, delivered, judged, paid, locked, settled. */
#include "config.h"

#include <string.h>

#include "lian-contract-versions.h"
#include "lian-delivery-flow.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-contract.h"

#define INSERT(type, ...) LIAN_TEST_INSERT (self.base.store, type, __VA_ARGS__)

typedef struct
{
  const char *act;
  gint64 id;
  const char *field; /* of a line, with its new value; or the reason */
  const char *value;
} Deed;

static gboolean
set_line (LianTxn *txn, const Deed *deed, GError **error)
{
  g_autoptr (LianRecord) line = lian_txn_load (txn, lian_type_find ("contract_line"), deed->id);
  lian_record_set_text (line, deed->field, deed->value);
  return lian_txn_update (txn, line, error);
}

static gboolean
amend (LianTxn *txn, const Deed *deed, GError **error)
{
  const LianAmend words = { 0, "Xu", "cloth came late" };
  g_autoptr (LianRecord) line = lian_txn_load (txn, lian_type_find ("contract_line"), deed->id);
  return set_line (txn, deed, error)
         && lian_contract_amend (txn, lian_record_get_number (line, "contract"), &words, error);
}

static gboolean
set_version (LianTxn *txn, const Deed *deed, GError **error)
{
  g_autoptr (LianRecord) contract = lian_txn_load (txn, lian_type_find ("contract"), deed->id);
  lian_record_set_number (contract, "version", 5);
  return lian_txn_update (txn, contract, error);
}

static gboolean
run (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Deed *deed = data;
  if (g_str_equal (deed->act, "version"))
    return set_version (txn, deed, error);
  if (g_str_equal (deed->act, "sign"))
    return lian_contract_sign (txn, deed->id, 0, error);
  if (g_str_equal (deed->act, "begin"))
    return lian_contract_begin (txn, deed->id, 0, error);
  if (g_str_equal (deed->act, "complete"))
    return lian_contract_complete (txn, deed->id, 0, error);
  if (g_str_equal (deed->act, "terminate"))
    return lian_contract_terminate (txn, deed->id, 0, deed->value, error);
  if (g_str_equal (deed->act, "settle"))
    return lian_contract_settle (txn, deed->id, 0, error);
  if (g_str_equal (deed->act, "propose"))
    return lian_contract_propose_penalties (txn, deed->id, 0, error);
  if (g_str_equal (deed->act, "waive"))
    return lian_penalty_decide (txn, deed->id, FALSE, deed->value, error);
  if (g_str_equal (deed->act, "confirm"))
    return lian_penalty_decide (txn, deed->id, TRUE, NULL, error);
  if (g_str_equal (deed->act, "lock"))
    return lian_period_close (txn, lian_date_new (1956, 3, 1), lian_date_new (1956, 3, 31),
                              "accounts of March", error);
  if (g_str_equal (deed->act, "reopen"))
    return lian_period_reopen (txn, deed->id, deed->value, error);
  if (g_str_equal (deed->act, "delete"))
    return lian_txn_delete (txn, lian_type_find (deed->field), deed->id, error);
  if (g_str_equal (deed->act, "set"))
    return set_line (txn, deed, error);
  return amend (txn, deed, error);
}

/* The number of the act of the last deed. */
static gint64 last_act;

/* Returns: (nullable): why it was refused */
static char *
deed_of (LianTestTrade *self, Deed deed)
{
  g_autoptr (GError) error = NULL;
  gboolean done = lian_store_write (self->base.store, "deed", NULL, run, &deed, &last_act, &error);
  g_assert_true (done == (error == NULL));
  return done ? NULL : g_strdup (error->message);
}

static void
assert_done (LianTestTrade *self, Deed deed)
{
  g_autofree char *refused = deed_of (self, deed);
  g_assert_null (refused);
}

static void
assert_refused (LianTestTrade *self, Deed deed, const char *word)
{
  g_autofree char *refused = deed_of (self, deed);
  g_assert_nonnull (refused);
  g_test_message ("%s", refused);
  g_assert_nonnull (strstr (refused, word));
}

/* A hundred spades at 2.50, allotted to two makers, half of them due on 15 March. */
static gint64
draft (LianTestTrade *trade, gint64 *line)
{
  LianTestTrade self = *trade;
  gint64 contract = lian_test_trade_contract (trade, "late_rate", "10");
  *line = lian_test_trade_line (trade, contract, "spade", "100", "250");
  g_autofree char *of = lian_test_dup_id (*line);
  INSERT ("allotment", "contract_line", of, "cooperative", self.maker, "quantity", "60");
  INSERT ("allotment", "contract_line", of, "cooperative", self.other, "quantity", "40");
  INSERT ("schedule", "contract_line", of, "due_on", "1956-03-15", "quantity", "50");
  INSERT ("schedule", "contract_line", of, "due_on", "1956-05-31", "quantity", "50");
  return contract;
}

/* A signed contract says what it said, unless an amendment tells what changed, why and with whom. */
static void
test_amended (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  assert_done (&self, (Deed){ "set", line, "spec", "long" });
  assert_refused (&self, (Deed){ "version", contract, NULL, NULL }, "0 amendments");
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  assert_refused (&self, (Deed){ "sign", contract, NULL, NULL }, "already");
  assert_refused (&self, (Deed){ "set", line, "spec", "short" }, "amendment");
  assert_done (&self, (Deed){ "set", line, "note", "our own note" });
  assert_done (&self, (Deed){ "amend", line, "spec", "short" });
  g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, contract);
  g_assert_cmpint (lian_record_get_number (figures->contract, "version"), ==, 2);
  assert_refused (&self, (Deed){ "amend", line, "spec", "short" }, "no clause");
  g_assert_cmpint (lian_store_undo (self.base.store, 0, NULL, NULL), !=, 0);
  g_autoptr (LianContractFigures) back = lian_test_trade_figures (&self, contract);
  g_assert_true (lian_record_is_empty (back->contract, "version"));
  const LianLineFigures *first = back->lines->pdata[0];
  g_assert_cmpstr (lian_record_get_text (first->line, "spec"), ==, "long");
}

static void
set_trade (LianTestTrade *self, const char *trade)
{
  lian_test_set (self->base.store, "cooperative", g_ascii_strtoll (self->maker, NULL, 10), "trade", trade);
  lian_test_set (self->base.store, "cooperative", g_ascii_strtoll (self->other, NULL, 10), "trade", trade);
}

static void
sign_through (LianTestTrade *self, gint64 contract, const char *federation)
{
  lian_test_set (self->base.store, "contract", contract, "signatory", NULL);
  lian_test_set (self->base.store, "contract", contract, "signing_cooperative", NULL);
  lian_test_set (self->base.store, "contract", contract, "signing_federation", federation);
  lian_test_set (self->base.store, "contract", contract, "signatory", "FEDERATION");
}

/* A18: a draft may name any federation; what is signed names that of the trade, or says why not. */
static void
test_federation (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  LianStore *store = self.base.store;
  gint64 line, contract = draft (&self, &line);
  g_autofree char *iron = lian_test_dup_id (INSERT ("trade", "name_en", "Ironware"));
  g_autofree char *city = lian_test_dup_id (INSERT ("city", "name_en", "Anlan"));
  g_autofree char *local = lian_test_dup_id (INSERT ("federation", "name_en", "City", "level", "LOCAL", "city", city));
  g_autofree char *own = lian_test_dup_id (
      INSERT ("federation", "name_en", "Iron", "level", "SPECIALISED", "city", city, "trade", iron));
  lian_test_set (store, "partner", g_ascii_strtoll (self.buyer, NULL, 10), "partner_kind", "STATE_COMMERCE");
  sign_through (&self, contract, own);
  assert_refused (&self, (Deed){ "sign", contract, NULL, NULL }, "another trade");
  set_trade (&self, iron);
  sign_through (&self, contract, local);
  assert_refused (&self, (Deed){ "sign", contract, NULL, NULL }, "give the reason");
  sign_through (&self, contract, own);
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
}

static gboolean
read_changes (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("amendment"));
  g_assert_cmpuint (all->len, ==, 1);
  *(GPtrArray **) data = lian_amendment_list_changes (all->pdata[0]);
  return TRUE;
}

static void
test_changes (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  g_autoptr (GPtrArray) changes = NULL;
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  assert_done (&self, (Deed){ "amend", line, "spec", "short" });
  g_assert_true (lian_store_read (self.base.store, read_changes, &changes, NULL));
  g_assert_cmpuint (changes->len, ==, 1);
  const LianClauseChange *change = changes->pdata[0];
  g_assert_cmpstr (change->title, ==, "spade");
  g_assert_cmpstr (change->field->id, ==, "spec");
  g_assert_cmpstr (change->from, ==, "");
  g_assert_cmpstr (change->to, ==, "short");
}

typedef struct
{
  gint64 contract;
  GPtrArray *versions;
  gint64 acts[4];
} Versions;

static gboolean
read_versions (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Versions *self = data;
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), self->contract);
  self->versions = lian_contract_list_versions (txn, contract);
  for (guint i = 0; i < self->versions->len; i++)
    self->acts[i] = lian_contract_version_find_act (self->versions->pdata[i], txn, self->contract, NULL);
  return TRUE;
}

/* A draft has none; then each tells its day, its act, with whom and why, and what it changed. */
static void
test_versions (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line), acts[3];
  Versions before = { .contract = contract }, after = before;
  g_assert_true (lian_store_read (self.base.store, read_versions, &before, NULL));
  g_assert_cmpuint (before.versions->len, ==, 0);
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  acts[0] = last_act;
  assert_done (&self, (Deed){ "amend", line, "spec", "short" });
  acts[1] = last_act;
  assert_done (&self, (Deed){ "begin", contract, NULL, NULL });
  assert_done (&self, (Deed){ "amend", line, "grade", "1" });
  acts[2] = last_act;
  g_assert_true (lian_store_read (self.base.store, read_versions, &after, NULL));
  g_assert_cmpuint (after.versions->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const LianContractVersion *version = after.versions->pdata[i];
      g_assert_cmpint (version->number, ==, i + 1);
      g_assert_cmpuint (version->changes->len, ==, i > 0);
      g_assert_cmpint (after.acts[i], ==, acts[i]);
      g_assert_cmpint (version->officer != 0, ==, i > 0);
      g_assert_cmpstr (version->reason, ==, i > 0 ? "cloth came late" : NULL);
    }
  g_ptr_array_unref (before.versions);
  g_ptr_array_unref (after.versions);
}

/* A choice is said in the reader's words, a part that came or went as such. */
static void
test_words (void)
{
  const LianType *type = lian_type_find ("contract");
  LianClauseChange choice = { .type = type, .title = "7", .from = "ORDER", .to = "" };
  LianClauseChange part = { .type = lian_type_find ("schedule"), .title = "spade", .from = "", .to = "*" };
  choice.field = lian_type_get_field (type, "contract_type");
  g_autofree char *order = lian_clause_change_dup_text (&choice, FALSE);
  g_autofree char *nothing = lian_clause_change_dup_text (&choice, TRUE);
  g_autofree char *added = lian_clause_change_dup_text (&part, TRUE);
  g_autofree char *whole = lian_clause_change_dup_part (&choice);
  g_autofree char *named = lian_clause_change_dup_part (&part);
  g_assert_cmpstr (order, ==, lian_choice_label (choice.field, "ORDER"));
  g_assert_cmpstr (order, !=, "ORDER");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (added, ==, "added");
  g_assert_cmpstr (whole, ==, "contract");
  g_assert_nonnull (strstr (named, "spade"));
}

static gboolean
ask (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 line = *(gint64 *) data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianRecord *record = lian_txn_load (txn, lian_type_find ("contract_line"), line);
  gint64 contract = lian_record_get_number (record, "contract");
  g_ptr_array_add (records, record);
  lian_record_set_text (record, "note", "our own");
  g_assert_false (lian_contract_needs_amendment (txn, contract, records, NULL));
  lian_record_set_text (record, "spec", "short");
  g_assert_true (lian_contract_needs_amendment (txn, contract, records, NULL));
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_assert_true (lian_contract_needs_amendment (txn, contract, nothing, records));
  g_assert_false (lian_contract_needs_amendment (txn, contract, nothing, nothing));
  g_assert_cmpint (lian_contract_of (txn, records->pdata[0]), ==, contract);
  g_autoptr (GPtrArray) open = lian_contract_list_open (txn, contract, 0);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_nonnull (strstr (open->pdata[0], "100 pieces not delivered"));
  return TRUE;
}

/* A form can ask beforehand whether saving needs an amendment, and a question what is open. */
static void
test_asked (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  g_assert_true (lian_store_read (self.base.store, ask, &line, NULL));
}

/* A part that is deleted is missing from the sums of its owner, whoever deletes it. */
static void
test_sums_after_deleting (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  g_autofree char *of = lian_test_dup_id (line);
  gint64 delivery = INSERT ("delivery", "contract_line", of, "delivered_on", "1956-04-01",
                            "quantity", "10");
  g_autofree char *part = lian_test_dup_id (delivery);
  INSERT ("delivery_grade", "delivery", part, "quantity", "4", "verdict", "ACCEPTED");
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  assert_done (&self, (Deed){ "delete", delivery, "delivery", NULL });
  g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, contract);
  const LianLineFigures *first = figures->lines->pdata[0];
  g_assert_cmpint (first->delivered, ==, 0);
}

/* Five days late at one in a thousand a day; the officer decides; what goes back is no excess. */
static void
test_late_and_settled (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  g_autofree char *of = lian_test_dup_id (line), *owner = lian_test_dup_id (contract);
  INSERT ("grade_price", "contract_line", of, "grade", "B", "unit_price", "200");
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  assert_done (&self, (Deed){ "begin", contract, NULL, NULL });
  gint64 first = INSERT ("delivery", "contract_line", of, "cooperative", self.maker, "delivered_on",
                         "1956-03-20", "quantity", "60");
  g_autofree char *part = lian_test_dup_id (first);
  INSERT ("delivery_grade", "delivery", part, "quantity", "40", "verdict", "ACCEPTED");
  INSERT ("delivery_grade", "delivery", part, "quantity", "10", "verdict", "ACCEPTED", "grade", "B");
  INSERT ("delivery_grade", "delivery", part, "quantity", "10", "verdict", "REFUSED", "reason", "bent");
  assert_refused (&self, (Deed){ "complete", contract, NULL, NULL }, "50 pieces not delivered");
  INSERT ("delivery", "contract_line", of, "cooperative", self.other, "delivered_on", "1956-04-10",
          "quantity", "50", "accepted", "yes");
  assert_done (&self, (Deed){ "propose", contract, NULL, NULL });
  g_autoptr (LianContractFigures) late = lian_test_trade_figures (&self, contract);
  const LianLineFigures *row = late->lines->pdata[0];
  const LianDueFigures *due = row->dues->pdata[0];
  g_assert_cmpint (due->late_days, ==, 5);
  g_assert_cmpint (due->late_quantity, ==, 50);
  g_assert_cmpint (late->penalties_open, ==, 63); /* 125.00 yuan, 5 days, 10 in 10,000 */
  g_assert_cmpint (row->accepted, ==, 100);
  g_assert_cmpint (row->refused, ==, 10);
  g_assert_cmpint (late->amount, ==, 24500);
  assert_done (&self, (Deed){ "complete", contract, NULL, NULL });
  assert_refused (&self, (Deed){ "settle", contract, NULL, NULL }, "not decided");
  INSERT ("payment", "contract", owner, "kind", "PRICE", "paid_by", "ORDERER", "paid_on",
          "1956-04-12", "amount", "24500");
  g_assert_cmpint (late->balance, ==, 24500);
}

typedef struct
{
  gint64 contract;
  GArray *months;
} Months;

static gboolean
read_months (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Months *self = data;
  g_autoptr (LianRecord) contract = lian_txn_load (txn, lian_type_find ("contract"), self->contract);
  g_autoptr (GPtrArray) lines
      = lian_txn_list (txn, lian_type_find ("contract_line"), "contract", self->contract);
  LianDate on = lian_txn_get_working_date (txn);
  g_autoptr (GArray) flows = lian_line_flow (txn, contract, lines->pdata[0], on);
  self->months = lian_flow_by_month (flows, on);
  return TRUE;
}

static void
assert_month (const GArray *months, guint i, LianDate month, gint64 due, gint64 delivered,
              gint64 accepted, gint64 late)
{
  const LianFlowMonth *one = &g_array_index (months, LianFlowMonth, i);
  g_assert_cmpint (one->month, ==, month);
  g_assert_cmpint (one->due, ==, due);
  g_assert_cmpint (one->delivered, ==, delivered);
  g_assert_cmpint (one->accepted, ==, accepted);
  g_assert_cmpint (one->late, ==, late);
}

/* Month by month: what was refused came and is late still; a month to come can't be late; the last
 * month says what the figures of the line say. */
static void
test_months (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line;
  Months read = { .contract = draft (&self, &line) };
  g_autofree char *of = lian_test_dup_id (line);
  assert_done (&self, (Deed){ "sign", read.contract, NULL, NULL });
  gint64 first = INSERT ("delivery", "contract_line", of, "cooperative", self.maker, "delivered_on",
                         "1956-03-20", "quantity", "30");
  g_autofree char *part = lian_test_dup_id (first);
  INSERT ("delivery_grade", "delivery", part, "quantity", "20", "verdict", "ACCEPTED");
  INSERT ("delivery_grade", "delivery", part, "quantity", "10", "verdict", "REFUSED", "reason", "bent");
  INSERT ("delivery", "contract_line", of, "cooperative", self.other, "delivered_on", "1956-04-10",
          "quantity", "5");
  g_assert_true (lian_store_read (self.base.store, read_months, &read, NULL));
  g_assert_cmpuint (read.months->len, ==, 3);
  assert_month (read.months, 0, lian_date_new (1956, 3, 1), 50, 30, 20, 30);
  assert_month (read.months, 1, lian_date_new (1956, 4, 1), 0, 5, 0, 25);
  assert_month (read.months, 2, lian_date_new (1956, 5, 1), 50, 0, 0, 0);
  g_assert_true (g_array_index (read.months, LianFlowMonth, 2).is_future);
  g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, read.contract);
  const LianLineFigures *figured = figures->lines->pdata[0];
  g_assert_cmpint (figured->late_quantity, ==, 25);
  g_autoptr (GArray) twice = g_array_new (FALSE, TRUE, sizeof (LianFlowMonth));
  lian_flow_add_months (twice, read.months);
  lian_flow_add_months (twice, read.months);
  g_assert_cmpuint (twice->len, ==, 3);
  assert_month (twice, 1, lian_date_new (1956, 4, 1), 0, 10, 0, 50);
  g_array_index (read.months, LianFlowMonth, 2).month = lian_date_new (1956, 8, 1);
  lian_flow_add_months (twice, read.months);
  g_assert_cmpuint (twice->len, ==, 6);
  assert_month (twice, 4, lian_date_new (1956, 7, 1), 0, 0, 0, 0);
  g_array_unref (read.months);
}

typedef struct
{
  gint64 id;
} One;

static gboolean
find_penalty (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("penalty"));
  g_assert_cmpuint (all->len, ==, 1);
  ((One *) data)->id = lian_record_get_id (all->pdata[0]);
  return TRUE;
}

static void
test_penalty_decided (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  One penalty = { 0 };
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  assert_done (&self, (Deed){ "propose", contract, NULL, NULL });
  g_assert_true (lian_store_read (self.base.store, find_penalty, &penalty, NULL));
  assert_refused (&self, (Deed){ "waive", penalty.id, NULL, " " }, "Why");
  assert_done (&self, (Deed){ "waive", penalty.id, NULL, "flood" });
  assert_refused (&self, (Deed){ "propose", contract, NULL, NULL }, "no penalty");
  assert_done (&self, (Deed){ "terminate", contract, NULL, "the orderer withdrew" });
  assert_done (&self, (Deed){ "settle", contract, NULL, NULL });
  assert_refused (&self, (Deed){ "begin", contract, NULL, NULL }, "can't become");
}

static gboolean
find_lock (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("period_lock"));
  g_assert_cmpuint (all->len, ==, 1);
  ((One *) data)->id = lian_record_get_id (all->pdata[0]);
  return TRUE;
}

/* Taking an act back needs no reason, so it neither opens a period nor closes one. */
static void
assert_not_undone (LianTestTrade *self, gint64 act, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (lian_store_undo (self->base.store, act, "whatever", &error), ==, 0);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* Nothing goes into a closed month, out of it, or is taken back in it; reopening needs its reason. */
static void
test_locked (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  g_autofree char *of = lian_test_dup_id (line);
  One lock = { 0 };
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  gint64 delivery = INSERT ("delivery", "contract_line", of, "delivered_on", "1956-03-20",
                            "quantity", "10");
  assert_done (&self, (Deed){ "lock", 0, NULL, NULL });
  gint64 act = last_act - 1;
  assert_refused (&self, (Deed){ "delete", delivery, "delivery", NULL }, "accounts of March");
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (lian_store_undo (self.base.store, act, NULL, &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "accounts of March"));
  g_assert_true (lian_store_read (self.base.store, find_lock, &lock, NULL));
  assert_refused (&self, (Deed){ "delete", lock.id, "period_lock", NULL }, "reopen");
  assert_refused (&self, (Deed){ "reopen", lock.id, NULL, "" }, "Why");
  assert_not_undone (&self, act + 1, "reopen the period with a reason");
  assert_done (&self, (Deed){ "reopen", lock.id, NULL, "a voucher was found" });
  assert_not_undone (&self, last_act, "lock it once more");
  assert_not_undone (&self, act + 1, "");
  assert_done (&self, (Deed){ "delete", delivery, "delivery", NULL });
}

/* What was sold and what was moved in a closed month stays as well. */
static void
test_locked_ledgers (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  g_autofree char *spade = lian_test_dup_id (INSERT ("product", "name_en", "Spade"));
  g_autofree char *iron = lian_test_dup_id (INSERT ("material", "name_en", "Iron", "unit", self.piece));
  g_autofree char *shed = lian_test_dup_id (INSERT ("stock_place", "name_en", "Shed", "kept_by",
                                                    "COOPERATIVE", "cooperative", self.maker));
  gint64 sale = INSERT ("sale", "cooperative", self.maker, "product", spade, "from_date",
                        "1956-03-01", "to_date", "1956-03-31", "quantity", "5", "unit", self.piece,
                        "channel", "SELF_SALE");
  gint64 movement = INSERT ("material_movement", "moved_on", "1956-03-02", "movement_kind", "IN",
                            "material", iron, "material_source", "LOCAL", "place", shed,
                            "quantity", "5", "unit", self.piece);
  assert_done (&self, (Deed){ "lock", 0, NULL, NULL });
  assert_refused (&self, (Deed){ "delete", sale, "sale", NULL }, "accounts of March");
  assert_refused (&self, (Deed){ "delete", movement, "material_movement", NULL }, "accounts of March");
}

/* What was signed since is not edited by taking back an act that came before. */
static void
test_undo_keeps_clauses (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 line, contract = draft (&self, &line);
  assert_done (&self, (Deed){ "set", line, "spec", "long" });
  gint64 act = last_act;
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (lian_store_undo (self.base.store, act, NULL, &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "amendment"));
  g_assert_cmpint (lian_store_undo (self.base.store, 0, NULL, NULL), !=, 0);
  g_assert_cmpint (lian_store_undo (self.base.store, act, NULL, NULL), !=, 0);
}

/* Source S32: counters and shelves with their sizes, 25,000 yuan in all; the quantities are lost. */
static void
test_1985 (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 contract = lian_test_trade_contract (&self, "note", "25000");
  static const char *const sizes[] = { "130x40x90", "180x100x95", "180x40x200", "180x80x200", "180x50x200" };
  g_autofree char *owner = lian_test_dup_id (contract);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    INSERT ("contract_line", "contract", owner, "product", "ash counter", "spec", sizes[i], "unit",
            self.piece);
  assert_done (&self, (Deed){ "sign", contract, NULL, NULL });
  g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, contract);
  g_assert_cmpuint (figures->lines->len, ==, G_N_ELEMENTS (sizes));
  for (guint i = 0; i < figures->lines->len; i++)
    {
      const LianLineFigures *line = figures->lines->pdata[i];
      g_assert_true (line->contracted == LIAN_UNKNOWN && line->remaining == LIAN_UNKNOWN
                     && line->contract_amount == LIAN_UNKNOWN && line->delivered == 0);
    }
  g_assert_true (figures->contract_amount == LIAN_UNKNOWN && figures->has_open);
}

/* Source S16: one contract, 10,000 farm tools, 4,000 of them rakes, for the supply co-operatives of
 * seven districts: a framework that each of the seven calls off from. */
static void
test_1953 (void)
{
  g_auto (LianTestTrade) self = lian_test_trade_new ();
  gint64 framework = lian_test_trade_contract (&self, "is_framework", "yes");
  gint64 rakes = lian_test_trade_line (&self, framework, "rakes", "4000", "135");
  lian_test_trade_line (&self, framework, "other farm tools", "6000", "95");
  g_autofree char *of = lian_test_dup_id (framework), *row = lian_test_dup_id (rakes);
  lian_test_set (self.base.store, "contract_line", rakes, "note", "S16");
  g_autoptr (GPtrArray) calls = g_ptr_array_new_with_free_func (g_free);
  for (int district = 0; district < 7; district++)
    {
      gint64 call = lian_test_trade_contract (&self, "framework", of);
      g_autofree char *owner = lian_test_dup_id (call);
      gint64 line = INSERT ("contract_line", "contract", owner, "product", "rakes", "quantity",
                            district < 6 ? "600" : "401", "unit_price", "135", "unit", self.piece,
                            "framework_line", row);
      g_autofree char *maker_row = lian_test_dup_id (line);
      INSERT ("allotment", "contract_line", maker_row, "cooperative", self.maker, "quantity",
              district < 6 ? "600" : "401");
      INSERT ("schedule", "contract_line", maker_row, "due_on", "1956-06-30", "quantity",
              district < 6 ? "600" : "401");
      g_ptr_array_add (calls, g_memdup2 (&call, sizeof call));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, framework);
      const LianLineFigures *line = figures->lines->pdata[i];
      g_autofree char *frame_row = lian_test_dup_id (lian_record_get_id (line->line));
      INSERT ("allotment", "contract_line", frame_row, "cooperative", self.maker, "quantity",
              i == 0 ? "4000" : "6000");
      INSERT ("schedule", "contract_line", frame_row, "due_on", "1956-06-30", "quantity",
              i == 0 ? "4000" : "6000");
    }
  assert_refused (&self, (Deed){ "sign", *(gint64 *) calls->pdata[0], NULL, NULL }, "framework");
  assert_done (&self, (Deed){ "sign", framework, NULL, NULL });
  for (guint i = 0; i < 6; i++)
    assert_done (&self, (Deed){ "sign", *(gint64 *) calls->pdata[i], NULL, NULL });
  assert_refused (&self, (Deed){ "sign", *(gint64 *) calls->pdata[6], NULL, NULL }, "4001");
  g_autoptr (LianContractFigures) figures = lian_test_trade_figures (&self, framework);
  const LianLineFigures *line = figures->lines->pdata[0];
  g_assert_cmpint (line->called_off, ==, 3600);
  g_assert_cmpint (line->to_call_off, ==, 400);
  g_assert_cmpint (figures->contract_amount, ==, 540000 + 570000);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-life/amended", test_amended);
  g_test_add_func ("/contract-life/federation", test_federation);
  g_test_add_func ("/contract-life/changes", test_changes);
  g_test_add_func ("/contract-life/versions", test_versions);
  g_test_add_func ("/contract-life/words", test_words);
  g_test_add_func ("/contract-life/months", test_months);
  g_test_add_func ("/contract-life/asked", test_asked);
  g_test_add_func ("/contract-life/sums-after-deleting", test_sums_after_deleting);
  g_test_add_func ("/contract-life/late-and-settled", test_late_and_settled);
  g_test_add_func ("/contract-life/penalty-decided", test_penalty_decided);
  g_test_add_func ("/contract-life/locked", test_locked);
  g_test_add_func ("/contract-life/locked-ledgers", test_locked_ledgers);
  g_test_add_func ("/contract-life/undo-keeps-clauses", test_undo_keeps_clauses);
  g_test_add_func ("/contract-life/1985", test_1985);
  g_test_add_func ("/contract-life/1953", test_1953);
  return g_test_run ();
}
