/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The contract summary on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_contract_summary_new (LianTxn *txn, gint64 contract, GError **error);

G_END_DECLS
