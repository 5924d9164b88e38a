/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The reports that sum up the register, with a subtotal for each group. */
#include "lian-report-private.h"

#include "lian-choices.h"
#include "lian-i18n.h"

/* Short enough for ten columns beside each other. */
static const char *const titles[LIAN_N_COUNTS]
    = { N_("co-ops"), N_("members"), N_("men"), N_("women"), N_("staff"), N_("helpers"), N_("appr."), N_("shares paid"),
        N_("reserve") };

static LianSummaryGrouping
grouping_of (LianReportKind kind)
{
  return (LianSummaryGrouping) (kind - LIAN_REPORT_FEDERATION);
}

static LianReportRow *
add_row (LianReport *report, const char *name, const LianSummaryFigures *figures)
{
  char **cells = g_new0 (char *, report->n_columns + 1);
  cells[0] = g_strdup (name);
  for (int i = 0; i < LIAN_N_COUNTS; i++)
    cells[i + 1] = lian_summary_figure_to_text (figures, (LianSummaryFigure) i);
  return _lian_report_add_row (report, cells);
}

static void
add_columns (LianReport *report)
{
  _lian_report_add_column (report, "name", _ (lian_summary_grouping_label (grouping_of (report->kind))), FALSE, 3.4);
  for (int i = 0; i < LIAN_N_COUNTS; i++)
    _lian_report_add_column (report, lian_choices_register_figure[i].value, _ (titles[i]), TRUE,
                             i >= LIAN_COUNT_SHARES ? 1.4 : 1);
}

/**
 * _lian_report_read_summary:
 * @report: an empty report
 * @txn: the base
 * @federation: only of this federation and those below it; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether its rows could be read
 */
gboolean
_lian_report_read_summary (LianReport *report, LianTxn *txn, gint64 federation, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LianSummary) summary
      = lian_summary_read (txn, grouping_of (report->kind), federation, cancellable, error);
  add_columns (report);
  for (guint i = 0; summary != NULL && i < summary->rows->len; i++)
    {
      const LianSummaryRow *group = summary->rows->pdata[i];
      LianReportRow *row = add_row (report, group->name, &group->figures);
      row->depth = group->depth;
      row->type = group->type;
      row->id = group->id;
    }
  if (summary != NULL && summary->rows->len > 0)
    add_row (report, _ ("Total"), &summary->total)->total = TRUE;
  return summary != NULL;
}
