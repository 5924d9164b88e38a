/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of returns due: what is not sent yet, the earliest day first. */
#include "lian-report-private.h"

#include "lian-plural.h"
#include "lian-return-list.h"

/* Beyond it the list is of the year to come and helps nobody. */
#define MONTHS_AHEAD 12

static char *
name_of (LianTxn *txn, gint64 officer)
{
  char *name = officer != 0 ? lian_txn_title (txn, lian_type_find ("officer"), officer) : NULL;
  return name != NULL ? name : g_strdup ("");
}

static char *
tell (const LianReturnItem *item, LianDate today)
{
  int days = ABS (item->due - today);
  if (item->due == today)
    return g_strdup (_ ("due today"));
  if (item->overdue)
    return g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
}

static void
add_item (LianReport *report, LianTxn *txn, const LianReturnItem *item)
{
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = lian_date_to_text (item->due);
  cells[1] = tell (item, report->day);
  cells[2] = g_strdup (item->who);
  cells[3] = g_strdup (item->what);
  cells[4] = g_strdup_printf ("%d", item->year);
  cells[5] = name_of (txn, item->owner);
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->type = "annual_return";
  row->id = item->annual_return;
  row->cooperative = item->cooperative;
  row->emphasis = item->overdue;
}

/**
 * _lian_report_read_due:
 * @report: an empty report
 * @txn: the base
 * @most: most rows; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_due (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error)
{
  LianDate until = lian_date_add_months (report->day, MONTHS_AHEAD);
  int n_all = most > 0 ? lian_return_count_due (txn, until, cancellable, error) : 0;
  g_autoptr (GPtrArray) items = n_all >= 0 ? lian_return_list_due (txn, until, most, cancellable, error) : NULL;
  report->n_all = (guint) MAX (n_all, 0);
  _lian_report_add_column (report, "due_on", _ ("due date"), FALSE, 1.4);
  _lian_report_add_column (report, "state", _ ("state"), FALSE, 2.1);
  _lian_report_add_column (report, "cooperative", _ ("co-operative"), FALSE, 3);
  _lian_report_add_column (report, "item", _ ("item asked for every year"), FALSE, 3);
  _lian_report_add_column (report, "year", _ ("year"), TRUE, 0.6);
  _lian_report_add_column (report, "owner", _ ("person responsible"), FALSE, 2.2);
  for (guint i = 0; items != NULL && i < items->len; i++)
    add_item (report, txn, items->pdata[i]);
  return items != NULL;
}
