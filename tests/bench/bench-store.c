/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What an act, taking it back and finding cost beside plain SQL on the same tables. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-i18n.h"

#define N_CITIES 100000

typedef struct
{
  LianTestBase base;
  LianTestBase plain;
  sqlite3 *sql; /* to the base @plain */
  guint n;
  const char *word;
} Bench;

static BenchTime
write_act (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_assert_true (lian_store_write (bench->base.store, "cities", NULL, bench_add_cities,
                                   GUINT_TO_POINTER (bench->n), NULL, NULL));
  return bench_since (start);
}

static BenchTime
write_sql (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  bench_sql_add_cities (bench->sql, bench->n);
  return bench_since (start);
}

static BenchTime
undo_act (gpointer data)
{
  Bench *bench = data;
  write_act (bench);
  BenchTime start = bench_now ();
  g_assert_cmpint (lian_store_undo (bench->base.store, 0, NULL, NULL), >, 0);
  return bench_since (start);
}

static BenchTime
delete_sql (gpointer data)
{
  Bench *bench = data;
  gint64 before = bench_sql_number (bench->sql, "SELECT max(id) FROM city");
  write_sql (bench);
  g_autofree char *sql
      = g_strdup_printf ("BEGIN IMMEDIATE; DELETE FROM city WHERE id > %" G_GINT64_FORMAT
                         "; DELETE FROM search WHERE rowid > %" G_GINT64_FORMAT "; COMMIT",
                         before, before);
  BenchTime start = bench_now ();
  bench_sql_run (bench->sql, sql);
  return bench_since (start);
}

static gboolean
find (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  LianQuery query = { .type = lian_type_find ("city"), .search = bench->word };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  bench->n = ids != NULL ? ids->len : 0;
  return ids != NULL;
}

static BenchTime
search_index (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_assert_true (lian_store_read (bench->base.store, find, bench, NULL));
  return bench_since (start);
}

static BenchTime
search_like (gpointer data)
{
  Bench *bench = data;
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM city WHERE name_zh LIKE '%%%s%%' OR code LIKE '%%%s%%' ORDER BY name_zh, id",
      bench->word, bench->word);
  BenchTime start = bench_now ();
  guint n = bench_sql_rows (bench->sql, sql);
  BenchTime duration = bench_since (start);
  search_index (bench);
  g_assert_cmpuint (n, ==, bench->n);
  return duration;
}

static void
compare_searches (Bench *bench)
{
  static const BenchPair rare
      = { "two characters found in 10 of 100,000 records", search_index, "LIKE", search_like };
  static const BenchPair common
      = { "two characters found in 25,000 of 100,000 records", search_index, "LIKE", search_like };
  bench->word = "瓷都";
  bench_compare (&rare, 7, bench);
  bench->word = "铁山";
  bench_compare (&common, 7, bench);
}

int
main (void)
{
  static const BenchPair one = { "an act of 1 record", write_act, "the same rows by SQL", write_sql };
  static const BenchPair thousand
      = { "an act of 1,000 records", write_act, "the same rows by SQL", write_sql };
  static const BenchPair back
      = { "take back 10,000 records", undo_act, "delete the same rows by SQL", delete_sql };
  lian_i18n_init ("zh_CN");
  Bench bench = { .base = lian_test_base_new (), .plain = lian_test_base_new () };
  g_clear_object (&bench.plain.store);
  bench.sql = bench_sql_open (bench.plain.path);
  bench.n = 1;
  bench_compare (&one, 51, &bench);
  bench.n = 1000;
  bench_compare (&thousand, 11, &bench);
  bench.n = 10000;
  bench_compare (&back, 5, &bench);
  bench_sql_run (bench.sql, "DELETE FROM city; DELETE FROM search;"
                         "INSERT INTO search_part (search_part) VALUES ('delete-all')");
  sqlite3_close (bench.sql);
  lian_test_base_clear (&bench.base);
  lian_test_base_clear (&bench.plain);

  Bench many = { .base = lian_test_base_new (), .n = N_CITIES };
  write_act (&many);
  many.sql = bench_sql_open (many.base.path);
  compare_searches (&many);
  sqlite3_close (many.sql);
  lian_test_base_clear (&many.base);
  return 0;
}
