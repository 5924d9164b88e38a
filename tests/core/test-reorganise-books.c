/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The books when co-operatives change: by chance, many times, each account is what it was, whoever goes takes
 * along what stands there, and a sum that does not hold stops it all. */
#include "config.h"

#include <string.h>

#include "lian-account-book.h"
#include "lian-reorganise.h"
#include "lian-share-acts.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

#define COOPERATIVES 3
#define MEMBERS 4 /* of each */
#define ID "%" G_GINT64_FORMAT

typedef struct
{
  LianTestBase base;
  gint64 officer, jin, product, partner;
  gint64 cooperatives[COOPERATIVES];
  gint64 members[COOPERATIVES][MEMBERS];
  int kept; /* which one may go on */
  LianReorganiseRequest *wish;
} World;

static gint64
put_entry (LianTxn *txn, World *self, int c, int m, const char *deed, gint64 amount)
{
  gboolean rice = c == COOPERATIVES - 1 && lian_deed_takes_goods (deed);
  gboolean money = !rice || lian_deed_takes_money (deed);
  g_autofree char *goods = rice ? g_strdup_printf ("|quantity=" ID "|unit=" ID, amount * 10, self->jin) : g_strdup ("");
  g_autofree char *fen = money ? g_strdup_printf ("|amount=" ID, amount) : g_strdup ("");
  return lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=%s|booked_on=1956-03-01%s%s", self->cooperatives[c],
                        self->members[c][m], deed, fen, goods);
}

static void
put_member (LianTxn *txn, World *self, int c, int m)
{
  self->members[c][m]
      = lian_test_put (txn, "member", "cooperative=" ID "|name_en=M%d%d|member_kind=PERSON|member_role=MEMBER%s", self->cooperatives[c], c, m,
                       m == MEMBERS - 1 ? "|left_on=1956-03-02|left_why=MOVED" : "");
  put_entry (txn, self, c, m, "SUBSCRIBED", 3000);
  put_entry (txn, self, c, m, "PAID_CASH", g_test_rand_int_range (1, 3001));
  put_entry (txn, self, c, m, "CASH_DEPOSITED", g_test_rand_int_range (1, 9000));
  put_entry (txn, self, c, m, "INTEREST", g_test_rand_int_range (1, 90));
  put_entry (txn, self, c, m, "ADMISSION_FEE", 100);
  if (m == MEMBERS - 1)
    put_entry (txn, self, c, m, "INTEREST_PAID", 1);
}

static void
put_cooperative (LianTxn *txn, World *self, int c)
{
  gboolean rice = c == COOPERATIVES - 1;
  gint64 own = self->cooperatives[c] = lian_test_put (txn, "cooperative", "name_en=Iron %d|stage=SM_COOP|status=LIVE|reserve_fund=1000", c);
  g_autofree char *share = rice ? g_strdup_printf ("share_quantity=5000|share_unit=" ID, self->jin) : g_strdup ("share_value=500");
  lian_test_put (txn, "share_terms", "cooperative=" ID "|from_date=1956-01-01|entered_on=1956-01-01|resolution=r|deposit_rate=%d|day_count=DAYS_365|%s",
                 own, 300 + 100 * c, share);
  for (int m = 0; m < MEMBERS; m++)
    put_member (txn, self, c, m);
  lian_test_put (txn, "capacity", "cooperative=" ID "|product=" ID "|monthly=%d|unit=" ID "|from_date=1956-01-01", own, self->product, 100 + c, self->jin);
  lian_test_put (txn, "distance", "cooperative=" ID "|partner=" ID "|metres=%d", own, self->partner, 500 + c);
  lian_test_put (txn, "plan", "name=spring %d|cooperative=" ID "|from_date=1956-0%d-01|to_date=1956-06-30|state=DRAFT", c, own, c < 2 ? 1 : 5);
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  self->officer = lian_test_put (txn, "officer", "name=O|role=OFFICER");
  self->jin = lian_test_put (txn, "unit", "name_en=jin|code=jin|measure=MASS|numerator=500|denominator=1");
  self->product = lian_test_put (txn, "product", "name_en=Rice hooks");
  self->partner = lian_test_put (txn, "partner", "name_en=Stores|partner_kind=STATE_COMMERCE");
  for (int c = 0; c < COOPERATIVES; c++)
    put_cooperative (txn, self, c);
  return TRUE;
}

static World *
world_new (void)
{
  World *self = g_new0 (World, 1);
  self->base = lian_test_base_new ();
  lian_store_override_working_date (self->base.store, lian_date_new (1956, 4, 15));
  lian_test_write (&self->base, put_world, self);
  lian_store_set_author (self->base.store, self->officer);
  return self;
}

static void
world_free (World *self)
{
  g_clear_pointer (&self->wish, lian_reorganise_request_free);
  lian_test_base_clear (&self->base);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static gboolean
wish_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  gboolean merger = g_str_equal (self->wish->change, "MERGER"), keeps = g_test_rand_bit ();
  if (keeps)
    lian_reorganise_request_add_after (self->wish, lian_txn_load (txn, lian_type_find ("cooperative"), self->cooperatives[self->kept]));
  while (self->wish->after->len < (merger ? 1 : 2))
    lian_reorganise_request_add_after (self->wish, lian_reorganise_found (txn, self->wish, NULL, self->wish->after->len ? "B" : "A", NULL));
  for (int m = 0; !merger && m < MEMBERS - 1; m++)
    lian_reorganise_request_send (self->wish, self->members[self->kept][m], (guint) g_test_rand_int_range (0, 2));
  for (guint i = 0; !merger && i < LIAN_N_REORGANISE_FIGURES; i++)
    lian_record_set_number (self->wish->parts->pdata[1], lian_reorganise_figures[i], 0);
  return TRUE;
}

static void
wish (World *self, const char *change)
{
  g_clear_pointer (&self->wish, lian_reorganise_request_free);
  self->wish = lian_reorganise_request_new (change);
  self->wish->on = lian_date_new (1956, 4, 1);
  self->wish->resolution = g_strdup ("general meeting");
  self->kept = g_str_equal (change, "DIVISION") && g_test_rand_bit () ? 2 : 1;
  if (g_str_equal (change, "MERGER"))
    for (int c = 0; c < 2; c++)
      lian_reorganise_request_add_before (self->wish, self->cooperatives[c]);
  else
    lian_reorganise_request_add_before (self->wish, self->cooperatives[self->kept]);
  lian_test_read (&self->base, wish_job, self);
}

typedef struct
{
  const World *world;
  GString *accounts; /* over the whole base */
  GString *members; /* what each owns, with the interest until now */
  gint64 capacity;
} Sight;

static void
tell_member (LianTxn *txn, Sight *self, gint64 member)
{
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, member, 0);
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      g_string_append_printf (self->members, "%d %d ", (int) share->subscribed, (int) share->paid);
    }
  g_string_append_printf (self->members, "%d %d;", (int) account->deposit, (int) account->interest_due);
}

/* Sums of all accounts of all co-operatives, whoever's they are. */
static void
tell_accounts (LianTxn *txn, Sight *self)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("journal_entry"));
  g_autoptr (LianAccountBook) book = lian_account_book_new (all, 0);
  g_autoptr (GArray) sums = lian_account_book_list (book);
  for (guint i = 0; i < sums->len; i++)
    {
      const LianPosting *sum = &g_array_index (sums, LianPosting, i);
      if (sum->amount != 0)
        g_string_append_printf (self->accounts, "%d/" ID "/" ID "=" ID " ", (int) sum->account, sum->member, sum->unit, sum->amount);
    }
}

static gboolean
look (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Sight *self = data;
  g_autoptr (GPtrArray) capacities = lian_txn_list_all (txn, lian_type_find ("capacity"));
  tell_accounts (txn, self);
  for (int c = 0; c < COOPERATIVES; c++)
    for (int m = 0; m < MEMBERS; m++)
      tell_member (txn, self, self->world->members[c][m]);
  for (guint i = 0; i < capacities->len; i++)
    if (lian_record_is_empty (capacities->pdata[i], "to_date"))
      self->capacity += lian_record_get_number (capacities->pdata[i], "monthly");
  return TRUE;
}

/* In the books of the co-operative where a member is now stands all that is the member's, in no other any of it;
 * who is gone has empty books; plans and capacities of those who are gone have ended. */
static gboolean
check_places (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  for (guint i = 0; i < all->len; i++)
    {
      gint64 own = lian_record_get_id (all->pdata[i]);
      gboolean gone = g_strcmp0 (lian_record_get_text (all->pdata[i], "status"), "DISSOLVED") == 0;
      g_autoptr (GPtrArray) entries = lian_txn_list (txn, lian_type_find ("journal_entry"), "cooperative", own);
      g_autoptr (GPtrArray) plans = lian_txn_list (txn, lian_type_find ("plan"), "cooperative", own);
      g_autoptr (LianAccountBook) book = lian_account_book_new (entries, 0);
      g_autoptr (GArray) sums = lian_account_book_list (book);
      for (guint k = 0; k < sums->len; k++)
        {
          const LianPosting *sum = &g_array_index (sums, LianPosting, k);
          g_autoptr (LianRecord) member
              = sum->member != 0 ? lian_txn_load (txn, lian_type_find ("member"), sum->member) : NULL;
          gboolean left = member != NULL && !lian_record_is_empty (member, "left_on");
          if (gone || (member != NULL && !left && lian_record_get_number (member, "cooperative") != own))
            {
              g_test_message ("%s of " ID " in " ID ": " ID ", gone %d, left %d, unit " ID, lian_account_label (sum->account), sum->member, own, sum->amount, gone, left, sum->unit);
              g_assert_cmpint (sum->amount, ==, 0);
            }
        }
      for (guint k = 0; gone && k < plans->len; k++)
        g_assert_cmpint (lian_record_get_date (plans->pdata[k], "to_date"), <, lian_date_new (1956, 4, 1));
    }
  return TRUE;
}

static void
sight_clear (Sight *self)
{
  g_string_free (self->accounts, TRUE);
  g_string_free (self->members, TRUE);
}

static void
check_round (World *self)
{
  g_autoptr (GError) error = NULL;
  Sight before = { self, g_string_new (NULL), g_string_new (NULL), 0 }, after = { self, g_string_new (NULL), g_string_new (NULL), 0 };
  g_autofree char *was = lian_test_base_dump (&self->base);
  lian_test_read (&self->base, look, &before);
  lian_store_write (self->base.store, "reorganise", NULL, lian_reorganise, self->wish, NULL, &error);
  g_assert_no_error (error);
  lian_test_read (&self->base, look, &after);
  lian_test_read (&self->base, check_places, self);
  g_assert_cmpstr (before.accounts->str, ==, after.accounts->str);
  g_assert_cmpstr (before.members->str, ==, after.members->str);
  g_assert_cmpint (before.capacity, ==, after.capacity);
  g_assert_cmpint (lian_store_undo (self->base.store, 0, NULL, &error), >, 0);
  g_autofree char *is = lian_test_base_dump (&self->base);
  g_assert_cmpstr (is, ==, was);
  sight_clear (&before);
  sight_clear (&after);
}

static void
test_by_chance (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (World) self = world_new ();
      wish (self, "MERGER");
      check_round (self);
      wish (self, "DIVISION");
      check_round (self);
    }
}

typedef struct
{
  World *world;
  gint64 interest;
} Credited;

static gboolean
read_interest (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Credited *credited = data;
  guint n;
  g_autoptr (LianMemberAccount) before = lian_member_account_read (txn, credited->world->members[0][0], 0);
  gint64 merged = lian_record_get_id (credited->world->wish->after->pdata[0]);
  g_assert_true (lian_shares_credit_interest (txn, merged, 0, &n, error));
  g_autoptr (LianMemberAccount) after = lian_member_account_read (txn, credited->world->members[0][0], 0);
  credited->interest = after->interest_due - before->interest_due;
  return TRUE;
}

static gboolean
put_rich (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=CASH_DEPOSITED|booked_on=1956-04-15|effective_on=1956-03-02|amount=36500000",
                 self->cooperatives[0], self->members[0][0]);
  lian_test_put (txn, "share_terms", "cooperative=" ID "|from_date=1956-04-01|entered_on=1956-04-15|resolution=r|deposit_rate=400|day_count=DAYS_365", 
                 lian_record_get_id (self->wish->after->pdata[0]));
  return TRUE;
}

/* Interest until the day is that of the old co-operative, from then on that of the new one: of 365,000.00 at 3 %
 * for 30 days, at 4 % for 14, less what was credited. */
static void
test_interest (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (GError) error = NULL;
  do
    wish (self, "MERGER");
  while (lian_record_get_id (self->wish->after->pdata[0]) != self->cooperatives[1]);
  lian_test_write (&self->base, put_rich, self);
  Credited none = { self, 0 };
  g_assert_true (lian_store_write (self->base.store, "merge", NULL, lian_reorganise, self->wish, NULL, &error));
  g_assert_true (lian_store_write (self->base.store, "interest", NULL, read_interest, &none, NULL, &error));
  /* 30 days at 3 %: 90,000 fen; 14 days at 4 %: 56,000 */
  g_assert_cmpint (none.interest, >, 145900);
  g_assert_cmpint (none.interest, <, 146100);
}

static gint64 home, helper;

static gboolean
put_household (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  home = lian_test_put (txn, "member", "cooperative=" ID "|name_en=Home|member_kind=HOUSEHOLD|member_role=MEMBER|persons=2", self->cooperatives[0]);
  helper = lian_test_put (txn, "member", "cooperative=" ID "|name_en=Wife|member_kind=PERSON|member_role=HELPER|household=" ID, self->cooperatives[0], home);
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=SUBSCRIBED|booked_on=1956-04-15|amount=3000", self->cooperatives[0], home);
  return TRUE;
}

static gboolean
check_persons (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) head = lian_txn_load (txn, lian_type_find ("member"), home);
  g_autoptr (LianRecord) other = lian_txn_load (txn, lian_type_find ("member"), helper);
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, home, 0);
  g_assert_cmpstr (lian_record_get_text (head, "member_kind"), ==, "PERSON");
  g_assert_true (lian_record_is_empty (head, "persons"));
  g_assert_true (lian_record_is_empty (other, "household"));
  g_assert_cmpint (g_array_index (account->shares, LianShareStanding, 0).subscribed, ==, 3000);
  return TRUE;
}

/* With the stage the household becomes its head, with all that stands in its account; one undo. */
static void
test_persons (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write (&self->base, put_household, self);
  self->wish = lian_reorganise_request_new ("STAGE");
  self->wish->on = lian_date_new (1956, 4, 1);
  self->wish->resolution = g_strdup ("r");
  self->wish->persons = TRUE;
  lian_reorganise_request_add_before (self->wish, self->cooperatives[0]);
  LianRecord *after = lian_test_load (self->base.store, "cooperative", self->cooperatives[0]);
  lian_record_set_text (after, "stage", "PRODUCER_COOP");
  lian_reorganise_request_add_after (self->wish, after);
  g_autofree char *was = lian_test_base_dump (&self->base);
  g_assert_true (lian_store_write (self->base.store, "stage", NULL, lian_reorganise, self->wish, NULL, &error));
  g_assert_cmpuint (self->wish->n_persons, ==, 1);
  lian_test_read (&self->base, check_persons, self);
  g_assert_cmpint (lian_store_undo (self->base.store, 0, NULL, &error), >, 0);
  g_autofree char *is = lian_test_base_dump (&self->base);
  g_assert_cmpstr (is, ==, was);
}

/* Whatever goes wrong on the way: a sum that is not what it was stops the change, and nothing is written. */
static void
test_sums (void)
{
  static const struct
  {
    const char *trigger, *word;
  } leaks[] = {
    { "CREATE TRIGGER leak AFTER INSERT ON succession_item BEGIN "
      "UPDATE journal_entry SET amount = amount + 1 WHERE deed = 'CASH_DEPOSITED' AND id = (SELECT min (id) FROM journal_entry WHERE deed = 'CASH_DEPOSITED'); END",
      "together" },
    { "CREATE TRIGGER leak AFTER UPDATE ON cooperative BEGIN UPDATE cooperative SET reserve_fund = reserve_fund + 1 WHERE id = NEW.id AND status = 'LIVE'; END",
      "together" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (leaks); i++)
    {
      g_autoptr (World) self = world_new ();
      g_autoptr (GError) error = NULL;
      wish (self, "MERGER");
      lian_test_run_sql (self->base.path, leaks[i].trigger);
      g_assert_false (lian_store_write (self->base.store, "merge", NULL, lian_reorganise, self->wish, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, leaks[i].word));
    }
}

static gboolean
put_uneven (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  gint64 change = lian_test_put (txn, "succession", "change=MERGER|on_date=1956-04-01|resolution=r");
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|deed=CARRIED_DEBIT|booked_on=1956-04-15|account=CASH|amount=5|succession=" ID,
                 self->cooperatives[0], change);
  return TRUE;
}

/* Nobody takes a balance out of the books of one without bringing it into those of another. */
static void
test_uneven (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_write (self->base.store, "uneven", NULL, put_uneven, self, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the one books"));
}

static gint64 wrong;

static gboolean
find_wrong (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("journal_entry"), "member", self->members[0][0]);
  for (guint i = 0; i < all->len; i++)
    if (lian_deed_is (all->pdata[i], "ADMISSION_FEE"))
      wrong = lian_record_get_id (all->pdata[i]);
  return TRUE;
}

static gboolean
reverse (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=REVERSED|reversed=" ID "|amount=100|booked_on=1956-04-15",
                 self->cooperatives[0], self->members[0][0], wrong);
  return TRUE;
}

/* What was wrong before a merger is corrected where the member is now: the books of before are closed. */
static void
test_closed (void)
{
  g_autoptr (World) self = world_new ();
  g_autoptr (GError) error = NULL;
  lian_test_read (&self->base, find_wrong, self);
  lian_test_write (&self->base, reverse, self);
  g_assert_cmpint (lian_store_undo (self->base.store, 0, NULL, &error), >, 0);
  wish (self, "MERGER");
  g_assert_true (lian_store_write (self->base.store, "merge", NULL, lian_reorganise, self->wish, NULL, &error));
  g_assert_false (lian_store_write (self->base.store, "reverse", NULL, reverse, self, NULL, &error));
  g_assert_nonnull (strstr (error->message, "these books were closed"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reorganise-books/by-chance", test_by_chance);
  g_test_add_func ("/reorganise-books/interest", test_interest);
  g_test_add_func ("/reorganise-books/sums", test_sums);
  g_test_add_func ("/reorganise-books/persons", test_persons);
  g_test_add_func ("/reorganise-books/closed", test_closed);
  g_test_add_func ("/reorganise-books/uneven", test_uneven);
  return g_test_run ();
}
