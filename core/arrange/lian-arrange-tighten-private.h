/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rows of a programme leave of the bounds of its columns. */
#pragma once

#include "lian-arrange-private.h"

G_BEGIN_DECLS

typedef struct __LianTightener _LianTightener;

_LianTightener *_lian_tightener_new (const _LianModel *model);
void _lian_tightener_free (_LianTightener *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (_LianTightener, _lian_tightener_free)
gboolean _lian_tightener_run (const _LianTightener *self, gint64 *lower, gint64 *upper, _LianEffort *effort);

G_END_DECLS
