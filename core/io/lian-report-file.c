/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A report as CSV, JSON or a spreadsheet: the same rows as on screen and on paper, with their depth and the
 * record that they lead to. */
#include "lian-report-file.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "lian-cell-writer.h"
#include "lian-i18n.h"

#define MOST_CELLS (LIAN_REPORT_MOST_COLUMNS + 3)

static LianCellWriter *
new_writer (const LianReport *report, LianExportFormat format, gboolean for_spreadsheets, LianOutFile *file,
            GError **error)
{
  if (format == LIAN_EXPORT_XLSX)
    return _lian_xlsx_writer_new (file, _ (lian_report_label (report->kind)), error);
  if (format == LIAN_EXPORT_ODS)
    return _lian_ods_writer_new (file, _ (lian_report_label (report->kind)), error);
  return _lian_csv_writer_new (file, for_spreadsheets ? LIAN_CSV_GUARD : LIAN_CSV_DEFAULT);
}

/* "1,234" is text to a spreadsheet; what is not known stays text. */
static gboolean
is_number (const char *cell)
{
  gboolean any = FALSE;
  for (const char *p = cell + (*cell == '-'); *p != '\0'; p++)
    {
      any |= g_ascii_isdigit (*p);
      if (!g_ascii_isdigit (*p) && *p != '.')
        return FALSE;
    }
  return any;
}

static gboolean
write_row (LianCellWriter *writer, const LianReport *report, const LianReportRow *row, GError **error)
{
  const char *cells[MOST_CELLS];
  gboolean numbers[MOST_CELLS] = { TRUE };
  guint n = 0;
  g_autofree char *depth = row->total ? g_strdup ("") : g_strdup_printf ("%u", row->depth);
  g_autofree char *id = row->id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->id) : g_strdup ("");
  cells[n++] = depth;
  for (guint i = 0; i < report->n_columns; i++, n++)
    {
      cells[n] = row->cells[i];
      numbers[n] = report->columns[i].number && is_number (row->cells[i]);
    }
  numbers[n] = numbers[n + 1] = FALSE;
  cells[n++] = row->type != NULL ? row->type : "";
  cells[n++] = id;
  return writer->add_row (writer, cells, numbers, n, error);
}

static gboolean
write_charts (LianCellWriter *writer, const GPtrArray *charts, GError **error)
{
  for (guint i = 0; charts != NULL && writer->add_chart != NULL && i < charts->len; i++)
    if (!writer->add_chart (writer, charts->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_cells (const LianReport *report, const GPtrArray *charts, LianExportFormat format, gboolean for_spreadsheets, LianOutFile *file,
             GError **error)
{
  g_autoptr (LianCellWriter) writer = new_writer (report, format, for_spreadsheets, file, error);
  const char *header[MOST_CELLS] = { "depth" };
  const gboolean no_numbers[MOST_CELLS] = { FALSE };
  guint n = 1;
  for (guint i = 0; i < report->n_columns; i++)
    header[n++] = report->columns[i].id;
  header[n++] = "kind";
  header[n++] = "id";
  if (writer == NULL || !writer->add_row (writer, header, no_numbers, n, error))
    return FALSE;
  for (guint i = 0; i < report->rows->len; i++)
    if (!write_row (writer, report, report->rows->pdata[i], error))
      return FALSE;
  return write_charts (writer, charts, error) && writer->finish (writer, error);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
build_row (JsonBuilder *builder, const LianReport *report, const LianReportRow *row)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < report->n_columns; i++)
    add_member (builder, report->columns[i].id, row->cells[i]);
  json_builder_set_member_name (builder, "depth");
  if (row->total)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, row->depth);
  json_builder_set_member_name (builder, "emphasis");
  json_builder_add_boolean_value (builder, row->emphasis);
  json_builder_set_member_name (builder, "kind");
  if (row->type != NULL)
    json_builder_add_string_value (builder, row->type);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, row->id);
  json_builder_end_object (builder);
}

static gboolean
write_json (const LianReport *report, LianOutFile *file, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = lian_date_to_text (report->day);
  json_builder_begin_object (builder);
  add_member (builder, "report", lian_report_id (report->kind));
  add_member (builder, "working_date", day);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->rows->len; i++)
    build_row (builder, report, report->rows->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return lian_out_file_write (file, text, strlen (text), error) && lian_out_file_write (file, "\n", 1, error);
}

/**
 * lian_report_read_charts:
 * @txn: the base, on a thread of the store
 * @report: a report
 * @about: of a summary, the federation that it was read of; 0 for all
 * @format: the format of the file
 * @charts: (out) (transfer full) (nullable) (element-type LianReportChart): what lian_report_write() takes; %NULL
 *   where the format holds none
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
lian_report_read_charts (LianTxn *txn, const LianReport *report, gint64 about, LianExportFormat format,
                         GPtrArray **charts, GCancellable *cancellable, GError **error)
{
  gboolean holds = format == LIAN_EXPORT_XLSX;
  *charts = holds ? lian_report_charts_read (txn, report, about, cancellable, error) : NULL;
  return !holds || *charts != NULL;
}

/**
 * lian_report_write:
 * @report: a report
 * @charts: (nullable) (element-type LianReportChart): its charts, for a workbook; the other formats hold none
 * @format: the format
 * @for_spreadsheets: of CSV: with a byte order mark and guards against formulas
 * @path: (nullable): where to; %NULL or "-" for standard output
 * @error: return location
 *
 * Writes the rows of a report.  May block: on a thread of its own where there is a window.
 *
 * Returns: whether the file is whole; otherwise the old one is as it was
 */
gboolean
lian_report_write (const LianReport *report, const GPtrArray *charts, LianExportFormat format,
                   gboolean for_spreadsheets, const char *path, GError **error)
{
  g_autoptr (LianOutFile) file = lian_out_file_new (path, error);
  if (file == NULL)
    return FALSE;
  gboolean ok = format == LIAN_EXPORT_JSON ? write_json (report, file, error)
                                           : write_cells (report, charts, format, for_spreadsheets, file, error);
  return ok && lian_out_file_commit (file, error);
}

typedef struct
{
  char *base;
  char *path;
  LianReportKind kind;
  LianExportFormat format;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;
  g_free (saving->base);
  g_free (saving->path);
  g_free (saving);
}

static gboolean
save_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (LianReport) report = lian_report_read (txn, saving->kind, 0, 0, cancellable, error);
  g_autoptr (GPtrArray) charts = NULL;
  if (report == NULL || !lian_report_read_charts (txn, report, 0, saving->format, &charts, cancellable, error))
    return FALSE;
  return lian_report_write (report, charts, saving->format, FALSE, saving->path, error);
}

/* On a connection of its own, so that the window's reader stays free. */
static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open (saving->base, LIAN_OPEN_READ_ONLY | LIAN_OPEN_NO_BACKUP, &error);
  if (store != NULL && lian_store_read (store, save_job, saving, &error))
    g_task_return_pointer (task, g_strdup (saving->path), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * lian_report_save_async:
 * @store: the base
 * @kind: which report
 * @format: the format
 * @path: where to; replaced when it exists
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes a report and writes it, without waiting for it.
 */
void
lian_report_save_async (LianStore *store, LianReportKind kind, LianExportFormat format, const char *path,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);
  *saving = (Saving){ g_strdup (lian_store_get_path (store)), g_strdup (path), kind, format };
  g_task_set_source_tag (task, lian_report_save_async);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * lian_report_save_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file that was written whole; otherwise the old one is as it was
 */
char *
lian_report_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
