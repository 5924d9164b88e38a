/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Comma-separated values, exact: what is written reads back byte for byte. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIAN_CSV_MAX_FIELD (1 << 20)
#define LIAN_CSV_MAX_COLUMNS 16384

/**
 * LianCsvFlags:
 * @LIAN_CSV_DEFAULT: exact, lines end with LF
 * @LIAN_CSV_CRLF: lines end with CR LF
 * @LIAN_CSV_GUARD: text that a spreadsheet program would take for a formula gets an apostrophe
 */
typedef enum
{
  LIAN_CSV_DEFAULT = 0,
  LIAN_CSV_CRLF = 1 << 0,
  LIAN_CSV_GUARD = 1 << 1,
} LianCsvFlags;

/**
 * LianCsvRecord:
 * @number: the record's number from 0, so that the first one after a header is 1
 * @line: the physical line on which it begins, from 1
 * @n_cells: its number of cells
 * @problem: (nullable): what is wrong with the record, to be translated; its cells are then a guess
 */
typedef struct
{
  guint number;
  guint line;
  guint n_cells;
  const char *problem;
} LianCsvRecord;

typedef struct _LianCsvReader LianCsvReader;

LianCsvReader *lian_csv_reader_new (const char *bytes, gsize length);
gboolean lian_csv_reader_next (LianCsvReader *self, GString *cells, LianCsvRecord *record,
                               GError **error);
void lian_csv_reader_free (LianCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianCsvReader, lian_csv_reader_free)

void lian_csv_append_row (GString *out, const char *const *cells, guint n_cells,
                          LianCsvFlags flags);
gboolean lian_csv_needs_guard (const char *text);
gboolean lian_csv_has_guard (const char *text);

G_END_DECLS
