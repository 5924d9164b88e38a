/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Plain dates without a time zone.
 *
 * Two kinds of date are never mixed: the day a fact took effect, which is what this type is for,
 * and the moment of entry, which belongs to the act and carries a UTC offset. */
#include "lian-date.h"
#include "lian-i18n.h"

#include <string.h>
#include <time.h>

#define EPOCH 1721425 /* Julian day of 0001-01-01, less one day: g_date counts from 1 */

/**
 * lian_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the date, or 0 when there is no such day
 */
LianDate
lian_date_new (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (LianDate) g_date_get_julian (&date) + EPOCH;
}

static void
to_gdate (LianDate date, GDate *out)
{
  g_date_clear (out, 1);
  g_date_set_julian (out, (guint32) (date - EPOCH));
}

/**
 * lian_date_today:
 *
 * Returns: the local day by the machine's clock
 */
LianDate
lian_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return lian_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                        g_date_time_get_day_of_month (now));
}

static gboolean
digits (const char *text, int n, int *out)
{
  int value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  *out = value;
  return TRUE;
}

/**
 * lian_date_parse:
 * @text: exactly YYYY-MM-DD
 * @date: (out): the date
 *
 * Returns: whether @text is an ISO date of a day that exists
 */
gboolean
lian_date_parse (const char *text, LianDate *date)
{
  int y, m, d;
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-'
      || !digits (text, 4, &y) || !digits (text + 5, 2, &m) || !digits (text + 8, 2, &d))
    return FALSE;
  *date = lian_date_new (y, m, d);
  return *date != 0;
}

/* Year, month and day in any separators, 年月日 included; fewer parts are filled from @base. */
static gboolean
parse_parts (const char *text, LianDate base, LianDate *date)
{
  int part[3], n = 0, y, m, d;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_ascii_isdigit (*p))
        continue;
      if (n == 3)
        return FALSE;
      part[n++] = (int) g_ascii_strtoll (p, (char **) &p, 10);
      if (*p == '\0')
        break;
    }
  lian_date_split (base, &y, &m, &d);
  if (n == 3)
    *date = lian_date_new (part[0], part[1], part[2]);
  else if (n == 2)
    *date = lian_date_new (y, part[0], part[1]);
  else
    *date = n == 1 ? lian_date_new (y, m, part[0]) : 0;
  return *date != 0;
}

/**
 * lian_date_parse_entry:
 * @text: what a person typed: 1956-4-15, 1956.4.15, 1956年4月15日, 19560415, 4-15, 15
 * @working_date: fills in the parts that are left out
 * @date: (out): the date
 *
 * Returns: whether a day could be read from @text
 */
gboolean
lian_date_parse_entry (const char *text, LianDate working_date, LianDate *date)
{
  int y, m, d;
  if (lian_date_parse (text, date))
    return TRUE;
  if (strlen (text) == 8 && digits (text, 4, &y) && digits (text + 4, 2, &m)
      && digits (text + 6, 2, &d))
    {
      *date = lian_date_new (y, m, d);
      return *date != 0;
    }
  return parse_parts (text, working_date, date);
}

/**
 * lian_date_to_text:
 * @date: a date, or 0
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD as kept in the base, or %NULL for 0
 */
char *
lian_date_to_text (LianDate date)
{
  if (date == 0)
    return NULL;
  int y, m, d;
  lian_date_split (date, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * lian_date_format:
 * @date: a date, or 0
 *
 * Returns: (transfer full): the date as people of the program's language write it on paper
 */
char *
lian_date_format (LianDate date)
{
  if (date == 0)
    return g_strdup ("");
  int y, m, d;
  lian_date_split (date, &y, &m, &d);
  if (lian_i18n_is_chinese ())
    return g_strdup_printf ("%d年%d月%d日", y, m, d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * lian_date_split:
 * @date: a date; not 0
 * @year: (out): the year
 * @month: (out): the month, from 1
 * @day: (out): the day, from 1
 */
void
lian_date_split (LianDate date, int *year, int *month, int *day)
{
  GDate g;
  to_gdate (date, &g);
  *year = g_date_get_year (&g);
  *month = (int) g_date_get_month (&g);
  *day = g_date_get_day (&g);
}

/**
 * lian_date_first_of_month:
 * @date: a date; not 0
 *
 * Returns: the first day of its month
 */
LianDate
lian_date_first_of_month (LianDate date)
{
  int year, month, day;
  lian_date_split (date, &year, &month, &day);
  return date - (day - 1);
}

static LianDate
from_gdate (const GDate *g)
{
  return (LianDate) g_date_get_julian (g) + EPOCH;
}

/**
 * lian_date_add_days:
 * @date: a date; not 0
 * @days: may be negative
 *
 * Returns: the day @days later, kept within years 1 to 9999
 */
LianDate
lian_date_add_days (LianDate date, int days)
{
  return CLAMP (date + days, lian_date_new (1, 1, 1), lian_date_new (9999, 12, 31));
}

/**
 * lian_date_add_months:
 * @date: a date; not 0
 * @months: may be negative
 *
 * Returns: the same day @months later, or the last day of a shorter month
 */
LianDate
lian_date_add_months (LianDate date, int months)
{
  GDate g;
  to_gdate (date, &g);
  int total = g_date_get_year (&g) * 12 + (int) g_date_get_month (&g) - 1 + months;
  if (total < 12 || total >= 10000 * 12)
    return date;
  if (months >= 0)
    g_date_add_months (&g, (guint) months);
  else
    g_date_subtract_months (&g, (guint) -months);
  return from_gdate (&g);
}

/**
 * lian_date_months_between:
 * @from: the earlier date
 * @to: the later date
 *
 * Returns: whole months from @from to @to; negative when @to is earlier
 */
int
lian_date_months_between (LianDate from, LianDate to)
{
  int y1, m1, d1, y2, m2, d2;
  lian_date_split (from, &y1, &m1, &d1);
  lian_date_split (to, &y2, &m2, &d2);
  int months = (y2 - y1) * 12 + m2 - m1;
  if (months > 0 && lian_date_add_months (from, months) > to)
    months--;
  else if (months < 0 && lian_date_add_months (from, months) < to)
    months++;
  return months;
}

/**
 * lian_date_weekday:
 * @date: a date; not 0
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
lian_date_weekday (LianDate date)
{
  GDate g;
  to_gdate (date, &g);
  return (int) g_date_get_weekday (&g);
}
