/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small task taken out of a large one: some ways are free, all others stay as a plan has them.
 *
 * What the others take of limits, parts and floors is taken off, so that the plan goes on being one; of
 * material a month may be left with less than nothing, which what the months before leave makes up for.
 * Ways that may have nothing while the others stay as they are are left out. */
#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-scope-private.h"

typedef struct
{
  const LianArrangeTask *task;
  LianArrangeTask *small;
  _LianScope *scope;
  const guint8 *is_free;
  gint64 *taken; /* by limit and month, by what stays */
  gint64 *fixed_way, *fixed_part; /* steps that stay */
  gint64 *fixed_work; /* by maker */
  guint *new_way, *new_limit, *new_maker, *new_variety; /* LIAN_ARRANGE_NONE until taken in */
  GArray *ways, *parts, *orders, *makers, *limits, *pins, *agreed; /* where from */
} Narrow;

static guint *
new_numbers (guint n)
{
  guint *numbers = g_new (guint, MAX (n, 1));
  for (guint k = 0; k < n; k++)
    numbers[k] = LIAN_ARRANGE_NONE;
  return numbers;
}

static void
count_fixed (Narrow *self, GArray *shares)
{
  const LianArrangeTask *task = self->task;
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  for (guint n = 0; n < shares->len; n++)
    {
      const LianArrangeShare *share = SHARE (shares, n);
      if (self->is_free[share->way])
        {
          g_array_append_val (own, *share);
          continue;
        }
      self->fixed_way[share->way] += share->quantity;
      self->fixed_part[share->part] += share->quantity;
      self->fixed_work[WAY (task, share->way)->maker] += WAY (task, share->way)->work * share->quantity;
    }
  self->taken = lian_arrange_get_used (task, shares);
  g_autofree gint64 *used = lian_arrange_get_used (task, own);
  for (gsize n = 0; n < (gsize) task->limits->len * task->n_months; n++)
    self->taken[n] -= used[n];
}

static guint
take_maker (Narrow *self, guint maker)
{
  if (maker == LIAN_ARRANGE_NONE || self->new_maker[maker] != LIAN_ARRANGE_NONE)
    return maker == LIAN_ARRANGE_NONE ? maker : self->new_maker[maker];
  LianArrangeMaker copy = *MAKER (self->task, maker);
  copy.floor = MAX (copy.floor - self->fixed_work[maker], 0);
  self->new_maker[maker] = self->small->makers->len;
  g_array_append_val (self->small->makers, copy);
  g_array_append_val (self->makers, maker);
  return self->new_maker[maker];
}

static guint
take_limit (Narrow *self, guint limit)
{
  if (self->new_limit[limit] != LIAN_ARRANGE_NONE)
    return self->new_limit[limit];
  const LianArrangeLimit *of = LIMIT (self->task, limit);
  guint number = lian_arrange_task_add_limit (self->small, of->kind, of->record, take_maker (self, of->maker));
  LianArrangeLimit *copy = LIMIT (self->small, number);
  copy->contract = of->contract;
  for (guint t = 0; t < self->task->n_months; t++)
    copy->amount[t] = of->amount[t] - self->taken[(gsize) limit * self->task->n_months + t];
  self->new_limit[limit] = number;
  g_array_append_val (self->limits, limit);
  return number;
}

static guint
take_uses (Narrow *self, guint first, guint n_uses)
{
  guint begin = self->small->uses->len;
  for (guint u = first; u < first + n_uses; u++)
    {
      LianArrangeUse use = { take_limit (self, USE (self->task, u)->limit), USE (self->task, u)->amount };
      g_array_append_val (self->small->uses, use);
    }
  return begin;
}

static guint
take_variety (Narrow *self, guint variety)
{
  if (variety == LIAN_ARRANGE_NONE || self->new_variety[variety] != LIAN_ARRANGE_NONE)
    return variety == LIAN_ARRANGE_NONE ? variety : self->new_variety[variety];
  LianArrangeVariety copy = *VARIETY (self->task, variety);
  copy.maker = take_maker (self, copy.maker);
  copy.first_use = take_uses (self, copy.first_use, copy.n_uses);
  self->new_variety[variety] = self->small->varieties->len;
  g_array_append_val (self->small->varieties, copy);
  return self->new_variety[variety];
}

static void
take_way (Narrow *self, guint number, guint way)
{
  LianArrangeWay copy = *WAY (self->task, way);
  copy.order = number;
  copy.maker = take_maker (self, copy.maker);
  copy.variety = take_variety (self, copy.variety);
  copy.first_use = take_uses (self, copy.first_use, copy.n_uses);
  self->new_way[way] = self->small->ways->len;
  g_array_append_val (self->small->ways, copy);
  g_array_append_val (self->ways, way);
}

static gint64
take_parts (Narrow *self, guint number, const LianArrangeOrder *order)
{
  gint64 sum = 0;
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    {
      LianArrangePart copy = *PART (self->task, p);
      copy.order = number;
      copy.quantity -= self->fixed_part[p];
      if (copy.quantity <= 0)
        continue;
      sum += copy.quantity;
      g_array_append_val (self->small->parts, copy);
      g_array_append_val (self->parts, p);
    }
  return sum;
}

/* Whether a way that stays has all of an order that is for one maker. */
static gboolean
is_given_away (Narrow *self, const LianArrangeOrder *order)
{
  for (guint w = order->first_way; order->one_maker && w < order->first_way + order->n_ways; w++)
    if (self->fixed_way[w] > 0)
      return TRUE;
  return FALSE;
}

static void
take_order (Narrow *self, guint order)
{
  const LianArrangeOrder *of = ORDER (self->task, order);
  LianArrangeOrder copy = *of;
  gboolean any = FALSE;
  for (guint w = of->first_way; w < of->first_way + of->n_ways; w++)
    any |= self->is_free[w];
  if (!any || is_given_away (self, of))
    return;
  guint number = self->small->orders->len;
  copy.first_part = self->small->parts->len;
  gint64 left = take_parts (self, number, of);
  copy.n_parts = self->small->parts->len - copy.first_part;
  copy.first_way = self->small->ways->len;
  for (guint w = of->first_way; w < of->first_way + of->n_ways; w++)
    if (self->is_free[w] && left >= lian_arrange_get_way_lot (self->task, w))
      take_way (self, number, w);
  copy.n_ways = self->small->ways->len - copy.first_way;
  if (copy.n_ways == 0)
    {
      g_array_set_size (self->small->parts, copy.first_part);
      g_array_set_size (self->parts, copy.first_part);
      return;
    }
  g_array_append_val (self->small->orders, copy);
  g_array_append_val (self->orders, order);
}

static void
take_amounts (Narrow *self, GArray *from, GArray *to, GArray *numbers)
{
  for (guint n = 0; n < from->len; n++)
    {
      LianArrangeAmount copy = *AMOUNT (from, n);
      if (self->new_way[copy.way] == LIAN_ARRANGE_NONE)
        continue;
      copy.way = self->new_way[copy.way];
      g_array_append_val (to, copy);
      g_array_append_val (numbers, n);
    }
}

static void
begin (Narrow *self)
{
  const LianArrangeTask *task = self->task;
  GArray **numbers[] = { &self->ways, &self->parts, &self->orders, &self->makers, &self->limits,
                         &self->pins, &self->agreed };
  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    *numbers[n] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fixed_way = g_new0 (gint64, MAX (task->ways->len, 1));
  self->fixed_part = g_new0 (gint64, MAX (task->parts->len, 1));
  self->fixed_work = g_new0 (gint64, MAX (task->makers->len, 1));
  self->new_way = new_numbers (task->ways->len);
  self->new_limit = new_numbers (task->limits->len);
  self->new_maker = new_numbers (task->makers->len);
  self->new_variety = new_numbers (task->varieties->len);
  self->small = lian_arrange_task_new (task->first_month, task->n_months);
  self->small->late_months = task->late_months;
  self->small->holding = task->holding;
  self->small->tolerance = task->tolerance;
  g_array_append_vals (self->small->stages, task->stages->data, task->stages->len);
}

static void
end (Narrow *self)
{
  gpointer freed[] = { self->fixed_way, self->fixed_part, self->fixed_work, self->new_way, self->new_limit,
                       self->new_maker, self->new_variety, self->taken };
  _LianScope *scope = self->scope;
  for (guint n = 0; n < G_N_ELEMENTS (freed); n++)
    g_free (freed[n]);
  scope->way = (guint *) g_array_free (self->ways, FALSE);
  scope->part = (guint *) g_array_free (self->parts, FALSE);
  scope->order = (guint *) g_array_free (self->orders, FALSE);
  scope->maker = (guint *) g_array_free (self->makers, FALSE);
  scope->limit = (guint *) g_array_free (self->limits, FALSE);
  scope->pin = (guint *) g_array_free (self->pins, FALSE);
  scope->agreed = (guint *) g_array_free (self->agreed, FALSE);
  scope->task = scope->own = self->small;
}

/* The plan of the small task: what is free of the whole one. */
static GArray *
list_own (const Narrow *self, GArray *shares)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (LianArrangeShare));
  g_autofree guint *new_part = new_numbers (self->task->parts->len);
  for (guint n = 0; n < self->parts->len; n++)
    new_part[g_array_index (self->parts, guint, n)] = n;
  for (guint n = 0; n < shares->len; n++)
    {
      LianArrangeShare share = *SHARE (shares, n);
      if (self->new_way[share.way] == LIAN_ARRANGE_NONE || new_part[share.part] == LIAN_ARRANGE_NONE)
        continue;
      share.way = self->new_way[share.way];
      share.part = new_part[share.part];
      g_array_append_val (own, share);
    }
  return own;
}

/* Makes the small task of a scope; what is not free stays as the plan has it. */
void
_lian_scope_narrow (_LianScope *scope, const LianArrangeTask *task, GArray *shares, const guint8 *is_free)
{
  Narrow self = { .task = task, .scope = scope, .is_free = is_free };
  begin (&self);
  count_fixed (&self, shares);
  for (guint n = 0; n < task->orders->len; n++)
    take_order (&self, n);
  take_amounts (&self, task->pins, self.small->pins, self.pins);
  take_amounts (&self, task->agreed, self.small->agreed, self.agreed);
  scope->plan = list_own (&self, shares);
  end (&self);
}
