/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several plans, all measured by the task of one of them: a plan that was made for other months or with
 * other settings would have figures that nothing can be learnt from. */
#include "lian-arrange-compare-read.h"

/**
 * lian_arrange_comparison_new:
 * @job: what is shown, with a plan
 *
 * Returns: (transfer full): a comparison that was not read yet
 */
LianArrangeComparison *
lian_arrange_comparison_new (LianArrangeJob *job)
{
  LianArrangeComparison *self = g_new0 (LianArrangeComparison, 1);
  self->job = lian_arrange_job_ref (job);
  return self;
}

/**
 * lian_arrange_comparison_free:
 * @data: (transfer full) (type LianArrangeComparison): a comparison
 */
void
lian_arrange_comparison_free (gpointer data)
{
  LianArrangeComparison *self = data;
  g_clear_pointer (&self->measured, g_ptr_array_unref);
  lian_arrange_job_unref (self->job);
  g_free (self);
}

static void
add_plan (LianArrangeComparison *self, LianTxn *txn, const LianRecord *plan)
{
  g_ptr_array_add (self->measured, lian_arrange_measured_read (txn, self->job->book, lian_record_get_id (plan)));
}

/**
 * lian_arrange_comparison_read:
 * @txn: the base
 * @data: (type LianArrangeComparison): is filled
 * @cancellable: (nullable): gives it up
 * @error: return location
 *
 * Reads and measures the plans.
 *
 * Returns: whether they could be read
 */
gboolean
lian_arrange_comparison_read (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  LianArrangeComparison *self = data;
  self->measured = g_ptr_array_new_with_free_func (lian_arrange_measured_free);
  add_plan (self, txn, self->job->plan);
  for (guint i = 0; i < self->job->plans->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->job->plans->pdata[i] == self->job->plan)
        continue;
      if (self->measured->len < LIAN_ARRANGE_MOST_COMPARED)
        add_plan (self, txn, self->job->plans->pdata[i]);
      else
        self->n_left_out++;
    }
  return TRUE;
}
