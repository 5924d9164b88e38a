/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Doubts about contracts, found off the main thread. */
#include "lian-contract-doubts-job.h"

/**
 * lian_contract_doubts_job_new:
 * @generation: which asking it answers
 *
 * Returns: (transfer full): a reading that was not made yet
 */
LianContractDoubtsJob *
lian_contract_doubts_job_new (guint generation)
{
  LianContractDoubtsJob *self = g_new0 (LianContractDoubtsJob, 1);
  self->generation = generation;
  return self;
}

/**
 * lian_contract_doubts_job_free:
 * @job: (transfer full) (type LianContractDoubtsJob): a reading
 */
void
lian_contract_doubts_job_free (gpointer job)
{
  g_clear_pointer (&((LianContractDoubtsJob *) job)->doubts, g_ptr_array_unref);
  g_free (job);
}

/**
 * lian_contract_doubts_job_read:
 * @txn: the base
 * @job: (type LianContractDoubtsJob): is filled
 * @cancellable: (nullable): gives it up
 * @error: return location
 *
 * Finds the doubts.
 *
 * Returns: whether that could be done
 */
gboolean
lian_contract_doubts_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error)
{
  LianContractDoubtsJob *self = job;
  self->doubts = lian_contract_doubts (txn, cancellable, error);
  return self->doubts != NULL;
}
