/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "product": what contracts, norms, plans and sales speak of. */
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "unit" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "norm", "product", FALSE },
  { "product_variety", "product", FALSE },
};

static const LianTwinRule twins[] = {
  { LIAN_TWIN_NUMBER, { "code", NULL }, { NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "spec", NULL }, { "trade", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_en", "spec", NULL }, { "name_zh", "trade", NULL }, NULL },
  { LIAN_TWIN_POSSIBLE, { "name_zh", NULL }, { "spec", "trade", NULL }, NULL },
  { LIAN_TWIN_POSSIBLE, { "name_en", NULL }, { "name_zh", "spec", "trade", NULL }, NULL },
};

const LianType lian_type_product = {
  .id = "product",
  .label = N_("product"),
  .label_plural = N_("Products"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
