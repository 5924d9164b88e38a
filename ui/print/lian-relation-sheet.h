/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The relations of one co-operative on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_relation_sheet_new (LianTxn *txn, gint64 cooperative, GError **error);

G_END_DECLS
