/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "kept_warning". */
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "kind", LIAN_FIELD_TEXT, N_("record type"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED, .choices = lian_choices_record_type },
  { "record", LIAN_FIELD_INTEGER, N_("record"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "field", LIAN_FIELD_TEXT, N_("field"), .group = N_("What"), .flags = LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "code", LIAN_FIELD_TEXT, N_("code of the warning"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "message", LIAN_FIELD_MULTILINE, N_("warning"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED | LIAN_FIELD_SEARCHED },
  { "reason", LIAN_FIELD_MULTILINE, N_("reason"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "kept_by", LIAN_FIELD_REFERENCE, N_("kept by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "kept_on", LIAN_FIELD_DATE, N_("kept on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_kept_warning = {
  .id = "kept_warning",
  .label = N_("warning kept"),
  .label_plural = N_("Warnings kept"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "message",
  .title_en = "message",
};
