/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The share ledger of a co-operative on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_share_ledger_new (LianTxn *txn, gint64 cooperative, GError **error);

G_END_DECLS
