/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The search indexes: of the texts of a record, and of the pieces of their words (lian-text-words.c).
 *
 * They are kept from the ids that an act changed, in the act's transaction, and never by triggers.  They
 * follow from the records, so they are no records themselves: they can be held against them, and built
 * anew. */
#include "lian-sql.h"
#include "lian-text-words.h"
#include "lian-text.h"
#include "lian-txn-private.h"

/* What the indexes keep, and how: where a base has another number, made by an older program, they are
 * built anew. */
#define VERSION 3

static void
append_line (GString *words, const char *line)
{
  g_string_append (words, line);
  g_string_append_c (words, '\n');
}

static void
append_texts (GString *words, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *text = (type->fields[i].flags & LIAN_FIELD_SEARCHED)
                             ? lian_record_text_at (record, (int) i)
                             : NULL;
      if (text == NULL)
        continue;
      g_autofree char *indexed = lian_text_index (text);
      append_line (words, indexed);
    }
}

/* Of the name: initials of every text would be found with each three letters. */
static void
append_initials (GString *words, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  int title = lian_type_field (type, type->title_zh);
  const char *name = (type->fields[title].flags & LIAN_FIELD_SEARCHED) ? lian_record_text_at (record, title) : NULL;
  g_autofree char *initials = name != NULL ? lian_text_initials (name) : NULL;
  if (initials != NULL && *initials != '\0')
    append_line (words, initials);
}

static void
append_words (GString *words, const LianRecord *record)
{
  append_texts (words, record);
  if (words->len == 0)
    return;
  append_initials (words, record);
  g_autofree char *kind = lian_text_kind (lian_record_get_type_info (record)->id);
  append_line (words, kind);
}

static gboolean
put_row (LianTxn *txn, const char *sql, gint64 id, const char *text, const char *kind, GError **error)
{
  sqlite3_stmt *put = lian_db_prepare_kept (txn->db, sql, error);
  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, id);
  sqlite3_bind_text (put, 2, text, -1, SQLITE_STATIC);
  if (kind != NULL)
    sqlite3_bind_text (put, 3, kind, -1, SQLITE_STATIC);
  return lian_db_finish (txn->db, put, error);
}

static gboolean
add_record (LianTxn *txn, const LianRecord *record, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  append_words (words, record);
  if (words->len == 0)
    return TRUE;
  g_autofree char *pieces = lian_text_pieces (words->str);
  gint64 id = lian_record_get_id (record);
  return put_row (txn, "INSERT INTO search (rowid, text, kind) VALUES (?1, ?2, ?3)", id, words->str,
                  lian_record_get_type_info (record)->id, error)
         && put_row (txn, "INSERT INTO search_part (rowid, pieces) VALUES (?1, ?2)", id, pieces, NULL, error);
}

static gboolean
load_and_add (LianTxn *txn, const LianChange *change, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, change->type, change->id);
  return record == NULL || add_record (txn, record, error);
}

/* Returns: (transfer full) (nullable): what the index has of a record */
static char *
read_words (LianTxn *txn, gint64 id, char **kind, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare_kept (txn->db, "SELECT text, kind FROM search WHERE rowid = ?1", error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  if (!lian_db_step (txn->db, find, &row, error))
    return NULL;
  char *words = row ? g_strdup ((const char *) sqlite3_column_text (find, 0)) : NULL;
  if (kind != NULL)
    *kind = row ? g_strdup ((const char *) sqlite3_column_text (find, 1)) : NULL;
  sqlite3_reset (find);
  return words;
}

/* The index of texts has its own content, so that a row can be taken out by its id alone.  That of the
 * pieces has none and is told what it had. */
static gboolean
remove_record (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *words = read_words (txn, id, NULL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_autofree char *pieces = words != NULL ? lian_text_pieces (words) : NULL;
  return pieces == NULL
         || (put_row (txn, "INSERT INTO search_part (search_part, rowid, pieces) VALUES ('delete', ?1, ?2)", id,
                      pieces, NULL, error)
             && put_row (txn, "DELETE FROM search WHERE rowid = ?1 AND ?2 IS NOT NULL", id, words, NULL, error));
}

static gboolean
touches_texts (const LianChange *change)
{
  for (guint i = 0; i < change->type->n_fields; i++)
    if ((change->type->fields[i].flags & LIAN_FIELD_SEARCHED) && (change->mask >> i & 1) != 0)
      return TRUE;
  return FALSE;
}

/* Lets the indexes follow what an act did to a record.  A change of other fields than texts, as of a date
 * of many records, costs nothing. */
gboolean
_lian_search_follow (LianTxn *txn, const LianChange *change, GError **error)
{
  if (change->kind == LIAN_CHANGE_INSERTED)
    return load_and_add (txn, change, error);
  return !touches_texts (change) || (remove_record (txn, change->id, error) && load_and_add (txn, change, error));
}

typedef gboolean (*RecordFunc) (LianTxn *txn, const LianRecord *record, gpointer data, GError **error);

/* One after the other: a base may have more than fit into memory. */
static gboolean
each_record (LianTxn *txn, RecordFunc func, gpointer data, GError **error)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; t < n; t++)
    {
      gboolean row = TRUE, ok = TRUE;
      sqlite3_stmt *list = lian_db_prepare (txn->db, lian_sql_for_type (types[t], LIAN_SQL_ALL), error);
      if (list == NULL)
        return FALSE;
      while (ok && (ok = lian_db_step (txn->db, list, &row, error)) && row)
        {
          g_autoptr (LianRecord) record = _lian_txn_read_row (types[t], list);
          ok = func (txn, record, data, error);
        }
      sqlite3_reset (list);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gint64 n_wrong;
  gint64 n_known;
} Comparison;

/* Whether the index says of a record what the record says. */
static gboolean
compare_record (LianTxn *txn, const LianRecord *record, gpointer data, GError **error)
{
  Comparison *comparison = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *kind = NULL;
  g_autofree char *indexed = read_words (txn, lian_record_get_id (record), &kind, &local);
  append_words (words, record);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gboolean same = indexed != NULL ? g_str_equal (indexed, words->str)
                                        && g_strcmp0 (kind, lian_record_get_type_info (record)->id) == 0
                                  : words->len == 0;
  comparison->n_wrong += !same;
  comparison->n_known += indexed != NULL;
  return TRUE;
}

/* How many rows of the indexes don't follow from the records, or are missing. */
gboolean
_lian_search_count_wrong (LianTxn *txn, gint64 *n_wrong, GError **error)
{
  gint64 n_texts, n_pieces;
  Comparison comparison = { 0, 0 };
  if (!each_record (txn, compare_record, &comparison, error)
      || !lian_db_get_number (txn->db, "SELECT count(*) FROM search", &n_texts, error)
      || !lian_db_get_number (txn->db, "SELECT count(*) FROM search_part", &n_pieces, error))
    return FALSE;
  *n_wrong = comparison.n_wrong + n_texts - comparison.n_known;
  if (*n_wrong == 0)
    *n_wrong = ABS (n_pieces - n_texts);
  return TRUE;
}

static gboolean
build_record (LianTxn *txn, const LianRecord *record, gpointer data, GError **error)
{
  return add_record (txn, record, error);
}

/* An import fills 8 MiB before it writes a part of an index out: fewer parts have to be merged. */
static gboolean
set_up (LianDb *db, GError **error)
{
  return lian_db_run (db, "INSERT INTO search (search, rank) VALUES ('hashsize', 8388608)", error)
         && lian_db_run (db, "INSERT INTO search_part (search_part, rank) VALUES ('hashsize', 8388608)", error);
}

/* Inside a transaction. */
gboolean
_lian_search_build (LianTxn *txn, GError **error)
{
  if (!set_up (txn->db, error) || !lian_db_run (txn->db, "DELETE FROM search", error)
      || !lian_db_run (txn->db, "INSERT INTO search_part (search_part) VALUES ('delete-all')", error)
      || !each_record (txn, build_record, NULL, error))
    return FALSE;
  sqlite3_stmt *put
      = lian_db_prepare (txn->db, "INSERT OR REPLACE INTO counter (name, value) VALUES ('search', ?1)", error);
  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, VERSION);
  return lian_db_finish (txn->db, put, error);
}

/* In a transaction of its own, which is no act: no record changes. */
gboolean
_lian_search_build_alone (LianDb *db, GError **error)
{
  LianTxn txn;
  if (!lian_db_begin (db, TRUE, error))
    return FALSE;
  _lian_txn_init (&txn, db, 0, 0, TRUE);
  gboolean ok = _lian_search_build (&txn, error);
  _lian_txn_clear (&txn);
  if (ok)
    return lian_db_commit (db, error);
  lian_db_rollback (db);
  return FALSE;
}

/* Builds the indexes where an older program has left them, or an end of the current while they were built. */
gboolean
_lian_search_bring_up (LianDb *db, GError **error)
{
  gint64 version;
  if (!lian_db_get_number (db, "SELECT value FROM counter WHERE name = 'search'", &version, error))
    return FALSE;
  return version == VERSION || _lian_search_build_alone (db, error);
}
