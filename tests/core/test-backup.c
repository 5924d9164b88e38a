/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Backups are made, checked and restored; one that is given up leaves nothing behind. */
#include "lian-act.h"
#include "lian-backup.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <utime.h>

static gboolean
add_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strnfill (2000, 'n');
  for (guint i = 0; i < 3000; i++)
    if (!lian_test_add_city (txn, name, cancellable, error))
      return FALSE;
  return TRUE;
}

static guint
count_files (const char *folder)
{
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint
count_backups (LianTestBase *base)
{
  g_autoptr (GPtrArray) backups = lian_backup_list (base->path, NULL);
  return backups->len;
}

static void
test_daily_backup (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "A");
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&base.store);
      base.store = lian_store_open (base.path, LIAN_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      /* Once a day, not once an opening. */
      g_assert_cmpuint (count_backups (&base), ==, 1);
    }
}

static void
test_restore_never_overwrites (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "A");
  g_autofree char *backup = lian_backup_make (base.path, "restore", NULL, &error);
  g_assert_no_error (error);
  lian_test_write_city (&base, "B");
  g_autoptr (GPtrArray) lost = lian_backup_list_lost (base.path, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpint (((LianAct *) lost->pdata[0])->seq, ==, 2);
  g_assert_false (lian_backup_restore (backup, base.path, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  g_clear_error (&error);
  g_autofree char *restored = g_build_filename (base.folder, "restored.lianshe", NULL);
  g_assert_true (lian_backup_restore (backup, restored, NULL, &error));
  g_autoptr (LianStore) again = lian_store_open (restored, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
}

/* A backup that was opened and worked with has acts of its own under the same numbers. */
static void
test_lost_of_a_branch (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_test_write_city (&base, "A");
  g_autofree char *backup = lian_backup_make (base.path, "manual", NULL, &error);
  g_assert_no_error (error);
  LianTestBase branch = { NULL, backup, lian_store_open (backup, LIAN_OPEN_NO_BACKUP, &error) };
  g_assert_no_error (error);
  lian_test_write_city (&branch, "other B");
  lian_test_write_city (&branch, "other C");
  g_clear_object (&branch.store);
  lian_test_write_city (&base, "B");
  g_autoptr (GPtrArray) lost = lian_backup_list_lost (base.path, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpint (((LianAct *) lost->pdata[0])->seq, ==, 2);
}

static void
test_prune_keeps_the_rule (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *folder = g_strconcat (base.path, ".backups", NULL);
  g_mkdir (folder, 0700);
  LianDate day = lian_date_new (2026, 1, 1);
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *text = lian_date_to_text (lian_date_add_days (day, i));
      g_autofree char *name = g_strdup_printf ("%s-daily-1.lianshe", text);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_file_set_contents (path, "x", 1, NULL);
    }
  /* Not ours by name: never touched. */
  g_autofree char *own = g_build_filename (folder, "2026-01-01-daily-mine.txt", NULL);
  g_autofree char *kept = g_build_filename (folder, "2026-01-02-migration-1.lianshe", NULL);
  g_file_set_contents (own, "x", 1, NULL);
  g_file_set_contents (kept, "x", 1, NULL);
  lian_backup_prune (base.path);
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  /* 14 days to 30 April, the last days of March, February and January, and the two others. */
  g_assert_cmpuint (n, ==, 14 + 3 + 2);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
assert_whole (const char *path, gint64 acts)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  g_assert_true (lian_verify_base (path, FALSE, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.problems->len, ==, 0);
  g_assert_cmpint (report.acts, ==, acts);
  lian_verify_report_clear (&report);
}

static void
moved_cb (LianProgress *progress, double *furthest)
{
  double fraction = lian_progress_get_fraction (progress);
  g_autofree char *what = lian_progress_dup_what (progress);
  g_assert_nonnull (what);
  g_assert_cmpfloat (fraction, <=, 1);
  *furthest = MAX (*furthest, fraction);
}

typedef struct
{
  LianTestBase *base;
  LianProgress *progress;
  char *made;
  GError *error;
  gint done;
} Work;

static gpointer
work_thread (gpointer data)
{
  Work *work = data;
  work->made = lian_backup_make (work->base->path, "manual", work->progress, &work->error);
  g_atomic_int_set (&work->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* The main thread is told how far it is, and the base can be written meanwhile. */
static void
test_progress (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianProgress) progress = lian_progress_new ();
  g_autoptr (GError) error = NULL;
  double furthest = -1;
  lian_store_write (base.store, "cities", NULL, add_cities, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (progress, "moved", G_CALLBACK (moved_cb), &furthest);
  Work work = { &base, progress, NULL, NULL, FALSE };
  GThread *thread = g_thread_new ("backup", work_thread, &work);
  lian_test_write_city (&base, "meanwhile");
  while (!g_atomic_int_get (&work.done) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_assert_no_error (work.error);
  g_assert_cmpfloat (furthest, >, 0);
  /* Of one moment: before the act or after it. */
  g_autoptr (GPtrArray) lost = lian_backup_list_lost (base.path, work.made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, <=, 1);
  assert_whole (work.made, 2 - lost->len);
  g_free (work.made);
}

static void
cancel_cb (LianProgress *progress)
{
  lian_progress_cancel (progress);
}

/* However far it has come: nothing half made lies about. */
static void
test_cancel (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strconcat (base.path, ".backups", NULL);
  lian_store_write (base.store, "cities", NULL, add_cities, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (LianProgress) at_once = lian_progress_new ();
  lian_progress_cancel (at_once);
  g_assert_null (lian_backup_make (base.path, "manual", at_once, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_autoptr (LianProgress) progress = lian_progress_new ();
  g_signal_connect (progress, "moved", G_CALLBACK (cancel_cb), NULL);
  Work work = { &base, progress, NULL, NULL, FALSE };
  GThread *thread = g_thread_new ("backup", work_thread, &work);
  while (!g_atomic_int_get (&work.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  if (work.made == NULL)
    g_assert_error (work.error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, work.made != NULL);
  g_clear_error (&work.error);
  g_free (work.made);
}

/* Two programs at the same moment don't publish each other's halves. */
static void
test_two_at_once (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  Work work[2] = { { &base, NULL, NULL, NULL, FALSE }, { &base, NULL, NULL, NULL, FALSE } };
  GThread *thread[2];
  lian_store_write (base.store, "cities", NULL, add_cities, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    thread[i] = g_thread_new ("backup", work_thread, &work[i]);
  for (int i = 0; i < 2; i++)
    {
      g_thread_join (thread[i]);
      /* Whoever comes second to the name may be refused, but never gets a file that is not whole. */
      if (work[i].made == NULL)
        g_assert_error (work[i].error, LIAN_ERROR, LIAN_ERROR_INPUT);
      else
        assert_whole (work[i].made, 1);
      g_clear_error (&work[i].error);
    }
  g_assert_true (work[0].made != NULL || work[1].made != NULL);
  g_free (work[0].made);
  g_free (work[1].made);
}

static void
test_other_place (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  struct stat info;
  lian_test_write_city (&base, "A");
  g_autofree char *place = g_build_filename (base.folder, "stick 一号.lianshe", NULL);
  g_assert_true (lian_backup_copy (base.path, place, NULL, &error));
  g_assert_no_error (error);
  assert_whole (place, 1);
  g_assert_cmpint (stat (place, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  lian_test_write_city (&base, "B");
  g_assert_false (lian_backup_copy (base.path, place, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
  assert_whole (place, 1);
  g_clear_error (&error);
  g_assert_false (lian_backup_copy (base.path, "/nowhere/at/all.lianshe", NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_GONE);
}

/* A program that was killed leaves its half; it goes when it is old and surely nobody's. */
static void
test_old_halves (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autofree char *folder = g_strconcat (base.path, ".backups", NULL);
  g_autofree char *old = g_build_filename (folder, "2026-01-01-daily-1.lianshe.0123abcd.partial", NULL);
  g_autofree char *young = g_build_filename (folder, "2026-01-02-daily-1.lianshe.0123abce.partial", NULL);
  g_autofree char *own = g_build_filename (folder, "my own.partial", NULL);
  const struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_mkdir (folder, 0700);
  g_file_set_contents (old, "x", 1, NULL);
  g_file_set_contents (young, "x", 1, NULL);
  g_file_set_contents (own, "x", 1, NULL);
  g_assert_cmpint (utime (old, &long_ago), ==, 0);
  g_assert_cmpint (utime (own, &long_ago), ==, 0);
  lian_backup_prune (base.path);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/daily", test_daily_backup);
  g_test_add_func ("/backup/restore", test_restore_never_overwrites);
  g_test_add_func ("/backup/branch", test_lost_of_a_branch);
  g_test_add_func ("/backup/prune", test_prune_keeps_the_rule);
  g_test_add_func ("/backup/old-halves", test_old_halves);
  g_test_add_func ("/backup/progress", test_progress);
  g_test_add_func ("/backup/cancel", test_cancel);
  g_test_add_func ("/backup/two-at-once", test_two_at_once);
  g_test_add_func ("/backup/other-place", test_other_place);
  return g_test_run ();
}
