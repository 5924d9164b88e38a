/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What contracts come to in money: by contract, co-operative, buyer, trade and federation. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianTotalsGrouping:
 * @LIAN_TOTALS_BUYER: by orderer
 * @LIAN_TOTALS_COOPERATIVE: by maker
 * @LIAN_TOTALS_TRADE: by the maker's trade; of nobody in particular by that of the product in the
 *   catalogue, or of all makers of the contract where they are of one
 * @LIAN_TOTALS_FEDERATION: by the federation that signed
 * @LIAN_TOTALS_CONTRACT: by contract
 * @LIAN_N_TOTALS: their number
 *
 * What the rows of totals are put together by.
 */
typedef enum
{
  LIAN_TOTALS_BUYER,
  LIAN_TOTALS_COOPERATIVE,
  LIAN_TOTALS_TRADE,
  LIAN_TOTALS_FEDERATION,
  LIAN_TOTALS_CONTRACT,
  LIAN_N_TOTALS,
} LianTotalsGrouping;

/**
 * LianTotalsScope:
 * @by: the grouping
 * @from: the first day; 0 for the beginning
 * @to: the last day; 0 for the working date
 * @only: (nullable) (element-type gint64): the contracts that are counted; %NULL for all
 *
 * What totals are about.
 */
typedef struct
{
  LianTotalsGrouping by;
  LianDate from;
  LianDate to;
  const GArray *only;
} LianTotalsScope;

/**
 * LianTotalsAmount:
 * @fen: what is known of it
 * @unknown: how many amounts belong to it that nobody knows; then @fen is not the whole
 *
 * A sum of money.
 */
typedef struct
{
  gint64 fen;
  guint unknown;
} LianTotalsAmount;

/**
 * LianTotalsFigures:
 * @contracted: of contracts signed in the period that bind; a framework counts by what is called off
 * @delivered: what came in the period and did not go back, refused or for repair
 * @accepted: what was accepted of deliveries of the period, by grade
 * @penalties: confirmed penalties of the makers less those of the orderer
 * @paid: what orderers paid less what makers paid, deposits and advances included
 * @brought: what orderers still had to pay at the beginning of the period; below 0 the makers had to
 * @owed: the same at its end: @brought + @accepted − @penalties − @paid
 *
 * A row of totals.  All of it is derived from dated records and nothing is kept.
 */
typedef struct
{
  LianTotalsAmount contracted;
  LianTotalsAmount delivered;
  LianTotalsAmount accepted;
  LianTotalsAmount penalties;
  LianTotalsAmount paid;
  LianTotalsAmount brought;
  LianTotalsAmount owed;
} LianTotalsFigures;

/**
 * LianTotalsRow:
 * @id: the contract; grouped by contract, the co-operative, or 0
 * @name: (nullable): its name; %NULL for 0
 * @figures: its figures
 *
 * A part of a group: a contract's share, or a maker's share of the contract.
 */
typedef struct
{
  gint64 id;
  char *name;
  LianTotalsFigures figures;
} LianTotalsRow;

/**
 * LianTotalsGroup:
 * @id: the buyer, co-operative, trade, federation or contract; 0 for what belongs to none
 * @name: (nullable): its name; %NULL for 0
 * @figures: the subtotal
 * @rows: (element-type LianTotalsRow): its parts, by name
 *
 * A group of totals.
 */
typedef struct
{
  gint64 id;
  char *name;
  LianTotalsFigures figures;
  GPtrArray *rows;
} LianTotalsGroup;

/**
 * LianContractTotals:
 * @scope: what they are about; the last day is filled in
 * @groups: (element-type LianTotalsGroup): by name, what belongs to none last
 * @sum: the total
 *
 * Totals of contracts.  Every amount is made whole fen before it is added up, so that rows add up to
 * their group, groups to the total, and the total is the same by whatever it is grouped.
 */
typedef struct
{
  LianTotalsScope scope;
  GPtrArray *groups;
  LianTotalsFigures sum;
} LianContractTotals;

LianContractTotals *lian_contract_totals_read (LianTxn *txn, const LianTotalsScope *scope,
                                               GCancellable *cancellable, GError **error);
void lian_contract_totals_free (LianContractTotals *totals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianContractTotals, lian_contract_totals_free)

char *lian_totals_amount_to_text (const LianTotalsAmount *amount);
const char *lian_totals_grouping_label (LianTotalsGrouping by);
const char *lian_totals_row_type (LianTotalsGrouping by);
const char *lian_totals_group_type (LianTotalsGrouping by);
const char *lian_totals_rest_label (LianTotalsGrouping by);

G_END_DECLS
