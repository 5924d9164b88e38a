/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The stored parts of an act's changeset.
 *
 * Parts of 1 MB, so that a large import needs neither a second transaction nor a blob near SQLite's
 * limit.  A base may have been written to by anybody: before SQLite is given a changeset it is walked
 * and held against the act's hash. */
#include "lian-act-parts-private.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

#include <inttypes.h>
#include <string.h>

#define PART_SIZE (1024 * 1024)

static gboolean
write_part (LianPartWriter *writer)
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

int
_lian_part_writer_take (void *data, const void *bytes, int n)
{
  LianPartWriter *writer = data;
  g_byte_array_append (writer->buffer, bytes, (guint) n);
  if (writer->buffer->len >= PART_SIZE && !write_part (writer))
    return SQLITE_ABORT;
  return SQLITE_OK;
}

/* What is left of it. */
gboolean
_lian_part_writer_finish (LianPartWriter *writer)
{
  return writer->buffer->len == 0 || write_part (writer);
}

void
_lian_part_reader_clear (LianPartReader *reader)
{
  g_clear_pointer (&reader->part, g_bytes_unref);
  g_clear_error (&reader->error);
}

/* Returns FALSE on failure; after the last part there is none. */
static gboolean
next_part (LianPartReader *reader)
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

int
_lian_part_reader_give (void *data, void *bytes, int *n)
{
  LianPartReader *reader = data;
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
  LianPartReader *reader = data;
  if (!next_part (reader) || reader->part == NULL)
    return FALSE;
  *bytes = g_bytes_get_data (reader->part, size);
  g_checksum_update (reader->sum, *bytes, (gssize) *size);
  return TRUE;
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
gboolean
_lian_act_is_sound (LianDb *db, gint64 act, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (LianPartReader) reader = { .db = db, .act = act, .cancellable = cancellable, .sum = sum };
  gboolean ok = _lian_changeset_walk (give_part, &reader, error);
  if (reader.error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&reader.error));
      return FALSE;
    }
  return ok && parts_belong (db, act, g_checksum_get_string (sum), error);
}
