/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Conditions that narrow a list, said in words. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

char *lian_filter_words (const LianFilter *filter, const LianField *field, const char *from, const char *to);
char *lian_txn_filter_words (LianTxn *txn, const LianType *type, const LianFilter *filter);

G_END_DECLS
