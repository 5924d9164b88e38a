/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Chance against the readers of tables, bounded by count.  The same each time, unless LIAN_SEED says
 * another one.
 *
 * What was parsed and is written parses to the same again; what was written comes back; what is
 * damaged is read or refused with a sentence, and nothing else happens. */
#include "lian-cell-writer.h"
#include "lian-csv.h"
#include "lian-error.h"
#include "lian-sheet.h"
#include "lian-test-base.h"

#include <stdlib.h>
#include <string.h>

#define N_TEXTS 4000
#define N_TABLES 60
#define N_DAMAGED 1500

static const char *const pieces[]
    = { ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "'", "=", "-", "a", "00", "1E5", "社",
        "𠮷", "\uFEFF", "<", "&", "_x000D_", "]]>", "\u200F", "\\", ";" };

static GRand *chance;

static void
append_piece (GString *text)
{
  g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
}

/* All records as one text with the lengths of its cells: equal only when all cells are. */
static GString *
parse (const char *bytes, gsize length, gboolean *good)
{
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (bytes, length);
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  LianCsvRecord record;
  *good = TRUE;
  while (lian_csv_reader_next (reader, cells, &record, &error))
    {
      *good = *good && record.problem == NULL;
      const char *cell = cells->str;
      for (guint i = 0; i < record.n_cells; i++, cell += strlen (cell) + 1)
        g_string_append_printf (out, "%u:%s|", (guint) strlen (cell), cell);
      g_string_append_c (out, '\n');
      g_string_truncate (cells, 0);
    }
  *good = *good && error == NULL;
  return out;
}

static GString *
rewrite (const char *bytes, gsize length)
{
  g_autoptr (LianCsvReader) reader = lian_csv_reader_new (bytes, length);
  g_autoptr (GString) cells = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  LianCsvRecord record;
  while (lian_csv_reader_next (reader, cells, &record, NULL))
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new ();
      char *cell = cells->str;
      for (guint i = 0; i < record.n_cells; i++, cell += strlen (cell) + 1)
        g_ptr_array_add (row, cell);
      lian_csv_append_row (out, (const char *const *) row->pdata, row->len, LIAN_CSV_DEFAULT);
      g_string_truncate (cells, 0);
    }
  return out;
}

static void
test_csv (void)
{
  guint n_good = 0;
  for (int round = 0; round < N_TEXTS; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean good, good_again;
      for (int i = g_rand_int_range (chance, 0, 40); i > 0; i--)
        append_piece (text);
      g_autoptr (GString) first = parse (text->str, text->len, &good);
      if (!good)
        continue;
      g_autoptr (GString) written = rewrite (text->str, text->len);
      g_autoptr (GString) second = parse (written->str, written->len, &good_again);
      g_assert_true (good_again);
      g_assert_cmpstr (first->str, ==, second->str);
      n_good++;
    }
  g_assert_cmpuint (n_good, >, N_TEXTS / 20);
}

/* A table with a header of names and no empty last cells, which a spreadsheet doesn't keep. */
static GPtrArray *
make_table (guint n_columns, guint n_rows)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_columns * n_rows; i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      for (int n = g_rand_int_range (chance, 0, 6); n > 0; n--)
        append_piece (cell);
      if (i < n_columns || i % n_columns == n_columns - 1)
        g_string_append_printf (cell, "n%u", i);
      g_ptr_array_add (cells, g_string_free (g_steal_pointer (&cell), FALSE));
    }
  return cells;
}

static LianCellWriter *
make_writer (LianOutFile *file, guint format)
{
  if (format == 0)
    return _lian_xlsx_writer_new (file, "t", NULL);
  return format == 1 ? _lian_ods_writer_new (file, "t", NULL)
                     : _lian_csv_writer_new (file, LIAN_CSV_GUARD);
}

static GBytes *
write_table (const char *folder, guint format, const GPtrArray *cells, guint n_columns)
{
  g_autofree char *path = g_build_filename (folder, "table", NULL);
  g_autofree gboolean *numbers = g_new0 (gboolean, n_columns);
  g_autoptr (LianOutFile) file = lian_out_file_new (path, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;
  LianCellWriter *writer = make_writer (file, format);
  for (guint i = 0; i < cells->len; i += n_columns)
    {
      writer->add_row (writer, (const char *const *) cells->pdata + i, numbers, n_columns, &error);
      g_assert_no_error (error);
    }
  g_assert_true (writer->finish (writer, &error));
  g_assert_true (lian_out_file_commit (file, &error));
  _lian_cell_writer_free (writer);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
assert_table (GBytes *data, const GPtrArray *cells, guint n_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LianSheet) sheet = lian_sheet_read (data, NULL, NULL, &error);
  g_autofree const char **row = g_new0 (const char *, n_columns);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->header->len, ==, n_columns);
  g_assert_cmpuint ((sheet->rows->len + 1) * n_columns, ==, cells->len);
  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpstr (sheet->header->pdata[i], ==, cells->pdata[i]);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      g_assert_cmpuint (lian_sheet_get_cells (sheet, r, row, n_columns), ==, n_columns);
      for (guint i = 0; i < n_columns; i++)
        g_assert_cmpstr (row[i], ==, cells->pdata[(r + 1) * n_columns + i]);
    }
}

static void
test_spreadsheets (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  for (guint round = 0; round < N_TABLES; round++)
    {
      guint n_columns = (guint) g_rand_int_range (chance, 1, 8);
      g_autoptr (GPtrArray) cells
          = make_table (n_columns, (guint) g_rand_int_range (chance, 1, 12));
      g_autoptr (GBytes) data = write_table (base.folder, round % 3, cells, n_columns);
      assert_table (data, cells, n_columns);
    }
}

static void
damage (guint8 *bytes, gsize length)
{
  for (int n = g_rand_int_range (chance, 1, 6); n > 0; n--)
    {
      gsize at = (gsize) g_rand_int_range (chance, 0, (int) length);
      gsize from = (gsize) g_rand_int_range (chance, 0, (int) length);
      gsize size = (gsize) g_rand_int_range (chance, 1, 64);
      size = MIN (size, length - MAX (at, from));
      if (g_rand_boolean (chance))
        bytes[at] ^= (guint8) g_rand_int_range (chance, 1, 256);
      else
        memmove (bytes + at, bytes + from, size);
    }
}

static void
test_damaged (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  guint n_refused = 0;
  for (guint format = 0; format < 3; format++)
    {
      g_autoptr (GPtrArray) cells = make_table (4, 12);
      g_autoptr (GBytes) whole = write_table (base.folder, format, cells, 4);
      for (int round = 0; round < N_DAMAGED; round++)
        {
          gsize length = g_bytes_get_size (whole);
          g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), length);
          damage (copy, length);
          g_autoptr (GBytes) data = g_bytes_new_static (copy, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (LianSheet) sheet = lian_sheet_read (data, NULL, NULL, &error);
          g_assert_true ((sheet != NULL) == (error == NULL));
          if (error == NULL)
            continue;
          g_assert_error (error, LIAN_ERROR, LIAN_ERROR_INPUT);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_refused++;
        }
    }
  g_assert_cmpuint (n_refused, >, N_DAMAGED / 4);
}

int
main (int argc, char **argv)
{
  const char *seed = g_getenv ("LIAN_SEED");
  g_test_init (&argc, &argv, NULL);
  chance = g_rand_new_with_seed (seed != NULL ? (guint32) strtoul (seed, NULL, 10) : 1956);
  g_test_add_func ("/table-fuzz/csv", test_csv);
  g_test_add_func ("/table-fuzz/spreadsheets", test_spreadsheets);
  g_test_add_func ("/table-fuzz/damaged", test_damaged);
  int status = g_test_run ();
  g_rand_free (chance);
  return status;
}
