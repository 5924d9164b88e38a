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

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BLOCK (1 << 20)

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
  self->encoding = encoded.name;
  if (!read_csv (self, bytes, length, cancellable, error))
    return NULL;
  if (self->header->len == 0)
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("line 1: the file is empty"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
fail (const char *message, const char *name, GError **error)
{
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, "%s: %s", name, message);
  return FALSE;
}

/* A pipe has nothing to read for a while; a file always has. */
static gboolean
wait_for_more (int fd, GCancellable *cancellable, GError **error)
{
  GPollFD poll = { .fd = fd, .events = G_IO_IN };
  g_poll (&poll, 1, 100);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_to_end (int fd, const char *name, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (READ_BLOCK);
  for (;;)
    {
      ssize_t n = read (fd, block, READ_BLOCK);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        return fail (g_strerror (errno), name, error);
      if (n > 0)
        g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len > LIAN_SHEET_MAX_BYTES)
        return fail (_ ("larger than one gigabyte"), name, error);
      if (n < 0 ? !wait_for_more (fd, cancellable, error)
                : g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

/* Read and not mapped: a mapped file that is cut short meanwhile takes the program down with it.
 * What is no plain file, as the output of another program, is read to its end. */
static GBytes *
read_file (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  struct stat info;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat (fd, &info) != 0)
    fail (g_strerror (errno), name, error);
  else if (S_ISDIR (info.st_mode))
    fail (_ ("this is a folder, not a file"), name, error);
  else if (read_to_end (fd, name, bytes, cancellable, error))
    {
      close (fd);
      return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    }
  if (fd >= 0)
    close (fd);
  return NULL;
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
  g_autoptr (GBytes) data = read_file (path, name, cancellable, error);
  if (data == NULL)
    return NULL;
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
