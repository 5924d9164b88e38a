/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Splits FEEL text into tokens; private to the rulebook engine. */
#pragma once

#include "lian-feel-node.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_FEEL_TOKEN_END,
  LIAN_FEEL_TOKEN_NUMBER,
  LIAN_FEEL_TOKEN_STRING,
  LIAN_FEEL_TOKEN_NAME,
  LIAN_FEEL_TOKEN_KEYWORD,
  LIAN_FEEL_TOKEN_SYMBOL,
  LIAN_FEEL_TOKEN_BAD,
} LianFeelTokenKind;

typedef struct
{
  LianFeelTokenKind kind;
  const char *text;  /* interned: name, keyword or symbol */
  gboolean known;    /* NAME: in scope */
  char *string;      /* STRING: its content; NUMBER: as written */
  const char *start; /* where it began */
} LianFeelToken;

typedef struct
{
  const char *start, *at;
  LianFeelScope *scope;
} LianFeelLexer;

/* What may come next decides how a name is read. */
typedef enum
{
  LIAN_FEEL_LEX_NORMAL,
  LIAN_FEEL_LEX_MEMBER,
} LianFeelLexMode;

void _lian_feel_lexer_next (LianFeelLexer *lexer, LianFeelLexMode mode, LianFeelToken *token);
void _lian_feel_token_clear (LianFeelToken *token);
char *_lian_feel_lexer_context_key (LianFeelLexer *lexer);
char *_lian_feel_normalize_name (const char *text, gsize length);

G_END_DECLS
