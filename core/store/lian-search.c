/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The search index.
 *
 * It is kept from the ids that an act changed, in the act's transaction, and never by triggers.  It
 * follows from the records, so it is no record itself: it can be held against them, and built anew. */
#include "lian-text.h"
#include "lian-txn-private.h"

static void
append_words (GString *words, const LianRecord *record)
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
      g_string_append (words, indexed);
      g_string_append_c (words, '\n');
    }
}

/* For a record that the index doesn't have yet. */
gboolean
_lian_search_add (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  if (record == NULL)
    return TRUE;
  g_autoptr (GString) words = g_string_new (NULL);
  append_words (words, record);
  if (words->len == 0)
    return TRUE;
  sqlite3_stmt *add = lian_db_prepare_kept (
      txn->db, "INSERT INTO search (rowid, text, kind) VALUES (?1, ?2, ?3)", error);
  if (add == NULL)
    return FALSE;
  sqlite3_bind_int64 (add, 1, id);
  sqlite3_bind_text (add, 2, words->str, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (add, 3, type->id, -1, SQLITE_STATIC);
  return lian_db_finish (txn->db, add, error);
}

/* The index has its own content, so that a row can be taken out by its id alone. */
gboolean
_lian_search_update (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  sqlite3_stmt *remove = lian_db_prepare (txn->db, "DELETE FROM search WHERE rowid = ?1", error);
  if (remove == NULL)
    return FALSE;
  sqlite3_bind_int64 (remove, 1, id);
  return lian_db_finish (txn->db, remove, error) && _lian_search_add (txn, type, id, error);
}

/* Whether the index says of a record what the record says; @counts: whether it has a row there. */
static gboolean
matches_index (LianTxn *txn, const LianRecord *record, gboolean *matches, gboolean *counts,
               GError **error)
{
  gboolean row;
  g_autoptr (GString) words = g_string_new (NULL);
  sqlite3_stmt *find
      = lian_db_prepare (txn->db, "SELECT text, kind FROM search WHERE rowid = ?1", error);
  append_words (words, record);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, lian_record_get_id (record));
  if (!lian_db_step (txn->db, find, &row, error))
    return FALSE;
  *counts = row;
  *matches = row ? g_strcmp0 ((const char *) sqlite3_column_text (find, 0), words->str) == 0
                       && g_strcmp0 ((const char *) sqlite3_column_text (find, 1),
                                     lian_record_get_type_info (record)->id)
                              == 0
                 : words->len == 0;
  sqlite3_reset (find);
  return TRUE;
}

/* How many rows of the index don't follow from the records, or are missing. */
gboolean
_lian_search_count_wrong (LianTxn *txn, gint64 *n_wrong, GError **error)
{
  guint n;
  gint64 indexed, known = 0;
  gboolean matches, counts;
  const LianType *const *types = lian_types (&n);
  *n_wrong = 0;
  for (guint t = 0; t < n; t++)
    {
      g_autoptr (GPtrArray) records = lian_txn_list_all (txn, types[t]);
      for (guint i = 0; i < records->len; i++)
        {
          if (!matches_index (txn, records->pdata[i], &matches, &counts, error))
            return FALSE;
          *n_wrong += !matches;
          known += counts;
        }
    }
  if (!lian_db_get_number (txn->db, "SELECT count(*) FROM search", &indexed, error))
    return FALSE;
  *n_wrong += indexed - known;
  return TRUE;
}

/* Inside a transaction. */
gboolean
_lian_search_build (LianTxn *txn, GError **error)
{
  guint n;
  gboolean ok = lian_db_run (txn->db, "DELETE FROM search", error);
  const LianType *const *types = lian_types (&n);
  for (guint t = 0; ok && t < n; t++)
    {
      g_autoptr (GPtrArray) records = lian_txn_list_all (txn, types[t]);
      for (guint i = 0; ok && i < records->len; i++)
        ok = _lian_search_add (txn, types[t], lian_record_get_id (records->pdata[i]), error);
    }
  return ok;
}
