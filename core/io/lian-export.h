/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Export: the records of a type as CSV, JSON or a spreadsheet. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

/**
 * LianExportFormat:
 * @LIAN_EXPORT_CSV: comma-separated values
 * @LIAN_EXPORT_JSON: one object with all records
 * @LIAN_EXPORT_XLSX: a workbook
 * @LIAN_EXPORT_ODS: an OpenDocument spreadsheet
 */
typedef enum
{
  LIAN_EXPORT_CSV,
  LIAN_EXPORT_JSON,
  LIAN_EXPORT_XLSX,
  LIAN_EXPORT_ODS,
} LianExportFormat;

/**
 * LIAN_EXPORT_MOST_ON_SHEET:
 *
 * So many records stand on a sheet of a spreadsheet program, below the names of the columns; more are refused.
 */
#define LIAN_EXPORT_MOST_ON_SHEET 1048575u

/**
 * LianExport:
 * @type: the type of the records
 * @format: the format
 * @for_spreadsheets: of CSV: with a byte order mark and guards against formulas
 * @with_source: whether the source fields are columns too
 * @ids: (nullable) (element-type gint64): only these records; %NULL for all
 * @select: (nullable): only what these words and conditions ask for, see lian_query_text_read()
 * @path: (nullable): where to; %NULL or "-" for standard output
 * @n_records: (out): how many were written
 */
typedef struct
{
  const LianType *type;
  LianExportFormat format;
  gboolean for_spreadsheets;
  gboolean with_source;
  const GArray *ids;
  const char *select;
  const char *path;
  guint n_records;
} LianExport;

gboolean lian_export_format_parse (const char *text, LianExportFormat *format);
gboolean lian_export_run (LianExport *self, LianStore *store, GError **error);
void lian_export_run_async (const LianExport *self, LianStore *store, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gssize lian_export_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
