/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The demands of a task in words: what is demanded, and what would be if it were loosened. */
#include "lian-arrange-words.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-check.h"
#include "lian-arrange-trade.h"
#include "lian-arrange-words-private.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define MOST_OF_NAME 28
#define HOUR G_GINT64_CONSTANT (3600000)

char *
_lian_words_name (const _LianWords *self, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (self->names, id), MOST_OF_NAME);
  return lian_isolate (text);
}

char *
_lian_words_maker (const _LianWords *self, guint maker)
{
  return _lian_words_name (self, MAKER (self->task, maker)->cooperative);
}

/* The goods and the contract. */
char *
_lian_words_order (const _LianWords *self, guint order)
{
  g_autofree char *goods = _lian_words_name (self, ORDER (self->task, order)->line);
  g_autofree char *contract = _lian_words_name (self, ORDER (self->task, order)->contract);
  /* Translators: goods, number of a contract */
  return g_strdup_printf (_ ("%s (%s)"), goods, contract);
}

char *
_lian_words_steps (const _LianWords *self, guint order, gint64 steps)
{
  const LianArrangeOrder *of = ORDER (self->task, order);
  return lian_arrange_names_quantity (self->names, of->line, steps * of->step);
}

char *
_lian_words_hours (gint64 milliseconds)
{
  g_autofree char *hours = lian_quantity_to_text (milliseconds, &(LianUnit) { NULL, NULL, HOUR, 1 });
  return g_strdup_printf (_ ("%s h"), hours);
}

/* What is more in a list of amounts, or what is less; NULL if nothing is. */
char *
_lian_words_amounts (const _LianWords *self, GArray *amounts, gboolean more)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  for (guint n = 0; n < amounts->len; n++)
    {
      const LianArrangeAmount *amount = AMOUNT (amounts, n);
      guint order = WAY (self->task, amount->way)->order;
      if ((amount->quantity > 0) != more)
        continue;
      g_autofree char *goods = _lian_words_order (self, order);
      g_autofree char *steps = _lian_words_steps (self, order, ABS (amount->quantity));
      /* Translators: a quantity, goods */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s of %s"), steps, goods));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/* What a demand is about; of what it has not, NULL. */
typedef struct
{
  char *maker;
  char *order;
  char *what; /* process, product or material */
  char *month;
  char *there; /* how much is demanded, or there is */
  char *by;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->maker);
  g_free (parts->order);
  g_free (parts->what);
  g_free (parts->month);
  g_free (parts->there);
  g_free (parts->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
add_limit (const _LianWords *self, const LianArrangeDemand *demand, Parts *parts)
{
  const LianArrangeLimit *limit = LIMIT (self->task, demand->index);
  g_autofree char *what = _lian_words_name (self, limit->record);
  g_autofree char *contract = limit->contract != 0 ? _lian_words_name (self, limit->contract) : NULL;
  parts->maker = limit->maker != LIAN_ARRANGE_NONE ? _lian_words_maker (self, limit->maker) : NULL;
  /* Translators: material sent by the orderer, number of a contract */
  parts->what = contract != NULL ? g_strdup_printf (_ ("%s (%s)"), what, contract) : g_steal_pointer (&what);
  parts->month = lian_arrange_month_text (self->task, demand->month);
  parts->there = lian_arrange_limit_amount (self->task, self->names, demand->index, limit->amount[demand->month]);
  parts->by = lian_arrange_limit_amount (self->task, self->names, demand->index, demand->by);
}

static void
add_order (const _LianWords *self, const LianArrangeDemand *demand, guint order, gint64 there, Parts *parts)
{
  parts->order = _lian_words_order (self, order);
  parts->there = _lian_words_steps (self, order, there);
  parts->by = _lian_words_steps (self, order, demand->by);
}

static void
add_way (const _LianWords *self, const LianArrangeDemand *demand, const LianArrangeAmount *amount, Parts *parts)
{
  const LianArrangeWay *way = WAY (self->task, amount->way);
  add_order (self, demand, way->order, amount->quantity, parts);
  parts->maker = _lian_words_maker (self, way->maker);
  if (amount->month != LIAN_ARRANGE_NONE)
    parts->month = lian_arrange_month_text (self->task, amount->month);
}

static void
add_floor (const _LianWords *self, const LianArrangeDemand *demand, Parts *parts)
{
  parts->maker = _lian_words_maker (self, demand->index);
  parts->there = _lian_words_hours (MAKER (self->task, demand->index)->floor);
  parts->by = _lian_words_hours (demand->by);
}

static Parts
get_parts (const _LianWords *self, const LianArrangeDemand *demand)
{
  const LianArrangeTask *task = self->task;
  guint index = demand->index;
  Parts parts = { NULL };
  switch (demand->kind)
    {
    case LIAN_DEMAND_LIMIT:
      add_limit (self, demand, &parts);
      break;
    case LIAN_DEMAND_OPENS:
      add_order (self, demand, index, 0, &parts);
      parts.month = lian_arrange_month_text (task, ORDER (task, index)->opens);
      break;
    case LIAN_DEMAND_LOT:
      add_order (self, demand, index, lian_arrange_get_lot (task, index), &parts);
      break;
    case LIAN_DEMAND_OWN_LOT:
      add_way (self, demand, &(LianArrangeAmount) { index, LIAN_ARRANGE_NONE, WAY (task, index)->least_lot }, &parts);
      break;
    case LIAN_DEMAND_DATE:
    case LIAN_DEMAND_ONE_MAKER:
    case LIAN_DEMAND_PROMISE:
      add_order (self, demand, index, lian_arrange_get_wanted (task, index), &parts);
      break;
    case LIAN_DEMAND_PIN:
      add_way (self, demand, AMOUNT (task->pins, index), &parts);
      break;
    case LIAN_DEMAND_AGREED:
      add_way (self, demand, AMOUNT (task->agreed, index), &parts);
      break;
    case LIAN_DEMAND_RELATION:
      add_way (self, demand, &(LianArrangeAmount) { index, LIAN_ARRANGE_NONE, WAY (task, index)->keep }, &parts);
      break;
    case LIAN_DEMAND_FLOOR:
      add_floor (self, demand, &parts);
      break;
    case LIAN_DEMAND_COST:
    case LIAN_N_DEMANDS:
    default:
      break;
    }
  return parts;
}

static char *
say_limit (LianLimitKind kind, const Parts *p)
{
  if (kind == LIAN_LIMIT_PROCESS)
    /* Translators: a co-operative, a process, a month, hours */
    return g_strdup_printf (_ ("%s, %s: in %s there is no more than %s"), p->maker, p->what, p->month, p->there);
  if (kind == LIAN_LIMIT_PRODUCT)
    /* Translators: a co-operative, goods, a month, a quantity */
    return g_strdup_printf (_ ("%s, %s: in %s it can make no more than %s"), p->maker, p->what, p->month, p->there);
  /* Translators: a material, a month, a quantity */
  return g_strdup_printf (_ ("%s: in %s no more than %s becomes available"), p->what, p->month, p->there);
}

static char *
say_amount (LianDemandKind kind, const Parts *p)
{
  gboolean pinned = kind == LIAN_DEMAND_PIN;
  if (kind == LIAN_DEMAND_OWN_LOT)
    /* Translators: a co-operative, goods, a quantity */
    return g_strdup_printf (_ ("%s, %s: it takes on at least %s, or nothing"), p->maker, p->order, p->there);
  if (kind == LIAN_DEMAND_RELATION)
    /* Translators: a co-operative, goods, a quantity */
    return g_strdup_printf (_ ("%s, %s: at least %s, so that the relation is kept"), p->maker, p->order, p->there);
  if (p->month == NULL)
    /* Translators: a co-operative, goods, a quantity */
    return g_strdup_printf (pinned ? _ ("%s, %s: %s in all is pinned") : _ ("%s, %s: %s in all was agreed"), p->maker,
                            p->order, p->there);
  /* Translators: a co-operative, goods, a month, a quantity */
  return g_strdup_printf (pinned ? _ ("%s, %s: in %s %s is pinned") : _ ("%s, %s: in %s %s was agreed"), p->maker,
                          p->order, p->month, p->there);
}

static char *
say_order (LianDemandKind kind, const Parts *p)
{
  if (kind == LIAN_DEMAND_PROMISE)
    /* Translators: goods, a quantity */
    return g_strdup_printf (_ ("%s: all %s is to be placed"), p->order, p->there);
  if (kind == LIAN_DEMAND_DATE)
    /* Translators: goods */
    return g_strdup_printf (_ ("%s: it may not be later than its dates allow"), p->order);
  if (kind == LIAN_DEMAND_OPENS)
    /* Translators: goods, a month */
    return g_strdup_printf (_ ("%s: it may not be made before %s"), p->order, p->month);
  if (kind == LIAN_DEMAND_LOT)
    /* Translators: goods, a quantity */
    return g_strdup_printf (_ ("%s: a co-operative makes at least %s of it, or nothing"), p->order, p->there);
  /* Translators: goods */
  return g_strdup_printf (_ ("%s: a single co-operative has to make all of it"), p->order);
}

/**
 * lian_arrange_demand_to_text:
 * @task: a task
 * @names: its names
 * @demand: one of its demands
 *
 * Returns: (transfer full): what is demanded, as a line of a list
 */
char *
lian_arrange_demand_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                             const LianArrangeDemand *demand)
{
  const _LianWords self = { task, names };
  g_auto (Parts) parts = get_parts (&self, demand);
  if (demand->kind == LIAN_DEMAND_LIMIT)
    return say_limit (LIMIT (task, demand->index)->kind, &parts);
  if (demand->kind == LIAN_DEMAND_PIN || demand->kind == LIAN_DEMAND_AGREED || demand->kind == LIAN_DEMAND_RELATION
      || demand->kind == LIAN_DEMAND_OWN_LOT)
    return say_amount (demand->kind, &parts);
  if (demand->kind == LIAN_DEMAND_FLOOR)
    /* Translators: a co-operative, hours */
    return g_strdup_printf (_ ("%s: at least %s of work"), parts.maker, parts.there);
  return parts.order != NULL ? say_order (demand->kind, &parts) : g_strdup (_ ("nothing may cost anything"));
}

static char *
say_more (LianLimitKind kind, const Parts *p)
{
  if (kind == LIAN_LIMIT_PROCESS)
    /* Translators: hours, a process, a co-operative, a month */
    return g_strdup_printf (_ ("%s more of %s at %s in %s"), p->by, p->what, p->maker, p->month);
  if (kind == LIAN_LIMIT_PRODUCT)
    /* Translators: a quantity, goods, a co-operative, a month */
    return g_strdup_printf (_ ("capacity for %s more of %s at %s in %s"), p->by, p->what, p->maker, p->month);
  /* Translators: a quantity, a material, a month */
  return g_strdup_printf (_ ("%s more of %s by %s"), p->by, p->what, p->month);
}

static char *
say_looser_order (const LianArrangeTask *task, const LianArrangeDemand *demand, const Parts *p)
{
  if (demand->kind == LIAN_DEMAND_PROMISE)
    /* Translators: goods */
    return g_strdup_printf (_ ("%s not placed"), p->order);
  if (demand->kind == LIAN_DEMAND_DATE)
    /* Translators: goods, a number of months */
    return g_strdup_printf (_ ("%s due later (months: %d)"), p->order, (int) demand->by);
  if (demand->kind == LIAN_DEMAND_OPENS)
    /* Translators: goods, a number of months */
    return g_strdup_printf (_ ("%s begun earlier (months: %d)"), p->order, (int) demand->by);
  if (demand->kind == LIAN_DEMAND_ONE_MAKER)
    /* Translators: goods */
    return g_strdup_printf (_ ("%s made by several co-operatives"), p->order);
  if (demand->by < lian_arrange_demand_get_whole (task, demand))
    /* Translators: goods, a quantity */
    return g_strdup_printf (_ ("%s with a least lot smaller by %s"), p->order, p->by);
  /* Translators: goods */
  return g_strdup_printf (_ ("%s without a least lot"), p->order);
}

/* @months stand for that of a limit, if any one of several does the same. */
char *
_lian_words_loosened (const _LianWords *self, const LianArrangeDemand *demand, const char *months)
{
  g_auto (Parts) parts = get_parts (self, demand);
  const LianArrangeTask *task = self->task;
  if (months != NULL)
    {
      g_free (parts.month);
      parts.month = g_strdup (months);
    }
  if (demand->kind == LIAN_DEMAND_LIMIT)
    return say_more (LIMIT (task, demand->index)->kind, &parts);
  if (demand->kind == LIAN_DEMAND_PIN)
    /* Translators: goods, a co-operative */
    return g_strdup_printf (_ ("%s no longer pinned to %s"), parts.order, parts.maker);
  if (demand->kind == LIAN_DEMAND_RELATION)
    /* Translators: a quantity, goods, a co-operative */
    return g_strdup_printf (_ ("%s less of %s kept for the relation of %s"), parts.by, parts.order, parts.maker);
  if (demand->kind == LIAN_DEMAND_AGREED)
    /* Translators: a quantity, goods, a co-operative */
    return g_strdup_printf (_ ("%s less of %s agreed with %s"), parts.by, parts.order, parts.maker);
  if (demand->kind == LIAN_DEMAND_OWN_LOT)
    /* Translators: a co-operative, goods, a quantity */
    return g_strdup_printf (_ ("the smallest lot of %s for %s less by %s"), parts.maker, parts.order, parts.by);
  if (demand->kind == LIAN_DEMAND_FLOOR)
    /* Translators: a co-operative, hours */
    return g_strdup_printf (_ ("the floor of work of %s lower by %s"), parts.maker, parts.by);
  return parts.order != NULL ? say_looser_order (task, demand, &parts) : g_strdup (_ ("costs borne"));
}

/**
 * lian_arrange_loosened_to_text:
 * @task: a task
 * @names: its names
 * @demand: one of its demands
 *
 * Returns: (transfer full): what would be if the demand were loosened by as much as it says, as a part
 *   of a sentence
 */
char *
lian_arrange_loosened_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                               const LianArrangeDemand *demand)
{
  const _LianWords self = { task, names };
  return _lian_words_loosened (&self, demand, NULL);
}
