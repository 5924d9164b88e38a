/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Items of annual returns that are due, read by their state and day: a base of any age is not read as a
 * whole. */
#include "lian-return-list.h"

static void
item_free (gpointer data)
{
  LianReturnItem *item = data;
  g_free (item->who);
  g_free (item->what);
  g_free (item);
}

static GArray *
query_due (LianTxn *txn, LianDate until, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter *day = lian_filter_new ("due_on", LIAN_FILTER_RANGE);
  day->has_to = TRUE;
  day->text_to = lian_date_to_text (until);
  g_ptr_array_add (filters, day);
  LianQuery query = { .type = lian_type_find ("return_item"), .field = "state", .value = "OPEN",
                      .filters = filters, .sort = "due_on", .limit = limit };
  return lian_txn_query (txn, &query, cancellable, error);
}

static char *
title_of (LianTxn *txn, const char *type, gint64 id)
{
  char *title = lian_txn_title (txn, lian_type_find (type), id);
  return title != NULL ? title : g_strdup ("");
}

static LianReturnItem *
read_item (LianTxn *txn, gint64 id)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("return_item"), id);
  g_autoptr (LianRecord) owner = record != NULL
                                     ? lian_txn_load (txn, lian_type_find ("annual_return"),
                                                      lian_record_get_number (record, "annual_return"))
                                     : NULL;
  if (owner == NULL)
    return NULL;
  LianReturnItem *item = g_new0 (LianReturnItem, 1);
  item->id = id;
  item->annual_return = lian_record_get_id (owner);
  item->cooperative = lian_record_get_number (owner, "cooperative");
  item->owner = lian_record_get_number (record, "owner");
  item->year = (int) lian_record_get_number (owner, "year");
  item->due = lian_record_get_date (record, "due_on");
  item->overdue = item->due < lian_txn_get_working_date (txn);
  item->who = title_of (txn, "cooperative", item->cooperative);
  item->what = title_of (txn, "return_rule", lian_record_get_number (record, "return_rule"));
  return item;
}

/**
 * lian_return_list_due:
 * @txn: the base
 * @until: the last day that is looked at, the working date or a day ahead of it
 * @limit: most items; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianReturnItem) (nullable): what is not sent yet and due until
 *   then, the earliest first
 */
GPtrArray *
lian_return_list_due (LianTxn *txn, LianDate until, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = query_due (txn, until, limit, cancellable, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      LianReturnItem *item = read_item (txn, g_array_index (ids, gint64, i));
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

/**
 * lian_return_count_due:
 * @txn: the base
 * @until: the last day that is looked at
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: how many items lian_return_list_due() would list; -1 on failure
 */
int
lian_return_count_due (LianTxn *txn, LianDate until, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = query_due (txn, until, 0, cancellable, error);
  return ids != NULL ? (int) ids->len : -1;
}
