/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where a base may lie; private to core/db and its tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _lian_db_place_is_shared (const char *filesystem);
gboolean _lian_db_place_check (const char *path, GError **error);

G_END_DECLS
