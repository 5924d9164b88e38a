/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a report as figures, the same for screen, paper and workbook. */
#pragma once

#include "lian-report.h"

G_BEGIN_DECLS

/**
 * LIAN_REPORT_CHART_MOST_SERIES:
 *
 * Most series of a chart of a report.
 */
#define LIAN_REPORT_CHART_MOST_SERIES 2

/**
 * LIAN_REPORT_CHART_MOST_BARS:
 *
 * More bars than a page has room to name; what is left stands in the table.
 */
#define LIAN_REPORT_CHART_MOST_BARS 18

/**
 * LIAN_REPORT_CHART_UNKNOWN:
 *
 * A figure of a bar that nobody knows.
 */
#define LIAN_REPORT_CHART_UNKNOWN G_MININT64

/**
 * LianReportBar:
 * @label: what it is of
 * @values: a figure for each series, in the places of the chart; %LIAN_REPORT_CHART_UNKNOWN where it isn't known
 * @texts: (nullable): each figure as shown; %NULL where it has none
 *
 * A bar.
 */
typedef struct
{
  char *label;
  gint64 values[LIAN_REPORT_CHART_MOST_SERIES];
  char *texts[LIAN_REPORT_CHART_MOST_SERIES];
} LianReportBar;

/**
 * LianReportChart:
 * @title: what it shows, translated
 * @bars_title: what its bars are of, translated
 * @values_title: what is counted, translated
 * @empty: (nullable): what it says without bars, translated; %NULL for what every chart says
 * @stacked: whether the series of a bar stand one after the other
 * @places: decimal places of the figures
 * @series: what each series is, translated
 * @n_series: their number
 * @bars: (element-type LianReportBar): its bars
 *
 * A chart of lying bars.
 */
typedef struct
{
  const char *title;
  const char *bars_title;
  const char *values_title;
  const char *empty;
  gboolean stacked;
  guint places;
  const char *series[LIAN_REPORT_CHART_MOST_SERIES];
  guint n_series;
  GPtrArray *bars;
} LianReportChart;

GPtrArray *lian_report_charts_read (LianTxn *txn, const LianReport *report, gint64 about, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
