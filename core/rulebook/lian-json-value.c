/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON to and from FEEL values, numbers exact. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-json-value.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-rulebook-error.h"

/* json-glib keeps numbers as doubles and recurses without limit; here a number
 * stays the decimal that was written and depth is bounded.  The canonical form
 * has sorted keys and no blanks, so that equal facts give equal bytes (the
 * receipt of a decision hashes them). */

typedef struct
{
  const char *start, *at, *end;
  guint depth;
  GError **error;
} Reader;

static LianFeelValue *read_value (Reader *reader);

static LianFeelValue *
fail (Reader *reader, const char *what)
{
  guint line = 1;

  for (const char *c = reader->start; c < reader->at; c++)
    if (*c == '\n')
      line++;
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error (reader->error, LIAN_RULEBOOK_ERROR, LIAN_RULEBOOK_ERROR_INPUT,
                 _ ("JSON, line %u: %s"), line, what);
  return NULL;
}

static void
skip_blanks (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n", *reader->at) != NULL && *reader->at != '\0')
    reader->at++;
}

static gboolean
accept (Reader *reader, char c)
{
  skip_blanks (reader);
  if (reader->at >= reader->end || *reader->at != c)
    return FALSE;
  reader->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *reader, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++, reader->at++)
    {
      if (reader->at >= reader->end || !g_ascii_isxdigit (*reader->at))
        return FALSE;
      *unit = *unit * 16 + (gunichar)g_ascii_xdigit_value (*reader->at);
    }
  return TRUE;
}

static gboolean
read_unicode_escape (Reader *reader, GString *text)
{
  gunichar high, low;

  if (!read_hex (reader, &high) || high == 0)
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00)
    {
      if (reader->end - reader->at < 6 || reader->at[0] != '\\' || reader->at[1] != 'u')
        return FALSE;
      reader->at += 2;
      if (!read_hex (reader, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (high >= 0xdc00 && high < 0xe000)
    return FALSE;
  g_string_append_unichar (text, high);
  return TRUE;
}

static gboolean
read_escape (Reader *reader, GString *text)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (reader->at >= reader->end)
    return FALSE;
  if (*reader->at == 'u')
    {
      reader->at++;
      return read_unicode_escape (reader, text);
    }
  found = *reader->at != '\0' ? strchr (from, *reader->at) : NULL;
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, to[found - from]);
  reader->at++;
  return TRUE;
}

static char *
read_text (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (reader->at < reader->end)
    {
      char c = *reader->at++;

      if (c == '"')
        return g_string_free (g_steal_pointer (&text), FALSE);
      if ((guchar)c < 0x20 || (c == '\\' && !read_escape (reader, text)))
        break;
      if (c != '\\')
        g_string_append_c (text, c);
    }
  fail (reader, _ ("broken text"));
  return NULL;
}

static LianFeelValue *
read_number (Reader *reader)
{
  const char *start = reader->at;
  g_autofree char *text = NULL;
  LianDecimal number;

  while (reader->at < reader->end
         && (g_ascii_isdigit (*reader->at) || strchr ("+-.eE", *reader->at) != NULL)
         && *reader->at != '\0')
    reader->at++;
  text = g_strndup (start, (gsize)(reader->at - start));
  if (text[0] == '+' || text[0] == '.' || !lian_decimal_from_string (text, &number))
    return fail (reader, _ ("not a number of up to 34 digits"));
  return lian_feel_value_new_number (number);
}

static LianFeelValue *
read_list (Reader *reader)
{
  g_autoptr (LianFeelValue) list = lian_feel_value_new_list ();

  if (accept (reader, ']'))
    return g_steal_pointer (&list);
  do
    {
      LianFeelValue *item = read_value (reader);

      if (item == NULL)
        return NULL;
      lian_feel_value_append (list, item);
    }
  while (accept (reader, ','));
  if (!accept (reader, ']'))
    return fail (reader, _ ("list without end"));
  return g_steal_pointer (&list);
}

static LianFeelValue *
read_object (Reader *reader)
{
  g_autoptr (LianFeelValue) object = lian_feel_value_new_context ();

  if (accept (reader, '}'))
    return g_steal_pointer (&object);
  do
    {
      g_autofree char *key = NULL;
      LianFeelValue *value;

      if (!accept (reader, '"'))
        return fail (reader, _ ("a name in quotes is missing"));
      key = read_text (reader);
      if (key == NULL)
        return NULL;
      if (!accept (reader, ':'))
        return fail (reader, _ ("a colon is missing"));
      value = read_value (reader);
      if (value == NULL)
        return NULL;
      lian_feel_value_set_member (object, key, value);
    }
  while (accept (reader, ','));
  if (!accept (reader, '}'))
    return fail (reader, _ ("object without end"));
  return g_steal_pointer (&object);
}

static LianFeelValue *
read_word (Reader *reader)
{
  static const struct
  {
    const char *word;
    int value;
  } words[] = { { "null", -1 }, { "false", 0 }, { "true", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize)(reader->end - reader->at) < length
          || strncmp (reader->at, words[i].word, length) != 0)
        continue;
      reader->at += length;
      return words[i].value < 0 ? lian_feel_value_new_null ()
                                : lian_feel_value_new_boolean (words[i].value);
    }
  return fail (reader, _ ("not a value"));
}

static LianFeelValue *
read_value (Reader *reader)
{
  LianFeelValue *value;

  skip_blanks (reader);
  if (reader->at >= reader->end)
    return fail (reader, _ ("the text ends too early"));
  if (*reader->at == '-' || g_ascii_isdigit (*reader->at))
    return read_number (reader);
  if (accept (reader, '"'))
    {
      g_autofree char *text = read_text (reader);

      return text != NULL ? lian_feel_value_new_string (text) : NULL;
    }
  if (*reader->at != '[' && *reader->at != '{')
    return read_word (reader);
  if (++reader->depth > LIAN_JSON_MAX_DEPTH)
    return fail (reader, _ ("nested too deeply"));
  value = *reader->at++ == '[' ? read_list (reader) : read_object (reader);
  reader->depth--;
  return value;
}

/**
 * lian_json_value_read:
 * @text: JSON in UTF-8
 * @length: its length in bytes, or -1
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Reads JSON without rounding numbers; deep nesting is refused.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL with @error set
 */
LianFeelValue *
lian_json_value_read (const char *text, gssize length, GError **error)
{
  Reader reader = { text, text, NULL, 0, NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (LianFeelValue) value = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  reader.end = text + (length < 0 ? strlen (text) : (gsize)length);
  reader.error = &local;
  if (!g_utf8_validate (text, reader.end - text, NULL))
    fail (&reader, _ ("not UTF-8"));
  else
    value = read_value (&reader);
  if (value != NULL)
    {
      skip_blanks (&reader);
      if (reader.at != reader.end)
        {
          fail (&reader, _ ("something follows the value"));
          g_clear_pointer (&value, lian_feel_value_unref);
        }
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_steal_pointer (&value);
}

static void
write_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (out, "\\%c", *c);
    else if (*c == '\n')
      g_string_append (out, "\\n");
    else if (*c == '\t')
      g_string_append (out, "\\t");
    else if ((guchar)*c < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint)*c);
    else
      g_string_append_c (out, *c);
  g_string_append_c (out, '"');
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void write_value (GString *out, LianFeelValue *value, gboolean canonical);

static void
write_object (GString *out, LianFeelValue *object, gboolean canonical)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < lian_feel_value_get_length (object); i++)
    g_ptr_array_add (keys, (gpointer)lian_feel_value_get_key (object, i));
  if (canonical)
    g_ptr_array_sort (keys, compare_keys);
  g_string_append_c (out, '{');
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (i > 0)
        g_string_append (out, canonical ? "," : ", ");
      write_text (out, key);
      g_string_append (out, canonical ? ":" : ": ");
      write_value (out, lian_feel_value_get_member (object, key), canonical);
    }
  g_string_append_c (out, '}');
}

static void
write_list (GString *out, LianFeelValue *list, gboolean canonical)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < lian_feel_value_get_length (list); i++)
    {
      if (i > 0)
        g_string_append (out, canonical ? "," : ", ");
      write_value (out, lian_feel_value_get_item (list, i), canonical);
    }
  g_string_append_c (out, ']');
}

static void
write_value (GString *out, LianFeelValue *value, gboolean canonical)
{
  g_autofree char *number = NULL;
  g_autofree char *range = NULL;

  switch (lian_feel_value_get_kind (value))
    {
    case LIAN_FEEL_BOOLEAN:
      g_string_append (out, lian_feel_value_is_true (value) ? "true" : "false");
      break;
    case LIAN_FEEL_NUMBER:
      number = lian_decimal_to_string (lian_feel_value_get_number (value));
      g_string_append (out, number);
      break;
    case LIAN_FEEL_STRING:
    case LIAN_FEEL_DATE:
    case LIAN_FEEL_TIME:
    case LIAN_FEEL_DATE_TIME:
    case LIAN_FEEL_SECONDS:
    case LIAN_FEEL_MONTHS:
      write_text (out, lian_feel_value_get_string (value));
      break;
    case LIAN_FEEL_LIST:
      write_list (out, value, canonical);
      break;
    case LIAN_FEEL_CONTEXT:
      write_object (out, value, canonical);
      break;
    case LIAN_FEEL_RANGE:
      range = lian_feel_value_to_text (value);
      write_text (out, range);
      break;
    case LIAN_FEEL_NULL:
    case LIAN_FEEL_FUNCTION:
    default:
      g_string_append (out, "null");
      break;
    }
}

/**
 * lian_json_value_write:
 * @value: a value
 *
 * Returns: (transfer full): the value as JSON on one line, entries in their order
 */
char *
lian_json_value_write (LianFeelValue *value)
{
  GString *out = g_string_new (NULL);

  write_value (out, value, FALSE);
  return g_string_free (out, FALSE);
}

/**
 * lian_json_value_append:
 * @out: JSON so far
 * @value: a value
 *
 * Adds what lian_json_value_write() gives.
 */
void
lian_json_value_append (GString *out, LianFeelValue *value)
{
  write_value (out, value, FALSE);
}

/**
 * lian_json_value_append_text:
 * @out: JSON so far
 * @text: UTF-8 text
 *
 * Adds @text as a string of JSON.
 */
void
lian_json_value_append_text (GString *out, const char *text)
{
  write_text (out, text);
}

/**
 * lian_json_value_write_canonical:
 * @value: a value
 *
 * Returns: (transfer full): the value as JSON with sorted names and no blanks
 */
char *
lian_json_value_write_canonical (LianFeelValue *value)
{
  GString *out = g_string_new (NULL);

  write_value (out, value, TRUE);
  return g_string_free (out, FALSE);
}
