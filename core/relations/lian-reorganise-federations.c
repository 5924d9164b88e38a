/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Memberships in federations where co-operatives change.
 *
 * They are not carried: until the day the old co-operative belonged to its federation, from the day on the
 * new one does.  So both are known on any day. */
#include "lian-reorganise-private.h"

/* The last day of what ended when it had hardly begun is its first. */
static gboolean
end_one (LianTxn *txn, LianRecord *membership, LianDate last, GError **error)
{
  LianDate from = lian_record_get_date (membership, "from_date");
  lian_record_set_date (membership, "to_date", MAX (from, last));
  return lian_txn_update (txn, membership, error);
}

/**
 * _lian_reorganise_leave:
 * @txn: the base, in a write
 * @wish: the request
 * @cooperative: one that is no longer there from the day on
 * @error: return location
 *
 * Returns: whether its memberships were ended
 */
gboolean
_lian_reorganise_leave (LianTxn *txn, const LianReorganiseRequest *wish, gint64 cooperative, GError **error)
{
  LianDate last = lian_date_add_days (wish->on, -1);
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("federation_membership"), "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    if (lian_check_last_day (all->pdata[i]) > last && !end_one (txn, all->pdata[i], last, error))
      return FALSE;
  return TRUE;
}

static gboolean
join (LianTxn *txn, const LianReorganiseRequest *wish, const LianRecord *cooperative, const char *field,
      GError **error)
{
  if (lian_record_is_empty (cooperative, field))
    return TRUE;
  g_autoptr (LianRecord) membership = lian_record_new (lian_type_find ("federation_membership"));
  lian_record_set_number (membership, "cooperative", lian_record_get_id (cooperative));
  lian_record_set_number (membership, "federation", lian_record_get_number (cooperative, field));
  lian_record_set_date (membership, "from_date", wish->on);
  lian_record_set_text (membership, "resolution", wish->resolution);
  return lian_txn_insert (txn, membership, error);
}

/* Whether anybody wrote down memberships of those before: where nobody did, nothing is made up. */
static gboolean
is_dated (LianTxn *txn, const LianReorganiseRequest *wish)
{
  for (guint i = 0; i < wish->before->len; i++)
    {
      g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("federation_membership"), "cooperative",
                                                 g_array_index (wish->before, gint64, i));
      if (all->len > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * _lian_reorganise_belong:
 * @txn: the base, in a write
 * @wish: the request, whose new co-operatives were founded
 * @error: return location
 *
 * Lets each co-operative that was not there before belong to the federations that its record names.
 *
 * Returns: whether it was written
 */
gboolean
_lian_reorganise_belong (LianTxn *txn, const LianReorganiseRequest *wish, GError **error)
{
  if (!is_dated (txn, wish))
    return TRUE;
  for (guint place = 0; place < wish->after->len; place++)
    {
      const LianRecord *after = wish->after->pdata[place];
      gboolean is_new = TRUE;
      for (guint i = 0; i < wish->before->len; i++)
        is_new = is_new && g_array_index (wish->before, gint64, i) != lian_record_get_id (after);
      if (is_new && (!join (txn, wish, after, "federation", error)
                     || !join (txn, wish, after, "spec_federation", error)))
        return FALSE;
    }
  return TRUE;
}
