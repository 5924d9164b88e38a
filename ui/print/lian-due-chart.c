/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of returns due: how many items there are on each day, those that are overdue apart. */
#include "lian-due-chart.h"

#include "lian-base-chart.h"
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

static void
add_day (LianChartSpec *spec, const LianReportRow *row, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  guint category = lian_chart_spec_add_category (spec, row->cells[0]);
  lian_chart_spec_set_datum (spec, row->emphasis ? 0 : 1, category, n, text);
}

/**
 * lian_due_chart_new:
 * @txn: the base, on a thread of the store
 * @report: the report of returns due
 * @scope: what its rows are of
 *
 * Returns: (transfer full): items that are not sent by the day on which they are due
 */
LianChartSpec *
lian_due_chart_new (LianTxn *txn, const LianReport *report, const char *scope)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_STACKED, _ ("Items not sent, by the day they are due"), scope);
  guint n_days = 0;
  lian_chart_spec_set_axis_titles (spec, _ ("due date"), _ ("items"));
  lian_chart_spec_add_series (spec, _ ("overdue"));
  lian_chart_spec_add_series (spec, _ ("still in time"));
  for (guint i = 0, n; i < report->rows->len && n_days < MOST_DAYS; i += n, n_days++)
    {
      n = count_day (report, i);
      add_day (spec, row_at (report, i), n);
    }
  return spec;
}
