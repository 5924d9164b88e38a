/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "work_norm": how long the work on a product takes in a process.
 *
 * It is a ratio of minutes and a quantity, so that "45 minutes for 2" is kept as it was resolved. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "process", LIAN_FIELD_REFERENCE, N_("process step"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "process" },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "minutes", LIAN_FIELD_INTEGER, N_("work"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 10000000, .unit = N_("minutes") },
  { "per", LIAN_FIELD_QUANTITY, N_("for so much of the product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .quantity_unit = "per_unit" },
  { "per_unit", LIAN_FIELD_REFERENCE, N_("unit of the product"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "setup_minutes", LIAN_FIELD_INTEGER, N_("setting up"), .group = N_("Norm"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 10000000, .unit = N_("minutes"),
    .help = N_("Once in each month in which any of it is made.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Norm"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Norm"), .flags = LIAN_FIELD_LISTED },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Norm"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("By whom and when it was set.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Norm"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
same_product (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "product") == lian_record_get_number (b, "product");
}

/* Two norms on one day would give two answers. */
static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "work_norm", "process", lian_record_get_number (r, "process"));
  const LianRecord *other = lian_check_find_overlap (r, others, same_product);
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
  lian_check_date_order (c, r, "from_date", "to_date");
  check_overlap (c, r);
  _lian_material_check_measure (c, r, "product", "per_unit");
  if (lian_record_is_empty (r, "resolution"))
    lian_check_warning (c, r, "resolution", "no-resolution",
                        _ ("who set this norm, and when? The source gives no figure"));
}

const LianType lian_type_work_norm = {
  .id = "work_norm",
  .label = N_("work norm"),
  .label_plural = N_("Work norms"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
