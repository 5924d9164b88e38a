/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Export: all records of a type, one after the other.
 *
 * A file holds for every reference what an import finds again: the code, else a name that no other
 * record has, else the id.  The old file stays until the new one is whole. */
#include "lian-export.h"
#include "lian-cell-writer.h"
#include "lian-error.h"
#include "lian-export-private.h"
#include "lian-i18n.h"
#include "lian-json-text.h"
#include "lian-lookup.h"
#include "lian-query-text.h"

#include <string.h>

/**
 * lian_export_format_parse:
 * @text: "csv", "json", "xlsx" or "ods"
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
lian_export_format_parse (const char *text, LianExportFormat *format)
{
  static const char *const names[] = { "csv", "json", "xlsx", "ods" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], text) == 0)
      {
        *format = (LianExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
_lian_export_each (LianExportJob *job, LianExportFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < job->ids->len; i++)
    {
      g_autoptr (LianRecord) record
          = lian_txn_load (job->txn, job->options->type, g_array_index (job->ids, gint64, i));
      if (record != NULL && !func (job, record, data, error))
        return FALSE;
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
gather_names (LianExportJob *job, const LianRecord *record, gpointer data, GError **error)
{
  const char *source = lian_record_get_text (record, "source");
  g_autoptr (GPtrArray) members = source != NULL ? lian_json_read_strings (source) : NULL;
  for (guint i = 0; members != NULL && i < members->len; i += 2)
    if (!g_hash_table_contains (job->source_places, members->pdata[i]))
      {
        char *name = g_strdup (members->pdata[i]);
        g_hash_table_insert (job->source_places, name, GUINT_TO_POINTER (job->source_names->len));
        g_ptr_array_add (job->source_names, name);
      }
  return TRUE;
}

static LianLookup *
lookup_for (LianExportJob *job, const LianType *type, GError **error)
{
  LianLookup *lookup = g_hash_table_lookup (job->lookups, type);
  if (lookup != NULL)
    return lookup;
  lookup = lian_lookup_new (job->txn, type, job->cancellable, error);
  if (lookup != NULL)
    g_hash_table_insert (job->lookups, (gpointer) type, lookup);
  return lookup;
}

/* Returns: (transfer full) (nullable): the text of a field for a file of cells. */
static char *
cell_text (LianExportJob *job, const LianRecord *record, int place, GError **error)
{
  const LianField *field = &job->options->type->fields[place];
  LianUnit unit;
  if (lian_record_is_empty_at (record, place))
    return g_strdup ("");
  if (lian_field_unit_path (field) != NULL)
    {
      lian_txn_unit_of (job->txn, record, place, &unit);
      return lian_format_plain (record, place, &unit);
    }
  if (field->kind != LIAN_FIELD_REFERENCE)
    return lian_format_plain (record, place, NULL);
  LianLookup *lookup = lookup_for (job, lian_type_find (field->reference), error);
  if (lookup == NULL)
    return NULL;
  const char *name = lian_lookup_name (lookup, lian_record_number_at (record, place));
  return name != NULL ? g_strdup (name) : lian_format_plain (record, place, NULL);
}

typedef struct
{
  LianCellWriter *writer;
  const char **cells;
  gboolean *numbers;
  guint n_fields; /* columns before those of the source fields */
  guint n_cells;
} Cells;

/* A file is told by its size and hash. */
static gboolean
is_written (const LianExportJob *job, guint field)
{
  return (int) field != job->source_field
         && job->options->type->fields[field].kind != LIAN_FIELD_BLOB;
}

static void
add_source (LianExportJob *job, const LianRecord *record, Cells *cells, GPtrArray *texts)
{
  const char *source = lian_record_get_text (record, "source");
  GPtrArray *members = source != NULL ? lian_json_read_strings (source) : NULL;
  for (guint i = cells->n_fields; i < cells->n_cells; i++)
    cells->cells[i] = "";
  for (guint i = 0; members != NULL && i < members->len; i += 2)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (job->source_places, members->pdata[i]));
      cells->cells[cells->n_fields + place] = members->pdata[i + 1];
      g_ptr_array_add (texts, g_steal_pointer (&members->pdata[i + 1]));
    }
  if (members != NULL)
    g_ptr_array_unref (members);
}

static gboolean
write_record (LianExportJob *job, const LianRecord *record, gpointer data, GError **error)
{
  Cells *cells = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;
  g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, lian_record_get_id (record)));
  cells->cells[n++] = texts->pdata[0];
  for (guint i = 0; i < job->options->type->n_fields; i++)
    {
      if (!is_written (job, i))
        continue;
      char *text = cell_text (job, record, (int) i, error);
      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, text);
      cells->cells[n++] = text;
    }
  if (job->options->with_source)
    add_source (job, record, cells, texts);
  if (!cells->writer->add_row (cells->writer, cells->cells, cells->numbers, cells->n_cells, error))
    {
      g_prefix_error (error, "%s %" G_GINT64_FORMAT ": ", job->options->type->id,
                      lian_record_get_id (record));
      return FALSE;
    }
  job->options->n_records++;
  return TRUE;
}

static gboolean
write_header (LianExportJob *job, Cells *cells, GError **error)
{
  g_autofree gboolean *no_numbers = g_new0 (gboolean, cells->n_cells);
  guint n = 0;
  cells->cells[n++] = "id";
  for (guint i = 0; i < job->options->type->n_fields; i++)
    {
      const LianField *field = &job->options->type->fields[i];
      if (!is_written (job, i))
        continue;
      cells->numbers[n] = field->kind == LIAN_FIELD_INTEGER || field->kind == LIAN_FIELD_MONEY;
      cells->cells[n++] = field->id;
    }
  for (guint i = 0; i < job->source_names->len; i++)
    cells->cells[n++] = job->source_names->pdata[i];
  return cells->writer->add_row (cells->writer, cells->cells, no_numbers, cells->n_cells, error);
}

static LianCellWriter *
new_writer (LianExportJob *job, LianOutFile *file, GError **error)
{
  const char *title = _ (job->options->type->label_plural);
  switch (job->options->format)
    {
    case LIAN_EXPORT_XLSX:
      return _lian_xlsx_writer_new (file, title, error);
    case LIAN_EXPORT_ODS:
      return _lian_ods_writer_new (file, title, error);
    case LIAN_EXPORT_CSV:
    case LIAN_EXPORT_JSON:
    default:
      return _lian_csv_writer_new (file, job->options->for_spreadsheets ? LIAN_CSV_GUARD
                                                                        : LIAN_CSV_DEFAULT);
    }
}

static gboolean
write_cells (LianExportJob *job, LianOutFile *file, GError **error)
{
  g_autoptr (LianCellWriter) writer = new_writer (job, file, error);
  if (writer == NULL)
    return FALSE;
  guint n_fields = 1;
  for (guint i = 0; i < job->options->type->n_fields; i++)
    n_fields += is_written (job, i);
  guint n_cells = n_fields + job->source_names->len;
  g_autofree const char **texts = g_new0 (const char *, n_cells);
  g_autofree gboolean *numbers = g_new0 (gboolean, n_cells);
  Cells cells = { writer, texts, numbers, n_fields, n_cells };
  return write_header (job, &cells, error)
         && _lian_export_each (job, write_record, &cells, error)
         && writer->finish (writer, error);
}

/* Returns: (transfer full) (nullable): the records that are asked for */
static GArray *
list_ids (LianExportJob *job, GError **error)
{
  const char *select = job->options->select != NULL ? job->options->select : "";
  g_autoptr (LianQueryText) text = lian_query_text_read (job->options->type, select,
                                                         lian_txn_get_working_date (job->txn), error);
  if (text == NULL)
    return NULL;
  LianQuery query = { .type = job->options->type, .search = text->words, .terms = text->terms };
  return lian_txn_query (job->txn, &query, job->cancellable, error);
}

/* Neither Excel nor LibreOffice shows more of a table; what would be cut off there is not written here. */
static gboolean
fits_on_a_sheet (const LianExportJob *job, GError **error)
{
  gboolean sheet = job->options->format == LIAN_EXPORT_XLSX || job->options->format == LIAN_EXPORT_ODS;
  if (!sheet || job->ids->len <= LIAN_EXPORT_MOST_ON_SHEET)
    return TRUE;
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
               _ ("a sheet of a spreadsheet holds %u records, and these are %u; choose CSV, or fewer records"),
               LIAN_EXPORT_MOST_ON_SHEET, job->ids->len);
  return FALSE;
}

static gboolean
run_job (LianExportJob *job, GError **error)
{
  job->ids = job->options->ids != NULL ? g_array_copy ((GArray *) job->options->ids) : list_ids (job, error);
  if (job->ids == NULL || !fits_on_a_sheet (job, error))
    return FALSE;
  g_array_sort (job->ids, _lian_export_compare_ids);
  if (job->options->with_source && !_lian_export_each (job, gather_names, NULL, error))
    return FALSE;
  g_autoptr (LianOutFile) file = lian_out_file_new (job->options->path, error);
  if (file == NULL)
    return FALSE;
  gboolean ok = job->options->format == LIAN_EXPORT_JSON ? _lian_export_write_json (job, file, error)
                                                         : write_cells (job, file, error);
  return ok && lian_out_file_commit (file, error);
}

int
_lian_export_compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static gboolean
export_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianExportJob *job = data;
  LianExportJob own = { .options = job->options, .txn = txn };
  own.cancellable = job->cancellable != NULL ? job->cancellable : cancellable;
  own.source_field = lian_type_field (job->options->type, "source");
  own.source_names = g_ptr_array_new_with_free_func (g_free);
  own.source_places = g_hash_table_new (g_str_hash, g_str_equal);
  own.lookups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) lian_lookup_free);
  own.options->n_records = 0;
  gboolean ok = run_job (&own, error);
  g_clear_pointer (&own.ids, g_array_unref);
  g_hash_table_unref (own.lookups);
  g_hash_table_unref (own.source_places);
  g_ptr_array_unref (own.source_names);
  return ok;
}

/**
 * lian_export_run:
 * @self: what to export
 * @store: the base
 * @error: return location
 *
 * Exports and waits for it: for the command line and tests, never for the window.
 *
 * Returns: whether the file is whole; otherwise the old one is as it was
 */
gboolean
lian_export_run (LianExport *self, LianStore *store, GError **error)
{
  LianExportJob job = { .options = self };
  return lian_store_read (store, export_job, &job, error);
}

typedef struct
{
  LianExport options;
  GArray *ids;
  char *select;
  char *path;
  char *base;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  g_clear_pointer (&run->ids, g_array_unref);
  g_free (run->select);
  g_free (run->path);
  g_free (run->base);
  g_free (run);
}

/* On a connection of its own, so that the window's reader stays free. */
static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  LianExportJob job = { .options = &run->options, .cancellable = cancellable };
  g_autoptr (LianStore) store
      = lian_store_open (run->base, LIAN_OPEN_READ_ONLY | LIAN_OPEN_NO_BACKUP, &error);
  if (store != NULL && lian_store_read (store, export_job, &job, &error))
    g_task_return_int (task, run->options.n_records);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * lian_export_run_async:
 * @self: what to export; copied
 * @store: the base
 * @cancellable: (nullable): to stop; the old file stays then
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Exports without waiting for it.
 */
void
lian_export_run_async (const LianExport *self, LianStore *store, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  run->options = *self;
  run->ids = self->ids != NULL ? g_array_copy ((GArray *) self->ids) : NULL;
  run->options.ids = run->ids;
  run->select = g_strdup (self->select);
  run->options.select = run->select;
  run->path = g_strdup (self->path);
  run->options.path = run->path;
  run->base = g_strdup (lian_store_get_path (store));
  g_task_set_source_tag (task, lian_export_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * lian_export_run_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: how many records were written; -1 when the file was not written
 */
gssize
lian_export_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
