/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a plan takes of each limit, month by month and order by order, and what it delivers when. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

/**
 * LianArrangePiece:
 * @limit: of which limit
 * @order: for which order; %LIAN_ARRANGE_NONE for setting up varieties
 * @month: in which month
 * @amount: how much
 * @before: how much the pieces before it take of the limit in that month
 *
 * What one order takes of a limit in a month, in the limit's units.
 */
typedef struct
{
  guint limit;
  guint order;
  guint month;
  gint64 amount;
  gint64 before;
} LianArrangePiece;

/**
 * LianArrangeLoad:
 * @n_months: how many months
 * @used: (array): what is taken of each limit: that of limit l in month t is at l × @n_months + t
 * @there: (array): what there is of it, in the same places: of material with what the months before left
 * @pieces: (element-type LianArrangePiece): by limit, what is due first before the rest, by month
 *
 * What a plan takes of the limits of its task, in their units.
 */
typedef struct
{
  guint n_months;
  gint64 *used;
  gint64 *there;
  GArray *pieces;
} LianArrangeLoad;

/**
 * LianArrangeMonth:
 * @due: what is due in it
 * @made: what is made in it, whenever it is due
 * @in_time: what of @due is made by its end
 * @late: what of @due is made after it
 * @missing: what of @due is not made at all
 *
 * What is due and made in a month.
 */
typedef struct
{
  gint64 due;
  gint64 made;
  gint64 in_time;
  gint64 late;
  gint64 missing;
} LianArrangeMonth;

/**
 * LianArrangeSum:
 * @wanted: steps in all its parts
 * @late: steps made after their month
 * @missing: steps not made at all
 *
 * How an order fares.
 */
typedef struct
{
  gint64 wanted;
  gint64 late;
  gint64 missing;
} LianArrangeSum;

LianArrangeLoad *lian_arrange_load_new (const LianArrangeTask *task, GArray *shares);
void lian_arrange_load_free (LianArrangeLoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeLoad, lian_arrange_load_free)

LianArrangeMonth *lian_arrange_outlook (const LianArrangeTask *task, GArray *shares, const GArray *orders);
LianArrangeMonth *lian_arrange_outlook_of_order (const LianArrangeTask *task, GArray *shares, guint order);
LianArrangeSum *lian_arrange_sum_orders (const LianArrangeTask *task, GArray *shares);

G_END_DECLS
