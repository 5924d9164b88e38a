/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the state of a contract means. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

gboolean lian_contract_binds (const LianRecord *contract);
gboolean lian_contract_may_become (const char *from, const char *to);
gboolean lian_contract_owes_federation (const LianRecord *contract, const LianRecord *orderer);
const LianRecord *lian_federation_find_own (const GPtrArray *federations, const GPtrArray *makers,
                                            gint64 city);
gboolean lian_contract_is_clause (const LianType *type, guint field);
gboolean lian_contract_holds_clauses (const LianType *type);
gboolean lian_contract_clauses_differ (const LianRecord *before, const LianRecord *after);

G_END_DECLS
