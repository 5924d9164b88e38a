/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A value between two others. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-between.h"

#include "lian-feel-temporal.h"

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

/* How far away, the farthest first; what a kind cannot be moved by leads nowhere. */
static const char *const months[] = { "P1Y", "P1M" };
static const char *const times[] = { "P1D", "PT1H", "PT1M", "PT1S", "PT0.000000001S" };

static gboolean
is_before (LianFeelValue *a, LianFeelValue *b)
{
  int order;

  return lian_feel_value_compare (a, b, &order) && order < 0;
}

/* The value so far behind @low, or before @high where there is no @low; NULL if it is not between:
 * also a time beyond midnight, which starts anew. */
static LianFeelValue *
try_stride (LianFeelValue *low, LianFeelValue *high, const char *stride)
{
  g_autoptr (LianFeelValue) by = _lian_feel_duration_read (stride);
  g_autoptr (LianFeelValue) value
      = low != NULL ? _lian_feel_temporal_calculate (LIAN_FEEL_OP_ADD, low, by)
                    : _lian_feel_temporal_calculate (LIAN_FEEL_OP_SUBTRACT, high, by);

  if ((low != NULL && !is_before (low, value)) || (high != NULL && !is_before (value, high)))
    return NULL;
  return g_steal_pointer (&value);
}

static LianFeelValue *
temporal_between (LianFeelKind kind, LianFeelValue *low, LianFeelValue *high)
{
  const char *const *strides = kind == LIAN_FEEL_MONTHS ? months : times;
  guint n = kind == LIAN_FEEL_MONTHS ? G_N_ELEMENTS (months) : G_N_ELEMENTS (times);
  LianFeelValue *value = NULL;

  for (guint i = 0; i < n && value == NULL; i++)
    value = try_stride (low, high, strides[i]);
  return value;
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
  return kind == LIAN_FEEL_NUMBER ? number_between (low, high)
                                  : temporal_between (kind, low, high);
}
