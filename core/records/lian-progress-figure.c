/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "progress_figure": how many there are in a city or in a trade of it, and how many of
 * them are organised, as counted or printed on a day (domain.md §8, A21).
 *
 * What a source doesn't say stays empty, and is not nothing. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define COUNT .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32

static const LianField fields[] = {
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "city" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "trade",
    .help = N_("Empty: all trades of the city together.") },
  { "on_date", LIAN_FIELD_DATE, N_("as of"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "persons", LIAN_FIELD_INTEGER, N_("persons in the trade"), COUNT },
  { "households", LIAN_FIELD_INTEGER, N_("households in the trade"), COUNT },
  { "organised_persons", LIAN_FIELD_INTEGER, N_("persons organised"), COUNT },
  { "organised_households", LIAN_FIELD_INTEGER, N_("households organised"), COUNT },
  { "rate", LIAN_FIELD_INTEGER, N_("rate as printed"), .group = N_("Figures"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("in 1,000"),
    .help = N_("As printed: 91.1 per cent is 911.") },
  { "origin", LIAN_FIELD_TEXT, N_("from where"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Count, book or report, and its date.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_more (LianCheck *c, const LianRecord *r, const char *all, const char *organised)
{
  if (!lian_record_is_empty (r, all) && !lian_record_is_empty (r, organised)
      && lian_record_get_number (r, organised) > lian_record_get_number (r, all))
    lian_check_error (c, r, organised, "more-than-all",
                      _ ("more are organised than there are: one of the two figures is wrong"));
}

/* Both the printed rate and what the figures come to are shown. */
static void
check_rate (LianCheck *c, const LianRecord *r)
{
  gint64 all = lian_record_get_number (r, "persons"), rate = lian_record_get_number (r, "rate");
  if (lian_record_is_empty (r, "rate") || lian_record_is_empty (r, "organised_persons") || all == 0)
    return;
  gint64 reckoned = (lian_record_get_number (r, "organised_persons") * 2000 + all) / (2 * all);
  if (reckoned != rate)
    lian_check_warning (c, r, "rate", "rate",
                        /* Translators: both figures are thousandths */
                        _ ("printed is %u in 1,000, the figures come to %u"), (guint) rate, (guint) reckoned);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  static const char *const counts[] = { "persons", "households", "organised_persons", "organised_households" };
  gboolean any = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    any = any || !lian_record_is_empty (r, counts[i]);
  if (!any)
    lian_check_error (c, r, "persons", "no-figure", _ ("none of the four figures is known: there is nothing to keep"));
  check_more (c, r, "persons", "organised_persons");
  check_more (c, r, "households", "organised_households");
  check_rate (c, r);
  if (lian_record_get_date (r, "on_date") > c->working_date)
    lian_check_warning (c, r, "on_date", "future", _ ("this day is after the working date"));
}

const LianType lian_type_progress_figure = {
  .id = "progress_figure",
  .label = N_("figure of progress"),
  .label_plural = N_("Figures of progress"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "origin",
  .title_en = "origin",
  .check = check,
};
