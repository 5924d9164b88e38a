/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rate of organisation of a city over time, as a chart.
 *
 * A day on which nobody knows how many there are, or how many are organised, has a place and no figure: the
 * line does not go through it.  Window and paper draw the same figures. */
#include "lian-city-progress-chart.h"

#include "lian-base-chart.h"
#include "lian-city-progress-words.h"
#include "lian-i18n.h"

#include <math.h>

/* The line ends with it, where there is no room for a sentence. */
static void
add_day (LianChartSpec *spec, const LianCityRate *rate)
{
  gboolean known = rate->rate != LIAN_CITY_UNKNOWN;
  g_autofree char *day = lian_date_to_text (rate->day);
  g_autofree char *text = known ? lian_city_progress_dup_percent (rate->rate) : lian_city_progress_dup_rate (rate);
  guint category = lian_chart_spec_add_category_at (spec, day, rate->day);
  lian_chart_spec_set_datum (spec, 0, category, known ? (double) rate->rate / 10 : NAN, text);
  if (rate->base_record != 0)
    lian_chart_spec_set_link (spec, 0, category, rate->base_record, "progress_figure");
}

/**
 * lian_city_progress_chart_new:
 * @txn: the base
 * @progress: a city on a day
 *
 * Returns: (transfer full): organised of all, in per cent, day by day until that day; marked is the day of
 *   the officer's word
 */
LianChartSpec *
lian_city_progress_chart_new (LianTxn *txn, const LianCityProgress *progress)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_STEPS, _ ("Rate of organisation"), progress->name);
  lian_chart_spec_set_axis_titles (spec, _ ("day"), _ ("per cent"));
  lian_chart_spec_set_empty_text (spec, _ ("Nobody has counted how many there are, or how many are organised."));
  lian_chart_spec_add_series (spec, _ ("rate"));
  for (guint i = 0; i < progress->series->len; i++)
    add_day (spec, progress->series->pdata[i]);
  if (progress->confirmation != NULL)
    lian_chart_spec_set_marker (spec, lian_record_get_date (progress->confirmation, "on_date"),
                                progress->basically == LIAN_YES ? _ ("confirmed") : _ ("withdrawn"));
  return spec;
}
