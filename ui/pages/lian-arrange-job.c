/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the page of arrangements shows, read off the main thread. */
#include "lian-arrange-job.h"

#include "lian-arrange-measured.h"
#include "lian-arrange-solve.h"

/**
 * lian_arrange_job_new:
 *
 * Returns: (transfer full): a job that chooses the arrangement
 */
LianArrangeJob *
lian_arrange_job_new (void)
{
  return g_atomic_rc_box_new0 (LianArrangeJob);
}

/**
 * lian_arrange_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
LianArrangeJob *
lian_arrange_job_ref (LianArrangeJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer job)
{
  LianArrangeJob *self = job;
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->crafts, lian_craft_plan_free);
  g_clear_pointer (&self->book, lian_arrange_book_free);
}

/**
 * lian_arrange_job_unref:
 * @job: (transfer full): a job
 */
void
lian_arrange_job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear);
}

static int
rank (const LianRecord *plan)
{
  static const char *const states[] = { "IN_FORCE", "DRAFT", "REPLACED" };
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (lian_record_get_text (plan, "state"), states[i]) == 0)
      return (int) i;
  return G_N_ELEMENTS (states);
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const LianRecord *one = *(LianRecord *const *) a, *other = *(LianRecord *const *) b;
  if (rank (one) != rank (other))
    return rank (one) - rank (other);
  gint64 first = lian_record_get_id (one), second = lian_record_get_id (other);
  return (first < second) - (first > second);
}

/* A draft is worked on; without one the plan in force is looked at. */
static LianRecord *
choose (const LianArrangeJob *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (lian_record_get_id (self->plans->pdata[i]) == self->arrangement)
      return self->plans->pdata[i];
  for (guint i = 0; i < self->plans->len; i++)
    if (rank (self->plans->pdata[i]) == 1)
      return self->plans->pdata[i];
  return self->plans->len > 0 ? self->plans->pdata[0] : NULL;
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  gint64 one = lian_record_get_number (*(LianRecord *const *) a, "place");
  gint64 other = lian_record_get_number (*(LianRecord *const *) b, "place");
  return (one > other) - (one < other);
}

static gboolean
read_plan (LianArrangeJob *self, LianTxn *txn, GCancellable *cancellable, GError **error)
{
  gint64 id = lian_record_get_id (self->plan);
  self->arrangement = id;
  self->stages = lian_txn_list (txn, lian_type_find ("arrangement_stage"), "arrangement", id);
  g_ptr_array_sort (self->stages, compare_stages);
  self->book = lian_arrange_read (txn, self->plan, cancellable, error);
  if (self->book != NULL)
    self->crafts = lian_craft_plan_new (txn, self->book->task);
  if (self->book == NULL)
    return FALSE;
  self->touched = lian_arrange_count_touched (self->book, self->book->kept);
  return TRUE;
}

/**
 * lian_arrange_job_read:
 * @txn: the base
 * @job: (type LianArrangeJob): is filled
 * @cancellable: (nullable): gives it up
 * @error: return location
 *
 * Reads the list of arrangements and one of them.
 *
 * Returns: whether it could be read
 */
gboolean
lian_arrange_job_read (LianTxn *txn, gpointer job, GCancellable *cancellable, GError **error)
{
  LianArrangeJob *self = job;
  self->plans = lian_txn_list_all (txn, lian_type_find ("arrangement"));
  self->officers = lian_txn_list_all (txn, lian_type_find ("officer"));
  self->helped = lian_arrange_has_helper ();
  self->author = lian_txn_get_author (txn);
  self->working_date = lian_txn_get_working_date (txn);
  g_ptr_array_sort (self->plans, compare_plans);
  self->plan = choose (self);
  return self->plan == NULL || read_plan (self, txn, cancellable, error);
}
