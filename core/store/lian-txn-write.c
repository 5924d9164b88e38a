/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Changing records inside a write. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-sql.h"
#include "lian-txn-private.h"

#define SERIAL_BITS 40

/* @first: the first of @n serials that nobody had.  Two plain statements: RETURNING would make a table in
 * memory each time. */
static gboolean
next_serials (LianTxn *txn, guint n, gint64 *first, GError **error)
{
  gint64 last;
  sqlite3_stmt *count = lian_db_prepare (txn->db,
                                         "INSERT INTO counter (name, value) VALUES ('serial', ?1) "
                                         "ON CONFLICT (name) DO UPDATE SET value = value + ?1",
                                         error);
  if (count == NULL)
    return FALSE;
  sqlite3_bind_int64 (count, 1, n);
  if (!lian_db_finish (txn->db, count, error)
      || !lian_db_get_number (txn->db, "SELECT value FROM counter WHERE name = 'serial'", &last, error))
    return FALSE;
  *first = last - n + 1;
  if (txn->fresh_from == 0)
    txn->fresh_from = *first;
  return TRUE;
}

/* Whether the record surely was not there before this write: its serial is one of those given since. */
gboolean
_lian_txn_is_fresh (const LianTxn *txn, gint64 id)
{
  return txn->fresh_from > 0 && (id & (((gint64) 1 << SERIAL_BITS) - 1)) >= txn->fresh_from;
}

/* An id that comes with the record must not be given out again later. */
static gboolean
reserve_serial (LianTxn *txn, gint64 id, GError **error)
{
  sqlite3_stmt *reserve = lian_db_prepare (
      txn->db,
      "INSERT INTO counter (name, value) VALUES ('serial', ?1) "
      "ON CONFLICT (name) DO UPDATE SET value = max(value, ?1)",
      error);
  if (reserve == NULL)
    return FALSE;
  sqlite3_bind_int64 (reserve, 1, id & (((gint64) 1 << SERIAL_BITS) - 1));
  return lian_db_finish (txn->db, reserve, error);
}

/* Text, or the bytes of a file. */
static void
bind_words (sqlite3_stmt *statement, int parameter, const LianRecord *record, int i)
{
  const LianField *field = &lian_record_get_type_info (record)->fields[i];
  if (field->kind != LIAN_FIELD_BLOB)
    {
      sqlite3_bind_text (statement, parameter, lian_record_text_at (record, i), -1, SQLITE_STATIC);
      return;
    }
  gsize size;
  const void *data = g_bytes_get_data (lian_record_get_bytes (record, field->id), &size);
  /* No bytes are not the same as none known. */
  sqlite3_bind_blob64 (statement, parameter, data != NULL ? data : "", size, SQLITE_STATIC);
}

static void
bind_value (sqlite3_stmt *statement, int parameter, const LianRecord *record, int i)
{
  if (lian_record_is_empty_at (record, i))
    sqlite3_bind_null (statement, parameter);
  else if (lian_record_holds_number (&lian_record_get_type_info (record)->fields[i]))
    sqlite3_bind_int64 (statement, parameter, lian_record_number_at (record, i));
  else
    bind_words (statement, parameter, record, i);
}

/* @first: the parameter of the id; those of the fields follow */
static void
bind_record (sqlite3_stmt *statement, int first, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  sqlite3_bind_int64 (statement, first, lian_record_get_id (record));
  for (int i = 0; i < (int) type->n_fields; i++)
    bind_value (statement, first + i + 1, record, i);
}

/* Notes that this write changed, added or deleted the record. */
void
_lian_txn_touch (LianTxn *txn, const LianType *type, gint64 id)
{
  g_hash_table_insert (txn->touched, _lian_txn_new_key (id), (gpointer) type);
  g_hash_table_remove (txn->titles, &id);
  _lian_txn_forget_neighbours (txn);
}

static gboolean
store_record (LianTxn *txn, const LianRecord *record, LianSqlKind kind, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  sqlite3_stmt *store = lian_db_prepare_kept (txn->db, lian_sql_for_type (type, kind), error);
  if (store == NULL)
    return FALSE;
  _lian_txn_note_before (txn, type, lian_record_get_id (record), kind == LIAN_SQL_INSERT);
  bind_record (store, 1, record);
  gboolean ok = lian_db_finish (txn->db, store, error);
  sqlite3_clear_bindings (store);
  if (ok)
    _lian_txn_touch (txn, type, lian_record_get_id (record));
  return ok;
}

/* Bytes are written wherever the record carries some: what was read has none to compare them with. */
static guint64
fields_to_set (const LianRecord *before, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  guint64 fields = lian_record_diff (before, record);
  for (int i = 0; i < (int) type->n_fields; i++)
    if (type->fields[i].kind == LIAN_FIELD_BLOB && !lian_record_is_empty_at (record, i))
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

/* More have their statement for all fields: one is kept for each set of fields that ever changed. */
#define MOST_SET 3

static sqlite3_stmt *
prepare_set (LianTxn *txn, const LianRecord *record, guint64 fields, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  g_autofree char *sql = lian_sql_update (type, fields);
  sqlite3_stmt *set = lian_db_prepare (txn->db, sql, error);
  if (set == NULL)
    return NULL;
  sqlite3_bind_int64 (set, 1, lian_record_get_id (record));
  for (int i = 0; i < (int) type->n_fields; i++)
    if ((fields >> i & 1) != 0)
      bind_value (set, i + 2, record, i);
  return set;
}

/* Only what changed is set: for each column that is named, changed or not, SQLite takes its indexes' entries
 * out and puts them in again, and looks up what it refers to. */
static gboolean
set_changed (LianTxn *txn, const LianRecord *record, guint64 fields, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  gint64 id = lian_record_get_id (record);
  sqlite3_stmt *set = fields != 0 ? prepare_set (txn, record, fields, error) : NULL;
  if (fields != 0 && set == NULL)
    return FALSE;
  _lian_txn_note_before (txn, type, id, FALSE);
  gboolean ok = set == NULL || lian_db_finish (txn->db, set, error);
  if (set != NULL)
    sqlite3_clear_bindings (set);
  if (ok)
    _lian_txn_touch (txn, type, id);
  return ok;
}

/* A number that comes with the record (an import) is entered in the list too, so that it is not
 * given out a second time. */
static gboolean
enter_number (LianTxn *txn, const LianRecord *record, const char *number, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (number, "/", 3);
  gint64 value[3];
  if (g_strv_length (parts) != 3)
    return TRUE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_string_to_signed (parts[i], 10, 0, G_MAXINT32, &value[i], NULL))
      return TRUE;
  sqlite3_stmt *enter = lian_db_prepare (
      txn->db,
      "INSERT OR IGNORE INTO paper_number (kind, year, office, serial, record) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      error);
  if (enter == NULL)
    return FALSE;
  sqlite3_bind_text (enter, 1, lian_record_get_type_info (record)->id, -1, SQLITE_STATIC);
  for (int i = 0; i < 3; i++)
    sqlite3_bind_int64 (enter, i + 2, value[i]);
  sqlite3_bind_int64 (enter, 5, lian_record_get_id (record));
  return lian_db_finish (txn->db, enter, error);
}

/* Contracts get their number when they are entered; decisions when they are taken. */
static gboolean
number_record (LianTxn *txn, LianRecord *record, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  int field = lian_type_field (type, "number");
  if (field < 0)
    return TRUE;
  const char *number = lian_record_text_at (record, field);
  if (number != NULL)
    return enter_number (txn, record, number, error);
  if (!g_str_equal (type->id, "contract"))
    return TRUE;
  LianDate signed_on = lian_record_get_date (record, "signed_on");
  g_autofree char *issued = lian_txn_issue_number (
      txn, type, signed_on != 0 ? signed_on : lian_txn_get_working_date (txn),
      lian_record_get_id (record), error);
  if (issued != NULL)
    lian_record_set_text_at (record, field, issued);
  return issued != NULL;
}

/* Identifiers are office << 40 | serial, and a serial is never used twice, not even after an undo. */
static gboolean
name_records (LianTxn *txn, LianRecord *const *records, guint n, GError **error)
{
  guint n_new = 0;
  gint64 next = 0, office = 0;
  for (guint i = 0; i < n; i++)
    n_new += lian_record_get_id (records[i]) == 0;
  if (n_new > 0 && !next_serials (txn, n_new, &next, error))
    return FALSE;
  if (n_new > 0)
    office = _lian_txn_office (txn);
  for (guint i = 0; i < n; i++)
    {
      if (lian_record_get_id (records[i]) == 0)
        lian_record_set_id (records[i], office << SERIAL_BITS | next++);
      else if (!reserve_serial (txn, lian_record_get_id (records[i]), error))
        return FALSE;
      if (!number_record (txn, records[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lian_txn_insert:
 * @txn: a write
 * @record: the record; gets its id unless it has one
 * @error: return location
 *
 * Returns: whether the record was added
 */
gboolean
lian_txn_insert (LianTxn *txn, LianRecord *record, GError **error)
{
  g_return_val_if_fail (txn->writable, FALSE);
  return name_records (txn, &record, 1, error) && store_record (txn, record, LIAN_SQL_INSERT, error);
}

static gboolean
store_many (LianTxn *txn, LianRecord *const *records, GError **error)
{
  const LianType *type = lian_record_get_type_info (records[0]);
  sqlite3_stmt *store
      = lian_db_prepare_kept (txn->db, lian_sql_for_type (type, LIAN_SQL_INSERT_MANY), error);
  if (store == NULL)
    return FALSE;
  for (int i = 0; i < LIAN_SQL_MANY; i++)
    _lian_txn_note_before (txn, type, lian_record_get_id (records[i]), TRUE);
  for (int i = 0; i < LIAN_SQL_MANY; i++)
    bind_record (store, i * ((int) type->n_fields + 1) + 1, records[i]);
  gboolean ok = lian_db_finish (txn->db, store, error);
  sqlite3_clear_bindings (store);
  for (int i = 0; ok && i < LIAN_SQL_MANY; i++)
    _lian_txn_touch (txn, type, lian_record_get_id (records[i]));
  return ok;
}

/**
 * lian_txn_insert_many:
 * @txn: a write
 * @records: (array length=n): records of one type, which don't refer to each other; they get their
 *   ids unless they have one
 * @n: their number
 * @error: return location
 *
 * Does the same as lian_txn_insert() for each, several times as fast.
 *
 * Returns: whether all were added
 */
gboolean
lian_txn_insert_many (LianTxn *txn, LianRecord *const *records, guint n, GError **error)
{
  g_return_val_if_fail (txn->writable, FALSE);
  if (!name_records (txn, records, n, error))
    return FALSE;
  guint done = 0;
  for (; done + LIAN_SQL_MANY <= n; done += LIAN_SQL_MANY)
    if (!store_many (txn, records + done, error))
      return FALSE;
  for (; done < n; done++)
    if (!store_record (txn, records[done], LIAN_SQL_INSERT, error))
      return FALSE;
  return TRUE;
}

/**
 * lian_txn_update:
 * @txn: a write
 * @record: the record with its id
 * @error: return location
 *
 * Returns: whether the record was written; %LIAN_ERROR_CONFLICT when it is no longer there
 */
gboolean
lian_txn_update (LianTxn *txn, const LianRecord *record, GError **error)
{
  g_return_val_if_fail (txn->writable, FALSE);
  if (!_lian_txn_may_change (txn, record, error))
    return FALSE;
  g_autoptr (LianRecord) before
      = lian_txn_load (txn, lian_record_get_type_info (record), lian_record_get_id (record));
  guint64 changed = before != NULL ? fields_to_set (before, record) : ~(guint64) 0;
  if (__builtin_popcountll (changed) <= MOST_SET)
    return set_changed (txn, record, changed, error);
  if (!store_record (txn, record, LIAN_SQL_UPDATE, error))
    return FALSE;
  if (sqlite3_changes (lian_db_handle (txn->db)) > 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               _ ("the %s “%s” is no longer there"), _ (lian_record_get_type_info (record)->label),
               lian_record_get_title (record));
  return FALSE;
}
