/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Putting an arrangement in force: it writes the allotments, as an amendment of each contract, and replaces
 * the one that was in force. */
#include "lian-arrange-force-private.h"

#include "../contracts/lian-life-private.h"
#include "lian-i18n.h"

static gboolean
write_shift (_LianForcing *self, const LianArrangeShift *shift, const char *reason, GError **error)
{
  const GPtrArray *all = _lian_shelf_list (self->shelf, "allotment", "contract_line", shift->line);
  gint64 rest = shift->after;
  for (guint i = 0; i < all->len; i++)
    {
      if (lian_record_get_number (all->pdata[i], "cooperative") != shift->cooperative)
        continue;
      g_autoptr (LianRecord) record = lian_record_copy (all->pdata[i]);
      lian_record_set_number (record, "quantity", rest);
      lian_record_set_text (record, "reason", reason);
      if (rest > 0 ? !lian_txn_update (self->txn, record, error)
                   : !lian_txn_delete (self->txn, lian_type_find ("allotment"), lian_record_get_id (record), error))
        return FALSE;
      rest = 0;
    }
  if (rest == 0)
    return TRUE;
  g_autoptr (LianRecord) record = _lian_forcing_allotment (shift->line, shift->cooperative, rest);
  lian_record_set_text (record, "reason", reason);
  return lian_txn_insert (self->txn, record, error);
}

static gint64
contract_of (_LianForcing *self, const LianArrangeShift *shift)
{
  return lian_record_get_number (_lian_shelf_get (self->shelf, "contract_line", shift->line), "contract");
}

/* All shifts of a contract follow each other; each changed contract is amended once. */
static gboolean
write_shifts (_LianForcing *self, const GArray *shifts, const char *reason, GError **error)
{
  g_autofree char *with = g_strdup_printf (
      /* Translators: the number of an arrangement */
      _ ("the co-operatives (arrangement %s)"), lian_record_get_text (self->arrangement, "number"));
  const LianAmend amend = { 0, with, reason };
  for (guint i = 0; i < shifts->len; i++)
    {
      const LianArrangeShift *shift = &g_array_index (shifts, LianArrangeShift, i);
      gint64 contract = contract_of (self, shift);
      if (!write_shift (self, shift, reason, error))
        return FALSE;
      if ((i + 1 == shifts->len || contract_of (self, shift + 1) != contract)
          && !lian_contract_amend (self->txn, contract, &amend, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace_others (_LianForcing *self, GError **error)
{
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!_lian_forcing_find_replaced (self, replaced, error))
    return FALSE;
  for (guint i = 0; i < replaced->len; i++)
    {
      g_autoptr (LianRecord) other
          = lian_txn_load (self->txn, lian_type_find ("arrangement"), g_array_index (replaced, gint64, i));
      lian_record_set_text (other, "state", "REPLACED");
      if (!lian_txn_update (self->txn, other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_state (_LianForcing *self, gint64 officer, const char *reason, GError **error)
{
  LianDate today = lian_txn_get_working_date (self->txn);
  g_autofree char *number = lian_txn_issue_number (self->txn, lian_type_find ("arrangement"), today,
                                                   self->book->arrangement, error);
  if (number == NULL)
    return FALSE;
  lian_record_set_text (self->arrangement, "number", number);
  lian_record_set_text (self->arrangement, "state", "IN_FORCE");
  lian_record_set_date (self->arrangement, "in_force_on", today);
  lian_record_set_number (self->arrangement, "officer", officer);
  lian_record_set_text (self->arrangement, "reason", reason);
  return lian_txn_update (self->txn, self->arrangement, error);
}

/**
 * lian_arrange_put_in_force:
 * @txn: a write by an officer
 * @arrangement: a draft with quantities
 * @reason: why
 * @error: return location; %LIAN_ERROR_CONSTRAINT says what stands in the way
 *
 * Puts an arrangement in force: allotments become what each co-operative delivered and is to make, each
 * contract that changes so is amended, and what was in force before is replaced.  See
 * lian_arrange_foresee() for what that comes to.
 *
 * Returns: whether it is in force now
 */
gboolean
lian_arrange_put_in_force (LianTxn *txn, gint64 arrangement, const char *reason, GError **error)
{
  g_auto (_LianForcing) forcing = { 0 };
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (LianArrangeShift));
  gint64 officer = _lian_life_officer (txn, error);
  return officer != 0 && _lian_life_needs (error, reason, _ ("Why is the arrangement put in force?"))
         && _lian_forcing_open (&forcing, txn, arrangement, error) && _lian_forcing_find_shifts (&forcing, shifts, error)
         && replace_others (&forcing, error) && write_state (&forcing, officer, reason, error)
         && write_shifts (&forcing, shifts, reason, error);
}
