/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "lian-document.h"

G_BEGIN_DECLS

typedef enum
{
  LIAN_BLOCK_TITLE,
  LIAN_BLOCK_SUBTITLE,
  LIAN_BLOCK_HEADING,
  LIAN_BLOCK_PARAGRAPH,
  LIAN_BLOCK_CLAUSE,
  LIAN_BLOCK_GRID,
  LIAN_BLOCK_TABLE,
  LIAN_BLOCK_FINDINGS,
  LIAN_BLOCK_PLACE_DATE,
  LIAN_BLOCK_SIGNATURES,
  LIAN_BLOCK_RECEIPT,
  LIAN_BLOCK_SPACE,
  LIAN_BLOCK_PAGE_BREAK,
  LIAN_BLOCK_CHART,
  LIAN_BLOCK_MAPS,
  LIAN_BLOCK_NET,
} LianBlockKind;

/* The texts of a clause are number, heading, text; of a receipt label, code; of a grid label and
 * value in turn; of findings five to the finding.  Signatures are string vectors: party, seal (may
 * be empty for none), then the labels of the lines. */
typedef struct
{
  LianBlockKind kind;
  GPtrArray *texts;
  GPtrArray *signatures;
  LianDocumentTable *table;
  LianChartSpec *chart;
  LianMapSpec *maps[2]; /* the second one may be NULL */
  LianNetSpec *net;
  double height;
} LianBlock;

struct _LianDocumentTable
{
  guint n_columns;
  LianDocumentColumn *columns;
  GPtrArray *cells;
  GByteArray *kinds;
};

struct _LianDocument
{
  char *title;
  char *language;
  char *author;
  char *date;
  char *footer;
  char *trace; /* NULL for none */
  char *page_template;
  gboolean landscape;
  GPtrArray *blocks;
};

LianBlock *_lian_document_add_block (LianDocument *self, LianBlockKind kind);
const char *_lian_block_get_text (const LianBlock *self, guint i);

LianDocumentTable *_lian_document_table_new (const LianDocumentColumn *columns, guint n_columns);
guint _lian_document_table_get_n_rows (const LianDocumentTable *self);
LianDocumentRow _lian_document_table_get_kind (const LianDocumentTable *self, guint row);
const char *_lian_document_table_get_cell (const LianDocumentTable *self, guint row, guint column);
void _lian_document_table_free (LianDocumentTable *self);

G_END_DECLS
