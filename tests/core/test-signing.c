/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rules of a contract at the moment of its signing, in a base. */
#include "config.h"

#include <string.h>

#include "lian-test-base.h"
#include "lian-test-case.h"

static gboolean
sign (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), *(gint64 *) data);

  lian_record_set_text (contract, "state", "SIGNED");
  lian_record_set_text (contract, "signed_on", "1956-04-15");
  return lian_txn_update (txn, contract, error);
}

/* Signing alone asks the lines' rules: what a draft was allowed to lack stops it. */
static void
test_sign (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianTestCase test = lian_test_case_new (base.store);
  const char *shop[] = { "name_zh", "同兴", "partner_kind", "OTHER", NULL };
  const char *piece[] = { "code", "pc", "name_zh", "件", "measure", "COUNT", "numerator", "1",
                          "denominator", "1", NULL };
  g_autofree char *partner = lian_test_dup_id (lian_test_insert (base.store, "partner", shop));
  g_autofree char *unit = lian_test_dup_id (lian_test_insert (base.store, "unit", piece));
  g_autofree char *maker = lian_test_dup_id (test.cooperative);
  const char *fields[] = { "contract_type", "ORDER", "state", "DRAFT", "orderer", partner,
                           "signatory", "COOPERATIVE", "signing_cooperative", maker, NULL };
  gint64 contract = lian_test_insert (base.store, "contract", fields);
  g_autofree char *owner = lian_test_dup_id (contract);
  const char *line[] = { "contract", owner, "product", "锅盖", "quantity", "100", "unit", unit, NULL };
  g_autofree char *line_id = lian_test_dup_id (lian_test_insert (base.store, "contract_line", line));
  const char *part[] = { "contract_line", line_id, "cooperative", maker, "quantity", "60", NULL };
  gint64 allotment = lian_test_insert (base.store, "allotment", part);
  const char *due[]
      = { "contract_line", line_id, "due_on", "1956-06-01", "quantity", "100", NULL };

  lian_test_insert (base.store, "schedule", due);
  g_assert_false (lian_store_write (base.store, "sign", NULL, sign, &contract, NULL, &error));
  g_assert_nonnull (strstr (error->message, "60 件"));
  g_clear_error (&error);
  lian_test_set (base.store, "allotment", allotment, "quantity", "100");
  lian_store_write (base.store, "sign", NULL, sign, &contract, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/sign", test_sign);
  return g_test_run ();
}
