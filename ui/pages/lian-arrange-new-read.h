/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a new plan begins with, and the plan made of it. */
#pragma once

#include "lian-arrange-plan.h"
#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianArrangeNew:
 * @based_on: the plan that it is to begin with; 0 for none
 * @federations: (out) (element-type LianHit): all federations
 * @trades: (out) (element-type LianHit): all trades
 * @plans: (out) (element-type LianHit): all plans
 * @record: (out): a new arrangement with what is offered
 * @stages: (out) (element-type LianRecord): its stages, one for each aim by its number; those that are left
 *   out have no place
 *
 * What is asked for a new plan.
 */
typedef struct
{
  gint64 based_on;
  GPtrArray *federations;
  GPtrArray *trades;
  GPtrArray *plans;
  LianRecord *record;
  GPtrArray *stages;
} LianArrangeNew;

LianArrangeNew *lian_arrange_new_new (gint64 based_on);
void lian_arrange_new_free (gpointer data);
gboolean lian_arrange_new_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error);
gboolean lian_arrange_new_write (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
