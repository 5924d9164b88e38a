/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of cells as CSV. */
#include "lian-cell-writer.h"

#define BLOCK (1 << 16)

typedef struct
{
  LianCellWriter parent;
  LianOutFile *file;
  LianCsvFlags flags;
  GString *text;
} CsvWriter;

static gboolean
flush (CsvWriter *self, GError **error)
{
  gboolean ok = lian_out_file_write (self->file, self->text->str, self->text->len, error);
  g_string_truncate (self->text, 0);
  return ok;
}

static gboolean
add_row (LianCellWriter *writer, const char *const *cells, const gboolean *numbers, guint n_cells,
         GError **error)
{
  CsvWriter *self = (CsvWriter *) writer;
  lian_csv_append_row (self->text, cells, n_cells, self->flags);
  return self->text->len < BLOCK || flush (self, error);
}

static gboolean
finish (LianCellWriter *writer, GError **error)
{
  return flush ((CsvWriter *) writer, error);
}

static void
csv_writer_free (LianCellWriter *writer)
{
  CsvWriter *self = (CsvWriter *) writer;
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* A guarded file is one for spreadsheet programs: it begins with a byte order mark. */
LianCellWriter *
_lian_csv_writer_new (LianOutFile *file, LianCsvFlags flags)
{
  CsvWriter *self = g_new0 (CsvWriter, 1);
  self->parent = (LianCellWriter){ add_row, NULL, finish, csv_writer_free };
  self->file = file;
  self->flags = flags;
  self->text = g_string_new ((flags & LIAN_CSV_GUARD) != 0 ? "\xEF\xBB\xBF" : NULL);
  return &self->parent;
}
