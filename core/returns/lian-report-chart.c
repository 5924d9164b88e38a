/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of a report as figures: a small set for each kind. */
#include "lian-report-chart-private.h"

#include "lian-i18n.h"
#include "lian-isolate.h"

static void
bar_free (gpointer data)
{
  LianReportBar *bar = data;
  for (guint i = 0; i < LIAN_REPORT_CHART_MOST_SERIES; i++)
    g_free (bar->texts[i]);
  g_free (bar->label);
  g_free (bar);
}

/**
 * _lian_report_chart_new:
 * @title: what it shows, translated
 * @bars_title: what its bars are of, translated
 * @values_title: what is counted, translated
 *
 * Returns: (transfer full): a chart without series
 */
LianReportChart *
_lian_report_chart_new (const char *title, const char *bars_title, const char *values_title)
{
  LianReportChart *chart = g_new0 (LianReportChart, 1);
  chart->title = title;
  chart->bars_title = bars_title;
  chart->values_title = values_title;
  chart->bars = g_ptr_array_new_with_free_func (bar_free);
  return chart;
}

/**
 * _lian_report_chart_free:
 * @chart: (transfer full): a chart
 */
void
_lian_report_chart_free (LianReportChart *chart)
{
  g_ptr_array_unref (chart->bars);
  g_free (chart);
}

/**
 * _lian_report_chart_add_series:
 * @chart: a chart without bars
 * @name: what the series is, translated
 *
 * A second series stands after the first.
 */
void
_lian_report_chart_add_series (LianReportChart *chart, const char *name)
{
  g_assert (chart->n_series < LIAN_REPORT_CHART_MOST_SERIES);
  chart->series[chart->n_series++] = name;
  chart->stacked = chart->n_series > 1;
}

/**
 * _lian_report_chart_add_bar:
 * @chart: a chart with all its series
 * @label: what the bar is of
 *
 * Returns: (transfer none): a bar without figures
 */
LianReportBar *
_lian_report_chart_add_bar (LianReportChart *chart, const char *label)
{
  LianReportBar *bar = g_new0 (LianReportBar, 1);
  bar->label = g_strdup (label);
  for (guint i = 0; i < LIAN_REPORT_CHART_MOST_SERIES; i++)
    bar->values[i] = LIAN_REPORT_CHART_UNKNOWN;
  g_ptr_array_add (chart->bars, bar);
  return bar;
}

/**
 * _lian_report_chart_count:
 * @bar: a bar
 * @series: a series without a figure there
 * @n: how many there are
 */
void
_lian_report_chart_count (LianReportBar *bar, guint series, guint n)
{
  bar->values[series] = n;
  bar->texts[series] = g_strdup_printf ("%u", n);
}

/* Printed figures: how far they are from the reckoned ones. */
static LianReportChart *
new_figures (const LianReport *report)
{
  LianReportChart *chart = _lian_report_chart_new (_ ("How far printed figures are from the reckoned ones"), _ ("line"),
                                                   _ ("per cent of the reckoned figure"));
  _lian_report_chart_add_series (chart, _ ("apart"));
  chart->empty = _ ("No printed figure is apart from the reckoned one.");
  chart->places = 2;
  for (guint i = 0; i < report->rows->len && chart->bars->len < LIAN_REPORT_CHART_MOST_BARS; i++)
    {
      const LianReportRow *row = report->rows->pdata[i];
      if (row->apart == LIAN_REPORT_NOT_APART)
        continue;
      g_autofree char *label = lian_isolate_join (" · ", row->cells[0], row->cells[2], NULL);
      LianReportBar *bar = _lian_report_chart_add_bar (chart, label);
      bar->values[0] = row->apart;
      bar->texts[0] = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " %%", row->apart < 0 ? "−" : "+",
                                       ABS (row->apart) / 100, ABS (row->apart) % 100);
    }
  return chart;
}

/* Rows counted by a cell of theirs, those that somebody should look at apart. */
typedef struct
{
  const char *name;
  guint n[2];
} Tally;

/* A file has all rows, and so perhaps a hundred thousand names. */
static GArray *
tally (const LianReport *report, guint cell)
{
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LianReportRow *row = report->rows->pdata[i];
      Tally fresh = { row->cells[cell], { 0, 0 } };
      gpointer place;
      if (row->total)
        continue;
      if (!g_hash_table_lookup_extended (places, fresh.name, NULL, &place))
        {
          place = GUINT_TO_POINTER (tallies->len);
          g_array_append_val (tallies, fresh);
          g_hash_table_insert (places, (gpointer) fresh.name, place);
        }
      g_array_index (tallies, Tally, GPOINTER_TO_UINT (place)).n[row->emphasis ? 0 : 1]++;
    }
  return tallies;
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

/* What stands apart in these reports is told apart in their charts: rows that are emphasised, and the others. */
static const struct
{
  LianReportKind kind;
  const char *title, *bars_title, *values_title;
  const char *emphasised, *others;
  guint cell; /* by which the rows are counted */
  GCompareFunc order;
} counts[] = {
  { LIAN_REPORT_QUALITY, N_ ("Co-operatives in which nobody answers for quality and variety"), N_ ("trade"),
    N_ ("co-operatives"), N_ ("centralised"), N_ ("not centralised, or not known to be"), 1, compare_tallies },
  { LIAN_REPORT_MANAGEMENT, N_ ("Co-operatives whose management is not in order, by month"), N_ ("month"),
    N_ ("co-operatives"), N_ ("nobody looked"), N_ ("looked at, not all in order"), 1, compare_names },
  { LIAN_REPORT_SHARES, N_ ("Members with shares, by co-operative"), N_ ("co-operative"), N_ ("members"),
    N_ ("in arrears or docked"), N_ ("neither, or no term resolved"), 0, compare_tallies },
  { LIAN_REPORT_REGISTER, N_ ("Co-operatives of the register by stage"), N_ ("stage"), N_ ("co-operatives"),
    N_ ("something is not stated"), N_ ("all is stated, or dissolved"), 3, compare_tallies },
  { LIAN_REPORT_REGISTER, N_ ("Co-operatives of the register by trade"), N_ ("trade"), N_ ("co-operatives"),
    N_ ("something is not stated"), N_ ("all is stated, or dissolved"), 2, compare_tallies },
};

static LianReportChart *
new_count (const LianReport *report, guint which)
{
  g_autoptr (GArray) tallies = tally (report, counts[which].cell);
  LianReportChart *chart = _lian_report_chart_new (_ (counts[which].title), _ (counts[which].bars_title),
                                                   _ (counts[which].values_title));
  _lian_report_chart_add_series (chart, _ (counts[which].emphasised));
  _lian_report_chart_add_series (chart, _ (counts[which].others));
  g_array_sort (tallies, counts[which].order);
  for (guint i = 0; i < MIN (tallies->len, LIAN_REPORT_CHART_MOST_BARS); i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
      LianReportBar *bar = _lian_report_chart_add_bar (chart, *tally->name != '\0' ? tally->name : _ ("not stated"));
      for (guint series = 0; series < 2; series++)
        _lian_report_chart_count (bar, series, tally->n[series]);
    }
  return chart;
}

static gboolean
add_summary (GPtrArray *charts, LianTxn *txn, LianReportKind kind, gint64 federation, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (LianSummary) summary = lian_summary_read (
      txn, (LianSummaryGrouping) (kind - LIAN_REPORT_FEDERATION), federation, cancellable, error);
  if (summary == NULL)
    return FALSE;
  g_ptr_array_add (charts, _lian_report_chart_summary (summary, TRUE));
  g_ptr_array_add (charts, _lian_report_chart_summary (summary, FALSE));
  return TRUE;
}

/**
 * lian_report_charts_read:
 * @txn: the base, on a thread of the store
 * @report: a report
 * @about: of a summary, the federation that it was read of; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LianReportChart): its charts, the one that says most first, in
 *   the language of the thread
 */
GPtrArray *
lian_report_charts_read (LianTxn *txn, const LianReport *report, gint64 about, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) _lian_report_chart_free);
  if (report->kind == LIAN_REPORT_DUE)
    g_ptr_array_add (charts, _lian_report_chart_due (report));
  else if (report->kind == LIAN_REPORT_FIGURES)
    g_ptr_array_add (charts, new_figures (report));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].kind == report->kind)
      g_ptr_array_add (charts, new_count (report, i));
  /* The others are summaries. */
  if (charts->len == 0 && !add_summary (charts, txn, report->kind, about, cancellable, error))
    return NULL;
  return g_steal_pointer (&charts);
}
