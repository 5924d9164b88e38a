/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A task of arrangement: made, copied and freed. */
#include "lian-arrange-task.h"

static void
clear_limit (gpointer limit)
{
  g_free (((LianArrangeLimit *) limit)->amount);
}

/**
 * lian_arrange_task_new:
 * @first_month: the first day of the first month
 * @n_months: how many months; 1 or more
 *
 * Returns: (transfer full): a task without orders and stages
 */
LianArrangeTask *
lian_arrange_task_new (LianDate first_month, guint n_months)
{
  LianArrangeTask *self = g_new0 (LianArrangeTask, 1);
  self->first_month = first_month;
  self->n_months = n_months;
  self->makers = g_array_new (FALSE, TRUE, sizeof (LianArrangeMaker));
  self->limits = g_array_new (FALSE, TRUE, sizeof (LianArrangeLimit));
  g_array_set_clear_func (self->limits, clear_limit);
  self->orders = g_array_new (FALSE, TRUE, sizeof (LianArrangeOrder));
  self->parts = g_array_new (FALSE, TRUE, sizeof (LianArrangePart));
  self->ways = g_array_new (FALSE, TRUE, sizeof (LianArrangeWay));
  self->varieties = g_array_new (FALSE, TRUE, sizeof (LianArrangeVariety));
  self->uses = g_array_new (FALSE, TRUE, sizeof (LianArrangeUse));
  self->pins = g_array_new (FALSE, TRUE, sizeof (LianArrangeAmount));
  self->agreed = g_array_new (FALSE, TRUE, sizeof (LianArrangeAmount));
  self->stages = g_array_new (FALSE, TRUE, sizeof (LianArrangeStage));
  return self;
}

/**
 * lian_arrange_task_copy:
 * @self: a task
 *
 * Returns: (transfer full): one like it, to be changed: what if there were more of this?
 */
LianArrangeTask *
lian_arrange_task_copy (const LianArrangeTask *self)
{
  LianArrangeTask *copy = g_memdup2 (self, sizeof *self);
  GArray **arrays[] = { &copy->makers, &copy->limits, &copy->orders, &copy->parts, &copy->ways,
                        &copy->varieties, &copy->uses, &copy->pins, &copy->agreed, &copy->stages };
  for (guint n = 0; n < G_N_ELEMENTS (arrays); n++)
    *arrays[n] = g_array_copy (*arrays[n]);
  g_array_set_clear_func (copy->limits, clear_limit);
  for (guint n = 0; n < copy->limits->len; n++)
    {
      LianArrangeLimit *limit = &g_array_index (copy->limits, LianArrangeLimit, n);
      limit->amount = g_memdup2 (limit->amount, self->n_months * sizeof *limit->amount);
    }
  return copy;
}

/**
 * lian_arrange_task_free:
 * @self: (nullable): a task
 */
void
lian_arrange_task_free (LianArrangeTask *self)
{
  if (self == NULL)
    return;
  GArray *arrays[] = { self->makers, self->limits, self->orders, self->parts, self->ways,
                       self->varieties, self->uses, self->pins, self->agreed, self->stages };
  for (guint n = 0; n < G_N_ELEMENTS (arrays); n++)
    g_array_unref (arrays[n]);
  g_free (self);
}

/**
 * lian_arrange_task_add_limit:
 * @self: a task
 * @kind: what it limits
 * @record: the process, the product or the material
 * @maker: whose; %LIAN_ARRANGE_NONE for a material
 *
 * Returns: the index of a new limit, of which there is nothing in any month yet
 */
guint
lian_arrange_task_add_limit (LianArrangeTask *self, LianLimitKind kind, gint64 record, guint maker)
{
  LianArrangeLimit limit = { kind, record, 0, maker, g_new0 (gint64, self->n_months) };
  g_array_append_val (self->limits, limit);
  return self->limits->len - 1;
}

/**
 * lian_arrange_task_span:
 * @self: a task
 * @part: a part
 * @first: (out): the first month in which it may be made
 * @last: (out): the last one
 *
 * Says when a part may be made: from when its order opens until so many months after its month as the
 * task bears.  What is overdue counts from the month before the first, or nothing of it could be made
 * up for any more; how late it is, is counted from its own month all the same.
 *
 * Returns: whether there is such a month
 */
gboolean
lian_arrange_task_span (const LianArrangeTask *self, guint part, guint *first, guint *last)
{
  const LianArrangePart *what = &g_array_index (self->parts, LianArrangePart, part);
  gint64 end = (gint64) MAX (what->due, -1) + self->late_months;
  *first = g_array_index (self->orders, LianArrangeOrder, what->order).opens;
  *last = (guint) CLAMP (end, 0, (gint64) self->n_months - 1);
  return end >= 0 && *first <= *last;
}
