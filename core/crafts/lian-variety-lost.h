/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Varieties that a co-operative has lost and does not make again. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

GPtrArray *lian_variety_list_lost (LianTxn *txn, gint64 cooperative, LianDate since);
char *lian_variety_dup_lost (LianTxn *txn, const char *language, gint64 cooperative, LianDate since);

G_END_DECLS
