/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records that an act touched: some at a time, each part of its changeset read once, and never a
 * list that breaks off in silence. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-test-base.h"

#include <sqlite3.h>
#include <string.h>

static guint n_part_readings;

static int
trace_cb (unsigned kind, void *data, void *statement, void *text)
{
  const char *sql = sqlite3_sql (statement);
  if (sql != NULL && g_str_has_prefix (sql, "SELECT id, data FROM act_part"))
    g_atomic_int_inc (&n_part_readings);
  return 0;
}

/* For each connection that is opened from now on. */
static int
trace_readings (sqlite3 *handle, char **message, const void *routines)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

static gboolean
cities_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *note = g_strnfill (1000, 'n');
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("City %04u", i);
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_en", name);
      lian_record_set_text (city, "note", note);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  LianActCursor *cursor;
  guint limit;
  GPtrArray *records;
} Look;

static gboolean
look_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  if (look->cursor == NULL)
    look->cursor = lian_act_cursor_new (lian_txn_last_act (txn));
  look->records = lian_txn_read_act_records (txn, look->cursor, look->limit, error);
  return look->records != NULL;
}

/* Returns: how many more there were, each a record not seen before */
static guint
read_more (LianTestBase *base, Look *look, GHashTable *seen, LianChangeKind kind)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (lian_store_read (base->store, look_job, look, &error));
  g_assert_no_error (error);
  guint n = look->records->len;
  for (guint i = 0; i < n; i++)
    {
      const LianActRecord *record = g_ptr_array_index (look->records, i);
      g_assert_cmpint (record->kind, ==, kind);
      g_assert_true (g_str_has_prefix (record->title, "City "));
      g_assert_true (g_hash_table_add (seen, g_strdup (record->title)));
    }
  g_clear_pointer (&look->records, g_ptr_array_unref);
  return n;
}

static void
write_cities (LianTestBase *base, guint n)
{
  g_autoptr (GError) error = NULL;
  lian_store_write (base->store, "many", NULL, cities_job, GUINT_TO_POINTER (n), NULL, &error);
  g_assert_no_error (error);
}

/* Thirty looks at an act cost as many readings of its parts as one. */
static void
test_parts_once (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .limit = 100 };
  write_cities (&base, 3000);
  g_atomic_int_set (&n_part_readings, 0);
  for (guint i = 0; i < 30; i++)
    {
      g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_INSERTED), ==, 100);
      g_assert_cmpuint (lian_act_cursor_get_total (look.cursor), ==, 3000);
    }
  g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_INSERTED), ==, 0);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3000);
  /* Three parts and what says that there is no fourth: once to check them, once to read them. */
  g_assert_cmpint (g_atomic_int_get (&n_part_readings), ==, 8);
  lian_act_cursor_unref (look.cursor);
}

/* Taken back, the records are gone and still have their names. */
static void
test_taken_back (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .limit = 20 };
  write_cities (&base, 30);
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), !=, 0);
  g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_DELETED), ==, 20);
  g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_DELETED), ==, 10);
  g_assert_cmpuint (lian_act_cursor_get_total (look.cursor), ==, 30);
  lian_act_cursor_unref (look.cursor);
}

static void
run_behind (LianTestBase *base, const char *sql)
{
  sqlite3 *handle = NULL;
  g_assert_cmpint (sqlite3_open (base->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_unreadable (LianTestBase *base, Look *look)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_store_read (base->store, look_job, look, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
}

/* What is missing in the middle of a reading is said, and when it is back the reading goes on. */
static void
test_breaks_off (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .limit = 10 };
  write_cities (&base, 3000);
  g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_INSERTED), ==, 10);
  run_behind (&base, "UPDATE act_part SET act = -act WHERE id > 1");
  look.limit = 3000;
  assert_unreadable (&base, &look);
  assert_unreadable (&base, &look);
  run_behind (&base, "UPDATE act_part SET act = -act WHERE act < 0");
  g_assert_cmpuint (read_more (&base, &look, seen, LIAN_CHANGE_INSERTED), ==, 2990);
  lian_act_cursor_unref (look.cursor);
}

static gboolean
changes_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes
      = lian_txn_list_changes (txn, lian_txn_last_act (txn), 0, error);
  *(guint *) data = changes != NULL ? changes->len : 0;
  return changes != NULL;
}

/* The fields as well: all of them, or an error. */
static void
test_changes_break_off (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;
  write_cities (&base, 1500);
  g_assert_true (lian_store_read (base.store, changes_job, &n, &error));
  g_assert_cmpuint (n, ==, 3000);
  run_behind (&base, "DELETE FROM act_part WHERE id > 1");
  g_assert_false (lian_store_read (base.store, changes_job, &n, &error));
  g_assert_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lian_i18n_init ("en");
  sqlite3_auto_extension ((void (*) (void)) trace_readings);
  g_test_add_func ("/act-records/parts-once", test_parts_once);
  g_test_add_func ("/act-records/taken-back", test_taken_back);
  g_test_add_func ("/act-records/breaks-off", test_breaks_off);
  g_test_add_func ("/act-records/changes-break-off", test_changes_break_off);
  return g_test_run ();
}
