/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the production returns of a co-operative say of the quality of its work, against the year before.
 *
 * A return belongs to the year in which its period ends.  How many returns state a figure is counted beside it:
 * a sum over four months is not that of a year. */
#include "lian-work-quality.h"

static void
work_free (gpointer data)
{
  g_free (((LianWorkQuality *) data)->name);
  g_free (data);
}

static void
add_figure (const LianRecord *record, const char *field, gint64 *sum, guint *n)
{
  if (lian_record_is_empty (record, field))
    return;
  *sum += lian_record_get_number (record, field);
  (*n)++;
}

static void
add_return (LianWorkQuality *work, const LianRecord *record, LianQualityYear year)
{
  work->returns[year]++;
  add_figure (record, "output_value", &work->output[year], &work->n_output[year]);
  add_figure (record, "complaints", &work->complaints[year], &work->n_complaints[year]);
  if (lian_record_is_empty (record, "examined") || lian_record_is_empty (record, "passed"))
    return;
  work->examined[year] += lian_record_get_number (record, "examined");
  work->passed[year] += lian_record_get_number (record, "passed");
  work->n_examined[year]++;
}

static LianWorkQuality *
read_activity (LianTxn *txn, const LianRecord *activity)
{
  LianQualityYear year;
  LianDate today = lian_txn_get_working_date (txn);
  LianWorkQuality *work = g_new0 (LianWorkQuality, 1);
  g_autoptr (GPtrArray) returns
      = lian_txn_list (txn, lian_type_find ("production_return"), "activity", lian_record_get_id (activity));
  work->activity = lian_record_get_id (activity);
  work->name = lian_record_dup_name (activity);
  for (guint i = 0; i < returns->len; i++)
    if (lian_quality_find_year (today, lian_record_get_date (returns->pdata[i], "to_date"), &year))
      add_return (work, returns->pdata[i], year);
  return work;
}

/**
 * lian_work_quality_list:
 * @txn: the base
 * @cooperative: a co-operative
 *
 * Returns: (transfer full) (element-type LianWorkQuality): its activities with a return in the two years that end
 *   on the working date
 */
GPtrArray *
lian_work_quality_list (LianTxn *txn, gint64 cooperative)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (work_free);
  g_autoptr (GPtrArray) activities = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", cooperative);
  for (guint i = 0; i < activities->len; i++)
    {
      LianWorkQuality *work = read_activity (txn, activities->pdata[i]);
      if (work->returns[LIAN_YEAR_BEFORE] + work->returns[LIAN_YEAR_NOW] > 0)
        g_ptr_array_add (all, work);
      else
        work_free (work);
    }
  return all;
}
