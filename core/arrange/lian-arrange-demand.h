/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a task demands, one by one: what would be if one of them were loosened. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

/**
 * LianDemandKind:
 * @LIAN_DEMAND_LIMIT: a limit in a month; by its units
 * @LIAN_DEMAND_DATE: the dates of an order; by months
 * @LIAN_DEMAND_OPENS: the first month of an order; by months
 * @LIAN_DEMAND_LOT: the least lot of an order; by steps
 * @LIAN_DEMAND_ONE_MAKER: that a single co-operative makes an order; whole or not
 * @LIAN_DEMAND_PIN: what is pinned, by its index; whole or not
 * @LIAN_DEMAND_RELATION: what a way is to keep; by steps
 * @LIAN_DEMAND_FLOOR: the floor of work of a maker; by milliseconds
 * @LIAN_DEMAND_AGREED: what was agreed, by its index; by steps
 * @LIAN_DEMAND_PROMISE: that an order is placed; whole or not
 * @LIAN_DEMAND_COST: that nothing costs anything, if that has to be attained; whole or not
 * @LIAN_DEMAND_OWN_LOT: the least lot that a co-operative takes on, by its way; by steps
 * @LIAN_N_DEMANDS: how many kinds there are
 *
 * What a demand is about, and what it is loosened by.
 */
typedef enum
{
  LIAN_DEMAND_LIMIT,
  LIAN_DEMAND_DATE,
  LIAN_DEMAND_OPENS,
  LIAN_DEMAND_LOT,
  LIAN_DEMAND_ONE_MAKER,
  LIAN_DEMAND_PIN,
  LIAN_DEMAND_RELATION,
  LIAN_DEMAND_FLOOR,
  LIAN_DEMAND_AGREED,
  LIAN_DEMAND_PROMISE,
  LIAN_DEMAND_COST,
  LIAN_DEMAND_OWN_LOT,
  LIAN_N_DEMANDS,
} LianDemandKind;

/**
 * LianArrangeDemand:
 * @kind: what it is about
 * @index: of the limit, order, way, maker, pin or agreed amount; 0 of %LIAN_DEMAND_COST
 * @month: of a limit; %LIAN_ARRANGE_NONE otherwise
 * @by: how much it is loosened, 1 or more; see the kind
 *
 * A demand of a task, and by how much it is loosened.
 */
typedef struct
{
  LianDemandKind kind;
  guint index;
  guint month;
  gint64 by;
} LianArrangeDemand;

gint64 lian_arrange_demand_get_whole (const LianArrangeTask *task, const LianArrangeDemand *demand);
LianArrangeTask *lian_arrange_loosen (const LianArrangeTask *task, const LianArrangeDemand *demands, guint n_demands);

G_END_DECLS
