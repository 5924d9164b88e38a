/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The unified arrangement of production as a task in whole numbers: who could make what, when, and what
 * limits it.  It knows records only by their ids, so that it can be made up, tested and solved without a
 * base. */
#pragma once

#include "lian-date.h"

G_BEGIN_DECLS

/**
 * LIAN_ARRANGE_NONE:
 *
 * No index.
 */
#define LIAN_ARRANGE_NONE G_MAXUINT

/**
 * LianAim:
 * @LIAN_AIM_PROMISE: no broken promise: what is left of an order unplaced, at its value times its weight,
 *   in thousandths of a fen
 * @LIAN_AIM_RELATION: no cut relation: what a co-operative with a live sales relation gets less than is to
 *   be kept, at its value, in thousandths of a fen
 * @LIAN_AIM_LATE: least lateness: what is made after its month, at its value times its weight for every
 *   month, in thousandths of a fen
 * @LIAN_AIM_DISTURBANCE: least disturbance: what is taken away from what was agreed, at its value, in
 *   thousandths of a fen; what is added is none
 * @LIAN_AIM_FAIRNESS: the floor of work: what co-operatives get less than their floor, in milliseconds
 * @LIAN_AIM_COST: the cost, in thousandths of a fen
 * @LIAN_N_AIMS: how many there are
 *
 * What a plan is after (domain.md §5).  Less is better of each.
 */
typedef enum
{
  LIAN_AIM_PROMISE,
  LIAN_AIM_RELATION,
  LIAN_AIM_LATE,
  LIAN_AIM_DISTURBANCE,
  LIAN_AIM_FAIRNESS,
  LIAN_AIM_COST,
  LIAN_N_AIMS,
} LianAim;

/**
 * LianArrangeStage:
 * @aim: the aim
 * @place: its place in the order; aims of the same place are added up, each times its weight
 * @weight: 1 or more
 * @must: whether it has to be attained whole (0); a task that can't is impossible
 *
 * An aim of the task.  Aims without a stage are not looked at.
 */
typedef struct
{
  LianAim aim;
  guint place;
  guint weight;
  gboolean must;
} LianArrangeStage;

/**
 * LianArrangeMaker:
 * @cooperative: the record
 * @members: its members
 * @floor: milliseconds of work that it ought to get in all months together; 0 for none
 *
 * A co-operative that can be given work.
 */
typedef struct
{
  gint64 cooperative;
  gint64 members;
  gint64 floor;
} LianArrangeMaker;

/**
 * LianLimitKind:
 * @LIAN_LIMIT_PROCESS: milliseconds of a process of a co-operative
 * @LIAN_LIMIT_PRODUCT: how much of a product a co-operative is able to make; smallest units
 * @LIAN_LIMIT_MATERIAL: a material; smallest units; what a month leaves stays for the next
 *
 * What limits the work.
 */
typedef enum
{
  LIAN_LIMIT_PROCESS,
  LIAN_LIMIT_PRODUCT,
  LIAN_LIMIT_MATERIAL,
} LianLimitKind;

/**
 * LianArrangeLimit:
 * @kind: what it is
 * @record: the process, the product or the material
 * @contract: of material that an orderer sends or that is kept for a contract, that contract; 0 for the common
 *   stock
 * @maker: whose it is; %LIAN_ARRANGE_NONE for a material
 * @amount: (array length=n_months): how much there is or comes in by month, 0 or more
 *
 * A limit by month.
 */
typedef struct
{
  LianLimitKind kind;
  gint64 record;
  gint64 contract;
  guint maker;
  gint64 *amount;
} LianArrangeLimit;

/**
 * LianArrangeUse:
 * @limit: which limit
 * @amount: how much of it; 1 or more
 *
 * What work takes from a limit.
 */
typedef struct
{
  guint limit;
  gint64 amount;
} LianArrangeUse;

/**
 * LianArrangePart:
 * @order: the order
 * @due: the month by whose end it is due, counted from the first month; below 0 if it is overdue
 * @quantity: steps; 1 or more
 *
 * What an order wants by a month.
 */
typedef struct
{
  guint order;
  int due;
  gint64 quantity;
} LianArrangePart;

/**
 * LianArrangeOrder:
 * @line: the contract line
 * @contract: the contract
 * @product: the product
 * @orderer: the partner
 * @step: smallest units in a step; all quantities of the task are whole steps
 * @value: what a step is worth, in thousandths of a fen; 1 or more
 * @weight: how much the order counts, 1 or more
 * @opens: the first month in which it may be made
 * @one_maker: whether a single co-operative has to make all of it
 * @least_lot: a co-operative gets at least so many steps or none; 0 or 1 for no such bound
 * @first_part: the first of its parts, which follow each other by month
 * @n_parts: their number
 * @first_way: the first of its ways, which follow each other
 * @n_ways: their number; 0 if nobody is known to be able to make it
 *
 * An order that is to be placed: what is left of a line of a contract.
 */
typedef struct
{
  gint64 line;
  gint64 contract;
  gint64 product;
  gint64 orderer;
  gint64 step;
  gint64 value;
  guint weight;
  guint opens;
  gboolean one_maker;
  gint64 least_lot;
  guint first_part;
  guint n_parts;
  guint first_way;
  guint n_ways;
} LianArrangeOrder;

/**
 * LianArrangeWay:
 * @order: the order
 * @maker: the co-operative
 * @cost: of a step, in thousandths of a fen; 0 or more
 * @work: milliseconds of work in a step; 0 if unknown
 * @keep: steps of the order that it ought to get so that no relation is cut; 0 for none
 * @relation: the relation, if @keep is not 0
 * @least_lot: the co-operative takes on at least so many steps of the order or none; 0 or 1 for no such bound
 * @variety: the variety it belongs to; %LIAN_ARRANGE_NONE if nothing has to be set up
 * @first_use: the first of what a step takes from limits
 * @n_uses: their number
 *
 * That a co-operative could make an order.
 */
typedef struct
{
  guint order;
  guint maker;
  gint64 cost;
  gint64 work;
  gint64 keep;
  gint64 relation;
  gint64 least_lot;
  guint variety;
  guint first_use;
  guint n_uses;
} LianArrangeWay;

/**
 * LianArrangeVariety:
 * @maker: the co-operative
 * @product: the product
 * @first_use: the first of what setting up for it takes from limits, once in each month in which any of
 *   it is made
 * @n_uses: their number
 *
 * A variety that has to be set up for.
 */
typedef struct
{
  guint maker;
  gint64 product;
  guint first_use;
  guint n_uses;
} LianArrangeVariety;

/**
 * LianArrangeAmount:
 * @way: the way
 * @month: the month; %LIAN_ARRANGE_NONE for all months together
 * @quantity: steps
 *
 * How much is made in a way.
 */
typedef struct
{
  guint way;
  guint month;
  gint64 quantity;
} LianArrangeAmount;

/**
 * LianArrangeTask:
 * @first_month: the first day of the first month
 * @n_months: how many months
 * @late_months: how many months after its month a part may be made at most
 * @holding: what a step costs for every month that it is made before its month, in thousandths of its value
 * @tolerance: how much more than the least a stage may have for the sake of those behind it, in thousandths,
 *   where the best plan can't be proved
 * @makers: (element-type LianArrangeMaker): co-operatives
 * @limits: (element-type LianArrangeLimit): limits
 * @orders: (element-type LianArrangeOrder): orders
 * @parts: (element-type LianArrangePart): their parts
 * @ways: (element-type LianArrangeWay): their ways
 * @varieties: (element-type LianArrangeVariety): varieties
 * @uses: (element-type LianArrangeUse): what ways and varieties take from limits
 * @pins: (element-type LianArrangeAmount): what stays as it is: exactly so much, in that month
 * @agreed: (element-type LianArrangeAmount): what was agreed and may change, pins left out
 * @stages: (element-type LianArrangeStage): what the plan is after
 *
 * A task.  Nobody changes it while it is solved.
 */
typedef struct
{
  LianDate first_month;
  guint n_months;
  guint late_months;
  guint holding;
  guint tolerance;
  GArray *makers;
  GArray *limits;
  GArray *orders;
  GArray *parts;
  GArray *ways;
  GArray *varieties;
  GArray *uses;
  GArray *pins;
  GArray *agreed;
  GArray *stages;
} LianArrangeTask;

/**
 * LianArrangeShare:
 * @way: who makes it
 * @part: of what; a part of the way's order
 * @month: when
 * @quantity: steps; 1 or more
 *
 * A piece of a plan.
 */
typedef struct
{
  guint way;
  guint part;
  guint month;
  gint64 quantity;
} LianArrangeShare;

LianArrangeTask *lian_arrange_task_new (LianDate first_month, guint n_months);
LianArrangeTask *lian_arrange_task_copy (const LianArrangeTask *self);
void lian_arrange_task_free (LianArrangeTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeTask, lian_arrange_task_free)
guint lian_arrange_task_add_limit (LianArrangeTask *self, LianLimitKind kind, gint64 record, guint maker);
gboolean lian_arrange_task_span (const LianArrangeTask *self, guint part, guint *first, guint *last);

G_END_DECLS
