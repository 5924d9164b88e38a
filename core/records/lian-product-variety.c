/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "product_variety": a variety, and perhaps a grade, of a product of the catalogue; its
 * events say where it was kept, lost, restored or newly made. */
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Variety"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Variety"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Variety"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("Variety"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("Variety"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Variety"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "variety_event", "product_variety", FALSE },
};

const LianType lian_type_product_variety = {
  .id = "product_variety",
  .label = N_("variety of a product"),
  .label_plural = N_("Varieties"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
