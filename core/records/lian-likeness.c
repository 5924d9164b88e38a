/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "likeness": what was found out about two records that look alike.
 *
 * Records of every type are told apart or merged, so it names them by type and number, as a kept warning
 * does; of the one that was merged into the other, it is what is left. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "verdict", LIAN_FIELD_CHOICE, N_("finding"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_likeness },
  { "record", LIAN_FIELD_INTEGER, N_("record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN | LIAN_FIELD_KEY },
  { "other", LIAN_FIELD_INTEGER, N_("other record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_HIDDEN | LIAN_FIELD_KEY },
  { "record_name", LIAN_FIELD_TEXT, N_("name"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "other_name", LIAN_FIELD_TEXT, N_("name of the other"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "reason", LIAN_FIELD_MULTILINE, N_("how that is known"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "officer", LIAN_FIELD_REFERENCE, N_("found out by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "on_date", LIAN_FIELD_DATE, N_("found out on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "other") && lian_record_get_number (r, "record") == lian_record_get_number (r, "other"))
    lian_check_error (c, r, "other", "itself", _ ("this is the record itself: name the other one"));
}

const LianType lian_type_likeness = {
  .id = "likeness",
  .label = N_("finding on two records"),
  .label_plural = N_("Findings on two records"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "record_name",
  .title_en = "record_name",
  .check = check,
  .by_acts = TRUE,
};
