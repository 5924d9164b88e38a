/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A disk that is really full or read-only: a small one in memory, mounted where nobody else sees it.
 *
 * Each time: what could not be done is said to be for want of room, the records are as they were, and
 * the same store goes on as soon as there is room. */
#define _GNU_SOURCE /* unshare */
#include "lian-backup.h"
#include "lian-draft.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#define DISK_SIZE "size=16m"

typedef struct
{
  LianTestBase base;
  char *filler;
} Disk;

static void
disk_new (Disk *disk)
{
  g_autoptr (GError) error = NULL;
  disk->base.folder = g_dir_make_tmp ("lianshe-disk-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mount ("tmpfs", disk->base.folder, "tmpfs", 0, DISK_SIZE), ==, 0);
  disk->base.path = g_build_filename (disk->base.folder, "base.lianshe", NULL);
  disk->filler = g_build_filename (disk->base.folder, "filler", NULL);
  disk->base.store = lian_store_open (disk->base.path, LIAN_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

static void
disk_fill (Disk *disk)
{
  static const char block[4096];
  int fd = open (disk->filler, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    continue;
  close (fd);
}

static void
disk_free_room (Disk *disk)
{
  g_assert_cmpint (g_remove (disk->filler), ==, 0);
}

static void
disk_clear (Disk *disk)
{
  g_clear_object (&disk->base.store);
  umount (disk->base.folder);
  lian_test_base_clear (&disk->base);
  g_free (disk->filler);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Disk, disk_clear)

static gboolean
add_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *note = g_strnfill (1000, 'n');
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_en", "Suibin");
      lian_record_set_text (city, "note", note);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enter (Disk *disk, guint n, GError **error)
{
  return lian_store_write (disk->base.store, "cities", NULL, add_cities, GUINT_TO_POINTER (n), NULL,
                           error);
}

static void
assert_full (GError **error)
{
  g_assert_error (*error, LIAN_ERROR, LIAN_ERROR_DISK_FULL);
  g_assert_nonnull (strstr ((*error)->message, "full"));
  g_clear_error (error);
}

static void
assert_whole (Disk *disk)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  g_assert_true (lian_verify_base (disk->base.path, TRUE, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
}

/* Small acts find room in the log for a while; each is there or said not to be. */
static void
test_enter (void)
{
  g_auto (Disk) disk = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 n = 0, there = 0;
  disk_new (&disk);
  g_assert_true (enter (&disk, 1, &error));
  disk_fill (&disk);
  for (n = 1; enter (&disk, 1, &error); n++)
    continue;
  assert_full (&error);
  disk_free_room (&disk);
  g_autofree char *dump = lian_test_base_dump (&disk.base);
  for (const char *at = dump; (at = strchr (at, '\n')) != NULL; at++)
    there++;
  g_assert_cmpint (there, ==, n);
  g_assert_true (enter (&disk, 1, &error));
  assert_whole (&disk);
}

/* An import of 8 MB and what takes it back. */
static void
test_import_and_undo (void)
{
  g_auto (Disk) disk = { 0 };
  g_autoptr (GError) error = NULL;
  disk_new (&disk);
  g_assert_true (enter (&disk, 1, &error));
  g_autofree char *before = lian_test_base_dump (&disk.base);
  disk_fill (&disk);
  g_assert_false (enter (&disk, 2000, &error));
  assert_full (&error);
  g_autofree char *untouched = lian_test_base_dump (&disk.base);
  g_assert_cmpstr (untouched, ==, before);
  disk_free_room (&disk);
  g_assert_true (enter (&disk, 1500, &error));
  lian_test_base_reopen (&disk.base);
  g_autofree char *after = lian_test_base_dump (&disk.base);
  disk_fill (&disk);
  g_assert_cmpint (lian_store_undo (disk.base.store, 0, NULL, &error), ==, 0);
  assert_full (&error);
  g_autofree char *still = lian_test_base_dump (&disk.base);
  g_assert_cmpstr (still, ==, after);
  disk_free_room (&disk);
  g_assert_cmpint (lian_store_undo (disk.base.store, 0, NULL, &error), >, 0);
  g_autofree char *back = lian_test_base_dump (&disk.base);
  g_assert_cmpstr (back, ==, before);
}

static void
test_open (void)
{
  g_auto (Disk) disk = { 0 };
  g_autoptr (GError) error = NULL;
  disk_new (&disk);
  g_assert_true (enter (&disk, 1, &error));
  g_autofree char *before = lian_test_base_dump (&disk.base);
  g_clear_object (&disk.base.store);
  disk_fill (&disk);
  g_assert_null (lian_store_open (disk.base.path, LIAN_OPEN_NO_BACKUP, &error));
  assert_full (&error);
  disk.base.store = lian_store_open (disk.base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_autofree char *read = lian_test_base_dump (&disk.base);
  g_assert_cmpstr (read, ==, before);
  disk_free_room (&disk);
  lian_test_base_reopen (&disk.base);
  g_assert_true (enter (&disk, 1, &error));
}

/* A backup that doesn't fit is not begun: it would take the last room from the base. */
static void
test_backup (void)
{
  g_auto (Disk) disk = { 0 };
  g_autoptr (GError) error = NULL;
  disk_new (&disk);
  g_assert_true (enter (&disk, 1, &error));
  disk_fill (&disk);
  g_assert_null (lian_backup_make (disk.base.path, "manual", NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DISK_FULL);
  g_clear_error (&error);
  disk_free_room (&disk);
  g_autofree char *made = lian_backup_make (disk.base.path, "manual", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  /* Room for less than itself. */
  g_assert_true (enter (&disk, 3000, &error));
  g_assert_null (lian_backup_make (disk.base.path, "manual", NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DISK_FULL);
  g_autofree char *folder = g_strconcat (disk.base.path, ".backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
wait_for_problem (LianDrafts *drafts, gboolean problem)
{
  while ((lian_drafts_get_problem (drafts) != NULL) != problem)
    g_main_context_iteration (NULL, TRUE);
}

/* What is typed is held until there is room, and that is said. */
static void
test_drafts (void)
{
  g_auto (Disk) disk = { 0 };
  disk_new (&disk);
  g_autofree char *text = g_strnfill (300000, 't');
  LianDraft draft = { "city", 12, 0, 3, NULL, text };
  LianDrafts *drafts = lian_drafts_open (disk.base.path, 7, NULL);
  lian_drafts_flush (drafts);
  disk_fill (&disk);
  lian_drafts_keep (drafts, &draft);
  wait_for_problem (drafts, TRUE);
  g_assert_nonnull (strstr (lian_drafts_get_problem (drafts), "full"));
  disk_free_room (&disk);
  wait_for_problem (drafts, FALSE);
  g_object_unref (drafts);
  lian_store_wait_closed ();
  drafts = lian_drafts_open (disk.base.path, 7, NULL);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((LianDraft *) list->pdata[0])->text, ==, text);
  g_object_unref (drafts);
  lian_store_wait_closed ();
}

static gboolean
count_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = lian_txn_count (txn, lian_type_find ("city"));
  return TRUE;
}

/* A base on a medium that can't be written is there; it opens to be read. */
static void
test_read_only (void)
{
  g_auto (Disk) disk = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 n = 1;
  disk_new (&disk);
  g_clear_object (&disk.base.store);
  g_assert_cmpint (mount ("tmpfs", disk.base.folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_assert_null (lian_store_open (disk.base.path, LIAN_OPEN_DEFAULT, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  disk.base.store = lian_store_open (disk.base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (disk.base.store, count_cities, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  g_autofree char *missing = g_build_filename (disk.base.folder, "missing.lianshe", NULL);
  g_assert_null (lian_store_open (missing, LIAN_OPEN_DEFAULT, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
}

int
main (int argc, char **argv)
{
  if (unshare (CLONE_NEWNS) != 0
      || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    {
      g_print ("1..0 # SKIP no right to mount a disk\n");
      return 0;
    }
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/full-disk/enter", test_enter);
  g_test_add_func ("/full-disk/import-and-undo", test_import_and_undo);
  g_test_add_func ("/full-disk/open", test_open);
  g_test_add_func ("/full-disk/backup", test_backup);
  g_test_add_func ("/full-disk/drafts", test_drafts);
  g_test_add_func ("/full-disk/read-only", test_read_only);
  return g_test_run ();
}
