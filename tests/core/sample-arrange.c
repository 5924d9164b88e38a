/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A small task of arrangement that tests share. */
#include "sample-arrange.h"

/* An order of ten pieces a step, and two co-operatives that make it. */
LianArrangeTask *
sample_arrange_small (LianDate first_month)
{
  LianArrangeTask *task = lian_arrange_task_new (first_month, 3);
  LianArrangeMaker makers[] = { { 11, 5, 0 }, { 12, 5, 0 } };
  LianArrangeOrder order = { .line = 21, .step = 10, .value = 1, .weight = 1, .n_ways = 2 };
  LianArrangeWay ways[] = { { .variety = LIAN_ARRANGE_NONE }, { .maker = 1, .variety = LIAN_ARRANGE_NONE } };
  g_array_append_vals (task->makers, makers, 2);
  g_array_append_val (task->orders, order);
  g_array_append_vals (task->ways, ways, 2);
  return task;
}

GArray *
sample_arrange_amounts (const LianArrangeAmount *amounts, guint n_amounts)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof *amounts);
  g_array_append_vals (array, amounts, n_amounts);
  return array;
}
