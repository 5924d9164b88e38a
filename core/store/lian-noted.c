/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Of which co-operatives something about quality, price or cost is entered: asked of the indexes, co-operative by
 * co-operative, so that no delivery or sale is read for it. */
#include "lian-noted.h"
#include "lian-txn-private.h"

#define HAS(table) "EXISTS (SELECT 1 FROM " table " t WHERE t.cooperative = c.id)"

#define NOTED \
  "SELECT c.id, " HAS ("product_cost") " FROM cooperative c WHERE " HAS ("product_cost") " OR " HAS ("delivery") " OR " \
  HAS ("sale") " OR " HAS ("quality_person") " OR " HAS ("variety_event") " OR " HAS ("improvement") " OR " \
  HAS ("management_check") " OR EXISTS (SELECT 1 FROM activity a JOIN production_return r ON r.activity = a.id" \
  " WHERE a.cooperative = c.id) ORDER BY c.id"

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
