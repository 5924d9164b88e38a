/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The list of cases for a meeting. */
#pragma once

#include "lian-document.h"
#include "lian-txn.h"

G_BEGIN_DECLS

LianDocument *lian_session_list_new (LianTxn *txn, const GArray *activities, int *done,
                                     GCancellable *cancellable, GError **error);
GArray *lian_session_list_choose (LianTxn *txn, GCancellable *cancellable, GError **error);

G_END_DECLS
