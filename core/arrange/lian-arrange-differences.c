/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What changes from one plan to another, by records: the tasks may be of different days.
 *
 * Where one of the plans says nothing of months for a co-operative and a line, only their sums are held
 * against each other. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-differences.h"

/**
 * lian_arrange_differences_free:
 * @self: (nullable): differences
 */
void
lian_arrange_differences_free (LianArrangeDifferences *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->changes);
  g_array_unref (self->touched);
  g_free (self);
}

static void
add_entry (GArray *entries, const LianArrangeTask *task, const LianArrangeAmount *amount, gboolean is_after)
{
  const LianArrangeWay *way = WAY (task, amount->way);
  const LianArrangeOrder *order = ORDER (task, way->order);
  gint64 quantity = amount->quantity * order->step;
  LianArrangeChange entry = { order->line, MAKER (task, way->maker)->cooperative, 0, is_after ? 0 : quantity,
                              is_after ? quantity : 0 };
  if (amount->month != LIAN_ARRANGE_NONE)
    entry.month = lian_date_add_months (task->first_month, (int) amount->month);
  if (quantity != 0)
    g_array_append_val (entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const LianArrangeChange *first = a, *second = b;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->cooperative != second->cooperative)
    return first->cooperative < second->cooperative ? -1 : 1;
  return first->month < second->month ? -1 : first->month > second->month;
}

static gboolean
is_same_pair (const LianArrangeChange *a, const LianArrangeChange *b)
{
  return a->line == b->line && a->cooperative == b->cooperative;
}

/* Entries without a month come first of their pair, and take the month from the others. */
static void
level_months (GArray *entries)
{
  for (guint n = 1; n < entries->len; n++)
    {
      const LianArrangeChange *last = &g_array_index (entries, LianArrangeChange, n - 1);
      LianArrangeChange *entry = &g_array_index (entries, LianArrangeChange, n);
      if (is_same_pair (last, entry) && last->month == 0)
        entry->month = 0;
    }
}

static void
add_up (GArray *entries)
{
  guint n_kept = 0;
  for (guint n = 0; n < entries->len; n++)
    {
      const LianArrangeChange entry = g_array_index (entries, LianArrangeChange, n);
      LianArrangeChange *last = n_kept > 0 ? &g_array_index (entries, LianArrangeChange, n_kept - 1) : NULL;
      if (last != NULL && compare_entries (last, &entry) == 0)
        {
          last->before += entry.before;
          last->after += entry.after;
        }
      else
        g_array_index (entries, LianArrangeChange, n_kept++) = entry;
    }
  g_array_set_size (entries, n_kept);
}

static void
keep_changes (GArray *entries)
{
  guint n_kept = 0;
  for (guint n = 0; n < entries->len; n++)
    {
      const LianArrangeChange entry = g_array_index (entries, LianArrangeChange, n);
      if (entry.before != entry.after)
        g_array_index (entries, LianArrangeChange, n_kept++) = entry;
    }
  g_array_set_size (entries, n_kept);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;
  return first < second ? -1 : first > second;
}

static GArray *
list_touched (GArray *changes)
{
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_kept = 0;
  for (guint n = 0; n < changes->len; n++)
    g_array_append_val (touched, g_array_index (changes, LianArrangeChange, n).cooperative);
  g_array_sort (touched, compare_ids);
  for (guint n = 0; n < touched->len; n++)
    if (n_kept == 0 || g_array_index (touched, gint64, n) != g_array_index (touched, gint64, n_kept - 1))
      g_array_index (touched, gint64, n_kept++) = g_array_index (touched, gint64, n);
  g_array_set_size (touched, n_kept);
  return touched;
}

static void
count_pins (LianArrangeDifferences *self, const LianArrangeTask *task, const GArray *after)
{
  self->n_pins = task->pins->len;
  for (guint p = 0; p < task->pins->len; p++)
    {
      const LianArrangeAmount *pin = AMOUNT (task->pins, p);
      gint64 made = 0;
      for (guint n = 0; n < after->len; n++)
        {
          const LianArrangeAmount *amount = AMOUNT (after, n);
          if (amount->way == pin->way && (pin->month == LIAN_ARRANGE_NONE || amount->month == pin->month))
            made += amount->quantity;
        }
      self->n_pins_kept += made == pin->quantity;
    }
}

/**
 * lian_arrange_differences:
 * @before_task: (nullable): the task of the plan before; %NULL if it is @task
 * @before: (element-type LianArrangeAmount): the plan before
 * @task: the task of the plan after
 * @after: (element-type LianArrangeAmount): the plan after
 *
 * Holds two plans against each other.
 *
 * Returns: (transfer full): what changes, and whom it touches
 */
LianArrangeDifferences *
lian_arrange_differences (const LianArrangeTask *before_task, const GArray *before, const LianArrangeTask *task,
                          const GArray *after)
{
  LianArrangeDifferences *self = g_new0 (LianArrangeDifferences, 1);
  self->changes = g_array_new (FALSE, FALSE, sizeof (LianArrangeChange));
  for (guint n = 0; n < before->len; n++)
    add_entry (self->changes, before_task != NULL ? before_task : task, AMOUNT (before, n), FALSE);
  for (guint n = 0; n < after->len; n++)
    add_entry (self->changes, task, AMOUNT (after, n), TRUE);
  g_array_sort (self->changes, compare_entries);
  level_months (self->changes);
  add_up (self->changes);
  keep_changes (self->changes);
  self->touched = list_touched (self->changes);
  count_pins (self, task, after);
  return self;
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const LianArrangeAmount *first = a, *second = b;
  if (first->way != second->way)
    return first->way < second->way ? -1 : 1;
  return first->month < second->month ? -1 : first->month > second->month;
}

/**
 * lian_arrange_get_amounts:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it
 *
 * Adds up a plan over the parts of its orders.
 *
 * Returns: (transfer full) (element-type LianArrangeAmount): how much is made in each way and month
 */
GArray *
lian_arrange_get_amounts (const LianArrangeTask *task, GArray *shares)
{
  GArray *amounts = g_array_sized_new (FALSE, FALSE, sizeof (LianArrangeAmount), shares->len);
  guint n_kept = 0;
  for (guint n = 0; n < shares->len; n++)
    {
      LianArrangeAmount amount = { SHARE (shares, n)->way, SHARE (shares, n)->month, SHARE (shares, n)->quantity };
      if (amount.way < task->ways->len)
        g_array_append_val (amounts, amount);
    }
  g_array_sort (amounts, compare_amounts);
  for (guint n = 0; n < amounts->len; n++)
    {
      const LianArrangeAmount amount = *AMOUNT (amounts, n);
      if (n_kept > 0 && compare_amounts (AMOUNT (amounts, n_kept - 1), &amount) == 0)
        AMOUNT (amounts, n_kept - 1)->quantity += amount.quantity;
      else
        *AMOUNT (amounts, n_kept++) = amount;
    }
  g_array_set_size (amounts, n_kept);
  return amounts;
}
