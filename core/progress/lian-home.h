/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is to be done, as the page of today shows it. */
#pragma once

#include "lian-worklist.h"

G_BEGIN_DECLS

LianWorkList *lian_home_read (LianTxn *txn, gboolean only_mine, GCancellable *cancellable, GError **error);

G_END_DECLS
