/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Holding a base against itself.
 *
 * The chain shows partial edits of the log; taking every act back on a copy must reach the empty
 * base, which shows a record that was edited behind the program's back.  Neither protects against
 * somebody who rewrites the whole file: the head of the chain is printed on paper for that. */
#include "lian-verify.h"
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-past-private.h"
#include "lian-schema.h"
#include "lian-txn-private.h"

#include <inttypes.h>
#include <glib/gstdio.h>

/**
 * lian_verify_report_clear:
 * @report: a report
 */
void
lian_verify_report_clear (LianVerifyReport *report)
{
  g_clear_pointer (&report->problems, g_ptr_array_unref);
}

G_GNUC_PRINTF (2, 3) static void
add_problem (LianVerifyReport *report, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_ptr_array_add (report->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
hash_parts (LianDb *db, gint64 act, GError **error)
{
  gboolean row = TRUE;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *list
      = lian_db_prepare (db, "SELECT data FROM act_part WHERE act = ?1 ORDER BY id", error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, act);
  while (row)
    {
      if (!lian_db_step (db, list, &row, error))
        return NULL;
      if (row)
        g_checksum_update (sum, sqlite3_column_blob (list, 0), sqlite3_column_bytes (list, 0));
    }
  return g_strdup (g_checksum_get_string (sum));
}

static const char *
column (sqlite3_stmt *row, int i)
{
  return (const char *) sqlite3_column_text (row, i);
}

static gboolean
act_follows (LianDb *db, sqlite3_stmt *row, const char *previous, gint64 expected, gboolean *follows,
             GError **error)
{
  gint64 seq = sqlite3_column_int64 (row, 0);
  g_autofree char *parts = g_strcmp0 (column (row, 6), "do") == 0 ? hash_parts (db, seq, error)
                                                                  : g_strdup ("");
  if (parts == NULL)
    return FALSE;
  g_autofree char *hash = _lian_act_row_hash (row, previous, parts);
  *follows = seq == expected && g_strcmp0 (previous, column (row, 9)) == 0
             && g_strcmp0 (hash, column (row, 10)) == 0;
  return TRUE;
}

static gboolean
verify_chain (LianDb *db, LianVerifyReport *report, GError **error)
{
  gboolean row = TRUE, follows = TRUE;
  g_autofree char *previous = g_strdup ("");
  sqlite3_stmt *list
      = lian_db_prepare (db, "SELECT " LIAN_ACT_COLUMNS " FROM act ORDER BY seq", error);
  if (list == NULL)
    return FALSE;
  while (follows)
    {
      if (!lian_db_step (db, list, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!act_follows (db, list, previous, report->acts + 1, &follows, error))
        return FALSE;
      report->acts++;
      g_free (previous);
      previous = g_strdup (column (list, 10));
    }
  report->broken_act = sqlite3_column_int64 (list, 0);
  sqlite3_reset (list);
  add_problem (report, _ ("the log of acts was changed at act %" PRId64),
               report->broken_act);
  return TRUE;
}

static gboolean
verify_file (LianDb *db, gboolean full, LianVerifyReport *report, GError **error)
{
  gboolean row = TRUE;
  const char *sql = full ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)";
  sqlite3_stmt *check = lian_db_prepare (db, sql, error);
  if (check == NULL)
    return FALSE;
  while (row)
    {
      if (!lian_db_step (db, check, &row, error))
        return FALSE;
      if (row && g_strcmp0 (column (check, 0), "ok") != 0)
        add_problem (report, _ ("the file is damaged: %s"), column (check, 0));
    }
  row = TRUE;
  check = lian_db_prepare (db, "PRAGMA foreign_key_check", error);
  if (check == NULL)
    return FALSE;
  while (row)
    {
      if (!lian_db_step (db, check, &row, error))
        return FALSE;
      if (row)
        add_problem (report, _ ("record %" PRId64 " of %s refers to a record of %s that is "
                                "not there"),
                     (gint64) sqlite3_column_int64 (check, 1), column (check, 0), column (check, 2));
    }
  return TRUE;
}

static void
verify_record (LianTxn *txn, const LianRecord *record, LianVerifyReport *report)
{
  g_autoptr (GPtrArray) issues = _lian_txn_check_saved (txn, record);
  gboolean warned = FALSE;
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      warned = warned || issue->severity == LIAN_ISSUE_WARNING;
      if (issue->severity == LIAN_ISSUE_ERROR)
        add_problem (report, "%s “%s” (%" G_GINT64_FORMAT "): %s", _ (issue->type->label),
                     lian_record_get_title (record), issue->record, issue->message);
    }
  report->warnings += warned;
}

static void
verify_rules (LianDb *db, LianVerifyReport *report)
{
  LianTxn txn;
  guint n;
  const LianType *const *types = lian_types (&n);
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  for (guint t = 0; t < n; t++)
    {
      g_autoptr (GPtrArray) records = lian_txn_list_all (&txn, types[t]);
      for (guint i = 0; i < records->len; i++)
        verify_record (&txn, records->pdata[i], report);
    }
  _lian_txn_clear (&txn);
}

/* The evidence is what was brought, byte by byte. */
static gboolean
verify_files (LianDb *db, LianVerifyReport *report, GError **error)
{
  LianTxn txn;
  gboolean ok = TRUE;
  const LianType *type = lian_type_find ("attachment");
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  g_autoptr (GPtrArray) files = lian_txn_list_all (&txn, type);
  for (guint i = 0; ok && i < files->len; i++)
    {
      gint64 id = lian_record_get_id (files->pdata[i]);
      g_autoptr (GBytes) bytes = lian_txn_read_bytes (&txn, type, id, "content", error);
      ok = bytes != NULL;
      g_autofree char *hash
          = ok ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
      if (ok && g_strcmp0 (hash, lian_record_get_text (files->pdata[i], "sha256")) != 0)
        add_problem (report, _ ("the file “%s” (%" PRId64 ") was altered: its hash differs"),
                     lian_record_get_title (files->pdata[i]), id);
    }
  _lian_txn_clear (&txn);
  return ok;
}

/* What undo asks whether it may is not in the chain, but follows from what is. */
static gboolean
verify_touches (LianDb *db, LianVerifyReport *report, GError **error)
{
  gboolean match = TRUE;
  for (gint64 act = 1; act <= report->acts; act++)
    {
      if (!_lian_touches_match (db, act, &match, error))
        return FALSE;
      if (!match)
        add_problem (report, _ ("the list of what act %" PRId64 " touched was changed"), act);
    }
  return TRUE;
}

static gboolean
verify_search (LianDb *db, LianVerifyReport *report, GError **error)
{
  LianTxn txn;
  gint64 n_wrong;
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  gboolean ok = _lian_search_count_wrong (&txn, &n_wrong, error);
  _lian_txn_clear (&txn);
  if (ok && n_wrong != 0)
    add_problem (report,
                 _ ("the search index differs from the records in %" PRId64
                    " places; “lianshe check FILE --repair” builds it anew"),
                 n_wrong);
  return ok;
}

/**
 * lian_verify_repair:
 * @path: the base
 * @error: return location
 *
 * Builds anew what follows from the records: the search index.  No act, as no record changes.
 * Blocks.
 *
 * Returns: whether it was built
 */
gboolean
lian_verify_repair (const char *path, GError **error)
{
  g_autoptr (LianDb) db = lian_db_open (path, LIAN_DB_READ_WRITE, error);
  return db != NULL && lian_schema_recognise_present (db, error) && _lian_search_build_alone (db, error);
}

/**
 * lian_verify_find_head:
 * @path: the base
 * @head: the hash of an act, or how it begins, as printed on a paper with its dashes
 * @act: (out): the act; 0 when there is none
 * @error: return location
 *
 * A log from which the last acts were cut follows still; a paper that names one of them shows it.
 *
 * Returns: whether it could be looked for
 */
gboolean
lian_verify_find_head (const char *path, const char *head, gint64 *act, GError **error)
{
  int version;
  gboolean row;
  g_autoptr (LianDb) db = lian_db_open (path, LIAN_DB_READ, error);
  if (db == NULL || !lian_schema_recognise (db, &version, error))
    return FALSE;
  sqlite3_stmt *find = lian_db_prepare (
      db, "SELECT seq FROM act WHERE substr(hash, 1, length(?1)) = ?1", error);
  if (find == NULL)
    return FALSE;
  g_autoptr (GString) begin = g_string_ascii_down (g_string_new (head));
  g_string_replace (begin, "-", "", 0);
  sqlite3_bind_text (find, 1, begin->str, (int) begin->len, SQLITE_TRANSIENT);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  *act = row ? sqlite3_column_int64 (find, 0) : 0;
  sqlite3_reset (find);
  return TRUE;
}

static gboolean
is_empty (LianDb *db, LianVerifyReport *report)
{
  LianTxn txn;
  guint n;
  gboolean empty = TRUE;
  const LianType *const *types = lian_types (&n);
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  for (guint t = 0; t < n; t++)
    if (lian_txn_count (&txn, types[t]) > 0)
      {
        add_problem (report, _ ("%s: records were added without an act"), _ (types[t]->label_plural));
        empty = FALSE;
      }
  _lian_txn_clear (&txn);
  return empty;
}

static void
remove_copy (const char *folder, const char *copy)
{
  lian_db_remove_files (copy);
  g_rmdir (folder);
}

static gboolean
verify_past (const char *path, LianVerifyReport *report, GError **error)
{
  g_autoptr (GError) conflict = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lianshe-check-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  g_autofree char *copy = g_build_filename (folder, "copy.lianshe", NULL);
  LianDb *db = _lian_past_open (path, copy, NULL, error);
  gboolean ok = db != NULL && lian_db_begin (db, FALSE, error);
  if (ok)
    {
      if (!_lian_past_take_back (db, 0, NULL, &conflict))
        add_problem (report, _ ("a record was changed without an act: %s"), conflict->message);
      else
        is_empty (db, report);
      ok = lian_db_end_read (db, TRUE, error);
    }
  lian_db_close (db);
  remove_copy (folder, copy);
  return ok;
}

/**
 * lian_verify_base:
 * @path: the base
 * @full: whether to read every attached file and to take back every act on a copy too
 * @report: (out caller-allocates): what was found; clear it with lian_verify_report_clear()
 * @error: return location
 *
 * Checks the file, the chain of acts, the references and every record's rules.  Blocks.
 *
 * Returns: whether the base could be checked, whatever was found
 */
gboolean
lian_verify_base (const char *path, gboolean full, LianVerifyReport *report, GError **error)
{
  *report = (LianVerifyReport){ .problems = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (LianDb) db = lian_db_open (path, LIAN_DB_READ, error);
  if (db == NULL || !lian_schema_recognise_present (db, error)
      || !verify_file (db, full, report, error) || !verify_chain (db, report, error))
    return FALSE;
  if (!lian_db_begin (db, FALSE, error))
    return FALSE;
  verify_rules (db, report);
  gboolean ok = verify_search (db, report, error) && (!full || verify_files (db, report, error))
                && (!full || report->broken_act != 0 || verify_touches (db, report, error));
  if (!lian_db_end_read (db, ok, error))
    return FALSE;
  return !full || report->broken_act != 0 || verify_past (path, report, error);
}
