/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an act touched: (record, fields), from its changeset, so that selective undo can ask.
 *
 * An undo or a redo has the list of the act that it names, inverted or not. */
#include "lian-act-parts-private.h"
#include "lian-sql.h"
#include "lian-txn-private.h"

#define N_VALUES 5

/* Returns: (transfer none): the statement for @n lines: of 1, or of %LIAN_SQL_MANY */
static const char *
insert_sql (guint n)
{
  static char *many;
  const char *insert = "INSERT INTO act_touch (record, act, kind, op, mask)";
  if (n == 1)
    return "INSERT INTO act_touch (record, act, kind, op, mask) VALUES (?1, ?2, ?3, ?4, ?5)";
  if (g_once_init_enter (&many))
    g_once_init_leave (&many, lian_sql_with_values (insert, N_VALUES, LIAN_SQL_MANY));
  return many;
}

static void
bind_touch (sqlite3_stmt *insert, int first, gint64 act, const LianChange *change)
{
  sqlite3_bind_int64 (insert, first, change->id);
  sqlite3_bind_int64 (insert, first + 1, act);
  sqlite3_bind_text (insert, first + 2, change->type->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (insert, first + 3, (int) change->kind);
  sqlite3_bind_int64 (insert, first + 4, (gint64) change->mask);
}

/* @n: 1 or %LIAN_SQL_MANY */
static gboolean
insert_touches (LianTxn *txn, gint64 act, const LianChange *changes, guint n, GError **error)
{
  sqlite3_stmt *insert = lian_db_prepare_kept (txn->db, insert_sql (n), error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    bind_touch (insert, (int) i * N_VALUES + 1, act, &changes[i]);
  return lian_db_finish (txn->db, insert, error);
}

static void
read_change (sqlite3_changeset_iter *iter, LianChange *change)
{
  const char *table;
  int n_columns, op, indirect;
  sqlite3_value *value = NULL;
  sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  change->type = lian_type_find (table);
  change->id = sqlite3_value_int64 (value);
  change->kind = op == SQLITE_INSERT   ? LIAN_CHANGE_INSERTED
                 : op == SQLITE_DELETE ? LIAN_CHANGE_DELETED
                                       : LIAN_CHANGE_UPDATED;
  change->mask = 0;
  for (int i = 1; i < n_columns; i++)
    {
      value = NULL;
      if (op == SQLITE_UPDATE)
        sqlite3changeset_new (iter, i, &value);
      if (op != SQLITE_UPDATE || value != NULL)
        change->mask |= G_GUINT64_CONSTANT (1) << (i - 1);
    }
}

static gboolean
read_changes (LianTxn *txn, gint64 act, GArray *changes, GError **error)
{
  g_auto (LianPartReader) reader = { .db = txn->db, .act = act };
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start_strm (&iter, _lian_part_reader_give, &reader);
  while (code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      LianChange change;
      read_change (iter, &change);
      g_array_append_val (changes, change);
      code = SQLITE_OK;
    }
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  if (code == SQLITE_DONE)
    return TRUE;
  if (reader.error == NULL)
    return lian_db_fail (txn->db, code, error);
  g_propagate_error (error, g_steal_pointer (&reader.error));
  return FALSE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const LianChange *x = a, *y = b;
  return (x->id > y->id) - (x->id < y->id);
}

/* By id: a changeset has its rows in the order of a hash table, and the search index writes itself
 * out whenever a lower id follows a higher one. */
gboolean
_lian_touches_record (LianTxn *txn, gint64 act, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LianChange));
  gboolean ok = read_changes (txn, act, changes, error);
  g_array_sort (changes, compare_changes);
  for (guint i = 0, n; ok && i < changes->len; i += n)
    {
      const LianChange *change = &g_array_index (changes, LianChange, i);
      n = changes->len - i < LIAN_SQL_MANY ? 1 : LIAN_SQL_MANY;
      ok = insert_touches (txn, act, change, n, error);
    }
  for (guint i = 0; ok && i < changes->len; i++)
    ok = _lian_search_follow (txn, &g_array_index (changes, LianChange, i), error);
  return ok;
}

/* An undo touches what its act touched, the other way round. */
gboolean
_lian_touches_copy (LianTxn *txn, gint64 from, gint64 to, gboolean invert, GError **error)
{
  sqlite3_stmt *copy = lian_db_prepare (
      txn->db,
      "INSERT INTO act_touch (record, act, kind, op, mask) SELECT record, ?2, kind, "
      "CASE WHEN ?3 AND op <> 1 THEN 2 - op ELSE op END, mask FROM act_touch WHERE act = ?1",
      error);
  if (copy == NULL)
    return FALSE;
  sqlite3_bind_int64 (copy, 1, from);
  sqlite3_bind_int64 (copy, 2, to);
  sqlite3_bind_int (copy, 3, invert);
  return lian_db_finish (txn->db, copy, error);
}

static gboolean
touch_matches (LianDb *db, gint64 act, const LianChange *change, gboolean *match, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (db,
                                        "SELECT 1 FROM act_touch WHERE record = ?1 AND act = ?2 "
                                        "AND kind = ?3 AND op = ?4 AND mask = ?5",
                                        error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, change->id);
  sqlite3_bind_int64 (find, 2, act);
  sqlite3_bind_text (find, 3, change->type->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (find, 4, (int) change->kind);
  sqlite3_bind_int64 (find, 5, (gint64) change->mask);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  sqlite3_reset (find);
  *match = *match && row;
  return TRUE;
}

static gboolean
count_touches (LianDb *db, gint64 act, gint64 *n, GError **error)
{
  gboolean row;
  sqlite3_stmt *count
      = lian_db_prepare (db, "SELECT count(*) FROM act_touch WHERE act = ?1", error);
  if (count == NULL)
    return FALSE;
  sqlite3_bind_int64 (count, 1, act);
  if (!lian_db_step (db, count, &row, error))
    return FALSE;
  *n = sqlite3_column_int64 (count, 0);
  sqlite3_reset (count);
  return TRUE;
}

/* The root act of @act, and whether @act takes it back. */
static gboolean
find_changes_of (LianDb *db, gint64 act, gint64 *root, gboolean *undo, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (
      db, "SELECT coalesce(of, seq), kind = 'undo' FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  *root = sqlite3_column_int64 (find, 0);
  *undo = sqlite3_column_int (find, 1);
  sqlite3_reset (find);
  return TRUE;
}

/* Whether the list of what an act touched is that of its changeset.  The act has to be sound. */
gboolean
_lian_touches_match (LianDb *db, gint64 act, gboolean *match, GError **error)
{
  gint64 root, n, seen = 0;
  gboolean undo, ok = TRUE;
  sqlite3_changeset_iter *iter = NULL;
  if (!count_touches (db, act, &n, error) || !find_changes_of (db, act, &root, &undo, error))
    return FALSE;
  *match = _lian_act_is_sound (db, root, NULL, NULL);
  if (!*match)
    return TRUE;
  g_auto (LianPartReader) reader = { .db = db, .act = root };
  int code = sqlite3changeset_start_strm (&iter, _lian_part_reader_give, &reader);
  while (ok && code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      LianChange change;
      read_change (iter, &change);
      if (undo && change.kind != LIAN_CHANGE_UPDATED)
        change.kind = change.kind == LIAN_CHANGE_INSERTED ? LIAN_CHANGE_DELETED
                                                          : LIAN_CHANGE_INSERTED;
      ok = touch_matches (db, act, &change, match, error);
      seen++;
      code = SQLITE_OK;
    }
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  *match = *match && seen == n;
  return ok && (code == SQLITE_DONE || lian_db_fail (db, code, error));
}
