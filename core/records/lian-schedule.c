/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "schedule". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "due_on", LIAN_FIELD_DATE, N_("delivery date"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "contract_line.unit" },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_schedule = {
  .id = "schedule",
  .label = N_("delivery schedule"),
  .label_plural = N_("Delivery schedule"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "due_on",
  .title_en = "due_on",
};
