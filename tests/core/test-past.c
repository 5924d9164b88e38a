/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The base of an earlier day: what is in it, and that nothing of it is left behind. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-past-base.h"
#include "lian-test-base.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
places (void)
{
  return g_build_filename (g_get_user_cache_dir (), "lianshe", NULL);
}

static guint
count_places (void)
{
  g_autofree char *folder = places ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
take_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static LianPastBase *
make (const LianTestBase *base, LianDate day, LianProgress *progress, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  lian_past_base_make_async (base->path, day, progress, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return lian_past_base_make_finish (result, error);
}

/* Acts are entered now: the first is moved back to a day of the past. */
static void
enter_earlier (LianTestBase *base, const char *name, const char *time)
{
  sqlite3 *handle = NULL;
  g_autofree char *sql = g_strdup_printf (
      "DROP TRIGGER act_is_final; UPDATE act SET time = '%s'; "
      "CREATE TRIGGER act_is_final BEFORE UPDATE ON act\n"
      "BEGIN SELECT RAISE (ABORT, 'acts are never changed'); END;",
      time);
  lian_test_write_city (base, name);
  g_assert_cmpint (sqlite3_open (base->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static char *
dump_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  LianTestBase base = { NULL, (char *) path, lian_store_open (path, LIAN_OPEN_READ_ONLY, &error) };
  g_assert_no_error (error);
  char *dump = lian_test_base_dump (&base);
  g_object_unref (base.store);
  return dump;
}

static void
test_made (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  struct stat info;
  enter_earlier (&base, "Suibin", "1956-04-03T23:59:00+08:00");
  g_autofree char *then = lian_test_base_dump (&base);
  lian_test_write_city (&base, "Later");
  LianPastBase *past = make (&base, lian_date_new (1956, 4, 3), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lian_past_base_get_left_out (past), ==, 1);
  g_assert_cmpstr (lian_past_base_get_origin (past), ==, base.path);
  g_autofree char *path = g_strdup (lian_past_base_get_path (past));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = dump_of (path);
  g_assert_cmpstr (shown, ==, then);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_places (), ==, 1);
  lian_past_base_unref (past);
  g_assert_cmpuint (count_places (), ==, 0);
}

static void
test_cancelled (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LianProgress) progress = lian_progress_new ();
  lian_test_write_city (&base, "Suibin");
  lian_progress_cancel (progress);
  g_assert_null (make (&base, lian_date_new (1956, 4, 3), progress, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
  g_assert_cmpuint (count_places (), ==, 0);
}

static int
leave_place (const char *name)
{
  g_autofree char *parent = places ();
  g_autofree char *folder = g_build_filename (parent, name, NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  g_autofree char *file = g_build_filename (folder, "base.lianshe", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "left", -1, NULL));
  int fd = open (lock, O_RDWR | O_CREAT, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  return fd;
}

/* A program that was killed leaves its copy; one that is alive still needs its own. */
static void
test_abandoned (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "Suibin");
  int alive = leave_place ("past-alive1");
  close (leave_place ("past-killed"));
  g_assert_cmpuint (count_places (), ==, 2);
  g_autoptr (LianPastBase) past = make (&base, lian_date_today (), NULL, &error);
  g_assert_no_error (error);
  g_autofree char *parent = places ();
  g_autofree char *killed = g_build_filename (parent, "past-killed", NULL);
  g_assert_false (g_file_test (killed, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_places (), ==, 2);
  close (alive);
  g_autoptr (LianPastBase) next = make (&base, lian_date_today (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_places (), ==, 2);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("lianshe-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (cache, "lianshe", NULL);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
  g_test_add_func ("/past/made", test_made);
  g_test_add_func ("/past/cancelled", test_cancelled);
  g_test_add_func ("/past/abandoned", test_abandoned);
  int status = g_test_run ();
  g_rmdir (own);
  g_rmdir (cache);
  return status;
}
