/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a proof that a task is impossible hangs on. */
#pragma once

#include "lian-arrange-scope-private.h"

G_BEGIN_DECLS

gboolean _lian_arrange_is_refuted (const LianArrangeTask *task, const _LianRun *run);
guint8 *_lian_arrange_blame (const LianArrangeTask *bare, const GArray *demands, const _LianRun *run);

G_END_DECLS
