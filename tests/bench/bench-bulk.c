/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Changing a field of 200,000 co-operatives at once, as one act, and a text of them, beside UPDATE: what it costs
 * to look at each, to write the act, and in memory. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-bulk.h"
#include "lian-i18n.h"

#include <string.h>

#define N_RECORDS 200000

typedef struct
{
  LianTestBase base;
  sqlite3 *sql;
  LianBulk *bulk;
  const char *field;
  guint round;
} Bench;

static gboolean
list_ids (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("cooperative"), .sort = "id" };
  return (*(GArray **) data = lian_txn_query (txn, &query, cancellable, error)) != NULL;
}

/* Another value each round, so that each record changes. */
static void
begin_change (Bench *bench)
{
  const LianType *type = lian_type_find ("cooperative");
  GArray *ids = NULL;
  g_autofree char *value = g_strdup_printf ("%u", ++bench->round);
  lian_test_read (&bench->base, list_ids, &ids);
  g_clear_pointer (&bench->bulk, lian_bulk_unref);
  bench->bulk = lian_bulk_new (type, ids);
  lian_bulk_add_edit (bench->bulk, lian_type_field (type, bench->field), LIAN_BULK_SET, value, NULL);
  g_array_unref (ids);
}

static BenchTime
plan (Bench *bench)
{
  begin_change (bench);
  BenchTime start = bench_now ();
  lian_test_read (&bench->base, lian_bulk_plan, bench->bulk);
  BenchTime duration = bench_since (start);
  g_assert_cmpuint (lian_bulk_get_count (bench->bulk, LIAN_BULK_CHANGES), ==, N_RECORDS);
  return duration;
}

static BenchTime
look_at_each (gpointer data)
{
  return plan (data);
}

static BenchTime
write_act (gpointer data)
{
  Bench *bench = data;
  plan (bench);
  BenchTime start = bench_now ();
  lian_test_write (&bench->base, lian_bulk_write, bench->bulk);
  return bench_since (start);
}

static BenchTime
update_by_sql (gpointer data)
{
  Bench *bench = data;
  g_autofree char *sql = g_strdup_printf ("UPDATE cooperative SET %s = %u", bench->field, ++bench->round);
  BenchTime start = bench_now ();
  bench_sql_run (bench->sql, sql);
  return bench_since (start);
}

/* Returns: the most memory that the process ever had */
static guint64
most_memory (void)
{
  g_autofree char *status = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  const char *line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

static void
say_memory (Bench *bench)
{
  plan (bench);
  guint64 before = most_memory ();
  lian_test_write (&bench->base, lian_bulk_write, bench->bulk);
  g_print ("memory of the first act: %" G_GUINT64_FORMAT " bytes more for each of %u rows\n",
           (most_memory () - before) / N_RECORDS, N_RECORDS);
}

int
main (void)
{
  static const BenchPair look = { "look at each of 200,000 records", look_at_each, "UPDATE", update_by_sql };
  static const BenchPair number = { "change a number of each, one act", write_act, "UPDATE", update_by_sql };
  static const BenchPair text = { "change a text of each, one act", write_act, "UPDATE", update_by_sql };
  lian_i18n_init ("zh_CN");
  Bench bench = { .base = lian_test_base_new (), .field = "staff", .round = N_RECORDS };
  g_clear_object (&bench.base.store);
  bench.sql = bench_sql_open (bench.base.path);
  bench_sql_fill (bench.sql, N_RECORDS);
  lian_test_base_reopen (&bench.base);
  say_memory (&bench);
  bench_compare (&look, 1, &bench);
  bench_compare (&number, 1, &bench);
  bench.field = "address";
  bench_compare (&text, 1, &bench);
  lian_bulk_unref (bench.bulk);
  sqlite3_close (bench.sql);
  lian_test_base_clear (&bench.base);
  return 0;
}
