/* SPDX-License-Identifier: LGPL-2.1-or-later
 * For which part of an order what is made in a month is. */
#pragma once

#include "lian-arrange-task.h"

G_BEGIN_DECLS

void _lian_arrange_assign (const LianArrangeTask *task, guint order, gint64 *supply, gint64 *flow);

G_END_DECLS
