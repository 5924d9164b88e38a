/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Values of FEEL as texts. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-temporal.h"
#include "lian-feel-value-private.h"

#include "lian-json-value.h"

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

/* --- as the function string() has it ------------------------------------------------------- */

static void write_literal (GString *text, LianFeelValue *value);

static gboolean
is_plain_name (const char *key)
{
  if (g_ascii_isdigit (*key) || *key == '\0')
    return FALSE;
  for (; *key != '\0'; key++)
    if (!g_ascii_isalnum (*key) && *key != '_' && *key != ' ' && (guchar)*key < 0x80)
      return FALSE;
  return TRUE;
}

static void
write_key (GString *text, const char *key)
{
  g_autoptr (LianFeelValue) name = lian_feel_value_new_string (key);

  if (is_plain_name (key))
    g_string_append (text, key);
  else
    write_literal (text, name);
  g_string_append (text, ": ");
}

static void
write_items (GString *text, LianFeelValue *value)
{
  gboolean context = value->kind == LIAN_FEEL_CONTEXT;

  g_string_append_c (text, context ? '{' : '[');
  for (guint i = 0; i < lian_feel_value_get_length (value); i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      if (context)
        write_key (text, lian_feel_value_get_key (value, i));
      write_literal (text, lian_feel_value_get_item (value, i));
    }
  g_string_append_c (text, context ? '}' : ']');
}

static const char *
constructor_of (LianFeelKind kind)
{
  if (kind == LIAN_FEEL_DATE)
    return "date";
  if (kind == LIAN_FEEL_TIME)
    return "time";
  if (kind == LIAN_FEEL_DATE_TIME)
    return "date and time";
  return kind == LIAN_FEEL_SECONDS || kind == LIAN_FEEL_MONTHS ? "duration" : NULL;
}

static void
write_literal (GString *text, LianFeelValue *value)
{
  const char *constructor = constructor_of (value->kind);
  g_autofree char *plain = NULL;

  if (value->kind == LIAN_FEEL_LIST || value->kind == LIAN_FEEL_CONTEXT)
    {
      write_items (text, value);
      return;
    }
  plain = lian_feel_value_to_text (value);
  if (constructor != NULL)
    g_string_append_printf (text, "%s(%s)", constructor, plain);
  else
    g_string_append (text, plain);
}

/**
 * _lian_feel_value_to_feel:
 * @value: a value
 *
 * Returns: (transfer full): the value as an expression of FEEL that gives it
 */
char *
_lian_feel_value_to_feel (LianFeelValue *value)
{
  GString *text = g_string_new (NULL);

  write_literal (text, value);
  return g_string_free (text, FALSE);
}
