/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table as it stands in a file.
 *
 * The one form in which the importer sees a file, whatever its format: reading a format and
 * understanding the rows don't meet. */
#include "lian-sheet.h"
#include "lian-csv.h"
#include "lian-encoding.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-spreadsheet.h"

#include <string.h>

/**
 * lian_sheet_new:
 *
 * Returns: (transfer full): a table without header or rows
 */
LianSheet *
lian_sheet_new (void)
{
  LianSheet *self = g_new0 (LianSheet, 1);
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (LianSheetRow));
  return self;
}

/**
 * lian_sheet_free:
 * @self: (nullable) (transfer full): a table
 */
void
lian_sheet_free (LianSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->header);
  g_string_free (self->text, TRUE);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * lian_sheet_add_row:
 * @self: a table
 * @row: a row whose cells are at the end of the table's text; the first one is the header
 */
void
lian_sheet_add_row (LianSheet *self, const LianSheetRow *row)
{
  if (row->number > 0)
    {
      g_array_append_val (self->rows, *row);
      return;
    }
  const char *cell = self->text->str + row->start;
  for (guint i = 0; i < row->n_cells; i++)
    {
      gboolean guard = self->guarded && lian_csv_has_guard (cell);
      g_ptr_array_add (self->header, g_strdup (cell + guard));
      cell += strlen (cell) + 1;
    }
  g_string_truncate (self->text, row->start);
}

static gboolean
read_csv (LianSheet *self, const char *bytes, gsize length, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (bytes, length);
  g_autoptr (GError) problem = NULL;
  LianCsvRecord record;
  for (;;)
    {
      gsize start = self->text->len;
      if (!lian_csv_reader_next (reader, self->text, &record, &problem))
        break;
      LianSheetRow row = { record.number, record.line, record.n_cells, start, record.problem };
      lian_sheet_add_row (self, &row);
      if (record.number % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * lian_sheet_read:
 * @data: a file: CSV, XLSX or ODS
 * @encoding: (nullable): of CSV, its encoding, see lian_encoding_read()
 * @cancellable: (nullable): to stop
 * @error: return location; names the place
 *
 * Returns: (transfer full) (nullable): the table
 */
LianSheet *
lian_sheet_read (GBytes *data, const char *encoding, GCancellable *cancellable, GError **error)
{
  if (_lian_is_spreadsheet (data))
    return _lian_spreadsheet_read (data, cancellable, error);
  g_autoptr (LianSheet) self = lian_sheet_new ();
  g_auto (LianEncoded) encoded = { NULL, NULL, FALSE };
  if (!lian_encoding_read (data, encoding, &encoded, error))
    return NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (encoded.text, &length);
  self->guarded = encoded.spreadsheet;
  if (!read_csv (self, bytes, length, cancellable, error))
    return NULL;
  if (self->header->len == 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("line 1: the file is empty"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * lian_sheet_read_file:
 * @path: a file
 * @encoding: (nullable): its encoding, see lian_encoding_read()
 * @cancellable: (nullable): to stop
 * @error: return location; names the file and the place
 *
 * Returns: (transfer full) (nullable): the table
 */
LianSheet *
lian_sheet_read_file (const char *path, const char *encoding, GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) > LIAN_SHEET_MAX_BYTES)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("%s: larger than one gigabyte"), name);
      return NULL;
    }
  g_autoptr (GBytes) data = g_mapped_file_get_bytes (file);
  LianSheet *self = lian_sheet_read (data, encoding, cancellable, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);
  return self;
}

/**
 * lian_sheet_get_cells:
 * @self: a table
 * @row: a row, from 0
 * @cells: (array length=n_cells) (out caller-allocates): gets the cells, without their guards; ""
 *   where the row is too short
 * @n_cells: how many are wanted
 *
 * Returns: the number of cells that the row has
 */
guint
lian_sheet_get_cells (const LianSheet *self, guint row, const char **cells, guint n_cells)
{
  const LianSheetRow *r = &g_array_index (self->rows, LianSheetRow, row);
  const char *cell = self->text->str + r->start;
  for (guint i = 0; i < n_cells; i++)
    {
      if (i >= r->n_cells)
        {
          cells[i] = "";
          continue;
        }
      cells[i] = cell + (self->guarded && lian_csv_has_guard (cell) ? 1 : 0);
      cell += strlen (cell) + 1;
    }
  return r->n_cells;
}
