/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Folding of text for search.
 *
 * The search index (FTS5, unicode61) makes one token of a run of Chinese, and its trigram tokenizer
 * finds nothing for one or two characters.  So Han characters are written apart, and what is looked
 * for becomes a phrase of single characters: any part of a name is found. */
#include "lian-text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define SHORT 300

static UTransliterator *
folder (void)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) utrans_close);
  UTransliterator *t = g_private_get (&per_thread);
  if (t == NULL)
    {
      static const UChar rules[]
          = u"NFKC; Traditional-Simplified; Lower; NFD; [:Mn:] Remove; NFC";
      UErrorCode code = U_ZERO_ERROR;
      t = utrans_openU (rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
      if (U_FAILURE (code))
        return NULL;
      g_private_set (&per_thread, t);
    }
  return t;
}

/* The block of almost all Chinese characters: whole, so that there is no need to look them up. */
#define FIRST_UNIFIED 0x4e00
#define LAST_UNIFIED 0x9fff

/**
 * lian_text_is_han:
 * @c: a character
 *
 * Returns: whether it is a Chinese one
 */
gboolean
lian_text_is_han (gunichar c)
{
  UErrorCode code = U_ZERO_ERROR;
  if (c >= FIRST_UNIFIED && c <= LAST_UNIFIED)
    return TRUE;
  return c >= 0x2e80 && uscript_getScript ((UChar32) c, &code) == USCRIPT_HAN;
}

static char *
fold_slowly (const char *text)
{
  UTransliterator *t = folder ();
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  if (units == NULL || t == NULL)
    return g_utf8_strdown (text, -1);
  int32_t capacity = (int32_t) n * 4 + 16, length = (int32_t) n, limit = length;
  g_autofree UChar *buffer = g_new (UChar, (gsize) capacity);
  memcpy (buffer, units, sizeof (UChar) * (gsize) n);
  UErrorCode code = U_ZERO_ERROR;
  utrans_transUChars (t, buffer, &length, capacity, 0, &limit, &code);
  if (U_FAILURE (code))
    return g_utf8_strdown (text, -1);
  return g_utf16_to_utf8 ((const gunichar2 *) buffer, length, NULL, NULL, NULL);
}

/* A Chinese character folds by itself, so each is looked up once in a thread's life. */
static const char *
fold_han (gunichar c)
{
  static GPrivate per_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *known = g_private_get (&per_thread);
  if (known == NULL)
    {
      known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_private_set (&per_thread, known);
    }
  char *folded = g_hash_table_lookup (known, GUINT_TO_POINTER (c));
  if (folded == NULL)
    {
      char text[8] = { 0 };
      g_unichar_to_utf8 (c, text);
      folded = fold_slowly (text);
      g_hash_table_insert (known, GUINT_TO_POINTER (c), folded);
    }
  return folded;
}

/* Text of ASCII and Chinese characters only; other scripts have accents that belong together. */
static char *
fold_simple (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        {
          g_string_append_c (out, g_ascii_tolower (*p));
          continue;
        }
      gunichar c = g_utf8_get_char (p);
      if (!lian_text_is_han (c))
        return NULL;
      g_string_append (out, fold_han (c));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * lian_text_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text in lower case, half width, simplified characters, without accents
 */
char *
lian_text_fold (const char *text)
{
  char *plain = fold_simple (text);
  return plain != NULL ? plain : fold_slowly (text);
}

/**
 * lian_text_has_han:
 * @text: valid UTF-8
 *
 * Returns: whether @text holds a Chinese character
 */
gboolean
lian_text_has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (lian_text_is_han (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * lian_text_is_blank:
 * @text: (nullable): text that somebody entered
 *
 * Returns: whether there is nothing in @text but white space
 */
gboolean
lian_text_is_blank (const char *text)
{
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  return text == NULL || *text == '\0';
}

static char *
spread (const char *folded, gboolean words_only)
{
  GString *out = g_string_sized_new (2 * strlen (folded) + 1);
  for (const char *p = folded, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean han = lian_text_is_han (c);
      next = g_utf8_next_char (p);
      if (han)
        g_string_append_c (out, ' ');
      if (words_only && !g_unichar_isalnum (c))
        g_string_append_c (out, ' ');
      else
        g_string_append_len (out, p, next - p);
      if (han)
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/**
 * lian_text_index:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): what the search index keeps of @text: folded, Han characters apart
 */
char *
lian_text_index (const char *text)
{
  g_autofree char *folded = lian_text_fold (text);
  return spread (folded, FALSE);
}

/**
 * lian_text_index_words:
 * @folded: what lian_text_fold() gave
 *
 * Returns: (transfer full): letters and digits of @folded as the search index keeps them, without signs
 */
char *
lian_text_index_words (const char *folded)
{
  return spread (folded, TRUE);
}

/**
 * lian_text_phrase:
 * @text: what a person looks for
 *
 * Returns: (transfer full) (nullable): an FTS5 query for @text as it stands, words in their order; the
 *   last may be the beginning of a longer one; %NULL when there is nothing to look for
 */
char *
lian_text_phrase (const char *text)
{
  g_autofree char *folded = lian_text_fold (text);
  g_autofree char *phrase = spread (folded, TRUE);
  g_strstrip (phrase);
  return *phrase != '\0' ? g_strdup_printf ("\"%s\"*", phrase) : NULL;
}

/**
 * lian_text_like:
 * @text: a text
 * @anywhere: whether it may stand anywhere, not only in front
 *
 * Returns: (transfer full): a pattern for LIKE with backslash as escape
 */
char *
lian_text_like (const char *text, gboolean anywhere)
{
  GString *pattern = g_string_new (anywhere ? "%" : NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/**
 * lian_text_capitalize:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text with a capital where its script has any, as titles begin
 */
char *
lian_text_capitalize (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  const char *rest = *text != '\0' ? g_utf8_next_char (text) : text;
  g_autofree char *upper = g_utf8_strup (text, rest - text);
  return g_strconcat (upper, rest, NULL);
}

/**
 * lian_text_shorten_to:
 * @text: UTF-8
 * @most: how many characters may stay
 *
 * For a text that wraps: how long Pango takes to break it grows with the square of its length.
 *
 * Returns: (transfer full): @text, cut after @most characters with an ellipsis
 */
char *
lian_text_shorten_to (const char *text, guint most)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (strlen (text) <= most || g_utf8_strlen (text, -1) <= (glong) most)
    return g_strdup (text);
  g_autofree char *begin = g_utf8_substring (text, 0, (glong) most);
  return g_strconcat (begin, "…", NULL);
}

/**
 * lian_text_shorten:
 * @text: UTF-8
 *
 * For a line of a list, which shows the beginning only: laying out ten thousand characters for each
 * of hundreds of rows stops a window for minutes.
 *
 * Returns: (transfer full): @text, cut after 300 characters with an ellipsis
 */
char *
lian_text_shorten (const char *text)
{
  return lian_text_shorten_to (text, SHORT);
}
