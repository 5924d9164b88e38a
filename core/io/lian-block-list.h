/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Rows of a list as a block of cells on the clipboard, and back as a table to import. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

char *lian_block_copy (LianTxn *txn, const LianType *type, const GArray *ids, const GArray *fields,
                       GCancellable *cancellable, GError **error);
GBytes *lian_block_to_table (const LianType *type, const char *text, const GArray *fields, gboolean *headed);

G_END_DECLS
