/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for the search indexes.
 *
 * The index of texts finds Chinese characters that stand together (lian-text.c).  Of other scripts it
 * would find whole words, and beginnings by reading all words that begin so, which among a million
 * records is slow for short ones.  So a second index has pieces: of each word all three letters that
 * follow each other, and its first one and two behind a mark.  Three letters of any part of a word are
 * one piece; of more letters all pieces have to be there, and the text tells whether in their order. */
#define _GNU_SOURCE /* memmem() */
#include "lian-text-words.h"

#include "lian-text.h"

#include <string.h>

#define PIECE 3
/* Of private use: nobody's word begins with them, and the tokenizer takes them for letters. */
#define BEGINNING 0xe000
#define KIND 0xe001

typedef void (*WordFunc) (const char *word, gsize length, gpointer data);

static gboolean
is_of_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return c == KIND || (!lian_text_is_han (c) && g_unichar_isalnum (c));
}

static void
each_word (const char *text, WordFunc func, gpointer data)
{
  const char *begin = NULL;
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && is_of_word (g_utf8_get_char (p));
      if (inside && begin == NULL)
        begin = p;
      else if (!inside && begin != NULL)
        {
          func (begin, (gsize) (p - begin), data);
          begin = NULL;
        }
      if (*p == '\0')
        return;
    }
}

typedef void (*PieceFunc) (GString *out, const char *piece, gsize length, gboolean marked);

/* @all: not only what tells most: of a word of three letters and more its beginnings too. */
static void
each_piece (const char *word, gsize length, gboolean all, PieceFunc func, GString *out)
{
  const char *end = word + length, *at[PIECE + 1];
  guint n = 0;
  if (g_utf8_get_char (word) == KIND)
    {
      func (out, word, length, FALSE);
      return;
    }
  for (at[0] = word; at[n] < end && n < PIECE; n++)
    at[n + 1] = g_utf8_next_char (at[n]);
  for (guint i = all ? 1 : n; i <= MIN (n, PIECE - 1); i++)
    func (out, word, (gsize) (at[i] - word), TRUE);
  if (n < PIECE)
    return;
  for (const char *begin = word, *stop = at[PIECE];; begin = g_utf8_next_char (begin), stop = g_utf8_next_char (stop))
    {
      func (out, begin, (gsize) (stop - begin), FALSE);
      if (stop >= end)
        return;
    }
}

static void
append_piece (GString *out, const char *piece, gsize length, gboolean marked)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  if (marked)
    g_string_append_unichar (out, BEGINNING);
  g_string_append_len (out, piece, (gssize) length);
}

static void
add_pieces (const char *word, gsize length, gpointer out)
{
  each_piece (word, length, TRUE, append_piece, out);
}

/**
 * lian_text_pieces:
 * @indexed: what the index of texts keeps of a record
 *
 * Returns: (transfer full): what the index of pieces keeps of it
 */
char *
lian_text_pieces (const char *indexed)
{
  GString *out = g_string_sized_new (4 * strlen (indexed));
  each_word (indexed, add_pieces, out);
  return g_string_free (out, FALSE);
}

/* The questions. */

static void
append_asked (GString *out, const char *piece, gsize length, gboolean marked)
{
  g_string_append (out, out->len > 0 ? " AND \"" : "\"");
  if (marked)
    g_string_append_unichar (out, BEGINNING);
  g_string_append_len (out, piece, (gssize) length);
  g_string_append_c (out, '"');
}

typedef struct
{
  GString *phrases;
  GString *pieces;
  GString *parts;
  GString *words; /* those of @parts that are not Chinese */
  gboolean is_wide; /* whether @pieces find more than @words */
} Asking;

static void
add_line (GString *lines, const char *line, gsize length)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_len (lines, line, (gssize) length);
}

static void
ask_word (const char *word, gsize length, gpointer data)
{
  Asking *asking = data;
  each_piece (word, length, FALSE, append_asked, asking->pieces);
  asking->is_wide = asking->is_wide || g_utf8_strlen (word, (gssize) length) > PIECE;
  add_line (asking->parts, word, length);
  add_line (asking->words, word, length);
}

/* A character is a word to the index, so only other letters behind the last one can be a beginning. */
static void
ask_phrase (Asking *asking, const char *word)
{
  g_autofree char *phrase = lian_text_index_words (word);
  g_strstrip (phrase);
  const char *last = g_utf8_find_prev_char (phrase, phrase + strlen (phrase));
  gboolean open = last != NULL && !lian_text_is_han (g_utf8_get_char (last));
  g_string_append_printf (asking->phrases, "%s\"%s\"%s", asking->phrases->len > 0 ? " AND " : "", phrase,
                          open ? "*" : "");
  add_line (asking->parts, phrase, strlen (phrase));
}

/* Chinese tells the most: the other words are then looked for in what it finds. */
static LianTextWords *
make_words (const Asking *asking, const char *kind)
{
  gboolean of_texts = asking->phrases->len > 0;
  gboolean check = asking->words->len > 0 && (of_texts || asking->is_wide);
  GString *query = g_string_new (of_texts ? asking->phrases->str : asking->pieces->str);
  if (kind != NULL)
    {
      g_autofree char *word = lian_text_kind (kind);
      g_string_append_printf (query, " AND \"%s\"", word);
    }
  LianTextWords *self = g_new (LianTextWords, 1);
  *self = (LianTextWords){ g_string_free (query, FALSE), of_texts, check ? g_strdup (asking->words->str) : NULL,
                           g_strdup (asking->parts->str) };
  return self;
}

/**
 * lian_text_words_new:
 * @text: what a person looks for
 * @kind: (nullable): only records of this type
 *
 * Every word must occur.  Chinese characters that stand together must stand together; three letters may
 * stand anywhere in a word, one or two at its beginning.
 *
 * Returns: (transfer full) (nullable): what to ask the indexes, without operators of the user's; %NULL
 *   when there is nothing to look for
 */
LianTextWords *
lian_text_words_new (const char *text, const char *kind)
{
  g_autofree char *folded = lian_text_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r", -1);
  g_autoptr (GString) phrases = g_string_new (NULL), pieces = g_string_new (NULL), parts = g_string_new (NULL),
                      others = g_string_new (NULL);
  Asking asking = { phrases, pieces, parts, others, FALSE };
  for (char **word = words; *word != NULL; word++)
    if (lian_text_has_han (*word))
      ask_phrase (&asking, *word);
    else
      each_word (*word, ask_word, &asking);
  return parts->len > 0 ? make_words (&asking, kind) : NULL;
}

/**
 * lian_text_words_free:
 * @self: (nullable) (transfer full): what is looked for
 */
void
lian_text_words_free (LianTextWords *self)
{
  if (self == NULL)
    return;
  g_free (self->query);
  g_free (self->checked);
  g_free (self->parts);
  g_free (self);
}

/**
 * lian_text_kind:
 * @kind: the id of a record type
 *
 * Returns: (transfer full): the word by which both indexes know it
 */
char *
lian_text_kind (const char *kind)
{
  GString *word = g_string_new (NULL);
  g_string_append_unichar (word, KIND);
  for (const char *p = kind; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (word, *p);
  return g_string_free (word, FALSE);
}

enum
{
  WHOLE_TEXT,
  BEGINS_TEXT,
  WHOLE_WORD,
  BEGINS_WORD,
  WITHIN,
};

static gboolean
ends_line (const char *at)
{
  at += strspn (at, " ");
  return *at == '\0' || *at == '\n';
}

static gboolean
begins_line (const char *text, const char *at)
{
  while (at > text && at[-1] == ' ')
    at--;
  return at == text || at[-1] == '\n';
}

static guint
rate_place (const char *text, const char *at, gsize length)
{
  const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;
  gboolean begins = before == NULL || !is_of_word (g_utf8_get_char (before));
  gboolean ends = at[length] == '\0' || !is_of_word (g_utf8_get_char (at + length));
  if (begins_line (text, at))
    return ends_line (at + length) ? WHOLE_TEXT : BEGINS_TEXT;
  if (begins)
    return ends ? WHOLE_WORD : BEGINS_WORD;
  return WITHIN;
}

static guint
rate_part (const char *text, const char *part, gsize length)
{
  guint best = WITHIN;
  gsize size = strlen (text);
  for (const char *at = text; (at = memmem (at, size - (gsize) (at - text), part, length)) != NULL; at++)
    best = MIN (best, rate_place (text, at, length));
  return best;
}

/**
 * lian_text_has_words:
 * @indexed: what the index of texts keeps of a record
 * @words: words, line by line
 *
 * Returns: whether each of @words stands in @indexed: one of one or two letters at the beginning of a word
 */
gboolean
lian_text_has_words (const char *indexed, const char *words)
{
  while (*words != '\0')
    {
      gsize n = strcspn (words, "\n");
      gboolean anywhere = g_utf8_strlen (words, (gssize) n) >= PIECE;
      if (anywhere ? memmem (indexed, strlen (indexed), words, n) == NULL : rate_part (indexed, words, n) >= WITHIN)
        return FALSE;
      words += n + (words[n] == '\n');
    }
  return TRUE;
}

/**
 * lian_text_rate:
 * @indexed: what the index of texts keeps of a record
 * @parts: see #LianTextWords
 *
 * Returns: how far the record is from what is looked for: 0 where each of @parts is a text of it; more
 *   where they only begin texts, or words, or stand inside of them
 */
guint
lian_text_rate (const char *indexed, const char *parts)
{
  guint sum = 0;
  while (*parts != '\0')
    {
      gsize n = strcspn (parts, "\n");
      sum += rate_part (indexed, parts, n);
      parts += n + (parts[n] == '\n');
    }
  return sum;
}
