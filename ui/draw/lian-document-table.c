/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rows of a printed table. */

#define G_LOG_DOMAIN "lianshe-draw"
#include "config.h"

#include "lian-document-private.h"

LianDocumentTable *
_lian_document_table_new (const LianDocumentColumn *columns, guint n_columns)
{
  LianDocumentTable *self = g_new0 (LianDocumentTable, 1);

  self->n_columns = n_columns;
  self->columns = g_new0 (LianDocumentColumn, n_columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_byte_array_new ();
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].title = _lian_draw_text_make_valid (columns[i].title);
      if (!(columns[i].width > 0))
        self->columns[i].width = 1;
    }
  return self;
}

guint
_lian_document_table_get_n_rows (const LianDocumentTable *self)
{
  return self->kinds->len;
}

LianDocumentRow
_lian_document_table_get_kind (const LianDocumentTable *self, guint row)
{
  return (LianDocumentRow) self->kinds->data[row];
}

const char *
_lian_document_table_get_cell (const LianDocumentTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

/**
 * lian_document_table_add_row:
 * @self: a table
 * @kind: what the row is
 * @cells: one text for each column; %NULL is empty
 *
 * Adds a row at the end.  Text may be of any length and hold newlines; it is never markup.
 */
void
lian_document_table_add_row (LianDocumentTable *self,
                             LianDocumentRow kind,
                             const char *const *cells)
{
  guint8 byte = (guint8) kind;

  g_return_if_fail (self != NULL && cells != NULL);

  g_byte_array_append (self->kinds, &byte, 1);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, _lian_draw_text_make_valid (cells[i]));
}

void
_lian_document_table_free (LianDocumentTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_ptr_array_unref (self->cells);
  g_byte_array_unref (self->kinds);
  g_free (self);
}
