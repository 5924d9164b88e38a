/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "neighbourhood". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "residents", LIAN_FIELD_INTEGER, N_("residents"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32, .unit = N_("persons") },
  { "x", LIAN_FIELD_INTEGER, N_("position east"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED, .unit = N_("m") },
  { "y", LIAN_FIELD_INTEGER, N_("position north"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED, .unit = N_("m") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_neighbourhood = {
  .id = "neighbourhood",
  .label = N_("neighbourhood"),
  .label_plural = N_("Neighbourhoods"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
