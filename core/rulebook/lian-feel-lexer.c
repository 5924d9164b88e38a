/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Splits FEEL text into tokens; private to the rulebook engine. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-lexer.h"

#include <string.h>

#include "lian-feel-builtin.h"

/* FEEL names may hold blanks and even operators ("Years of Service",
 * "Pre-bureau risk category"), so text can only be split with the names in
 * scope at hand: the longest known name that fits wins, then keywords, then a
 * plain identifier.  Every byte of a Chinese character is a name character. */

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guchar)c >= 0x80;
}

static gboolean
is_name_part (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c);
}

/**
 * _lian_feel_normalize_name:
 * @text: a name as written
 * @length: bytes of @text
 *
 * Returns: (transfer full): the name with single blanks and none at the ends
 */
char *
_lian_feel_normalize_name (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      g_string_append_c (out, text[i]);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* How many bytes of @text the known @name takes, or 0. */
static gsize
match_name (const char *text, const char *name)
{
  const char *at = text;

  for (const char *n = name; *n != '\0'; n++)
    {
      if (*n != ' ')
        {
          if (*at++ != *n)
            return 0;
          continue;
        }
      if (!g_ascii_isspace (*at))
        return 0;
      while (g_ascii_isspace (*at))
        at++;
    }
  if (at > text && is_name_part (at[-1]) && is_name_part (*at))
    return 0;
  return (gsize)(at - text);
}

static const char *
longest_name (const char *text, GPtrArray *names, gsize *taken)
{
  const char *best = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      gsize length = match_name (text, g_ptr_array_index (names, i));

      if (length > *taken)
        {
          *taken = length;
          best = g_ptr_array_index (names, i);
        }
    }
  return best;
}

static const char *
longest_builtin (const char *text, gsize *taken)
{
  const char *best = NULL;

  for (int i = 0; _lian_feel_builtin_name (i) != NULL; i++)
    {
      const char *name = _lian_feel_builtin_name (i);
      gsize length = match_name (text, name);
      const char *after = text + length;

      while (g_ascii_isspace (*after))
        after++;
      if (length > *taken && *after == '(')
        {
          *taken = length;
          best = g_intern_string (name);
        }
    }
  return best;
}

static const char *
find_keyword (const char *text, gsize length)
{
  static const char *const keywords[] = { "true",      "false",    "null",    "and",     "or",
                                          "if",        "then",     "else",    "for",     "return",
                                          "some",      "in",       "not",     "between", "every",
                                          "satisfies", "function", "instance" };

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (strlen (keywords[i]) == length && strncmp (keywords[i], text, length) == 0)
      return g_intern_static_string (keywords[i]);
  return NULL;
}

static void
lex_name (LianFeelLexer *lexer, LianFeelLexMode mode, LianFeelToken *token)
{
  GPtrArray *names = mode == LIAN_FEEL_LEX_MEMBER ? lexer->scope->members : lexer->scope->variables;
  gsize identifier = 0, taken = 0;
  const char *known;

  while (is_name_part (lexer->at[identifier]))
    identifier++;
  known = longest_name (lexer->at, names, &taken);
  token->kind = LIAN_FEEL_TOKEN_NAME;
  if (mode == LIAN_FEEL_LEX_NORMAL)
    {
      const char *builtin = longest_builtin (lexer->at, &taken);
      const char *keyword = taken <= identifier ? find_keyword (lexer->at, identifier) : NULL;

      known = builtin != NULL ? builtin : known;
      if (keyword != NULL)
        {
          token->kind = LIAN_FEEL_TOKEN_KEYWORD;
          known = keyword;
          taken = identifier;
        }
    }
  token->known = known != NULL;
  if (known == NULL || taken < identifier)
    {
      g_autofree char *name = g_strndup (lexer->at, identifier);

      known = g_intern_string (name);
      taken = identifier;
      token->known = FALSE;
    }
  token->text = known;
  lexer->at += taken;
}

/* The bytes of "e3" or "E-3" at @at, or 0. */
static gsize
exponent_length (const char *at)
{
  const char *end = at + 1;

  if (g_ascii_tolower (*at) != 'e')
    return 0;
  if (*end == '+' || *end == '-')
    end++;
  if (!g_ascii_isdigit (*end))
    return 0;
  while (g_ascii_isdigit (*end))
    end++;
  return (gsize)(end - at);
}

static void
lex_number (LianFeelLexer *lexer, LianFeelToken *token)
{
  const char *at = lexer->at;

  while (g_ascii_isdigit (*at))
    at++;
  if (*at == '.' && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at);)
      at++;
  at += exponent_length (at);
  token->kind = is_name_start (*at) ? LIAN_FEEL_TOKEN_BAD : LIAN_FEEL_TOKEN_NUMBER;
  token->string = g_strndup (lexer->at, (gsize)(at - lexer->at));
  lexer->at = at;
}

static gboolean
lex_escape (const char **at, GString *text)
{
  static const char from[] = "\"\\'nrt", to[] = "\"\\'\n\r\t";
  const char *found;
  int digits = **at == 'u' ? 4 : **at == 'U' ? 6 : 0;
  gunichar code = 0;

  if (digits == 0)
    {
      found = **at != '\0' ? strchr (from, **at) : NULL;
      if (found == NULL)
        return FALSE;
      g_string_append_c (text, to[found - from]);
      (*at)++;
      return TRUE;
    }
  for ((*at)++; digits > 0; digits--, (*at)++)
    {
      if (!g_ascii_isxdigit (**at))
        return FALSE;
      code = code * 16 + (gunichar)g_ascii_xdigit_value (**at);
    }
  if (code == 0 || !g_unichar_validate (code))
    return FALSE;
  g_string_append_unichar (text, code);
  return TRUE;
}

static void
lex_string (LianFeelLexer *lexer, LianFeelToken *token)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = lexer->at + 1;

  token->kind = LIAN_FEEL_TOKEN_BAD;
  while (*at != '"' && *at != '\0')
    {
      if (*at != '\\')
        g_string_append_c (text, *at++);
      else if (at++, !lex_escape (&at, text))
        return;
    }
  if (*at != '"')
    return;
  lexer->at = at + 1;
  token->kind = LIAN_FEEL_TOKEN_STRING;
  token->string = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
lex_symbol (LianFeelLexer *lexer, LianFeelToken *token)
{
  static const char *const symbols[]
      = { "**", "..", "<=", ">=", "!=", "+", "-", "*", "/", "=", "<", ">",
          "(",  ")",  "[",  "]",  "{",  "}", ",", ":", ".", "?", "@" };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strncmp (lexer->at, symbols[i], strlen (symbols[i])) == 0)
      {
        token->kind = LIAN_FEEL_TOKEN_SYMBOL;
        token->text = g_intern_static_string (symbols[i]);
        lexer->at += strlen (symbols[i]);
        return;
      }
  token->kind = LIAN_FEEL_TOKEN_BAD;
}

static void
skip_space (LianFeelLexer *lexer)
{
  const char *end;

  for (;;)
    {
      while (g_ascii_isspace (*lexer->at))
        lexer->at++;
      if (strncmp (lexer->at, "//", 2) == 0)
        end = strchr (lexer->at, '\n');
      else if (strncmp (lexer->at, "/*", 2) == 0)
        {
          end = strstr (lexer->at + 2, "*/");
          end = end != NULL ? end + 2 : NULL;
        }
      else
        return;
      lexer->at = end != NULL ? end : lexer->at + strlen (lexer->at);
    }
}

/**
 * _lian_feel_lexer_next:
 * @lexer: where to read
 * @mode: whether a member name is expected
 * @token: (out caller-allocates): the next token; clear it first
 *
 * Reads one token.
 */
void
_lian_feel_lexer_next (LianFeelLexer *lexer, LianFeelLexMode mode, LianFeelToken *token)
{
  skip_space (lexer);
  *token = (LianFeelToken){ .kind = LIAN_FEEL_TOKEN_END, .start = lexer->at };
  if (*lexer->at == '\0')
    return;
  if (is_name_start (*lexer->at))
    lex_name (lexer, mode, token);
  else if (g_ascii_isdigit (*lexer->at) || (*lexer->at == '.' && g_ascii_isdigit (lexer->at[1])))
    lex_number (lexer, token);
  else if (*lexer->at == '"')
    lex_string (lexer, token);
  else
    lex_symbol (lexer, token);
}

/**
 * _lian_feel_token_clear:
 * @token: a token
 *
 * Frees what it holds.
 */
void
_lian_feel_token_clear (LianFeelToken *token)
{
  g_clear_pointer (&token->string, g_free);
}

/**
 * _lian_feel_lexer_context_key:
 * @lexer: where to read, at the start of a context entry
 *
 * Reads the unquoted name of a context entry up to its colon.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL if there is none
 */
char *
_lian_feel_lexer_context_key (LianFeelLexer *lexer)
{
  gsize length = strcspn (lexer->at, ":,{}[]()\"\\");
  char *name;

  if (length == 0 || lexer->at[length] != ':' || !is_name_start (*lexer->at))
    return NULL;
  name = _lian_feel_normalize_name (lexer->at, length);
  lexer->at += length;
  return name;
}
