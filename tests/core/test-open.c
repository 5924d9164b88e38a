/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Bases that can't be opened say why and stay as they are. */
#define _GNU_SOURCE /* F_OFD_GETLK */
#include "core/db/lian-db-place.h"
#include "core/db/lian-schema.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

static char *
file_hash (const char *path)
{
  gsize size;
  g_autofree char *data = NULL;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

/* Whatever is said, the file is byte for byte what it was. */
static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = file_hash (path);
  LianStore *store = lian_store_open (path, LIAN_OPEN_DEFAULT, &error);
  g_assert_null (store);
  g_assert_error (error, LIAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  g_autofree char *after = file_hash (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_foreign (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *other = g_build_filename (base.folder, "other.db", NULL);
  lian_test_run_sql (other, "CREATE TABLE t (a)");
  assert_refused (other, LIAN_ERROR_FOREIGN);
  g_autofree char *text = g_build_filename (base.folder, "text.lianshe", NULL);
  g_file_set_contents (text, "just some text, and more of it than a header has bytes in it, to be "
                             "sure that it is read as one", -1, NULL);
  assert_refused (text, LIAN_ERROR_DAMAGED);
}

static void
test_newer (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "PRAGMA user_version = 999");
  assert_refused (base.path, LIAN_ERROR_TOO_NEW);
}

/* The build knows the schema: no base is made afresh to compare ours with, only to be sure of others. */
static void
test_known_schema (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_false (lian_schema_was_made_afresh ());
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "CREATE TABLE evil (a)");
  assert_refused (base.path, LIAN_ERROR_FOREIGN);
  g_assert_true (lian_schema_was_made_afresh ());
}

static void
test_hostile_schema (void)
{
  static const char *const attacks[] = {
    "CREATE TRIGGER evil AFTER UPDATE ON city BEGIN DELETE FROM partner; END",
    "CREATE VIEW evil AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
    "SELECT x FROM c",
    "CREATE TABLE evil (a)",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      g_clear_object (&base.store);
      lian_test_run_sql (base.path, attacks[i]);
      assert_refused (base.path, LIAN_ERROR_FOREIGN);
    }
}

static void
test_damaged (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  for (int i = 0; i < 200; i++)
    lian_test_write_city (&base, "a city with a name that is long enough to fill pages of the file");
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "VACUUM");
  g_autofree char *data = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (base.path, &data, &size, NULL));
  memset (data + 4096 * 3, 0x5a, 4096 * 20);
  g_assert_true (g_file_set_contents (base.path, data, (gssize) size, NULL));
  assert_refused (base.path, LIAN_ERROR_DAMAGED);
}

static gboolean
count_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = lian_txn_count (txn, lian_type_find ("city"));
  return TRUE;
}

static gboolean
write_nothing (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

/* What can still be read is shown when asked for, and the file stays as it is, byte for byte. */
static void
test_damaged_to_read (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL, *after = NULL;
  gsize size, size_after;
  gint64 n = 0;
  for (int i = 0; i < 200; i++)
    lian_test_write_city (&base, "a city with a name that is long enough to fill pages of the file");
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "VACUUM");
  lian_test_damage_index (base.path, "way_to_point");
  g_assert_true (g_file_get_contents (base.path, &data, &size, NULL));
  g_assert_null (lian_store_open (base.path, LIAN_OPEN_READ_ONLY, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (lian_store_open (base.path, LIAN_OPEN_EVEN_DAMAGED, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  g_clear_error (&error);
  base.store = lian_store_open (base.path, LIAN_OPEN_READ_ONLY | LIAN_OPEN_EVEN_DAMAGED, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lian_store_get_damage (base.store));
  g_assert_true (lian_store_is_read_only (base.store));
  g_assert_true (lian_store_read (base.store, count_cities, &n, &error));
  g_assert_cmpint (n, ==, 200);
  g_clear_object (&base.store);
  g_assert_true (g_file_get_contents (base.path, &after, &size_after, NULL));
  g_assert_cmpmem (data, size, after, size_after);
}

static void
test_gone (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (lian_store_open ("/nowhere/at/all.lianshe", LIAN_OPEN_DEFAULT, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
  g_clear_error (&error);
  g_assert_null (lian_store_open ("/nowhere/at/all.lianshe", LIAN_OPEN_CREATE, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
}

static void
test_symlink_is_refused (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (base.folder, "link.lianshe", NULL);
  g_assert_cmpint (symlink (base.path, link), ==, 0);
  g_assert_null (lian_store_open (link, LIAN_OPEN_DEFAULT, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_FOREIGN);
}

static void
test_read_only (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "A");
  g_clear_object (&base.store);
  base.store = lian_store_open (base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (lian_store_write (base.store, "x", NULL, lian_test_add_city, (gpointer) "B", NULL,
                                    &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_assert_false (lian_store_get_can_undo (base.store));
}

static void
changed_cb (LianStore *store, LianChangeSet *set, guint *n)
{
  lian_change_set_get (set, n);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(LianStore **) user_data = lian_store_open_finish (result, NULL);
}

/* Another program's act reaches this one by itself. */
static void
test_second_program (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianStore *other = NULL;
  guint n = 0;
  gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  lian_store_open_async (base.path, LIAN_OPEN_NO_BACKUP, NULL, opened_cb, &other);
  while (other == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (other);
  g_signal_connect (other, "changed", G_CALLBACK (changed_cb), &n);
  lian_test_write_city (&base, "A");
  while (n == 0 && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_object_unref (other);
}

static LianStore *
open_async (const char *path)
{
  LianStore *store = NULL;
  lian_store_open_async (path, LIAN_OPEN_NO_BACKUP, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  return store;
}

static void
wait_for_trouble (LianStore *store, gboolean trouble)
{
  while ((lian_store_get_trouble (store) != NULL) != trouble)
    g_main_context_iteration (NULL, TRUE);
}

/* A newer program migrates the base that this one has open: nothing is written any more, and that is
 * known before anybody types an hour. */
static void
test_migrated_by_another (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "A");
  LianStore *store = open_async (base.path);
  lian_test_run_sql (base.path, "PRAGMA user_version = 999");
  g_assert_false (lian_store_write (store, "city", NULL, lian_test_add_city, (gpointer) "B", NULL,
                                    &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_TOO_NEW);
  wait_for_trouble (store, TRUE);
  g_object_unref (store);
}

/* An open window learns that its base is gone, and that it is back. */
static void
test_trouble_is_noticed (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *elsewhere = g_strconcat (base.path, ".elsewhere", NULL);
  LianStore *store = open_async (base.path);
  g_assert_cmpint (g_rename (base.path, elsewhere), ==, 0);
  wait_for_trouble (store, TRUE);
  g_assert_cmpint (g_rename (elsewhere, base.path), ==, 0);
  wait_for_trouble (store, FALSE);
  g_object_unref (store);
}

static gpointer
write_many (gpointer data)
{
  LianStore *store = data;
  for (int i = 0; i < 25; i++)
    {
      g_autoptr (GError) error = NULL;
      lian_store_write (store, "city", NULL, lian_test_add_city, (gpointer) "A", NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* Two that write at the same time take turns: one chain, no act lost, no number given twice. */
static void
test_two_write (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  gint64 n = 0;
  LianStore *other = lian_store_open (base.path, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  GThread *threads[] = { g_thread_new ("one", write_many, base.store),
                         g_thread_new ("other", write_many, other) };
  g_thread_join (threads[0]);
  g_thread_join (threads[1]);
  g_assert_true (lian_store_read (other, count_cities, &n, NULL));
  g_assert_cmpint (n, ==, 50);
  g_object_unref (other);
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_cmpint (report.acts, ==, 50);
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
}

/* What the log holds of a base that was not closed is not left out where it can't be read. */
static void
test_log_is_not_left_out (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 n = 0;
  gsize size;
  g_autofree char *data = NULL;
  g_autofree char *folder = g_build_filename (base.folder, "sealed", NULL);
  g_autofree char *path = g_build_filename (folder, "base.lianshe", NULL);
  static const char *const endings[] = { "", "-wal" };
  lian_test_write_city (&base, "A");
  g_mkdir (folder, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (base.path, endings[i], NULL);
      g_autofree char *to = g_strconcat (path, endings[i], NULL);
      g_clear_pointer (&data, g_free);
      g_assert_true (g_file_get_contents (from, &data, &size, NULL));
      g_assert_true (g_file_set_contents (to, data, (gssize) size, NULL));
    }
  g_chmod (folder, 0500);
  LianStore *store = lian_store_open (path, LIAN_OPEN_READ_ONLY, &error);
  /* Who may write everywhere reads the log; who may not is told. */
  if (store != NULL)
    {
      g_assert_true (lian_store_read (store, count_cities, &n, NULL));
      g_assert_cmpint (n, ==, 1);
      g_object_unref (store);
    }
  else
    g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_chmod (folder, 0700);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (g_file_set_contents (to, data, (gssize) size, NULL));
}

static void
copy_with_log (const char *from, const char *to)
{
  g_autofree char *from_log = g_strconcat (from, "-wal", NULL);
  g_autofree char *to_log = g_strconcat (to, "-wal", NULL);
  copy_file (from, to);
  copy_file (from_log, to_log);
}

static gint64
read_cities (const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;
  LianStore *store = lian_store_open (path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (store, count_cities, &n, &error));
  g_assert_no_error (error);
  g_object_unref (store);
  return n;
}

/* A disk of its own that is mounted read-only later, seen by this process alone. */
static gboolean
mount_disk (const char *folder)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", folder, "tmpfs", 0, NULL) == 0;
}

/* On a medium that nobody can write to a base is read as it is; where its log holds acts that would
 * be missing then, it is said what to do, and doing it helps. */
static void
test_read_only_disk (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *disk = g_build_filename (base.folder, "disk", NULL);
  g_autofree char *whole = g_build_filename (disk, "whole.lianshe", NULL);
  g_autofree char *logged = g_build_filename (disk, "logged.lianshe", NULL);
  g_autofree char *copy = g_build_filename (base.folder, "copy.lianshe", NULL);
  g_mkdir (disk, 0700);
  if (!mount_disk (disk))
    {
      g_test_skip ("no disk can be mounted here");
      return;
    }
  lian_test_write_city (&base, "A");
  copy_with_log (base.path, logged);
  g_clear_object (&base.store);
  copy_file (base.path, whole);
  g_assert_cmpint (mount (NULL, disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_assert_cmpint (read_cities (whole), ==, 1);
  g_assert_null (lian_store_open (logged, LIAN_OPEN_READ_ONLY, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "logged.lianshe-wal"));
  copy_with_log (logged, copy);
  g_assert_cmpint (read_cities (copy), ==, 1);
  g_assert_cmpint (umount2 (disk, MNT_DETACH), ==, 0);
}

/* Whether somebody holds a lock on these bytes, as another program would ask. */
static gboolean
is_locked (const char *path, const char *ending, off_t start, off_t length)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start,
                        .l_len = length };
  int fd = open (whole, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_OFD_GETLK, &lock), ==, 0);
  /* This alone drops every POSIX lock of the process. */
  close (fd);
  return lock.l_type != F_UNLCK;
}

/* A file dialog opens and closes the files of a folder to see what they are.  The locks that SQLite
 * holds on them (its shared lock; "this log is in use") have to survive that, or the next program
 * that closes the base removes the log under us. */
static void
test_locks_stay (void)
{
  LianTestBase base = lian_test_base_new ();
  lian_test_write_city (&base, "Anlan");
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (is_locked (base.path, "", 0x40000000 + 2, 510));
      g_assert_true (is_locked (base.path, "-shm", 128, 1));
    }
  lian_test_write_city (&base, "Wenshui");
  g_assert_true (is_locked (base.path, "", 0x40000000 + 2, 510));
  g_autofree char *path = g_strdup (base.path);
  g_clear_object (&base.store);
  g_assert_false (is_locked (path, "", 0x40000000, 512));
  lian_test_base_clear (&base);
}

/* No other computer is at hand, so the names of its file systems have to do. */
static void
test_place (void)
{
  LianTestBase base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (_lian_db_place_is_shared ("nfs"));
  g_assert_true (_lian_db_place_is_shared ("cifs"));
  g_assert_false (_lian_db_place_is_shared ("ext3/ext4"));
  g_assert_false (_lian_db_place_is_shared ("fuse"));
  g_assert_false (_lian_db_place_is_shared (NULL));
  g_assert_true (_lian_db_place_check (base.path, &error));
  g_assert_no_error (error);
  lian_test_base_clear (&base);
}

typedef void (*Mishap) (LianTestBase *base);

static void
move_file (LianTestBase *base)
{
  g_autofree char *elsewhere = g_strconcat (base->path, ".elsewhere", NULL);
  g_assert_cmpint (g_rename (base->path, elsewhere), ==, 0);
}

static void
delete_file (LianTestBase *base)
{
  g_assert_cmpint (g_remove (base->path), ==, 0);
}

static void
replace_file (LianTestBase *base)
{
  gsize size;
  g_autofree char *data = NULL;
  g_autofree char *other = g_strconcat (base->path, ".other", NULL);
  g_assert_true (g_file_get_contents (base->path, &data, &size, NULL));
  g_assert_true (g_file_set_contents (other, data, (gssize) size, NULL));
  g_assert_cmpint (g_rename (other, base->path), ==, 0);
}

static void
move_folder (LianTestBase *base)
{
  char *elsewhere = g_strconcat (base->folder, "-elsewhere", NULL);
  g_assert_cmpint (g_rename (base->folder, elsewhere), ==, 0);
  g_free (base->folder);
  base->folder = elsewhere;
}

/* The system lets a program write on into a file that has no name any more.  Nothing that would go
 * there may be called saved. */
static void
test_moved_while_open (void)
{
  const Mishap mishaps[] = { move_file, delete_file, replace_file, move_folder };
  for (gsize i = 0; i < G_N_ELEMENTS (mishaps); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      g_autoptr (GError) error = NULL;
      lian_test_write_city (&base, "A");
      mishaps[i](&base);
      g_assert_false (
          lian_store_write (base.store, "city", NULL, lian_test_add_city, (gpointer) "B", NULL,
                            &error));
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
      g_assert_nonnull (strstr (error->message, base.path));
      g_clear_error (&error);
      g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), ==, 0);
      g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
    }
}

/* What comes back to its place is written to again. */
static void
test_moved_and_put_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 n = 0;
  g_autofree char *elsewhere = g_strconcat (base.path, ".elsewhere", NULL);
  lian_test_write_city (&base, "A");
  move_file (&base);
  g_assert_false (
      lian_store_write (base.store, "city", NULL, lian_test_add_city, (gpointer) "B", NULL,
                        &error));
  g_assert_cmpint (g_rename (elsewhere, base.path), ==, 0);
  lian_test_write_city (&base, "B");
  lian_test_base_reopen (&base);
  g_assert_true (lian_store_read (base.store, count_cities, &n, NULL));
  g_assert_cmpint (n, ==, 2);
}

/* What is too large to be looked through before it opens is looked through afterwards; then nothing is
 * written any more. */
static void
test_damaged_later (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 20; i++)
    lian_test_write_city (&base, "a city");
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "VACUUM");
  lian_test_damage_index (base.path, "way_to_point");
  lian_test_enlarge (base.path);
  const LianOpenFlags flags = LIAN_OPEN_NO_BACKUP | LIAN_OPEN_CHECK_LATER;
  g_assert_null (lian_store_open (base.path, LIAN_OPEN_NO_BACKUP, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  g_clear_error (&error);
  base.store = lian_store_open (base.path, flags, &error);
  g_assert_no_error (error);
  g_assert_false (lian_store_is_checked (base.store));
  lian_test_write_city (&base, "before anybody knows");
  g_assert_false (lian_store_check_file (base.path, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
  lian_store_tell_damage (base.store, error->message);
  g_assert_cmpstr (lian_store_get_trouble (base.store), ==, error->message);
  g_clear_error (&error);
  g_assert_false (lian_store_write (base.store, "city", NULL, write_nothing, NULL, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/known-schema", test_known_schema);
  g_test_add_func ("/open/foreign", test_foreign);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/hostile-schema", test_hostile_schema);
  g_test_add_func ("/open/damaged", test_damaged);
  g_test_add_func ("/open/damaged-to-read", test_damaged_to_read);
  g_test_add_func ("/open/damaged-later", test_damaged_later);
  g_test_add_func ("/open/gone", test_gone);
  g_test_add_func ("/open/symlink", test_symlink_is_refused);
  g_test_add_func ("/open/read-only", test_read_only);
  g_test_add_func ("/open/read-only-disk", test_read_only_disk);
  g_test_add_func ("/open/second-program", test_second_program);
  g_test_add_func ("/open/moved", test_moved_while_open);
  g_test_add_func ("/open/put-back", test_moved_and_put_back);
  g_test_add_func ("/open/migrated-by-another", test_migrated_by_another);
  g_test_add_func ("/open/trouble", test_trouble_is_noticed);
  g_test_add_func ("/open/two-write", test_two_write);
  g_test_add_func ("/open/log", test_log_is_not_left_out);
  g_test_add_func ("/open/locks-stay", test_locks_stay);
  g_test_add_func ("/open/place", test_place);
  return g_test_run ();
}
