/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the walk over the days starts from.  Private to core/materials. */
#pragma once

#include "lian-material-cover.h"

G_BEGIN_DECLS

/* Stock that one may draw on: of a place, or of an account of an orderer, or in the workshops of a
 * contract. */
typedef struct
{
  gint64 place;    /* 0: no store */
  gint64 keeper;   /* the co-operative that alone may draw on it; 0: all may */
  gint64 contract; /* the contract that alone may draw on it; 0: all may */
  gboolean orderers;
  gint64 quantity;
} LianCoverPool;

typedef struct
{
  LianDate day;
  guint pool;
  gint64 quantity;
} LianCoverArrival;

typedef struct
{
  guint pool;
  gint64 contract;
  gint64 quantity;
} LianCoverPromise;

typedef struct
{
  LianDate today;
  GArray *pools;    /* LianCoverPool */
  GArray *arrivals; /* LianCoverArrival, by day */
  GArray *promises; /* LianCoverPromise */
} LianCoverStart;

void _lian_cover_read_stock (LianTxn *txn, gint64 material, LianCoverStart *start);
void _lian_cover_read_needs (LianTxn *txn, LianMaterialCover *self);
void _lian_cover_read_plans (LianTxn *txn, LianMaterialCover *self, const GArray *open);
LianCoverContract *_lian_cover_contract (LianMaterialCover *self, gint64 contract, gboolean orderers);

G_END_DECLS
