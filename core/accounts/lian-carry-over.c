/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The books of a co-operative that changes: balances go with the members.
 *
 * Entries stay where they were booked.  What stands in the accounts of a member who went to another
 * co-operative, and what the entries with that member made of cash, goods, means and the rest, is booked out
 * of the one and into the other, so that each balances by itself and both together are what they were.  A
 * co-operative that is no longer there ends with empty books. */
#include "lian-carry-over.h"

#include "lian-account-book.h"
#include "lian-booking-private.h"

/* A balance, and to whom it goes. */
typedef struct
{
  gint64 to;
  LianPosting sum;
} Balance;

typedef struct
{
  LianTxn *txn;
  const LianCarryOver *carry;
  GHashTable *homes; /* gint64 member to gint64 co-operative */
  GArray *balances;
} Carrying;

/* Whoever left has stayed with the co-operative of then, which may be gone. */
static gint64
find_home (Carrying *self, gint64 member)
{
  const gint64 *known = g_hash_table_lookup (self->homes, &member);
  if (known != NULL)
    return *known;
  g_autoptr (LianRecord) record = member != 0 ? lian_txn_load (self->txn, lian_type_find ("member"), member) : NULL;
  gboolean here = record != NULL && lian_record_is_empty (record, "left_on");
  gint64 home = here ? lian_record_get_number (record, "cooperative") : self->carry->rest;
  g_hash_table_insert (self->homes, g_memdup2 (&member, sizeof member), g_memdup2 (&home, sizeof home));
  return home;
}

static void
add (Carrying *self, gint64 to, const LianPosting *posting)
{
  for (guint i = 0; i < self->balances->len; i++)
    {
      Balance *known = &g_array_index (self->balances, Balance, i);
      if (known->to == to && known->sum.account == posting->account && known->sum.member == posting->member
          && known->sum.unit == posting->unit)
        {
          known->sum.amount += posting->amount;
          return;
        }
    }
  const Balance balance = { to, *posting };
  g_array_append_val (self->balances, balance);
}

/* An account of a member goes with that member; of the others, what came in with an entry goes with the
 * member of the entry. */
static void
take_entry (Carrying *self, const GPtrArray *entries, const LianRecord *entry)
{
  LianPosting postings[LIAN_POSTINGS_MOST];
  guint n = lian_deed_post (entry, lian_journal_find_reversed (entries, entry), postings);
  for (guint i = 0; i < n; i++)
    {
      gint64 whose = postings[i].member != 0 ? postings[i].member : lian_record_get_number (entry, "member");
      gint64 to = find_home (self, whose);
      if (to != self->carry->from)
        add (self, to, &postings[i]);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Balance *x = a, *y = b;
  return (x->sum.account > y->sum.account) - (x->sum.account < y->sum.account);
}

/* @sign: 1 in the books that take it over, -1 in those that give it away */
static gboolean
book (const Carrying *self, const Balance *balance, int sign, GError **error)
{
  gint64 amount = balance->sum.amount * sign, unit = balance->sum.unit;
  LianBooking booking = { .txn = self->txn,
                          .cooperative = sign > 0 ? balance->to : self->carry->from,
                          .member = balance->sum.member,
                          .effect = self->carry->on,
                          .succession = self->carry->succession,
                          .account = lian_choices_account[balance->sum.account].value };
  return _lian_booking_add (&booking, amount > 0 ? "CARRIED_DEBIT" : "CARRIED_CREDIT", unit == 0 ? ABS (amount) : 0,
                            unit != 0 ? ABS (amount) : 0, unit, error);
}

/* A share goes after what is due of it, and comes before, so that at no time less than nothing is paid.  What
 * is carried between co-operatives comes about by the other entries. */
static gboolean
book_all (Carrying *self, GError **error)
{
  g_array_sort (self->balances, compare);
  for (guint i = 0; i < self->balances->len; i++)
    {
      const Balance *balance = &g_array_index (self->balances, Balance, i);
      if (balance->sum.account != LIAN_ACCOUNT_SUCCESSION && !book (self, balance, -1, error))
        return FALSE;
    }
  for (guint i = self->balances->len; i-- > 0;)
    {
      const Balance *balance = &g_array_index (self->balances, Balance, i);
      if (balance->sum.account != LIAN_ACCOUNT_SUCCESSION && !book (self, balance, 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lian_books_carry_over:
 * @txn: a write
 * @carry: what is to be carried over
 * @error: return location
 *
 * Books the balances of members who went to another co-operative out of the one and into the other (domain.md
 * §4; the sums before are the sums after, in each unit).
 *
 * Returns: whether it was done
 */
gboolean
lian_books_carry_over (LianTxn *txn, const LianCarryOver *carry, GError **error)
{
  g_autoptr (GPtrArray) entries = lian_txn_list (txn, lian_type_find ("journal_entry"), "cooperative", carry->from);
  g_autoptr (GHashTable) homes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) balances = g_array_new (FALSE, FALSE, sizeof (Balance));
  Carrying self = { txn, carry, homes, balances };
  for (guint i = 0; i < entries->len; i++)
    take_entry (&self, entries, entries->pdata[i]);
  return book_all (&self, error);
}
