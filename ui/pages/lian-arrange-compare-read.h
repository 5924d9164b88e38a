/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several plans, all measured by the task of one of them. */
#pragma once

#include "lian-arrange-job.h"

G_BEGIN_DECLS

/**
 * LianArrangeMeasured:
 * @plan: the arrangement, of the job
 * @amounts: (element-type LianArrangeAmount): what it says, in the task of the job
 * @values: what it has of each aim
 * @short_of: how many orders it doesn't place whole
 * @late: how many are late
 * @faults: how many rules it breaks
 * @touched: how many co-operatives have something else than before
 *
 * A plan by the yardstick of the one that is shown: the same orders, limits and settings.
 */
typedef struct
{
  const LianRecord *plan;
  GArray *amounts;
  gint64 values[LIAN_N_AIMS];
  guint short_of;
  guint late;
  guint faults;
  guint touched;
} LianArrangeMeasured;

/**
 * LianArrangeComparison:
 * @job: what is shown on the page
 * @measured: (out) (element-type LianArrangeMeasured): the plan that is shown, then the others, the newest
 *   first
 * @n_left_out: (out): how many more there are
 *
 * Plans that are compared.
 */
typedef struct
{
  LianArrangeJob *job;
  GPtrArray *measured;
  guint n_left_out;
} LianArrangeComparison;

/**
 * LianArrangeDifference:
 * @way: a way of the task
 * @month: a month
 * @before: steps in the one plan
 * @after: steps in the other
 *
 * Where two plans differ.
 */
typedef struct
{
  guint way;
  guint month;
  gint64 before;
  gint64 after;
} LianArrangeDifference;

LianArrangeComparison *lian_arrange_comparison_new (LianArrangeJob *job);
void lian_arrange_comparison_free (gpointer data);
gboolean lian_arrange_comparison_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error);
GArray *lian_arrange_comparison_list (const LianArrangeComparison *self, guint before, guint after);

G_END_DECLS
