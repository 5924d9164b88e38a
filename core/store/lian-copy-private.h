/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Copying a base.  Private to core/store. */
#pragma once

#include "lian-progress.h"

G_BEGIN_DECLS

gboolean _lian_copy_base (const char *from, const char *to, LianProgress *progress, GError **error);
gboolean _lian_copy_is_partial (const char *name);

G_END_DECLS
