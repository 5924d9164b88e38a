/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative may have sold, for entering the sales of a day or a month. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianSaleGoods:
 * @product: a product
 * @unit: the unit it is sold in
 * @measure: that unit
 * @name: its name
 *
 * A line of a sheet of sales.
 */
typedef struct
{
  gint64 product;
  gint64 unit;
  LianUnit measure;
  char *name;
} LianSaleGoods;

GPtrArray *lian_sale_list_goods (LianTxn *txn, gint64 cooperative);

G_END_DECLS
