/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A list of a million records: how long until its first rows are there, until it stands, and until its
 * last rows are there. */
#include "bench-sql.h"
#include "bench.h"
#include "lian-i18n.h"
#include "lian-table-model.h"

#define N_RECORDS 1000000

typedef struct
{
  LianTestBase base;
  sqlite3 *sql;
  LianTableModel *model;
  guint n_loads;
} Bench;

static LianTableModel *
begin_model (Bench *bench)
{
  const LianType *type = lian_type_find ("cooperative");
  int columns[] = { lian_type_field (type, "reg_no"), lian_type_field (type, "name_zh"),
                    lian_type_field (type, "staff") };
  return lian_table_model_new (bench->base.store, type, columns, G_N_ELEMENTS (columns));
}

static LianTableModel *
new_model (Bench *bench)
{
  LianTableModel *model = begin_model (bench);
  while (lian_table_model_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_RECORDS);
  return model;
}

static BenchTime
build_list (gpointer data)
{
  BenchTime start = bench_now ();
  g_autoptr (LianTableModel) model = new_model (data);
  return bench_since (start);
}

static BenchTime
ids_by_sql (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_assert_cmpuint (bench_sql_rows (bench->sql, "SELECT id FROM cooperative ORDER BY name_zh, id"), ==,
                    N_RECORDS);
  return bench_since (start);
}

/* Until a row has its words. */
static void
wait_for_first (LianTableModel *model)
{
  g_autoptr (LianRow) row = NULL;
  while (row == NULL || !lian_row_is_loaded (row))
    {
      g_main_context_iteration (NULL, TRUE);
      if (row == NULL)
        row = g_list_model_get_item (G_LIST_MODEL (model), 0);
    }
}

static BenchTime
begin_list (gpointer data)
{
  BenchTime start = bench_now ();
  g_autoptr (LianTableModel) model = begin_model (data);
  wait_for_first (model);
  return bench_since (start);
}

static BenchTime
begin_list_by_number (gpointer data)
{
  BenchTime start = bench_now ();
  g_autoptr (LianTableModel) model = begin_model (data);
  lian_table_model_set_sort (model, "reg_no", TRUE);
  wait_for_first (model);
  return bench_since (start);
}

static BenchTime
first_by_sql (gpointer data)
{
  Bench *bench = data;
  BenchTime start = bench_now ();
  g_assert_cmpuint (bench_sql_rows (bench->sql, "SELECT id, reg_no, name_zh, staff FROM cooperative ORDER BY "
                                                "name_zh, id LIMIT 256"),
                    ==, 256);
  return bench_since (start);
}

/* A model keeps pages, so that each round asks for one that none has asked for. */
static BenchTime
last_page (gpointer data)
{
  Bench *bench = data;
  guint position = N_RECORDS - 1 - 256 * bench->n_loads++;
  BenchTime start = bench_now ();
  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (bench->model), position);
  g_assert_false (lian_row_is_loaded (row));
  while (!lian_row_is_loaded (row))
    g_main_context_iteration (NULL, TRUE);
  return bench_since (start);
}

static BenchTime
read_offset (Bench *bench, const char *order)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, reg_no, name_zh, staff FROM cooperative ORDER BY %s "
                         "LIMIT 256 OFFSET %u",
                         order, N_RECORDS - 256);
  BenchTime start = bench_now ();
  g_assert_cmpuint (bench_sql_rows (bench->sql, sql), ==, 256);
  return bench_since (start);
}

static BenchTime
page_by_offset (gpointer data)
{
  return read_offset (data, "name_zh, id");
}

static BenchTime
page_by_offset_of_key (gpointer data)
{
  return read_offset (data, "id");
}

static void
fill (Bench *bench)
{
  g_clear_object (&bench->base.store);
  bench->sql = bench_sql_open (bench->base.path);
  bench_sql_fill (bench->sql, N_RECORDS);
  lian_test_base_reopen (&bench->base);
}

int
main (void)
{
  static const BenchPair list
      = { "a list of 1,000,000 rows by name", build_list, "its ids by SQL", ids_by_sql };
  static const BenchPair first
      = { "its first 256 rows", begin_list, "LIMIT 256 without an index", first_by_sql };
  static const BenchPair sorted = { "its first 256 rows by another column, the last one first",
                                    begin_list_by_number, "LIMIT 256 without an index", first_by_sql };
  static const BenchPair page = { "256 rows at its end", last_page, "OFFSET", page_by_offset };
  static const BenchPair by_key = { "256 rows at its end", last_page, "OFFSET in the order of the key",
                                    page_by_offset_of_key };
  lian_i18n_init ("zh_CN");
  Bench bench = { .base = lian_test_base_new () };
  fill (&bench);
  bench_compare (&list, 3, &bench);
  bench_compare (&first, 5, &bench);
  bench_compare (&sorted, 3, &bench);
  bench.model = new_model (&bench);
  bench_compare (&page, 5, &bench);
  bench_compare (&by_key, 5, &bench);
  g_clear_object (&bench.model);
  sqlite3_close (bench.sql);
  lian_test_base_clear (&bench.base);
  return 0;
}
