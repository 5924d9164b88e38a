/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Deleting records inside a write, with their parts, or what has to stay. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-sql.h"
#include "lian-txn-private.h"

/* The last kind first: a part may name one of a kind before it, as a finding names a step. */
static gboolean
delete_parts (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  for (guint i = type->n_parts; i > 0; i--)
    {
      const LianPart *kind = &type->parts[i - 1];
      const LianType *part = lian_type_find (kind->type);
      g_autoptr (GPtrArray) records = lian_txn_list (txn, part, kind->field, id);
      for (guint j = 0; j < records->len; j++)
        if (!lian_txn_delete (txn, part, lian_record_get_id (records->pdata[j]), error))
          return FALSE;
    }
  return TRUE;
}

/* The schema only says that something refers to the record; a person has to know what. */
static gboolean
explain_reference (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  guint n;
  const LianType *const *types = lian_types (&n);
  g_autofree char *title = lian_txn_title (txn, type, id);
  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < types[t]->n_fields; f++)
      {
        const LianField *field = &types[t]->fields[f];
        if (g_strcmp0 (field->reference, type->id) != 0)
          continue;
        g_autoptr (GPtrArray) users = lian_txn_list (txn, types[t], field->id, id);
        if (users->len == 0)
          continue;
        g_clear_error (error);
        g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                     /* Translators: type, its name, other type, its name, number of records */
                     _ ("the %s “%s” can't be deleted: the %s “%s” refers to it (%u in all)"),
                     _ (type->label), title, _ (types[t]->label),
                     lian_record_get_title (users->pdata[0]), users->len);
        return FALSE;
      }
  return FALSE;
}

static gboolean
parts_may_go (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  for (guint i = 0; i < type->n_parts; i++)
    {
      const LianType *part = lian_type_find (type->parts[i].type);
      g_autoptr (GPtrArray) records = lian_txn_list (txn, part, type->parts[i].field, id);
      for (guint j = 0; j < records->len; j++)
        if (!lian_txn_may_delete (txn, part, lian_record_get_id (records->pdata[j]), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * lian_txn_may_delete:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 * @error: return location; %LIAN_ERROR_CONSTRAINT names the record that has to stay
 *
 * What bears a number on paper stays visible: it is voided, not deleted.  A draft may go, and the
 * register of numbers tells what became of its number.  The rules of the type may refuse too.
 *
 * Returns: whether neither the record nor a part of it has to stay
 */
gboolean
lian_txn_may_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  int field = lian_type_field (type, "number");
  g_autoptr (LianRecord) record = field >= 0 ? lian_txn_load (txn, type, id) : NULL;
  if (record == NULL || lian_record_is_empty_at (record, field)
      || g_strcmp0 (lian_record_get_text (record, "state"), "DRAFT") == 0)
    return _lian_txn_may_go (txn, type, id, error) && parts_may_go (txn, type, id, error);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: type of record, its number */
               _ ("the %s %s bears a number and stays in the list: void it instead"),
               _ (type->label), lian_record_text_at (record, field));
  return FALSE;
}

/* Whoever loses a part is asked again at the end of the write, as whoever gets one is. */
static void
touch_owners (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & LIAN_FIELD_OWNER) && !lian_record_is_empty_at (record, (int) i))
      _lian_txn_touch (txn, lian_type_find (type->fields[i].reference), lian_record_number_at (record, (int) i));
}

/**
 * lian_txn_delete:
 * @txn: a write
 * @type: a type
 * @id: a record of it
 * @error: return location; names what still refers to the record
 *
 * Deletes the record and its parts.  Parts are deleted one by one, not by the schema, so that each is
 * in the act.
 *
 * Returns: whether it was deleted
 */
gboolean
lian_txn_delete (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  g_return_val_if_fail (txn->writable, FALSE);
  if (!lian_txn_may_delete (txn, type, id, error) || !delete_parts (txn, type, id, error))
    return FALSE;
  sqlite3_stmt *remove = lian_db_prepare (txn->db, lian_sql_for_type (type, LIAN_SQL_DELETE), error);
  if (remove == NULL)
    return FALSE;
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  _lian_txn_note_before (txn, type, id, FALSE);
  sqlite3_bind_int64 (remove, 1, id);
  if (!lian_db_finish (txn->db, remove, error))
    return explain_reference (txn, type, id, error);
  _lian_txn_touch (txn, type, id);
  if (record != NULL)
    touch_owners (txn, record);
  return TRUE;
}
