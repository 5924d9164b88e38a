/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Contracts that an officer should look at: signed past the federation, twice, or beyond capacity. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianContractDoubtKind:
 * @LIAN_DOUBT_BYPASS: signed past the federation though C1 asks for it
 * @LIAN_DOUBT_FEDERATION: signed by another federation than A18 names
 * @LIAN_DOUBT_SIGNED_TWICE: the same orderer, goods and maker or federation, in terms that overlap
 * @LIAN_DOUBT_NEEDED_TWICE: the same goods for the same orderer or city, due in the same month
 * @LIAN_DOUBT_CAPACITY: more is due to several orderers in a month than the co-operative can make
 * @LIAN_N_DOUBTS: their number
 *
 * What is doubtful about contracts.
 */
typedef enum
{
  LIAN_DOUBT_BYPASS,
  LIAN_DOUBT_FEDERATION,
  LIAN_DOUBT_SIGNED_TWICE,
  LIAN_DOUBT_NEEDED_TWICE,
  LIAN_DOUBT_CAPACITY,
  LIAN_N_DOUBTS,
} LianContractDoubtKind;

/**
 * LianContractDoubt:
 * @kind: what is doubtful
 * @contract: the contract to open: of two the later one
 * @other: the other contract; 0 where there is none
 * @contracts: the numbers of the contracts, in words
 * @message: what was found, with the figures
 * @advice: what to do
 *
 * A doubt.  It is derived from records and not kept; it is gone when they no longer give rise to it.
 */
typedef struct
{
  LianContractDoubtKind kind;
  gint64 contract;
  gint64 other;
  char *contracts;
  char *message;
  char *advice;
} LianContractDoubt;

void lian_contract_doubt_free (LianContractDoubt *doubt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianContractDoubt, lian_contract_doubt_free)

GPtrArray *lian_contract_doubts (LianTxn *txn, GCancellable *cancellable, GError **error);
const char *lian_contract_doubt_label (LianContractDoubtKind kind);

G_END_DECLS
