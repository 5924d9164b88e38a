/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Workbooks and OpenDocument spreadsheets, read.  Private to core/io. */
#pragma once

#include <libxml/xmlreader.h>

#include "lian-sheet.h"

G_BEGIN_DECLS

/**
 * LianGrid:
 * @sheet: gets the rows
 * @row: text of the present row's cells, each ended by a NUL byte
 * @n_cells: how many cells the present row has
 * @n_empty: empty cells that only count when another one follows
 * @width: columns of the header; 0 before it
 *
 * Cells on their way into a table: rows without content are no records, cells after the last one
 * with content are none.
 */
typedef struct
{
  LianSheet *sheet;
  GString *row;
  guint n_cells;
  guint n_empty;
  guint width;
} LianGrid;

gboolean _lian_is_spreadsheet (GBytes *data);
LianSheet *_lian_spreadsheet_read (GBytes *data, GCancellable *cancellable, GError **error);

gboolean _lian_grid_add_cell (LianGrid *self, const char *text, guint times, GError **error);
gboolean _lian_grid_end_row (LianGrid *self, guint line, guint times, GError **error);

xmlTextReaderPtr _lian_xml_open (GBytes *part);
int _lian_xml_next (xmlTextReaderPtr reader);
gboolean _lian_xml_is (xmlTextReaderPtr reader, const char *name);
char *_lian_xml_attribute (xmlTextReaderPtr reader, const char *name);
guint _lian_xml_number (xmlTextReaderPtr reader, const char *name, guint otherwise);
gboolean _lian_xml_fail (const char *part, GError **error);

gboolean _lian_xlsx_read (LianGrid *grid, GHashTable *parts, GCancellable *cancellable,
                          GError **error);
gboolean _lian_ods_read (LianGrid *grid, GHashTable *parts, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
