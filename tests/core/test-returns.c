/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Production returns through the import: one for each period of an activity. */
#include "lian-error.h"
#include "lian-export.h"
#include "lian-import.h"
#include "lian-test-base.h"

#include <string.h>

#define HEAD "activity,from_date,to_date,output_value,complaints\n"

static gboolean
insert_work (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) cooperative = lian_record_new (lian_type_find ("cooperative"));
  lian_record_set_text (cooperative, "name_en", "Iron Makers");
  g_assert_true (lian_txn_insert (txn, cooperative, error));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LianRecord) activity = lian_record_new (lian_type_find ("activity"));
      lian_record_set_number (activity, "cooperative", lian_record_get_id (cooperative));
      lian_record_set_text (activity, "name_en", i == 0 ? "Forging" : "Mending");
      g_assert_true (lian_txn_insert (txn, activity, error));
    }
  return TRUE;
}

/* "new changed same refused" */
static void
assert_import (LianTestBase *base, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianImport) import = lian_import_new (lian_type_find ("production_return"));
  g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));
  lian_import_open_bytes (import, data, "returns.csv", NULL, &error);
  g_assert_no_error (error);
  lian_import_run (import, base->store, NULL, FALSE, &error);
  g_assert_no_error (error);
  const LianImportResult *result = lian_import_get_result (import);
  g_autofree char *found = g_strdup_printf ("%u %u %u %u", result->n_new, result->n_changed,
                                            result->n_same, result->n_refused);
  for (guint i = 0; i < result->reasons->len; i++)
    g_test_message ("%s", ((LianImportReason *) result->reasons->pdata[i])->message);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_one_for_each_period (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_assert_true (lian_store_write (base.store, "work", NULL, insert_work, NULL, NULL, NULL));
  assert_import (&base,
                 HEAD "Forging,1956-01-01,1956-01-31,100.00,\n"
                      "Forging,1956-02-01,1956-02-29,80.00,3\n"
                      "Mending,1956-02-01,1956-02-29,80.00,3\n",
                 "3 0 0 0");
  /* The same period again is the same return: corrected, not entered twice. */
  assert_import (&base, HEAD "Forging,1956-02-01,1956-02-29,80.00,3\n", "0 0 1 0");
  assert_import (&base, HEAD "Forging,1956-02-01,1956-02-29,85.50,3\n", "0 1 0 0");
  /* An empty cell takes nothing away. */
  assert_import (&base, HEAD "Forging,1956-02-01,1956-02-29,,\n", "0 0 1 0");
  /* Another period that shares a day is refused, in the base and within the file. */
  assert_import (&base, HEAD "Forging,1956-02-15,1956-03-15,1.00,\n", "0 0 0 1");
  assert_import (&base,
                 HEAD "Forging,1956-03-01,1956-03-31,1.00,\n"
                      "Forging,1956-03-31,1956-04-10,1.00,\n"
                      "Forging,1956-03-01,1956-03-31,2.00,\n",
                 "1 0 0 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/returns/one-for-each-period", test_one_for_each_period);
  return g_test_run ();
}
