/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "partner". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "partner_kind", LIAN_FIELD_CHOICE, N_("kind of partner"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_partner_kind },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "closed_on", LIAN_FIELD_DATE, N_("closed on"), .group = N_("Identity"),
    .help = N_("Since when it no longer does business.") },
};

/* L1: a partner that closes interrupts its relations, which is said of each. */
static void
check (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "closed_on"))
    _lian_relation_check_end (c, r, "closed_on", FALSE);
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  if (lian_record_is_empty (before, "closed_on") && !lian_record_is_empty (r, "closed_on"))
    _lian_relation_check_end (c, r, "closed_on", TRUE);
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  _lian_relation_check_end (c, r, "closed_on", TRUE);
}

static const LianTwinRule twins[] = {
  { LIAN_TWIN_NUMBER, { "code", NULL }, { NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "city", NULL }, { "partner_kind", NULL }, "closed_on" },
  { LIAN_TWIN_LIKELY, { "name_en", "city", NULL }, { "name_zh", "partner_kind", NULL }, "closed_on" },
  { LIAN_TWIN_POSSIBLE, { "name_zh", NULL }, { "city", "partner_kind", "address", NULL }, "closed_on" },
  { LIAN_TWIN_POSSIBLE, { "name_en", NULL }, { "name_zh", "city", "partner_kind", "address", NULL }, "closed_on" },
};

const LianType lian_type_partner = {
  .id = "partner",
  .label = N_("trading partner"),
  .label_plural = N_("Trading partners"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
