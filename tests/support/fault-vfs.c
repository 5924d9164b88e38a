/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A file system that fails on request, put between SQLite and the real one.
 *
 * Syncs are not passed on: it is the process that lives through these faults, and the power stays
 * on. */
#include "fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;

static GMutex lock;
static FaultKind kind;
static guint fail_at; /* 0: nothing fails */
static gboolean stays_broken;
static guint n_done, n_failed, n_stuck;
static GCond moved;

/* Starts to count: operation number @at fails, and if @persistent all that follow. */
void
fault_vfs_arm (FaultKind fault, guint at, gboolean persistent)
{
  g_mutex_lock (&lock);
  kind = fault;
  fail_at = at;
  stays_broken = persistent;
  n_done = n_failed = n_stuck = 0;
  g_mutex_unlock (&lock);
}

/* Returns how many operations failed. */
guint
fault_vfs_disarm (void)
{
  g_mutex_lock (&lock);
  guint n = n_failed;
  fail_at = 0;
  g_cond_broadcast (&moved);
  g_mutex_unlock (&lock);
  return n;
}

/* Waits until something hangs. */
void
fault_vfs_wait_stuck (void)
{
  g_mutex_lock (&lock);
  while (n_stuck == 0)
    g_cond_wait (&moved, &lock);
  g_mutex_unlock (&lock);
}

static gboolean
fails (gboolean writes)
{
  gboolean failed = FALSE;
  g_mutex_lock (&lock);
  while (writes && fail_at != 0 && kind == FAULT_STUCK)
    {
      n_stuck++;
      g_cond_broadcast (&moved);
      g_cond_wait (&moved, &lock);
    }
  if (fail_at != 0 && (kind == FAULT_BROKEN || writes))
    {
      n_done++;
      failed = n_done == fail_at || (stays_broken && n_done > fail_at);
      n_failed += failed;
    }
  gboolean full = kind == FAULT_FULL;
  g_mutex_unlock (&lock);
  if (failed)
    errno = full ? ENOSPC : EIO;
  return failed;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
read_file (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  if (fails (FALSE))
    return SQLITE_IOERR_READ;
  return real (file)->pMethods->xRead (real (file), data, n, offset);
}

static int
write_file (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  if (!fails (TRUE))
    return real (file)->pMethods->xWrite (real (file), data, n, offset);
  if (n > 1)
    real (file)->pMethods->xWrite (real (file), data, n / 2, offset);
  return kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  if (fails (FALSE))
    return SQLITE_IOERR_TRUNCATE;
  return real (file)->pMethods->xTruncate (real (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  return fails (FALSE) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  if (fails (FALSE))
    return SQLITE_IOERR_FSTAT;
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  if (fails (FALSE))
    return SQLITE_IOERR_LOCK;
  return real (file)->pMethods->xLock (real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
check_reserved (sqlite3_file *file, int *reserved)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), reserved);
}

static int
control_file (sqlite3_file *file, int op, void *data)
{
  return real (file)->pMethods->xFileControl (real (file), op, data);
}

static int
sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  if (fails (FALSE))
    return SQLITE_IOERR_SHMMAP;
  return real (file)->pMethods->xShmMap (real (file), page, size, extend, memory);
}

/* Letting go never fails: SQLite doesn't look at the answer. */
static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  if ((flags & SQLITE_SHM_LOCK) && fails (FALSE))
    return SQLITE_IOERR_SHMLOCK;
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static const sqlite3_io_methods methods = {
  2,           close_file,   read_file,    write_file,     truncate_file, sync_file,
  file_size,   lock_file,    unlock_file,  check_reserved, control_file,  sector_size,
  characteristics, map_shared, lock_shared, barrier,       unmap_shared,  NULL,
  NULL,
};

static int
open_file (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *ours = (File *) file;
  ours->real = (sqlite3_file *) &ours[1];
  ours->base.pMethods = NULL;
  if (fails (FALSE))
    return SQLITE_CANTOPEN;
  int code = real_vfs->xOpen (real_vfs, name, ours->real, flags, out_flags);
  if (ours->real->pMethods != NULL)
    ours->base.pMethods = &methods;
  return code;
}

static int
delete_file (sqlite3_vfs *self, const char *name, int sync_folder)
{
  return fails (FALSE) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, 0);
}

/* Every connection opened from now on goes through the shim. */
void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}
