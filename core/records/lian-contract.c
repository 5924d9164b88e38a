/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "contract". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("contract number"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "contract_type", LIAN_FIELD_CHOICE, N_("contract type"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_type },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_state },
  { "orderer", LIAN_FIELD_REFERENCE, N_("orderer"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "partner" },
  { "signatory", LIAN_FIELD_CHOICE, N_("signatory"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_signatory },
  { "signing_federation", LIAN_FIELD_REFERENCE, N_("signing federation"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED, .reference = "federation" },
  { "signing_cooperative", LIAN_FIELD_REFERENCE, N_("signing co-operative"), .group = N_("Parties"), .reference = "cooperative" },
  { "signed_on", LIAN_FIELD_DATE, N_("signed on"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED },
  { "bypass_reason", LIAN_FIELD_TEXT, N_("reason for not signing through the federation"), .group = N_("Parties") },
  { "term_from", LIAN_FIELD_DATE, N_("from"), .group = N_("Terms") },
  { "term_to", LIAN_FIELD_DATE, N_("until"), .group = N_("Terms"), .flags = LIAN_FIELD_LISTED },
  { "quality", LIAN_FIELD_MULTILINE, N_("quality and method"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "packing", LIAN_FIELD_MULTILINE, N_("packing"), .group = N_("Terms") },
  { "place", LIAN_FIELD_MULTILINE, N_("place and manner of delivery"), .group = N_("Terms") },
  { "acceptance", LIAN_FIELD_MULTILINE, N_("acceptance"), .group = N_("Terms") },
  { "settlement", LIAN_FIELD_MULTILINE, N_("settlement"), .group = N_("Terms") },
  { "liability", LIAN_FIELD_MULTILINE, N_("liability for breach"), .group = N_("Terms") },
  { "other", LIAN_FIELD_MULTILINE, N_("other clauses"), .group = N_("Terms") },
  { "sealed_sample", LIAN_FIELD_TEXT, N_("sealed sample"), .group = N_("Further clauses") },
  { "drawings", LIAN_FIELD_TEXT, N_("drawings"), .group = N_("Further clauses") },
  { "freight", LIAN_FIELD_TEXT, N_("freight and packing cost"), .group = N_("Further clauses") },
  { "deposit", LIAN_FIELD_MONEY, N_("deposit"), .group = N_("Further clauses"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "advance", LIAN_FIELD_MONEY, N_("advance payment"), .group = N_("Further clauses"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "orderer_signer", LIAN_FIELD_TEXT, N_("signs for the orderer"), .group = N_("Further clauses") },
  { "federation_signer", LIAN_FIELD_TEXT, N_("signs for the federation"), .group = N_("Further clauses") },
  { "void_reason", LIAN_FIELD_TEXT, N_("reason for voiding"), .group = N_("Voided") },
  { "voided_on", LIAN_FIELD_DATE, N_("voided on"), .group = N_("Voided") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Voided"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "contract_line", "contract" },
  { "contract_material", "contract" },
};

const LianType lian_type_contract = {
  .id = "contract",
  .label = N_("contract"),
  .label_plural = N_("Contracts"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "number",
  .title_en = "number",
};
