/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The notice that tells makers what they have still to deliver. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_delivery_notice_new (LianTxn *txn, gint64 contract, GError **error);
GArray *lian_delivery_notice_choose (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
