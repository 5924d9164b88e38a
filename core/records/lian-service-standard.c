/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "service_standard": what counts as convenient, each figure by resolution
 * (domain.md A13, §4: no silent defaults). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("For whom"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "trade",
    .help = N_("Empty: for every trade that has no standard of its own.") },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("For whom"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "city",
    .help = N_("Empty: for every city that has no standard of its own.") },
  { "limit_metres", LIAN_FIELD_INTEGER, N_("longest way"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 1000000, .unit = N_("m"),
    .help = N_("Whoever lives further from the nearest point is not covered by a point.") },
  { "limit_minutes", LIAN_FIELD_INTEGER, N_("longest walk"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 100000, .unit = N_("minutes"),
    .help = N_("The same in minutes of walking.") },
  { "wait_days", LIAN_FIELD_INTEGER, N_("longest wait for a round"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 366, .unit = N_("days"),
    .help = N_("A round that comes less often than this does not cover a neighbourhood.") },
  { "metres_per_minute", LIAN_FIELD_INTEGER, N_("walking pace"), .group = N_("Figures"), .bounded = TRUE, .min = 1, .max = 1000, .unit = N_("m a minute"),
    .help = N_("Turns metres into minutes where a way gives only one of them.") },
  { "need", LIAN_FIELD_INTEGER, N_("customers a month per 1,000 residents"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000000,
    .help = N_("Without it capacities are not counted.") },
  { "tolerated", LIAN_FIELD_INTEGER, N_("residents in 1,000 who may lose"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000,
    .help = N_("If more than these lose their point, consumers count as suffering (A13).") },
  { "extra_metres", LIAN_FIELD_INTEGER, N_("longer way that counts as suffering"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000000, .unit = N_("m"),
    .help = N_("On average for each resident; beyond it consumers count as suffering (A13).") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("By what"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Whose resolution sets these figures, and its number.") },
  { "resolved_on", LIAN_FIELD_DATE, N_("day of the resolution"), .group = N_("By what") },
  { "from_date", LIAN_FIELD_DATE, N_("in force from"), .group = N_("By what"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("By what"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_same_ground (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_id (a) != lian_record_get_id (b)
         && lian_record_get_number (a, "trade") == lian_record_get_number (b, "trade")
         && lian_record_get_number (a, "city") == lian_record_get_number (b, "city")
         && lian_record_get_date (a, "from_date") == lian_record_get_date (b, "from_date");
}

/* Two standards for the same trade and city from the same day would give two answers.  What holds
 * for all trades and all cities has nothing to be looked up by: only the day. */
static gboolean
has_rival (LianCheck *c, const LianRecord *r)
{
  const char *key = !lian_record_is_empty (r, "trade") ? "trade" : "city";
  if (lian_record_is_empty (r, key))
    {
      gint64 other = c->find (c->data, r, "from_date", lian_record_get_text (r, "from_date"));
      g_autoptr (LianRecord) standard
          = other != 0 ? c->load (c->data, "service_standard", other) : NULL;
      return standard != NULL && is_same_ground (standard, r);
    }
  g_autoptr (GPtrArray) others
      = c->list (c->data, "service_standard", key, lian_record_get_number (r, key));
  for (guint i = 0; i < others->len; i++)
    if (is_same_ground (others->pdata[i], r))
      return TRUE;
  return FALSE;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "limit_metres") && lian_record_is_empty (r, "limit_minutes"))
    lian_check_warning (c, r, "limit_metres", "no-limit",
                        _ ("how far may the nearest point be? Without it nothing is covered or not covered"));
  if (lian_record_is_empty (r, "resolved_on"))
    lian_check_warning (c, r, "resolved_on", "no-date", _ ("on which day was this resolved?"));
  lian_check_date_order (c, r, "resolved_on", "from_date");
  if (!lian_record_is_empty (r, "from_date") && has_rival (c, r))
    lian_check_error (c, r, "from_date", "duplicate",
                      _ ("another standard for the same trade and city holds from the same day"));
}

const LianType lian_type_service_standard = {
  .id = "service_standard",
  .label = N_("standard of service"),
  .label_plural = N_("Standards of service"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
