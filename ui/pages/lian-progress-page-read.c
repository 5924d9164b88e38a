/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The page of progress: what the reader thread makes for it. */
#include "lian-progress-page-private.h"

#include "lian-city-progress-chart.h"
#include "lian-plan-done.h"

void
_lian_progress_job_free (gpointer data)
{
  LianProgressJob *job = data;
  g_clear_pointer (&job->cities, g_ptr_array_unref);
  g_clear_pointer (&job->officers, g_ptr_array_unref);
  g_clear_pointer (&job->progress, lian_city_progress_free);
  g_clear_pointer (&job->tasks, g_ptr_array_unref);
  g_clear_pointer (&job->plans, g_ptr_array_unref);
  g_clear_pointer (&job->planned, g_ptr_array_unref);
  g_clear_pointer (&job->done, g_ptr_array_unref);
  g_clear_pointer (&job->chart, lian_chart_spec_unref);
  g_free (job);
}

/* Where the office is, at first; the first one where that is not known, or its city is gone. */
static gint64
settle_city (LianTxn *txn, const LianProgressJob *job)
{
  gint64 home = 0;
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  g_autoptr (LianRecord) federation
      = settings->len > 0 ? lian_txn_load (txn, lian_type_find ("federation"),
                                           lian_record_get_number (settings->pdata[0], "federation"))
                          : NULL;
  if (federation != NULL)
    home = lian_record_get_number (federation, "city");
  const gint64 wanted[] = { job->city, home };
  for (gsize w = 0; w < G_N_ELEMENTS (wanted); w++)
    for (guint i = 0; i < job->cities->len; i++)
      if (lian_record_get_id (job->cities->pdata[i]) == wanted[w])
        return wanted[w];
  return job->cities->len > 0 ? lian_record_get_id (job->cities->pdata[0]) : 0;
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  LianDate first = lian_record_get_date (*(LianRecord *const *) a, "due");
  LianDate second = lian_record_get_date (*(LianRecord *const *) b, "due");
  if (first == 0 || second == 0)
    return (first == 0) - (second == 0);
  return (first > second) - (first < second);
}

static GPtrArray *
list_tasks (LianTxn *txn, gint64 city)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("task"), "city", city);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_is_empty (all->pdata[i], "done_on"))
      g_ptr_array_add (open, lian_record_copy (all->pdata[i]));
  g_ptr_array_sort (open, compare_tasks);
  return g_steal_pointer (&open);
}

static void
add_text (LianTxn *txn, GPtrArray *texts, gint64 unit, gint64 quantity)
{
  LianUnit ratio = { NULL, "", 1, 1 };
  lian_txn_load_unit (txn, unit, &ratio);
  g_autofree char *number = lian_quantity_to_text (quantity, &ratio);
  g_ptr_array_add (texts, g_strdup_printf ("%s %s", number, ratio.name));
}

static gboolean
read_plans (LianTxn *txn, LianProgressJob *job, LianDate today, GCancellable *cancellable, GError **error)
{
  int year, month, day;
  lian_date_split (today, &year, &month, &day);
  job->plans = lian_plan_done_list (txn, job->city, year, cancellable, error);
  if (job->plans == NULL)
    return FALSE;
  job->planned = g_ptr_array_new_with_free_func (g_free);
  job->done = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < job->plans->len; i++)
    {
      const LianPlanDone *one = job->plans->pdata[i];
      add_text (txn, job->planned, one->unit, one->planned);
      add_text (txn, job->done, one->unit, one->done);
    }
  return TRUE;
}

/* LianTxnFunc */
gboolean
_lian_progress_page_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianProgressJob *job = data;
  LianDate today = lian_txn_get_working_date (txn);
  job->cities = lian_txn_list_all (txn, lian_type_find ("city"));
  job->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  job->city = settle_city (txn, job);
  if (job->city == 0)
    return TRUE;
  job->progress = lian_city_progress_read (txn, job->city, today, cancellable, error);
  if (job->progress == NULL || !read_plans (txn, job, today, cancellable, error))
    return FALSE;
  job->tasks = list_tasks (txn, job->city);
  job->chart = lian_city_progress_chart_new (txn, job->progress);
  return TRUE;
}
