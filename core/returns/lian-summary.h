/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The co-operatives of a register in figures: by federation, trade, form of production and stage, with
 * subtotals. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianSummaryGrouping:
 * @LIAN_SUMMARY_FEDERATION: by the levels of federations, then by trade
 * @LIAN_SUMMARY_TRADE: by class of trade, trade, then stage
 * @LIAN_SUMMARY_FORM: by the present form of production, then by trade
 * @LIAN_SUMMARY_STAGE: by stage, then by trade
 * @LIAN_N_SUMMARIES: their number
 *
 * What the rows of a summary are put together by.
 */
typedef enum
{
  LIAN_SUMMARY_FEDERATION,
  LIAN_SUMMARY_TRADE,
  LIAN_SUMMARY_FORM,
  LIAN_SUMMARY_STAGE,
  LIAN_N_SUMMARIES,
} LianSummaryGrouping;

/**
 * LianSummaryFigure:
 * @LIAN_COUNT_COOPERATIVES: co-operatives
 * @LIAN_COUNT_MEMBERS: members
 * @LIAN_COUNT_MALE: of them men
 * @LIAN_COUNT_FEMALE: of them women
 * @LIAN_COUNT_STAFF: staff
 * @LIAN_COUNT_HELPERS: auxiliary labour
 * @LIAN_COUNT_APPRENTICES: apprentices
 * @LIAN_COUNT_SHARES: share capital paid, in fen
 * @LIAN_COUNT_RESERVE: reserve fund, in fen
 * @LIAN_N_COUNTS: their number
 *
 * What is counted, in the order of the choices of "register_figure".
 */
typedef enum
{
  LIAN_COUNT_COOPERATIVES,
  LIAN_COUNT_MEMBERS,
  LIAN_COUNT_MALE,
  LIAN_COUNT_FEMALE,
  LIAN_COUNT_STAFF,
  LIAN_COUNT_HELPERS,
  LIAN_COUNT_APPRENTICES,
  LIAN_COUNT_SHARES,
  LIAN_COUNT_RESERVE,
  LIAN_N_COUNTS,
} LianSummaryFigure;

/**
 * LianSummaryFigures:
 * @sum: what is known of each figure
 * @unknown: how many co-operatives don't state it; then the sum is not the whole
 *
 * The figures of a row.
 */
typedef struct
{
  gint64 sum[LIAN_N_COUNTS];
  guint unknown[LIAN_N_COUNTS];
} LianSummaryFigures;

/**
 * LianSummaryRow:
 * @depth: 0 for the outermost groups
 * @type: (nullable): what kind of record the group is; %NULL where it is none
 * @id: that record
 * @name: for people
 * @figures: of all co-operatives in it
 *
 * A group of co-operatives, before the groups it is made of.
 */
typedef struct
{
  guint depth;
  const char *type;
  gint64 id;
  char *name;
  LianSummaryFigures figures;
} LianSummaryRow;

/**
 * LianSummary:
 * @by: what its rows are put together by
 * @rows: (element-type LianSummaryRow): the groups, each before its parts
 * @total: of all
 *
 * A summary of the register.  Whoever is dissolved is not in it; each co-operative stands in one group of
 * each depth, so groups add up.
 */
typedef struct
{
  LianSummaryGrouping by;
  GPtrArray *rows;
  LianSummaryFigures total;
} LianSummary;

LianSummary *lian_summary_read (LianTxn *txn, LianSummaryGrouping by, gint64 federation,
                                GCancellable *cancellable, GError **error);
void lian_summary_free (LianSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianSummary, lian_summary_free)

const char *lian_summary_grouping_label (LianSummaryGrouping by);
char *lian_summary_figure_to_text (const LianSummaryFigures *figures, LianSummaryFigure figure);

G_END_DECLS
