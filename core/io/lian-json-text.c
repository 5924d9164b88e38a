/* SPDX-License-Identifier: LGPL-2.1-or-later
 * JSON written as text, and objects of strings read.
 *
 * The columns of a file for which there is no field are kept in such an object.  Its members keep
 * their order, so that the same file again gives the same bytes. */
#include "lian-json-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_DEPTH 1000

/**
 * lian_json_append_string:
 * @out: gets the string, with its quotation marks
 * @text: valid UTF-8
 */
void
lian_json_append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, (char) c);
    }
  g_string_append_c (out, '"');
}

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " \t\r\n");
}

static gboolean
read_hex (const char **at, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++, (*at)++)
    {
      if (!g_ascii_isxdigit (**at))
        return FALSE;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (**at);
    }
  return TRUE;
}

/* After \u; joins the two halves of a character outside the first plane. */
static gboolean
read_unicode (const char **at, GString *out)
{
  gunichar unit, low;
  if (!read_hex (at, &unit) || unit == 0 || (unit >= 0xDC00 && unit < 0xE000))
    return FALSE;
  if (unit >= 0xD800 && unit < 0xDC00)
    {
      if ((*at)[0] != '\\' || (*at)[1] != 'u')
        return FALSE;
      *at += 2;
      if (!read_hex (at, &low) || low < 0xDC00 || low >= 0xE000)
        return FALSE;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
  g_string_append_unichar (out, unit);
  return TRUE;
}

static gboolean
read_escape (const char **at, GString *out)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  char letter = **at;
  if (letter == '\0')
    return FALSE;
  (*at)++;
  if (letter == 'u')
    return read_unicode (at, out);
  const char *found = strchr (letters, letter);
  if (found == NULL)
    return FALSE;
  g_string_append_c (out, meanings[found - letters]);
  return TRUE;
}

static char *
read_string (const char **at)
{
  g_autoptr (GString) out = g_string_new (NULL);
  if (**at != '"')
    return NULL;
  (*at)++;
  while (**at != '"')
    {
      gsize plain = strcspn (*at, "\"\\");
      g_string_append_len (out, *at, (gssize) plain);
      *at += plain;
      if (**at == '\0')
        return NULL;
      if (**at == '\\')
        {
          (*at)++;
          if (!read_escape (at, out))
            return NULL;
        }
    }
  (*at)++;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
read_member (const char **at, GPtrArray *members)
{
  char *name = read_string (at);
  if (name == NULL)
    return FALSE;
  g_ptr_array_add (members, name);
  *at = skip_blanks (*at);
  if (**at != ':')
    return FALSE;
  *at = skip_blanks (*at + 1);
  char *value = read_string (at);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (members, value);
  *at = skip_blanks (*at);
  return TRUE;
}

/**
 * lian_json_read_strings:
 * @text: JSON
 *
 * Returns: (transfer full) (nullable) (element-type utf8): names and values in turn; %NULL when
 *   @text is no object of strings
 */
GPtrArray *
lian_json_read_strings (const char *text)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  const char *at = skip_blanks (text);
  if (*at != '{')
    return NULL;
  at = skip_blanks (at + 1);
  while (*at != '}')
    {
      if (!read_member (&at, members))
        return NULL;
      if (*at == ',')
        at = skip_blanks (at + 1);
      else if (*at != '}')
        return NULL;
    }
  return *skip_blanks (at + 1) == '\0' ? g_steal_pointer (&members) : NULL;
}

static void
append_member (GString *out, const char *name, const char *value)
{
  if (out->len > 1)
    g_string_append_c (out, ',');
  lian_json_append_string (out, name);
  g_string_append_c (out, ':');
  lian_json_append_string (out, value);
}

/**
 * lian_json_merge_strings:
 * @old: (nullable): an object of strings
 * @names: (array length=n): names, each at most once
 * @values: (array length=n): their values; "" leaves what is there
 * @n: their number
 *
 * Returns: (transfer full) (nullable): the object with the new values, members of @old in their
 *   places and the others after them; %NULL when it is empty
 */
char *
lian_json_merge_strings (const char *old, const char *const *names, const char *const *values,
                         guint n)
{
  g_autoptr (GPtrArray) members = old != NULL ? lian_json_read_strings (old) : NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) out = g_string_new ("{");
  for (guint i = 0; members != NULL && members->len > 0 && i < n; i++)
    if (*values[i] != '\0')
      g_hash_table_insert (places, (gpointer) names[i], (gpointer) values[i]);
  for (guint i = 0; members != NULL && i < members->len; i += 2)
    {
      const char *value = g_hash_table_lookup (places, members->pdata[i]);
      append_member (out, members->pdata[i], value != NULL ? value : members->pdata[i + 1]);
      g_hash_table_remove (places, members->pdata[i]);
    }
  gboolean all = members == NULL || members->len == 0;
  for (guint i = 0; i < n; i++)
    if (*values[i] != '\0' && (all || g_hash_table_contains (places, names[i])))
      append_member (out, names[i], values[i]);
  if (out->len == 1)
    return NULL;
  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* json-glib goes as deep as the text does, and then crashes. */
static gboolean
is_shallow (const char *text)
{
  int depth = 0;
  gboolean quoted = FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '{' || *p == '[') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!quoted && (*p == '}' || *p == ']'))
        depth--;
    }
  return TRUE;
}

/**
 * lian_json_is_object:
 * @text: JSON, perhaps
 *
 * Returns: whether @text is a JSON object
 */
gboolean
lian_json_is_object (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!is_shallow (text) || !json_parser_load_from_data (parser, text, -1, NULL))
    return FALSE;
  JsonNode *root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root);
}
