/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The accounts with orderers, the sources and approvals of material, and the ratios beneath. */
#include "lian-material-supply.h"
#include "lian-material-use.h"
#include "lian-ratio.h"
#include "lian-test-base.h"

/* Ratios. */

static void
test_ratios (void)
{
  LianRatioSum sum = { 0, 0 };
  for (int i = 0; i < 3; i++)
    lian_ratio_sum_add (&sum, 1, (LianRatio){ 1, 3 });
  g_assert_cmpint (lian_ratio_sum_round (&sum), ==, 1);
  g_assert_cmpint (lian_ratio_scale (5, (LianRatio){ 1, 2 }), ==, 3);
  g_assert_cmpint (lian_ratio_scale (-5, (LianRatio){ 1, 2 }), ==, -3);
  g_assert_cmpint (lian_ratio_scale (G_MAXINT64 / 4, (LianRatio){ 1000000007, 1000000007 }), ==,
                   G_MAXINT64 / 4);
  const __int128 weights[] = { 1, 1, 1, 0 };
  gint64 shares[4];
  lian_share_out (100, weights, shares, 4);
  g_assert_cmpint (shares[0], ==, 34);
  g_assert_cmpint (shares[1], ==, 33);
  g_assert_cmpint (shares[2], ==, 33);
  g_assert_cmpint (shares[3], ==, 0);
}

/* The account with the orderer. */

typedef struct
{
  gint64 contract, line, material, unit, place, maker;
  const char *moves[8][3]; /* kind, quantity, "" or "place" */
  gint64 rest, beyond;
  gboolean open;
} Account;

static gboolean
put_account (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Account *a = data;
  gint64 pieces = lian_test_put (txn, "unit", "code=pc|name_en=piece|measure=COUNT|numerator=1|denominator=1");
  a->unit = lian_test_put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=10|denominator=1");
  a->material = lian_test_put (txn, "material", "name_en=yarn|unit=%" G_GINT64_FORMAT, a->unit);
  gint64 partner = lian_test_put (txn, "partner", "name_en=shop|partner_kind=OTHER");
  a->maker = lian_test_put (txn, "cooperative", "name_en=maker|stage=PRODUCER_COOP");
  a->place = lian_test_put (txn, "stock_place", "name_en=store|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, a->maker);
  a->contract = lian_test_put (txn, "contract", "contract_type=PROCESSING|state=DRAFT|orderer=%" G_GINT64_FORMAT, partner);
  a->line = lian_test_put (txn, "contract_line", "product=cloth|contract=%" G_GINT64_FORMAT "|quantity=100|unit=%" G_GINT64_FORMAT, a->contract, pieces);
  lian_test_put (txn, "contract_material",
       "material=yarn|contract=%" G_GINT64_FORMAT "|contract_line=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|norm=7|material_source=ORDERER|catalogue_material=%" G_GINT64_FORMAT,
       a->contract, a->line, a->unit, a->material);
  lian_test_put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|delivered_on=1956-03-01|quantity=80|accepted=yes", a->line);
  lian_test_put (txn, "delivery", "contract_line=%" G_GINT64_FORMAT "|delivered_on=1956-03-02|quantity=20|accepted=no", a->line);
  for (guint i = 0; i < G_N_ELEMENTS (a->moves) && a->moves[i][0] != NULL; i++)
    {
      g_autofree char *place = *a->moves[i][2] != '\0' ? g_strdup_printf ("|place=%" G_GINT64_FORMAT, a->place) : g_strdup ("");
      lian_test_put (txn, "material_movement",
           "moved_on=1956-03-0%u|movement_kind=%s|material=%" G_GINT64_FORMAT "|material_source=ORDERER|quantity=%s|unit=%" G_GINT64_FORMAT "|contract=%" G_GINT64_FORMAT "|cooperative=%" G_GINT64_FORMAT "%s",
           i + 1, a->moves[i][0], a->material, a->moves[i][1], a->unit, a->contract, a->maker, place);
    }
  return TRUE;
}

static gboolean
compare_account (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Account *a = data;
  LianDate to = 0;
  g_assert_true (lian_date_parse ("1956-12-31", &to));
  g_autoptr (GArray) uses = lian_material_use (txn, a->contract, to);
  g_assert_cmpuint (uses->len, ==, 1);
  const LianMaterialUse *use = &g_array_index (uses, LianMaterialUse, 0);
  g_assert_true (use->orderers && use->norm_known);
  g_assert_cmpint (use->needed, ==, 700);
  g_assert_cmpint (use->by_norm, ==, 560);
  g_assert_cmpint (use->rest, ==, a->rest);
  g_assert_cmpint (lian_material_use_beyond (use), ==, a->beyond);
  g_assert_cmpint (lian_material_use_is_open (use), ==, a->open);
  return TRUE;
}

static void
test_accounts (void)
{
  Account accounts[] = {
    { .moves = { { "IN", "700", "p" } }, .rest = 700, .beyond = 0, .open = TRUE },
    { .moves = { { "IN", "700", "p" }, { "ISSUED", "600", "p" }, { "USED", "550", "" }, { "RETURNED", "50", "p" },
                 { "BACK_TO_ORDERER", "150", "p" } },
      .rest = 0, .beyond = -10, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "ISSUED", "600", "p" }, { "USED", "590", "" }, { "LOSS", "10", "" } },
      .rest = 0, .beyond = 40, .open = TRUE },
    { .moves = { { "IN", "600", "p" }, { "USED", "600", "p" }, { "SETTLED", "39", "" } },
      .rest = 0, .beyond = 40, .open = TRUE },
    { .moves = { { "IN", "600", "p" }, { "USED", "600", "p" }, { "SETTLED", "40", "" } },
      .rest = 0, .beyond = 40, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "USED", "540", "p" }, { "SETTLED", "60", "p" } },
      .rest = 0, .beyond = -20, .open = FALSE },
    { .moves = { { "IN", "600", "p" }, { "COUNTED", "580", "p" }, { "USED", "560", "p" } },
      .rest = 20, .beyond = 0, .open = TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_auto (LianTestBase) base = lian_test_base_new ();
      lian_test_write (&base, put_account, &accounts[i]);
      lian_test_read (&base, compare_account, &accounts[i]);
    }
}

/* The sources of what came in, and the approvals. */

static gboolean
put_supply (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const rows[]
      = { "1956-03-01|movement_kind=IN|material_source=LOCAL|quantity=1", "1956-03-02|movement_kind=IN|material_source=SELF|quantity=2",
          "1956-03-31|movement_kind=OPENING|material_source=ALLOCATION|quantity=50", "1956-04-01|movement_kind=IN|material_source=SELF|quantity=9" };
  gint64 unit = lian_test_put (txn, "unit", "code=jin|name_en=jin|measure=MASS|numerator=1|denominator=1");
  gint64 material = lian_test_put (txn, "material", "name_en=iron|unit=%" G_GINT64_FORMAT, unit);
  gint64 maker = lian_test_put (txn, "cooperative", "name_en=maker|stage=PRODUCER_COOP");
  gint64 place = lian_test_put (txn, "stock_place", "name_en=s|kept_by=COOPERATIVE|cooperative=%" G_GINT64_FORMAT, maker);
  gint64 approval = lian_test_put (txn, "purchase_approval", "authority=city|approval_no=1|material=%" G_GINT64_FORMAT "|quantity=10|unit=%" G_GINT64_FORMAT, material, unit);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    lian_test_put (txn, "material_movement", "moved_on=%s|material=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT, rows[i], material, unit, place);
  lian_test_put (txn, "material_movement", "moved_on=1956-03-05|movement_kind=IN|material_source=SELF|quantity=12|material=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|place=%" G_GINT64_FORMAT "|approval=%" G_GINT64_FORMAT,
       material, unit, place, approval);
  return TRUE;
}

static gboolean
compare_supply (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianDate from = 0, to = 0;
  g_assert_true (lian_date_parse ("1956-03-01", &from) && lian_date_parse ("1956-03-31", &to));
  g_autoptr (GArray) supply = lian_material_supply (txn, from, to);
  g_autoptr (GArray) approvals = lian_material_approvals (txn, to);
  g_assert_cmpuint (supply->len, ==, 1);
  const LianMaterialSupply *one = &g_array_index (supply, LianMaterialSupply, 0);
  g_autofree char *local = lian_material_supply_share (one, 3);
  g_assert_cmpint (one->in[3], ==, 1);
  g_assert_cmpint (one->in[2], ==, 14);
  g_assert_cmpint (one->in[0], ==, 0);
  g_assert_cmpstr (local, ==, "6.7 %");
  g_assert_cmpuint (approvals->len, ==, 2);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 0).bought, ==, 12);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 0).allowed, ==, 10);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 1).approval, ==, 0);
  g_assert_cmpint (g_array_index (approvals, LianApprovalUse, 1).bought, ==, 2);
  return TRUE;
}

static void
test_supply (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  lian_test_write (&base, put_supply, NULL);
  lian_test_read (&base, compare_supply, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/material-accounts/ratios", test_ratios);
  g_test_add_func ("/material-accounts/orderers", test_accounts);
  g_test_add_func ("/material-accounts/supply", test_supply);
  return g_test_run ();
}
