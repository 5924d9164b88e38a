/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Of which co-operatives something about quality, price or cost is entered: asked of the indexes, co-operative by
 * co-operative, so that no delivery or sale is read for it. */
#include "lian-noted.h"
#include "lian-counted-private.h"

#define HAS(table) "EXISTS (SELECT 1 FROM " table " t WHERE t.cooperative = c.id)"

#define NOTED \
  "SELECT c.id, " HAS ("product_cost") " FROM cooperative c WHERE " HAS ("product_cost") " OR " HAS ("delivery") " OR " \
  HAS ("sale") " OR " HAS ("quality_person") " OR " HAS ("variety_event") " OR " HAS ("improvement") " OR " \
  HAS ("management_check") " OR EXISTS (SELECT 1 FROM activity a JOIN production_return r ON r.activity = a.id" \
  " WHERE a.cooperative = c.id) ORDER BY c.id"

#define BOOKED \
  "SELECT m.id, count(*) OVER () FROM member m WHERE EXISTS (SELECT 1 FROM journal_entry j WHERE j.member = m.id)" \
  " OR EXISTS (SELECT 1 FROM journal_entry j WHERE j.to_member = m.id) ORDER BY m.cooperative, m.id LIMIT ?1"

/**
 * lian_txn_list_noted:
 * @txn: the base
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianNoted): the co-operatives of which a delivery, a sale, a cost, a
 *   production return, who answers for quality, a variety, a technical measure or a management check is entered, by id
 */
GArray *
lian_txn_list_noted (LianTxn *txn, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LianNoted));
  sqlite3_stmt *select = lian_db_prepare (txn->db, NOTED, error);
  gboolean row = select != NULL;
  while (row)
    {
      if (!lian_db_step (txn->db, select, &row, error))
        return NULL;
      if (!row)
        break;
      LianNoted one = { sqlite3_column_int64 (select, 0), sqlite3_column_int (select, 1) != 0 };
      g_array_append_val (all, one);
    }
  return select != NULL ? g_steal_pointer (&all) : NULL;
}

/**
 * lian_txn_list_booked:
 * @txn: the base
 * @most: most members; 0 for all
 * @n_all: (out): how many there are
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the members with something in the books, those of a
 *   co-operative together
 */
GArray *
lian_txn_list_booked (LianTxn *txn, guint most, guint *n_all, GError **error)
{
  sqlite3_stmt *select = lian_db_prepare (txn->db, BOOKED, error);
  if (select != NULL)
    sqlite3_bind_int64 (select, 1, most > 0 ? (gint64) most : -1);
  return _lian_counted_ids (txn, select, n_all, error);
}
