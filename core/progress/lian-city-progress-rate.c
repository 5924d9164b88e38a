/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rate of organisation of a trade on a day.
 *
 * How many there are is what was last counted by then; how many are organised the base counts itself, and
 * only where it knows nothing a report is taken.  What nobody counted stays unknown, and so does the
 * rate. */
#include "lian-organised.h"
#include "lian-city-progress-private.h"

#include "lian-choices.h"

#define THOUSAND 1000

LianCityRate *
_lian_city_progress_rate_new (gint64 trade, LianDate day)
{
  LianCityRate *rate = g_new0 (LianCityRate, 1);
  rate->trade = trade;
  rate->day = day;
  rate->persons = rate->households = LIAN_CITY_UNKNOWN;
  rate->base_persons = rate->base_households = rate->rate = LIAN_CITY_UNKNOWN;
  return rate;
}

void
_lian_city_progress_rate_free (gpointer data)
{
  LianCityRate *rate = data;
  g_free (rate->name);
  g_clear_pointer (&rate->reported, lian_record_free);
  g_free (rate);
}

static LianCityRate *
find_rate (GPtrArray *rates, gint64 trade, LianDate day)
{
  for (guint i = 0; i < rates->len; i++)
    if (((LianCityRate *) rates->pdata[i])->trade == trade)
      return rates->pdata[i];
  LianCityRate *rate = _lian_city_progress_rate_new (trade, day);
  g_ptr_array_add (rates, rate);
  return rate;
}

static void
add_to (LianCityRate *rate, const LianOrganised *more)
{
  guint stage = lian_choice_index (lian_choices_stage, more->stage);
  rate->persons = MAX (rate->persons, 0) + more->persons;
  rate->households = MAX (rate->households, 0) + more->households;
  rate->cooperatives += more->cooperatives;
  rate->unknown += more->unknown;
  rate->undated += more->undated;
  rate->stages[MIN (stage, LIAN_CITY_STAGES)] += more->persons;
  rate->in_stage[MIN (stage, LIAN_CITY_STAGES)] += more->cooperatives;
}

/* Where no co-operative knows how many it has, that is not nobody. */
static void
settle (LianCityRate *rate)
{
  if (rate->cooperatives > 0 && rate->unknown == rate->cooperatives)
    rate->persons = LIAN_CITY_UNKNOWN;
  if (rate->households == 0)
    rate->households = LIAN_CITY_UNKNOWN;
}

/**
 * _lian_city_progress_count:
 * @from: the city
 * @day: a day
 * @all: (out): all trades together
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianCityRate): what the base counts of each trade that
 *   has a co-operative or a figure
 */
GPtrArray *
_lian_city_progress_count (const LianCitySources *from, LianDate day, LianCityRate **all, GError **error)
{
  g_autoptr (GArray) rows = lian_txn_count_organised (from->txn, from->city, day, error);
  if (rows == NULL)
    return NULL;
  GPtrArray *rates = g_ptr_array_new_with_free_func (_lian_city_progress_rate_free);
  *all = _lian_city_progress_rate_new (0, day);
  for (guint i = 0; i < rows->len; i++)
    {
      const LianOrganised *row = &g_array_index (rows, LianOrganised, i);
      add_to (*all, row);
      if (row->trade != 0)
        add_to (find_rate (rates, row->trade, day), row);
    }
  for (guint i = 0; i < from->figures->len; i++)
    if (!lian_record_is_empty (from->figures->pdata[i], "trade")
        && lian_record_get_date (from->figures->pdata[i], "on_date") <= day)
      find_rate (rates, lian_record_get_number (from->figures->pdata[i], "trade"), day);
  settle (*all);
  for (guint i = 0; i < rates->len; i++)
    settle (rates->pdata[i]);
  return rates;
}

/* The latest figure until the day that fills one of the two fields. */
static const LianRecord *
find_figure (const LianCitySources *from, const LianCityRate *rate, const char *field, const char *other)
{
  const LianRecord *found = NULL;
  for (guint i = 0; i < from->figures->len; i++)
    {
      const LianRecord *figure = from->figures->pdata[i];
      LianDate day = lian_record_get_date (figure, "on_date");
      if (lian_record_get_number (figure, "trade") == rate->trade && day <= rate->day
          && (!lian_record_is_empty (figure, field) || !lian_record_is_empty (figure, other))
          && (found == NULL || day >= lian_record_get_date (found, "on_date")))
        found = figure;
    }
  return found;
}

static gint64
figure_of (const LianRecord *record, const char *field)
{
  return record == NULL || lian_record_is_empty (record, field) ? LIAN_CITY_UNKNOWN
                                                                : lian_record_get_number (record, field);
}

/* What the record of the city says has no day: it is so today, unless somebody counted at any time. */
static gboolean
may_take_undated (const LianCitySources *from, const LianCityRate *rate)
{
  for (guint i = 0; i < from->figures->len; i++)
    if (lian_record_is_empty (from->figures->pdata[i], "trade")
        && !lian_record_is_empty (from->figures->pdata[i], "persons"))
      return FALSE;
  return rate->trade == 0 && rate->day >= lian_txn_get_working_date (from->txn);
}

static void
take_base (const LianCitySources *from, LianCityRate *rate)
{
  const LianRecord *figure = find_figure (from, rate, "persons", "households");
  rate->base_persons = figure_of (figure, "persons");
  rate->base_households = figure_of (figure, "households");
  if (figure != NULL)
    {
      rate->base_day = lian_record_get_date (figure, "on_date");
      rate->base_record = lian_record_get_id (figure);
    }
  else if (may_take_undated (from, rate))
    rate->base_persons = figure_of (from->record, "craftsmen");
}

static void
take_report (const LianCitySources *from, LianCityRate *rate)
{
  const LianRecord *report = find_figure (from, rate, "organised_persons", "organised_households");
  if (report == NULL)
    return;
  rate->reported = lian_record_copy (report);
  if (rate->persons != LIAN_CITY_UNKNOWN || rate->households != LIAN_CITY_UNKNOWN)
    return;
  rate->from_report = TRUE;
  rate->persons = figure_of (report, "organised_persons");
  rate->households = figure_of (report, "organised_households");
}

static gint64
share (gint64 part, gint64 whole)
{
  if (part == LIAN_CITY_UNKNOWN || whole <= 0)
    return LIAN_CITY_UNKNOWN;
  return (part * THOUSAND * 2 + whole) / (2 * whole);
}

/**
 * _lian_city_progress_weigh:
 * @from: the city
 * @rate: what was counted
 *
 * Fills what it is compared with, and the rate.
 */
void
_lian_city_progress_weigh (const LianCitySources *from, LianCityRate *rate)
{
  take_base (from, rate);
  take_report (from, rate);
  rate->rate = share (rate->persons, rate->base_persons);
  if (rate->rate != LIAN_CITY_UNKNOWN)
    return;
  rate->rate = share (rate->households, rate->base_households);
  rate->by_households = rate->rate != LIAN_CITY_UNKNOWN;
  /* A rate that is printed without what it was reckoned from is better than none. */
  if (rate->rate == LIAN_CITY_UNKNOWN && rate->from_report)
    rate->rate = figure_of (rate->reported, "rate");
}

/**
 * _lian_city_progress_take_class:
 * @from: the city
 * @rate: a trade
 *
 * Fills the arrangement class: the latest that was said of the trade in the city, else wherever; else what the
 * record of the trade says.
 */
void
_lian_city_progress_take_class (const LianCitySources *from, LianCityRate *rate)
{
  g_autoptr (GPtrArray) classes
      = lian_txn_list (from->txn, lian_type_find ("trade_arrangement"), "trade", rate->trade);
  const LianRecord *found = NULL;
  for (guint i = 0; i < classes->len; i++)
    {
      const LianRecord *one = classes->pdata[i];
      gint64 city = lian_record_get_number (one, "city");
      LianDate day = lian_record_get_date (one, "from_date");
      gint64 known = found != NULL ? lian_record_get_number (found, "city") : 0;
      if ((city != 0 && city != from->city) || day > rate->day || (known != 0 && city == 0))
        continue;
      if (found == NULL || (known == 0 && city != 0) || day > lian_record_get_date (found, "from_date"))
        found = one;
    }
  g_autoptr (LianRecord) trade = lian_txn_load (from->txn, lian_type_find ("trade"), rate->trade);
  const LianRecord *says = found != NULL ? found : trade;
  rate->arr_class = says != NULL ? g_intern_string (lian_record_get_text (says, "arr_class")) : NULL;
  rate->arr_from = found != NULL ? lian_record_get_date (found, "from_date") : 0;
}
