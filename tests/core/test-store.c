/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The store: records, acts, undo and redo, the hash chain, two programs on one base. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-store.h"
#include "lian-test-base.h"
#include "lian-txn-try.h"
#include "lian-verify.h"

#include <sqlite3.h>

typedef struct
{
  gint64 id;
  const char *name;
} CityJob;

static gboolean
add_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", job->name);
  if (!lian_txn_insert (txn, city, error))
    return FALSE;
  job->id = lian_record_get_id (city);
  return TRUE;
}

static gboolean
rename_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), job->id);
  g_assert_nonnull (city);
  lian_record_set_text (city, "name_en", job->name);
  return lian_txn_update (txn, city, error);
}

static gboolean
note_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), job->id);
  lian_record_set_text (city, "note", job->name);
  return lian_txn_update (txn, city, error);
}

static gboolean
count_craftsmen (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), job->id);
  lian_record_set_number (city, "craftsmen", 1 + lian_record_get_number (city, "craftsmen"));
  return lian_txn_update (txn, city, error);
}

static gboolean
read_name (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), job->id);
  job->name = city == NULL ? NULL : g_intern_string (lian_record_get_text (city, "name_en"));
  return TRUE;
}

static const char *
name_of (LianStore *store, gint64 id)
{
  CityJob job = { id, NULL };
  g_assert_true (lian_store_read (store, read_name, &job, NULL));
  return job.name;
}

static gint64
write_city (LianStore *store, LianTxnFunc func, CityJob *job)
{
  g_autoptr (GError) error = NULL;
  gint64 act;
  gboolean ok = lian_store_write (store, "city", NULL, func, job, &act, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  return act;
}

static void
count_cb (LianStore *store, LianChangeSet *set, guint *count)
{
  (*count)++;
}

static void
test_undo_redo (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n = 0;
  g_signal_connect (base.store, "changed", G_CALLBACK (count_cb), &n);
  CityJob job = { 0, "Suibin & Co <b>" };
  g_assert_cmpint (write_city (base.store, add_city, &job), ==, 1);
  g_assert_cmpuint (n, ==, 1);
  job.name = "Linqing";
  write_city (base.store, rename_city, &job);
  g_assert_cmpstr (name_of (base.store, job.id), ==, "Linqing");
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), ==, 3);
  g_assert_cmpstr (name_of (base.store, job.id), ==, "Suibin & Co <b>");
  g_assert_true (lian_store_get_can_redo (base.store));
  lian_test_base_reopen (&base);
  g_assert_true (lian_store_get_can_redo (base.store));
  g_assert_cmpint (lian_store_redo (base.store, NULL, NULL), ==, 4);
  g_assert_cmpstr (name_of (base.store, job.id), ==, "Linqing");
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), ==, 5);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), ==, 6);
  g_assert_null (name_of (base.store, job.id));
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_NOTHING);
}

static void
test_no_change_no_act (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  CityJob job = { 0, "A" };
  write_city (base.store, add_city, &job);
  g_assert_cmpint (write_city (base.store, rename_city, &job), ==, 0);
}

/* Statements on the records and on the indexes of words, as SQLite runs them. */
static GPtrArray *statements;

static int
trace_cb (unsigned kind, void *data, void *statement, void *text)
{
  const char *sql = sqlite3_sql (statement);
  if (sql != NULL && (g_str_has_prefix (sql, "UPDATE city") || strstr (sql, "INTO search") != NULL))
    g_ptr_array_add (statements, g_strdup (sql));
  return 0;
}

static int
trace_changes (sqlite3 *handle, char **message, const void *routines)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

/* An act sets what changed, so that the indexes of other columns are left alone, and so are those of words
 * where no text changed; a text that did is found. */
static void
test_only_what_changed (void)
{
  statements = g_ptr_array_new_with_free_func (g_free);
  sqlite3_auto_extension ((void (*) (void)) trace_changes);
  g_auto (LianTestBase) base = lian_test_base_new ();
  CityJob job = { 0, "Anlan" };
  lian_test_write (&base, add_city, &job);
  g_ptr_array_set_size (statements, 0);
  lian_test_write (&base, count_craftsmen, &job);
  g_assert_cmpuint (statements->len, ==, 1);
  g_assert_cmpstr (statements->pdata[0], ==, "UPDATE city SET craftsmen = ?8 WHERE id = ?1");
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), >, 0);
  g_assert_cmpuint (statements->len, ==, 1);
  job.name = "Qinghe";
  lian_test_write (&base, rename_city, &job);
  g_assert_cmpuint (statements->len, ==, 5); /* that change, out of one index, and into both */
  sqlite3_reset_auto_extension ();
  g_clear_pointer (&statements, g_ptr_array_unref);
}

static void
test_identifiers_are_never_used_twice (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  CityJob first = { 0, "A" }, second = { 0, "B" };
  write_city (base.store, add_city, &first);
  lian_store_undo (base.store, 0, NULL, NULL);
  write_city (base.store, add_city, &second);
  g_assert_cmpint (second.id, >, first.id);
}

static void
test_selective_undo (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  CityJob job = { 0, "A" };
  gint64 added = write_city (base.store, add_city, &job);
  job.name = "B";
  gint64 renamed = write_city (base.store, rename_city, &job);
  job.name = "a note";
  gint64 noted = write_city (base.store, note_city, &job);
  /* Another field was touched later: the older act alone can be taken back. */
  g_assert_cmpint (lian_store_undo (base.store, renamed, NULL, &error), >, noted);
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (base.store, job.id), ==, "A");
  /* The record was added by the first act and has a later one on it. */
  g_assert_cmpint (lian_store_undo (base.store, added, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "act 3"));
  g_assert_nonnull (strstr (error->message, "city “A”"));
  g_clear_error (&error);
  /* Taken back twice. */
  g_assert_cmpint (lian_store_undo (base.store, renamed, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_NOTHING);
}

/* An import of two, one of them edited since: the message says what did it and where. */
static gboolean
add_two (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob other = { 0, "Other" };
  return add_city (txn, &other, cancellable, error) && add_city (txn, data, cancellable, error);
}

static void
test_conflict_is_named (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  CityJob job = { 0, "Suibin" };
  gint64 imported = write_city (base.store, add_two, &job);
  job.name = "Linqing";
  gint64 renamed = write_city (base.store, rename_city, &job);
  job.name = "Wenshui";
  write_city (base.store, rename_city, &job);
  g_assert_cmpint (lian_store_undo (base.store, imported, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "act 2"));
  g_assert_nonnull (strstr (error->message, "city “Wenshui”"));
  g_clear_error (&error);
  /* Two that changed the same field: the field too. */
  g_assert_cmpint (lian_store_undo (base.store, renamed, NULL, &error), ==, 0);
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "act 3"));
  g_assert_nonnull (strstr (error->message, "city “Wenshui”: name"));
  g_clear_error (&error);
  /* With both gone, the import goes as a whole. */
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), >, 0);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, &error), >, 0);
  g_assert_cmpint (lian_store_undo (base.store, imported, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_null (name_of (base.store, job.id));
}

static gboolean
fail_after_insert (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  add_city (txn, data, cancellable, error);
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_FAILED, "on purpose");
  return FALSE;
}

static void
test_failure_rolls_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  CityJob job = { 0, "A" };
  g_assert_false (lian_store_write (base.store, "x", NULL, fail_after_insert, &job, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_FAILED);
  g_assert_null (name_of (base.store, job.id));
  g_clear_error (&error);
  job.name = NULL; /* no name at all: the rules refuse it */
  g_assert_false (lian_store_write (base.store, "x", NULL, add_city, &job, NULL, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT);
  g_assert_null (name_of (base.store, job.id));
}

static gboolean
delete_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob *job = data;
  return lian_txn_delete (txn, lian_type_find ("city"), job->id, error);
}


static void
random_step (LianStore *store, GRand *rand, GArray *ids)
{
  g_autofree char *name = g_strdup_printf ("name %u 合作社", g_rand_int (rand));
  CityJob job = { 0, name };
  guint what = ids->len == 0 ? 0 : (guint) g_rand_int_range (rand, 0, 6);
  guint pick = ids->len == 0 ? 0 : (guint) g_rand_int_range (rand, 0, (gint32) ids->len);
  if (what <= 1)
    {
      write_city (store, add_city, &job);
      g_array_append_val (ids, job.id);
      return;
    }
  job.id = g_array_index (ids, gint64, pick);
  if (what == 5)
    {
      write_city (store, delete_city, &job);
      g_array_remove_index_fast (ids, pick);
    }
  else
    write_city (store, what <= 3 ? rename_city : note_city, &job);
}

/* 1,000 random acts, undone to the start and redone to the end. */
static void
test_random_walk (void)
{
  const guint n_acts = 1000;
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (19560329);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *start = lian_test_base_dump (&base);
  for (guint i = 0; i < n_acts; i++)
    random_step (base.store, rand, ids);
  g_autofree char *end = lian_test_base_dump (&base);
  g_assert_cmpstr (start, !=, end);
  for (guint i = 0; i < n_acts; i++)
    {
      lian_store_undo (base.store, 0, NULL, &error);
      g_assert_no_error (error);
    }
  g_autofree char *undone = lian_test_base_dump (&base);
  g_assert_cmpstr (undone, ==, start);
  for (guint i = 0; i < n_acts; i++)
    {
      lian_store_redo (base.store, NULL, &error);
      g_assert_no_error (error);
    }
  g_autofree char *redone = lian_test_base_dump (&base);
  g_assert_cmpstr (redone, ==, end);
  /* The search index has come along, and every act can be taken back on a copy. */
  LianVerifyReport report;
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
}

/* Trying out. */

static gboolean
read_in_trial (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob inner = { 0, "inner" };
  g_assert_true (add_city (txn, data, cancellable, error));
  g_assert_true (lian_txn_try (txn, add_city, &inner, NULL, error));
  g_assert_null (lian_txn_load (txn, lian_type_find ("city"), inner.id));
  return read_name (txn, data, NULL, error);
}

/* In one write: what was tried out is gone, and what comes then gets the same id. */
static gboolean
try_then_add (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  CityJob tried = { 0, "tried" };
  CityJob *job = data;
  g_autoptr (GError) failed = NULL;
  g_assert_true (lian_txn_try (txn, read_in_trial, &tried, NULL, error));
  g_assert_cmpstr (tried.name, ==, "tried");
  g_assert_null (lian_txn_load (txn, lian_type_find ("city"), tried.id));
  g_assert_false (lian_txn_try (txn, fail_after_insert, &tried, NULL, &failed));
  g_assert_error (failed, LIAN_ERROR, LIAN_ERROR_FAILED);
  if (job->name == NULL)
    return TRUE;
  g_assert_true (add_city (txn, data, NULL, error));
  g_assert_cmpint (job->id, ==, tried.id);
  return TRUE;
}

static gboolean
only_try (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  return lian_txn_try (txn, read_in_trial, data, cancellable, error);
}

static void
test_trial (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;
  CityJob nothing = { 0, NULL }, tried = { 0, "tried" }, job = { 0, "Linqing" };
  LianVerifyReport report;
  g_signal_connect (base.store, "changed", G_CALLBACK (count_cb), &n);
  g_autofree char *start = lian_test_base_dump (&base);
  g_assert_cmpint (write_city (base.store, try_then_add, &nothing), ==, 0);
  g_assert_true (lian_store_try (base.store, only_try, &tried, &error));
  g_assert_true (lian_store_try (base.store, add_city, &tried, &error));
  g_assert_null (name_of (base.store, tried.id));
  g_autofree char *still = lian_test_base_dump (&base);
  g_assert_cmpstr (still, ==, start);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (lian_store_read (base.store, only_try, &tried, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (write_city (base.store, try_then_add, &job), ==, 1);
  g_assert_cmpstr (name_of (base.store, job.id), ==, "Linqing");
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_cmpuint (report.problems->len, ==, 0);
  lian_verify_report_clear (&report);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), ==, 2);
  g_autofree char *undone = lian_test_base_dump (&base);
  g_assert_cmpstr (undone, ==, start);
}

static gboolean
find_two_characters (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint *n = data;
  g_autoptr (GPtrArray) hits = lian_txn_search (txn, "铁器", NULL, 10, error);
  *n = hits != NULL ? hits->len : 99;
  return hits != NULL;
}

static void
test_search_two_characters (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n = 0;
  CityJob job = { 0, "绥滨鐵器生产合作社" };
  write_city (base.store, add_city, &job);
  g_assert_true (lian_store_read (base.store, find_two_characters, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  lian_store_undo (base.store, 0, NULL, NULL);
  g_assert_true (lian_store_read (base.store, find_two_characters, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/undo-redo", test_undo_redo);
  g_test_add_func ("/store/no-change-no-act", test_no_change_no_act);
  g_test_add_func ("/store/only-what-changed", test_only_what_changed);
  g_test_add_func ("/store/identifiers", test_identifiers_are_never_used_twice);
  g_test_add_func ("/store/selective-undo", test_selective_undo);
  g_test_add_func ("/store/conflict", test_conflict_is_named);
  g_test_add_func ("/store/rolls-back", test_failure_rolls_back);
  g_test_add_func ("/store/trial", test_trial);
  g_test_add_func ("/store/random-walk", test_random_walk);
  g_test_add_func ("/store/search", test_search_two_characters);
  return g_test_run ();
}
