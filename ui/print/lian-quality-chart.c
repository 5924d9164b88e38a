/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Price and cost of the products of a co-operative against the year before, as a chart.
 *
 * Both are for one piece or measure, so that they can stand beside each other whatever was made.  What is known in
 * neither year has no bar; it stands in the table.  Goods without a product in the catalogue have no price in
 * common. */
#include "lian-quality-chart.h"

#include "lian-base-chart.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-product-quality.h"

#include <math.h>

typedef gboolean (*Getter) (const LianProductQuality *self, LianQualityYear year, const LianUnit *unit, gint64 *fen);

static void
set_year (LianChartSpec *spec, guint category, LianQualityYear year, gboolean known, gint64 fen)
{
  g_autofree char *number = lian_money_format (fen);
  lian_chart_spec_set_datum (spec, (guint) year, category, known ? (double) fen / 100 : NAN,
                             known ? number : _ ("not known"));
}

static void
add_bars (LianChartSpec *spec, const LianProductQuality *one, const LianUnit *unit, const char *name, Getter get)
{
  gint64 before, now;
  gboolean knew = get (one, LIAN_YEAR_BEFORE, unit, &before), knows = get (one, LIAN_YEAR_NOW, unit, &now);
  if (!knew && !knows)
    return;
  guint category = lian_chart_spec_add_category (spec, name);
  set_year (spec, category, LIAN_YEAR_BEFORE, knew, before);
  set_year (spec, category, LIAN_YEAR_NOW, knows, now);
  for (guint year = 0; year < LIAN_N_YEARS; year++)
    lian_chart_spec_set_link (spec, year, category, one->product, "product");
}

static void
add_product (LianChartSpec *spec, LianTxn *txn, const LianProductQuality *one)
{
  LianUnit unit;
  g_autoptr (LianRecord) product = lian_txn_load (txn, lian_type_find ("product"), one->product);
  if (product == NULL || !lian_txn_load_unit (txn, one->unit, &unit))
    return;
  g_autofree char *name = lian_record_dup_name (product);
  /* Translators: a product */
  g_autofree char *price = g_strdup_printf (_ ("%s, price"), name), *cost = g_strdup_printf (_ ("%s, cost"), name);
  add_bars (spec, one, &unit, price, lian_product_quality_get_price);
  add_bars (spec, one, &unit, cost, lian_product_quality_get_cost);
}

/**
 * lian_quality_chart_new:
 * @txn: the base, on a reader thread
 * @cooperative: a co-operative
 * @scope: whose, in words
 *
 * Returns: (transfer full): average price and cost of one of each of its products in the last twelve months beside
 *   the twelve before
 */
LianChartSpec *
lian_quality_chart_new (LianTxn *txn, gint64 cooperative, const char *scope)
{
  g_autoptr (GPtrArray) products = lian_product_quality_list (txn, cooperative);
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_BARS, _ ("Price and cost against the year before (yuan)"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("product"), _ ("yuan for one"));
  lian_chart_spec_set_empty_text (spec, _ ("Neither price nor cost of a product is known."));
  lian_chart_spec_add_series (spec, _ ("year before"));
  lian_chart_spec_add_series (spec, _ ("last twelve months"));
  for (guint i = 0; i < products->len; i++)
    add_product (spec, txn, products->pdata[i]);
  return spec;
}
