/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "service_proposal": closings, moves and rounds weighed together, and what was
 * decided (rules R2 to R4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-service-change.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("proposal number"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "title", LIAN_FIELD_TEXT, N_("title"), .group = N_("Proposal"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Proposal"), .reference = "cooperative" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Proposal"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_proposal_state },
  { "made_by", LIAN_FIELD_REFERENCE, N_("made by"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "made_on", LIAN_FIELD_DATE, N_("made on"), .group = N_("Proposal"), .flags = LIAN_FIELD_LISTED },
  { "put_on", LIAN_FIELD_DATE, N_("put to decision on"), .group = N_("Decision") },
  { "decided_by", LIAN_FIELD_REFERENCE, N_("decided by"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED },
  { "countersigned_by", LIAN_FIELD_REFERENCE, N_("countersigned by"), .group = N_("Decision"), .reference = "officer" },
  { "countersigned_on", LIAN_FIELD_DATE, N_("countersigned on"), .group = N_("Decision") },
  { "countersign_way", LIAN_FIELD_CHOICE, N_("way of countersigning"), .group = N_("Decision"), .choices = lian_choices_countersign_way },
  { "reason", LIAN_FIELD_MULTILINE, N_("reason"), .group = N_("Decision"), .flags = LIAN_FIELD_SEARCHED },
  { "figures", LIAN_FIELD_JSON, N_("figures"), .group = N_("Decision"), .flags = LIAN_FIELD_HIDDEN },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Proposal"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "service_change", "service_proposal", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_people (LianCheck *c, const LianRecord *r)
{
  lian_check_officer (c, r, "decided_by");
  lian_check_officer (c, r, "countersigned_by");
  if (!lian_record_is_empty (r, "decided_by")
      && lian_record_get_number (r, "decided_by") == lian_record_get_number (r, "countersigned_by"))
    lian_check_error (c, r, "countersigned_by", "same-person",
                      _ ("a second person countersigns, not the one who decided"));
}

static gboolean
takes_service_away (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) changes
      = c->list (c->data, "service_change", "service_proposal", lian_record_get_id (r));
  return lian_service_changes_take_away (changes);
}

static void
check_decided (LianCheck *c, const LianRecord *r)
{
  lian_check_filled (c, r, "number");
  lian_check_filled (c, r, "decided_by");
  lian_check_filled (c, r, "decided_on");
  if (is (r, "state", "REJECTED"))
    lian_check_filled (c, r, "reason");
  if (is (r, "state", "CARRIED_OUT") && takes_service_away (c, r))
    {
      lian_check_filled (c, r, "countersigned_by");
      lian_check_filled (c, r, "countersigned_on");
    }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!is (r, "state", "DRAFT"))
    lian_check_filled (c, r, "put_on");
  if (!is (r, "state", "DRAFT") && !is (r, "state", "PUT"))
    check_decided (c, r);
  check_people (c, r);
  lian_check_date_order (c, r, "made_on", "put_on");
  lian_check_date_order (c, r, "put_on", "decided_on");
}

const LianType lian_type_service_proposal = {
  .id = "service_proposal",
  .label = N_("service proposal"),
  .label_plural = N_("Service proposals"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "title",
  .title_en = "title",
  .check = check,
  .by_acts = TRUE,
};
