/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the page of arrangements shows, read off the main thread. */
#pragma once

#include "lian-arrange-book.h"
#include "lian-craft-plan.h"

G_BEGIN_DECLS

/**
 * LianArrangeJob:
 * @generation: which asking this answers
 * @arrangement: the arrangement asked for; 0 to choose one
 * @plans: (out) (element-type LianRecord): all arrangements, those in force first, then drafts, then the
 *   rest, the newest first
 * @plan: (out) (nullable): the one that is shown, one of @plans; %NULL if there is none
 * @stages: (out) (element-type LianRecord): its stages by place
 * @book: (out) (nullable): its task and quantities
 * @crafts: (out) (nullable): which protected crafts it touches
 * @touched: (out): how many co-operatives have something else in it than before
 * @helped: (out): whether the program is installed that helps with making plans
 * @officers: (out) (element-type LianRecord): the people of the office
 * @author: (out): who works at the desk
 * @working_date: (out): the working date
 *
 * One reading.  Ref-counted; once read it does not change, and any thread may look at it.
 */
typedef struct
{
  guint generation;
  gint64 arrangement;

  GPtrArray *plans;
  LianRecord *plan;
  GPtrArray *stages;
  LianArrangeBook *book;
  LianCraftPlan *crafts;
  guint touched;
  gboolean helped;
  GPtrArray *officers;
  gint64 author;
  LianDate working_date;
} LianArrangeJob;

LianArrangeJob *lian_arrange_job_new (void);
LianArrangeJob *lian_arrange_job_ref (LianArrangeJob *self);
void lian_arrange_job_unref (gpointer job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeJob, lian_arrange_job_unref)
gboolean lian_arrange_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error);

G_END_DECLS
