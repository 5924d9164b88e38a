/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rents of means of production that members left private and the co-operative rents (domain.md §2, §4).
 *
 * A rent falls due at the end of each month from the day on which the valuation was finished, until the
 * thing goes back or the member leaves.  Each month is an entry of its own, in effect from its last day, so
 * that the statement says by month what is owed. */
#include "lian-rents.h"

#include "lian-account-book.h"
#include "lian-booking-private.h"
#include "lian-rents-private.h"

/**
 * lian_rent_months:
 * @item: a record of type "valuation_item" that is rented
 * @from: the day on which its valuation was finished
 * @left: the day on which the member left; 0 for nobody who did
 * @day: a day
 *
 * Returns: how many whole months of rent have fallen due by @day
 */
guint
lian_rent_months (const LianRecord *item, LianDate from, LianDate left, LianDate day)
{
  LianDate until = lian_record_get_date (item, "rented_until");
  guint n = 0;
  day = until != 0 ? MIN (day, until) : day;
  day = left != 0 ? MIN (day, left) : day;
  while (from != 0 && lian_date_add_months (from, (int) n + 1) <= day)
    n++;
  return n;
}

static LianDate
finished_on (LianTxn *txn, const LianRecord *item)
{
  g_autoptr (LianRecord) valuation
      = lian_txn_load (txn, lian_type_find ("valuation"), lian_record_get_number (item, "valuation"));
  gboolean rented = g_strcmp0 (lian_record_get_text (item, "outcome"), "RENTED") == 0;
  return rented && valuation != NULL ? lian_record_get_date (valuation, "finished_on") : 0;
}

/* A month is known by the day from which its entry counts; what was reversed falls due again. */
static gboolean
is_booked (const GPtrArray *entries, LianDate day)
{
  for (guint i = 0; i < entries->len; i++)
    if (lian_deed_is (entries->pdata[i], "RENT_DUE") && lian_deed_effect (entries->pdata[i], NULL) == day
        && !lian_journal_is_reversed (entries, entries->pdata[i]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_entries (LianTxn *txn, gint64 item, gint64 member)
{
  const LianType *type = lian_type_find ("journal_entry");
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GPtrArray) all = lian_txn_list (txn, type, "member", member);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "valuation_item") == item || lian_deed_is (all->pdata[i], "REVERSED"))
      g_ptr_array_add (own, lian_record_copy (all->pdata[i]));
  return own;
}

static gboolean
book_item (const LianBooking *member, const LianRecord *item, LianDate left, guint *n, GError **error)
{
  LianBooking booking = *member;
  LianDate from = finished_on (booking.txn, item);
  guint months = lian_rent_months (item, from, left, lian_txn_get_working_date (booking.txn));
  booking.item = lian_record_get_id (item);
  g_autoptr (GPtrArray) entries = list_entries (booking.txn, booking.item, booking.member);
  for (guint m = 1; m <= months; m++)
    {
      booking.effect = lian_date_add_months (from, (int) m);
      if (is_booked (entries, booking.effect))
        continue;
      (*n)++;
      if (!_lian_booking_add (&booking, "RENT_DUE", lian_record_get_number (item, "rent"), 0, 0, error))
        return FALSE;
    }
  return TRUE;
}

/* Books what has fallen due of all things of one member. */
gboolean
_lian_rents_fall_due_for (const LianBooking *booking, LianDate left, guint *n, GError **error)
{
  g_autoptr (GPtrArray) items = lian_txn_list (booking->txn, lian_type_find ("valuation_item"), "member", booking->member);
  for (guint i = 0; i < items->len; i++)
    if (!book_item (booking, items->pdata[i], left, n, error))
      return FALSE;
  return TRUE;
}

/**
 * lian_rents_fall_due:
 * @txn: a write
 * @cooperative: a co-operative
 * @n: (out): how many months of rents
 * @error: return location
 *
 * Books each month's rent that has fallen due until the working date and was not booked yet.
 *
 * Returns: whether it was done
 */
gboolean
lian_rents_fall_due (LianTxn *txn, gint64 cooperative, guint *n, GError **error)
{
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  *n = 0;
  for (guint i = 0; i < members->len; i++)
    {
      LianBooking booking = { .txn = txn, .cooperative = cooperative, .member = lian_record_get_id (members->pdata[i]) };
      if (!_lian_rents_fall_due_for (&booking, lian_record_get_date (members->pdata[i], "left_on"), n, error))
        return FALSE;
    }
  return TRUE;
}
