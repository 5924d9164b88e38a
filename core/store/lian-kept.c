/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Kept warnings in the language of who reads them.
 *
 * The base holds the sentence that the clerk read, in the clerk's language.  The rule behind it can say
 * it again in any other as long as it still finds the same; the reason stays as it was typed. */
#include "lian-kept.h"
#include "lian-i18n.h"
#include "lian-twin.h"

static char *
find_message (const GPtrArray *issues, const LianRecord *kept)
{
  const char *code = lian_record_get_text (kept, "code");
  const char *field = lian_record_get_text (kept, "field");
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (issue->severity == LIAN_ISSUE_WARNING && g_strcmp0 (issue->code, code) == 0
          && g_strcmp0 (issue->field, field) == 0)
        return g_strdup (issue->message);
    }
  return NULL;
}

static char *
say_again (LianTxn *txn, const LianRecord *kept, const char *language)
{
  const LianType *type = lian_type_find (lian_record_get_text (kept, "kind"));
  g_autoptr (LianRecord) record
      = type != NULL ? lian_txn_load (txn, type, lian_record_get_number (kept, "record")) : NULL;
  if (record == NULL)
    return NULL;
  const char *before = lian_i18n_set_thread_language (language);
  /* Others that may be the same are looked for where the warning was about one. */
  gboolean is_twin = g_strcmp0 (lian_record_get_text (kept, "code"), LIAN_TWIN_CODE) == 0;
  g_autoptr (GPtrArray) issues = is_twin ? lian_txn_check_typed (txn, record, NULL) : lian_txn_check (txn, record, NULL);
  lian_i18n_set_thread_language (before);
  return find_message (issues, kept);
}

/**
 * lian_kept_dup_message:
 * @txn: the base
 * @kept: a record of type "kept_warning"
 * @language: (nullable): a language; %NULL for the program's own
 *
 * Returns: (transfer full): the warning in @language; as it was kept where the rule does not find it
 *   any more
 */
char *
lian_kept_dup_message (LianTxn *txn, const LianRecord *kept, const char *language)
{
  char *again = say_again (txn, kept, language);
  if (again != NULL)
    return again;
  const char *message = lian_record_get_text (kept, "message");
  return g_strdup (message != NULL ? message : lian_record_get_text (kept, "code"));
}
