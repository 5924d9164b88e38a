/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "federation". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "level", LIAN_FIELD_CHOICE, N_("level"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_level },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "parent", LIAN_FIELD_REFERENCE, N_("higher federation"), .group = N_("Identity"), .reference = "federation" },
  { "seal_line", LIAN_FIELD_TEXT, N_("seal line"), .group = N_("Identity"),
    .help = N_("The name as it stands in the seal; printed above the signatures.") },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Identity") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_federation = {
  .id = "federation",
  .label = N_("federation"),
  .label_plural = N_("Federations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
};
