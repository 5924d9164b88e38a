/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is wrong in a trade, in words: too much, too little, nothing to do. */
#include "lian-arrange-trade.h"

#include "lian-arrange-access-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define TENTH G_GINT64_CONSTANT (360000) /* of an hour */

static char *
name_of (const LianArrangeNames *names, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (names, id), 28);
  return lian_isolate (text);
}

/**
 * lian_arrange_month_text:
 * @task: a task
 * @month: a month of it
 *
 * Returns: (transfer full): the month, such as "1956-04"
 */
char *
lian_arrange_month_text (const LianArrangeTask *task, guint month)
{
  int year, of_year, day;
  lian_date_split (lian_date_add_months (task->first_month, (int) month), &year, &of_year, &day);
  return g_strdup_printf ("%04d-%02d", year, of_year);
}

static char *
amount_of (const LianArrangeNames *names, LianLimitKind kind, gint64 record, gint64 amount)
{
  if (kind != LIAN_LIMIT_PROCESS)
    return lian_arrange_names_quantity (names, record, amount);
  gint64 tenths = amount / TENTH + (amount % TENTH >= TENTH / 2);
  g_autofree char *hours = lian_quantity_to_text (tenths, &(LianUnit){ NULL, NULL, 10, 1 });
  /* Translators: a number of hours */
  return g_strdup_printf (_ ("%s h"), hours);
}

/**
 * lian_arrange_limit_amount:
 * @task: a task
 * @names: its names
 * @limit: a limit
 * @amount: an amount of it
 *
 * Returns: (transfer full): the amount with its unit: hours of a process, rounded to tenths, else the unit
 *   of the product or material
 */
char *
lian_arrange_limit_amount (const LianArrangeTask *task, const LianArrangeNames *names, guint limit, gint64 amount)
{
  return amount_of (names, LIMIT (task, limit)->kind, LIMIT (task, limit)->record, amount);
}

typedef struct
{
  const LianArrangeTask *task;
  const LianArrangeNames *names;
  GPtrArray *remarks;
} Words;

static void
say_month (Words *self, const LianArrangeNeed *need, guint month)
{
  g_autofree char *name = name_of (self->names, need->record);
  g_autofree char *when = lian_arrange_month_text (self->task, month);
  g_autofree char *due = amount_of (self->names, need->kind, need->record, need->due[month]);
  g_autofree char *there = amount_of (self->names, need->kind, need->record, need->there[month]);
  g_ptr_array_add (self->remarks,
                   /* Translators: goods, a month, a quantity, a quantity */
                   g_strdup_printf (_ ("▲ %s: in %s %s is due, and all together can make %s."), name, when, due, there));
}

/* Where working ahead does not help either. */
static void
say_lack (Words *self, const LianArrangeNeed *need)
{
  guint worst = 0;
  for (guint t = 1; t < self->task->n_months; t++)
    if (lian_arrange_need_lack (need, t) > lian_arrange_need_lack (need, worst))
      worst = t;
  gint64 lack = lian_arrange_need_lack (need, worst);
  if (lack <= 0)
    return;
  g_autofree char *name = name_of (self->names, need->record);
  g_autofree char *when = lian_arrange_month_text (self->task, worst);
  g_autofree char *amount = amount_of (self->names, need->kind, need->record, lack);
  g_ptr_array_add (self->remarks,
                   g_strdup_printf (need->kind == LIAN_LIMIT_MATERIAL
                                        /* Translators: a material, a month, a quantity */
                                        ? _ ("▲ %s: by the end of %s %s more is needed than there is.")
                                        /* Translators: goods, a month, a quantity */
                                        : _ ("▲ %s: by the end of %s %s more is due than can be made, working ahead counted."),
                                    name, when, amount));
}

static void
say_needs (Words *self, GArray *shares, const GArray *orders)
{
  g_autoptr (GPtrArray) needs = lian_arrange_needs (self->task, shares, orders);
  for (guint i = 0; i < needs->len; i++)
    {
      const LianArrangeNeed *need = needs->pdata[i];
      for (guint t = 0; need->kind == LIAN_LIMIT_PRODUCT && t < self->task->n_months; t++)
        if (need->due[t] > need->there[t])
          say_month (self, need, t);
      say_lack (self, need);
    }
}

static void
say_over (Words *self, const LianArrangeLoad *load, guint limit, guint month)
{
  gsize place = (gsize) limit * load->n_months + month;
  g_autofree char *maker = name_of (self->names, MAKER (self->task, LIMIT (self->task, limit)->maker)->cooperative);
  g_autofree char *what = name_of (self->names, LIMIT (self->task, limit)->record);
  g_autofree char *when = lian_arrange_month_text (self->task, month);
  g_autofree char *used = lian_arrange_limit_amount (self->task, self->names, limit, load->used[place]);
  g_autofree char *there = lian_arrange_limit_amount (self->task, self->names, limit, load->there[place]);
  g_ptr_array_add (self->remarks,
                   /* Translators: a co-operative, a process or product, a month, an amount, an amount */
                   g_strdup_printf (_ ("▲ %s, %s: in %s the plan takes %s, and there is %s."), maker, what, when, used, there));
}

/* Whether the maker could work in the month and the plan gives it nothing. */
static gboolean
is_idle (const LianArrangeTask *task, const LianArrangeLoad *load, guint maker, guint month)
{
  gboolean able = FALSE;
  for (guint n = 0; n < task->limits->len; n++)
    {
      gsize place = (gsize) n * load->n_months + month;
      if (LIMIT (task, n)->maker != maker)
        continue;
      if (load->used[place] > 0)
        return FALSE;
      able = able || load->there[place] > 0;
    }
  return able;
}

static void
say_idle (Words *self, const LianArrangeLoad *load, guint maker)
{
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
  for (guint t = 0; t < load->n_months; t++)
    if (is_idle (self->task, load, maker, t))
      g_ptr_array_add (months, lian_arrange_month_text (self->task, t));
  if (months->len == 0)
    return;
  gboolean always = months->len == load->n_months;
  g_ptr_array_add (months, NULL);
  g_autofree char *list = g_strjoinv (_ (", "), (char **) months->pdata);
  g_autofree char *name = name_of (self->names, MAKER (self->task, maker)->cooperative);
  g_ptr_array_add (self->remarks, always ? g_strdup_printf (_ ("○ %s: idle in all months."), name)
                                         /* Translators: a co-operative, months */
                                         : g_strdup_printf (_ ("○ %s: idle in %s."), name, list));
}

static void
say_makers (Words *self, const LianArrangeLoad *load, const GArray *orders)
{
  g_autoptr (GArray) makers = lian_arrange_makers_of_orders (self->task, orders);
  for (guint i = 0; i < makers->len; i++)
    {
      guint maker = g_array_index (makers, guint, i);
      for (guint n = 0; n < self->task->limits->len; n++)
        for (guint t = 0; LIMIT (self->task, n)->maker == maker && t < load->n_months; t++)
          if (load->used[(gsize) n * load->n_months + t] > load->there[(gsize) n * load->n_months + t])
            say_over (self, load, n, t);
      say_idle (self, load, maker);
    }
}

static void
say_missing (Words *self, const LianArrangeSum *sum, guint order)
{
  const LianArrangeOrder *what = ORDER (self->task, order);
  g_autofree char *name = name_of (self->names, what->line), *number = name_of (self->names, what->contract);
  g_autofree char *less = lian_arrange_names_quantity (self->names, what->line, sum->missing * what->step);
  g_autofree char *after = lian_arrange_names_quantity (self->names, what->line, sum->late * what->step);
  if (sum->missing > 0)
    g_ptr_array_add (self->remarks,
                     /* Translators: goods, number of a contract, a quantity */
                     g_strdup_printf (_ ("✕ %s (%s): %s is not placed."), name, number, less));
  if (sum->late > 0)
    g_ptr_array_add (self->remarks,
                     /* Translators: goods, number of a contract, a quantity */
                     g_strdup_printf (_ ("! %s (%s): %s comes late."), name, number, after));
}

static gboolean
is_due_in (const LianArrangeTask *task, const LianArrangeOrder *order, int month)
{
  for (guint p = order->first_part; p < order->first_part + order->n_parts; p++)
    if (PART (task, p)->due == month)
      return TRUE;
  return FALSE;
}

/* The first month for which both orders want something; below 0 if there is none. */
static int
find_common_month (const LianArrangeTask *task, const LianArrangeOrder *one, const LianArrangeOrder *other)
{
  for (int t = 0; t < (int) task->n_months; t++)
    if (is_due_in (task, one, t) && is_due_in (task, other, t))
      return t;
  return -1;
}

/* The same orderer wants the same for the same month by two contracts: it may be one need. */
static void
say_twice (Words *self, guint first, guint second)
{
  const LianArrangeOrder *one = ORDER (self->task, first), *other = ORDER (self->task, second);
  if (one->orderer == 0 || one->orderer != other->orderer || one->product != other->product)
    return;
  int month = find_common_month (self->task, one, other);
  if (month < 0)
    return;
  g_autofree char *goods = name_of (self->names, one->line), *orderer = name_of (self->names, one->orderer);
  g_autofree char *a = name_of (self->names, one->contract), *b = name_of (self->names, other->contract);
  g_autofree char *when = lian_arrange_month_text (self->task, (guint) month);
  g_ptr_array_add (self->remarks,
                   /* Translators: goods, an orderer, a month, numbers of two contracts */
                   g_strdup_printf (_ ("≈ %s: %s wants it for %s by %s and by %s; it may be one need ordered twice."),
                                    goods, orderer, when, a, b));
}

/**
 * lian_arrange_trade_remarks:
 * @task: a task
 * @shares: (element-type LianArrangeShare): a plan for it, as in lian_arrange_load_new()
 * @names: its names
 * @orders: (element-type guint): the orders of a trade
 *
 * Says what stands out: months in which more is due than all can make, material that is missing, what the
 * plan takes beyond what there is, what it leaves unplaced or late, what may have been ordered twice, and who has
 * nothing to do.
 *
 * Returns: (transfer full) (element-type utf8): sentences in the reader's language, each after its sign
 */
GPtrArray *
lian_arrange_trade_remarks (const LianArrangeTask *task, GArray *shares, const LianArrangeNames *names,
                            const GArray *orders)
{
  g_autoptr (LianArrangeLoad) load = lian_arrange_load_new (task, shares);
  g_autofree LianArrangeSum *sums = lian_arrange_sum_orders (task, shares);
  Words self = { task, names, g_ptr_array_new_with_free_func (g_free) };
  say_needs (&self, shares, orders);
  for (guint i = 0; i < orders->len; i++)
    say_missing (&self, &sums[g_array_index (orders, guint, i)], g_array_index (orders, guint, i));
  for (guint i = 0; i < orders->len; i++)
    for (guint k = i + 1; k < orders->len; k++)
      say_twice (&self, g_array_index (orders, guint, i), g_array_index (orders, guint, k));
  say_makers (&self, load, orders);
  return self.remarks;
}
