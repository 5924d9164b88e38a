/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A contract with its parts, loaded for printing; private to ui/print. */
#pragma once

#include "lian-contract-figures.h"
#include "lian-paper.h"

G_BEGIN_DECLS

/**
 * LianContractLine:
 * @record: the line
 * @unit: (nullable): its unit
 * @schedule: (element-type LianRecord): by due date
 * @allotments: (element-type LianRecord): per co-operative
 * @deliveries: (element-type LianRecord): by date
 * @amount: quantity x price, in fen
 * @priced: whether quantity and price are both known
 * @delivered: accepted or not yet judged, in smallest units
 */
typedef struct
{
  LianRecord *record;
  LianRecord *unit;
  GPtrArray *schedule;
  GPtrArray *allotments;
  GPtrArray *deliveries;
  gint64 amount;
  gboolean priced;
  gint64 delivered;
} LianContractLine;

/**
 * LianContractSheet:
 * @paper: words and values
 * @document: what is being built
 * @contract: the contract
 * @orderer: (nullable): the partner
 * @lines: (element-type LianContractLine): the lines
 * @materials: (element-type LianRecord): the materials
 * @amount: sum over the priced lines, in fen
 * @complete: whether every line is priced
 * @figures: (nullable): what the contract amounts to on the working date, once it was asked
 */
typedef struct
{
  LianPaper paper;
  LianDocument *document;
  LianRecord *contract;
  LianRecord *orderer;
  GPtrArray *lines;
  GPtrArray *materials;
  gint64 amount;
  gboolean complete;
  LianContractFigures *figures;
} LianContractSheet;

gboolean _lian_contract_sheet_load (LianContractSheet *self, LianTxn *txn, gint64 contract,
                                    GError **error);
void _lian_contract_sheet_clear (LianContractSheet *self);
char *_lian_contract_sheet_number (const LianContractSheet *self, guint line);
gboolean _lian_contract_sheet_is_unknown (const LianContractSheet *self);
char *_lian_contract_sheet_makers (const LianContractSheet *self);
char *_lian_contract_sheet_goods (const LianContractSheet *self);
gint64 _lian_contract_line_need (const LianContractLine *line, const LianRecord *material);

void _lian_contract_sheet_add_row (LianDocumentTable *table, GPtrArray *cells);
LianDocumentTable *_lian_contract_sheet_add_table (LianContractSheet *self,
                                                   LianDocumentColumn *columns, guint n_columns);
LianDocumentTable *_lian_contract_sheet_add_headed (LianContractSheet *self, const char *heading,
                                                    LianDocumentColumn *columns, guint n_columns);
char *_lian_contract_sheet_text (const LianRecord *record, const char *field);
void _lian_contract_sheet_add_lines (LianContractSheet *self);
void _lian_contract_sheet_add_materials (LianContractSheet *self);
void _lian_contract_sheet_add_schedule (LianContractSheet *self);
void _lian_contract_sheet_add_performance (LianContractSheet *self);
void _lian_contract_sheet_add_use (LianContractSheet *self);
void _lian_contract_sheet_add_versions (LianContractSheet *self);
void _lian_contract_sheet_add_allotments (LianContractSheet *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianContractSheet, _lian_contract_sheet_clear)

G_END_DECLS
