/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What statements of this program may call besides SQLite's own functions. */
#include "lian-db-private.h"
#include "lian-text.h"
#include "lian-text-words.h"

/* A base of a stranger may hold bytes that are no text. */
static void
fold (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  if (text == NULL)
    return;
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  char *folded = lian_text_fold (valid != NULL ? valid : text);
  sqlite3_result_text (context, folded, -1, g_free);
}

static void
has_words (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *indexed = (const char *) sqlite3_value_text (values[0]);
  const char *words = (const char *) sqlite3_value_text (values[1]);
  sqlite3_result_int (context, indexed != NULL && words != NULL && lian_text_has_words (indexed, words));
}

/* lian_fold (text): as the search index has it; lian_has_words (indexed, words).  A schema cannot call
 * them. */
int
_lian_db_add_functions (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function (handle, "lian_fold", 1, flags, NULL, fold, NULL, NULL);
  return code != SQLITE_OK ? code
                           : sqlite3_create_function (handle, "lian_has_words", 2, flags, NULL, has_words,
                                                      NULL, NULL);
}
