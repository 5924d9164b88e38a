/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Households that become persons: a producer co-operative is joined by persons (domain.md §2).
 *
 * The record of a household goes on as that of its head, whose sex and year of birth it says, with its
 * shares, certificate and history; who worked in it is a person of the co-operative by itself.  Nobody is
 * made up: who was not entered is entered afterwards. */
#include "lian-reorganise-private.h"

static gboolean
is_household (const LianRecord *member)
{
  return g_strcmp0 (lian_record_get_text (member, "member_kind"), "HOUSEHOLD") == 0;
}

/* Also those who left: they can't belong to what is no household any more. */
static gboolean
let_go (LianTxn *txn, gint64 household, GError **error)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("member"), "household", household);
  for (guint i = 0; i < all->len; i++)
    {
      lian_record_clear (all->pdata[i], "household");
      if (!lian_txn_update (txn, all->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
turn (LianTxn *txn, LianRecord *household, GError **error)
{
  lian_record_set_text (household, "member_kind", "PERSON");
  lian_record_clear (household, "persons");
  return let_go (txn, lian_record_get_id (household), error) && lian_txn_update (txn, household, error);
}

static gboolean
turn_all (LianTxn *txn, LianReorganiseRequest *wish, gint64 cooperative, GError **error)
{
  g_autoptr (GPtrArray) members = lian_txn_list (txn, lian_type_find ("member"), "cooperative", cooperative);
  for (guint i = 0; i < members->len; i++)
    {
      if (!is_household (members->pdata[i]) || !lian_record_is_empty (members->pdata[i], "left_on"))
        continue;
      wish->n_persons++;
      if (!turn (txn, members->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _lian_reorganise_persons:
 * @txn: a write
 * @wish: the request
 * @error: return location
 *
 * Turns the households of each producer co-operative afterwards into persons, where that is wished.
 *
 * Returns: whether that could be written
 */
gboolean
_lian_reorganise_persons (LianTxn *txn, LianReorganiseRequest *wish, GError **error)
{
  for (guint place = 0; wish->persons && place < wish->after->len; place++)
    {
      gint64 id = _lian_reorganise_id (wish, place);
      g_autoptr (LianRecord) now = lian_txn_load (txn, lian_type_find ("cooperative"), id);
      if (g_strcmp0 (lian_record_get_text (now, "stage"), "PRODUCER_COOP") == 0 && !turn_all (txn, wish, id, error))
        return FALSE;
    }
  return TRUE;
}
