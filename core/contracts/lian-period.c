/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Closing a period of the ledger, and reopening it with a reason. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-life-private.h"

/**
 * lian_period_close:
 * @txn: a write
 * @from: the first day
 * @to: the last day
 * @reason: why, such as "accounts of March closed"
 * @error: return location
 *
 * From the next write on no delivery, payment or other record of the ledger of these days is added,
 * changed or deleted, by whatever way.
 *
 * Returns: whether the period was locked
 */
gboolean
lian_period_close (LianTxn *txn, LianDate from, LianDate to, const char *reason, GError **error)
{
  gint64 officer = _lian_life_officer (txn, error);
  if (officer == 0 || !_lian_life_needs (error, reason, _ ("Why is the period locked?")))
    return FALSE;
  g_autoptr (LianRecord) lock = lian_record_new (lian_type_find ("period_lock"));
  lian_record_set_date (lock, "from_date", from);
  lian_record_set_date (lock, "to_date", to);
  lian_record_set_date (lock, "locked_on", lian_txn_get_working_date (txn));
  lian_record_set_number (lock, "locked_by", officer);
  lian_record_set_text (lock, "reason", reason);
  return lian_txn_insert (txn, lock, error);
}

/**
 * lian_period_reopen:
 * @txn: a write
 * @lock: a record of type period_lock
 * @reason: why
 * @error: return location
 *
 * Returns: whether the period was reopened
 */
gboolean
lian_period_reopen (LianTxn *txn, gint64 lock, const char *reason, GError **error)
{
  gint64 officer = _lian_life_officer (txn, error);
  if (officer == 0 || !_lian_life_needs (error, reason, _ ("Why is the period reopened?")))
    return FALSE;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("period_lock"), lock);
  if (record == NULL || !lian_record_is_empty (record, "reopened_on"))
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("this period is not locked"));
      return FALSE;
    }
  lian_record_set_date (record, "reopened_on", lian_txn_get_working_date (txn));
  lian_record_set_number (record, "reopened_by", officer);
  lian_record_set_text (record, "reopen_reason", reason);
  return lian_txn_update (txn, record, error);
}
