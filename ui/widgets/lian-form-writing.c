/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Writing the record of a form and its parts.
 *
 * Inside the write, the values that the form was loaded with are compared with those of the base.
 * What only the other side changed is kept, what both changed to different values ends the write:
 * nothing is ever overwritten in silence. */
#include "lian-form-writing-private.h"

#include "lian-contract-life.h"
#include "lian-error.h"
#include "lian-i18n.h"

static void
item_free (gpointer data)
{
  LianFormItem *item = data;
  lian_record_free (item->record);
  lian_record_free (item->base);
  g_free (item);
}

static void
kept_free (gpointer data)
{
  LianFormKept *kept = data;
  lian_record_free (kept->record);
  g_free (kept);
}

static void
clear_writing (gpointer data)
{
  LianFormWriting *writing = data;
  g_ptr_array_unref (writing->items);
  g_ptr_array_unref (writing->kept);
  g_free (writing->amendment.agreed_with);
  g_free (writing->amendment.reason);
}

void
_lian_form_writing_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_writing);
}

LianFormWriting *
_lian_form_writing_new (void)
{
  LianFormWriting *self = g_atomic_rc_box_new0 (LianFormWriting);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->kept = g_ptr_array_new_with_free_func (kept_free);
  return self;
}

static void
copy_value (LianRecord *to, const LianRecord *from, int field)
{
  if (lian_record_is_empty_at (from, field))
    lian_record_clear_at (to, field);
  else if (lian_record_holds_number (&lian_record_get_type_info (from)->fields[field]))
    lian_record_set_number_at (to, field, lian_record_number_at (from, field));
  else
    lian_record_set_text_at (to, field, lian_record_text_at (from, field));
}

static gboolean
refuse (const LianRecord *record, guint64 both, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  GString *fields = g_string_new (NULL);
  for (guint i = 0; i < type->n_fields; i++)
    if (both & (G_GUINT64_CONSTANT (1) << i))
      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "",
                              _ (type->fields[i].label));
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               /* Translators: labels of fields */
               _ ("Somebody changed the same fields meanwhile: %s"), fields->str);
  g_string_free (fields, TRUE);
  return FALSE;
}

/* Brings together what was changed here and what was changed in the base since the form opened. */
static gboolean
merge (LianFormItem *item, const LianRecord *current, GError **error)
{
  const LianType *type = lian_record_get_type_info (current);
  guint64 mine = lian_record_diff (item->base, item->record);
  guint64 theirs = lian_record_diff (item->base, current);
  guint64 both = mine & theirs & lian_record_diff (item->record, current);
  if (both != 0)
    return refuse (current, both, error);
  for (guint i = 0; i < type->n_fields; i++)
    if (!(mine & (G_GUINT64_CONSTANT (1) << i)))
      copy_value (item->record, current, (int)i);
  return TRUE;
}

static gboolean
gone (const LianRecord *record, GError **error)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               /* Translators: type of a record, its name */
               _ ("the %s “%s” was deleted meanwhile"),
               _ (lian_record_get_type_info (record)->label), lian_record_get_title (record));
  return FALSE;
}

/* Contracts and decisions are numbered by year and office when they are first saved. */
static gboolean
give_number (LianTxn *txn, LianRecord *record, GError **error)
{
  const LianType *type = lian_record_get_type_info (record);
  int field = lian_type_field (type, "number");
  if (field < 0 || !(type->fields[field].flags & LIAN_FIELD_ASSIGNED)
      || !lian_record_is_empty_at (record, field))
    return TRUE;
  g_autofree char *number = lian_txn_issue_number (txn, type, lian_txn_get_working_date (txn),
                                                   lian_record_get_id (record), error);
  if (number == NULL)
    return FALSE;
  lian_record_set_text_at (record, field, number);
  return lian_txn_update (txn, record, error);
}

static gboolean
write_item (LianTxn *txn, LianFormItem *item, gint64 owner, GError **error)
{
  const LianType *type = lian_record_get_type_info (item->record);
  gint64 id = lian_record_get_id (item->record);
  if (item->owner_field != NULL && id == 0)
    lian_record_set_number (item->record, item->owner_field, owner);
  if (id == 0)
    return lian_txn_insert (txn, item->record, error) && give_number (txn, item->record, error);
  if (!item->removed && lian_record_diff (item->base, item->record) == 0)
    return TRUE;
  g_autoptr (LianRecord) current = lian_txn_load (txn, type, id);
  if (current == NULL)
    return item->removed || gone (item->base, error);
  if (!item->removed)
    return merge (item, current, error) && lian_txn_update (txn, item->record, error);
  guint64 theirs = lian_record_diff (item->base, current);
  return theirs != 0 ? refuse (current, theirs, error) : lian_txn_delete (txn, type, id, error);
}

static gboolean
write_kept (LianTxn *txn, LianFormWriting *writing, LianFormKept *kept, GError **error)
{
  const LianFormItem *item = writing->items->pdata[kept->item];
  lian_record_set_number (kept->record, "record", lian_record_get_id (item->record));
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (kept->record, "kept_by", lian_txn_get_author (txn));
  lian_record_set_date (kept->record, "kept_on", lian_txn_get_working_date (txn));
  return lian_txn_insert (txn, kept->record, error);
}

/* Returns: the signed contract whose clauses are to change; 0 for none */
static gint64
find_amended (LianTxn *txn, const LianFormWriting *writing)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new (), removed = g_ptr_array_new ();
  const LianFormItem *main = writing->items->pdata[0];
  gint64 contract = lian_contract_of (txn, main->record);
  for (guint i = 0; i < writing->items->len; i++)
    {
      const LianFormItem *item = writing->items->pdata[i];
      g_ptr_array_add (item->removed ? removed : saved, item->record);
    }
  return contract > 0 && lian_contract_needs_amendment (txn, contract, saved, removed) ? contract
                                                                                       : 0;
}

/* Whether a change is an amendment is decided by what the base has now: not before the write. */
static gboolean
may_write (LianFormWriting *writing, gint64 amended, GError **error)
{
  writing->asks = amended != 0 && writing->amendment.agreed_with == NULL;
  if (writing->asks)
    g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
                         _ ("a change of a signed contract is an amendment"));
  return !writing->asks;
}

static gboolean
write_amendment (LianTxn *txn, const LianFormWriting *writing, gint64 contract, GError **error)
{
  const LianFormAmendment *said = &writing->amendment;
  const LianAmend amend = { said->on, said->agreed_with, said->reason };
  return contract == 0 || lian_contract_amend (txn, contract, &amend, error);
}

gboolean
_lian_form_writing_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianFormWriting *writing = data;
  gint64 amended = find_amended (txn, writing);
  if (!may_write (writing, amended, error))
    return FALSE;
  for (guint i = 0; i < writing->items->len; i++)
    {
      const LianFormItem *main = writing->items->pdata[0];
      if (!write_item (txn, writing->items->pdata[i], lian_record_get_id (main->record), error))
        return FALSE;
    }
  for (guint i = 0; i < writing->kept->len; i++)
    if (!write_kept (txn, writing, writing->kept->pdata[i], error))
      return FALSE;
  return write_amendment (txn, writing, amended, error);
}
