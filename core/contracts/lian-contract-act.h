/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts of a contract's life by name, for whoever offers a choice of them. */
#pragma once

#include "lian-contract-life.h"

G_BEGIN_DECLS

/**
 * LianContractAct:
 * @LIAN_CONTRACT_ACT_SIGN: a draft is signed
 * @LIAN_CONTRACT_ACT_BEGIN: its execution begins
 * @LIAN_CONTRACT_ACT_COMPLETE: it is fulfilled
 * @LIAN_CONTRACT_ACT_TERMINATE: it is ended before its end
 * @LIAN_CONTRACT_ACT_PENALTIES: penalties are proposed from its rates
 * @LIAN_CONTRACT_ACT_SETTLE: it is settled
 *
 * What can be done with a contract beside its clauses.
 */
typedef enum
{
  LIAN_CONTRACT_ACT_SIGN,
  LIAN_CONTRACT_ACT_BEGIN,
  LIAN_CONTRACT_ACT_COMPLETE,
  LIAN_CONTRACT_ACT_TERMINATE,
  LIAN_CONTRACT_ACT_PENALTIES,
  LIAN_CONTRACT_ACT_SETTLE,
} LianContractAct;

#define LIAN_CONTRACT_N_ACTS (LIAN_CONTRACT_ACT_SETTLE + 1)

const char *lian_contract_act_label (LianContractAct act);
gboolean lian_contract_act_take (LianContractAct act, LianTxn *txn, gint64 contract, LianDate on,
                                 const char *reason, GError **error);

G_END_DECLS
