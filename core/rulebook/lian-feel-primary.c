/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads the smallest FEEL expressions: literals, names, lists, calls, loops. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-parser.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-feel-builtin.h"
#include "lian-feel-temporal.h"

/* A name that nobody declared and a function that is not built in are errors
 * here, when the file is loaded; only inside a filter may a name be one of the
 * filtered elements' own. */

/* --- primary expressions ----------------------------------------------- */

static void
add_name (LianFeelNode *node, const char *name)
{
  if (node->names == NULL)
    node->names = g_ptr_array_new ();
  g_ptr_array_add (node->names, (gpointer)name);
}

static LianFeelNode *
literal (LianFeelValue *value)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_LITERAL);

  node->value = value;
  return node;
}

static LianFeelNode *
parse_number (LianFeelParser *parser)
{
  LianDecimal number;

  if (!lian_decimal_from_string (parser->token.string, &number))
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                                   _ ("the number %s has more than 34 digits"),
                                   parser->token.string);
  _lian_feel_parser_advance (parser);
  return literal (lian_feel_value_new_number (number));
}

static LianFeelNode *
parse_string (LianFeelParser *parser)
{
  LianFeelNode *node = literal (lian_feel_value_new_string (parser->token.string));

  _lian_feel_parser_advance (parser);
  return node;
}

/* @"1956-03-29", @"PT8H" */
static LianFeelNode *
parse_at_literal (LianFeelParser *parser)
{
  LianFeelValue *value;

  _lian_feel_parser_advance (parser);
  if (parser->token.kind != LIAN_FEEL_TOKEN_STRING)
    return _lian_feel_parser_fail_here (parser);
  value = _lian_feel_temporal_guess (parser->token.string);
  if (value == NULL)
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                                   _ ("“%s” is no date, time or duration of the supported level"),
                                   parser->token.string);
  _lian_feel_parser_advance (parser);
  return literal (value);
}

LianFeelNode *
_lian_feel_parser_range_end (LianFeelParser *parser, gboolean low_closed, LianFeelNode *low)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_RANGE);
  LianFeelNode *high;

  _lian_feel_node_add (node, low);
  node->low_closed = low_closed;
  parser->ranges++;
  high = _lian_feel_parser_expression (parser);
  parser->ranges--;
  if (high == NULL)
    return _lian_feel_parser_with_child (parser, node, NULL);
  _lian_feel_node_add (node, high);
  node->high_closed = _lian_feel_parser_at_symbol (parser, "]");
  if (!_lian_feel_parser_at_symbol (parser, "]") && !_lian_feel_parser_at_symbol (parser, ")")
      && !_lian_feel_parser_at_symbol (parser, "["))
    {
      _lian_feel_parser_fail_here (parser);
      return _lian_feel_parser_with_child (parser, node, NULL);
    }
  _lian_feel_parser_advance (parser);
  return node;
}

/* "[" has been read: a list or a closed interval. */
static LianFeelNode *
parse_bracket (LianFeelParser *parser)
{
  g_autoptr (LianFeelNode) list = _lian_feel_node_new (LIAN_FEEL_NODE_LIST);

  if (_lian_feel_parser_accept_symbol (parser, "]"))
    return g_steal_pointer (&list);
  do
    {
      LianFeelNode *item = _lian_feel_parser_expression (parser);

      if (item == NULL)
        return NULL;
      if (list->children == NULL && _lian_feel_parser_accept_symbol (parser, ".."))
        return _lian_feel_parser_range_end (parser, TRUE, item);
      _lian_feel_node_add (list, item);
    }
  while (_lian_feel_parser_accept_symbol (parser, ","));
  if (!_lian_feel_parser_expect_symbol (parser, "]"))
    return NULL;
  return g_steal_pointer (&list);
}

/* "(" has been read: brackets or an open interval. */
static LianFeelNode *
parse_paren (LianFeelParser *parser)
{
  LianFeelNode *inner = _lian_feel_parser_expression (parser);

  if (inner == NULL)
    return NULL;
  if (_lian_feel_parser_accept_symbol (parser, ".."))
    return _lian_feel_parser_range_end (parser, FALSE, inner);
  if (!_lian_feel_parser_expect_symbol (parser, ")"))
    g_clear_pointer (&inner, _lian_feel_node_free);
  return inner;
}

/* "]" has been read, which opens an interval as "(" does. */
static LianFeelNode *
parse_open_range (LianFeelParser *parser)
{
  LianFeelNode *low = _lian_feel_parser_expression (parser);

  if (low != NULL && !_lian_feel_parser_expect_symbol (parser, ".."))
    g_clear_pointer (&low, _lian_feel_node_free);
  return low != NULL ? _lian_feel_parser_range_end (parser, FALSE, low) : NULL;
}

static const char *
parse_context_key (LianFeelParser *parser)
{
  const char *key;
  g_autofree char *name = NULL;

  if (parser->token.kind == LIAN_FEEL_TOKEN_STRING)
    {
      key = g_intern_string (parser->token.string);
      _lian_feel_parser_advance (parser);
      return key;
    }
  parser->lexer.at = parser->token.start;
  name = _lian_feel_lexer_context_key (&parser->lexer);
  if (name == NULL)
    return _lian_feel_parser_fail_here (parser);
  _lian_feel_parser_advance (parser);
  return g_intern_string (name);
}

/* "{" is the token. */
static LianFeelNode *
parse_context (LianFeelParser *parser)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_CONTEXT);
  guint outer = parser->scope->variables->len;
  gboolean good = TRUE;

  _lian_feel_parser_advance (parser);
  if (_lian_feel_parser_accept_symbol (parser, "}"))
    return g_steal_pointer (&node);
  do
    {
      const char *key = parse_context_key (parser);
      LianFeelNode *value;

      good = key != NULL && _lian_feel_parser_expect_symbol (parser, ":");
      value = good ? _lian_feel_parser_expression (parser) : NULL;
      good = value != NULL;
      if (!good)
        break;
      _lian_feel_node_add (node, value);
      add_name (node, key);
      if (strpbrk (key, " -+*/.'") != NULL)
        g_ptr_array_add (parser->scope->members, (gpointer)key);
      _lian_feel_parser_push (parser, key);
    }
  while (_lian_feel_parser_accept_symbol (parser, ","));
  _lian_feel_parser_pop (parser, outer);
  if (!good || !_lian_feel_parser_expect_symbol (parser, "}"))
    return NULL;
  return g_steal_pointer (&node);
}

static LianFeelNode *
parse_if (LianFeelParser *parser)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_IF);
  static const char *const next[] = { "then", "else" };

  for (int i = 0; i < 3; i++)
    {
      LianFeelNode *part;

      if (i > 0 && !_lian_feel_parser_expect_keyword (parser, next[i - 1]))
        return NULL;
      part = _lian_feel_parser_expression (parser);
      if (part == NULL)
        return NULL;
      _lian_feel_node_add (node, part);
    }
  return g_steal_pointer (&node);
}

/* One "name in list" of a loop; "1..n" is a range of numbers. */
static gboolean
parse_iterator (LianFeelParser *parser, LianFeelNode *node)
{
  const char *name = parser->token.text;
  LianFeelNode *list;

  if (parser->token.kind != LIAN_FEEL_TOKEN_NAME)
    {
      _lian_feel_parser_fail_here (parser);
      return FALSE;
    }
  _lian_feel_parser_advance (parser);
  if (!_lian_feel_parser_expect_keyword (parser, "in"))
    return FALSE;
  list = _lian_feel_parser_expression (parser);
  if (list != NULL && _lian_feel_parser_accept_symbol (parser, ".."))
    {
      list = _lian_feel_parser_binary (parser, LIAN_FEEL_NODE_RANGE, LIAN_FEEL_OP_NONE, list,
                                       _lian_feel_parser_expression (parser));
      if (list != NULL)
        list->low_closed = list->high_closed = TRUE;
    }
  if (list == NULL)
    return FALSE;
  _lian_feel_node_add (node, list);
  add_name (node, name);
  _lian_feel_parser_push (parser, name);
  return TRUE;
}

static LianFeelNode *
parse_loop (LianFeelParser *parser, LianFeelNodeKind kind, const char *body_keyword)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (kind);
  guint outer = parser->scope->variables->len;
  LianFeelNode *body = NULL;
  gboolean good;

  do
    good = parse_iterator (parser, node);
  while (good && _lian_feel_parser_accept_symbol (parser, ","));
  if (good && _lian_feel_parser_expect_keyword (parser, body_keyword))
    body = _lian_feel_parser_expression (parser);
  _lian_feel_parser_pop (parser, outer);
  if (body == NULL)
    return NULL;
  _lian_feel_node_add (node, body);
  return g_steal_pointer (&node);
}

/* One argument, perhaps named: "rate: 0.05". */
static gboolean
parse_argument (LianFeelParser *parser, LianFeelNode *call)
{
  LianFeelLexer ahead = parser->lexer;
  LianFeelToken next;
  LianFeelNode *argument;

  if (parser->token.kind == LIAN_FEEL_TOKEN_NAME)
    {
      gboolean named;

      _lian_feel_lexer_next (&ahead, LIAN_FEEL_LEX_NORMAL, &next);
      named = next.kind == LIAN_FEEL_TOKEN_SYMBOL && g_str_equal (next.text, ":");
      _lian_feel_token_clear (&next);
      if (named)
        {
          add_name (call, parser->token.text);
          _lian_feel_parser_advance (parser);
          _lian_feel_parser_advance (parser);
        }
    }
  argument = _lian_feel_parser_expression (parser);
  if (argument == NULL)
    return FALSE;
  _lian_feel_node_add (call, argument);
  return TRUE;
}

gboolean
_lian_feel_parser_arguments (LianFeelParser *parser, LianFeelNode *call)
{
  guint n_arguments = 0;

  if (!_lian_feel_parser_accept_symbol (parser, ")"))
    {
      do
        {
          if (!parse_argument (parser, call))
            return FALSE;
          n_arguments++;
        }
      while (_lian_feel_parser_accept_symbol (parser, ","));
      if (!_lian_feel_parser_expect_symbol (parser, ")"))
        return FALSE;
    }
  if (call->names != NULL && call->names->len != n_arguments)
    {
      _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                              _ ("either all arguments are named or none"));
      return FALSE;
    }
  return TRUE;
}

static const char *
literal_text (const LianFeelNode *call)
{
  const LianFeelNode *first = _lian_feel_node_child (call, 0);

  return first->kind == LIAN_FEEL_NODE_LITERAL ? lian_feel_value_get_string (first->value) : NULL;
}

/* Dates and times of the standard that are no values here would be null, which says that they are
 * wrong: zones by name, whose meaning depends on tables that change, and years of five digits. */
static gboolean
check_moment (LianFeelParser *parser, const char *function, const LianFeelNode *call)
{
  const char *text = literal_text (call);
  gboolean date = g_str_equal (function, "date"), time = g_str_equal (function, "time");

  if (text == NULL || (!date && !time && !g_str_equal (function, "date and time")))
    return TRUE;
  if (strchr (text, '@') != NULL && !date)
    _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED, _ ("time zones by name: “%s”"),
                            text);
  else if (_lian_feel_names_far_year (text) && !time)
    _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                            _ ("years outside of 1 to 9999: “%s”"), text);
  return parser->error == NULL;
}

static LianFeelNode *
parse_builtin (LianFeelParser *parser, int builtin)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_BUILTIN);
  const char *name = _lian_feel_builtin_name (builtin);

  node->builtin = builtin;
  _lian_feel_parser_advance (parser);
  if (!_lian_feel_parser_expect_symbol (parser, "(") || !_lian_feel_parser_arguments (parser, node))
    return NULL;
  if (node->names != NULL)
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                                   _ ("named arguments of the built-in function “%s”"), name);
  if (!_lian_feel_builtin_accepts (builtin, node->children != NULL ? node->children->len : 0))
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                                   _ ("wrong number of arguments of the function “%s”"), name);
  if (!check_moment (parser, name, node))
    return NULL;
  return g_steal_pointer (&node);
}

static gboolean
next_is_call (LianFeelParser *parser)
{
  const char *at = parser->lexer.at;

  while (g_ascii_isspace (*at))
    at++;
  return *at == '(';
}

static LianFeelNode *
parse_name (LianFeelParser *parser)
{
  LianFeelNode *node;
  int builtin = next_is_call (parser) ? _lian_feel_builtin_find (parser->token.text) : -1;
  gboolean in_scope = FALSE;

  for (guint i = 0; i < parser->scope->variables->len && !in_scope; i++)
    in_scope = g_ptr_array_index (parser->scope->variables, i) == parser->token.text;
  if (builtin >= 0 && !in_scope)
    return parse_builtin (parser, builtin);
  if (!in_scope && next_is_call (parser))
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                                   _ ("unknown function “%s”"), parser->token.text);
  if (!in_scope && parser->open_names == 0)
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("unknown name “%s”"),
                                   parser->token.text);
  node = _lian_feel_node_new (LIAN_FEEL_NODE_NAME);
  node->name = parser->token.text;
  _lian_feel_parser_advance (parser);
  return node;
}

/* not(x) as an expression; in a unary test parse_test() comes first. */
static LianFeelNode *
parse_not (LianFeelParser *parser)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_BUILTIN);

  node->builtin = _lian_feel_builtin_find ("not");
  if (!_lian_feel_parser_expect_symbol (parser, "(") || !_lian_feel_parser_arguments (parser, node))
    g_clear_pointer (&node, _lian_feel_node_free);
  else if (node->children == NULL || node->children->len != 1)
    {
      g_clear_pointer (&node, _lian_feel_node_free);
      _lian_feel_parser_fail_here (parser);
    }
  return node;
}

static LianFeelNode *
parse_keyword (LianFeelParser *parser)
{
  if (_lian_feel_parser_accept_keyword (parser, "true"))
    return literal (lian_feel_value_new_boolean (TRUE));
  if (_lian_feel_parser_accept_keyword (parser, "false"))
    return literal (lian_feel_value_new_boolean (FALSE));
  if (_lian_feel_parser_accept_keyword (parser, "null"))
    return literal (lian_feel_value_new_null ());
  if (_lian_feel_parser_accept_keyword (parser, "if"))
    return parse_if (parser);
  if (_lian_feel_parser_accept_keyword (parser, "for"))
    return parse_loop (parser, LIAN_FEEL_NODE_FOR, "return");
  if (_lian_feel_parser_accept_keyword (parser, "some"))
    return parse_loop (parser, LIAN_FEEL_NODE_SOME, "satisfies");
  if (_lian_feel_parser_accept_keyword (parser, "every"))
    return parse_loop (parser, LIAN_FEEL_NODE_EVERY, "satisfies");
  if (_lian_feel_parser_accept_keyword (parser, "not"))
    return parse_not (parser);
  if (_lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "function")
      || _lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "instance"))
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                                   _ ("the construct “%s”"), parser->token.text);
  return _lian_feel_parser_fail_here (parser);
}

LianFeelNode *
_lian_feel_parser_primary (LianFeelParser *parser)
{
  LianFeelNode *node;

  switch (parser->token.kind)
    {
    case LIAN_FEEL_TOKEN_NUMBER:
      return parse_number (parser);
    case LIAN_FEEL_TOKEN_STRING:
      return parse_string (parser);
    case LIAN_FEEL_TOKEN_NAME:
      return parse_name (parser);
    case LIAN_FEEL_TOKEN_KEYWORD:
      return parse_keyword (parser);
    case LIAN_FEEL_TOKEN_SYMBOL:
      break;
    case LIAN_FEEL_TOKEN_END:
    case LIAN_FEEL_TOKEN_BAD:
    default:
      return _lian_feel_parser_fail_here (parser);
    }
  if (_lian_feel_parser_accept_symbol (parser, "("))
    return parse_paren (parser);
  if (_lian_feel_parser_accept_symbol (parser, "["))
    return parse_bracket (parser);
  if (_lian_feel_parser_accept_symbol (parser, "]"))
    return parse_open_range (parser);
  if (_lian_feel_parser_at_symbol (parser, "{"))
    return parse_context (parser);
  if (_lian_feel_parser_at_symbol (parser, "@"))
    return parse_at_literal (parser);
  if (!_lian_feel_parser_accept_symbol (parser, "?"))
    return _lian_feel_parser_fail_here (parser);
  node = _lian_feel_node_new (LIAN_FEEL_NODE_INPUT);
  node->uses_input = TRUE;
  return node;
}
