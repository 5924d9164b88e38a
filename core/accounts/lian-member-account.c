/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a member owns in a co-operative and owes it, on a day.
 *
 * It is all read off the entries that were booked until that day, and those never change: asked
 * again years later it is what was printed then. */
#include "lian-member-account.h"

static gboolean
touches (const LianRecord *entry, gint64 member)
{
  return lian_record_get_number (entry, "member") == member
         || lian_record_get_number (entry, "to_member") == member;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const LianRecord *x = *(LianRecord *const *) a, *y = *(LianRecord *const *) b;
  LianDate p = lian_record_get_date (x, "booked_on"), q = lian_record_get_date (y, "booked_on");
  gint64 i = lian_record_get_id (x), k = lian_record_get_id (y);
  return p != q ? (p > q) - (p < q) : (i > k) - (i < k);
}

/* A list keeps its own records, so that an account may outlive what it was made from. */
static GPtrArray *
pick (const GPtrArray *entries, gint64 member, LianDate day)
{
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < entries->len; i++)
    if (touches (entries->pdata[i], member)
        && lian_record_get_date (entries->pdata[i], "booked_on") <= day)
      g_ptr_array_add (own, lian_record_copy (entries->pdata[i]));
  g_ptr_array_sort (own, compare_entries);
  return own;
}

/* What falls due by instalments: a share that was subscribed, or a deposit that is repaid. */
static gboolean
begins_term (const LianRecord *entry, LianAccount account)
{
  if (account == LIAN_ACCOUNT_SHARE_DUE)
    return lian_deed_is (entry, "SUBSCRIBED");
  return lian_deed_is (entry, "MEANS_DEPOSITED") || lian_deed_is (entry, "CASH_DEPOSITED");
}

/* Payments go to the oldest instalments, so what is due later is the last to be paid. */
static gint64
find_overdue (const LianMemberAccount *self, const GPtrArray *resolutions, LianAccount account, gint64 unit,
              gint64 open)
{
  gboolean share = account == LIAN_ACCOUNT_SHARE_DUE;
  gint64 later = 0;
  for (guint i = 0; open > 0 && i < self->entries->len; i++)
    {
      const LianRecord *entry = self->entries->pdata[i];
      LianShareTerms terms;
      gint64 amount = ABS (lian_journal_change (self->entries, entry, account, self->member, unit));
      if (!begins_term (entry, account) || amount == 0 || lian_journal_is_reversed (self->entries, entry))
        continue;
      LianDate from = lian_deed_effect (entry, NULL);
      lian_share_terms_on (resolutions, lian_record_get_number (entry, "cooperative"), self->day, from, &terms);
      gint64 months = share ? terms.term_months : terms.repay_months;
      if (months == LIAN_NOT_STATED)
        return LIAN_NOT_STATED;
      later += lian_instalments_after (months, share ? terms.instalments : terms.repay_instalments, amount, from,
                                       self->day);
    }
  return MAX (open - later, 0);
}

static void
add_shares (LianMemberAccount *self, const LianAccountBook *book, const GPtrArray *resolutions)
{
  g_autoptr (GArray) sums = lian_account_book_list (book);
  for (guint i = 0; i < sums->len; i++)
    {
      const LianPosting *sum = &g_array_index (sums, LianPosting, i);
      if (sum->account != LIAN_ACCOUNT_SHARE || sum->member != self->member)
        continue;
      LianShareStanding share
          = { .unit = sum->unit,
              .subscribed = lian_account_book_sum (book, LIAN_ACCOUNT_SHARE, self->member, sum->unit),
              .paid = lian_account_book_paid (book, self->member, sum->unit),
              .due = lian_account_book_sum (book, LIAN_ACCOUNT_SHARE_DUE, self->member, sum->unit) };
      share.arrears = find_overdue (self, resolutions, LIAN_ACCOUNT_SHARE_DUE, share.unit, share.due);
      g_array_append_val (self->shares, share);
    }
}

/**
 * lian_member_account_new:
 * @entries: (element-type LianRecord): records of type "journal_entry", the member's at least
 * @resolutions: (element-type LianRecord): the records of type "share_terms" of every co-operative in whose
 *   books the member stands
 * @member: a member
 * @day: the last day that counts
 *
 * Returns: (transfer full): the account at the end of that day
 */
LianMemberAccount *
lian_member_account_new (const GPtrArray *entries, const GPtrArray *resolutions, gint64 member,
                         LianDate day)
{
  LianMemberAccount *self = g_new0 (LianMemberAccount, 1);
  self->member = member;
  self->day = day;
  self->entries = pick (entries, member, day);
  self->shares = g_array_new (FALSE, FALSE, sizeof (LianShareStanding));
  g_autoptr (LianAccountBook) book = lian_account_book_new (self->entries, day);
  add_shares (self, book, resolutions);
  self->deposit = lian_account_book_sum (book, LIAN_ACCOUNT_DEPOSIT, member, 0);
  self->repay_due = find_overdue (self, resolutions, LIAN_ACCOUNT_DEPOSIT, 0, self->deposit);
  self->interest_due = lian_account_book_sum (book, LIAN_ACCOUNT_INTEREST_DUE, member, 0);
  self->rent_due = lian_account_book_sum (book, LIAN_ACCOUNT_RENT_DUE, member, 0);
  self->dividend_due = lian_account_book_sum (book, LIAN_ACCOUNT_DIVIDEND_DUE, member, 0);
  self->docked = lian_journal_sum_docked (self->entries);
  return self;
}

/**
 * lian_member_account_free:
 * @self: an account
 *
 * Frees it.
 */
void
lian_member_account_free (LianMemberAccount *self)
{
  g_ptr_array_unref (self->entries);
  g_array_unref (self->shares);
  g_free (self);
}

/* The changes of the deposit in the books of one co-operative; what went to its successor bears no more. */
static GArray *
list_steps (const LianMemberAccount *self, gint64 cooperative)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (LianInterestStep));
  for (guint i = 0; i < self->entries->len; i++)
    {
      const LianRecord *entry = self->entries->pdata[i];
      LianInterestStep step
          = { lian_deed_effect (entry, lian_journal_find_reversed (self->entries, entry)),
              -lian_journal_change (self->entries, entry, LIAN_ACCOUNT_DEPOSIT, self->member, 0) };
      if (lian_record_get_number (entry, "cooperative") == cooperative)
        g_array_append_val (steps, step);
    }
  return steps;
}

static gint64
sum_credited (const LianMemberAccount *self)
{
  gint64 credited = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const LianRecord *entry = self->entries->pdata[i];
      const LianRecord *reversed = lian_journal_find_reversed (self->entries, entry);
      if (lian_deed_is (reversed != NULL ? reversed : entry, "INTEREST"))
        credited -= lian_journal_change (self->entries, entry, LIAN_ACCOUNT_INTEREST_DUE, self->member, 0);
    }
  return credited;
}

/**
 * lian_member_account_interest:
 * @self: an account
 * @resolutions: (element-type LianRecord): the records of type "share_terms" of every co-operative in whose
 *   books the member stands
 * @until: the day that no longer counts
 * @interest: (out): the interest of the deposit until then that was not credited yet, in fen; below
 *   zero where too much was, because an entry has taken effect earlier than it was booked
 *
 * Credited step by step or at once, it comes to the same fen (S4: left on deposit and bears interest).  Before
 * a merger the rates of the co-operative count in which the deposit stood.
 *
 * Returns: %FALSE where no resolution states a rate for one of the days
 */
gboolean
lian_member_account_interest (const LianMemberAccount *self, const GPtrArray *resolutions,
                              LianDate until, gint64 *interest)
{
  g_autoptr (GArray) cooperatives = lian_member_account_list_cooperatives (self->entries);
  gint64 sum = 0;
  for (guint i = 0; i < cooperatives->len; i++)
    {
      gint64 cooperative = g_array_index (cooperatives, gint64, i), part;
      g_autoptr (GArray) steps = list_steps (self, cooperative);
      g_autoptr (GArray) rates = lian_share_terms_list_rates (resolutions, cooperative, self->day);
      if (!lian_interest_until (steps, rates, until, &part))
        return FALSE;
      sum += part;
    }
  *interest = sum - sum_credited (self);
  return TRUE;
}

/**
 * lian_member_account_list_cooperatives:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 *
 * Returns: (transfer full) (element-type gint64): the co-operatives in whose books they stand
 */
GArray *
lian_member_account_list_cooperatives (const GPtrArray *entries)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 cooperative = lian_record_get_number (entries->pdata[i], "cooperative");
      gboolean known = FALSE;
      for (guint k = 0; k < all->len; k++)
        known |= g_array_index (all, gint64, k) == cooperative;
      if (!known)
        g_array_append_val (all, cooperative);
    }
  return all;
}
