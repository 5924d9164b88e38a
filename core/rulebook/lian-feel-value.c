/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values of FEEL, the expression language of DMN. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-value-private.h"

#include <string.h>

#include "lian-feel-temporal.h"

/* One small tagged structure for everything an expression can give.  Null,
 * true and false are shared.  Contexts keep the order of their entries, since
 * JSON shows them and people read that; they are small, so lookup is a walk.
 * Nothing here prints a value for users: to_text() is for messages and
 * traces, lian-json-value.c for files. */

G_DEFINE_BOXED_TYPE (LianFeelValue, lian_feel_value, lian_feel_value_ref, lian_feel_value_unref)

static LianFeelValue *
value_alloc (LianFeelKind kind)
{
  LianFeelValue *value = g_new0 (LianFeelValue, 1);

  g_atomic_ref_count_init (&value->refs);
  value->kind = kind;
  return value;
}

static LianFeelValue shared_null = { .refs = 1, .kind = LIAN_FEEL_NULL };
static LianFeelValue shared_false = { .refs = 1, .kind = LIAN_FEEL_BOOLEAN, .truth = FALSE };
static LianFeelValue shared_true = { .refs = 1, .kind = LIAN_FEEL_BOOLEAN, .truth = TRUE };

static gboolean
is_shared (LianFeelValue *value)
{
  return value == &shared_null || value == &shared_false || value == &shared_true;
}

/**
 * lian_feel_value_new_null:
 *
 * Returns: (transfer full): null
 */
LianFeelValue *
lian_feel_value_new_null (void)
{
  return &shared_null;
}

/**
 * lian_feel_value_new_boolean:
 * @truth: true or false
 *
 * Returns: (transfer full): the value
 */
LianFeelValue *
lian_feel_value_new_boolean (gboolean truth)
{
  return truth ? &shared_true : &shared_false;
}

/**
 * lian_feel_value_new_truth:
 * @truth: a fact
 *
 * Returns: (transfer full): true, false, or null for unknown
 */
LianFeelValue *
lian_feel_value_new_truth (LianTruth truth)
{
  if (truth != LIAN_YES && truth != LIAN_NO)
    return &shared_null;
  return lian_feel_value_new_boolean (truth == LIAN_YES);
}

/**
 * lian_feel_value_new_number:
 * @number: a number
 *
 * Returns: (transfer full): the value
 */
LianFeelValue *
lian_feel_value_new_number (LianDecimal number)
{
  LianFeelValue *value = value_alloc (LIAN_FEEL_NUMBER);

  value->number = number;
  return value;
}

/**
 * lian_feel_value_new_int:
 * @number: a whole number
 *
 * Returns: (transfer full): the value
 */
LianFeelValue *
lian_feel_value_new_int (gint64 number)
{
  return lian_feel_value_new_number (lian_decimal_from_int (number));
}

/**
 * lian_feel_value_new_string:
 * @text: UTF-8 text
 *
 * Returns: (transfer full): the value
 */
LianFeelValue *
lian_feel_value_new_string (const char *text)
{
  LianFeelValue *value;

  g_return_val_if_fail (text != NULL, NULL);

  value = value_alloc (LIAN_FEEL_STRING);
  value->text = g_strdup (text);
  return value;
}

static gboolean
is_iso_date (const char *text)
{
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  return text[10] == '\0'
         && g_date_valid_dmy ((GDateDay)((text[8] - '0') * 10 + text[9] - '0'),
                              (GDateMonth)((text[5] - '0') * 10 + text[6] - '0'),
                              (GDateYear)g_ascii_strtoull (text, NULL, 10));
}

/**
 * lian_feel_value_new_date:
 * @iso_date: a date as "1956-03-29"
 *
 * Returns: (transfer full) (nullable): the value, or %NULL if there is no such day
 */
LianFeelValue *
lian_feel_value_new_date (const char *iso_date)
{
  LianFeelValue *value;

  g_return_val_if_fail (iso_date != NULL, NULL);

  if (!is_iso_date (iso_date))
    return NULL;
  value = value_alloc (LIAN_FEEL_DATE);
  value->text = g_strdup (iso_date);
  return value;
}

/**
 * lian_feel_value_new_list:
 *
 * Returns: (transfer full): an empty list
 */
LianFeelValue *
lian_feel_value_new_list (void)
{
  LianFeelValue *value = value_alloc (LIAN_FEEL_LIST);

  value->list.items = g_ptr_array_new_with_free_func ((GDestroyNotify)lian_feel_value_unref);
  return value;
}

/**
 * lian_feel_value_new_context:
 *
 * Returns: (transfer full): an empty context
 */
LianFeelValue *
lian_feel_value_new_context (void)
{
  LianFeelValue *value = lian_feel_value_new_list ();

  value->kind = LIAN_FEEL_CONTEXT;
  value->list.keys = g_ptr_array_new_with_free_func (g_free);
  return value;
}

/**
 * lian_feel_value_new_range:
 * @low_closed: whether @low belongs to the interval
 * @low: the lower end
 * @high: the upper end
 * @high_closed: whether @high belongs to the interval
 *
 * Returns: (transfer full): the interval
 */
LianFeelValue *
lian_feel_value_new_range (gboolean low_closed,
                           LianFeelValue *low,
                           LianFeelValue *high,
                           gboolean high_closed)
{
  LianFeelValue *value = value_alloc (LIAN_FEEL_RANGE);

  value->range.low_closed = low_closed;
  value->range.low = lian_feel_value_ref (low);
  value->range.high = lian_feel_value_ref (high);
  value->range.high_closed = high_closed;
  return value;
}

/**
 * lian_feel_value_new_function:
 * @callee: (not nullable): what is called, owned by the model
 *
 * Returns: (transfer full): the value
 */
LianFeelValue *
lian_feel_value_new_function (gpointer callee)
{
  LianFeelValue *value = value_alloc (LIAN_FEEL_FUNCTION);

  value->callee = callee;
  return value;
}

/**
 * lian_feel_value_ref:
 * @value: a value
 *
 * Returns: (transfer full): @value
 */
LianFeelValue *
lian_feel_value_ref (LianFeelValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (!is_shared (value))
    g_atomic_ref_count_inc (&value->refs);
  return value;
}

static void
value_free (LianFeelValue *value)
{
  if (value->kind == LIAN_FEEL_STRING || value->kind == LIAN_FEEL_DATE)
    g_free (value->text);
  else if (_lian_feel_kind_is_temporal (value->kind))
    g_free (value->temporal.text);
  else if (value->kind == LIAN_FEEL_LIST || value->kind == LIAN_FEEL_CONTEXT)
    {
      g_ptr_array_unref (value->list.items);
      g_clear_pointer (&value->list.keys, g_ptr_array_unref);
    }
  else if (value->kind == LIAN_FEEL_RANGE)
    {
      lian_feel_value_unref (value->range.low);
      lian_feel_value_unref (value->range.high);
    }
  g_free (value);
}

/**
 * lian_feel_value_unref:
 * @value: (transfer full): a value
 *
 * Gives up a reference.
 */
void
lian_feel_value_unref (LianFeelValue *value)
{
  g_return_if_fail (value != NULL);

  if (!is_shared (value) && g_atomic_ref_count_dec (&value->refs))
    value_free (value);
}

/**
 * lian_feel_value_get_kind:
 * @value: a value
 *
 * Returns: what it is
 */
LianFeelKind
lian_feel_value_get_kind (LianFeelValue *value)
{
  return value->kind;
}

/**
 * lian_feel_value_is_null:
 * @value: a value
 *
 * Returns: whether it is null
 */
gboolean
lian_feel_value_is_null (LianFeelValue *value)
{
  return value->kind == LIAN_FEEL_NULL;
}

/**
 * lian_feel_value_is_true:
 * @value: a value
 *
 * Returns: whether it is the boolean true
 */
gboolean
lian_feel_value_is_true (LianFeelValue *value)
{
  return value == &shared_true;
}

/**
 * lian_feel_value_get_truth:
 * @value: a value
 *
 * Returns: yes for true, no for false, else unknown
 */
LianTruth
lian_feel_value_get_truth (LianFeelValue *value)
{
  if (value->kind != LIAN_FEEL_BOOLEAN)
    return LIAN_UNKNOWN;
  return value->truth ? LIAN_YES : LIAN_NO;
}

/**
 * lian_feel_value_get_number:
 * @value: a number
 *
 * Returns: the number
 */
LianDecimal
lian_feel_value_get_number (LianFeelValue *value)
{
  g_assert (value->kind == LIAN_FEEL_NUMBER);
  return value->number;
}

/**
 * lian_feel_value_get_string:
 * @value: a value
 *
 * Returns: (nullable): the text of a string, the ISO text of a date, time or duration, else %NULL
 */
const char *
lian_feel_value_get_string (LianFeelValue *value)
{
  if (_lian_feel_kind_is_temporal (value->kind))
    return value->temporal.text;
  if (value->kind != LIAN_FEEL_STRING && value->kind != LIAN_FEEL_DATE)
    return NULL;
  return value->text;
}

/**
 * lian_feel_value_get_function:
 * @value: a function
 *
 * Returns: (transfer none): what it calls
 */
gpointer
lian_feel_value_get_function (LianFeelValue *value)
{
  g_assert (value->kind == LIAN_FEEL_FUNCTION);
  return value->callee;
}
