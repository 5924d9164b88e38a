/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "officer". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "name", LIAN_FIELD_TEXT, N_("name"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "role", LIAN_FIELD_CHOICE, N_("role"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_role },
  { "os_account", LIAN_FIELD_TEXT, N_("account on the computer"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
  { "until_date", LIAN_FIELD_DATE, N_("until"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "from_date", "until_date");
}

const LianType lian_type_officer = {
  .id = "officer",
  .label = N_("person of the office"),
  .label_plural = N_("People of the office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
};
