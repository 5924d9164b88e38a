/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reports as tables of text, the same for screen, paper and file. */
#pragma once

#include "lian-summary.h"

G_BEGIN_DECLS

/**
 * LianReportKind:
 * @LIAN_REPORT_DUE: items of annual returns that are not sent, by day
 * @LIAN_REPORT_FEDERATION: summary by federation and trade
 * @LIAN_REPORT_TRADE: summary by trade and stage
 * @LIAN_REPORT_FORM: summary by form of production and trade
 * @LIAN_REPORT_STAGE: summary by stage and trade
 * @LIAN_REPORT_FIGURES: printed figures beside reckoned ones
 * @LIAN_REPORT_QUALITY: co-operatives in which nobody answers for quality and variety (S1-7)
 * @LIAN_REPORT_MANAGEMENT: management checks that are missing or not in order, by co-operative and month
 * @LIAN_REPORT_SHARES: shares of all members in the books with arrears, and the sums of each co-operative
 * @LIAN_REPORT_REGISTER: the register, a line for each co-operative, with what is not stated
 * @LIAN_N_REPORTS: their number
 *
 * What a report is about.
 */
typedef enum
{
  LIAN_REPORT_DUE,
  LIAN_REPORT_FEDERATION,
  LIAN_REPORT_TRADE,
  LIAN_REPORT_FORM,
  LIAN_REPORT_STAGE,
  LIAN_REPORT_FIGURES,
  LIAN_REPORT_QUALITY,
  LIAN_REPORT_MANAGEMENT,
  LIAN_REPORT_SHARES,
  LIAN_REPORT_REGISTER,
  LIAN_N_REPORTS,
} LianReportKind;

/**
 * LIAN_REPORT_MOST_COLUMNS:
 *
 * Most columns of a report.
 */
#define LIAN_REPORT_MOST_COLUMNS 10

/**
 * LIAN_REPORT_NOT_APART:
 *
 * A figure that is not apart from another one.
 */
#define LIAN_REPORT_NOT_APART G_MININT64

/**
 * LianReportColumn:
 * @id: for scripts
 * @title: for people, translated
 * @number: whether its cells are numbers, which stand at the end of the cell
 * @width: relative to the other columns
 *
 * A column.
 */
typedef struct
{
  const char *id;
  const char *title;
  gboolean number;
  double width;
} LianReportColumn;

/**
 * LianReportRow:
 * @depth: 0 for the outermost groups
 * @total: whether it is the total of all
 * @type: (nullable): the type of the record it leads to
 * @id: that record
 * @cooperative: the co-operative that it is about; 0 where it is of several
 * @emphasis: whether somebody should look at it: overdue, or a figure that doesn't agree
 * @apart: of figures, how far the printed one is from the reckoned one, in 10,000ths of the reckoned;
 *   %LIAN_REPORT_NOT_APART where they agree or one of them isn't known
 * @cells: (array zero-terminated=1): its texts
 *
 * A row.
 */
typedef struct
{
  guint depth;
  gboolean total;
  const char *type;
  gint64 id;
  gint64 cooperative;
  gboolean emphasis;
  gint64 apart;
  char **cells;
} LianReportRow;

/**
 * LianReport:
 * @kind: what it is about
 * @day: the working date
 * @columns: its columns
 * @n_columns: their number
 * @rows: (element-type LianReportRow): its rows
 * @n_emphasised: how many of them somebody should look at
 * @n_all: how many rows there are, those that were left off included
 *
 * A report.
 */
typedef struct
{
  LianReportKind kind;
  LianDate day;
  LianReportColumn columns[LIAN_REPORT_MOST_COLUMNS];
  guint n_columns;
  GPtrArray *rows;
  guint n_emphasised;
  guint n_all;
} LianReport;

LianReport *lian_report_read (LianTxn *txn, LianReportKind kind, gint64 about, guint most, GCancellable *cancellable,
                              GError **error);
void lian_report_free (LianReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianReport, lian_report_free)

const char *lian_report_id (LianReportKind kind);
const char *lian_report_label (LianReportKind kind);

G_END_DECLS
