/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "month_account": wages first, then the members' sickness relief; only what remains
 * decides the reserve (domain.md §4, S4, S5). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-types-private.h"

#define MOST G_GINT64_CONSTANT (10000000000000)
#define AMOUNT(id, label) { id, LIAN_FIELD_MONEY, label, .group = N_("Money"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = MOST }

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Month"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "month", LIAN_FIELD_DATE, N_("month"), .group = N_("Month"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("Its first day.") },
  AMOUNT ("available", N_("money at hand")),
  AMOUNT ("wages_owed", N_("wages owed")),
  AMOUNT ("wages_paid", N_("wages paid")),
  AMOUNT ("relief_owed", N_("sickness relief owed")),
  AMOUNT ("relief_paid", N_("sickness relief paid")),
  AMOUNT ("to_reserve", N_("to the reserve fund")),
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Month"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gint64
missing (const LianRecord *r, const char *owed, const char *paid)
{
  return lian_record_get_number (r, owed) - lian_record_get_number (r, paid);
}

static void
check_order (LianCheck *c, const LianRecord *r)
{
  gint64 wages = missing (r, "wages_owed", "wages_paid"), relief = missing (r, "relief_owed", "relief_paid");
  g_autofree char *short_wages = lian_money_to_text (wages), *short_relief = lian_money_to_text (relief);
  if (wages > 0 && lian_record_get_number (r, "relief_paid") > 0)
    lian_check_error (c, r, "relief_paid", "order", _ ("wages come first, and %s of them are not paid (S4)"), short_wages);
  if (wages > 0 && lian_record_get_number (r, "to_reserve") > 0)
    lian_check_error (c, r, "to_reserve", "order", _ ("wages come first, and %s of them are not paid (S4)"), short_wages);
  else if (relief > 0 && lian_record_get_number (r, "to_reserve") > 0)
    lian_check_error (c, r, "to_reserve", "order", _ ("sickness relief comes before the reserve, and %s of it are not paid (S5)"),
                      short_relief);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  gint64 spent = lian_record_get_number (r, "wages_paid") + lian_record_get_number (r, "relief_paid")
                 + lian_record_get_number (r, "to_reserve");
  LianDate month = lian_record_get_date (r, "month");
  if (month != 0 && lian_date_first_of_month (month) != month)
    lian_check_error (c, r, "month", "first-day", _ ("a month is named by its first day"));
  check_order (c, r);
  if (spent <= lian_record_get_number (r, "available"))
    return;
  g_autofree char *more = lian_money_to_text (spent - lian_record_get_number (r, "available"));
  lian_check_error (c, r, "available", "too-much", _ ("%s more is given out than was at hand"), more);
}

const LianType lian_type_month_account = {
  .id = "month_account",
  .label = N_("account of a month"),
  .label_plural = N_("Accounts of months"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "month",
  .title_en = "month",
  .check = check,
};
