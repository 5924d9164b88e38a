/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The table model by its signals: no query per row, two-phase swaps, rows keep their identity. */
#include "lian-i18n.h"
#include "lian-table-model.h"
#include "lian-test-base.h"

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

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "(%u,%u,%u)", position, removed, added);
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
  g_assert_true (lian_table_model_is_loading (model));
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpstr (log->str, ==, "(0,0,1000)");

  g_autoptr (LianRow) row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_false (lian_row_is_loaded (row));
  g_assert_cmpstr (lian_row_get_cell (row, 0), ==, "…");
  WAIT_UNTIL (lian_row_is_loaded (row));
  g_assert_cmpstr (lian_row_get_cell (row, 0), ==, "City 00000");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 1000));

  /* A field changes: same row object, no items-changed. */
  g_string_truncate (log, 0);
  gint64 id = lian_row_get_id (row);
  g_assert_true (lian_store_write (base.store, "note", NULL, rename_first, &id, NULL, NULL));
  WAIT_UNTIL (g_str_equal (lian_row_get_cell (row, 1), "touched"));
  g_autoptr (LianRow) again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (again == row);
  g_assert_cmpstr (log->str, ==, "");

  /* The order changes: two phases. */
  lian_table_model_set_sort (model, "name_en", TRUE);
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpstr (log->str, ==, "(0,1000,0)(0,0,1000)");
  g_assert_cmpuint (lian_table_model_find (model, id), ==, 999);

  lian_table_model_set_search (model, "00042");
  WAIT_UNTIL (!lian_table_model_is_loading (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
}

int
main (int argc, char **argv)
{
  lian_i18n_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-model/signals", test_model);
  return g_test_run ();
}
