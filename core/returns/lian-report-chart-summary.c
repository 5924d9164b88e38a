/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a summary: men and women, or co-operatives, by what its rows are put together by, the largest
 * group first. */
#include "lian-report-chart-private.h"

#include "lian-i18n.h"

static const struct
{
  const char *members, *cooperatives, *axis;
} words[LIAN_N_SUMMARIES] = {
  { N_ ("Members by federation, with those below it"), N_ ("Co-operatives by federation, with those below it"), N_ ("federation") },
  { N_ ("Members by trade"), N_ ("Co-operatives by trade"), N_ ("trade") },
  { N_ ("Members by form of production"), N_ ("Co-operatives by form of production"), N_ ("form of production") },
  { N_ ("Members by stage"), N_ ("Co-operatives by stage"), N_ ("stage") },
};

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianSummaryRow *first = *(LianSummaryRow *const *) a, *second = *(LianSummaryRow *const *) b;
  gint64 one = first->figures.sum[LIAN_COUNT_MEMBERS], other = second->figures.sum[LIAN_COUNT_MEMBERS];
  return (one < other) - (one > other);
}

/* Of a summary by trade the trades stand below their classes; a federation stands below others. */
static gboolean
is_bar (const LianSummary *summary, const LianSummaryRow *row)
{
  if (summary->by == LIAN_SUMMARY_FEDERATION)
    return g_strcmp0 (row->type, "federation") == 0;
  return row->depth == (summary->by == LIAN_SUMMARY_TRADE ? 1 : 0);
}

static GPtrArray *
list_bars (const LianSummary *summary)
{
  GPtrArray *bars = g_ptr_array_new ();
  for (guint i = 0; i < summary->rows->len; i++)
    if (is_bar (summary, summary->rows->pdata[i]))
      g_ptr_array_add (bars, summary->rows->pdata[i]);
  g_ptr_array_sort (bars, compare_rows);
  return bars;
}

static void
set_figure (LianReportBar *bar, guint series, const LianSummaryRow *row, LianSummaryFigure figure)
{
  gboolean known = row->figures.unknown[figure] < row->figures.sum[LIAN_COUNT_COOPERATIVES];
  bar->texts[series] = lian_summary_figure_to_text (&row->figures, figure);
  bar->values[series] = known ? row->figures.sum[figure] : LIAN_REPORT_CHART_UNKNOWN;
}

static void
add_figures (LianSummaryFigures *sum, const LianSummaryFigures *more)
{
  for (int i = 0; i < LIAN_N_COUNTS; i++)
    {
      sum->sum[i] += more->sum[i];
      sum->unknown[i] += more->unknown[i];
    }
}

static void
add_bar (LianReportChart *chart, const char *name, const LianSummaryRow *row, gboolean members)
{
  LianReportBar *bar = _lian_report_chart_add_bar (chart, name);
  set_figure (bar, 0, row, members ? LIAN_COUNT_MALE : LIAN_COUNT_COOPERATIVES);
  if (members)
    set_figure (bar, 1, row, LIAN_COUNT_FEMALE);
}

/* Where there are too many, the smaller trades stand together. */
static void
add_bars (LianReportChart *chart, const LianSummary *summary, gboolean members)
{
  g_autoptr (GPtrArray) bars = list_bars (summary);
  LianSummaryRow rest = { 0 };
  for (guint i = 0; i < bars->len; i++)
    {
      const LianSummaryRow *row = bars->pdata[i];
      if (i < LIAN_REPORT_CHART_MOST_BARS)
        add_bar (chart, row->name, row, members);
      else
        add_figures (&rest.figures, &row->figures);
    }
  /* A federation and the one below it can't be added. */
  if (bars->len > LIAN_REPORT_CHART_MOST_BARS && summary->by != LIAN_SUMMARY_FEDERATION)
    add_bar (chart, _ ("smaller trades together"), &rest, members);
}

/**
 * _lian_report_chart_summary:
 * @summary: the register summed up
 * @members: whether members are shown, men and women apart; else co-operatives
 *
 * Returns: (transfer full): a bar for each group
 */
LianReportChart *
_lian_report_chart_summary (const LianSummary *summary, gboolean members)
{
  const char *title = members ? words[summary->by].members : words[summary->by].cooperatives;
  LianReportChart *chart = _lian_report_chart_new (_ (title), _ (words[summary->by].axis),
                                                   members ? _ ("members") : _ ("co-operatives"));
  _lian_report_chart_add_series (chart, members ? _ ("members, male") : _ ("co-operatives"));
  if (members)
    _lian_report_chart_add_series (chart, _ ("members, female"));
  add_bars (chart, summary, members);
  return chart;
}
