/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What happens to relations; each function is one act. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianRelationRequest:
 * @relation: the relation; for lian_relation_found(), the old one that the new one grows from
 * @on: the day of effect, not after the working date
 * @cause: (nullable): of an interruption, one of #lian_choices_relation_cause
 * @what: (nullable): what happened, in words
 * @contract: the contract that did it, or 0
 * @decision: the decision that did it, or 0
 * @task: (nullable): of an interruption, what is done to restore it
 * @owner: of an interruption, the person responsible
 * @due: of an interruption, when it has to be restored
 * @result: (nullable): of a restoration, what came of the task
 * @partner: for lian_relation_found(), the partner
 * @goods: (nullable): for lian_relation_found(), the goods or the work
 * @type: (nullable): for lian_relation_close_end(), "cooperative" or "partner"
 * @end: for lian_relation_close_end(), the record of @type that is no longer there
 * @made: (out): for lian_relation_found(), the new relation
 * @n_interrupted: (out): for lian_relation_close_end(), how many relations were interrupted
 */
typedef struct
{
  gint64 relation;
  LianDate on;
  char *cause;
  char *what;
  gint64 contract;
  gint64 decision;
  char *task;
  gint64 owner;
  LianDate due;
  char *result;
  gint64 partner;
  char *goods;
  char *type;
  gint64 end;
  gint64 made;
  guint n_interrupted;
} LianRelationRequest;

LianRelationRequest *lian_relation_request_new (gint64 relation);
void lian_relation_request_free (LianRelationRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianRelationRequest, lian_relation_request_free)

LianDate lian_relation_suggest_due (LianDate working_date);

/* LianTxnFunc */
gboolean lian_relation_interrupt (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                  GError **error);
gboolean lian_relation_restore (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                GError **error);
gboolean lian_relation_plan (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);
gboolean lian_relation_found (LianTxn *txn, gpointer request, GCancellable *cancellable,
                              GError **error);
gboolean lian_relation_close_end (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
