/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Kept warnings in the language of who reads them. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

char *lian_kept_dup_message (LianTxn *txn, const LianRecord *kept, const char *language);

G_END_DECLS
