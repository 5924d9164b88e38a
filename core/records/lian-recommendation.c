/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "recommendation". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "activity" },
  { "made_on", LIAN_FIELD_DATE, N_("made on"), .group = N_("Decision"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "edition", LIAN_FIELD_TEXT, N_("edition of the rulebook"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "rulebook_hash", LIAN_FIELD_TEXT, N_("hash of the rulebook"), .group = N_("Decision"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "recommended", LIAN_FIELD_TEXT, N_("recommended form"), .group = N_("Decision"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED, .choices = lian_choices_outcome },
  { "receipt", LIAN_FIELD_JSON, N_("receipt"), .group = N_("Decision"), .flags = LIAN_FIELD_HIDDEN },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_recommendation = {
  .id = "recommendation",
  .label = N_("recommendation"),
  .label_plural = N_("Recommendations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "recommended",
  .title_en = "recommended",
  .by_acts = TRUE,
};
