/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Finishing a valuation: what it comes to is booked, and it is not reopened (domain.md §4, S2, S4). */
#include "lian-valuation-finish.h"

#include "lian-booking-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-share-acts.h"

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
is_outcome (const LianRecord *item, const char *outcome)
{
  return g_strcmp0 (lian_record_get_text (item, "outcome"), outcome) == 0;
}

static gboolean
fail_item (GError **error, const LianRecord *item, const char *message)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, "“%s”: %s", lian_record_get_text (item, "item"), message);
  return FALSE;
}

/* The rules are asked once more: an item may have been written before its neighbours were. */
static gboolean
check_item (LianTxn *txn, const LianRecord *item, GError **error)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (txn, item, NULL);
  g_autofree char *text = lian_issues_to_text (issues);
  if (*text != '\0')
    return fail_item (error, item, text);
  if (lian_record_is_empty (item, "outcome"))
    return fail_item (error, item, _ ("what becomes of it is not settled"));
  if (!lian_record_is_empty (item, "objection") && lian_record_is_empty (item, "answer"))
    return fail_item (error, item, _ ("the objection is not answered"));
  return TRUE;
}

static gint64
find_due (LianTxn *txn, gint64 member)
{
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, member, 0);
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      if (share->unit == 0)
        return share->due;
    }
  return 0;
}

/* What is priced in pays the share that is due; what is above it stays on deposit and bears interest (S4). */
static gboolean
book_item (LianTxn *txn, gint64 cooperative, LianDate effect, const LianRecord *item, GError **error)
{
  LianBooking booking = { txn, cooperative, lian_record_get_number (item, "member"), effect,
                          lian_record_get_id (item), 0, 0, NULL };
  gint64 value = lian_record_get_number (item, "value");
  gboolean priced = is_outcome (item, "PRICED_IN");
  if (!priced && !is_outcome (item, "ON_DEPOSIT"))
    return TRUE;
  gint64 share = priced ? MIN (value, find_due (txn, booking.member)) : 0;
  return _lian_booking_add (&booking, "PAID_MEANS", share, 0, 0, error)
         && _lian_booking_add (&booking, "MEANS_DEPOSITED", value - share, 0, 0, error);
}

static gboolean
check_ready (LianTxn *txn, const LianRecord *valuation, const GPtrArray *items, GError **error)
{
  LianDate until = lian_record_get_date (valuation, "objections_until");
  if (g_strcmp0 (lian_record_get_text (valuation, "state"), "OPEN") != 0)
    return fail (error, _ ("a finished valuation is not reopened (S2)"));
  if (lian_record_is_empty (valuation, "committee"))
    return fail (error, _ ("who appraised? The committee is missing"));
  if (until >= lian_txn_get_working_date (txn))
    return fail (error, _ ("members may still object"));
  if (items->len == 0)
    return fail (error, _ ("nothing is priced"));
  for (guint i = 0; i < items->len; i++)
    if (!check_item (txn, items->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
close_it (LianTxn *txn, LianRecord *valuation, const char *resolution, GError **error)
{
  lian_record_set_text (valuation, "state", "FINISHED");
  lian_record_set_date (valuation, "finished_on", lian_txn_get_working_date (txn));
  if (resolution != NULL)
    lian_record_set_text (valuation, "resolution", resolution);
  if (lian_record_is_empty (valuation, "resolution"))
    return fail (error, _ ("by which resolution is it finished?"));
  return lian_txn_update (txn, valuation, error);
}

/**
 * lian_valuation_finish:
 * @txn: a write
 * @valuation: an open valuation
 * @resolution: (nullable): by which resolution; %NULL where the record says it
 * @error: return location; %LIAN_ERROR_CONSTRAINT where something is not settled yet
 *
 * Books what is priced in as shares, as far as shares are due, and the rest and what is left on deposit as
 * deposits.  Where shares are counted in goods, all of it is deposit.
 *
 * Returns: whether it was done
 */
gboolean
lian_valuation_finish (LianTxn *txn, gint64 valuation, const char *resolution, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("valuation"), valuation);
  g_autoptr (GPtrArray) items = lian_txn_list (txn, lian_type_find ("valuation_item"), "valuation", valuation);
  if (record == NULL)
    return fail (error, _ ("the record is no longer there"));
  LianDate today = lian_txn_get_working_date (txn);
  if (!check_ready (txn, record, items, error) || !close_it (txn, record, resolution, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!book_item (txn, lian_record_get_number (record, "cooperative"), today, items->pdata[i], error))
      return FALSE;
  return TRUE;
}
