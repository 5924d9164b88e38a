/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Totals of contracts while they are read.  Private to core/contracts. */
#pragma once

#include "lian-contract-book-private.h"
#include "lian-contract-totals.h"

G_BEGIN_DECLS

/* What an amount belongs to. */
typedef struct
{
  const LianRecord *contract;
  gint64 cooperative; /* 0: nobody is named */
  gint64 product;     /* of the catalogue; 0: none */
} LianTotalsPlace;

typedef enum
{
  LIAN_TOTALS_CONTRACTED,
  LIAN_TOTALS_DELIVERED,
  LIAN_TOTALS_ACCEPTED,
  LIAN_TOTALS_PENALTIES,
  LIAN_TOTALS_PAID,
} LianTotalsKind;

typedef struct
{
  LianTxn *txn;
  LianContractTotals *totals;
  LianContractBook *book;
  GHashTable *groups; /* id, LianTotalsGroup */
  GHashTable *rows;   /* "group row", LianTotalsRow */
} LianTotalsReading;

void _lian_totals_add (LianTotalsReading *self, const LianTotalsPlace *place, LianTotalsKind kind,
                       LianTotalsAmount amount, gboolean before);
void _lian_totals_add_line (LianTotalsReading *self, const LianRecord *contract, LianRecord *line);
void _lian_totals_finish (LianTotalsReading *self);

G_END_DECLS
