/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The state of the FEEL reader and what its parts share; private to the rulebook engine. */
#pragma once

#include "lian-feel-lexer.h"
#include "lian-feel-node.h"
#include "lian-rulebook-error.h"

G_BEGIN_DECLS

/* Deeper nesting and longer chains are refused. */
#define LIAN_FEEL_MAX_DEPTH 200

typedef struct
{
  LianFeelLexer lexer;
  LianFeelScope *scope;
  LianFeelToken token;
  guint depth;
  guint open_names; /* > 0: inside a filter, unknown names are members */
  guint ranges;     /* > 0: a "[" may close an interval that is being read */
  GError *error;
} LianFeelParser;

gpointer
_lian_feel_parser_fail (LianFeelParser *parser, LianRulebookError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gpointer _lian_feel_parser_fail_here (LianFeelParser *parser);
void _lian_feel_parser_advance_as (LianFeelParser *parser, LianFeelLexMode mode);
void _lian_feel_parser_advance (LianFeelParser *parser);
gboolean
_lian_feel_parser_at_text (LianFeelParser *parser, LianFeelTokenKind kind, const char *text);
gboolean _lian_feel_parser_at_symbol (LianFeelParser *parser, const char *symbol);
gboolean _lian_feel_parser_accept_symbol (LianFeelParser *parser, const char *symbol);
gboolean _lian_feel_parser_accept_keyword (LianFeelParser *parser, const char *keyword);
gboolean _lian_feel_parser_expect_symbol (LianFeelParser *parser, const char *symbol);
gboolean _lian_feel_parser_expect_keyword (LianFeelParser *parser, const char *keyword);
gboolean _lian_feel_parser_enter (LianFeelParser *parser);
void _lian_feel_parser_push (LianFeelParser *parser, const char *name);
void _lian_feel_parser_pop (LianFeelParser *parser, guint length);
LianFeelNode *
_lian_feel_parser_with_child (LianFeelParser *parser, LianFeelNode *node, LianFeelNode *child);
LianFeelNode *_lian_feel_parser_binary (LianFeelParser *parser,
                                        LianFeelNodeKind kind,
                                        LianFeelOp op,
                                        LianFeelNode *left,
                                        LianFeelNode *right);
gboolean _lian_feel_parser_arguments (LianFeelParser *parser, LianFeelNode *call);
LianFeelNode *_lian_feel_parser_primary (LianFeelParser *parser);
LianFeelNode *_lian_feel_parser_expression (LianFeelParser *parser);
LianFeelNode *
_lian_feel_parser_range_end (LianFeelParser *parser, gboolean low_closed, LianFeelNode *low);

G_END_DECLS
