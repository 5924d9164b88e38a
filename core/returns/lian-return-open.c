/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Opening the annual returns of a year: each co-operative gets one, with every item that its country asked
 * for when the year ended and the day it is due. */
#include "lian-return-due.h"
#include "lian-return-list.h"

#include "lian-error.h"
#include "lian-i18n.h"

static gboolean
is_in_force (const LianRecord *rule, const LianReturnOpening *opening)
{
  return g_strcmp0 (lian_record_get_text (rule, "country"), opening->country) == 0
         && lian_record_get_date (rule, "from_date") <= opening->year_end
         && opening->year_end <= lian_check_last_day (rule);
}

static GPtrArray *
list_rules (LianTxn *txn, const LianReturnOpening *opening, GError **error)
{
  g_autoptr (GPtrArray) rules = lian_txn_list_all (txn, lian_type_find ("return_rule"));
  for (guint i = rules->len; i > 0; i--)
    if (!is_in_force (rules->pdata[i - 1], opening))
      g_ptr_array_remove_index (rules, i - 1);
  if (rules->len > 0)
    return g_steal_pointer (&rules);
  g_autofree char *day = lian_date_format (opening->year_end);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("no item asked for every year has the country “%s” on %s"),
               opening->country, day);
  return NULL;
}

static gboolean
has_return (LianTxn *txn, const LianReturnOpening *opening, gint64 cooperative)
{
  g_autoptr (GPtrArray) returns = lian_txn_list (txn, lian_type_find ("annual_return"), "cooperative", cooperative);
  for (guint i = 0; i < returns->len; i++)
    if (lian_record_get_number (returns->pdata[i], "year") == opening->year
        && g_strcmp0 (lian_record_get_text (returns->pdata[i], "country"), opening->country) == 0)
      return TRUE;
  return FALSE;
}

/* Whoever was dissolved before the year ended owes nothing for it; nor who was founded after. */
static gboolean
owes_return (LianTxn *txn, const LianReturnOpening *opening, const LianRecord *cooperative)
{
  LianDate dissolved = lian_record_get_date (cooperative, "dissolved");
  gboolean gone = g_strcmp0 (lian_record_get_text (cooperative, "status"), "DISSOLVED") == 0
                  && (dissolved == 0 || dissolved <= opening->year_end);
  return !gone && lian_record_get_date (cooperative, "founded") <= opening->year_end
         && !has_return (txn, opening, lian_record_get_id (cooperative));
}

static gboolean
add_items (LianTxn *txn, gint64 annual_return, const GPtrArray *rules, LianDate year_end, GError **error)
{
  for (guint i = 0; i < rules->len; i++)
    {
      g_autoptr (LianRecord) item = lian_record_new_initial (lian_type_find ("return_item"));
      lian_record_set_number (item, "annual_return", annual_return);
      lian_record_set_number (item, "return_rule", lian_record_get_id (rules->pdata[i]));
      lian_record_set_date (item, "due_on", lian_return_due (rules->pdata[i], year_end));
      if (!lian_txn_insert (txn, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
open_one (LianTxn *txn, const LianReturnOpening *opening, const LianRecord *cooperative, const GPtrArray *rules,
          GError **error)
{
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("annual_return"));
  lian_record_set_number (record, "cooperative", lian_record_get_id (cooperative));
  lian_record_set_number (record, "year", opening->year);
  lian_record_set_text (record, "country", opening->country);
  lian_record_set_date (record, "year_end", opening->year_end);
  lian_record_set_text (record, "registrar", lian_record_get_text (cooperative, "registrar"));
  return lian_txn_insert (txn, record, error)
         && add_items (txn, lian_record_get_id (record), rules, opening->year_end, error);
}

static GPtrArray *
list_cooperatives (LianTxn *txn, gint64 only, GError **error)
{
  if (only == 0)
    return lian_txn_list_all (txn, lian_type_find ("cooperative"));
  LianRecord *one = lian_txn_load (txn, lian_type_find ("cooperative"), only);
  if (one == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, only);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no co-operative %s"), id);
      return NULL;
    }
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  g_ptr_array_add (list, one);
  return list;
}

/**
 * lian_return_open:
 * @txn: a write
 * @opening: which returns
 * @n_opened: (out): how many were opened; who has one already keeps it
 * @cancellable: (nullable): to stop early
 * @error: return location; %LIAN_ERROR_INPUT where nothing is asked for in that country
 *
 * Opens the annual returns of a year with their items, due as the items say (domain.md §10).
 *
 * Returns: whether it could be done
 */
gboolean
lian_return_open (LianTxn *txn, const LianReturnOpening *opening, int *n_opened, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) rules = list_rules (txn, opening, error);
  g_autoptr (GPtrArray) cooperatives = rules != NULL ? list_cooperatives (txn, opening->cooperative, error) : NULL;
  *n_opened = 0;
  for (guint i = 0; cooperatives != NULL && i < cooperatives->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!owes_return (txn, opening, cooperatives->pdata[i]))
        continue;
      if (!open_one (txn, opening, cooperatives->pdata[i], rules, error))
        return FALSE;
      ++*n_opened;
    }
  return cooperatives != NULL;
}
