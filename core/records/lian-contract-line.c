/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "contract_line". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "product", LIAN_FIELD_TEXT, N_("product name"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "spec", LIAN_FIELD_TEXT, N_("specification"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "unit_price", LIAN_FIELD_MONEY, N_("unit price or fee"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "schedule", "contract_line" },
  { "allotment", "contract_line" },
  { "delivery", "contract_line" },
};

const LianType lian_type_contract_line = {
  .id = "contract_line",
  .label = N_("contract line"),
  .label_plural = N_("Contract lines"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "product",
  .title_en = "product",
};
