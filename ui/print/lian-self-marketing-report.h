/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative sold by itself, on paper. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_self_marketing_report_new (LianTxn *txn, gint64 cooperative, GError **error);
GArray *lian_self_marketing_report_choose (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
