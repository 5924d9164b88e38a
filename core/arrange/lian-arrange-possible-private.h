/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether some of the demands of a task can be met together. */
#pragma once

#include "lian-arrange-scope-private.h"

G_BEGIN_DECLS

LianArrangeTask *_lian_arrange_new_bare (const LianArrangeTask *task);
GArray *_lian_arrange_list_demands (const LianArrangeTask *bare);
gboolean _lian_arrange_is_possible (const LianArrangeTask *bare, const GArray *demands, const guint8 *kept,
                                    GArray **shares, gboolean *is_known, const _LianRun *run, GError **error);
void _lian_arrange_mark_met (const LianArrangeTask *bare, const GArray *demands, GArray *shares, guint8 *marks);

G_END_DECLS
