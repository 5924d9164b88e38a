/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "material". */
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "category", LIAN_FIELD_TEXT, N_("category"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Such as metal, fibre, wood.") },
  { "is_local", LIAN_FIELD_TRUTH, N_("found or made nearby"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Whether it can be had near the co-operatives (C3).") },
};

static const LianTwinRule twins[] = {
  { LIAN_TWIN_NUMBER, { "code", NULL }, { NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "spec", NULL }, { "category", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_en", "spec", NULL }, { "name_zh", "category", NULL }, NULL },
  { LIAN_TWIN_POSSIBLE, { "name_zh", NULL }, { "spec", "category", NULL }, NULL },
  { LIAN_TWIN_POSSIBLE, { "name_en", NULL }, { "name_zh", "spec", "category", NULL }, NULL },
};

const LianType lian_type_material = {
  .id = "material",
  .label = N_("raw material"),
  .label_plural = N_("Raw materials"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
