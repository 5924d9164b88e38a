/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Reports, for the files that make them. */
#pragma once

#include "lian-report.h"

void _lian_report_add_column (LianReport *report, const char *id, const char *title, gboolean number, double width);
LianReportRow *_lian_report_add_row (LianReport *report, char **cells);
gboolean _lian_report_read_due (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable, GError **error);
gboolean _lian_report_read_summary (LianReport *report, LianTxn *txn, gint64 federation, GCancellable *cancellable,
                                    GError **error);
gboolean _lian_report_read_figures (LianReport *report, LianTxn *txn, gint64 table, GCancellable *cancellable,
                                    GError **error);
gboolean _lian_report_read_quality (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable,
                                    GError **error);
gboolean _lian_report_read_management (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable,
                                       GError **error);
gboolean _lian_report_read_register (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable,
                                     GError **error);
gboolean _lian_report_read_shares (LianReport *report, LianTxn *txn, guint most, GCancellable *cancellable,
                                   GError **error);
