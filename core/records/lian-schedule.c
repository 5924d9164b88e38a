/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "schedule". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "due_on", LIAN_FIELD_DATE, N_("delivery date"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "contract_line.unit" },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) line
      = c->load (c->data, "contract_line", lian_record_get_number (r, "contract_line"));
  g_autoptr (LianRecord) contract
      = line != NULL ? c->load (c->data, "contract", lian_record_get_number (line, "contract"))
                     : NULL;
  LianDate end = contract != NULL ? lian_record_get_date (contract, "term_to") : 0;
  if (end != 0 && lian_record_get_date (r, "due_on") > end)
    lian_check_warning (c, r, "due_on", "after-term", _ ("this is after the contract's term"));
}

const LianType lian_type_schedule = {
  .id = "schedule",
  .label = N_("delivery schedule"),
  .label_plural = N_("Delivery schedule"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "due_on",
  .title_en = "due_on",
  .check = check,
  .check_act = _lian_contract_check_clauses,
};
