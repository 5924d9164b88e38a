/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Importing 100,000 rows beside .import of SQLite's own shell, and taking them back beside DELETE. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-i18n.h"
#include "lian-import.h"

#define N_ROWS 100000

typedef struct
{
  char *folder;
  char *table; /* the CSV file */
} Bench;

static void
write_table (Bench *bench)
{
  g_autoptr (GString) text = g_string_new ("code,name_zh,craftsmen\r\n");
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = bench_city_name (i);
      g_string_append_printf (text, "%06u,%s,%u\r\n", i, name, i);
    }
  bench->table = g_build_filename (bench->folder, "cities.csv", NULL);
  g_assert_true (g_file_set_contents (bench->table, text->str, (gssize) text->len, NULL));
}

static LianTestBase
import (Bench *bench, BenchTime *duration)
{
  LianTestBase base = lian_test_base_new ();
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
  BenchTime start = bench_now ();
  g_assert_true (lian_import_open (import, bench->table, NULL, NULL));
  g_assert_true (lian_import_run (import, base.store, NULL, FALSE, NULL));
  *duration = bench_since (start);
  g_assert_cmpuint (lian_import_get_result (import)->n_new, ==, N_ROWS);
  return base;
}

static BenchTime
import_table (gpointer data)
{
  BenchTime duration;
  g_auto (LianTestBase) base = import (data, &duration);
  return duration;
}

static BenchTime
check_table (gpointer data)
{
  Bench *bench = data;
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("city"));
  BenchTime start = bench_now ();
  g_assert_true (lian_import_open (import, bench->table, NULL, NULL));
  g_assert_true (lian_import_run (import, base.store, NULL, TRUE, NULL));
  return bench_since (start);
}

static BenchTime
undo_import (gpointer data)
{
  BenchTime duration;
  g_auto (LianTestBase) base = import (data, &duration);
  BenchTime start = bench_now ();
  g_assert_cmpint (lian_store_undo (base.store, 0, NULL, NULL), >, 0);
  return bench_since (start);
}

/* The shell reads the table into a table of texts, and one statement takes it over. */
static BenchTime
import_by_shell (gpointer data)
{
  Bench *bench = data;
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_clear_object (&base.store);
  g_autofree char *read = g_strdup_printf (".import --csv %s cities", bench->table);
  const char *arguments[] = { "sqlite3", base.path, "PRAGMA synchronous = FULL",
                              "CREATE TEMP TABLE cities (code, name_zh, craftsmen)", read,
                              "DELETE FROM cities WHERE rowid = 1; INSERT INTO city (code, name_zh, "
                              "craftsmen) SELECT code, name_zh, CAST (craftsmen AS INTEGER) FROM cities",
                              NULL };
  int status;
  BenchTime start = bench_now ();
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, &status, NULL));
  BenchTime duration = bench_since (start);
  g_assert_cmpint (status, ==, 0);
  sqlite3 *db = bench_sql_open (base.path);
  g_assert_cmpint (bench_sql_number (db, "SELECT count(*) FROM city WHERE name_zh <> ''"), ==, N_ROWS);
  sqlite3_close (db);
  return duration;
}

static BenchTime
delete_by_sql (gpointer data)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_clear_object (&base.store);
  sqlite3 *db = bench_sql_open (base.path);
  bench_sql_add_cities (db, N_ROWS);
  BenchTime start = bench_now ();
  bench_sql_run (db, "BEGIN IMMEDIATE; DELETE FROM city WHERE id >= 0; "
                     "DELETE FROM search WHERE rowid >= 0; COMMIT");
  BenchTime duration = bench_since (start);
  sqlite3_close (db);
  return duration;
}

int
main (void)
{
  static const BenchPair whole
      = { "import 100,000 rows", import_table, "sqlite3 .import", import_by_shell };
  static const BenchPair check
      = { "read and check them only", check_table, "sqlite3 .import", import_by_shell };
  static const BenchPair back
      = { "take that import back", undo_import, "DELETE", delete_by_sql };
  lian_i18n_init ("zh_CN");
  Bench bench = { .folder = g_dir_make_tmp ("lianshe-XXXXXX", NULL) };
  write_table (&bench);
  bench_compare (&whole, 3, &bench);
  bench_compare (&check, 3, &bench);
  bench_compare (&back, 3, &bench);
  LianTestBase rest = { .folder = bench.folder };
  g_free (bench.table);
  lian_test_base_clear (&rest);
  return 0;
}
