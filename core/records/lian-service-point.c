/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "service_point". */
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
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Place"), .flags = LIAN_FIELD_SEARCHED },
  { "x", LIAN_FIELD_INTEGER, N_("position east"), .group = N_("Place"), .unit = N_("m") },
  { "y", LIAN_FIELD_INTEGER, N_("position north"), .group = N_("Place"), .unit = N_("m") },
  { "opened", LIAN_FIELD_DATE, N_("opened on"), .group = N_("When") },
  { "closed", LIAN_FIELD_DATE, N_("closed on"), .group = N_("When") },
  { "hours", LIAN_FIELD_TEXT, N_("opening hours"), .group = N_("When"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "workers", LIAN_FIELD_INTEGER, N_("workers"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "capacity", LIAN_FIELD_INTEGER, N_("customers a day"), .group = N_("Identity"), .bounded = TRUE, .min = 0, .max = G_MAXINT32,
    .help = N_("Customers that can be served in a day.") },
  { "unreasonable", LIAN_FIELD_TRUTH, N_("unreasonable point"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Only on the evidence of an investigation; each point by itself (R3, A8).") },
  { "investigated", LIAN_FIELD_TRUTH, N_("investigated"), .group = N_("Facts"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Somebody went there; the visit is entered below.") },
  { "adjustment_prepared", LIAN_FIELD_TRUTH, N_("adjustment prepared"), .group = N_("Facts"),
    .help = N_("It is settled where its customers go.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "weekdays", LIAN_FIELD_WEEKDAYS, N_("open on"), .group = N_("When"),
    .help = N_("Empty: every day.") },
};

static const LianPart parts[] = {
  { "investigation", "service_point", FALSE },
  { "point_trade", "service_point", TRUE },
};

static gboolean
was_visited (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) visits
      = c->list (c->data, "investigation", "service_point", lian_record_get_id (r));
  return visits->len > 0;
}

/* Closings count for a year (ours): what was closed long ago is no adjustment of these points. */
static gboolean
is_gone (const LianRecord *point, LianDate today)
{
  LianDate closed = lian_record_get_date (point, "closed");
  return closed != 0 && closed <= lian_date_add_days (today, -365);
}

static gboolean
is_adjusted (const LianRecord *point, LianDate today)
{
  LianDate closed = lian_record_get_date (point, "closed");
  return lian_record_get_truth (point, "unreasonable") == LIAN_YES
         || (closed != 0 && closed <= today);
}

/* A8: the rule speaks of individual points; how many those may be, the edition in force says. */
static void
check_share (LianCheck *c, const LianRecord *r)
{
  guint points = 1, adjusted = 1;
  if (c->percent == NULL || is_gone (r, c->working_date) || !is_adjusted (r, c->working_date))
    return;
  g_autoptr (GPtrArray) all = c->list (c->data, "service_point", "cooperative",
                                       lian_record_get_number (r, "cooperative"));
  for (guint i = 0; i < all->len; i++)
    {
      const LianRecord *point = all->pdata[i];
      if (lian_record_get_id (point) == lian_record_get_id (r) || is_gone (point, c->working_date))
        continue;
      points++;
      adjusted += is_adjusted (point, c->working_date);
    }
  guint share = c->percent (c->data, "adjust_share");
  if (adjusted * 100 > points * share)
    lian_check_warning (c, r, lian_record_is_empty (r, "closed") ? "unreasonable" : "closed",
                        "a8-share",
                        _ ("%u of %u points of the co-operative are to be adjusted or were closed "
                           "within a year, more than %u %%: the rule speaks of individual ones (A8)"),
                        adjusted, points, share);
}

/* R3: a point is adjusted only after investigation, and prepared first. */
static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "opened", "closed");
  if (lian_record_get_truth (r, "unreasonable") == LIAN_YES
      && lian_record_get_truth (r, "investigated") != LIAN_YES)
    lian_check_warning (c, r, "investigated", "r3-investigate",
                        _ ("an unreasonable point is adjusted only after an investigation (R3)"));
  if (lian_record_get_truth (r, "unreasonable") == LIAN_YES
      && lian_record_get_truth (r, "investigated") == LIAN_YES && !was_visited (c, r))
    lian_check_warning (c, r, "investigated", "r3-no-visit",
                        _ ("it counts as investigated, but no visit is recorded (R3)"));
  if (!lian_record_is_empty (r, "closed")
      && lian_record_get_truth (r, "investigated") != LIAN_YES)
    lian_check_warning (c, r, "closed", "r3-closed",
                        _ ("it was closed without an investigation (R3)"));
  if (lian_record_get_truth (r, "adjustment_prepared") == LIAN_YES
      && lian_record_get_truth (r, "investigated") != LIAN_YES)
    lian_check_warning (c, r, "adjustment_prepared", "r3-order",
                        _ ("the adjustment was prepared before the investigation (R3)"));
  check_share (c, r);
}

static const LianTwinRule twins[] = {
  { LIAN_TWIN_NUMBER, { "code", NULL }, { NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "cooperative", NULL }, { "trade", "address", NULL }, "closed" },
  { LIAN_TWIN_LIKELY, { "name_en", "cooperative", NULL }, { "name_zh", "trade", "address", NULL }, "closed" },
  { LIAN_TWIN_LIKELY, { "name_zh", "address", NULL }, { "trade", NULL }, "closed" },
  { LIAN_TWIN_LIKELY, { "name_en", "address", NULL }, { "name_zh", "trade", NULL }, "closed" },
  { LIAN_TWIN_POSSIBLE, { "address", "trade", NULL }, { "name_zh", "name_en", NULL }, "closed" },
};

const LianType lian_type_service_point = {
  .id = "service_point",
  .label = N_("service point"),
  .label_plural = N_("Service points"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
