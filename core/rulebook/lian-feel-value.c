/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values of FEEL, the expression language of DMN. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-value.h"

#include <string.h>

#include "lian-json-value.h"

/* One small tagged structure for everything an expression can give.  Null,
 * true and false are shared.  Contexts keep the order of their entries, since
 * JSON shows them and people read that; they are small, so lookup is a walk.
 * Nothing here prints a value for users: to_text() is for messages and
 * traces, lian-json-value.c for files. */

struct _LianFeelValue
{
  gatomicrefcount refs;
  LianFeelKind kind;
  union
  {
    gboolean truth;
    LianDecimal number;
    char *text; /* string; date as ISO text, which compares in order */
    gpointer callee;
    struct
    {
      GPtrArray *items;
      GPtrArray *keys; /* context only: one key per item */
    } list;
    struct
    {
      LianFeelValue *low, *high;
      gboolean low_closed, high_closed;
    } range;
  };
};

G_DEFINE_BOXED_TYPE (LianFeelValue, lian_feel_value, lian_feel_value_ref, lian_feel_value_unref)

static LianFeelValue *
value_alloc (LianFeelKind kind)
{
  LianFeelValue *value = g_new0 (LianFeelValue, 1);

  g_atomic_ref_count_init (&value->refs);
  value->kind = kind;
  return value;
}

static LianFeelValue shared_null = { 1, LIAN_FEEL_NULL, { 0 } };
static LianFeelValue shared_false = { 1, LIAN_FEEL_BOOLEAN, { FALSE } };
static LianFeelValue shared_true = { 1, LIAN_FEEL_BOOLEAN, { TRUE } };

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
 * Returns: (nullable): the text of a string, the ISO text of a date, else %NULL
 */
const char *
lian_feel_value_get_string (LianFeelValue *value)
{
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

/**
 * lian_feel_value_get_length:
 * @value: a value
 *
 * Returns: the number of items of a list or entries of a context, else 0
 */
guint
lian_feel_value_get_length (LianFeelValue *value)
{
  if (value->kind != LIAN_FEEL_LIST && value->kind != LIAN_FEEL_CONTEXT)
    return 0;
  return value->list.items->len;
}

/**
 * lian_feel_value_get_item:
 * @list: a list or a context
 * @index: counted from 0
 *
 * Returns: (transfer none): the item
 */
LianFeelValue *
lian_feel_value_get_item (LianFeelValue *list, guint index)
{
  g_assert (index < lian_feel_value_get_length (list));
  return g_ptr_array_index (list->list.items, index);
}

/**
 * lian_feel_value_append:
 * @list: a list that is not shared yet
 * @item: (transfer full): a value
 *
 * Adds @item at the end.
 */
void
lian_feel_value_append (LianFeelValue *list, LianFeelValue *item)
{
  g_return_if_fail (list->kind == LIAN_FEEL_LIST);
  g_ptr_array_add (list->list.items, item);
}

/**
 * lian_feel_value_append_string:
 * @list: a list that is not shared yet
 * @text: a text
 *
 * Adds @text at the end.
 */
void
lian_feel_value_append_string (LianFeelValue *list, const char *text)
{
  lian_feel_value_append (list, lian_feel_value_new_string (text));
}

/**
 * lian_feel_value_get_key:
 * @context: a context
 * @index: counted from 0
 *
 * Returns: (transfer none): the name of the entry
 */
const char *
lian_feel_value_get_key (LianFeelValue *context, guint index)
{
  g_assert (context->kind == LIAN_FEEL_CONTEXT && index < context->list.keys->len);
  return g_ptr_array_index (context->list.keys, index);
}

/**
 * lian_feel_value_get_member:
 * @context: a value
 * @key: a name
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL if there is none
 */
LianFeelValue *
lian_feel_value_get_member (LianFeelValue *context, const char *key)
{
  if (context->kind != LIAN_FEEL_CONTEXT)
    return NULL;
  for (guint i = 0; i < context->list.keys->len; i++)
    if (g_str_equal (g_ptr_array_index (context->list.keys, i), key))
      return g_ptr_array_index (context->list.items, i);
  return NULL;
}

/**
 * lian_feel_value_get_member_string:
 * @context: a value
 * @key: a name
 *
 * Returns: (transfer none) (nullable): the entry if it is a text
 */
const char *
lian_feel_value_get_member_string (LianFeelValue *context, const char *key)
{
  LianFeelValue *member = lian_feel_value_get_member (context, key);

  return member != NULL ? lian_feel_value_get_string (member) : NULL;
}

/**
 * lian_feel_value_set_member:
 * @context: a context that is not shared yet
 * @key: a name
 * @value: (transfer full): its value
 *
 * Sets the entry; a second one with the same name replaces the first.
 */
void
lian_feel_value_set_member (LianFeelValue *context, const char *key, LianFeelValue *value)
{
  g_return_if_fail (context->kind == LIAN_FEEL_CONTEXT);

  for (guint i = 0; i < context->list.keys->len; i++)
    if (g_str_equal (g_ptr_array_index (context->list.keys, i), key))
      {
        lian_feel_value_unref (g_ptr_array_index (context->list.items, i));
        g_ptr_array_index (context->list.items, i) = value;
        return;
      }
  g_ptr_array_add (context->list.keys, g_strdup (key));
  g_ptr_array_add (context->list.items, value);
}

/**
 * lian_feel_value_set_member_string:
 * @context: a context that is not shared yet
 * @key: a name
 * @text: (nullable): a text, %NULL for null
 *
 * Sets the entry to a text.
 */
void
lian_feel_value_set_member_string (LianFeelValue *context, const char *key, const char *text)
{
  lian_feel_value_set_member (
      context, key, text != NULL ? lian_feel_value_new_string (text) : lian_feel_value_new_null ());
}

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

/**
 * lian_feel_value_to_text:
 * @value: a value
 *
 * Returns: (transfer full): the value as FEEL would write it, for messages and traces
 */
char *
lian_feel_value_to_text (LianFeelValue *value)
{
  if (value->kind == LIAN_FEEL_RANGE)
    {
      g_autofree char *low = lian_feel_value_to_text (value->range.low);
      g_autofree char *high = lian_feel_value_to_text (value->range.high);

      return g_strdup_printf ("%c%s..%s%c", value->range.low_closed ? '[' : '(', low, high,
                              value->range.high_closed ? ']' : ')');
    }
  return lian_json_value_write (value);
}
