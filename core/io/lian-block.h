/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A block of cells as a spreadsheet program puts it on the clipboard. */
#pragma once

#include "lian-type.h"

G_BEGIN_DECLS

GPtrArray *lian_block_read (const char *text);
gboolean lian_block_is_one_cell (const char *text);
gboolean lian_block_find_fields (const LianType *type, const char *const *cells, GArray *fields);

G_END_DECLS
