/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base of an earlier day knows that it is one.
 *
 * Papers and files are made by threads and programs that see nothing but the file, and have to say of which day
 * they tell.  Once somebody works on with the copy it is a base like any other. */
#include "lian-past-private.h"
#include "lian-txn-private.h"

#define DAY "known-on"
#define ACT "known-on-act"

static gboolean
set_counter (LianDb *db, const char *name, gint64 value, GError **error)
{
  sqlite3_stmt *set
      = lian_db_prepare (db, "INSERT OR REPLACE INTO counter (name, value) VALUES (?1, ?2)", error);
  if (set == NULL)
    return FALSE;
  sqlite3_bind_text (set, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (set, 2, value);
  gboolean ok = lian_db_finish (db, set, error);
  sqlite3_clear_bindings (set);
  return ok;
}

/* Marks a copy whose last act is @act. */
gboolean
_lian_past_mark (LianDb *db, LianDate day, gint64 act, GError **error)
{
  return set_counter (db, DAY, day, error) && set_counter (db, ACT, act, error);
}

/**
 * lian_txn_get_known_on:
 * @txn: the base
 *
 * Returns: the day at whose end the base was known like this; 0 for a base that is not a copy of an earlier day
 */
LianDate
lian_txn_get_known_on (LianTxn *txn)
{
  gint64 day = 0;
  gboolean marked = lian_db_get_number (txn->db,
                                        "SELECT max(d.value) FROM counter d, counter a WHERE d.name = '" DAY "' "
                                        "AND a.name = '" ACT "' "
                                        "AND a.value = (SELECT coalesce(max(seq), 0) FROM act)",
                                        &day, NULL);
  return marked ? (LianDate) day : 0;
}
