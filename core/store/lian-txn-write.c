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

/* @first: the parameter of the id; those of the fields follow */
static void
bind_record (sqlite3_stmt *statement, int first, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  sqlite3_bind_int64 (statement, first, lian_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      int parameter = first + (int) i + 1;
      if (lian_record_is_empty_at (record, (int) i))
        sqlite3_bind_null (statement, parameter);
      else if (lian_record_holds_number (&type->fields[i]))
        sqlite3_bind_int64 (statement, parameter, lian_record_number_at (record, (int) i));
      else
        bind_words (statement, parameter, record, (int) i);
    }
}

static void
touch (LianTxn *txn, const LianType *type, gint64 id)
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
    touch (txn, type, lian_record_get_id (record));
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
    touch (txn, type, lian_record_get_id (records[i]));
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
  if (!_lian_txn_may_change (txn, record, error) || !store_record (txn, record, LIAN_SQL_UPDATE, error))
    return FALSE;
  if (sqlite3_changes (lian_db_handle (txn->db)) > 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               _ ("the %s “%s” is no longer there"), _ (lian_record_get_type_info (record)->label),
               lian_record_get_title (record));
  return FALSE;
}

/* The last kind first: a part may name one of a kind before it, as a finding names a step. */
static gboolean
delete_parts (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  for (guint i = type->n_parts; i > 0; i--)
    {
      const LianPart *kind = &type->parts[i - 1];
      const LianType *part = lian_type_find (kind->type);
      g_autoptr (GPtrArray) records = lian_txn_list (txn, part, kind->field, id);
      for (guint j = 0; j < records->len; j++)
        if (!lian_txn_delete (txn, part, lian_record_get_id (records->pdata[j]), error))
          return FALSE;
    }
  return TRUE;
}

/* The schema only says that something refers to the record; a person has to know what. */
static gboolean
explain_reference (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  g_autofree char *title = lian_txn_title (txn, type, id);
  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < types[t]->n_fields; f++)
      {
        const LianField *field = &types[t]->fields[f];
        if (g_strcmp0 (field->reference, type->id) != 0)
          continue;
        g_autoptr (GPtrArray) users = lian_txn_list (txn, types[t], field->id, id);
        if (users->len == 0)
          continue;
        g_clear_error (error);
        g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                     /* Translators: type, its name, other type, its name, number of records */
                     _ ("the %s “%s” can't be deleted: the %s “%s” refers to it (%u in all)"),
                     _ (type->label), title, _ (types[t]->label),
                     lian_record_get_title (users->pdata[0]), users->len);
        return FALSE;
      }
  return FALSE;
}

static gboolean
parts_may_go (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  for (guint i = 0; i < type->n_parts; i++)
    {
      const LianType *part = lian_type_find (type->parts[i].type);
      g_autoptr (GPtrArray) records = lian_txn_list (txn, part, type->parts[i].field, id);
      for (guint j = 0; j < records->len; j++)
        if (!lian_txn_may_delete (txn, part, lian_record_get_id (records->pdata[j]), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * lian_txn_may_delete:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 * @error: return location; %LIAN_ERROR_CONSTRAINT names the record that has to stay
 *
 * What bears a number on paper stays visible: it is voided, not deleted.  A draft may go, and the
 * register of numbers tells what became of its number.  The rules of the type may refuse too.
 *
 * Returns: whether neither the record nor a part of it has to stay
 */
gboolean
lian_txn_may_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  int field = lian_type_field (type, "number");
  g_autoptr (LianRecord) record = field >= 0 ? lian_txn_load (txn, type, id) : NULL;
  if (record == NULL || lian_record_is_empty_at (record, field)
      || g_strcmp0 (lian_record_get_text (record, "state"), "DRAFT") == 0)
    return _lian_txn_may_go (txn, type, id, error) && parts_may_go (txn, type, id, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: type of record, its number */
               _ ("the %s %s bears a number and stays in the list: void it instead"),
               _ (type->label), lian_record_text_at (record, field));
  return FALSE;
}

/* Whoever loses a part is asked again at the end of the write, as whoever gets one is. */
static void
touch_owners (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & LIAN_FIELD_OWNER) && !lian_record_is_empty_at (record, (int) i))
      touch (txn, lian_type_find (type->fields[i].reference), lian_record_number_at (record, (int) i));
}

/**
 * lian_txn_delete:
 * @txn: a write
 * @type: a type
 * @id: a record of it
 * @error: return location; names what still refers to the record
 *
 * Deletes the record and its parts.  Parts are deleted one by one, not by the schema, so that each is
 * in the act.
 *
 * Returns: whether it was deleted
 */
gboolean
lian_txn_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  g_return_val_if_fail (txn->writable, FALSE);
  if (!lian_txn_may_delete (txn, type, id, error) || !delete_parts (txn, type, id, error))
    return FALSE;
  sqlite3_stmt *remove = lian_db_prepare (txn->db, lian_sql_for_type (type, LIAN_SQL_DELETE), error);
  if (remove == NULL)
    return FALSE;
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  _lian_txn_note_before (txn, type, id, FALSE);
  sqlite3_bind_int64 (remove, 1, id);
  if (!lian_db_finish (txn->db, remove, error))
    return explain_reference (txn, type, id, error);
  touch (txn, type, id);
  if (record != NULL)
    touch_owners (txn, record);
  return TRUE;
}
