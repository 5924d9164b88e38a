/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Several kept plans, all measured by the task of one of them, and where they are not alike. */
#include "lian-arrange-measured.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-load.h"

/**
 * lian_arrange_measured_free:
 * @measured: (transfer full) (type LianArrangeMeasured): a plan that was measured
 */
void
lian_arrange_measured_free (gpointer measured)
{
  g_array_unref (((LianArrangeMeasured *) measured)->amounts);
  g_free (measured);
}

/* The same task; it goes with @none. */
static LianArrangeTask
without_pins (const LianArrangeTask *task, GArray *none)
{
  LianArrangeTask bare = *task;
  bare.pins = none;
  return bare;
}

static void
count_orders (LianArrangeMeasured *self, const LianArrangeTask *task, GArray *shares)
{
  g_autofree LianArrangeSum *sums = lian_arrange_sum_orders (task, shares);
  for (guint order = 0; order < task->orders->len; order++)
    {
      self->late += sums[order].late > 0;
      self->short_of += sums[order].missing > 0;
    }
}

/* What one plan pins is no rule for another. */
static guint
count_faults (const LianArrangeTask *task, GArray *shares)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  const LianArrangeTask bare = without_pins (task, none);
  g_autoptr (GPtrArray) faults = lian_arrange_check (&bare, shares);
  return faults->len;
}

/**
 * lian_arrange_count_touched:
 * @book: what is arranged
 * @amounts: (element-type LianArrangeAmount): a plan of it
 *
 * Returns: how many co-operatives have something else than before
 */
guint
lian_arrange_count_touched (const LianArrangeBook *book, const GArray *amounts)
{
  /* How many of the pins stay is not asked here, and counting them takes long where there are many. */
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  const LianArrangeTask bare = without_pins (book->task, none);
  g_autoptr (LianArrangeDifferences) differences = lian_arrange_differences (NULL, book->before, &bare, amounts);
  return differences->touched->len;
}

/**
 * lian_arrange_measured_read:
 * @txn: the base
 * @book: what is arranged in one of the plans
 * @arrangement: this or another plan
 *
 * Measures a plan by the orders, limits and settings of @book.
 *
 * Returns: (transfer full): its figures
 */
LianArrangeMeasured *
lian_arrange_measured_read (LianTxn *txn, const LianArrangeBook *book, gint64 arrangement)
{
  LianArrangeMeasured *self = g_new0 (LianArrangeMeasured, 1);
  self->arrangement = arrangement;
  self->amounts = lian_arrange_amounts (txn, arrangement, book->task);
  g_autoptr (GArray) shares = lian_arrange_complete (book->task, self->amounts);
  lian_arrange_measure (book->task, shares, self->values);
  count_orders (self, book->task, shares);
  self->faults = count_faults (book->task, shares);
  self->touched = lian_arrange_count_touched (book, self->amounts);
  return self;
}

/**
 * lian_arrange_measured_hold:
 * @before: a plan
 * @after: another, measured by the same task
 * @task: the task
 *
 * Returns: (transfer full): what changes from the one to the other
 */
LianArrangeDifferences *
lian_arrange_measured_hold (const LianArrangeMeasured *before, const LianArrangeMeasured *after,
                            const LianArrangeTask *task)
{
  return lian_arrange_differences (NULL, before->amounts, task, after->amounts);
}

static int
compare_unlike (gconstpointer a, gconstpointer b)
{
  const LianArrangeUnlike *one = a, *other = b;
  const gint64 first[] = { one->cooperative, one->line, one->month };
  const gint64 second[] = { other->cooperative, other->line, other->month };
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] != second[i])
      return first[i] < second[i] ? -1 : 1;
  return 0;
}

/* Where plan @n differs from the first, all others are alike for the time being. */
static void
add_differences (GArray *unlike, const LianArrangeDifferences *differences, guint n)
{
  for (guint i = 0; i < differences->changes->len; i++)
    {
      const LianArrangeChange *change = &g_array_index (differences->changes, LianArrangeChange, i);
      LianArrangeUnlike entry = { change->line, change->cooperative, change->month, { 0 } };
      for (guint plan = 0; plan < G_N_ELEMENTS (entry.quantities); plan++)
        entry.quantities[plan] = change->before;
      entry.quantities[n] = change->after;
      g_array_append_val (unlike, entry);
    }
}

/* Entries of the same place become one: each brought what its own plan has. */
static void
join (GArray *unlike)
{
  guint n_kept = 0;
  for (guint i = 0; i < unlike->len; i++)
    {
      const LianArrangeUnlike entry = g_array_index (unlike, LianArrangeUnlike, i);
      LianArrangeUnlike *last = n_kept > 0 ? &g_array_index (unlike, LianArrangeUnlike, n_kept - 1) : NULL;
      if (last == NULL || compare_unlike (last, &entry) != 0)
        g_array_index (unlike, LianArrangeUnlike, n_kept++) = entry;
      else
        for (guint plan = 1; plan < G_N_ELEMENTS (entry.quantities); plan++)
          if (entry.quantities[plan] != entry.quantities[0])
            last->quantities[plan] = entry.quantities[plan];
    }
  g_array_set_size (unlike, n_kept);
}

/**
 * lian_arrange_list_unlike:
 * @measured: (element-type LianArrangeMeasured): up to %LIAN_ARRANGE_MOST_COMPARED plans
 * @task: the task by which they were measured
 *
 * Returns: (transfer full) (element-type LianArrangeUnlike): where they are not all alike, by co-operative,
 *   line and month
 */
GArray *
lian_arrange_list_unlike (const GPtrArray *measured, const LianArrangeTask *task)
{
  GArray *unlike = g_array_new (FALSE, FALSE, sizeof (LianArrangeUnlike));
  g_return_val_if_fail (measured->len <= LIAN_ARRANGE_MOST_COMPARED, unlike);
  for (guint n = 1; n < measured->len; n++)
    {
      g_autoptr (LianArrangeDifferences) differences
          = lian_arrange_measured_hold (measured->pdata[0], measured->pdata[n], task);
      add_differences (unlike, differences, n);
    }
  g_array_sort (unlike, compare_unlike);
  join (unlike);
  return unlike;
}
