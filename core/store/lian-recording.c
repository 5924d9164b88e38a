/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Recording an act: its changeset, what it touched, its place in the hash chain.
 *
 * The changeset is taken before COMMIT and stored in the same transaction, in parts of 1 MB, so that
 * a large import needs neither a second transaction nor a blob near SQLite's limit.  An undo or a
 * redo stores no changeset of its own: it is the one of the act it names, inverted or not. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-schema.h"
#include "lian-txn-private.h"

#include <inttypes.h>
#include <string.h>

#define PART_SIZE (1024 * 1024)

typedef struct
{
  LianDb *db;
  gint64 act;
  GByteArray *buffer;
  GChecksum *sum;
  gboolean written;
  GError *error;
} Writer;

static gboolean
write_part (Writer *writer)
{
  sqlite3_stmt *insert = lian_db_prepare (
      writer->db, "INSERT INTO act_part (act, data) VALUES (?1, ?2)", &writer->error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, writer->act);
  sqlite3_bind_blob (insert, 2, writer->buffer->data, (int) writer->buffer->len, SQLITE_STATIC);
  g_checksum_update (writer->sum, writer->buffer->data, writer->buffer->len);
  gboolean ok = lian_db_finish (writer->db, insert, &writer->error);
  sqlite3_clear_bindings (insert);
  g_byte_array_set_size (writer->buffer, 0);
  writer->written = TRUE;
  return ok;
}

static int
take_output (void *data, const void *bytes, int n)
{
  Writer *writer = data;
  g_byte_array_append (writer->buffer, bytes, (guint) n);
  if (writer->buffer->len >= PART_SIZE && !write_part (writer))
    return SQLITE_ABORT;
  return SQLITE_OK;
}

typedef struct
{
  LianDb *db;
  gint64 act;
  gint64 after; /* id of the last part read */
  GBytes *part;
  gsize used;
  GCancellable *cancellable;
  GChecksum *sum; /* (nullable): of the parts read */
  GError *error; /* a part that can't be read is not the end of the act */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->part, g_bytes_unref);
  g_clear_error (&reader->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Returns FALSE on failure; after the last part there is none. */
static gboolean
next_part (Reader *reader)
{
  gboolean row = FALSE;
  g_clear_pointer (&reader->part, g_bytes_unref);
  reader->used = 0;
  sqlite3_stmt *find = lian_db_prepare (
      reader->db, "SELECT id, data FROM act_part WHERE act = ?1 AND id > ?2 ORDER BY id LIMIT 1",
      &reader->error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, reader->act);
  sqlite3_bind_int64 (find, 2, reader->after);
  if (!lian_db_step (reader->db, find, &row, &reader->error))
    return FALSE;
  if (row)
    {
      /* A part of another kind, or no bytes for want of memory: not the act's end either. */
      gsize size = (gsize) sqlite3_column_bytes (find, 1);
      const void *data = sqlite3_column_blob (find, 1);
      reader->after = sqlite3_column_int64 (find, 0);
      if (data == NULL || size == 0)
        g_set_error (&reader->error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                     _ ("act %" PRId64 " has a part that can't be read"), reader->act);
      else
        reader->part = g_bytes_new (data, size);
    }
  sqlite3_reset (find);
  return reader->error == NULL;
}

static int
give_input (void *data, void *bytes, int *n)
{
  Reader *reader = data;
  if (reader->cancellable != NULL && g_cancellable_is_cancelled (reader->cancellable))
    return SQLITE_INTERRUPT;
  if (reader->part == NULL || reader->used == g_bytes_get_size (reader->part))
    {
      if (!next_part (reader))
        return SQLITE_IOERR;
      if (reader->part == NULL)
        {
          *n = 0;
          return SQLITE_OK;
        }
    }
  gsize size;
  const guchar *from = g_bytes_get_data (reader->part, &size);
  int take = (int) MIN (size - reader->used, (gsize) *n);
  memcpy (bytes, from + reader->used, (gsize) take);
  reader->used += (gsize) take;
  *n = take;
  return SQLITE_OK;
}

static gboolean
give_part (gpointer data, const guint8 **bytes, gsize *size)
{
  Reader *reader = data;
  if (!next_part (reader) || reader->part == NULL)
    return FALSE;
  *bytes = g_bytes_get_data (reader->part, size);
  g_checksum_update (reader->sum, *bytes, (gssize) *size);
  return TRUE;
}

static gboolean
insert_touch (LianTxn *txn, gint64 act, const LianChange *change, GError **error)
{
  sqlite3_stmt *insert = lian_db_prepare (
      txn->db, "INSERT INTO act_touch (record, act, kind, op, mask) VALUES (?1, ?2, ?3, ?4, ?5)",
      error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, change->id);
  sqlite3_bind_int64 (insert, 2, act);
  sqlite3_bind_text (insert, 3, change->type->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (insert, 4, (int) change->kind);
  sqlite3_bind_int64 (insert, 5, (gint64) change->mask);
  return lian_db_finish (txn->db, insert, error);
}

static void
read_change (sqlite3_changeset_iter *iter, LianChange *change)
{
  const char *table;
  int n_columns, op, indirect;
  sqlite3_value *value = NULL;
  sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  change->type = lian_type_find (table);
  change->id = sqlite3_value_int64 (value);
  change->kind = op == SQLITE_INSERT   ? LIAN_CHANGE_INSERTED
                 : op == SQLITE_DELETE ? LIAN_CHANGE_DELETED
                                       : LIAN_CHANGE_UPDATED;
  change->mask = 0;
  for (int i = 1; i < n_columns; i++)
    {
      value = NULL;
      if (op == SQLITE_UPDATE)
        sqlite3changeset_new (iter, i, &value);
      if (op != SQLITE_UPDATE || value != NULL)
        change->mask |= G_GUINT64_CONSTANT (1) << (i - 1);
    }
}

static gboolean
record_touches (LianTxn *txn, gint64 act, GError **error)
{
  g_auto (Reader) reader = { .db = txn->db, .act = act };
  sqlite3_changeset_iter *iter = NULL;
  gboolean ok = TRUE;
  int code = sqlite3changeset_start_strm (&iter, give_input, &reader);
  while (ok && code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      LianChange change;
      read_change (iter, &change);
      ok = insert_touch (txn, act, &change, error)
           && (change.kind == LIAN_CHANGE_INSERTED
                   ? _lian_search_add (txn, change.type, change.id, error)
                   : _lian_search_update (txn, change.type, change.id, error));
      code = SQLITE_OK;
    }
  if (iter != NULL)
    sqlite3changeset_finalize (iter);
  if (!ok || code == SQLITE_DONE)
    return ok;
  if (reader.error == NULL)
    return lian_db_fail (txn->db, code, error);
  g_propagate_error (error, g_steal_pointer (&reader.error));
  return FALSE;
}

static void
hash_text (GChecksum *sum, const char *text)
{
  /* The length goes first, so that no two lists of texts give the same bytes. */
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", text != NULL ? strlen (text) : 0);
  g_checksum_update (sum, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, -1);
}

static void
hash_number (GChecksum *sum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  hash_text (sum, text);
}

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

char *
_lian_act_hash (const LianActRow *row, const char *parts_hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  hash_text (sum, row->previous);
  hash_number (sum, row->seq);
  hash_text (sum, row->time);
  hash_number (sum, row->author);
  hash_text (sum, row->author_name);
  hash_text (sum, row->label);
  hash_text (sum, row->reason);
  hash_text (sum, row->kind);
  hash_number (sum, row->of);
  hash_number (sum, row->schema);
  hash_text (sum, parts_hash);
  return g_strdup (g_checksum_get_string (sum));
}

/* The hash of an act in a row of ACT_COLUMNS, as it would follow on @previous. */
char *
_lian_act_row_hash (sqlite3_stmt *row, const char *previous, const char *parts_hash)
{
  const char *text[7] = { NULL };
  for (int i = 1; i < 7; i++)
    text[i] = (const char *) sqlite3_column_text (row, i);
  LianActRow act = { sqlite3_column_int64 (row, 0), text[1], sqlite3_column_int64 (row, 2),
                     text[3], text[4], text[5], text[6], sqlite3_column_int64 (row, 7),
                     sqlite3_column_int64 (row, 8), previous };
  return _lian_act_hash (&act, parts_hash);
}

static gboolean
parts_belong (LianDb *db, gint64 act, const char *parts_hash, GError **error)
{
  gboolean row, belong = FALSE;
  sqlite3_stmt *find
      = lian_db_prepare (db, "SELECT " LIAN_ACT_COLUMNS " FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (db, find, &row, error))
    return FALSE;
  if (row)
    {
      g_autofree char *hash = _lian_act_row_hash (
          find, (const char *) sqlite3_column_text (find, 9), parts_hash);
      belong = g_strcmp0 (hash, (const char *) sqlite3_column_text (find, 10)) == 0;
    }
  sqlite3_reset (find);
  if (!belong)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                 _ ("act %" PRId64 " is no longer what was recorded"), act);
  return belong;
}

/* SQLite trusts a changeset: a cut one makes it loop for ever, a changed one would be put in place of
 * what was recorded, and a file may have been written to by anybody. */
static gboolean
act_is_sound (LianDb *db, gint64 act, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (Reader) reader = { .db = db, .act = act, .cancellable = cancellable, .sum = sum };
  gboolean ok = _lian_changeset_walk (give_part, &reader, error);
  if (reader.error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&reader.error));
      return FALSE;
    }
  return ok && parts_belong (db, act, g_checksum_get_string (sum), error);
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

gboolean
_lian_record_act (LianTxn *txn, sqlite3_session *session, const char *author_name,
                  const char *label, const char *reason, gint64 *seq, GError **error)
{
  gint64 last;
  g_autofree char *previous = last_hash (txn->db, &last, error);
  g_autofree char *time = now_with_offset ();
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (previous == NULL)
    return FALSE;
  Writer writer = { txn->db, last + 1, buffer, sum, FALSE, NULL };
  int code = sqlite3session_changeset_strm (session, take_output, &writer);
  gboolean empty = buffer->len == 0 && !writer.written;
  if (code == SQLITE_OK && buffer->len > 0)
    write_part (&writer);
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
         && record_touches (txn, row.seq, error);
}

static int
refuse_conflict (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
_lian_apply_act (LianDb *db, gint64 act, gboolean invert, GCancellable *cancellable, GError **error)
{
  if (!act_is_sound (db, act, cancellable, error))
    return FALSE;
  g_auto (Reader) reader = { .db = db, .act = act, .cancellable = cancellable };
  int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code = sqlite3changeset_apply_v2_strm (lian_db_handle (db), give_input, &reader, NULL,
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

/* An undo touches what its act touched, the other way round. */
static gboolean
copy_touches (LianTxn *txn, gint64 from, gint64 to, gboolean invert, GError **error)
{
  sqlite3_stmt *copy = lian_db_prepare (
      txn->db,
      "INSERT INTO act_touch (record, act, kind, op, mask) SELECT record, ?2, kind, "
      "CASE WHEN ?3 AND op <> 1 THEN 2 - op ELSE op END, mask FROM act_touch WHERE act = ?1",
      error);
  if (copy == NULL)
    return FALSE;
  sqlite3_bind_int64 (copy, 1, from);
  sqlite3_bind_int64 (copy, 2, to);
  sqlite3_bind_int (copy, 3, invert);
  return lian_db_finish (txn->db, copy, error);
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
    if (!_lian_search_update (txn, changes[i].type, changes[i].id, error))
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
  return insert_act (txn, &row, "", error) && copy_touches (txn, target, row.seq, undo, error)
         && reindex (txn, row.seq, error);
}
