/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Copying a base that may be open.
 *
 * A live file is never copied by its bytes, because a copy without its write-ahead log loses acts
 * silently: SQLite's backup writes a file under another name, which is checked and synced before it
 * gets its own.  The name is one that no other program hits on, so that two that back up the same
 * base at the same moment don't publish each other's halves. */
#define _GNU_SOURCE /* renameat2 */
#include "lian-copy-private.h"
#include "lian-db.h"
#include "lian-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define STEP_PAGES 256
#define ENDING ".partial"
#define ROOM_TO_SPARE (4 * 1024 * 1024)

static char *
partial_name (const char *to)
{
  return g_strdup_printf ("%s.%08x" ENDING, to, g_random_int ());
}

/* Whether a file of this name is one that a copy was being written to. */
gboolean
_lian_copy_is_partial (const char *name)
{
  gsize length = strlen (name), tail = strlen (".01234567" ENDING);
  if (length <= tail || !g_str_has_suffix (name, ENDING) || name[length - tail] != '.')
    return FALSE;
  for (gsize i = length - tail + 1; i < length - strlen (ENDING); i++)
    if (!g_ascii_isxdigit (name[i]))
      return FALSE;
  return TRUE;
}

static gboolean
file_fail (const char *path, GError **error)
{
  int number = errno;
  g_set_error (error, LIAN_ERROR, lian_db_kind_of_errno (number, LIAN_ERROR_FAILED), "%s: %s", path,
               g_strerror (number));
  return FALSE;
}

/* A copy that fills the disk to its last byte would keep the base itself from being written. */
static gboolean
there_is_room (LianDb *from, const char *to, GError **error)
{
  struct statvfs info;
  gint64 pages, size;
  g_autofree char *folder = g_path_get_dirname (to);
  if (!lian_db_get_number (from, "PRAGMA page_count", &pages, error)
      || !lian_db_get_number (from, "PRAGMA page_size", &size, error))
    return FALSE;
  if (statvfs (folder, &info) != 0)
    return file_fail (folder, error);
  guint64 need = (guint64) (pages * size), have = (guint64) info.f_bavail * info.f_frsize;
  if (info.f_blocks == 0 || need + ROOM_TO_SPARE <= have)
    return TRUE;
  g_autofree char *wanted = g_format_size (need + ROOM_TO_SPARE);
  g_autofree char *left = g_format_size (have);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_DISK_FULL,
               /* Translators: a folder and two sizes, such as "12 MB" */
               _ ("%s: there is no room for the copy: it needs %s and %s are free"), folder, wanted,
               left);
  return FALSE;
}

static void
say_copied (LianProgress *progress, sqlite3_backup *backup)
{
  int all = sqlite3_backup_pagecount (backup);
  int left = sqlite3_backup_remaining (backup);
  lian_progress_say (progress, _ ("Copying…"), all > 0 ? (double) (all - left) / all : 0);
}

static gboolean
copy_pages (LianDb *from, LianDb *to, LianProgress *progress, GError **error)
{
  sqlite3_backup *backup
      = sqlite3_backup_init (lian_db_handle (to), "main", lian_db_handle (from), "main");
  if (backup == NULL)
    return lian_db_fail (to, sqlite3_errcode (lian_db_handle (to)), error);
  int code = SQLITE_OK;
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
    {
      if (lian_progress_is_cancelled (progress))
        break;
      code = sqlite3_backup_step (backup, STEP_PAGES);
      say_copied (progress, backup);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (10000);
    }
  sqlite3_backup_finish (backup);
  if (lian_progress_fail_if_cancelled (progress, error))
    return FALSE;
  return code == SQLITE_DONE || lian_db_fail (to, code, error);
}

/* From one moment: a base that is written to meanwhile would have the copy begun anew each time. */
static gboolean
copy_moment (LianDb *from, LianDb *to, LianProgress *progress, GError **error)
{
  gint64 tables;
  if (!lian_db_begin (from, FALSE, error))
    return FALSE;
  gboolean ok = lian_db_get_number (from, "SELECT count(*) FROM sqlite_schema", &tables, error)
                && copy_pages (from, to, progress, error);
  return lian_db_end_read (from, ok, error);
}

static gboolean
copy_is_whole (LianDb *copy, LianProgress *progress, GError **error)
{
  gboolean row = FALSE;
  lian_progress_say (progress, _ ("Checking the copy…"), LIAN_PROGRESS_UNKNOWN);
  sqlite3_stmt *check = lian_db_prepare (copy, "PRAGMA integrity_check(1)", error);
  if (check == NULL || !lian_db_step (copy, check, &row, error))
    return FALSE;
  gboolean ok = row && g_strcmp0 ((const char *) sqlite3_column_text (check, 0), "ok") == 0;
  sqlite3_reset (check);
  if (!ok)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_FAILED,
                         _ ("the copy was checked and is not whole"));
  return ok;
}

static gboolean
write_copy (const char *from_path, const char *to_path, LianProgress *progress, GError **error)
{
  g_autoptr (LianDb) from = lian_db_open (from_path, LIAN_DB_READ, error);
  if (from == NULL || !there_is_room (from, to_path, error))
    return FALSE;
  g_autoptr (LianDb) to = lian_db_open (to_path, LIAN_DB_CREATE_COPY, error);
  if (to == NULL)
    return FALSE;
  lian_db_watch (to, progress);
  return copy_moment (from, to, progress, error)
         && lian_db_run (to, "PRAGMA journal_mode = DELETE", error)
         && copy_is_whole (to, progress, error);
}

static gboolean
sync_path (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  /* Not every file system can sync a folder. */
  gboolean ok = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP);
  if (!ok)
    file_fail (path, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

/* Never over another file.  Some disks (USB sticks) know no links, some (of other computers) no such
 * renaming. */
static gboolean
give_name (const char *partial, const char *to, GError **error)
{
  if (renameat2 (AT_FDCWD, partial, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if ((errno == EINVAL || errno == ENOSYS || errno == ENOTSUP) && link (partial, to) == 0)
    return TRUE;
  return file_fail (to, error);
}

/* Makes a checked copy of the base @from under @to, or nothing at all.  @to must not exist. */
gboolean
_lian_copy_base (const char *from, const char *to, LianProgress *progress, GError **error)
{
  g_autofree char *partial = partial_name (to);
  g_autofree char *folder = g_path_get_dirname (to);
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: the file exists already"), to);
      return FALSE;
    }
  gboolean ok = write_copy (from, partial, progress, error) && sync_path (partial, error)
                && !lian_progress_fail_if_cancelled (progress, error)
                && give_name (partial, to, error);
  lian_db_remove_files (partial);
  return ok && sync_path (folder, error);
}
