/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backups beside the base.
 *
 * Kept in a folder FILE.backups: one on the first opening of a day, one before each migration, one
 * of the present base before a restore, and those that a person asked for.
 *
 * Kept are the last 14 daily ones, the last of each of the past 12 months, and every other kind.
 * Only files whose whole name this program could have given are ever removed. */
#include "lian-backup.h"
#include "lian-act.h"
#include "lian-copy-private.h"
#include "lian-date.h"
#include "lian-db.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-txn-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <time.h>

#define KEEP_DAYS 14
#define KEEP_MONTHS 12
#define PARTIAL_SECONDS (24 * 60 * 60)

static const char *const reasons[] = { "daily", "migration", "restore", "manual" };

/**
 * lian_backup_free:
 * @backup: (nullable) (transfer full): a backup
 */
void
lian_backup_free (LianBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->day);
  g_free (backup->reason);
  g_free (backup);
}

static char *
folder_of (const char *base_path)
{
  g_autofree char *resolved = lian_db_resolve (base_path);
  return g_strconcat (resolved, ".backups", NULL);
}

/* DAY-REASON-NUMBER.lianshe */
static LianBackup *
parse_name (const char *folder, const char *name)
{
  LianDate date;
  if (strlen (name) < 12 || !g_str_has_suffix (name, ".lianshe") || name[10] != '-')
    return NULL;
  g_autofree char *day = g_strndup (name, 10);
  g_auto (GStrv) parts = g_strsplit (name + 11, "-", 2);
  if (!lian_date_parse (day, &date) || g_strv_length (parts) != 2)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (parts[0], reasons[i]))
      {
        LianBackup *backup = g_new0 (LianBackup, 1);
        backup->path = g_build_filename (folder, name, NULL);
        backup->day = g_steal_pointer (&day);
        backup->reason = g_strdup (reasons[i]);
        return backup;
      }
  return NULL;
}

static char *
free_name (const char *folder, const char *reason)
{
  g_autofree char *day = lian_date_to_text (lian_date_today ());
  for (int n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%d.lianshe", day, reason, n);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * lian_backup_make:
 * @base_path: the base
 * @reason: "daily", "migration", "restore" or "manual"
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @error: return location
 *
 * Blocks; for a worker or the command line.
 *
 * Returns: (transfer full) (nullable): the file made, checked and synced
 */
char *
lian_backup_make (const char *base_path, const char *reason, LianProgress *progress,
                  GError **error)
{
  g_autofree char *folder = folder_of (base_path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LIAN_ERROR, lian_db_kind_of_errno (errno, LIAN_ERROR_READ_ONLY), "%s: %s",
                   folder, g_strerror (errno));
      return NULL;
    }
  g_autofree char *path = free_name (folder, reason);
  return _lian_copy_base (base_path, path, progress, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * lian_backup_copy:
 * @base_path: the base
 * @to: the file to make, anywhere; must not exist
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @error: return location
 *
 * The same, at a place that a person chose.  Such a backup is not listed and never removed.
 *
 * Returns: whether @to was made, checked and synced
 */
gboolean
lian_backup_copy (const char *base_path, const char *to, LianProgress *progress, GError **error)
{
  g_autofree char *resolved = lian_db_resolve (to);
  return _lian_copy_base (base_path, resolved, progress, error);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const LianBackup *x = *(LianBackup *const *) a, *y = *(LianBackup *const *) b;
  return g_strcmp0 (y->path, x->path);
}

static GPtrArray *
list_files (const char *base_path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_backup_free);
  g_autofree char *folder = folder_of (base_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      LianBackup *backup = parse_name (folder, name);
      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, newest_first);
  return backups;
}

/**
 * lian_backup_list:
 * @base_path: the base
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianBackup): its backups that can be opened, newest first
 */
GPtrArray *
lian_backup_list (const char *base_path, GError **error)
{
  GPtrArray *backups = list_files (base_path);
  for (guint i = backups->len; i > 0; i--)
    {
      LianBackup *backup = backups->pdata[i - 1];
      g_autoptr (LianDb) db = lian_db_open (backup->path, LIAN_DB_READ, NULL);
      if (db == NULL || !lian_schema_recognise (db, &backup->schema, NULL)
          || !lian_db_get_number (db, "SELECT max(seq) FROM act", &backup->acts, NULL))
        g_ptr_array_remove_index (backups, i - 1);
    }
  return backups;
}

static gboolean
read_hash (LianDb *db, gint64 act, char **hash, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (db, "SELECT hash FROM act WHERE seq = ?1", error);
  *hash = NULL;
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  *hash = row ? g_strdup ((const char *) sqlite3_column_text (find, 0)) : NULL;
  sqlite3_reset (find);
  return TRUE;
}

/* The last act that both have.  Numbers alone don't tell: a backup that was worked with goes on with
 * other acts under the same numbers. */
static gboolean
find_common (LianDb *base, LianDb *backup, gint64 *common, GError **error)
{
  if (!lian_db_get_number (backup, "SELECT coalesce(max(seq), 0) FROM act", common, error))
    return FALSE;
  for (; *common > 0; (*common)--)
    {
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;
      if (!read_hash (base, *common, &ours, error) || !read_hash (backup, *common, &theirs, error))
        return FALSE;
      if (ours != NULL && g_strcmp0 (ours, theirs) == 0)
        return TRUE;
    }
  return TRUE;
}

/**
 * lian_backup_list_lost:
 * @base_path: the present base
 * @backup_path: a backup of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianAct): acts of the present base that the
 *   backup lacks, newest first
 */
GPtrArray *
lian_backup_list_lost (const char *base_path, const char *backup_path, GError **error)
{
  gint64 last;
  LianTxn txn;
  g_autoptr (LianDb) backup = lian_db_open (backup_path, LIAN_DB_READ, error);
  g_autoptr (LianDb) base = backup != NULL ? lian_db_open (base_path, LIAN_DB_READ, error) : NULL;
  if (base == NULL || !find_common (base, backup, &last, error))
    return NULL;
  _lian_txn_init (&txn, base, 0, 0, FALSE);
  GPtrArray *lost = lian_txn_list_acts (&txn, last, 0, error);
  _lian_txn_clear (&txn);
  return lost;
}

/**
 * lian_backup_restore:
 * @backup_path: a backup
 * @new_path: where the restored base goes; must not exist
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @error: return location
 *
 * Makes a new base from a backup.  The present base stays as it is.
 *
 * Returns: whether the new base was written and checked
 */
gboolean
lian_backup_restore (const char *backup_path, const char *new_path, LianProgress *progress,
                     GError **error)
{
  g_autofree char *resolved = lian_db_resolve (new_path);
  return _lian_copy_base (backup_path, resolved, progress, error);
}

/* What a program left that was killed in the middle; another may be writing a younger one. */
static void
remove_old_partials (const char *base_path)
{
  struct stat info;
  g_autofree char *folder = folder_of (base_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (_lian_copy_is_partial (name) && lstat (path, &info) == 0
          && info.st_mtime < time (NULL) - PARTIAL_SECONDS)
        g_remove (path);
    }
}

/**
 * lian_backup_prune:
 * @base_path: the base
 *
 * Removes daily backups that the rule no longer keeps, and what was never finished.
 */
void
lian_backup_prune (const char *base_path)
{
  g_autoptr (GPtrArray) backups = list_files (base_path);
  g_autofree char *month = g_strdup ("");
  guint days = 0, months = 0;
  for (guint i = 0; i < backups->len; i++)
    {
      const LianBackup *backup = backups->pdata[i];
      if (!g_str_equal (backup->reason, "daily"))
        continue;
      gboolean last_of_month = !g_str_has_prefix (backup->day, month) || *month == '\0';
      if (last_of_month)
        {
          g_free (month);
          month = g_strndup (backup->day, 7);
          months++;
        }
      if (++days > KEEP_DAYS && (!last_of_month || months > KEEP_MONTHS))
        g_remove (backup->path);
    }
  remove_old_partials (base_path);
}

/**
 * lian_backup_has_one_of_today:
 * @base_path: a base
 *
 * Returns: whether the backup of the day was made, and the base looked through before
 */
gboolean
lian_backup_has_one_of_today (const char *base_path)
{
  g_autofree char *today = lian_date_to_text (lian_date_today ());
  g_autoptr (GPtrArray) backups = list_files (base_path);
  for (guint i = 0; i < backups->len; i++)
    {
      const LianBackup *backup = backups->pdata[i];
      if (g_str_equal (backup->day, today) && g_str_equal (backup->reason, "daily"))
        return TRUE;
    }
  return FALSE;
}

/**
 * lian_backup_daily:
 * @base_path: the base
 * @progress: (nullable): told how far it is; cancelling leaves nothing behind
 * @error: return location
 *
 * Makes the daily backup unless today has one, and prunes.  Blocks.
 *
 * Returns: whether today has one; a failure need not keep people from working
 */
gboolean
lian_backup_daily (const char *base_path, LianProgress *progress, GError **error)
{
  if (lian_backup_has_one_of_today (base_path))
    return TRUE;
  g_autofree char *made = lian_backup_make (base_path, "daily", progress, error);
  if (made != NULL)
    lian_backup_prune (base_path);
  return made != NULL;
}
