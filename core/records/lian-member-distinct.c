/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "member_distinct": two members who look alike and are not the same. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "other", LIAN_FIELD_REFERENCE, N_("not the same as"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "reason", LIAN_FIELD_TEXT, N_("how that is known"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "officer", LIAN_FIELD_REFERENCE, N_("found out by"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "on_date", LIAN_FIELD_DATE, N_("found out on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "other")
      && lian_record_get_number (r, "member") == lian_record_get_number (r, "other"))
    lian_check_error (c, r, "other", "itself", _ ("this is the member itself: name the other one"));
}

const LianType lian_type_member_distinct = {
  .id = "member_distinct",
  .label = N_("not the same member"),
  .label_plural = N_("Not the same members"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "reason",
  .title_en = "reason",
  .check = check,
};
