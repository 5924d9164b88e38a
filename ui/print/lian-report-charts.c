/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a report: a small set for each kind, the same on screen and on paper. */
#include "lian-report-charts.h"

#include "lian-base-chart.h"
#include "lian-due-chart.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-summary-chart.h"

/* More bars than a page has room to name; the others stand in the table. */
#define MOST_BARS 18

/* Printed figures: how far they are from the reckoned ones. */
static LianChartSpec *
new_figures (LianTxn *txn, const LianReport *report, const char *scope)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_BARS, _ ("How far printed figures are from the reckoned ones"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("line"), _ ("per cent of the reckoned figure"));
  lian_chart_spec_set_empty_text (spec, _ ("No printed figure is apart from the reckoned one."));
  lian_chart_spec_add_series (spec, _ ("apart"));
  guint n = 0;
  for (guint i = 0; i < report->rows->len && n < MOST_BARS; i++)
    {
      const LianReportRow *row = report->rows->pdata[i];
      if (row->apart == LIAN_REPORT_NOT_APART)
        continue;
      g_autofree char *label = lian_isolate_join (" · ", row->cells[0], row->cells[2], NULL);
      g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " %%", row->apart < 0 ? "−" : "+",
                                               ABS (row->apart) / 100, ABS (row->apart) % 100);
      guint category = lian_chart_spec_add_category (spec, label);
      lian_chart_spec_set_datum (spec, 0, category, (double) row->apart / 100, text);
      n++;
    }
  return spec;
}

/* Rows counted by a cell of theirs, those that somebody should look at apart. */
typedef struct
{
  const char *name;
  guint n[2];
} Tally;

static Tally *
find_tally (GArray *tallies, const char *name)
{
  Tally fresh = { name, { 0, 0 } };
  for (guint i = 0; i < tallies->len; i++)
    if (g_str_equal (g_array_index (tallies, Tally, i).name, name))
      return &g_array_index (tallies, Tally, i);
  g_array_append_val (tallies, fresh);
  return &g_array_index (tallies, Tally, tallies->len - 1);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *first = a, *second = b;
  guint one = first->n[0] + first->n[1], other = second->n[0] + second->n[1];
  return one != other ? (one < other ? 1 : -1) : g_strcmp0 (first->name, second->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Tally *) a)->name, ((const Tally *) b)->name);
}

static void
add_tallies (LianChartSpec *spec, const LianReport *report, guint cell, GCompareFunc order)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LianReportRow *row = report->rows->pdata[i];
      if (row->total)
        continue;
      find_tally (tallies, row->cells[cell])->n[row->emphasis ? 0 : 1]++;
    }
  g_array_sort (tallies, order);
  for (guint i = 0; i < MIN (tallies->len, MOST_BARS); i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
      guint category = lian_chart_spec_add_category (spec, *tally->name != '\0' ? tally->name : _ ("not stated"));
      for (guint series = 0; series < 2; series++)
        {
          g_autofree char *text = g_strdup_printf ("%u", tally->n[series]);
          lian_chart_spec_set_datum (spec, series, category, tally->n[series], text);
        }
    }
}

static LianChartSpec *
new_quality (LianTxn *txn, const LianReport *report, const char *scope)
{
  LianChartSpec *spec = lian_base_chart_new (txn, LIAN_CHART_STACKED,
                                             _ ("Co-operatives in which nobody answers for quality and variety"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("trade"), _ ("co-operatives"));
  lian_chart_spec_add_series (spec, _ ("centralised"));
  lian_chart_spec_add_series (spec, _ ("not centralised, or not known to be"));
  add_tallies (spec, report, 1, compare_tallies);
  return spec;
}

static LianChartSpec *
new_management (LianTxn *txn, const LianReport *report, const char *scope)
{
  LianChartSpec *spec
      = lian_base_chart_new (txn, LIAN_CHART_STACKED, _ ("Co-operatives whose management is not in order, by month"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("month"), _ ("co-operatives"));
  lian_chart_spec_add_series (spec, _ ("nobody looked"));
  lian_chart_spec_add_series (spec, _ ("looked at, not all in order"));
  add_tallies (spec, report, 1, compare_names);
  return spec;
}

static LianChartSpec *
new_shares (LianTxn *txn, const LianReport *report, const char *scope)
{
  LianChartSpec *spec = lian_base_chart_new (txn, LIAN_CHART_STACKED, _ ("Members with shares, by co-operative"), scope);
  lian_chart_spec_set_axis_titles (spec, _ ("co-operative"), _ ("members"));
  lian_chart_spec_add_series (spec, _ ("in arrears or docked"));
  lian_chart_spec_add_series (spec, _ ("neither, or no term resolved"));
  add_tallies (spec, report, 0, compare_tallies);
  return spec;
}

static gboolean
add_summary (GPtrArray *charts, LianTxn *txn, LianReportKind kind, gint64 federation, const char *scope,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (LianSummary) summary = lian_summary_read (
      txn, (LianSummaryGrouping) (kind - LIAN_REPORT_FEDERATION), federation, cancellable, error);
  if (summary == NULL)
    return FALSE;
  g_ptr_array_add (charts, lian_summary_chart_new (txn, summary, TRUE, scope));
  g_ptr_array_add (charts, lian_summary_chart_new (txn, summary, FALSE, scope));
  return TRUE;
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
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_chart_spec_unref);
  if (report->kind == LIAN_REPORT_DUE)
    g_ptr_array_add (charts, lian_due_chart_new (txn, report, scope));
  else if (report->kind == LIAN_REPORT_FIGURES)
    g_ptr_array_add (charts, new_figures (txn, report, scope));
  else if (report->kind == LIAN_REPORT_QUALITY)
    g_ptr_array_add (charts, new_quality (txn, report, scope));
  else if (report->kind == LIAN_REPORT_MANAGEMENT)
    g_ptr_array_add (charts, new_management (txn, report, scope));
  else if (report->kind == LIAN_REPORT_SHARES)
    g_ptr_array_add (charts, new_shares (txn, report, scope));
  else if (!add_summary (charts, txn, report->kind, about, scope, cancellable, error))
    return NULL;
  return g_steal_pointer (&charts);
}
