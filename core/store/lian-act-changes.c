/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The audit entry: which field, from what, to what.  Read from the changeset of the act. */
#include "lian-act.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

static char *
plain_value (LianTxn *txn, const LianType *type, int field, sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  g_autoptr (LianRecord) record = lian_record_new (type);
  if (lian_record_holds_number (&type->fields[field]))
    lian_record_set_number_at (record, field, sqlite3_value_int64 (value));
  else
    lian_record_set_text_at (record, field, (const char *) sqlite3_value_text (value));
  return lian_txn_display (txn, record, field);
}

static void
add_changes (LianTxn *txn, GPtrArray *changes, gint64 act, gboolean inverted,
             sqlite3_changeset_iter *iter, gint64 wanted)
{
  const char *table;
  int n_columns, op, indirect;
  sqlite3_value *value = NULL;
  sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
  const LianType *type = lian_type_find (table);
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  gint64 id = sqlite3_value_int64 (value);
  if (type == NULL || (wanted != 0 && wanted != id))
    return;
  for (int i = 0; i + 1 < n_columns && (guint) i < type->n_fields; i++)
    {
      sqlite3_value *before = NULL, *after = NULL;
      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, i + 1, &before);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, i + 1, &after);
      char *was = plain_value (txn, type, i, inverted ? after : before);
      char *is = plain_value (txn, type, i, inverted ? before : after);
      if (was == NULL && is == NULL)
        continue;
      LianFieldChange *change = g_new0 (LianFieldChange, 1);
      *change = (LianFieldChange){ act, type, id, i, was, is };
      g_ptr_array_add (changes, change);
    }
}

static GByteArray *
read_parts (LianTxn *txn, gint64 act, GError **error)
{
  gboolean row = TRUE;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  sqlite3_stmt *list
      = lian_db_prepare (txn->db, "SELECT data FROM act_part WHERE act = ?1 ORDER BY id", error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, act);
  while (row)
    {
      if (!lian_db_step (txn->db, list, &row, error))
        return NULL;
      if (row)
        g_byte_array_append (all, sqlite3_column_blob (list, 0),
                             (guint) sqlite3_column_bytes (list, 0));
    }
  return g_steal_pointer (&all);
}

/**
 * lian_txn_list_changes:
 * @txn: the base
 * @act: an act
 * @record: only this record; 0 for all that the act touched
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianFieldChange): what the act did, field by field
 */
GPtrArray *
lian_txn_list_changes (LianTxn *txn, gint64 act, gint64 record, GError **error)
{
  gboolean row;
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_field_change_free);
  sqlite3_stmt *find
      = lian_db_prepare (txn->db, "SELECT coalesce(of, seq), kind FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (txn->db, find, &row, error))
    return NULL;
  gint64 root = row ? sqlite3_column_int64 (find, 0) : act;
  gboolean inverted = row && g_strcmp0 ((const char *) sqlite3_column_text (find, 1), "undo") == 0;
  sqlite3_reset (find);
  g_autoptr (GByteArray) parts = read_parts (txn, root, error);
  if (parts == NULL || !_lian_changeset_is_sound (parts->data, parts->len, error))
    return NULL;
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, (int) parts->len, parts->data);
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    add_changes (txn, changes, act, inverted, iter, record);
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  return g_steal_pointer (&changes);
}
