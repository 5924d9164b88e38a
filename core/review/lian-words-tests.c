/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for the cells of a rulebook's tables, in the language of the reader. */
#include "lian-i18n.h"
#include "lian-words-tests.h"

#include <string.h>

static const char *translate (const char *language, const char *text) G_GNUC_FORMAT (2);

static const char *
translate (const char *language, const char *text)
{
  return language != NULL ? lian_i18n_translate_in (language, text) : _ (text);
}

/* Derived values are truths in capital letters. */
static const char *
name_text (const char *language, const char *text)
{
  static const struct
  {
    const char *value, *truth;
  } truths[] = { { "YES", "yes" }, { "NO", "no" }, { "UNKNOWN", "unknown" } };
  const char *word;
  for (gsize i = 0; i < G_N_ELEMENTS (truths); i++)
    if (g_str_equal (truths[i].value, text))
      return lian_words_value (language, truths[i].truth);
  word = lian_words_outcome (language, text);
  if (word == text)
    word = lian_words_force (language, text);
  return word == text || *word == '\0' ? lian_words_value (language, text) : word;
}

static char *
name_operand (const char *language, const char *operand)
{
  gsize length = strlen (operand);
  if (length >= 2 && operand[0] == '"' && operand[length - 1] == '"')
    {
      g_autofree char *text = g_strndup (operand + 1, length - 2);
      return g_strdup (name_text (language, text));
    }
  if (g_str_equal (operand, "true") || g_str_equal (operand, "false"))
    return g_strdup (lian_words_value (language, g_str_equal (operand, "true") ? "yes" : "no"));
  if (g_str_equal (operand, "null"))
    return g_strdup (lian_words_value (language, "unknown"));
  return g_strdup (operand);
}

/* The parts of a list, commas within quotes not counted. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gboolean quoted = FALSE;
  const char *start = text;
  for (const char *at = text;; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      if (*at != '\0' && (*at != ',' || quoted))
        continue;
      g_ptr_array_add (parts, g_strstrip (g_strndup (start, at - start)));
      if (*at == '\0')
        return parts;
      start = at + 1;
    }
}

static char *
name_list (const char *language, const char *text)
{
  g_autoptr (GPtrArray) parts = split (text);
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *word = name_operand (language, parts->pdata[i]);
      /* Translators: between the values of which one has to be */
      g_string_append_printf (words, "%s%s", i > 0 ? translate (language, N_ (" or ")) : "", word);
    }
  return g_string_free (words, FALSE);
}

/**
 * lian_words_dup_test:
 * @language: (nullable): a language; %NULL for the program's own
 * @test: a cell of a table, as the rulebook writes it
 *
 * Returns: (transfer full) (nullable): it in words; %NULL where it lets everything through
 */
char *
lian_words_dup_test (const char *language, const char *test)
{
  gsize length = strlen (test);
  if (*test == '\0' || g_str_equal (test, "-"))
    return NULL;
  if (g_str_equal (test, "not(null)"))
    return g_strdup (translate (language, N_ ("known")));
  if (g_str_has_prefix (test, "not(") && test[length - 1] == ')')
    {
      g_autofree char *inner = g_strndup (test + 4, length - 5);
      g_autofree char *words = name_list (language, inner);
      /* Translators: a test of a table: anything but this value */
      return g_strdup_printf (translate (language, N_ ("not %s")), words);
    }
  if (*test == '[' || *test == ']' || *test == '(')
    return g_strdup (test);
  return name_list (language, test);
}

/**
 * lian_words_dup_output:
 * @language: (nullable): a language; %NULL for the program's own
 * @output: what a row gives, as the rulebook writes it
 *
 * Returns: (transfer full): it in words
 */
char *
lian_words_dup_output (const char *language, const char *output)
{
  gsize length = strlen (output);
  if (length >= 2 && output[0] == '[' && output[length - 1] == ']')
    {
      g_autofree char *inner = g_strndup (output + 1, length - 2);
      g_autoptr (GPtrArray) parts = split (inner);
      GString *words = g_string_new (NULL);
      for (guint i = 0; i < parts->len; i++)
        {
          g_autofree char *word = name_operand (language, parts->pdata[i]);
          g_string_append_printf (words, "%s%s", i > 0 ? " + " : "", word);
        }
      return g_string_free (words, FALSE);
    }
  return name_operand (language, output);
}
