/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "allotment". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "contract_line.unit" },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_allotment = {
  .id = "allotment",
  .label = N_("allotment"),
  .label_plural = N_("Allotments"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "reason",
  .title_en = "reason",
  .check_act = _lian_contract_check_clauses,
};
