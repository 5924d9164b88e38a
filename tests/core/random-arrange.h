/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Small tasks of arrangement made by chance, and their best plans by trying all. */
#pragma once

#include "lian-arrange-plan.h"

/* What makes a task; all bits together are a task with something of everything. */
typedef enum
{
  RANDOM_ARRANGE_LIMITS = 1 << 0, /* capacity and material */
  RANDOM_ARRANGE_LOTS = 1 << 1, /* least lots and one-maker orders */
  RANDOM_ARRANGE_SET_UPS = 1 << 2,
  RANDOM_ARRANGE_PINS = 1 << 3,
  RANDOM_ARRANGE_AGREED = 1 << 4,
  RANDOM_ARRANGE_KEEPS = 1 << 5, /* relations and floors */
  RANDOM_ARRANGE_MUSTS = 1 << 6,
  RANDOM_ARRANGE_TIES = 1 << 7, /* aims of the same place, with weights */
  RANDOM_ARRANGE_ALL = (1 << 8) - 1,
} RandomArrange;

LianArrangeTask *random_arrange_new (GRand *random, RandomArrange with);
GArray *random_arrange_best (const LianArrangeTask *task, GArray *objectives);
guint random_arrange_get_places (const LianArrangeTask *task);
gint64 random_arrange_get_objective (const LianArrangeTask *task,
                                     const gint64 values[LIAN_N_AIMS],
                                     guint place);
