/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Interest by the exact count of days.
 *
 * All parts that a year can be divided into, 360, 365 and 366, divide one number, so the interest of
 * each day is a whole number of that part and days add up exactly; it is rounded once, at the end.
 * Whoever credits what is due until a day less what was credited before thus never drifts. */
#include "lian-interest.h"
#include "lian-ratio.h"

#define PARTS 1603080 /* the least common multiple of 360, 365 and 366 */
#define WHOLE 10000

static int
days_of_year (LianDate day, LianDayCount count)
{
  int year, month, of_month;
  if (count != LIAN_DAYS_ACTUAL)
    return count == LIAN_DAYS_360 ? 360 : 365;
  lian_date_split (day, &year, &month, &of_month);
  return lian_date_new (year + 1, 1, 1) - lian_date_new (year, 1, 1);
}

static const LianInterestRate *
rate_on (const GArray *rates, LianDate day)
{
  const LianInterestRate *found = NULL;
  for (guint i = 0; i < rates->len; i++)
    {
      const LianInterestRate *rate = &g_array_index (rates, LianInterestRate, i);
      if (rate->from <= day && (found == NULL || rate->from >= found->from))
        found = rate;
    }
  return found;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const LianInterestStep *x = a, *y = b;
  return (x->day > y->day) - (x->day < y->day);
}

/**
 * lian_interest_until:
 * @steps: (element-type LianInterestStep): the changes of what bears interest, in any order
 * @rates: (element-type LianInterestRate): the rates, in any order
 * @until: the day that no longer counts
 * @interest: (out): the interest of all days before it, rounded once, half away from zero
 *
 * An amount bears interest from the day it comes in to the day before it goes out (domain.md §4: left on
 * deposit and bears interest).
 *
 * Returns: %FALSE where something stood there on a day without a rate: a rate is never assumed
 */
gboolean
lian_interest_until (const GArray *steps, const GArray *rates, LianDate until, gint64 *interest)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) steps);
  __int128 sum = 0;
  gint64 balance = 0;
  guint next = 0;
  g_array_sort (sorted, compare_days);
  LianDate day = sorted->len > 0 ? g_array_index (sorted, LianInterestStep, 0).day : until;
  for (; day < until; day = lian_date_add_days (day, 1))
    {
      for (; next < sorted->len && g_array_index (sorted, LianInterestStep, next).day <= day; next++)
        balance += g_array_index (sorted, LianInterestStep, next).amount;
      const LianInterestRate *rate = balance != 0 ? rate_on (rates, day) : NULL;
      if (balance != 0 && rate == NULL)
        return FALSE;
      if (rate != NULL)
        sum += (__int128) balance * rate->rate * (PARTS / days_of_year (day, rate->count));
    }
  *interest = (gint64) lian_divide_rounded (sum, (__int128) PARTS * WHOLE);
  return TRUE;
}
