/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative delivered and sold of each product, by grade, price and cost, against the year before.
 *
 * Deliveries with their grades, sales and costs of products say it.  A price is an average over the goods whose
 * price is known; the others are counted and said.  So is a cost, over what was made in the periods whose cost
 * is entered. */
#include "lian-product-quality.h"

typedef struct
{
  LianTxn *txn;
  LianDate today;
  GPtrArray *products;
} Reading;

static void
grade_free (gpointer data)
{
  g_free (((LianQualityGrade *) data)->grade);
  g_free (data);
}

/**
 * lian_product_quality_free:
 * @self: (transfer full) (nullable): what became of a product
 */
void
lian_product_quality_free (LianProductQuality *self)
{
  if (self != NULL)
    g_ptr_array_unref (self->grades);
  g_free (self);
}

static LianProductQuality *
find_product (Reading *self, gint64 product, gint64 unit)
{
  for (guint i = 0; i < self->products->len; i++)
    {
      LianProductQuality *one = self->products->pdata[i];
      if (one->product == product && one->unit == unit)
        return one;
    }
  LianProductQuality *one = g_new0 (LianProductQuality, 1);
  one->product = product;
  one->unit = unit;
  one->grades = g_ptr_array_new_with_free_func (grade_free);
  g_ptr_array_add (self->products, one);
  return one;
}

static void
add_grade (LianProductQuality *product, const char *grade, LianQualityYear year, gint64 quantity)
{
  for (guint i = 0; i < product->grades->len; i++)
    {
      LianQualityGrade *one = product->grades->pdata[i];
      if (g_strcmp0 (one->grade, grade) == 0)
        {
          one->quantity[year] += quantity;
          return;
        }
    }
  LianQualityGrade *one = g_new0 (LianQualityGrade, 1);
  one->grade = g_strdup (grade);
  one->quantity[year] = quantity;
  g_ptr_array_add (product->grades, one);
}

/**
 * lian_quality_find_year:
 * @today: the working date
 * @day: a day
 * @year: (out): the year that @day lies in
 *
 * Returns: whether it lies in one of the two
 */
gboolean
lian_quality_find_year (LianDate today, LianDate day, LianQualityYear *year)
{
  *year = day > lian_date_add_months (today, -12) ? LIAN_YEAR_NOW : LIAN_YEAR_BEFORE;
  return day <= today && day > lian_date_add_months (today, -24);
}

static gboolean
is_sent_back (const LianRecord *grade)
{
  const char *verdict = lian_record_get_text (grade, "verdict");
  return g_strcmp0 (verdict, "REFUSED") == 0 || g_strcmp0 (verdict, "REPAIR") == 0;
}

/* What an acceptance did not grade has no known grade, or that of the whole delivery. */
static gint64
add_graded (Reading *self, LianProductQuality *product, const LianRecord *delivery, LianQualityYear year)
{
  gint64 left = lian_record_get_number (delivery, "quantity"), kept = 0;
  g_autoptr (GPtrArray) grades = lian_txn_list (self->txn, lian_type_find ("delivery_grade"), "delivery",
                                                lian_record_get_id (delivery));
  for (guint i = 0; i < grades->len; i++)
    {
      gint64 quantity = lian_record_get_number (grades->pdata[i], "quantity");
      left -= quantity;
      if (is_sent_back (grades->pdata[i]))
        product->sent_back[year] += quantity;
      else
        {
          kept += quantity;
          add_grade (product, lian_record_get_text (grades->pdata[i], "grade"), year, quantity);
        }
    }
  if (left <= 0)
    return kept;
  if (grades->len == 0 && lian_record_get_truth (delivery, "accepted") == LIAN_NO)
    {
      product->sent_back[year] += left;
      return kept;
    }
  add_grade (product, lian_record_get_text (delivery, "grade"), year, left);
  return kept + left;
}

/* The price of the line; grades with a price of their own make it unknown, for it is theirs by lot. */
static void
add_price (Reading *self, LianProductQuality *product, const LianRecord *line, LianQualityYear year, gint64 kept)
{
  LianUnit unit;
  g_autoptr (LianRecord) contract = lian_txn_load (self->txn, lian_type_find ("contract"),
                                                   lian_record_get_number (line, "contract"));
  g_autoptr (GPtrArray) prices = lian_txn_list (self->txn, lian_type_find ("grade_price"), "contract_line",
                                                lian_record_get_id (line));
  gboolean known = !lian_record_is_empty (line, "unit_price") && prices->len == 0 && contract != NULL
                   && lian_record_is_empty (contract, "currency")
                   && lian_txn_load_unit (self->txn, product->unit, &unit);
  if (!known)
    {
      product->unpriced[year] += kept;
      return;
    }
  __int128 amount = (__int128) kept * lian_record_get_number (line, "unit_price") * unit.denominator;
  product->priced[year] += kept;
  product->amount[year] += (gint64) ((amount + unit.numerator / 2) / unit.numerator);
}

static void
add_delivery (Reading *self, const LianRecord *delivery)
{
  LianQualityYear year;
  gboolean counts = lian_quality_find_year (self->today, lian_record_get_date (delivery, "delivered_on"), &year);
  g_autoptr (LianRecord) line
      = counts ? lian_txn_load (self->txn, lian_type_find ("contract_line"),
                                   lian_record_get_number (delivery, "contract_line"))
                  : NULL;
  if (line == NULL)
    return;
  LianProductQuality *product = find_product (self, lian_record_get_number (line, "catalogue_product"),
                                              lian_record_get_number (line, "unit"));
  add_price (self, product, line, year, add_graded (self, product, delivery, year));
}

static void
add_sale (Reading *self, const LianRecord *sale)
{
  LianQualityYear year;
  gint64 quantity = lian_record_get_number (sale, "quantity");
  if (!lian_quality_find_year (self->today, lian_record_get_date (sale, "to_date"), &year))
    return;
  LianProductQuality *product
      = find_product (self, lian_record_get_number (sale, "product"), lian_record_get_number (sale, "unit"));
  add_grade (product, lian_record_get_text (sale, "grade"), year, quantity);
  if (lian_record_is_empty (sale, "amount") || !lian_record_is_empty (sale, "currency"))
    product->unpriced[year] += quantity;
  else
    {
      product->priced[year] += quantity;
      product->amount[year] += lian_record_get_number (sale, "amount");
    }
}

static void
add_cost (Reading *self, const LianRecord *cost)
{
  LianQualityYear year;
  if (!lian_quality_find_year (self->today, lian_record_get_date (cost, "to_date"), &year))
    return;
  LianProductQuality *product
      = find_product (self, lian_record_get_number (cost, "product"), lian_record_get_number (cost, "unit"));
  product->costed[year] += lian_record_get_number (cost, "quantity");
  product->cost[year] += lian_record_get_number (cost, "cost");
}

/**
 * lian_product_quality_list:
 * @txn: the base
 * @cooperative: a co-operative
 *
 * Returns: (transfer full) (element-type LianProductQuality): what it delivered, sold and made at a known cost in
 *   the two years that end on the working date, a row for each product and unit
 */
GPtrArray *
lian_product_quality_list (LianTxn *txn, gint64 cooperative)
{
  static const struct
  {
    const char *type;
    void (*add) (Reading *self, const LianRecord *record);
  } sources[] = { { "delivery", add_delivery }, { "sale", add_sale }, { "product_cost", add_cost } };
  Reading self = { .txn = txn, .today = lian_txn_get_working_date (txn) };
  self.products = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_product_quality_free);
  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    {
      g_autoptr (GPtrArray) records = lian_txn_list (txn, lian_type_find (sources[s].type), "cooperative", cooperative);
      for (guint i = 0; i < records->len; i++)
        sources[s].add (&self, records->pdata[i]);
    }
  return self.products;
}

static gboolean
of_one (gint64 amount, gint64 quantity, const LianUnit *unit, gint64 *fen)
{
  __int128 of = (__int128) quantity * unit->denominator;
  *fen = 0;
  if (of <= 0)
    return FALSE;
  *fen = (gint64) (((__int128) amount * unit->numerator + of / 2) / of);
  return TRUE;
}

/**
 * lian_product_quality_get_price:
 * @self: what became of a product
 * @year: which year
 * @unit: its unit
 * @price: (out): fen for one unit, rounded
 *
 * Returns: whether it is known for any of the goods
 */
gboolean
lian_product_quality_get_price (const LianProductQuality *self, LianQualityYear year, const LianUnit *unit,
                                gint64 *price)
{
  return of_one (self->amount[year], self->priced[year], unit, price);
}

/**
 * lian_product_quality_get_cost:
 * @self: what became of a product
 * @year: which year
 * @unit: its unit
 * @cost: (out): fen for one unit, rounded
 *
 * Returns: whether it is known for anything that was made
 */
gboolean
lian_product_quality_get_cost (const LianProductQuality *self, LianQualityYear year, const LianUnit *unit, gint64 *cost)
{
  return of_one (self->cost[year], self->costed[year], unit, cost);
}
