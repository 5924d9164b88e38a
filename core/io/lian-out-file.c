/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A file that is written whole or not at all.
 *
 * The bytes go to a file beside the target that only its owner can read; when all are on the disk it
 * takes the target's name.  A full disk leaves the old file as it was.  What is no plain file
 * (standard output, a pipe, a device) is written directly. */
#include "lian-out-file.h"
#include "lian-error.h"
#include "lian-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _LianOutFile
{
  char *name;      /* for messages */
  char *target;    /* NULL: written directly */
  char *temporary;
  int fd;
  gboolean owns_fd;
};

static gboolean
fail (LianOutFile *self, int code, GError **error)
{
  LianError kind = code == ENOSPC || code == EDQUOT ? LIAN_ERROR_DISK_FULL
                   : code == ENOENT                 ? LIAN_ERROR_GONE
                                                    : LIAN_ERROR_FAILED;
  g_set_error (error, LIAN_ERROR, kind, _ ("%s: %s; nothing was written"), self->name,
               g_strerror (code));
  return FALSE;
}

static gboolean
open_direct (LianOutFile *self, const char *path, GError **error)
{
  self->fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  self->owns_fd = TRUE;
  return self->fd >= 0 || fail (self, errno, error);
}

/* A link stays a link: the file that it leads to is the target. */
static gboolean
open_beside (LianOutFile *self, const char *path, GError **error)
{
  char *resolved = realpath (path, NULL);
  self->target = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *base = g_path_get_basename (self->target);
  g_autofree char *name = g_strdup_printf (".%.40s.XXXXXX", base);
  self->temporary = g_build_filename (folder, name, NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  self->owns_fd = TRUE;
  if (self->fd >= 0)
    return TRUE;
  int code = errno;
  g_clear_pointer (&self->temporary, g_free);
  return fail (self, code, error);
}

/**
 * lian_out_file_may_replace:
 * @path: where something is to be written
 * @error: return location
 *
 * A base holds a federation's records, and no file made from it is worth them: a slip of the hand
 * in a name must not put one in its place.
 *
 * Returns: whether no base stands there
 */
gboolean
lian_out_file_may_replace (const char *path, GError **error)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = { 0 };
  GStatBuf info;
  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return TRUE;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean base = fd >= 0 && read (fd, head, sizeof head) == (ssize_t) sizeof head
                  && memcmp (head, magic, sizeof magic) == 0;
  if (fd >= 0)
    close (fd);
  if (!base)
    return TRUE;
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_FAILED,
               _ ("%s: this is a base and is not written over; choose another name"), name);
  return FALSE;
}

/**
 * lian_out_file_new:
 * @path: (nullable): the file; %NULL or "-" for standard output
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a file to write to
 */
LianOutFile *
lian_out_file_new (const char *path, GError **error)
{
  g_autoptr (LianOutFile) self = g_new0 (LianOutFile, 1);
  GStatBuf info;
  gboolean ok = TRUE;
  self->fd = STDOUT_FILENO;
  if (path == NULL || g_str_equal (path, "-"))
    self->name = g_strdup (_ ("standard output"));
  else
    {
      self->name = g_filename_display_name (path);
      if (g_stat (path, &info) == 0 && S_ISDIR (info.st_mode))
        ok = fail (self, EISDIR, error);
      else if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
        ok = open_direct (self, path, error);
      else
        ok = lian_out_file_may_replace (path, error) && open_beside (self, path, error);
    }
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * lian_out_file_write:
 * @self: a file
 * @bytes: what to write
 * @length: its length
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
lian_out_file_write (LianOutFile *self, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      ssize_t written = write (self->fd, bytes, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (self, errno, error);
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/**
 * lian_out_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): its name for messages
 */
const char *
lian_out_file_get_name (LianOutFile *self)
{
  return self->name;
}

/**
 * lian_out_file_get_temporary:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the path under which it is written, for a library that opens
 *   files by name; %NULL when it is written directly
 */
const char *
lian_out_file_get_temporary (LianOutFile *self)
{
  return self->temporary;
}

/* The new name itself has to survive a power cut.  Some file systems know nothing of it. */
static void
sync_folder (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * lian_out_file_commit:
 * @self: a file
 * @error: return location
 *
 * Puts the file in its place.  Without this call, freeing it leaves the old file as it was.
 *
 * Returns: whether the file is on the disk
 */
gboolean
lian_out_file_commit (LianOutFile *self, GError **error)
{
  if (self->temporary == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->target) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->target);
  return TRUE;
}

/**
 * lian_out_file_free:
 * @self: (nullable) (transfer full): a file
 */
void
lian_out_file_free (LianOutFile *self)
{
  if (self == NULL)
    return;
  if (self->owns_fd && self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->name);
  g_free (self);
}
