/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The audit entry: which records, which field, from what, to what.  Read from the changeset of the
 * act. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

/**
 * lian_act_record_free:
 * @record: (nullable) (transfer full): a record of an act
 */
void
lian_act_record_free (LianActRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->title);
  g_free (record);
}

/* One row of a changeset; an undo is read with its sides exchanged. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  gboolean inverted;
  const LianType *type;
  gint64 id;
  int n_columns;
  int op;
  LianChangeKind kind;
} Row;

/* The value before or after the act; NULL when the act left the field alone. */
static sqlite3_value *
side_value (const Row *row, gboolean before, int column)
{
  sqlite3_value *value = NULL;
  gboolean old = before != row->inverted;
  if (row->op == (old ? SQLITE_INSERT : SQLITE_DELETE))
    return NULL;
  if (old)
    sqlite3changeset_old (row->iter, column, &value);
  else
    sqlite3changeset_new (row->iter, column, &value);
  return value;
}

/* Returns: whether the row belongs to a record */
static gboolean
read_row (sqlite3_changeset_iter *iter, gboolean inverted, Row *row)
{
  const char *table;
  int indirect;
  sqlite3_value *id = NULL;
  *row = (Row){ .iter = iter, .inverted = inverted };
  sqlite3changeset_op (iter, &table, &row->n_columns, &row->op, &indirect);
  row->type = lian_type_find (table);
  if (row->op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  row->id = sqlite3_value_int64 (id);
  if (row->op == SQLITE_UPDATE)
    row->kind = LIAN_CHANGE_UPDATED;
  else
    row->kind = (row->op == SQLITE_INSERT) != inverted ? LIAN_CHANGE_INSERTED : LIAN_CHANGE_DELETED;
  return row->type != NULL;
}

/* The record before or after the act.  Fields that an update left alone are taken from the base; so
 * a quantity finds its unit. */
static LianRecord *
read_side (LianTxn *txn, const Row *row, gboolean before)
{
  LianRecord *record
      = row->kind == LIAN_CHANGE_UPDATED ? lian_txn_load (txn, row->type, row->id) : NULL;
  if (record == NULL)
    record = lian_record_new (row->type);
  for (int i = 0; i + 1 < row->n_columns && (guint) i < row->type->n_fields; i++)
    {
      sqlite3_value *value = side_value (row, before, i + 1);
      if (value == NULL)
        continue;
      if (sqlite3_value_type (value) == SQLITE_NULL)
        lian_record_clear_at (record, i);
      else if (lian_record_holds_number (&row->type->fields[i]))
        lian_record_set_number_at (record, i, sqlite3_value_int64 (value));
      else
        lian_record_set_text_at (record, i, (const char *) sqlite3_value_text (value));
    }
  return record;
}

static gboolean
is_filled (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) != SQLITE_NULL;
}

/* A quantity says nothing without its unit, which stands in another field. */
static char *
in_words (LianTxn *txn, const LianRecord *record, int field)
{
  LianUnit unit;
  char *words = lian_txn_display (txn, record, field);
  if (!lian_txn_unit_of (txn, record, field, &unit))
    return words;
  char *whole = g_strdup_printf ("%s %s", words, unit.name);
  g_free (words);
  return whole;
}

static void
add_changes (LianTxn *txn, GPtrArray *changes, gint64 act, const Row *row)
{
  g_autoptr (LianRecord) was = read_side (txn, row, TRUE);
  g_autoptr (LianRecord) is = read_side (txn, row, FALSE);
  for (int i = 0; i + 1 < row->n_columns && (guint) i < row->type->n_fields; i++)
    {
      sqlite3_value *before = side_value (row, TRUE, i + 1);
      sqlite3_value *after = side_value (row, FALSE, i + 1);
      if (!is_filled (before) && !is_filled (after))
        continue;
      LianFieldChange *change = g_new0 (LianFieldChange, 1);
      *change = (LianFieldChange){ .act = act, .type = row->type, .id = row->id, .field = i };
      if (is_filled (before))
        {
          change->before = in_words (txn, was, i);
          change->kept = g_strdup ((const char *) sqlite3_value_text (before));
        }
      if (is_filled (after))
        change->after = in_words (txn, is, i);
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

/* The changeset that the act stands for, and whether the act did its opposite. */
static GByteArray *
read_changeset (LianTxn *txn, gint64 act, gboolean *inverted, GError **error)
{
  gboolean row;
  sqlite3_stmt *find
      = lian_db_prepare (txn->db, "SELECT coalesce(of, seq), kind FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (txn->db, find, &row, error))
    return NULL;
  gint64 root = row ? sqlite3_column_int64 (find, 0) : act;
  *inverted = row && g_strcmp0 ((const char *) sqlite3_column_text (find, 1), "undo") == 0;
  sqlite3_reset (find);
  g_autoptr (GByteArray) parts = read_parts (txn, root, error);
  if (parts == NULL || !_lian_changeset_is_sound (parts->data, parts->len, error))
    return NULL;
  return g_steal_pointer (&parts);
}

typedef void (*RowFunc) (LianTxn *txn, const Row *row, gpointer data);

/* Calls @func for each record that the act touched, in the order of the changeset. */
static gboolean
for_each_row (LianTxn *txn, gint64 act, RowFunc func, gpointer data, GError **error)
{
  Row row;
  gboolean inverted;
  g_autoptr (GByteArray) set = read_changeset (txn, act, &inverted, error);
  if (set == NULL)
    return FALSE;
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, (int) set->len, set->data);
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    if (read_row (iter, inverted, &row))
      func (txn, &row, data);
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  return TRUE;
}

typedef struct
{
  gint64 act;
  gint64 record; /* 0: all */
  GPtrArray *changes;
} ChangeList;

static void
list_changes (LianTxn *txn, const Row *row, gpointer data)
{
  ChangeList *list = data;
  if (list->record == 0 || list->record == row->id)
    add_changes (txn, list->changes, list->act, row);
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
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_field_change_free);
  ChangeList list = { act, record, changes };
  return for_each_row (txn, act, list_changes, &list, error) ? g_steal_pointer (&changes) : NULL;
}

typedef struct
{
  guint offset;
  guint limit;
  guint n; /* seen so far */
  GPtrArray *records;
} RecordList;

static void
list_record (LianTxn *txn, const Row *row, gpointer data)
{
  RecordList *list = data;
  guint place = list->n++;
  if (place < list->offset || list->records->len >= list->limit)
    return;
  LianActRecord *record = g_new0 (LianActRecord, 1);
  g_autoptr (LianRecord) side = read_side (txn, row, row->kind == LIAN_CHANGE_DELETED);
  *record = (LianActRecord){ row->type, row->id, row->kind,
                             g_strdup (lian_record_get_title (side)) };
  g_ptr_array_add (list->records, record);
}

/**
 * lian_txn_list_act_records:
 * @txn: the base
 * @act: an act
 * @offset: how many records to pass over
 * @limit: most records
 * @n_records: (out): how many the act touched in all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianActRecord): records that the act touched, in
 *   the order in which the changeset has them
 */
GPtrArray *
lian_txn_list_act_records (LianTxn *txn, gint64 act, guint offset, guint limit, guint *n_records,
                           GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_act_record_free);
  RecordList list = { offset, limit, 0, records };
  gboolean ok = for_each_row (txn, act, list_record, &list, error);
  *n_records = list.n;
  return ok ? g_steal_pointer (&records) : NULL;
}

/**
 * lian_txn_put_back:
 * @txn: the base, in a write
 * @change: (type LianFieldChange): what an act did to a field
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the field the value that it had before that act, and leaves all others alone.
 *
 * Returns: whether it was written; %LIAN_ERROR_CONFLICT when the record is no longer there
 */
gboolean
lian_txn_put_back (LianTxn *txn, gpointer change, GCancellable *cancellable, GError **error)
{
  const LianFieldChange *wish = change;
  g_autoptr (LianRecord) record = lian_txn_load (txn, wish->type, wish->id);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s",
                   _ ("the record is no longer there"));
      return FALSE;
    }
  if (wish->kept == NULL)
    lian_record_clear_at (record, wish->field);
  else if (lian_record_holds_number (&wish->type->fields[wish->field]))
    lian_record_set_number_at (record, wish->field, g_ascii_strtoll (wish->kept, NULL, 10));
  else
    lian_record_set_text_at (record, wish->field, wish->kept);
  return lian_txn_update (txn, record, error);
}
