/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "period_lock": days whose ledger is closed; reopening one has its reason. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "locked_on", LIAN_FIELD_DATE, N_("locked on"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "locked_by", LIAN_FIELD_REFERENCE, N_("locked by"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "officer" },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "reopened_on", LIAN_FIELD_DATE, N_("reopened on"), .group = N_("Reopened"), .flags = LIAN_FIELD_LISTED },
  { "reopened_by", LIAN_FIELD_REFERENCE, N_("reopened by"), .group = N_("Reopened"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "reopen_reason", LIAN_FIELD_TEXT, N_("reason for reopening"), .group = N_("Reopened"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_period (LianCheck *c, const LianRecord *r)
{
  LianDate from = lian_record_get_date (r, "from_date"), to = lian_record_get_date (r, "to_date");
  if (from == 0 || to == 0)
    return;
  if (to < from)
    lian_check_error (c, r, "to_date", "period", _ ("the period ends before it begins"));
  if (to > c->working_date)
    lian_check_warning (c, r, "to_date", "future", _ ("this day is after the working date"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_period (c, r);
  lian_check_officer (c, r, "locked_by");
  if (lian_record_is_empty (r, "reopened_on"))
    return;
  lian_check_filled (c, r, "reopened_by");
  lian_check_filled (c, r, "reopen_reason");
  lian_check_officer (c, r, "reopened_by");
  lian_check_date_order (c, r, "locked_on", "reopened_on");
}

/* Who could move or delete a lock would need no reason to open one.  Taking back the act that locked or
 * reopened a period is no other way to it: the store asks for that as for any change. */
static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before == NULL || c->replayed)
    return;
  if (after == NULL || lian_record_get_date (before, "from_date") != lian_record_get_date (after, "from_date")
      || lian_record_get_date (before, "to_date") != lian_record_get_date (after, "to_date"))
    lian_check_error (c, after != NULL ? after : before, NULL, "kept",
                      _ ("a lock stays; reopen the period with a reason, among the locked periods"));
  else if (!lian_record_is_empty (before, "reopened_on") && lian_record_is_empty (after, "reopened_on"))
    lian_check_error (c, after, "reopened_on", "kept",
                      _ ("this period was reopened; lock it once more, among the locked periods"));
}

const LianType lian_type_period_lock = {
  .id = "period_lock",
  .label = N_("locked period"),
  .label_plural = N_("Locked periods"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "reason",
  .title_en = "reason",
  .check = check,
  .by_acts = TRUE,
  .check_act = check_act,
};
