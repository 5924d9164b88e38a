/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What can still be read of a damaged table.
 *
 * Records lie in the file by id, some dozens to a page.  A reading ends at the first page that is
 * damaged; the page behind it is found by asking for ever higher ids until one can be reached, and then
 * for the lowest such by halves. */
#include "lian-error.h"
#include "lian-sql.h"
#include "lian-txn-private.h"

#define LAST_ID (G_GINT64_CONSTANT (1) << 53)

typedef struct
{
  LianTxn *txn;
  sqlite3_stmt *from; /* ids from ?1 on, in order */
  GArray *ids;
} Salvage;

/* Whether there is something to read from @id on, be it the end. */
static gboolean
can_be_reached (const Salvage *salvage, gint64 id)
{
  gboolean row;
  sqlite3_reset (salvage->from);
  sqlite3_bind_int64 (salvage->from, 1, id);
  gboolean ok = lian_db_step (salvage->txn->db, salvage->from, &row, NULL);
  sqlite3_reset (salvage->from);
  lian_db_go_on (salvage->txn->db);
  return ok;
}

/* Returns: the lowest id above @id that can be reached; LAST_ID when none can */
static gint64
find_next (const Salvage *salvage, gint64 id)
{
  gint64 low = id, high = id + 1;
  for (gint64 step = 1; high < LAST_ID && !can_be_reached (salvage, high); step *= 2)
    {
      low = high;
      high = MIN (high + step, LAST_ID);
    }
  while (high < LAST_ID && high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;
      if (can_be_reached (salvage, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* Returns: whether the end was reached */
static gboolean
read_from (Salvage *salvage, gint64 id)
{
  gboolean row = TRUE;
  sqlite3_reset (salvage->from);
  sqlite3_bind_int64 (salvage->from, 1, id);
  while (row)
    {
      if (!lian_db_step (salvage->txn->db, salvage->from, &row, NULL))
        {
          lian_db_go_on (salvage->txn->db);
          return FALSE;
        }
      gint64 found = row ? sqlite3_column_int64 (salvage->from, 0) : 0;
      if (row)
        g_array_append_val (salvage->ids, found);
    }
  return TRUE;
}

/* Returns: (transfer full) (element-type gint64): the ids of a damaged table that can be read, in their
 * own order; the transaction has to be one that only reads */
GArray *
_lian_txn_salvage_ids (LianTxn *txn, const LianType *type, GCancellable *cancellable)
{
  g_autofree char *sql = lian_sql_ids_from (type);
  lian_db_go_on (txn->db);
  Salvage salvage = { txn, lian_db_prepare (txn->db, sql, NULL),
                      g_array_new (FALSE, FALSE, sizeof (gint64)) };
  gint64 id = 0;
  while (salvage.from != NULL && id < LAST_ID && !g_cancellable_is_cancelled (cancellable)
         && !read_from (&salvage, id))
    {
      guint n = salvage.ids->len;
      id = find_next (&salvage, n > 0 ? MAX (id, g_array_index (salvage.ids, gint64, n - 1)) : id);
    }
  return salvage.ids;
}
