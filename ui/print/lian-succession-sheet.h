/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A change of co-operatives on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_succession_sheet_new (LianTxn *txn, gint64 succession, GError **error);

G_END_DECLS
