/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "product_cost": what it cost a co-operative to make a quantity of a product in a period.
 *
 * The whole is what its books say; material and wages are parts of it that may stay empty, and an empty one is
 * unknown, never nothing.  What neither of the two is needs no field of its own. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define COST .bounded = TRUE, .min = 0, .max = G_GINT64_CONSTANT (10000000000000)

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("The first day of the period, for instance of the quarter.") },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity made"), .group = N_("Cost"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Cost"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "cost", LIAN_FIELD_MONEY, N_("cost of all of it"), .group = N_("Cost"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, COST,
    .help = N_("By the books: material, wages and all the rest.") },
  { "material_cost", LIAN_FIELD_MONEY, N_("of it material"), .group = N_("Cost"), .flags = LIAN_FIELD_LISTED, COST },
  { "wage_cost", LIAN_FIELD_MONEY, N_("of it wages"), .group = N_("Cost"), .flags = LIAN_FIELD_LISTED, COST },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Where the figures come from.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_same_product (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "product") == lian_record_get_number (b, "product");
}

/* A period counted twice would make the year dearer than it was. */
static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "product_cost", "cooperative", lian_record_get_number (r, "cooperative"));
  const LianRecord *other = lian_check_find_overlap (r, others, is_same_product);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  g_autofree char *to = lian_date_format (lian_record_get_date (other, "to_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: two dates */
                    _ ("the cost of this product from %s to %s is entered already"), from, to);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gint64 parts = lian_record_get_number (r, "material_cost") + lian_record_get_number (r, "wage_cost");
  if (lian_check_past_period (c, r))
    check_overlap (c, r);
  if (!lian_record_is_empty (r, "cost") && parts > lian_record_get_number (r, "cost"))
    lian_check_error (c, r, "cost", "parts-more", _ ("material and wages together are more than the whole"));
  if (lian_record_is_empty (r, "evidence"))
    lian_check_warning (c, r, "evidence", "no-evidence", _ ("where does this figure come from?"));
}

const LianType lian_type_product_cost = {
  .id = "product_cost",
  .label = N_("cost of a product"),
  .label_plural = N_("Costs of products"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "from_date",
  .title_en = "from_date",
  .check = check,
};
