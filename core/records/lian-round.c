/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "round". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Identity"), .reference = "activity" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "neighbourhood", LIAN_FIELD_REFERENCE, N_("neighbourhood"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED, .reference = "neighbourhood" },
  { "streets", LIAN_FIELD_MULTILINE, N_("streets"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "weekdays", LIAN_FIELD_WEEKDAYS, N_("weekdays"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
  { "workers", LIAN_FIELD_INTEGER, N_("workers"), .group = N_("Identity"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "tools", LIAN_FIELD_TEXT, N_("tools carried"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "began", LIAN_FIELD_DATE, N_("began on"), .group = N_("When") },
  { "ended", LIAN_FIELD_DATE, N_("ended on"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
};

static const LianPart parts[] = {
  { "round_stop", "round", FALSE },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "began", "ended");
  if (lian_record_is_empty (r, "weekdays"))
    lian_check_warning (c, r, "weekdays", "no-days",
                        _ ("on which days? Without them the waiting time can't be told"));
}

const LianType lian_type_round = {
  .id = "round",
  .label = N_("door-to-door round"),
  .label_plural = N_("Door-to-door rounds"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
