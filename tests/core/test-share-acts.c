/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The books of members in a base: entries stay, the books go forward, whoever leaves is paid out. */
#include "lian-share-act.h"
#include "lian-test-base.h"
#include "lian-valuation-finish.h"

#include <string.h>

#define N_MEMBERS 3

typedef struct
{
  LianTestBase base;
  gint64 cooperative;
  gint64 members[N_MEMBERS];
  LianDate today;
  gint64 last; /* the entry that was booked last, for whom, and how much */
  guint last_member;
  gint64 last_amount;
} Books;

static gboolean
put_books (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Books *self = data;
  self->cooperative = lian_test_put (txn, "cooperative", "name_en=Iron|stage=PRODUCER_COOP");
  for (guint i = 0; i < N_MEMBERS; i++)
    self->members[i] = lian_test_put (txn, "member",
                                      "name_en=M%u|member_kind=PERSON|member_role=MEMBER|cooperative=%" G_GINT64_FORMAT,
                                      i, self->cooperative);
  lian_test_put (txn, "share_terms",
                 "cooperative=%" G_GINT64_FORMAT "|from_date=1956-01-01|entered_on=1956-01-01|resolution=r|"
                 "share_value=500|quota=6|term_months=6|instalments=3|admission_fee=100|deposit_rate=480|day_count=DAYS_365",
                 self->cooperative);
  return TRUE;
}

static void
set_today (Books *self, LianDate day)
{
  self->today = day;
  lian_store_override_working_date (self->base.store, day);
}

static Books
books_new (void)
{
  Books self = { .base = lian_test_base_new () };
  set_today (&self, lian_date_new (1956, 1, 10));
  lian_test_write (&self.base, put_books, &self);
  return self;
}

typedef struct
{
  const Books *books;
  const char *deed;
  guint member;
  gint64 amount;
  LianDate booked;
  LianDate effect;
  gint64 reversed;
  guint to;
  gint64 id; /* of what was booked */
} Entry;

static gboolean
put_entry (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Entry *e = data;
  g_autoptr (LianRecord) entry = lian_record_new (lian_type_find ("journal_entry"));
  lian_record_set_number (entry, "cooperative", e->books->cooperative);
  lian_record_set_number (entry, "member", e->books->members[e->member]);
  lian_record_set_text (entry, "deed", e->deed);
  lian_record_set_date (entry, "booked_on", e->booked != 0 ? e->booked : e->books->today);
  if (e->effect != 0)
    lian_record_set_date (entry, "effective_on", e->effect);
  lian_record_set_number (entry, "amount", e->amount);
  if (e->reversed != 0)
    lian_record_set_number (entry, "reversed", e->reversed);
  if (e->to != 0)
    lian_record_set_number (entry, "to_member", e->books->members[e->to]);
  gboolean done = lian_txn_insert (txn, entry, error);
  e->id = lian_record_get_id (entry);
  return done;
}

static void
book (Entry entry, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (entry.books->base.store, "test", NULL, put_entry, &entry, NULL, &error);
  g_assert_no_error (error);
  if (id != NULL)
    *id = entry.id;
}

#define BOOK(...) book ((Entry){ .books = &books, __VA_ARGS__ }, NULL)

static void
refuse (Entry entry, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (entry.books->base.store, "test", NULL, put_entry, &entry, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

#define REFUSE(word, ...) refuse ((Entry){ .books = &books, __VA_ARGS__ }, word)

typedef struct
{
  const Books *books;
  guint member;
  LianDate day;
  char *text;
} Statement;

static gboolean
read_statement (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Statement *s = data;
  g_autoptr (LianMemberAccount) account
      = lian_member_account_read (txn, s->books->members[s->member], s->day);
  const LianShareStanding *share
      = account->shares->len > 0 ? &g_array_index (account->shares, LianShareStanding, 0) : NULL;
  s->text = g_strdup_printf ("%u: %d %d %d; %d %d %d", account->entries->len,
                             share != NULL ? (int) share->subscribed : 0, share != NULL ? (int) share->paid : 0,
                             share != NULL ? (int) share->arrears : 0, (int) account->deposit,
                             (int) account->interest_due, (int) account->docked);
  if (account->rent_due != 0 || account->dividend_due != 0)
    {
      g_autofree char *rest = g_steal_pointer (&s->text);
      s->text = g_strdup_printf ("%s; %d %d", rest, (int) account->rent_due, (int) account->dividend_due);
    }
  return TRUE;
}

static char *
state (Books *books, guint member, LianDate day)
{
  Statement s = { books, member, day, NULL };
  lian_test_read (&books->base, read_statement, &s);
  return s.text;
}

#define ASSERT_STATE(member, day, expected)                                                                  \
  do                                                                                                         \
    {                                                                                                        \
      g_autofree char *text = state (&books, member, day);                                                   \
      g_assert_cmpstr (text, ==, expected);                                                                  \
    }                                                                                                        \
  while (0)

static gboolean
leave_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianShareExit *exit = data;
  return lian_shares_settle_exit (txn, exit, error);
}

static gboolean
read_left (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  g_autoptr (LianRecord) member = lian_txn_load (txn, lian_type_find ("member"), books->members[0]);
  g_assert_cmpstr (lian_record_get_text (member, "left_on"), ==, "1956-07-03");
  g_assert_cmpstr (lian_record_get_text (member, "left_why"), ==, "OWN_WISH");
  return TRUE;
}

/* A member's whole story, from joining to exit.  100.00 at 4.8 % for 144 days are 1.89. */
static void
test_story (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "ADMISSION_FEE", .amount = 100);
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  BOOK (.deed = "PAID_MEANS", .amount = 1400);
  set_today (&books, lian_date_new (1956, 2, 10));
  BOOK (.deed = "MEANS_DEPOSITED", .amount = 10000);
  BOOK (.deed = "DOCKED", .amount = 300);
  ASSERT_STATE (0, books.today, "5: 3000 1700 0; 10000 0 300");
  set_today (&books, lian_date_new (1956, 5, 10));
  ASSERT_STATE (0, 0, "5: 3000 1700 300; 10000 0 300");
  BOOK (.deed = "PAID_CASH", .amount = 500);
  set_today (&books, lian_date_new (1956, 7, 3));
  LianShareExit exit = { books.members[0], 0, "OWN_WISH", 1400, 0, 0 };
  g_assert_true (lian_store_write (books.base.store, "exit", NULL, leave_job, &exit, NULL, &error));
  ASSERT_STATE (0, 0, "13: 0 0 0; 0 0 0");
  lian_test_read (&books.base, read_left, &books);
  /* printed on the day before, and asked for today */
  ASSERT_STATE (0, lian_date_new (1956, 5, 10), "6: 3000 2200 0; 10000 0 300");
  g_assert_cmpint (lian_store_undo (books.base.store, 0, NULL, &error), >, 0);
  ASSERT_STATE (0, 0, "6: 3000 2200 0; 10000 0 300");
  lian_test_base_clear (&books.base);
}

/* More than was paid can't be returned as tools; then nothing of the exit is booked. */
static void
test_too_much (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  BOOK (.deed = "PAID_CASH", .amount = 1000);
  LianShareExit exit = { books.members[0], 0, NULL, 900, 101, 0 };
  g_assert_false (lian_store_write (books.base.store, "exit", NULL, leave_job, &exit, NULL, &error));
  ASSERT_STATE (0, 0, "2: 3000 1000 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

static gboolean
change_entry (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("journal_entry"));
  g_autoptr (LianRecord) entry = lian_record_copy (all->pdata[0]);
  const char *field = data;
  if (field == NULL)
    return lian_txn_delete (txn, lian_type_find ("journal_entry"), lian_record_get_id (entry), error);
  if (g_str_equal (field, "amount"))
    lian_record_set_number (entry, field, 1);
  else
    lian_record_set_text (entry, field, "1956-01-02");
  return lian_txn_update (txn, entry, error);
}

static void
test_kept (void)
{
  static const char *const fields[] = { NULL, "amount", "booked_on", "effective_on" };
  Books books = books_new ();
  gint64 first, again;
  book ((Entry){ .books = &books, .deed = "CASH_DEPOSITED", .amount = 700 }, &first);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (lian_store_write (books.base.store, "t", NULL, change_entry, (gpointer) fields[i], NULL, &error));
      g_assert_nonnull (strstr (error->message, "reverse it"));
    }
  lian_test_write (&books.base, change_entry, (gpointer) "paper");
  REFUSE ("as a whole", .deed = "REVERSED", .amount = 600, .reversed = first);
  book ((Entry){ .books = &books, .deed = "REVERSED", .amount = 700, .reversed = first }, &again);
  REFUSE ("already", .deed = "REVERSED", .amount = 700, .reversed = first);
  REFUSE ("not reversed", .deed = "REVERSED", .amount = 700, .reversed = again);
  ASSERT_STATE (0, 0, "2: 0 0 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

/* Old books are taken over at once; after that every entry is of the day. */
static void
test_forward (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "SUBSCRIBED", .amount = 3000, .booked = lian_date_new (1956, 1, 5));
  REFUSE ("only go forward", .deed = "PAID_CASH", .amount = 500, .booked = lian_date_new (1956, 1, 9));
  REFUSE ("after the working date", .deed = "PAID_CASH", .amount = 500, .booked = lian_date_new (1956, 1, 11));
  BOOK (.deed = "PAID_CASH", .amount = 500, .effect = lian_date_new (1956, 1, 6));
  g_assert_cmpint (lian_store_undo (books.base.store, 0, NULL, &error), >, 0);
  BOOK (.deed = "PAID_CASH", .amount = 600);
  set_today (&books, lian_date_new (1956, 1, 11));
  g_assert_cmpint (lian_store_undo (books.base.store, 0, NULL, &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "stays there"));
  ASSERT_STATE (0, 0, "2: 3000 600 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

/* What was taken over may be taken back whole, as long as nothing else is booked. */
static void
test_take_over (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "SUBSCRIBED", .amount = 3000, .booked = lian_date_new (1956, 1, 5));
  g_assert_cmpint (lian_store_undo (books.base.store, 0, NULL, &error), >, 0);
  g_assert_cmpint (lian_store_redo (books.base.store, NULL, &error), >, 0);
  ASSERT_STATE (0, 0, "1: 3000 0 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

static void
test_overdrawn (void)
{
  Books books = books_new ();
  REFUSE ("1.00 more", .deed = "PAID_CASH", .amount = 100);
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  REFUSE ("0.01 more", .deed = "PAID_CASH", .amount = 3001);
  BOOK (.deed = "PAID_CASH", .amount = 1000);
  REFUSE ("0.01 more", .deed = "RETURNED_CASH", .amount = 1001);
  REFUSE ("0.01 more", .deed = "TRANSFERRED", .amount = 1001, .to = 1);
  REFUSE ("0.05 more", .deed = "REPAID", .amount = 5);
  REFUSE ("0.05 more", .deed = "INTEREST_PAID", .amount = 5);
  BOOK (.deed = "TRANSFERRED", .amount = 1000, .to = 1);
  ASSERT_STATE (0, 0, "3: 2000 0 0; 0 0 0");
  ASSERT_STATE (1, 0, "1: 1000 1000 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

static gboolean
credit_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  guint n;
  return lian_shares_credit_interest (txn, books->cooperative, 0, &n, error);
}

static gboolean
refund_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  guint n;
  return lian_shares_refund_docked (txn, books->cooperative, &n, error);
}

static void
test_interest (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "CASH_DEPOSITED", .amount = 100000, .effect = lian_date_new (1955, 12, 31));
  BOOK (.deed = "CASH_DEPOSITED", .amount = 50000, .member = 1);
  g_assert_false (lian_store_write (books.base.store, "i", NULL, credit_job, &books, NULL, &error));
  g_assert_nonnull (strstr (error->message, "terms of shares"));
  ASSERT_STATE (1, 0, "1: 0 0 0; 50000 0 0");
  lian_test_base_clear (&books.base);

  books = books_new ();
  BOOK (.deed = "CASH_DEPOSITED", .amount = 100000, .effect = lian_date_new (1956, 1, 5));
  BOOK (.deed = "CASH_DEPOSITED", .amount = 50000, .member = 1);
  set_today (&books, lian_date_new (1957, 1, 9));
  lian_test_write (&books.base, credit_job, &books);
  ASSERT_STATE (0, 0, "2: 0 0 0; 100000 4866 0");
  ASSERT_STATE (1, 0, "2: 0 0 0; 50000 2400 0");
  lian_test_write (&books.base, credit_job, &books);
  ASSERT_STATE (0, 0, "2: 0 0 0; 100000 4866 0");
  lian_test_base_clear (&books.base);
}

static void
test_docked (void)
{
  Books books = books_new ();
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  BOOK (.deed = "DOCKED", .amount = 250);
  BOOK (.deed = "DOCKED", .amount = 250);
  lian_test_write (&books.base, refund_job, &books);
  ASSERT_STATE (0, 0, "4: 3000 0 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

static gboolean
assert_sound (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("journal_entry"));
  g_autoptr (LianAccountBook) sums = lian_account_book_new (all, 0);
  g_autoptr (GArray) list = lian_account_book_list (sums);
  gint64 total = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const LianPosting *sum = &g_array_index (list, LianPosting, i);
      total += sum->amount;
      if (lian_account_is_members (sum->account))
        g_assert_cmpint (lian_account_book_sum (sums, sum->account, sum->member, 0), >=, 0);
    }
  g_assert_cmpint (total, ==, 0);
  for (guint i = 0; i < N_MEMBERS; i++)
    g_assert_cmpint (lian_account_book_paid (sums, books->members[i], 0), >=, 0);
  return TRUE;
}

static gint64 surplus_of;

/* A lathe that is rented, and the surplus of the year before, by wages. */
static gboolean
put_more (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  gint64 rented = lian_test_put (txn, "valuation", "name=v|valued_on=1955-12-01|committee=c|state=FINISHED|finished_on=1955-12-20|resolution=r|cooperative=%" G_GINT64_FORMAT,
                                 books->cooperative);
  lian_test_put (txn, "valuation_item", "item=lathe|item_kind=MACHINE|outcome=RENTED|rent=70|valuation=%" G_GINT64_FORMAT "|member=%" G_GINT64_FORMAT,
                 rented, books->members[1]);
  lian_test_put (txn, "distribution_terms",
                 "from_date=1955-01-01|resolution=r|reserve=0|welfare=0|bonus=0|education=0|levy=0|labour=10000|share=0|labour_by=WAGES|cooperative=%" G_GINT64_FORMAT,
                 books->cooperative);
  for (guint i = 0; i < N_MEMBERS; i++)
    lian_test_put (txn, "member_year", "year=1955|wages=%u|cooperative=%" G_GINT64_FORMAT "|member=%" G_GINT64_FORMAT, 1000 + 7 * i, books->cooperative,
                   books->members[i]);
  surplus_of = lian_test_put (
      txn, "distribution",
      "year=1955|resolution=r|surplus=1001|past_loss=0|to_loss=0|to_reserve=0|to_welfare=0|to_bonus=0|to_education=0|to_levy=0|to_labour=1001|to_share=0|cooperative=%" G_GINT64_FORMAT,
      books->cooperative);
  return TRUE;
}

/* Any of the acts that book several entries at once. */
static gboolean
act_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  LianShareRequest request = { .act = (LianShareAct) g_test_rand_int_range (0, LIAN_SHARE_N_ACTS), .record = books->cooperative };
  if (g_str_equal (lian_share_act_type (request.act), "distribution"))
    request.record = surplus_of;
  if (request.act == LIAN_SHARE_ACT_EXIT)
    request.record = request.exit.member = books->members[g_test_rand_int_range (0, 10) == 0 ? 2 : 0];
  if (request.act == LIAN_SHARE_ACT_FINISH)
    request.act = LIAN_SHARE_ACT_PAY;
  return lian_share_act_take (txn, &request, error);
}

static void
do_something (Books *books)
{
  guint deed = (guint) g_test_rand_int_range (0, (gint32) lian_choice_index (lian_choices_deed, NULL));
  Entry entry = { .books = books, .deed = lian_choices_deed[deed].value, .member = (guint) g_test_rand_int_range (0, N_MEMBERS) };
  entry.amount = g_test_rand_int_range (1, 3000);
  entry.to = g_str_equal (entry.deed, "TRANSFERRED") ? 1 : 0;
  if (g_str_equal (entry.deed, "REVERSED"))
    entry = (Entry){ books, "REVERSED", books->last_member, books->last_amount, 0, 0, books->last, 0, 0 };
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      lian_store_undo (books->base.store, 0, NULL, NULL);
      break;
    case 1:
      lian_store_redo (books->base.store, NULL, NULL);
      break;
    case 2:
      lian_store_write (books->base.store, "t", NULL, credit_job, books, NULL, NULL);
      break;
    case 3:
      lian_store_write (books->base.store, "t", NULL, refund_job, books, NULL, NULL);
      break;
    case 4:
      lian_store_write (books->base.store, "t", NULL, act_job, books, NULL, NULL);
      break;
    default:
      if (!lian_store_write (books->base.store, "t", NULL, put_entry, &entry, NULL, NULL) || entry.to != 0)
        return;
      books->last = entry.id;
      books->last_member = entry.member;
      books->last_amount = entry.amount;
    }
}

/* Any sequence of acts, taken back and done again, refused or not: the books balance, nobody's account
 * falls below nothing, and each day's statement stays as it was printed. */
static void
test_lives (void)
{
  Books books = books_new ();
  g_autoptr (GPtrArray) printed = g_ptr_array_new_with_free_func (g_free);
  LianDate first = books.today;
  lian_test_write (&books.base, put_more, &books);
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  BOOK (.deed = "SUBSCRIBED", .amount = 3000, .member = 1);
  BOOK (.deed = "CASH_DEPOSITED", .amount = 90000, .member = 2);
  for (int d = 0; d < 40; d++)
    {
      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        do_something (&books);
      lian_test_read (&books.base, assert_sound, &books);
      for (guint i = 0; i < N_MEMBERS; i++)
        g_ptr_array_add (printed, state (&books, i, books.today));
      set_today (&books, lian_date_add_days (books.today, 1));
    }
  for (guint i = 0; i < printed->len; i++)
    ASSERT_STATE (i % N_MEMBERS, lian_date_add_days (first, (int) i / N_MEMBERS), printed->pdata[i]);
  lian_test_base_clear (&books.base);
}

static gint64 valuation;

static gboolean
put_valuation (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  valuation = lian_test_put (txn, "valuation",
                             "name=v|valued_on=1956-01-02|committee=王、李|objections_until=1956-01-10|state=OPEN|cooperative=%" G_GINT64_FORMAT,
                             books->cooperative);
#define PUT(text) lian_test_put (txn, "valuation_item", text "|valuation=%" G_GINT64_FORMAT "|member=%" G_GINT64_FORMAT, valuation, books->members[0])
  PUT ("item=anvil|item_kind=TOOL|basis=LIST|reference_price=12000|years_used=4|years_remaining=8|value=8000|outcome=PRICED_IN");
  PUT ("item=bellows|item_kind=TOOL|basis=MARKET|reference_price=600|years_used=1|years_remaining=2|value=400|outcome=ON_DEPOSIT|objection=low");
  PUT ("item=lathe|item_kind=MACHINE|outcome=RENTED|rent=100");
  PUT ("item=pot|item_kind=HOUSEHOLD|outcome=LEFT_PRIVATE");
#undef PUT
  return TRUE;
}

static gboolean
finish_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_valuation_finish (txn, valuation, data, error);
}

static gboolean
change_item (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = lian_txn_list_all (txn, lian_type_find ("valuation_item"));
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (lian_record_get_text (items->pdata[i], "item"), "bellows"))
      {
        g_autoptr (LianRecord) item = lian_record_copy (items->pdata[i]);
        lian_record_set_text (item, "answer", data);
        return lian_txn_update (txn, item, error);
      }
  return TRUE;
}

/* Only what the form could write: the state, without what it comes to. */
static gboolean
write_finished (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("valuation"), valuation);
  lian_record_set_text (record, "state", "FINISHED");
  lian_record_set_text (record, "finished_on", "1956-01-11");
  lian_record_set_text (record, "resolution", "r");
  return lian_txn_update (txn, record, error);
}

static void
refuse_finish (Books *books, const char *resolution, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (books->base.store, "f", NULL, finish_job, (gpointer) resolution, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

/* The share that is due is paid by the tool, the rest stays on deposit; then nothing of it changes. */
static void
test_valuation (void)
{
  Books books = books_new ();
  g_autoptr (GError) error = NULL;
  BOOK (.deed = "SUBSCRIBED", .amount = 3000);
  lian_test_write (&books.base, put_valuation, &books);
  refuse_finish (&books, "r", "may still object");
  set_today (&books, lian_date_new (1956, 1, 11));
  refuse_finish (&books, "r", "not answered");
  lian_test_write (&books.base, change_item, (gpointer) "looked at again");
  refuse_finish (&books, NULL, "which resolution");
  g_assert_false (lian_store_write (books.base.store, "w", NULL, write_finished, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "not in the journal"));
  g_clear_error (&error);
  lian_test_write (&books.base, finish_job, (gpointer) "r");
  ASSERT_STATE (0, 0, "4: 3000 3000 0; 5400 0 0");
  refuse_finish (&books, "r", "not reopened");
  g_assert_false (lian_store_write (books.base.store, "c", NULL, change_item, (gpointer) "other", NULL, &error));
  g_assert_nonnull (strstr (error->message, "not reopened"));
  g_clear_error (&error);
  g_assert_cmpint (lian_store_undo (books.base.store, 0, NULL, &error), >, 0);
  ASSERT_STATE (0, 0, "1: 3000 0 0; 0 0 0");
  lian_test_base_clear (&books.base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-acts/story", test_story);
  g_test_add_func ("/share-acts/too-much", test_too_much);
  g_test_add_func ("/share-acts/kept", test_kept);
  g_test_add_func ("/share-acts/forward", test_forward);
  g_test_add_func ("/share-acts/take-over", test_take_over);
  g_test_add_func ("/share-acts/overdrawn", test_overdrawn);
  g_test_add_func ("/share-acts/interest", test_interest);
  g_test_add_func ("/share-acts/docked", test_docked);
  g_test_add_func ("/share-acts/valuation", test_valuation);
  g_test_add_func ("/share-acts/lives", test_lives);
  return g_test_run ();
}
