/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Locks of a base that other parts of the process can't lose.  Private to core/db. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lian_db_keep_locks (void);

G_END_DECLS
