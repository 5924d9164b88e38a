/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Locks of a base that other parts of the process can't lose.
 *
 * SQLite uses POSIX locks, which belong to the process: whoever in it opens and closes the same file
 * drops them all.  A file dialog does just that with every file of a folder it can't name the type
 * of, and after it another program would take the base for unused and remove its log while acts are
 * still written into it.
 *
 * So the locks are held by an open file of our own for each file, by Linux's locks of open file
 * descriptions.  Other processes see them as they see POSIX locks.  SQLite counts the locks of its
 * connections to one file itself and asks the system only for the process as a whole, hence one
 * holder for each file is right. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "lian-db-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  guint users; /* descriptors of SQLite */
} Holder;

static GMutex mutex;
static GHashTable *by_fd; /* descriptor of SQLite → Holder, not owned */
static GHashTable *holders;

static guint
holder_hash (gconstpointer key)
{
  const Holder *holder = key;
  return (guint) holder->inode ^ (guint) holder->device;
}

static gboolean
holder_equal (gconstpointer a, gconstpointer b)
{
  const Holder *one = a, *other = b;
  return one->device == other->device && one->inode == other->inode;
}

static void
holder_free (gpointer data)
{
  Holder *holder = data;
  close (holder->fd);
  g_free (holder);
}

/* A description of its own: a duplicate of SQLite's would share that of SQLite. */
static int
open_again (int fd)
{
  char path[32];
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  int again = open (path, O_RDWR | O_CLOEXEC);
  return again >= 0 ? again : open (path, O_RDONLY | O_CLOEXEC);
}

static Holder *
find_holder (int fd)
{
  struct stat info;
  Holder *holder = g_hash_table_lookup (by_fd, GINT_TO_POINTER (fd));
  if (holder != NULL || fstat (fd, &info) != 0)
    return holder;
  Holder key = { .device = info.st_dev, .inode = info.st_ino };
  holder = g_hash_table_lookup (holders, &key);
  if (holder == NULL)
    {
      int again = open_again (fd);
      if (again < 0)
        return NULL;
      holder = g_new (Holder, 1);
      *holder = (Holder){ info.st_dev, info.st_ino, again, 0 };
      g_hash_table_add (holders, holder);
    }
  holder->users++;
  g_hash_table_insert (by_fd, GINT_TO_POINTER (fd), holder);
  return holder;
}

/* Where the system knows no such locks, SQLite's own way is all there is. */
static int
lock (int fd, int command, struct flock *request)
{
  g_mutex_lock (&mutex);
  Holder *holder = find_holder (fd);
  int holding = holder != NULL ? holder->fd : -1;
  g_mutex_unlock (&mutex);
  if (holding < 0)
    return fcntl (fd, command, request);
  struct flock ours = *request;
  ours.l_pid = 0;
  int result = fcntl (holding, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, &ours);
  if (result != 0 && errno == EINVAL)
    return fcntl (fd, command, request);
  if (command == F_GETLK)
    *request = ours;
  return result;
}

static int
fcntl_for_sqlite (int fd, int command, ...)
{
  va_list arguments;
  va_start (arguments, command);
  void *argument = va_arg (arguments, void *);
  va_end (arguments);
  if (command == F_SETLK || command == F_GETLK)
    return lock (fd, command, argument);
  return fcntl (fd, command, argument);
}

static int
close_for_sqlite (int fd)
{
  g_mutex_lock (&mutex);
  Holder *holder = g_hash_table_lookup (by_fd, GINT_TO_POINTER (fd));
  if (holder != NULL)
    {
      g_hash_table_remove (by_fd, GINT_TO_POINTER (fd));
      if (--holder->users == 0)
        g_hash_table_remove (holders, holder);
    }
  g_mutex_unlock (&mutex);
  return close (fd);
}

/**
 * lian_db_keep_locks:
 *
 * Tells SQLite to lock files this way; once, before the first base is opened.
 */
void
lian_db_keep_locks (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");
  if (vfs == NULL || vfs->iVersion < 3)
    return;
  by_fd = g_hash_table_new (NULL, NULL);
  holders = g_hash_table_new_full (holder_hash, holder_equal, holder_free, NULL);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fcntl_for_sqlite);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_for_sqlite);
}
