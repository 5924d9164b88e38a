/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The key of a change of co-operatives, read from a table. */
#pragma once

#include "lian-reorganise.h"

G_BEGIN_DECLS

gboolean lian_reorganise_key_read (LianReorganiseRequest *request, const char *path, GError **error);

G_END_DECLS
