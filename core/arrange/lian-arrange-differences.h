/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What changes from one plan to another. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

/**
 * LianArrangeChange:
 * @line: the contract line
 * @cooperative: the co-operative
 * @month: the first day of the month; 0 for all months together
 * @before: what it made of the line then, in smallest units
 * @after: what it makes now
 *
 * What changes for a co-operative in a month.
 */
typedef struct
{
  gint64 line;
  gint64 cooperative;
  LianDate month;
  gint64 before;
  gint64 after;
} LianArrangeChange;

/**
 * LianArrangeDifferences:
 * @changes: (element-type LianArrangeChange): by line, co-operative and month; only what changes
 * @touched: (element-type gint64): co-operatives for which anything changes, each once
 * @n_pins: how much is pinned
 * @n_pins_kept: how much of it is as it is pinned
 *
 * What changes from one plan to another.
 */
typedef struct
{
  GArray *changes;
  GArray *touched;
  guint n_pins;
  guint n_pins_kept;
} LianArrangeDifferences;

LianArrangeDifferences *lian_arrange_differences (const LianArrangeTask *before_task, const GArray *before,
                                                  const LianArrangeTask *task, const GArray *after);
void lian_arrange_differences_free (LianArrangeDifferences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LianArrangeDifferences, lian_arrange_differences_free)
GArray *lian_arrange_get_amounts (const LianArrangeTask *task, GArray *shares);

G_END_DECLS
