/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Varieties that a co-operative has lost and does not make again: fewer varieties are a symptom of
 * centralising too far (domain.md §9), and lost ones are restored (S1-7). */
#include "lian-variety-lost.h"

#include "lian-craft-words.h"
#include "lian-variety.h"

/**
 * lian_variety_list_lost:
 * @txn: the base
 * @cooperative: a co-operative
 * @since: the first day of the loss that counts; 0 for all
 *
 * Returns: (transfer full) (element-type LianRecord): the events of what it lost since then and does not
 *   make on the working date
 */
GPtrArray *
lian_variety_list_lost (LianTxn *txn, gint64 cooperative, LianDate since)
{
  GPtrArray *lost = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_autoptr (GPtrArray) events
      = lian_txn_list (txn, lian_type_find ("variety_event"), "cooperative", cooperative);
  g_autoptr (GPtrArray) standing = lian_variety_list_standing (events, lian_txn_get_working_date (txn));
  for (guint i = 0; i < standing->len; i++)
    if (lian_variety_is_lost (standing->pdata[i])
        && lian_record_get_date (standing->pdata[i], "on_date") >= since)
      g_ptr_array_add (lost, lian_record_copy (standing->pdata[i]));
  return lost;
}

/**
 * lian_variety_dup_lost:
 * @txn: the base
 * @language: (nullable): a language; %NULL for the program's own
 * @cooperative: a co-operative
 * @since: the first day of the loss that counts; 0 for all
 *
 * Returns: (transfer full) (nullable): the names of what lian_variety_list_lost() gives; %NULL for none
 */
char *
lian_variety_dup_lost (LianTxn *txn, const char *language, gint64 cooperative, LianDate since)
{
  g_autoptr (GPtrArray) events = lian_variety_list_lost (txn, cooperative, since);
  g_autoptr (GPtrArray) varieties = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < events->len; i++)
    {
      LianRecord *variety = lian_txn_load (txn, lian_type_find ("product_variety"),
                                           lian_record_get_number (events->pdata[i], "product_variety"));
      if (variety != NULL)
        g_ptr_array_add (varieties, variety);
    }
  return varieties->len > 0 ? lian_craft_dup_names (language, varieties) : NULL;
}
