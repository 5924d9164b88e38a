/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Built-in functions of FEEL that make dates, times and durations. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-builtin.h"

#include "lian-feel-temporal.h"
#include "lian-feel-value-private.h"

static LianFeelValue *
or_null (LianFeelValue *value)
{
  return value != NULL ? value : lian_feel_value_new_null ();
}

static gboolean
get_int (LianFeelValue *value, gint64 low, gint64 high, gint64 *number)
{
  return value->kind == LIAN_FEEL_NUMBER && lian_decimal_to_int (value->number, number)
         && *number >= low && *number <= high;
}

static LianFeelValue *
date_of_numbers (LianFeelValue **arguments)
{
  gint64 year, month, day;
  char iso[16];

  if (!get_int (arguments[0], 1, 9999, &year) || !get_int (arguments[1], 1, 12, &month)
      || !get_int (arguments[2], 1, 31, &day))
    return NULL;
  g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
  return lian_feel_value_new_date (iso);
}

/* date("1956-03-29"), date(1956, 3, 29), date(date and time) */
LianFeelValue *
_lian_feel_call_date (LianFeelValue **arguments, guint n)
{
  LianFeelValue *first = arguments[0];

  if (n == 3)
    return or_null (date_of_numbers (arguments));
  if (n != 1)
    return lian_feel_value_new_null ();
  if (first->kind == LIAN_FEEL_DATE)
    return lian_feel_value_ref (first);
  if (first->kind == LIAN_FEEL_DATE_TIME)
    return or_null (_lian_feel_date_of_day (first->temporal.seconds / LIAN_SECONDS_PER_DAY));
  return or_null (first->kind == LIAN_FEEL_STRING ? lian_feel_value_new_date (first->text) : NULL);
}

/* Seconds may have a fraction. */
static gboolean
get_second (LianFeelValue *value, gint64 *seconds, gint64 *nanos)
{
  LianDecimal whole, part;

  if (value->kind != LIAN_FEEL_NUMBER)
    return FALSE;
  whole = lian_decimal_floor (value->number);
  return lian_decimal_to_int (whole, seconds) && *seconds >= 0 && *seconds < 60
         && lian_decimal_subtract (value->number, whole, &part)
         && lian_decimal_multiply (part, lian_decimal_from_int (LIAN_NANOS_PER_SECOND), &part)
         && lian_decimal_to_int (lian_decimal_floor (part), nanos);
}

static LianFeelValue *
time_of_numbers (LianFeelValue **arguments, guint n)
{
  gint64 hour, minute, second, nanos;
  gint32 offset = 0;
  gboolean zoned = n == 4 && arguments[3]->kind == LIAN_FEEL_SECONDS;

  if (!get_int (arguments[0], 0, 23, &hour) || !get_int (arguments[1], 0, 59, &minute)
      || !get_second (arguments[2], &second, &nanos))
    return NULL;
  if (n == 4 && !zoned && arguments[3]->kind != LIAN_FEEL_NULL)
    return NULL;
  if (zoned && ABS (arguments[3]->temporal.seconds) > 14 * 3600)
    return NULL;
  if (zoned)
    offset = (gint32)arguments[3]->temporal.seconds;
  return _lian_feel_time_new (hour * 3600 + minute * 60 + second, nanos, zoned ? &offset : NULL);
}

static LianFeelValue *
time_of_moment (LianFeelValue *moment)
{
  return _lian_feel_time_new (moment->temporal.seconds % LIAN_SECONDS_PER_DAY,
                              moment->temporal.nanos,
                              moment->temporal.zoned ? &moment->temporal.offset : NULL);
}

/* time("10:30:00"), time(10, 30, 0), time(date and time), time(date) is midnight UTC */
LianFeelValue *
_lian_feel_call_time (LianFeelValue **arguments, guint n)
{
  const gint32 utc = 0;
  LianFeelValue *first = arguments[0];

  if (n >= 3)
    return or_null (time_of_numbers (arguments, n));
  if (n != 1)
    return lian_feel_value_new_null ();
  if (first->kind == LIAN_FEEL_TIME)
    return lian_feel_value_ref (first);
  if (first->kind == LIAN_FEEL_DATE_TIME)
    return time_of_moment (first);
  if (first->kind == LIAN_FEEL_DATE)
    return _lian_feel_time_new (0, 0, &utc);
  return or_null (first->kind == LIAN_FEEL_STRING
                      ? _lian_feel_temporal_read (LIAN_FEEL_TIME, first->text)
                      : NULL);
}

/* date and time("1956-03-29T10:30:00"), date and time(date, time) */
LianFeelValue *
_lian_feel_call_date_and_time (LianFeelValue **arguments, guint n)
{
  LianFeelValue *first = arguments[0];

  if (n == 2)
    return _lian_feel_date_and_time (first, arguments[1]);
  if (first->kind == LIAN_FEEL_DATE_TIME)
    return lian_feel_value_ref (first);
  return or_null (first->kind == LIAN_FEEL_STRING
                      ? _lian_feel_temporal_read (LIAN_FEEL_DATE_TIME, first->text)
                      : NULL);
}

LianFeelValue *
_lian_feel_call_duration (LianFeelValue **arguments, guint n)
{
  LianFeelValue *first = arguments[0];

  if (first->kind == LIAN_FEEL_SECONDS || first->kind == LIAN_FEEL_MONTHS)
    return lian_feel_value_ref (first);
  return or_null (first->kind == LIAN_FEEL_STRING ? _lian_feel_duration_read (first->text) : NULL);
}

LianFeelValue *
_lian_feel_duration_abs (LianFeelValue *duration)
{
  gboolean negative = duration->temporal.seconds < 0 || duration->temporal.nanos < 0;

  return negative ? _lian_feel_temporal_negate (duration) : lian_feel_value_ref (duration);
}

LianFeelValue *
_lian_feel_call_months_between (LianFeelValue **arguments, guint n)
{
  for (guint i = 0; i < n; i++)
    if (arguments[i]->kind != LIAN_FEEL_DATE && arguments[i]->kind != LIAN_FEEL_DATE_TIME)
      return lian_feel_value_new_null ();
  return _lian_feel_months_between (arguments[0], arguments[1]);
}
