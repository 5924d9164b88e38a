/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "readiness". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "fact", LIAN_FIELD_CHOICE, N_("condition or fact"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_fact },
  { "name", LIAN_FIELD_TEXT, N_("named condition"), .group = N_("What"), .flags = LIAN_FIELD_LISTED,
    .help = N_("For a condition that the list does not name (A1).") },
  { "value", LIAN_FIELD_TRUTH, N_("holds"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "found_on", LIAN_FIELD_DATE, N_("found on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "found_by", LIAN_FIELD_REFERENCE, N_("found by"), .group = N_("What"), .reference = "officer" },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_readiness = {
  .id = "readiness",
  .label = N_("readiness condition"),
  .label_plural = N_("Readiness conditions"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
};
