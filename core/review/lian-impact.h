/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether consumers would suffer: computed from figures, made a fact by an officer. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianImpactRequest:
 * @record: the split link that lian_impact_propose_link() computes from; the finding that
 *   lian_impact_confirm() and lian_impact_reject() are about
 * @reason: (nullable): why; demanded by lian_impact_reject()
 * @finding: (out): the finding that was proposed
 *
 * For the acts of this header.
 */
typedef struct
{
  gint64 record;
  char *reason;
  gint64 finding;
} LianImpactRequest;

LianImpactRequest *lian_impact_request_new (gint64 record, const char *reason);
void lian_impact_request_free (LianImpactRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianImpactRequest, lian_impact_request_free)

/* LianTxnFunc */
gboolean lian_impact_propose_link (LianTxn *txn, gpointer request, GCancellable *cancellable,
                                   GError **error);
gboolean lian_impact_confirm (LianTxn *txn, gpointer request, GCancellable *cancellable,
                              GError **error);
gboolean lian_impact_reject (LianTxn *txn, gpointer request, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
