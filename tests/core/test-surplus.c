/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The surplus of a year among the members, and rents by month: whole fen that add up, credited once, and
 * taken back by one undo. */
#include "lian-rents.h"
#include "lian-share-acts.h"
#include "lian-share-days.h"
#include "lian-surplus-members.h"
#include "lian-surplus.h"
#include "lian-test-base.h"

#include <string.h>

#define MEMBERS 7
#define ID "%" G_GINT64_FORMAT

typedef struct
{
  LianTestBase base;
  gint64 cooperative, distribution;
  gint64 members[MEMBERS];
  const char *by;         /* how labour is divided */
  gint64 labour, share;   /* the parts of the year */
  gboolean forgets;       /* the work of the last member is not entered */
} World;

static void
set_today (World *self, LianDate day)
{
  lian_store_override_working_date (self->base.store, day);
}

static void
put_member (LianTxn *txn, World *self, guint i)
{
  self->members[i] = lian_test_put (txn, "member", "cooperative=" ID "|name_en=M%u|member_kind=PERSON|member_role=MEMBER|joined=1955-01-01|income_before=3000",
                                    self->cooperative, i);
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=SUBSCRIBED|booked_on=1955-01-01|amount=3000",
                 self->cooperative, self->members[i]);
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=PAID_CASH|booked_on=1955-%02d-11|amount=%d",
                   self->cooperative, self->members[i], g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 900));
  if (!self->forgets || i + 1 < MEMBERS)
    lian_test_put (txn, "member_year", "member=" ID "|cooperative=" ID "|year=1955|months=12|days=%d|wages=%d", self->members[i],
                   self->cooperative, g_test_rand_int_range (0, 300), g_test_rand_int_range (0, 60000));
}

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  g_autofree char *by = self->by != NULL ? g_strdup_printf ("|labour_by=%s", self->by) : g_strdup ("");
  self->cooperative = lian_test_put (txn, "cooperative", "name_en=Iron|stage=PRODUCER_COOP");
  lian_test_put (txn, "share_terms", "cooperative=" ID "|from_date=1955-01-01|entered_on=1955-01-01|resolution=r|share_value=500|quota=6",
                 self->cooperative);
  for (guint i = 0; i < MEMBERS; i++)
    put_member (txn, self, i);
  /* somebody holds something, and has worked */
  lian_test_put (txn, "journal_entry", "cooperative=" ID "|member=" ID "|deed=PAID_CASH|booked_on=1955-02-01|amount=1", self->cooperative, self->members[0]);
  lian_test_put (txn, "distribution_terms",
                 "cooperative=" ID "|from_date=1955-01-01|resolution=r|reserve=0|welfare=0|bonus=0|education=0|levy=0|labour=7000|share=3000%s",
                 self->cooperative, by);
  gint64 surplus = g_test_rand_int_range (1, 200000), amounts[LIAN_SURPLUS_N_PARTS];
  g_autoptr (GPtrArray) terms = lian_txn_list (txn, lian_type_find ("distribution_terms"), "cooperative", self->cooperative);
  g_autoptr (LianRecord) year = lian_record_new (lian_type_find ("distribution"));
  lian_record_set_number (year, "surplus", surplus);
  lian_surplus_divide (year, terms->pdata[0], amounts);
  self->labour = amounts[5];
  self->share = amounts[6];
  self->distribution = lian_test_put (
      txn, "distribution",
      "cooperative=" ID "|year=1955|resolution=r|surplus=" ID "|past_loss=0|to_loss=0|to_reserve=0|to_welfare=0|to_bonus=0|to_education=0|to_levy=0|to_labour=" ID "|to_share=" ID,
      self->cooperative, surplus, self->labour, self->share);
  return TRUE;
}

static World
world_new (const char *by, gboolean forgets)
{
  World self = { .base = lian_test_base_new (), .by = by, .forgets = forgets };
  set_today (&self, lian_date_new (1956, 1, 20));
  lian_test_write (&self.base, put_world, &self);
  return self;
}

static gboolean
divide_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  guint n;
  return lian_surplus_divide_among_members (txn, self->distribution, &n, error);
}

static gint64
sum_of (GPtrArray *records, const char *field)
{
  gint64 sum = 0;
  for (guint i = 0; i < records->len; i++)
    sum += lian_record_get_number (records->pdata[i], field);
  return sum;
}

/* Nobody gets a fen more than the whole of the exact part and nobody less, and who has more gets no less. */
static void
assert_fair (const GPtrArray *lines, const char *measure, const char *part, gint64 whole)
{
  __int128 all = sum_of ((GPtrArray *) lines, measure);
  for (guint i = 0; i < lines->len; i++)
    {
      __int128 exact = (__int128) whole * lian_record_get_number (lines->pdata[i], measure);
      gint64 got = lian_record_get_number (lines->pdata[i], part);
      g_assert_true (got * all > exact - all && got * all < exact + all);
    }
}

static gboolean
check_divided (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("distribution_share"), "distribution", self->distribution);
  g_autoptr (GPtrArray) entries = lian_txn_list (txn, lian_type_find ("journal_entry"), "distribution", self->distribution);
  g_assert_cmpuint (lines->len, ==, MEMBERS);
  g_assert_cmpint (sum_of (lines, "to_labour"), ==, self->labour);
  g_assert_cmpint (sum_of (lines, "to_share"), ==, self->share);
  g_assert_cmpint (sum_of (entries, "amount"), ==, self->labour + self->share);
  assert_fair (lines, g_str_equal (self->by, "DAYS") ? "days" : "wages", "to_labour", self->labour);
  assert_fair (lines, "share_days", "to_share", self->share);
  for (guint i = 0; i < MEMBERS; i++)
    {
      g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, self->members[i], 0);
      const LianRecord *line = lines->pdata[i];
      gint64 dividend = lian_record_get_number (line, "to_labour") + lian_record_get_number (line, "to_share");
      g_assert_cmpint (account->dividend_due, ==, dividend);
      gint64 after = (2 * (lian_record_get_number (line, "wages") + dividend) + 12) / 24;
      g_assert_cmpint (lian_record_get_number (line, "income_after"), ==, after);
      g_assert_cmpstr (lian_record_get_text (line, "compared"), ==, after < 3000 ? "BELOW" : "NOT_BELOW");
    }
  return TRUE;
}

static void
refuse (World *self, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *was = lian_test_base_dump (&self->base);
  g_assert_false (lian_store_write (self->base.store, "divide", NULL, divide_job, self, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  g_autofree char *is = lian_test_base_dump (&self->base);
  g_assert_cmpstr (is, ==, was);
}

static gboolean
pay_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  guint n;
  return lian_shares_pay_out (txn, self->cooperative, &n, error);
}

static gboolean
check_paid (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  for (guint i = 0; i < MEMBERS; i++)
    {
      g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, self->members[i], 0);
      g_assert_cmpint (account->dividend_due, ==, 0);
    }
  return TRUE;
}

static void
test_by_chance (void)
{
  static const char *const ways[] = { "WAGES", "DAYS" };
  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (GError) error = NULL;
      World self = world_new (ways[round % 2], FALSE);
      g_autofree char *was = lian_test_base_dump (&self.base);
      lian_test_write (&self.base, divide_job, &self);
      lian_test_read (&self.base, check_divided, &self);
      refuse (&self, "already");
      g_assert_cmpint (lian_store_undo (self.base.store, 0, NULL, &error), >, 0);
      g_autofree char *is = lian_test_base_dump (&self.base);
      g_assert_cmpstr (is, ==, was);
      g_assert_cmpint (lian_store_redo (self.base.store, NULL, &error), >, 0);
      lian_test_read (&self.base, check_divided, &self);
      lian_test_write (&self.base, pay_job, &self);
      lian_test_read (&self.base, check_paid, &self);
      lian_test_base_clear (&self.base);
    }
}

/* What is not resolved, not entered or not over is not divided. */
static void
test_refusals (void)
{
  World self = world_new (NULL, FALSE);
  refuse (&self, "wages or by days");
  lian_test_base_clear (&self.base);
  self = world_new ("WAGES", TRUE);
  refuse (&self, "M6");
  set_today (&self, lian_date_new (1955, 12, 31));
  refuse (&self, "not over");
  lian_test_base_clear (&self.base);
}

static LianRecord *
new_entry (gint64 id, const char *deed, gint64 amount, LianDate day)
{
  LianRecord *entry = lian_record_new (lian_type_find ("journal_entry"));
  lian_record_set_id (entry, id);
  lian_record_set_number (entry, "cooperative", 1);
  lian_record_set_number (entry, "member", 2);
  lian_record_set_text (entry, "deed", deed);
  lian_record_set_number (entry, "amount", amount);
  lian_record_set_date (entry, "booked_on", day);
  return entry;
}

/* Paid 10.00 on 1 October and returned 4.00 on 1 December: 92 days of 10.00 less 31 of 4.00. */
static void
test_days (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianDate first = lian_date_new (1955, 1, 1), last = lian_date_new (1955, 12, 31);
  g_ptr_array_add (entries, new_entry (1, "SUBSCRIBED", 3000, lian_date_new (1955, 9, 1)));
  g_assert_cmpint (lian_share_days (entries, 1, 2, 0, first, last), ==, 0);
  g_ptr_array_add (entries, new_entry (2, "PAID_CASH", 1000, lian_date_new (1955, 10, 1)));
  g_ptr_array_add (entries, new_entry (3, "RETURNED_CASH", 400, lian_date_new (1955, 12, 1)));
  g_assert_cmpint (lian_share_days (entries, 1, 2, 0, first, last), ==, 92 * 1000 - 31 * 400);
  g_assert_cmpint (lian_share_days (entries, 1, 2, 0, lian_date_new (1956, 1, 1), lian_date_new (1956, 12, 31)), ==, 366 * 600);
  g_assert_cmpint (lian_share_days (entries, 9, 2, 0, first, last), ==, 0);
}

static gint64 item;

static gboolean
put_rented (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  World *self = data;
  gint64 valuation = lian_test_put (txn, "valuation", "cooperative=" ID "|name=v|valued_on=1955-12-01|committee=c|state=FINISHED|finished_on=1955-12-31|resolution=r",
                                    self->cooperative);
  item = lian_test_put (txn, "valuation_item", "valuation=" ID "|member=" ID "|item=lathe|item_kind=MACHINE|outcome=RENTED|rent=150", valuation,
                        self->members[2]);
  return TRUE;
}

static gboolean
rent_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *self = data;
  guint n;
  return lian_rents_fall_due (txn, self->cooperative, &n, error);
}

static gboolean
end_rent (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("valuation_item"), item);
  lian_record_set_text (record, "rented_until", "1956-05-15");
  return lian_txn_update (txn, record, error);
}

typedef struct
{
  const World *world;
  gint64 due;
} Owed;

static gboolean
read_owed (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Owed *owed = data;
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, owed->world->members[2], 0);
  owed->due = account->rent_due;
  return TRUE;
}

static void
assert_owed (World *self, LianDate day, gint64 due)
{
  Owed owed = { self, 0 };
  set_today (self, day);
  lian_store_write (self->base.store, "rent", NULL, rent_job, self, NULL, NULL);
  lian_test_read (&self->base, read_owed, &owed);
  g_assert_cmpint (owed.due, ==, due);
}

/* From 31 December on a month ends on the last day of each; asked twice it is booked once, and ends with the rent. */
static void
test_rents (void)
{
  World self = world_new ("WAGES", FALSE);
  g_autoptr (GError) error = NULL;
  lian_test_write (&self.base, put_rented, &self);
  assert_owed (&self, lian_date_new (1956, 1, 30), 0);
  assert_owed (&self, lian_date_new (1956, 2, 29), 300);
  assert_owed (&self, lian_date_new (1956, 2, 29), 300);
  lian_test_write (&self.base, pay_job, &self);
  assert_owed (&self, lian_date_new (1956, 4, 29), 150);
  lian_test_write (&self.base, end_rent, &self);
  assert_owed (&self, lian_date_new (1956, 12, 31), 300);
  lian_test_base_clear (&self.base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/surplus/by-chance", test_by_chance);
  g_test_add_func ("/surplus/refusals", test_refusals);
  g_test_add_func ("/surplus/days", test_days);
  g_test_add_func ("/surplus/rents", test_rents);
  return g_test_run ();
}
