/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The records that an act touched, some at a time.
 *
 * An import touches a hundred thousand; who looks at the next five hundred doesn't read again what
 * came before them. */
#include "lian-act-rows-private.h"
#include "lian-act.h"
#include "lian-i18n.h"

#include <inttypes.h>

struct _LianActCursor
{
  gint64 act;
  guint total; /* G_MAXUINT: not counted yet */
  guint n_read;
  gboolean open;
  LianActRows rows;
};

/**
 * lian_act_record_free:
 * @record: (nullable) (transfer full): a record of an act
 */
void
lian_act_record_free (LianActRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->title);
  g_free (record);
}

/**
 * lian_act_cursor_new:
 * @act: an act
 *
 * Returns: (transfer full): a reading of the records that the act touched, at its beginning
 */
LianActCursor *
lian_act_cursor_new (gint64 act)
{
  LianActCursor *self = g_atomic_rc_box_new0 (LianActCursor);
  self->act = act;
  self->total = G_MAXUINT;
  return self;
}

/**
 * lian_act_cursor_ref:
 * @self: a reading
 *
 * Returns: (transfer full): @self; it may be held by any thread and is used by one job at a time
 */
LianActCursor *
lian_act_cursor_ref (LianActCursor *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
close_rows (gpointer data)
{
  LianActCursor *self = data;
  if (self->open)
    _lian_act_rows_close (&self->rows);
  self->open = FALSE;
}

/**
 * lian_act_cursor_unref:
 * @self: (transfer full): a reading
 */
void
lian_act_cursor_unref (LianActCursor *self)
{
  g_atomic_rc_box_release_full (self, close_rows);
}

/**
 * lian_act_cursor_get_total:
 * @self: a reading, after lian_txn_read_act_records() succeeded
 *
 * Returns: how many records the act touched in all
 */
guint
lian_act_cursor_get_total (LianActCursor *self)
{
  return self->total;
}

static gboolean
count (LianTxn *txn, LianActCursor *self, GError **error)
{
  gboolean row;
  sqlite3_stmt *find
      = lian_db_prepare (txn->db, "SELECT count(*) FROM act_touch WHERE act = ?1", error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, self->act);
  if (!lian_db_step (txn->db, find, &row, error))
    return FALSE;
  self->total = row ? (guint) sqlite3_column_int64 (find, 0) : 0;
  sqlite3_reset (find);
  return TRUE;
}

static gboolean
step (LianTxn *txn, LianActCursor *self, LianActChangeRow *row, gboolean *more, GError **error)
{
  if (!_lian_act_rows_next (&self->rows, txn, row, more, error))
    return FALSE;
  if (*more || self->n_read == self->total)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
               _ ("of act %" PRId64 " only %u records of %u can be read"), self->act, self->n_read,
               self->total);
  return FALSE;
}

/* After a failure it is opened again, and goes on after what was given already. */
static gboolean
open_rows (LianTxn *txn, LianActCursor *self, GError **error)
{
  LianActChangeRow row;
  gboolean more = TRUE;
  if (self->open)
    return TRUE;
  self->open = TRUE;
  if (!_lian_act_rows_open (&self->rows, txn, self->act, error))
    return FALSE;
  for (guint i = 0; more && i < self->n_read; i++)
    if (!_lian_act_rows_next (&self->rows, txn, &row, &more, error))
      return FALSE;
  return self->total != G_MAXUINT || count (txn, self, error);
}

static LianActRecord *
read_record (LianTxn *txn, const LianActChangeRow *row)
{
  LianActRecord *record = g_new0 (LianActRecord, 1);
  g_autoptr (LianRecord) side = _lian_act_row_side (txn, row, row->kind == LIAN_CHANGE_DELETED);
  *record = (LianActRecord){ row->type, row->id, row->kind,
                             lian_txn_record_title (txn, side) };
  return record;
}

static gboolean
read_records (LianTxn *txn, LianActCursor *self, guint limit, GPtrArray *records, GError **error)
{
  LianActChangeRow row;
  gboolean more = TRUE;
  if (!open_rows (txn, self, error))
    return FALSE;
  while (more && records->len < limit)
    {
      if (!step (txn, self, &row, &more, error))
        return FALSE;
      if (!more)
        break;
      g_ptr_array_add (records, read_record (txn, &row));
      self->n_read++;
    }
  return TRUE;
}

/**
 * lian_txn_read_act_records:
 * @txn: the base
 * @cursor: where the reading stands; it goes on from there, and stays there on failure
 * @limit: most records
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianActRecord): the next records that the act
 *   touched, in the order in which its changeset has them; none after the last
 */
GPtrArray *
lian_txn_read_act_records (LianTxn *txn, LianActCursor *cursor, guint limit, GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_act_record_free);
  guint before = cursor->n_read;
  if (read_records (txn, cursor, limit, records, error))
    return g_steal_pointer (&records);
  close_rows (cursor);
  cursor->n_read = before;
  return NULL;
}
