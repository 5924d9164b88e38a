/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A private folder for a base of an earlier day.
 *
 * It lies in the user's own cache, readable by the owner alone, and is locked while it is used: so
 * the next program that makes one sees which were left by programs that were killed, and removes
 * them.  The kernel lets go of a lock when the process ends, however it does. */
#include "lian-past-place-private.h"
#include "lian-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX "past-"
#define LOCK "lock"

static char *
parent_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "lianshe", NULL);
}

static gboolean
fail (const char *path, GError **error)
{
  int number = errno;
  g_set_error (error, LIAN_ERROR, lian_db_kind_of_errno (number, LIAN_ERROR_FAILED), "%s: %s", path,
               g_strerror (number));
  return FALSE;
}

/* Returns the lock, or -1 when somebody holds it or it can't be had. */
static int
lock_folder (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int lock = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  if (lock >= 0)
    close (lock);
  return -1;
}

/* Only files: nothing of ours makes folders there.  The lock goes last. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *lock = g_build_filename (folder, LOCK, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_equal (name, LOCK))
        g_unlink (path);
    }
  g_unlink (lock);
  g_rmdir (folder);
}

static void
remove_abandoned (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      int lock = g_str_has_prefix (name, PREFIX) ? lock_folder (folder, 0) : -1;
      if (lock < 0)
        continue;
      remove_folder (folder);
      close (lock);
    }
}

/* Makes a folder, and removes those that nobody uses any more. */
gboolean
_lian_past_place_make (LianPastPlace *self, GError **error)
{
  g_autofree char *parent = parent_folder ();
  *self = (LianPastPlace){ .lock = -1 };
  if (g_mkdir_with_parents (parent, 0700) != 0)
    return fail (parent, error);
  remove_abandoned (parent);
  self->folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);
  if (g_mkdtemp (self->folder) == NULL)
    {
      g_clear_pointer (&self->folder, g_free);
      return fail (parent, error);
    }
  self->lock = lock_folder (self->folder, O_CREAT | O_EXCL);
  return self->lock >= 0 || fail (self->folder, error);
}

void
_lian_past_place_remove (LianPastPlace *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->folder, g_free);
  self->lock = -1;
}
