/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rows of an act's changeset, one after the other.
 *
 * SQLite takes the changeset part by part, so an act may be larger than the memory that it should
 * take, and a reading that stops can go on where it was.  A changeset that can't be read to its end
 * is a failure, never an end. */
#include "lian-act-rows-private.h"
#include "lian-i18n.h"

#include <inttypes.h>

/* The act whose changeset it is, and whether this one did its opposite. */
static gboolean
find_root (LianTxn *txn, gint64 act, gint64 *root, gboolean *inverted, GError **error)
{
  gboolean row;
  sqlite3_stmt *find
      = lian_db_prepare (txn->db, "SELECT coalesce(of, seq), kind FROM act WHERE seq = ?1", error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, act);
  if (!lian_db_step (txn->db, find, &row, error))
    return FALSE;
  *root = row ? sqlite3_column_int64 (find, 0) : 0;
  *inverted = row && g_strcmp0 ((const char *) sqlite3_column_text (find, 1), "undo") == 0;
  sqlite3_reset (find);
  if (!row)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_NOTHING, _ ("there is no act %" PRId64), act);
  return row;
}

static gboolean
fail (LianActRows *self, LianTxn *txn, int code, GError **error)
{
  if (self->reader.error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->reader.error));
  else if (code == SQLITE_CORRUPT)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                 _ ("act %" PRId64 " has a part that can't be read"), self->act);
  else
    lian_db_fail (txn->db, code, error);
  return FALSE;
}

/* Begins with the first row.  The whole of the changeset is read once, to hold it against the act's
 * hash before SQLite sees it.  @self stays where it is until it is closed. */
gboolean
_lian_act_rows_open (LianActRows *self, LianTxn *txn, gint64 act, GError **error)
{
  gint64 root;
  *self = (LianActRows){ .act = act };
  if (!find_root (txn, act, &root, &self->inverted, error)
      || !_lian_act_is_sound (txn->db, root, NULL, error))
    return FALSE;
  self->reader.db = txn->db;
  self->reader.act = root;
  int code = sqlite3changeset_start_strm (&self->iter, _lian_part_reader_give, &self->reader);
  return code == SQLITE_OK || fail (self, txn, code, error);
}

void
_lian_act_rows_close (LianActRows *self)
{
  if (self->iter != NULL)
    sqlite3changeset_finalize (self->iter);
  self->iter = NULL;
  _lian_part_reader_clear (&self->reader);
}

static void
read_row (LianActRows *self, LianActChangeRow *row)
{
  const char *table;
  int indirect;
  sqlite3_value *id = NULL;
  *row = (LianActChangeRow){ .iter = self->iter, .inverted = self->inverted };
  sqlite3changeset_op (self->iter, &table, &row->n_columns, &row->op, &indirect);
  row->type = lian_type_find (table);
  if (row->op == SQLITE_INSERT)
    sqlite3changeset_new (self->iter, 0, &id);
  else
    sqlite3changeset_old (self->iter, 0, &id);
  row->id = sqlite3_value_int64 (id);
  if (row->op == SQLITE_UPDATE)
    row->kind = LIAN_CHANGE_UPDATED;
  else
    row->kind = (row->op == SQLITE_INSERT) != self->inverted ? LIAN_CHANGE_INSERTED
                                                             : LIAN_CHANGE_DELETED;
}

/* Reads one row; after the last there is none.  Of records only: an act that touched anything else
 * is not sound. */
gboolean
_lian_act_rows_next (LianActRows *self, LianTxn *txn, LianActChangeRow *row, gboolean *more,
                     GError **error)
{
  self->reader.db = txn->db;
  int code = sqlite3changeset_next (self->iter);
  *more = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    read_row (self, row);
  return code == SQLITE_ROW || code == SQLITE_DONE || fail (self, txn, code, error);
}

/* The value before or after the act; NULL when the act left the field alone. */
sqlite3_value *
_lian_act_row_value (const LianActChangeRow *row, gboolean before, int column)
{
  sqlite3_value *value = NULL;
  gboolean old = before != row->inverted;
  if (row->op == (old ? SQLITE_INSERT : SQLITE_DELETE))
    return NULL;
  if (old)
    sqlite3changeset_old (row->iter, column, &value);
  else
    sqlite3changeset_new (row->iter, column, &value);
  return value;
}

/* The record before or after the act.  Fields that an update left alone are taken from the base; so
 * a quantity finds its unit. */
LianRecord *
_lian_act_row_side (LianTxn *txn, const LianActChangeRow *row, gboolean before)
{
  LianRecord *record
      = row->kind == LIAN_CHANGE_UPDATED ? lian_txn_load (txn, row->type, row->id) : NULL;
  if (record == NULL)
    record = lian_record_new (row->type);
  for (int i = 0; i + 1 < row->n_columns && (guint) i < row->type->n_fields; i++)
    {
      sqlite3_value *value = _lian_act_row_value (row, before, i + 1);
      if (value == NULL || row->type->fields[i].kind == LIAN_FIELD_BLOB)
        continue;
      if (sqlite3_value_type (value) == SQLITE_NULL)
        lian_record_clear_at (record, i);
      else if (lian_record_holds_number (&row->type->fields[i]))
        lian_record_set_number_at (record, i, sqlite3_value_int64 (value));
      else
        lian_record_set_text_at (record, i, (const char *) sqlite3_value_text (value));
    }
  return record;
}
