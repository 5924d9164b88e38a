/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a city is basically co-operativised on a day (A21).
 *
 * An officer's latest word until that day decides.  Where no officer has said anything, what the record
 * of the city says holds, which has no day. */
#include "lian-city-stage.h"

/**
 * lian_city_stage_find:
 * @txn: the base
 * @city: a city
 * @day: a day
 *
 * Returns: (transfer full) (nullable): the record of type "city_confirmation" that holds on @day; %NULL
 *   where no officer had said anything by then
 */
LianRecord *
lian_city_stage_find (LianTxn *txn, gint64 city, LianDate day)
{
  const LianRecord *found = NULL;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("city_confirmation"), "city", city);
  for (guint i = 0; i < all->len; i++)
    {
      LianDate on = lian_record_get_date (all->pdata[i], "on_date");
      if (on <= day && (found == NULL || on > lian_record_get_date (found, "on_date")))
        found = all->pdata[i];
    }
  return found != NULL ? lian_record_copy (found) : NULL;
}

/**
 * lian_city_stage_on:
 * @txn: the base
 * @city: a record of type "city"
 * @day: a day
 *
 * Returns: whether the city is basically co-operativised on @day: rule W1 applies where it is, W2 where it
 *   is not, neither where that is not known
 */
LianTruth
lian_city_stage_on (LianTxn *txn, const LianRecord *city, LianDate day)
{
  g_autoptr (LianRecord) word = lian_city_stage_find (txn, lian_record_get_id (city), day);
  if (word == NULL)
    return lian_record_get_truth (city, "basically_cooperativised");
  return g_strcmp0 (lian_record_get_text (word, "confirmation"), "CONFIRMED") == 0 ? LIAN_YES : LIAN_NO;
}
