/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Channels: sums of currencies, shares of what is due, accounts held against figures added up by
 * hand and against one another. */
#include "lian-apportion.h"
#include "lian-channel-account.h"
#include "lian-plan-open.h"
#include "lian-sample.h"
#include "lian-test-base.h"

#include <string.h>

/* --- money ---------------------------------------------------------------------------- */

static LianRecord *
new_currency (gint64 id, const char *code, gint64 numerator, gint64 denominator, const char *from,
              const char *to)
{
  LianRecord *record = lian_record_new (lian_type_find ("currency"));
  lian_record_set_id (record, id);
  lian_record_set_text (record, "code", code);
  lian_record_set_number (record, "numerator", numerator);
  lian_record_set_number (record, "denominator", denominator);
  lian_record_set_text (record, "from_date", from);
  lian_record_set_text (record, "to_date", to);
  return record;
}

static GPtrArray *
new_currencies (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_ptr_array_add (all, new_currency (1, "OLD", 1, 100, NULL, "1955-02-28"));
  g_ptr_array_add (all, new_currency (2, "RBL", 50, 100, "1955-03-01", "1955-12-31"));
  g_ptr_array_add (all, new_currency (3, "RBL", 200, 300, "1956-01-01", NULL));
  return all;
}

/* A rate is that of the day, after the last day that of the end, and before the first unknown. */
static void
test_rates (void)
{
  g_autoptr (GPtrArray) all = new_currencies ();
  LianRate rate;
  g_assert_true (lian_rate_on (all, 0, lian_date_new (1956, 4, 15), &rate));
  g_assert_true (rate.numerator == 1 && rate.denominator == 1);
  g_assert_true (lian_rate_on (all, 1, lian_date_new (1956, 4, 15), &rate));
  g_assert_true (rate.numerator == 1 && rate.denominator == 100);
  g_assert_true (lian_rate_on (all, 2, lian_date_new (1955, 12, 31), &rate));
  g_assert_true (rate.numerator == 50 && rate.denominator == 100);
  g_assert_true (lian_rate_on (all, 2, lian_date_new (1956, 1, 1), &rate));
  g_assert_true (rate.numerator == 200 && rate.denominator == 300);
  g_assert_false (lian_rate_on (all, 3, lian_date_new (1955, 2, 28), &rate));
  g_assert_false (lian_rate_on (all, 9, lian_date_new (1956, 1, 1), &rate));
}

/* What single amounts would lose by rounding is still there in the sum. */
static void
test_sums (void)
{
  const LianRate old = { 1, 100 }, third = { 2, 3 }, fen = { 1, 1 };
  LianFenSum sum = { 0 }, other = { 0 };
  gint64 read;
  g_assert_true (lian_fen_sum_get (&sum, &read));
  g_assert_cmpint (read, ==, 0);
  for (int i = 0; i < 200; i++)
    lian_fen_sum_add (&sum, 49, &old); /* each 0.49 fen */
  lian_fen_sum_add (&sum, 1, &third);
  g_assert_true (lian_fen_sum_get (&sum, &read));
  g_assert_cmpint (read, ==, 99); /* 98 + 2/3 */
  lian_fen_sum_add (&other, 2, &third);
  lian_fen_sum_add (&other, -150, &old);
  lian_fen_sum_add (&other, 7, &fen);
  lian_fen_sum_add_sum (&sum, &other);
  g_assert_true (lian_fen_sum_get (&sum, &read));
  g_assert_cmpint (read, ==, 106); /* 105.5, half away from zero */
  lian_fen_sum_add (&sum, -211, &fen);
  g_assert_true (lian_fen_sum_get (&sum, &read));
  g_assert_cmpint (read, ==, -106); /* -105.5 */
  lian_fen_sum_spoil (&other);
  lian_fen_sum_add_sum (&sum, &other);
  g_assert_false (lian_fen_sum_get (&sum, &read));
  LianFenSum large = { 0 };
  for (int i = 0; i < 8; i++)
    lian_fen_sum_add (&large, G_MAXINT64 / 4, &fen);
  g_assert_false (lian_fen_sum_get (&large, &read)); /* too large is unknown, not wrong */
}

/* --- shares --------------------------------------------------------------------------- */

/* Every piece adds up, nothing is negative, nobody strays by a whole unit and the end is exact. */
static void
test_apportion (void)
{
  for (int round = 0; round < 400; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 7);
      gint64 weights[6], given[6] = { 0 }, shares[6], whole = 0, so_far = 0;
      for (guint i = 0; i < n; i++)
        whole += weights[i] = g_test_rand_int_range (0, 50);
      if (whole == 0)
        continue;
      while (so_far < whole)
        {
          gint64 sum = 0, piece = g_test_rand_int_range (1, (int) MIN (whole - so_far, 9) + 1);
          g_assert_true (lian_apportion_next (weights, n, piece, given, shares));
          so_far += piece;
          for (guint i = 0; i < n; i++)
            {
              sum += shares[i];
              g_assert_cmpint (shares[i], >=, 0);
              g_assert_cmpint (ABS (given[i] * whole - so_far * weights[i]), <, 2 * whole);
            }
          g_assert_cmpint (sum, ==, piece);
        }
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (given[i], ==, weights[i]);
    }
  gint64 none[2] = { 0, 0 }, given[2] = { 0 }, shares[2];
  g_assert_false (lian_apportion_next (none, 2, 5, given, shares));
}

/* --- accounts ------------------------------------------------------------------------- */

#define ID(serial) (((gint64) LIAN_SAMPLE_OFFICE << 40) | (serial))

typedef struct
{
  LianChannelScope scope;
  LianChannelAccount *account;
} Question;

static gboolean
read_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  question->account = lian_channel_account_read (txn, &question->scope, cancellable, error);
  return question->account != NULL;
}

static LianChannelAccount *
read_account (LianTestBase *base, gint64 cooperative, gint64 trade, LianDate from, LianDate to)
{
  g_autoptr (GError) error = NULL;
  Question question = { { cooperative, trade, from, to }, NULL };
  lian_store_read (base->store, read_job, &question, &error);
  g_assert_no_error (error);
  return question.account;
}

static const LianChannelRow *
find_row (GPtrArray *rows, gint64 product)
{
  for (guint i = 0; i < rows->len; i++)
    if (((LianChannelRow *) rows->pdata[i])->product == product)
      return rows->pdata[i];
  return NULL;
}

static const LianChannelDoubt *
find_doubt (const LianChannelAccount *account, const char *code, const char *part)
{
  for (guint i = 0; i < account->doubts->len; i++)
    {
      const LianChannelDoubt *doubt = account->doubts->pdata[i];
      if (g_str_equal (doubt->code, code) && strstr (doubt->message, part) != NULL)
        return doubt;
    }
  return NULL;
}

/* The bamboo co-operative in the first quarter, as its papers say. */
static void
test_quarter (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  g_autoptr (LianChannelAccount) account
      = read_account (&base, ID (1026), 0, lian_date_new (1956, 1, 1), lian_date_new (1956, 3, 31));
  const LianChannelRow *hampers = find_row (account->rows, ID (27001));
  const LianChannelFigures *order = &hampers->channels[LIAN_CHANNEL_ORDERING];
  const LianChannelFigures *own = &hampers->channels[LIAN_CHANNEL_SELF_SALE];
  gint64 percent, fen;
  g_assert_cmpuint (account->plans->len, ==, 1);
  g_assert_cmpint (order->planned, ==, 750);
  g_assert_cmpint (order->contracted, ==, 750); /* three fifths of 1250 */
  g_assert_cmpint (order->delivered, ==, 750);
  g_assert_cmpint (own->planned, ==, 300);
  g_assert_cmpint (own->sold, ==, 96 + 88 + 117);
  g_assert_true (lian_channel_percent (own, &percent));
  g_assert_cmpint (percent, ==, 100); /* 301 of 300 */
  g_assert_true (lian_fen_sum_get (&hampers->sold_for, &fen));
  g_assert_cmpint (fen, ==, 6336 + 5808 + 7722);
  g_assert_true (hampers->has_most);
  g_assert_cmpint (hampers->most, ==, 3900);
  g_assert_null (find_doubt (account, "plan-over-contract", ""));
  g_assert_null (find_doubt (account, "over-capacity", ""));
}

/* Old yuan, ten thousand to one: 2,244,000 of them are 224.40 yuan. */
static void
test_old_yuan (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  g_autoptr (LianChannelAccount) account
      = read_account (&base, ID (1034), 0, lian_date_new (1954, 10, 1), lian_date_new (1955, 10, 31));
  const LianChannelRow *hats = find_row (account->rows, ID (27005));
  gint64 fen;
  g_assert_true (lian_fen_sum_get (&hats->sold_for, &fen));
  g_assert_cmpint (fen, ==, 22440 + 15015);
  g_assert_cmpint (hats->channels[LIAN_CHANNEL_SELF_SALE].sold, ==, 420 + 260 + 455);
  g_assert_null (find_doubt (account, "market-price", ""));
}

/* A trade: its own plan is what is planned; what its co-operatives plan is held against it. */
static void
test_trade (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  g_autoptr (LianChannelAccount) account
      = read_account (&base, 0, ID (302), lian_date_new (1956, 4, 1), lian_date_new (1956, 6, 30));
  const LianChannelRow *rakes = find_row (account->sums, ID (27006));
  LianChannelFigures total = lian_channel_row_total (rakes);
  g_assert_cmpint (rakes->channels[LIAN_CHANNEL_ORDERING].planned, ==, 2000);
  g_assert_cmpint (rakes->channels[LIAN_CHANNEL_ORDERING].contracted, ==, 2000);
  g_assert_cmpint (total.planned, ==, 2400);
  g_assert_nonnull (find_doubt (account, "trade-plan", "2400")); /* 2350 together */
  g_assert_nonnull (find_doubt (account, "trade-plan", "2350"));
  g_autoptr (LianChannelAccount) month
      = read_account (&base, 0, ID (302), lian_date_new (1956, 4, 1), lian_date_new (1956, 4, 30));
  g_assert_cmpuint (month->plans->len, ==, 0);
  g_assert_false (find_row (month->sums, ID (27006))->channels[LIAN_CHANNEL_ORDERING].is_planned);
  g_assert_nonnull (find_doubt (month, "part-of-plan", ""));
}

/* A sale below market control is named with both prices. */
static void
test_price (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  g_autoptr (LianChannelAccount) account
      = read_account (&base, ID (1034), 0, lian_date_new (1956, 4, 1), lian_date_new (1956, 6, 30));
  const LianChannelDoubt *doubt = find_doubt (account, "market-price", "0.72");
  g_assert_nonnull (doubt);
  g_assert_nonnull (strstr (doubt->message, "0.80"));
  g_assert_cmpstr (doubt->type, ==, "sale");
}

static void
add_all (gint64 *sums, const LianChannelAccount *account)
{
  for (guint i = 0; i < account->rows->len; i++)
    {
      LianChannelFigures total = lian_channel_row_total (account->rows->pdata[i]);
      sums[0] += total.contracted;
      sums[1] += total.delivered;
      sums[2] += total.sold;
    }
}

/* Months add up to the year, trades and co-operatives to the federation, in every figure. */
static void
test_adds_up (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_sample_load (base.store, NULL));
  LianDate first = lian_date_new (1955, 7, 1);
  gint64 year[3] = { 0 }, months[3] = { 0 }, sums[3] = { 0 };
  g_autoptr (LianChannelAccount) whole
      = read_account (&base, 0, 0, first, lian_date_add_days (lian_date_add_months (first, 24), -1));
  add_all (year, whole);
  for (int month = 0; month < 24; month++)
    {
      LianDate from = lian_date_add_months (first, month);
      g_autoptr (LianChannelAccount) account
          = read_account (&base, 0, 0, from, lian_date_add_days (lian_date_add_months (from, 1), -1));
      add_all (months, account);
    }
  for (guint i = 0; i < whole->sums->len; i++)
    {
      LianChannelFigures total = lian_channel_row_total (whole->sums->pdata[i]);
      sums[0] += total.contracted;
      sums[1] += total.delivered;
      sums[2] += total.sold;
    }
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (year[i], >, 0);
      g_assert_cmpint (year[i], ==, months[i]);
      g_assert_cmpint (year[i], ==, sums[i]);
    }
  /* Each maker has, over the whole term, what it was allotted of rakes: 2500 and 1500. */
  for (guint i = 0; i < whole->rows->len; i++)
    {
      const LianChannelRow *row = whole->rows->pdata[i];
      if (row->product == ID (27006) && !row->of_trade)
        g_assert_cmpint (row->channels[LIAN_CHANNEL_ORDERING].contracted, ==,
                         row->cooperative == ID (1006) ? 2500 : 1500);
    }
}

/* The contract of 1985: its quantities are lost, and so unknown, not nothing. */
static gboolean
lose_quantity (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) contract = lian_record_new (lian_type_find ("contract"));
  g_autoptr (LianRecord) line = lian_record_new (lian_type_find ("contract_line"));
  lian_record_set_text (contract, "contract_type", "ORDER");
  lian_record_set_text (contract, "state", "SIGNED");
  lian_record_set_number (contract, "orderer", ID (8033));
  lian_record_set_text (contract, "signatory", "FEDERATION");
  lian_record_set_number (contract, "signing_federation", ID (403));
  lian_record_set_text (contract, "signed_on", "1985-03-01");
  lian_record_set_text (contract, "term_to", "1985-12-31");
  if (!lian_txn_insert (txn, contract, error))
    return FALSE;
  lian_record_set_number (line, "contract", lian_record_get_id (contract));
  lian_record_set_text (line, "product", "Ash counter, 130 × 40 × 90 cm");
  lian_record_set_number (line, "unit", ID (101));
  return lian_txn_insert (txn, line, error);
}

static void
test_lost (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (lian_sample_load (base.store, NULL));
  lian_store_write (base.store, "1985", NULL, lose_quantity, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (LianChannelAccount) account
      = read_account (&base, 0, 0, lian_date_new (1985, 1, 1), lian_date_new (1985, 12, 31));
  g_assert_cmpuint (account->rows->len, ==, 1);
  const LianChannelRow *row = account->rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Ash counter, 130 × 40 × 90 cm");
  g_assert_true (row->channels[LIAN_CHANNEL_ORDERING].unknown);
  g_assert_cmpint (row->channels[LIAN_CHANNEL_ORDERING].contracted, ==, 0);
  g_assert_null (find_doubt (account, "plan-over-contract", ""));
}

static gboolean
list_open (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GArray **) data = lian_plan_list_open (txn, lian_date_new (1956, 4, 15));
  return TRUE;
}

static gint64
open_quantity (const GArray *open, gint64 line)
{
  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, LianPlanOpen, i).line == line)
      return g_array_index (open, LianPlanOpen, i).quantity;
  return 0;
}

/* What contracts make due in the period of a plan covers it, channel by channel, and so do sales. */
static void
test_open_plans (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GArray) open = NULL;
  g_assert_true (lian_sample_load (base.store, NULL));
  g_assert_true (lian_store_read (base.store, list_open, &open, NULL));
  /* Hampers: three fifths of the 3750 due cover the 2250 ordered; 41 of the 300 of its own are sold. */
  g_assert_cmpint (open_quantity (open, ID (39103)), ==, 300 - 41);
  g_assert_cmpint (open_quantity (open, ID (39104)), ==, 800 - 122);
  /* Poles: all 1000 are due under a contract. */
  g_assert_cmpint (open_quantity (open, ID (39105)), ==, 0);
  /* Hoes: two thirds and one third of the 1200 due are the 800 and 400 ordered. */
  g_assert_cmpint (open_quantity (open, ID (39113)), ==, 3600 + 500 - 3600);
  g_assert_cmpint (open_quantity (open, ID (39112)), ==, 300);
  g_assert_cmpint (open_quantity (open, ID (39115)), ==, 300);
  /* The plan of the first quarter is over, and that of the trade is its co-operatives' again. */
  g_assert_cmpint (open_quantity (open, ID (39101)), ==, 0);
  g_assert_cmpint (open_quantity (open, ID (39109)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/channels/rates", test_rates);
  g_test_add_func ("/channels/sums", test_sums);
  g_test_add_func ("/channels/apportion", test_apportion);
  g_test_add_func ("/channels/quarter", test_quarter);
  g_test_add_func ("/channels/old-yuan", test_old_yuan);
  g_test_add_func ("/channels/trade", test_trade);
  g_test_add_func ("/channels/price", test_price);
  g_test_add_func ("/channels/adds-up", test_adds_up);
  g_test_add_func ("/channels/lost", test_lost);
  g_test_add_func ("/channels/open-plans", test_open_plans);
  return g_test_run ();
}
