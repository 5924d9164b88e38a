/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "return_rule": one thing that a registrar asks for every year, by country. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "country", LIAN_FIELD_TEXT, N_("country and law"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY,
    .help = N_("A code, such as IN-coop or CN-farm; a return takes the items of its code.") },
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "for_whom", LIAN_FIELD_TEXT, N_("for whom"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Which co-operatives it is asked of; what is not asked of one is marked so in its return.") },
  { "due_rule", LIAN_FIELD_CHOICE, N_("when it is due"), .group = N_("Day"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_due_rule },
  { "months", LIAN_FIELD_INTEGER, N_("months"), .group = N_("Day"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 60,
    .help = N_("After or before the end of the year.") },
  { "due_month", LIAN_FIELD_INTEGER, N_("month of the day"), .group = N_("Day"), .bounded = TRUE, .min = 1, .max = 12 },
  { "due_day", LIAN_FIELD_INTEGER, N_("day of the month"), .group = N_("Day"), .bounded = TRUE, .min = 1, .max = 31 },
  { "citation", LIAN_FIELD_TEXT, N_("where it is written"), .group = N_("Source"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Source") },
  { "to_date", LIAN_FIELD_DATE, N_("to"), .group = N_("Source") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Source"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_day (LianCheck *c, const LianRecord *r)
{
  static const int most[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gint64 month = lian_record_get_number (r, "due_month"), day = lian_record_get_number (r, "due_day");
  if (g_strcmp0 (lian_record_get_text (r, "due_rule"), "FIXED_DAY") != 0)
    {
      lian_check_filled (c, r, "months");
      return;
    }
  lian_check_filled (c, r, "due_month");
  lian_check_filled (c, r, "due_day");
  if (month >= 1 && month <= 12 && day > most[month - 1])
    lian_check_error (c, r, "due_day", "no-day", _ ("that month has %d days at most"), most[month - 1]);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "due_rule"))
    return;
  check_day (c, r);
  lian_check_date_order (c, r, "from_date", "to_date");
  if (lian_record_is_empty (r, "citation"))
    lian_check_warning (c, r, "citation", "no-source", _ ("where is it written that this is asked for?"));
}

const LianType lian_type_return_rule = {
  .id = "return_rule",
  .label = N_("item asked for every year"),
  .label_plural = N_("Items asked for every year"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
