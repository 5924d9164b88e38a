/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of management checks that are missing, or are not in order: by co-operative and month. */
#include "lian-report-private.h"

#include "lian-i18n.h"
#include "lian-missing.h"

static const char *const answers[] = { "accounts_on_time", "stock_verified", "meeting_held" };

/* An answer that was not given is no "no". */
static char *
dup_answer (LianTxn *txn, const LianRecord *check, const char *field)
{
  char *text = lian_txn_display (txn, check, lian_type_field (lian_record_get_type_info (check), field));
  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (_ ("not asked"));
}

static void
add_row (LianReport *report, LianTxn *txn, const LianUnchecked *one)
{
  g_autoptr (LianRecord) check
      = one->check != 0 ? lian_txn_load (txn, lian_type_find ("management_check"), one->check) : NULL;
  g_autofree char *month = lian_date_to_text (one->month);
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = lian_txn_title (txn, lian_type_find ("cooperative"), one->cooperative);
  cells[1] = g_strdup_printf ("%.7s", month);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    cells[2 + i] = check != NULL ? dup_answer (txn, check, answers[i]) : g_strdup ("–");
  cells[5] = check != NULL ? g_strdup (lian_record_get_text (check, "findings")) : g_strdup (_ ("nobody looked"));
  if (cells[5] == NULL)
    cells[5] = g_strdup ("");
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->type = check != NULL ? "management_check" : "cooperative";
  row->cooperative = one->cooperative;
  row->id = check != NULL ? one->check : one->cooperative;
  row->emphasis = check == NULL;
}

/**
 * _lian_report_read_management:
 * @report: an empty report
 * @txn: the base
 * @most: most rows; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_management (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error)
{
  const LianType *type = lian_type_find ("management_check");
  g_autoptr (GArray) months = lian_txn_list_unchecked (txn, most, &report->n_all, error);
  _lian_report_add_column (report, "cooperative", _ ("co-operative"), FALSE, 3.4);
  _lian_report_add_column (report, "month", _ ("month"), FALSE, 1.2);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    _lian_report_add_column (report, answers[i], _ (lian_type_get_field (type, answers[i])->label), FALSE, 1.6);
  _lian_report_add_column (report, "findings", _ ("what was found"), FALSE, 3);
  for (guint i = 0; months != NULL && i < months->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_row (report, txn, &g_array_index (months, LianUnchecked, i));
    }
  return months != NULL;
}
