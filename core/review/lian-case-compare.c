/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases of one trade side by side (P2: decide per trade, on its circumstances). */
#include "lian-case-compare.h"

#include "lian-i18n.h"

/* More columns than this nobody compares; the rest is counted. */
#define MOST_CASES 60

static gboolean
add_case (GPtrArray *cases, LianTxn *txn, gint64 activity, GError **error)
{
  LianCase *one = lian_case_load_brief (txn, activity, error);
  if (one != NULL)
    g_ptr_array_add (cases, one);
  return one != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LianCase *one = *(LianCase *const *) a, *other = *(LianCase *const *) b;
  int order = g_utf8_collate (one->cooperative_name, other->cooperative_name);
  return order != 0 ? order : g_utf8_collate (one->activity_name, other->activity_name);
}

/* The case itself stays first. */
static void
sort_others (GPtrArray *cases)
{
  if (cases->len > 2)
    qsort (cases->pdata + 1, cases->len - 1, sizeof (gpointer), compare_names);
}

/**
 * lian_case_list_of_trade:
 * @txn: the base
 * @activity: an activity
 * @n_left_out: (out): activities of the trade that are too many to be compared
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianCase) (nullable): the activity's case, then those of
 *   the other activities of its trade by name, without refusals and reasons
 */
GPtrArray *
lian_case_list_of_trade (LianTxn *txn, gint64 activity, guint *n_left_out,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_case_free);
  const LianType *type = lian_type_find ("activity");
  g_autoptr (LianRecord) own = lian_txn_load (txn, type, activity);
  gint64 trade = own != NULL ? lian_record_get_number (own, "trade") : 0;
  g_autoptr (GPtrArray) same = trade != 0 ? lian_txn_list (txn, type, "trade", trade) : NULL;
  *n_left_out = 0;
  if (!add_case (cases, txn, activity, error))
    return NULL;
  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      gint64 other = lian_record_get_id (same->pdata[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (other == activity)
        continue;
      if (cases->len >= MOST_CASES)
        ++*n_left_out;
      else if (!add_case (cases, txn, other, error))
        return NULL;
    }
  sort_others (cases);
  return g_steal_pointer (&cases);
}

static gboolean
lists (const GPtrArray *facts, const char *fact)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (facts->pdata[i], fact))
      return TRUE;
  return FALSE;
}

/**
 * lian_case_list_compared:
 * @cases: (element-type LianCase): cases
 *
 * Returns: (transfer container) (element-type utf8): the facts that one of them has, in the order
 *   of the rules; the texts belong to @cases
 */
GPtrArray *
lian_case_list_compared (const GPtrArray *cases)
{
  GPtrArray *facts = g_ptr_array_new ();
  for (guint i = 0; i < cases->len; i++)
    {
      const LianCase *one = cases->pdata[i];
      for (guint j = 0; j < one->facts->len; j++)
        {
          const LianCaseFact *fact = one->facts->pdata[j];
          if (!lists (facts, fact->fact))
            g_ptr_array_add (facts, (gpointer) fact->fact);
        }
    }
  return facts;
}

/**
 * lian_case_facts_differ:
 * @cases: (element-type LianCase): cases
 * @fact: a fact
 *
 * Returns: whether not all of them have the same value; never asked is another than unknown
 */
gboolean
lian_case_facts_differ (const GPtrArray *cases, const char *fact)
{
  const LianCaseFact *first = cases->len > 0 ? lian_case_find_fact (cases->pdata[0], fact) : NULL;
  for (guint i = 1; i < cases->len; i++)
    {
      const LianCaseFact *other = lian_case_find_fact (cases->pdata[i], fact);
      if (g_strcmp0 (first != NULL ? first->value : NULL, other != NULL ? other->value : NULL) != 0)
        return TRUE;
    }
  return FALSE;
}
