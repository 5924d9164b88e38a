/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base held against itself: what was changed behind the program's back is found, and what follows
 * from the records is built anew. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"
#include "lian-verify.h"

#include <sqlite3.h>
#include <string.h>

static void
test_check_finds_a_hand_edit (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  lian_test_write_city (&base, "A");
  lian_test_write_city (&base, "B");
  lian_store_undo (base.store, 0, NULL, NULL);
  g_clear_object (&base.store);
  g_assert_true (lian_verify_base (base.path, TRUE, &report, &error));
  g_assert_cmpuint (report.problems->len, ==, 0);
  g_assert_cmpint (report.acts, ==, 3);
  lian_verify_report_clear (&report);

  /* A field that can be searched would show in the index too. */
  lian_test_run_sql (base.path, "UPDATE city SET size_class = 'LARGE' WHERE name_en = 'A'");
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
  lian_test_write_city (&base, "A");
  lian_test_write_city (&base, "B");
  g_clear_object (&base.store);
  lian_test_run_sql (base.path, "DROP TRIGGER act_is_final; UPDATE act SET label = 'nothing' WHERE seq = 1; "
                                "CREATE TRIGGER act_is_final BEFORE UPDATE ON act\n"
                                "BEGIN SELECT RAISE (ABORT, 'acts are never changed'); END");
  g_assert_true (lian_verify_base (base.path, FALSE, &report, NULL));
  g_assert_cmpint (report.broken_act, ==, 1);
  lian_verify_report_clear (&report);
}

static gboolean
read_known_on (LianTxn *txn, gpointer day, GCancellable *cancellable, GError **error)
{
  *(LianDate *) day = lian_txn_get_known_on (txn);
  return TRUE;
}

static LianDate
known_on (LianStore *store)
{
  LianDate day = -1;
  g_assert_true (lian_store_read (store, read_known_on, &day, NULL));
  return day;
}

static void
test_as_of (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 left_out;
  g_autofree char *now = g_build_filename (base.folder, "now.lianshe", NULL);
  g_autofree char *before = g_build_filename (base.folder, "before.lianshe", NULL);
  lian_test_write_city (&base, "A");
  g_autofree char *dump = lian_test_base_dump (&base);
  g_assert_true (lian_asof_make (base.path, lian_date_today (), now, NULL, &left_out, &error));
  g_assert_cmpint (left_out, ==, 0);
  g_assert_true (lian_asof_make (base.path, lian_date_add_days (lian_date_today (), -1), before,
                                 NULL, &left_out, &error));
  g_assert_cmpint (left_out, ==, 1);
  LianTestBase copy = { NULL, now, lian_store_open (now, LIAN_OPEN_NO_BACKUP, &error) };
  g_assert_no_error (error);
  g_autofree char *same = lian_test_base_dump (&copy);
  g_assert_cmpstr (dump, ==, same);
  /* A copy knows of which day it is, until somebody works on with it. */
  g_assert_cmpint (known_on (base.store), ==, 0);
  g_assert_cmpint (known_on (copy.store), ==, lian_date_today ());
  lian_test_write_city (&copy, "B");
  g_assert_cmpint (known_on (copy.store), ==, 0);
  g_clear_object (&copy.store);
  copy.store = lian_store_open (before, LIAN_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_autofree char *empty = lian_test_base_dump (&copy);
  g_assert_cmpstr (empty, ==, "");
  g_clear_object (&copy.store);
  g_assert_false (lian_asof_make (base.path, lian_date_today (), now, NULL, &left_out, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
}

static guint n_owner_readings;

static int
trace_cb (unsigned kind, void *data, void *statement, void *text)
{
  const char *sql = sqlite3_sql (statement);
  if (sql != NULL && strstr (sql, "FROM cooperative WHERE id = ?1") != NULL)
    n_owner_readings++;
  return 0;
}

static int
trace_owners (sqlite3 *handle, char **message, const void *routines)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

#define N_ACTIVITIES 50

static gboolean
add_activities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) owner = lian_record_new (lian_type_find ("cooperative"));
  lian_record_set_text (owner, "name_en", "Iron Makers");
  gboolean ok = lian_txn_insert (txn, owner, error);
  for (guint i = 0; ok && i < N_ACTIVITIES; i++)
    {
      g_autoptr (LianRecord) activity = lian_record_new (lian_type_find ("activity"));
      lian_record_set_number (activity, "cooperative", lian_record_get_id (owner));
      lian_record_set_text (activity, "name_en", "Forging");
      ok = lian_txn_insert (txn, activity, error);
    }
  return ok;
}

/* The rules of fifty parts look at their owner; it may be as large as a stranger made it, and is read
 * once. */
static void
test_owner_is_read_once (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  lian_store_write (base.store, "activities", NULL, add_activities, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&base.store);
  sqlite3_auto_extension ((void (*) (void)) trace_owners);
  n_owner_readings = 0;
  g_assert_true (lian_verify_base (base.path, FALSE, &report, &error));
  sqlite3_reset_auto_extension ();
  g_assert_no_error (error);
  g_assert_cmpuint (report.problems->len, ==, 0);
  g_assert_cmpuint (n_owner_readings, ==, 1);
  lian_verify_report_clear (&report);
}

/* Returns how many problems there are, none of them the chain. */
static guint
count_problems (LianTestBase *base, gboolean full)
{
  g_autoptr (GError) error = NULL;
  LianVerifyReport report;
  g_assert_true (lian_verify_base (base->path, full, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.broken_act, ==, 0);
  guint n = report.problems->len;
  for (guint i = 0; i < n; i++)
    g_test_message ("%s", (const char *) report.problems->pdata[i]);
  lian_verify_report_clear (&report);
  return n;
}

/* The list that undo asks is not in the chain, but follows from it. */
static void
test_check_finds_a_changed_list (void)
{
  static const char *const edits[] = {
    "DELETE FROM act_touch WHERE act = 2",
    "UPDATE act_touch SET mask = mask + 2 WHERE act = 1",
    "UPDATE act_touch SET op = 1 WHERE act = 3",
    "INSERT INTO act_touch (record, act, kind, op, mask) VALUES (77, 1, 'city', 0, 1)",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      lian_test_write_city (&base, "A");
      lian_test_write_city (&base, "B");
      g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), ==, 3);
      g_clear_object (&base.store);
      g_assert_cmpuint (count_problems (&base, TRUE), ==, 0);
      lian_test_run_sql (base.path, edits[i]);
      g_assert_cmpuint (count_problems (&base, TRUE), ==, 1);
    }
}

static void
test_check_finds_a_cut_log (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  gint64 act;
  lian_test_write_city (&base, "A");
  lian_test_write_city (&base, "B");
  sqlite3 *db;
  sqlite3_stmt *find;
  g_clear_object (&base.store);
  g_assert_cmpint (sqlite3_open (base.path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT hash FROM act WHERE seq = 2", -1, &find, NULL);
  g_assert_cmpint (sqlite3_step (find), ==, SQLITE_ROW);
  g_autofree char *head = g_strndup ((const char *) sqlite3_column_text (find, 0), 12);
  sqlite3_finalize (find);
  sqlite3_close (db);
  g_assert_true (lian_verify_find_head (base.path, head, &act, &error));
  g_assert_cmpint (act, ==, 2);
  lian_test_run_sql (base.path, "DROP TRIGGER act_stays; DELETE FROM act WHERE seq = 2;"
                                "DELETE FROM act_part WHERE act = 2; DELETE FROM act_touch WHERE act = 2;"
                                "DELETE FROM city WHERE name_en = 'B'; DELETE FROM search WHERE text LIKE 'b%';"
                                "DELETE FROM search_part_docsize WHERE id NOT IN (SELECT rowid FROM search);"
                                "CREATE TRIGGER act_stays BEFORE DELETE ON act\n"
                                "BEGIN SELECT RAISE (ABORT, 'acts are never deleted'); END");
  /* It follows still; only the paper knows. */
  g_assert_cmpuint (count_problems (&base, TRUE), ==, 0);
  g_assert_true (lian_verify_find_head (base.path, head, &act, &error));
  g_assert_cmpint (act, ==, 0);
}

static gboolean
find_city (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits = lian_txn_search (txn, "linqing", NULL, 10, error);
  *(guint *) data = hits != NULL ? hits->len : 99;
  return hits != NULL;
}

/* A row that is missing, one too many, one that says something else. */
static void
test_index_is_repaired (void)
{
  static const char *const edits[] = {
    "DELETE FROM search",
    "INSERT INTO search (rowid, text, kind) VALUES (12345, 'linqing', 'city')",
    "UPDATE search SET text = 'nothing'",
    "UPDATE search SET kind = 'trade'",
    "INSERT INTO search_part (search_part) VALUES ('delete-all')",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      g_autoptr (GError) error = NULL;
      guint n = 0;
      lian_test_write_city (&base, "Linqing");
      g_clear_object (&base.store);
      g_assert_cmpuint (count_problems (&base, FALSE), ==, 0);
      lian_test_run_sql (base.path, edits[i]);
      g_assert_cmpuint (count_problems (&base, FALSE), ==, 1);
      g_assert_true (lian_verify_repair (base.path, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_problems (&base, TRUE), ==, 0);
      lian_test_base_reopen (&base);
      g_assert_true (lian_store_read (base.store, find_city, &n, NULL));
      g_assert_cmpuint (n, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/hand-edit", test_check_finds_a_hand_edit);
  g_test_add_func ("/verify/edited-act", test_check_finds_an_edited_act);
  g_test_add_func ("/verify/as-of", test_as_of);
  g_test_add_func ("/verify/changed-list", test_check_finds_a_changed_list);
  g_test_add_func ("/verify/cut-log", test_check_finds_a_cut_log);
  g_test_add_func ("/verify/index", test_index_is_repaired);
  g_test_add_func ("/verify/owner-once", test_owner_is_read_once);
  return g_test_run ();
}
