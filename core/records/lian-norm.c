/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "norm": how much of a material a product takes.
 *
 * It is a ratio of two quantities, so that "2 jin for 3 pairs" is kept as it was resolved. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "material", LIAN_FIELD_REFERENCE, N_("raw material"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "material" },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity of material"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of the material"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "per", LIAN_FIELD_QUANTITY, N_("for so much of the product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "per_unit" },
  { "per_unit", LIAN_FIELD_REFERENCE, N_("unit of the product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "loss_allowed", LIAN_FIELD_INTEGER, N_("loss allowed on top"), .group = N_("Norm"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("in a thousand"),
    .help = N_("What cutting and melting may lose beyond the norm.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Norm"), .flags = LIAN_FIELD_LISTED },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Norm"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("By whom and when it was set.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Norm"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
same_material (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "material") == lian_record_get_number (b, "material");
}

/* Two norms on one day would give two answers. */
static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "norm", "product", lian_record_get_number (r, "product"));
  const LianRecord *other = lian_check_find_overlap (r, others, same_material);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: a date */
                    _ ("the norm from %s holds on some of these days: end it first"), from);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  _lian_material_check_measure (c, r, "material", "unit");
  lian_check_date_order (c, r, "from_date", "to_date");
  check_overlap (c, r);
  if (lian_record_is_empty (r, "resolution"))
    lian_check_warning (c, r, "resolution", "no-resolution",
                        _ ("who set this norm, and when? The source gives no figure"));
}

const LianType lian_type_norm = {
  .id = "norm",
  .label = N_("consumption norm"),
  .label_plural = N_("Consumption norms"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
