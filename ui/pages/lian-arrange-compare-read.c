/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several plans, all measured by the task of one of them: a plan that was made for other months or with
 * other settings would have figures that nothing can be learnt from. */
#include "lian-arrange-compare-read.h"

#include "lian-arrange-figures.h"

/* As many as stand beside each other. */
#define MOST 7

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
measured_free (gpointer data)
{
  g_array_unref (((LianArrangeMeasured *) data)->amounts);
  g_free (data);
}

static void
count_orders (LianArrangeMeasured *one, const LianArrangeTask *task, const LianArrangeSheet *sheet)
{
  for (guint order = 0; order < task->orders->len; order++)
    {
      one->late += lian_arrange_sheet_get_late (sheet, order) > 0;
      one->short_of += lian_arrange_sheet_sum_order (sheet, order) < lian_arrange_get_wanted (task, order);
    }
}

static void
add_plan (LianArrangeComparison *self, LianTxn *txn, const LianRecord *plan)
{
  const LianArrangeBook *book = self->job->book;
  LianArrangeMeasured *one = g_new0 (LianArrangeMeasured, 1);
  one->plan = plan;
  one->amounts = lian_arrange_amounts (txn, lian_record_get_id (plan), book->task);
  g_autoptr (LianArrangeSheet) sheet = lian_arrange_sheet_new (book->task, one->amounts);
  lian_arrange_measure (book->task, lian_arrange_sheet_get_shares (sheet), one->values);
  count_orders (one, book->task, sheet);
  one->faults = lian_arrange_sheet_get_faults (sheet)->len;
  one->touched = lian_arrange_count_touched (book, sheet);
  g_ptr_array_add (self->measured, one);
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
  self->measured = g_ptr_array_new_with_free_func (measured_free);
  add_plan (self, txn, self->job->plan);
  for (guint i = 0; i < self->job->plans->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->job->plans->pdata[i] == self->job->plan)
        continue;
      if (self->measured->len < MOST)
        add_plan (self, txn, self->job->plans->pdata[i]);
      else
        self->n_left_out++;
    }
  return TRUE;
}

static gint64 *
spread (const LianArrangeTask *task, const GArray *amounts)
{
  gint64 *cells = g_new0 (gint64, (gsize) task->ways->len * task->n_months + 1);
  for (guint i = 0; i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (amounts, LianArrangeAmount, i);
      if (amount->month < task->n_months)
        cells[(gsize) amount->way * task->n_months + amount->month] += amount->quantity;
    }
  return cells;
}

/**
 * lian_arrange_comparison_list:
 * @self: a comparison
 * @before: one of its plans
 * @after: another
 *
 * Returns: (transfer full) (element-type LianArrangeDifference): where they differ, and only there
 */
GArray *
lian_arrange_comparison_list (const LianArrangeComparison *self, guint before, guint after)
{
  const LianArrangeTask *task = self->job->book->task;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LianArrangeDifference));
  g_autofree gint64 *from = spread (task, ((LianArrangeMeasured *) self->measured->pdata[before])->amounts);
  g_autofree gint64 *to = spread (task, ((LianArrangeMeasured *) self->measured->pdata[after])->amounts);
  for (guint way = 0; way < task->ways->len; way++)
    for (guint month = 0; month < task->n_months; month++)
      {
        gsize at = (gsize) way * task->n_months + month;
        LianArrangeDifference difference = { way, month, from[at], to[at] };
        if (from[at] != to[at])
          g_array_append_val (list, difference);
      }
  return list;
}
