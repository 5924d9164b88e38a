/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Folding of text for search: width, case, traditional and simplified characters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lian_text_fold (const char *text);
char *lian_text_index (const char *text);
char *lian_text_index_words (const char *folded);
char *lian_text_capitalize (const char *text);
char *lian_text_phrase (const char *text);
char *lian_text_like (const char *text, gboolean anywhere);
char *lian_text_shorten (const char *text);
char *lian_text_shorten_to (const char *text, guint most);
gboolean lian_text_is_han (gunichar c);
gboolean lian_text_has_han (const char *text);
gboolean lian_text_is_blank (const char *text);

G_END_DECLS
