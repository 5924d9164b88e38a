/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Equality, order and ranges of FEEL, three-valued. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-temporal.h"
#include "lian-feel-value-private.h"

#include <string.h>

static LianTruth
lists_equal (LianFeelValue *a, LianFeelValue *b)
{
  if (lian_feel_value_get_length (a) != lian_feel_value_get_length (b))
    return LIAN_NO;
  for (guint i = 0; i < lian_feel_value_get_length (a); i++)
    {
      LianFeelValue *other = a->kind == LIAN_FEEL_CONTEXT
                                 ? lian_feel_value_get_member (b, lian_feel_value_get_key (a, i))
                                 : lian_feel_value_get_item (b, i);

      if (other == NULL
          || lian_feel_value_equals (lian_feel_value_get_item (a, i), other) != LIAN_YES)
        return LIAN_NO;
    }
  return LIAN_YES;
}

static LianTruth
ranges_equal (LianFeelValue *a, LianFeelValue *b)
{
  return a->range.low_closed == b->range.low_closed && a->range.high_closed == b->range.high_closed
                 && lian_feel_value_equals (a->range.low, b->range.low) == LIAN_YES
                 && lian_feel_value_equals (a->range.high, b->range.high) == LIAN_YES
             ? LIAN_YES
             : LIAN_NO;
}

/**
 * lian_feel_value_equals:
 * @a: a value
 * @b: a value
 *
 * FEEL's "=": null equals only null; kinds that differ cannot be compared.
 *
 * Returns: yes, no, or unknown where FEEL gives null
 */
LianTruth
lian_feel_value_equals (LianFeelValue *a, LianFeelValue *b)
{
  gboolean same;

  if (a->kind == LIAN_FEEL_NULL || b->kind == LIAN_FEEL_NULL)
    return a->kind == b->kind ? LIAN_YES : LIAN_NO;
  if (a->kind != b->kind)
    return LIAN_UNKNOWN;
  switch (a->kind)
    {
    case LIAN_FEEL_NUMBER:
      same = lian_decimal_compare (a->number, b->number) == 0;
      break;
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_DATE:
      same = g_str_equal (a->text, b->text);
      break;
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      return _lian_feel_temporal_equals (a, b);
    case LIAN_FEEL_LIST:
    case LIAN_FEEL_CONTEXT:
      return lists_equal (a, b);
    case LIAN_FEEL_RANGE:
      return ranges_equal (a, b);
    case LIAN_FEEL_FUNCTION:
      same = a->callee == b->callee;
      break;
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_BOOLEAN:
    default:
      same = a == b;
      break;
    }
  return same ? LIAN_YES : LIAN_NO;
}

/**
 * lian_feel_value_compare:
 * @a: a value
 * @b: a value
 * @order: (out): less than, equal to or greater than zero
 *
 * Returns: %FALSE if FEEL has no order for them (null, different kinds, ...)
 */
gboolean
lian_feel_value_compare (LianFeelValue *a, LianFeelValue *b, int *order)
{
  if (a->kind != b->kind)
    return FALSE;
  if (_lian_feel_kind_is_temporal (a->kind))
    return _lian_feel_temporal_compare (a, b, order);
  if (a->kind == LIAN_FEEL_NUMBER)
    *order = lian_decimal_compare (a->number, b->number);
  else if (a->kind == LIAN_FEEL_STRING || a->kind == LIAN_FEEL_DATE)
    *order = strcmp (a->text, b->text);
  else
    return FALSE;
  return TRUE;
}

/**
 * lian_feel_value_range_contains:
 * @range: an interval
 * @value: a value
 * @result: (out): whether it lies inside; unknown if it cannot be compared
 *
 * Returns: %FALSE if @range is no interval
 */
gboolean
lian_feel_value_range_contains (LianFeelValue *range, LianFeelValue *value, LianTruth *result)
{
  int low, high;

  if (range->kind != LIAN_FEEL_RANGE)
    return FALSE;
  if (!lian_feel_value_compare (value, range->range.low, &low)
      || !lian_feel_value_compare (value, range->range.high, &high))
    *result = LIAN_UNKNOWN;
  else
    *result = (low > 0 || (low == 0 && range->range.low_closed))
                      && (high < 0 || (high == 0 && range->range.high_closed))
                  ? LIAN_YES
                  : LIAN_NO;
  return TRUE;
}

/* --- sameness ------------------------------------------------------------------------ */

static guint
hash_bytes (guint hash, const void *bytes, gsize length)
{
  const guchar *at = bytes;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ at[i]) * 16777619u;
  return hash;
}

static guint
hash_items (guint hash, const LianFeelValue *value)
{
  for (guint i = 0; i < value->list.items->len; i++)
    {
      guint item = _lian_feel_value_hash (g_ptr_array_index (value->list.items, i));

      hash = (hash ^ item) * 16777619u;
      hash ^= hash >> 15;
    }
  return hash;
}

/**
 * _lian_feel_value_hash:
 * @value: (type LianFeelValue): a value
 *
 * Returns: a number that is the same for values that are the same
 */
guint
_lian_feel_value_hash (gconstpointer value)
{
  LianFeelValue *one = (LianFeelValue *)value;
  guint hash = 2166136261u ^ one->kind;

  switch (one->kind)
    {
    case LIAN_FEEL_BOOLEAN:
      return hash + (one->truth ? 17 : 0);
    case LIAN_FEEL_NUMBER:
      return hash_bytes (hash, &one->number, sizeof one->number);
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_DATE:
      return hash_bytes (hash, one->text, strlen (one->text));
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      return hash_bytes (hash, one->temporal.text, strlen (one->temporal.text));
    case LIAN_FEEL_LIST:
    case LIAN_FEEL_CONTEXT:
      if (g_atomic_int_get (&one->hash) == 0)
        g_atomic_int_set (&one->hash, (int)(hash_items (hash, one) | 1u));
      return (guint)g_atomic_int_get (&one->hash);
    case LIAN_FEEL_RANGE:
      return _lian_feel_value_hash (one->range.low) * 31 + _lian_feel_value_hash (one->range.high);
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_FUNCTION:
    default:
      return hash;
    }
}

static gboolean
items_same (const LianFeelValue *a, const LianFeelValue *b)
{
  if (a->list.items->len != b->list.items->len)
    return FALSE;
  for (guint i = 0; i < a->list.items->len; i++)
    if ((a->kind == LIAN_FEEL_CONTEXT
         && !g_str_equal (a->list.keys->pdata[i], b->list.keys->pdata[i]))
        || !_lian_feel_value_same (a->list.items->pdata[i], b->list.items->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * _lian_feel_value_same:
 * @a: (type LianFeelValue): a value
 * @b: (type LianFeelValue): a value
 *
 * Closer than FEEL's "=": whatever can be told apart is not the same, such as 1 and 1.0 or a
 * context with its entries in another order.
 *
 * Returns: whether one can stand for the other
 */
gboolean
_lian_feel_value_same (gconstpointer a, gconstpointer b)
{
  const LianFeelValue *one = a, *other = b;

  if (one == other)
    return TRUE;
  if (one->kind != other->kind)
    return FALSE;
  switch (one->kind)
    {
    case LIAN_FEEL_BOOLEAN:
      return one->truth == other->truth;
    case LIAN_FEEL_NUMBER:
      return memcmp (&one->number, &other->number, sizeof one->number) == 0;
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_DATE:
      return g_str_equal (one->text, other->text);
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      return g_str_equal (one->temporal.text, other->temporal.text);
    case LIAN_FEEL_LIST:
    case LIAN_FEEL_CONTEXT:
      return items_same (one, other);
    case LIAN_FEEL_RANGE:
      return one->range.low_closed == other->range.low_closed
             && one->range.high_closed == other->range.high_closed
             && _lian_feel_value_same (one->range.low, other->range.low)
             && _lian_feel_value_same (one->range.high, other->range.high);
    case LIAN_FEEL_FUNCTION:
      return one->callee == other->callee;
    case LIAN_FEEL_NULL:
    default:
      return TRUE;
    }
}
