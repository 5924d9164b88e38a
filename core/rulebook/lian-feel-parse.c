/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reads FEEL expressions and unary tests into syntax trees. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-node.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#include "lian-feel-builtin.h"
#include "lian-feel-lexer.h"
#include "lian-rulebook-error.h"

/* A recursive-descent reader with one token of look-ahead.  It is strict on
 * purpose: a name nobody declared, an unknown function or a construct outside
 * the supported level is an error here, when the file is loaded, and not a
 * null in some decision later.  Only inside a filter may a name be one of the
 * filtered elements' own.  Depth is bounded, so hostile text cannot exhaust
 * the stack. */

#define MAX_DEPTH 200

typedef struct
{
  LianFeelLexer lexer;
  LianFeelScope *scope;
  LianFeelToken token;
  guint depth;
  guint open_names; /* > 0: inside a filter, unknown names are members */
  GError *error;
} Parser;

static LianFeelNode *parse_expression (Parser *parser);
static LianFeelNode *parse_test (Parser *parser);
static LianFeelNode *parse_short_test (Parser *parser);

/* --- nodes ------------------------------------------------------------- */

LianFeelNode *
_lian_feel_node_new (LianFeelNodeKind kind)
{
  LianFeelNode *node = g_new0 (LianFeelNode, 1);

  node->kind = kind;
  node->builtin = -1;
  return node;
}

void
_lian_feel_node_free (LianFeelNode *node)
{
  if (node == NULL)
    return;
  g_clear_pointer (&node->value, lian_feel_value_unref);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_pointer (&node->names, g_ptr_array_unref);
  g_free (node);
}

void
_lian_feel_node_add (LianFeelNode *node, LianFeelNode *child)
{
  if (node->children == NULL)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) _lian_feel_node_free);
  node->uses_input = node->uses_input || child->uses_input;
  g_ptr_array_add (node->children, child);
}

LianFeelNode *
_lian_feel_node_child (const LianFeelNode *node, guint index)
{
  if (node->children == NULL || index >= node->children->len)
    return NULL;
  return g_ptr_array_index (node->children, index);
}

static void
add_name (LianFeelNode *node, const char *name)
{
  if (node->names == NULL)
    node->names = g_ptr_array_new ();
  g_ptr_array_add (node->names, (gpointer) name);
}

/* --- tokens ------------------------------------------------------------ */

static gpointer
fail (Parser *parser, LianRulebookError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gpointer
fail (Parser *parser, LianRulebookError code, const char *format, ...)
{
  va_list arguments;

  if (parser->error != NULL)
    return NULL;
  va_start (arguments, format);
  parser->error = g_error_new_valist (LIAN_RULEBOOK_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return NULL;
}

static gpointer
fail_here (Parser *parser)
{
  g_autofree char *rest = g_utf8_substring (parser->token.start, 0,
                                            MIN (20, g_utf8_strlen (parser->token.start, -1)));

  if (*rest == '\0')
    return fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("the expression ends too early"));
  return fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("cannot read the expression at “%s”"), rest);
}

static void
advance_as (Parser *parser, LianFeelLexMode mode)
{
  _lian_feel_token_clear (&parser->token);
  _lian_feel_lexer_next (&parser->lexer, mode, &parser->token);
}

static void
advance (Parser *parser)
{
  advance_as (parser, LIAN_FEEL_LEX_NORMAL);
}

static gboolean
at_text (Parser *parser, LianFeelTokenKind kind, const char *text)
{
  return parser->token.kind == kind && g_str_equal (parser->token.text, text);
}

static gboolean
at_symbol (Parser *parser, const char *symbol)
{
  return at_text (parser, LIAN_FEEL_TOKEN_SYMBOL, symbol);
}

static gboolean
accept_symbol (Parser *parser, const char *symbol)
{
  if (!at_symbol (parser, symbol))
    return FALSE;
  advance (parser);
  return TRUE;
}

static gboolean
accept_keyword (Parser *parser, const char *keyword)
{
  if (!at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, keyword))
    return FALSE;
  advance (parser);
  return TRUE;
}

static gboolean
expect_symbol (Parser *parser, const char *symbol)
{
  if (accept_symbol (parser, symbol))
    return TRUE;
  fail_here (parser);
  return FALSE;
}

static gboolean
expect_keyword (Parser *parser, const char *keyword)
{
  if (accept_keyword (parser, keyword))
    return TRUE;
  fail_here (parser);
  return FALSE;
}

static gboolean
enter (Parser *parser)
{
  if (++parser->depth <= MAX_DEPTH)
    return TRUE;
  fail (parser, LIAN_RULEBOOK_ERROR_LIMIT, _ ("the expression is nested too deeply"));
  return FALSE;
}

static void
push_variable (Parser *parser, const char *name)
{
  g_ptr_array_add (parser->scope->variables, (gpointer) name);
}

static void
pop_variables (Parser *parser, guint length)
{
  g_ptr_array_set_size (parser->scope->variables, (int) length);
}

/* Takes @child into @node, or frees both when parsing failed. */
static LianFeelNode *
with_child (Parser *parser, LianFeelNode *node, LianFeelNode *child)
{
  if (child == NULL)
    {
      _lian_feel_node_free (node);
      return NULL;
    }
  _lian_feel_node_add (node, child);
  return node;
}

static LianFeelNode *
binary (Parser *parser, LianFeelNodeKind kind, LianFeelOp op, LianFeelNode *left,
        LianFeelNode *right)
{
  LianFeelNode *node;

  if (right == NULL)
    {
      _lian_feel_node_free (left);
      return NULL;
    }
  node = _lian_feel_node_new (kind);
  node->op = op;
  _lian_feel_node_add (node, left);
  _lian_feel_node_add (node, right);
  return node;
}

/* --- primary expressions ----------------------------------------------- */

static LianFeelNode *
literal (LianFeelValue *value)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_LITERAL);

  node->value = value;
  return node;
}

static LianFeelNode *
parse_number (Parser *parser)
{
  LianDecimal number;

  if (!lian_decimal_from_string (parser->token.string, &number))
    return fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("the number %s has more than 34 digits"),
                 parser->token.string);
  advance (parser);
  return literal (lian_feel_value_new_number (number));
}

static LianFeelNode *
parse_string (Parser *parser)
{
  LianFeelNode *node = literal (lian_feel_value_new_string (parser->token.string));

  advance (parser);
  return node;
}

/* @"1956-03-29" */
static LianFeelNode *
parse_at_literal (Parser *parser)
{
  LianFeelValue *date;

  advance (parser);
  if (parser->token.kind != LIAN_FEEL_TOKEN_STRING)
    return fail_here (parser);
  date = lian_feel_value_new_date (parser->token.string);
  if (date == NULL)
    return fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                 _ ("“%s”: of times, only dates are supported"), parser->token.string);
  advance (parser);
  return literal (date);
}

static LianFeelNode *
parse_range_end (Parser *parser, gboolean low_closed, LianFeelNode *low)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_RANGE);
  LianFeelNode *high;

  _lian_feel_node_add (node, low);
  node->low_closed = low_closed;
  high = parse_expression (parser);
  if (high == NULL)
    return with_child (parser, node, NULL);
  _lian_feel_node_add (node, high);
  node->high_closed = at_symbol (parser, "]");
  if (!at_symbol (parser, "]") && !at_symbol (parser, ")") && !at_symbol (parser, "["))
    {
      fail_here (parser);
      return with_child (parser, node, NULL);
    }
  advance (parser);
  return node;
}

/* "[" has been read: a list or a closed interval. */
static LianFeelNode *
parse_bracket (Parser *parser)
{
  g_autoptr (LianFeelNode) list = _lian_feel_node_new (LIAN_FEEL_NODE_LIST);

  if (accept_symbol (parser, "]"))
    return g_steal_pointer (&list);
  do
    {
      LianFeelNode *item = parse_expression (parser);

      if (item == NULL)
        return NULL;
      if (list->children == NULL && accept_symbol (parser, ".."))
        return parse_range_end (parser, TRUE, item);
      _lian_feel_node_add (list, item);
    }
  while (accept_symbol (parser, ","));
  if (!expect_symbol (parser, "]"))
    return NULL;
  return g_steal_pointer (&list);
}

/* "(" has been read: brackets or an open interval. */
static LianFeelNode *
parse_paren (Parser *parser)
{
  LianFeelNode *inner = parse_expression (parser);

  if (inner == NULL)
    return NULL;
  if (accept_symbol (parser, ".."))
    return parse_range_end (parser, FALSE, inner);
  if (!expect_symbol (parser, ")"))
    g_clear_pointer (&inner, _lian_feel_node_free);
  return inner;
}

static const char *
parse_context_key (Parser *parser)
{
  const char *key;
  g_autofree char *name = NULL;

  if (parser->token.kind == LIAN_FEEL_TOKEN_STRING)
    {
      key = g_intern_string (parser->token.string);
      advance (parser);
      return key;
    }
  parser->lexer.at = parser->token.start;
  name = _lian_feel_lexer_context_key (&parser->lexer);
  if (name == NULL)
    return fail_here (parser);
  advance (parser);
  return g_intern_string (name);
}

/* "{" is the token. */
static LianFeelNode *
parse_context (Parser *parser)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_CONTEXT);
  guint outer = parser->scope->variables->len;
  gboolean good = TRUE;

  advance (parser);
  if (accept_symbol (parser, "}"))
    return g_steal_pointer (&node);
  do
    {
      const char *key = parse_context_key (parser);
      LianFeelNode *value;

      good = key != NULL && expect_symbol (parser, ":");
      value = good ? parse_expression (parser) : NULL;
      good = value != NULL;
      if (!good)
        break;
      _lian_feel_node_add (node, value);
      add_name (node, key);
      push_variable (parser, key);
    }
  while (accept_symbol (parser, ","));
  pop_variables (parser, outer);
  if (!good || !expect_symbol (parser, "}"))
    return NULL;
  return g_steal_pointer (&node);
}

static LianFeelNode *
parse_if (Parser *parser)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_IF);
  static const char *const next[] = { "then", "else" };

  for (int i = 0; i < 3; i++)
    {
      LianFeelNode *part;

      if (i > 0 && !expect_keyword (parser, next[i - 1]))
        return NULL;
      part = parse_expression (parser);
      if (part == NULL)
        return NULL;
      _lian_feel_node_add (node, part);
    }
  return g_steal_pointer (&node);
}

/* One "name in list" of a loop; "1..n" is a range of numbers. */
static gboolean
parse_iterator (Parser *parser, LianFeelNode *node)
{
  const char *name = parser->token.text;
  LianFeelNode *list;

  if (parser->token.kind != LIAN_FEEL_TOKEN_NAME)
    {
      fail_here (parser);
      return FALSE;
    }
  advance (parser);
  if (!expect_keyword (parser, "in"))
    return FALSE;
  list = parse_expression (parser);
  if (list != NULL && accept_symbol (parser, ".."))
    {
      list = binary (parser, LIAN_FEEL_NODE_RANGE, LIAN_FEEL_OP_NONE, list,
                     parse_expression (parser));
      if (list != NULL)
        list->low_closed = list->high_closed = TRUE;
    }
  if (list == NULL)
    return FALSE;
  _lian_feel_node_add (node, list);
  add_name (node, name);
  push_variable (parser, name);
  return TRUE;
}

static LianFeelNode *
parse_loop (Parser *parser, LianFeelNodeKind kind, const char *body_keyword)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (kind);
  guint outer = parser->scope->variables->len;
  LianFeelNode *body = NULL;
  gboolean good;

  do
    good = parse_iterator (parser, node);
  while (good && accept_symbol (parser, ","));
  if (good && expect_keyword (parser, body_keyword))
    body = parse_expression (parser);
  pop_variables (parser, outer);
  if (body == NULL)
    return NULL;
  _lian_feel_node_add (node, body);
  return g_steal_pointer (&node);
}

/* One argument, perhaps named: "rate: 0.05". */
static gboolean
parse_argument (Parser *parser, LianFeelNode *call)
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
          advance (parser);
          advance (parser);
        }
    }
  argument = parse_expression (parser);
  if (argument == NULL)
    return FALSE;
  _lian_feel_node_add (call, argument);
  return TRUE;
}

static gboolean
parse_arguments (Parser *parser, LianFeelNode *call)
{
  guint n_arguments = 0;

  if (!accept_symbol (parser, ")"))
    {
      do
        {
          if (!parse_argument (parser, call))
            return FALSE;
          n_arguments++;
        }
      while (accept_symbol (parser, ","));
      if (!expect_symbol (parser, ")"))
        return FALSE;
    }
  if (call->names != NULL && call->names->len != n_arguments)
    {
      fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("either all arguments are named or none"));
      return FALSE;
    }
  return TRUE;
}

static LianFeelNode *
parse_builtin (Parser *parser, int builtin)
{
  g_autoptr (LianFeelNode) node = _lian_feel_node_new (LIAN_FEEL_NODE_BUILTIN);
  const char *name = _lian_feel_builtin_name (builtin);

  node->builtin = builtin;
  advance (parser);
  if (!expect_symbol (parser, "(") || !parse_arguments (parser, node))
    return NULL;
  if (node->names != NULL)
    return fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED,
                 _ ("named arguments of the built-in function “%s”"), name);
  if (!_lian_feel_builtin_accepts (builtin, node->children != NULL ? node->children->len : 0))
    return fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                 _ ("wrong number of arguments of the function “%s”"), name);
  return g_steal_pointer (&node);
}

static gboolean
next_is_call (Parser *parser)
{
  const char *at = parser->lexer.at;

  while (g_ascii_isspace (*at))
    at++;
  return *at == '(';
}

static LianFeelNode *
parse_name (Parser *parser)
{
  LianFeelNode *node;
  int builtin = next_is_call (parser) ? _lian_feel_builtin_find (parser->token.text) : -1;
  gboolean in_scope = FALSE;

  for (guint i = 0; i < parser->scope->variables->len && !in_scope; i++)
    in_scope = g_ptr_array_index (parser->scope->variables, i) == parser->token.text;
  if (builtin >= 0 && !in_scope)
    return parse_builtin (parser, builtin);
  if (!in_scope && next_is_call (parser))
    return fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED, _ ("unknown function “%s”"),
                 parser->token.text);
  if (!in_scope && parser->open_names == 0)
    return fail (parser, LIAN_RULEBOOK_ERROR_INVALID, _ ("unknown name “%s”"), parser->token.text);
  node = _lian_feel_node_new (LIAN_FEEL_NODE_NAME);
  node->name = parser->token.text;
  advance (parser);
  return node;
}

/* not(x) as an expression; in a unary test parse_test() comes first. */
static LianFeelNode *
parse_not (Parser *parser)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_BUILTIN);

  node->builtin = _lian_feel_builtin_find ("not");
  if (!expect_symbol (parser, "(") || !parse_arguments (parser, node))
    g_clear_pointer (&node, _lian_feel_node_free);
  else if (node->children == NULL || node->children->len != 1)
    {
      g_clear_pointer (&node, _lian_feel_node_free);
      fail_here (parser);
    }
  return node;
}

static LianFeelNode *
parse_keyword (Parser *parser)
{
  if (accept_keyword (parser, "true"))
    return literal (lian_feel_value_new_boolean (TRUE));
  if (accept_keyword (parser, "false"))
    return literal (lian_feel_value_new_boolean (FALSE));
  if (accept_keyword (parser, "null"))
    return literal (lian_feel_value_new_null ());
  if (accept_keyword (parser, "if"))
    return parse_if (parser);
  if (accept_keyword (parser, "for"))
    return parse_loop (parser, LIAN_FEEL_NODE_FOR, "return");
  if (accept_keyword (parser, "some"))
    return parse_loop (parser, LIAN_FEEL_NODE_SOME, "satisfies");
  if (accept_keyword (parser, "every"))
    return parse_loop (parser, LIAN_FEEL_NODE_EVERY, "satisfies");
  if (accept_keyword (parser, "not"))
    return parse_not (parser);
  if (at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "function")
      || at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "instance"))
    return fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED, _ ("the construct “%s”"),
                 parser->token.text);
  return fail_here (parser);
}

static LianFeelNode *
parse_primary (Parser *parser)
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
      return fail_here (parser);
    }
  if (accept_symbol (parser, "("))
    return parse_paren (parser);
  if (accept_symbol (parser, "["))
    return parse_bracket (parser);
  if (at_symbol (parser, "{"))
    return parse_context (parser);
  if (at_symbol (parser, "@"))
    return parse_at_literal (parser);
  if (!accept_symbol (parser, "?"))
    return fail_here (parser);
  node = _lian_feel_node_new (LIAN_FEEL_NODE_INPUT);
  node->uses_input = TRUE;
  return node;
}

/* --- postfix, operators ------------------------------------------------- */

static LianFeelNode *
parse_member (Parser *parser, LianFeelNode *object)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_PATH);

  _lian_feel_node_add (node, object);
  advance_as (parser, LIAN_FEEL_LEX_MEMBER);
  if (parser->token.kind != LIAN_FEEL_TOKEN_NAME)
    {
      fail_here (parser);
      return with_child (parser, node, NULL);
    }
  node->name = parser->token.text;
  advance (parser);
  return node;
}

static LianFeelNode *
parse_filter (Parser *parser, LianFeelNode *list)
{
  LianFeelNode *test;
  guint outer = parser->scope->variables->len;

  push_variable (parser, g_intern_static_string ("item"));
  parser->open_names++;
  test = parse_expression (parser);
  parser->open_names--;
  pop_variables (parser, outer);
  if (test != NULL && !expect_symbol (parser, "]"))
    g_clear_pointer (&test, _lian_feel_node_free);
  return binary (parser, LIAN_FEEL_NODE_FILTER, LIAN_FEEL_OP_NONE, list, test);
}

static LianFeelNode *
parse_call (Parser *parser, LianFeelNode *callee)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_CALL);

  _lian_feel_node_add (node, callee);
  if (!parse_arguments (parser, node))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node;
}

static LianFeelNode *
parse_postfix (Parser *parser)
{
  LianFeelNode *node = parse_primary (parser);
  guint n_steps = 0;

  while (node != NULL && parser->error == NULL)
    {
      /* A chain is as deep a tree as nesting is. */
      if (++n_steps > MAX_DEPTH)
        {
          g_clear_pointer (&node, _lian_feel_node_free);
          return fail (parser, LIAN_RULEBOOK_ERROR_LIMIT,
                       _ ("the expression is nested too deeply"));
        }
      if (at_symbol (parser, "."))
        node = parse_member (parser, node);
      else if (accept_symbol (parser, "["))
        node = parse_filter (parser, node);
      else if (node->kind == LIAN_FEEL_NODE_NAME && accept_symbol (parser, "("))
        node = parse_call (parser, node);
      else
        break;
    }
  return node;
}

static LianFeelNode *
parse_unary (Parser *parser)
{
  LianFeelNode *node;

  if (!accept_symbol (parser, "-"))
    return parse_postfix (parser);
  if (!enter (parser))
    return NULL;
  node = with_child (parser, _lian_feel_node_new (LIAN_FEEL_NODE_NEGATE), parse_unary (parser));
  parser->depth--;
  return node;
}

typedef struct
{
  const char *symbol;
  LianFeelOp op;
} Operator;

typedef LianFeelNode *(*ParseFunc) (Parser *parser);

static LianFeelNode *
parse_chain (Parser *parser, ParseFunc operand, const Operator *operators, guint n_operators)
{
  LianFeelNode *left = operand (parser);
  guint n_terms = 0;

  for (guint i = 0; left != NULL && i < n_operators; i++)
    if (accept_symbol (parser, operators[i].symbol))
      {
        if (++n_terms > MAX_DEPTH)
          {
            _lian_feel_node_free (left);
            return fail (parser, LIAN_RULEBOOK_ERROR_LIMIT,
                         _ ("the expression is nested too deeply"));
          }
        left = binary (parser, LIAN_FEEL_NODE_ARITHMETIC, operators[i].op, left, operand (parser));
        i = (guint) -1;
      }
  return left;
}

static LianFeelNode *
parse_power (Parser *parser)
{
  static const Operator operators[] = { { "**", LIAN_FEEL_OP_POWER } };

  return parse_chain (parser, parse_unary, operators, G_N_ELEMENTS (operators));
}

static LianFeelNode *
parse_product (Parser *parser)
{
  static const Operator operators[]
      = { { "*", LIAN_FEEL_OP_MULTIPLY }, { "/", LIAN_FEEL_OP_DIVIDE } };

  return parse_chain (parser, parse_power, operators, G_N_ELEMENTS (operators));
}

static LianFeelNode *
parse_sum (Parser *parser)
{
  static const Operator operators[]
      = { { "+", LIAN_FEEL_OP_ADD }, { "-", LIAN_FEEL_OP_SUBTRACT } };

  return parse_chain (parser, parse_product, operators, G_N_ELEMENTS (operators));
}

static LianFeelOp
accept_comparison (Parser *parser)
{
  static const Operator operators[]
      = { { "=", LIAN_FEEL_OP_EQUAL },   { "!=", LIAN_FEEL_OP_UNEQUAL },
          { "<=", LIAN_FEEL_OP_AT_MOST }, { "<", LIAN_FEEL_OP_LESS },
          { ">=", LIAN_FEEL_OP_AT_LEAST }, { ">", LIAN_FEEL_OP_GREATER } };

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (accept_symbol (parser, operators[i].symbol))
      return operators[i].op;
  return LIAN_FEEL_OP_NONE;
}

/* "x in test" or "x in (test, test)". */
static LianFeelNode *
parse_in (Parser *parser, LianFeelNode *left)
{
  LianFeelNode *tests = _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
  gboolean many = FALSE;
  LianFeelLexer before = parser->lexer;
  const char *start = parser->token.start;

  if (accept_symbol (parser, "("))
    {
      LianFeelNode *first = parse_test (parser);

      many = first != NULL && !at_symbol (parser, "..");
      if (many)
        _lian_feel_node_add (tests, first);
      else
        g_clear_pointer (&first, _lian_feel_node_free);
    }
  if (!many && parser->error == NULL)
    {
      parser->lexer = before;
      parser->lexer.at = start;
      advance (parser);
      tests = with_child (parser, tests, parse_short_test (parser));
    }
  while (many && tests != NULL && accept_symbol (parser, ","))
    tests = with_child (parser, tests, parse_test (parser));
  if (tests != NULL && (parser->error != NULL || (many && !expect_symbol (parser, ")"))))
    g_clear_pointer (&tests, _lian_feel_node_free);
  return binary (parser, LIAN_FEEL_NODE_IN, LIAN_FEEL_OP_NONE, left, tests);
}

static LianFeelNode *
parse_between (Parser *parser, LianFeelNode *value)
{
  LianFeelNode *node = _lian_feel_node_new (LIAN_FEEL_NODE_BETWEEN);

  _lian_feel_node_add (node, value);
  node = with_child (parser, node, parse_sum (parser));
  if (node != NULL && !expect_keyword (parser, "and"))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node != NULL ? with_child (parser, node, parse_sum (parser)) : NULL;
}

static LianFeelNode *
parse_comparison (Parser *parser)
{
  LianFeelNode *left = parse_sum (parser);
  LianFeelOp op;

  if (left == NULL)
    return NULL;
  op = accept_comparison (parser);
  if (op != LIAN_FEEL_OP_NONE)
    return binary (parser, LIAN_FEEL_NODE_COMPARE, op, left, parse_sum (parser));
  if (accept_keyword (parser, "between"))
    return parse_between (parser, left);
  if (accept_keyword (parser, "in"))
    return parse_in (parser, left);
  if (at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, "instance"))
    {
      _lian_feel_node_free (left);
      return fail (parser, LIAN_RULEBOOK_ERROR_UNSUPPORTED, _ ("the construct “%s”"),
                   "instance of");
    }
  return left;
}

static LianFeelNode *
parse_logic (Parser *parser, ParseFunc operand, const char *keyword, LianFeelNodeKind kind)
{
  LianFeelNode *node = operand (parser);
  LianFeelNode *all;

  if (node == NULL || !at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, keyword))
    return node;
  all = _lian_feel_node_new (kind);
  _lian_feel_node_add (all, node);
  while (all != NULL && accept_keyword (parser, keyword))
    all = with_child (parser, all, operand (parser));
  return all;
}

static LianFeelNode *
parse_and (Parser *parser)
{
  return parse_logic (parser, parse_comparison, "and", LIAN_FEEL_NODE_AND);
}

static LianFeelNode *
parse_expression (Parser *parser)
{
  LianFeelNode *node;

  if (!enter (parser))
    return NULL;
  node = parse_logic (parser, parse_and, "or", LIAN_FEEL_NODE_OR);
  parser->depth--;
  return node;
}

/* --- unary tests --------------------------------------------------------- */

static LianFeelNode *
parse_test_of (Parser *parser, LianFeelNode *(*operand) (Parser *))
{
  LianFeelOp op = accept_comparison (parser);
  LianFeelNode *node;

  if (op != LIAN_FEEL_OP_NONE)
    {
      node = with_child (parser, _lian_feel_node_new (LIAN_FEEL_NODE_TEST_COMPARE),
                         parse_sum (parser));
      if (node != NULL)
        node->op = op;
      return node;
    }
  if (accept_symbol (parser, "]"))
    {
      LianFeelNode *low = parse_expression (parser);

      if (low != NULL && !expect_symbol (parser, ".."))
        g_clear_pointer (&low, _lian_feel_node_free);
      node = low != NULL ? parse_range_end (parser, FALSE, low) : NULL;
    }
  else
    node = operand (parser);
  return node != NULL
             ? with_child (parser, _lian_feel_node_new (LIAN_FEEL_NODE_TEST_VALUE), node)
             : NULL;
}

static LianFeelNode *
parse_test (Parser *parser)
{
  return parse_test_of (parser, parse_expression);
}

/* After a bare "in": "x in [1..5] and y" ends before the "and". */
static LianFeelNode *
parse_short_test (Parser *parser)
{
  return parse_test_of (parser, parse_sum);
}

static LianFeelNode *
parse_test_list (Parser *parser, LianFeelNodeKind kind)
{
  LianFeelNode *node = _lian_feel_node_new (kind);

  do
    node = with_child (parser, node, parse_test (parser));
  while (node != NULL && accept_symbol (parser, ","));
  return node;
}

static LianFeelNode *
parse_unary_tests (Parser *parser)
{
  LianFeelNode *node;

  if (parser->token.kind == LIAN_FEEL_TOKEN_END)
    return _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
  if (at_symbol (parser, "-") && *parser->lexer.at == '\0')
    {
      advance (parser);
      return _lian_feel_node_new (LIAN_FEEL_NODE_TESTS);
    }
  if (!accept_keyword (parser, "not"))
    return parse_test_list (parser, LIAN_FEEL_NODE_TESTS);
  if (!expect_symbol (parser, "("))
    return NULL;
  node = parse_test_list (parser, LIAN_FEEL_NODE_NOT_TESTS);
  if (node != NULL && !expect_symbol (parser, ")"))
    g_clear_pointer (&node, _lian_feel_node_free);
  return node;
}

static LianFeelNode *
parse_all (const char *text, LianFeelScope *scope, ParseFunc func, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Parser parser = { .lexer = { stripped, stripped, scope }, .scope = scope };
  guint outer = scope->variables->len;
  LianFeelNode *node;

  advance (&parser);
  node = func (&parser);
  if (node != NULL && parser.error == NULL && parser.token.kind != LIAN_FEEL_TOKEN_END)
    fail_here (&parser);
  if (parser.error != NULL)
    g_clear_pointer (&node, _lian_feel_node_free);
  _lian_feel_token_clear (&parser.token);
  pop_variables (&parser, outer);
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
  return parse_all (text, scope, parse_expression, error);
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
