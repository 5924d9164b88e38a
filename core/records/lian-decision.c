/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "decision". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "number", LIAN_FIELD_TEXT, N_("decision number"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_ASSIGNED },
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "recommendation", LIAN_FIELD_REFERENCE, N_("recommendation"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED, .reference = "recommendation" },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_decision_state },
  { "outcome", LIAN_FIELD_CHOICE, N_("form decided"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_form },
  { "outcome_also", LIAN_FIELD_CHOICE, N_("and also"), .group = N_("Decision"), .choices = lian_choices_form },
  { "override", LIAN_FIELD_TRUTH, N_("departs from the recommendation"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "reason", LIAN_FIELD_MULTILINE, N_("reason"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "decided_on", LIAN_FIELD_DATE, N_("decided on"), .group = N_("Countersignature"), .flags = LIAN_FIELD_LISTED },
  { "review_on", LIAN_FIELD_DATE, N_("review date"), .group = N_("Countersignature"), .flags = LIAN_FIELD_LISTED },
  { "countersign_needed", LIAN_FIELD_TRUTH, N_("countersignature needed"), .group = N_("Countersignature"), .flags = LIAN_FIELD_ASSIGNED },
  { "countersigned_by", LIAN_FIELD_REFERENCE, N_("countersigned by"), .group = N_("Countersignature"), .reference = "officer" },
  { "countersigned_on", LIAN_FIELD_DATE, N_("date of the countersigned sheet"), .group = N_("Countersignature") },
  { "countersign_way", LIAN_FIELD_CHOICE, N_("way of countersigning"), .group = N_("Countersignature"), .choices = lian_choices_countersign_way },
  { "blocked_by", LIAN_FIELD_TEXT, N_("blocked by"), .group = N_("Countersignature"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "receipt", LIAN_FIELD_JSON, N_("receipt"), .group = N_("Countersignature"), .flags = LIAN_FIELD_HIDDEN },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/* A form that a guard stops passes with a second officer only, and with a reason (domain.md §3.4);
 * wherever the record comes from. */
static gboolean
is_stopped (const LianRecord *r)
{
  return !lian_record_is_empty (r, "blocked_by");
}

static void
check_in_force (LianCheck *c, const LianRecord *r)
{
  static const char *const needed[] = { "number", "outcome", "officer", "decided_on" };
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    lian_check_filled (c, r, needed[i]);
  if (lian_record_get_truth (r, "countersign_needed") != LIAN_YES && !is_stopped (r))
    return;
  lian_check_filled (c, r, "countersigned_by");
  lian_check_filled (c, r, "countersigned_on");
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean waits = is (r, "state", "WAITING");
  if (is (r, "state", "IN_FORCE"))
    check_in_force (c, r);
  if ((waits || is (r, "state", "IN_FORCE")) && is (r, "outcome", "TEMP_DECENTRALISE")
      && lian_record_is_empty (r, "review_on"))
    lian_check_error (c, r, "review_on", "a23-review",
                      _ ("temporary dispersal needs a review date (A23)"));
  if (is (r, "state", "RETURNED"))
    lian_check_filled (c, r, "reason");
  if (lian_record_get_truth (r, "override") == LIAN_YES
      || (is_stopped (r) && (waits || is (r, "state", "IN_FORCE"))))
    lian_check_filled (c, r, "reason");
  if (!lian_record_is_empty (r, "countersigned_by")
      && lian_record_get_number (r, "countersigned_by") == lian_record_get_number (r, "officer"))
    lian_check_error (c, r, "countersigned_by", "same-person",
                      _ ("a second person countersigns, not the one who decided"));
  lian_check_date_order (c, r, "decided_on", "review_on");
}

const LianType lian_type_decision = {
  .id = "decision",
  .label = N_("decision"),
  .label_plural = N_("Decisions"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "number",
  .title_en = "number",
  .check = check,
  .by_acts = TRUE,
};
