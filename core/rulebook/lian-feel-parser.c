/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Syntax trees of FEEL and the helpers of their reader. */
#define G_LOG_DOMAIN "lian-rulebook"

#include "config.h"

#include "lian-feel-parser.h"

#include <string.h>
#define GETTEXT_PACKAGE LIAN_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Trees own their children; the reader looks one token ahead and keeps the first
 * error, so that every part can simply return NULL. */

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
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)_lian_feel_node_free);
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

/* --- tokens ------------------------------------------------------------ */

gpointer
_lian_feel_parser_fail (LianFeelParser *parser, LianRulebookError code, const char *format, ...)
{
  va_list arguments;

  if (parser->error != NULL)
    return NULL;
  va_start (arguments, format);
  parser->error = g_error_new_valist (LIAN_RULEBOOK_ERROR, (int)code, format, arguments);
  va_end (arguments);
  return NULL;
}

gpointer
_lian_feel_parser_fail_here (LianFeelParser *parser)
{
  g_autofree char *rest = g_utf8_substring (parser->token.start, 0,
                                            MIN (20, g_utf8_strlen (parser->token.start, -1)));

  if (*rest == '\0')
    return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                                   _ ("the expression ends too early"));
  return _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_INVALID,
                                 _ ("cannot read the expression at “%s”"), rest);
}

void
_lian_feel_parser_advance_as (LianFeelParser *parser, LianFeelLexMode mode)
{
  _lian_feel_token_clear (&parser->token);
  _lian_feel_lexer_next (&parser->lexer, mode, &parser->token);
}

void
_lian_feel_parser_advance (LianFeelParser *parser)
{
  _lian_feel_parser_advance_as (parser, LIAN_FEEL_LEX_NORMAL);
}

gboolean
_lian_feel_parser_at_text (LianFeelParser *parser, LianFeelTokenKind kind, const char *text)
{
  return parser->token.kind == kind && g_str_equal (parser->token.text, text);
}

gboolean
_lian_feel_parser_at_symbol (LianFeelParser *parser, const char *symbol)
{
  return _lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_SYMBOL, symbol);
}

gboolean
_lian_feel_parser_accept_symbol (LianFeelParser *parser, const char *symbol)
{
  if (!_lian_feel_parser_at_symbol (parser, symbol))
    return FALSE;
  _lian_feel_parser_advance (parser);
  return TRUE;
}

gboolean
_lian_feel_parser_accept_keyword (LianFeelParser *parser, const char *keyword)
{
  if (!_lian_feel_parser_at_text (parser, LIAN_FEEL_TOKEN_KEYWORD, keyword))
    return FALSE;
  _lian_feel_parser_advance (parser);
  return TRUE;
}

gboolean
_lian_feel_parser_expect_symbol (LianFeelParser *parser, const char *symbol)
{
  if (_lian_feel_parser_accept_symbol (parser, symbol))
    return TRUE;
  _lian_feel_parser_fail_here (parser);
  return FALSE;
}

gboolean
_lian_feel_parser_expect_keyword (LianFeelParser *parser, const char *keyword)
{
  if (_lian_feel_parser_accept_keyword (parser, keyword))
    return TRUE;
  _lian_feel_parser_fail_here (parser);
  return FALSE;
}

gboolean
_lian_feel_parser_enter (LianFeelParser *parser)
{
  if (++parser->depth <= LIAN_FEEL_MAX_DEPTH)
    return TRUE;
  _lian_feel_parser_fail (parser, LIAN_RULEBOOK_ERROR_LIMIT,
                          _ ("the expression is nested too deeply"));
  return FALSE;
}

void
_lian_feel_parser_push (LianFeelParser *parser, const char *name)
{
  g_ptr_array_add (parser->scope->variables, (gpointer)name);
}

void
_lian_feel_parser_pop (LianFeelParser *parser, guint length)
{
  g_ptr_array_set_size (parser->scope->variables, (int)length);
}

/* Takes @child into @node, or frees both when parsing failed. */
LianFeelNode *
_lian_feel_parser_with_child (LianFeelParser *parser, LianFeelNode *node, LianFeelNode *child)
{
  if (child == NULL)
    {
      _lian_feel_node_free (node);
      return NULL;
    }
  _lian_feel_node_add (node, child);
  return node;
}

LianFeelNode *
_lian_feel_parser_binary (LianFeelParser *parser,
                          LianFeelNodeKind kind,
                          LianFeelOp op,
                          LianFeelNode *left,
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
