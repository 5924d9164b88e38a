/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "contract". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-relation-cut.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("contract number"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "contract_type", LIAN_FIELD_CHOICE, N_("contract type"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_type },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_contract_state, .initial = "DRAFT" },
  { "orderer", LIAN_FIELD_REFERENCE, N_("orderer"), .group = N_("Parties"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "partner" },
  { "signatory", LIAN_FIELD_CHOICE, N_("signatory"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_signatory },
  { "signing_federation", LIAN_FIELD_REFERENCE, N_("signing federation"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED, .reference = "federation" },
  { "signing_cooperative", LIAN_FIELD_REFERENCE, N_("signing co-operative"), .group = N_("Parties"), .reference = "cooperative" },
  { "signed_on", LIAN_FIELD_DATE, N_("signed on"), .group = N_("Parties"), .flags = LIAN_FIELD_LISTED },
  { "bypass_reason", LIAN_FIELD_TEXT, N_("reason for not signing through the federation"), .group = N_("Parties"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("The contract stays valid; the officer sees the reason (A19).") },
  { "term_from", LIAN_FIELD_DATE, N_("from"), .group = N_("Terms") },
  { "term_to", LIAN_FIELD_DATE, N_("until"), .group = N_("Terms"), .flags = LIAN_FIELD_LISTED },
  { "quality", LIAN_FIELD_MULTILINE, N_("quality and method"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "packing", LIAN_FIELD_MULTILINE, N_("packing"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "place", LIAN_FIELD_MULTILINE, N_("place and manner of delivery"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "acceptance", LIAN_FIELD_MULTILINE, N_("acceptance"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "settlement", LIAN_FIELD_MULTILINE, N_("settlement"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "liability", LIAN_FIELD_MULTILINE, N_("liability for breach"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "other", LIAN_FIELD_MULTILINE, N_("other clauses"), .group = N_("Terms"), .flags = LIAN_FIELD_SEARCHED },
  { "sealed_sample", LIAN_FIELD_TEXT, N_("sealed sample"), .group = N_("Further clauses"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Number of the sample that both parties sealed.") },
  { "drawings", LIAN_FIELD_TEXT, N_("drawings"), .group = N_("Further clauses"), .flags = LIAN_FIELD_SEARCHED },
  { "freight", LIAN_FIELD_TEXT, N_("freight and packing cost"), .group = N_("Further clauses"), .flags = LIAN_FIELD_SEARCHED },
  { "deposit", LIAN_FIELD_MONEY, N_("deposit"), .group = N_("Further clauses"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "currency" },
  { "advance", LIAN_FIELD_MONEY, N_("advance payment"), .group = N_("Further clauses"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "currency" },
  { "orderer_signer", LIAN_FIELD_TEXT, N_("signs for the orderer"), .group = N_("Further clauses"), .flags = LIAN_FIELD_SEARCHED },
  { "federation_signer", LIAN_FIELD_TEXT, N_("signs for the federation"), .group = N_("Further clauses"), .flags = LIAN_FIELD_SEARCHED },
  { "void_reason", LIAN_FIELD_TEXT, N_("reason for voiding"), .group = N_("Voided"), .flags = LIAN_FIELD_SEARCHED },
  { "voided_on", LIAN_FIELD_DATE, N_("voided on"), .group = N_("Voided") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Voided"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "is_framework", LIAN_FIELD_TRUTH, N_("framework contract"), .group = N_("Framework"),
    .help = N_("Its quantities are called off by later contracts, never more than it names.") },
  { "framework", LIAN_FIELD_REFERENCE, N_("called off from"), .group = N_("Framework"), .reference = "contract" },
  { "version", LIAN_FIELD_INTEGER, N_("version"), .group = N_("Life"), .flags = LIAN_FIELD_ASSIGNED, .bounded = TRUE, .min = 1, .max = G_MAXINT32,
    .help = N_("Empty or 1: as it was signed; each amendment adds one.") },
  { "begun_on", LIAN_FIELD_DATE, N_("begun on"), .group = N_("Life") },
  { "completed_on", LIAN_FIELD_DATE, N_("fulfilled on"), .group = N_("Life") },
  { "terminated_on", LIAN_FIELD_DATE, N_("terminated on"), .group = N_("Life") },
  { "termination_reason", LIAN_FIELD_TEXT, N_("reason for terminating"), .group = N_("Life"), .flags = LIAN_FIELD_SEARCHED },
  { "settled_on", LIAN_FIELD_DATE, N_("settled on"), .group = N_("Life") },
  { "currency", LIAN_FIELD_REFERENCE, N_("currency"), .group = N_("Terms"), .reference = "currency",
    .help = N_("Empty: yuan.") },
  { "late_rate", LIAN_FIELD_INTEGER, N_("penalty for lateness"), .group = N_("Terms"), .bounded = TRUE, .min = 0, .max = 10000, .unit = N_("in 10,000 a day"),
    .help = N_("Of the value of what is late, for each day.") },
  { "late_most", LIAN_FIELD_INTEGER, N_("penalty for lateness at most"), .group = N_("Terms"), .bounded = TRUE, .min = 0, .max = 100, .unit = "%",
    .help = N_("Of the value of what is late.") },
  { "shortfall_rate", LIAN_FIELD_INTEGER, N_("penalty for shortfall"), .group = N_("Terms"), .bounded = TRUE, .min = 0, .max = 100, .unit = "%",
    .help = N_("Of the value of what is missing at the end of the term.") },
  { "poor_rate", LIAN_FIELD_INTEGER, N_("penalty for poor quality"), .group = N_("Terms"), .bounded = TRUE, .min = 0, .max = 100, .unit = "%",
    .help = N_("Of the value of what was refused.") },
};

static const LianPart parts[] = {
  { "contract_line", "contract", TRUE },
  { "contract_material", "contract", TRUE },
  { "amendment", "contract", FALSE },
  { "penalty", "contract", FALSE },
  { "payment", "contract", FALSE },
  { "attachment", "contract", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/**
 * lian_contract_binds:
 * @contract: (nullable): a contract
 *
 * Returns: whether it is signed and was not ended before its end, so that its sums must hold; of a
 *   terminated one only what was delivered stays
 */
gboolean
lian_contract_binds (const LianRecord *contract)
{
  return contract != NULL
         && (is (contract, "state", "SIGNED") || is (contract, "state", "EXECUTING")
             || is (contract, "state", "FULFILLED"));
}

static void
check_state (LianCheck *c, const LianRecord *r)
{
  if (lian_contract_binds (r) && lian_record_is_empty (r, "signed_on"))
    lian_check_error (c, r, "signed_on", "no-date", _ ("when was it signed?"));
  if (!is (r, "state", "VOID"))
    return;
  if (lian_record_is_empty (r, "void_reason"))
    lian_check_error (c, r, "void_reason", "no-reason", _ ("why was it voided?"));
  if (lian_record_is_empty (r, "voided_on"))
    lian_check_error (c, r, "voided_on", "no-date", _ ("when was it voided?"));
}

static void
check_parts (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) lines
      = c->list (c->data, "contract_line", "contract", lian_record_get_id (r));
  g_autoptr (GPtrArray) materials
      = c->list (c->data, "contract_material", "contract", lian_record_get_id (r));
  gboolean from_orderer = FALSE;
  if (!lian_contract_binds (r))
    return;
  if (lines->len == 0)
    lian_check_error (c, r, NULL, "no-lines", _ ("a signed contract has at least one line"));
  for (guint i = 0; i < materials->len; i++)
    from_orderer = from_orderer || is (materials->pdata[i], "material_source", "ORDERER");
  if (is (r, "contract_type", "PROCESSING") && !from_orderer)
    lian_check_error (c, r, NULL, "no-material",
                      _ ("processing needs the orderer's material, each with its norm"));
}

/* The account of the orderer's material is a part of the settlement. */
static void
check_settled (LianCheck *c, const LianRecord *r)
{
  g_autofree char *open = lian_record_is_empty (r, "settled_on")
                              ? NULL
                              : _lian_material_describe_open (c, lian_record_get_id (r));
  if (open != NULL)
    lian_check_error (c, r, "settled_on", "material-open",
                      _ ("it can't be settled yet: %s; give it back or settle it first"), open);
}

static void
check_number (LianCheck *c, const LianRecord *r)
{
  const char *number = lian_record_get_text (r, "number");
  if (number != NULL && c->find (c->data, r, "number", number) != 0)
    lian_check_error (c, r, "number", "duplicate", _ ("the number %s is used already"), number);
}

/* Each amendment makes the next version, and nothing else does. */
static void
check_version (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) amendments
      = c->list (c->data, "amendment", "contract", lian_record_get_id (r));
  gint64 version = MAX (lian_record_get_number (r, "version"), 1);
  if (version != amendments->len + 1)
    lian_check_error (c, r, "version", "version", _ ("version %d, but %u amendments are kept"),
                      (int) version, amendments->len);
}

static void
check_end (LianCheck *c, const LianRecord *r)
{
  if (is (r, "state", "TERMINATED") && lian_record_is_empty (r, "terminated_on"))
    lian_check_error (c, r, "terminated_on", "no-date", _ ("when was it terminated?"));
  if (is (r, "state", "TERMINATED") && lian_record_is_empty (r, "termination_reason"))
    lian_check_error (c, r, "termination_reason", "no-reason", _ ("why was it terminated?"));
  if (is (r, "state", "EXECUTING") && lian_record_is_empty (r, "begun_on"))
    lian_check_error (c, r, "begun_on", "no-date", _ ("when did its execution begin?"));
  lian_check_date_order (c, r, "signed_on", "begun_on");
  lian_check_date_order (c, r, "begun_on", "completed_on");
  lian_check_date_order (c, r, "begun_on", "terminated_on");
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_number (c, r);
  _lian_contract_check_signatory (c, r);
  if (!is (r, "state", "VOID") && !is (r, "state", "TERMINATED"))
    lian_relation_check_cuts (c, r, "contract_type",
                              &(LianRelationChange){ .by = LIAN_CUTTER_CONTRACT, .record = r });
  check_state (c, r);
  check_parts (c, r);
  check_settled (c, r);
  check_version (c, r);
  check_end (c, r);
  _lian_contract_check_framework (c, r);
  lian_check_date_order (c, r, "term_from", "term_to");
  lian_check_date_order (c, r, "signed_on", "term_to");
}

/**
 * lian_contract_may_become:
 * @from: (nullable): a state
 * @to: (nullable): a state
 *
 * The life of a contract (domain.md §6); what bears a number can be voided at any time.
 *
 * Returns: whether a contract may go from one to the other, or stay
 */
gboolean
lian_contract_may_become (const char *from, const char *to)
{
  static const char *const steps[][2] = {
    { "DRAFT", "SIGNED" },         { "SIGNED", "EXECUTING" },    { "SIGNED", "FULFILLED" },
    { "SIGNED", "TERMINATED" },    { "EXECUTING", "FULFILLED" }, { "EXECUTING", "TERMINATED" },
  };
  if (g_strcmp0 (from, to) == 0 || (g_strcmp0 (to, "VOID") == 0 && g_strcmp0 (from, "VOID") != 0))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i][0], from) == 0 && g_strcmp0 (steps[i][1], to) == 0)
      return TRUE;
  return FALSE;
}

static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  _lian_contract_check_clauses (c, before, after);
  if (before == NULL || after == NULL || c->replayed)
    return;
  const char *from = lian_record_get_text (before, "state"), *to = lian_record_get_text (after, "state");
  const LianField *field = lian_type_get_field (&lian_type_contract, "state");
  if (!lian_contract_may_become (from, to))
    lian_check_error (c, after, "state", "step", _ ("a contract that is “%s” can't become “%s”"),
                      lian_choice_label (field, from), lian_choice_label (field, to));
}

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
  .check = check,
  .check_act = check_act,
};
