/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The file of drafts: FILE.drafts, a base of its own (mode 0600).
 *
 * It is ours alone and small, so one that can't be read is put aside and a new one begun; what a
 * person typed is never overwritten by that. */
#include "lian-draft-file-private.h"
#include "lian-i18n.h"

#include <glib/gstdio.h>

#define DRAFTS_ID 0x4c694472 /* "LiDr" */

static gboolean
prepare (LianDb *db, GError **error)
{
  gint64 id, tables;
  if (!lian_db_get_number (db, "PRAGMA application_id", &id, error)
      || !lian_db_get_number (db, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (id != DRAFTS_ID && tables > 0)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_FOREIGN, _ ("this is not a file of drafts"));
      return FALSE;
    }
  return lian_db_use_wal (db, error) && lian_db_run (db, "PRAGMA application_id = 1281967218", error)
         && lian_db_run (db,
                         "CREATE TABLE IF NOT EXISTS draft ("
                         "officer INTEGER NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, "
                         "slot INTEGER NOT NULL, act INTEGER NOT NULL, saved TEXT NOT NULL, "
                         "text TEXT NOT NULL, PRIMARY KEY (officer, kind, record, slot)) "
                         "STRICT, WITHOUT ROWID",
                         error);
}

static LianDb *
open_file (const char *path, GError **error)
{
  LianDbMode mode = g_file_test (path, G_FILE_TEST_EXISTS) ? LIAN_DB_READ_WRITE : LIAN_DB_CREATE;
  g_autoptr (LianDb) db = lian_db_open (path, mode, error);
  return db != NULL && prepare (db, error) ? g_steal_pointer (&db) : NULL;
}

static void
put_aside (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, ".unreadable-", stamp, suffixes[i], NULL);
      g_rename (from, to);
    }
}

/* Opens the file, or begins one. */
LianDb *
_lian_draft_file_open (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  LianDb *db = open_file (path, &local);
  if (db != NULL)
    return db;
  if (local->code != LIAN_ERROR_DAMAGED && local->code != LIAN_ERROR_FOREIGN)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_message ("the drafts can't be read and were put aside: %s", local->message);
  put_aside (path);
  return open_file (path, error);
}

static void
bind_key (sqlite3_stmt *statement, gint64 officer, const LianDraft *draft)
{
  sqlite3_bind_int64 (statement, 1, officer);
  sqlite3_bind_text (statement, 2, draft->type, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, draft->record);
  sqlite3_bind_int64 (statement, 4, draft->slot);
}

static gboolean
run (LianDb *db, sqlite3_stmt *statement, GError **error)
{
  gboolean ok = lian_db_begin (db, TRUE, error);
  if (ok)
    {
      ok = lian_db_finish (db, statement, error);
      ok = ok ? lian_db_commit (db, error) : (lian_db_rollback (db), FALSE);
    }
  sqlite3_clear_bindings (statement);
  return ok;
}

/* Writes a draft over the one of the same record and slot. */
gboolean
_lian_draft_file_keep (LianDb *db, gint64 officer, const LianDraft *draft, GError **error)
{
  sqlite3_stmt *insert = lian_db_prepare (db,
                                          "INSERT OR REPLACE INTO draft (officer, kind, record, "
                                          "slot, act, saved, text) "
                                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                          error);
  if (insert == NULL)
    return FALSE;
  bind_key (insert, officer, draft);
  sqlite3_bind_int64 (insert, 5, draft->act);
  sqlite3_bind_text (insert, 6, draft->saved, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 7, draft->text, -1, SQLITE_STATIC);
  return run (db, insert, error);
}

/* Forgets a draft; one that is not there is forgotten already. */
gboolean
_lian_draft_file_drop (LianDb *db, gint64 officer, const LianDraft *draft, GError **error)
{
  sqlite3_stmt *remove = lian_db_prepare (db,
                                          "DELETE FROM draft WHERE officer = ?1 AND kind = ?2 "
                                          "AND record = ?3 AND slot = ?4",
                                          error);
  if (remove == NULL)
    return FALSE;
  bind_key (remove, officer, draft);
  return run (db, remove, error);
}

/* Gives what nobody known typed to an officer. */
gboolean
_lian_draft_file_take_over (LianDb *db, gint64 officer, GError **error)
{
  sqlite3_stmt *take = lian_db_prepare (
      db, "UPDATE OR IGNORE draft SET officer = ?1 WHERE officer = 0", error);
  if (take == NULL)
    return FALSE;
  sqlite3_bind_int64 (take, 1, officer);
  return run (db, take, error);
}

static LianDraft *
read_draft (sqlite3_stmt *row)
{
  LianDraft *draft = g_new0 (LianDraft, 1);
  draft->type = g_strdup ((const char *) sqlite3_column_text (row, 0));
  draft->record = sqlite3_column_int64 (row, 1);
  draft->slot = sqlite3_column_int64 (row, 2);
  draft->act = sqlite3_column_int64 (row, 3);
  draft->saved = g_strdup ((const char *) sqlite3_column_text (row, 4));
  draft->text = g_strdup ((const char *) sqlite3_column_text (row, 5));
  return draft;
}

/* Lists an officer's drafts, newest first. */
GPtrArray *
_lian_draft_file_list (LianDb *db, gint64 officer, GError **error)
{
  gboolean row = TRUE;
  g_autoptr (GPtrArray) drafts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_draft_free);
  sqlite3_stmt *find = lian_db_prepare (db,
                                        "SELECT kind, record, slot, act, saved, text FROM draft "
                                        "WHERE officer = ?1 ORDER BY saved DESC",
                                        error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, officer);
  while (row)
    {
      if (!lian_db_step (db, find, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (drafts, read_draft (find));
    }
  return g_steal_pointer (&drafts);
}
