/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Trying out: acts on top of each other, none of which stays. */
#include "lian-txn-try.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-job-private.h"
#include "lian-txn-private.h"

/* What was worked out before the trial holds again after it, and nothing of what was worked out in it. */
static void
enter (LianTxn *txn, LianTxn *outside)
{
  _lian_txn_forget_neighbours (txn);
  *outside = *txn;
  _lian_txn_init (txn, outside->db, outside->author, outside->override_date, TRUE);
  txn->office = outside->office;
}

static void
leave (LianTxn *txn, const LianTxn *outside)
{
  _lian_txn_clear (txn);
  *txn = *outside;
}

/**
 * lian_txn_try:
 * @txn: the base, in a write or in lian_store_try()
 * @func: (scope call): changes records and looks at what comes of it
 * @data: for @func; what it found is put there, and may not name a record that @func added
 * @cancellable: (nullable): for @func
 * @error: return location; %LIAN_ERROR_READ_ONLY where only reading is possible
 *
 * Lets @func change the base, and takes all of it back, so that several acts can be rehearsed one on top of the
 * other.  Nothing of it is recorded or told, and no identifier is used up.  Trials may stand inside each other.
 *
 * Returns: whether @func succeeded
 */
gboolean
lian_txn_try (LianTxn *txn, LianTxnFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  LianTxn outside;
  if (!txn->writable)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
                           _ ("the base is open read-only; nothing can be tried out in it"));
      return FALSE;
    }
  if (!lian_db_mark (txn->db, error))
    return FALSE;
  enter (txn, &outside);
  gboolean ok = func (txn, data, cancellable, error);
  leave (txn, &outside);
  return lian_db_back_to_mark (txn->db, ok ? error : NULL) && ok;
}

/**
 * lian_txn_may_try:
 * @txn: the base
 *
 * Returns: whether lian_txn_try() is possible in it
 */
gboolean
lian_txn_may_try (LianTxn *txn)
{
  return txn->writable;
}

/**
 * lian_txn_try_as:
 * @txn: a trial
 * @officer: somebody of the office
 *
 * Takes @officer for who acts until the trial ends: whoever may prepare something may try what an officer will do.
 */
void
lian_txn_try_as (LianTxn *txn, gint64 officer)
{
  txn->author = officer;
}

/**
 * lian_txn_may_commit:
 * @txn: a write, or a trial in one
 * @error: return location; names the record and the rule
 *
 * Asks the rules that a commit asks.
 *
 * Returns: whether all that was changed so far could be kept
 */
gboolean
lian_txn_may_commit (LianTxn *txn, GError **error)
{
  return _lian_txn_check_touched (txn, NULL, error) && _lian_txn_check_changes (txn, FALSE, NULL, error);
}

/**
 * lian_store_try:
 * @self: a store
 * @func: may try out acts with lian_txn_try()
 * @data: for @func
 * @error: return location
 *
 * Lets @func change the base on the writer thread, keeps nothing of it, and waits.  Of a base that is open
 * read-only @func can only read.  For the command line and tests.
 *
 * Returns: whether @func succeeded
 */
gboolean
lian_store_try (LianStore *self, LianTxnFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (LIAN_IS_STORE (self), FALSE);
  LianStoreJob *job = _lian_store_job_new (self, self->read_only ? LIAN_JOB_READ : LIAN_JOB_TRY, NULL);
  job->func = func;
  job->data = data;
  return _lian_store_wait_for_job (job, NULL, error);
}
