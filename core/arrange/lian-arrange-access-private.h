/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Short ways to what stands in a task. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

#define MAKER(task, n) (&g_array_index ((task)->makers, LianArrangeMaker, n))
#define LIMIT(task, n) (&g_array_index ((task)->limits, LianArrangeLimit, n))
#define ORDER(task, n) (&g_array_index ((task)->orders, LianArrangeOrder, n))
#define PART(task, n) (&g_array_index ((task)->parts, LianArrangePart, n))
#define WAY(task, n) (&g_array_index ((task)->ways, LianArrangeWay, n))
#define VARIETY(task, n) (&g_array_index ((task)->varieties, LianArrangeVariety, n))
#define USE(task, n) (&g_array_index ((task)->uses, LianArrangeUse, n))
#define STAGE(task, n) (&g_array_index ((task)->stages, LianArrangeStage, n))
#define AMOUNT(amounts, n) (&g_array_index (amounts, LianArrangeAmount, n))
#define SHARE(shares, n) (&g_array_index (shares, LianArrangeShare, n))

void _lian_arrange_add_up (GArray *shares);
gint64 _lian_arrange_get_use (const LianArrangeTask *task, guint first_use, guint n_uses, guint limit);

G_END_DECLS
