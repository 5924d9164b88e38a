/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A value between two others. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-between.h"

#include "lian-feel-temporal.h"
#include "lian-feel-value-private.h"

/* Such a value stands for all between its neighbours, in examples too: so it is
 * one that people would name, whole, and a day or an hour away rather than a
 * nanosecond where there is room. */

/* --- numbers ------------------------------------------------------------------------------- */

/* Whole if there is one; beyond the only one where the other is NULL. */
static LianFeelValue *
number_between (LianFeelValue *low, LianFeelValue *high)
{
  LianDecimal one = lian_decimal_from_int (1), two = lian_decimal_from_int (2), result;

  if (low == NULL)
    {
      if (!lian_decimal_subtract (lian_decimal_ceiling (lian_feel_value_get_number (high)), one,
                                  &result))
        return NULL;
      return lian_feel_value_new_number (result);
    }
  if (!lian_decimal_add (lian_decimal_floor (lian_feel_value_get_number (low)), one, &result))
    return NULL;
  if (high == NULL || lian_decimal_compare (result, lian_feel_value_get_number (high)) < 0)
    return lian_feel_value_new_number (result);
  if (!lian_decimal_add (lian_feel_value_get_number (low), lian_feel_value_get_number (high),
                         &result)
      || !lian_decimal_divide (result, two, &result))
    return NULL;
  return lian_feel_value_new_number (result);
}

/* --- dates, times, durations ------------------------------------------------------------------ */

typedef struct
{
  gint64 seconds, nanos;
} Stride;

static const Stride day = { LIAN_SECONDS_PER_DAY, 0 };
static const Stride clock_strides[] = { { 3600, 0 }, { 60, 0 }, { 1, 0 }, { 0, 1 } };
static const Stride months[] = { { 12, 0 }, { 1, 0 } };

/* @value and a stride, or less one; NULL where the kind does not reach so far. */
static LianFeelValue *
moved (LianFeelValue *value, Stride stride, int sign)
{
  gint64 seconds = value->temporal.seconds + sign * stride.seconds;
  gint64 nanos = value->temporal.nanos + sign * stride.nanos;
  const gint32 *offset = value->temporal.zoned ? &value->temporal.offset : NULL;

  if (value->kind == LIAN_FEEL_MONTHS)
    return _lian_feel_months_new (seconds);
  /* Seconds and nanoseconds of a duration are of one sign, those of a moment not negative. */
  if (nanos >= LIAN_NANOS_PER_SECOND
      || (value->kind == LIAN_FEEL_SECONDS && nanos > 0 && seconds < 0))
    nanos -= LIAN_NANOS_PER_SECOND, seconds++;
  else if (nanos < 0 && (seconds > 0 || value->kind != LIAN_FEEL_SECONDS))
    nanos += LIAN_NANOS_PER_SECOND, seconds--;
  if (value->kind == LIAN_FEEL_SECONDS)
    return _lian_feel_seconds_new (seconds, nanos);
  if (value->kind == LIAN_FEEL_DATE_TIME)
    return _lian_feel_date_time_new (seconds, nanos, offset);
  if (seconds < 0 || seconds >= LIAN_SECONDS_PER_DAY)
    return NULL;
  return _lian_feel_time_new (seconds, nanos, offset);
}

static gboolean
is_before (LianFeelValue *a, LianFeelValue *b)
{
  int order;

  return lian_feel_value_compare (a, b, &order) && order < 0;
}

static LianFeelValue *
try_stride (LianFeelValue *low, LianFeelValue *high, Stride stride)
{
  LianFeelValue *value = low != NULL ? moved (low, stride, 1) : moved (high, stride, -1);

  if (value == NULL || low == NULL || high == NULL || is_before (value, high))
    return value;
  lian_feel_value_unref (value);
  return NULL;
}

static LianFeelValue *
temporal_between (LianFeelKind kind, LianFeelValue *low, LianFeelValue *high)
{
  const Stride *strides = kind == LIAN_FEEL_MONTHS ? months : clock_strides;
  guint n = kind == LIAN_FEEL_MONTHS ? G_N_ELEMENTS (months) : G_N_ELEMENTS (clock_strides);
  LianFeelValue *value = NULL;

  if (kind == LIAN_FEEL_SECONDS || kind == LIAN_FEEL_DATE_TIME)
    value = try_stride (low, high, day);
  for (guint i = 0; i < n && value == NULL; i++)
    value = try_stride (low, high, strides[i]);
  return value;
}

/* The next day; NULL where there is none between. */
static LianFeelValue *
date_between (LianFeelValue *low, LianFeelValue *high)
{
  GDate date;
  g_autoptr (LianFeelValue) value = NULL;

  if (!_lian_feel_date_get (low != NULL ? low : high, &date))
    return NULL;
  value = _lian_feel_date_of_day ((gint64)g_date_get_julian (&date) + (low != NULL ? 1 : -1));
  if (value == NULL || (low != NULL && high != NULL && !is_before (value, high)))
    return NULL;
  return g_steal_pointer (&value);
}

/* Any value of the kind. */
static LianFeelValue *
one_of (LianFeelKind kind)
{
  switch (kind)
    {
    case LIAN_FEEL_NUMBER:
      return lian_feel_value_new_int (0);
    case LIAN_FEEL_DATE:
      return lian_feel_value_new_date ("1956-03-29");
    case LIAN_FEEL_TIME:
      return _lian_feel_temporal_read (kind, "08:00:00");
    case LIAN_FEEL_DATE_TIME:
      return _lian_feel_temporal_read (kind, "1956-03-29T08:00:00");
    case LIAN_FEEL_SECONDS:
      return _lian_feel_seconds_new (LIAN_SECONDS_PER_DAY, 0);
    case LIAN_FEEL_MONTHS:
      return _lian_feel_months_new (12);
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_BOOLEAN:
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_LIST:
    case LIAN_FEEL_CONTEXT:
    case LIAN_FEEL_RANGE:
    case LIAN_FEEL_FUNCTION:
    default:
      return NULL;
    }
}

/**
 * _lian_value_between:
 * @kind: a number, a date, a time, a date with time or a duration
 * @low: (nullable): a value of that kind
 * @high: (nullable): a greater one
 *
 * Returns: (transfer full) (nullable): a value greater than @low and less than @high, each only
 *   where it is given; %NULL if there is none
 */
LianFeelValue *
_lian_value_between (LianFeelKind kind, LianFeelValue *low, LianFeelValue *high)
{
  if (low == NULL && high == NULL)
    return one_of (kind);
  if (kind == LIAN_FEEL_NUMBER)
    return number_between (low, high);
  return kind == LIAN_FEEL_DATE ? date_between (low, high) : temporal_between (kind, low, high);
}
