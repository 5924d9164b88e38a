/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How far the transformation of a city has come. */
#include "lian-city-progress.h"

#include "lian-opinion.h"
#include "lian-organised.h"
#include "lian-city-progress-private.h"

#define MOST_QUARTERS 12

/**
 * lian_city_progress_free:
 * @progress: (nullable) (transfer full): a city on a day
 *
 * Frees it.
 */
void
lian_city_progress_free (LianCityProgress *progress)
{
  if (progress == NULL)
    return;
  g_free (progress->name);
  g_clear_pointer (&progress->all, _lian_city_progress_rate_free);
  g_clear_pointer (&progress->trades, g_ptr_array_unref);
  g_clear_pointer (&progress->series, g_ptr_array_unref);
  g_clear_pointer (&progress->confirmation, lian_record_free);
  g_clear_pointer (&progress->findings, g_ptr_array_unref);
  g_free (progress);
}

/**
 * lian_city_progress_left:
 * @rate: a trade on a day
 *
 * Returns: how many are not organised yet (W2), counted as the rate is, but not less than none;
 *   %LIAN_CITY_UNKNOWN where that isn't known
 */
gint64
lian_city_progress_left (const LianCityRate *rate)
{
  gint64 all = rate->by_households ? rate->base_households : rate->base_persons;
  gint64 organised = rate->by_households ? rate->households : rate->persons;
  if (all == LIAN_CITY_UNKNOWN || organised == LIAN_CITY_UNKNOWN)
    return LIAN_CITY_UNKNOWN;
  return MAX (all - organised, 0);
}

/**
 * lian_city_progress_has_rule:
 * @progress: a city on a day
 * @rule: a rule's id, such as "F1"
 *
 * Returns: whether the rulebook says it of the city
 */
gboolean
lian_city_progress_has_rule (const LianCityProgress *progress, const char *rule)
{
  for (guint i = 0; i < progress->findings->len; i++)
    if (g_str_equal (((const LianOpinionFinding *) progress->findings->pdata[i])->rule, rule))
      return TRUE;
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  LianDate first = *(const LianDate *) a, second = *(const LianDate *) b;
  return (first > second) - (first < second);
}

/* Ends of quarters since the first co-operative, the days of figures, and the day itself. */
static GArray *
list_days (const LianCitySources *from, LianDate day, GError **error)
{
  LianDate first;
  if (!lian_txn_first_organised (from->txn, from->city, &first, error))
    return NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (LianDate));
  g_array_append_val (days, day);
  int year, month, of_month;
  lian_date_split (day, &year, &month, &of_month);
  LianDate quarter = lian_date_new (year, (month - 1) / 3 * 3 + 1, 1);
  for (guint i = 0; i < MOST_QUARTERS && first != 0 && quarter > first; i++)
    {
      LianDate end = lian_date_add_days (quarter, -1);
      g_array_append_val (days, end);
      quarter = lian_date_add_months (quarter, -3);
    }
  for (guint i = 0; i < from->figures->len; i++)
    {
      LianDate on = lian_record_get_date (from->figures->pdata[i], "on_date");
      if (on < day && lian_record_is_empty (from->figures->pdata[i], "trade"))
        g_array_append_val (days, on);
    }
  g_array_sort (days, compare_days);
  return days;
}

static gboolean
read_series (const LianCitySources *from, LianCityProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) days = list_days (from, progress->day, error);
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      LianCityRate *all;
      LianDate day = g_array_index (days, LianDate, i);
      if (i > 0 && g_array_index (days, LianDate, i - 1) == day)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (GPtrArray) rates = _lian_city_progress_count (from, day, &all, error);
      if (rates == NULL)
        return FALSE;
      _lian_city_progress_weigh (from, all);
      g_ptr_array_add (progress->series, all);
    }
  return days != NULL;
}

static int
compare_trades (gconstpointer a, gconstpointer b)
{
  const LianCityRate *first = *(LianCityRate *const *) a, *second = *(LianCityRate *const *) b;
  return (first->trade > second->trade) - (first->trade < second->trade);
}

static gboolean
read_trades (const LianCitySources *from, LianCityProgress *progress, GError **error)
{
  progress->trades = _lian_city_progress_count (from, progress->day, &progress->all, error);
  if (progress->trades == NULL)
    return FALSE;
  _lian_city_progress_weigh (from, progress->all);
  g_ptr_array_sort (progress->trades, compare_trades);
  for (guint i = 0; i < progress->trades->len; i++)
    {
      LianCityRate *rate = progress->trades->pdata[i];
      rate->name = lian_txn_title (from->txn, lian_type_find ("trade"), rate->trade);
      _lian_city_progress_weigh (from, rate);
      _lian_city_progress_take_class (from, rate);
    }
  return TRUE;
}

/* The figure that "basically" was given when it was confirmed, held against the rate of the day. */
static void
weigh_word (LianCityProgress *progress)
{
  progress->threshold = LIAN_CITY_UNKNOWN;
  if (progress->confirmation != NULL && !lian_record_is_empty (progress->confirmation, "threshold"))
    progress->threshold = lian_record_get_number (progress->confirmation, "threshold");
  progress->below = progress->basically == LIAN_YES && progress->threshold != LIAN_CITY_UNKNOWN
                    && progress->all->rate != LIAN_CITY_UNKNOWN
                    && progress->all->rate < progress->threshold;
}

static gboolean
fill (const LianCitySources *from, LianCityProgress *progress, GCancellable *cancellable, GError **error)
{
  if (!read_trades (from, progress, error) || !read_series (from, progress, cancellable, error)
      || !_lian_city_progress_ask_rules (from->txn, from->record, progress, error))
    return FALSE;
  _lian_city_progress_find_gaps (from->txn, progress);
  weigh_word (progress);
  return TRUE;
}

/**
 * lian_city_progress_read:
 * @txn: the base
 * @city: a city that is there
 * @day: a day
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how far the city had come on @day, as far as the base knows now
 */
LianCityProgress *
lian_city_progress_read (LianTxn *txn, gint64 city, LianDate day, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("city"), city);
  g_return_val_if_fail (record != NULL, NULL);
  g_autoptr (GPtrArray) figures = lian_txn_list (txn, lian_type_find ("progress_figure"), "city", city);
  const LianCitySources from = { txn, city, record, figures };
  g_autoptr (LianCityProgress) progress = g_new0 (LianCityProgress, 1);
  progress->city = city;
  progress->day = day;
  progress->name = g_strdup (lian_record_get_title (record));
  progress->series = g_ptr_array_new_with_free_func (_lian_city_progress_rate_free);
  return fill (&from, progress, cancellable, error) ? g_steal_pointer (&progress) : NULL;
}
