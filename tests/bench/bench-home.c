/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of today on a base of 100,000 co-operatives, beside the bare counts of what is open and due. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-home.h"
#include "lian-i18n.h"

#define N_COOPERATIVES 100000
#define MANY "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_COOPERATIVES) ") "

typedef struct
{
  LianTestBase base;
  sqlite3 *sql;
} Bench;

/* Each has work that hands in returns by the month; one in ten is behind with something of every kind. */
static void
fill (Bench *bench)
{
  static const char *const parts[] = {
    "INSERT INTO city (id, name_en) VALUES (1, 'Town')",
    "INSERT INTO return_rule (id, country, code, due_rule) VALUES (1, 'XX', 'r', 'MONTHS_AFTER')",
    MANY "INSERT INTO cooperative (id, name_en, status, city, centralised_now, term_end) SELECT 1000000 + i, 'C' || i, 'LIVE', 1,"
         " iif(i % 10, 'no', 'yes'), iif(i % 10, '1957-01-01', '1956-04-01') FROM n",
    MANY "INSERT INTO activity (id, name_en, cooperative) SELECT 2000000 + i, 'A', 1000000 + i FROM n",
    MANY "INSERT INTO production_return (activity, from_date, to_date) SELECT 2000000 + i, '1956-0' || m || '-01',"
         " date('1956-0' || m || '-01', '+1 month', '-1 day') FROM n, (SELECT 1 AS m UNION SELECT 2 UNION SELECT 3)"
         " WHERE m < 3 OR i % 10",
    MANY "INSERT INTO annual_return (id, cooperative, year, country, year_end) SELECT 4000000 + i, 1000000 + i, 1955, 'XX',"
         " '1955-12-31' FROM n",
    MANY "INSERT INTO return_item (annual_return, return_rule, due_on, state) SELECT 4000000 + i, 1, '1956-03-31',"
         " iif(i % 10, 'SENT', 'OPEN') FROM n, (SELECT 1 UNION SELECT 2 UNION SELECT 3)",
    MANY "INSERT INTO task (task_kind, what, due, cooperative) SELECT 'OTHER', 't', iif(i % 10, '1957-01-01', '1956-04-01'),"
         " 1000000 + i FROM n",
  };
  g_clear_object (&bench->base.store);
  bench->sql = bench_sql_open (bench->base.path);
  bench_sql_run (bench->sql, "BEGIN");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    bench_sql_run (bench->sql, parts[i]);
  bench_sql_run (bench->sql, "COMMIT");
  lian_test_base_reopen (&bench->base);
  lian_store_override_working_date (bench->base.store, lian_date_new (1956, 4, 15));
}

static gboolean
read_home (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianWorkList) work = lian_home_read (txn, FALSE, cancellable, error);
  guint n = 0;
  for (guint kind = 0; work != NULL && kind < LIAN_WORK_KINDS; kind++)
    n += work->counts[kind];
  g_assert_cmpuint (n, >=, N_COOPERATIVES / 10 * 5);
  return work != NULL;
}

static BenchTime
read_list (gpointer data)
{
  BenchTime start = bench_now ();
  lian_test_read (&((Bench *) data)->base, read_home, NULL);
  return bench_since (start);
}

/* What nobody can do without: finding the same rows. */
static BenchTime
bare_rows (gpointer data)
{
  static const char *const rows[] = {
    "SELECT annual_return, min(due_on) FROM return_item WHERE state = 'OPEN' AND due_on <= '1956-04-29' GROUP BY annual_return",
    "SELECT id FROM cooperative WHERE term_end <= '1956-04-29'",
    "SELECT id FROM cooperative WHERE centralised_now = 'yes' AND status = 'LIVE'",
    "SELECT id FROM task WHERE done_on IS NULL AND due <= '1956-04-29'",
    "SELECT id FROM activity WHERE (SELECT max(to_date) FROM production_return r WHERE r.activity = activity.id) < '1956-03-31'",
  };
  BenchTime start = bench_now ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (bench_sql_rows (((Bench *) data)->sql, rows[i]), ==, N_COOPERATIVES / 10);
  return bench_since (start);
}

int
main (void)
{
  static const BenchPair pair
      = { "the page of today for 100,000 co-operatives", read_list, "its rows by SQL", bare_rows };
  lian_i18n_init ("en");
  Bench bench = { .base = lian_test_base_new () };
  fill (&bench);
  bench_compare (&pair, 5, &bench);
  sqlite3_close (bench.sql);
  lian_test_base_clear (&bench.base);
  return 0;
}
