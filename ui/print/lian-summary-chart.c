/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a summary: men and women, or co-operatives, by what its rows are put together by, the largest
 * group first. */
#include "lian-summary-chart.h"

#include "lian-base-chart.h"
#include "lian-i18n.h"

#include <math.h>

/* More bars than a page has room to name; the smaller trades stand together. */
#define MOST_BARS 18

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
set_datum (LianChartSpec *spec, guint series, guint category, const LianSummaryRow *row, LianSummaryFigure figure)
{
  g_autofree char *text = lian_summary_figure_to_text (&row->figures, figure);
  gboolean known = row->figures.unknown[figure] < row->figures.sum[LIAN_COUNT_COOPERATIVES];
  lian_chart_spec_set_datum (spec, series, category, known ? (double) row->figures.sum[figure] : NAN, text);
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
add_bar (LianChartSpec *spec, const char *name, const LianSummaryRow *row, gboolean members)
{
  guint category = lian_chart_spec_add_category (spec, name);
  set_datum (spec, 0, category, row, members ? LIAN_COUNT_MALE : LIAN_COUNT_COOPERATIVES);
  if (members)
    set_datum (spec, 1, category, row, LIAN_COUNT_FEMALE);
}

static void
add_bars (LianChartSpec *spec, const LianSummary *summary, const GPtrArray *bars, gboolean members)
{
  LianSummaryRow rest = { 0 };
  for (guint i = 0; i < bars->len; i++)
    {
      const LianSummaryRow *row = bars->pdata[i];
      if (i < MOST_BARS)
        add_bar (spec, row->name, row, members);
      else
        add_figures (&rest.figures, &row->figures);
    }
  /* A federation and the one below it can't be added. */
  if (bars->len > MOST_BARS && summary->by != LIAN_SUMMARY_FEDERATION)
    add_bar (spec, _ ("smaller trades together"), &rest, members);
}

/**
 * lian_summary_chart_new:
 * @txn: the base, on a thread of the store
 * @summary: the register summed up
 * @members: whether members are shown, men and women apart; else co-operatives
 * @scope: whose they are
 *
 * Returns: (transfer full): a bar for each group
 */
LianChartSpec *
lian_summary_chart_new (LianTxn *txn, const LianSummary *summary, gboolean members, const char *scope)
{
  g_autoptr (GPtrArray) bars = list_bars (summary);
  const char *title = members ? words[summary->by].members : words[summary->by].cooperatives;
  LianChartSpec *spec = lian_base_chart_new (txn, members ? LIAN_CHART_STACKED : LIAN_CHART_BARS, _ (title), scope);
  lian_chart_spec_set_axis_titles (spec, _ (words[summary->by].axis), members ? _ ("members") : _ ("co-operatives"));
  if (members)
    {
      lian_chart_spec_add_series (spec, _ ("members, male"));
      lian_chart_spec_add_series (spec, _ ("members, female"));
    }
  else
    lian_chart_spec_add_series (spec, _ ("co-operatives"));
  add_bars (spec, summary, bars, members);
  return spec;
}
