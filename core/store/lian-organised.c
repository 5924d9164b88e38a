/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How many are organised on a day, counted by the base.
 *
 * A co-operative counts from the day it joined, or else was founded, until it was dissolved; one of which
 * neither is known counts on the working date only.  What changed later is taken back by the key of the
 * change: its stage was the stage before, its members were those that it gave to its successors, and who
 * only came out of the change was not there yet.  Without a later change the register of members counts
 * by its own days; where there is none, what the record states is carried back.  Dormant ones don't count. */
#include "lian-organised.h"
#include "lian-txn-private.h"

/* ?1 the city, ?2 the day, ?3 the working date */
#define COUNT \
  "WITH there AS (" \
  " SELECT c.id, c.trade, c.stage, c.members_male + c.members_female AS stated," \
  "  coalesce(c.joined, c.founded) IS NULL AS undated," \
  "  (SELECT s.id FROM succession_step k JOIN succession s ON s.id = k.succession" \
  "    WHERE k.from_cooperative = c.id AND s.on_date > ?2 ORDER BY s.on_date, s.id LIMIT 1) AS later" \
  " FROM cooperative c" \
  " WHERE c.city = ?1 AND coalesce(c.joined, c.founded, ?3) <= ?2" \
  "  AND (c.dissolved IS NULL OR c.dissolved > ?2)" \
  "  AND (c.status IS NULL OR c.status = 'LIVE' OR (c.status = 'DISSOLVED' AND c.dissolved IS NOT NULL))" \
  "  AND NOT EXISTS (SELECT 1 FROM succession_step k JOIN succession s ON s.id = k.succession" \
  "   WHERE k.to_cooperative = c.id AND s.on_date > ?2 AND NOT EXISTS (SELECT 1 FROM succession_step o" \
  "    WHERE o.succession = s.id AND o.from_cooperative = c.id)))," \
  " counted AS (" \
  " SELECT t.trade, t.undated," \
  "  CASE WHEN t.later IS NULL THEN t.stage ELSE coalesce((SELECT k.stage_before FROM succession_step k" \
  "   WHERE k.succession = t.later AND k.from_cooperative = t.id LIMIT 1), t.stage) END AS stage," \
  "  CASE WHEN t.later IS NOT NULL THEN (SELECT sum(k.members_male + k.members_female)" \
  "   FROM succession_step k WHERE k.succession = t.later AND k.from_cooperative = t.id)" \
  "  WHEN EXISTS (SELECT 1 FROM member m WHERE m.cooperative = t.id) THEN" \
  "   (SELECT count(*) + coalesce(sum(m.persons - 1), 0) FROM member m WHERE m.cooperative = t.id" \
  "     AND m.household IS NULL AND m.member_role IN ('MEMBER', 'MASTER')" \
  "     AND coalesce(m.joined, ?2) <= ?2 AND (m.left_on IS NULL OR m.left_on > ?2))" \
  "  ELSE t.stated END AS persons," \
  "  (SELECT count(*) FROM member m WHERE m.cooperative = t.id AND m.member_kind = 'HOUSEHOLD'" \
  "    AND coalesce(m.joined, ?2) <= ?2 AND (m.left_on IS NULL OR m.left_on > ?2)) AS households" \
  " FROM there t)" \
  " SELECT trade, stage, count(*), coalesce(sum(persons), 0), sum(households), sum(persons IS NULL)," \
  "  sum(undated) FROM counted GROUP BY trade, stage ORDER BY trade, stage"

#define FIRST \
  "SELECT min(coalesce(joined, founded)) FROM cooperative WHERE city = ?1"

/* Trades of city ?1 that on ?2 have neither a specialised federation nor anybody who is to found one. */
#define ALONE \
  "SELECT count(DISTINCT c.trade) FROM cooperative c WHERE c.city = ?1 AND c.dissolved IS NULL" \
  " AND (c.status IS NULL OR c.status = 'LIVE') AND NOT EXISTS (SELECT 1 FROM federation f" \
  "  WHERE f.trade = c.trade AND f.city = c.city AND f.level = 'SPECIALISED'" \
  "   AND (f.founded IS NULL OR f.founded <= ?2) AND (f.dissolved IS NULL OR f.dissolved >= ?2))" \
  " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.trade = c.trade AND t.city = c.city" \
  "  AND t.task_kind = 'SPEC_FEDERATION' AND t.done_on IS NULL)"

static void
bind_day (sqlite3_stmt *statement, int place, LianDate day)
{
  g_autofree char *text = lian_date_to_text (day);
  sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT);
}

static void
take_row (GArray *rows, sqlite3_stmt *row)
{
  LianOrganised one = { .trade = sqlite3_column_int64 (row, 0),
                        .stage = g_intern_string ((const char *) sqlite3_column_text (row, 1)),
                        .cooperatives = sqlite3_column_int64 (row, 2),
                        .persons = sqlite3_column_int64 (row, 3),
                        .households = sqlite3_column_int64 (row, 4),
                        .unknown = sqlite3_column_int64 (row, 5),
                        .undated = sqlite3_column_int64 (row, 6) };
  g_array_append_val (rows, one);
}

/**
 * lian_txn_count_organised:
 * @txn: the base
 * @city: a city
 * @day: a day
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianOrganised): the co-operatives of @city on @day, by
 *   trade and stage
 */
GArray *
lian_txn_count_organised (LianTxn *txn, gint64 city, LianDate day, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LianOrganised));
  sqlite3_stmt *count = lian_db_prepare (txn->db, COUNT, error);
  gboolean row = TRUE;
  if (count == NULL)
    return NULL;
  sqlite3_bind_int64 (count, 1, city);
  bind_day (count, 2, day);
  bind_day (count, 3, lian_txn_get_working_date (txn));
  while (row)
    {
      if (!lian_db_step (txn->db, count, &row, error))
        return NULL;
      if (row)
        take_row (rows, count);
    }
  return g_steal_pointer (&rows);
}

/**
 * lian_txn_first_organised:
 * @txn: the base
 * @city: a city
 * @day: (out): the first day on which a co-operative joined or was founded; 0 where none is known
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
lian_txn_first_organised (LianTxn *txn, gint64 city, LianDate *day, GError **error)
{
  gboolean row;
  *day = 0;
  sqlite3_stmt *first = lian_db_prepare (txn->db, FIRST, error);
  if (first == NULL)
    return FALSE;
  sqlite3_bind_int64 (first, 1, city);
  if (!lian_db_step (txn->db, first, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (first, 0) != SQLITE_NULL)
    lian_date_parse ((const char *) sqlite3_column_text (first, 0), day);
  sqlite3_reset (first);
  return TRUE;
}

/**
 * lian_txn_count_alone:
 * @txn: the base
 * @city: a city
 * @n_trades: (out): trades with a co-operative that on the working date have no specialised federation, and
 *   no open task to found one
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
lian_txn_count_alone (LianTxn *txn, gint64 city, gint64 *n_trades, GError **error)
{
  gboolean row;
  sqlite3_stmt *count = lian_db_prepare (txn->db, ALONE, error);
  *n_trades = 0;
  if (count == NULL)
    return FALSE;
  sqlite3_bind_int64 (count, 1, city);
  bind_day (count, 2, lian_txn_get_working_date (txn));
  if (!lian_db_step (txn->db, count, &row, error))
    return FALSE;
  *n_trades = row ? sqlite3_column_int64 (count, 0) : 0;
  sqlite3_reset (count);
  return TRUE;
}
