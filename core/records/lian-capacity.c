/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "capacity": how much of a product a co-operative is able to make in a month. */
#include "lian-capacity.h"
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-ratio.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "monthly", LIAN_FIELD_QUANTITY, N_("in a month"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Where the figures come from.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "grade", LIAN_FIELD_TEXT, N_("grades it makes"), .group = N_("Arrangement"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Separated by commas; empty where it is not known.") },
  { "cost", LIAN_FIELD_MONEY, N_("cost of one"), .group = N_("Arrangement"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4,
    .help = N_("In yuan, for one of the unit.") },
  { "least_lot", LIAN_FIELD_QUANTITY, N_("smallest lot"), .group = N_("Arrangement"), .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "unit",
    .help = N_("It takes on at least so much of an order, or nothing of it.") },
};

static gboolean
same_product (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "product") == lian_record_get_number (b, "product");
}

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "from_date", "to_date");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "capacity", "cooperative", lian_record_get_number (r, "cooperative"));
  const LianRecord *other = lian_check_find_overlap (r, others, same_product);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: a date */
                    _ ("there is a capacity for this product from %s already: end it first"), from);
}

const LianType lian_type_capacity = {
  .id = "capacity",
  .label = N_("capacity of a co-operative"),
  .label_plural = N_("Capacities"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
};

/* All lengths of a month divide it, so that days of different months add up exactly. */
#define PARTS (28 * 29 * 15 * 31)

static int
days_in_month (LianDate day)
{
  LianDate first = lian_date_first_of_month (day);
  return lian_date_add_months (first, 1) - first;
}

static const LianRecord *
capacity_on (GPtrArray *capacities, gint64 product, LianDate day)
{
  for (guint i = 0; i < capacities->len; i++)
    if (lian_record_get_number (capacities->pdata[i], "product") == product
        && lian_record_get_date (capacities->pdata[i], "from_date") <= day
        && day <= lian_check_last_day (capacities->pdata[i]))
      return capacities->pdata[i];
  return NULL;
}

/**
 * lian_capacity_between:
 * @capacities: (element-type LianRecord): records of type "capacity" of one co-operative
 * @product: a product
 * @from: the first day
 * @to: the last day
 * @most: (out): smallest units that can be made; a part of a month counts by its days, and the sum is
 *   rounded once
 *
 * Returns: whether a capacity is known for every day; otherwise what can be made is unknown
 */
gboolean
lian_capacity_between (GPtrArray *capacities, gint64 product, LianDate from, LianDate to,
                       gint64 *most)
{
  __int128 sum = 0;
  if (from == 0 || to < from)
    return FALSE;
  for (LianDate day = from; day <= to; day = lian_date_add_days (day, 1))
    {
      const LianRecord *record = capacity_on (capacities, product, day);
      if (record == NULL)
        return FALSE;
      sum += (__int128) lian_record_get_number (record, "monthly") * (PARTS / days_in_month (day));
    }
  *most = (gint64) lian_divide_rounded (sum, PARTS);
  return TRUE;
}
