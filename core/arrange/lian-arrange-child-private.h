/* SPDX-License-Identifier: LGPL-2.1-or-later
 * CBC in a process of its own. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

gboolean _lian_arrange_ask_child (const _LianModel *model, const gint64 *cost, const gint64 *x, guint nodes,
                                  _LianEffort *effort, double *point);

G_END_DECLS
