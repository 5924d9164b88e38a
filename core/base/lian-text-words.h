/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the two search indexes keep of a text, and what they are asked. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianTextWords:
 * @query: an FTS5 query
 * @of_texts: whether it is one of the index of texts, as for Chinese, rather than of that of pieces
 * @checked: (nullable): words, line by line, which the query does not make sure of:
 *   lian_text_has_words() does
 * @parts: all that is looked for, line by line, as it would stand in what lian_text_index() gives
 *
 * What somebody looks for.  All of it has to be there.
 */
typedef struct
{
  char *query;
  gboolean of_texts;
  char *checked;
  char *parts;
} LianTextWords;

LianTextWords *lian_text_words_new (const char *text, const char *kind);
void lian_text_words_free (LianTextWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianTextWords, lian_text_words_free)

char *lian_text_pieces (const char *indexed);
char *lian_text_initials (const char *text);
char *lian_text_kind (const char *kind);
gboolean lian_text_has_words (const char *indexed, const char *words);
guint lian_text_rate (const char *indexed, const char *parts);

G_END_DECLS
