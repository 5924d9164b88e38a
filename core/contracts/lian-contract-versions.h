/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The versions of a contract: what changed with each, when, with whom it was agreed, and why. */
#pragma once

#include "lian-txn.h"

G_BEGIN_DECLS

/**
 * LianContractVersion:
 * @number: its number; 1 is what was signed
 * @on: the day of the amendment, of the first version the day of signing; 0 when that isn't known
 * @agreed_with: (nullable): who agreed to it for the other party; of the first version who signed
 * @officer: the officer's id; 0 for none, as of the first version
 * @reason: (nullable): why it was amended; %NULL of the first version
 * @amendment: the record of type amendment; 0 of the first version
 * @changes: (element-type LianClauseChange): the clauses that it changed, empty of the first
 *
 * One version of a contract.
 */
typedef struct
{
  gint64 number;
  LianDate on;
  char *agreed_with;
  gint64 officer;
  char *reason;
  gint64 amendment;
  GPtrArray *changes;
} LianContractVersion;

void lian_contract_version_free (LianContractVersion *self);
GPtrArray *lian_contract_list_versions (LianTxn *txn, const LianRecord *contract);
gint64 lian_contract_version_find_act (const LianContractVersion *self, LianTxn *txn, gint64 contract,
                                       GError **error);

G_END_DECLS
