/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Lists and contexts of FEEL. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-value-private.h"

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
