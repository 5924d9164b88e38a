/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sample federation: it loads whole, as one act, and can be taken back. */
#include "lian-sample.h"
#include "lian-test-base.h"

static gboolean
check_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const LianType *const *types = lian_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/lianshe/core/sample/%s.csv", types[i]->id);
      gboolean has_table
          = g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      g_assert_cmpint (lian_txn_count (txn, types[i]) > 0, ==, has_table);
    }
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  g_assert_cmpuint (settings->len, ==, 1);
  g_assert_cmpint (lian_record_get_number (settings->pdata[0], "office"), ==, LIAN_SAMPLE_OFFICE);
  gint64 base = (gint64) LIAN_SAMPLE_OFFICE << 40;
  g_autoptr (LianRecord) activity = lian_txn_load (txn, lian_type_find ("activity"), base | 2001);
  g_assert_nonnull (activity);
  g_assert_cmpint (lian_record_get_number (activity, "cooperative"), ==, base | 1001);
  g_autoptr (GPtrArray) kept = lian_txn_list_all (txn, lian_type_find ("kept_warning"));
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (lian_record_get_number (kept->pdata[i], "record") >> 40, ==,
                     LIAN_SAMPLE_OFFICE);
  return TRUE;
}

static gboolean
insert_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) city = lian_record_new (lian_type_find ("city"));
  lian_record_set_text (city, "name_en", "Later");
  return lian_txn_insert (txn, city, error);
}

static void
test_load (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = lian_test_base_dump (&base);
  lian_sample_load (base.store, &error);
  g_assert_no_error (error);
  g_assert_true (lian_store_read (base.store, check_job, NULL, NULL));
  g_assert_cmpint (lian_store_get_working_date (base.store), !=, 0);

  /* Ids that came with the tables are not given out again. */
  for (int i = 0; i < 3; i++)
    {
      lian_store_write (base.store, "later", NULL, insert_job, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (int i = 0; i < 4; i++)
    {
      lian_store_undo (base.store, 0, NULL, &error);
      g_assert_no_error (error);
    }
  g_autofree char *undone = lian_test_base_dump (&base);
  g_assert_cmpstr (undone, ==, empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/load", test_load);
  return g_test_run ();
}
