/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One connection to a base: statements and transactions.
 *
 * Statements are cached by their text; they are reset and cleared when handed out. */
#include "lian-db-private.h"
#include "lian-i18n.h"

/* SQLite rolls back by itself when a write fails, and what comes then would be committed statement
 * by statement.  A caller that looked away from a failure must not get that far. */
static gboolean
may_go_on (LianDb *self, GError **error)
{
  if (!self->inside || (self->failure == NULL && !sqlite3_get_autocommit (self->handle)))
    return TRUE;
  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED, "%s: %s", self->path,
                 _lian_db_explain (LIAN_ERROR_FAILED));
  return FALSE;
}

/**
 * lian_db_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for sessions and backups
 */
sqlite3 *
lian_db_handle (LianDb *self)
{
  return self->handle;
}

/* Some milliseconds of SQLite's work. */
#define WATCH_STEPS 50000

static int
watch_cb (void *data)
{
  return lian_progress_is_cancelled (data);
}

/**
 * lian_db_watch:
 * @self: a connection
 * @progress: (nullable): stops what runs when it is cancelled; %NULL to watch no more
 *
 * What is stopped fails with %LIAN_ERROR_CANCELLED.  @progress has to live until it is watched no
 * more.
 */
void
lian_db_watch (LianDb *self, LianProgress *progress)
{
  sqlite3_progress_handler (self->handle, progress != NULL ? WATCH_STEPS : 0,
                            progress != NULL ? watch_cb : NULL, progress);
}

/**
 * lian_db_run:
 * @self: a connection
 * @sql: statements without parameters, from a resource or a literal
 * @error: return location
 *
 * Returns: whether they all ran
 */
gboolean
lian_db_run (LianDb *self, const char *sql, GError **error)
{
  if (!may_go_on (self, error))
    return FALSE;
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || lian_db_fail (self, code, error);
}

/**
 * lian_db_is_in_place:
 * @self: a connection
 *
 * An open file can be deleted, moved or replaced by another, and SQLite goes on to write into what
 * has no name any more.
 *
 * Returns: whether the file that is open is the one that its path names
 */
gboolean
lian_db_is_in_place (LianDb *self)
{
  int moved = FALSE;
  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK
         || !moved;
}

static gboolean
stays_in_place (LianDb *self, GError **error)
{
  if (lian_db_is_in_place (self))
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_GONE,
               _ ("%s: the file was moved, deleted or replaced while it was open; nothing was "
                  "written. Put it back, or open the base again where it is now"),
               self->path);
  return FALSE;
}

/**
 * lian_db_begin:
 * @self: a connection outside a transaction
 * @write: whether to lock the base for writing at once
 * @error: return location
 *
 * Begins a transaction.  When the file fails inside it, everything after that fails too, until it
 * is ended.
 *
 * Returns: whether it has begun
 */
gboolean
lian_db_begin (LianDb *self, gboolean write, GError **error)
{
  g_return_val_if_fail (!self->inside, FALSE);
  if (write && !stays_in_place (self, error))
    return FALSE;
  self->inside = lian_db_run (self, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
  self->writing = self->inside && write;
  return self->inside;
}

/**
 * lian_db_rollback:
 * @self: a connection
 *
 * Ends a transaction; nothing of it stays.
 */
void
lian_db_rollback (LianDb *self)
{
  self->inside = FALSE;
  self->writing = FALSE;
  g_clear_error (&self->failure);
  if (!sqlite3_get_autocommit (self->handle))
    lian_db_run (self, "ROLLBACK", NULL);
}

/**
 * lian_db_mark:
 * @self: a connection inside a transaction that writes
 * @error: return location
 *
 * Marks a place that lian_db_back_to_mark() leads back to.  Marks stand inside each other.
 *
 * Returns: whether it was marked
 */
gboolean
lian_db_mark (LianDb *self, GError **error)
{
  return lian_db_run (self, "SAVEPOINT mark", error);
}

/**
 * lian_db_back_to_mark:
 * @self: a connection
 * @error: return location
 *
 * Takes back what was written since the last mark, and forgets the mark.
 *
 * Returns: whether all is as it was at the mark
 */
gboolean
lian_db_back_to_mark (LianDb *self, GError **error)
{
  return lian_db_run (self, "ROLLBACK TO mark; RELEASE mark", error);
}

/**
 * lian_db_commit:
 * @self: a connection
 * @error: return location
 *
 * Ends a transaction.  When it can't be committed, or the file failed inside it, it is rolled back.
 *
 * Returns: whether all of it stays
 */
gboolean
lian_db_commit (LianDb *self, GError **error)
{
  gboolean ok = may_go_on (self, error) && (!self->writing || stays_in_place (self, error))
                && lian_db_run (self, "COMMIT", error);
  lian_db_rollback (self);
  return ok;
}

/**
 * lian_db_end_read:
 * @self: a connection
 * @ok: whether the reading succeeded, as far as its function could see
 * @error: return location
 *
 * Ends a transaction that only read.
 *
 * Returns: whether all that was asked for was really read
 */
gboolean
lian_db_end_read (LianDb *self, gboolean ok, GError **error)
{
  ok = ok && may_go_on (self, error);
  lian_db_rollback (self);
  return ok;
}

/**
 * lian_db_go_on:
 * @self: a connection
 *
 * Lets a transaction that only reads go on after the file failed in it: the caller says what is
 * missing.
 */
void
lian_db_go_on (LianDb *self)
{
  g_return_if_fail (!self->writing);
  g_clear_error (&self->failure);
}

/**
 * lian_db_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the statement, reset and without values; it stays in the
 *   connection's cache
 */
sqlite3_stmt *
lian_db_prepare (LianDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                     NULL);
      if (code != SQLITE_OK)
        {
          lian_db_fail (self, code, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

/**
 * lian_db_prepare_kept:
 * @self: a connection
 * @sql: one statement, a literal or a text that is kept for the life of the program
 * @error: return location
 *
 * As lian_db_prepare(), known by its address: a statement of a hundred columns that runs for each of
 * 100,000 records is not read again each time.
 *
 * Returns: (transfer none) (nullable): the statement, reset and without values
 */
sqlite3_stmt *
lian_db_prepare_kept (LianDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->kept, sql);
  if (statement == NULL)
    {
      statement = lian_db_prepare (self, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->kept, (gpointer) sql, statement);
      return statement;
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

/**
 * lian_db_step:
 * @self: a connection
 * @statement: a statement of it
 * @row: (out): whether there is a row
 * @error: return location
 *
 * "No more rows" and "failed" are told apart: %FALSE is only ever a failure.
 *
 * Returns: whether the step succeeded
 */
gboolean
lian_db_step (LianDb *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  *row = FALSE;
  if (!may_go_on (self, error))
    {
      sqlite3_reset (statement);
      return FALSE;
    }
  int code = sqlite3_step (statement);
  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  sqlite3_reset (statement);
  return code == SQLITE_DONE || lian_db_fail (self, code, error);
}

/**
 * lian_db_finish:
 * @self: a connection
 * @statement: a statement that gives no rows
 * @error: return location
 *
 * Returns: whether it ran
 */
gboolean
lian_db_finish (LianDb *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row;
  gboolean ok = lian_db_step (self, statement, &row, error);
  sqlite3_reset (statement);
  return ok;
}

/**
 * lian_db_get_number:
 * @self: a connection
 * @sql: a statement without parameters that gives one number
 * @number: (out): the number; 0 when there is no row
 * @error: return location
 *
 * Returns: whether it ran
 */
gboolean
lian_db_get_number (LianDb *self, const char *sql, gint64 *number, GError **error)
{
  gboolean row;
  sqlite3_stmt *statement = lian_db_prepare (self, sql, error);
  *number = 0;
  if (statement == NULL || !lian_db_step (self, statement, &row, error))
    return FALSE;
  if (row)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}
