/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a person types to narrow a list: words, and conditions on fields. */
#pragma once

#include "lian-filter.h"

G_BEGIN_DECLS

/**
 * LianQueryText:
 * @words: (nullable): the plain words, for #LianQuery.search; %NULL for none
 * @terms: (element-type LianTerm): everything else, for #LianQuery.terms
 *
 * A text that was read.
 */
typedef struct
{
  char *words;
  GPtrArray *terms;
} LianQueryText;

LianQueryText *lian_query_text_read (const LianType *type, const char *text, LianDate working_date,
                                     GError **error);
void lian_query_text_free (LianQueryText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianQueryText, lian_query_text_free)

G_END_DECLS
