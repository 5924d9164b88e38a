/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What would go over: open contracts with what is still owed, and how many records of each type. */
#include "lian-reorganisation-private.h"
#include "lian-reorganise-private.h"

typedef struct
{
  LianRecord *contract;
  guint lines;
  gint64 owed;
  gboolean known;
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;
  lian_record_free (touched->contract);
  g_free (touched);
}

static Touched *
touch (GPtrArray *all, const LianRecord *contract)
{
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_id (((Touched *) all->pdata[i])->contract) == lian_record_get_id (contract))
      return all->pdata[i];
  Touched *touched = g_new0 (Touched, 1);
  touched->contract = lian_record_copy (contract);
  touched->known = TRUE;
  g_ptr_array_add (all, touched);
  return touched;
}

static void
add_owed (LianTxn *txn, Touched *touched, const LianOwed *owed, gint64 quantity)
{
  gint64 worth = 0;
  touched->lines++;
  touched->known = _lian_owed_worth (txn, owed->line, quantity - owed->delivered, &worth) && touched->known;
  touched->owed += worth;
}

static void
touch_all (LianRehearsing *self, gint64 before, GPtrArray *all)
{
  const LianReorganiseRequest *wish = self->batch->wish;
  g_autoptr (GPtrArray) signs
      = lian_txn_list (self->txn, lian_type_find ("contract"), "signing_cooperative", before);
  g_autoptr (GPtrArray) makes = lian_txn_list (self->txn, lian_type_find ("allotment"), "cooperative", before);
  guint place;
  for (guint i = 0; i < signs->len; i++)
    if (_lian_reorganise_signs (wish, signs->pdata[i], before, &place))
      touch (all, signs->pdata[i]);
  for (guint i = 0; i < makes->len; i++)
    {
      g_auto (LianOwed) owed = { 0 };
      if (_lian_reorganise_owes (self->txn, wish, makes->pdata[i], before, &owed))
        add_owed (self->txn, touch (all, owed.contract), &owed, lian_record_get_number (makes->pdata[i], "quantity"));
    }
}

/**
 * _lian_rehearse_contracts:
 * @self: a rehearsal
 *
 * Names the open contracts that would go over, with how many allotments and the worth of what is still
 * owed.  A signed one takes an amendment that the other party agrees to.
 */
void
_lian_rehearse_contracts (LianRehearsing *self)
{
  const GArray *before = self->batch->wish->before;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (touched_free);
  for (guint i = 0; i < before->len; i++)
    touch_all (self, g_array_index (before, gint64, i), all);
  for (guint i = 0; i < all->len; i++)
    {
      const Touched *touched = all->pdata[i];
      gboolean draft = g_strcmp0 (lian_record_get_text (touched->contract, "state"), "DRAFT") == 0;
      LianRecord *finding
          = _lian_rehearsing_add (self, "CONTRACT", draft ? LIAN_NO : LIAN_UNKNOWN, touched->contract);
      lian_record_set_number (finding, "how_many", touched->lines);
      if (touched->known && touched->lines > 0)
        lian_record_set_number (finding, "money_before", touched->owed);
    }
}

static guint
count_going (const LianRehearsing *self, const LianCarried *kind, gint64 before)
{
  const LianReorganiseRequest *wish = self->batch->wish;
  guint own = _lian_reorganise_place_of (wish, before), n = 0;
  g_autoptr (GPtrArray) records = lian_txn_list (self->txn, lian_type_find (kind->type), kind->field, before);
  for (guint i = 0; i < records->len; i++)
    n += lian_carried_goes (kind, records->pdata[i]) && !_lian_batch_ends (self->batch, records->pdata[i])
         && _lian_reorganise_place (self->txn, wish, kind, records->pdata[i]) != own;
  return n;
}

/**
 * _lian_rehearse_carried:
 * @self: a rehearsal
 *
 * Counts what would go to another co-operative: the records of each type that the key would name.
 */
void
_lian_rehearse_carried (LianRehearsing *self)
{
  guint n_kinds;
  const LianCarried *kinds = lian_carried (&n_kinds);
  const GArray *before = self->batch->wish->before;
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n = 0;
      for (guint i = 0; i < before->len; i++)
        n += count_going (self, &kinds[k], g_array_index (before, gint64, i));
      if (n == 0)
        continue;
      LianRecord *finding = _lian_rehearsing_add_kind (self, "CARRIED", LIAN_NO, kinds[k].type, kinds[k].type);
      lian_record_set_number (finding, "how_many", n);
    }
}
