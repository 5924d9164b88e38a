/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Text of the user inside a line of the program, whatever way it is written.
 *
 * A name from right to left turns the numbers and marks around it: of "NAME · 12" the 12 would come
 * before the name, and two such names would change places.  The isolates of Unicode (UAX 9, since
 * 6.3) keep a text to itself: FSI before it, PDI after it.  Pango 1.50 takes the direction of a line
 * from its first letter, in an isolate as well, so a mark from left to right stands before.  They are for what is shown or printed;
 * what is stored, compared or exported is the text as it is.  Most texts need none and get none. */
#include "lian-isolate.h"

/* The words of the program are written from left to right in all its languages. */
#define LRM "\u200e"
#define FSI "\u2068"
#define PDI "\u2069"

enum
{
  ALM = 0x061c,
  RLM = 0x200f,
  LRE = 0x202a, /* the first of the embeddings and overrides */
  RLO = 0x202e, /* the last of them */
  LRI = 0x2066, /* the first of the isolates */
  FSI_CHAR = 0x2068,
  PDI_CHAR = 0x2069,
};

static gboolean
is_from_right (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_YEZIDI:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
needs_isolate (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == ALM || c == RLM || (c >= LRE && c <= RLO) || (c >= LRI && c <= PDI_CHAR)
          || is_from_right (c))
        return TRUE;
    }
  return FALSE;
}

/* A mark that closes what the text did not open would end our isolate; one that is missing would
 * take in what comes after. */
static void
append_balanced (GString *line, const char *text)
{
  guint open = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == PDI_CHAR && open == 0)
        continue;
      if (c >= LRI && c <= FSI_CHAR)
        open++;
      else if (c == PDI_CHAR)
        open--;
      g_string_append_unichar (line, c);
    }
  for (; open > 0; open--)
    g_string_append (line, PDI);
}

static void
append_isolated (GString *line, const char *text)
{
  if (!needs_isolate (text))
    {
      g_string_append (line, text);
      return;
    }
  g_string_append (line, LRM FSI);
  append_balanced (line, text);
  g_string_append (line, PDI);
}

/**
 * lian_isolate:
 * @text: valid UTF-8, as the user entered it
 *
 * Makes a text fit for a place inside a line: it turns nothing around it, and nothing turns it.
 *
 * Returns: (transfer full): @text; between isolates if anything in it is written from right to left
 *   or says in which direction to write
 */
char *
lian_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  GString *line = g_string_new (NULL);
  append_isolated (line, text);
  return g_string_free (line, FALSE);
}

/**
 * lian_isolate_join:
 * @separator: what stands between, as " · "
 * @first: (nullable): valid UTF-8, as the user entered it
 * @...: more of them, then %NULL
 *
 * Joins texts to a line in which each keeps its place.
 *
 * Returns: (transfer full): the line
 */
char *
lian_isolate_join (const char *separator, const char *first, ...)
{
  g_return_val_if_fail (separator != NULL, NULL);
  GString *line = g_string_new (NULL);
  va_list texts;
  va_start (texts, first);
  for (const char *text = first; text != NULL; text = va_arg (texts, const char *))
    {
      if (text != first)
        g_string_append (line, separator);
      append_isolated (line, text);
    }
  va_end (texts);
  return g_string_free (line, FALSE);
}
