/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The audit entry: which records, which field, from what, to what.  Read from the changeset of the
 * act. */
#include "lian-act-rows-private.h"
#include "lian-act.h"
#include "lian-error.h"
#include "lian-i18n.h"

static gboolean
is_filled (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) != SQLITE_NULL;
}

/* A quantity says nothing without its unit, which stands in another field. */
static char *
in_words (LianTxn *txn, const LianRecord *record, int field)
{
  LianUnit unit;
  char *words = lian_txn_display (txn, record, field);
  if (lian_record_get_type_info (record)->fields[field].kind != LIAN_FIELD_QUANTITY
      || !lian_txn_unit_of (txn, record, field, &unit))
    return words;
  char *whole = g_strdup_printf ("%s %s", words, unit.name);
  g_free (words);
  return whole;
}

static void
add_changes (LianTxn *txn, GPtrArray *changes, gint64 act, const LianActChangeRow *row)
{
  g_autoptr (LianRecord) was = _lian_act_row_side (txn, row, TRUE);
  g_autoptr (LianRecord) is = _lian_act_row_side (txn, row, FALSE);
  for (int i = 0; i + 1 < row->n_columns && (guint) i < row->type->n_fields; i++)
    {
      sqlite3_value *before = _lian_act_row_value (row, TRUE, i + 1);
      sqlite3_value *after = _lian_act_row_value (row, FALSE, i + 1);
      /* A file says its size and its hash; its bytes say nothing. */
      if ((!is_filled (before) && !is_filled (after))
          || row->type->fields[i].kind == LIAN_FIELD_BLOB)
        continue;
      LianFieldChange *change = g_new0 (LianFieldChange, 1);
      *change = (LianFieldChange){ .act = act, .type = row->type, .id = row->id, .field = i };
      if (is_filled (before))
        {
          change->before = in_words (txn, was, i);
          change->kept = g_strdup ((const char *) sqlite3_value_text (before));
        }
      if (is_filled (after))
        change->after = in_words (txn, is, i);
      g_ptr_array_add (changes, change);
    }
}

/**
 * lian_txn_list_changes:
 * @txn: the base
 * @act: an act
 * @record: only this record; 0 for all that the act touched
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianFieldChange): what the act did, field by field;
 *   %NULL when it can't be read to its end
 */
GPtrArray *
lian_txn_list_changes (LianTxn *txn, gint64 act, gint64 record, GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_field_change_free);
  g_auto (LianActRows) rows = { 0 };
  LianActChangeRow row;
  gboolean more = TRUE;
  if (!_lian_act_rows_open (&rows, txn, act, error))
    return NULL;
  while (more)
    {
      if (!_lian_act_rows_next (&rows, txn, &row, &more, error))
        return NULL;
      if (more && (record == 0 || record == row.id))
        add_changes (txn, changes, act, &row);
      /* An act has a record once. */
      more = more && record != row.id;
    }
  return g_steal_pointer (&changes);
}

/**
 * lian_txn_put_back:
 * @txn: the base, in a write
 * @change: (type LianFieldChange): what an act did to a field
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the field the value that it had before that act, and leaves all others alone.
 *
 * Returns: whether it was written; %LIAN_ERROR_CONFLICT when the record is no longer there
 */
gboolean
lian_txn_put_back (LianTxn *txn, gpointer change, GCancellable *cancellable, GError **error)
{
  const LianFieldChange *wish = change;
  g_autoptr (LianRecord) record = lian_txn_load (txn, wish->type, wish->id);
  if (record == NULL)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT, "%s",
                   _ ("the record is no longer there"));
      return FALSE;
    }
  if (wish->kept == NULL)
    lian_record_clear_at (record, wish->field);
  else if (lian_record_holds_number (&wish->type->fields[wish->field]))
    lian_record_set_number_at (record, wish->field, g_ascii_strtoll (wish->kept, NULL, 10));
  else
    lian_record_set_text_at (record, wish->field, wish->kept);
  return lian_txn_update (txn, record, error);
}
