/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The sheet of a trade: all its orders against what can be made and what material there is, by month,
 * whatever is planned. */
#pragma once

#include "lian-arrange-load.h"
#include "lian-arrange-names.h"

G_BEGIN_DECLS

/**
 * LianArrangeNeed:
 * @kind: %LIAN_LIMIT_PRODUCT or %LIAN_LIMIT_MATERIAL
 * @record: the product or the material
 * @contract: of material that an orderer sends, the contract; else 0
 * @due: (array): what has to be made, or is needed for it at least, by month; what is overdue counts in
 *   the first, what is due after the last month does not count
 * @there: (array): what all co-operatives together are able to make, or what comes in, by month
 * @used: (array): what the plan makes or uses, by month
 *
 * What orders need of something, in smallest units.
 */
typedef struct
{
  LianLimitKind kind;
  gint64 record;
  gint64 contract;
  gint64 *due;
  gint64 *there;
  gint64 *used;
} LianArrangeNeed;

GArray *lian_arrange_trades (const LianArrangeTask *task, const LianArrangeNames *names);
GArray *lian_arrange_orders_of_trade (const LianArrangeTask *task, const LianArrangeNames *names, gint64 trade);
GArray *lian_arrange_makers_of_orders (const LianArrangeTask *task, const GArray *orders);
GPtrArray *lian_arrange_needs (const LianArrangeTask *task, GArray *shares, const GArray *orders);
gint64 lian_arrange_need_lack (const LianArrangeNeed *self, guint month);

char *lian_arrange_limit_amount (const LianArrangeTask *task, const LianArrangeNames *names, guint limit,
                                 gint64 amount);
char *lian_arrange_month_text (const LianArrangeTask *task, guint month);
GPtrArray *lian_arrange_trade_remarks (const LianArrangeTask *task, GArray *shares, const LianArrangeNames *names,
                                       const GArray *orders);

G_END_DECLS
