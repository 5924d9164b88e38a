/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What co-operatives lack, found by the base for all of them at once: who answers for quality and variety,
 * and management checks. */
#include "lian-missing.h"
#include "lian-counted-private.h"

#define LIVE "(c.status IS NULL OR c.status = 'LIVE')"
#define BACK G_STRINGIFY (LIAN_MISSING_MONTHS)

/* ?1 the working date */
#define NOBODY \
  "SELECT c.id FROM cooperative c WHERE " LIVE " AND NOT EXISTS (SELECT 1 FROM quality_person q" \
  " WHERE q.cooperative = c.id AND q.from_date <= ?1 AND (q.to_date IS NULL OR q.to_date >= ?1))"

/* The last full months. */
#define MONTHS \
  "WITH RECURSIVE months (first) AS (SELECT date(?1, 'start of month', '-" BACK " months')" \
  " UNION ALL SELECT date(first, '+1 month') FROM months WHERE first < date(?1, 'start of month', '-1 month')) "

/* Of whom a month is asked: who was there before it ended. */
#define ASKED LIVE " AND coalesce(c.joined, c.founded, m.first) < date(m.first, '+1 month')"

#define UNCHECKED \
  MONTHS "SELECT c.id, m.first, k.id, count(*) OVER () FROM cooperative c JOIN months m" \
  " LEFT JOIN management_check k ON k.cooperative = c.id AND k.month = m.first" \
  " WHERE " ASKED " AND (k.id IS NULL OR k.accounts_on_time IS NOT 'yes' OR k.stock_verified IS NOT 'yes'" \
  " OR k.meeting_held IS NOT 'yes') ORDER BY c.id, m.first LIMIT ?2"

/**
 * lian_missing_person_sql:
 *
 * The ids of co-operatives in which nobody answers for quality and variety (S1-7); ?1 is the working date.
 */
const char lian_missing_person_sql[] = NOBODY;

/**
 * lian_missing_check_sql:
 *
 * The ids of co-operatives in which nobody looked at accounts, stock and meeting of one of the last
 * %LIAN_MISSING_MONTHS full months; ?1 is the working date.
 */
const char lian_missing_check_sql[]
    = MONTHS "SELECT DISTINCT c.id FROM cooperative c JOIN months m WHERE " ASKED
             " AND NOT EXISTS (SELECT 1 FROM management_check k WHERE k.cooperative = c.id AND k.month = m.first)";

static sqlite3_stmt *
prepare (LianTxn *txn, const char *sql, guint most, GError **error)
{
  g_autofree char *today = lian_date_to_text (lian_txn_get_working_date (txn));
  sqlite3_stmt *select = lian_db_prepare (txn->db, sql, error);
  if (select == NULL)
    return NULL;
  sqlite3_bind_text (select, 1, today, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (select, 2, most > 0 ? (gint64) most : -1);
  return select;
}

/**
 * lian_txn_list_without_person:
 * @txn: the base
 * @most: most co-operatives; 0 for all
 * @n_all: (out): how many there are
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): co-operatives in which nobody answers for quality
 *   and variety on the working date (S1-7)
 */
GArray *
lian_txn_list_without_person (LianTxn *txn, guint most, guint *n_all, GError **error)
{
  sqlite3_stmt *select
      = prepare (txn, "SELECT id, count(*) OVER () FROM (" NOBODY ") ORDER BY id LIMIT ?2", most, error);
  return _lian_counted_ids (txn, select, n_all, error);
}

/**
 * lian_txn_list_unchecked:
 * @txn: the base
 * @most: most rows; 0 for all
 * @n_all: (out): how many there are
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianUnchecked): the last %LIAN_MISSING_MONTHS full months of
 *   co-operatives in which nobody looked, or accounts, stock and meeting are not all in order
 */
GArray *
lian_txn_list_unchecked (LianTxn *txn, guint most, guint *n_all, GError **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (LianUnchecked));
  sqlite3_stmt *select = prepare (txn, UNCHECKED, most, error);
  gboolean row = select != NULL;
  *n_all = 0;
  while (row)
    {
      if (!lian_db_step (txn->db, select, &row, error))
        return NULL;
      if (!row)
        break;
      LianUnchecked one = { .cooperative = sqlite3_column_int64 (select, 0), .check = sqlite3_column_int64 (select, 2) };
      lian_date_parse ((const char *) sqlite3_column_text (select, 1), &one.month);
      *n_all = (guint) sqlite3_column_int64 (select, 3);
      g_array_append_val (months, one);
    }
  return select != NULL ? g_steal_pointer (&months) : NULL;
}
