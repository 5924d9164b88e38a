/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The charts of the overview, made from the base. */
#pragma once

#include "lian-chart-spec.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/* What the links of these charts lead to: the number of a group, from 1. */
#define LIAN_OVERVIEW_GROUP "group"

/**
 * LianOverviewRecord:
 * @type: id of its record type
 * @id: the record
 * @title: its name
 * @detail: (nullable): what it adds to the figure, in words
 *
 * A record that a figure is made of.
 */
typedef struct
{
  const char *type;
  gint64 id;
  char *title;
  char *detail;
} LianOverviewRecord;

/**
 * LianOverviewGroup:
 * @records: (element-type LianOverviewRecord): records; sums share one list
 * @n_records: how many of them, from the first on, are behind the figure
 */
typedef struct
{
  GPtrArray *records;
  guint n_records;
} LianOverviewGroup;

/**
 * LianOverviewChart:
 * @spec: the figures
 * @groups: (element-type LianOverviewGroup): what the figures are made of
 */
typedef struct
{
  LianChartSpec *spec;
  GPtrArray *groups;
} LianOverviewChart;

/**
 * LianOverviewScope:
 * @type: (nullable): "contract", "contract_line" or "cooperative"; %NULL for all contracts
 * @id: the record
 * @name: in words
 *
 * What the deliveries are shown of.
 */
typedef struct
{
  const char *type;
  gint64 id;
  char *name;
} LianOverviewScope;

void lian_overview_chart_free (LianOverviewChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianOverviewChart, lian_overview_chart_free)

LianOverviewChart *lian_overview_chart_trades (LianTxn *txn);
LianOverviewChart *lian_overview_chart_forms (LianTxn *txn, GCancellable *cancellable,
                                              GError **error);
LianOverviewChart *lian_overview_chart_deliveries (LianTxn *txn, const LianOverviewScope *scope);
LianOverviewChart *lian_overview_chart_months (LianTxn *txn, const LianOverviewScope *scope);
GPtrArray *lian_overview_list_scopes (LianTxn *txn);
GPtrArray *lian_overview_list_line_scopes (LianTxn *txn, gint64 contract);

/* For the files that make the charts. */
LianOverviewChart *_lian_overview_chart_new (LianTxn *txn, LianChartKind kind, const char *title,
                                             const char *scope);
GPtrArray *_lian_overview_records_new (void);
void _lian_overview_records_add (GPtrArray *records, const char *type, gint64 id, char *title,
                                 char *detail);
void _lian_overview_chart_link (LianOverviewChart *self, guint series, guint category,
                                GPtrArray *records, guint n_records);

G_END_DECLS
