/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "currency": exact ratios to the fen, each from a day to a day. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "numerator", LIAN_FIELD_INTEGER, N_("fen"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32,
    .help = N_("How many fen are worth the number below of the smallest unit of this currency.") },
  { "denominator", LIAN_FIELD_INTEGER, N_("in so many of this unit"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32 },
  { "places", LIAN_FIELD_INTEGER, N_("decimal places"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 4,
    .help = N_("With how many decimal places amounts are written; the last one is the smallest unit.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "from_date", "to_date");
}

const LianType lian_type_currency = {
  .id = "currency",
  .label = N_("currency"),
  .label_plural = N_("Currencies"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
