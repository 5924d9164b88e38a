/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The chart of a summary: men and women by trade, the largest trade first. */
#include "lian-summary-chart.h"

#include "lian-base-chart.h"
#include "lian-i18n.h"
#include "lian-summary.h"

#include <math.h>

/* More bars than a page has room to name; the smaller trades stand together. */
#define MOST_BARS 18

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const LianSummaryRow *first = *(LianSummaryRow *const *) a, *second = *(LianSummaryRow *const *) b;
  gint64 one = first->figures.sum[LIAN_COUNT_MEMBERS], other = second->figures.sum[LIAN_COUNT_MEMBERS];
  return (one < other) - (one > other);
}

static GPtrArray *
list_trades (const LianSummary *summary)
{
  GPtrArray *trades = g_ptr_array_new ();
  for (guint i = 0; i < summary->rows->len; i++)
    if (((LianSummaryRow *) summary->rows->pdata[i])->depth == 1)
      g_ptr_array_add (trades, summary->rows->pdata[i]);
  g_ptr_array_sort (trades, compare_rows);
  return trades;
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
add_bar (LianChartSpec *spec, const char *name, const LianSummaryRow *row)
{
  guint category = lian_chart_spec_add_category (spec, name);
  set_datum (spec, 0, category, row, LIAN_COUNT_MALE);
  set_datum (spec, 1, category, row, LIAN_COUNT_FEMALE);
}

static void
add_bars (LianChartSpec *spec, const GPtrArray *trades)
{
  LianSummaryRow rest = { 0 };
  for (guint i = 0; i < trades->len; i++)
    {
      const LianSummaryRow *row = trades->pdata[i];
      if (i < MOST_BARS)
        add_bar (spec, row->name, row);
      else
        add_figures (&rest.figures, &row->figures);
    }
  if (trades->len > MOST_BARS)
    add_bar (spec, _ ("smaller trades together"), &rest);
}

/**
 * lian_summary_chart_new:
 * @txn: the base, on a thread of the store
 * @federation: only of this federation and those below it; 0 for all
 * @scope: whose members they are
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): members by trade, men and women apart
 */
LianChartSpec *
lian_summary_chart_new (LianTxn *txn, gint64 federation, const char *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianSummary) summary = lian_summary_read (txn, LIAN_SUMMARY_TRADE, federation, cancellable, error);
  if (summary == NULL)
    return NULL;
  g_autoptr (GPtrArray) trades = list_trades (summary);
  LianChartSpec *spec = lian_base_chart_new (txn, LIAN_CHART_STACKED, _ ("Members by trade"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("trade"), _ ("members"));
  lian_chart_spec_add_series (spec, _ ("members, male"));
  lian_chart_spec_add_series (spec, _ ("members, female"));
  add_bars (spec, trades);
  return spec;
}
