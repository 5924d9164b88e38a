/* SPDX-License-Identifier: LGPL-2.1-or-later
 * All contracts and their parts, read once.  Private to core/contracts. */
#pragma once

#include "lian-fen-sum.h"
#include "lian-txn.h"

G_BEGIN_DECLS

typedef struct _LianContractBook LianContractBook;

LianContractBook *_lian_contract_book_open (LianTxn *txn);
void _lian_contract_book_close (LianTxn *txn);
GPtrArray *_lian_contract_parts (LianTxn *txn, const char *type, const char *owner, gint64 id);
const GPtrArray *_lian_contract_book_get_contracts (const LianContractBook *self);
LianRecord *_lian_contract_book_find (LianContractBook *self, const char *type, gint64 id);
GPtrArray *_lian_contract_book_list_makers (LianContractBook *self, const LianRecord *contract);
const LianUnit *_lian_contract_book_get_unit (LianContractBook *self, gint64 unit);
gboolean _lian_contract_book_get_rate (LianContractBook *self, const LianRecord *contract, LianRate *rate);

G_END_DECLS
