/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads what a person types to narrow a list.
 *
 * Words as in any search, and conditions: trade:iron members>50 founded:1955..1956 -status:dissolved.
 * All have to hold; commas part alternatives, a minus sign in front turns one round, quotes keep words
 * together and take away what signs mean, nothing between quotes (or "none") means nothing entered. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-query-text-private.h"
#include "lian-text.h"

#include <string.h>

typedef struct
{
  const LianType *type;
  const char *text;
  const char *at;
  LianDate working_date;
  LianQueryText *out;
  GString *words;
} Reader;

/* Returns: the place of @at, counted in characters from 1 */
static guint
place_of (const Reader *self, const char *at)
{
  return (guint) g_utf8_pointer_to_offset (self->text, at) + 1;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xff02 || c == 0x300c || c == 0x300d;
}

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0xff0c || c == 0x3001;
}

/* Signs, of either width; the longer ones first. */
static const struct
{
  const char *text;
  LianSign sign;
  gboolean negated;
} signs[] = {
  { "!=", LIAN_SIGN_EQUAL, TRUE },     { "≠", LIAN_SIGN_EQUAL, TRUE },
  { ">=", LIAN_SIGN_AT_LEAST, FALSE }, { "≥", LIAN_SIGN_AT_LEAST, FALSE },
  { "＞＝", LIAN_SIGN_AT_LEAST, FALSE }, { "<=", LIAN_SIGN_AT_MOST, FALSE },
  { "≤", LIAN_SIGN_AT_MOST, FALSE },   { "＜＝", LIAN_SIGN_AT_MOST, FALSE },
  { ":", LIAN_SIGN_HAS, FALSE },       { "：", LIAN_SIGN_HAS, FALSE },
  { "=", LIAN_SIGN_EQUAL, FALSE },     { "＝", LIAN_SIGN_EQUAL, FALSE },
  { ">", LIAN_SIGN_MORE, FALSE },      { "＞", LIAN_SIGN_MORE, FALSE },
  { "<", LIAN_SIGN_LESS, FALSE },      { "＜", LIAN_SIGN_LESS, FALSE },
};

/* Returns: which sign stands there, or -1 */
static int
sign_at (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i].text))
      return (int) i;
  return -1;
}

/* A word up to a space, a sign (of a name) or a comma (of a value), or what stands in quotes.
 * Returns: (transfer full) (nullable): NULL where a quote is not closed */
static char *
take_word (Reader *self, gboolean of_name, gboolean *quoted, GError **error)
{
  const char *begin = self->at;
  *quoted = is_quote (g_utf8_get_char (begin));
  if (!*quoted)
    {
      while (*self->at != '\0' && !g_unichar_isspace (g_utf8_get_char (self->at))
             && !(of_name ? sign_at (self->at) >= 0 : is_comma (g_utf8_get_char (self->at))))
        self->at = g_utf8_next_char (self->at);
      return g_strndup (begin, (gsize) (self->at - begin));
    }
  const char *inside = g_utf8_next_char (begin), *end = inside;
  while (*end != '\0' && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (*end == '\0')
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("character %u: the quote is not closed"),
                   place_of (self, begin));
      return NULL;
    }
  self->at = g_utf8_next_char (end);
  return g_strndup (inside, (gsize) (end - inside));
}

static gboolean
take_values (Reader *self, LianCondition *condition, LianTerm *term, GError **error)
{
  gboolean more = TRUE;
  while (more)
    {
      condition->at = place_of (self, self->at);
      g_autofree char *value = take_word (self, FALSE, &condition->quoted, error);
      condition->value = value;
      if (value == NULL || !_lian_query_add_value (term->filters, condition, error))
        return FALSE;
      more = is_comma (g_utf8_get_char (self->at));
      if (more)
        self->at = g_utf8_next_char (self->at);
    }
  return TRUE;
}

static gboolean
refuse_name (const Reader *self, const char *name, const char *begin, GError **error)
{
  g_autofree char *nearest = _lian_query_nearest_field (self->type, name);
  if (*name == '\0')
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                 _ ("character %u: the name of a field is missing in front of the sign"),
                 place_of (self, begin));
  else
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                 /* Translators: place, the word, the nearest right word */
                 _ ("character %u: there is no field “%s”, the nearest is “%s”; in quotes it is looked "
                    "for as it stands"),
                 place_of (self, begin), name, nearest);
  return FALSE;
}

static gboolean
take_condition (Reader *self, const char *name, const char *begin, gboolean negated, GError **error)
{
  int sign = sign_at (self->at);
  g_autoptr (GArray) fields = _lian_query_find_fields (self->type, name);
  if (fields->len == 0)
    return refuse_name (self, name, begin, error);
  self->at += strlen (signs[sign].text);
  g_autoptr (LianTerm) term = lian_term_new (negated != signs[sign].negated);
  LianCondition condition = { .type = self->type,
                              .fields = fields,
                              .name = name,
                              .sign = signs[sign].sign,
                              .working_date = self->working_date };
  if (!take_values (self, &condition, term, error))
    return FALSE;
  g_ptr_array_add (self->out->terms, g_steal_pointer (&term));
  return TRUE;
}

static void
add_words (Reader *self, const char *words, gboolean quoted, gboolean negated)
{
  g_autofree char *phrase = lian_text_phrase (words);
  LianFilterTest test = quoted ? LIAN_FILTER_MATCHES : LIAN_FILTER_WORDS;
  if (!quoted && !negated)
    g_string_append_printf (self->words, "%s%s", self->words->len > 0 ? " " : "", words);
  if ((!quoted && !negated) || phrase == NULL)
    return;
  LianTerm *term = lian_term_new (negated);
  LianFilter *filter = lian_filter_new (NULL, test);
  filter->text = g_strdup (words);
  g_ptr_array_add (term->filters, filter);
  g_ptr_array_add (self->out->terms, term);
}

static gboolean
take_term (Reader *self, GError **error)
{
  gboolean quoted;
  const char *begin = self->at;
  gunichar first = g_utf8_get_char (begin), second = g_utf8_get_char (g_utf8_next_char (begin));
  gboolean negated = (first == '-' || first == 0xff0d) && second != 0 && !g_unichar_isspace (second);
  if (negated)
    self->at = g_utf8_next_char (begin);
  g_autofree char *word = take_word (self, TRUE, &quoted, error);
  if (word == NULL)
    return FALSE;
  if (sign_at (self->at) >= 0)
    return take_condition (self, word, negated ? g_utf8_next_char (begin) : begin, negated, error);
  add_words (self, word, quoted, negated);
  return TRUE;
}

static void
skip_spaces (Reader *self)
{
  while (*self->at != '\0' && g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

/**
 * lian_query_text_read:
 * @type: whose records are looked for
 * @text: valid UTF-8, as a person typed it
 * @working_date: the day that "today" and dates without a year mean; 0 for the machine's day
 * @error: return location; names the place, and the nearest right word for a wrong one
 *
 * Words, and conditions "FIELD:VALUE", "FIELD>VALUE" and so on; see `man lianshe`.  Needs no base.
 *
 * Returns: (transfer full) (nullable): what was meant
 */
LianQueryText *
lian_query_text_read (const LianType *type, const char *text, LianDate working_date, GError **error)
{
  g_return_val_if_fail (type != NULL && text != NULL, NULL);
  g_autoptr (LianQueryText) out = g_new0 (LianQueryText, 1);
  g_autoptr (GString) words = g_string_new (NULL);
  out->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_term_free);
  Reader reader = { type, text, text, working_date, out, words };
  skip_spaces (&reader);
  while (*reader.at != '\0')
    {
      if (!take_term (&reader, error))
        return NULL;
      skip_spaces (&reader);
    }
  out->words = words->len > 0 ? g_strdup (words->str) : NULL;
  return g_steal_pointer (&out);
}

/**
 * lian_query_text_free:
 * @self: (nullable) (transfer full): what was read
 */
void
lian_query_text_free (LianQueryText *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_ptr_array_unref (self->terms);
  g_free (self);
}
