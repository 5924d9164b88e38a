/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of returns due: how many items there are on each day, those that are overdue apart. */
#include "lian-report-chart-private.h"

#include "lian-i18n.h"

/* More days than a chart has room to name; what is due later stands in the table. */
#define MOST_DAYS 12

static const LianReportRow *
row_at (const LianReport *report, guint place)
{
  return report->rows->pdata[place];
}

/* The rows stand by their day, which is their first cell. */
static guint
count_day (const LianReport *report, guint first)
{
  guint n = 1;
  while (first + n < report->rows->len
         && g_str_equal (row_at (report, first)->cells[0], row_at (report, first + n)->cells[0]))
    n++;
  return n;
}

/**
 * _lian_report_chart_due:
 * @report: the report of returns due
 *
 * Returns: (transfer full): items that are not sent by the day on which they are due
 */
LianReportChart *
_lian_report_chart_due (const LianReport *report)
{
  LianReportChart *chart
      = _lian_report_chart_new (_ ("Items not sent, by the day they are due"), _ ("due date"), _ ("items"));
  _lian_report_chart_add_series (chart, _ ("overdue"));
  _lian_report_chart_add_series (chart, _ ("still in time"));
  for (guint i = 0, n; i < report->rows->len && chart->bars->len < MOST_DAYS; i += n)
    {
      const LianReportRow *row = row_at (report, i);
      n = count_day (report, i);
      _lian_report_chart_count (_lian_report_chart_add_bar (chart, row->cells[0]), row->emphasis ? 0 : 1, n);
    }
  return chart;
}
