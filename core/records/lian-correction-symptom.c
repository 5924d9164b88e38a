/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "correction_symptom": by what one sees that a centralisation went too far. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "correction_case", LIAN_FIELD_REFERENCE, N_("correction case"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "correction_case" },
  { "symptom", LIAN_FIELD_CHOICE, N_("symptom"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_symptom },
  { "seen_on", LIAN_FIELD_DATE, N_("seen on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "found_by", LIAN_FIELD_REFERENCE, N_("found by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  LianDate seen = lian_record_get_date (r, "seen_on");
  if (seen == 0)
    lian_check_warning (c, r, "seen_on", "no-date", _ ("when was this seen?"));
  else if (seen > c->working_date)
    lian_check_warning (c, r, "seen_on", "future", _ ("this day is after the working date"));
  if (lian_record_is_empty (r, "evidence"))
    lian_check_warning (c, r, "evidence", "no-evidence", _ ("who looked, and what was found?"));
}

const LianType lian_type_correction_symptom = {
  .id = "correction_symptom",
  .label = N_("symptom"),
  .label_plural = N_("Symptoms"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "symptom",
  .title_en = "symptom",
  .check = check,
};
