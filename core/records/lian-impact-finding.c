/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "impact_finding": whether consumers would suffer, as it was computed, and what an
 * officer made of it (A13). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "process", LIAN_FIELD_REFERENCE, N_("process step"), .group = N_("Finding"), .flags = LIAN_FIELD_LISTED, .reference = "process",
    .help = N_("Empty: about the activity as a whole.") },
  { "service_proposal", LIAN_FIELD_REFERENCE, N_("service proposal"), .group = N_("Finding"), .reference = "service_proposal" },
  { "split_link", LIAN_FIELD_REFERENCE, N_("split link"), .group = N_("Finding"), .reference = "split_link" },
  { "fact", LIAN_FIELD_CHOICE, N_("fact"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_impact },
  { "value", LIAN_FIELD_TRUTH, N_("answer found"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "computed_on", LIAN_FIELD_DATE, N_("computed on"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Finding"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "figures", LIAN_FIELD_JSON, N_("figures"), .group = N_("Finding"), .flags = LIAN_FIELD_HIDDEN },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_finding_state },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED },
  { "reason", LIAN_FIELD_MULTILINE, N_("reason"), .group = N_("Decision"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_process (LianCheck *c, const LianRecord *r)
{
  if (is (r, "fact", "link_consumer_impact"))
    lian_check_filled (c, r, "process");
  g_autoptr (LianRecord) process
      = c->load (c->data, "process", lian_record_get_number (r, "process"));
  if (process != NULL
      && lian_record_get_number (process, "activity") != lian_record_get_number (r, "activity"))
    lian_check_error (c, r, "process", "other-activity",
                      _ ("this process step belongs to another activity"));
}

/* A computed finding is a proposal; a fact it becomes by an officer's word. */
static void
check_decided (LianCheck *c, const LianRecord *r)
{
  lian_check_filled (c, r, "officer");
  lian_check_filled (c, r, "decided_on");
  if (is (r, "state", "REJECTED"))
    lian_check_filled (c, r, "reason");
  lian_check_officer (c, r, "officer");
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_process (c, r);
  if (!is (r, "state", "PROPOSED"))
    check_decided (c, r);
  lian_check_date_order (c, r, "computed_on", "decided_on");
}

const LianType lian_type_impact_finding = {
  .id = "impact_finding",
  .label = N_("finding on consumers"),
  .label_plural = N_("Findings on consumers"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
  .by_acts = TRUE,
};
