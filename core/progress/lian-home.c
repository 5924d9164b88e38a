/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done, as the page of today shows it: what the base finds, and what the rulebook asks of each
 * city without anybody being charged with it (F1). */
#include "lian-home.h"

#include "lian-i18n.h"
#include "lian-organised.h"
#include "lian-plural.h"
#include "lian-city-progress-private.h"

static gboolean
add_gaps (LianTxn *txn, const LianRecord *city, LianWorkList *list, GError **error)
{
  gint64 n;
  if (!lian_txn_count_alone (txn, lian_record_get_id (city), &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_autoptr (GPtrArray) findings = _lian_city_progress_ask_place (txn, city, error);
  if (findings != NULL && findings->len > 0)
    lian_work_list_put_blocked (
        list, lian_type_find ("city"), lian_record_get_id (city), g_strdup (lian_record_get_title (city)),
        g_strdup_printf (ngettext ("%u trade has no specialised federation, and nobody is to found one (F1)",
                                   "%u trades have no specialised federation, and nobody is to found one (F1)",
                                   (gulong) n),
                         (guint) n));
  return findings != NULL;
}

/**
 * lian_home_read:
 * @txn: the base
 * @only_mine: only what waits for who works, or is in that officer's charge
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is to be done
 */
LianWorkList *
lian_home_read (LianTxn *txn, gboolean only_mine, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianWorkList) list = lian_txn_list_work (txn, only_mine, cancellable, error);
  if (list == NULL || only_mine)
    return g_steal_pointer (&list);
  g_autoptr (GPtrArray) cities = lian_txn_list_all (txn, lian_type_find ("city"));
  for (guint i = 0; i < cities->len; i++)
    if (!add_gaps (txn, cities->pdata[i], list, error))
      return NULL;
  return g_steal_pointer (&list);
}
