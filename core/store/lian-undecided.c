/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Activities that were never decided, counted by the base: where there are a hundred thousand of them,
 * nobody waits for their records to be read. */
#include "lian-undecided.h"
#include "lian-txn-private.h"

/* What a dissolved co-operative did needs no decision any more. */
#define OF_LIVE \
  " FROM activity a JOIN cooperative c ON c.id = a.cooperative" \
  " WHERE c.status IS NOT 'DISSOLVED' AND "
#define DECIDED "a.id IN (SELECT activity FROM decision)"

/**
 * lian_txn_count_undecided:
 * @txn: the base
 * @n: (out): activities without any decision, of co-operatives that were not dissolved
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
lian_txn_count_undecided (LianTxn *txn, guint *n, GError **error)
{
  gboolean row;
  sqlite3_stmt *count = lian_db_prepare (txn->db, "SELECT count(*)" OF_LIVE "NOT (" DECIDED ")", error);
  *n = 0;
  if (count == NULL || !lian_db_step (txn->db, count, &row, error))
    return FALSE;
  *n = (guint) sqlite3_column_int64 (count, 0);
  sqlite3_reset (count);
  return TRUE;
}

/**
 * lian_txn_list_decided:
 * @txn: the base
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): activities with a decision, of
 *   co-operatives that were not dissolved
 */
GArray *
lian_txn_list_decided (LianTxn *txn, GError **error)
{
  return _lian_txn_list_ids (txn, "SELECT a.id" OF_LIVE DECIDED, error);
}
