/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "currency": exact ratios to the fen, each from a day to a day. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "numerator", LIAN_FIELD_INTEGER, N_("fen"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32,
    .help = N_("How many fen are worth the number below of the smallest unit of this currency.") },
  { "denominator", LIAN_FIELD_INTEGER, N_("in so many of this unit"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = G_MAXINT32 },
  { "places", LIAN_FIELD_INTEGER, N_("decimal places"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 4,
    .help = N_("With how many decimal places amounts are written; the last one is the smallest unit.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* One code stands for one currency, whose worth may change from a day on: each worth is a record,
 * no two of them hold on one day, and all count in the same smallest unit. */
static void
check_code (LianCheck *c, const LianRecord *r)
{
  const char *code = lian_record_get_text (r, "code");
  gint64 other_id = code != NULL ? c->find (c->data, r, "code", code) : 0;
  /* A form's unsaved record would be the one of id 0. */
  g_autoptr (LianRecord) other = other_id != 0 ? c->load (c->data, "currency", other_id) : NULL;
  if (other == NULL)
    return;
  if (lian_record_get_number (other, "places") != lian_record_get_number (r, "places"))
    lian_check_error (c, r, "places", "other-places",
                      _ ("“%s” is written with another number of places elsewhere"), code);
  else if (lian_check_share_day (r, other))
    lian_check_error (c, r, "from_date", "overlap",
                      _ ("“%s” has another worth on one of these days"), code);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_code (c, r);
  lian_check_date_order (c, r, "from_date", "to_date");
}

/**
 * _lian_currency_check_day:
 * @c: the check
 * @r: a record
 * @field: its reference to a currency
 * @day: the day it is about
 *
 * Adds a warning when the currency did not hold on that day.
 */
void
_lian_currency_check_day (LianCheck *c, const LianRecord *r, const char *field, LianDate day)
{
  g_autoptr (LianRecord) currency = c->load (c->data, "currency", lian_record_get_number (r, field));
  if (currency == NULL || day == 0)
    return;
  LianDate from = lian_record_get_date (currency, "from_date"), to = lian_check_last_day (currency);
  if (from <= day && day <= to)
    return;
  g_autofree char *bound = lian_date_format (day < from ? from : to);
  lian_check_warning (c, r, field, "currency-day",
                      /* Translators: name of a currency, a date */
                      day < from ? _ ("%s holds from %s on") : _ ("%s held until %s"),
                      lian_record_get_title (currency), bound);
}

const LianType lian_type_currency = {
  .id = "currency",
  .label = N_("currency"),
  .label_plural = N_("Currencies"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
