/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Names and figures of a plan as the page writes them. */
#include "lian-arrange-texts.h"

#include "lian-isolate.h"
#include "lian-text.h"

#define MOST_OF_NAME 40

static const LianArrangeOrder *
get_order (const LianArrangeTask *task, guint order)
{
  return &g_array_index (task->orders, LianArrangeOrder, order);
}

/**
 * lian_arrange_texts_order:
 * @task: a task
 * @names: its names
 * @order: an order of it
 *
 * Returns: (transfer full): the product and the contract
 */
char *
lian_arrange_texts_order (const LianArrangeTask *task, const LianArrangeNames *names, guint order)
{
  const LianArrangeOrder *o = get_order (task, order);
  g_autofree char *product = lian_text_shorten_to (lian_arrange_names_get (names, o->product), MOST_OF_NAME);
  g_autofree char *contract = lian_text_shorten_to (lian_arrange_names_get (names, o->contract), MOST_OF_NAME);
  return lian_isolate_join (" · ", product, contract, NULL);
}

/**
 * lian_arrange_texts_maker:
 * @task: a task
 * @names: its names
 * @maker: a co-operative of it
 *
 * Returns: (transfer full): its name
 */
char *
lian_arrange_texts_maker (const LianArrangeTask *task, const LianArrangeNames *names, guint maker)
{
  return g_strdup (
      lian_arrange_names_get (names, g_array_index (task->makers, LianArrangeMaker, maker).cooperative));
}

/**
 * lian_arrange_texts_quantity:
 * @task: a task
 * @names: its names
 * @order: an order of it
 * @steps: a quantity
 *
 * Returns: (transfer full): the number, in the unit of the line
 */
char *
lian_arrange_texts_quantity (const LianArrangeTask *task, const LianArrangeNames *names, guint order, gint64 steps)
{
  const LianArrangeOrder *o = get_order (task, order);
  return lian_arrange_names_number (names, o->line, steps * o->step);
}

/**
 * lian_arrange_texts_parse:
 * @task: a task
 * @names: its names
 * @order: an order of it
 * @text: a quantity as typed; empty is none
 * @steps: (out): the quantity
 *
 * Returns: whether it is a whole number of steps, 0 or more
 */
gboolean
lian_arrange_texts_parse (const LianArrangeTask *task, const LianArrangeNames *names, guint order,
                          const char *text, gint64 *steps)
{
  const LianArrangeOrder *o = get_order (task, order);
  gint64 smallest = 0;
  if (!lian_text_is_blank (text) && !lian_arrange_names_parse (names, o->line, text, &smallest))
    return FALSE;
  *steps = smallest / o->step;
  return smallest >= 0 && smallest % o->step == 0;
}
