/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "readiness". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "fact", LIAN_FIELD_CHOICE, N_("condition or fact"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_fact },
  { "name", LIAN_FIELD_TEXT, N_("named condition"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("For a condition that the list does not name (A1).") },
  { "value", LIAN_FIELD_TRUTH, N_("holds"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "found_on", LIAN_FIELD_DATE, N_("found on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "found_by", LIAN_FIELD_REFERENCE, N_("found by"), .group = N_("What"), .reference = "officer" },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_evidence (LianCheck *c, const LianRecord *r)
{
  LianDate found = lian_record_get_date (r, "found_on");
  LianTruth value = lian_record_get_truth (r, "value");
  if (value != LIAN_YES && value != LIAN_NO)
    return;
  if (found == 0)
    lian_check_warning (c, r, "found_on", "no-date", _ ("when was this found?"));
  else if (found > c->working_date)
    lian_check_warning (c, r, "found_on", "future", _ ("this day is after the working date"));
  if (lian_record_is_empty (r, "evidence"))
    lian_check_warning (c, r, "evidence", "no-evidence",
                        _ ("who looked, and what was found?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (g_strcmp0 (lian_record_get_text (r, "fact"), "other") == 0
      && lian_record_is_empty (r, "name"))
    lian_check_error (c, r, "name", "name", _ ("a condition of your own needs a name"));
  check_evidence (c, r);
}

const LianType lian_type_readiness = {
  .id = "readiness",
  .label = N_("readiness condition"),
  .label_plural = N_("Readiness conditions"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
};
