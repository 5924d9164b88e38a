/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reading the log of acts.
 *
 * Acts are only ever appended.  Whether an act holds now is not stored: it is what the last undo or
 * redo of it says. */
#include "lian-act.h"
#include "lian-error.h"
#include "lian-format.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

/**
 * lian_act_free:
 * @act: (nullable) (transfer full): an act
 */
void
lian_act_free (LianAct *act)
{
  if (act == NULL)
    return;
  g_free (act->time);
  g_free (act->author);
  g_free (act->label);
  g_free (act->reason);
  g_free (act->hash);
  g_free (act);
}

/**
 * lian_field_change_copy:
 * @change: a change
 *
 * Returns: (transfer full): another like it
 */
LianFieldChange *
lian_field_change_copy (const LianFieldChange *change)
{
  LianFieldChange *copy = g_memdup2 (change, sizeof *change);
  copy->before = g_strdup (change->before);
  copy->after = g_strdup (change->after);
  copy->kept = g_strdup (change->kept);
  return copy;
}

/**
 * lian_field_change_free:
 * @change: (nullable) (transfer full): a change
 */
void
lian_field_change_free (LianFieldChange *change)
{
  if (change == NULL)
    return;
  g_free (change->before);
  g_free (change->after);
  g_free (change->kept);
  g_free (change);
}

static LianActKind
kind_from_text (const char *text)
{
  if (g_strcmp0 (text, "undo") == 0)
    return LIAN_ACT_UNDO;
  return g_strcmp0 (text, "redo") == 0 ? LIAN_ACT_REDO : LIAN_ACT_DO;
}

/* The act that @seq stands for, and since which act it holds; 0 when it was taken back. */
gboolean
_lian_act_root (LianDb *db, gint64 seq, gint64 *root, gint64 *live_since, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (
      db,
      "SELECT r.root, (SELECT seq FROM act WHERE of = r.root ORDER BY seq DESC LIMIT 1), "
      "(SELECT kind FROM act WHERE of = r.root ORDER BY seq DESC LIMIT 1) "
      "FROM (SELECT coalesce(of, seq) AS root FROM act WHERE seq = ?1) r",
      error);
  *root = 0;
  *live_since = 0;
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, seq);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  if (row)
    {
      *root = sqlite3_column_int64 (find, 0);
      gint64 last = sqlite3_column_int64 (find, 1);
      LianActKind kind = kind_from_text ((const char *) sqlite3_column_text (find, 2));
      *live_since = last == 0 ? *root : kind == LIAN_ACT_UNDO ? 0 : last;
    }
  sqlite3_reset (find);
  return TRUE;
}

static LianAct *
read_act (LianDb *db, sqlite3_stmt *row)
{
  gint64 root, live_since;
  LianAct *act = g_new0 (LianAct, 1);
  act->seq = sqlite3_column_int64 (row, 0);
  act->time = g_strdup ((const char *) sqlite3_column_text (row, 1));
  act->author = g_strdup ((const char *) sqlite3_column_text (row, 2));
  act->label = g_strdup ((const char *) sqlite3_column_text (row, 3));
  act->reason = g_strdup ((const char *) sqlite3_column_text (row, 4));
  act->kind = kind_from_text ((const char *) sqlite3_column_text (row, 5));
  act->of = sqlite3_column_int64 (row, 6);
  act->hash = g_strdup ((const char *) sqlite3_column_text (row, 7));
  act->live = _lian_act_root (db, act->seq, &root, &live_since, NULL) && live_since != 0;
  return act;
}

static GPtrArray *
read_acts (LianTxn *txn, sqlite3_stmt *list, GError **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_act_free);
  gboolean row = TRUE;
  while (row)
    {
      if (!lian_db_step (txn->db, list, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (acts, read_act (txn->db, list));
    }
  return g_steal_pointer (&acts);
}

/**
 * lian_txn_list_acts:
 * @txn: the base
 * @after: acts with a greater number; 0 for all
 * @limit: most acts, the newest; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianAct): acts, newest first
 */
GPtrArray *
lian_txn_list_acts (LianTxn *txn, gint64 after, guint limit, GError **error)
{
  sqlite3_stmt *list = lian_db_prepare (
      txn->db,
      "SELECT seq, time, author_name, label, reason, kind, of, hash FROM act WHERE seq > ?1 "
      "ORDER BY seq DESC LIMIT ?2",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, after);
  sqlite3_bind_int64 (list, 2, limit == 0 ? -1 : (gint64) limit);
  return read_acts (txn, list, error);
}

/**
 * lian_txn_list_acts_of:
 * @txn: the base
 * @record: a record
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianAct): acts that touched the record, or one that was
 *   merged into it, newest first
 */
GPtrArray *
lian_txn_list_acts_of (LianTxn *txn, gint64 record, GError **error)
{
  sqlite3_stmt *list = lian_db_prepare (
      txn->db,
      "SELECT a.seq, a.time, a.author_name, a.label, a.reason, a.kind, a.of, a.hash "
      "FROM act a WHERE a.seq IN (SELECT act FROM act_touch WHERE record = ?1 "
      "UNION SELECT t.act FROM likeness l JOIN act_touch t ON t.record = l.other "
      "WHERE l.record = ?1 AND l.verdict = 'SAME') ORDER BY a.seq DESC",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, record);
  return read_acts (txn, list, error);
}

/* The acts that touched one of these fields of the record, newest first. */
GPtrArray *
_lian_txn_list_acts_at (LianTxn *txn, gint64 record, guint64 mask, guint limit, GError **error)
{
  sqlite3_stmt *list = lian_db_prepare (
      txn->db,
      "SELECT a.seq, a.time, a.author_name, a.label, a.reason, a.kind, a.of, a.hash "
      "FROM act_touch t JOIN act a ON a.seq = t.act WHERE t.record = ?1 AND (t.mask & ?2) <> 0 "
      "ORDER BY t.act DESC LIMIT ?3",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, record);
  sqlite3_bind_int64 (list, 2, (gint64) mask);
  sqlite3_bind_int64 (list, 3, limit == 0 ? -1 : (gint64) limit);
  return read_acts (txn, list, error);
}

static gint64
get_number (LianTxn *txn, const char *sql, gint64 value)
{
  gboolean row = FALSE;
  gint64 number = 0;
  sqlite3_stmt *find = lian_db_prepare (txn->db, sql, NULL);
  if (find == NULL)
    return 0;
  sqlite3_bind_int64 (find, 1, value);
  if (lian_db_step (txn->db, find, &row, NULL) && row)
    number = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  return number;
}

/**
 * lian_txn_last_act:
 * @txn: the base
 *
 * Returns: the number of the last act, or 0
 */
gint64
lian_txn_last_act (LianTxn *txn)
{
  return get_number (txn, "SELECT max(seq) FROM act WHERE ?1 = 0", 0);
}

/**
 * lian_txn_last_act_of:
 * @txn: the base
 * @record: a record
 *
 * Returns: the number of the last act that touched the record, or 0
 */
gint64
lian_txn_last_act_of (LianTxn *txn, gint64 record)
{
  return get_number (txn, "SELECT max(act) FROM act_touch WHERE record = ?1", record);
}

gboolean
_lian_changes_after (LianDb *db, gint64 seq, LianChangeSet *set, GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *list = lian_db_prepare (
      db, "SELECT record, kind, op, mask FROM act_touch WHERE act > ?1 ORDER BY act", error);
  if (list == NULL)
    return FALSE;
  sqlite3_bind_int64 (list, 1, seq);
  while (row)
    {
      if (!lian_db_step (db, list, &row, error))
        return FALSE;
      if (!row)
        break;
      LianChange change = { lian_type_find ((const char *) sqlite3_column_text (list, 1)),
                            sqlite3_column_int64 (list, 0),
                            (LianChangeKind) sqlite3_column_int (list, 2),
                            (guint64) sqlite3_column_int64 (list, 3) };
      if (change.type != NULL)
        lian_change_set_add (set, &change);
    }
  return TRUE;
}

/* Walks an author's acts from the newest; @want is what is looked for. */
static gint64
find_target (LianDb *db, gint64 author, LianActKind want, char **label)
{
  gboolean row = TRUE;
  gint64 target = 0;
  g_autoptr (GHashTable) decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_stmt *list = lian_db_prepare (
      db, "SELECT seq, kind, of, label FROM act WHERE author = ?1 ORDER BY seq DESC", NULL);
  if (list == NULL)
    return 0;
  sqlite3_bind_int64 (list, 1, author);
  while (target == 0 && lian_db_step (db, list, &row, NULL) && row)
    {
      LianActKind kind = kind_from_text ((const char *) sqlite3_column_text (list, 1));
      gint64 act = sqlite3_column_int64 (list, kind == LIAN_ACT_DO ? 0 : 2);
      if (g_hash_table_contains (decided, &act))
        continue;
      gboolean holds = kind != LIAN_ACT_UNDO;
      if (holds == (want == LIAN_ACT_UNDO))
        {
          target = act;
          *label = g_strdup ((const char *) sqlite3_column_text (list, 3));
        }
      /* A new act ends what could be done again. */
      if (want == LIAN_ACT_REDO && kind == LIAN_ACT_DO)
        break;
      gint64 *key = g_new (gint64, 1);
      *key = act;
      g_hash_table_add (decided, key);
    }
  sqlite3_reset (list);
  return target;
}

gint64
_lian_undo_target (LianDb *db, gint64 author, char **label)
{
  return find_target (db, author, LIAN_ACT_UNDO, label);
}

gint64
_lian_redo_target (LianDb *db, gint64 author, char **label)
{
  return find_target (db, author, LIAN_ACT_REDO, label);
}
