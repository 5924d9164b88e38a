/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands in each account on a day.
 *
 * What an entry reverses is an earlier entry of the same list; it counts by the day on which it was
 * booked, so that what stood in an account on a day is the same whenever somebody asks. */
#include "lian-account-book.h"

struct _LianAccountBook
{
  GHashTable *sums; /* of LianPosting, each its own key */
};

static guint
hash (gconstpointer key)
{
  const LianPosting *p = key;
  return g_int64_hash (&p->member) * 31 + g_int64_hash (&p->unit) * 7 + p->account;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const LianPosting *x = a, *y = b;
  return x->account == y->account && x->member == y->member && x->unit == y->unit;
}

static void
add (LianAccountBook *self, const LianPosting *posting)
{
  LianPosting *sum = g_hash_table_lookup (self->sums, posting);
  if (sum != NULL)
    {
      sum->amount += posting->amount;
      return;
    }
  sum = g_memdup2 (posting, sizeof *posting);
  g_hash_table_insert (self->sums, sum, sum);
}

/**
 * lian_journal_find:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @id: one of them
 *
 * Returns: (transfer none) (nullable): it
 */
const LianRecord *
lian_journal_find (const GPtrArray *entries, gint64 id)
{
  for (guint i = 0; id != 0 && i < entries->len; i++)
    if (lian_record_get_id (entries->pdata[i]) == id)
      return entries->pdata[i];
  return NULL;
}

/**
 * lian_journal_find_reversed:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @entry: one of them
 *
 * Returns: (transfer none) (nullable): the entry that @entry reverses; %NULL where it is no reversal
 */
const LianRecord *
lian_journal_find_reversed (const GPtrArray *entries, const LianRecord *entry)
{
  return lian_deed_is (entry, "REVERSED")
             ? lian_journal_find (entries, lian_record_get_number (entry, "reversed"))
             : NULL;
}

/**
 * lian_journal_is_reversed:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @entry: one of them
 *
 * Returns: whether one of @entries reverses it
 */
gboolean
lian_journal_is_reversed (const GPtrArray *entries, const LianRecord *entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (lian_deed_is (entries->pdata[i], "REVERSED")
        && lian_record_get_number (entries->pdata[i], "reversed") == lian_record_get_id (entry))
      return TRUE;
  return FALSE;
}

/**
 * lian_journal_change:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @entry: one of them
 * @account: an account
 * @member: whose; 0 for accounts of the co-operative
 * @unit: what it is counted in; 0 for fen
 *
 * Returns: what the account changes by with @entry, debits above zero
 */
gint64
lian_journal_change (const GPtrArray *entries, const LianRecord *entry, LianAccount account, gint64 member,
                     gint64 unit)
{
  LianPosting postings[LIAN_POSTINGS_MOST];
  gint64 sum = 0;
  guint n = lian_deed_post (entry, lian_journal_find_reversed (entries, entry), postings);
  for (guint i = 0; i < n; i++)
    if (postings[i].account == account && postings[i].member == member && postings[i].unit == unit)
      sum += postings[i].amount;
  return sum;
}

/**
 * lian_journal_sum_docked:
 * @entries: (element-type LianRecord): records of type "journal_entry" of one member
 *
 * Returns: what was docked from wages for shares and not refunded yet, in fen (S3)
 */
gint64
lian_journal_sum_docked (const GPtrArray *entries)
{
  gint64 sum = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const LianRecord *entry = entries->pdata[i];
      const LianRecord *reversed = lian_journal_find_reversed (entries, entry);
      const LianRecord *deed = reversed != NULL ? reversed : entry;
      gint64 amount = lian_record_get_number (deed, "amount") * (reversed != NULL ? -1 : 1);
      if (lian_deed_is (deed, "DOCKED"))
        sum += amount;
      else if (lian_deed_is (deed, "DOCKING_REFUNDED"))
        sum -= amount;
    }
  return sum;
}

/**
 * lian_account_book_new:
 * @entries: (element-type LianRecord): records of type "journal_entry"
 * @until: the last day; 0 for all
 *
 * Returns: (transfer full): the sums of what was booked until the end of that day
 */
LianAccountBook *
lian_account_book_new (const GPtrArray *entries, LianDate until)
{
  LianAccountBook *self = g_new0 (LianAccountBook, 1);
  self->sums = g_hash_table_new_full (hash, is_same, g_free, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const LianRecord *entry = entries->pdata[i];
      LianPosting postings[LIAN_POSTINGS_MOST];
      if (until != 0 && lian_record_get_date (entry, "booked_on") > until)
        continue;
      guint n = lian_deed_post (entry, lian_journal_find_reversed (entries, entry), postings);
      for (guint k = 0; k < n; k++)
        add (self, &postings[k]);
    }
  return self;
}

/**
 * lian_account_book_free:
 * @self: a book
 *
 * Frees it.
 */
void
lian_account_book_free (LianAccountBook *self)
{
  g_hash_table_unref (self->sums);
  g_free (self);
}

/**
 * lian_account_book_sum:
 * @self: a book
 * @account: an account
 * @member: whose; 0 for accounts of the co-operative
 * @unit: what it is counted in; 0 for fen
 *
 * Returns: what stands in it: a debit above zero, or a credit where lian_account_is_owed()
 */
gint64
lian_account_book_sum (const LianAccountBook *self, LianAccount account, gint64 member, gint64 unit)
{
  const LianPosting key = { account, member, unit, 0 };
  const LianPosting *sum = g_hash_table_lookup (self->sums, &key);
  gint64 amount = sum != NULL ? sum->amount : 0;
  return lian_account_is_owed (account) ? -amount : amount;
}

/**
 * lian_account_book_paid:
 * @self: a book
 * @member: a member
 * @unit: what the share is counted in; 0 for fen
 *
 * Returns: the member's shares that are paid
 */
gint64
lian_account_book_paid (const LianAccountBook *self, gint64 member, gint64 unit)
{
  return lian_account_book_sum (self, LIAN_ACCOUNT_SHARE, member, unit)
         - lian_account_book_sum (self, LIAN_ACCOUNT_SHARE_DUE, member, unit);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LianPosting *x = a, *y = b;
  if (x->account != y->account)
    return x->account > y->account ? 1 : -1;
  if (x->member != y->member)
    return x->member > y->member ? 1 : -1;
  return (x->unit > y->unit) - (x->unit < y->unit);
}

/**
 * lian_account_book_list:
 * @self: a book
 *
 * Returns: (transfer full) (element-type LianPosting): all accounts that were touched, by account, member
 *   and unit; debits above zero
 */
GArray *
lian_account_book_list (const LianAccountBook *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LianPosting));
  GHashTableIter iter;
  gpointer sum;
  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, NULL, &sum))
    g_array_append_vals (list, sum, 1);
  g_array_sort (list, compare);
  return list;
}
