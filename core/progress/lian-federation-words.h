/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Which federation a co-operative or a contract belongs to on a day, in words and as a column. */
#pragma once

#include "lian-derived.h"
#include "lian-federation-on.h"

G_BEGIN_DECLS

char *lian_federation_dup_names (LianTxn *txn, const LianType *type, gint64 id, LianDate day);
char *lian_federation_dup_line (LianTxn *txn, const LianType *type, gint64 id, LianDate day);
const LianDerived *lian_cooperative_derived (void);

G_END_DECLS
