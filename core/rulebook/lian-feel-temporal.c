/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Times, dates with times, and durations of FEEL: how they are written and compared. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-temporal.h"

#include <string.h>

#include "lian-feel-value-private.h"

/* As XML Schema writes them (DMN 10.3.4.1), years 1 to 9999, fractions of a
 * second down to the nanosecond, zones as offsets.  A zone by name is no value
 * here: what it means depends on tables that change.  Values keep the text in
 * its shortest form, so that what is equal is mostly written equally. */

/* Longer durations are nobody's. */
#define MOST_UNITS G_GINT64_CONSTANT (1000000000000)

/* Offsets from UTC, in seconds. */
#define MOST_OFFSET (14 * 3600)

gboolean
_lian_feel_kind_is_temporal (LianFeelKind kind)
{
  return kind == LIAN_FEEL_TIME || kind == LIAN_FEEL_DATE_TIME || kind == LIAN_FEEL_SECONDS
         || kind == LIAN_FEEL_MONTHS;
}

gboolean
_lian_feel_time_has_zone (LianFeelValue *time)
{
  return time->temporal.zoned;
}

/* --- reading --------------------------------------------------------------------------- */

static gboolean
read_digits (const char **at, guint n, gint64 *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *number = *number * 10 + (**at - '0');
    }
  return TRUE;
}

static gboolean
read_symbol (const char **at, char symbol)
{
  if (**at != symbol)
    return FALSE;
  (*at)++;
  return TRUE;
}

/* ".25" behind a second; nothing is zero. */
static gboolean
read_fraction (const char **at, gint64 *nanos)
{
  gint64 unit = LIAN_NANOS_PER_SECOND;

  *nanos = 0;
  if (!read_symbol (at, '.'))
    return TRUE;
  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (; g_ascii_isdigit (**at) && unit > 1; (*at)++)
    {
      unit /= 10;
      *nanos += unit * (**at - '0');
    }
  return !g_ascii_isdigit (**at);
}

static gboolean
read_clock (const char **at, gint64 *seconds, gint64 *nanos)
{
  gint64 hour, minute, second;

  if (!read_digits (at, 2, &hour) || !read_symbol (at, ':') || !read_digits (at, 2, &minute)
      || !read_symbol (at, ':') || !read_digits (at, 2, &second) || !read_fraction (at, nanos))
    return FALSE;
  *seconds = hour * 3600 + minute * 60 + second;
  return hour < 24 && minute < 60 && second < 60;
}

/* "Z", "+08:00" or nothing. */
static gboolean
read_offset (const char **at, gboolean *zoned, gint32 *offset)
{
  gint64 hour, minute;
  gboolean west = **at == '-';

  *zoned = **at != '\0';
  *offset = 0;
  if (!*zoned || read_symbol (at, 'Z'))
    return **at == '\0';
  if (!west && **at != '+')
    return FALSE;
  (*at)++;
  if (!read_digits (at, 2, &hour) || !read_symbol (at, ':') || !read_digits (at, 2, &minute)
      || minute > 59)
    return FALSE;
  *offset = (gint32)(hour * 3600 + minute * 60) * (west ? -1 : 1);
  return **at == '\0' && ABS (*offset) <= MOST_OFFSET;
}

static LianFeelValue *
read_time (const char *text)
{
  gint64 seconds, nanos;
  gint32 offset;
  gboolean zoned;

  if (!read_clock (&text, &seconds, &nanos) || !read_offset (&text, &zoned, &offset))
    return NULL;
  return _lian_feel_time_new (seconds, nanos, zoned ? &offset : NULL);
}

static LianFeelValue *
read_date_time (const char *text)
{
  g_autofree char *first = g_strndup (text, 10);
  g_autoptr (LianFeelValue) date = lian_feel_value_new_date (first);
  gint64 seconds = 0, nanos = 0;
  gint32 offset = 0;
  gboolean zoned = FALSE;
  GDate day;

  if (date == NULL || !_lian_feel_date_get (date, &day))
    return NULL;
  text += 10;
  if (*text != '\0'
      && (!read_symbol (&text, 'T') || !read_clock (&text, &seconds, &nanos)
          || !read_offset (&text, &zoned, &offset)))
    return NULL;
  seconds += (gint64)g_date_get_julian (&day) * LIAN_SECONDS_PER_DAY;
  return _lian_feel_date_time_new (seconds, nanos, zoned ? &offset : NULL);
}

/* A number and its unit, if the unit is @unit: "12D". */
static gboolean
read_unit (const char **at, char unit, gint64 *number, gboolean *any)
{
  const char *end = *at;
  gint64 read = 0;

  while (g_ascii_isdigit (*end) && read < MOST_UNITS)
    read = read * 10 + (*end++ - '0');
  if (end == *at || *end != unit)
    return FALSE;
  *number = read;
  *any = TRUE;
  *at = end + 1;
  return TRUE;
}

static gboolean
read_seconds (const char **at, gint64 *seconds, gint64 *nanos, gboolean *any)
{
  const char *end = *at;

  *seconds = *nanos = 0;
  if (!g_ascii_isdigit (*end))
    return TRUE;
  while (g_ascii_isdigit (*end) && *seconds < MOST_UNITS)
    *seconds = *seconds * 10 + (*end++ - '0');
  if (!read_fraction (&end, nanos) || *end != 'S')
    return FALSE;
  *any = TRUE;
  *at = end + 1;
  return TRUE;
}

static gboolean
sign_of (const char **text, gint64 *sign)
{
  *sign = read_symbol (text, '-') ? -1 : 1;
  return read_symbol (text, 'P');
}

/* "P1DT2H3M4.5S" */
static LianFeelValue *
read_days_and_time (const char *text)
{
  gint64 sign, days = 0, hours = 0, minutes = 0, seconds = 0, nanos = 0;
  gboolean any = FALSE, any_time = FALSE;

  if (!sign_of (&text, &sign))
    return NULL;
  read_unit (&text, 'D', &days, &any);
  if (read_symbol (&text, 'T'))
    {
      read_unit (&text, 'H', &hours, &any_time);
      read_unit (&text, 'M', &minutes, &any_time);
      if (!read_seconds (&text, &seconds, &nanos, &any_time) || !any_time)
        return NULL;
    }
  if (*text != '\0' || (!any && !any_time))
    return NULL;
  seconds += days * LIAN_SECONDS_PER_DAY + hours * 3600 + minutes * 60;
  return _lian_feel_seconds_new (sign * seconds, sign * nanos);
}

/* "P1Y2M" */
static LianFeelValue *
read_years_and_months (const char *text)
{
  gint64 sign, years = 0, months = 0;
  gboolean any = FALSE;

  if (!sign_of (&text, &sign))
    return NULL;
  read_unit (&text, 'Y', &years, &any);
  read_unit (&text, 'M', &months, &any);
  return *text == '\0' && any ? _lian_feel_months_new (sign * (years * 12 + months)) : NULL;
}

/**
 * _lian_feel_temporal_read:
 * @kind: what is wanted
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the value; %NULL if @text is none of that kind
 */
LianFeelValue *
_lian_feel_temporal_read (LianFeelKind kind, const char *text)
{
  if (kind == LIAN_FEEL_TIME)
    return read_time (text);
  if (kind == LIAN_FEEL_DATE_TIME)
    return read_date_time (text);
  return kind == LIAN_FEEL_SECONDS ? read_days_and_time (text) : read_years_and_months (text);
}

/**
 * _lian_feel_duration_read:
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the duration it names, of either kind
 */
LianFeelValue *
_lian_feel_duration_read (const char *text)
{
  LianFeelValue *value = read_days_and_time (text);

  return value != NULL ? value : read_years_and_months (text);
}

/**
 * _lian_feel_temporal_guess:
 * @text: what stands behind "@"
 *
 * Returns: (transfer full) (nullable): the date, time, date with time or duration it names
 */
LianFeelValue *
_lian_feel_temporal_guess (const char *text)
{
  LianFeelValue *value = lian_feel_value_new_date (text);

  if (value == NULL)
    value = read_time (text);
  if (value == NULL)
    value = read_date_time (text);
  return value != NULL ? value : _lian_feel_duration_read (text);
}

/**
 * _lian_feel_names_far_year:
 * @text: a text
 *
 * Returns: whether it begins like a date of the standard, but in a year before 1 or beyond 9999
 */
gboolean
_lian_feel_names_far_year (const char *text)
{
  const char *at = text + (*text == '-');
  gsize digits = strspn (at, "0123456789");
  gint64 month, day;

  if (digits < 4 || (*text != '-' && digits < 5 && !g_str_has_prefix (at, "0000"))
      || (digits > 4 && *at == '0'))
    return FALSE;
  at += digits;
  return read_symbol (&at, '-') && read_digits (&at, 2, &month) && read_symbol (&at, '-')
         && read_digits (&at, 2, &day) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* --- making ---------------------------------------------------------------------------- */

static LianFeelValue *
make (LianFeelKind kind, char *text, gint64 seconds, gint64 nanos, const gint32 *offset)
{
  LianFeelValue *value = g_new0 (LianFeelValue, 1);

  g_atomic_ref_count_init (&value->refs);
  value->kind = kind;
  value->temporal.text = text;
  value->temporal.seconds = seconds;
  value->temporal.nanos = (gint32)nanos;
  value->temporal.zoned = offset != NULL;
  value->temporal.offset = offset != NULL ? *offset : 0;
  return value;
}

static void
write_fraction (GString *text, gint64 nanos)
{
  if (nanos == 0)
    return;
  g_string_append_printf (text, ".%09" G_GINT64_FORMAT, nanos);
  while (text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
}

static void
write_clock (GString *text, gint64 seconds, gint64 nanos, const gint32 *offset)
{
  g_string_append_printf (text, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
  write_fraction (text, nanos);
  if (offset != NULL && *offset == 0)
    g_string_append_c (text, 'Z');
  else if (offset != NULL)
    g_string_append_printf (text, "%c%02d:%02d", *offset < 0 ? '-' : '+', ABS (*offset) / 3600,
                            ABS (*offset) / 60 % 60);
}

/**
 * _lian_feel_time_new:
 * @seconds: since midnight
 * @nanos: and nanoseconds
 * @offset: (nullable): seconds from UTC
 *
 * Returns: (transfer full): the time of the day
 */
LianFeelValue *
_lian_feel_time_new (gint64 seconds, gint64 nanos, const gint32 *offset)
{
  GString *text = g_string_new (NULL);

  write_clock (text, seconds, nanos, offset);
  return make (LIAN_FEEL_TIME, g_string_free (text, FALSE), seconds, nanos, offset);
}

/**
 * _lian_feel_date_of_day:
 * @day: a day, 1 is the first of the year 1
 *
 * Returns: (transfer full) (nullable): the date; %NULL outside of the years 1 to 9999
 */
LianFeelValue *
_lian_feel_date_of_day (gint64 day)
{
  GDate date;
  char iso[16];

  if (day < 1 || day > 3652059)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
              g_date_get_day (&date));
  return lian_feel_value_new_date (iso);
}

/**
 * _lian_feel_date_time_new:
 * @seconds: of its days, the first of the year 1 being day 1, and since midnight
 * @nanos: and nanoseconds
 * @offset: (nullable): seconds from UTC
 *
 * Returns: (transfer full) (nullable): the date with time; %NULL outside of the years 1 to 9999
 */
LianFeelValue *
_lian_feel_date_time_new (gint64 seconds, gint64 nanos, const gint32 *offset)
{
  g_autoptr (LianFeelValue) date = _lian_feel_date_of_day (seconds / LIAN_SECONDS_PER_DAY);
  GString *text;

  if (date == NULL)
    return NULL;
  text = g_string_new (date->text);
  g_string_append_c (text, 'T');
  write_clock (text, seconds % LIAN_SECONDS_PER_DAY, nanos, offset);
  return make (LIAN_FEEL_DATE_TIME, g_string_free (text, FALSE), seconds, nanos, offset);
}

static void
write_unit (GString *text, gint64 number, char unit)
{
  if (number != 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "%c", number, unit);
}

/**
 * _lian_feel_seconds_new:
 * @seconds: seconds
 * @nanos: and nanoseconds, of the same sign
 *
 * Returns: (transfer full): a duration of days and time
 */
LianFeelValue *
_lian_feel_seconds_new (gint64 seconds, gint64 nanos)
{
  GString *text = g_string_new (seconds < 0 || nanos < 0 ? "-P" : "P");
  gint64 whole = ABS (seconds), rest = whole % LIAN_SECONDS_PER_DAY, part = ABS (nanos);

  write_unit (text, whole / LIAN_SECONDS_PER_DAY, 'D');
  if (rest > 0 || part > 0)
    g_string_append_c (text, 'T');
  write_unit (text, rest / 3600, 'H');
  write_unit (text, rest / 60 % 60, 'M');
  if (rest % 60 > 0 || part > 0)
    {
      g_string_append_printf (text, "%d", (int)(rest % 60));
      write_fraction (text, part);
      g_string_append_c (text, 'S');
    }
  if (whole == 0 && part == 0)
    g_string_append (text, "T0S");
  return make (LIAN_FEEL_SECONDS, g_string_free (text, FALSE), seconds, nanos, NULL);
}

/**
 * _lian_feel_months_new:
 * @months: months
 *
 * Returns: (transfer full): a duration of years and months
 */
LianFeelValue *
_lian_feel_months_new (gint64 months)
{
  GString *text = g_string_new (months < 0 ? "-P" : "P");

  write_unit (text, ABS (months) / 12, 'Y');
  write_unit (text, ABS (months) % 12, 'M');
  if (months == 0)
    g_string_append (text, "0M");
  return make (LIAN_FEEL_MONTHS, g_string_free (text, FALSE), months, 0, NULL);
}

/* --- comparing ------------------------------------------------------------------------- */

/**
 * _lian_feel_temporal_compare:
 * @a: a time, date with time or duration
 * @b: another of the same kind
 * @order: (out): less than, equal to or greater than zero
 *
 * Returns: %FALSE if only one of them has a zone, so that nobody knows
 */
gboolean
_lian_feel_temporal_compare (LianFeelValue *a, LianFeelValue *b, int *order)
{
  gint64 first = a->temporal.seconds - a->temporal.offset;
  gint64 second = b->temporal.seconds - b->temporal.offset;

  if (a->temporal.zoned != b->temporal.zoned)
    return FALSE;
  *order = first != second ? (first < second ? -1 : 1)
                           : (a->temporal.nanos > b->temporal.nanos)
                                 - (a->temporal.nanos < b->temporal.nanos);
  return TRUE;
}

/**
 * _lian_feel_temporal_equals:
 * @a: a time, date with time or duration
 * @b: another of the same kind
 *
 * Returns: whether they are the same moment or length; one with a zone is never one without
 */
LianTruth
_lian_feel_temporal_equals (LianFeelValue *a, LianFeelValue *b)
{
  int order;

  return _lian_feel_temporal_compare (a, b, &order) && order == 0 ? LIAN_YES : LIAN_NO;
}
