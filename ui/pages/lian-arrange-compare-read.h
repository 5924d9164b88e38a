/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several plans, all measured by the task of one of them. */
#pragma once

#include "lian-arrange-measured.h"
#include "lian-arrange-job.h"

G_BEGIN_DECLS

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

LianArrangeComparison *lian_arrange_comparison_new (LianArrangeJob *job);
void lian_arrange_comparison_free (gpointer data);
gboolean lian_arrange_comparison_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
