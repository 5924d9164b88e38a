/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands behind a dot: entries of contexts, parts of dates and ranges. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-eval.h"

#include "lian-feel-temporal.h"
#include "lian-feel-value-private.h"

static LianFeelValue *
each_member (LianFeelValue *list, const char *name)
{
  LianFeelValue *result = lian_feel_value_new_list ();

  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    lian_feel_value_append (result,
                            _lian_feel_path (lian_feel_value_get_item (list, i), name));
  return result;
}

/* "start", "end", "start included", "end included" */
static LianFeelValue *
range_part (LianFeelValue *range, const char *name)
{
  if (g_str_equal (name, "start"))
    return lian_feel_value_ref (range->range.low);
  if (g_str_equal (name, "end"))
    return lian_feel_value_ref (range->range.high);
  if (g_str_equal (name, "start included"))
    return lian_feel_value_new_boolean (range->range.low_closed);
  if (g_str_equal (name, "end included"))
    return lian_feel_value_new_boolean (range->range.high_closed);
  return lian_feel_value_new_null ();
}

/**
 * _lian_feel_path:
 * @object: a value
 * @name: what is wanted of it
 *
 * Returns: (transfer full): the entry of a context, the part of a date, time, duration or range,
 *   the same of each item of a list; null of anything else
 */
LianFeelValue *
_lian_feel_path (LianFeelValue *object, const char *name)
{
  LianFeelKind kind = lian_feel_value_get_kind (object);
  LianFeelValue *member;

  if (kind == LIAN_FEEL_DATE || _lian_feel_kind_is_temporal (kind))
    return _lian_feel_temporal_part (object, name);
  if (kind == LIAN_FEEL_RANGE)
    return range_part (object, name);
  if (kind == LIAN_FEEL_LIST)
    return each_member (object, name);
  if (kind != LIAN_FEEL_CONTEXT)
    return lian_feel_value_new_null ();
  member = lian_feel_value_get_member (object, name);
  return member != NULL ? lian_feel_value_ref (member) : lian_feel_value_new_null ();
}
