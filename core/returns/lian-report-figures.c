/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of printed figures beside reckoned ones: every line of a published table, and of all tables
 * together what should be looked at. */
#include "lian-report-private.h"

#include "lian-i18n.h"
#include "lian-printed-table.h"

static char *
figure_cell (const LianNumeral *figure, gboolean there)
{
  return there ? lian_numeral_to_text (figure) : g_strdup ("");
}

/* Both are as exact as the print, and so have the same places. */
static gint64
apart_of (const LianPrinted *figures)
{
  gint64 reckoned = figures->reckoned.digits, difference = figures->difference.digits;
  if (!lian_printed_is_finding (figures) || reckoned == 0 || ABS (difference) > G_MAXINT64 / 10000)
    return LIAN_REPORT_NOT_APART;
  return difference * 10000 / reckoned;
}

static void
add_statement (LianReport *report, const LianPrintedTable *table, const LianPrintedStatement *statement)
{
  const LianPrinted *figures = &statement->figures;
  LianAgreement agreement = figures->agreement;
  gboolean money = statement->says == LIAN_SAYS_OLD_YUAN || statement->says == LIAN_SAYS_NO_CURRENCY;
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = g_strdup (table->title);
  cells[1] = g_strdup_printf ("%d", statement->line->number);
  cells[2] = g_strdup (statement->line->name);
  cells[3] = figure_cell (&figures->printed, money || agreement != LIAN_NOT_PRINTED);
  cells[4] = figure_cell (&figures->reckoned, agreement != LIAN_NOT_KNOWN);
  cells[5] = figure_cell (&figures->difference, lian_printed_is_finding (figures));
  cells[6] = lian_printed_statement_to_text (statement);
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->type = "table_line";
  row->id = statement->line->id;
  row->emphasis = lian_printed_statement_is_finding (statement);
  row->apart = apart_of (figures);
}

static void
add_table (LianReport *report, LianTxn *txn, gint64 id, gboolean all)
{
  g_autoptr (LianPrintedTable) table = lian_printed_table_read (txn, id);
  for (guint i = 0; table != NULL && i < table->statements->len; i++)
    {
      const LianPrintedStatement *statement = table->statements->pdata[i];
      if (all || lian_printed_statement_is_finding (statement) || lian_printed_statement_is_note (statement))
        add_statement (report, table, statement);
    }
}

/**
 * _lian_report_read_figures:
 * @report: an empty report
 * @txn: the base
 * @table: a published table; 0 for what should be looked at in all of them
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_figures (LianReport *report, LianTxn *txn, gint64 table, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) tables = lian_txn_list_all (txn, lian_type_find ("published_table"));
  _lian_report_add_column (report, "table", _ ("published table"), FALSE, 2.2);
  _lian_report_add_column (report, "line", _ ("line"), TRUE, 0.6);
  _lian_report_add_column (report, "name", _ ("name of the line"), FALSE, 1.9);
  _lian_report_add_column (report, "printed", _ ("printed"), TRUE, 1.6);
  _lian_report_add_column (report, "reckoned", _ ("reckoned"), TRUE, 1.5);
  _lian_report_add_column (report, "difference", _ ("apart"), TRUE, 1);
  _lian_report_add_column (report, "finding", _ ("what it says"), FALSE, 4.5);
  for (guint i = 0; i < tables->len; i++)
    {
      gint64 id = lian_record_get_id (tables->pdata[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (table == 0 || table == id)
        add_table (report, txn, id, table != 0);
    }
  return TRUE;
}
