/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SQLite's codes, turned into errors named for the reaction they call for. */
#include "lian-db-private.h"
#include "lian-i18n.h"

#include <errno.h>
#include <sys/statvfs.h>
#include <unistd.h>

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

/* What a person is told of it. */
const char *
_lian_db_explain (LianError kind)
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

/**
 * lian_db_kind_of_errno:
 * @number: what the system said
 * @otherwise: what it is when that says nothing
 *
 * Returns: the reaction that it calls for
 */
LianError
lian_db_kind_of_errno (int number, LianError otherwise)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      return LIAN_ERROR_DISK_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return LIAN_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
    case ESTALE:
    case ENXIO:
    case ENODEV:
      return LIAN_ERROR_GONE;
    case EEXIST:
      return LIAN_ERROR_INPUT;
    default:
      return otherwise;
    }
}

/* The base is there, but it or the files beside it can't be written: a medium or a share that is
 * mounted read-only, or a folder of somebody else's. */
static gboolean
has_no_right (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return access (path, F_OK) == 0 && (access (path, W_OK) != 0 || access (folder, W_OK) != 0);
}

/* What the system said of a failed operation; SQLite doesn't keep it for all of them.  Where it
 * can't make a log it tries to read one, and then says that there is none. */
static LianError
system_reaction (LianDb *self, LianError otherwise)
{
  int os_error = sqlite3_system_errno (self->handle);
  if (has_no_room (self->path))
    return LIAN_ERROR_DISK_FULL;
  LianError kind = lian_db_kind_of_errno (os_error, otherwise);
  return kind == LIAN_ERROR_GONE && has_no_right (self->path) ? LIAN_ERROR_READ_ONLY : kind;
}

static gboolean
is_of_the_file (int primary)
{
  return primary == SQLITE_IOERR || primary == SQLITE_FULL || primary == SQLITE_CORRUPT
         || primary == SQLITE_NOTADB || primary == SQLITE_NOMEM || primary == SQLITE_CANTOPEN;
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
      = g_error_new (LIAN_ERROR, kind, "%s: %s (%s)", self->path, _lian_db_explain (kind),
                     self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
  if (self->inside && self->failure == NULL && is_of_the_file (primary))
    self->failure = g_error_copy (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
