/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether a plan keeps to what its task asks, and what it comes to. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

/**
 * LianFaultKind:
 * @LIAN_FAULT_SHARE: a share that belongs to nothing in the task, or of nothing; @part is its index
 * @LIAN_FAULT_EARLY: made before the order may be made: order, way, part, month, steps
 * @LIAN_FAULT_LATE: made later than a part may be: order, way, part, month, steps
 * @LIAN_FAULT_OVER: more is made of a part than it wants: order, part, steps
 * @LIAN_FAULT_LIMIT: more is taken from a limit than there is: limit, month, by how much; of material,
 *   what is missing in all by the end of the month
 * @LIAN_FAULT_ONE_MAKER: one co-operative more has something of an order that a single one has to make:
 *   order, way, steps
 * @LIAN_FAULT_LOT: a co-operative gets something and less than the least lot: order, way, steps missing
 * @LIAN_FAULT_PIN: what is to stay does not: order, way, month or %LIAN_ARRANGE_NONE, how many steps more
 *   it has than pinned, below 0 if less
 * @LIAN_FAULT_MUST: an aim that has to be attained whole is not: the aim, and what of it: for
 *   %LIAN_AIM_PROMISE order, part and steps unplaced; for %LIAN_AIM_RELATION and %LIAN_AIM_DISTURBANCE order,
 *   way, month or %LIAN_ARRANGE_NONE, steps less; for %LIAN_AIM_LATE order, way, part, month, steps;
 *   for %LIAN_AIM_FAIRNESS maker and milliseconds; for %LIAN_AIM_COST the cost alone
 *
 * What rule of the task a plan breaks.
 */
typedef enum
{
  LIAN_FAULT_SHARE,
  LIAN_FAULT_EARLY,
  LIAN_FAULT_LATE,
  LIAN_FAULT_OVER,
  LIAN_FAULT_LIMIT,
  LIAN_FAULT_ONE_MAKER,
  LIAN_FAULT_LOT,
  LIAN_FAULT_PIN,
  LIAN_FAULT_MUST,
} LianFaultKind;

/**
 * LianArrangeFault:
 * @kind: which rule
 * @aim: the aim, of %LIAN_FAULT_MUST
 * @order: the order
 * @way: the way
 * @part: the part
 * @month: the month
 * @limit: the limit
 * @maker: the co-operative
 * @amount: by how much; see the kind
 *
 * A rule that a plan breaks, and where.  What it isn't about is %LIAN_ARRANGE_NONE.
 */
typedef struct
{
  LianFaultKind kind;
  LianAim aim;
  guint order;
  guint way;
  guint part;
  guint month;
  guint limit;
  guint maker;
  gint64 amount;
} LianArrangeFault;

guint lian_arrange_get_last_month (const LianArrangeTask *task, guint part);
gint64 lian_arrange_get_wanted (const LianArrangeTask *task, guint order);
gint64 lian_arrange_get_lot (const LianArrangeTask *task, guint order);
gint64 lian_arrange_get_way_lot (const LianArrangeTask *task, guint way);
gboolean lian_arrange_comes_in_lots (const LianArrangeTask *task, guint order);
GPtrArray *lian_arrange_check (const LianArrangeTask *task, GArray *shares);
void lian_arrange_measure (const LianArrangeTask *task, GArray *shares, gint64 values[LIAN_N_AIMS]);
gint64 *lian_arrange_get_used (const LianArrangeTask *task, GArray *shares);
GArray *lian_arrange_complete (const LianArrangeTask *task, GArray *amounts);

G_END_DECLS
