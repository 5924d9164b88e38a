/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a report as they are drawn, the same on screen and on paper. */
#include "lian-report-charts.h"

#include "lian-base-chart.h"
#include "lian-report-chart.h"

#include <math.h>

static double
value_of (const LianReportChart *chart, gint64 value)
{
  return value == LIAN_REPORT_CHART_UNKNOWN ? NAN : (double) value / pow (10, chart->places);
}

static void
add_bar (LianChartSpec *spec, const LianReportChart *chart, const LianReportBar *bar)
{
  guint category = lian_chart_spec_add_category (spec, bar->label);
  for (guint i = 0; i < chart->n_series; i++)
    if (bar->texts[i] != NULL)
      lian_chart_spec_set_datum (spec, i, category, value_of (chart, bar->values[i]), bar->texts[i]);
}

static LianChartSpec *
new_spec (LianTxn *txn, const LianReportChart *chart, const char *scope)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, chart->stacked ? LIAN_CHART_STACKED : LIAN_CHART_BARS, chart->title, scope);
  lian_chart_spec_set_axis_titles (spec, chart->bars_title, chart->values_title);
  if (chart->empty != NULL)
    lian_chart_spec_set_empty_text (spec, chart->empty);
  for (guint i = 0; i < chart->n_series; i++)
    lian_chart_spec_add_series (spec, chart->series[i]);
  for (guint i = 0; i < chart->bars->len; i++)
    add_bar (spec, chart, chart->bars->pdata[i]);
  return spec;
}

/**
 * lian_report_charts_new:
 * @txn: the base, on a thread of the store
 * @report: a report
 * @about: of a summary, the federation that it was read of; 0 for all
 * @scope: what its rows are of
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianChartSpec): its charts, the one that says most first
 */
GPtrArray *
lian_report_charts_new (LianTxn *txn, const LianReport *report, gint64 about, const char *scope,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) read = lian_report_charts_read (txn, report, about, cancellable, error);
  if (read == NULL)
    return NULL;
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_chart_spec_unref);
  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (charts, new_spec (txn, read->pdata[i], scope));
  return charts;
}
