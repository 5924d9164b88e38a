/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One connection to a base.
 *
 * Any base may come from a stranger, so every connection is hardened in this one place: no code in
 * the schema may call out, no schema may be rewritten, no file is attached, sizes are limited.
 * Statements are cached by their text; they are reset and cleared when handed out. */
#include "lian-db.h"
#include "lian-db-locks.h"
#include "lian-db-place.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define LENGTH_LIMIT (64 * 1024 * 1024)

struct _LianDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements;
  gboolean inside; /* a transaction begun by lian_db_begin() */
  GError *failure; /* of the file, inside it: nothing more runs */
};

/**
 * lian_db_resolve:
 * @path: a path that a person or script gave
 *
 * Resolves links in the folder, because SQLite's NOFOLLOW refuses a link anywhere in the path and we
 * mean only the file itself.
 *
 * Returns: (transfer full): an absolute path
 */
char *
lian_db_resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved = g_build_filename (real != NULL ? real : folder, name, NULL);
  free (real);
  return resolved;
}

static LianError
reaction (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LIAN_ERROR_BUSY;
    case SQLITE_FULL:
      return LIAN_ERROR_DISK_FULL;
    case SQLITE_READONLY:
      return code == SQLITE_READONLY_DBMOVED ? LIAN_ERROR_GONE : LIAN_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LIAN_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
      return LIAN_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return LIAN_ERROR_CANCELLED;
    case SQLITE_CANTOPEN:
      return LIAN_ERROR_GONE;
    default:
      return LIAN_ERROR_FAILED;
    }
}

static const char *
explanation (LianError kind)
{
  switch (kind)
    {
    case LIAN_ERROR_BUSY:
      return _ ("another program is writing to the base; try again");
    case LIAN_ERROR_DISK_FULL:
      return _ ("the disk is full; nothing was changed");
    case LIAN_ERROR_READ_ONLY:
      return _ ("the base can't be written; it can be opened read-only");
    case LIAN_ERROR_DAMAGED:
      return _ ("the file is damaged or is not a base; a backup can be opened");
    case LIAN_ERROR_GONE:
      return _ ("the file or its folder can't be reached");
    case LIAN_ERROR_CONSTRAINT:
      return _ ("the schema refuses the change");
    case LIAN_ERROR_CANCELLED:
      return _ ("cancelled");
    case LIAN_ERROR_FAILED:
    case LIAN_ERROR_TOO_NEW:
    case LIAN_ERROR_FOREIGN:
    case LIAN_ERROR_CONFLICT:
    case LIAN_ERROR_INPUT:
    case LIAN_ERROR_NOTHING:
    default:
      return _ ("the base reports an error");
    }
}

static gboolean
has_no_room (const char *path)
{
  struct statvfs info;
  g_autofree char *folder = g_path_get_dirname (path);
  return statvfs (folder, &info) == 0 && info.f_blocks > 0
         && (info.f_bavail == 0 || (info.f_files > 0 && info.f_favail == 0));
}

/* What the system said of a failed operation; SQLite doesn't keep it for all of them. */
static LianError
system_reaction (LianDb *self, LianError otherwise)
{
  int os_error = sqlite3_system_errno (self->handle);
  if (os_error == ENOSPC || os_error == EDQUOT || has_no_room (self->path))
    return LIAN_ERROR_DISK_FULL;
  if (os_error == EACCES || os_error == EPERM || os_error == EROFS)
    return LIAN_ERROR_READ_ONLY;
  return os_error == ENOENT || os_error == ESTALE ? LIAN_ERROR_GONE : otherwise;
}

static gboolean
is_of_the_file (int primary)
{
  return primary == SQLITE_IOERR || primary == SQLITE_FULL || primary == SQLITE_CORRUPT
         || primary == SQLITE_NOTADB || primary == SQLITE_NOMEM || primary == SQLITE_CANTOPEN;
}

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
                 explanation (LIAN_ERROR_FAILED));
  return FALSE;
}

/**
 * lian_db_fail:
 * @self: a connection
 * @code: what SQLite returned
 * @error: return location
 *
 * Turns SQLite's code into an error named for the reaction it calls for.
 *
 * Returns: %FALSE always
 */
gboolean
lian_db_fail (LianDb *self, int code, GError **error)
{
  LianError kind = reaction (code);
  int primary = code & 0xff;
  /* A full disk can also show as a failed write, a failed sync or a log that can't be made. */
  if ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && self->handle != NULL)
    kind = system_reaction (self, kind);
  g_autoptr (GError) failure
      = g_error_new (LIAN_ERROR, kind, "%s: %s (%s)", self->path, explanation (kind),
                     self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
  if (self->inside && self->failure == NULL && is_of_the_file (primary))
    self->failure = g_error_copy (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
harden (sqlite3 *handle)
{
  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (handle, SQLITE_LIMIT_TRIGGER_DEPTH, 8);
}

static gboolean
create_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: the file exists already"), path);
  else
    g_set_error (error, LIAN_ERROR, errno == ENOSPC ? LIAN_ERROR_DISK_FULL : LIAN_ERROR_GONE,
                 "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
file_is_plain (const char *path, GError **error)
{
  struct stat info;
  if (lstat (path, &info) != 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_GONE, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FOREIGN, _ ("%s: this is not a plain file"), path);
      return FALSE;
    }
  return TRUE;
}

/* A base in WAL mode in a folder that can't be written opens only as an unchanging file. */
static int
open_immutable (const char *path, sqlite3 **handle)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  sqlite3_close (*handle);
  *handle = NULL;
  return sqlite3_open_v2 (uri, handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                          NULL);
}

/* Before the first base is opened: the locks are taken in hand, and SQLite keeps no account of its
 * memory.  Nobody reads that, and it costs a lock for every allocation: a twelfth of a large
 * import. */
static void
set_up_once (void)
{
  static gsize done;
  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  lian_db_keep_locks ();
  g_once_init_leave (&done, 1);
}

static int
open_handle (const char *path, LianDbMode mode, sqlite3 **handle)
{
  set_up_once ();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  if (mode == LIAN_DB_MEMORY)
    return sqlite3_open_v2 (":memory:", handle,
                            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (mode != LIAN_DB_READ)
    return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READWRITE, NULL);
  int code = sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READONLY, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (*handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY)
    return open_immutable (path, handle);
  return SQLITE_OK;
}

/**
 * lian_db_open:
 * @path: the file; ignored for a base in memory
 * @mode: how
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a hardened connection, to be used by one thread at a time
 */
LianDb *
lian_db_open (const char *path, LianDbMode mode, GError **error)
{
  g_autoptr (LianDb) self = g_new0 (LianDb, 1);
  self->path = mode == LIAN_DB_MEMORY ? g_strdup (":memory:") : lian_db_resolve (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) sqlite3_finalize);
  if ((mode == LIAN_DB_CREATE || mode == LIAN_DB_READ_WRITE)
      && !_lian_db_place_check (self->path, error))
    return NULL;
  if (mode == LIAN_DB_CREATE && !create_file (self->path, error))
    return NULL;
  if (mode != LIAN_DB_MEMORY && !file_is_plain (self->path, error))
    return NULL;
  int code = open_handle (self->path, mode, &self->handle);
  if (code != SQLITE_OK)
    {
      lian_db_fail (self, code, error);
      return NULL;
    }
  harden (self->handle);
  if (!lian_db_run (self, "PRAGMA cell_size_check = ON", error)
      || !lian_db_run (self, "PRAGMA mmap_size = 0", error)
      || !lian_db_run (self, "PRAGMA synchronous = FULL", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * lian_db_use_wal:
 * @self: a connection that can write, to a base known to be ours
 * @error: return location
 *
 * Not part of opening: the setting is written into the file, and a file of another program has to
 * stay as it is.
 *
 * Returns: whether reader and writer no longer wait for each other
 */
gboolean
lian_db_use_wal (LianDb *self, GError **error)
{
  return lian_db_run (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * lian_db_close:
 * @self: (nullable) (transfer full): a connection
 */
void
lian_db_close (LianDb *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  g_clear_error (&self->failure);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("a connection was closed with work left on it");
  g_free (self->path);
  g_free (self);
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
  self->inside = lian_db_run (self, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
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
  g_clear_error (&self->failure);
  if (!sqlite3_get_autocommit (self->handle))
    lian_db_run (self, "ROLLBACK", NULL);
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
  gboolean ok = may_go_on (self, error) && lian_db_run (self, "COMMIT", error);
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
