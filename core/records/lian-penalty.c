/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "penalty": what a breach of a contract costs whom, on what basis. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract" },
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "kind", LIAN_FIELD_CHOICE, N_("kind of breach"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_penalty_kind },
  { "borne_by", LIAN_FIELD_CHOICE, N_("borne by"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_side },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "basis", LIAN_FIELD_TEXT, N_("basis"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("The clause and the figures that the amount comes from.") },
  { "amount", LIAN_FIELD_MONEY, N_("amount"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "contract.currency" },
  { "assessed_on", LIAN_FIELD_DATE, N_("assessed on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_penalty_state, .initial = "PROPOSED" },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_line (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) line = lian_check_load (c, r, "contract_line");
  if (line != NULL
      && lian_record_get_number (line, "contract") != lian_record_get_number (r, "contract"))
    lian_check_error (c, r, "contract_line", "other-contract",
                      _ ("this line belongs to another contract"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *state = lian_record_get_text (r, "state");
  check_line (c, r);
  if (state == NULL || g_str_equal (state, "PROPOSED"))
    return;
  lian_check_filled (c, r, "officer");
  lian_check_filled (c, r, "decided_on");
  lian_check_officer (c, r, "officer");
  if (g_str_equal (state, "WAIVED") && lian_record_is_empty (r, "reason"))
    lian_check_error (c, r, "reason", "no-reason", _ ("why is it waived?"));
}

const LianType lian_type_penalty = {
  .id = "penalty",
  .label = N_("penalty"),
  .label_plural = N_("Penalties"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "basis",
  .title_en = "basis",
  .check = check,
  .ledger_day = "assessed_on",
};
