/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Some ids of many, and how many there are, by one statement. */
#include "lian-counted-private.h"

/**
 * _lian_counted_ids:
 * @txn: the base
 * @select: (nullable): gives an id and the number of all in each row; %NULL where @error is set already
 * @n_all: (out): how many there are
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the rows
 */
GArray *
_lian_counted_ids (LianTxn *txn, sqlite3_stmt *select, guint *n_all, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = select != NULL;
  *n_all = 0;
  while (row)
    {
      if (!lian_db_step (txn->db, select, &row, error))
        return NULL;
      if (!row)
        break;
      gint64 id = sqlite3_column_int64 (select, 0);
      *n_all = (guint) sqlite3_column_int64 (select, 1);
      g_array_append_val (ids, id);
    }
  return select != NULL ? g_steal_pointer (&ids) : NULL;
}
