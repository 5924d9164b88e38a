/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A table as it stands in a file: a header and rows of text. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIAN_SHEET_MAX_BYTES ((gsize) 1 << 30)

/**
 * LianSheetRow:
 * @number: the row's number; 1 is the first after the header
 * @line: the line of the file, or the row of the spreadsheet, on which it begins
 * @n_cells: its number of cells
 * @start: where its cells begin in #LianSheet.text
 * @problem: (nullable): what is wrong with its form, to be translated
 */
typedef struct
{
  guint number;
  guint line;
  guint n_cells;
  gsize start;
  const char *problem;
} LianSheetRow;

/**
 * LianSheet:
 * @header: (element-type utf8): the names of the columns
 * @text: all cells, each ended by a NUL byte
 * @rows: (element-type LianSheetRow): the rows
 * @encoding: (nullable): the encoding that the file was in; %NULL for a spreadsheet
 * @guarded: whether text may have a guard against formulas, see lian_csv_has_guard()
 *
 * Cells lie one behind the other in one block, so that a large file costs little more memory than
 * it has bytes.
 */
typedef struct
{
  GPtrArray *header;
  GString *text;
  GArray *rows;
  gboolean guarded;
  const char *encoding;
} LianSheet;

LianSheet *lian_sheet_new (void);
void lian_sheet_free (LianSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianSheet, lian_sheet_free)

LianSheet *lian_sheet_read (GBytes *data, const char *encoding, GCancellable *cancellable,
                            GError **error);
LianSheet *lian_sheet_read_file (const char *path, const char *encoding, GCancellable *cancellable,
                                 GError **error);
void lian_sheet_add_row (LianSheet *self, const LianSheetRow *row);
guint lian_sheet_get_cells (const LianSheet *self, guint row, const char **cells, guint n_cells);

G_END_DECLS
