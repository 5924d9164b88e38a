/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base of many cities or co-operatives, and a plain SQLite connection to a base of the same schema.
 *
 * The connection has the settings of core/db, so that a ratio shows what acts, changesets, checks and
 * the search index cost and nothing else. */
#include "bench-sql.h"

#include "lian-text.h"
#include "lian-text-words.h"

/* One in 10,000 has the two characters 瓷都 in its name, one in four 铁山. */
char *
bench_city_name (guint i)
{
  static const char *const places[] = { "铁山", "竹溪", "木兰", "布河" };
  const char *place = i % 10000 == 77 ? "瓷都" : places[i % G_N_ELEMENTS (places)];
  return g_strdup_printf ("绥滨%s第%u市", place, i);
}

gboolean
bench_add_cities (LianTxn *txn, gpointer n_cities, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (n_cities); i++)
    {
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      g_autofree char *name = bench_city_name (i);
      g_autofree char *code = g_strdup_printf ("%06u", i);
      lian_record_set_text (city, "name_zh", name);
      lian_record_set_text (city, "code", code);
      lian_record_set_number (city, "craftsmen", i);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

void
bench_sql_run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

sqlite3 *
bench_sql_open (const char *path)
{
  sqlite3 *db;
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  bench_sql_run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;"
                     "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON");
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

gint64
bench_sql_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  gint64 number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Reads every column of every row, as a list would.  Returns how many rows there were. */
guint
bench_sql_rows (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  guint n = 0;
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    for (int c = 0; c < sqlite3_column_count (statement); c++)
      sqlite3_column_text (statement, c);
  sqlite3_finalize (statement);
  return n;
}

/* The rows of bench_add_cities() and their entries in the search index, in one transaction. */
void
bench_sql_add_cities (sqlite3 *db, guint n)
{
  bench_sql_run (db, "BEGIN IMMEDIATE");
  sqlite3_stmt *city = prepare (db, "INSERT INTO city (code, name_zh, craftsmen) VALUES (?, ?, ?)");
  sqlite3_stmt *entry = prepare (db, "INSERT INTO search (rowid, text, kind) VALUES (?, ?, 'city')");
  sqlite3_stmt *pieces = prepare (db, "INSERT INTO search_part (rowid, pieces) VALUES (?, ?)");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = bench_city_name (i);
      g_autofree char *code = g_strdup_printf ("%06u", i);
      g_autofree char *code_words = lian_text_index (code);
      g_autofree char *name_words = lian_text_index (name);
      g_autofree char *initials = lian_text_initials (name), *kind = lian_text_kind ("city");
      g_autofree char *words = g_strdup_printf ("%s\n%s\n%s\n%s\n", code_words, name_words, initials, kind);
      g_autofree char *parts = lian_text_pieces (words);
      sqlite3_bind_text (city, 1, code, -1, SQLITE_STATIC);
      sqlite3_bind_text (city, 2, name, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (city, 3, i);
      g_assert_cmpint (sqlite3_step (city), ==, SQLITE_DONE);
      sqlite3_reset (city);
      sqlite3_bind_int64 (entry, 1, sqlite3_last_insert_rowid (db));
      sqlite3_bind_text (entry, 2, words, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (entry), ==, SQLITE_DONE);
      sqlite3_reset (entry);
      sqlite3_bind_int64 (pieces, 1, sqlite3_last_insert_rowid (db));
      sqlite3_bind_text (pieces, 2, parts, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (pieces), ==, SQLITE_DONE);
      sqlite3_reset (pieces);
    }
  sqlite3_finalize (city);
  sqlite3_finalize (entry);
  sqlite3_finalize (pieces);
  bench_sql_run (db, "COMMIT");
}

/* That many co-operatives without act or search index, for lists: quickly, and in no order of the names. */
void
bench_sql_fill (sqlite3 *db, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT %u) "
      "INSERT INTO cooperative (reg_no, name_zh, staff) "
      "SELECT printf ('%%07d', i), printf ('绥滨第%%d社', i * 7919 %% 1000003), i FROM n",
      n);
  bench_sql_run (db, sql);
}
