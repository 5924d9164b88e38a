/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-draw-text.h"

G_BEGIN_DECLS

typedef struct _LianDocumentTable LianDocumentTable;

/**
 * LianDocumentColumn:
 * @title: (nullable): the heading
 * @width: width relative to the other columns; 0 is taken as 1
 * @align: where the cells stand; figures at the end get digits of equal width
 *
 * A column of a printed table.
 */
typedef struct
{
  const char *title;
  double width;
  LianAlign align;
} LianDocumentColumn;

/**
 * LianDocumentRow:
 * @LIAN_DOCUMENT_ROW_BODY: a record
 * @LIAN_DOCUMENT_ROW_SUBTOTAL: sums the rows above it
 * @LIAN_DOCUMENT_ROW_TOTAL: sums the table; never alone on a page
 *
 * What a row of a printed table is.
 */
typedef enum
{
  LIAN_DOCUMENT_ROW_BODY,
  LIAN_DOCUMENT_ROW_SUBTOTAL,
  LIAN_DOCUMENT_ROW_TOTAL,
} LianDocumentRow;

void lian_document_table_add_row (LianDocumentTable *self,
                                  LianDocumentRow kind,
                                  const char *const *cells);

G_END_DECLS
