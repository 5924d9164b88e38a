/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Quality, price and cost of a co-operative against the year before, in words, for screen and paper. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianQualityLine:
 * @type: the type of @record: "product" or "activity"
 * @record: what it is about; 0 for goods whose contract names no product
 * @first: whether it is the first line of @record
 * @name: what it is about is called
 * @what: which figure
 * @before: it in the year before
 * @now: it in the last twelve months
 * @change: what changed; a dash where one of the two is not known
 *
 * A figure in two years, in the language of the thread.
 */
typedef struct
{
  const char *type;
  gint64 record;
  gboolean first;
  char *name;
  char *what;
  char *before;
  char *now;
  char *change;
} LianQualityLine;

GPtrArray *lian_quality_lines_new (LianTxn *txn, gint64 cooperative);
GPtrArray *lian_quality_list_cooperatives (LianTxn *txn, gint64 *with_cost, GError **error);

G_END_DECLS
