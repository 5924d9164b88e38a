/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The cases that wait for an officer.
 *
 * What was never decided needs no rules to be listed; only a case with a decision is weighed again,
 * so a base of thousands of new activities lists as fast as it reads. */
#include "lian-case-private.h"
#include "lian-i18n.h"
#include "lian-undecided.h"
#include "lian-words.h"

/**
 * lian_queue_item_free:
 * @item: (nullable) (transfer full): an item
 */
void
lian_queue_item_free (LianQueueItem *item)
{
  if (item == NULL)
    return;
  g_free (item->title);
  g_free (item->work);
  g_free (item->detail);
  g_free (item);
}

static GHashTable *
load_decided (LianTxn *txn, GError **error)
{
  g_autoptr (GArray) ids = lian_txn_list_decided (txn, error);
  if (ids == NULL)
    return NULL;
  GHashTable *decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (decided, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return decided;
}

/* Names of co-operatives whose work still goes on. */
static GHashTable *
load_names (LianTxn *txn)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) cooperatives = lian_txn_list_all (txn, lian_type_find ("cooperative"));
  for (guint i = 0; i < cooperatives->len; i++)
    {
      const LianRecord *record = cooperatives->pdata[i];
      gint64 id = lian_record_get_id (record);
      if (g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") != 0)
        g_hash_table_insert (names, g_memdup2 (&id, sizeof id),
                             g_strdup (lian_record_get_title (record)));
    }
  return names;
}

/* What changed, in words; where many did, the first three. */
static char *
describe_changes (const GPtrArray *changed)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < MIN (changed->len, 3); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", lian_words_fact (NULL, changed->pdata[i]));
  if (changed->len > 3)
    g_string_append (text, " …");
  return g_string_free (text, FALSE);
}

static char *
describe (const LianCase *self)
{
  LianRecord *force = lian_case_get_decision (self, "IN_FORCE");
  if (self->section == LIAN_CASE_CHANGED)
    return describe_changes (self->changed);
  if (self->section == LIAN_CASE_OVERDUE)
    {
      g_autofree char *date = lian_date_format (lian_record_get_date (force, "review_on"));
      /* Translators: a date */
      return g_strdup_printf (_ ("due %s"), date);
    }
  return NULL;
}

static gboolean
weigh (LianTxn *txn, LianQueueItem *item, GError **error)
{
  g_autoptr (LianCase) self = _lian_case_load (txn, item->activity, LIAN_OPINION_BRIEF, error);
  if (self == NULL)
    return FALSE;
  item->section = self->section;
  item->detail = describe (self);
  return TRUE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LianQueueItem *one = *(LianQueueItem *const *) a, *other = *(LianQueueItem *const *) b;
  if (one->section != other->section)
    return (int) one->section - (int) other->section;
  int order = g_utf8_collate (one->title, other->title);
  if (order == 0)
    order = g_utf8_collate (one->work, other->work);
  if (order != 0)
    return order;
  return one->activity < other->activity ? -1 : one->activity > other->activity;
}

static LianQueueItem *
create_item (const LianRecord *activity, const char *cooperative)
{
  LianQueueItem *item = g_new0 (LianQueueItem, 1);
  item->activity = lian_record_get_id (activity);
  item->cooperative = lian_record_get_number (activity, "cooperative");
  item->section = LIAN_CASE_NEVER;
  item->title = g_strdup (cooperative);
  item->work = g_strdup (lian_record_get_title (activity));
  return item;
}

/**
 * lian_case_list_queue:
 * @txn: the base
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianQueueItem) (nullable): what waits, by section and name
 */
GPtrArray *
lian_case_list_queue (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queue
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_queue_item_free);
  g_autoptr (GHashTable) decided = load_decided (txn, error);
  if (decided == NULL)
    return NULL;
  g_autoptr (GHashTable) names = load_names (txn);
  g_autoptr (GPtrArray) activities = lian_txn_list_all (txn, lian_type_find ("activity"));
  for (guint i = 0; i < activities->len; i++)
    {
      const LianRecord *activity = activities->pdata[i];
      gint64 id = lian_record_get_id (activity);
      gint64 cooperative = lian_record_get_number (activity, "cooperative");
      const char *name = g_hash_table_lookup (names, &cooperative);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (name == NULL)
        continue;
      g_autofree LianQueueItem *item = create_item (activity, name);
      if (g_hash_table_contains (decided, &id) && !weigh (txn, item, error))
        {
          lian_queue_item_free (g_steal_pointer (&item));
          return NULL;
        }
      if (item->section == LIAN_CASE_SETTLED)
        lian_queue_item_free (g_steal_pointer (&item));
      else
        g_ptr_array_add (queue, g_steal_pointer (&item));
    }
  g_ptr_array_sort (queue, compare_items);
  return g_steal_pointer (&queue);
}

/**
 * lian_case_count_queue:
 * @txn: the base
 * @n: (out): how many wait, as lian_case_list_queue() would list them
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads no record of a case that was never decided.
 *
 * Returns: whether they could be counted
 */
gboolean
lian_case_count_queue (LianTxn *txn, guint *n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) decided = lian_txn_list_decided (txn, error);
  if (decided == NULL || !lian_txn_count_undecided (txn, n, error))
    return FALSE;
  for (guint i = 0; i < decided->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianCase) self
          = _lian_case_load (txn, g_array_index (decided, gint64, i), LIAN_OPINION_BRIEF, error);
      if (self == NULL)
        return FALSE;
      *n += self->section != LIAN_CASE_SETTLED;
    }
  return TRUE;
}
