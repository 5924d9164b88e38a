/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reckoning with dates, times and durations of FEEL. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-temporal.h"

#include <string.h>

#include "lian-feel-value-private.h"

/* DMN 10.3.2.3 and its table of arithmetic.  Where a date stands beside a date
 * with time it is midnight UTC, as the standard has it; what lies outside of
 * the years 1 to 9999, or has a zone on one side only, is null. */

static LianFeelValue *
or_null (LianFeelValue *value)
{
  return value != NULL ? value : lian_feel_value_new_null ();
}

/**
 * _lian_feel_date_get:
 * @date: a date
 * @day: (out caller-allocates): the same day
 *
 * Returns: whether the calendar of GLib has it
 */
gboolean
_lian_feel_date_get (LianFeelValue *date, GDate *day)
{
  guint64 y = g_ascii_strtoull (date->text, NULL, 10);
  guint64 m = g_ascii_strtoull (date->text + 5, NULL, 10);
  guint64 d = g_ascii_strtoull (date->text + 8, NULL, 10);

  g_date_clear (day, 1);
  if (y < 1 || !g_date_valid_dmy ((GDateDay)d, (GDateMonth)m, (GDateYear)y))
    return FALSE;
  g_date_set_dmy (day, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
  return TRUE;
}

static gboolean
day_of (LianFeelValue *date, gint64 *day)
{
  GDate found;

  if (!_lian_feel_date_get (date, &found))
    return FALSE;
  *day = g_date_get_julian (&found);
  return TRUE;
}

/* --- parts ----------------------------------------------------------------------------- */

static LianFeelValue *
date_part (LianFeelValue *date, const char *name)
{
  GDate day;

  if (!_lian_feel_date_get (date, &day))
    return lian_feel_value_new_null ();
  if (g_str_equal (name, "year"))
    return lian_feel_value_new_int (g_date_get_year (&day));
  if (g_str_equal (name, "month"))
    return lian_feel_value_new_int (g_date_get_month (&day));
  if (g_str_equal (name, "day"))
    return lian_feel_value_new_int (g_date_get_day (&day));
  if (g_str_equal (name, "weekday"))
    return lian_feel_value_new_int (g_date_get_weekday (&day));
  return lian_feel_value_new_null ();
}

/* Seconds within the minute, with their fraction. */
static LianFeelValue *
second_part (LianFeelValue *value)
{
  gint64 seconds = value->temporal.seconds % 60;
  int nanos = value->temporal.nanos;
  g_autofree char *text = NULL;
  LianDecimal number;

  if (nanos == 0)
    return lian_feel_value_new_int (seconds);
  text = g_strdup_printf ("%s%d.%09d", seconds < 0 || nanos < 0 ? "-" : "", (int)ABS (seconds),
                          ABS (nanos));
  while (g_str_has_suffix (text, "0"))
    text[strlen (text) - 1] = '\0';
  return lian_decimal_from_string (text, &number) ? lian_feel_value_new_number (number)
                                                  : lian_feel_value_new_null ();
}

static LianFeelValue *
clock_part (LianFeelValue *value, const char *name)
{
  gint64 seconds = value->temporal.seconds % LIAN_SECONDS_PER_DAY;

  if (g_str_equal (name, "hour"))
    return lian_feel_value_new_int (seconds / 3600);
  if (g_str_equal (name, "minute"))
    return lian_feel_value_new_int (seconds / 60 % 60);
  if (g_str_equal (name, "time offset") && value->temporal.zoned)
    return _lian_feel_seconds_new (value->temporal.offset, 0);
  return g_str_equal (name, "second") ? second_part (value) : lian_feel_value_new_null ();
}

static LianFeelValue *
date_time_part (LianFeelValue *value, const char *name)
{
  g_autoptr (LianFeelValue) date
      = _lian_feel_date_of_day (value->temporal.seconds / LIAN_SECONDS_PER_DAY);
  LianFeelValue *part = date != NULL ? date_part (date, name) : lian_feel_value_new_null ();

  return lian_feel_value_is_null (part) ? clock_part (value, name) : part;
}

static LianFeelValue *
duration_part (LianFeelValue *value, const char *name)
{
  gint64 whole = value->temporal.seconds;
  gboolean months = value->kind == LIAN_FEEL_MONTHS;

  if (months && g_str_equal (name, "years"))
    return lian_feel_value_new_int (whole / 12);
  if (months && g_str_equal (name, "months"))
    return lian_feel_value_new_int (whole % 12);
  if (!months && g_str_equal (name, "days"))
    return lian_feel_value_new_int (whole / LIAN_SECONDS_PER_DAY);
  if (!months && g_str_equal (name, "hours"))
    return lian_feel_value_new_int (whole / 3600 % 24);
  if (!months && g_str_equal (name, "minutes"))
    return lian_feel_value_new_int (whole / 60 % 60);
  return !months && g_str_equal (name, "seconds") ? second_part (value)
                                                  : lian_feel_value_new_null ();
}

/**
 * _lian_feel_temporal_part:
 * @value: a date, time, date with time or duration
 * @name: what is wanted of it
 *
 * Returns: (transfer full): "year", "weekday" (Monday is 1), "hour", "days", ...; null if it has
 *   no such part
 */
LianFeelValue *
_lian_feel_temporal_part (LianFeelValue *value, const char *name)
{
  if (value->kind == LIAN_FEEL_DATE)
    return date_part (value, name);
  if (value->kind == LIAN_FEEL_DATE_TIME)
    return date_time_part (value, name);
  return value->kind == LIAN_FEEL_TIME ? clock_part (value, name) : duration_part (value, name);
}

/* --- moving by a duration -------------------------------------------------------------- */

static gint64
floor_divide (gint64 number, gint64 by)
{
  return number / by - (number % by < 0);
}

/* The same day of another month, or its last day. */
static gboolean
move_day (gint64 *day, gint64 months)
{
  GDate date;
  gint64 month;
  guint8 last;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)*day);
  month = (gint64)g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1 + months;
  if (month < 12 || month >= 120000)
    return FALSE;
  last = g_date_get_days_in_month ((GDateMonth)(month % 12 + 1), (GDateYear)(month / 12));
  g_date_set_dmy (&date, MIN (g_date_get_day (&date), last), (GDateMonth)(month % 12 + 1),
                  (GDateYear)(month / 12));
  *day = g_date_get_julian (&date);
  return TRUE;
}

static LianFeelValue *
move_date (LianFeelValue *date, LianFeelValue *by, int sign)
{
  gint64 day;

  if (!day_of (date, &day))
    return NULL;
  if (by->kind == LIAN_FEEL_MONTHS)
    return move_day (&day, sign * by->temporal.seconds) ? _lian_feel_date_of_day (day) : NULL;
  /* Midnight and the duration, of which the date is kept. */
  day += floor_divide (sign * by->temporal.seconds - (sign * by->temporal.nanos < 0),
                       LIAN_SECONDS_PER_DAY);
  return _lian_feel_date_of_day (day);
}

/* Adds a duration to seconds and nanoseconds of a moment. */
static void
add_seconds (LianFeelValue *value, LianFeelValue *by, int sign, gint64 *seconds, gint64 *nanos)
{
  *nanos = value->temporal.nanos + (gint64)sign * by->temporal.nanos;
  *seconds = value->temporal.seconds + sign * by->temporal.seconds
             + floor_divide (*nanos, LIAN_NANOS_PER_SECOND);
  *nanos -= floor_divide (*nanos, LIAN_NANOS_PER_SECOND) * LIAN_NANOS_PER_SECOND;
}

static LianFeelValue *
move_date_time (LianFeelValue *value, LianFeelValue *by, int sign)
{
  const gint32 *offset = value->temporal.zoned ? &value->temporal.offset : NULL;
  gint64 seconds = value->temporal.seconds, nanos = value->temporal.nanos;
  gint64 day = seconds / LIAN_SECONDS_PER_DAY;

  if (by->kind == LIAN_FEEL_SECONDS)
    add_seconds (value, by, sign, &seconds, &nanos);
  else if (!move_day (&day, sign * by->temporal.seconds))
    return NULL;
  else
    seconds = day * LIAN_SECONDS_PER_DAY + seconds % LIAN_SECONDS_PER_DAY;
  return seconds > 0 ? _lian_feel_date_time_new (seconds, nanos, offset) : NULL;
}

static LianFeelValue *
move_time (LianFeelValue *value, LianFeelValue *by, int sign)
{
  gint64 seconds, nanos;

  if (by->kind != LIAN_FEEL_SECONDS)
    return NULL;
  add_seconds (value, by, sign, &seconds, &nanos);
  seconds -= floor_divide (seconds, LIAN_SECONDS_PER_DAY) * LIAN_SECONDS_PER_DAY;
  return _lian_feel_time_new (seconds, nanos,
                              value->temporal.zoned ? &value->temporal.offset : NULL);
}

static gboolean
is_duration (LianFeelValue *value)
{
  return value->kind == LIAN_FEEL_SECONDS || value->kind == LIAN_FEEL_MONTHS;
}

/* Seconds and nanoseconds of one sign. */
static LianFeelValue *
duration_of (gint64 seconds, gint64 nanos)
{
  seconds += nanos / LIAN_NANOS_PER_SECOND;
  nanos %= LIAN_NANOS_PER_SECOND;
  if (seconds > 0 && nanos < 0)
    {
      seconds--;
      nanos += LIAN_NANOS_PER_SECOND;
    }
  else if (seconds < 0 && nanos > 0)
    {
      seconds++;
      nanos -= LIAN_NANOS_PER_SECOND;
    }
  return _lian_feel_seconds_new (seconds, nanos);
}

static LianFeelValue *
move (LianFeelValue *value, LianFeelValue *by, int sign)
{
  if (value->kind == LIAN_FEEL_DATE)
    return move_date (value, by, sign);
  if (value->kind == LIAN_FEEL_DATE_TIME)
    return move_date_time (value, by, sign);
  if (value->kind == LIAN_FEEL_TIME)
    return move_time (value, by, sign);
  if (value->kind != by->kind)
    return NULL;
  if (value->kind == LIAN_FEEL_MONTHS)
    return _lian_feel_months_new (value->temporal.seconds + sign * by->temporal.seconds);
  return duration_of (value->temporal.seconds + sign * by->temporal.seconds,
                      value->temporal.nanos + (gint64)sign * by->temporal.nanos);
}

/* --- what lies between ----------------------------------------------------------------- */

/* A date as midnight UTC. */
static LianFeelValue *
as_date_time (LianFeelValue *value)
{
  return value->kind == LIAN_FEEL_DATE ? _lian_feel_midnight (value) : lian_feel_value_ref (value);
}

static LianFeelValue *
between (LianFeelValue *a, LianFeelValue *b)
{
  if (a->kind != b->kind || a->temporal.zoned != b->temporal.zoned)
    return NULL;
  return duration_of (a->temporal.seconds - a->temporal.offset
                          - (b->temporal.seconds - b->temporal.offset),
                      (gint64)a->temporal.nanos - b->temporal.nanos);
}

static LianFeelValue *
subtract (LianFeelValue *a, LianFeelValue *b)
{
  g_autoptr (LianFeelValue) first = NULL;
  g_autoptr (LianFeelValue) second = NULL;

  if (is_duration (b))
    return move (a, b, -1);
  if (is_duration (a))
    return NULL;
  first = as_date_time (a);
  second = as_date_time (b);
  return first != NULL && second != NULL ? between (first, second) : NULL;
}

/**
 * _lian_feel_months_between:
 * @from: a date or date with time
 * @to: another
 *
 * Returns: (transfer full): whole years and months from one to the other
 */
LianFeelValue *
_lian_feel_months_between (LianFeelValue *from, LianFeelValue *to)
{
  g_autoptr (LianFeelValue) first = as_date_time (from);
  g_autoptr (LianFeelValue) second = as_date_time (to);
  gint64 low, high, months = 0, step;
  GDate a, b;

  if (first == NULL || second == NULL)
    return lian_feel_value_new_null ();
  low = first->temporal.seconds / LIAN_SECONDS_PER_DAY;
  high = second->temporal.seconds / LIAN_SECONDS_PER_DAY;
  step = low <= high ? 1 : -1;
  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_julian (&a, (guint32)low);
  g_date_set_julian (&b, (guint32)high);
  months = ((gint64)g_date_get_year (&b) - g_date_get_year (&a)) * 12 + g_date_get_month (&b)
           - g_date_get_month (&a);
  if (step * ((gint64)g_date_get_day (&b) - g_date_get_day (&a)) < 0)
    months -= step;
  return _lian_feel_months_new (months);
}

/* --- times and parts of a duration ----------------------------------------------------- */

/* A duration as a number: of months, or of seconds. */
static gboolean
length_of (LianFeelValue *value, LianDecimal *length)
{
  LianDecimal part, unit = lian_decimal_from_int (LIAN_NANOS_PER_SECOND);

  *length = lian_decimal_from_int (value->temporal.seconds);
  return lian_decimal_divide (lian_decimal_from_int (value->temporal.nanos), unit, &part)
         && lian_decimal_add (*length, part, length);
}

static LianDecimal
truncate_number (LianDecimal number)
{
  return lian_decimal_compare (number, lian_decimal_from_int (0)) < 0
             ? lian_decimal_ceiling (number)
             : lian_decimal_floor (number);
}

static LianFeelValue *
duration_of_length (LianFeelKind kind, LianDecimal length)
{
  LianDecimal whole = truncate_number (length), part;
  gint64 seconds, nanos;

  if (!lian_decimal_to_int (whole, &seconds) || ABS (seconds) > G_MAXINT64 / 4)
    return NULL;
  if (kind == LIAN_FEEL_MONTHS)
    return _lian_feel_months_new (seconds);
  if (!lian_decimal_subtract (length, whole, &part)
      || !lian_decimal_multiply (part, lian_decimal_from_int (LIAN_NANOS_PER_SECOND), &part)
      || !lian_decimal_to_int (truncate_number (part), &nanos))
    return NULL;
  return _lian_feel_seconds_new (seconds, nanos);
}

static LianFeelValue *
scale (LianFeelValue *duration, LianFeelOp op, LianFeelValue *number)
{
  LianDecimal length;

  if (!length_of (duration, &length)
      || !(op == LIAN_FEEL_OP_MULTIPLY ? lian_decimal_multiply (length, number->number, &length)
                                       : lian_decimal_divide (length, number->number, &length)))
    return NULL;
  return duration_of_length (duration->kind, length);
}

static LianFeelValue *
ratio (LianFeelValue *a, LianFeelValue *b)
{
  LianDecimal first, second;

  if (a->kind != b->kind || !length_of (a, &first) || !length_of (b, &second)
      || !lian_decimal_divide (first, second, &first))
    return NULL;
  return lian_feel_value_new_number (first);
}

static LianFeelValue *
calculate (LianFeelOp op, LianFeelValue *a, LianFeelValue *b)
{
  if (op == LIAN_FEEL_OP_ADD)
    return is_duration (b) ? move (a, b, 1) : is_duration (a) ? move (b, a, 1) : NULL;
  if (op == LIAN_FEEL_OP_SUBTRACT)
    return subtract (a, b);
  if (op == LIAN_FEEL_OP_DIVIDE && is_duration (a) && is_duration (b))
    return ratio (a, b);
  if (op != LIAN_FEEL_OP_MULTIPLY && op != LIAN_FEEL_OP_DIVIDE)
    return NULL;
  if (is_duration (a) && b->kind == LIAN_FEEL_NUMBER)
    return scale (a, op, b);
  return op == LIAN_FEEL_OP_MULTIPLY && a->kind == LIAN_FEEL_NUMBER && is_duration (b)
             ? scale (b, op, a)
             : NULL;
}

static gboolean
can_be_reckoned (LianFeelValue *value)
{
  return value->kind == LIAN_FEEL_NUMBER || value->kind == LIAN_FEEL_DATE
         || _lian_feel_kind_is_temporal (value->kind);
}

/**
 * _lian_feel_temporal_calculate:
 * @op: an operator
 * @a: a value
 * @b: a value, of which one at least is a date, time or duration
 *
 * Returns: (transfer full): the result; null where FEEL has none
 */
LianFeelValue *
_lian_feel_temporal_calculate (LianFeelOp op, LianFeelValue *a, LianFeelValue *b)
{
  if (!can_be_reckoned (a) || !can_be_reckoned (b)
      || (op != LIAN_FEEL_OP_MULTIPLY && op != LIAN_FEEL_OP_DIVIDE
          && (a->kind == LIAN_FEEL_NUMBER || b->kind == LIAN_FEEL_NUMBER)))
    return lian_feel_value_new_null ();
  return or_null (calculate (op, a, b));
}

/**
 * _lian_feel_temporal_negate:
 * @value: a value
 *
 * Returns: (transfer full): a duration the other way; null of anything else
 */
LianFeelValue *
_lian_feel_temporal_negate (LianFeelValue *value)
{
  if (value->kind == LIAN_FEEL_MONTHS)
    return _lian_feel_months_new (-value->temporal.seconds);
  if (value->kind == LIAN_FEEL_SECONDS)
    return _lian_feel_seconds_new (-value->temporal.seconds, -value->temporal.nanos);
  return lian_feel_value_new_null ();
}

/**
 * _lian_feel_date_and_time:
 * @date: a date, or a date with time of which the date is taken
 * @time: a time
 *
 * Returns: (transfer full): the date with that time
 */
LianFeelValue *
_lian_feel_date_and_time (LianFeelValue *date, LianFeelValue *time)
{
  gint64 day;

  if (date->kind == LIAN_FEEL_DATE_TIME)
    day = date->temporal.seconds / LIAN_SECONDS_PER_DAY;
  else if (date->kind != LIAN_FEEL_DATE || !day_of (date, &day))
    return lian_feel_value_new_null ();
  if (time->kind != LIAN_FEEL_TIME)
    return lian_feel_value_new_null ();
  return or_null (
      _lian_feel_date_time_new (day * LIAN_SECONDS_PER_DAY + time->temporal.seconds,
                                time->temporal.nanos,
                                time->temporal.zoned ? &time->temporal.offset : NULL));
}

/**
 * _lian_feel_midnight:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): the date with time at which it begins, UTC
 */
LianFeelValue *
_lian_feel_midnight (LianFeelValue *date)
{
  const gint32 utc = 0;
  gint64 day;

  return day_of (date, &day) ? _lian_feel_date_time_new (day * LIAN_SECONDS_PER_DAY, 0, &utc)
                             : NULL;
}
