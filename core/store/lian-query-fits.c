/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a query names what is there. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

static gboolean
is_field (const LianType *type, const char *field, GError **error)
{
  if (lian_type_field (type, field) >= 0)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is no field “%s”"), field);
  return FALSE;
}

/* What a query calls a unit is known to the base alone. */
static gboolean
is_unit (LianTxn *txn, const char *word, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare_kept (txn->db,
                                             "SELECT 1 FROM unit WHERE ?1 IN (lian_fold (code), "
                                             "lian_fold (name_zh), lian_fold (name_en)) LIMIT 1",
                                             error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_text (find, 1, word, -1, SQLITE_TRANSIENT);
  if (!lian_db_step (txn->db, find, &row, error))
    return FALSE;
  sqlite3_reset (find);
  if (!row)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                 _ ("there is no unit “%s”: the list of units has its code and names"), word);
  return row;
}

/* Names of fields go into the statement, so only those of the type may. */
static gboolean
filters_fit (LianTxn *txn, const LianType *type, const GPtrArray *filters, gboolean of_term, GError **error)
{
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const LianFilter *filter = filters->pdata[i];
      if (filter->field == NULL && of_term
          && (filter->test == LIAN_FILTER_MATCHES || filter->test == LIAN_FILTER_WORDS))
        continue;
      if (filter->unit_word != NULL && *filter->unit_word != '\0' && !is_unit (txn, filter->unit_word, error))
        return FALSE;
      if (!is_field (type, filter->field != NULL ? filter->field : "", error))
        return FALSE;
      for (char **more = filter->plus; more != NULL && *more != NULL; more++)
        if (!is_field (type, *more, error))
          return FALSE;
    }
  return TRUE;
}

/* Whether all that the conditions of @query name is there: fields of its type, units of the base. */
gboolean
_lian_query_fits (LianTxn *txn, const LianQuery *query, GError **error)
{
  if (!filters_fit (txn, query->type, query->filters, FALSE, error))
    return FALSE;
  for (guint i = 0; query->terms != NULL && i < query->terms->len; i++)
    if (!filters_fit (txn, query->type, ((const LianTerm *) query->terms->pdata[i])->filters, TRUE, error))
      return FALSE;
  return TRUE;
}
