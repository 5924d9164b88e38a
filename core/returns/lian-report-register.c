/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The report of the register: a line for each co-operative, those that are dissolved as well, with what a registrar
 * asks first (domain.md §10).  What is not stated is a question mark, so that it is seen. */
#include "lian-report-private.h"

#include "lian-i18n.h"
#include "lian-money.h"

#define NOT_STATED "?"

static char *
dup_stated (char *text)
{
  if (text != NULL && *text != '\0')
    return text;
  g_free (text);
  return g_strdup (NOT_STATED);
}

static char *
cell_of (LianTxn *txn, const LianRecord *record, const char *field)
{
  return dup_stated (lian_txn_display (txn, record, lian_type_field (lian_record_get_type_info (record), field)));
}

/* Members are known where both men and women are. */
static char *
dup_members (const LianRecord *record)
{
  if (lian_record_is_empty (record, "members_male") || lian_record_is_empty (record, "members_female"))
    return g_strdup (NOT_STATED);
  return g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_number (record, "members_male")
                                                   + lian_record_get_number (record, "members_female"));
}

static char *
dup_money (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field) ? g_strdup (NOT_STATED)
                                              : lian_money_to_text (lian_record_get_number (record, field));
}

static gboolean
is_gone (const LianRecord *record)
{
  return g_strcmp0 (lian_record_get_text (record, "status"), "DISSOLVED") == 0;
}

static void
add_row (LianReport *report, LianTxn *txn, const LianRecord *record)
{
  static const char *const fields[] = { "reg_no", "trade", "stage", "city", "founded", "status" };
  char **cells = g_new0 (char *, report->n_columns + 1);
  guint n = 0;
  cells[n++] = lian_txn_record_title (txn, record);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    cells[n++] = cell_of (txn, record, fields[i]);
  cells[n++] = dup_members (record);
  cells[n++] = dup_money (record, "share_paid");
  cells[n++] = dup_money (record, "reserve_fund");
  LianReportRow *row = _lian_report_add_row (report, cells);
  row->type = "cooperative";
  row->id = row->cooperative = lian_record_get_id (record);
  row->emphasis = !is_gone (record) && g_strv_contains ((const char *const *) cells, NOT_STATED);
}

static void
add_columns (LianReport *report)
{
  _lian_report_add_column (report, "cooperative", _ ("co-operative"), FALSE, 2.6);
  _lian_report_add_column (report, "reg_no", _ ("reg. no."), FALSE, 0.9);
  _lian_report_add_column (report, "trade", _ ("trade"), FALSE, 1.4);
  _lian_report_add_column (report, "stage", _ ("stage"), FALSE, 1.6);
  _lian_report_add_column (report, "city", _ ("city"), FALSE, 1.2);
  _lian_report_add_column (report, "founded", _ ("founded"), FALSE, 1.3);
  _lian_report_add_column (report, "status", _ ("status"), FALSE, 0.9);
  _lian_report_add_column (report, "members", _ ("members"), TRUE, 1);
  _lian_report_add_column (report, "share_paid", _ ("shares paid"), TRUE, 1.25);
  _lian_report_add_column (report, "reserve_fund", _ ("reserve"), TRUE, 1.1);
}

/**
 * _lian_report_read_register:
 * @report: an empty report
 * @txn: the base
 * @most: most rows; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_register (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error)
{
  const LianQuery query = { .type = lian_type_find ("cooperative") };
  g_autoptr (GArray) ids = lian_txn_query (txn, &query, cancellable, error);
  add_columns (report);
  report->n_all = ids != NULL ? ids->len : 0;
  for (guint i = 0; ids != NULL && i < (most != 0 ? MIN (most, ids->len) : ids->len); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianRecord) record = lian_txn_load (txn, query.type, g_array_index (ids, gint64, i));
      if (record != NULL)
        add_row (report, txn, record);
    }
  return ids != NULL;
}
