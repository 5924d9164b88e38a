/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base made by hand with something to arrange. */
#include "arrange-world.h"

static gboolean
put_world (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  ArrangeWorld *self = data;
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  self->federation = lian_record_get_number (settings->pdata[0], "federation");
  self->kind = lian_test_put (txn, "trade", "name_zh=农具业|trade_class=MANUFACTURE");
  self->product = lian_test_put (txn, "product", "name_zh=钉耙|unit=%" G_GINT64_FORMAT "|trade=%" G_GINT64_FORMAT,
                                 self->piece, self->kind);
  self->contract = lian_test_put (txn, "contract",
                                  "contract_type=ORDER|state=SIGNED|orderer=%" G_GINT64_FORMAT
                                  "|signatory=FEDERATION|signing_federation=%" G_GINT64_FORMAT
                                  "|signed_on=1956-03-01|term_from=1956-03-01|term_to=1956-06-30",
                                  self->buyer, self->federation);
  self->line = lian_test_put (txn, "contract_line",
                              "contract=%" G_GINT64_FORMAT "|product=钉耙|quantity=1000|unit=%" G_GINT64_FORMAT
                              "|unit_price=150|grade=甲 / A|catalogue_product=%" G_GINT64_FORMAT,
                              self->contract, self->piece, self->product);
  static const char *const dues[] = { "due_on=1956-03-31|quantity=200", "due_on=1956-04-30|quantity=300",
                                      "due_on=1956-05-31|quantity=500" };
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    lian_test_put (txn, "schedule", "contract_line=%" G_GINT64_FORMAT "|%s", self->line, dues[i]);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=600",
                 self->line, self->maker);
  lian_test_put (txn, "allotment", "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "|quantity=400",
                 self->line, self->other);
  lian_test_put (txn, "delivery",
                 "contract_line=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT
                 "|delivered_on=1956-03-20|quantity=100|accepted=yes",
                 self->line, self->maker);
  self->able = lian_test_put (txn, "capacity",
                              "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT
                              "|monthly=300|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|cost=100",
                              self->maker, self->product, self->piece);
  self->able_other = lian_test_put (txn, "capacity",
                                    "cooperative=%" G_GINT64_FORMAT "|product=%" G_GINT64_FORMAT
                                    "|monthly=200|unit=%" G_GINT64_FORMAT "|from_date=1956-01-01|grade=甲乙 / A, B",
                                    self->other, self->product, self->piece);
  self->arrangement = lian_test_put (txn, "arrangement",
                                     "name=春季|federation=%" G_GINT64_FORMAT
                                     "|from_month=1956-04-01|months=3|state=DRAFT|late_months=2|month_hours=200",
                                     self->federation);
  return TRUE;
}

static void
join (ArrangeWorld *self, gint64 cooperative)
{
  g_autofree char *federation = lian_test_dup_id (self->federation);
  lian_test_set (self->trade.base.store, "cooperative", cooperative, "federation", federation);
  lian_test_set (self->trade.base.store, "cooperative", cooperative, "members_male", "10");
}

ArrangeWorld *
arrange_world_new (void)
{
  ArrangeWorld *self = g_new0 (ArrangeWorld, 1);
  self->trade = lian_test_trade_new ();
  self->maker = g_ascii_strtoll (self->trade.maker, NULL, 10);
  self->other = g_ascii_strtoll (self->trade.other, NULL, 10);
  self->buyer = g_ascii_strtoll (self->trade.buyer, NULL, 10);
  self->piece = g_ascii_strtoll (self->trade.piece, NULL, 10);
  lian_test_write (&self->trade.base, put_world, self);
  join (self, self->maker);
  join (self, self->other);
  return self;
}

void
arrange_world_free (ArrangeWorld *self)
{
  lian_test_trade_clear (&self->trade);
  g_free (self);
}
typedef struct
{
  gint64 arrangement;
  LianArrangeBook *book;
} Asked;

static gboolean
read_book (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("arrangement"), asked->arrangement);
  asked->book = lian_arrange_read (txn, record, cancellable, error);
  return asked->book != NULL;
}

LianArrangeBook *
arrange_world_read (ArrangeWorld *self, gint64 arrangement)
{
  Asked asked = { arrangement, NULL };
  lian_test_read (&self->trade.base, read_book, &asked);
  return asked.book;
}
