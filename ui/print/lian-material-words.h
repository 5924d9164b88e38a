/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The balance of a material in words: the same tables and chart for window and paper. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-material-cover.h"
#include "lian-material-use.h"
#include "lian-txn.h"

G_BEGIN_DECLS

#define LIAN_MATERIAL_MOST_CELLS 10

/**
 * LianMaterialTable:
 * @LIAN_MATERIAL_PLACES: the balance, place by place and source by source
 * @LIAN_MATERIAL_CONTRACTS: what contracts still need, and from which day it is missing
 * @LIAN_MATERIAL_PLANS: what plans of co-operatives need besides, for goods that no contract covers
 * @LIAN_MATERIAL_USE: used against the norm, and the accounts with orderers
 * @LIAN_MATERIAL_PLACE_USE: used against the norm in the period, store by store and workshop by workshop
 * @LIAN_MATERIAL_SOURCES: what came in, by source
 * @LIAN_MATERIAL_PURCHASES: self-purchase against its approvals
 * @LIAN_N_MATERIAL_TABLES: how many there are
 *
 * A table about a material.
 */
typedef enum
{
  LIAN_MATERIAL_PLACES,
  LIAN_MATERIAL_CONTRACTS,
  LIAN_MATERIAL_PLANS,
  LIAN_MATERIAL_USE,
  LIAN_MATERIAL_PLACE_USE,
  LIAN_MATERIAL_SOURCES,
  LIAN_MATERIAL_PURCHASES,
  LIAN_N_MATERIAL_TABLES,
} LianMaterialTable;

/**
 * LianMaterialColumn:
 * @title: English heading; translate with _()
 * @width: in characters
 * @figure: whether figures stand in it
 *
 * A column of such a table.
 */
typedef struct
{
  const char *title;
  int width;
  gboolean figure;
} LianMaterialColumn;

/**
 * LianMaterialRow:
 * @type: (nullable): the type of the record behind it
 * @record: that record
 * @total: whether it sums the rows above
 * @cells: (array zero-terminated=1): the texts
 *
 * A row of such a table.
 */
typedef struct
{
  const char *type;
  gint64 record;
  gboolean total;
  char *cells[LIAN_MATERIAL_MOST_CELLS + 1];
} LianMaterialRow;

/**
 * LianMaterialView:
 * @txn: the base
 * @material: which material
 * @from: the first day of the period
 * @to: its last day
 * @cover: its cover
 * @unit: the unit that figures count in
 * @unit_name: (nullable): the word for it
 *
 * What is told of a material.
 */
typedef struct
{
  LianTxn *txn;
  gint64 material;
  LianDate from;
  LianDate to;
  LianMaterialCover *cover;
  LianUnit unit;
  char *unit_name;
} LianMaterialView;

LianMaterialView *lian_material_view_new (LianTxn *txn, gint64 material, LianDate from, LianDate to);
void lian_material_view_free (LianMaterialView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianMaterialView, lian_material_view_free)

const char *lian_material_table_title (LianMaterialTable table);
const char *lian_material_table_short_title (LianMaterialTable table);
const LianMaterialColumn *lian_material_table_columns (LianMaterialTable table, guint *n);
GPtrArray *lian_material_view_rows (const LianMaterialView *self, LianMaterialTable table);
LianChartSpec *lian_material_view_chart (const LianMaterialView *self);
char *lian_material_view_quantity (const LianMaterialView *self, gint64 quantity);
char *lian_material_view_verdict (const LianMaterialView *self);
char *lian_material_use_describe_beyond (const LianMaterialUse *one, const LianUnit *unit);
char *lian_material_view_own_plans (const LianMaterialView *self);
char *lian_material_view_plan (const LianMaterialView *self);

G_END_DECLS
