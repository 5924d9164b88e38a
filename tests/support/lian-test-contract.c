/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A contract in a base, and what its rules are asked about in tests. */
#include "lian-test-contract.h"

LianTestTrade
lian_test_trade_new (void)
{
  LianTestTrade self = { .base = lian_test_base_new () };
  LianStore *store = self.base.store;
  self.test = lian_test_case_new (store);
  self.maker = lian_test_dup_id (self.test.cooperative);
  self.other = lian_test_dup_id (LIAN_TEST_INSERT (store, "cooperative", "name_en", "Iron"));
  self.buyer = lian_test_dup_id (
      LIAN_TEST_INSERT (store, "partner", "name_en", "Trust", "partner_kind", "OTHER"));
  self.piece = lian_test_dup_id (LIAN_TEST_INSERT (store, "unit", "code", "piece", "name_en", "pieces",
                                                   "measure", "COUNT", "numerator", "1",
                                                   "denominator", "1"));
  return self;
}

void
lian_test_trade_clear (LianTestTrade *self)
{
  g_free (self->maker);
  g_free (self->other);
  g_free (self->buyer);
  g_free (self->piece);
  lian_test_base_clear (&self->base);
}

/* A draft with one more field of its own. */
gint64
lian_test_trade_contract (LianTestTrade *self, const char *more, const char *value)
{
  return LIAN_TEST_INSERT (self->base.store, "contract", "contract_type", "ORDER", "state", "DRAFT",
                           "orderer", self->buyer, "signatory", "COOPERATIVE", "signing_cooperative",
                           self->maker, more, value);
}

gint64
lian_test_trade_line (LianTestTrade *self, gint64 contract, const char *product, const char *quantity,
                      const char *price)
{
  g_autofree char *owner = lian_test_dup_id (contract);
  return LIAN_TEST_INSERT (self->base.store, "contract_line", "contract", owner, "product", product,
                           "quantity", quantity, "unit_price", price, "unit", self->piece);
}

typedef struct
{
  gint64 contract;
  LianContractFigures *figures;
} Asked;

static gboolean
read_figures (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  asked->figures = lian_contract_figures_new (txn, asked->contract, 0);
  return TRUE;
}

LianContractFigures *
lian_test_trade_figures (LianTestTrade *self, gint64 contract)
{
  Asked asked = { contract, NULL };
  g_assert_true (lian_store_read (self->base.store, read_figures, &asked, NULL));
  return asked.figures;
}
