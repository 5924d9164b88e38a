/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Initials in pinyin, by which people look for Chinese names on a keyboard that has none. */
#include "lian-text.h"
#include "lian-text-words.h"

#include <unicode/utrans.h>

static UTransliterator *
romanizer (void)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) utrans_close);
  UTransliterator *t = g_private_get (&per_thread);
  if (t == NULL)
    {
      UErrorCode code = U_ZERO_ERROR;
      t = utrans_openU (u"Han-Latin; Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
      if (U_FAILURE (code))
        return NULL;
      g_private_set (&per_thread, t);
    }
  return t;
}

static char
read_initial (gunichar c)
{
  UTransliterator *t = romanizer ();
  UChar buffer[32];
  int32_t length = 0, limit;
  UErrorCode code = U_ZERO_ERROR;
  if (t == NULL)
    return 0;
  if (c > 0xffff)
    buffer[length++] = (UChar) (0xd800 + ((c - 0x10000) >> 10));
  buffer[length++] = (UChar) (c > 0xffff ? 0xdc00 + ((c - 0x10000) & 0x3ff) : c);
  limit = length;
  utrans_transUChars (t, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &code);
  return U_SUCCESS (code) && length > 0 && buffer[0] < 0x80 && g_ascii_isalpha (buffer[0]) ? (char) buffer[0] : 0;
}

/* The letter with which the character's usual reading begins; 0 where none is known. */
static char
find_initial (gunichar c)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *known = g_private_get (&per_thread);
  gpointer initial;
  if (known == NULL)
    {
      known = g_hash_table_new (NULL, NULL);
      g_private_set (&per_thread, known);
    }
  if (!g_hash_table_lookup_extended (known, GUINT_TO_POINTER (c), NULL, &initial))
    {
      initial = GINT_TO_POINTER (read_initial (c));
      g_hash_table_insert (known, GUINT_TO_POINTER (c), initial);
    }
  return (char) GPOINTER_TO_INT (initial);
}

/**
 * lian_text_initials:
 * @text: a name
 *
 * A character of several readings has the initial of its usual one.
 *
 * Returns: (transfer full): the initials in pinyin of the Chinese characters that stand together, such
 *   as "hlxhs" for 翰林绣花社, separated by spaces; "" where there are none
 */
char *
lian_text_initials (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char initial = lian_text_is_han (c) ? find_initial (c) : 0;
      if (initial != 0)
        g_string_append_c (out, initial);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_strchomp (g_string_free (out, FALSE));
}
