/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The past of a base: its acts taken back on a copy, as far as a day or all the way. */
#include "lian-backup.h"
#include "lian-i18n.h"
#include "lian-past-private.h"
#include "lian-schema.h"
#include "lian-txn-private.h"
#include "lian-verify.h"

/* A private copy on which acts can be taken back without anybody noticing. */
LianDb *
_lian_past_open (const char *path, const char *copy, LianProgress *progress, GError **error)
{
  if (!lian_backup_restore (path, copy, progress, error))
    return NULL;
  LianDb *db = lian_db_open (copy, LIAN_DB_READ_WRITE, error);
  if (db != NULL)
    {
      sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (lian_db_handle (db), SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
    }
  return db;
}

/* How far it is, by the acts. */
static gboolean
say_taken_back (LianProgress *progress, gint64 n, gint64 all, GError **error)
{
  lian_progress_say (progress, _ ("Taking back what was entered later…"),
                     all > 0 ? (double) n / (double) all : 0);
  return !lian_progress_fail_if_cancelled (progress, error);
}

static gboolean
take_back (LianDb *db, sqlite3_stmt *row, GError **error)
{
  gboolean undo = g_strcmp0 ((const char *) sqlite3_column_text (row, 1), "undo") == 0;
  return _lian_apply_act (db, sqlite3_column_int64 (row, 0), !undo, NULL, error);
}

/* Takes back the acts after @keep, newest first. */
gboolean
_lian_past_take_back (LianDb *db, gint64 keep, LianProgress *progress, GError **error)
{
  gboolean row = TRUE;
  gint64 last, n = 0;
  if (!lian_db_get_number (db, "SELECT max(seq) FROM act", &last, error))
    return FALSE;
  sqlite3_stmt *list = lian_db_prepare (
      db, "SELECT coalesce(of, seq), kind FROM act WHERE seq > ?1 ORDER BY seq DESC", error);
  if (list == NULL)
    return FALSE;
  sqlite3_bind_int64 (list, 1, keep);
  while (row)
    {
      if (!lian_db_step (db, list, &row, error))
        return FALSE;
      if (row && (!say_taken_back (progress, n++, last - keep, error) || !take_back (db, list, error)))
        {
          sqlite3_reset (list);
          return FALSE;
        }
    }
  return TRUE;
}

/* The last act entered on or before a day, by the local day that its time names. */
static gboolean
last_act_of_day (LianDb *db, LianDate day, gint64 *act, GError **error)
{
  gboolean row;
  g_autofree char *text = lian_date_to_text (day);
  sqlite3_stmt *find = lian_db_prepare (
      db,
      "SELECT coalesce(min(seq) - 1, (SELECT coalesce(max(seq), 0) FROM act)) FROM act "
      "WHERE substr(time, 1, 10) > ?1",
      error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_text (find, 1, text, -1, SQLITE_STATIC);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  *act = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  sqlite3_clear_bindings (find);
  return TRUE;
}

/* Forgets the acts after @act, which are taken back. */
gboolean
_lian_past_forget_after (LianDb *db, gint64 act, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM act WHERE seq > ?1",
    "DELETE FROM act_part WHERE act > ?1",
    "DELETE FROM act_touch WHERE act > ?1",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *remove = lian_db_prepare (db, statements[i], error);
      if (remove == NULL)
        return FALSE;
      sqlite3_bind_int64 (remove, 1, act);
      if (!lian_db_finish (db, remove, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_again (LianDb *db, GError **error)
{
  LianTxn txn;
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  gboolean ok = _lian_search_build (&txn, error);
  _lian_txn_clear (&txn);
  return ok;
}

static gboolean
turn_back (LianDb *db, LianDate day, LianProgress *progress, gint64 *left_out, GError **error)
{
  gint64 keep, last;
  if (!lian_db_begin (db, TRUE, error)
      || !lian_db_get_number (db, "SELECT max(seq) FROM act", &last, error)
      || !last_act_of_day (db, day, &keep, error))
    return FALSE;
  *left_out = last - keep;
  if (!_lian_past_take_back (db, keep, progress, error))
    return FALSE;
  lian_progress_say (progress, _ ("Building the search index…"), LIAN_PROGRESS_UNKNOWN);
  return _lian_past_forget_after (db, keep, error) && index_again (db, error)
         && _lian_past_mark (db, day, keep, error) && lian_db_commit (db, error)
         && lian_db_run (db, "PRAGMA journal_mode = DELETE", error);
}

/**
 * lian_asof_make:
 * @path: the base
 * @day: a day; the base as known at its end
 * @out: the file to make; must not exist
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @left_out: (out): how many later acts were taken back
 * @error: return location
 *
 * Writes the base as it was known at the end of a local day.  Blocks.
 *
 * Returns: whether @out was made; on failure there is no @out
 */
gboolean
lian_asof_make (const char *path, LianDate day, const char *out, LianProgress *progress,
                gint64 *left_out, GError **error)
{
  g_autoptr (LianDb) base = lian_db_open (path, LIAN_DB_READ, error);
  if (base == NULL || !lian_schema_recognise_present (base, error))
    return FALSE;
  g_autofree char *resolved = lian_db_resolve (out);
  if (g_file_test (resolved, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: the file exists already"), out);
      return FALSE;
    }
  LianDb *copy = _lian_past_open (path, resolved, progress, error);
  gboolean ok = copy != NULL && turn_back (copy, day, progress, left_out, error);
  lian_db_close (copy);
  if (!ok)
    lian_db_remove_files (resolved);
  return ok;
}
