/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The table model by its signals: no query per row, two-phase swaps, rows keep their identity. */
#include "lian-i18n.h"
#include "lian-table-model-private.h"
#include "lian-test-base.h"

#include <sqlite3.h>
#include <string.h>

static gboolean
add_cities (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("City %05u", i);
      g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
      lian_record_set_text (city, "name_en", name);
      if (!lian_txn_insert (txn, city, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_first (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_txn_load (txn, lian_type_find ("city"), *(gint64 *) data);
  lian_record_set_text (city, "note", "touched");
  return lian_txn_update (txn, city, error);
}

static gboolean
add_between (LianTxn *txn, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", "City 00500 and a half");
  if (!lian_txn_insert (txn, city, error))
    return FALSE;
  *(gint64 *)id = lian_record_get_id (city);
  return TRUE;
}

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                  \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, limit);                                       \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* A long list comes piece by piece, so that no view has to make all its widgets at once. */
#define GROWS "(0,0,48)(48,0,48)(96,0,48)(144,0,48)(192,0,48)"

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "(%u,%u,%u)", position, removed, added);
}

static void
loading_cb (LianTableModel *model, GParamSpec *property, GString *log)
{
  if (!lian_table_model_is_loading (model))
    g_string_append (log, "end");
}

static void
test_model (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  const LianType *type = lian_type_find ("city");
  int columns[] = { lian_type_field (type, "name_en"), lian_type_field (type, "note") };
  g_assert_true (lian_store_write (base.store, "cities", NULL, add_cities, GUINT_TO_POINTER (1000),
                                   NULL, NULL));
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (LianTableModel) model = lian_table_model_new (base.store, type, columns, 2);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), log);
  gulong loading = g_signal_connect (model, "notify::loading", G_CALLBACK (loading_cb), log);
  g_assert_true (lian_table_model_is_loading (model));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  /* The end is told last: a list that loads no more and has no rows is an empty one. */
  g_assert_cmpstr (log->str, ==, GROWS "(240,0,760)end");
  g_signal_handler_disconnect (model, loading);

  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 999);
  g_assert_false (lian_row_is_loaded (row));
  g_assert_cmpstr (lian_row_get_cell (row, 0), ==, "…");
  g_assert_cmpstr (lian_row_get_cell (row, 1), ==, "");
  WAIT_UNTIL (lian_row_is_loaded (row));
  g_assert_cmpstr (lian_row_get_cell (row, 0), ==, "City 00999");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 1000));

  /* A field changes: same row object, no items-changed. */
  g_string_truncate (log, 0);
  gint64 id = lian_row_get_id (row);
  g_assert_true (lian_store_write (base.store, "note", NULL, rename_first, &id, NULL, NULL));
  WAIT_UNTIL (g_str_equal (lian_row_get_cell (row, 1), "touched"));
  g_autoptr (LianRow) again = g_list_model_get_item (G_LIST_MODEL (model), 999);
  g_assert_true (again == row);
  g_assert_cmpstr (log->str, ==, "");

  /* A record comes and goes in the middle: the rows around it stay what they are. */
  gint64 added = 0;
  g_assert_true (lian_store_write (base.store, "city", NULL, add_between, &added, NULL, NULL));
  WAIT_UNTIL (g_str_equal (log->str, "(501,0,1)"));
  g_assert_cmpint (lian_table_model_get_id (model, 501), ==, added);
  g_assert_cmpint (lian_table_model_get_id (model, 1000), ==, id);
  g_assert_true (lian_store_undo (base.store, 0, NULL, NULL) != 0);
  WAIT_UNTIL (g_str_equal (log->str, "(501,0,1)(501,1,0)"));
  g_string_truncate (log, 0);

  /* The order changes: two phases, and the first page again before the others. */
  lian_table_model_set_sort (model, "name_en", TRUE);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpstr (log->str, ==, "(0,1000,0)" GROWS "(240,0,760)");
  g_assert_cmpuint (lian_table_model_find (model, id), ==, 0);

  g_assert_true (lian_table_model_set_search (model, "00042", NULL));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
}

/* Of a long list the rows that are seen first are read before the query for all of them: their words are
 * there while the others are still asked for, and no row beyond them is made. */

#define N_LONG 5000

typedef struct
{
  LianTableModel *model;
  guint n_shown; /* when the first row's words came */
  guint n_made;
} Watch;

static void
first_loaded_cb (LianRow *row, Watch *watch)
{
  watch->n_shown = g_list_model_get_n_items (G_LIST_MODEL (watch->model));
  watch->n_made = g_hash_table_size (watch->model->live);
  g_signal_handlers_disconnect_by_data (row, watch);
}

static void
first_page_cb (LianTableModel *model, guint position, guint removed, guint added, Watch *watch)
{
  if (position > 0 || added == 0)
    return;
  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_signal_connect (row, "loaded", G_CALLBACK (first_loaded_cb), watch);
  g_signal_handlers_disconnect_by_data (model, watch);
}

static void
test_first_page (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  const LianType *type = lian_type_find ("city");
  int columns[] = { lian_type_field (type, "name_en") };
  g_assert_true (lian_store_write (base.store, "cities", NULL, add_cities, GUINT_TO_POINTER (N_LONG), NULL, NULL));
  g_autoptr (LianTableModel) model = lian_table_model_new (base.store, type, columns, 1);
  Watch watch = { .model = model };
  g_signal_connect (model, "items-changed", G_CALLBACK (first_page_cb), &watch);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpuint (watch.n_shown, ==, LIAN_TABLE_FIRST);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_LONG);
  g_assert_cmpuint (watch.n_made, ==, LIAN_TABLE_FIRST);
  g_assert_cmpuint (g_hash_table_size (model->live), <=, LIAN_TABLE_FIRST);
  /* Wherever one goes, sixteen pages are kept. */
  for (guint at = 0; at < N_LONG; at += 100)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), at));
  g_assert_cmpuint (g_hash_table_size (model->pages), ==, 16);
  /* Words that are not there leave nothing; what cannot be read leaves the list as it is. */
  g_autoptr (GError) error = NULL;
  g_assert_false (lian_table_model_set_search (model, "nam:x", &error));
  g_assert_nonnull (strstr (error->message, "“name"));
  g_assert_false (lian_table_model_is_loading (model));
  /* Words that thousands have: the first page is of those found first, and the order follows. */
  g_autoptr (GString) log = g_string_new (NULL);
  gulong handler = g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), log);
  lian_table_model_set_sort (model, "name_en", TRUE);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_string_truncate (log, 0);
  g_assert_true (lian_table_model_set_search (model, "cit", NULL));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpstr (log->str, ==, "(0,5000,0)(0,0,48)(0,48,0)" GROWS "(240,0,4760)");
  g_signal_handler_disconnect (model, handler);
  g_assert_true (lian_table_model_set_search (model, "name_en:04999", NULL));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
}

static gint64
number_of (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *find;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &find, NULL), ==, SQLITE_OK);
  gint64 number = sqlite3_step (find) == SQLITE_ROW ? sqlite3_column_int64 (find, 0) : 0;
  sqlite3_finalize (find);
  sqlite3_close (db);
  return number;
}

#define PAGE_BYTES 4096

static guint
big_endian (const char *data, guint n)
{
  guint value = 0;
  for (guint i = 0; i < n; i++)
    value = value << 8 | (guchar) data[i];
  return value;
}

/* Overwrites the pages of the cities whose places among the leaves of their tree are given; a negative one
 * counts from the end.  Returns the number of leaves. */
static guint
damage_leaves (const char *path, const int *places, guint n_places)
{
  g_autofree char *data = NULL;
  gsize size;
  number_of (path, "VACUUM");
  gint64 root = number_of (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'city'");
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  const char *page = data + (root - 1) * PAGE_BYTES;
  /* An inner page of a table: the cells begin with a leaf's number, the last leaf stands in front. */
  g_assert_cmpint (page[0], ==, 5);
  guint n_cells = big_endian (page + 3, 2);
  for (guint i = 0; i < n_places; i++)
    {
      guint place = places[i] >= 0 ? (guint) places[i] : n_cells + 1 - (guint) -places[i];
      guint cell = place < n_cells ? big_endian (page + 12 + 2 * place, 2) : 8;
      memset (data + (big_endian (page + cell, 4) - 1) * PAGE_BYTES, 0x5a, PAGE_BYTES);
    }
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return n_cells + 1;
}

/* The list of a base that was damaged and is open for reading. */
static LianTableModel *
open_damaged (LianTestBase *base, const int *places, guint n_places, guint *n_leaves)
{
  g_autoptr (GError) error = NULL;
  const LianType *type = lian_type_find ("city");
  int columns[] = { lian_type_field (type, "name_en") };
  g_assert_true (lian_store_write (base->store, "cities", NULL, add_cities, GUINT_TO_POINTER (1000),
                                   NULL, NULL));
  g_clear_object (&base->store);
  *n_leaves = damage_leaves (base->path, places, n_places);
  base->store = lian_store_open (base->path, LIAN_OPEN_READ_ONLY | LIAN_OPEN_EVEN_DAMAGED, &error);
  g_assert_no_error (error);
  LianTableModel *model = lian_table_model_new (base->store, type, columns, 1);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  return model;
}

/* Every leaf but the damaged ones is shown, and that some are not is said. */
static void
test_damaged (void)
{
  static const int first[] = { 0 }, middle[] = { 3 }, last[] = { -1 }, several[] = { 1, 2, 5, -1 };
  static const struct
  {
    const int *places;
    guint n;
  } cases[] = { { first, 1 }, { middle, 1 }, { last, 1 }, { several, 4 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      guint n_leaves = 0;
      g_autoptr (LianTableModel) model
          = open_damaged (&base, cases[i].places, cases[i].n, &n_leaves);
      guint shown = g_list_model_get_n_items (G_LIST_MODEL (model));
      /* The last leaf may be nearly empty. */
      guint most = 1000 / (n_leaves - 1) + 8;
      g_assert_cmpuint (shown, >=, 1000 - cases[i].n * most);
      g_assert_cmpuint (shown, <, 1000);
      g_assert_nonnull (strstr (lian_table_model_get_problem (model), "order of their entry"));
      g_assert_false (lian_table_model_is_complete (model));
      g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), shown - 1);
      WAIT_UNTIL (lian_row_is_loaded (row));
      g_assert_true (g_str_has_prefix (lian_row_get_cell (row, 0), "City "));
    }
}

/* A question is answered whole or not at all. */
static void
test_no_half_answer (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  static const int middle[] = { 3 };
  guint n_leaves = 0;
  g_autoptr (LianTableModel) model = open_damaged (&base, middle, 1, &n_leaves);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter filter = { .field = (char *) "note", .test = LIAN_FILTER_EMPTY };
  g_ptr_array_add (filters, lian_filter_copy (&filter));
  lian_table_model_set_filters (model, filters);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_nonnull (strstr (lian_table_model_get_problem (model), "may be old"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, shown);
}

/* A unit that the base does not have is known when the base is asked: the list says so and shows what it showed. */
static void
test_unknown_unit (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  const LianType *type = lian_type_find ("sale");
  const int columns[] = { 0 };
  g_autoptr (LianTableModel) model = lian_table_model_new (base.store, type, columns, 1);
  g_assert_true (lian_table_model_set_search (model, "quantity>5barrel", NULL));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_true (g_str_has_prefix (lian_table_model_get_problem (model), "There is no unit “barrel”"));
  g_assert_true (lian_table_model_set_search (model, "quantity>5", NULL));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_null (lian_table_model_get_problem (model));
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-model/signals", test_model);
  g_test_add_func ("/table-model/first-page", test_first_page);
  g_test_add_func ("/table-model/damaged", test_damaged);
  g_test_add_func ("/table-model/no-half-answer", test_no_half_answer);
  g_test_add_func ("/table-model/unknown-unit", test_unknown_unit);
  return g_test_run ();
}
