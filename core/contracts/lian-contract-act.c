/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts of a contract's life by name: the window and the command line take the same ones. */
#include "lian-contract-act.h"
#include "lian-i18n.h"

static const char *const labels[LIAN_CONTRACT_N_ACTS] = {
  N_ ("contract signed"),     N_ ("contract begun"),      N_ ("contract fulfilled"),
  N_ ("contract terminated"), N_ ("penalties proposed"), N_ ("contract settled"),
};

/**
 * lian_contract_act_label:
 * @act: an act
 *
 * Returns: (transfer none): its name in the log of acts
 */
const char *
lian_contract_act_label (LianContractAct act)
{
  return _ (labels[act]);
}

/**
 * lian_contract_act_take:
 * @act: what is to be done
 * @txn: a write
 * @contract: a contract
 * @on: the day; 0 for the working date
 * @reason: (nullable): why; needed to terminate
 * @error: return location; as the function of the act sets it
 *
 * Returns: whether it was done
 */
gboolean
lian_contract_act_take (LianContractAct act, LianTxn *txn, gint64 contract, LianDate on,
                        const char *reason, GError **error)
{
  switch (act)
    {
    case LIAN_CONTRACT_ACT_SIGN:
      return lian_contract_sign (txn, contract, on, error);
    case LIAN_CONTRACT_ACT_BEGIN:
      return lian_contract_begin (txn, contract, on, error);
    case LIAN_CONTRACT_ACT_COMPLETE:
      return lian_contract_complete (txn, contract, on, error);
    case LIAN_CONTRACT_ACT_TERMINATE:
      return lian_contract_terminate (txn, contract, on, reason, error);
    case LIAN_CONTRACT_ACT_PENALTIES:
      return lian_contract_propose_penalties (txn, contract, on, error);
    case LIAN_CONTRACT_ACT_SETTLE:
    default:
      return lian_contract_settle (txn, contract, on, error);
    }
}
