/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Acts that book several entries at once: interest, refunds, leaving.
 *
 * Whoever leaves gets back shares, goods and cash (S4): interest until the day, wages that were docked,
 * what is paid of the share, what is on deposit, and rents and dividends; what was never paid is cancelled. */
#include "lian-share-acts.h"

#include "lian-booking-private.h"
#include "lian-error.h"

#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-rents-private.h"

static void
take_all (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, lian_record_copy (from->pdata[i]));
}

static GPtrArray *
list_entries (LianTxn *txn, gint64 member)
{
  const LianType *type = lian_type_find ("journal_entry");
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GPtrArray) own = lian_txn_list (txn, type, "member", member);
  g_autoptr (GPtrArray) got = lian_txn_list (txn, type, "to_member", member);
  take_all (all, own);
  take_all (all, got);
  return all;
}

/* What every co-operative resolved in whose books the member stands. */
static GPtrArray *
list_terms (LianTxn *txn, const GPtrArray *entries)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GArray) cooperatives = lian_member_account_list_cooperatives (entries);
  for (guint i = 0; i < cooperatives->len; i++)
    {
      g_autoptr (GPtrArray) some = lian_txn_list (txn, lian_type_find ("share_terms"), "cooperative",
                                                  g_array_index (cooperatives, gint64, i));
      take_all (all, some);
    }
  return all;
}

/**
 * lian_member_account_read:
 * @txn: the base
 * @member: a member
 * @day: the last day that counts; 0 for the working date
 *
 * Returns: (transfer full) (nullable): the member's account at the end of that day; %NULL where there is
 *   no such member
 */
LianMemberAccount *
lian_member_account_read (LianTxn *txn, gint64 member, LianDate day)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("member"), member);
  if (record == NULL)
    return NULL;
  g_autoptr (GPtrArray) entries = list_entries (txn, member);
  g_autoptr (GPtrArray) terms = list_terms (txn, entries);
  return lian_member_account_new (entries, terms, member,
                                  day != 0 ? day : lian_txn_get_working_date (txn));
}

/* What has come in later and taken effect earlier may leave too much credited: the next interest makes
 * up for it. */
static gboolean
credit (const LianBooking *self, const LianMemberAccount *account, guint *n, GError **error)
{
  g_autoptr (GPtrArray) terms = list_terms (self->txn, account->entries);
  gint64 interest = 0;
  if (!lian_member_account_interest (account, terms, self->effect, &interest))
    {
      g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("member"), self->member);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                   /* Translators: name of a member */
                   _ ("“%s” has a deposit, and no resolution of the co-operative states its interest: enter "
                      "it among the terms of shares"),
                   name);
      return FALSE;
    }
  *n += interest > 0;
  return interest <= 0 || _lian_booking_add (self, "INTEREST", interest, 0, 0, error);
}

static gboolean
check_until (LianTxn *txn, LianDate until, GError **error)
{
  if (until <= lian_txn_get_working_date (txn))
    return TRUE;
  g_autofree char *day = lian_date_format (until);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s is after the working date"), day);
  return FALSE;
}

typedef gboolean (*ForMember) (const LianBooking *booking, const LianMemberAccount *account, guint *n,
                               GError **error);

static gboolean
for_members (LianTxn *txn, gint64 cooperative, LianDate effect, ForMember func, guint *n, GError **error)
{
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  *n = 0;
  for (guint i = 0; i < members->len; i++)
    {
      LianBooking booking = { txn, cooperative, lian_record_get_id (members->pdata[i]), effect, 0, 0, 0, NULL };
      g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, booking.member, 0);
      if (!func (&booking, account, n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lian_shares_credit_interest:
 * @txn: a write
 * @cooperative: a co-operative
 * @until: the day that no longer counts; 0 for the working date
 * @n: (out): to how many members
 * @error: return location; %LIAN_ERROR_CONSTRAINT where no rate was resolved
 *
 * Credits each member the interest of the deposit that was not credited yet (S4).
 *
 * Returns: whether it was done
 */
gboolean
lian_shares_credit_interest (LianTxn *txn, gint64 cooperative, LianDate until, guint *n, GError **error)
{
  LianDate day = until != 0 ? until : lian_txn_get_working_date (txn);
  return check_until (txn, day, error) && for_members (txn, cooperative, day, credit, n, error);
}

static gboolean
repay (const LianBooking *self, const LianMemberAccount *account, guint *n, GError **error)
{
  if (account->deposit > 0 && account->repay_due == LIAN_NOT_STATED)
    {
      g_autofree char *name = lian_txn_title (self->txn, lian_type_find ("member"), self->member);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                   /* Translators: name of a member */
                   _ ("“%s” has a deposit, and no resolution of the co-operative states when it is repaid: enter it "
                      "among the terms of shares"),
                   name);
      return FALSE;
    }
  *n += account->repay_due > 0;
  return account->repay_due <= 0 || _lian_booking_add (self, "REPAID", account->repay_due, 0, 0, error);
}

/**
 * lian_shares_repay:
 * @txn: a write
 * @cooperative: a co-operative
 * @n: (out): to how many members
 * @error: return location; %LIAN_ERROR_CONSTRAINT where no term was resolved
 *
 * Repays each member in cash the instalments of the deposit that have fallen due and were not repaid (S4, S5).
 *
 * Returns: whether it was done
 */
gboolean
lian_shares_repay (LianTxn *txn, gint64 cooperative, guint *n, GError **error)
{
  return for_members (txn, cooperative, lian_txn_get_working_date (txn), repay, n, error);
}

static gboolean
pay_out (const LianBooking *self, const LianMemberAccount *account, guint *n, GError **error)
{
  *n += account->interest_due > 0 || account->rent_due > 0 || account->dividend_due > 0;
  return _lian_booking_add (self, "INTEREST_PAID", account->interest_due, 0, 0, error)
         && _lian_booking_add (self, "RENT_PAID", account->rent_due, 0, 0, error)
         && _lian_booking_add (self, "DIVIDEND_PAID", account->dividend_due, 0, 0, error);
}

/**
 * lian_shares_pay_out:
 * @txn: a write
 * @cooperative: a co-operative
 * @n: (out): to how many members
 * @error: return location
 *
 * Pays each member in cash what is due of interest, rents and dividends.
 *
 * Returns: whether it was done
 */
gboolean
lian_shares_pay_out (LianTxn *txn, gint64 cooperative, guint *n, GError **error)
{
  return for_members (txn, cooperative, lian_txn_get_working_date (txn), pay_out, n, error);
}

/* Docked for a share that is counted in goods: of so much wages so much of the share falls due again. */
static gint64
docked_goods (const LianMemberAccount *account, gint64 *unit)
{
  gint64 sum = 0;
  for (guint i = 0; i < account->entries->len; i++)
    {
      const LianRecord *entry = account->entries->pdata[i];
      const LianRecord *reversed = lian_journal_find_reversed (account->entries, entry);
      const LianRecord *deed = reversed != NULL ? reversed : entry;
      gint64 quantity = lian_record_get_number (deed, "quantity") * (reversed != NULL ? -1 : 1);
      gboolean docked = lian_deed_is (deed, "DOCKED");
      if ((!docked && !lian_deed_is (deed, "DOCKING_REFUNDED")) || quantity == 0)
        continue;
      sum += docked ? quantity : -quantity;
      *unit = lian_record_get_number (deed, "unit");
    }
  return sum;
}

static gboolean
refund (const LianBooking *self, const LianMemberAccount *account, guint *n, GError **error)
{
  gint64 unit = 0, goods = docked_goods (account, &unit);
  *n += account->docked > 0;
  return account->docked <= 0 || _lian_booking_add (self, "DOCKING_REFUNDED", account->docked, goods, unit, error);
}

/**
 * lian_shares_refund_docked:
 * @txn: a write
 * @cooperative: a co-operative
 * @n: (out): to how many members
 * @error: return location
 *
 * Refunds all that was docked from wages for shares (S3); so much of the shares falls due again.
 *
 * Returns: whether it was done
 */
gboolean
lian_shares_refund_docked (LianTxn *txn, gint64 cooperative, guint *n, GError **error)
{
  return for_members (txn, cooperative, lian_txn_get_working_date (txn), refund, n, error);
}

static gboolean
too_much (GError **error)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                       _ ("more is to be returned as means of production and in goods than was paid"));
  return FALSE;
}

static gboolean
return_share (const LianBooking *self, const LianShareExit *exit, const LianShareStanding *share, GError **error)
{
  gint64 cash = share->paid - exit->means - exit->goods;
  if (share->unit != 0)
    return exit->cash != 0 ? _lian_booking_add (self, "RETURNED_CASH", exit->cash, share->paid, share->unit, error)
                           : _lian_booking_add (self, "RETURNED_GOODS", 0, share->paid, share->unit, error);
  return (cash >= 0 || too_much (error)) && _lian_booking_add (self, "RETURNED_MEANS", exit->means, 0, 0, error)
         && _lian_booking_add (self, "RETURNED_GOODS", exit->goods, 0, 0, error)
         && _lian_booking_add (self, "RETURNED_CASH", cash, 0, 0, error);
}

static gboolean
return_shares (const LianBooking *self, const LianShareExit *exit, guint *n, GError **error)
{
  g_autoptr (LianMemberAccount) account = lian_member_account_read (self->txn, self->member, 0);
  for (guint i = 0; i < account->shares->len; i++)
    {
      const LianShareStanding *share = &g_array_index (account->shares, LianShareStanding, i);
      gboolean goods = share->unit != 0;
      if (!_lian_booking_add (self, "CANCELLED", goods ? 0 : share->due, goods ? share->due : 0, share->unit, error)
          || (share->paid != 0 && !return_share (self, exit, share, error)))
        return FALSE;
    }
  return _lian_booking_add (self, "REPAID", account->deposit, 0, 0, error)
         && pay_out (self, account, n, error);
}

static gboolean
leave (LianTxn *txn, LianRecord *member, const LianShareExit *exit, LianDate day, GError **error)
{
  if (lian_record_is_empty (member, "left_on"))
    lian_record_set_date (member, "left_on", day);
  if (exit->why != NULL)
    lian_record_set_text (member, "left_why", exit->why);
  return lian_txn_update (txn, member, error);
}

/**
 * lian_shares_settle_exit:
 * @txn: a write
 * @exit: who leaves, and how the share is returned
 * @error: return location
 *
 * Settles with a member who leaves: nothing is left in the member's accounts (S4).
 *
 * Returns: whether it was done
 */
gboolean
lian_shares_settle_exit (LianTxn *txn, const LianShareExit *exit, GError **error)
{
  g_autoptr (LianRecord) member = lian_txn_load (txn, lian_type_find ("member"), exit->member);
  guint n = 0;
  if (member == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s", _ ("the record is no longer there"));
      return FALSE;
    }
  LianDate today = lian_txn_get_working_date (txn), day = exit->on != 0 ? exit->on : today;
  LianBooking booking = { txn, lian_record_get_number (member, "cooperative"), exit->member, day, 0, 0, 0, NULL };
  g_autoptr (LianMemberAccount) account = lian_member_account_read (txn, exit->member, 0);
  return check_until (txn, day, error) && credit (&booking, account, &n, error)
         && refund (&booking, account, &n, error)
         && _lian_rents_fall_due_for (&booking, day, &n, error) && return_shares (&booking, exit, &n, error)
         && leave (txn, member, exit, day, error);
}
