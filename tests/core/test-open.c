/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Bases that can't be opened say why and stay as they are. */
#define _GNU_SOURCE /* F_OFD_GETLK */
#include "core/db/lian-db-place.h"
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static gboolean
add_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", data);
  return lian_txn_insert (txn, city, error);
}

static void
write_city (LianTestBase *base, const char *name)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "city", NULL, add_city, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

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
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_foreign (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *other = g_build_filename (base.folder, "other.db", NULL);
  run_sql (other, "CREATE TABLE t (a)");
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
  run_sql (base.path, "PRAGMA user_version = 999");
  assert_refused (base.path, LIAN_ERROR_TOO_NEW);
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
      run_sql (base.path, attacks[i]);
      assert_refused (base.path, LIAN_ERROR_FOREIGN);
    }
}

static void
test_damaged (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  for (int i = 0; i < 200; i++)
    write_city (&base, "a city with a name that is long enough to fill pages of the file");
  g_clear_object (&base.store);
  run_sql (base.path, "VACUUM");
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
    write_city (&base, "a city with a name that is long enough to fill pages of the file");
  g_clear_object (&base.store);
  run_sql (base.path, "VACUUM");
  g_assert_true (g_file_get_contents (base.path, &data, &size, NULL));
  memset (data + size - 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (base.path, data, (gssize) size, NULL));
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
  write_city (&base, "A");
  g_clear_object (&base.store);
  base.store = lian_store_open (base.path, LIAN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (lian_store_write (base.store, "x", NULL, add_city, (gpointer) "B", NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_assert_false (lian_store_get_can_undo (base.store));
}

static void
test_check_finds_a_hand_edit (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  write_city (&base, "A");
  write_city (&base, "B");
  lian_store_undo (base.store, 0, NULL, NULL);
  g_clear_object (&base.store);
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_cmpuint (report.problems->len, ==, 0);
  g_assert_cmpint (report.acts, ==, 3);
  lian_verify_report_clear (&report);

  run_sql (base.path, "UPDATE city SET name_en = 'edited' WHERE name_en = 'A'");
  g_assert_true (lian_verify_base (base.path, FALSE, &report, &error));
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_cmpuint (report.problems->len, ==, 1);
  lian_verify_report_clear (&report);
}

static void
test_check_finds_an_edited_act (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianVerifyReport report;
  write_city (&base, "A");
  write_city (&base, "B");
  g_clear_object (&base.store);
  run_sql (base.path, "DROP TRIGGER act_is_final; UPDATE act SET label = 'nothing' WHERE seq = 1; "
                      "CREATE TRIGGER act_is_final BEFORE UPDATE ON act\n"
                      "BEGIN SELECT RAISE (ABORT, 'acts are never changed'); END");
  g_assert_true (lian_verify_base (base.path, FALSE, &report, NULL));
  g_assert_cmpint (report.broken_act, ==, 1);
  lian_verify_report_clear (&report);
}

static void
test_as_of (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 left_out;
  g_autofree char *now = g_build_filename (base.folder, "now.lianshe", NULL);
  g_autofree char *before = g_build_filename (base.folder, "before.lianshe", NULL);
  write_city (&base, "A");
  g_autofree char *dump = lian_test_base_dump (&base);
  g_assert_true (lian_asof_make (base.path, lian_date_today (), now, &left_out, &error));
  g_assert_cmpint (left_out, ==, 0);
  g_assert_true (lian_asof_make (base.path, lian_date_add_days (lian_date_today (), -1), before,
                                 &left_out, &error));
  g_assert_cmpint (left_out, ==, 1);
  LianTestBase copy = { NULL, now, lian_store_open (now, LIAN_OPEN_NO_BACKUP, &error) };
  g_assert_no_error (error);
  g_autofree char *same = lian_test_base_dump (&copy);
  g_assert_cmpstr (dump, ==, same);
  g_clear_object (&copy.store);
  copy.store = lian_store_open (before, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_autofree char *empty = lian_test_base_dump (&copy);
  g_assert_cmpstr (empty, ==, "");
  g_clear_object (&copy.store);
  g_assert_false (lian_asof_make (base.path, lian_date_today (), now, &left_out, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
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
  write_city (&base, "A");
  while (n == 0 && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_object_unref (other);
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
  write_city (&base, "Anlan");
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (is_locked (base.path, "", 0x40000000 + 2, 510));
      g_assert_true (is_locked (base.path, "-shm", 128, 1));
    }
  write_city (&base, "Wenshui");
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
      write_city (&base, "A");
      mishaps[i](&base);
      g_assert_false (
          lian_store_write (base.store, "city", NULL, add_city, (gpointer) "B", NULL, &error));
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
  write_city (&base, "A");
  move_file (&base);
  g_assert_false (
      lian_store_write (base.store, "city", NULL, add_city, (gpointer) "B", NULL, &error));
  g_assert_cmpint (g_rename (elsewhere, base.path), ==, 0);
  write_city (&base, "B");
  lian_test_base_reopen (&base);
  g_assert_true (lian_store_read (base.store, count_cities, &n, NULL));
  g_assert_cmpint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/foreign", test_foreign);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/hostile-schema", test_hostile_schema);
  g_test_add_func ("/open/damaged", test_damaged);
  g_test_add_func ("/open/damaged-to-read", test_damaged_to_read);
  g_test_add_func ("/open/gone", test_gone);
  g_test_add_func ("/open/symlink", test_symlink_is_refused);
  g_test_add_func ("/open/read-only", test_read_only);
  g_test_add_func ("/open/second-program", test_second_program);
  g_test_add_func ("/open/moved", test_moved_while_open);
  g_test_add_func ("/open/put-back", test_moved_and_put_back);
  g_test_add_func ("/open/locks-stay", test_locks_stay);
  g_test_add_func ("/open/place", test_place);
  g_test_add_func ("/verify/hand-edit", test_check_finds_a_hand_edit);
  g_test_add_func ("/verify/edited-act", test_check_finds_an_edited_act);
  g_test_add_func ("/verify/as-of", test_as_of);
  return g_test_run ();
}
