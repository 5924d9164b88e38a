/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which federation a co-operative or a contract belongs to on a day (domain.md §8, A18).
 *
 * Memberships have days.  Where a co-operative has none of a level, its record names its federation,
 * which is so today; since when, nobody wrote down. */
#include "lian-federation-on.h"

static gboolean
is_there (const LianRecord *federation, LianDate day)
{
  LianDate founded = lian_record_get_date (federation, "founded");
  LianDate dissolved = lian_record_get_date (federation, "dissolved");
  return founded <= day && (dissolved == 0 || day <= dissolved);
}

static gboolean
is_level (LianTxn *txn, gint64 id, const char *level)
{
  g_autoptr (LianRecord) federation = lian_txn_load (txn, lian_type_find ("federation"), id);
  return federation != NULL && g_strcmp0 (lian_record_get_text (federation, "level"), level) == 0;
}

static gboolean
covers (const LianRecord *membership, LianDate day)
{
  return lian_record_get_date (membership, "from_date") <= day && day <= lian_check_last_day (membership);
}

/**
 * lian_federation_of_cooperative:
 * @txn: the base
 * @cooperative: a co-operative
 * @level: "LOCAL" or "SPECIALISED"
 * @day: a day
 *
 * Returns: the federation of that level on @day
 */
LianBelongs
lian_federation_of_cooperative (LianTxn *txn, gint64 cooperative, const char *level, LianDate day)
{
  LianBelongs belongs = { 0, FALSE };
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("federation_membership"), "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 federation = lian_record_get_number (all->pdata[i], "federation");
      if (!is_level (txn, federation, level))
        continue;
      belongs.dated = TRUE;
      if (covers (all->pdata[i], day))
        belongs.federation = federation;
    }
  if (belongs.dated)
    return belongs;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("cooperative"), cooperative);
  if (record != NULL)
    belongs.federation = lian_record_get_number (
        record, g_str_equal (level, "LOCAL") ? "federation" : "spec_federation");
  return belongs;
}

/* Who makes it: who signed, or else the first to whom a part of it is allotted. */
static gint64
find_maker (LianTxn *txn, const LianRecord *contract)
{
  if (!lian_record_is_empty (contract, "signing_cooperative"))
    return lian_record_get_number (contract, "signing_cooperative");
  g_autoptr (GPtrArray) lines = lian_txn_list (txn, lian_type_find ("contract_line"), "contract",
                                               lian_record_get_id (contract));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) allotments = lian_txn_list (txn, lian_type_find ("allotment"), "contract_line",
                                                        lian_record_get_id (lines->pdata[i]));
      if (allotments->len > 0)
        return lian_record_get_number (allotments->pdata[0], "cooperative");
    }
  return 0;
}

/**
 * lian_federation_of_contract:
 * @txn: the base
 * @contract: a contract
 * @day: a day
 *
 * Returns: the federation that answers for @contract on @day: the one that signed it, as long as it is
 *   there; else that of the makers, the specialised one first (A18)
 */
LianBelongs
lian_federation_of_contract (LianTxn *txn, gint64 contract, LianDate day)
{
  LianBelongs belongs = { 0, FALSE };
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("contract"), contract);
  if (record == NULL)
    return belongs;
  gint64 signer = lian_record_get_number (record, "signing_federation");
  g_autoptr (LianRecord) federation
      = signer != 0 ? lian_txn_load (txn, lian_type_find ("federation"), signer) : NULL;
  if (federation != NULL && is_there (federation, day))
    return (LianBelongs){ signer, TRUE };
  gint64 maker = find_maker (txn, record);
  if (maker == 0)
    return belongs;
  belongs = lian_federation_of_cooperative (txn, maker, "SPECIALISED", day);
  return belongs.federation != 0 ? belongs : lian_federation_of_cooperative (txn, maker, "LOCAL", day);
}

/* Days on which something ends are followed by one on which something else may begin. */
static void
add_days (GArray *days, LianDate first, LianDate last)
{
  LianDate after = last != 0 && last < G_MAXINT32 ? lian_date_add_days (last, 1) : 0;
  if (first != 0)
    g_array_append_val (days, first);
  if (after != 0)
    g_array_append_val (days, after);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  LianDate one = *(const LianDate *) a, other = *(const LianDate *) b;
  return (one > other) - (one < other);
}

static void
add_memberships (LianTxn *txn, gint64 cooperative, GArray *days)
{
  g_autoptr (GPtrArray) all
      = lian_txn_list (txn, lian_type_find ("federation_membership"), "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    add_days (days, lian_record_get_date (all->pdata[i], "from_date"), lian_check_last_day (all->pdata[i]));
}

/**
 * lian_federation_list_days:
 * @txn: the base
 * @type: "cooperative" or "contract"
 * @id: one of them
 *
 * Returns: (transfer full) (element-type LianDate): the days, in order, on which it may begin to belong to
 *   another federation
 */
GArray *
lian_federation_list_days (LianTxn *txn, const LianType *type, gint64 id)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (LianDate));
  gboolean contract = g_str_equal (type->id, "contract");
  g_autoptr (LianRecord) record = lian_txn_load (txn, type, id);
  gint64 signer = record != NULL && contract ? lian_record_get_number (record, "signing_federation") : 0;
  g_autoptr (LianRecord) federation
      = signer != 0 ? lian_txn_load (txn, lian_type_find ("federation"), signer) : NULL;
  if (federation != NULL)
    add_days (days, lian_record_get_date (federation, "founded"), lian_record_get_date (federation, "dissolved"));
  if (record != NULL)
    add_memberships (txn, contract ? find_maker (txn, record) : id, days);
  g_array_sort (days, compare_days);
  return days;
}

/**
 * lian_federation_of_trade:
 * @txn: the base
 * @city: a city
 * @trade: a trade
 * @day: a day
 *
 * Returns: the specialised federation of @trade in @city on @day; 0 where there is none
 */
gint64
lian_federation_of_trade (LianTxn *txn, gint64 city, gint64 trade, LianDate day)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("federation"), "trade", trade);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_number (all->pdata[i], "city") == city && is_there (all->pdata[i], day)
        && g_strcmp0 (lian_record_get_text (all->pdata[i], "level"), "SPECIALISED") == 0)
      return lian_record_get_id (all->pdata[i]);
  return 0;
}
