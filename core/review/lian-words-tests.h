/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Words for the cells of a rulebook's tables. */
#pragma once

#include "lian-words.h"

G_BEGIN_DECLS

char *lian_words_dup_test (const char *language, const char *test);
char *lian_words_dup_output (const char *language, const char *output);

G_END_DECLS
