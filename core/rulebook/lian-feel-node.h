/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Syntax trees of FEEL expressions; private to the rulebook engine. */
#pragma once

#include "lian-feel-value.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_FEEL_NODE_LITERAL,
  LIAN_FEEL_NODE_NAME,
  LIAN_FEEL_NODE_INPUT, /* "?": the value a unary test is about */
  LIAN_FEEL_NODE_NEGATE,
  LIAN_FEEL_NODE_ARITHMETIC,
  LIAN_FEEL_NODE_COMPARE,
  LIAN_FEEL_NODE_BETWEEN,
  LIAN_FEEL_NODE_IN,
  LIAN_FEEL_NODE_AND,
  LIAN_FEEL_NODE_OR,
  LIAN_FEEL_NODE_IF,
  LIAN_FEEL_NODE_FOR,
  LIAN_FEEL_NODE_SOME,
  LIAN_FEEL_NODE_EVERY,
  LIAN_FEEL_NODE_LIST,
  LIAN_FEEL_NODE_CONTEXT,
  LIAN_FEEL_NODE_PATH,
  LIAN_FEEL_NODE_FILTER,
  LIAN_FEEL_NODE_BUILTIN,
  LIAN_FEEL_NODE_CALL,
  LIAN_FEEL_NODE_RANGE,
  LIAN_FEEL_NODE_TESTS,        /* children: tests, any of them; none: "-" */
  LIAN_FEEL_NODE_NOT_TESTS,    /* the same, negated */
  LIAN_FEEL_NODE_TEST_COMPARE, /* "< 5" */
  LIAN_FEEL_NODE_TEST_VALUE,   /* an expression as test */
} LianFeelNodeKind;

/* Operators, in a form of their own so that a switch can be complete. */
typedef enum
{
  LIAN_FEEL_OP_NONE,
  LIAN_FEEL_OP_ADD,
  LIAN_FEEL_OP_SUBTRACT,
  LIAN_FEEL_OP_MULTIPLY,
  LIAN_FEEL_OP_DIVIDE,
  LIAN_FEEL_OP_POWER,
  LIAN_FEEL_OP_EQUAL,
  LIAN_FEEL_OP_UNEQUAL,
  LIAN_FEEL_OP_LESS,
  LIAN_FEEL_OP_AT_MOST,
  LIAN_FEEL_OP_GREATER,
  LIAN_FEEL_OP_AT_LEAST,
} LianFeelOp;

typedef struct _LianFeelNode LianFeelNode;

struct _LianFeelNode
{
  LianFeelNodeKind kind;
  LianFeelOp op;
  gboolean low_closed, high_closed; /* RANGE */
  gboolean uses_input;              /* "?" occurs in it */
  int builtin;                      /* BUILTIN: LianFeelBuiltin */
  const char *name;                 /* interned: NAME, PATH */
  LianFeelValue *value;             /* LITERAL */
  GPtrArray *children;              /* LianFeelNode */
  GPtrArray *names;                 /* interned: CONTEXT keys, loop variables, named arguments */
};

LianFeelNode *_lian_feel_node_new (LianFeelNodeKind kind);
void _lian_feel_node_free (LianFeelNode *node);
void _lian_feel_node_add (LianFeelNode *node, LianFeelNode *child);
LianFeelNode *_lian_feel_node_child (const LianFeelNode *node, guint index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianFeelNode, _lian_feel_node_free)

/* The names an expression may use.  Both arrays hold interned strings. */
typedef struct
{
  GPtrArray *variables;
  GPtrArray *members; /* component names, needed for those with blanks */
} LianFeelScope;

LianFeelNode *_lian_feel_parse (const char *text, LianFeelScope *scope, GError **error);
LianFeelNode *_lian_feel_parse_tests (const char *text, LianFeelScope *scope, GError **error);

G_END_DECLS
