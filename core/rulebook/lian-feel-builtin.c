/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Built-in functions of FEEL; private to the rulebook engine. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-builtin.h"

#include <string.h>

#include "lian-feel-value-private.h"

/* The functions of S-FEEL level 2 and the few of full FEEL that rulebooks
 * need to build lists.  A function that is not here is refused when the file
 * is loaded; an argument of a wrong kind gives null, as FEEL has it. */

typedef LianFeelValue *(*Builtin) (LianFeelValue **arguments, guint n);

static LianFeelValue *
null_value (void)
{
  return lian_feel_value_new_null ();
}

static gboolean
is_kind (LianFeelValue *value, LianFeelKind kind)
{
  return lian_feel_value_get_kind (value) == kind;
}

/* Functions on lists also take their elements as arguments: max(1, 2). */
static LianFeelValue *
gather (LianFeelValue **arguments, guint n)
{
  LianFeelValue *list;

  if (n == 1 && is_kind (arguments[0], LIAN_FEEL_LIST))
    return lian_feel_value_ref (arguments[0]);
  list = lian_feel_value_new_list ();
  for (guint i = 0; i < n; i++)
    lian_feel_value_append (list, lian_feel_value_ref (arguments[i]));
  return list;
}

static LianFeelValue *
call_not (LianFeelValue **arguments, guint n)
{
  LianTruth truth = lian_feel_value_get_truth (arguments[0]);

  if (truth == LIAN_UNKNOWN)
    return null_value ();
  return lian_feel_value_new_boolean (truth == LIAN_NO);
}

static LianFeelValue *
extreme (LianFeelValue **arguments, guint n, int sign)
{
  g_autoptr (LianFeelValue) list = gather (arguments, n);
  LianFeelValue *best = NULL;

  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);
      int order;

      if (!lian_feel_value_compare (item, best != NULL ? best : item, &order))
        return null_value ();
      if (best == NULL || order * sign > 0)
        best = item;
    }
  return best != NULL ? lian_feel_value_ref (best) : null_value ();
}

static LianFeelValue *
call_min (LianFeelValue **arguments, guint n)
{
  return extreme (arguments, n, -1);
}

static LianFeelValue *
call_max (LianFeelValue **arguments, guint n)
{
  return extreme (arguments, n, 1);
}

static LianFeelValue *
call_sum (LianFeelValue **arguments, guint n)
{
  g_autoptr (LianFeelValue) list = gather (arguments, n);
  LianDecimal sum = lian_decimal_from_int (0);

  if (lian_feel_value_get_length (list) == 0)
    return null_value ();
  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    {
      LianFeelValue *item = lian_feel_value_get_item (list, i);

      if (!is_kind (item, LIAN_FEEL_NUMBER)
          || !lian_decimal_add (sum, lian_feel_value_get_number (item), &sum))
        return null_value ();
    }
  return lian_feel_value_new_number (sum);
}

static LianFeelValue *
call_mean (LianFeelValue **arguments, guint n)
{
  g_autoptr (LianFeelValue) list = gather (arguments, n);
  g_autoptr (LianFeelValue) sum = call_sum (&list, 1);
  LianDecimal mean;

  if (!is_kind (sum, LIAN_FEEL_NUMBER)
      || !lian_decimal_divide (lian_feel_value_get_number (sum),
                               lian_decimal_from_int (lian_feel_value_get_length (list)), &mean))
    return null_value ();
  return lian_feel_value_new_number (mean);
}

static LianFeelValue *
call_count (LianFeelValue **arguments, guint n)
{
  if (!is_kind (arguments[0], LIAN_FEEL_LIST))
    return null_value ();
  return lian_feel_value_new_int (lian_feel_value_get_length (arguments[0]));
}

static LianFeelValue *
call_list_contains (LianFeelValue **arguments, guint n)
{
  if (!is_kind (arguments[0], LIAN_FEEL_LIST))
    return null_value ();
  for (guint i = 0; i < lian_feel_value_get_length (arguments[0]); i++)
    if (lian_feel_value_equals (lian_feel_value_get_item (arguments[0], i), arguments[1])
        == LIAN_YES)
      return lian_feel_value_new_boolean (TRUE);
  return lian_feel_value_new_boolean (FALSE);
}

static LianFeelValue *
call_append (LianFeelValue **arguments, guint n)
{
  LianFeelValue *list;

  if (!is_kind (arguments[0], LIAN_FEEL_LIST))
    return null_value ();
  list = lian_feel_value_new_list ();
  for (guint i = 0; i < lian_feel_value_get_length (arguments[0]); i++)
    lian_feel_value_append (list, lian_feel_value_ref (lian_feel_value_get_item (arguments[0], i)));
  for (guint i = 1; i < n; i++)
    lian_feel_value_append (list, lian_feel_value_ref (arguments[i]));
  return list;
}

static LianFeelValue *
call_concatenate (LianFeelValue **arguments, guint n)
{
  g_autoptr (LianFeelValue) list = lian_feel_value_new_list ();

  for (guint i = 0; i < n; i++)
    {
      if (!is_kind (arguments[i], LIAN_FEEL_LIST))
        return null_value ();
      for (guint j = 0; j < lian_feel_value_get_length (arguments[i]); j++)
        lian_feel_value_append (list,
                                lian_feel_value_ref (lian_feel_value_get_item (arguments[i], j)));
    }
  return g_steal_pointer (&list);
}

static LianFeelValue *
call_distinct_values (LianFeelValue **arguments, guint n)
{
  g_autoptr (LianFeelValue) list = lian_feel_value_new_list ();

  if (!is_kind (arguments[0], LIAN_FEEL_LIST))
    return null_value ();
  for (guint i = 0; i < lian_feel_value_get_length (arguments[0]); i++)
    {
      LianFeelValue *pair[] = { list, lian_feel_value_get_item (arguments[0], i) };

      if (!lian_feel_value_is_true (call_list_contains (pair, 2)))
        lian_feel_value_append (list, lian_feel_value_ref (pair[1]));
    }
  return g_steal_pointer (&list);
}

static LianFeelValue *
call_abs (LianFeelValue **arguments, guint n)
{
  LianDecimal number;

  if (is_kind (arguments[0], LIAN_FEEL_SECONDS) || is_kind (arguments[0], LIAN_FEEL_MONTHS))
    return _lian_feel_duration_abs (arguments[0]);
  if (!is_kind (arguments[0], LIAN_FEEL_NUMBER))
    return null_value ();
  number = lian_feel_value_get_number (arguments[0]);
  if (lian_decimal_compare (number, lian_decimal_from_int (0)) < 0)
    number = lian_decimal_negate (number);
  return lian_feel_value_new_number (number);
}

static LianFeelValue *
call_floor (LianFeelValue **arguments, guint n)
{
  if (!is_kind (arguments[0], LIAN_FEEL_NUMBER))
    return null_value ();
  return lian_feel_value_new_number (
      lian_decimal_floor (lian_feel_value_get_number (arguments[0])));
}

static LianFeelValue *
call_ceiling (LianFeelValue **arguments, guint n)
{
  if (!is_kind (arguments[0], LIAN_FEEL_NUMBER))
    return null_value ();
  return lian_feel_value_new_number (
      lian_decimal_ceiling (lian_feel_value_get_number (arguments[0])));
}

static LianFeelValue *
call_decimal (LianFeelValue **arguments, guint n)
{
  LianDecimal number;
  gint64 digits;

  if (!is_kind (arguments[0], LIAN_FEEL_NUMBER) || !is_kind (arguments[1], LIAN_FEEL_NUMBER)
      || !lian_decimal_to_int (lian_feel_value_get_number (arguments[1]), &digits)
      || ABS (digits) > 6000
      || !lian_decimal_round (lian_feel_value_get_number (arguments[0]), (int)digits, &number))
    return null_value ();
  return lian_feel_value_new_number (number);
}

static LianFeelValue *
call_number (LianFeelValue **arguments, guint n)
{
  LianDecimal number;

  if (is_kind (arguments[0], LIAN_FEEL_NUMBER))
    return lian_feel_value_ref (arguments[0]);
  if (!is_kind (arguments[0], LIAN_FEEL_STRING)
      || !lian_decimal_from_string (lian_feel_value_get_string (arguments[0]), &number))
    return null_value ();
  return lian_feel_value_new_number (number);
}

static LianFeelValue *
call_string (LianFeelValue **arguments, guint n)
{
  g_autofree char *text = NULL;

  if (lian_feel_value_is_null (arguments[0]))
    return null_value ();
  if (lian_feel_value_get_string (arguments[0]) != NULL)
    return lian_feel_value_new_string (lian_feel_value_get_string (arguments[0]));
  text = _lian_feel_value_to_feel (arguments[0]);
  return lian_feel_value_new_string (text);
}

static LianFeelValue *
call_string_length (LianFeelValue **arguments, guint n)
{
  if (!is_kind (arguments[0], LIAN_FEEL_STRING))
    return null_value ();
  return lian_feel_value_new_int (g_utf8_strlen (lian_feel_value_get_string (arguments[0]), -1));
}

static gboolean
two_strings (LianFeelValue **arguments)
{
  return is_kind (arguments[0], LIAN_FEEL_STRING) && is_kind (arguments[1], LIAN_FEEL_STRING);
}

static LianFeelValue *
call_contains (LianFeelValue **arguments, guint n)
{
  if (!two_strings (arguments))
    return null_value ();
  return lian_feel_value_new_boolean (
      strstr (lian_feel_value_get_string (arguments[0]), lian_feel_value_get_string (arguments[1]))
      != NULL);
}

static LianFeelValue *
call_starts_with (LianFeelValue **arguments, guint n)
{
  if (!two_strings (arguments))
    return null_value ();
  return lian_feel_value_new_boolean (g_str_has_prefix (lian_feel_value_get_string (arguments[0]),
                                                        lian_feel_value_get_string (arguments[1])));
}

static LianFeelValue *
call_ends_with (LianFeelValue **arguments, guint n)
{
  if (!two_strings (arguments))
    return null_value ();
  return lian_feel_value_new_boolean (g_str_has_suffix (lian_feel_value_get_string (arguments[0]),
                                                        lian_feel_value_get_string (arguments[1])));
}

/* What the parameters of a function are (DMN 10.3.2.9.4): where a list is asked for, a value that
 * is none stands for the list of it; where a single one is, a list of one stands for its item. */
typedef enum
{
  TAKES_ANY,
  TAKES_LIST,  /* the first one a list, others anything */
  TAKES_LISTS, /* all of them lists */
  TAKES_ONE,   /* all of them single values */
} Takes;

static const struct
{
  const char *name;
  Builtin call;
  guint min, max;
  Takes takes;
} builtins[] = {
  { "not", call_not, 1, 1, TAKES_ONE },
  { "min", call_min, 1, G_MAXUINT, TAKES_ANY },
  { "max", call_max, 1, G_MAXUINT, TAKES_ANY },
  { "sum", call_sum, 1, G_MAXUINT, TAKES_ANY },
  { "mean", call_mean, 1, G_MAXUINT, TAKES_ANY },
  { "count", call_count, 1, 1, TAKES_LIST },
  { "list contains", call_list_contains, 2, 2, TAKES_LIST },
  { "append", call_append, 2, G_MAXUINT, TAKES_LIST },
  { "concatenate", call_concatenate, 1, G_MAXUINT, TAKES_LISTS },
  { "distinct values", call_distinct_values, 1, 1, TAKES_LIST },
  { "abs", call_abs, 1, 1, TAKES_ONE },
  { "floor", call_floor, 1, 1, TAKES_ONE },
  { "ceiling", call_ceiling, 1, 1, TAKES_ONE },
  { "decimal", call_decimal, 2, 2, TAKES_ONE },
  { "number", call_number, 1, 1, TAKES_ONE },
  { "string", call_string, 1, 1, TAKES_ANY },
  { "date", _lian_feel_call_date, 1, 3, TAKES_ONE },
  { "time", _lian_feel_call_time, 1, 4, TAKES_ONE },
  { "date and time", _lian_feel_call_date_and_time, 1, 2, TAKES_ONE },
  { "duration", _lian_feel_call_duration, 1, 1, TAKES_ONE },
  { "years and months duration", _lian_feel_call_months_between, 2, 2, TAKES_ONE },
  { "string length", call_string_length, 1, 1, TAKES_ONE },
  { "contains", call_contains, 2, 2, TAKES_ONE },
  { "starts with", call_starts_with, 2, 2, TAKES_ONE },
  { "ends with", call_ends_with, 2, 2, TAKES_ONE },
};

/**
 * _lian_feel_builtin_name:
 * @builtin: counted from 0
 *
 * Returns: (nullable): the name of the function, or %NULL past the last one
 */
const char *
_lian_feel_builtin_name (int builtin)
{
  return builtin < (int)G_N_ELEMENTS (builtins) ? builtins[builtin].name : NULL;
}

/**
 * _lian_feel_builtin_find:
 * @name: a name
 *
 * Returns: the function of that name, or -1
 */
int
_lian_feel_builtin_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++)
    if (g_str_equal (builtins[i].name, name))
      return (int)i;
  return -1;
}

/**
 * _lian_feel_builtin_accepts:
 * @builtin: a function
 * @n_arguments: a number of arguments
 *
 * Returns: whether it can be called with that many
 */
gboolean
_lian_feel_builtin_accepts (int builtin, guint n_arguments)
{
  return n_arguments >= builtins[builtin].min && n_arguments <= builtins[builtin].max;
}

/* (transfer full): the argument as the function takes it */
static LianFeelValue *
as_taken (LianFeelValue *argument, gboolean list, gboolean one)
{
  LianFeelValue *made;

  if (one && is_kind (argument, LIAN_FEEL_LIST) && lian_feel_value_get_length (argument) == 1)
    return lian_feel_value_ref (lian_feel_value_get_item (argument, 0));
  if (!list || is_kind (argument, LIAN_FEEL_LIST) || lian_feel_value_is_null (argument))
    return lian_feel_value_ref (argument);
  made = lian_feel_value_new_list ();
  lian_feel_value_append (made, lian_feel_value_ref (argument));
  return made;
}

/**
 * _lian_feel_builtin_call:
 * @builtin: a function
 * @arguments: (array length=n_arguments): what it is called with
 * @n_arguments: their number
 *
 * Returns: (transfer full): its value
 */
LianFeelValue *
_lian_feel_builtin_call (int builtin, LianFeelValue **arguments, guint n_arguments)
{
  Takes takes = builtins[builtin].takes;
  g_autoptr (GPtrArray) taken = NULL;

  if (takes == TAKES_ANY)
    return builtins[builtin].call (arguments, n_arguments);
  taken = g_ptr_array_new_full (n_arguments, (GDestroyNotify)lian_feel_value_unref);
  for (guint i = 0; i < n_arguments; i++)
    g_ptr_array_add (taken, as_taken (arguments[i],
                                      takes == TAKES_LISTS || (takes == TAKES_LIST && i == 0),
                                      takes == TAKES_ONE));
  return builtins[builtin].call ((LianFeelValue **)taken->pdata, n_arguments);
}
