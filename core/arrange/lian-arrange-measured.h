/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several kept plans, all measured by the task of one of them. */
#pragma once

#include "lian-arrange-book.h"
#include "lian-arrange-differences.h"

G_BEGIN_DECLS

/* As many stand beside each other, on the screen and on paper. */
#define LIAN_ARRANGE_MOST_COMPARED 7

/**
 * LianArrangeMeasured:
 * @arrangement: the arrangement
 * @amounts: (element-type LianArrangeAmount): what it says, in the task of the book
 * @values: what it has of each aim
 * @short_of: how many orders it doesn't place whole
 * @late: how many are late
 * @faults: how many rules it breaks
 * @touched: how many co-operatives have something else than before
 *
 * A plan by the yardstick of another: the same orders, limits and settings.  A plan that was made for other
 * months or with other settings would have figures that nothing can be learnt from.
 */
typedef struct
{
  gint64 arrangement;
  GArray *amounts;
  gint64 values[LIAN_N_AIMS];
  guint short_of;
  guint late;
  guint faults;
  guint touched;
} LianArrangeMeasured;

/**
 * LianArrangeUnlike:
 * @line: the contract line
 * @cooperative: the co-operative
 * @month: the first day of the month
 * @quantities: (array): what each plan has of it, in smallest units
 *
 * Where several plans are not alike.
 */
typedef struct
{
  gint64 line;
  gint64 cooperative;
  LianDate month;
  gint64 quantities[LIAN_ARRANGE_MOST_COMPARED];
} LianArrangeUnlike;

LianArrangeMeasured *lian_arrange_measured_read (LianTxn *txn, const LianArrangeBook *book, gint64 arrangement);
void lian_arrange_measured_free (gpointer measured);
LianArrangeDifferences *lian_arrange_measured_hold (const LianArrangeMeasured *before, const LianArrangeMeasured *after,
                                                    const LianArrangeTask *task);
GArray *lian_arrange_list_unlike (const GPtrArray *measured, const LianArrangeTask *task);
guint lian_arrange_count_touched (const LianArrangeBook *book, const GArray *amounts);

G_END_DECLS
