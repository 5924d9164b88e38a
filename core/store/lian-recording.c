/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Recording an act: its changeset, what it touched, its place in the hash chain.
 *
 * The changeset is taken before COMMIT and stored in the same transaction.  An undo or a redo stores
 * no changeset of its own: it is the one of the act it names, inverted or not. */
#include "lian-act-parts-private.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-txn-private.h"

#include <inttypes.h>

static char *
last_hash (LianDb *db, gint64 *seq, GError **error)
{
  gboolean row;
  sqlite3_stmt *find
      = lian_db_prepare (db, "SELECT seq, hash FROM act ORDER BY seq DESC LIMIT 1", error);
  if (find == NULL || !lian_db_step (db, find, &row, error))
    return NULL;
  *seq = row ? sqlite3_column_int64 (find, 0) : 0;
  char *hash = g_strdup (row ? (const char *) sqlite3_column_text (find, 1) : "");
  sqlite3_reset (find);
  return hash;
}

static gboolean
insert_act (LianTxn *txn, const LianActRow *row, const char *parts_hash, GError **error)
{
  g_autofree char *hash = _lian_act_hash (row, parts_hash);
  sqlite3_stmt *insert = lian_db_prepare (
      txn->db,
      "INSERT INTO act (seq, time, author, author_name, label, reason, kind, of, schema, previous, "
      "hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, row->seq);
  sqlite3_bind_text (insert, 2, row->time, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (insert, 3, row->author);
  sqlite3_bind_text (insert, 4, row->author_name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 5, row->label, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 6, row->reason, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 7, row->kind, -1, SQLITE_TRANSIENT);
  if (row->of != 0)
    sqlite3_bind_int64 (insert, 8, row->of);
  sqlite3_bind_int64 (insert, 9, row->schema);
  sqlite3_bind_text (insert, 10, row->previous, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 11, hash, -1, SQLITE_TRANSIENT);
  return lian_db_finish (txn->db, insert, error);
}

static char *
now_with_offset (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
}

/* @session: ended with its changeset: what is written from then on are no records, and it would look at each
 * row of the indexes in vain */
gboolean
_lian_record_act (LianTxn *txn, sqlite3_session **session, const char *author_name,
                  const char *label, const char *reason, gint64 *seq, GError **error)
{
  gint64 last;
  g_autofree char *previous = last_hash (txn->db, &last, error);
  g_autofree char *time = now_with_offset ();
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (previous == NULL)
    return FALSE;
  LianPartWriter writer = { txn->db, last + 1, buffer, sum, FALSE, NULL };
  int code = sqlite3session_changeset_strm (*session, _lian_part_writer_take, &writer);
  g_clear_pointer (session, sqlite3session_delete);
  gboolean empty = buffer->len == 0 && !writer.written;
  if (code == SQLITE_OK)
    _lian_part_writer_finish (&writer);
  if (writer.error != NULL)
    {
      g_propagate_error (error, writer.error);
      return FALSE;
    }
  if (code != SQLITE_OK)
    return lian_db_fail (txn->db, code, error);
  *seq = 0;
  if (empty)
    return TRUE;
  LianActRow row = { last + 1, time, txn->author, author_name, label, reason, "do", 0,
                     lian_schema_newest (), previous };
  *seq = row.seq;
  return insert_act (txn, &row, g_checksum_get_string (sum), error)
         && _lian_touches_record (txn, row.seq, error);
}

static int
refuse_conflict (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
_lian_apply_act (LianDb *db, gint64 act, gboolean invert, GCancellable *cancellable, GError **error)
{
  if (!_lian_act_is_sound (db, act, cancellable, error))
    return FALSE;
  g_auto (LianPartReader) reader = { .db = db, .act = act, .cancellable = cancellable };
  int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code = sqlite3changeset_apply_v2_strm (lian_db_handle (db), _lian_part_reader_give, &reader, NULL,
                                             refuse_conflict, NULL, NULL, NULL, flags);
  if (code == SQLITE_OK)
    return TRUE;
  if (reader.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader.error));
      return FALSE;
    }
  if (code == SQLITE_ABORT)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                   _ ("act %" PRId64 " does not fit the base as it is now"), act);
      return FALSE;
    }
  return lian_db_fail (db, code, error);
}

static gboolean
reindex (LianTxn *txn, gint64 act, GError **error)
{
  g_autoptr (LianChangeSet) set = lian_change_set_new ();
  guint n;
  if (!_lian_changes_after (txn->db, act - 1, set, error))
    return FALSE;
  const LianChange *changes = lian_change_set_get (set, &n);
  for (guint i = 0; i < n; i++)
    if (!_lian_search_follow (txn, &changes[i], error))
      return FALSE;
  return TRUE;
}

static char *
act_label (LianDb *db, gint64 seq, GError **error)
{
  gboolean row;
  sqlite3_stmt *find = lian_db_prepare (db, "SELECT label FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, seq);
  if (!lian_db_step (db, find, &row, error))
    return NULL;
  char *label = g_strdup (row ? (const char *) sqlite3_column_text (find, 0) : "");
  sqlite3_reset (find);
  return label;
}

gboolean
_lian_replay_act (LianTxn *txn, const char *author_name, const char *reason, gint64 target,
                  gboolean undo, GCancellable *cancellable, gint64 *seq, GError **error)
{
  gint64 last;
  g_autofree char *previous = last_hash (txn->db, &last, error);
  g_autofree char *time = now_with_offset ();
  g_autofree char *label = previous != NULL ? act_label (txn->db, target, error) : NULL;
  if (label == NULL || !_lian_apply_act (txn->db, target, undo, cancellable, error))
    return FALSE;
  LianActRow row = { last + 1, time, txn->author, author_name, label, reason,
                     undo ? "undo" : "redo", target, lian_schema_newest (), previous };
  *seq = row.seq;
  return insert_act (txn, &row, "", error) && _lian_touches_copy (txn, target, row.seq, undo, error)
         && reindex (txn, row.seq, error);
}
