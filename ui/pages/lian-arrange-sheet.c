/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A plan as it is looked at and corrected.
 *
 * After each change everything is checked anew: that is a walk over the plan, and a mistake is seen
 * where it was made. */
#include "lian-arrange-sheet.h"

#include <string.h>

struct _LianArrangeSheet
{
  const LianArrangeTask *task;
  gint64 *quantities; /* by way, then month */
  gboolean *pinned;   /* the same */
  gint64 *late;       /* by order */
  gint64 *made;       /* by order */
  gboolean *named;    /* by way: agreed or pinned */
  gboolean *broken;   /* by way: has to do with a rule that is broken */
  GArray *shares;
  GPtrArray *faults;
};

#define AT(self, way, month) ((gsize) (way) * (self)->task->n_months + (month))

static const LianArrangeWay *
get_way (const LianArrangeSheet *self, guint way)
{
  return &g_array_index (self->task->ways, LianArrangeWay, way);
}

static void
count_shares (LianArrangeSheet *self)
{
  memset (self->late, 0, sizeof *self->late * self->task->orders->len);
  memset (self->made, 0, sizeof *self->made * self->task->orders->len);
  for (guint i = 0; i < self->shares->len; i++)
    {
      const LianArrangeShare *share = &g_array_index (self->shares, LianArrangeShare, i);
      const LianArrangePart *part = &g_array_index (self->task->parts, LianArrangePart, share->part);
      self->made[part->order] += share->quantity;
      if ((int) share->month > part->due)
        self->late[part->order] += share->quantity;
    }
}

/* What is pinned is checked as it stands here, not as it was read. */
static GPtrArray *
check_pins_of_sheet (LianArrangeSheet *self)
{
  LianArrangeTask task = *self->task;
  g_autoptr (GArray) pins = lian_arrange_sheet_list_pins (self);
  task.pins = pins;
  return lian_arrange_check (&task, self->shares);
}

/* Where rules are broken. */
typedef struct
{
  gboolean *limits;
  gboolean *orders;
  gboolean *makers;
} Broken;

static void
mark_fault (LianArrangeSheet *self, const Broken *broken, const LianArrangeFault *fault)
{
  if (fault->limit != LIAN_ARRANGE_NONE)
    broken->limits[fault->limit] = TRUE;
  else if (fault->way != LIAN_ARRANGE_NONE)
    self->broken[fault->way] = TRUE;
  else if (fault->order != LIAN_ARRANGE_NONE)
    broken->orders[fault->order] = TRUE;
  else if (fault->maker != LIAN_ARRANGE_NONE)
    broken->makers[fault->maker] = TRUE;
}

static gboolean
takes_from (const LianArrangeSheet *self, guint way, const gboolean *limits)
{
  const LianArrangeWay *w = get_way (self, way);
  for (guint i = w->first_use; i < w->first_use + w->n_uses; i++)
    if (limits[g_array_index (self->task->uses, LianArrangeUse, i).limit])
      return lian_arrange_sheet_sum_way (self, way) > 0;
  return FALSE;
}

static void
mark_faults (LianArrangeSheet *self)
{
  const LianArrangeTask *task = self->task;
  g_autofree gboolean *limits = g_new0 (gboolean, task->limits->len + 1);
  g_autofree gboolean *orders = g_new0 (gboolean, task->orders->len + 1);
  g_autofree gboolean *makers = g_new0 (gboolean, task->makers->len + 1);
  const Broken broken = { limits, orders, makers };
  memset (self->broken, 0, sizeof *self->broken * task->ways->len);
  for (guint i = 0; i < self->faults->len; i++)
    mark_fault (self, &broken, self->faults->pdata[i]);
  for (guint way = 0; way < task->ways->len; way++)
    if (orders[get_way (self, way)->order] || makers[get_way (self, way)->maker] || takes_from (self, way, limits))
      self->broken[way] = TRUE;
}

static void
check (LianArrangeSheet *self)
{
  g_autoptr (GArray) amounts = lian_arrange_sheet_list_amounts (self);
  g_clear_pointer (&self->shares, g_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->shares = lian_arrange_complete (self->task, amounts);
  self->faults = check_pins_of_sheet (self);
  count_shares (self);
  mark_faults (self);
}

static void
take (LianArrangeSheet *self, GArray *amounts)
{
  for (guint i = 0; i < amounts->len; i++)
    {
      const LianArrangeAmount *amount = &g_array_index (amounts, LianArrangeAmount, i);
      if (amount->month < self->task->n_months)
        self->quantities[AT (self, amount->way, amount->month)] += amount->quantity;
    }
}

/* What is pinned stands in the plan with just that quantity, also where nothing is worked out yet and the pins are
 * those of the plan before. */
static void
take_pins (LianArrangeSheet *self, GArray *pins)
{
  for (guint i = 0; i < pins->len; i++)
    {
      const LianArrangeAmount *pin = &g_array_index (pins, LianArrangeAmount, i);
      if (pin->month >= self->task->n_months)
        continue;
      self->pinned[AT (self, pin->way, pin->month)] = TRUE;
      self->quantities[AT (self, pin->way, pin->month)] = pin->quantity;
    }
}

static void
name_ways (LianArrangeSheet *self, const GArray *amounts)
{
  for (guint i = 0; i < amounts->len; i++)
    self->named[g_array_index (amounts, LianArrangeAmount, i).way] = TRUE;
}

/**
 * lian_arrange_sheet_new:
 * @task: the task; outlives the sheet
 * @amounts: (element-type LianArrangeAmount): the plan; what has no month is left out
 *
 * Returns: (transfer full): a sheet with the pins of the task
 */
LianArrangeSheet *
lian_arrange_sheet_new (const LianArrangeTask *task, GArray *amounts)
{
  gsize n = MAX ((gsize) task->ways->len * task->n_months, 1);
  LianArrangeSheet *self = g_new0 (LianArrangeSheet, 1);
  self->task = task;
  self->quantities = g_new0 (gint64, n);
  self->pinned = g_new0 (gboolean, n);
  self->late = g_new0 (gint64, MAX (task->orders->len, 1));
  self->made = g_new0 (gint64, MAX (task->orders->len, 1));
  self->named = g_new0 (gboolean, MAX (task->ways->len, 1));
  self->broken = g_new0 (gboolean, MAX (task->ways->len, 1));
  take (self, amounts);
  take_pins (self, task->pins);
  name_ways (self, task->agreed);
  name_ways (self, task->pins);
  check (self);
  return self;
}

/**
 * lian_arrange_sheet_free:
 * @self: (nullable): a sheet
 */
void
lian_arrange_sheet_free (LianArrangeSheet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shares);
  g_ptr_array_unref (self->faults);
  g_free (self->quantities);
  g_free (self->pinned);
  g_free (self->late);
  g_free (self->made);
  g_free (self->named);
  g_free (self->broken);
  g_free (self);
}

/**
 * lian_arrange_sheet_get:
 * @self: a sheet
 * @way: a way
 * @month: a month
 *
 * Returns: the steps that are made in it
 */
gint64
lian_arrange_sheet_get (const LianArrangeSheet *self, guint way, guint month)
{
  return self->quantities[AT (self, way, month)];
}

/**
 * lian_arrange_sheet_set:
 * @self: a sheet
 * @way: a way
 * @month: a month
 * @quantity: steps, 0 or more
 *
 * Corrects the plan and checks it.
 */
void
lian_arrange_sheet_set (LianArrangeSheet *self, guint way, guint month, gint64 quantity)
{
  self->quantities[AT (self, way, month)] = quantity;
  check (self);
}

/**
 * lian_arrange_sheet_is_pinned:
 * @self: a sheet
 * @way: a way
 * @month: a month
 *
 * Returns: whether what is made in it stays when the rest is worked out
 */
gboolean
lian_arrange_sheet_is_pinned (const LianArrangeSheet *self, guint way, guint month)
{
  return self->pinned[AT (self, way, month)];
}

/**
 * lian_arrange_sheet_pin:
 * @self: a sheet
 * @way: a way
 * @month: a month
 * @pinned: whether what is made in it stays
 *
 * Pins what stands there, or lets it go.
 */
void
lian_arrange_sheet_pin (LianArrangeSheet *self, guint way, guint month, gboolean pinned)
{
  self->pinned[AT (self, way, month)] = pinned;
  check (self);
}

/**
 * lian_arrange_sheet_sum_way:
 * @self: a sheet
 * @way: a way
 *
 * Returns: the steps of all months
 */
gint64
lian_arrange_sheet_sum_way (const LianArrangeSheet *self, guint way)
{
  gint64 sum = 0;
  for (guint month = 0; month < self->task->n_months; month++)
    sum += lian_arrange_sheet_get (self, way, month);
  return sum;
}

/**
 * lian_arrange_sheet_sum_order:
 * @self: a sheet
 * @order: an order
 *
 * Returns: the steps of all its ways
 */
gint64
lian_arrange_sheet_sum_order (const LianArrangeSheet *self, guint order)
{
  return self->made[order];
}

/**
 * lian_arrange_sheet_get_late:
 * @self: a sheet
 * @order: an order
 *
 * Returns: the steps that are made after their month
 */
gint64
lian_arrange_sheet_get_late (const LianArrangeSheet *self, guint order)
{
  return self->late[order];
}

/**
 * lian_arrange_sheet_get_work:
 * @self: a sheet
 * @maker: a co-operative of the task
 * @month: a month
 *
 * Returns: its work in the month, in milliseconds
 */
gint64
lian_arrange_sheet_get_work (const LianArrangeSheet *self, guint maker, guint month)
{
  gint64 work = 0;
  for (guint way = 0; way < self->task->ways->len; way++)
    if (get_way (self, way)->maker == maker)
      work += get_way (self, way)->work * lian_arrange_sheet_get (self, way, month);
  return work;
}

/**
 * lian_arrange_sheet_is_touched:
 * @self: a sheet
 * @way: a way
 *
 * Returns: whether anything is made, pinned or agreed in the way
 */
gboolean
lian_arrange_sheet_is_touched (const LianArrangeSheet *self, guint way)
{
  for (guint month = 0; month < self->task->n_months; month++)
    if (self->quantities[AT (self, way, month)] != 0 || self->pinned[AT (self, way, month)])
      return TRUE;
  return self->named[way];
}

static GArray *
list (const LianArrangeSheet *self, gboolean pins)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (LianArrangeAmount));
  for (guint way = 0; way < self->task->ways->len; way++)
    for (guint month = 0; month < self->task->n_months; month++)
      {
        LianArrangeAmount amount = { way, month, lian_arrange_sheet_get (self, way, month) };
        if (pins ? lian_arrange_sheet_is_pinned (self, way, month) : amount.quantity != 0)
          g_array_append_val (amounts, amount);
      }
  return amounts;
}

/**
 * lian_arrange_sheet_list_amounts:
 * @self: a sheet
 *
 * Returns: (transfer full) (element-type LianArrangeAmount): the plan
 */
GArray *
lian_arrange_sheet_list_amounts (const LianArrangeSheet *self)
{
  return list (self, FALSE);
}

/**
 * lian_arrange_sheet_list_pins:
 * @self: a sheet
 *
 * Returns: (transfer full) (element-type LianArrangeAmount): what stays as it is, by month
 */
GArray *
lian_arrange_sheet_list_pins (const LianArrangeSheet *self)
{
  GArray *pins = list (self, TRUE);
  for (guint i = 0; i < self->task->pins->len; i++)
    {
      LianArrangeAmount pin = g_array_index (self->task->pins, LianArrangeAmount, i);
      if (pin.month == LIAN_ARRANGE_NONE)
        g_array_append_val (pins, pin);
    }
  return pins;
}

/**
 * lian_arrange_sheet_get_shares:
 * @self: a sheet
 *
 * Returns: (transfer none) (element-type LianArrangeShare): the plan, part by part
 */
GArray *
lian_arrange_sheet_get_shares (const LianArrangeSheet *self)
{
  return self->shares;
}

/**
 * lian_arrange_sheet_get_faults:
 * @self: a sheet
 *
 * Returns: (transfer none) (element-type LianArrangeFault): the rules that it breaks
 */
GPtrArray *
lian_arrange_sheet_get_faults (const LianArrangeSheet *self)
{
  return self->faults;
}

/**
 * lian_arrange_sheet_is_broken:
 * @self: a sheet
 * @way: a way
 *
 * Returns: whether it has to do with a rule that the plan breaks
 */
gboolean
lian_arrange_sheet_is_broken (const LianArrangeSheet *self, guint way)
{
  return self->broken[way];
}

static gboolean
uses (const LianArrangeSheet *self, guint way, guint limit)
{
  const LianArrangeWay *w = get_way (self, way);
  for (guint i = w->first_use; i < w->first_use + w->n_uses; i++)
    if (g_array_index (self->task->uses, LianArrangeUse, i).limit == limit)
      return TRUE;
  return FALSE;
}

/**
 * lian_arrange_sheet_fault_is_of:
 * @self: a sheet
 * @fault: a rule that it breaks
 * @way: a way
 *
 * Returns: whether less in the way may mend it: it is about the way, about all of its order, or about a
 *   limit that the way takes from
 */
gboolean
lian_arrange_sheet_fault_is_of (const LianArrangeSheet *self, const LianArrangeFault *fault, guint way)
{
  if (fault->limit != LIAN_ARRANGE_NONE)
    return uses (self, way, fault->limit);
  if (fault->way != LIAN_ARRANGE_NONE)
    return fault->way == way;
  if (fault->order != LIAN_ARRANGE_NONE)
    return fault->order == get_way (self, way)->order;
  return fault->maker != LIAN_ARRANGE_NONE && fault->maker == get_way (self, way)->maker;
}
