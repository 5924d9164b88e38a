/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts, found off the main thread. */
#pragma once

#include "lian-contract-doubts.h"

G_BEGIN_DECLS

/**
 * LianContractDoubtsJob:
 * @generation: which asking this answers
 * @doubts: (out) (element-type LianContractDoubt): what was found
 *
 * One reading.
 */
typedef struct
{
  guint generation;
  GPtrArray *doubts;
} LianContractDoubtsJob;

LianContractDoubtsJob *lian_contract_doubts_job_new (guint generation);
void lian_contract_doubts_job_free (gpointer job);
gboolean lian_contract_doubts_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error);

G_END_DECLS
