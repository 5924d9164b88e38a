/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Some records on both sides of an act, in one reading of its changeset.
 *
 * An import has thousands of records and a case asks for ten of them: the reading ends when they are
 * found. */
#include "lian-act-rows-private.h"
#include "lian-act.h"

/**
 * lian_act_sides_free:
 * @sides: (nullable) (transfer full): a record on both sides
 */
void
lian_act_sides_free (LianActSides *sides)
{
  if (sides == NULL)
    return;
  lian_record_free (sides->was);
  lian_record_free (sides->is);
  g_free (sides);
}

static LianActSides *
read_sides (LianTxn *txn, const LianActChangeRow *row)
{
  LianActSides *sides = g_new (LianActSides, 1);
  *sides = (LianActSides){ row->type, row->id, row->kind, _lian_act_row_side (txn, row, TRUE),
                           _lian_act_row_side (txn, row, FALSE) };
  return sides;
}

/* How many of them the act touched. */
static guint
count_touched (LianTxn *txn, gint64 act, GHashTable *records)
{
  gboolean row = TRUE;
  guint n = 0;
  sqlite3_stmt *list
      = lian_db_prepare (txn->db, "SELECT record FROM act_touch WHERE act = ?1", NULL);
  if (list == NULL)
    return 0;
  sqlite3_bind_int64 (list, 1, act);
  while (lian_db_step (txn->db, list, &row, NULL) && row)
    {
      gint64 id = sqlite3_column_int64 (list, 0);
      n += g_hash_table_contains (records, &id);
    }
  sqlite3_reset (list);
  return n;
}

/**
 * lian_txn_list_deletions:
 * @txn: the base
 * @error: return location
 *
 * Undoing an act that entered a record deletes it too.
 *
 * Returns: (transfer full) (nullable) (element-type LianDeletion): every deletion of a record that
 *   the acts tell of, in their order; such a record may be there again
 */
GArray *
lian_txn_list_deletions (LianTxn *txn, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LianDeletion));
  gboolean row = TRUE;
  sqlite3_stmt *list = lian_db_prepare (
      txn->db, "SELECT act, record, kind FROM act_touch WHERE op = ?1 ORDER BY act", error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int (list, 1, LIAN_CHANGE_DELETED);
  while (lian_db_step (txn->db, list, &row, error) && row)
    {
      LianDeletion one = { sqlite3_column_int64 (list, 0), sqlite3_column_int64 (list, 1),
                           lian_type_find ((const char *) sqlite3_column_text (list, 2)) };
      g_array_append_val (found, one);
    }
  sqlite3_reset (list);
  return row ? NULL : g_steal_pointer (&found);
}

/**
 * lian_txn_list_sides:
 * @txn: the base
 * @act: an act
 * @records: (element-type gint64 gpointer): the ids asked for, as a set
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianActSides): those of the records that the act
 *   touched; %NULL when it can't be read
 */
GPtrArray *
lian_txn_list_sides (LianTxn *txn, gint64 act, GHashTable *records, GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_act_sides_free);
  g_auto (LianActRows) rows = { 0 };
  LianActChangeRow row;
  gboolean more = TRUE;
  guint wanted = count_touched (txn, act, records);
  if (!_lian_act_rows_open (&rows, txn, act, error))
    return NULL;
  while (more && found->len < wanted)
    {
      if (!_lian_act_rows_next (&rows, txn, &row, &more, error))
        return NULL;
      if (more && g_hash_table_contains (records, &row.id))
        g_ptr_array_add (found, read_sides (txn, &row));
    }
  return g_steal_pointer (&found);
}
