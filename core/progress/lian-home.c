/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done, as the page of today shows it: what the base finds, and what the rulebook asks of each
 * city without anybody being charged with it (F1). */
#include "lian-home.h"

#include "lian-case.h"
#include "lian-correction.h"
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

static gboolean
count_corrections (LianTxn *txn, guint *n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = lian_correction_list (txn, cancellable, error);
  *n = 0;
  for (guint i = 0; all != NULL && i < all->len; i++)
    *n += ((const LianCorrection *) all->pdata[i])->state != LIAN_CORRECTION_CLOSED;
  return all != NULL;
}

static gboolean
count_relations (LianTxn *txn, guint *n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter *interrupted = lian_filter_new ("state", LIAN_FILTER_IS);
  interrupted->text = g_strdup ("INTERRUPTED");
  g_ptr_array_add (filters, interrupted);
  LianQuery query = { .type = lian_type_find ("relation"), .filters = filters };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  *n = ids != NULL ? ids->len : 0;
  return ids != NULL;
}

/**
 * lian_home_count:
 * @txn: the base
 * @counts: (out): how much waits
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Counts what the pages of these areas would list, without their being there.
 *
 * Returns: whether it could be counted
 */
gboolean
lian_home_count (LianTxn *txn, LianHomeCounts *counts, GCancellable *cancellable, GError **error)
{
  return lian_case_count_queue (txn, &counts->review, cancellable, error)
         && count_corrections (txn, &counts->corrections, cancellable, error)
         && count_relations (txn, &counts->relations, cancellable, error);
}
