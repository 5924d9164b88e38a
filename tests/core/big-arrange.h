/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Tasks of arrangement as large as a city's, made by chance. */
#pragma once

#include "lian-arrange-task.h"

/**
 * BigArrange:
 * @seed: of the chance
 * @n_makers: co-operatives
 * @n_orders: lines of contracts
 * @n_months: months
 * @load: the work that all orders are together, per cent of what can be done
 * @spare: what there is more of all processes but a co-operative's first and of its products, per cent: with 0
 *   everything binds at once, which is harder than what is found in the world
 */
typedef struct
{
  guint seed;
  guint n_makers;
  guint n_orders;
  guint n_months;
  guint load;
  guint spare;
} BigArrange;

LianArrangeTask *big_arrange_new (const BigArrange *size);
