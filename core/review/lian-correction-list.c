/* SPDX-License-Identifier: LGPL-2.1-or-later
 * All corrections: the cases, and what the program finds beside them.
 *
 * Looked at is what was centralised: by a decision, by the day entered, by the present form, or by
 * harm recorded of a centralised co-operative.  Only these are loaded. */
#include "lian-correction-private.h"
#include "lian-harmed.h"

typedef struct
{
  LianTxn *txn;
  GHashTable *activities; /* of gint64 */
  GCancellable *cancellable;
  GError **error;
} Hunt;

typedef void (*FoundFunc) (Hunt *hunt, gint64 id);

static void
add_activity (Hunt *hunt, gint64 id)
{
  g_hash_table_add (hunt->activities, g_memdup2 (&id, sizeof id));
}

static void
add_decided (Hunt *hunt, gint64 id)
{
  g_autoptr (LianRecord) decision = lian_txn_load (hunt->txn, lian_type_find ("decision"), id);
  if (decision != NULL && g_strcmp0 (lian_record_get_text (decision, "state"), "IN_FORCE") == 0)
    add_activity (hunt, lian_record_get_number (decision, "activity"));
}

/* The work that is not recorded as staying where it was. */
static void
add_works (Hunt *hunt, gint64 cooperative)
{
  g_autoptr (GPtrArray) works
      = lian_txn_list (hunt->txn, lian_type_find ("activity"), "cooperative", cooperative);
  for (guint i = 0; i < works->len; i++)
    if (lian_record_is_empty (works->pdata[i], "current_form"))
      add_activity (hunt, lian_record_get_id (works->pdata[i]));
}

static gboolean
find_harmed (Hunt *hunt)
{
  g_autoptr (GArray) ids = lian_txn_list_harmed (hunt->txn, hunt->error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    add_works (hunt, g_array_index (ids, gint64, i));
  return ids != NULL;
}

static gboolean
run_query (Hunt *hunt, const LianQuery *query, FoundFunc func)
{
  g_autoptr (GArray) ids = lian_txn_query (hunt->txn, query, hunt->cancellable, hunt->error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (hunt->cancellable, hunt->error))
        return FALSE;
      func (hunt, g_array_index (ids, gint64, i));
    }
  return ids != NULL;
}

static gboolean
find_where (Hunt *hunt, const char *type, const char *field, const char *value, FoundFunc func)
{
  LianQuery query = { .type = lian_type_find (type), .field = field, .value = value, .sort = "id" };
  return run_query (hunt, &query, func);
}

static gboolean
find_dated (Hunt *hunt)
{
  g_autoptr (GPtrArray) filters = lian_filters_new ();
  LianFilter *any = lian_filter_new ("centralised_on", LIAN_FILTER_RANGE);
  any->has_from = TRUE;
  any->text = g_strdup ("0001-01-01");
  g_ptr_array_add (filters, any);
  LianQuery query = { .type = lian_type_find ("activity"), .filters = filters, .sort = "id" };
  return run_query (hunt, &query, add_activity);
}

static gboolean
find_candidates (Hunt *hunt)
{
  for (const char *const *form = _lian_correction_forms (); *form != NULL; form++)
    if (!find_where (hunt, "decision", "outcome", *form, add_decided)
        || !find_where (hunt, "decision", "outcome_also", *form, add_decided)
        || !find_where (hunt, "activity", "current_form", *form, add_activity))
      return FALSE;
  return find_dated (hunt) && find_harmed (hunt);
}

static gboolean
add_cases (LianTxn *txn, GPtrArray *list, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("correction_case"), .sort = "id" };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LianRecord) record = lian_txn_load (txn, query.type, id);
      if (record == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      LianCorrection *one
          = lian_correction_load (txn, lian_record_get_number (record, "activity"), id, error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (list, one);
    }
  return ids != NULL;
}

/* An open case covers its activity; a closed one the centralisation that it was about. */
static gboolean
is_covered (const GPtrArray *cases, const LianCorrection *found)
{
  for (guint i = 0; i < cases->len; i++)
    {
      const LianCorrection *one = cases->pdata[i];
      if (one->record != NULL && one->activity == found->activity
          && (one->state != LIAN_CORRECTION_CLOSED || one->day == 0 || one->day == found->day))
        return TRUE;
    }
  return FALSE;
}

/* @all: those too that nothing speaks against */
static gboolean
add_found (LianTxn *txn, GPtrArray *list, GHashTable *activities, gboolean all,
           GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, activities);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianCorrection) one = lian_correction_load (txn, *(gint64 *) id, 0, error);
      if (one == NULL)
        return FALSE;
      if ((all || one->grounds != LIAN_GROUND_NONE) && !is_covered (list, one))
        g_ptr_array_add (list, g_steal_pointer (&one));
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LianCorrection *one = *(LianCorrection *const *) a, *other = *(LianCorrection *const *) b;
  LianDate due = lian_correction_get_due (one), other_due = lian_correction_get_due (other);
  if (one->state != other->state)
    return (int) one->state - (int) other->state;
  if (due != other_due)
    return due == 0 ? 1 : other_due == 0 ? -1 : due > other_due ? 1 : -1;
  return (one->activity > other->activity) - (one->activity < other->activity);
}

static GPtrArray *
list_all (LianTxn *txn, gboolean all, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_correction_free);
  g_autoptr (GHashTable) activities
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Hunt hunt = { txn, activities, cancellable, error };
  if (!find_candidates (&hunt) || !add_cases (txn, list, cancellable, error)
      || !add_found (txn, list, activities, all, cancellable, error))
    return NULL;
  g_ptr_array_sort (list, compare);
  return g_steal_pointer (&list);
}

/**
 * lian_correction_list:
 * @txn: the base
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianCorrection) (nullable): by state, the earliest due
 *   first
 */
GPtrArray *
lian_correction_list (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  return list_all (txn, FALSE, cancellable, error);
}

/**
 * lian_correction_list_centralised:
 * @txn: the base
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianCorrection) (nullable): the cases, and all that was
 *   centralised beside them, also where nothing speaks for a case
 */
GPtrArray *
lian_correction_list_centralised (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  return list_all (txn, TRUE, cancellable, error);
}
