/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Opening a connection.
 *
 * Any base may come from a stranger, so every connection is hardened in this one place: no code in
 * the schema may call out, no schema may be rewritten, no file is attached, sizes are limited. */
#include "lian-db-locks.h"
#include "lian-db-place.h"
#include "lian-db-private.h"
#include "lian-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define LENGTH_LIMIT (64 * 1024 * 1024)

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

/* A medium or a share that is mounted read-only, or a folder of somebody else's. */
static gboolean
has_no_right (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return access (folder, W_OK) != 0;
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
    g_set_error (error, LIAN_ERROR, lian_db_kind_of_errno (errno, LIAN_ERROR_GONE), "%s: %s", path,
                 g_strerror (errno));
  return FALSE;
}

static gboolean
file_is_plain (const char *path, GError **error)
{
  struct stat info;
  if (lstat (path, &info) != 0)
    {
      g_set_error (error, LIAN_ERROR, lian_db_kind_of_errno (errno, LIAN_ERROR_GONE), "%s: %s",
                   path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_FOREIGN, _ ("%s: this is not a plain file"), path);
      return FALSE;
    }
  return TRUE;
}

/* The last acts of a base that was not closed lie in its log, and an unchanging file has none: it
 * would be shown as it was some time ago. */
static gboolean
log_is_empty (const char *path)
{
  struct stat info;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  return stat (log, &info) != 0 || info.st_size == 0;
}

/* Reading makes a small file beside the base too, and there may be no right to or no room for it. */
static gboolean
lacks_shared_memory (sqlite3 *handle)
{
  int code = sqlite3_extended_errcode (handle);
  return (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY
         || code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE
         || code == SQLITE_IOERR_SHMMAP;
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

/* glibc gives the top of a thread's heap back to the system as soon as 128 KB are free there, and
 * takes it again with the next record: on a machine with several processors each time costs an
 * interruption of all of them, and that was nine tenths of an act of a thousand records.  A few
 * megabytes are kept instead.  The second number has to be said with the first, which ends glibc's own
 * adjustment of it. */
#define HEAP_KEPT (16 * 1024 * 1024)
#define HEAP_LARGEST (4 * 1024 * 1024)

static void
keep_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_TRIM_THRESHOLD, HEAP_KEPT);
  mallopt (M_MMAP_THRESHOLD, HEAP_LARGEST);
#endif
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
  keep_heap ();
  lian_db_keep_locks ();
  g_once_init_leave (&done, 1);
}

static int
open_to_read (const char *path, int flags, sqlite3 **handle, gboolean *log_is_stuck)
{
  int code = sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READONLY, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (*handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (code == SQLITE_OK || !lacks_shared_memory (*handle))
    return SQLITE_OK;
  if (log_is_empty (path))
    return open_immutable (path, handle);
  *log_is_stuck = has_no_right (path);
  return SQLITE_OK;
}

static int
open_handle (const char *path, LianDbMode mode, sqlite3 **handle, gboolean *log_is_stuck)
{
  set_up_once ();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  if (mode == LIAN_DB_MEMORY)
    return sqlite3_open_v2 (":memory:", handle,
                            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (mode != LIAN_DB_READ)
    return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READWRITE, NULL);
  return open_to_read (path, flags, handle, log_is_stuck);
}

static void
fail_with_log (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY,
               /* Translators: a file with its folder; its name, twice */
               _ ("%s: the last acts of the base still lie in the file %s-wal beside it, and nothing "
                  "can be written here to bring the two together. Copy both, %s and its -wal, to a "
                  "folder that can be written, and open the copy"),
               path, name, name);
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
  self->kept = g_hash_table_new (NULL, NULL);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) sqlite3_finalize);
  if ((mode == LIAN_DB_CREATE || mode == LIAN_DB_READ_WRITE)
      && !_lian_db_place_check (self->path, error))
    return NULL;
  if ((mode == LIAN_DB_CREATE || mode == LIAN_DB_CREATE_COPY)
      && !create_file (self->path, error))
    return NULL;
  if (mode != LIAN_DB_MEMORY && !file_is_plain (self->path, error))
    return NULL;
  gboolean log_is_stuck = FALSE;
  int code = open_handle (self->path, mode, &self->handle, &log_is_stuck);
  if (code == SQLITE_OK)
    code = _lian_db_add_functions (self->handle);
  if (code != SQLITE_OK)
    {
      lian_db_fail (self, code, error);
      return NULL;
    }
  if (log_is_stuck)
    {
      fail_with_log (self->path, error);
      return NULL;
    }
  harden (self->handle);
  /* Room for the leaves of a list's indexes into which a large act writes here and there; else each is
   * written out time and again. */
  if (!lian_db_run (self, "PRAGMA cache_size = -16384", error)
      || !lian_db_run (self, "PRAGMA cell_size_check = ON", error)
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
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->statements);
  g_clear_error (&self->failure);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("a connection was closed with work left on it");
  g_free (self->path);
  g_free (self);
}

/**
 * lian_db_remove_files:
 * @path: a base that is nobody's any more and that nobody has open
 *
 * Removes the file and what SQLite may have left beside it; what isn't there is no failure.
 */
void
lian_db_remove_files (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_remove (name);
    }
}
