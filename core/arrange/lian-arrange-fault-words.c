/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Broken rules of a plan, in words: where, which one, by how much. */
#include "lian-arrange-fault-words.h"

#include "lian-arrange-access-private.h"
#include "lian-arrange-trade.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-text.h"

#define MOST_OF_NAME 28

/* What the sentences are about; of what a fault has not, "". */
typedef struct
{
  char *order;
  char *maker;
  char *limit;
  char *month;
  char *amount;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->order);
  g_free (parts->maker);
  g_free (parts->limit);
  g_free (parts->month);
  g_free (parts->amount);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static char *
name_of (const LianArrangeNames *names, gint64 id)
{
  g_autofree char *text = lian_text_shorten_to (lian_arrange_names_get (names, id), MOST_OF_NAME);
  return lian_isolate (text);
}

static guint
find_maker (const LianArrangeTask *task, const LianArrangeFault *fault)
{
  if (fault->maker != LIAN_ARRANGE_NONE)
    return fault->maker;
  if (fault->way != LIAN_ARRANGE_NONE)
    return WAY (task, fault->way)->maker;
  return fault->limit != LIAN_ARRANGE_NONE ? LIMIT (task, fault->limit)->maker : LIAN_ARRANGE_NONE;
}

static char *
describe_amount (const LianArrangeTask *task, const LianArrangeNames *names, const LianArrangeFault *fault)
{
  gint64 amount = ABS (fault->amount);
  if (fault->limit != LIAN_ARRANGE_NONE)
    return lian_arrange_limit_amount (task, names, fault->limit, amount);
  if (fault->order == LIAN_ARRANGE_NONE)
    return g_strdup ("");
  const LianArrangeOrder *order = ORDER (task, fault->order);
  return lian_arrange_names_quantity (names, order->line, amount * order->step);
}

static Parts
get_parts (const LianArrangeTask *task, const LianArrangeNames *names, const LianArrangeFault *fault)
{
  guint maker = find_maker (task, fault);
  gboolean month = fault->month != LIAN_ARRANGE_NONE && fault->month < task->n_months;
  Parts parts = { NULL };
  parts.order = fault->order != LIAN_ARRANGE_NONE ? name_of (names, ORDER (task, fault->order)->product) : g_strdup ("");
  parts.maker = maker != LIAN_ARRANGE_NONE ? name_of (names, MAKER (task, maker)->cooperative) : g_strdup ("");
  parts.limit = fault->limit != LIAN_ARRANGE_NONE ? name_of (names, LIMIT (task, fault->limit)->record) : g_strdup ("");
  parts.month = month ? lian_arrange_month_text (task, fault->month) : g_strdup (_ ("all months"));
  parts.amount = describe_amount (task, names, fault);
  return parts;
}

static char *
say_limit (LianLimitKind kind, const Parts *p)
{
  if (kind == LIAN_LIMIT_PROCESS)
    /* Translators: a co-operative, a process, a month, hours */
    return g_strdup_printf (_ ("%s, %s, %s: %s more is needed than there is"), p->maker, p->limit, p->month, p->amount);
  if (kind == LIAN_LIMIT_PRODUCT)
    /* Translators: a co-operative, goods, a month, a quantity */
    return g_strdup_printf (_ ("%s, %s, %s: %s more than it can make"), p->maker, p->limit, p->month, p->amount);
  /* Translators: a material, a month, a quantity */
  return g_strdup_printf (_ ("%s: by the end of %s %s more is used than there is"), p->limit, p->month, p->amount);
}

static char *
say_must (LianAim aim, const Parts *p)
{
  const char *label = _ (lian_choices_aim[aim].label);
  g_autofree char *about = lian_isolate_join (", ", *p->order != '\0' ? p->order : p->maker,
                                              *p->amount != '\0' ? p->amount : NULL, NULL);
  if (*about == '\0')
    /* Translators: an aim */
    return g_strdup_printf (_ ("“%s” has to be attained whole"), label);
  /* Translators: an aim, goods or a co-operative with a quantity */
  return g_strdup_printf (_ ("“%s” has to be attained whole: %s"), label, about);
}

/* Of an order. */
static char *
say_order (LianFaultKind kind, const Parts *p)
{
  if (kind == LIAN_FAULT_EARLY)
    /* Translators: goods, a month, a quantity */
    return g_strdup_printf (_ ("%s: in %s it may not be made yet: %s"), p->order, p->month, p->amount);
  if (kind == LIAN_FAULT_LATE)
    /* Translators: goods, a month, a quantity */
    return g_strdup_printf (_ ("%s: in %s it is too late, as the settings of the plan say: %s"), p->order, p->month,
                            p->amount);
  if (kind == LIAN_FAULT_OVER)
    /* Translators: goods, a quantity */
    return g_strdup_printf (_ ("%s: %s more than is left of the order"), p->order, p->amount);
  if (kind == LIAN_FAULT_ONE_MAKER)
    /* Translators: goods, a co-operative */
    return g_strdup_printf (_ ("%s: a single co-operative has to make all of it; %s makes some too"), p->order, p->maker);
  if (kind == LIAN_FAULT_LOT)
    /* Translators: goods, a co-operative, a quantity */
    return g_strdup_printf (_ ("%s: to the least lot, %s lacks %s"), p->order, p->maker, p->amount);
  /* Translators: goods, a co-operative, a month, a quantity */
  return g_strdup_printf (_ ("%s, %s, %s: %s off what is pinned"), p->order, p->maker, p->month, p->amount);
}

/**
 * lian_arrange_fault_to_text:
 * @task: a task
 * @names: its names
 * @fault: a rule that a plan for it breaks
 *
 * Returns: (transfer full): which rule, where and by how much
 */
char *
lian_arrange_fault_to_text (const LianArrangeTask *task, const LianArrangeNames *names,
                            const LianArrangeFault *fault)
{
  if (fault->kind == LIAN_FAULT_SHARE)
    return g_strdup (_ ("something is planned that belongs to no open order"));
  g_auto (Parts) parts = get_parts (task, names, fault);
  if (fault->kind == LIAN_FAULT_LIMIT)
    return say_limit (LIMIT (task, fault->limit)->kind, &parts);
  return fault->kind == LIAN_FAULT_MUST ? say_must (fault->aim, &parts) : say_order (fault->kind, &parts);
}
