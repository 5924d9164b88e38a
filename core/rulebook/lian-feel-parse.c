/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads FEEL expressions and unary tests into syntax trees. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-parser.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A recursive-descent reader with one token of look-ahead.  It is strict on
 * purpose: a name nobody declared, an unknown function or a construct outside
 * the supported level is an error here, when the file is loaded, and not a
 * null in some decision later.  Only inside a filter may a name be one of the
 * filtered elements' own.  Depth is bounded, so hostile text cannot exhaust
 * the stack. */

static LianFeelNode *parse_test (LianFeelParser *parser);
static LianFeelNode *parse_short_test (LianFeelParser *parser);

/* --- postfix, operators ------------------------------------------------- */

static LianFeelNode *
parse_member (LianFeelParser *parser, LianFeelNode *object)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_PATH);

  _lian_feel_node_add (node, object);
  _lian_feel_parser_advance_as (parser, LIAN_FEEL_LEX_MEMBER);
  if (parser->token.kind != LIAN_FEEL_TOKEN_NAME)
    {
      _lian_feel_parser_fail_here (parser);
      return _lian_feel_parser_with_child (parser, node, NULL);
    }
  node->name = parser->token.text;
  _lian_feel_parser_advance (parser);
  return node;
}

/* Whether "[" closes the interval "]1..3[" rather than opens a filter: then no
 * expression can follow it. */
static gboolean
closes_range (LianFeelParser *parser)
{
  static const char *const words[] = { "and", "or", "then", "else", "return", "satisfies" };
  const char *at = parser->lexer.at;

  while (g_ascii_isspace (*at))
    at++;
  for (gsize i = 0; parser->ranges > 0 && i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (at, words[i]) && g_ascii_isspace (at[strlen (words[i])]))
      return TRUE;
  return parser->ranges > 0 && strchr (",)]}", *at) != NULL;
}

static LianFeelNode *
parse_filter (LianFeelParser *parser, LianFeelNode *list)
{
  LianFeelNode *test;
  guint outer = parser->scope->variables->len;

  _lian_feel_parser_push (parser, g_intern_static_string ("item"));
  parser->open_names++;
  test = _lian_feel_parser_expression (parser);
  parser->open_names--;
  _lian_feel_parser_pop (parser, outer);
  if (test != NULL && !_lian_feel_parser_expect_symbol (parser, "]"))
    g_clear_pointer (&test, _lian_feel_node_free);
  return _lian_feel_parser_binary (parser, LIAN_FEEL_NODE_FILTER, LIAN_FEEL_OP_NONE, list, test);
}

static LianFeelNode *
parse_call (LianFeelParser *parser, LianFeelNode *callee)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_CALL);

  _lian_feel_node_add (node, callee);
  if (!_lian_feel_parser_arguments (parser, node))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node;
}

static LianFeelNode *
parse_postfix (LianFeelParser *parser)
{
  LianFeelNode *node = _lian_feel_parser_primary (parser);
  guint n_steps = 0;

  while (node != NULL && parser->error == NULL)
    {
      /* A chain is as deep a tree as nesting is. */
      if (++n_steps > LIAN_FEEL_MAX_DEPTH)
        {
          g_clear_pointer (&node, _lian_feel_node_free);
          return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_LIMIT,
                                         _ ("the expression is nested too deeply"));
        }
      if (_lian_feel_parser_at_symbol (parser, "."))
        node = parse_member (parser, node);
      else if (_lian_feel_parser_at_symbol (parser, "[") && closes_range (parser))
        break;
      else if (_lian_feel_parser_accept_symbol (parser, "["))
        node = parse_filter (parser, node);
      else if (node->kind == LIAN_FEEL_NODE_NAME && _lian_feel_parser_accept_symbol (parser, "("))
        node = parse_call (parser, node);
      else
        break;
    }
  return node;
}

static LianFeelNode *
parse_unary (LianFeelParser *parser)
{
  LianFeelNode *node;

  if (!_lian_feel_parser_accept_symbol (parser, "-"))
    return parse_postfix (parser);
  if (!_lian_feel_parser_enter (parser))
    return NULL;
  node = _lian_feel_parser_with_child (parser, _lian_feel_node_new (LIAN_FEEL_NODE_NEGATE),
                                       parse_unary (parser));
  parser->depth--;
  return node;
}

typedef struct
{
  const char *symbol;
  LianFeelOp op;
} Operator;

typedef LianFeelNode *(*ParseFunc) (LianFeelParser *parser);

static LianFeelNode *
parse_chain (LianFeelParser *parser,
             ParseFunc operand,
             const Operator *operators,
             guint n_operators)
{
  LianFeelNode *left = operand (parser);
  guint n_terms = 0;

  for (guint i = 0; left != NULL && i < n_operators; i++)
    if (_lian_feel_parser_accept_symbol (parser, operators[i].symbol))
      {
        if (++n_terms > LIAN_FEEL_MAX_DEPTH)
          {
            _lian_feel_node_free (left);
            return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_LIMIT,
                                           _ ("the expression is nested too deeply"));
          }
        left = _lian_feel_parser_binary (parser, LIAN_FEEL_NODE_ARITHMETIC, operators[i].op, left,
                                         operand (parser));
        i = (guint)-1;
      }
  return left;
}

static LianFeelNode *
parse_power (LianFeelParser *parser)
{
  static const Operator operators[] = { { "**", LIAN_FEEL_OP_POWER } };

  return parse_chain (parser, parse_unary, operators, G_N_ELEMENTS (operators));
}

static LianFeelNode *
parse_product (LianFeelParser *parser)
{
  static const Operator operators[]
      = { { "*", LIAN_FEEL_OP_MULTIPLY }, { "/", LIAN_FEEL_OP_DIVIDE } };

  return parse_chain (parser, parse_power, operators, G_N_ELEMENTS (operators));
}

static LianFeelNode *
parse_sum (LianFeelParser *parser)
{
  static const Operator operators[] = { { "+", LIAN_FEEL_OP_ADD }, { "-", LIAN_FEEL_OP_SUBTRACT } };

  return parse_chain (parser, parse_product, operators, G_N_ELEMENTS (operators));
}

static LianFeelOp
accept_comparison (LianFeelParser *parser)
{
  static const Operator operators[]
      = { { "=", LIAN_FEEL_OP_EQUAL },     { "!=", LIAN_FEEL_OP_UNEQUAL },
          { "<=", LIAN_FEEL_OP_AT_MOST },  { "<", LIAN_FEEL_OP_LESS },
          { ">=", LIAN_FEEL_OP_AT_LEAST }, { ">", LIAN_FEEL_OP_GREATER } };

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (_lian_feel_parser_accept_symbol (parser, operators[i].symbol))
      return operators[i].op;
  return LIAN_FEEL_OP_NONE;
}

/* "x in test" or "x in (test, test)". */
static LianFeelNode *
parse_in (LianFeelParser *parser, LianFeelNode *left)
{
  LianFeelNode *tests = _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
  gboolean many = FALSE;
  LianFeelLexer before = parser->lexer;
  const char *start = parser->token.start;

  if (_lian_feel_parser_accept_symbol (parser, "("))
    {
      LianFeelNode *first = parse_test (parser);

      many = first != NULL && !_lian_feel_parser_at_symbol (parser, "..");
      if (many)
        _lian_feel_node_add (tests, first);
      else
        g_clear_pointer (&first, _lian_feel_node_free);
    }
  if (!many && parser->error == NULL)
    {
      parser->lexer = before;
      parser->lexer.at = start;
      _lian_feel_parser_advance (parser);
      tests = _lian_feel_parser_with_child (parser, tests, parse_short_test (parser));
    }
  while (many && tests != NULL && _lian_feel_parser_accept_symbol (parser, ","))
    tests = _lian_feel_parser_with_child (parser, tests, parse_test (parser));
  if (tests != NULL
      && (parser->error != NULL || (many && !_lian_feel_parser_expect_symbol (parser, ")"))))
    g_clear_pointer (&tests, _lian_feel_node_free);
  return _lian_feel_parser_binary (parser, LIAN_FEEL_NODE_IN, LIAN_FEEL_OP_NONE, left, tests);
}

static LianFeelNode *
parse_between (LianFeelParser *parser, LianFeelNode *value)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_BETWEEN);

  _lian_feel_node_add (node, value);
  node = _lian_feel_parser_with_child (parser, node, parse_sum (parser));
  if (node != NULL && !_lian_feel_parser_expect_keyword (parser, "and"))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node != NULL ? _lian_feel_parser_with_child (parser, node, parse_sum (parser)) : NULL;
}

static LianFeelNode *
parse_comparison (LianFeelParser *parser)
{
  LianFeelNode *left = parse_sum (parser);
  LianFeelOp op;

  if (left == NULL)
    return NULL;
  op = accept_comparison (parser);
  if (op != LIAN_FEEL_OP_NONE)
    return _lian_feel_parser_binary (parser, LIAN_FEEL_NODE_COMPARE, op, left, parse_sum (parser));
  if (_lian_feel_parser_accept_keyword (parser, "between"))
    return parse_between (parser, left);
  if (_lian_feel_parser_accept_keyword (parser, "in"))
    return parse_in (parser, left);
  if (_lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "instance"))
    {
      _lian_feel_node_free (left);
      return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                                     _ ("the construct “%s”"), "instance of");
    }
  return left;
}

static LianFeelNode *
parse_logic (LianFeelParser *parser, ParseFunc operand, const char *keyword, LianFeelNodeKind kind)
{
  LianFeelNode *node = operand (parser);
  LianFeelNode *all;

  if (node == NULL || !_lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, keyword))
    return node;
  all = _lian_feel_node_new (kind);
  _lian_feel_node_add (all, node);
  while (all != NULL && _lian_feel_parser_accept_keyword (parser, keyword))
    all = _lian_feel_parser_with_child (parser, all, operand (parser));
  return all;
}

static LianFeelNode *
parse_and (LianFeelParser *parser)
{
  return parse_logic (parser, parse_comparison, "and", LIAN_FEEL_NODE_AND);
}

LianFeelNode *
_lian_feel_parser_expression (LianFeelParser *parser)
{
  LianFeelNode *node;

  if (!_lian_feel_parser_enter (parser))
    return NULL;
  node = parse_logic (parser, parse_and, "or", LIAN_FEEL_NODE_OR);
  parser->depth--;
  return node;
}

/* --- unary tests --------------------------------------------------------- */

static LianFeelNode *
parse_test_of (LianFeelParser *parser, LianFeelNode *(*operand) (LianFeelParser *))
{
  LianFeelOp op = accept_comparison (parser);
  LianFeelNode *node;

  if (op != LIAN_FEEL_OP_NONE)
    {
      node = _lian_feel_parser_with_child (
          parser, _lian_feel_node_new (LIAN_FEEL_NODE_TEST_COMPARE), parse_sum (parser));
      if (node != NULL)
        node->op = op;
      return node;
    }
  node = operand (parser);
  return node != NULL ? _lian_feel_parser_with_child (
             parser, _lian_feel_node_new (LIAN_FEEL_NODE_TEST_VALUE), node)
                      : NULL;
}

static LianFeelNode *
parse_test (LianFeelParser *parser)
{
  return parse_test_of (parser, _lian_feel_parser_expression);
}

/* After a bare "in": "x in [1..5] and y" ends before the "and". */
static LianFeelNode *
parse_short_test (LianFeelParser *parser)
{
  return parse_test_of (parser, parse_sum);
}

static LianFeelNode *
parse_test_list (LianFeelParser *parser, LianFeelNodeKind kind)
{
  LianFeelNode *node = _lian_feel_node_new (kind);

  do
    node = _lian_feel_parser_with_child (parser, node, parse_test (parser));
  while (node != NULL && _lian_feel_parser_accept_symbol (parser, ","));
  return node;
}

static LianFeelNode *
parse_unary_tests (LianFeelParser *parser)
{
  LianFeelNode *node;

  if (parser->token.kind == LIAN_FEEL_TOKEN_END)
    return _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
  if (_lian_feel_parser_at_symbol (parser, "-") && *parser->lexer.at == '\0')
    {
      _lian_feel_parser_advance (parser);
      return _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
    }
  if (!_lian_feel_parser_accept_keyword (parser, "not"))
    return parse_test_list (parser, LIAN_FEEL_NODE_TESTS);
  if (!_lian_feel_parser_expect_symbol (parser, "("))
    return NULL;
  node = parse_test_list (parser, LIAN_FEEL_NODE_NOT_TESTS);
  if (node != NULL && !_lian_feel_parser_expect_symbol (parser, ")"))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node;
}

static LianFeelNode *
parse_all (const char *text, LianFeelScope *scope, ParseFunc func, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  LianFeelParser parser = { .lexer = { stripped, stripped, scope }, .scope = scope };
  guint outer = scope->variables->len;
  LianFeelNode *node;

  _lian_feel_parser_advance (&parser);
  node = func (&parser);
  if (node != NULL && parser.error == NULL && parser.token.kind != LIAN_FEEL_TOKEN_END)
    _lian_feel_parser_fail_here (&parser);
  if (parser.error != NULL)
    g_clear_pointer (&node, _lian_feel_node_free);
  _lian_feel_token_clear (&parser.token);
  _lian_feel_parser_pop (&parser, outer);
  if (parser.error != NULL)
    g_propagate_error (error, parser.error);
  return node;
}

/**
 * _lian_feel_parse:
 * @text: a FEEL expression
 * @scope: the names it may use
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the syntax tree
 */
LianFeelNode *
_lian_feel_parse (const char *text, LianFeelScope *scope, GError **error)
{
  return parse_all (text, scope, _lian_feel_parser_expression, error);
}

/**
 * _lian_feel_parse_tests:
 * @text: the unary tests of a table cell, perhaps "-"
 * @scope: the names they may use
 * @error: return location for an error, domain %LIAN_RULEBOOK_ERROR
 *
 * Returns: (transfer full) (nullable): the syntax tree
 */
LianFeelNode *
_lian_feel_parse_tests (const char *text, LianFeelScope *scope, GError **error)
{
  return parse_all (text, scope, parse_unary_tests, error);
}
