/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What stands behind a dot: entries of contexts, parts of dates. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-eval.h"

#include <stdio.h>

#include "lian-feel-value-private.h"

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
  int y, m, d;

  g_date_clear (day, 1);
  if (sscanf (date->text, "%d-%d-%d", &y, &m, &d) != 3 || y < 1 || y > G_MAXUINT16
      || !g_date_valid_dmy ((GDateDay)d, m, (GDateYear)y))
    return FALSE;
  g_date_set_dmy (day, (GDateDay)d, m, (GDateYear)y);
  return TRUE;
}

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

static LianFeelValue *
each_member (LianFeelValue *list, const char *name)
{
  LianFeelValue *result = lian_feel_value_new_list ();

  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    lian_feel_value_append (result,
                            _lian_feel_path (lian_feel_value_get_item (list, i), name));
  return result;
}

/**
 * _lian_feel_path:
 * @object: a value
 * @name: what is wanted of it
 *
 * Returns: (transfer full): the entry of a context, the part of a date ("year", "month", "day",
 *   "weekday", Monday is 1), the same of each item of a list; null of anything else
 */
LianFeelValue *
_lian_feel_path (LianFeelValue *object, const char *name)
{
  LianFeelKind kind = lian_feel_value_get_kind (object);
  LianFeelValue *member;

  if (kind == LIAN_FEEL_DATE)
    return date_part (object, name);
  if (kind == LIAN_FEEL_LIST)
    return each_member (object, name);
  if (kind != LIAN_FEEL_CONTEXT)
    return lian_feel_value_new_null ();
  member = lian_feel_value_get_member (object, name);
  return member != NULL ? lian_feel_value_ref (member) : lian_feel_value_new_null ();
}
