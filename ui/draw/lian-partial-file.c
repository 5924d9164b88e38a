/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A file that appears under its name only when it is whole. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN

#include "lian-partial-file.h"

#include "lian-draw-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Cairo's own file surfaces ignore a failed write, so a full disk leaves half a page where a whole
 * one was.  Here the bytes go to a new file beside the target, each write is checked, and the
 * target is replaced by a rename after the bytes are on the disk.  Freeing an uncommitted file
 * removes what was written; the target is then as it was.
 *
 * The file is readable by its owner alone: what a federation prints holds names and money.
 * Something that is not a plain file (a device, a pipe, a folder) is never replaced. */

#define BUFFER_SIZE (64 * 1024)
#define MAX_TRIES 32

struct _LianPartialFile
{
  char *target;
  char *path;
  int fd;
  int saved_errno;
  gsize used;
  guint8 buffer[BUFFER_SIZE];
};

/* Follows a symbolic link, so that the file it leads to is replaced and not the link. */
static char *
resolve_target (const char *target)
{
  if (g_file_test (target, G_FILE_TEST_IS_SYMLINK))
    {
      char *real = realpath (target, NULL);

      if (real != NULL)
        {
          char *copy = g_strdup (real);

          free (real);
          return copy;
        }
    }
  return g_strdup (target);
}

static gboolean
check_target (const char *target, GError **error)
{
  GStatBuf info;
  g_autofree char *name = NULL;

  if (*target == '\0')
    {
      _lian_draw_error_set_errno (error, target, ENOENT);
      return FALSE;
    }
  if (g_stat (target, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;

  name = g_filename_display_name (target);
  g_set_error (error, LIAN_DRAW_ERROR, LIAN_DRAW_ERROR_NOT_A_FILE,
               _ ("Could not write “%s”: it is not a plain file"), name);
  return FALSE;
}

static char *
make_path (const char *target, gboolean short_name)
{
  guint32 mark = g_random_int ();
  g_autofree char *folder = NULL;

  if (!short_name)
    return g_strdup_printf ("%s.%08x.partial", target, mark);

  folder = g_path_get_dirname (target);
  return g_strdup_printf ("%s/.%08x.partial", folder, mark);
}

static gboolean
open_partial (LianPartialFile *self, GError **error)
{
  gboolean short_name = FALSE;
  int failure = EEXIST;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      self->path = make_path (self->target, short_name);
      self->fd = g_open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (self->fd >= 0)
        return TRUE;

      failure = errno;
      g_clear_pointer (&self->path, g_free);
      if (failure == ENAMETOOLONG && !short_name)
        short_name = TRUE;
      else if (failure != EEXIST && failure != EINTR)
        break;
    }
  _lian_draw_error_set_errno (error, self->target, failure);
  return FALSE;
}

/* Opens a new file beside @target; the target itself is not touched before the commit. */
LianPartialFile *
_lian_partial_file_new (const char *target, GError **error)
{
  g_autoptr (LianPartialFile) self = g_new0 (LianPartialFile, 1);

  self->fd = -1;
  self->target = resolve_target (target);
  if (!check_target (self->target, error) || !open_partial (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
write_all (LianPartialFile *self, const guint8 *data, gsize length)
{
  while (length > 0 && self->saved_errno == 0)
    {
      gssize n = write (self->fd, data, length);

      if (n > 0)
        {
          data += n;
          length -= n;
        }
      else if (n == 0)
        self->saved_errno = EIO;
      else if (errno != EINTR)
        self->saved_errno = errno;
    }
  return self->saved_errno == 0;
}

static gboolean
flush (LianPartialFile *self)
{
  gsize used = self->used;

  self->used = 0;
  return write_all (self, self->buffer, used);
}

/* After the first failure every further write fails as well. */
gboolean
_lian_partial_file_write (LianPartialFile *self, const guint8 *data, gsize length)
{
  if (self->saved_errno != 0)
    return FALSE;
  if (self->used + length > BUFFER_SIZE && !flush (self))
    return FALSE;
  if (length > BUFFER_SIZE)
    return write_all (self, data, length);

  memcpy (self->buffer + self->used, data, length);
  self->used += length;
  return TRUE;
}

/* The first failure, or 0. */
int
_lian_partial_file_get_errno (LianPartialFile *self)
{
  return self->saved_errno;
}

const char *
_lian_partial_file_get_target (LianPartialFile *self)
{
  return self->target;
}

/* Makes the rename itself survive a power cut.  A folder that may not be read, or a file system
 * that cannot synchronise folders, is no failure: the file is whole under its name. */
static int
sync_folder (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int result = 0;

  if (fd < 0)
    return 0;
  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF)
    result = errno;
  close (fd);
  return result;
}

static gboolean
close_synced (LianPartialFile *self)
{
  int fd = self->fd;

  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    self->saved_errno = errno;
  self->fd = -1;
  if (close (fd) != 0 && errno != EINTR && self->saved_errno == 0)
    self->saved_errno = errno;
  return self->saved_errno == 0;
}

/* Puts the file under its name.  On failure the old file stays, and freeing removes the rest. */
gboolean
_lian_partial_file_commit (LianPartialFile *self, GError **error)
{
  g_return_val_if_fail (self->fd >= 0, FALSE);

  if (flush (self) && close_synced (self))
    {
      if (g_rename (self->path, self->target) == 0)
        {
          g_clear_pointer (&self->path, g_free);
          self->saved_errno = sync_folder (self->target);
        }
      else
        self->saved_errno = errno;
    }
  if (self->saved_errno == 0)
    return TRUE;

  _lian_draw_error_set_errno (error, self->target, self->saved_errno);
  return FALSE;
}

void
_lian_partial_file_free (LianPartialFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->target);
  g_free (self);
}
