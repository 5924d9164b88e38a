/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A report as a file. */
#pragma once

#include "lian-export.h"
#include "lian-report.h"

G_BEGIN_DECLS

gboolean lian_report_read_charts (LianTxn *txn, const LianReport *report, gint64 about, LianExportFormat format,
                                  GPtrArray **charts, GCancellable *cancellable, GError **error);
gboolean lian_report_write (const LianReport *report, const GPtrArray *charts, LianExportFormat format,
                            gboolean for_spreadsheets, const char *path, GError **error);
void lian_report_save_async (LianStore *store, LianReportKind kind, LianExportFormat format, const char *path,
                             GAsyncReadyCallback callback, gpointer user_data);
char *lian_report_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
