/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading records inside a job. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-sql.h"
#include "lian-txn-private.h"

#include <string.h>

/* Returns: (transfer full): a key of the tables by id */
gint64 *
_lian_txn_new_key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

void
_lian_txn_init (LianTxn *txn, LianDb *db, gint64 author, LianDate override_date, gboolean writable)
{
  *txn = (LianTxn){ .db = db, .author = author, .override_date = override_date,
                    .writable = writable, .office = -1 };
  txn->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!writable)
    _lian_txn_keep_neighbours (txn);
  if (writable)
    txn->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
_lian_txn_clear (LianTxn *txn)
{
  g_clear_pointer (&txn->titles, g_hash_table_unref);
  g_datalist_clear (&txn->memos);
  g_clear_pointer (&txn->touched, g_hash_table_unref);
  g_clear_pointer (&txn->before, g_hash_table_unref);
  _lian_txn_forget_neighbours (txn);
}

/**
 * lian_txn_get_memo:
 * @txn: the base
 * @key: a name
 *
 * Returns: (transfer none) (nullable): what lian_txn_set_memo() kept under @key in this job
 */
gpointer
lian_txn_get_memo (LianTxn *txn, const char *key)
{
  return g_datalist_get_data (&txn->memos, key);
}

/**
 * lian_txn_set_memo:
 * @txn: the base
 * @key: a name
 * @memo: (nullable) (transfer full): something worked out from records; %NULL forgets it
 * @free_memo: (nullable): frees @memo
 *
 * Keeps @memo until the job ends, for what loops over many records would else work out again.
 * Whoever changes the records that it comes from forgets it.
 */
void
lian_txn_set_memo (LianTxn *txn, const char *key, gpointer memo, GDestroyNotify free_memo)
{
  g_datalist_set_data_full (&txn->memos, key, memo, free_memo);
}

/**
 * lian_txn_get_author:
 * @txn: the base
 *
 * Returns: the officer record of who works; 0 for nobody known
 */
gint64
lian_txn_get_author (LianTxn *txn)
{
  return txn->author;
}

/**
 * lian_txn_get_working_date:
 * @txn: the base
 *
 * Returns: the base's working date; today where none is set
 */
LianDate
lian_txn_get_working_date (LianTxn *txn)
{
  if (txn->override_date != 0)
    return txn->override_date;
  if (txn->working_date != 0)
    return txn->working_date;
  gboolean row = FALSE;
  sqlite3_stmt *find = lian_db_prepare (txn->db, "SELECT working_date FROM settings LIMIT 1", NULL);
  if (find != NULL && lian_db_step (txn->db, find, &row, NULL) && row)
    lian_date_parse ((const char *) sqlite3_column_text (find, 0), &txn->working_date);
  if (find != NULL)
    sqlite3_reset (find);
  if (txn->working_date == 0)
    txn->working_date = lian_date_today ();
  return txn->working_date;
}

/**
 * lian_txn_set_office:
 * @txn: a write
 * @office: 0 to 4095
 *
 * Makes the ids of this write those of @office: for the founding of a base, whose first records come
 * before the settings that name its office.
 */
void
lian_txn_set_office (LianTxn *txn, gint64 office)
{
  g_return_if_fail (txn->writable && office >= 0 && office <= 4095);
  txn->office = office;
}

gint64
_lian_txn_office (LianTxn *txn)
{
  gint64 office;
  if (txn->office >= 0)
    return txn->office;
  return lian_db_get_number (txn->db, "SELECT office FROM settings LIMIT 1", &office, NULL) ? office
                                                                                           : 0;
}

LianRecord *
_lian_txn_read_row (const LianType *type, sqlite3_stmt *row)
{
  LianRecord *record = lian_record_new (type);
  lian_record_set_id (record, sqlite3_column_int64 (row, 0));
  for (guint i = 0; i < type->n_fields; i++)
    {
      int column = (int) i + 1;
      if (sqlite3_column_type (row, column) == SQLITE_NULL)
        continue;
      if (lian_record_holds_number (&type->fields[i]))
        lian_record_set_number_at (record, (int) i, sqlite3_column_int64 (row, column));
      else
        lian_record_set_text_at (record, (int) i, (const char *) sqlite3_column_text (row, column));
    }
  return record;
}

/**
 * lian_txn_load:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 *
 * Returns: (transfer full) (nullable): the record, or %NULL when there is none
 */
LianRecord *
lian_txn_load (LianTxn *txn, const LianType *type, gint64 id)
{
  gboolean row = FALSE;
  LianRecord *record = NULL;
  sqlite3_stmt *load = lian_db_prepare_kept (txn->db, lian_sql_for_type (type, LIAN_SQL_LOAD), NULL);
  if (load == NULL)
    return NULL;
  sqlite3_bind_int64 (load, 1, id);
  if (lian_db_step (txn->db, load, &row, NULL) && row)
    record = _lian_txn_read_row (type, load);
  sqlite3_reset (load);
  return record;
}

/**
 * lian_txn_read_bytes:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 * @field: a field of bytes of it
 * @error: return location; %LIAN_ERROR_CONFLICT when there is no such record
 *
 * Returns: (transfer full) (nullable): the bytes of the record's file
 */
GBytes *
lian_txn_read_bytes (LianTxn *txn, const LianType *type, gint64 id, const char *field,
                     GError **error)
{
  gboolean row = FALSE;
  GBytes *bytes = NULL;
  g_autofree char *sql = lian_sql_bytes (type, lian_type_get_field (type, field));
  sqlite3_stmt *read = lian_db_prepare (txn->db, sql, error);
  if (read == NULL)
    return NULL;
  sqlite3_bind_int64 (read, 1, id);
  if (!lian_db_step (txn->db, read, &row, error))
    return NULL;
  if (row)
    bytes = g_bytes_new (sqlite3_column_blob (read, 0), (gsize) sqlite3_column_bytes (read, 0));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s", _ ("the record is no longer there"));
  sqlite3_reset (read);
  return bytes;
}

/* More than one act's rules look at; a base has them in order, so owners follow each other. */
#define MOST_NEIGHBOURS 512
#define MOST_LISTED 100000

/* From now on records are looked at and not changed. */
void
_lian_txn_keep_neighbours (LianTxn *txn)
{
  if (txn->neighbours == NULL)
    txn->neighbours = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) lian_record_free);
  if (txn->lists == NULL)
    txn->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
}

/* As lian_txn_load(), for the rules: those of a hundred parts ask for the same owner.  What it holds
 * is shared, not copied. */
LianRecord *
_lian_txn_load_neighbour (LianTxn *txn, const LianType *type, gint64 id)
{
  if (txn->neighbours == NULL)
    return lian_txn_load (txn, type, id);
  LianRecord *known = g_hash_table_lookup (txn->neighbours, &id);
  if (known != NULL && lian_record_get_type_info (known) == type)
    return lian_record_copy (known);
  LianRecord *record = lian_txn_load (txn, type, id);
  if (record == NULL)
    return NULL;
  if (g_hash_table_size (txn->neighbours) >= MOST_NEIGHBOURS)
    g_hash_table_remove_all (txn->neighbours);
  g_hash_table_replace (txn->neighbours, _lian_txn_new_key (id), lian_record_copy (record));
  return record;
}

/* A record changed: what rules looked at may be another now. */
void
_lian_txn_forget_neighbours (LianTxn *txn)
{
  g_clear_pointer (&txn->neighbours, g_hash_table_unref);
  g_clear_pointer (&txn->lists, g_hash_table_unref);
  g_datalist_clear (&txn->kept);
  txn->n_listed = 0;
}

/* Before a rule looks, never while one does: what it was given lives as long as the lists. */
void
_lian_txn_trim_lists (LianTxn *txn)
{
  if (txn->n_listed <= MOST_LISTED)
    return;
  /* What was worked out may hold records of the lists. */
  g_datalist_clear (&txn->kept);
  g_hash_table_remove_all (txn->lists);
  txn->n_listed = 0;
}

/* As lian_txn_list(), for the rules: a thousand sales of an outlet ask for the same thousand.  The
 * records are the transaction's, the array is the caller's. */
GPtrArray *
_lian_txn_list_neighbours (LianTxn *txn, const char *type, const char *field, gint64 id)
{
  if (txn->lists == NULL)
    return lian_txn_list (txn, lian_type_find (type), field, id);
  g_autofree char *key = g_strdup_printf ("%s.%s:%" G_GINT64_FORMAT, type, field, id);
  GPtrArray *known = g_hash_table_lookup (txn->lists, key);
  if (known == NULL)
    {
      known = lian_txn_list (txn, lian_type_find (type), field, id);
      txn->n_listed += known->len + 1;
      g_hash_table_insert (txn->lists, g_steal_pointer (&key), known);
    }
  GPtrArray *records = g_ptr_array_sized_new (known->len);
  g_ptr_array_extend (records, known, NULL, NULL);
  return records;
}

static GPtrArray *
read_rows (LianTxn *txn, const LianType *type, sqlite3_stmt *list)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  gboolean row = TRUE;
  while (list != NULL && lian_db_step (txn->db, list, &row, NULL) && row)
    g_ptr_array_add (records, _lian_txn_read_row (type, list));
  if (list != NULL)
    sqlite3_reset (list);
  return records;
}

/**
 * lian_txn_list:
 * @txn: the base
 * @type: a type
 * @field: a number field of it, usually a reference
 * @id: the value looked for
 *
 * Returns: (transfer full) (element-type LianRecord): the records whose @field is @id, by id
 */
GPtrArray *
lian_txn_list (LianTxn *txn, const LianType *type, const char *field, gint64 id)
{
  const LianField *f = lian_type_get_field (type, field);
  g_return_val_if_fail (f != NULL, NULL);
  sqlite3_stmt *list = lian_db_prepare_kept (txn->db, lian_sql_list_by (type, f), NULL);
  if (list != NULL)
    sqlite3_bind_int64 (list, 1, id);
  return read_rows (txn, type, list);
}

/**
 * lian_txn_list_all:
 * @txn: the base
 * @type: a type
 *
 * Returns: (transfer full) (element-type LianRecord): every record of the type, by id
 */
GPtrArray *
lian_txn_list_all (LianTxn *txn, const LianType *type)
{
  return read_rows (txn, type,
                    lian_db_prepare (txn->db, lian_sql_for_type (type, LIAN_SQL_ALL), NULL));
}

/**
 * lian_txn_each:
 * @txn: the base
 * @type: a type
 * @func: (scope call): called with every record of the type, by id
 * @data: for @func
 * @cancellable: (nullable): tested every 1024 records
 * @error: return location
 *
 * Reads all records of a type without keeping them.  @func may not use @txn.
 *
 * Returns: whether all were read
 */
gboolean
lian_txn_each (LianTxn *txn, const LianType *type, LianTxnEach func, gpointer data,
               GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *all = lian_db_prepare (txn->db, lian_sql_for_type (type, LIAN_SQL_ALL), error);
  gboolean row = TRUE, ok = all != NULL;
  for (guint n = 1; ok && row; n++)
    {
      ok = lian_db_step (txn->db, all, &row, error)
           && (n % 1024 != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error));
      g_autoptr (LianRecord) record = ok && row ? _lian_txn_read_row (type, all) : NULL;
      if (record != NULL)
        func (record, data);
    }
  if (all != NULL)
    sqlite3_reset (all);
  return ok;
}

/**
 * lian_txn_count:
 * @txn: the base
 * @type: a type
 *
 * Returns: the number of records
 */
gint64
lian_txn_count (LianTxn *txn, const LianType *type)
{
  gint64 n;
  return lian_db_get_number (txn->db, lian_sql_for_type (type, LIAN_SQL_COUNT), &n, NULL) ? n : 0;
}

/**
 * lian_txn_find_text:
 * @txn: the base
 * @type: a type
 * @field: a text field of it
 * @text: (nullable): exact value
 * @except: a record to pass over; 0 for none
 *
 * Returns: the first record that has @text there, or 0
 */
gint64
lian_txn_find_text (LianTxn *txn, const LianType *type, const char *field, const char *text,
                    gint64 except)
{
  gboolean row = FALSE;
  gint64 id = 0;
  const LianField *f = lian_type_get_field (type, field);
  g_return_val_if_fail (f != NULL, 0);
  sqlite3_stmt *find
      = text != NULL ? lian_db_prepare_kept (txn->db, lian_sql_find_text (type, f), NULL) : NULL;
  if (find == NULL)
    return 0;
  sqlite3_bind_text (find, 1, text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (find, 2, except);
  if (lian_db_step (txn->db, find, &row, NULL) && row)
    id = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  sqlite3_clear_bindings (find);
  return id;
}

/**
 * lian_txn_find_named:
 * @txn: the base
 * @type: a type
 * @text: a code or a name, exactly as it stands in the base
 *
 * Returns: (transfer full) (element-type gint64): at most three records of that name
 */
GArray *
lian_txn_find_named (LianTxn *txn, const LianType *type, const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;
  g_autofree char *sql = lian_sql_find_named (type);
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, NULL);
  if (find == NULL)
    return ids;
  sqlite3_bind_text (find, 1, text, -1, SQLITE_STATIC);
  while (lian_db_step (txn->db, find, &row, NULL) && row)
    {
      gint64 id = sqlite3_column_int64 (find, 0);
      g_array_append_val (ids, id);
    }
  sqlite3_reset (find);
  sqlite3_clear_bindings (find);
  return ids;
}

static char *
read_title (LianTxn *txn, const LianType *type, gint64 id)
{
  gboolean row = FALSE;
  char *title = NULL;
  sqlite3_stmt *find = lian_db_prepare_kept (txn->db, lian_sql_for_type (type, LIAN_SQL_TITLE), NULL);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  if (lian_db_step (txn->db, find, &row, NULL) && row)
    title = g_strdup ((const char *) sqlite3_column_text (find, 0));
  sqlite3_reset (find);
  return title;
}

/**
 * lian_txn_record_title:
 * @txn: the base
 * @record: a record
 *
 * Returns: (transfer full): its name in the program's language, for a list or a title, put together from
 *   several fields where no one of them is a name; "" when it has none
 */
char *
lian_txn_record_title (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  if (type->named_by == NULL)
    return g_strdup (lian_record_get_title (record));
  g_autoptr (GString) title = g_string_new (NULL);
  for (guint i = 0; type->named_by[i] != NULL; i++)
    {
      g_autofree char *word = lian_txn_display (txn, record, lian_type_field (type, type->named_by[i]));
      g_autofree char *whole = lian_isolate (word);
      if (*word != '\0')
        g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", whole);
    }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static char *
read_whole_title (LianTxn *txn, const LianType *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  return record != NULL ? lian_txn_record_title (txn, record) : NULL;
}

/* The title of a record that is called by codes is their words; no column holds it either where several
 * fields name a record. */
static gboolean
is_put_together (const LianType *type)
{
  return type->named_by != NULL || lian_type_get_field (type, type->title_zh)->choices != NULL;
}

/**
 * lian_txn_title:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 *
 * Returns: (transfer full): the record's name in the program's language; "" when it has none; the id
 *   in brackets when there is no such record
 */
char *
lian_txn_title (LianTxn *txn, const LianType *type, gint64 id)
{
  const char *known = g_hash_table_lookup (txn->titles, &id);
  if (known != NULL)
    return g_strdup (known);
  char *title = is_put_together (type) ? read_whole_title (txn, type, id) : read_title (txn, type, id);
  if (title == NULL)
    return g_strdup_printf ("[%" G_GINT64_FORMAT "]", id);
  g_hash_table_insert (txn->titles, _lian_txn_new_key (id), g_strdup (title));
  return title;
}

/**
 * lian_txn_reference_text:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 *
 * What a file holds for a reference: text from which an import finds the same record again.
 *
 * Returns: (transfer full): the code, else a name that only this record has, else the id
 */
char *
lian_txn_reference_text (LianTxn *txn, const LianType *type, gint64 id)
{
  static const char *const fields[] = { "code", "name_zh", "name_en", "name", "number" };
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  for (gsize i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      int field = lian_type_field (type, fields[i]);
      const char *text = field >= 0 ? lian_record_text_at (record, field) : NULL;
      if (text == NULL)
        continue;
      g_autoptr (GArray) same = lian_txn_find_named (txn, type, text);
      if (same->len == 1)
        return g_strdup (text);
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* What names the unit stands with the record, with its owner, or further up. */
static gint64
find_unit (LianTxn *txn, const LianRecord *record, const char *path)
{
  const char *dot = strchr (path, '.');
  if (dot == NULL)
    return lian_record_get_number (record, path);
  g_autofree char *owner_field = g_strndup (path, (gsize) (dot - path));
  const LianType *type = lian_record_get_type_info (record);
  const LianField *field = lian_type_get_field (type, owner_field);
  g_autoptr (LianRecord) owner
      = _lian_txn_load_neighbour (txn, lian_type_find (field->reference),
                                  lian_record_get_number (record, owner_field));
  return owner != NULL ? find_unit (txn, owner, dot + 1) : 0;
}

/**
 * lian_txn_load_unit:
 * @txn: the base
 * @id: a record of type "unit"
 * @unit: (out): the unit; its texts are interned
 *
 * Returns: whether there is such a unit; otherwise @unit counts smallest units
 */
gboolean
lian_txn_load_unit (LianTxn *txn, gint64 id, LianUnit *unit)
{
  g_autoptr (LianRecord) found = _lian_txn_load_neighbour (txn, lian_type_find ("unit"), id);
  *unit = (LianUnit){ NULL, NULL, 1, 1 };
  return lian_format_unit_of_record (found, unit);
}

/**
 * lian_txn_unit_of:
 * @txn: the base
 * @record: a record
 * @field: the place of a quantity or an amount of money
 * @unit: (out): the unit or currency; its texts are interned
 *
 * Returns: whether it is named; otherwise @unit is lian_format_default_unit()
 */
gboolean
lian_txn_unit_of (LianTxn *txn, const LianRecord *record, int field, LianUnit *unit)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  const char *path = lian_field_unit_path (f);
  *unit = lian_format_default_unit (f);
  if (path == NULL)
    return FALSE;
  g_autoptr (LianRecord) found
      = _lian_txn_load_neighbour (txn, lian_field_unit_type (f), find_unit (txn, record, path));
  return lian_format_unit_of_record (found, unit);
}

/* A kept warning, or what went to another co-operative, may be a record of any type, which another field
 * names. */
static const LianType *
type_of_number (const LianRecord *record, const LianField *field)
{
  if (!lian_type_names_records (lian_record_get_type_info (record))
      || !g_str_equal (field->id, "record"))
    return NULL;
  const char *kind = lian_record_get_text (record, "kind");
  return kind != NULL ? lian_type_find (kind) : NULL;
}

/**
 * lian_txn_display:
 * @txn: the base
 * @record: a record
 * @field: a field's place
 *
 * Returns: (transfer full): the value for screen and paper, references by name
 */
char *
lian_txn_display (LianTxn *txn, const LianRecord *record, int field)
{
  const LianField *f = &lian_record_get_type_info (record)->fields[field];
  LianUnit unit;
  if (lian_record_is_empty_at (record, field))
    return g_strdup ("");
  if (f->kind == LIAN_FIELD_REFERENCE)
    return lian_txn_title (txn, lian_type_find (f->reference),
                           lian_record_number_at (record, field));
  const LianType *numbered = type_of_number (record, f);
  if (numbered != NULL)
    return lian_txn_title (txn, numbered, lian_record_number_at (record, field));
  if (lian_field_unit_path (f) == NULL)
    return lian_format_display (record, field, NULL);
  gboolean named = lian_txn_unit_of (txn, record, field, &unit);
  char *number = lian_format_display (record, field, &unit);
  if (f->kind != LIAN_FIELD_MONEY || !named)
    return number;
  /* An amount without a word after it is in yuan. */
  char *words = g_strdup_printf ("%s %s", number, unit.name);
  g_free (number);
  return words;
}
