/* SPDX-License-Identifier: LGPL-2.1-or-later
 * When an item of an annual return is due. */
#include "lian-return-due.h"

#include "lian-record.h"

/* The end of a month is followed and preceded by ends of months: half a year after 28 February is 31
 * August, not 28 August. */
static LianDate
shift (LianDate day, int months)
{
  LianDate next = lian_date_add_days (day, 1);
  if (lian_date_first_of_month (next) != next)
    return lian_date_add_months (day, months);
  return lian_date_add_days (lian_date_add_months (next, months), -1);
}

/* The first such day after the end of the year. */
static LianDate
find_day (LianDate year_end, int month, int day)
{
  int year, end_month, end_day;
  lian_date_split (year_end, &year, &end_month, &end_day);
  for (int i = 0; i < 2; i++)
    {
      LianDate one = lian_date_new (year + i, month, day);
      if (one > year_end)
        return one;
    }
  return 0;
}

/**
 * lian_return_due:
 * @rule: a "return_rule"
 * @year_end: the last day of the year of accounts
 *
 * Returns: the last day on which what the rule asks for is in time (domain.md §10); 0 where the rule or
 *   the year doesn't say
 */
LianDate
lian_return_due (const LianRecord *rule, LianDate year_end)
{
  const char *how = lian_record_get_text (rule, "due_rule");
  int months = (int) lian_record_get_number (rule, "months");
  if (year_end == 0 || how == NULL)
    return 0;
  if (g_str_equal (how, "FIXED_DAY"))
    return find_day (year_end, (int) lian_record_get_number (rule, "due_month"),
                     (int) lian_record_get_number (rule, "due_day"));
  if (lian_record_is_empty (rule, "months"))
    return 0;
  return shift (year_end, g_str_equal (how, "MONTHS_BEFORE") ? -months : months);
}
