/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reports as tables of text. */
#include "lian-report-private.h"

#include "lian-i18n.h"

static const struct
{
  const char *id, *label;
} kinds[LIAN_N_REPORTS] = {
  { "due", N_("Returns due") },
  { "federation", N_("Summary by federation and trade") },
  { "trade", N_("Summary by trade and stage") },
  { "form", N_("Summary by form of production and trade") },
  { "stage", N_("Summary by stage and trade") },
  { "figures", N_("Printed and reckoned figures") },
  { "quality", N_("Nobody answers for quality") },
  { "management", N_("Management checks missing") },
  { "shares", N_("Shares and arrears") },
  { "register", N_("Register of co-operatives") },
};

static void
row_free (gpointer data)
{
  LianReportRow *row = data;
  g_strfreev (row->cells);
  g_free (row);
}

/**
 * lian_report_free:
 * @report: (transfer full): a report
 */
void
lian_report_free (LianReport *report)
{
  g_ptr_array_unref (report->rows);
  g_free (report);
}

/**
 * _lian_report_add_column:
 * @report: a report without rows
 * @id: for scripts
 * @title: for people
 * @number: whether its cells are numbers
 * @width: relative to the other columns
 *
 * Adds a column.
 */
void
_lian_report_add_column (LianReport *report, const char *id, const char *title, gboolean number, double width)
{
  g_assert (report->n_columns < LIAN_REPORT_MOST_COLUMNS);
  report->columns[report->n_columns++] = (LianReportColumn){ id, title, number, width };
}

/**
 * _lian_report_add_row:
 * @report: a report with all its columns
 * @cells: (transfer full) (array zero-terminated=1): a text for each column
 *
 * Returns: (transfer none): the row
 */
LianReportRow *
_lian_report_add_row (LianReport *report, char **cells)
{
  LianReportRow *row = g_new0 (LianReportRow, 1);
  row->cells = cells;
  row->apart = LIAN_REPORT_NOT_APART;
  g_ptr_array_add (report->rows, row);
  return row;
}

static gboolean
read_rows (LianReport *report, LianTxn *txn, gint64 about, guint most, GCancellable *cancellable, GError **error)
{
  switch (report->kind)
    {
    case LIAN_REPORT_DUE:
      return _lian_report_read_due (report, txn, most, cancellable, error);
    case LIAN_REPORT_FIGURES:
      return _lian_report_read_figures (report, txn, about, cancellable, error);
    case LIAN_REPORT_QUALITY:
      return _lian_report_read_quality (report, txn, most, cancellable, error);
    case LIAN_REPORT_MANAGEMENT:
      return _lian_report_read_management (report, txn, most, cancellable, error);
    case LIAN_REPORT_SHARES:
      return _lian_report_read_shares (report, txn, most, cancellable, error);
    case LIAN_REPORT_REGISTER:
      return _lian_report_read_register (report, txn, most, cancellable, error);
    case LIAN_REPORT_FEDERATION:
    case LIAN_REPORT_TRADE:
    case LIAN_REPORT_FORM:
    case LIAN_REPORT_STAGE:
    case LIAN_N_REPORTS:
    default:
      return _lian_report_read_summary (report, txn, about, cancellable, error);
    }
}

/**
 * lian_report_read:
 * @txn: the base
 * @kind: what it is about
 * @about: of a summary, the federation; of figures, the published table; 0 for all
 * @most: of what has a row for each record, at most so many rows; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the report, in the language of the thread
 */
LianReport *
lian_report_read (LianTxn *txn, LianReportKind kind, gint64 about, guint most, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (LianReport) report = g_new0 (LianReport, 1);
  report->kind = kind;
  report->day = lian_txn_get_working_date (txn);
  report->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_rows (report, txn, about, most, cancellable, error))
    return NULL;
  for (guint i = 0; i < report->rows->len; i++)
    report->n_emphasised += ((LianReportRow *) report->rows->pdata[i])->emphasis;
  report->n_all = MAX (report->n_all, report->rows->len);
  return g_steal_pointer (&report);
}

/**
 * lian_report_id:
 * @kind: what it is about
 *
 * Returns: (transfer none): its name for scripts
 */
const char *
lian_report_id (LianReportKind kind)
{
  return kinds[kind].id;
}

/**
 * lian_report_label:
 * @kind: what it is about
 *
 * Returns: (transfer none): its English name; translate with _() when shown
 */
const char *
lian_report_label (LianReportKind kind)
{
  return kinds[kind].label;
}
