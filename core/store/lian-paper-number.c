/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Numbers on paper: by year and office, each given out once.
 *
 * They are not records: taking back the act that used a number doesn't take back the number, which
 * may be on paper already.  It stays in this list, as voided. */
#include "lian-txn-private.h"

/**
 * lian_paper_number_free:
 * @number: (nullable) (transfer full): a number
 */
void
lian_paper_number_free (LianPaperNumber *number)
{
  if (number == NULL)
    return;
  g_free (number->number);
  g_free (number);
}

static char *
format_number (gint64 year, gint64 office, gint64 serial)
{
  return g_strdup_printf ("%04d/%03d/%04" G_GINT64_FORMAT, (int) year, (int) office, serial);
}

/**
 * lian_txn_issue_number:
 * @txn: a write
 * @type: the type that is numbered
 * @date: gives the year
 * @record: the record that gets the number
 * @error: return location
 *
 * Returns: (transfer full) (nullable): for instance "1956/001/0042"
 */
char *
lian_txn_issue_number (LianTxn *txn, const LianType *type, LianDate date, gint64 record,
                       GError **error)
{
  int year, month, day;
  gboolean row;
  lian_date_split (date, &year, &month, &day);
  gint64 office = _lian_txn_office (txn);
  sqlite3_stmt *issue = lian_db_prepare (
      txn->db,
      "INSERT INTO paper_number (kind, year, office, serial, record) "
      "SELECT ?1, ?2, ?3, coalesce(max(serial), 0) + 1, ?4 FROM paper_number "
      "WHERE kind = ?1 AND year = ?2 AND office = ?3 RETURNING serial",
      error);
  if (issue == NULL)
    return NULL;
  sqlite3_bind_text (issue, 1, type->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (issue, 2, year);
  sqlite3_bind_int64 (issue, 3, office);
  sqlite3_bind_int64 (issue, 4, record);
  if (!lian_db_step (txn->db, issue, &row, error))
    return NULL;
  gint64 serial = sqlite3_column_int64 (issue, 0);
  sqlite3_reset (issue);
  return format_number (year, office, serial);
}

static gboolean
is_voided (LianTxn *txn, const LianType *type, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  return record == NULL || g_strcmp0 (lian_record_get_text (record, "state"), "VOID") == 0;
}

/**
 * lian_txn_list_numbers:
 * @txn: the base
 * @type: the type that is numbered
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianPaperNumber): every number given out, voided
 *   ones too, in order
 */
GPtrArray *
lian_txn_list_numbers (LianTxn *txn, const LianType *type, GError **error)
{
  gboolean row = TRUE;
  g_autoptr (GPtrArray) numbers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_paper_number_free);
  sqlite3_stmt *list = lian_db_prepare (
      txn->db,
      "SELECT year, office, serial, record FROM paper_number WHERE kind = ?1 ORDER BY 1, 2, 3",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_text (list, 1, type->id, -1, SQLITE_STATIC);
  while (row)
    {
      if (!lian_db_step (txn->db, list, &row, error))
        return NULL;
      if (!row)
        break;
      LianPaperNumber *number = g_new0 (LianPaperNumber, 1);
      number->number = format_number (sqlite3_column_int64 (list, 0), sqlite3_column_int64 (list, 1),
                                      sqlite3_column_int64 (list, 2));
      number->record = sqlite3_column_int64 (list, 3);
      number->voided = is_voided (txn, type, number->record);
      g_ptr_array_add (numbers, number);
    }
  return g_steal_pointer (&numbers);
}
