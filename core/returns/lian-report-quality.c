/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of co-operatives in which nobody answers for quality and variety (S1-7). */
#include "lian-report-private.h"

#include "lian-i18n.h"
#include "lian-missing.h"

static char *
cell_of (LianTxn *txn, const LianRecord *record, const char *field)
{
  return lian_txn_display (txn, record, lian_type_field (lian_record_get_type_info (record), field));
}

/* Who answered for it last, and until when. */
static char *
dup_last (LianTxn *txn, gint64 cooperative)
{
  const LianRecord *last = NULL;
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("quality_person"), "cooperative", cooperative);
  for (guint i = 0; i < all->len; i++)
    if (last == NULL
        || lian_record_get_date (all->pdata[i], "to_date") > lian_record_get_date (last, "to_date"))
      last = all->pdata[i];
  if (last == NULL || lian_record_is_empty (last, "to_date"))
    return g_strdup ("");
  g_autofree char *day = lian_date_format (lian_record_get_date (last, "to_date"));
  g_autofree char *name = lian_record_dup_name (last);
  /* Translators: a person, a day */
  return g_strdup_printf (_ ("%s, until %s"), name, day);
}

static void
add_row (LianReport *report, LianTxn *txn, const LianRecord *cooperative)
{
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = lian_txn_record_title (txn, cooperative);
  cells[1] = cell_of (txn, cooperative, "trade");
  cells[2] = cell_of (txn, cooperative, "city");
  cells[3] = cell_of (txn, cooperative, "centralised_now");
  cells[4] = dup_last (txn, lian_record_get_id (cooperative));
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->type = "cooperative";
  row->id = row->cooperative = lian_record_get_id (cooperative);
  row->emphasis = lian_record_get_truth (cooperative, "centralised_now") == LIAN_YES;
}

/**
 * _lian_report_read_quality:
 * @report: an empty report
 * @txn: the base
 * @most: most rows; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_quality (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = lian_txn_list_without_person (txn, most, &report->n_all, error);
  _lian_report_add_column (report, "cooperative", _ ("co-operative"), FALSE, 3.4);
  _lian_report_add_column (report, "trade", _ ("trade"), FALSE, 1.8);
  _lian_report_add_column (report, "city", _ ("city"), FALSE, 1.8);
  _lian_report_add_column (report, "centralised", _ ("already centralised"), FALSE, 2.1);
  _lian_report_add_column (report, "last", _ ("who answered for it before"), FALSE, 2.8);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianRecord) record
          = lian_txn_load (txn, lian_type_find ("cooperative"), g_array_index (ids, gint64, i));
      if (record != NULL)
        add_row (report, txn, record);
    }
  return ids != NULL;
}
