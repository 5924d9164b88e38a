/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Shares and deposits of members: every entry balances, days stay as they were printed, interest adds up. */
#include "lian-member-account.h"
#include "lian-valuing.h"

#define JAN1 lian_date_new (1956, 1, 1)
#define RICE 7

static LianRecord *
new_entry (gint64 id, LianDate day, const char *deed, gint64 member, gint64 amount)
{
  LianRecord *entry = lian_record_new (lian_type_find ("journal_entry"));
  lian_record_set_id (entry, id);
  lian_record_set_number (entry, "cooperative", 1);
  lian_record_set_number (entry, "member", member);
  lian_record_set_text (entry, "deed", deed);
  lian_record_set_date (entry, "booked_on", day);
  if (amount != 0)
    lian_record_set_number (entry, "amount", amount);
  return entry;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
}

static LianRecord *
book (GPtrArray *entries, LianDate day, const char *deed, gint64 member, gint64 amount)
{
  LianRecord *entry = new_entry (entries->len + 1, day, deed, member, amount);
  g_ptr_array_add (entries, entry);
  return entry;
}

static LianRecord *
reverse (GPtrArray *entries, LianDate day, const LianRecord *old)
{
  LianRecord *entry = lian_record_copy (old);
  lian_record_set_id (entry, entries->len + 1);
  lian_record_set_text (entry, "deed", "REVERSED");
  lian_record_set_date (entry, "booked_on", day);
  lian_record_clear (entry, "effective_on");
  lian_record_set_number (entry, "reversed", lian_record_get_id (old));
  g_ptr_array_add (entries, entry);
  return entry;
}

static LianRecord *
resolve (GPtrArray *resolutions, LianDate day)
{
  LianRecord *terms = lian_record_new (lian_type_find ("share_terms"));
  lian_record_set_id (terms, resolutions->len + 1);
  lian_record_set_number (terms, "cooperative", 1);
  lian_record_set_date (terms, "from_date", day);
  lian_record_set_date (terms, "entered_on", day);
  g_ptr_array_add (resolutions, terms);
  return terms;
}

/* Any deed with any figures, at times too few or too many of them. */
static void
book_at_random (GPtrArray *entries, LianDate day)
{
  guint n_deeds = lian_choice_index (lian_choices_deed, NULL);
  const char *deed = lian_choices_deed[g_test_rand_int_range (0, (gint32) n_deeds)].value;
  gint64 member = g_test_rand_int_range (1, 4);
  if (g_str_equal (deed, "REVERSED"))
    {
      if (entries->len > 0)
        reverse (entries, day, entries->pdata[g_test_rand_int_range (0, (gint32) entries->len)]);
      return;
    }
  LianRecord *entry = book (entries, day, deed, member, g_test_rand_int_range (0, 3) * 777);
  if (g_test_rand_int_range (0, 3) == 0)
    {
      lian_record_set_number (entry, "quantity", g_test_rand_int_range (1, 5000));
      lian_record_set_number (entry, "unit", RICE);
    }
  if (g_test_rand_int_range (0, 3) == 0)
    lian_record_set_date (entry, "effective_on", lian_date_add_days (day, -g_test_rand_int_range (0, 40)));
  if (lian_deed_is_carried (entry))
    lian_record_set_text (entry, "account", lian_choices_account[g_test_rand_int_range (0, LIAN_N_ACCOUNTS)].value);
  if (g_str_equal (deed, "TRANSFERRED"))
    lian_record_set_number (entry, "to_member", member % 3 + 1);
}

static void
assert_balanced (const GPtrArray *entries, LianDate day)
{
  g_autoptr (LianAccountBook) sums = lian_account_book_new (entries, day);
  g_autoptr (GArray) list = lian_account_book_list (sums);
  gint64 money = 0, rice = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const LianPosting *sum = &g_array_index (list, LianPosting, i);
      g_assert_true (sum->unit == 0 || sum->unit == RICE);
      g_assert_true (lian_account_is_members (sum->account) == (sum->member != 0));
      *(sum->unit == 0 ? &money : &rice) += sum->amount;
    }
  g_assert_cmpint (money, ==, 0);
  g_assert_cmpint (rice, ==, 0);
}

/* Any sequence of acts balances, on every day, in money and in goods. */
static void
test_balance (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) entries = new_list ();
      LianDate day = JAN1;
      for (guint i = 0; i < 40; i++)
        {
          book_at_random (entries, day);
          assert_balanced (entries, 0);
          day = lian_date_add_days (day, g_test_rand_int_range (0, 9));
        }
      for (LianDate d = JAN1; d < day; d = lian_date_add_days (d, 11))
        assert_balanced (entries, d);
    }
}

static char *
print (const LianMemberAccount *account)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < account->entries->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", lian_record_get_id (account->entries->pdata[i]));
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *s = &g_array_index (account->shares, LianShareStanding, i);
      g_string_append_printf (text, "| %d: %d %d %d %d", (int) s->unit, (int) s->subscribed, (int) s->paid,
                              (int) s->due, (int) s->arrears);
    }
  g_string_append_printf (text, "| %d %d %d", (int) account->deposit, (int) account->interest_due,
                          (int) account->docked);
  return g_string_free (text, FALSE);
}

/* A resolution that held before it was entered. */
static void
resolve_late (GPtrArray *resolutions, LianDate day)
{
  LianRecord *late = resolve (resolutions, lian_date_add_days (JAN1, -99));
  lian_record_set_date (late, "entered_on", day);
  lian_record_set_number (late, "term_months", g_test_rand_int_range (0, 3));
}

/* A statement of a day is for ever the one that was printed at the end of that day. */
static void
test_statement (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) entries = new_list (), resolutions = new_list ();
      g_autoptr (GPtrArray) printed = g_ptr_array_new_with_free_func (g_free);
      LianRecord *terms = resolve (resolutions, lian_date_add_days (JAN1, -100));
      lian_record_set_number (terms, "term_months", 3);
      lian_record_set_number (terms, "instalments", 2);
      for (int d = 0; d < 60; d++)
        {
          LianDate day = lian_date_add_days (JAN1, d);
          for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
            book_at_random (entries, day);
          if (g_test_rand_int_range (0, 15) == 0)
            resolve_late (resolutions, day);
          g_autoptr (LianMemberAccount) now = lian_member_account_new (entries, resolutions, 1, day);
          g_ptr_array_add (printed, print (now));
        }
      for (int d = 0; d < 60; d++)
        {
          g_autoptr (LianMemberAccount) then
              = lian_member_account_new (entries, resolutions, 1, lian_date_add_days (JAN1, d));
          g_autofree char *again = print (then);
          g_assert_cmpstr (again, ==, printed->pdata[d]);
        }
    }
}

static void
assert_standing (const GPtrArray *entries, const GPtrArray *resolutions, LianDate day, const char *expected)
{
  g_autoptr (LianMemberAccount) account = lian_member_account_new (entries, resolutions, 1, day);
  g_autofree char *text = print (account);
  g_assert_cmpstr (strchr (text, '|'), ==, expected);
}

/* Thirty yuan in three parts over six months, due on 29 March, 31 May and 31 July. */
static void
test_arrears (void)
{
  g_autoptr (GPtrArray) entries = new_list (), resolutions = new_list ();
  LianRecord *terms = resolve (resolutions, JAN1);
  LianDate day = lian_date_new (1956, 1, 31);
  book (entries, day, "SUBSCRIBED", 1, 3001);
  assert_standing (entries, resolutions, day, "| 0: 3001 0 3001 -1| 0 0 0");
  lian_record_set_number (terms, "term_months", 6);
  lian_record_set_number (terms, "instalments", 3);
  assert_standing (entries, resolutions, lian_date_new (1956, 3, 30), "| 0: 3001 0 3001 0| 0 0 0");
  assert_standing (entries, resolutions, lian_date_new (1956, 3, 31), "| 0: 3001 0 3001 1001| 0 0 0");
  book (entries, lian_date_new (1956, 4, 1), "PAID_CASH", 1, 900);
  assert_standing (entries, resolutions, lian_date_new (1956, 4, 1), "| 0: 3001 900 2101 101| 0 0 0");
  LianRecord *docked = book (entries, lian_date_new (1956, 4, 2), "DOCKED", 1, 500);
  assert_standing (entries, resolutions, lian_date_new (1956, 4, 2), "| 0: 3001 1400 1601 0| 0 0 500");
  assert_standing (entries, resolutions, lian_date_new (1956, 7, 31), "| 0: 3001 1400 1601 1601| 0 0 500");
  book (entries, lian_date_new (1956, 8, 1), "DOCKING_REFUNDED", 1, 200);
  assert_standing (entries, resolutions, lian_date_new (1956, 8, 1), "| 0: 3001 1200 1801 1801| 0 0 300");
  reverse (entries, lian_date_new (1956, 8, 2), entries->pdata[entries->len - 1]);
  reverse (entries, lian_date_new (1956, 8, 2), docked);
  assert_standing (entries, resolutions, lian_date_new (1956, 8, 2), "| 0: 3001 900 2101 2101| 0 0 0");
  book (entries, lian_date_new (1956, 8, 3), "CANCELLED", 1, 2101);
  assert_standing (entries, resolutions, lian_date_new (1956, 8, 3), "| 0: 900 900 0 0| 0 0 0");
}

/* A deposit of 100.00 repaid in two parts over two years; what is paid goes to the first. */
static void
test_repayment (void)
{
  g_autoptr (GPtrArray) entries = new_list (), resolutions = new_list ();
  LianRecord *terms = resolve (resolutions, JAN1);
  book (entries, JAN1, "MEANS_DEPOSITED", 1, 10000);
  g_autoptr (LianMemberAccount) unknown = lian_member_account_new (entries, resolutions, 1, JAN1);
  g_assert_cmpint (unknown->repay_due, ==, LIAN_NOT_STATED);
  lian_record_set_number (terms, "repay_months", 24);
  lian_record_set_number (terms, "repay_instalments", 2);
  g_autoptr (LianMemberAccount) first = lian_member_account_new (entries, resolutions, 1, lian_date_new (1956, 12, 31));
  g_assert_cmpint (first->repay_due, ==, 0);
  book (entries, JAN1, "REPAID", 1, 1500);
  g_autoptr (LianMemberAccount) due = lian_member_account_new (entries, resolutions, 1, lian_date_new (1957, 1, 1));
  g_assert_cmpint (due->repay_due, ==, 3500);
  g_autoptr (LianMemberAccount) all = lian_member_account_new (entries, resolutions, 1, lian_date_new (1958, 1, 1));
  g_assert_cmpint (all->repay_due, ==, 8500);
}

/* A share of ten jin of rice, paid in cash at 0.16 yuan a jin, handed on to another member. */
static void
test_goods (void)
{
  g_autoptr (GPtrArray) entries = new_list (), resolutions = new_list ();
  LianRecord *terms = resolve (resolutions, JAN1);
  lian_record_set_number (terms, "term_months", 0);
  LianRecord *entry = book (entries, JAN1, "SUBSCRIBED", 1, 0);
  lian_record_set_number (entry, "quantity", 5000);
  lian_record_set_number (entry, "unit", RICE);
  assert_standing (entries, resolutions, JAN1, "| 7: 5000 0 5000 5000| 0 0 0");
  entry = book (entries, JAN1, "PAID_CASH", 1, 160);
  lian_record_set_number (entry, "quantity", 5000);
  lian_record_set_number (entry, "unit", RICE);
  assert_standing (entries, resolutions, JAN1, "| 7: 5000 5000 0 0| 0 0 0");
  g_autoptr (LianAccountBook) sums = lian_account_book_new (entries, 0);
  g_assert_cmpint (lian_account_book_sum (sums, LIAN_ACCOUNT_CASH, 0, 0), ==, 160);
  g_assert_cmpint (lian_account_book_sum (sums, LIAN_ACCOUNT_CONVERSION, 0, 0), ==, -160);
  g_assert_cmpint (lian_account_book_sum (sums, LIAN_ACCOUNT_CONVERSION, 0, RICE), ==, 5000);
  /* what was booked a day later, though it took effect before, is not in the books of the day */
  lian_record_set_date (book (entries, JAN1 + 1, "ADMISSION_FEE", 1, 100), "effective_on", JAN1);
  g_autoptr (LianAccountBook) first = lian_account_book_new (entries, JAN1);
  g_autoptr (LianAccountBook) second = lian_account_book_new (entries, JAN1 + 1);
  g_assert_cmpint (lian_account_book_sum (first, LIAN_ACCOUNT_CASH, 0, 0), ==, 160);
  g_assert_cmpint (lian_account_book_sum (second, LIAN_ACCOUNT_CASH, 0, 0), ==, 260);
  g_assert_cmpint (lian_account_book_sum (second, LIAN_ACCOUNT_FEES, 0, 0), ==, 100);
  entry = book (entries, JAN1, "TRANSFERRED", 1, 0);
  lian_record_set_number (entry, "quantity", 2000);
  lian_record_set_number (entry, "unit", RICE);
  lian_record_set_number (entry, "to_member", 2);
  assert_standing (entries, resolutions, JAN1, "| 7: 3000 3000 0 0| 0 0 0");
  g_autoptr (LianMemberAccount) other = lian_member_account_new (entries, resolutions, 2, JAN1);
  g_assert_cmpint (g_array_index (other->shares, LianShareStanding, 0).paid, ==, 2000);
}

/* What a resolution leaves out goes on as it was, and what none states is not known. */
static void
test_terms (void)
{
  g_autoptr (GPtrArray) resolutions = new_list ();
  LianDate known = lian_date_new (1956, 6, 1);
  LianShareTerms terms;
  LianRecord *second = resolve (resolutions, lian_date_new (1956, 3, 1));
  LianRecord *first = resolve (resolutions, JAN1);
  lian_record_set_number (first, "share_value", 500);
  lian_record_set_number (first, "quota", 6);
  lian_record_set_number (second, "share_quantity", 4000);
  lian_record_set_number (second, "share_unit", RICE);
  lian_share_terms_on (resolutions, 1, known, lian_date_add_days (JAN1, -1), &terms);
  g_assert_cmpint (terms.share, ==, LIAN_NOT_STATED);
  lian_share_terms_on (resolutions, 1, known, lian_date_new (1956, 2, 29), &terms);
  g_assert_cmpint (terms.share, ==, 500);
  g_assert_cmpint (terms.unit, ==, 0);
  lian_share_terms_on (resolutions, 1, known, lian_date_new (1956, 3, 1), &terms);
  g_assert_cmpint (terms.share, ==, 4000);
  g_assert_cmpint (terms.unit, ==, RICE);
  g_assert_cmpint (terms.quota, ==, 6);
  g_assert_cmpint (terms.admission_fee, ==, LIAN_NOT_STATED);
  /* a correction holds from the day on which it was entered */
  LianRecord *third = resolve (resolutions, JAN1);
  lian_record_set_date (third, "entered_on", known);
  lian_record_set_number (third, "quota", 8);
  lian_share_terms_on (resolutions, 1, lian_date_add_days (known, -1), JAN1, &terms);
  g_assert_cmpint (terms.quota, ==, 6);
  lian_share_terms_on (resolutions, 1, known, JAN1, &terms);
  g_assert_cmpint (terms.quota, ==, 8);
}

static gint64
interest (gint64 amount, LianDate from, LianDate until, gint64 rate, LianDayCount count)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LianInterestStep));
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (LianInterestRate));
  LianInterestStep step = { from, amount };
  LianInterestRate one = { from, rate, count };
  gint64 sum = -1;
  g_array_append_val (steps, step);
  g_array_append_val (rates, one);
  g_assert_true (lian_interest_until (steps, rates, until, &sum));
  return sum;
}

/* By hand: 1000.00 yuan at 5 % a year. */
static void
test_days (void)
{
  LianDate day = lian_date_new (1955, 1, 1), leap = JAN1;
  g_assert_cmpint (interest (100000, day, lian_date_new (1956, 1, 1), 500, LIAN_DAYS_365), ==, 5000);
  g_assert_cmpint (interest (100000, day, lian_date_new (1956, 1, 1), 500, LIAN_DAYS_360), ==, 5069);
  g_assert_cmpint (interest (100000, leap, lian_date_new (1957, 1, 1), 500, LIAN_DAYS_ACTUAL), ==, 5000);
  g_assert_cmpint (interest (100000, leap, lian_date_new (1957, 1, 1), 500, LIAN_DAYS_365), ==, 5014);
  g_assert_cmpint (interest (100000, day, lian_date_add_days (day, 1), 500, LIAN_DAYS_365), ==, 14);
  g_assert_cmpint (interest (100000, day, day, 500, LIAN_DAYS_365), ==, 0);
  /* 182 days of 1955 and 182 of 1956: 100000 x 0.05 x (182/365 + 182/366) */
  g_assert_cmpint (interest (100000, lian_date_new (1955, 7, 3), lian_date_new (1956, 7, 1), 500, LIAN_DAYS_ACTUAL),
                   ==, 4979);
}

static void
test_no_rate (void)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (LianInterestStep));
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (LianInterestRate));
  LianInterestStep step = { JAN1, 100 };
  LianInterestRate later = { JAN1 + 1, 500, LIAN_DAYS_365 };
  gint64 sum;
  g_assert_true (lian_interest_until (steps, rates, JAN1, &sum));
  g_array_append_val (steps, step);
  g_array_append_val (rates, later);
  g_assert_false (lian_interest_until (steps, rates, JAN1 + 2, &sum));
}

/* Credited on any days, the fen are those of once; an entry that took effect earlier is made up for. */
static void
test_steps (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GPtrArray) entries = new_list (), at_once = new_list (), resolutions = new_list ();
      LianRecord *terms = resolve (resolutions, JAN1);
      LianDate day = JAN1;
      gint64 sum = 0, once, more;
      lian_record_set_number (terms, "deposit_rate", g_test_rand_int_range (0, 1200));
      lian_record_set_text (terms, "day_count", round % 2 ? "DAYS_360" : "DAYS_ACTUAL");
      for (guint i = 0; i < 20; i++)
        {
          gint64 amount = g_test_rand_int_range (1, 5000000);
          LianDate effect = lian_date_add_days (JAN1, g_test_rand_int_range (0, day - JAN1 + 1));
          lian_record_set_date (book (entries, day, "CASH_DEPOSITED", 1, amount), "effective_on", effect);
          lian_record_set_date (book (at_once, day, "CASH_DEPOSITED", 1, amount), "effective_on", effect);
          day = lian_date_add_days (day, g_test_rand_int_range (1, 30));
          g_autoptr (LianMemberAccount) account = lian_member_account_new (entries, resolutions, 1, day);
          g_assert_true (lian_member_account_interest (account, resolutions, day, &more));
          sum += more;
          if (more > 0)
            book (entries, day, "INTEREST", 1, more);
        }
      g_autoptr (LianMemberAccount) all = lian_member_account_new (at_once, resolutions, 1, day);
      g_assert_true (lian_member_account_interest (all, resolutions, day, &once));
      g_assert_cmpint (sum, ==, once);
    }
}

/* domain.md §4: used 4, remaining 8, reference 120.00 is 80.00. */
static void
test_newness (void)
{
  g_assert_cmpint (lian_value_by_newness (12000, 4, 8), ==, 8000);
  g_assert_cmpint (lian_value_by_newness (12000, 0, 8), ==, 12000);
  g_assert_cmpint (lian_value_by_newness (12000, 4, 0), ==, 0);
  g_assert_cmpint (lian_value_by_newness (100, 1, 2), ==, 67);
  g_assert_cmpint (lian_value_by_newness (12000, 0, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accounts/balance", test_balance);
  g_test_add_func ("/accounts/statement", test_statement);
  g_test_add_func ("/accounts/arrears", test_arrears);
  g_test_add_func ("/accounts/repayment", test_repayment);
  g_test_add_func ("/accounts/goods", test_goods);
  g_test_add_func ("/accounts/terms", test_terms);
  g_test_add_func ("/accounts/days", test_days);
  g_test_add_func ("/accounts/no-rate", test_no_rate);
  g_test_add_func ("/accounts/steps", test_steps);
  g_test_add_func ("/accounts/newness", test_newness);
  return g_test_run ();
}
