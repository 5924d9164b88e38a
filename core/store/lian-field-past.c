/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The values that one field of one record has had.
 *
 * Which acts changed it is known from the list of what each act touched, by index; only those are read, whatever
 * else was done to the base.  One that can't be read does not hide the others. */
#include "lian-field-past.h"
#include "lian-txn-private.h"

static void
past_free (gpointer data)
{
  LianFieldPast *past = data;
  lian_act_free (past->act);
  lian_field_change_free (past->change);
  g_free (past->trouble);
  g_free (past);
}

/* Returns: (transfer full) (nullable): what the act did to the field; %NULL also where it left it empty */
static LianFieldChange *
find_change (LianTxn *txn, gint64 act, gint64 id, int field, GError **error)
{
  g_autoptr (GPtrArray) changes = lian_txn_list_changes (txn, act, id, error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const LianFieldChange *change = changes->pdata[i];
      if (change->id == id && change->field == field)
        return lian_field_change_copy (change);
    }
  return NULL;
}

static void
add_past (LianTxn *txn, GPtrArray *all, LianAct *act, gint64 id, int field)
{
  g_autoptr (GError) error = NULL;
  LianFieldPast *past = g_new0 (LianFieldPast, 1);
  past->act = act;
  past->change = find_change (txn, act->seq, id, field, &error);
  past->trouble = error != NULL ? g_strdup (error->message) : NULL;
  if (past->change == NULL && past->trouble == NULL)
    past_free (past);
  else
    g_ptr_array_add (all, past);
}

/**
 * lian_txn_list_field_past:
 * @txn: the base
 * @type: a record type
 * @id: a record of it
 * @field: the place of a field
 * @limit: at most so many acts are read, the newest; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianFieldPast): the changes of the field, newest first; what
 *   the first one made of it is what it is now
 */
GPtrArray *
lian_txn_list_field_past (LianTxn *txn, const LianType *type, gint64 id, int field, guint limit, GError **error)
{
  g_return_val_if_fail (field >= 0 && (guint) field < type->n_fields, NULL);
  g_autoptr (GPtrArray) acts
      = _lian_txn_list_acts_at (txn, id, G_GUINT64_CONSTANT (1) << field, limit, error);
  GPtrArray *all = acts != NULL ? g_ptr_array_new_with_free_func (past_free) : NULL;
  if (acts == NULL)
    return NULL;
  g_ptr_array_set_free_func (acts, NULL);
  for (guint i = 0; i < acts->len; i++)
    add_past (txn, all, acts->pdata[i], id, field);
  return all;
}
