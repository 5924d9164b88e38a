/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A disk that fails at its first, second, third… operation, once or from then on, until the work runs
 * through.  Each time: the file is whole, what was reported saved is there, what was reported failed
 * is there entirely or not at all, and the error says what to do. */
#include "fault-vfs.h"
#include "lian-backup.h"
#include "lian-draft.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>

/* A plain build fails every operation, or every few where there are thousands.  Under a sanitizer
 * each trial takes ten times as long, and what it looks for shows in a sample. */
#if defined(__SANITIZE_ADDRESS__)
#define STRIDE 17
#define SAMPLE_GROWTH 300
#else
#define STRIDE 1
#define SAMPLE_GROWTH 0
#endif

/* The next operation to fail; @growth is in percent of @at. */
static guint
next_operation (guint at, guint growth)
{
  return at + MAX (STRIDE, at * MAX (growth, SAMPLE_GROWTH) / 100);
}

typedef struct
{
  LianTestBase base;
  GError *error;
} Trial;

typedef struct
{
  const char *name;
  gboolean (*run) (Trial *trial);
  gboolean opens; /* the work opens the base itself */
  guint growth;   /* in percent: how much further the next fault is */
} Deed;

typedef struct
{
  char *file;
  gsize size;
  char *before;
  char *after;
  guint n_trials;
  guint n_failed;
  guint n_there_all_the_same;
} Bench;

static gboolean
add_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("city %u", i);
      g_autofree char *note = g_strnfill (600, 'n');
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_en", name);
      lian_record_set_text (city, "note", note);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("city");
  g_autoptr (GPtrArray) cities = lian_txn_list_all (txn, type);
  for (guint i = 0; i < cities->len; i++)
    {
      lian_record_set_text (cities->pdata[i], "name_zh", "改名的城市");
      if (!lian_txn_update (txn, cities->pdata[i], error))
        return FALSE;
    }
  return cities->len == 0
         || lian_txn_delete (txn, type, lian_record_get_id (cities->pdata[0]), error);
}

static gboolean
write_deed (Trial *trial)
{
  return lian_store_write (trial->base.store, "cities", NULL, rename_cities, NULL, NULL,
                           &trial->error);
}

static gboolean
bulk_deed (Trial *trial)
{
  return lian_store_write (trial->base.store, "cities", NULL, add_cities, GUINT_TO_POINTER (2500),
                           NULL, &trial->error);
}

static gboolean
undo_deed (Trial *trial)
{
  return lian_store_undo (trial->base.store, 0, NULL, &trial->error) != 0;
}

static gboolean
open_deed (Trial *trial)
{
  g_assert_null (trial->base.store);
  trial->base.store = lian_store_open (trial->base.path, LIAN_OPEN_DEFAULT, &trial->error);
  return trial->base.store != NULL;
}

static gboolean
backup_deed (Trial *trial)
{
  g_autofree char *made = lian_backup_make (trial->base.path, "daily", NULL, &trial->error);
  g_autofree char *folder = g_strconcat (trial->base.path, ".backups", NULL);
  g_autoptr (GPtrArray) backups = lian_backup_list (trial->base.path, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  /* Nothing half made lies about. */
  g_assert_cmpuint (n, ==, made != NULL);
  return made != NULL;
}

static void
remove_with_suffix (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_remove (name);
}

static void
place_file (const Bench *bench, const char *path)
{
  FILE *file = fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bench->file, 1, bench->size, file), ==, bench->size);
  g_assert_cmpint (fclose (file), ==, 0);
  remove_with_suffix (path, "-wal");
  remove_with_suffix (path, "-shm");
  remove_with_suffix (path, "-journal");
}

static void
assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  gboolean ok = lian_verify_base (path, FALSE, &report, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message ("%s", (const char *) report.problems->pdata[i]);
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
}

static gboolean
reaction_is_right (FaultKind kind, const GError *error)
{
  if (error->domain != LIAN_ERROR)
    return FALSE;
  if (kind == FAULT_FULL)
    return error->code == LIAN_ERROR_DISK_FULL;
  return error->code == LIAN_ERROR_FAILED || error->code == LIAN_ERROR_GONE;
}

/* After a failure that has passed the same store goes on as if nothing had been. */
static void
try_again (Bench *bench, const Deed *deed, Trial *trial)
{
  g_autofree char *now = lian_test_base_dump (&trial->base);
  g_assert_cmpstr (now, ==, bench->before);
  g_clear_error (&trial->error);
  gboolean ok = deed->run (trial);
  g_assert_no_error (trial->error);
  g_assert_true (ok);
}

static void
judge (Bench *bench, Trial *trial, gboolean done)
{
  g_clear_object (&trial->base.store);
  fault_vfs_disarm ();
  lian_test_base_reopen (&trial->base);
  g_autofree char *now = lian_test_base_dump (&trial->base);
  if (done)
    g_assert_cmpstr (now, ==, bench->after);
  else if (g_str_equal (now, bench->after) && !g_str_equal (bench->before, bench->after))
    bench->n_there_all_the_same++;
  else
    g_assert_cmpstr (now, ==, bench->before);
  g_clear_object (&trial->base.store);
  assert_whole (trial->base.path);
}

/* Returns whether a fault was met. */
static gboolean
run_trial (Bench *bench, const Deed *deed, FaultKind kind, guint at, gboolean persistent)
{
  g_auto (LianTestBase) base = { g_dir_make_tmp ("lianshe-XXXXXX", NULL), NULL, NULL };
  base.path = g_build_filename (base.folder, "base.lianshe", NULL);
  Trial trial = { base, NULL };
  place_file (bench, base.path);
  if (!deed->opens)
    lian_test_base_reopen (&trial.base);
  fault_vfs_arm (kind, at, persistent);
  gboolean done = deed->run (&trial);
  guint n_faults = persistent ? 1 : fault_vfs_disarm ();
  g_assert_true (done == (trial.error == NULL));
  bench->n_trials++;
  bench->n_failed += !done;
  if (!done && !reaction_is_right (kind, trial.error))
    g_error ("%s, operation %u: %s (%d)", deed->name, at, trial.error->message, trial.error->code);
  if (!done && !persistent && !deed->opens)
    {
      try_again (bench, deed, &trial);
      done = TRUE;
    }
  /* Closing meets the fault too. */
  g_clear_object (&trial.base.store);
  if (persistent)
    n_faults = fault_vfs_disarm ();
  judge (bench, &trial, done);
  g_clear_error (&trial.error);
  return n_faults > 0;
}

static guint
run_all (Bench *bench, const Deed *deed, FaultKind kind, gboolean persistent)
{
  guint at = 1;
  while (run_trial (bench, deed, kind, at, persistent))
    at = next_operation (at, deed->growth);
  return at;
}

static void
bench_prepare (Bench *bench, const Deed *deed)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  lian_store_write (base.store, "cities", NULL, add_cities, GUINT_TO_POINTER (12), NULL, &error);
  g_assert_no_error (error);
  lian_store_write (base.store, "names", NULL, rename_cities, NULL, NULL, &error);
  g_assert_no_error (error);
  bench->before = lian_test_base_dump (&base);
  g_clear_object (&base.store);
  g_assert_true (g_file_get_contents (base.path, &bench->file, &bench->size, NULL));
  Trial trial = { base, NULL };
  if (!deed->opens)
    lian_test_base_reopen (&trial.base);
  g_assert_true (deed->run (&trial));
  if (trial.base.store == NULL)
    lian_test_base_reopen (&trial.base);
  bench->after = lian_test_base_dump (&trial.base);
  g_clear_object (&trial.base.store);
}

static void
bench_clear (Bench *bench)
{
  g_free (bench->file);
  g_free (bench->before);
  g_free (bench->after);
}

static void
test_deed (gconstpointer data)
{
  const Deed *deed = data;
  Bench bench = { 0 };
  bench_prepare (&bench, deed);
  for (int kind = FAULT_BROKEN; kind <= FAULT_FULL; kind++)
    for (int persistent = FALSE; persistent <= TRUE; persistent++)
      {
        guint n = run_all (&bench, deed, (FaultKind) kind, persistent);
        g_test_message ("%s, %s, %s: %u operations", deed->name,
                        kind == FAULT_FULL ? "disk full" : "I/O error",
                        persistent ? "from then on" : "once", n - 1);
      }
  g_test_message ("%s: %u trials, %u failed and said so, of which %u were there all the same",
                  deed->name, bench.n_trials, bench.n_failed, bench.n_there_all_the_same);
  g_assert_cmpuint (bench.n_failed, >, 0);
  bench_clear (&bench);
}

/* A base that can't be made leaves nothing behind; one that was made is whole. */
static gboolean
run_create (FaultKind kind, guint at, gboolean persistent)
{
  g_auto (LianTestBase) base = { g_dir_make_tmp ("lianshe-XXXXXX", NULL), NULL, NULL };
  g_autoptr (GError) error = NULL;
  base.path = g_build_filename (base.folder, "base.lianshe", NULL);
  fault_vfs_arm (kind, at, persistent);
  base.store = lian_store_open (base.path, LIAN_OPEN_CREATE, &error);
  gboolean made = base.store != NULL;
  g_clear_object (&base.store);
  guint n_faults = fault_vfs_disarm ();
  if (made)
    assert_whole (base.path);
  else
    {
      if (!reaction_is_right (kind, error))
        g_error ("create, operation %u: %s (%d)", at, error->message, error->code);
      g_assert_cmpint (g_rmdir (base.folder), ==, 0);
    }
  return n_faults > 0;
}

static void
test_create (void)
{
  for (int kind = FAULT_BROKEN; kind <= FAULT_FULL; kind++)
    for (int persistent = FALSE; persistent <= TRUE; persistent++)
      {
        guint at = 1;
        while (run_create ((FaultKind) kind, at, persistent))
          at = next_operation (at, 4);
        g_test_message ("create, %s, %s: %u operations",
                        kind == FAULT_FULL ? "disk full" : "I/O error",
                        persistent ? "from then on" : "once", at - 1);
      }
}

static gboolean
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  gboolean ok = sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_close (db);
  return ok;
}

/* A base of an earlier version is migrated entirely or stays what it was. */
static gboolean
run_migration (FaultKind kind, guint at, gboolean persistent)
{
  g_auto (LianTestBase) base = { g_dir_make_tmp ("lianshe-XXXXXX", NULL), NULL, NULL };
  g_autoptr (GError) error = NULL;
  base.path = g_build_filename (base.folder, "base.lianshe", NULL);
  run_sql (base.path, "PRAGMA application_id = 0x4c69616e");
  fault_vfs_arm (kind, at, persistent);
  base.store = lian_store_open (base.path, LIAN_OPEN_DEFAULT, &error);
  gboolean migrated = base.store != NULL;
  g_clear_object (&base.store);
  guint n_faults = fault_vfs_disarm ();
  if (!migrated && !reaction_is_right (kind, error))
    g_error ("migration, operation %u: %s (%d)", at, error->message, error->code);
  /* Either way it opens now, and has every table. */
  lian_test_base_reopen (&base);
  g_clear_object (&base.store);
  assert_whole (base.path);
  return n_faults > 0;
}

static void
test_migration (void)
{
  for (int kind = FAULT_BROKEN; kind <= FAULT_FULL; kind++)
    for (int persistent = FALSE; persistent <= TRUE; persistent++)
      {
        guint at = 1;
        while (run_migration ((FaultKind) kind, at, persistent))
          at = next_operation (at, 8);
        g_test_message ("migration, %s, %s: %u operations",
                        kind == FAULT_FULL ? "disk full" : "I/O error",
                        persistent ? "from then on" : "once", at - 1);
      }
}

typedef struct
{
  LianStore *store;
  GError *error;
} Opened;

static void
given_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opened *opened = data;
  opened->store = lian_store_open_finish (result, &opened->error);
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

/* Who waits for the backup before a migration is told what it is, and can give it up; then all is as it
 * was. */
static void
test_migration_given_up (void)
{
  g_auto (LianTestBase) base = { g_dir_make_tmp ("lianshe-XXXXXX", NULL), NULL, NULL };
  g_autoptr (LianProgress) progress = lian_progress_new ();
  g_autofree char *data = NULL, *after = NULL;
  gsize size, size_after;
  Opened opened = { NULL, NULL };
  base.path = g_build_filename (base.folder, "base.lianshe", NULL);
  g_autofree char *backups = g_strconcat (base.path, ".backups", NULL);
  run_sql (base.path, "PRAGMA application_id = 0x4c69616e; PRAGMA journal_mode = WAL");
  g_assert_true (g_file_get_contents (base.path, &data, &size, NULL));
  fault_vfs_arm (FAULT_STUCK, 1, TRUE);
  lian_store_open_async (base.path, LIAN_OPEN_DEFAULT, progress, given_up_cb, &opened);
  fault_vfs_wait_stuck ();
  g_autofree char *what = lian_progress_dup_what (progress);
  g_assert_nonnull (strstr (what, "backup before"));
  g_assert_cmpfloat (lian_progress_get_fraction (progress), >=, 0);
  lian_progress_cancel (progress);
  fault_vfs_disarm ();
  while (opened.store == NULL && opened.error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (opened.error, LIAN_ERROR, LIAN_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (backups), ==, 0);
  g_assert_true (g_file_get_contents (base.path, &after, &size_after, NULL));
  g_assert_cmpmem (data, size, after, size_after);
  g_clear_error (&opened.error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(LianStore **) data = lian_store_open_finish (result, NULL);
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  return g_file_test (log, G_FILE_TEST_EXISTS);
}

static void
let_go_cb (gpointer data)
{
  /* Who keeps a file beside the base may remove it now. */
  g_assert_false (has_log (data));
}

/* The disk hangs while a window closes: its thread goes on, and when the disk answers again the files
 * are whole, what was typed last included. */
static void
test_closing (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  LianDraft draft = { "city", 12, 0, 3, NULL, "{}" };
  g_clear_object (&base.store);
  lian_store_open_async (base.path, LIAN_OPEN_NO_BACKUP, NULL, opened_cb, &base.store);
  while (base.store == NULL)
    g_main_context_iteration (NULL, TRUE);
  LianDrafts *drafts = lian_drafts_open (base.path, 7, NULL);
  lian_drafts_flush (drafts);
  lian_test_write_city (&base, "Suibin");
  g_assert_true (has_log (base.path));
  lian_store_keep (base.store, base.path, let_go_cb);
  fault_vfs_arm (FAULT_STUCK, 1, TRUE);
  lian_drafts_keep (drafts, &draft);
  g_object_unref (drafts);
  g_clear_object (&base.store);
  fault_vfs_wait_stuck ();
  g_assert_true (has_log (base.path));
  fault_vfs_disarm ();
  lian_store_wait_closed ();
  g_assert_false (has_log (base.path));
  assert_whole (base.path);
  drafts = lian_drafts_open (base.path, 7, NULL);
  g_autoptr (GPtrArray) list = lian_drafts_list (drafts, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_object_unref (drafts);
}

static const Deed deeds[] = {
  { "write", write_deed, FALSE, 0 }, { "undo", undo_deed, FALSE, 0 },
  { "bulk", bulk_deed, FALSE, 40 },  { "open", open_deed, TRUE, 4 },
  { "backup", backup_deed, TRUE, 4 },
};

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *path = g_strconcat ("/fault/", deeds[i].name, NULL);
      g_test_add_data_func (path, &deeds[i], test_deed);
    }
  g_test_add_func ("/fault/create", test_create);
  g_test_add_func ("/fault/migration", test_migration);
  g_test_add_func ("/fault/migration-given-up", test_migration_given_up);
  g_test_add_func ("/fault/closing", test_closing);
  return g_test_run ();
}
