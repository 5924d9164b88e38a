/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reports on paper.
 *
 * The rows are those of the report itself, so paper, window and file never say different things. */
#include "lian-report-paper.h"

#include "lian-isolate.h"
#include "lian-paper.h"
#include "lian-plural.h"
#include "lian-report-charts.h"

/* Heading, axis and legend of a chart, and a bar of it. */
#define CHART_FRAME 124
#define CHART_BAR 20
#define CHART_MOST 440 /* on a page */

/* Inner groups stand a little further in. */
static char *
set_in (const LianReportRow *row)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < row->depth; i++)
    g_string_append (text, "　");
  g_string_append (text, row->cells[0]);
  return g_string_free (text, FALSE);
}

/* A group that is made of others is a sum; it stands above them. */
static LianDocumentRow
kind_of (const LianReport *report, guint place)
{
  const LianReportRow *row = report->rows->pdata[place];
  const LianReportRow *next = place + 1 < report->rows->len ? report->rows->pdata[place + 1] : NULL;
  if (row->total)
    return LIAN_DOCUMENT_ROW_TOTAL;
  return next != NULL && !next->total && next->depth > row->depth ? LIAN_DOCUMENT_ROW_SUBTOTAL
                                                                 : LIAN_DOCUMENT_ROW_BODY;
}

static void
add_rows (LianDocumentTable *table, const LianReport *report, guint first)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LianReportRow *row = report->rows->pdata[i];
      const char *cells[LIAN_REPORT_MOST_COLUMNS + 1] = { NULL };
      g_autofree char *name = set_in (row);
      for (guint c = first; c < report->n_columns; c++)
        cells[c - first] = c == 0 ? name : row->cells[c];
      lian_document_table_add_row (table, kind_of (report, i), cells);
    }
}

/* Without the columns before @first, which the title says already. */
static void
add_report (LianDocument *document, const LianReport *report, guint first)
{
  LianDocumentColumn columns[LIAN_REPORT_MOST_COLUMNS];
  for (guint i = first; i < report->n_columns; i++)
    columns[i - first] = (LianDocumentColumn){ report->columns[i].title, report->columns[i].width,
                                               report->columns[i].number ? LIAN_ALIGN_END : LIAN_ALIGN_START };
  if (report->rows->len == 0)
    {
      lian_document_add_paragraph (document, _ ("There is nothing to report."));
      return;
    }
  add_rows (lian_document_add_table (document, columns, report->n_columns - first), report, first);
}

static LianDocument *
begin (const LianPaper *paper, const char *title, const char *about)
{
  g_autofree char *day = lian_paper_date (paper, lian_txn_get_working_date (paper->txn));
  g_autofree char *subtitle = about != NULL ? lian_isolate_join ("　·　", about, day, NULL) : g_strdup (day);
  LianDocument *document = lian_paper_create_document (paper, title, subtitle);
  lian_document_set_landscape (document, TRUE);
  lian_document_add_title (document, title);
  lian_document_add_subtitle (document, subtitle);
  return document;
}

static void
finish (LianDocument *document, const LianPaper *paper)
{
  g_autofree char *place = lian_paper_place_date (paper);
  lian_document_add_place_date (document, place);
}

static void
add_chart (LianDocument *document, LianChartSpec *chart)
{
  guint height = CHART_FRAME + CHART_BAR * lian_chart_spec_get_n_categories (chart);
  lian_document_add_chart (document, chart, MIN (height, CHART_MOST));
}

/* The charts of what was reported; of a summary the first is enough beside the other tables. */
static gboolean
add_charts (LianDocument *document, LianTxn *txn, const LianReport *report, gint64 about, const char *scope,
            GCancellable *cancellable, GError **error)
{
  if (report->rows->len == 0)
    return TRUE;
  g_autoptr (GPtrArray) charts = lian_report_charts_new (txn, report, about, scope, cancellable, error);
  if (charts != NULL)
    add_chart (document, charts->pdata[0]);
  return charts != NULL;
}

/* Lists of what is missing: of the records that were chosen. */

static GHashTable *
set_of (const GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Keeps the rows of the records that were chosen, in their order. */
static void
keep_rows (LianReport *report, const GArray *ids)
{
  g_autoptr (GHashTable) wanted = set_of (ids);
  guint n = 0;
  for (guint i = 0; i < report->rows->len; i++)
    {
      LianReportRow *row = report->rows->pdata[i];
      if (!g_hash_table_contains (wanted, report->kind == LIAN_REPORT_DUE ? &row->id : &row->cooperative))
        continue;
      report->rows->pdata[i] = report->rows->pdata[n];
      report->rows->pdata[n++] = row;
    }
  g_ptr_array_set_size (report->rows, (int) n);
}

static LianDocument *
build_list (const LianPaper *paper, LianReportKind kind, const GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianReport) report = lian_report_read (paper->txn, kind, 0, 0, cancellable, error);
  if (report == NULL)
    return NULL;
  keep_rows (report, ids);
  g_autoptr (LianDocument) document = begin (paper, _ (lian_report_label (kind)), NULL);
  add_report (document, report, 0);
  if (!add_charts (document, paper->txn, report, 0, _ ("the records of this list"), cancellable, error))
    return NULL;
  finish (document, paper);
  return g_steal_pointer (&document);
}

static LianDocument *
new_list (LianTxn *txn, LianReportKind kind, const GArray *ids, int *done, GCancellable *cancellable, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build_list (&paper, kind, ids, cancellable, error);
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) ids->len);
  return document;
}

/**
 * lian_returns_due_paper_new:
 * @txn: the base, on a reader thread
 * @returns: (element-type gint64): the annual returns whose items are listed
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what of them is not sent, the earliest day first
 */
LianDocument *
lian_returns_due_paper_new (LianTxn *txn, const GArray *returns, int *done, GCancellable *cancellable,
                            GError **error)
{
  return new_list (txn, LIAN_REPORT_DUE, returns, done, cancellable, error);
}

/**
 * lian_quality_persons_paper_new:
 * @txn: the base, on a reader thread
 * @cooperatives: (element-type gint64): the co-operatives that are looked at
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): those of them in which nobody answers for quality and variety (S1-7)
 */
LianDocument *
lian_quality_persons_paper_new (LianTxn *txn, const GArray *cooperatives, int *done, GCancellable *cancellable,
                                GError **error)
{
  return new_list (txn, LIAN_REPORT_QUALITY, cooperatives, done, cancellable, error);
}

/**
 * lian_management_checks_paper_new:
 * @txn: the base, on a reader thread
 * @cooperatives: (element-type gint64): the co-operatives that are looked at
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): their last full months in which nobody looked, or not all is in order
 */
LianDocument *
lian_management_checks_paper_new (LianTxn *txn, const GArray *cooperatives, int *done, GCancellable *cancellable,
                                  GError **error)
{
  return new_list (txn, LIAN_REPORT_MANAGEMENT, cooperatives, done, cancellable, error);
}

/**
 * lian_share_arrears_paper_new:
 * @txn: the base, on a reader thread
 * @cooperatives: (element-type gint64): the co-operatives that are looked at
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the shares of their members with arrears, and the sums of each
 */
LianDocument *
lian_share_arrears_paper_new (LianTxn *txn, const GArray *cooperatives, int *done, GCancellable *cancellable,
                              GError **error)
{
  return new_list (txn, LIAN_REPORT_SHARES, cooperatives, done, cancellable, error);
}

/**
 * lian_register_paper_new:
 * @txn: the base, on a reader thread
 * @cooperatives: (element-type gint64): the co-operatives that are listed
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a line of the register for each, with what is not stated (domain.md §10)
 */
LianDocument *
lian_register_paper_new (LianTxn *txn, const GArray *cooperatives, int *done, GCancellable *cancellable,
                         GError **error)
{
  return new_list (txn, LIAN_REPORT_REGISTER, cooperatives, done, cancellable, error);
}

/**
 * lian_quality_persons_paper_choose:
 * @txn: the base
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all co-operatives
 */
GArray *
lian_quality_persons_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("cooperative") };
  return lian_txn_query (txn, &query, cancellable, error);
}

/**
 * lian_returns_due_paper_choose:
 * @txn: the base
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all annual returns
 */
GArray *
lian_returns_due_paper_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("annual_return") };
  return lian_txn_query (txn, &query, cancellable, error);
}

/* Federation summary. */

static gboolean
add_summary (LianDocument *document, LianTxn *txn, LianReportKind kind, gint64 federation, const char *scope,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (LianReport) report = lian_report_read (txn, kind, federation, 0, cancellable, error);
  if (report == NULL)
    return FALSE;
  lian_document_add_heading (document, _ (lian_report_label (kind)));
  add_report (document, report, 0);
  return add_charts (document, txn, report, federation, scope, cancellable, error);
}

static gboolean
add_federation (LianDocument *document, const LianPaper *paper, gint64 federation, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *name = lian_paper_name (paper, "federation", federation);
  lian_document_add_heading (document, name);
  for (int kind = LIAN_REPORT_FEDERATION; kind <= LIAN_REPORT_STAGE; kind++)
    if (!add_summary (document, paper->txn, (LianReportKind) kind, federation, name, cancellable, error))
      return FALSE;
  return TRUE;
}

static LianDocument *
build_summary (const LianPaper *paper, const GArray *federations, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianDocument) document = begin (paper, _ ("Federation summary"), _ ("amounts in yuan"));
  for (guint i = 0; i < federations->len; i++)
    if (!add_federation (document, paper, g_array_index (federations, gint64, i), cancellable, error))
      return NULL;
  lian_document_add_paragraph (document, _ ("A plus: not all co-operatives state it, and the sum is of those that do. "
                                            "A question mark: none states it. Whoever is dissolved is not counted."));
  finish (document, paper);
  return g_steal_pointer (&document);
}

/**
 * lian_federation_summary_new:
 * @txn: the base, on a reader thread
 * @federations: (element-type gint64): federations
 * @done: (inout): set to their number at the end
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the co-operatives of each by federation, trade, form and stage, with
 *   subtotals, and its members by each of them as a chart
 */
LianDocument *
lian_federation_summary_new (LianTxn *txn, const GArray *federations, int *done, GCancellable *cancellable,
                             GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build_summary (&paper, federations, cancellable, error);
  lian_i18n_set_thread_language (before);
  g_atomic_int_set (done, (int) federations->len);
  return document;
}

/**
 * lian_federation_summary_choose:
 * @txn: the base
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the office's own federation; all of them where
 *   it has none
 */
GArray *
lian_federation_summary_choose (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  LianQuery query = { .type = lian_type_find ("federation") };
  g_autoptr (GPtrArray) settings = lian_txn_list_all (txn, lian_type_find ("settings"));
  gint64 own = settings->len > 0 ? lian_record_get_number (settings->pdata[0], "federation") : 0;
  if (own == 0)
    return lian_txn_query (txn, &query, cancellable, error);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (chosen, own);
  return chosen;
}

/* Published tables. */

static LianDocument *
build_figures (const LianPaper *paper, gint64 table, GError **error)
{
  g_autoptr (LianReport) report = lian_report_read (paper->txn, LIAN_REPORT_FIGURES, table, 0, NULL, error);
  if (report == NULL)
    return NULL;
  g_autofree char *name = lian_paper_name (paper, "published_table", table);
  g_autofree char *findings = g_strdup_printf (
      ngettext ("%u finding. Printed figures stand as they were printed; none is changed.",
                "%u findings. Printed figures stand as they were printed; none is changed.", report->n_emphasised),
      report->n_emphasised);
  g_autoptr (LianDocument) document = begin (paper, _ (lian_report_label (LIAN_REPORT_FIGURES)), name);
  lian_document_add_paragraph (document, findings);
  add_report (document, report, 1);
  if (!add_charts (document, paper->txn, report, table, name, NULL, error))
    return NULL;
  finish (document, paper);
  return g_steal_pointer (&document);
}

/**
 * lian_printed_figures_new:
 * @txn: the base, on a reader thread
 * @table: a published table
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all that the table says of its figures, beside what is reckoned
 */
LianDocument *
lian_printed_figures_new (LianTxn *txn, gint64 table, GError **error)
{
  LianPaper paper = lian_paper_new (txn);
  const char *before = lian_i18n_set_thread_language (paper.language);
  LianDocument *document = build_figures (&paper, table, error);
  lian_i18n_set_thread_language (before);
  return document;
}
