/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "payment": money that changed hands under a contract. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "kind", LIAN_FIELD_CHOICE, N_("what for"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_payment_kind },
  { "paid_by", LIAN_FIELD_CHOICE, N_("paid by"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_side },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative",
    .help = N_("The maker who paid or was paid; empty for all of them together.") },
  { "paid_on", LIAN_FIELD_DATE, N_("paid on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "amount", LIAN_FIELD_MONEY, N_("amount"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT64 / 4, .money_unit = "contract.currency" },
  { "paper", LIAN_FIELD_TEXT, N_("voucher"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) contract
      = c->load (c->data, "contract", lian_record_get_number (r, "contract"));
  if (lian_record_get_date (r, "paid_on") > c->working_date)
    lian_check_warning (c, r, "paid_on", "future", _ ("this day is after the working date"));
  if (contract != NULL && g_strcmp0 (lian_record_get_text (contract, "state"), "DRAFT") == 0)
    lian_check_warning (c, r, "contract", "unsigned", _ ("the contract is not signed yet"));
}

const LianType lian_type_payment = {
  .id = "payment",
  .label = N_("payment"),
  .label_plural = N_("Payments"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "kind",
  .title_en = "kind",
  .check = check,
  .ledger_day = "paid_on",
};
